"""Who may be the same person already, shown before a second record is made of her."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Likeness
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.widgets.layouts import Card, clear, row
from rmt_desktop.ui.widgets.text import button, label

MOST = 3


class AlikeCard(Card):
    """Lists existing clients who are alike, each with a way to her record; hidden where there are none."""

    opened = Signal(str)

    def __init__(self, ctx: UiContext) -> None:
        super().__init__("caution")
        self._ctx = ctx
        self.hide()

    def show_alike(self, alike: Sequence[Likeness]) -> None:
        """Show who is alike, the most alike first."""
        tr = self._ctx.tr
        clear(self.content)
        self.setVisible(bool(alike))
        if not alike:
            return
        self.content.addWidget(label(tr(N_("Is it one of these?")), "heading"))
        for likeness in alike[:MOST]:
            self.content.addLayout(self._row(likeness))
        self.content.addWidget(label(tr(N_("If it is somebody else, save.")), "small", wrap=True))

    def _row(self, likeness: Likeness) -> QHBoxLayout:
        ctx, one = self._ctx, likeness.client
        born = ctx.short_day(one.birth_date) if one.birth_date else ""
        words = "  ·  ".join(part for part in (one.name, born, one.phone, ctx.tr(likeness.reason)) if part)
        known = row()
        known.addWidget(label(words, wrap=True), 1)
        known.addWidget(
            button(
                ctx.tr(N_("Open this record")),
                partial(self.opened.emit, one.id),
                name=f"{ctx.tr(N_('Open'))}: {one.name}",
            )
        )
        return known
