"""Full text: which passages of the documents hold some words, and what the graph knows of them there."""

from pkgraph.ask.search.hits import Entity, Hit, Hits
from pkgraph.ask.search.index import Index, make_index
from pkgraph.ask.search.run import Candidate, passages, search

__all__ = ["Candidate", "Entity", "Hit", "Hits", "Index", "make_index", "passages", "search"]
