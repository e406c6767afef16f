"""The file beside a raw file that says what its page does not: `NAME.meta.yaml` beside `NAME.txt` or `NAME.html`."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from extract.pages.dateline import VIETNAM
from extract.pages.known import Known
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.vocabulary import Vocabulary


class _Sidecar(BaseModel):
    """The keys that a sidecar may have."""

    model_config = ConfigDict(extra="forbid")

    title: str = ""
    section: str | None = None
    author: str | None = None
    newspaper: str | None = Field(None, description="id or name of the newspaper")
    place: str | None = Field(None, description="code of the place that the newspaper speaks for")
    published: datetime | date | None = None
    url: str = ""


def read_sidecar(path: Path, vocabulary: Vocabulary) -> Known:
    """Read one; raises ArticleError with the reason BAD_SIDECAR and the key that is wrong."""
    source = path.as_posix()
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        found = _Sidecar.model_validate({} if content is None else content)
    except OSError as error:
        raise ArticleError(source, UnreadableReason.UNREADABLE, f"{path.name} cannot be opened: {error.strerror or error}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _bad(path, f"is no YAML file in UTF-8: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'the file'}: {e['msg']}" for e in error.errors())
        raise _bad(path, f"{wrong} (keys are {', '.join(_Sidecar.model_fields)})") from error
    if found.place and vocabulary.places.name_of(found.place) is None:
        raise _bad(path, f"place: {found.place!r} is no code of the vocabulary, such as VN or VN63-02")
    published = found.published
    moment = published if isinstance(published, datetime) or published is None else datetime.combine(published, time())
    if moment is not None:
        moment = moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
    return Known(found.title, moment, found.author, found.section, found.newspaper, found.place, found.url)


def _bad(path: Path, what: str) -> ArticleError:
    return ArticleError(path.as_posix(), UnreadableReason.BAD_SIDECAR, f"{path.name}: {what}")
