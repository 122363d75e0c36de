"""Answers read back page by page: before signing, and of the last history."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.forms.answers import Line
from rmt_desktop.ui.pages.intake.state import Chapter
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.text import button, label, line


class ReadBack(QWidget):
    """Questions and answers in their own words. ``change`` opens a page again, by its id."""

    def __init__(
        self,
        tr: Translator,
        chapters: Sequence[Chapter],
        *,
        drawn: dict[str, Sequence[str]] | None = None,
        change: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__()
        self._tr = tr
        self._drawn = drawn or {}
        self._change = change
        layout = column(self, spacing=2 * GRID)
        for index, chapter in enumerate(self._worth_reading(chapters)):
            if index:
                layout.addWidget(line())
            layout.addWidget(self._chapter(chapter))

    def _worth_reading(self, chapters: Sequence[Chapter]) -> list[Chapter]:
        """Return the pages that say something; before signing all of them, so that each can be gone back to."""
        if self._change is not None:
            return list(chapters)
        return [one for one in chapters if one.lines]

    def _chapter(self, chapter: Chapter) -> QWidget:
        tr = self._tr
        box = QWidget()
        layout = column(box, spacing=6)
        head = row()
        head.addWidget(label(chapter.title, "heading", wrap=True), 1)
        if self._change is not None:
            head.addWidget(
                button(
                    tr(N_("Change")),
                    partial(self._change, chapter.section),
                    role="link",
                    name=tr(N_("Change: {page}"), page=chapter.title),
                )
            )
        layout.addLayout(head)
        for told in chapter.lines:
            layout.addWidget(self._line(told))
        for words in self._drawn.get(chapter.section, ()):
            layout.addWidget(label(words, wrap=True))
        if self._change is not None and not chapter.lines and not self._drawn.get(chapter.section):
            layout.addWidget(label(tr(N_("Nothing was answered here.")), "soft"))
        elif chapter.skipped:
            layout.addWidget(
                label(
                    tr.plural("{count} question was skipped", "{count} questions were skipped", chapter.skipped),
                    "small",
                )
            )
        return box

    def _line(self, told: Line) -> QWidget:
        box = QWidget()
        layout = column(box, spacing=0)
        layout.addWidget(label(told.question, "small", wrap=True))
        layout.addWidget(label(self._tr(N_("Prefers not to say")) if told.declined else told.answer, wrap=True))
        return box
