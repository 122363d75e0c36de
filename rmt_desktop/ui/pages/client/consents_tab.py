"""Consents: every conversation with what was agreed, its exact words, and every change since."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.consent import AGREEMENT_NAMES, Agreement, AreaState, Consent, ConsentChange, area_states
from rmt_desktop.domain.forms.answers import Mode
from rmt_desktop.services.consents import VisitConsent
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.models.rows import Column
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.client.overview import if_allowed
from rmt_desktop.ui.pages.client.tab import Tab
from rmt_desktop.ui.pages.client.words import consent_chip
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import pill
from rmt_desktop.ui.widgets.empty_state import EmptyState
from rmt_desktop.ui.widgets.layouts import Card, Scroll, clear, row
from rmt_desktop.ui.widgets.text import label, line

HASH_SHOWN = 12  # hexadecimal digits, as in the log
TONES = {Agreement.AGREED: "good", Agreement.DECLINED: "caution", Agreement.WITHDRAWN: "danger"}
MODE_WORDS = {
    Mode.ELECTRONIC: N_("signed on the screen"),
    Mode.VERBAL: N_("spoken"),
    Mode.WRITTEN: N_("on paper"),
}
ROLE_WORDS = {
    "client": N_("the client"),
    "guardian": N_("guardian"),
    "decision_maker": N_("substitute decision-maker"),
}


@dataclass(frozen=True, slots=True)
class Talk:
    """One consent with what changed about it later, and what holds now."""

    consent: Consent
    changes: tuple[ConsentChange, ...]
    states: tuple[AreaState, ...]


def talks(given: VisitConsent) -> tuple[Talk, ...]:
    """Return each consent with its own changes, newest first."""
    found = []
    for consent in sorted(given.consents, key=lambda one: one.obtained_at, reverse=True):
        changes = tuple(change for change in given.changes if change.consent_id == consent.id)
        found.append(Talk(consent, changes, area_states((consent,), changes)))
    return tuple(found)


class ConsentsTab(Tab):
    """The consents of one client."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        tr = ctx.tr
        self._table = Table(
            tr(N_("Consents")),
            (
                Column(title=tr(N_("Day")), text=lambda one: ctx.short_day(one.consent.obtained_at)),
                Column(title=tr(N_("What holds")), text=lambda one: consent_chip(one.states, tr).text),
            ),
            stretch=1,
        )
        self._table.selectionModel().currentRowChanged.connect(lambda *_: self._show())
        self._detail = Scroll(margin=0)
        card = Card(margin=GRID)
        card.content.addWidget(self._table)
        both = QWidget()
        layout = row(both, spacing=2 * GRID)
        layout.addWidget(card, 2)
        layout.addWidget(self._detail, 3)
        empty = EmptyState(
            ctx.icons,
            "hand-heart",
            tr(N_("No consent yet")),
            tr(N_("Consent is talked about and recorded in each visit, before treatment begins.")),
        )
        self.fill(both, empty)

    def refresh(self, client: Client) -> None:
        """Read all consents anew."""
        given = if_allowed(lambda: self._ctx.services.consents.of_client(client.id), VisitConsent((), ()))
        found = talks(given)
        self.show_content(found)
        self._table.show_rows(found)
        self._show()

    def _show(self) -> None:
        clear(self._detail.content)
        talk: Talk | None = self._table.current()
        if talk is None:
            return
        self._detail.content.addWidget(self._areas_card(talk))
        self._detail.content.addWidget(self._words_card(talk.consent))
        self._detail.content.addStretch(1)

    def _areas_card(self, talk: Talk) -> Card:
        ctx, tr, consent = self._ctx, self._ctx.tr, talk.consent
        card = Card()
        title = tr(
            N_("{day} at {time}, {mode}"),
            day=ctx.day(consent.obtained_at),
            time=ctx.time(consent.obtained_at),
            mode=tr(MODE_WORDS[consent.mode]),
        )
        card.content.addWidget(label(title, "heading", wrap=True))
        if consent.signature is not None:
            who = tr(
                N_("Given by {name} ({role}), recorded by {therapist}"),
                name=consent.signature.name,
                role=tr(ROLE_WORDS.get(consent.signature.role, consent.signature.role)),
                therapist=consent.obtained_by,
            )
            card.content.addWidget(label(who, "soft", wrap=True))
        for state in talk.states:
            entry = row(spacing=GRID)
            entry.addWidget(label(state.area.text(tr), "strong", wrap=True), 1)
            if state.sensitive:
                entry.addWidget(pill(tr(N_("sensitive area")), "info"))
            entry.addWidget(pill(tr(AGREEMENT_NAMES[state.agreement]), TONES[state.agreement]))
            card.content.addLayout(entry)
        if talk.changes:
            card.content.addWidget(line())
        for change in sorted(talk.changes, key=lambda one: one.at):
            card.content.addWidget(label(self._change_words(change), wrap=True))
        return card

    def _change_words(self, change: ConsentChange) -> str:
        ctx, tr = self._ctx, self._ctx.tr
        words = (
            N_("{time}: {area} {agreement}. {action} ({name})")
            if change.action
            else N_("{time}: {area} {agreement} ({name})")
        )
        return tr(
            words,
            time=ctx.time(change.at),
            area=change.area.text(tr),
            agreement=tr(AGREEMENT_NAMES[change.agreement]),
            action=change.action,
            name=change.by,
        )

    def _words_card(self, consent: Consent) -> Card:
        tr = self._ctx.tr
        card = Card()
        card.content.addWidget(label(tr(N_("The exact words")), "heading"))
        for text in consent.text.split("\n"):
            card.content.addWidget(label(text, wrap=True, selectable=True))
        mark = tr(
            N_("Wording {version}, fingerprint {hash}"),
            version=consent.text_version,
            hash=consent.text_hash[:HASH_SHOWN],
        )
        card.content.addWidget(label(mark, "small", wrap=True, selectable=True))
        return card
