"""Writes the reference pages of the ontology and the shapes, docs/ontology/, from ontology/ and shapes/."""
