"""What is known: facts as a graph, what follows from it, whether it is sound, and where it is kept."""

from pkgraph.know.graph import ontology_quads, quads_of, write_nquads
from pkgraph.know.inference import infer
from pkgraph.know.store import EmbeddedStore, GraphFolder, RemoteStore, Store, check_read_only, staging
from pkgraph.know.validation import ValidationReport, check_graph, validate_files

__all__ = [
    "EmbeddedStore",
    "GraphFolder",
    "RemoteStore",
    "Store",
    "ValidationReport",
    "check_graph",
    "check_read_only",
    "infer",
    "ontology_quads",
    "quads_of",
    "staging",
    "validate_files",
    "write_nquads",
]
