"""Shows a page of Markdown with its pictures, set in the program's type. Nothing is fetched from anywhere."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFragment,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from rmt_desktop.ui.theme import GRID, Theme, set_role

MARGIN = 3 * GRID
LINE_HEIGHT = 130.0  # per cent
_IMAGE = 2  # QTextDocument.ResourceType.ImageResource, which Qt hands over as a number
_BOLD = QFont.Weight.Bold.value
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value


class MarkdownView(QTextBrowser):
    """Shows one page. Pictures lie beside it and are never wider than the room. Links are told, not followed."""

    link_opened = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._folder = Path()
        self._markdown = ""
        self._width = 0
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that came and went with the length of a page would change the room while the page is being laid out.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(lambda url: self.link_opened.emit(url.toString()))
        set_role(self, "page")

    def show_page(self, markdown: str, folder: Path) -> None:
        """Show a page whose pictures lie in ``folder`` or one folder above."""
        self._folder, self._markdown = folder, markdown
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def go_to(self, place: str) -> None:
        """Scroll to the heading whose words, in lower case with hyphens, are ``place``; an unknown one stays put."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and slug(block.text()) == place:
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top))
                return
            block = block.next()

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        """Return a picture from beside the page, scaled into the room; everything else is not there."""
        address = QUrl(url)
        path = (self._folder / address.path()).resolve()
        if kind != _IMAGE or not address.isRelative() or self._folder.resolve().parent not in path.parents:
            return None
        image = QImage(str(path))
        if image.isNull():
            return None
        density = self.devicePixelRatioF()
        room = round((self.viewport().width() - 2 * MARGIN - 2 * GRID) * density)
        if image.width() > room > 0:
            image = image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(density)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures into the new room."""
        super().resizeEvent(event)
        if self._markdown and self._width != self.viewport().width():
            place = self.verticalScrollBar().value()
            self._lay_out()
            self.verticalScrollBar().setValue(place)

    def _lay_out(self) -> None:
        self._width = self.viewport().width()
        document = self.document()
        document.clear()
        document.setDefaultFont(self._theme.font())
        self.setMarkdown(self._markdown)
        document.setDocumentMargin(MARGIN)
        self._typeset()

    def _typeset(self) -> None:
        """Give headings, paragraphs and tables the sizes and spaces of the program."""
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            self._set_block(cursor, block)
            block = block.next()
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._set_table(frame)

    def _set_block(self, cursor: QTextCursor, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        cursor.setPosition(block.position())
        cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        spaces = QTextBlockFormat()
        if cursor.currentTable() is None:
            spaces.setTopMargin((0 if level == 1 else 2 * GRID) if level else 0)
            spaces.setBottomMargin(4 if block.textList() is not None else GRID)
        if "\ufffc" not in block.text():  # a picture's line must not grow with the picture
            spaces.setLineHeight(LINE_HEIGHT, _PROPORTIONAL)
        cursor.mergeBlockFormat(spaces)
        if level:
            letters = QTextCharFormat()
            letters.setFont(self._theme.font("title" if level == 1 else "body", strong=True))
            cursor.setCharFormat(letters)  # in place of Markdown's own sizes, which do not follow the text scale
        else:
            self._set_strong(cursor, block)

    def _set_strong(self, cursor: QTextCursor, block: QTextBlock) -> None:
        """Give strong words the family's own strong letters: it has no bolder ones, and Qt would smear them."""
        strong = QTextCharFormat()
        strong.setFontWeight(self._theme.font(strong=True).weight())
        places = [(run.position(), run.length()) for run in _runs(block) if run.charFormat().fontWeight() == _BOLD]
        for start, length in places:
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(strong)

    def _set_table(self, table: QTextTable) -> None:
        form = table.format()
        form.setCellPadding(6)
        form.setCellSpacing(0)
        form.setBorder(1)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(self._theme.colour("line"))
        form.setBorderCollapse(True)
        form.setTopMargin(GRID)
        form.setBottomMargin(GRID)
        table.setFormat(form)


def _runs(block: QTextBlock) -> list[QTextFragment]:
    """Return the pieces of a paragraph that look alike in themselves."""
    runs, at = [], block.begin()
    while not at.atEnd():
        runs.append(at.fragment())
        at += 1
    return runs


def slug(heading: str) -> str:
    """Return a heading as links name it: lower case, letters and digits, hyphens for spaces."""
    kept = "".join(letter for letter in heading.lower() if letter.isalnum() or letter in " -")
    return "-".join(kept.split())
