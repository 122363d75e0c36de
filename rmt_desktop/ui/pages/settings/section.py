"""What every section of the settings is: a title, a sentence, content, and manners when it is left."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmt_desktop.base.errors import Problem, UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import Scroll, column, row
from rmt_desktop.ui.widgets.text import button, label

CONTENT_WIDTH = 780  # pixels; wider forms are no easier to read


class Section(QWidget):
    """One section of the page. Nothing is kept before its button is pressed."""

    def __init__(self, ctx: UiContext, page: Page, title: str, intro: str, *, is_wide: bool = False) -> None:
        super().__init__()
        self.ctx = ctx
        self.tr_ = ctx.tr
        self.page = page
        self.title = ctx.tr(title)
        scroll = Scroll(margin=0)
        inner = QWidget()
        if not is_wide:
            inner.setMaximumWidth(round(CONTENT_WIDTH * ctx.theme.sizes.body / 14))
        self.content: QVBoxLayout = column(inner, spacing=2 * GRID)
        self.content.setContentsMargins(0, 0, GRID, 0)
        self.content.addWidget(label(self.title, "title"))
        self.content.addWidget(label(ctx.tr(intro), "soft", wrap=True))
        scroll.content.addWidget(inner)
        column(self).addWidget(scroll)

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed here that is not saved."""
        return False

    @property
    def is_busy(self) -> bool:
        """Whether something is being done that must not be left."""
        return False

    def refresh(self) -> None:
        """Read again what is shown; what was typed and not saved is thrown away."""

    def save(self) -> None:
        """Keep what is typed."""

    def focus_first(self) -> None:
        """Put the focus where work begins."""

    def tell(self, error: UserError) -> None:
        """Show a sentence above the page."""
        self.page.tell(error)

    def tell_fields(self, problems: tuple[Problem, ...]) -> None:
        """Show problems; sections with fields show each beside its own."""
        self.page.tell_fields(problems)

    def said(self, words: str) -> None:
        """Say above the page that it is done."""
        self.page.banner.say(words, "good")

    def add_save(self, words: str = N_("Save")) -> None:
        """Put the section's one button below its content."""
        buttons = row()
        made = button(self.tr_(words), self.save, role="primary")
        made.setMinimumWidth(120)
        buttons.addWidget(made)
        buttons.addStretch(1)
        self.content.addLayout(buttons)
        self.content.addStretch(1)
