"""The printed record of a visit: who, when, what was said, found, agreed, done, and who signed for it."""

from collections.abc import Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo

from reportlab.platypus.flowables import CondPageBreak, Flowable

from rmt_desktop.base.formats import long_date
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.blocks import fact, labelled, letterhead, notice, section, title
from rmt_desktop.documents.body import Body
from rmt_desktop.documents.client_card import client_card
from rmt_desktop.documents.floating import Landing
from rmt_desktop.documents.flow import Card, Content, Row
from rmt_desktop.documents.moments import moment
from rmt_desktop.documents.note_consent import consent_section, exact_words
from rmt_desktop.documents.note_findings import flags_section, objective_section
from rmt_desktop.documents.note_homecare import home_care_section
from rmt_desktop.documents.note_pictures import pictures_pages
from rmt_desktop.documents.note_treatment import response_section, treatment_section
from rmt_desktop.documents.page import DEMO, DRAFT, Sheet, flowed
from rmt_desktop.documents.pieces import Gap, Heading, Paragraph, Rule
from rmt_desktop.documents.style import AMBER, AMBER_TINT, BODY, PAPER_TINT, QUIET, RED, RED_TINT, SMALL, STRONG, TEAL
from rmt_desktop.domain.assessments import Pain
from rmt_desktop.domain.notes import ADDENDUM_NAMES, Addendum, AddendumKind, Copied, PlanText
from rmt_desktop.services.papers import NotePaper

SECTION_NAMES = {
    "subjective": N_("Subjective"),
    "objective": N_("Objective"),
    "assessment": N_("Assessment"),
    "plan": N_("Plan"),
    "treatment": N_("Treatment given"),
    "home_care": N_("Home care"),
    "next_visit": N_("Next visit"),
}


def note(paper: NotePaper, tr: Translator, body: Body) -> bytes:
    """Return the record of one visit as a PDF, every page with client number and "page x of y"."""
    zone = ZoneInfo(paper.zone)
    sheet = _sheet(paper, tr)
    body = replace(body, look=paper.clinic.look)
    written = paper.note
    story: list[Flowable] = [
        *_head(paper, zone, tr),
        *_notices(paper, tr),
        *flags_section(paper.flags, written.dispositions, zone, tr),
        *_subjective(paper, tr),
        *objective_section(written, paper.ranges, paper.client.figure, body, sheet.inner_width, tr),
        *_texts(N_("Assessment"), [(N_("Assessment"), written.assessment)], tr),
        *_plan(written.plan, tr),
        Landing(),
        *consent_section(paper.consents, paper.changes, body.catalog, zone, tr),
        *treatment_section(written, tr),
        *response_section(written, tr),
        *home_care_section(paper, zone, tr),
        *_texts(N_("Next visit"), [(N_("Next visit"), written.next_visit)], tr),
        *_texts(N_("Note"), [(N_("Note"), written.free_text)], tr),
        *_copied(written.copied, tr),
        *_signing(paper, zone, tr),
        *_addenda(paper.addenda, zone, tr),
        *exact_words(paper.consents, zone, tr),
        *pictures_pages(paper, body, sheet, tr),
    ]
    return flowed(sheet, story, tr)


def _sheet(paper: NotePaper, tr: Translator) -> Sheet:
    day, number = long_date(paper.note.service_date, tr.language), paper.client.number
    stamps = ((DEMO,) if paper.clinic.is_demo else ()) + (() if paper.note.is_signed else (DRAFT,))
    printed = moment(paper.printed_at, ZoneInfo(paper.clinic.zone), tr)
    return Sheet(
        paper=paper.paper,
        title=tr(N_("Treatment note, {date}"), date=day),
        author=paper.clinic.name,
        made_at=paper.printed_at,
        foot=tr(
            N_("Client no. {number} · printed {moment} by {name}"), number=number, moment=printed, name=paper.printed_by
        ),
        running=tr(
            N_("{name} · client no. {number} · treatment note, {date}"),
            name=paper.client.legal_name,
            number=number,
            date=day,
        ),
        stamps=stamps,
    )


def _head(paper: NotePaper, zone: ZoneInfo, tr: Translator) -> Content:
    clinic, visit, therapist = paper.clinic, paper.visit, paper.therapist
    treated = ", ".join(part for part in (therapist.name, therapist.designation) if part)
    length = tr.plural("{count} minute", "{count} minutes", visit.minutes)
    facts = [
        fact(tr(N_("Visit")), tr(N_("{moment}, {length}"), moment=moment(visit.starts_at, zone, tr), length=length)),
        fact(tr(N_("Massage therapist")), treated),
        fact(tr(N_("Registration number")), therapist.registration or "–"),
    ]
    more = [
        *labelled(tr(N_("Reason for the visit")), visit.reason),
        *labelled(tr(N_("Also present")), visit.also_present),
    ]
    return [
        letterhead(
            logo=clinic.logo,
            name=clinic.name,
            lines=(*clinic.address.lines(), clinic.phone),
            right=title(tr(N_("Treatment note")), long_date(paper.note.service_date, tr.language)),
        ),
        Rule(TEAL, thickness=1.2, before=12, after=12),
        client_card(paper.client, on=paper.note.service_date, tr=tr),
        Row(facts, [5, 4, 2], gap=14),
        Gap(6),
        *more,
    ]


