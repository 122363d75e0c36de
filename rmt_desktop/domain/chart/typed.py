"""A finding typed as one line: ``left levator 7``, ``scar right kneecap 6 cm``, ``numb left thumb: C6``.

The quickest way to enter a finding without pointing. What a line does not say is as with any other new finding.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rmt_desktop.domain.chart.edits import mark_in
from rmt_desktop.domain.chart.figures import Figures
from rmt_desktop.domain.chart.legend import TRIGGER_POINTS, Choice, look
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Place
from rmt_desktop.domain.chart.own_kinds import OwnKind
from rmt_desktop.domain.chart.wholes import whole_mark
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.search import fold
from rmt_desktop.domain.sides import Side

LEAST_LETTERS = 3  # of the word that names a kind
LONGEST_MM = 2500  # longer than anybody's body
_LENGTH = re.compile(r"\s(\d{1,3}(?:[.,]\d)?)\s*cm$", re.IGNORECASE)
_INTENSITY = re.compile(r"\s(10|\d)(?:\s*/\s*10)?$")
_POINTED = TRIGGER_POINTS | {
    MarkKind.TENDER,
    MarkKind.JOINT_RESTRICTED,
    MarkKind.JOINT_HYPERMOBILE,
    MarkKind.SCAR,
    MarkKind.LESION,
    MarkKind.ALTERED_EDGE,
    MarkKind.REMARK,
}
"""Kinds that lie somewhere in a region; the others, when they are named, cover all of it."""

_RATED = {Layer.THERAPIST: MarkKind.TRIGGER_ACTIVE, Layer.CLIENT: MarkKind.ACHING}
"""What a number speaks of where the pen has a kind without one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedFinding:
    """What a line says. ``name`` is what is left of it: the muscle or region.

    ``side`` and ``kind`` are None where the line has none, ``length`` is in millimetres; ``places`` is what the name
    was found to mean.
    """

    name: str
    side: Side | None = None
    kind: Choice | None = None
    intensity: int | None = None
    length: int | None = None
    refers_to: str = ""
    note: str = ""
    places: tuple[Place, ...] = ()


def read_finding(text: str, *, kinds: Mapping[str, Choice], sides: Mapping[str, Side]) -> TypedFinding:
    """Return what a line says: ``[kind] [side] name [intensity] [length cm] [> where it refers] [: note]``.

    ``kinds`` are the kinds by their names, ``sides`` the sides by the words for them, in the user's language. A kind is
    named by the beginning of its name, if no other begins so.
    """
    rest, _, note = text.partition(":")
    rest, _, refers_to = rest.replace("→", ">").partition(">")
    length, intensity = None, None
    for _ in range(2):  # in either order
        if length is None and (found := _LENGTH.search(rest.rstrip())):
            told = round(float(found[1].replace(",", ".")) * 10)
            if 0 < told <= LONGEST_MM:  # any other stays in the name, which then fits nothing: the line is not lost
                length, rest = told, rest[: found.start()]
        if intensity is None and (found := _INTENSITY.search(rest.rstrip())):
            intensity, rest = int(found[1]), rest[: found.start()]
    kind, words = _kind(rest.split(), {fold(name): one for name, one in kinds.items()})
    side = sides.get(words[0].casefold()) if len(words) > 1 else None
    return TypedFinding(
        name=" ".join(words if side is None else words[1:]),
        side=side,
        kind=kind,
        intensity=intensity,
        length=length,
        refers_to=refers_to.strip(),
        note=note.strip(),
    )


def _note(finding: TypedFinding, kind: Choice) -> str:
    if finding.intensity is None or look(kind).is_rated:
        return finding.note
    return ", ".join(filter(None, (f"{finding.intensity}/10", finding.note)))


def _kind(words: Sequence[str], kinds: Mapping[str, Choice]) -> tuple[Choice | None, Sequence[str]]:
    """Return the kind that the most first words name, and the words after them."""
    for count in range(len(words) - 1, 0, -1):
        begun = fold(" ".join(words[:count]))
        meant = {kind for name, kind in kinds.items() if len(begun) >= LEAST_LETTERS and name.startswith(begun)}
        if len(meant) == 1:
            return meant.pop(), words[count:]
    return None, words


def typed_marks(
    finding: TypedFinding,
    *,
    new_id: Callable[[], str],
    kind: Choice,
    intensity: int | None,
    layer: Layer,
    figures: Figures,
    figure: str,
    view: str,
    taken: Iterable[Mark] = (),
) -> tuple[Mark, ...]:
    """Return the marks of a typed finding, one for each of its places.

    ``kind`` and ``intensity`` are those of the pen, for a line that says nothing of them; a line with an intensity
    means a kind that has one. Nothing that was typed is lost: what a kind has no field for stands in its note.
    ``taken`` are the marks that are there. Raises KeyError for a place no view shows.
    """
    made: list[Mark] = []
    kind = finding.kind or (kind if look(kind).is_rated or finding.intensity is None else _RATED[layer])
    felt = intensity if finding.intensity is None else finding.intensity
    for place in finding.places:
        mark = mark_in(
            place,
            id=MarkId(new_id()),
            kind=MarkKind.OWN if isinstance(kind, OwnKind) else kind,
            layer=layer,
            figures=figures,
            figure=figure,
            view=view,
            intensity=felt if look(kind).is_rated else None,
            taken=(*taken, *made),
        )
        if isinstance(finding.kind, MarkKind) and kind not in _POINTED:
            mark = whole_mark(mark, figures.view(mark.figure, mark.view))
        own = kind if isinstance(kind, OwnKind) else None
        made.append(
            replace(mark, own=own, length=finding.length, refers_to=finding.refers_to, note=_note(finding, kind))
        )
    return tuple(made)
