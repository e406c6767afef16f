"""From the bytes of a raw file to an article: letters, page layout, date line, newspaper."""
