"""Tables of data in an article."""
