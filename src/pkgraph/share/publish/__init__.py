"""The graph as a site of files: pages and data for any host that gives out files, or for none at all."""
