"""A signed note: the printed record on the left; what may still be done with it on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.chart.layers import Anatomy, LayerChoice
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.notes import AddendumKind, TreatmentNote
from rmt_desktop.services.changes import Changes
from rmt_desktop.services.paperwork import Way
from rmt_desktop.ui.chart.anatomy_menu import AnatomyMenu
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.dialogs import Question
from rmt_desktop.ui.pages.note.chart_look import ChartLook
from rmt_desktop.ui.pages.note.findings_text import FindingsText
from rmt_desktop.ui.pages.note.signing import AddendumForm
from rmt_desktop.ui.paper_actions import PaperActions
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import Card, FlowBox, Scroll, row
from rmt_desktop.ui.widgets.paper_view import PaperView
from rmt_desktop.ui.widgets.text import button, label

SIDE_EMS = 23


class SignedNote(QWidget):
    """Shows the paper, prints it, adds to it, and leads on to receipt and home care.

    ``layers`` of anatomy are on the paper until one chooses others; the record does not know them.
    """

    def __init__(
        self,
        page: Page,
        ctx: UiContext,
        note: TreatmentNote,
        client: Client,
        *,
        layers: frozenset[Anatomy] = frozenset(),
    ) -> None:
        super().__init__()
        self._page = page
        self._ctx = ctx
        self._note = note
        self._client = client
        self._papers = PaperActions(ctx, page)
        self._view = PaperView(ctx.theme, ctx.tr(N_("Signed note, page")))
        self._anatomy = AnatomyMenu(ctx.tr, self)
        self._anatomy.offer_layers_only()
        self._anatomy.set_choice(LayerChoice(shown=layers))
        self._anatomy.chosen.connect(lambda _: self._view.show_pdf(self._pdf()))
        self._addendum = AddendumForm(ctx)
        self._addendum.added.connect(self._add)
        side = Scroll(margin=0)
        side.content.addWidget(self._next_card())
        if note.objective.palpation and note.chart:
            side.content.addWidget(self._findings_card())
        side.content.addWidget(self._addendum)
        side.content.addStretch(1)
        side.setFixedWidth(ctx.theme.ems(SIDE_EMS))
        layout = row(self, margin=2 * GRID, spacing=2 * GRID)
        layout.addWidget(self._view, 1)
        layout.addWidget(side)
        self.refresh()

    def _next_card(self) -> Card:
        """Return what may still be done; a note entered in error has no receipt."""
        ctx, tr, icons = self._ctx, self._ctx.tr, self._ctx.icons
        note, client = self._note, self._client
        next_ = Card(spacing=GRID)
        self._said = label("", "heading", wrap=True)
        next_.content.addWidget(self._said)
        next_.content.addWidget(label(tr(N_("What comes next")), "soft"))
        self._receipt = button(
            tr(N_("Receipt")),
            lambda: ctx.go.to(Route("receipt", note.visit_id, "visit")),
            role="primary",
            icon=icons.get("receipt-text", ctx.theme.colour("on_accent"), 18),
        )
        next_.content.addWidget(self._receipt)
        next_.content.addWidget(
            button(
                tr(N_("Home-care sheet")),
                lambda: ctx.go.to(Route("plan", note.visit_id, "visit")),
                icon=icons.get("leaf", size=18),
            )
        )
        next_.content.addWidget(
            button(
                tr(N_("Book the next visit")), lambda: ctx.go.book(client.id), icon=icons.get("calendar-plus", size=18)
            )
        )
        prints = FlowBox(spacing=0)
        print_ = button(tr(N_("Print…")), self._print, role="quiet", icon=icons.get("printer", "accent", 18))
        save = button(tr(N_("Save as PDF…")), self._save, role="quiet", icon=icons.get("download", "accent", 18))
        anatomy = button(tr(N_("Anatomy shown")), lambda: None, role="quiet", icon=icons.get("layers", "accent", 18))
        anatomy.setMenu(self._anatomy)
        anatomy.setVisible(bool(note.chart))
        for made in (print_, save, anatomy):
            prints.flow.addWidget(made)
        next_.content.addWidget(prints)
        return next_

    def _findings_card(self) -> Card:
        """Return what was found by hand, each sentence leading to its mark."""
        tr, note = self._ctx.tr, self._note
        card = Card(spacing=GRID)
        title = label(tr(N_("Findings on the body chart")), "heading", wrap=True)
        text = FindingsText(tr, lines=1, readonly=True)
        text.setAccessibleName(title.text())
        text.setPlainText(note.objective.palpation)
        text.set_written(note.objective.written)
        for asked in (text.mark_asked, text.mark_followed):
            asked.connect(lambda mark_id: self._show_chart(MarkId(mark_id)))
        card.content.addWidget(title)
        card.content.addWidget(label(tr(N_("Click a sentence to see its mark.")), "soft", wrap=True))
        card.content.addWidget(text)
        return card

    def _show_chart(self, mark_id: MarkId) -> None:
        """Show the chart on the figure of its paper: the one of its day, where the signature kept it."""
        standing = self._note.signing.standing if self._note.signing is not None else None
        figure = standing.figure if standing is not None else self._ctx.services.clinics.figure_of(self._client)
        dialog = ChartLook(self, self._ctx, self._note, figure=figure)
        dialog.show_mark(mark_id)
        dialog.open()

    def refresh(self) -> None:
        """Show the paper as it is now, and what its additions leave to be done."""
        in_error = self._ctx.services.notes.is_in_error(self._note.id)
        said = N_("This note was entered in error") if in_error else N_("The note is signed")
        self._said.setText(self._ctx.tr(said))
        self._receipt.setVisible(not in_error)
        self._view.show_pdf(self._pdf())

    def focus_first(self) -> None:
        """Put the focus on what comes next: the receipt, or the text of an addition where there is none."""
        if self._receipt.isHidden():
            self._addendum.focus_first()
            return
        self._receipt.show()  # what was put into a layout just now is not shown yet, and cannot have the focus
        self._receipt.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def has_typed(self) -> bool:
        """Whether an addendum is typed that was not added."""
        return self._addendum.has_text

    def may_leave(self) -> bool:
        """Ask before an addendum that was typed and not added is thrown away."""
        tr = self._ctx.tr
        return not self.has_typed or self._ctx.ask.confirm(
            self,
            Question(
                title=tr(N_("Leave without adding?")),
                text=tr(N_("What you typed as an addition is not in the record yet.")),
                yes=tr(N_("Leave without adding")),
                no=tr(N_("Stay")),
                is_danger=True,
            ),
        )

    def _pdf(self) -> bytes:
        return self._ctx.services.paperwork.note(self._note.id, layers=self._anatomy.choice.shown)

    def _add(self, kind: AddendumKind, text: str) -> None:
        notes = self._ctx.services.notes
        if self._page.write(lambda: notes.add(self._note.id, kind, text)):
            self._addendum.done()
            self.refresh()

    def _title(self) -> str:
        day = self._ctx.short_day(self._note.service_date)
        return self._ctx.tr(N_("Note of {name}, {day}"), name=self._client.shown_name, day=day)

    def _print(self) -> None:
        self._papers.print_dialog(self._pdf(), self._title(), self._left)

    def _save(self) -> None:
        name = f"note-{self._client.number:05d}-{self._note.service_date.isoformat()}.pdf"
        self._papers.save(self._pdf(), self._title(), name, self._left)

    def _left(self, way: Way) -> Changes:
        return self._ctx.services.paperwork.left(Kind.NOTE, self._note.id, self._client.id, way)
