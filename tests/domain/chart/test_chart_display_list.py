"""Marks and figures as display lists."""

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.chart.display import Clipped, Fill, Item, Label, Picture, Stamps, Stroke, as_json, ramp
from rmt_desktop.domain.chart.drawing import (
    GHOST_INK,
    MOST_SYMBOLS,
    Drawn,
    Options,
    composed,
    draw_chart,
    draw_mark,
    symbol_items,
)
from rmt_desktop.domain.chart.figure_drawing import (
    ON_LIGHT,
    ON_PAPER,
    FigureOptions,
    draw_figure,
    highlighted,
    side_letters,
)
from rmt_desktop.domain.chart.figures import Look
from rmt_desktop.domain.chart.geometry import XY, bounds, polygon
from rmt_desktop.domain.chart.legend import LEGEND, STYLES, Symbol, kinds_of
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Shape
from rmt_desktop.domain.chart.placing import Placing
from rmt_desktop.domain.chart.symbols import parts
from rmt_desktop.domain.ids import MarkId
from tests.support.charts import FIGURES, a_blob, a_mark_at, a_mark_in, every_kind

BACK = FIGURES.view("female", "back")
PLACED = Placing(FIGURES, BACK)
SNAPSHOTS = Path(__file__).parents[2] / "data" / "snapshots"
IVORY = ON_LIGHT.light


def flat(items: tuple[Item, ...]) -> list[Item]:
    """Return all items, those within clips too."""
    return [part for item in items for part in (flat(item.items) if isinstance(item, Clipped) else [item])]


def drawn(mark: Mark, options: Options = Options()) -> list[Item]:
    return flat(draw_chart(BACK, [mark], options))


def all_of(one: Drawn) -> tuple[Item, ...]:
    return (*one.low, *one.high) if one.label is None else (*one.low, *one.high, one.label)


def points_of(mark: Mark) -> list[XY]:
    return [BACK.mm(point) for point in mark.points]


def luminance(colour: str) -> float:
    parts_ = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts_]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_display_list_of_every_kind_is_as_it_was(update_snapshots: bool) -> None:
    file = SNAPSHOTS / "chart_marks.json"
    found = [
        {
            "kind": mark.kind.value,
            "shape": mark.shape.value,
            "items": as_json((*one.low, *one.high, *([one.label] if one.label else []))),
        }
        for mark in every_kind()
        for one in [draw_mark(mark, PLACED(mark))]
    ]
    if update_snapshots:
        file.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(file.read_text(encoding="utf-8"))


def test_every_kind_has_a_look_of_its_own() -> None:
    assert {style.kind for style in STYLES} == set(MarkKind)
    assert len({style.symbol for style in STYLES}) == len(STYLES)
    assert len({style.label for style in STYLES}) == len(STYLES)
    shapes = [parts(symbol) for symbol in Symbol]
    assert all(one != other for one, other in combinations(shapes, 2))


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.kind.value)
def test_inks_are_read_on_skin_paper_and_dark_surfaces(style: object) -> None:
    known = LEGEND[style.kind]  # type: ignore[attr-defined]
    assert contrast(known.ink, IVORY) >= 4.5
    assert contrast(known.ink, "#ffffff") >= 4.5
    assert contrast(known.ink_on_dark, "#1d2423") >= 4.5


def test_the_client_draws_what_she_feels_and_not_what_one_finds() -> None:
    assert MarkKind.ACHING in kinds_of(Layer.CLIENT)
    assert not {MarkKind.TRIGGER_ACTIVE, MarkKind.HYPERTONIC, MarkKind.AVOID} & set(kinds_of(Layer.CLIENT))
    assert set(kinds_of(Layer.THERAPIST)) == set(MarkKind) - {MarkKind.OWN, MarkKind.UNKNOWN}


def test_areas_and_strokes_stay_in_the_body_and_points_lie_on_top() -> None:
    point, stroke = every_kind()[0], every_kind()[1]
    items = draw_chart(BACK, [point, stroke])
    assert isinstance(items[0], Clipped)
    assert items[0].path == BACK.outline.path
    low, high = draw_mark(stroke, PLACED(stroke)), draw_mark(point, PLACED(point))
    assert items[0].items == low.low
    assert items[1 : 1 + len(high.high)] == high.high
    assert composed(BACK, [high]) == (*high.high, high.label)


def test_an_intensity_is_written_and_makes_an_area_darker() -> None:
    area = a_mark_at(*a_blob(330, 660, 40, 30), shape=Shape.AREA, kind=MarkKind.ACHING, intensity=2)
    worse = replace(area, intensity=9)
    alphas = [
        max(item.alpha for item in drawn(mark) if isinstance(item, Fill) and item.ink == LEGEND[mark.kind].ink)
        for mark in (area, worse)
    ]
    assert alphas[0] < alphas[1]
    assert [item.text for item in drawn(worse) if isinstance(item, Label)] == ["9"]
    assert [item for item in drawn(replace(area, intensity=None)) if isinstance(item, Label)] == []


def test_numbers_stand_in_for_intensities_on_paper() -> None:
    mark = a_mark_in("scapula.L", intensity=5)
    labels = [item.text for item in drawn(mark, Options(numbers={mark.id: 12})) if isinstance(item, Label)]
    assert labels == ["12"]
    assert [item for item in drawn(mark, Options(numbers={})) if isinstance(item, Label)] == []
    assert [item for item in drawn(mark, Options(with_labels=False)) if isinstance(item, Label)] == []


