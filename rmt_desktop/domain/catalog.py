"""Reference data as values: what a note may name. Each entry has a permanent id and a name in both languages.

``source`` keeps the mark of the facts it was taken from; ``GK`` is general knowledge, shown in the program as
"to be verified by a practitioner".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rmt_desktop.base.errors import Translate
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.bilingual import Bilingual
from rmt_desktop.domain.chart.choir import ChoirMap
from rmt_desktop.domain.forms.collection import Collection
from rmt_desktop.domain.money import TaxTable
from rmt_desktop.domain.screening import Rule
from rmt_desktop.domain.sides import Areal, Side

_Entry = TypeVar("_Entry", "Area", "Technique", "Movement", "Exercise")

TO_VERIFY = N_("to be verified by a practitioner")


def is_to_verify(source: str) -> bool:
    """Whether a source is general knowledge (``GK``), at least in part, and must be shown as still to be verified."""
    return "GK" in source


def source_text(source: str, tr: Translate) -> str:
    """Return where a fact comes from in words, and that it is still to be verified where that is so."""
    marks = [mark for mark in source.replace(",", " ").split() if mark != "GK"]
    if not marks:
        return tr(N_("General knowledge, to be verified by a practitioner."))
    if is_to_verify(source):
        words = N_("Source: {source}; in part general knowledge, to be verified by a practitioner.")
    else:
        words = N_("Source: {source}")
    return tr(words, source=", ".join(marks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A part of the body one agrees to have treated, made of figure regions (ids without side).

    ``sensitive`` areas need consent in writing for each visit; ``on_request_only`` ones also the client's own request
    and a clinical indication (domain facts 2.4). ``has_sides`` is False for areas across the midline.
    """

    id: str
    name: Bilingual
    regions: tuple[str, ...]
    has_sides: bool = True
    sensitive: bool = False
    on_request_only: bool = False
    source: str = ""

    def on(self, side: Side, language: str) -> Areal:
        """Return this area on one side, labelled in ``language``."""
        return Areal(self.id, side if self.has_sides else Side.MIDLINE, self.name.in_(language))


@dataclass(frozen=True, slots=True, kw_only=True)
class Technique:
    """A massage technique; ``tags`` are the words rules speak of (``deep``, ``friction``, ``heat``).

    ``also`` are other names it is known by, in any language: for finding it, never shown.
    """

    id: str
    name: Bilingual
    description: Bilingual
    cautions: Bilingual
    also: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    source: str = ""

    @property
    def cues(self) -> str:
        """Names it is found by beside the one that is shown, in either language, a line each.

        What a name has in brackets is left out: it describes in the words of other techniques.
        """
        return "\n".join((*(name.partition(" (")[0] for name in (self.name.en, self.name.fr)), *self.also))


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A joint movement with its usual range; ``unit`` is ``deg`` or ``mm``, ``norm`` the AAOS value where one exists.

    ``norm_text`` is how the norm is written beside the field, its source named.
    """

    id: str
    region: Bilingual
    name: Bilingual
    unit: str
    norm: int | None
    norm_text: Bilingual
    has_sides: bool
    end_feel: Bilingual
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostureFinding:
    """A posture word one may tick; some come with a side."""

    id: str
    name: Bilingual
    has_sides: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialTest:
    """An orthopaedic test: what it screens for and when it is positive. Never a diagnosis."""

    id: str
    name: Bilingual
    region: Bilingual
    screens_for: Bilingual
    positive: Bilingual
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dosage:
    """How much of an exercise: sets and repetitions (counts), hold and rest (seconds), duration (minutes)."""

    sets: int | None = None
    reps: int | None = None
    hold_seconds: int | None = None
    duration_minutes: int | None = None
    rest_seconds: int | None = None
    frequency: Bilingual | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One item of the home-care library. ``cautions_for`` are the screening rules whose condition its cautions name."""

    id: str
    name: Bilingual
    category: str
    region: str
    muscles: tuple[str, ...]
    each_side: bool
    purpose: Bilingual
    steps: tuple[Bilingual, ...]
    dosage: Dosage
    cautions: tuple[Bilingual, ...]
    progressions: tuple[Bilingual, ...]
    easier: Bilingual | None
    cautions_for: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Muscle:
    """A muscle as charted on a figure; ``figure_id`` is the id in the figure data, without side."""

    id: str
    name: Bilingual
    figure_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region of the figures, ``id`` without side."""

    id: str
    name: Bilingual
    group: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvinceFacts:
    """What the program says about one province. ``guardian_below`` is an age, or None where no age decides.

    ``collection`` names the profile of the health history: ``minimal`` (Ontario) or ``full``. ``titles`` are those the
    province protects, None where the catalogue knows of none.
    """

    code: str
    name: Bilingual
    regulator: Bilingual
    consent_age: Bilingual
    guardian_below: int | None
    age_of_majority: int
    retention_years: int
    collection: str
    zone: str
    effective: date
    titles: Bilingual | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentElement:
    """One of the six things to talk about before treating, with the sentence shown and kept."""

    id: str
    name: Bilingual
    text: Bilingual
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentWording:
    """The dated text of a consent. ``version`` changes with every change of a word."""

    version: str
    effective: date
    elements: tuple[ConsentElement, ...]
    agreement: Bilingual
    sensitive: Bilingual
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a source mark stands for: the address of a page, or the name of a text."""

    mark: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """All reference data. The tables are read-only sequences; long ones may be read when first looked at."""

    areas: Sequence[Area]
    techniques: Sequence[Technique]
    movements: Sequence[Movement]
    postures: Sequence[PostureFinding]
    special_tests: Sequence[SpecialTest]
    exercises: Sequence[Exercise]
    muscles: Sequence[Muscle]
    regions: Sequence[Region]
    provinces: Sequence[ProvinceFacts]
    rules: Sequence[Rule]
    collection: Sequence[Collection]
    consent_wording: ConsentWording
    taxes: TaxTable
    sources: Sequence[Source] = ()
    choir: ChoirMap = ChoirMap()

    def area(self, area_id: str) -> Area:
        """Return the area with this id. Raises KeyError if there is none."""
        return _by_id(self.areas, area_id)

    def technique(self, technique_id: str) -> Technique:
        """Return the technique with this id. Raises KeyError if there is none."""
        return _by_id(self.techniques, technique_id)

    def movement(self, movement_id: str) -> Movement:
        """Return the movement with this id. Raises KeyError if there is none."""
        return _by_id(self.movements, movement_id)

    def exercise(self, exercise_id: str) -> Exercise:
        """Return the exercise with this id. Raises KeyError if there is none."""
        return _by_id(self.exercises, exercise_id)

    def province(self, code: str) -> ProvinceFacts:
        """Return the facts of one province. Raises KeyError if there is none."""
        for facts in self.provinces:
            if facts.code == code:
                return facts
        raise KeyError(code)

    def areas_of_region(self, region: str) -> tuple[Area, ...]:
        """Return the areas a figure region (id without side) belongs to."""
        return tuple(area for area in self.areas if region in area.regions)


def _by_id(entries: Sequence[_Entry], wanted: str) -> _Entry:
    for entry in entries:
        if entry.id == wanted:
            return entry
    raise KeyError(wanted)
