"""The formats of raw files: one module a format, and which file is of which."""
