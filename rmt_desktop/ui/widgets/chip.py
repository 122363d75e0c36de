"""Chips: small words about a client that open what they speak of; pills look alike and only say a state."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy

from rmt_desktop.ui.theme import set_role
from rmt_desktop.ui.widgets.text import button, label


def chip(text: str, tone: str = "", clicked: Callable[[], object] | None = None) -> QPushButton:
    """Return a chip in one of the tones ``good``, ``info``, ``caution``, ``danger``, or plain."""
    made = button(text, clicked, role="chip")
    if tone:
        made.setProperty("tone", tone)
        made.style().unpolish(made)
        made.style().polish(made)
    return made


def pill(text: str, tone: str = "") -> QLabel:
    """Return a word in a chip's look that opens nothing, in one of the tones of ``chip`` or plain."""
    made = label(text)
    made.setProperty("tone", tone)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    set_role(made, "pill")
    return made
