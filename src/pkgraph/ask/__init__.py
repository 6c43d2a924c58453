"""Asking: the catalogue of queries, binding of values, rows, and what they look like."""
