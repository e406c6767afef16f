"""One build at a time in an output folder."""

from __future__ import annotations

import errno
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from schemas.errors import RunningError

if sys.platform != "win32":
    import fcntl

_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_log = logging.getLogger(__name__)


@contextmanager
def exclusive(out: Path) -> Iterator[None]:
    """Hold the folder `out`, made where it is missing; raises RunningError where another build holds it.

    The lock is on the folder itself: it leaves no file behind, and the system drops it however the process ends. File
    systems that have no locks (some network shares) are used without, with a warning.
    """
    out.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":  # a folder cannot be locked there: two builds at once are not told apart
        yield
        return
    folder = os.open(out, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise RunningError(f"{out}: another run is writing to this folder; wait for it to end, or choose another folder") from error
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
            _log.warning("%s: this file system has no locks, so a second run on the folder would not be noticed", out)
        yield
    finally:
        os.close(folder)


def is_held(out: Path) -> bool:
    """True where a build is writing to `out`."""
    try:
        with exclusive(out) if out.is_dir() else nullcontext():
            return False
    except RunningError:
        return True
