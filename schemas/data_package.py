"""`datapackage.json`: the dataset described for machines (Data Package v2)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from schemas.tables import PARTITION, TABLES, Table
from schemas.tables.column import Column
from schemas.version import SCHEMA_VERSION
from schemas.vocabulary.package_settings import PackageSettings

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NOT_LICENSED = {"name": "notspecified", "title": "Not yet licensed: ask the owners before you pass the data on"}
"""Stands where the owners have not chosen a licence; the name is the Open Definition's id for that."""

VERSION_RULE = (
    "MAJOR.MINOR.PATCH+BUILD. The owners raise PATCH for the same rows, MINOR for rows added, removed or changed, and MAJOR where a column, a code "
    "or a metric has changed its meaning; `chiso diff` says which. BUILD is the build id of manifest.json: equal articles, corrections, rules "
    "and vocabulary give equal ids, and equal rows."
)

NULLS = ["nan", "NaT"]
"""How Parquet nulls look to readers that go through pandas; an empty text is a text."""

_TYPES: dict[pa.DataType, str] = {
    pa.string(): "string",
    pa.float64(): "number",
    pa.float32(): "number",
    pa.int16(): "integer",
    pa.int32(): "integer",
    pa.bool_(): "boolean",
    pa.date32(): "date",
}


def data_package(hashes: Mapping[str, str], settings: PackageSettings, build_id: str) -> str:
    """The text of `datapackage.json`; `hashes` maps the paths of single-file tables to their SHA-256 (a folder of partitions has none)."""
    version = f"{settings.version}+{build_id}"
    package: dict[str, Any] = {
        "$schema": PROFILE,
        "name": settings.name,
        "title": settings.title,
        "description": settings.description,
        "version": version,
        "versionRule": VERSION_RULE,
        "schemaVersion": SCHEMA_VERSION,
        "licenses": [license_.model_dump(exclude_none=True) for license_ in settings.licenses] or [NOT_LICENSED],
        "citation": settings.citation(version),
        "agency": settings.agency,
    }
    if settings.contributors:
        package["contributors"] = [maker.model_dump(exclude_none=True) for maker in settings.contributors]
    package["resources"] = [_resource(table, hashes.get(table.path)) for table in TABLES]
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table, sha256: str | None) -> dict[str, Any]:
    columns = (*table.columns, PARTITION) if table.partitioned else table.columns
    schema: dict[str, Any] = {"fields": [_field(column) for column in columns], "missingValues": NULLS}
    if all(column.name not in table.key or not column.nullable for column in table.columns):
        schema["primaryKey"] = list(table.key)
    if table.references:
        schema["foreignKeys"] = [
            {"fields": [r.column], "reference": {"resource": "" if r.table == table.name else _name(r.table), "fields": [r.target]}}
            for r in table.references
        ]
    resource = {"name": _name(table.name), "title": table.title, "description": table.description}
    # a folder is read whole; a list of part files would be validated by its first alone
    resource |= {"path": table.path, "format": "parquet", "mediatype": "application/vnd.apache.parquet"}
    return resource | ({"hash": f"sha256:{sha256}"} if sha256 else {}) | {"schema": schema}


def _name(table: str) -> str:
    return table.replace("_", "-")


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    constraints |= {"unique": True} if column.unique else {}
    constraints |= {"enum": list(column.codes)} if column.codes else {}
    constraints |= {"pattern": column.pattern} if column.pattern else {}
    constraints |= {"minimum": column.minimum} if column.minimum is not None else {}
    constraints |= {"maximum": column.maximum} if column.maximum is not None else {}
    kind = _TYPES.get(column.type, "datetime")
    return {"name": column.name, "type": kind, "description": column.description} | ({"constraints": constraints} if constraints else {})
