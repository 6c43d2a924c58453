"""Every prefix and base IRI, once."""

from __future__ import annotations

ONTOLOGY = "https://w3id.org/pkgraph/ontology"
"""IRI of the ontology; ``--base`` never changes it."""

PK = ONTOLOGY + "#"
BASE = "https://w3id.org/pkgraph/id/"
"""Default base of the data's IRIs."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
DCAT = "http://www.w3.org/ns/dcat#"
FOAF = "http://xmlns.com/foaf/0.1/"
PROV = "http://www.w3.org/ns/prov#"
QB = "http://purl.org/linked-data/cube#"
OA = "http://www.w3.org/ns/oa#"
SH = "http://www.w3.org/ns/shacl#"
VOID = "http://rdfs.org/ns/void#"
SHAPES = "https://w3id.org/pkgraph/shapes#"
"""Of the shapes that pkgraph came with."""

PREFIXES: dict[str, str] = {
    "pk": PK,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "dcat": DCAT,
    "prov": PROV,
    "oa": OA,
    "qb": QB,
    "sh": SH,
}
