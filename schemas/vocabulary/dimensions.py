"""The kinds of quantity that units measure."""

from __future__ import annotations

from schemas.code_lists import CodeList


class Dimension(CodeList):
    """What a unit measures."""

    MONEY = "money", "An amount of money."
    COUNT = "count", "A number of things."
    RATIO = "ratio", "A multiple (times)."
    PERCENT = "percent", "Percent or percentage points."
    AREA = "area", "An area."
    MASS = "mass", "A mass."
    LENGTH = "length", "A length or distance."
    VOLUME = "volume", "A volume."
    ENERGY = "energy", "An amount of energy."
    POWER = "power", "Power, such as of a plant."
    INDEX = "index", "Points of an index or a score."
    TEMPERATURE = "temperature", "A temperature."
    RATE = "rate", "A quotient of two others, such as tonne/ha or VND/share."
    DURATION = "duration", "A length of time."
