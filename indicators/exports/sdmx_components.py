"""The components of the SDMX data structure, each defined once: dimensions, the measure, attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pyarrow as pa

from schemas.code_lists import Bound, CodeList, Measure, ObservationStatus, PeriodBasis, Status
from schemas.tables import OBSERVATIONS


class Frequency(CodeList):
    """The kind of period, as its spelling shows it."""

    ANNUAL = "A", "A calendar year, or a position at its end."
    HALF_YEARLY = "S", "Half a year."
    QUARTERLY = "Q", "A quarter."
    MONTHLY = "M", "A month."
    DAILY = "D", "A day, or a position on it."
    OTHER = "_O", "A span of another length, from its first day on."


class StatusClass(CodeList):
    """What has happened, is aimed at, or is expected: one fact may have all three."""

    OUTCOME = "outcome", "What has happened, printed as such or as an estimate."
    TARGET = "target", "What is planned or aimed at."
    FORECAST = "forecast", "What is expected to come."


WHOLE_AREA = "_T"
NO_BASE = "_Z"

DIMENSION, TIME, MEASURE, ATTRIBUTE = "dimension", "time", "measure", "attribute"

_TYPES: Mapping[pa.DataType, str] = MappingProxyType(
    {pa.string(): "String", pa.float64(): "Double", pa.float32(): "Float", pa.date32(): "GregorianDay"},
)


@dataclass(frozen=True, slots=True)
class Component:
    """A column of the SDMX export: its role, its Arrow type, and its code list where its values are codes."""

    id: str
    role: str
    description: str
    type: pa.DataType = pa.string()  # noqa: RUF009 - Arrow's types are immutable
    codes: str | None = None
    required: bool = True

    @property
    def name(self) -> str:
        """The id in words."""
        return self.id.replace("_", " ").capitalize()

    @property
    def text_type(self) -> str:
        """The SDMX data type of a value that is no code."""
        return "ObservationalTimePeriod" if self.role == TIME else _TYPES[self.type]


def _attribute(name: str, codes: str | None = None) -> Component:
    """A column of `observations` as an attribute of the observation."""
    column = next(column for column in OBSERVATIONS.columns if column.name == name)
    mandatory = not column.nullable and (codes is not None or name in {"source_sentence", "article_id", "observation_id"})
    return Component(name.upper(), ATTRIBUTE, column.description.replace("`", ""), column.type, codes, mandatory)


COMPONENTS: tuple[Component, ...] = (
    Component("FREQ", DIMENSION, "The kind of period; it follows from TIME_PERIOD.", codes="CL_FREQ"),
    Component("REF_AREA", DIMENSION, "The place, or the province that the place belongs to.", codes="CL_AREA"),
    Component("LOCALITY", DIMENSION, "The part of the area that the figure is about; _T is the whole.", codes="CL_LOCALITY"),
    Component("INDICATOR", DIMENSION, "What is measured.", codes="CL_INDICATOR"),
    Component("MEASURE", DIMENSION, "What the number says of the indicator.", codes="CL_MEASURE"),
    Component("UNIT_MEASURE", DIMENSION, "The unit of the value, without a multiplier.", codes="CL_UNIT"),
    Component("STATUS_CLASS", DIMENSION, "Outcome, target or forecast.", codes="CL_STATUS_CLASS"),
    Component("BASE_PERIOD", DIMENSION, "What a change or ratio is compared with, as an SDMX time period; _Z where nothing is."),
    Component("TIME_PERIOD", TIME, "The reference period; a stock has its day, or the year at whose end it stands."),
    Component("OBS_VALUE", MEASURE, "The figure in UNIT_MEASURE.", pa.float64()),
    _attribute("obs_status", "CL_OBS_STATUS"),
    _attribute("status", "CL_STATUS"),
    _attribute("bound", "CL_BOUND"),
    _attribute("value_low"),
    _attribute("value_high"),
    _attribute("period_basis", "CL_PERIOD_BASIS"),
    _attribute("metric_text"),
    _attribute("value_text"),
    _attribute("unit_text"),
    _attribute("source_sentence"),
    _attribute("article_id"),
    _attribute("published"),
    _attribute("observation_id"),
    _attribute("derivation"),
    _attribute("confidence"),
    _attribute("flags"),
)

FIXED_CODES: Mapping[str, type[CodeList]] = MappingProxyType(
    {
        "CL_FREQ": Frequency,
        "CL_MEASURE": Measure,
        "CL_STATUS_CLASS": StatusClass,
        "CL_OBS_STATUS": ObservationStatus,
        "CL_STATUS": Status,
        "CL_BOUND": Bound,
        "CL_PERIOD_BASIS": PeriodBasis,
    }
)
"""The code lists that are the same for every build; the others come from the vocabulary and the rows."""
