"""What was done and how the client responded."""

from reportlab.platypus.flowables import Flowable

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.blocks import grid, labelled, section
from rmt_desktop.documents.flow import Content
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.domain.sides import Areal
from rmt_desktop.domain.treatments import PRESSURE_NAMES, Applied

COLUMNS = (5.6, 5.6, 1.8, 2.2, 5)
WITHOUT_COMMENT = (5, 9, 1.8, 2.4)


def treatment_section(note: TreatmentNote, tr: Translator) -> Content:
    """Return the techniques with areas, minutes and pressure, position and draping; nothing when nothing was done."""
    content: list[Flowable] = []
    if note.treatment:
        head = (tr(N_("Technique")), tr(N_("Areas")), tr(N_("Minutes")), tr(N_("Pressure")), tr(N_("Comment")))
        rows = [_applied(one, tr) for one in note.treatment]
        widths = COLUMNS if any(one.comment.strip() for one in note.treatment) else WITHOUT_COMMENT
        count = len(widths)
        content.append(grid(head[:count], [row[:count] for row in rows], widths, right=frozenset({2})))
    content.extend(labelled(tr(N_("Position")), note.position))
    content.extend(labelled(tr(N_("Draping")), note.draping))
    return [*section(tr(N_("Treatment given")), room=90), *content] if content else []


def response_section(note: TreatmentNote, tr: Translator) -> Content:
    """Return how the client responded; nothing when nothing is written."""
    given = note.response
    after = "" if given.pain_after is None else tr(N_("{value}/10"), value=given.pain_after)
    content = [
        *labelled(tr(N_("During and after the treatment")), given.text),
        *labelled(tr(N_("Pain after the treatment")), after),
        *labelled(tr(N_("Adverse reaction")), given.adverse),
    ]
    return [*section(tr(N_("Response"))), *content] if content else []


def _applied(one: Applied, tr: Translator) -> tuple[str, ...]:
    name = tr(N_("{technique}, grade {grade}"), technique=one.label, grade=one.grade) if one.grade else one.label
    areas = ", ".join(_area(area, one, tr) for area in one.areas)
    pressure = tr(PRESSURE_NAMES[one.pressure]) if one.pressure else ""
    return name, areas, str(one.minutes) if one.minutes else "–", pressure, one.comment


def _area(area: Areal, one: Applied, tr: Translator) -> str:
    name = area.text(tr)
    return tr(N_("{area} – before consent was withdrawn"), area=name) if area in one.before_withdrawal else name
