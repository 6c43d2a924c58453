"""Text: which files are sources, and the exact characters that each of them holds."""
