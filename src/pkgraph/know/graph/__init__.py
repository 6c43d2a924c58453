"""From what was read to RDF: a reading in, quads out."""

from pkgraph.know.graph.build_record import absent_quads, build_quads, clock_quads
from pkgraph.know.graph.comparison import comparison_quads
from pkgraph.know.graph.ontology import ontology_quads
from pkgraph.know.graph.reading import quads_of
from pkgraph.know.graph.write import nquads_lines, write_nquads

__all__ = [
    "absent_quads",
    "build_quads",
    "clock_quads",
    "comparison_quads",
    "nquads_lines",
    "ontology_quads",
    "quads_of",
    "write_nquads",
]
