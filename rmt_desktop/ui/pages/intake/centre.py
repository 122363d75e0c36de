"""A card in the middle of the dialog, for the views that ask or say one thing."""

from rmt_desktop.ui.theme import GRID, Theme
from rmt_desktop.ui.widgets.layouts import Card, Scroll, row


class CentredCard(Scroll):
    """Holds one card, ``card``, in the middle; it grows with large text and scrolls when there is no more room."""

    def __init__(self, theme: Theme, *, width: int) -> None:
        super().__init__(margin=2 * GRID, spacing=0)
        self.card = Card(margin=4 * GRID, spacing=2 * GRID)
        self.card.setMaximumWidth(scaled(width, theme))
        across = row(spacing=0)
        across.addStretch(1)
        across.addWidget(self.card, 1000)
        across.addStretch(1)
        self.content.addStretch(1)
        self.content.addLayout(across)
        self.content.addStretch(2)


def scaled(pixels: int, theme: Theme, *, most: float = 2.0) -> int:
    """Return a width for the text size in force: ``pixels`` at 100 %, at most ``most`` times as wide."""
    return round(pixels * min(most, theme.sizes.body / 14))
