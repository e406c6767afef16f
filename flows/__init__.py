"""Prefect flows and tasks, and the command line `chiso`: the only package that imports Prefect."""
