"""The kinds of quantity that units measure."""

from __future__ import annotations

from enum import StrEnum


class Dimension(StrEnum):
    """What a unit measures; `ratio` is "times", `rate` is any quotient of two others (tonne/ha, VND/share)."""

    MONEY = "money"
    COUNT = "count"
    RATIO = "ratio"
    PERCENT = "percent"
    AREA = "area"
    MASS = "mass"
    LENGTH = "length"
    VOLUME = "volume"
    ENERGY = "energy"
    POWER = "power"
    INDEX = "index"
    TEMPERATURE = "temperature"
    RATE = "rate"
    DURATION = "duration"
