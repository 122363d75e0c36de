"""Labels and buttons with a role, in one call, so that a page's building code reads as a description."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QSizePolicy, QToolButton

from rmt_desktop.ui.theme import set_role
from rmt_desktop.ui.widgets.pressing import PushButton, ToolButton

IN_A_ROW = 4  # groups of a recovery code
WIDEST_WORD = 20  # line heights; what is longer, an address for example, breaks anywhere
ICON_GAP = "\u2009\u2009"  # two thin spaces: Qt sets text hard against an icon


class _Wrapped(QLabel):
    """A text of several lines whose least height is one line: its true height follows from the width it gets."""

    def minimumSizeHint(self) -> QSize:
        """Return the room of the longest word: between two words it can break."""
        longest = max(self.text().split(), key=len, default="")
        metrics = self.fontMetrics()
        return QSize(min(metrics.horizontalAdvance(longest) + 1, WIDEST_WORD * metrics.height()), metrics.height())


def label(text: str, role: str = "", *, wrap: bool = False, selectable: bool = False) -> QLabel:
    """Return a plain-text label; user text is never read as markup."""
    made = _Wrapped(text) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        set_role(made, role)
    return made


def button(
    text: str,
    clicked: Callable[[], object] | None = None,
    *,
    role: str = "",
    icon: QIcon | None = None,
    name: str = "",
    tip: str = "",
) -> QPushButton:
    """Return a push button; ``name`` is its accessible name where that should say more than its text."""
    made = PushButton(text if icon is None else f"{ICON_GAP}{text}")
    made.setAutoDefault(False)
    if clicked is not None:
        made.clicked.connect(lambda *_: clicked())
    if role:
        set_role(made, role)
    if icon is not None:
        made.setIcon(icon)
    if name or icon is not None:
        made.setAccessibleName(name or text)
    if tip:
        made.setToolTip(tip)
    return made


def tool(
    icon: QIcon, name: str, clicked: Callable[[], object] | None = None, *, checkable: bool = False
) -> QToolButton:
    """Return an icon button; ``name`` is both its tooltip and its accessible name."""
    made = ToolButton()
    made.setIcon(icon)
    made.setToolTip(name)
    made.setAccessibleName(name)
    made.setCheckable(checkable)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if clicked is not None:
        made.clicked.connect(lambda *_: clicked())
    return made


def line() -> QFrame:
    """Return a hairline between things."""
    made = QFrame()
    set_role(made, "line")
    return made


def clearable(field: QLineEdit, name: str) -> None:
    """Give a field the cross that empties it; ``name`` is what screen readers call the cross."""
    before = set(field.findChildren(QToolButton))
    field.setClearButtonEnabled(True)
    for made in set(field.findChildren(QToolButton)) - before:
        made.setAccessibleName(name)


def code_rows(code: str) -> str:
    """Return a recovery code four groups a row, as on its paper, so that no group stands alone."""
    groups = code.split("-")
    return "\n".join("-".join(groups[start : start + IN_A_ROW]) for start in range(0, len(groups), IN_A_ROW))
