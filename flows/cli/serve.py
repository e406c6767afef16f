"""`chiso serve` and `chiso watch`: runs by the clock and on new articles."""

from __future__ import annotations

import logging
import os
from contextlib import nullcontext
from typing import Annotated, Any

import typer

from flows.cli.console import errors
from flows.cli.options import (
    MAX_MEGABYTES,
    MAX_SECONDS,
    OUT,
    RAW,
    CorrectionsFile,
    MaxMegabytes,
    MaxSeconds,
    OutFolder,
    RawFolder,
    VocabularyFolder,
    Workers,
)
from flows.cli.run import nothing_new
from flows.settings import make_prefect_home
from schemas.errors import DatasetError
from schemas.limits import Limits

DEBOUNCE = 2.0
Debounce = Annotated[float, typer.Option("--debounce", min=0.1, help="Seconds without a change after which articles have arrived.")]


def serve(
    raw: RawFolder = RAW,
    out: OutFolder = OUT,
    cron: Annotated[str | None, typer.Option("--cron", metavar="'0 2 * * *'", help="Run at these times.")] = None,
    timezone: Annotated[str, typer.Option("--timezone", help="The time zone of --cron.")] = "Asia/Ho_Chi_Minh",
    watch: Annotated[bool, typer.Option("--watch/--no-watch", help="Run when articles arrive.")] = False,
    debounce: Debounce = DEBOUNCE,
    workers: Workers = None,
    vocabulary: VocabularyFolder = None,
    corrections: CorrectionsFile = None,
    max_megabytes: MaxMegabytes = MAX_MEGABYTES,
    max_seconds: MaxSeconds = MAX_SECONDS,
    name: Annotated[str, typer.Option("--name", help="Name of the deployment: one for each output folder.")] = "serve",
    port: Annotated[int, typer.Option("--port", help="Port of the server that is started where PREFECT_API_URL is not set.")] = 4200,
) -> None:
    """Run by the clock, when articles arrive, or both, until SIGTERM or Ctrl-C.

    Runs never overlap: one that is due during another waits for it. What arrived while nobody watched is taken up at the start.

    With PREFECT_API_URL the runs are that server's; without it a server is started on this machine, for as long as this command runs.

    Examples:

    $ chiso serve --cron "0 2 * * *"
    $ chiso serve --watch --raw news --out tables
    $ PREFECT_API_URL=http://127.0.0.1:4200/api chiso serve --cron "0 2 * * *" --watch
    """
    if not cron and not watch:
        raise typer.BadParameter("say when to run: --cron '0 2 * * *', --watch, or both")
    if not raw.is_dir():
        raise DatasetError(f"{raw}: there is no such folder of articles")
    parameters: dict[str, Any] = {
        "raw": raw.absolute(),
        "out": out.absolute(),
        "workers": workers,
        "vocabulary": vocabulary and vocabulary.absolute(),
        "corrections": corrections and corrections.absolute(),
        "max_megabytes": max_megabytes,
        "max_seconds": max_seconds,
    }
    limits = Limits.of(max_megabytes, max_seconds)
    make_prefect_home()
    logging.basicConfig(format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    logging.getLogger("flows").setLevel(logging.INFO)
    from flows.own_server import own_server

    url = os.environ.get("PREFECT_API_URL")
    errors.print(f"using the Prefect server {url}" if url else f"starting a Prefect server on port {port} …", style="dim", highlight=False)
    with nullcontext() if url else own_server(port) as server:
        import asyncio

        from flows.server import reach_server
        from flows.serving import Service
        from flows.serving import serve as served

        reach_server()
        service = Service(name, parameters, cron, timezone, watch, debounce)
        when = " and ".join([f"at {cron} ({timezone})"] * bool(cron) + [f"when articles arrive in {raw}"] * watch)
        errors.print(f"serving {out}: runs {when}; Ctrl-C ends it", highlight=False, soft_wrap=True)

        def is_new() -> bool:
            try:
                return nothing_new(raw, out, vocabulary, corrections, None, limits) is None
            except DatasetError:  # no article yet
                return False

        asyncio.run(served(service, lambda: server is None or server.poll() is None, is_new=is_new))
    errors.print("ended", style="dim")


def watch(raw: RawFolder = RAW, debounce: Debounce = DEBOUNCE) -> None:
    """Tell the server of PREFECT_API_URL when articles arrive, and run nothing: its deployments do.

    Examples:

    $ PREFECT_API_URL=http://127.0.0.1:4200/api chiso watch --raw /srv/news
    """
    if not os.environ.get("PREFECT_API_URL"):
        raise typer.BadParameter("set PREFECT_API_URL: without a server nobody hears of new articles (chiso serve --watch starts one)")
    if not raw.is_dir():
        raise DatasetError(f"{raw}: there is no such folder of articles")
    import asyncio

    from flows.server import reach_server
    from flows.serving import watch as watched

    reach_server()
    errors.print(f"watching {raw}; Ctrl-C ends it", highlight=False, soft_wrap=True)
    asyncio.run(watched(raw, debounce, lambda files: errors.print(f"{files} files arrived", highlight=False)))
