"""What the owners say of the dataset as a whole: its name, version, licence and makers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import Field, field_validator, model_validator

from schemas.errors import VocabularyError
from schemas.version import SCHEMA_VERSION
from schemas.vocabulary.files import Entry, locate, read_yaml, validated

FILE = "data_package.yaml"


class License(Entry):
    """A licence of the data: its id in the Open Definition's or SPDX's list, and where its text stands."""

    name: str = Field(pattern=r"^[A-Za-z0-9._-]+$")
    title: str = Field(min_length=1)
    path: str | None = None


class Contributor(Entry):
    """A person or organisation that made the data."""

    title: str = Field(min_length=1)
    roles: tuple[str, ...] = ("creator",)
    path: str | None = None
    email: str | None = None
    organization: str | None = None


class PackageSettings(Entry):
    """The settings of `datapackage.json`, of the citation and of the SDMX export."""

    name: str = Field(pattern=r"^[a-z0-9._-]+$")
    title: str = Field(min_length=1)
    description: str = Field(min_length=1)
    version: str = Field(pattern=r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$")
    released: date | None = None
    licenses: tuple[License, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    agency: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)*$")

    @field_validator("version")
    @classmethod
    def _not_behind_the_schema(cls, value: str) -> str:
        meaning = SCHEMA_VERSION.partition(".")[0]
        if int(value.partition(".")[0]) < int(meaning):
            raise ValueError(f"the tables have changed their meaning (schema {SCHEMA_VERSION}): raise the version to {meaning}.0.0")
        return value

    @model_validator(mode="after")
    def _makers_are_told_apart(self) -> PackageSettings:
        names = [maker.title for maker in self.contributors]
        if len(set(names)) < len(names):
            raise ValueError("a contributor is named twice")
        return self

    def citation(self, version: str) -> str:
        """How to cite the data; `version` is the whole version, with the build."""
        makers = ", ".join(maker.title for maker in self.contributors)
        released = f" ({self.released})" if self.released else ""
        return (
            f"{makers}. {self.title}. Version {version}{released}. Data set." if makers else f"{self.title}. Version {version}{released}. Data set."
        )


def load_package_settings(overlay: Path | None = None) -> PackageSettings:
    """Read the settings, the overlay's keys in place of the built-in ones; raises VocabularyError for what cannot be used."""
    found: dict[str, object] = {}
    files = locate(FILE, overlay)
    for file in files:
        data = read_yaml(file)
        if not isinstance(data, dict):
            raise VocabularyError(file.name, "file", "must hold keys and values")
        found |= data
    return validated(PackageSettings, found, files[-1], "package")
