"""The version of the tables, apart from their definitions so that reading it costs nothing."""

SCHEMA_VERSION = "1.0.0"
"""Patch: same meaning; minor: columns added; major: meaning changed."""
