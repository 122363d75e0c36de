"""Consent on the printed record: what was talked about, area by area, what changed, in which words, and who signed."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from reportlab.platypus.flowables import Flowable

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.blocks import ROLE_NAMES, client_signature, grid, labelled, section
from rmt_desktop.documents.flow import Card, Content, Row
from rmt_desktop.documents.moments import moment
from rmt_desktop.documents.pieces import Heading, Paragraph
from rmt_desktop.documents.style import BODY, PAPER_TINT, RED, SMALL, STRONG
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.consent import AGREEMENT_NAMES, Agreement, AreaConsent, Consent, ConsentChange
from rmt_desktop.domain.forms.answers import Mode

MODE_NAMES = {
    Mode.ELECTRONIC: N_("signed on the screen"),
    Mode.VERBAL: N_("given verbally"),
    Mode.WRITTEN: N_("signed on paper"),
}


def consent_section(
    consents: Sequence[Consent], changes: Sequence[ConsentChange], catalog: Catalog, zone: ZoneInfo, tr: Translator
) -> Content:
    """Return every consent of the visit, then what was withdrawn or changed, each with its time."""
    if not consents and not changes:
        return []
    content: list[Flowable] = [*section(tr(N_("Consent")), room=100)]
    for consent in sorted(consents, key=lambda one: one.obtained_at):
        content.extend(_consent(consent, catalog, zone, tr))
    content.extend(_changes(changes, zone, tr))
    return content


def _consent(consent: Consent, catalog: Catalog, zone: ZoneInfo, tr: Translator) -> list[Flowable]:
    line = tr(
        N_("{moment} · {mode} · recorded by {name}"),
        moment=moment(consent.obtained_at, zone, tr),
        mode=tr(MODE_NAMES[consent.mode]),
        name=consent.obtained_by,
    )
    head = (tr(N_("Area")), tr(N_("Decision")), tr(N_("Reason")))
    rows = [(_area(one, tr), tr(AGREEMENT_NAMES[one.agreement]), _reason(one, tr)) for one in consent.areas]
    return [
        Paragraph(line, STRONG),
        grid(head, rows, (5, 2, 6)),
        *labelled(tr(N_("Talked about")), _elements(consent, catalog, tr)),
        *labelled(tr(N_("What will be done")), consent.plan),
        *labelled(tr(N_("Risks of this treatment in particular")), consent.risks),
        *labelled(tr(N_("Questions asked")), consent.questions),
        *labelled(tr(N_("Capacity to consent")), consent.capacity_note),
        *_exact_words(consent, tr),
        *_signer(consent, tr),
    ]


def _area(one: AreaConsent, tr: Translator) -> str:
    name = one.area.text(tr)
    return tr(N_("{area} – sensitive area"), area=name) if one.sensitive else name


def _reason(one: AreaConsent, tr: Translator) -> str:
    if not one.requested_by_client:
        return one.reason
    asked = tr(N_("At the client's own request"))
    return tr(N_("{asked}. {reason}"), asked=asked, reason=one.reason) if one.reason else asked


def _elements(consent: Consent, catalog: Catalog, tr: Translator) -> str:
    names = {element.id: element.name.in_(tr.language) for element in catalog.consent_wording.elements}
    return ", ".join(names.get(element, element) for element in consent.elements)


def _exact_words(consent: Consent, tr: Translator) -> list[Flowable]:
    version = tr(N_("The exact words, version {version}"), version=consent.text_version)
    words: list[Flowable] = [
        Heading(version, SMALL.spaced(after=2)),
        Paragraph(consent.text, SMALL),
        Paragraph(tr(N_("SHA-256 of these words: {hash}"), hash=consent.text_hash), SMALL.spaced(before=3)),
    ]
    return [Card(words, ground=PAPER_TINT, padding=8, before=6, after=6)]


def _signer(consent: Consent, tr: Translator) -> list[Flowable]:
    signed = consent.signature
    if signed is None:
        return []
    role = tr(ROLE_NAMES.get(signed.role, signed.role))
    if not signed.image:
        return [Paragraph(tr(N_("Given by {name} ({role})"), name=signed.name, role=role), STRONG.spaced(after=6))]
    return [Row([client_signature(signed.image, signed.name, role, width=180), []], [2, 3], padding=3)]


def _changes(changes: Iterable[ConsentChange], zone: ZoneInfo, tr: Translator) -> list[Flowable]:
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
    return [Heading(tr(N_("Changed during the visit")), STRONG.spaced(before=6, after=3)), *cards]
