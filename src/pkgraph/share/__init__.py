"""Sharing: a server for the graph, and the graph in other forms."""
