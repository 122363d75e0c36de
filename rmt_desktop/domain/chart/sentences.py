"""Marks in words: the sentence a finding writes into the note, and the client's pain as her summary says it.

Sentences are whole messages with named places, never glued from parts, so that French can put the side where it
belongs. The therapist may edit every one.
"""

from collections.abc import Mapping, Sequence

from rmt_desktop.base.errors import Translate
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import VIEW_PHRASES
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind
from rmt_desktop.domain.chart.names import Names, capitalised
from rmt_desktop.domain.ids import MarkId

FINDINGS: Mapping[MarkKind, str] = {
    MarkKind.ACHING: N_("aching"),
    MarkKind.BURNING: N_("burning"),
    MarkKind.STABBING: N_("stabbing"),
    MarkKind.NUMB: N_("numbness"),
    MarkKind.TINGLING: N_("tingling"),
    MarkKind.STIFF: N_("stiffness"),
    MarkKind.TRIGGER_ACTIVE: N_("active trigger point"),
    MarkKind.TRIGGER_LATENT: N_("latent trigger point"),
    MarkKind.HYPERTONIC: N_("hypertonic"),
    MarkKind.TENDER: N_("tender to touch"),
    MarkKind.SCAR: N_("scar"),
    MarkKind.SWELLING: N_("swelling"),
    MarkKind.AVOID: N_("avoid this area"),
}
"""What each kind is called within a sentence."""


def sentence(mark: Mark, names: Names, tr: Translate) -> str:
    """Return what a mark says as a line of the objective findings: ``Left levator scapulae: tender to touch, 6/10.``"""
    place = _place(mark, names, tr)
    finding = tr(FINDINGS[mark.kind])
    note = mark.note.strip().rstrip(".")
    if mark.intensity is None:
        text = (
            tr(N_("{place}: {finding}, {note}."), place=place, finding=finding, note=note)
            if note
            else tr(N_("{place}: {finding}."), place=place, finding=finding)
        )
    elif note:
        text = tr(
            N_("{place}: {finding}, {intensity}/10, {note}."),
            place=place,
            finding=finding,
            intensity=mark.intensity,
            note=note,
        )
    else:
        text = tr(N_("{place}: {finding}, {intensity}/10."), place=place, finding=finding, intensity=mark.intensity)
    return capitalised(text)


def sentences(chart: Chart, names: Names, tr: Translate, *, layer: Layer = Layer.THERAPIST) -> dict[MarkId, str]:
    """Return the sentence of each mark of a layer by mark id, in drawing order."""
    return {mark.id: sentence(mark, names, tr) for mark in chart.marks if mark.layer is layer}


def complaint(mark: Mark, names: Names, tr: Translate) -> str:
    """Return what the client drew as her summary says it: ``aching, 7/10, at the left upper trapezius``."""
    place = _place(mark, names, tr)
    finding = tr(FINDINGS[mark.kind])
    if mark.intensity is None:
        return tr(N_("{finding} at the {place}"), finding=finding, place=place)
    return tr(N_("{finding}, {intensity}/10, at the {place}"), finding=finding, intensity=mark.intensity, place=place)


def complaints(chart: Chart, names: Names, tr: Translate) -> tuple[str, ...]:
    """Return the client's own marks in words, each once."""
    return tuple(dict.fromkeys(complaint(mark, names, tr) for mark in chart.of(Layer.CLIENT).marks))


def spoken(region: str, view: str, count: int, *, tr: Translator) -> str:
    """Return what a screen reader says of a region: ``Left upper trapezius, back view, 1 finding``.

    ``region`` is its name with the side.
    """
    phrase = tr(VIEW_PHRASES.get(view, view))
    if not count:
        return tr(N_("{region}, {view}"), region=region, view=phrase)
    return tr.plural(
        "{region}, {view}, {count} finding", "{region}, {view}, {count} findings", count, region=region, view=phrase
    )


def numbered(marks: Sequence[Mark]) -> dict[MarkId, int]:
    """Return the number each mark has in a printed list, from 1."""
    return {mark.id: number for number, mark in enumerate(marks, start=1)}


def _place(mark: Mark, names: Names, tr: Translate) -> str:
    if not (mark.place.region or mark.place.muscle):
        return tr(N_("beside the figure"))
    return names.on_side(mark.place, tr)
