"""The file beside a raw file that says what its page does not: `NAME.meta.yaml` beside `NAME.txt` or `NAME.html`."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from extract.pages.dateline import VIETNAM
from extract.pages.known import Known
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.vocabulary import Vocabulary

_LARGEST = 100_000  # bytes
_DAY_FIRST = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


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

    @field_validator("published", mode="before")
    @classmethod
    def _a_day(cls, value: Any) -> Any:
        """A day as Vietnamese writes it too ("19/10/2023"); a bare number is none."""
        if isinstance(value, int | float):
            raise ValueError(f"{value!r} is no day, such as 2023-10-19 or 2023-10-19 06:30")  # noqa: TRY004 - Pydantic takes it for a fault of the entry
        written = _DAY_FIRST.fullmatch(value.strip()) if isinstance(value, str) else None
        return f"{written[3]}-{int(written[2]):02}-{int(written[1]):02}" if written else value


def read_sidecar(path: Path, vocabulary: Vocabulary) -> Known:
    """Read one; raises ArticleError with the reason BAD_SIDECAR and the key that is wrong."""
    source = path.as_posix()
    try:
        if path.stat().st_size > _LARGEST:
            raise _bad(path, f"has more than {_LARGEST:,} bytes, which no file of a few keys has")
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(content, dict | None):
            raise _bad(path, f"holds no keys with values (keys are {', '.join(_Sidecar.model_fields)})")
        found = _Sidecar.model_validate({} if content is None else content)
    except OSError as error:
        raise ArticleError(source, UnreadableReason.UNREADABLE, f"{path.name} cannot be opened: {error.strerror or error}") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
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
