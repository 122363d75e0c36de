"""Pain and motion over the visits, as plots."""

from datetime import date

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.catalog import Movement
from rmt_desktop.domain.progress import Trend, TrendPoint
from rmt_desktop.domain.sides import SIDE_NAMES, Side
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.widgets.trend_plot import Series, TrendPlot

UNITS = {"deg": "°", "mm": " mm"}


def trend_plots(ctx: UiContext, trend: Trend) -> tuple[TrendPlot, ...]:
    """Return a plot of the pain and one of the movement measured most often, as far as there are two values."""
    series = (pain_series(ctx, trend), motion_series(ctx, trend))
    return tuple(TrendPlot(ctx.theme, (one,), one.name) for one in series if len(one.points) >= 2)


def pain_series(ctx: UiContext, trend: Trend) -> Series:
    """Return the pain rating, 0 to 10."""
    return Series(name=ctx.tr(N_("Pain, 0 to 10")), points=_pairs(trend.pain), low=0, high=10, unit="", colour="accent")


def motion_series(ctx: UiContext, trend: Trend) -> Series:
    """Return the movement with its usual range as the top of the plot."""
    movement = movement_of(ctx, trend.motion_id)
    norm = movement.norm if movement else None
    highest = max((point.value for point in trend.motion), default=0)
    return Series(
        name=motion_name(ctx, trend),
        points=_pairs(trend.motion),
        low=0,
        high=max(highest, norm or 0, 1),
        unit=UNITS.get(movement.unit, "") if movement else "",
        colour="accent",
        norm=norm,
    )


def motion_name(ctx: UiContext, trend: Trend) -> str:
    """Return the movement's name as written in the notes, with its side."""
    if trend.motion_side is Side.MIDLINE or not trend.motion_label:
        return trend.motion_label
    side = ctx.tr(SIDE_NAMES[trend.motion_side])
    return ctx.tr(N_("{movement} ({side})"), movement=trend.motion_label, side=side)


def movement_of(ctx: UiContext, movement_id: str) -> Movement | None:
    """Return a movement of the catalogue, or None for one it no longer has."""
    try:
        return ctx.catalog.movement(movement_id)
    except KeyError:
        return None


def _pairs(points: tuple[TrendPoint, ...]) -> tuple[tuple[date, int], ...]:
    return tuple((point.day, point.value) for point in points)
