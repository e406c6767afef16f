"""What the product knows about the world, as data files with their loaders."""

from __future__ import annotations

from schemas.vocabulary.comparisons import CrossComparison
from schemas.vocabulary.metrics import Metric
from schemas.vocabulary.vocabulary import Vocabulary, load_vocabulary

__all__ = ["CrossComparison", "Metric", "Vocabulary", "load_vocabulary"]
