"""One article in, observations and rejects out: pure, no Prefect, no pandas."""

from extract.extraction import extract
from extract.read import read_article

__all__ = ["extract", "read_article"]
