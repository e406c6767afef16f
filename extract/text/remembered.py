"""What is worked out once for a sentence, however many of its figures ask for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Subject = TypeVar("Subject")
Result = TypeVar("Result")


class Remembered(Generic[Subject, Result]):
    """A pure function that keeps its last result: asked again about the very same object, it does not work it out again."""

    __slots__ = ("_compute", "_last")

    def __init__(self, compute: Callable[[Subject], Result]) -> None:
        self._compute = compute
        self._last: tuple[Subject, Result] | None = None

    def __call__(self, subject: Subject) -> Result:
        """The result for a subject."""
        last = self._last
        if last is not None and last[0] is subject:
            return last[1]
        result = self._compute(subject)
        self._last = subject, result
        return result
