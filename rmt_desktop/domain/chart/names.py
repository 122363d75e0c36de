"""Names of regions and muscles in one language, as sentences and lists need them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from rmt_desktop.base.errors import Translate
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.bilingual import Bilingual
from rmt_desktop.domain.chart.marks import Place
from rmt_desktop.domain.sides import Side

PART_NAMES = {
    "picture_upper_left": N_("upper left of the picture"),
    "picture_top": N_("top of the picture"),
    "picture_upper_right": N_("upper right of the picture"),
    "picture_left": N_("left of the picture"),
    "picture_middle": N_("middle of the picture"),
    "picture_right": N_("right of the picture"),
    "picture_lower_left": N_("lower left of the picture"),
    "picture_bottom": N_("bottom of the picture"),
    "picture_lower_right": N_("lower right of the picture"),
}
"""The parts of an own picture, row by row, by ids that are no regions of the body."""

_PROPER = ("Achill", "Golgi")  # names of persons keep their capital within a sentence


class RegionEntry(Protocol):
    """A region of the catalogue, by the id it has in the figures."""

    @property
    def id(self) -> str:
        """The id without side."""
        ...

    @property
    def name(self) -> Bilingual:
        """The name in both languages."""
        ...


class MuscleEntry(Protocol):
    """A muscle of the catalogue; its own id may differ from the figures'."""

    @property
    def figure_id(self) -> str:
        """The id in the figures, without side."""
        ...

    @property
    def name(self) -> Bilingual:
        """The name in both languages."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Region and muscle names by id without side. Some ids are both, ``scm``: a zone of the skin and a muscle."""

    regions: Mapping[str, str] = field(default_factory=dict)
    muscles: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"

    def of(self, place: Place) -> str:
        """Return the name of the muscle, or else of the region; an id without a name stands for itself."""
        if place.muscle:
            return self.muscles.get(place.muscle) or _readable(place.muscle)
        return self.regions.get(place.region) or _readable(place.region)

    def on_side(self, place: Place, tr: Translate) -> str:
        """Return the name with its side for the middle of a sentence: ``left levator scapulae``."""
        if place.region in PART_NAMES and not place.muscle:
            return tr(PART_NAMES[place.region])
        part = within_sentence(self.of(place))
        match place.side:
            # Translators: the part begins with a small letter; the side goes where the language has it
            case Side.LEFT:
                return tr(N_("left {part}"), part=part)
            case Side.RIGHT:
                return tr(N_("right {part}"), part=part)
            case Side.BOTH:
                return tr(N_("{part}, both sides"), part=part)
            case Side.MIDLINE:
                return part

    def title(self, place: Place, tr: Translate) -> str:
        """Return the name with its side to begin a line: ``Left levator scapulae``."""
        return capitalised(self.on_side(place, tr))


def names_in(language: str, *, regions: Iterable[RegionEntry], muscles: Iterable[MuscleEntry]) -> Names:
    """Return the names of catalogue entries in one language."""
    return Names(
        regions={one.id: one.name.in_(language) for one in regions},
        muscles={one.figure_id: one.name.in_(language) for one in muscles},
        language=language,
    )


def capitalised(text: str) -> str:
    """Return ``text`` with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def within_sentence(name: str) -> str:
    """Return a name with a small first letter, unless it is an abbreviation or a person's name."""
    if name.startswith(_PROPER) or name[1:2].isupper():
        return name
    return name[:1].lower() + name[1:]


def _readable(id: str) -> str:
    return capitalised(id.replace("_", " "))
