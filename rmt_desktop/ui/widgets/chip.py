"""Chips: small words about a client that open what they speak of."""

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from rmt_desktop.ui.widgets.text import button


def chip(text: str, tone: str = "", clicked: Callable[[], object] | None = None) -> QPushButton:
    """Return a chip in one of the tones ``good``, ``info``, ``caution``, ``danger``, or plain."""
    made = button(text, clicked, role="chip")
    if tone:
        made.setProperty("tone", tone)
        made.style().unpolish(made)
        made.style().polish(made)
    return made
