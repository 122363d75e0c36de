"""Marks in words: the sentence a finding writes into the note, and the client's pain as her summary says it.

Sentences are whole messages with named places, never glued from parts, so that French can put the side where it
belongs. The therapist may edit every one.
"""

from collections.abc import Iterator, Mapping, Sequence

from rmt_desktop.base.errors import Translate
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.drawing import centimetres
from rmt_desktop.domain.chart.figures import VIEW_PHRASES
from rmt_desktop.domain.chart.marks import Depth, Layer, Mark, MarkKind, Origin, Place, Shape
from rmt_desktop.domain.chart.names import Names, capitalised, within_sentence
from rmt_desktop.domain.chart.pictures import PICTURE
from rmt_desktop.domain.ids import MarkId

FINDINGS: Mapping[MarkKind, str] = {
    MarkKind.ACHING: N_("aching"),
    MarkKind.BURNING: N_("burning"),
    MarkKind.STABBING: N_("stabbing"),
    MarkKind.THROBBING: N_("throbbing"),
    MarkKind.NUMB: N_("numbness"),
    MarkKind.TINGLING: N_("pins and needles"),
    MarkKind.STIFF: N_("stiffness"),
    MarkKind.TRIGGER_ACTIVE: N_("active trigger point"),
    MarkKind.TRIGGER_LATENT: N_("latent trigger point"),
    MarkKind.TRIGGER_SATELLITE: N_("satellite trigger point"),
    MarkKind.TENDER: N_("tender to touch"),
    MarkKind.HYPERTONIC: N_("hypertonic"),
    MarkKind.HYPOTONIC: N_("hypotonic"),
    MarkKind.SPASM: N_("spasm"),
    MarkKind.ADHESION: N_("adhesion"),
    MarkKind.SWELLING: N_("swelling"),
    MarkKind.BRUISE: N_("bruise"),
    MarkKind.SCAR: N_("scar"),
    MarkKind.LESION: N_("skin lesion, not to be touched"),
    MarkKind.HEAT: N_("warm"),
    MarkKind.COLD: N_("cold"),
    MarkKind.ALTERED_EDGE: N_("edge of altered sensation"),
    MarkKind.JOINT_RESTRICTED: N_("restricted joint movement"),
    MarkKind.JOINT_HYPERMOBILE: N_("hypermobile joint"),
    MarkKind.AVOID: N_("avoid this area"),
    MarkKind.DECLINED: N_("consent declined"),
    MarkKind.TREATED: N_("treated today"),
    MarkKind.REMARK: N_("remark"),
    MarkKind.OWN: N_("finding of a kind of the clinic"),
    MarkKind.UNKNOWN: N_("finding of a newer version of the program"),
}
"""What each kind is called within a sentence."""


DEPTHS: Mapping[Depth, str] = {Depth.SUPERFICIAL: N_("superficial"), Depth.DEEP: N_("deep")}
"""What is said of how deep a finding lies."""


def sentence(mark: Mark, names: Names, tr: Translate, *, chart: Chart = Chart()) -> str:
    """Return what a mark says as a line of the objective findings: ``Left levator scapulae: tender to touch, 6/10.``

    ``chart`` is the one it belongs to: its arrows tell where a trigger point refers, its pictures what one that was
    drawn on is called.
    """
    place = _place(mark, names, tr, chart)
    finding = _finding(mark, names, tr)
    # each detail is a whole message of its own; a list of them reads the same in both languages
    details = ", ".join(_details(mark, names, tr, chart))
    if not details:
        return capitalised(tr(N_("{place}: {finding}."), place=place, finding=finding))
    return capitalised(tr(N_("{place}: {finding}, {details}."), place=place, finding=finding, details=details))


def _finding(mark: Mark, names: Names, tr: Translate) -> str:
    """Return what a mark says for the middle of a sentence; a kind of the clinic is called as the clinic calls it."""
    if mark.kind is MarkKind.OWN and mark.own is not None:
        return within_sentence(mark.own.name_in(names.language))
    return tr(FINDINGS[mark.kind])


def _details(mark: Mark, names: Names, tr: Translate, chart: Chart) -> Iterator[str]:
    if mark.intensity is not None:
        yield tr(N_("{intensity}/10"), intensity=mark.intensity)
    if mark.tenderness is not None:
        yield tr(N_("tenderness {grade} of 4"), grade=mark.tenderness)
    if mark.depth is not Depth.UNSAID:
        yield tr(DEPTHS[mark.depth])
    if mark.length is not None:
        yield tr(N_("{length} cm long"), length=centimetres(mark.length))
    if mark.shape is Shape.ARROW and mark.leads_to != Place():
        yield tr(N_("radiates to {place}"), place=names.on_side(mark.leads_to, tr))
    yield from _referrals(mark, names, tr, chart)
    if mark.origin is Origin.CARRIED:
        yield tr(N_("carried over from an earlier visit, not confirmed"))
    if note := mark.note.strip().rstrip("."):
        yield note


def _referrals(mark: Mark, names: Names, tr: Translate, chart: Chart) -> Iterator[str]:
    """Yield where a trigger point refers: as its arrows show, and as was typed."""
    arrows = (one.leads_to for one in chart.marks if one.of == mark.id and mark.id and one.leads_to != Place())
    drawn = dict.fromkeys(names.on_side(place, tr) for place in arrows)
    typed = mark.refers_to.strip().rstrip(".")
    for place in (*drawn, *((typed,) if typed else ())):
        if mark.is_reproduced:
            yield tr(N_("refers to {place} (reproduced)"), place=place)
        else:
            yield tr(N_("refers to {place}"), place=place)
    if mark.is_reproduced and not (drawn or typed):
        yield tr(N_("referral reproduced"))


def sentences(chart: Chart, names: Names, tr: Translate, *, layer: Layer = Layer.THERAPIST) -> dict[MarkId, str]:
    """Return the sentence of each mark of a layer by mark id, in drawing order.

    An arrow that shows where a trigger point refers has none of its own: the trigger point says it.
    """
    known = {mark.id for mark in chart.marks}
    return {
        mark.id: sentence(mark, names, tr, chart=chart)
        for mark in chart.marks
        if mark.layer is layer and not (mark.of and mark.of in known)
    }


def complaint(mark: Mark, names: Names, tr: Translate) -> str:
    """Return what the client drew as her summary says it: ``aching, 7/10, at the left upper trapezius``."""
    place = _place(mark, names, tr, Chart())
    finding = _finding(mark, names, tr)
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


def _place(mark: Mark, names: Names, tr: Translate, chart: Chart) -> str:
    if mark.figure == PICTURE:
        return _on_picture(mark, tr, chart)
    if not (mark.place.region or mark.place.muscle):
        return tr(N_("beside the figure"))
    return names.on_side(mark.place, tr)


def _on_picture(mark: Mark, tr: Translate, chart: Chart) -> str:
    picture, where = chart.picture(mark.view), mark.where.strip().rstrip(".")
    if picture is None:
        return tr(N_("on a picture"))
    if where:
        return tr(N_("on “{picture}”, {where}"), picture=picture.name, where=where)
    return tr(N_("on “{picture}”"), picture=picture.name)