def _notices(paper: NotePaper, tr: Translator) -> Content:
    found: list[Flowable] = []
    if not paper.note.is_signed:
        text = tr(N_("The therapist can still change it. It is not a record of the visit yet."))
        found.append(notice(tr(N_("DRAFT – not signed")), text, AMBER, AMBER_TINT))
    if any(one.kind is AddendumKind.ENTERED_IN_ERROR for one in paper.addenda):
        text = tr(N_("The reason stands under Additions, after the signature."))
        found.append(notice(tr(N_("This note was entered in error")), text, RED, RED_TINT))
    elif paper.addenda:
        text = tr(N_("They stand under Additions, after the signature, and belong to this note."))
        count = len(paper.addenda)
        head = tr.plural("{count} addition was made later", "{count} additions were made later", count)
        found.append(notice(head, text, TEAL, PAPER_TINT))
    return found


def _subjective(paper: NotePaper, tr: Translator) -> Content:
    said = paper.note.subjective
    parts = [
        (N_("Concern"), said.concern),
        (N_("Since last time"), said.since_last),
        (N_("Pain"), _pain(said.pain, tr)),
    ]
    return _texts(N_("Subjective"), parts, tr)


def _pain(pain: Pain, tr: Translator) -> str:
    asked = (
        (N_("now {value}/10"), pain.now),
        (N_("at its best {value}/10"), pain.best),
        (N_("at its worst {value}/10"), pain.worst),
    )
    text = ", ".join(tr(words, value=value) for words, value in asked if value is not None)
    return text[:1].upper() + text[1:]


def _plan(plan: PlanText, tr: Translator) -> Content:
    again = long_date(plan.reassess_on, tr.language) if plan.reassess_on else ""
    parts = [(N_("Plan"), plan.text), (N_("How often"), plan.frequency), (N_("Reassessment"), again)]
    content = list(_texts(N_("Plan"), parts, tr))
    if not plan.goals:
        return content
    content = content or list(section(tr(N_("Plan"))))
    goals = []
    for goal in plan.goals:
        day = long_date(goal.by, tr.language) if goal.by else ""
        by = tr(N_("by {date}"), date=day) if day else ""
        goals.append(" · ".join(part for part in (goal.text, goal.measure, by) if part))
    return [*content, *labelled(tr(N_("Goals")), "\n".join(goals))]


def _texts(head: str, parts: Iterable[tuple[str, str]], tr: Translator) -> Content:
    """Return a section of written texts, those that are empty left out. A label equal to the head is not repeated."""
    content: list[Flowable] = []
    for label, text in parts:
        if label == head and text.strip():
            content.append(Paragraph(text.strip(), BODY))
        else:
            content.extend(labelled(tr(label), text))
    return [*section(tr(head)), *content] if content else []


def _copied(copied: Iterable[Copied], tr: Translator) -> Content:
    lines = []
    for one in copied:
        words = N_("{section}: taken over from the visit of {date} and reviewed.")
        if not one.reviewed:
            words = N_("{section}: taken over from the visit of {date}, not reviewed.")
        name = tr(SECTION_NAMES.get(one.section, one.section))
        line = tr(words, section=name, date=long_date(one.of, tr.language))
        lines.append(Paragraph(line, SMALL.spaced(before=4)))
    return lines


def _signing(paper: NotePaper, zone: ZoneInfo, tr: Translator) -> Content:
    signed = paper.note.signing
    if signed is None:
        return []
    name = ", ".join(part for part in (signed.name, signed.designation) if part)
    content = [
        Heading(tr(N_("Signed electronically")), STRONG.in_(QUIET).spaced(after=3)),
        Row(
            [
                fact(tr(N_("Name")), name),
                fact(tr(N_("Registration number")), signed.registration or "–"),
                fact(tr(N_("Signed")), moment(signed.at, zone, tr)),
            ],
            [5, 3, 4],
            gap=14,
        ),
    ]
    if signed.signed_by and signed.signed_by != signed.name:
        words = tr(N_("Signed while {name} was logged in to the program."), name=signed.signed_by)
        content.append(Paragraph(words, SMALL.spaced(before=4)))
    return [CondPageBreak(90), Card(content, ground=PAPER_TINT, bar=TEAL, radius=0, padding=10, before=16, after=6)]


def _addenda(addenda: Iterable[Addendum], zone: ZoneInfo, tr: Translator) -> Content:
    content: list[Flowable] = []
    for one in sorted(addenda, key=lambda addendum: addendum.at):
        author = ", ".join(part for part in (one.by, one.designation) if part)
        line = tr(N_("{moment} · {name}"), moment=moment(one.at, zone, tr), name=author)
        colour = RED if one.kind is AddendumKind.ENTERED_IN_ERROR else TEAL
        words: list[Flowable] = [
            Heading(tr(ADDENDUM_NAMES[one.kind]), STRONG.in_(colour)),
            Heading(line, SMALL.spaced(after=2)),
            Paragraph(one.text, BODY),
        ]
        content.append(Card(words, ground=PAPER_TINT, bar=colour, radius=0, padding=9, before=3, after=6))
    return [*section(tr(N_("Additions"))), *content] if content else []
