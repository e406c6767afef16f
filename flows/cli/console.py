"""Where the commands print: results to standard output, messages to standard error."""

from __future__ import annotations

import os
import sys

from rich.console import Console

from flows.cli.exit_code import ExitCode

WIDTH_OF_FILES = 150


class PipeConsole(Console):
    """A console that ends the program quietly where the reader of its pipe has left, as `head` does."""

    def on_broken_pipe(self) -> None:
        """Leave with the shell's code for a closed pipe; what is still buffered goes nowhere."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.file.fileno())
        raise SystemExit(ExitCode.PIPE_CLOSED)


def console_for(*, stderr: bool) -> Console:
    """A console that adapts to the terminal; in files and pipes lines are not cut to a terminal's 80 columns."""
    stream = sys.stderr if stderr else sys.stdout
    return PipeConsole(stderr=stderr, width=None if stream.isatty() else WIDTH_OF_FILES)


output = console_for(stderr=False)
errors = console_for(stderr=True)
