"""What the next mark will be: the kind, the tool that fits it, the intensity as last said or typed."""

from dataclasses import dataclass, replace

from rmt_desktop.domain.chart.legend import LEGEND, kinds_of
from rmt_desktop.domain.chart.marks import Layer, MarkKind
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
    MarkKind.SCAR: ToolName.STROKE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """What a new mark will be, and with which tool it is made."""

    tool: ToolName = ToolName.POINT
    kind: MarkKind = MarkKind.ACHING
    intensity: int | None = None
    layer: Layer = Layer.THERAPIST
    deep_first: bool = False


class Pencase:
    """Holds the pen. A kind comes with the tool it was last drawn with; the intensity stays from mark to mark."""

    def __init__(self, layer: Layer) -> None:
        self._tools: dict[MarkKind, ToolName] = {}
        self._digits = Digits()
        self._pen = Pen(layer=layer)
        self.choose_kind(kinds_of(layer)[0] if layer is Layer.CLIENT else MarkKind.TRIGGER_ACTIVE)

    @property
    def pen(self) -> Pen:
        """The pen to draw with; kinds that are not rated have no intensity."""
        return self._pen if LEGEND[self._pen.kind].is_rated else replace(self._pen, intensity=None)

    @property
    def intensity(self) -> int | None:
        """The intensity that is remembered, whatever the kind."""
        return self._pen.intensity

    def choose_kind(self, kind: MarkKind) -> None:
        """Take another kind, with the tool that fits it."""
        tool = self._tools.get(kind, _NATURAL_TOOLS.get(kind, ToolName.AREA))
        self._pen = replace(self._pen, kind=kind, tool=tool)

    def choose_tool(self, name: ToolName) -> None:
        """Take another tool; a drawing tool is remembered for the kind."""
        if name not in PICKING_TOOLS:
            self._tools[self._pen.kind] = name
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
