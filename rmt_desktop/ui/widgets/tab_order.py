"""Where Tab goes: what is built later than its neighbours is put where it stands, not at the end."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_after(before: QWidget, box: QWidget) -> QWidget:
    """Let Tab come from ``before`` to everything in ``box``, in the order it was built; return the last stop.

    Both must be in one window, and Tab must be able to stop at ``before``.
    """
    window = box.window()
    for child in (box, *box.findChildren(QWidget)):
        is_here = child.window() is window  # the list of a combo box is a window of its own
        if is_here and child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.focusProxy() is None:
            QWidget.setTabOrder(before, child)
            before = child
    return before
