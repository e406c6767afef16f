"""From articles to tables: `indicators.build(raw, out)` is the whole job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from indicators.pipeline import build

__all__ = ["build"]


def __getattr__(name: str) -> Any:
    """Import the build, and pandas with it, only when it is asked for: a run with nothing new needs neither."""
    if name == "build":
        from indicators.pipeline import build  # noqa: PLC0415 - see above

        return build
    raise AttributeError(name)
