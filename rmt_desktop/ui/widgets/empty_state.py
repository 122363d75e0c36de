"""What an empty list says: what belongs here, and the first thing to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import column
from rmt_desktop.ui.widgets.text import button, label

WIDTH = 440


class EmptyState(QWidget):
    """An icon, a title, a sentence, perhaps one button."""

    def __init__(
        self,
        icons: Icons,
        icon: str,
        title: str,
        text: str,
        action: tuple[str, Callable[[], object]] | None = None,
    ) -> None:
        super().__init__()
        picture = QLabel()
        picture.setPixmap(icons.pixmap(icon, "accent", 40, self.devicePixelRatioF()))
        layout = column(self, margin=3 * GRID, spacing=GRID)
        layout.addStretch(1)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(picture, 0, centre)
        layout.addWidget(label(title, "title"), 0, centre)
        words = label(text, "soft", wrap=True)
        words.setAlignment(centre)
        words.setFixedWidth(WIDTH)
        words.setMinimumHeight(words.heightForWidth(WIDTH))
        layout.addWidget(words, 0, centre)
        if action is not None:
            layout.addSpacing(GRID)
            layout.addWidget(button(action[0], action[1], role="primary"), 0, centre)
        layout.addStretch(2)
