"""What the next mark will be: the kind, the tool that fits it, the intensity as last said or typed."""

from dataclasses import dataclass, replace

from rmt_desktop.domain.chart.legend import Choice, kinds_of, look
from rmt_desktop.domain.chart.marks import Layer, MarkKind
from rmt_desktop.domain.chart.own_kinds import OwnKind
from rmt_desktop.ui.chart.tools import ToolName
from rmt_desktop.ui.widgets.digits import Digits

INTENSITIES = range(11)

PICKING_TOOLS = frozenset({ToolName.SELECT, ToolName.LASSO, ToolName.ERASE})
"""Tools that make no marks."""

_NATURAL_TOOLS = {
    MarkKind.TRIGGER_ACTIVE: ToolName.POINT,
    MarkKind.TRIGGER_LATENT: ToolName.POINT,
    MarkKind.TRIGGER_SATELLITE: ToolName.POINT,
    MarkKind.TENDER: ToolName.POINT,
    MarkKind.JOINT_RESTRICTED: ToolName.POINT,
    MarkKind.JOINT_HYPERMOBILE: ToolName.POINT,
    MarkKind.ALTERED_EDGE: ToolName.STROKE,
    MarkKind.TREATED: ToolName.FILL,
    MarkKind.DECLINED: ToolName.FILL,
    MarkKind.REMARK: ToolName.POINT,
    MarkKind.OWN: ToolName.POINT,
    MarkKind.SCAR: ToolName.STROKE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """What a new mark will be, and with which tool it is made."""

    tool: ToolName = ToolName.POINT
    kind: MarkKind = MarkKind.ACHING
    own: OwnKind | None = None
    intensity: int | None = None
    layer: Layer = Layer.THERAPIST
    deep_first: bool = False

    @property
    def choice(self) -> Choice:
        """The kind, the clinic's own where it is one."""
        return self.own or self.kind


class Pencase:
    """Holds the pen. A kind comes with the tool it was last drawn with; the intensity stays from mark to mark."""

    def __init__(self, layer: Layer) -> None:
        self._tools: dict[Choice, ToolName] = {}
        self._digits = Digits()
        self._pen = Pen(layer=layer)
        self.choose_kind(kinds_of(layer)[0] if layer is Layer.CLIENT else MarkKind.TRIGGER_ACTIVE)

    @property
    def pen(self) -> Pen:
        """The pen to draw with; kinds that are not rated have no intensity."""
        return self._pen if look(self._pen.choice).is_rated else replace(self._pen, intensity=None)

    @property
    def intensity(self) -> int | None:
        """The intensity that is remembered, whatever the kind."""
        return self._pen.intensity

    def choose_kind(self, choice: Choice) -> None:
        """Take another kind, with the tool that fits it."""
        own = choice if isinstance(choice, OwnKind) else None
        kind = MarkKind.OWN if isinstance(choice, OwnKind) else choice
        tool = self._tools.get(choice, _NATURAL_TOOLS.get(kind, ToolName.AREA))
        self._pen = replace(self._pen, kind=kind, own=own, tool=tool)

    def choose_tool(self, name: ToolName) -> None:
        """Take another tool; a drawing tool is remembered for the kind."""
        if name not in PICKING_TOOLS:
            self._tools[self._pen.choice] = name
        self._pen = replace(self._pen, tool=name)

    def choose_layer(self, layer: Layer) -> None:
        """Draw on another layer, with a kind that belongs there."""
        self._pen = replace(self._pen, layer=layer)
        if self._pen.kind not in kinds_of(layer):
            self.choose_kind(kinds_of(layer)[0])

    def choose_intensity(self, value: int | None) -> None:
        """Remember an intensity, 0 to 10 or none."""
        self._pen = replace(self._pen, intensity=value)

    def prefer_deep(self, *, deep_first: bool) -> None:
        """Name muscles that lie under others first, or last."""
        self._pen = replace(self._pen, deep_first=deep_first)

    def type_digit(self, digit: int) -> int | None:
        """Remember a typed digit as the intensity and return it; 1 and 0 in quick succession are ten."""
        self.choose_intensity(self._digits.number(str(digit), INTENSITIES))
        return self.intensity
