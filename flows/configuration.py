"""The operator's settings: environment before file before default; options of a command come before all of them.

The file is `chiso.toml` in the working folder, or the one that CHISO_CONFIG names; docs/chiso.toml describes every key.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, PositiveFloat, PositiveInt, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from flows.run_records import KEPT
from schemas.errors import SettingError
from schemas.limits import LIMITS

FILE = Path("chiso.toml")
PREFIX = "CHISO_"
VARIABLE = "CHISO_CONFIG"
PATHS = ("raw", "out", "vocabulary", "corrections")


class Configuration(BaseSettings):
    """Every setting with its default."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    raw: Path = Field(Path("data/raw"), description="Folder of articles as they came.")
    out: Path = Field(Path("data/processed"), description="Folder of the tables.")
    workers: PositiveInt | None = Field(None, description="Processes that read articles; all processors where nothing is said.")
    vocabulary: Path | None = Field(None, description="Folder of own vocabulary files, laid over the built-in ones.")
    corrections: Path | None = Field(None, description="File of what people put right, if not corrections.csv above the raw folder.")
    max_megabytes: PositiveFloat = Field(LIMITS.megabytes, description="Size of the largest file or record that is an article.")
    max_seconds: PositiveFloat = Field(LIMITS.seconds, description="Processor time that one article may take before it is rejected.")
    log_format: Literal["text", "json"] = Field("text", description="What a run says: text, or json for one object a line.")
    keep_runs: PositiveInt = Field(KEPT, description="Records of runs that are kept in the folder .runs of the tables.")
    on_failure: tuple[str, ...] = Field((), description="Command that is called when a run fails: the program, then its arguments; no shell.")
    cron: str | None = Field(None, description="When `chiso serve` runs, as five fields of cron; never where nothing is said.")
    timezone: str = Field("Asia/Ho_Chi_Minh", description="The time zone of cron.")
    watch: bool = Field(False, description="Whether `chiso serve` runs when articles arrive.")
    debounce: PositiveFloat = Field(2.0, description="Seconds without a change in the raw folder after which its articles have arrived.")

    def said(self) -> dict[str, Any]:
        """What the environment or the file says; defaults left out."""
        return {name: getattr(self, name) for name in self.model_fields_set}

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment, then what was read of the file, which is handed in."""
        del settings_cls, dotenv_settings, file_secret_settings
        return env_settings, init_settings

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (KeyError, OSError, ValueError) as error:
            raise ValueError("there is no such time zone") from error
        return zone

    @field_validator("cron")
    @classmethod
    def _is_cron(cls, cron: str | None) -> str | None:
        if cron is not None and len(cron.split()) not in (5, 6):
            raise ValueError("must be five fields: minute, hour, day, month, weekday, such as '0 2 * * *'")
        return cron


def read_configuration(file: Path | None = None) -> Configuration:
    """The settings in force; raises SettingError with file (or variable), key and reason.

    A path in the file is meant from the folder of the file.
    """
    named = file or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    found = named or FILE
    told = _read(found) if named or found.is_file() else {}
    try:
        return Configuration(**told)
    except ValidationError as error:
        raise _refusal(error, found, told) from error
    except SettingsError as error:
        raise SettingError("environment", PREFIX + "…", f"{error}; {error.__cause__}") from error


def _read(file: Path) -> dict[str, Any]:
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(str(file), "the file", f"is no TOML: {error}") from error
    except OSError as error:
        raise SettingError(str(file), "the file", f"cannot be read: {error.strerror}") from error
    return {key: str(file.parent / value) if key in PATHS and isinstance(value, str) else value for key, value in told.items()}


def _refusal(error: ValidationError, file: Path, told: dict[str, Any]) -> SettingError:
    """The first wrong setting, with where it stands."""
    first = error.errors()[0]
    key = str(first["loc"][0])
    if first["type"] == "extra_forbidden":
        return SettingError(str(file), key, f"there is no such setting; there are {', '.join(Configuration.model_fields)}")
    reason = first["msg"].removeprefix("Value error, ")
    variable = PREFIX + key.upper()
    if variable in os.environ or key not in told:
        return SettingError("environment", variable, f"{reason}, not {first['input']!r}")
    return SettingError(str(file), key, f"{reason}, not {first['input']!r}")
