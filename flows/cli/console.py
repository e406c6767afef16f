"""Where the commands print: results to standard output, messages to standard error."""

from __future__ import annotations

import sys

from rich.console import Console

WIDTH_OF_FILES = 150


def console_for(*, stderr: bool) -> Console:
    """A console that adapts to the terminal; in files and pipes lines are not cut to a terminal's 80 columns."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(stderr=stderr, width=None if stream.isatty() else WIDTH_OF_FILES)


output = console_for(stderr=False)
errors = console_for(stderr=True)
