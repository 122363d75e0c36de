"""How each kind of mark looks: ink, line, pattern and symbol. The one place that says so.

Inks are darkened Okabe-Ito colours, told apart with any common colour blindness; each kind also has its own symbol and
pattern, so that it is told apart on a grey print. ``ink`` is for the ivory figure and for paper, ``ink_on_dark`` for
symbols on dark surfaces of the screen. The symbols' vocabulary begins with the clinic's usual legend (domain facts 6).
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rmt_desktop.base.errors import Translate
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind
from rmt_desktop.domain.chart.own_kinds import OwnKind


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
    RIPPLE = "ripple"
    ORBIT = "orbit"
    SINK = "sink"
    ZIGZAG = "zigzag"
    GRID = "grid"
    HALF = "half"
    DIAMOND = "diamond"
    FLAME = "flame"
    FROST = "frost"
    EDGE = "edge"
    BLOCK = "block"
    SWING = "swing"
    CROSSED_BOX = "crossed_box"
    TICK = "tick"
    FLAG = "flag"
    QUESTION = "question"
    PLUS = "plus"
    STAR = "star"
    HEXAGON = "hexagon"
    HOURGLASS = "hourglass"
    BOX_DOT = "box_dot"
    COMB = "comb"


class Group(StrEnum):
    """Kinds that are looked for together, in the order of the palette."""

    PAIN = "pain"
    MUSCLE = "muscle"
    TISSUE = "tissue"
    JOINT = "joint"
    CARE = "care"


GROUP_NAMES = {
    Group.PAIN: N_("How it feels"),
    Group.MUSCLE: N_("Muscle and fascia"),
    Group.TISSUE: N_("Skin and tissue"),
    Group.JOINT: N_("Joint"),
    Group.CARE: N_("Care and remarks"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The look of one kind. ``label`` is a message id.

    Colours are ``#rrggbb``. ``spacing`` is the distance of symbols in an area or along a stroke, in millimetres of the
    figure; ``line`` the width of a stroke's own line, 0 when symbols alone make the stroke; ``dash`` its pattern.
    ``fill`` is the opacity of an area at intensity 10, a quarter of it at 0. ``is_rated`` kinds have an intensity,
    ``is_common`` ones a button of their own; ``key`` is the letter that chooses the kind on the picture.
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
    is_common: bool = False
    group: Group
    key: str = ""
    layers: frozenset[Layer] = frozenset({Layer.THERAPIST})


_BOTH = frozenset(Layer)

STYLES = (
    Style(
        kind=MarkKind.ACHING,
        label=N_("Aching"),
        ink="#a35200",
        ink_on_dark="#f0a35e",
        symbol=Symbol.CARET,
        group=Group.PAIN,
        key="A",
        is_common=True,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.BURNING,
        label=N_("Burning"),
        ink="#c22f00",
        ink_on_dark="#ff8a63",
        symbol=Symbol.CROSS,
        group=Group.PAIN,
        key="B",
        is_common=True,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.STABBING,
        label=N_("Stabbing"),
        ink="#8f2160",
        ink_on_dark="#e690bd",
        symbol=Symbol.SLASH,
        group=Group.PAIN,
        key="S",
        is_common=True,
        spacing=13.0,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.THROBBING,
        label=N_("Throbbing"),
        ink="#94391d",
        ink_on_dark="#f2a088",
        symbol=Symbol.RIPPLE,
        group=Group.PAIN,
        key="H",
        is_common=True,
        spacing=19.0,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.NUMB,
        label=N_("Numb"),
        ink="#0a5a94",
        ink_on_dark="#77b9ea",
        symbol=Symbol.RING,
        group=Group.PAIN,
        key="N",
        is_common=True,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.TINGLING,
        label=N_("Pins and needles"),
        ink="#0f6f86",
        ink_on_dark="#74cbe0",
        symbol=Symbol.DOTS,
        group=Group.PAIN,
        key="P",
        is_common=True,
        spacing=13.0,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.STIFF,
        label=N_("Stiff"),
        ink="#5c5a12",
        ink_on_dark="#cfc964",
        symbol=Symbol.BARS,
        group=Group.PAIN,
        key="F",
        is_common=True,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.TRIGGER_ACTIVE,
        label=N_("Active trigger point"),
        ink="#a5122a",
        ink_on_dark="#ff8d99",
        symbol=Symbol.FILLED_DOT,
        group=Group.MUSCLE,
        key="T",
        is_common=True,
    ),
    Style(
        kind=MarkKind.TRIGGER_LATENT,
        label=N_("Latent trigger point"),
        ink="#a5122a",
        ink_on_dark="#ff8d99",
        symbol=Symbol.RING_DOT,
        group=Group.MUSCLE,
        key="L",
        is_common=True,
    ),
    Style(
        kind=MarkKind.TRIGGER_SATELLITE,
        label=N_("Satellite trigger point"),
        ink="#a5122a",
        ink_on_dark="#ff8d99",
        symbol=Symbol.ORBIT,
        group=Group.MUSCLE,
        key="J",
    ),
    Style(
        kind=MarkKind.TENDER,
        label=N_("Tender point"),
        ink="#00694c",
        ink_on_dark="#5fcfa8",
        symbol=Symbol.TARGET,
        group=Group.MUSCLE,
        key="E",
        is_common=True,
        spacing=22.0,
    ),
    Style(
        kind=MarkKind.HYPERTONIC,
        label=N_("Hypertonic muscle"),
        ink="#5b3a91",
        ink_on_dark="#bda2ea",
        symbol=Symbol.HATCH,
        group=Group.MUSCLE,
        key="Y",
        is_common=True,
        spacing=9.0,
        line=5.0,
        fill=0.22,
    ),
    Style(
        kind=MarkKind.HYPOTONIC,
        label=N_("Hypotonic muscle"),
        ink="#34568a",
        ink_on_dark="#9dbbee",
        symbol=Symbol.SINK,
        group=Group.MUSCLE,
        key="O",
        fill=0.18,
    ),
    Style(
        kind=MarkKind.SPASM,
        label=N_("Muscle spasm"),
        ink="#7a1f7a",
        ink_on_dark="#dd9be0",
        symbol=Symbol.ZIGZAG,
        group=Group.MUSCLE,
        key="M",
        is_common=True,
        spacing=19.0,
    ),
    Style(
        kind=MarkKind.ADHESION,
        label=N_("Adhesion or fascial restriction"),
        ink="#6b4a1c",
        ink_on_dark="#d6b483",
        symbol=Symbol.GRID,
        group=Group.MUSCLE,
        key="D",
        spacing=16.0,
        fill=0.2,
    ),
    Style(
        kind=MarkKind.SWELLING,
        label=N_("Swelling"),
        ink="#176a72",
        ink_on_dark="#6fd0d6",
        symbol=Symbol.WAVE,
        group=Group.TISSUE,
        key="W",
        is_common=True,
        spacing=20.0,
        fill=0.2,
        is_rated=False,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.BRUISE,
        label=N_("Bruise"),
        ink="#57358a",
        ink_on_dark="#b9a0ea",
        symbol=Symbol.HALF,
        group=Group.TISSUE,
        key="U",
        spacing=16.0,
        fill=0.26,
        is_rated=False,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.SCAR,
        label=N_("Scar"),
        ink="#3d342d",
        ink_on_dark="#cfc3b8",
        symbol=Symbol.STITCH,
        group=Group.TISSUE,
        key="C",
        is_common=True,
        spacing=11.0,
        line=2.2,
        fill=0.16,
        is_rated=False,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.LESION,
        label=N_("Skin lesion (do not touch)"),
        ink="#8a3b12",
        ink_on_dark="#f0a67a",
        symbol=Symbol.DIAMOND,
        group=Group.TISSUE,
        key="K",
        spacing=18.0,
        line=2.0,
        dash=(4.0, 4.0),
        fill=0.2,
        is_rated=False,
        layers=_BOTH,
    ),
    Style(
        kind=MarkKind.HEAT,
        label=N_("Warm"),
        ink="#b3361a",
        ink_on_dark="#ff9a78",
        symbol=Symbol.FLAME,
        group=Group.TISSUE,
        key="I",
        fill=0.24,
        is_rated=False,
    ),
    Style(
        kind=MarkKind.COLD,
        label=N_("Cold"),
        ink="#14609a",
        ink_on_dark="#7fbdf0",
        symbol=Symbol.FROST,
        group=Group.TISSUE,
        key="",
        fill=0.2,
        is_rated=False,
    ),
    Style(
        kind=MarkKind.ALTERED_EDGE,
        label=N_("Edge of altered sensation"),
        ink="#0c6a78",
        ink_on_dark="#72cbd9",
        symbol=Symbol.EDGE,
        group=Group.TISSUE,
        key="G",
        spacing=14.0,
        line=2.4,
        dash=(2.0, 5.0),
        fill=0.1,
        is_rated=False,
    ),
    Style(
        kind=MarkKind.JOINT_RESTRICTED,
        label=N_("Restricted joint"),
        ink="#4b4741",
        ink_on_dark="#cbc5bd",
        symbol=Symbol.BLOCK,
        group=Group.JOINT,
        key="R",
        spacing=20.0,
    ),
    Style(
        kind=MarkKind.JOINT_HYPERMOBILE,
        label=N_("Hypermobile joint"),
        ink="#2c672c",
        ink_on_dark="#8fd08f",
        symbol=Symbol.SWING,
        group=Group.JOINT,
        key="",
        spacing=22.0,
        is_rated=False,
    ),
    Style(
        kind=MarkKind.AVOID,
        label=N_("Avoid"),
        ink="#8a0f14",
        ink_on_dark="#ff8f8a",
        symbol=Symbol.NO_ENTRY,
        group=Group.CARE,
        key="V",
        is_common=True,
        spacing=40.0,
        line=3.0,
        dash=(9.0, 6.0),
        fill=0.2,
        is_rated=False,
    ),
    Style(
        kind=MarkKind.DECLINED,
        label=N_("Consent declined"),
        ink="#8a0f14",
        ink_on_dark="#ff8f8a",
        symbol=Symbol.CROSSED_BOX,
        group=Group.CARE,
        key="Z",
        spacing=26.0,
        line=3.0,
        fill=0.16,
        is_rated=False,
    ),
    Style(
        kind=MarkKind.TREATED,
        label=N_("Treated today"),
        ink="#0f6e62",
        ink_on_dark="#62cdbd",
        symbol=Symbol.TICK,
        group=Group.CARE,
        key="X",
        spacing=24.0,
        fill=0.16,
        is_rated=False,
    ),
    Style(
        kind=MarkKind.REMARK,
        label=N_("Remark"),
        ink="#444b52",
        ink_on_dark="#c4ccd4",
        symbol=Symbol.FLAG,
        group=Group.CARE,
        key="Q",
        spacing=26.0,
        fill=0.12,
        is_rated=False,
    ),
    Style(
        kind=MarkKind.OWN,
        label=N_("Kind of the clinic"),
        ink="#444b52",
        ink_on_dark="#c4ccd4",
        symbol=Symbol.PLUS,
        group=Group.CARE,
        spacing=26.0,
        fill=0.12,
        is_rated=False,
        layers=frozenset(),
    ),
    Style(
        kind=MarkKind.UNKNOWN,
        label=N_("Finding of a newer version"),
        ink="#444b52",
        ink_on_dark="#c4ccd4",
        symbol=Symbol.QUESTION,
        group=Group.CARE,
        spacing=26.0,
        fill=0.12,
        is_rated=False,
        layers=frozenset(),
    ),
)

LEGEND = {style.kind: style for style in STYLES}

OWN_SYMBOLS = (Symbol.PLUS, Symbol.STAR, Symbol.HEXAGON, Symbol.HOURGLASS, Symbol.BOX_DOT, Symbol.COMB)
"""Symbols that no other kind has: what the clinic's own kinds look like, told apart on a grey print too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnInk:
    """One of the inks for the clinic's own kinds: darkened Okabe-Ito colours as all are. ``label`` is a message id."""

    label: str
    ink: str
    ink_on_dark: str


