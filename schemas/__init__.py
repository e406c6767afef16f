"""What every table holds, the code lists, and the vocabulary."""
