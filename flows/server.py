"""Whether the Prefect server answers, asked before a run rather than found out in the middle of it."""

from __future__ import annotations

from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL

from schemas.errors import PrefectServerError


def reach_server() -> None:
    """Reach the server of PREFECT_API_URL, or start a temporary one for this process; raises PrefectServerError where neither answers."""
    try:
        with get_client(sync_client=True) as client:
            problem = client.api_healthcheck()
    except (RuntimeError, OSError) as error:
        problem = error
    if problem is None:
        return
    url = PREFECT_API_URL.value()
    if url:
        raise PrefectServerError(f"no Prefect server answers at {url} ({problem}); start it, or unset PREFECT_API_URL to run with a temporary one")
    raise PrefectServerError(f"Prefect's temporary server does not start ({problem}); start one with `prefect server start` and set PREFECT_API_URL")
