"""Telling someone that a run failed: the command of the setting `on_failure`."""

from __future__ import annotations

import logging
import os
import subprocess

from flows.configuration import read_configuration
from flows.failures import Failure
from schemas.errors import SettingError

SECONDS = 60
"""What the command may take."""

_told: set[Failure] = set()
"""Failures that this process has told: Prefect's hook and the command line may both meet one."""
_log = logging.getLogger(__name__)


def tell(failure: Failure) -> None:
    """Call the configured command, if there is one, with the failure in its environment; what becomes of it is logged and changes nothing."""
    try:
        command = read_configuration().on_failure
    except SettingError:  # the failure itself may be a wrong setting
        return
    if not command or failure in _told:
        return
    _told.add(failure)
    told = {"CHISO_FAILURE": failure.name, "CHISO_FAILURE_REASON": failure.reason, "CHISO_FAILURE_REMEDY": failure.remedy}
    try:
        subprocess.run(command, env=os.environ | told, timeout=SECONDS, check=True, stdin=subprocess.DEVNULL)  # noqa: S603 - the operator's own, no shell
    except (OSError, subprocess.SubprocessError) as error:
        _log.warning("the command of on_failure did not work: %s", error)
