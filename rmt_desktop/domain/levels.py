"""How grave a flag is: the one word of screening that signed records keep too."""

from enum import StrEnum


class Level(StrEnum):
    """How grave a flag is, gravest first."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    REFER = "refer"
    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    CAUTION = "caution"
    PROCEDURE = "procedure"
