"""The home-care sheet with three exercises."""

from rmt_desktop.app.wiring import wire
from tests.documents.samples import a_home_care_paper
from tools.previews import Wish


def preview(wish: Wish) -> bytes:
    """Return the paper in the wished language; the sample's own words stay English."""
    return wire().documents.home_care(a_home_care_paper(language=wish.language))
