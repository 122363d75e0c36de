"""How each layer of anatomy looks: ink, line and pattern. The one place that says so.

No area is told by colour alone: the parts of the spine have lines in four directions on every second level, nerves have
dots and small signs, muscles that lie deep have broken contours. Neighbouring groups of nerves never share an ink or a
pattern.
"""

from dataclasses import dataclass
from enum import Enum, auto

from rmt_desktop.domain.chart.layers import Anatomy, LayerShape


class Pattern(Enum):
    """What lies within an area besides its colour."""

    PLAIN = auto()
    RISING = auto()
    FALLING = auto()
    LEVEL = auto()
    UPRIGHT = auto()
    DOTS = auto()
    SPARSE_DOTS = auto()
    LARGE_DOTS = auto()
    RINGS = auto()
    CROSSES = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerStyle:
    """How one area is drawn: ``writing`` is its label's ink, ``fill`` and ``line`` are the strength of its colours.

    ``paint`` is what it is filled with; empty for the ink.
    """

    ink: str
    writing: str
    fill: float
    paint: str = ""
    pattern: Pattern = Pattern.PLAIN
    dash: tuple[float, ...] = ()
    line: float = 0.85


_STYLES = {
    Anatomy.MUSCLES: LayerStyle(ink="#a4463f", writing="#7d2a25", fill=0.17),
    Anatomy.DEEP_MUSCLES: LayerStyle(
        ink="#70407f", writing="#562a66", fill=0.12, pattern=Pattern.RISING, dash=(5.0, 3.5)
    ),
    Anatomy.BONES: LayerStyle(ink="#6f5a2c", writing="#54431c", paint="#f4dfa0", fill=0.7),
}

_SPINE = {
    "C": ("#2f66a3", "#1d4a7d", Pattern.RISING),
    "T": ("#3f7d3a", "#2a5a26", Pattern.LEVEL),
    "L": ("#b0741a", "#7c4f0b", Pattern.FALLING),
    "S": ("#8b4a94", "#66306e", Pattern.UPRIGHT),
}

_NERVES = (
    ("#12746e", "#0b524e", Pattern.PLAIN),
    ("#a8532a", "#7d3815", Pattern.DOTS),
    ("#4a58ad", "#333f86", Pattern.LARGE_DOTS),
    ("#a03d74", "#772853", Pattern.SPARSE_DOTS),
    ("#6b7020", "#4b4f10", Pattern.CROSSES),
    ("#4c6478", "#33485a", Pattern.RINGS),
)
_NERVE_OF = {
    "trigeminal_1": 2,
    "trigeminal_2": 5,
    "trigeminal_3": 4,
    "great_auricular": 0,
    "lesser_occipital": 5,
    "cervical_transverse": 3,
    "cervical_plexus": 4,
    "dorsal_rami": 1,
    "intercostal": 2,
    "intercostobrachial": 0,
    "axillary": 3,
    "radial": 4,
    "medial_cutaneous": 1,
    "musculocutaneous": 2,
    "median": 1,
    "ulnar": 3,
    "lumbar_plexus": 0,
    "ilioinguinal": 1,
    "genitofemoral": 4,
    "femoral": 3,
    "lateral_femoral": 0,
    "obturator": 2,
    "posterior_femoral": 1,
    "cluneal_superior": 5,
    "cluneal_medial": 3,
    "fibular": 0,
    "fibular_deep": 4,
    "tibial": 5,
    "sural": 2,
}


def style_of(layer: Anatomy, shape: LayerShape) -> LayerStyle:
    """Return how a shape of a layer is drawn; shapes of one group look alike. A group that is not known is plain."""
    if layer is Anatomy.DERMATOMES:
        ink, writing, lines = _SPINE[shape.group]
        is_even = int(shape.id[1:]) % 2 == 0
        return LayerStyle(ink=ink, writing=writing, fill=0.2, pattern=lines if is_even else Pattern.PLAIN)
    if layer is Anatomy.NERVES:
        ink, writing, pattern = _NERVES[_NERVE_OF.get(shape.group, 0)]
        return LayerStyle(ink=ink, writing=writing, fill=0.17, pattern=pattern, dash=(8.0, 3.0, 1.5, 3.0))
    return _STYLES[layer]
