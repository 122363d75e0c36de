"""Consent on the printed record: what was talked about, area by area, what changed, and who signed.

The exact words are part of the record too. They are long, so they stand in full at the end of the paper.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from reportlab.platypus.flowables import Flowable, KeepTogether

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.blocks import ROLE_NAMES, client_signature, grid, labelled, section
from rmt_desktop.documents.flow import Card, Content, Row
from rmt_desktop.documents.moments import moment
from rmt_desktop.documents.pieces import Heading, Paragraph
from rmt_desktop.documents.style import BODY, PAPER_TINT, RED, SMALL, STRONG, regular
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.consent import AGREEMENT_NAMES, Agreement, AreaConsent, Consent, ConsentChange
from rmt_desktop.domain.forms.answers import Mode
from rmt_desktop.domain.sides import SIDE_NAMES, Side

FINE = regular(8.5, leading=11.5).spaced(after=2)
HASH = SMALL.spaced(before=3, after=8)

MODE_NAMES = {
    Mode.ELECTRONIC: N_("signed on the screen"),
    Mode.VERBAL: N_("given verbally"),
    Mode.WRITTEN: N_("signed on paper"),
}


def consent_section(
    consents: Sequence[Consent], changes: Sequence[ConsentChange], catalog: Catalog, zone: ZoneInfo, tr: Translator
) -> Content:
    """Return every consent of the visit, then what was withdrawn or changed, each with its time.

    What was recorded on a later day than the visit's stands apart, so that nobody takes it for a word of the visit.
    """
    if not consents and not changes:
        return []
    content: list[Flowable] = [*section(tr(N_("Consent")), room=100)]
    for consent in sorted(consents, key=lambda one: one.obtained_at):
        content.extend(_consent(consent, changes, catalog, zone, tr))
    days = {consent.visit_id: consent.valid_on for consent in consents}
    late = [one for one in changes if one.at.astimezone(zone).date() > days.get(one.visit_id, date.max)]
    content.extend(_changes(tr(N_("Changed during the visit")), [one for one in changes if one not in late], zone, tr))
    content.extend(_changes(tr(N_("Changed after the day of the visit")), late, zone, tr))
    return content


def exact_words(consents: Sequence[Consent], zone: ZoneInfo, tr: Translator) -> Content:
    """Return the full text of every consent of the visit, with the version of its wording and its hash."""
    content: list[Flowable] = []
    for consent in sorted(consents, key=lambda one: one.obtained_at):
        line = tr(
            N_("{moment} · the exact words, version {version}"),
            moment=moment(consent.obtained_at, zone, tr),
            version=consent.text_version,
        )
        content.append(Heading(line, SMALL.spaced(before=2, after=3)))
        content.extend(Paragraph(part, FINE) for part in consent.text.split("\n") if part.strip())
        content.append(Paragraph(tr(N_("SHA-256 of these words: {hash}"), hash=consent.text_hash), HASH))
    return [*section(tr(N_("What the client agreed to, word for word"))), *content] if content else []


def _consent(
    consent: Consent, changes: Sequence[ConsentChange], catalog: Catalog, zone: ZoneInfo, tr: Translator
) -> list[Flowable]:
    line = tr(
        N_("{moment} · {mode} · recorded by {name}"),
        moment=moment(consent.obtained_at, zone, tr),
        mode=tr(MODE_NAMES[consent.mode]),
        name=consent.obtained_by,
    )
    head = (tr(N_("Area")), tr(N_("Decision")), tr(N_("Reason")))
    rows = [(_area(one, tr), _decision(one, consent, changes, tr), _reason(one, tr)) for one in consent.areas]
    return [
        Paragraph(line, STRONG),
        grid(head, rows, (5, 2, 6)),
        *labelled(tr(N_("Talked about")), _elements(consent, catalog, tr)),
        KeepTogether([*_agreed(consent, tr), *_signer(consent, tr)]),
    ]


def _agreed(consent: Consent, tr: Translator) -> list[Flowable]:
    """Return what the signature is given to; it stands on the page of the signature."""
    exact = tr(N_("The exact words stand at the end of this record."))
    return [
        *labelled(tr(N_("What will be done")), consent.plan),
        *labelled(tr(N_("Risks of this treatment in particular")), consent.risks),
        *labelled(tr(N_("Questions asked")), consent.questions),
        *labelled(tr(N_("Capacity to consent")), consent.capacity_note),
        Paragraph(exact, SMALL.spaced(before=2, after=4)),
    ]


def _area(one: AreaConsent, tr: Translator) -> str:
    name = one.area.text(tr)
    return tr(N_("{area} – sensitive area"), area=name) if one.sensitive else name


def _decision(one: AreaConsent, consent: Consent, changes: Iterable[ConsentChange], tr: Translator) -> str:
    """Return what was decided of an area, and what was decided of it later: nobody reads only half of it.

    Where the later word is not the same for each side of the area, it is said of which side.
    """
    decision = tr(AGREEMENT_NAMES[one.agreement])
    last: dict[Side, Agreement] = {}
    for change in sorted(changes, key=lambda change: change.at):
        if change.area.area == one.area.area and change.at >= consent.obtained_at:
            last |= dict.fromkeys(change.area.side.single, change.agreement)
    later = {side: last[side] for side in one.area.side.single if side in last}
    if not later:
        return decision
    words = {side: tr(AGREEMENT_NAMES[agreement]) for side, agreement in later.items()}
    if len(set(later.values())) == 1 and len(later) == len(one.area.side.single):
        said = next(iter(words.values()))
    else:
        said = ", ".join(
            tr(N_("{decision} ({side})"), decision=word, side=tr(SIDE_NAMES[side])) for side, word in words.items()
        )
    return tr(N_("{decision}, later {change}"), decision=decision, change=said)


def _reason(one: AreaConsent, tr: Translator) -> str:
    if not one.requested_by_client:
        return one.reason
    asked = tr(N_("At the client's own request"))
    return tr(N_("{asked}. {reason}"), asked=asked, reason=one.reason) if one.reason else asked


def _elements(consent: Consent, catalog: Catalog, tr: Translator) -> str:
    names = {element.id: element.name.in_(tr.language) for element in catalog.consent_wording.elements}
    return " · ".join(names.get(element, element) for element in consent.elements)


def _signer(consent: Consent, tr: Translator) -> list[Flowable]:
    signed = consent.signature
    if signed is None:
        return []
    role = tr(ROLE_NAMES.get(signed.role, signed.role))
    if not signed.image:
        return [Paragraph(tr(N_("Given by {name} ({role})"), name=signed.name, role=role), STRONG.spaced(after=6))]
    return [Row([client_signature(signed.image, signed.name, role, width=180), []], [2, 3], padding=3)]


def _changes(head: str, changes: Iterable[ConsentChange], zone: ZoneInfo, tr: Translator) -> list[Flowable]:
    cards: list[Flowable] = []
    for one in sorted(changes, key=lambda change: change.at):
        says = tr(N_("{area}: {decision}"), area=one.area.text(tr), decision=tr(AGREEMENT_NAMES[one.agreement]))
        who = tr(N_("{moment} · recorded by {name}"), moment=moment(one.at, zone, tr), name=one.by)
        colour = STRONG if one.agreement is Agreement.AGREED else STRONG.in_(RED)
        words: list[Flowable] = [Heading(says, colour), Heading(who, SMALL)]
        if one.action.strip():
            words.append(Paragraph(tr(N_("What was done: {action}"), action=one.action), BODY))
        cards.append(Card(words, ground=PAPER_TINT, bar=RED, radius=0, padding=8, after=5))
    if not cards:
        return []
    return [Heading(head, STRONG.spaced(before=6, after=3)), *cards]
