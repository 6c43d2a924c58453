"""A web server for the graph."""
