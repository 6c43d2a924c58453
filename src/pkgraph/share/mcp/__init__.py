"""The graph for language models: a Model Context Protocol server."""
