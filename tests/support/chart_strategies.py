"""Any chart there can be, for property tests."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from rmt_desktop.domain.chart.body import Spot
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.legend import OWN_INKS, OWN_PATTERNS, Group, Symbol
from rmt_desktop.domain.chart.marks import Depth, Layer, Mark, MarkKind, Origin, Place, Point, Shape
from rmt_desktop.domain.chart.own_kinds import OwnKind
from rmt_desktop.domain.sides import Side

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
SHARES = st.floats(0, 1)
POINTS = st.builds(Point, SHARES, SHARES, SHARES)
SPOTS = st.builds(Spot, st.integers(0, 20_000), st.integers(0, 1000), st.integers(0, 1000))
PLACES = st.builds(Place, region=WORDS, muscle=WORDS, side=st.sampled_from(Side))
OWN_KINDS = st.builds(
    OwnKind,
    id=WORDS,
    name=WORDS,
    name_fr=WORDS,
    group=st.sampled_from(Group) | WORDS,
    symbol=st.sampled_from(Symbol) | WORDS,
    ink=st.sampled_from(sorted(OWN_INKS)) | WORDS,
    pattern=st.sampled_from(sorted(OWN_PATTERNS)) | WORDS,
    is_rated=st.booleans(),
)
COUNTS = {Shape.POINT: (1, 1), Shape.AREA: (3, 6), Shape.MEASURE: (2, 2)}


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    """Draw any mark this program could have made."""
    shape = draw(st.sampled_from(Shape))
    least, most = COUNTS.get(shape, (2, 6))
    points = draw(st.lists(POINTS, min_size=least, max_size=most).map(tuple))
    spots = st.lists(SPOTS, min_size=len(points), max_size=len(points)).map(tuple)
    kind = draw(st.sampled_from(sorted(set(MarkKind) - {MarkKind.UNKNOWN})))
    return Mark(
        id=draw(st.uuids().map(str)),
        kind=kind,
        own=draw(OWN_KINDS) if kind is MarkKind.OWN else None,
        shape=shape,
        layer=draw(st.sampled_from(Layer)),
        figure=draw(st.sampled_from(["female", "male"]) | WORDS),
        view=draw(st.sampled_from(["front", "back", "left", "right"]) | WORDS),
        points=points,
        spots=draw(st.just(()) | spots),
        place=draw(PLACES),
        intensity=draw(st.none() | st.integers(0, 10)),
        note=draw(WORDS),
        is_whole=draw(st.booleans()),
        depth=draw(st.sampled_from(Depth)),
        tenderness=draw(st.none() | st.integers(0, 4)),
        refers_to=draw(WORDS),
        is_reproduced=draw(st.booleans()),
        leads_to=draw(PLACES),
        of=draw(WORDS),
        length=draw(st.none() | st.integers(0, 2000)),
        origin=draw(st.sampled_from(Origin)),
        source=draw(WORDS),
        by=draw(WORDS),
        at=draw(st.none() | st.datetimes(datetime(1900, 1, 2), datetime(2200, 1, 1), timezones=st.just(UTC))),  # noqa: DTZ001
    )


CHARTS = st.lists(marks(), max_size=4).map(lambda made: Chart(tuple(made)))