def test_hidden_layers_are_not_drawn() -> None:
    marks = [a_mark_in("scapula.L"), a_mark_in("scapula.R", layer=Layer.CLIENT, id=MarkId("theirs"))]
    both = draw_chart(BACK, marks)
    mine = draw_chart(BACK, marks, Options(hidden=frozenset({Layer.CLIENT})))
    assert mine == draw_chart(BACK, marks[:1])
    assert len(mine) < len(both)


def test_a_ghost_is_grey() -> None:
    inks = {item.ink for mark in every_kind() for item in drawn(mark, Options(is_ghost=True)) if hasattr(item, "ink")}
    assert inks <= {GHOST_INK, "#fffdf8"}


def test_a_smaller_scale_shrinks_a_point_and_leaves_it_where_it_is() -> None:
    mark = a_mark_in("scapula.L", intensity=None)
    large, small = (draw_mark(mark, points_of(mark), Options(symbol_scale=scale)) for scale in (2.0, 0.5))
    x, y = points_of(mark)[0]
    for one in (large, small):
        box = bounds(tuple(segment for item in one.high if hasattr(item, "path") for segment in item.path))
        assert (box.left + box.right) / 2 == pytest.approx(x, abs=0.01)
        assert (box.top + box.bottom) / 2 == pytest.approx(y, abs=0.01)
    assert large.box.width > 3 * small.box.width


@given(
    st.sampled_from(sorted(MarkKind)),
    st.sampled_from(sorted(Shape)),
    st.lists(st.tuples(st.floats(0, 814), st.floats(0, 1676)), min_size=3, max_size=12),
    st.one_of(st.none(), st.integers(0, 10)),
    st.floats(0.2, 3),
)
def test_whatever_is_drawn_is_bounded_and_says_where_it_is(
    kind: MarkKind, shape: Shape, points: list[XY], intensity: int | None, scale: float
) -> None:
    mark = a_mark_at(*points, shape=shape, kind=kind, intensity=intensity)
    one = draw_mark(mark, points, Options(symbol_scale=scale))
    assert one.high or one.low
    whole = bounds(polygon(points[:1] if shape is Shape.POINT else points))
    assert one.box.left <= whole.left
    assert one.box.bottom >= whole.bottom
    for item in flat((*one.low, *one.high)):
        if isinstance(item, Stamps) and shape is Shape.AREA:
            assert len(item.places) <= 2.5 * MOST_SYMBOLS


def test_a_huge_area_has_no_more_symbols_than_one_can_see() -> None:
    mark = a_mark_at(*a_blob(400, 800, 390, 780), shape=Shape.AREA, kind=MarkKind.TINGLING)
    stamps = [item for item in drawn(mark) if isinstance(item, Stamps)]
    assert 100 < len(stamps[0].places) <= 1.5 * MOST_SYMBOLS


def test_a_symbol_has_a_halo_only_where_asked() -> None:
    with_halo = list(symbol_items(Symbol.FILLED_DOT, (0, 0), 10, "#000000", halo="#ffffff"))
    without = list(symbol_items(Symbol.FILLED_DOT, (0, 0), 10, "#000000"))
    assert {item.ink for item in with_halo if isinstance(item, Fill)} == {"#000000", "#ffffff"}
    assert {item.ink for item in without if isinstance(item, Fill)} == {"#000000"}


def test_the_modest_figure_is_dressed_and_the_bare_one_is_not() -> None:
    assert BACK.modesty is not None
    dressed = draw_figure(BACK, FigureOptions(modest=True))
    bare = draw_figure(BACK, FigureOptions(modest=False))
    cloth = BACK.modesty.path
    assert any(isinstance(item, Fill) and item.path == cloth for item in flat(dressed))
    assert all(getattr(item, "path", None) != cloth for item in flat(bare))


def test_a_figure_of_lines_has_no_picture() -> None:
    lines = flat(draw_figure(BACK, FigureOptions(look=Look.LINE)))
    shaded = flat(draw_figure(BACK, FigureOptions(look=Look.GHOST, modest=False)))
    assert not [item for item in lines if isinstance(item, Picture)]
    assert [item.look for item in shaded if isinstance(item, Picture)] == [Look.GHOST]
    assert isinstance(shaded[-1], Stroke)
    assert shaded[-1].path == BACK.outline.path


def test_withdrawn_regions_turn_red_and_are_hatched() -> None:
    calm = draw_figure(BACK, FigureOptions())
    red = draw_figure(BACK, FigureOptions(withdrawn=frozenset({"scapula.L"})))
    new = [item for item in flat(red) if item not in flat(calm)]
    path = BACK.by_key["scapula.L"].contour.path
    assert {item.ink for item in new if not isinstance(item, Picture)} == {ON_LIGHT.withdrawn}
    assert [type(item).__name__ for item in new] == ["Fill", "Stroke", "Stroke"]
    assert new[0].path == path  # type: ignore[union-attr]
    assert list(highlighted(BACK, {"chin": "#ff0000"})) == []


def test_letters_say_whose_left_is_left() -> None:
    def shown(view: str) -> list[str]:
        labels = side_letters(FIGURES.view("male", view), lambda text, **_: text, ON_PAPER.line)
        return [label.text for label in sorted(labels, key=lambda label: label.x)]

    assert shown("front") == ["R", "L"]
    assert shown("back") == ["L", "R"]
    assert shown("left") == []


def test_the_shading_runs_from_dark_to_light() -> None:
    colours = ramp("#102030", "#f0e0d0")
    assert colours[0] == (16, 32, 48)
    assert colours[255] == (240, 224, 208)
    assert list(colours) == sorted(colours)
