"""What people put right: one line a correction in a file under version control, each with what it expects to find.

Nothing is imported here: whether the file has changed is found out without pandas.
"""
