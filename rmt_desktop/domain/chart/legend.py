"""How each kind of mark looks: ink, line, pattern and symbol. The one place that says so.

Inks are darkened Okabe-Ito colours, told apart with any common colour blindness; each kind also has its own symbol and
pattern, so that it is told apart on a grey print. ``ink`` is for the ivory figure and for paper, ``ink_on_dark`` for
symbols on dark surfaces of the screen. The symbols' vocabulary begins with the clinic's usual legend (domain facts 6).
"""

from dataclasses import dataclass
from enum import StrEnum

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.marks import Layer, MarkKind


class Symbol(StrEnum):
    """A small drawing of our own; shapes are in :mod:`rmt_desktop.domain.chart.symbols`."""

    CARET = "caret"
    CROSS = "cross"
    SLASH = "slash"
    RING = "ring"
    DOTS = "dots"
    BARS = "bars"
    FILLED_DOT = "filled_dot"
    RING_DOT = "ring_dot"
    HATCH = "hatch"
    TARGET = "target"
    STITCH = "stitch"
    WAVE = "wave"
    NO_ENTRY = "no_entry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The look of one kind. ``label`` is a message id.

    Colours are ``#rrggbb``. ``spacing`` is the distance of symbols in an area or along a stroke, in millimetres of the
    figure; ``line`` the width of a stroke's own line, 0 when symbols alone make the stroke; ``dash`` its pattern.
    ``fill`` is the opacity of an area at intensity 10, a quarter of it at 0. ``is_rated`` kinds have an intensity.
    """

    kind: MarkKind
    label: str
    ink: str
    ink_on_dark: str
    symbol: Symbol
    spacing: float = 17.0
    line: float = 0.0
    dash: tuple[float, ...] = ()
    fill: float = 0.3
    is_rated: bool = True
    layers: frozenset[Layer] = frozenset({Layer.THERAPIST})


_BOTH = frozenset(Layer)

STYLES = (
    Style(
        kind=MarkKind.ACHING,
        label=N_("Aching"),
        ink="#a35200",
        ink_on_dark="#f0a35e",
        symbol=Symbol.CARET,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.BURNING,
        label=N_("Burning"),
        ink="#c22f00",
        ink_on_dark="#ff8a63",
        symbol=Symbol.CROSS,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.STABBING,
        label=N_("Stabbing"),
        ink="#8f2160",
        ink_on_dark="#e690bd",
        symbol=Symbol.SLASH,
        spacing=13.0,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.NUMB,
        label=N_("Numb"),
        ink="#0a5a94",
        ink_on_dark="#77b9ea",
        symbol=Symbol.RING,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.TINGLING,
        label=N_("Tingling"),
        ink="#0f6f86",
        ink_on_dark="#74cbe0",
        symbol=Symbol.DOTS,
        spacing=13.0,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.STIFF,
        label=N_("Stiff"),
        ink="#5c5a12",
        ink_on_dark="#cfc964",
        symbol=Symbol.BARS,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.TRIGGER_ACTIVE,
        label=N_("Active trigger point"),
        ink="#a5122a",
        ink_on_dark="#ff8d99",
        symbol=Symbol.FILLED_DOT,
    ),
    Style(
        kind=MarkKind.TRIGGER_LATENT,
        label=N_("Latent trigger point"),
        ink="#a5122a",
        ink_on_dark="#ff8d99",
        symbol=Symbol.RING_DOT,
    ),
    Style(
        kind=MarkKind.HYPERTONIC,
        label=N_("Hypertonic muscle"),
        ink="#5b3a91",
        ink_on_dark="#bda2ea",
        symbol=Symbol.HATCH,
        spacing=9.0,
        line=5.0,
        fill=0.22,
    ),
    Style(
        kind=MarkKind.TENDER,
        label=N_("Tender point"),
        ink="#00694c",
        ink_on_dark="#5fcfa8",
        symbol=Symbol.TARGET,
        spacing=22.0,
    ),
    Style(
        kind=MarkKind.SCAR,
        label=N_("Scar"),
        ink="#3d342d",
        ink_on_dark="#cfc3b8",
        symbol=Symbol.STITCH,
        spacing=11.0,
        line=2.2,
        fill=0.16,
        is_rated=False,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.SWELLING,
        label=N_("Swelling"),
        ink="#176a72",
        ink_on_dark="#6fd0d6",
        symbol=Symbol.WAVE,
        spacing=20.0,
        fill=0.2,
        is_rated=False,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.AVOID,
        label=N_("Avoid"),
        ink="#8a0f14",
        ink_on_dark="#ff8f8a",
        symbol=Symbol.NO_ENTRY,
        spacing=40.0,
        line=3.0,
        dash=(9.0, 6.0),
        fill=0.2,
        is_rated=False,
    ),
)

LEGEND = {style.kind: style for style in STYLES}

LAYER_NAMES = {Layer.CLIENT: N_("Client's own marks"), Layer.THERAPIST: N_("My findings")}


def kinds_of(layer: Layer) -> tuple[MarkKind, ...]:
    """Return the kinds one may draw on a layer, in the order of the palette."""
    return tuple(style.kind for style in STYLES if layer in style.layers)
