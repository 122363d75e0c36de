"""The client's flags above the sheet: what to mind before an exercise is chosen."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.screening import LEVEL_NAMES, Flag
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.homecare.state import flag_tone
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.chip import chip
from rmt_desktop.ui.widgets.layouts import FlowBox, column


class FlagRow(QWidget):
    """One chip for each flag, with its advice as tip and description; pressing it calls ``explain``."""

    def __init__(self, ctx: UiContext, flags: Sequence[Flag], explain: Callable[[Flag], object]) -> None:
        super().__init__()
        self.setAccessibleName(ctx.tr(N_("Flags")))
        box = FlowBox(spacing=6)
        for flag in flags:
            rule = flag.rule
            name, advice = rule.name.in_(ctx.language), rule.advice.in_(ctx.language)
            made = chip(name, flag_tone(flag), partial(explain, flag))
            made.setAccessibleName(ctx.tr(N_("{level}: {flag}"), level=ctx.tr(LEVEL_NAMES[rule.level]), flag=name))
            made.setAccessibleDescription(advice)
            made.setToolTip(advice)
            box.flow.addWidget(made)
        layout = column(self)
        layout.setContentsMargins(3 * GRID, GRID, 3 * GRID, 0)
        layout.addWidget(box)
