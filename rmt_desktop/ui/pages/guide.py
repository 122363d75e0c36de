"""The user guide: pages of Markdown with pictures, beside the work. Nothing is fetched; addresses are only shown."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.ui.context import GateContext
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.fields import Line
from rmt_desktop.ui.widgets.layouts import Card, column, row
from rmt_desktop.ui.widgets.markdown_view import MarkdownView
from rmt_desktop.ui.widgets.text import button, label

TOPICS = (
    *("index", "first-run", "today", "clients", "client", "intake", "consent", "note", "chart", "receipt"),
    *("homecare", "reports", "settings", "security", "shortcuts"),
)
LIST_WIDTH = 240  # pixels at usual text size


class Guide:
    """The pages of the guide on disk, in one language where there is one, else in English."""

    def __init__(self, folder: Path, language: str) -> None:
        self._folders = tuple(folder / name for name in dict.fromkeys((language, "en", "")))

    def path(self, topic: str) -> Path | None:
        """Return the file of a topic, or None; a topic is a plain name and never leads out of the guide."""
        if not topic.replace("-", "").replace("_", "").isalnum():
            return None
        return next((path for folder in self._folders if (path := folder / f"{topic}.md").is_file()), None)

    def text(self, topic: str) -> str:
        """Return the Markdown of a topic, empty when there is none or it cannot be read."""
        path = self.path(topic)
        try:
            return path.read_text(encoding="utf-8") if path is not None else ""
        except (OSError, UnicodeDecodeError):
            return ""

    def title(self, topic: str) -> str:
        """Return the first heading of a topic, or its name."""
        lines = (line.strip() for line in self.text(topic).splitlines())
        return next((line.lstrip("# ") for line in lines if line.startswith("# ")), topic)

    def topics(self) -> tuple[str, ...]:
        """Return the topics there are: the known ones in their order, then any others by name."""
        others = {path.stem for folder in self._folders if folder.is_dir() for path in folder.glob("*.md")}
        known = tuple(topic for topic in TOPICS if topic in others)
        return (*known, *sorted(others - set(known)))

    def found(self, text: str) -> tuple[str, ...]:
        """Return the topics that contain every word typed, those with all of them in the title first."""
        words = text.casefold().split()
        hits = [topic for topic in self.topics() if all(word in self.text(topic).casefold() for word in words)]
        return tuple(sorted(hits, key=lambda topic: not all(word in self.title(topic).casefold() for word in words)))


class GuideDialog(QDialog):
    """The guide: topics and a search field on the left, the page on the right."""

    def __init__(self, parent: QWidget, ctx: GateContext, guide_folder: Path, topic: str) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._guide = Guide(guide_folder, ctx.tr.language)
        self._topic = ""
        tr = ctx.tr
        self.setWindowTitle(tr(N_("Guide")))
        self.resize(1020, 720)
        self._find = Line(placeholder=tr(N_("Find in the guide")))
        self._find.setAccessibleName(tr(N_("Find in the guide")))
        set_role(self._find, "search")
        self._find.textChanged.connect(self._search)
        self._find.returnPressed.connect(self._mark)
        self.list = QListWidget()
        set_role(self.list, "nav")
        self.list.setAccessibleName(tr(N_("Topics of the guide")))
        self.list.currentItemChanged.connect(self._choose)
        self.sheet = MarkdownView(ctx.theme, tr(N_("Page of the guide")))
        self.sheet.link_opened.connect(self.follow)
        self._address = label("", "small", wrap=True, selectable=True)
        self._address.hide()
        self._build()
        self._fill(self._guide.topics())
        self.show_topic(topic)
        self.sheet.setFocus()

    def put_away(self) -> bool:
        """Return that nothing is lost with the guide."""
        return True

    @property
    def topic(self) -> str:
        """The topic shown, empty when the guide is missing."""
        return self._topic

    @property
    def address(self) -> str:
        """The sentence about an address that was not opened, empty when there is none."""
        return "" if self._address.isHidden() else self._address.text()

    def show_topic(self, topic: str) -> None:
        """Show one topic; for one that is missing the first page is shown."""
        path = self._guide.path(topic)
        if path is None and topic != "index":
            self.show_topic("index")
            return
        self._address.hide()
        if path is None:
            words = N_("The guide is not installed with this copy of the program.")
            self.sheet.show_page(self._ctx.tr(words), Path())
            return
        self._topic = topic
        self.sheet.show_page(self._guide.text(topic), path.parent)
        for place in range(self.list.count()):
            if self.list.item(place).data(Qt.ItemDataRole.UserRole) == topic:
                self._quietly(partial(self.list.setCurrentRow, place))

    def follow(self, link: str) -> None:
        """Go to another topic or place; an address on the internet is shown to be copied, never opened."""
        target, _, place = link.partition("#")
        if ":" in target:
            words = N_("This program opens no web page. Copy the address if you want to look: {address}")
            self._address.setText(self._ctx.tr(words, address=link))
            self._address.show()
            return
        if target:
            self.show_topic(Path(target).stem)
        if place:
            self.sheet.go_to(place)

    def _build(self) -> None:
        tr = self._ctx.tr
        left = column(spacing=GRID)
        left.addWidget(label(tr(N_("Guide")), "title"))
        left.addWidget(self._find)
        left.addWidget(self.list, 1)
        holder = QWidget()
        holder.setLayout(left)
        holder.setFixedWidth(round(LIST_WIDTH * self._ctx.theme.sizes.body / 14))
        card = Card(margin=4)
        card.content.addWidget(self.sheet, 1)
        buttons = row(spacing=GRID)
        buttons.addWidget(self._address, 1)
        buttons.addStretch(0)
        buttons.addWidget(button(tr(N_("Close the guide")), self.reject))
        right = column(spacing=GRID)
        right.addWidget(card, 1)
        right.addLayout(buttons)
        both = row(self, margin=2 * GRID, spacing=2 * GRID)
        both.addWidget(holder)
        both.addLayout(right, 1)

    def _fill(self, topics: tuple[str, ...]) -> None:
        self.list.clear()
        for topic in topics:
            item = QListWidgetItem(self._guide.title(topic))
            item.setData(Qt.ItemDataRole.UserRole, topic)
            self.list.addItem(item)

    def _search(self, text: str) -> None:
        topics = self._guide.found(text)
        self._quietly(lambda: self._fill(topics))
        if topics and text.strip():
            self.show_topic(topics[0] if self._topic not in topics else self._topic)
            self._mark()

    def _mark(self) -> None:
        """Go to the next place where the first word stands."""
        words = self._find.text().split()
        if words and not self.sheet.find(words[0]):
            self.sheet.moveCursor(self.sheet.textCursor().MoveOperation.Start)
            self.sheet.find(words[0])

    def _choose(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_topic(str(item.data(Qt.ItemDataRole.UserRole)))

    def _quietly(self, change: Callable[[], object]) -> None:
        """Change the list without taking it for a choice of the user."""
        self.list.blockSignals(True)  # noqa: FBT003 - Qt
        change()
        self.list.blockSignals(False)  # noqa: FBT003 - Qt
