"""Build a dataset, and be killed on the way: `python killed_build.py RAW OUT N` dies of SIGKILL at the N-th operation on a file below OUT.

Without N it counts the operations and prints how many there are.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from indicators import build

_EVENTS = frozenset({"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "shutil.rmtree", "os.truncate"})


def main(raw: Path, out: Path, at: int | None) -> None:
    """Build, counting."""
    met = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal met
        if event in _EVENTS and any(isinstance(each, (str, os.PathLike)) and str(each).startswith(str(out)) for each in arguments[:2]):
            met += 1
            if met == at:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    build(raw, out)
    sys.stdout.write(f"{met}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None)
