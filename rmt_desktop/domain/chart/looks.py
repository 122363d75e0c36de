"""How the skin of figures is drawn: a module of its own, so that the clinic's settings need none of the figures."""

from enum import StrEnum

from rmt_desktop.base.i18n import N_


class Look(StrEnum):
    """How the figure's skin is drawn: with faint muscle landmarks, plain, or as lines only."""

    GHOST = "ghost"
    SHADE = "shade"
    LINE = "line"


LOOK_NAMES = {
    Look.GHOST: N_("Skin with muscle landmarks"),
    Look.SHADE: N_("Plain skin"),
    Look.LINE: N_("Lines only"),
}
