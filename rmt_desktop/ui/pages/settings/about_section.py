"""About: version, licence, what it is built from, and where the record is kept."""

from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QLabel

from rmt_desktop import __version__
from rmt_desktop.base import paths
from rmt_desktop.base.i18n import N_
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.pages.settings.section import Section
from rmt_desktop.ui.pages.settings.third_party import PARTS
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import Card, row
from rmt_desktop.ui.widgets.text import label

LICENCE = "Apache-2.0"
ICON = 56  # pixels
LARGE = 21  # pixels of text from which little stands side by side


class AboutSection(Section):
    """What this program is."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(
            ctx, page, N_("About RMT Desktop"), N_("The record system of a massage-therapy clinic, on this computer.")
        )
        tr = ctx.tr
        facts = (
            (N_("Version"), __version__),
            (N_("Licence"), LICENCE),
            (N_("The record is kept in"), str(ctx.opened.folder)),
            (N_("Opened by"), ctx.opened.user_name),
            (N_("Connections"), tr(N_("None. This program opens no network connection and sends nothing."))),
        )
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate(facts):
            grid.addWidget(label(tr(name), "soft", wrap=self._is_large()), place, 0, Qt.AlignmentFlag.AlignTop)
            shown = label(value, wrap=True, selectable=True)
            shown.setAccessibleName(f"{tr(name)}: {value}")
            grid.addWidget(shown, place, 1)
        both = row(spacing=2 * GRID)
        picture = QLabel()
        app = QIcon(str(paths.resources() / "icons" / "app-256.png"))
        picture.setPixmap(app.pixmap(QSize(ICON, ICON), self.devicePixelRatioF()))
        both.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        both.addLayout(grid, 1)
        card.content.addLayout(both)
        self.content.addWidget(card)
        self.content.addWidget(self._parts())
        self.content.addStretch(1)

    def _is_large(self) -> bool:
        return self.ctx.theme.sizes.body >= LARGE

    def _parts(self) -> Card:
        tr = self.tr_
        card = Card()
        card.content.addWidget(label(tr(N_("Built from the work of others")), "heading"))
        words = N_("The licence texts are in the folder “licences” beside the program.")
        card.content.addWidget(label(tr(words), "soft", wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(3 * GRID)
        grid.setVerticalSpacing(2)
        across = 1 if self._is_large() else 2
        down = ceil(len(PARTS) / across)
        for place, part in enumerate(PARTS):
            column = 2 * (place // down)
            grid.addWidget(label(part.name), place % down, column)
            grid.addWidget(label(part.licence, "soft"), place % down, column + 1)
            grid.setColumnStretch(column + 1, 1)
        card.content.addLayout(grid)
        return card
