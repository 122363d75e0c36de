"""The client's own left and right. A figure seen from the front shows the client's left on the viewer's right."""

from dataclasses import dataclass
from enum import StrEnum

from rmt_desktop.base.errors import Translate
from rmt_desktop.base.i18n import N_


class Side(StrEnum):
    """Which side of the client's body; ``MIDLINE`` for what has none."""

    LEFT = "L"
    RIGHT = "R"
    BOTH = "B"
    MIDLINE = "M"

    def covers(self, other: "Side") -> bool:
        """Say whether something agreed for this side holds for ``other``."""
        return self is other or self is Side.BOTH

    @property
    def single(self) -> "tuple[Side, ...]":
        """The sides it is made of: left and right for both, else itself."""
        return (Side.LEFT, Side.RIGHT) if self is Side.BOTH else (self,)

    @property
    def opposite(self) -> "Side":
        """The other side; the midline and both sides have none and are their own."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)


SIDE_NAMES = {
    Side.LEFT: N_("left"),
    Side.RIGHT: N_("right"),
    Side.BOTH: N_("both sides"),
    Side.MIDLINE: "",
}


@dataclass(frozen=True, slots=True)
class Areal:
    """A treatment area of the catalogue on one side, with its name as written that day.

    ``area`` is the permanent catalogue id (``neck``, ``upper_chest``); ``label`` is the name without the side.
    """

    area: str
    side: Side
    label: str

    def text(self, tr: Translate) -> str:
        """Return ``Shoulder (left)`` in the translator's language; midline areas carry no side."""
        if self.side is Side.MIDLINE:
            return self.label
        return tr(N_("{area} ({side})"), area=self.label, side=tr(SIDE_NAMES[self.side]))

    def covers(self, other: "Areal") -> bool:
        """Say whether what is agreed for this area holds for ``other``."""
        return self.area == other.area and self.side.covers(other.side)
