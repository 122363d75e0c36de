"""The sizes a home-care sheet is set in: large print as the client asked, or what brings it onto the fewest pages."""

from dataclasses import dataclass

from rmt_desktop.documents.style import BOTTOM, TOP, TextStyle, regular


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """What is how large on a sheet: ``body`` for reading, ``small`` for the least of its words.

    ``air`` says how wide spaces are, 1 being ample; ``logo`` and ``hand`` are
    the heights of logo and signature, ``top`` and ``bottom`` the margins, all in points. ``is_large`` sheets set
    nothing in a narrow column, ``is_close`` ones run short texts on.
    """

    body: float
    small: float
    name: float
    title: float
    logo: float = 40
    hand: float = 46
    air: float = 1.0
    leading: float = 1.4
    top: float = TOP
    bottom: float = BOTTOM
    is_large: bool = False
    is_close: bool = False

    @property
    def text(self) -> TextStyle:
        """The style of running text."""
        return regular(self.body, leading=round(self.body * self.leading, 1))


AMPLE = Sizes(body=11.5, small=9, name=15, title=26)
CLOSE = Sizes(
    body=11, small=9, name=14, title=24, logo=26, hand=32, air=0.5, leading=1.25, top=43, bottom=44,
    is_close=True,
)  # fmt: skip
CLOSEST = Sizes(
    body=11, small=9, name=14, title=22, logo=26, hand=30, air=0.4, leading=1.2, top=43, bottom=44,
    is_close=True,
)  # fmt: skip
LARGE = Sizes(body=17, small=16, name=21, title=30, air=0.8, leading=1.32, is_large=True)
"""Nothing on a large-print sheet is smaller than 16 points."""
LARGE_CLOSE = Sizes(
    body=16.5, small=16, name=19, title=26, logo=28, hand=36, air=0.5, leading=1.24, top=43, bottom=44,
    is_large=True, is_close=True,
)  # fmt: skip
LARGE_CLOSEST = Sizes(
    body=16, small=16, name=18, title=24, logo=24, hand=30, air=0.4, leading=1.2, top=43, bottom=44,
    is_large=True, is_close=True,
)  # fmt: skip

NORMAL_PRINT = (AMPLE, CLOSE, CLOSEST)
"""From the most pleasant to the one that holds most: one page is what hangs on the fridge."""
LARGE_PRINT = (LARGE, LARGE_CLOSE, LARGE_CLOSEST)
"""The same for large print: the words hardly shrink, but less paper is left empty, so that two exercises fit a page."""
