"""What lies between two builds: rows, causes, and what it means for the version."""
