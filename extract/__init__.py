"""One article in, observations and rejects out: pure, no Prefect, no pandas."""

from extract.read import read_article

__all__ = ["read_article"]
