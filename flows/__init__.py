"""Prefect flows and tasks, and the command line `chiso`: the only package that imports Prefect."""

from flows.settings import prepare_environment

prepare_environment()  # Prefect reads its settings once, when it is first imported
