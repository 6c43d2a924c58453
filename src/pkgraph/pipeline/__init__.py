"""The whole way: sources to texts, documents, facts, graph, inference, validation and store."""

from pkgraph.pipeline.source import bibliography
from pkgraph.pipeline.summary import BuildSummary, DocumentSummary
from pkgraph.pipeline.whole import add, build
from pkgraph.pipeline.workers import cores

__all__ = ["BuildSummary", "DocumentSummary", "add", "bibliography", "build", "cores"]
