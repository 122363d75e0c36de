"""What a pointer does to the chart: small state machines without Qt.

A tool is pressed, moved and released in millimetres of the figure. While the pointer is down it only says what to show
(:class:`Preview`); the chart is replaced once, at release. A long line can be asked for before (``so_far``), so that it
can be saved while it is drawn.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import View
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.chart.hit import mark_at
from rmt_desktop.domain.chart.layers import Layers
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Place
from rmt_desktop.domain.chart.own_kinds import OwnKind
from rmt_desktop.domain.ids import MarkId

CLICK_PIXELS = 4.0  # a mark moved less than this was only clicked


class ToolName(StrEnum):
    """The tools of the chart."""

    SELECT = "select"
    POINT = "point"
    STROKE = "stroke"
    AREA = "area"
    BRUSH = "brush"
    FILL = "fill"
    ARROW = "arrow"
    MEASURE = "measure"
    LASSO = "lasso"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Contact:
    """Where the pointer is, in millimetres, and how hard it presses (0 to 1)."""

    x: float
    y: float
    pressure: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a tool works on: frozen while the pointer is down.

    ``marks`` are those on this view that may be changed, ``chosen`` those of them that are selected; ``per_pixel`` is
    millimetres per pixel of the screen. ``layers`` are the layers of anatomy whose areas are meant; none usually.
    """

    chart: Chart
    view: View
    marks: tuple[Mark, ...]
    placed: Callable[[Mark], Sequence[XY]]
    kind: MarkKind
    own: OwnKind | None = None
    intensity: int | None
    layer: Layer
    new_id: Callable[[], str]
    per_pixel: float
    symbol_scale: float = 1.0
    deep_first: bool = False
    chosen: tuple[Mark, ...] = ()
    layers: Layers = field(default_factory=dict)
    language: str = "en"

    def at(self, x: float, y: float) -> Mark | None:
        """Return the mark under the pointer, or None."""
        return mark_at(self.marks, x, y, placed=self.placed, reach=4.0 * self.per_pixel, symbol_scale=self.symbol_scale)


@dataclass(frozen=True, slots=True)
class Preview:
    """What to show while the pointer is down: a line so far, marks where they would be, marks that will go.

    ``is_straight`` trails begin anew with every move: only their two ends count.
    """

    trail: tuple[XY, ...] = ()
    closed: bool = False
    is_straight: bool = False
    moved: tuple[Mark, ...] = ()
    gone: frozenset[MarkId] = frozenset()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a gesture led to: ``text`` names it for undo, ``selected`` are the marks taken up, ``hint`` a message."""

    chart: Chart | None = None
    text: str = ""
    selected: tuple[MarkId, ...] = ()
    hint: str = ""


OFF_BODY = N_("Please mark on the body.")
NOTHING_TO_FILL = N_("A picture has no regions to fill. Draw an area instead.")


def is_off_body(view: View, place: Place) -> bool:
    """Say whether what is drawn lies beside the figure; on an own picture nothing does."""
    return place == Place() and not view.is_picture


class Tool:
    """Base of all tools: what each does with the pointer."""

    def press(self, desk: Desk, at: Contact) -> Preview | None:
        """Begin a gesture."""
        raise NotImplementedError

    def move(self, desk: Desk, at: Contact) -> Preview | None:
        """Go on with it."""
        raise NotImplementedError

    def release(self, desk: Desk, at: Contact) -> Outcome:
        """End it."""
        raise NotImplementedError

    def so_far(self, desk: Desk) -> Outcome:
        """Return what it would lead to if it ended now; nothing for what takes no time."""
        return Outcome()
