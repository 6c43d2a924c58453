"""The graph as linked data: RDF of each resource, and of the graph as a data set."""
