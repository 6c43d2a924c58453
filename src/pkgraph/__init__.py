"""pkgraph: a knowledge graph of United Nations peacekeeping documents."""

__version__ = "0.1.0"
