"""Every error that Chỉ Số raises on purpose, under one root."""

from __future__ import annotations


class ChiSoError(Exception):
    """Root of the errors that say what was wrong, where, and what to do."""


class VocabularyError(ChiSoError):
    """A vocabulary file holds an entry that cannot be used."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        self.file, self.key, self.reason = file, key, reason
        super().__init__(f"{file}: {key}: {reason}")


class SettingError(ChiSoError):
    """A setting cannot be used; `source` is its file, or the environment."""

    def __init__(self, source: str, key: str, reason: str) -> None:
        self.source, self.key, self.reason = source, key, reason
        super().__init__(f"{source}: {key}: {reason}")


class CorrectionError(ChiSoError):
    """A line of a corrections file cannot be used; line 0 is one that is not written yet."""

    def __init__(self, file: str, line: int, key: str, reason: str) -> None:
        self.file, self.line, self.key, self.reason = file, line, key, reason
        super().__init__(f"{file}, line {line}: {key}: {reason}" if line else f"{key}: {reason}")


class ArticleError(ChiSoError):
    """A raw file cannot be read as an article; `reason` is a code, `detail` says where and what to do."""

    def __init__(self, source: str, reason: str, detail: str) -> None:
        self.source, self.reason, self.detail = source, reason, detail
        super().__init__(f"{source}: {detail}")

    def __reduce__(self) -> tuple[type[ArticleError], tuple[str, str, str]]:
        return type(self), (self.source, self.reason, self.detail)


class TableError(ChiSoError):
    """A table does not hold what its schema says."""


class DatasetError(ChiSoError):
    """An output folder cannot be used as a dataset."""


class RunningError(DatasetError):
    """Another run is writing to the output folder."""


class PrefectServerError(ChiSoError):
    """No Prefect server can be reached or started."""
