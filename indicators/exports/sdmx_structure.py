"""The SDMX structures (concepts, code lists, data structure, dataflow) as an SDMX-JSON 2.0 message."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indicators.exports.sdmx_codes import Code
from indicators.exports.sdmx_components import ATTRIBUTE, COMPONENTS, DIMENSION, FIXED_CODES, MEASURE, TIME, Component

ID = "INDICATORS"
CONCEPTS = "CS_INDICATORS"
SCHEMA = "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json"
_URN = "urn:sdmx:org.sdmx.infomodel"


@dataclass(frozen=True, slots=True)
class Maintained:
    """What all structures share: the agency and the version. Two numbers, as SDMX has it for structures that later builds may add codes to."""

    agency: str
    version: str

    def reference(self, kind: str, id_: str) -> str:
        """The URN of a structure, such as `codelist.Codelist`."""
        return f"{_URN}.{kind}={self.agency}:{id_}({self.version})"

    def short(self) -> str:
        """The dataflow as SDMX-CSV names it."""
        return f"{self.agency}:{ID}({self.version})"

    def structure(self, id_: str, english: str, description: str) -> dict[str, Any]:
        """The head of a structure."""
        head = {"id": id_, "agencyID": self.agency, "version": self.version}
        return head | {"name": english, "names": {"en": english}} | _described(description)


def message(package: Mapping[str, Any], by: Maintained, lists: Mapping[str, Iterable[Code]], *, prepared: str, build_id: str) -> str:
    """The text of the structure message; `package` is `datapackage.json` of the build, `prepared` a day in place of a clock."""
    flow = by.structure(ID, package["title"], package["description"])
    flow |= {"structure": by.reference("datastructure.DataStructure", ID), "annotations": _annotations(package)}
    data = {
        "conceptSchemes": [_concepts(by)],
        "codelists": [*_fixed_codelists(by), *(_codelist(by, id_, codes) for id_, codes in lists.items())],
        "dataStructures": [_data_structure(by, package["title"])],
        "dataflows": [flow],
    }
    meta = {
        "schema": SCHEMA,
        "id": f"build-{build_id}",
        "test": False,
        "prepared": f"{prepared}T00:00:00Z",
        "contentLanguages": ["en", "vi"],
        "sender": {"id": by.agency},
    }
    # one line a code; within a text the quotes would be escaped
    return json.dumps({"meta": meta, "data": data}, ensure_ascii=False).replace(', {"id": ', ',\n{"id": ') + "\n"


def _annotations(package: Mapping[str, Any]) -> list[dict[str, str]]:
    found = {"VERSION": package["version"], "CITATION": package["citation"], "LICENSE": package["licenses"][0]["title"]}
    return [{"id": name, "type": name, "value": text} for name, text in found.items()]


def _described(description: str | None) -> dict[str, Any]:
    return {"description": description, "descriptions": {"en": description}} if description else {}


def _concepts(by: Maintained) -> dict[str, Any]:
    concepts = [{"id": c.id, "name": c.name, "names": {"en": c.name}} | _described(c.description) for c in COMPONENTS]
    return by.structure(CONCEPTS, "Concepts", "What the columns of the data mean.") | {"concepts": concepts}


def _fixed_codelists(by: Maintained) -> list[dict[str, Any]]:
    return [_codelist(by, id_, [Code(str(code), code.meaning) for code in codes]) for id_, codes in FIXED_CODES.items()]


def _codelist(by: Maintained, id_: str, codes: Iterable[Code]) -> dict[str, Any]:
    users = " and ".join(component.name for component in COMPONENTS if component.codes == id_)
    return by.structure(id_, f"{users} codes", f"Codes of {users}.") | {"codes": [_code(code) for code in codes]}


def _code(code: Code) -> dict[str, Any]:
    names = {"en": code.english} | ({"vi": code.vietnamese} if code.vietnamese else {})
    return {"id": code.id, "name": code.english, "names": names} | _described(code.description)


def _data_structure(by: Maintained, title: str) -> dict[str, Any]:
    components = {
        "dimensionList": {
            "id": "DimensionDescriptor",
            "dimensions": [
                _component(by, each) | {"position": position} for position, each in enumerate((c for c in COMPONENTS if c.role == DIMENSION), 1)
            ],
            "timeDimension": next(_component(by, each) for each in COMPONENTS if each.role == TIME),
        },
        "measureList": {"id": "MeasureDescriptor", "measures": [_component(by, each) | _usage(each) for each in COMPONENTS if each.role == MEASURE]},
        "attributeList": {
            "id": "AttributeDescriptor",
            "attributes": [
                _component(by, each) | _usage(each) | {"attributeRelationship": {"observation": {}}} for each in COMPONENTS if each.role == ATTRIBUTE
            ],
        },
    }
    return by.structure(ID, title, "One observation for each fact: the row that the dataset selects.") | {"dataStructureComponents": components}


def _usage(component: Component) -> dict[str, str]:
    return {"usage": "mandatory" if component.required else "optional"}


def _component(by: Maintained, component: Component) -> dict[str, Any]:
    coded = {"enumeration": by.reference("codelist.Codelist", component.codes)} if component.codes else {"format": {"dataType": component.text_type}}
    concept = f"{by.reference('conceptscheme.Concept', CONCEPTS)}.{component.id}"
    return {"id": component.id, "conceptIdentity": concept, "localRepresentation": coded}