OWN_INKS = {
    "grey": OwnInk(label=N_("Grey"), ink="#444b52", ink_on_dark="#c4ccd4"),
    "blue": OwnInk(label=N_("Blue"), ink="#0a5a94", ink_on_dark="#77b9ea"),
    "green": OwnInk(label=N_("Green"), ink="#00694c", ink_on_dark="#5fcfa8"),
    "orange": OwnInk(label=N_("Orange"), ink="#a35200", ink_on_dark="#f0a35e"),
    "purple": OwnInk(label=N_("Purple"), ink="#8f2160", ink_on_dark="#e690bd"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPattern:
    """How areas and lines of an own kind are drawn: distance of symbols, width and dash of the line, in millimetres."""

    label: str
    spacing: float
    line: float = 0.0
    dash: tuple[float, ...] = ()


OWN_PATTERNS = {
    "open": OwnPattern(label=N_("Symbols far apart"), spacing=26.0),
    "close": OwnPattern(label=N_("Symbols close together"), spacing=14.0),
    "line": OwnPattern(label=N_("With a line round it"), spacing=22.0, line=2.4),
    "dashes": OwnPattern(label=N_("With a dashed line round it"), spacing=22.0, line=2.4, dash=(6.0, 5.0)),
}


@lru_cache(maxsize=256)
def own_style(own: OwnKind) -> Style:
    """Return the look of a clinic's own kind; for words this program does not know, that of a stand-in."""
    ink = OWN_INKS.get(own.ink, OWN_INKS["grey"])
    pattern = OWN_PATTERNS.get(own.pattern, OWN_PATTERNS["open"])
    return Style(
        kind=MarkKind.OWN,
        label=own.name,
        ink=ink.ink,
        ink_on_dark=ink.ink_on_dark,
        symbol=Symbol(own.symbol) if own.symbol in set(Symbol) else Symbol.QUESTION,
        group=Group(own.group) if own.group in set(Group) else Group.CARE,
        spacing=pattern.spacing,
        line=pattern.line,
        dash=pattern.dash,
        fill=0.16,
        is_rated=own.is_rated,
    )


Choice = MarkKind | OwnKind
"""What one may choose to draw: a kind of the program, or one of the clinic's own."""


def choice_of(mark: Mark) -> Choice:
    """Return what one would choose to draw a mark like this."""
    return mark.own if mark.kind is MarkKind.OWN and mark.own is not None else mark.kind


def look(choice: Choice) -> Style:
    """Return how marks of a kind look."""
    return own_style(choice) if isinstance(choice, OwnKind) else LEGEND[choice]


def style_of(mark: Mark) -> Style:
    """Return the look of a mark."""
    return look(choice_of(mark))


def kind_name(choice: Choice, tr: Translate, language: str) -> str:
    """Return what a kind is called; a clinic's own is translated by the clinic alone."""
    return choice.name_in(language) if isinstance(choice, OwnKind) else tr(LEGEND[choice].label)


TRIGGER_POINTS = frozenset({MarkKind.TRIGGER_ACTIVE, MarkKind.TRIGGER_LATENT, MarkKind.TRIGGER_SATELLITE})
MEASURED_KINDS = frozenset({MarkKind.SCAR, MarkKind.LESION})
"""Kinds whose lines are measured as they are drawn: how long they are is part of the finding."""

LAYER_NAMES = {Layer.CLIENT: N_("Client's own marks"), Layer.THERAPIST: N_("My findings")}


def kinds_of(layer: Layer) -> tuple[MarkKind, ...]:
    """Return the kinds one may draw on a layer, in the order of the palette."""
    return tuple(style.kind for style in STYLES if layer in style.layers)


def kind_for_key(letter: str, layer: Layer) -> MarkKind | None:
    """Return the kind a letter chooses on a layer, or None."""
    wanted = letter.upper()
    return next((style.kind for style in STYLES if wanted and style.key == wanted and layer in style.layers), None)
