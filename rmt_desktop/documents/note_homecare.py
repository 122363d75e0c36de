"""What the client was given to do at home: in the therapist's words, and the sheets she took with her."""

from zoneinfo import ZoneInfo

from reportlab.platypus.flowables import Flowable

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.blocks import grid, labelled, section
from rmt_desktop.documents.flow import Content
from rmt_desktop.documents.moments import moment
from rmt_desktop.documents.pieces import Paragraph
from rmt_desktop.documents.style import BODY, SMALL
from rmt_desktop.domain.standing import WrittenSheet
from rmt_desktop.services.papers import NotePaper

COLUMNS = (6, 7, 6)
WITHOUT_WORDS = (6, 13)


def home_care_section(paper: NotePaper, zone: ZoneInfo, tr: Translator) -> Content:
    """Return the home care of a visit; nothing when none was given. Names and doses are in the words of the sheet."""
    content: list[Flowable] = []
    if text := paper.note.home_care.strip():
        content.append(Paragraph(text, BODY))
    for sheet in paper.sheets:
        content.extend(_sheet(sheet, zone, tr))
    return [*section(tr(N_("Home care")), room=90), *content] if content else []


def _sheet(sheet: WrittenSheet, zone: ZoneInfo, tr: Translator) -> Content:
    given = tr(
        N_("Home-care sheet given {moment} by {name}"), moment=moment(sheet.given_at, zone, tr), name=sheet.given_by
    )
    content: list[Flowable] = [Paragraph(given, SMALL.spaced(before=4, after=3))]
    if sheet.exercises:
        head = (tr(N_("Exercise")), tr(N_("How much")), tr(N_("Comment")))
        has_words = any(one.own_words for one in sheet.exercises)
        widths = COLUMNS if has_words else WITHOUT_WORDS
        count = len(widths)
        rows = [(one.name, one.dose or "–", one.own_words)[:count] for one in sheet.exercises]
        content.append(grid(head[:count], rows, widths))
    return [*content, *labelled(tr(N_("Message")), sheet.message)]
