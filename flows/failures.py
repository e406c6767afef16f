"""What made a run fail, named as an operator meets it, and what to do."""

from __future__ import annotations

import errno
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from schemas.errors import ChiSoError, CorrectionError, PrefectServerError, RunningError, SettingError, VocabularyError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
FAULT = "Fault"
"""A fault of ours, or of a library: the one failure whose traceback is needed."""
_TO_DO = ". To do: "
_SAFE = "the tables of the last whole build stay"


@dataclass(frozen=True, slots=True)
class Failure:
    """`name` is that of the state in Prefect, `reason` says what was wrong and where, `remedy` what to do."""

    name: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.reason}{_TO_DO}{self.remedy}"

    @classmethod
    def of_state(cls, name: str | None, message: str | None) -> Failure:
        """The failure that a state of Prefect tells of: one of ours, or a crash."""
        known = name if name in REMEDIES else FAULT
        return cls(known, (message or known).split(_TO_DO)[0], REMEDIES[known])


REMEDIES = {
    "Busy": "nothing, where the other run is meant; it takes up what is new, or the next run does",
    "Entry refused": "mend the entry that is named and run again",
    "Input refused": "mend what the reason names and run again",
    "Disk full": f"free space on the disk of the output folder and run again; {_SAFE}",
    "Not accessible": f"see that the path exists and may be read and written by the user who runs this, then run again; {_SAFE}",
    "Worker killed": f"the system ended a process, mostly for want of memory: run with fewer workers, or more memory; {_SAFE}",
    "No server": "start the Prefect server, or see why it does not answer; without PREFECT_API_URL a run starts a temporary one",
    "Interrupted": f"run again; {_SAFE}",
    FAULT: f"report this with the log of the run; {_SAFE}",
}
"""Names of failures and what to do for each; docs/operations.md says more."""


def failure_of(error: BaseException) -> Failure:
    """The failure that an exception stands for."""
    name = _name(error)
    told = str(error).strip().rstrip(".") or type(error).__name__
    return Failure(name, f"{type(error).__name__}: {told}" if name == FAULT else told, REMEDIES[name])


def _name(error: BaseException) -> str:
    if isinstance(error, RunningError):
        return "Busy"
    if isinstance(error, (VocabularyError, CorrectionError, SettingError)):
        return "Entry refused"
    if isinstance(error, PrefectServerError) or _package(error) in ("httpx", "prefect"):
        return "Interrupted" if type(error).__name__ == "TerminationSignal" else "No server"
    if isinstance(error, ChiSoError):
        return "Input refused"
    if isinstance(error, OSError):
        return "Disk full" if error.errno in _FULL else "Not accessible"
    if isinstance(error, (BrokenProcessPool, MemoryError)):
        return "Worker killed"
    return "Interrupted" if isinstance(error, (KeyboardInterrupt, SystemExit)) else FAULT


def _package(error: BaseException) -> str:
    """The package that an exception comes from; Prefect is not imported for it, since a run with nothing new does without."""
    return type(error).__module__.partition(".")[0]
