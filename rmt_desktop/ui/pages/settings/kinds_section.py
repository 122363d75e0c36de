"""Kinds of marks: what the clinic added to the legend of its body charts."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.kinds import ClinicKind, free_symbol
from rmt_desktop.domain.chart.legend import GROUP_NAMES, own_style
from rmt_desktop.services.changes import Done
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.chart.palette import is_dark, symbol_icon
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.pages.settings.kind_dialog import KindDialog
from rmt_desktop.ui.pages.settings.section import Section
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import pill
from rmt_desktop.ui.widgets.layouts import Card, clear, column, row
from rmt_desktop.ui.widgets.text import button, label

ICON = 28  # pixels
ALL_TAKEN = N_("Every symbol is taken. Retire a kind you do not use any more, then add another.")


class KindsSection(Section):
    """A card for each kind the clinic made; those in use first."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(
            ctx,
            page,
            N_("Kinds of marks"),
            N_(
                "What your clinic marks on body charts beside the usual kinds. It stands in the palette under “More "
                "kinds of findings”. A kind you retire is offered no more; charts that have it stay as they are."
            ),
        )
        self._cards = column(spacing=2 * GRID)
        self.content.addLayout(self._cards)
        add = row()
        icon = ctx.icons.get("plus", "accent", 18)
        self._add_button = button(ctx.tr(N_("Add a kind")), self._add, role="quiet", icon=icon)
        add.addWidget(self._add_button)
        add.addStretch(1)
        self.content.addLayout(add)
        self._full = label(ctx.tr(ALL_TAKEN), "soft", wrap=True)
        self.content.addWidget(self._full)
        self.content.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        clear(self._cards)
        kinds = self.ctx.services.mark_kinds.all()
        for one in sorted(kinds, key=lambda kind: not kind.is_active):
            self._cards.addWidget(self._card(one))
        is_full = not free_symbol(kinds)
        self._add_button.setEnabled(not is_full)
        self._full.setVisible(is_full)

    def edit(self, kind: ClinicKind) -> None:
        """Change a kind in a dialog."""
        dialog = KindDialog(self.page.window(), self.ctx, kind)
        dialog.exec()
        dialog.deleteLater()
        self.refresh()

    def _add(self) -> None:
        self.edit(self.ctx.services.mark_kinds.blank())

    def _card(self, kind: ClinicKind) -> Card:
        tr = self.tr_
        name = kind.kind().name_in(tr.language)
        card = Card()
        head = row(spacing=GRID)
        picture = QLabel()
        icon = symbol_icon(kind.kind(), on_dark=is_dark(self), size=ICON)
        picture.setPixmap(icon.pixmap(ICON, ICON))
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(label(name, "heading"))
        head.addWidget(label(tr(GROUP_NAMES[own_style(kind.kind()).group]), "soft"))
        if not kind.is_active:
            head.addWidget(pill(tr(N_("retired"))))
        head.addStretch(1)
        edit = tr(N_("Edit"))
        head.addWidget(button(edit, partial(self.edit, kind), role="quiet", name=f"{edit}: {name}"))
        words = tr(N_("Retire") if kind.is_active else N_("Put back into use"))
        head.addWidget(button(words, partial(self._turn, kind), role="quiet", name=f"{words}: {name}"))
        card.content.addLayout(head)
        return card

    def _turn(self, kind: ClinicKind) -> None:
        kinds = self.ctx.services.mark_kinds
        turn = kinds.retire if kind.is_active else kinds.take_up
        attempt(self, lambda: turn(kind.id), self._saved)

    def _saved(self, done: Done[ClinicKind]) -> None:
        self.ctx.changes.announce(done.changes, origin=self.page)
        self.refresh()
