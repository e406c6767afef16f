"""Pages saved from a browser: HTML and MHTML to the typed lines of an article."""
