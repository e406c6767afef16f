"""Where the builds of an output folder lie, and which of them is the present one.

.builds/000007-3f2a…/   a whole build; files that did not change are hard links to those of the build before
.current                a symbolic link to the present build, swapped in one step
observations, manifest.json, …   symbolic links into `.current`, so that plain paths always lead to the present build
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from schemas.errors import DatasetError

BUILDS, CURRENT = ".builds", ".current"
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_KEPT = 2
"""Builds that stay: the present one, and the one before for those who are still reading it."""


def current(out: Path) -> Path:
    """The folder of the present build in `out`: one that is resolved once stays one build while it is read. `out` itself where files lie plainly."""
    pointer = out / CURRENT
    return pointer.resolve() if pointer.is_symlink() and pointer.exists() else out


def data_files(build: Path) -> Iterator[str]:
    """Paths of all files of a build, relative to its folder; hidden and half-written ones left out."""
    for path in sorted(build.rglob("*")):
        relative = path.relative_to(build)
        if path.is_file() and not any(part.startswith(".") for part in relative.parts):
            yield relative.as_posix()


def install(finished: Path, out: Path, build_id: str, aside: Path) -> None:
    """Make the folder `finished`, on the same file system, the present build of `out`.

    A reader, or a run that is killed at any moment, finds the build before or this one. What stood in the way of the links goes to the
    folder `aside`. Raises DatasetError where the file system has no symbolic links.
    """
    builds = out / BUILDS
    builds.mkdir(exist_ok=True)
    number = 1 + max((int(name) for name in (path.name.partition("-")[0] for path in builds.iterdir()) if name.isdigit()), default=0)
    build = builds / f"{number:06d}-{build_id}"
    finished.rename(build)
    _sync(builds)
    names = sorted(path.name for path in build.iterdir())
    _link(out / CURRENT, Path(BUILDS, build.name), aside)
    for name in names:
        _link(out / name, Path(CURRENT, name), aside)
    for path in out.iterdir():
        if path.is_symlink() and path.readlink().parts[0] == CURRENT and path.name not in names:
            path.unlink()
    _sync(out)


def drop_old(out: Path) -> None:
    """Remove the builds that nobody can be reading any more."""
    builds = sorted((out / BUILDS).iterdir())
    for path in builds[:-_KEPT]:
        if path.resolve() != current(out):
            shutil.rmtree(path)


def _link(link: Path, target: Path, aside: Path) -> None:
    """Point a link at its target in one step."""
    if link.is_symlink() and link.readlink() == target:
        return
    temporary = link.with_name(f".{link.name}.link")
    temporary.unlink(missing_ok=True)
    try:
        temporary.symlink_to(target)
    except (OSError, NotImplementedError) as error:
        if isinstance(error, OSError) and error.errno is not None and error.errno not in _NO_LINKS:
            raise
        raise DatasetError(f"{link.parent}: this file system has no symbolic links; name a folder on another one for the tables") from error
    if link.exists() and not link.is_symlink():
        aside.mkdir(parents=True, exist_ok=True)
        link.rename(aside / link.name)
    temporary.replace(link)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
