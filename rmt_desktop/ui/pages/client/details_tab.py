"""All that is known about a client beside her visits, to read."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.figures import FIGURE_NAMES
from rmt_desktop.domain.clients import AlertKind, Client
from rmt_desktop.domain.people import Contact
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.client.tab import Tab
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import Card, Scroll, clear, column, row
from rmt_desktop.ui.widgets.text import label

PHONE_WORDS = {"mobile": N_("Mobile"), "home": N_("Home"), "work": N_("Work")}
ALERT_WORDS = {
    AlertKind.ALLERGY: N_("Allergies"),
    AlertKind.CAUTION: N_("Cautions"),
    AlertKind.DESK: N_("For the front desk"),
}
LANGUAGE_WORDS = {"en": N_("English"), "fr": N_("French")}

Group = tuple[str, tuple[tuple[str, str], ...]]


class DetailsTab(Tab):
    """Every field of the client, in two calm columns."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._left, self._right = column(spacing=2 * GRID), column(spacing=2 * GRID)
        scroll = Scroll(margin=0)
        both = row(spacing=2 * GRID)
        both.addLayout(self._left, 1)
        both.addLayout(self._right, 1)
        scroll.content.addLayout(both)
        scroll.content.addStretch(1)
        self._stack.addWidget(scroll)

    def refresh(self, client: Client) -> None:
        """Show the client's fields."""
        groups = [group for group in details_of(client, self._ctx) if group[1]]
        clear(self._left)
        clear(self._right)
        half = (sum(len(lines) + 1 for _, lines in groups) + 1) // 2
        used = 0
        for title, lines in groups:
            side = self._left if used < half else self._right
            side.addWidget(_card(title, lines))
            used += len(lines) + 1
        self._left.addStretch(1)
        self._right.addStretch(1)


def _card(title: str, lines: tuple[tuple[str, str], ...]) -> Card:
    card = Card()
    card.content.addWidget(label(title, "heading"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GRID)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 3)
    for place, (name, value) in enumerate(lines):
        grid.addWidget(label(name, "soft", wrap=True), place, 0, Qt.AlignmentFlag.AlignTop)
        shown = label(value, wrap=True, selectable=True)
        shown.setAccessibleName(f"{name}: {value}")
        grid.addWidget(shown, place, 1, Qt.AlignmentFlag.AlignTop)
    card.content.addLayout(grid)
    return card


def details_of(client: Client, ctx: UiContext) -> Iterator[Group]:
    """Yield groups of fields that say something: title, then name and value of each field."""
    tr = ctx.tr
    yield tr(N_("Name")), _said(_name_lines(client, ctx))
    yield tr(N_("Contact")), _said(_contact_lines(client, tr))
    yield (
        tr(N_("Alerts")),
        _said(
            (tr(words), ", ".join(alert.text for alert in client.alerts if alert.kind is kind))
            for kind, words in ALERT_WORDS.items()
        ),
    )
    people = (
        (N_("Emergency contact"), client.emergency),
        (N_("Guardian or decision-maker"), client.guardian),
        (N_("Physician"), client.physician),
    )
    yield tr(N_("People around the client")), _said((tr(words), _contact(one, tr)) for words, one in people)
    yield tr(N_("Insurance and referral")), _said(_payer_lines(client, ctx))
    yield tr(N_("About the record")), _said(_record_lines(client, ctx))


def _said(lines: Iterator[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in lines if value)


def _name_lines(client: Client, ctx: UiContext) -> Iterator[tuple[str, str]]:
    tr = ctx.tr
    yield tr(N_("Name on papers")), client.legal_name
    yield tr(N_("Preferred name")), client.preferred_name
    yield tr(N_("Former names")), client.former_names
    yield tr(N_("Pronouns")), client.pronouns
    yield tr(N_("Birth date")), ctx.short_day(client.birth_date) if client.birth_date else ""
    yield tr(N_("Occupation")), client.occupation


def _contact_lines(client: Client, tr: Translator) -> Iterator[tuple[str, str]]:
    for phone in client.phones:
        yield tr(N_("Phone, {kind}"), kind=tr(PHONE_WORDS.get(phone.kind, phone.kind)).lower()), phone.number
    yield tr(N_("E-mail")), client.email
    yield tr(N_("Address")), "\n".join(client.address.lines())


def _contact(contact: Contact, tr: Translator) -> str:
    name = (
        tr(N_("{name} ({relation})"), name=contact.name, relation=contact.relation)
        if contact.relation
        else contact.name
    )
    return "\n".join(part for part in (name, contact.phone) if part)


def _payer_lines(client: Client, ctx: UiContext) -> Iterator[tuple[str, str]]:
    tr, payer = ctx.tr, client.payer
    yield tr(N_("Insurer")), payer.insurer
    yield tr(N_("Policy")), payer.policy
    yield tr(N_("Member number")), payer.member_id
    yield tr(N_("Relation to the member")), payer.relation
    yield tr(N_("Claim number")), payer.claim_number
    yield tr(N_("Referred by")), payer.referred_by
    yield tr(N_("Referred on")), ctx.short_day(payer.referral_date) if payer.referral_date else ""


def _record_lines(client: Client, ctx: UiContext) -> Iterator[tuple[str, str]]:
    tr = ctx.tr
    yield tr(N_("Client number")), str(client.number)
    yield tr(N_("In care since")), ctx.short_day(client.created_at) if client.created_at else ""
    yield tr(N_("Language of papers")), tr(LANGUAGE_WORDS.get(client.language, client.language))
    yield tr(N_("Body chart")), _figure_words(client, ctx)


def _figure_words(client: Client, ctx: UiContext) -> str:
    """Return the figure charts are drawn on, and that it was not chosen where it goes by age."""
    shown = ctx.services.clinics.figure_of(client)
    figure = ctx.tr(FIGURE_NAMES.get(shown, shown))
    return figure if client.figure else ctx.tr(N_("{figure} (goes by age)"), figure=figure)
