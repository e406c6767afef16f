"""What the exit codes of `chiso` mean."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Schedulers and shells act on these."""

    GOOD = 0
    REJECTED = 1
    NOTHING_DONE = 2
    INTERRUPTED = 130
    PIPE_CLOSED = 141
