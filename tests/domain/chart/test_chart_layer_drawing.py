"""Layers of anatomy as a display list: inside the picture, told by more than colour, names that cover nothing."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.bilingual import Bilingual
from rmt_desktop.domain.chart.display import Fill, Item, Label, Stamps, Stroke
from rmt_desktop.domain.chart.figure_drawing import letter_places
from rmt_desktop.domain.chart.figures import ALL_VIEWS, FIGURE_NAMES, VIEWS, View
from rmt_desktop.domain.chart.geometry import Box, Line, Move, bounds
from rmt_desktop.domain.chart.hatching import hatched, strewn
from rmt_desktop.domain.chart.labels import box_of, uncovered
from rmt_desktop.domain.chart.layer_drawing import draw_layers, layer_labels, light_beside
from rmt_desktop.domain.chart.layer_legend import style_of
from rmt_desktop.domain.chart.layers import (
    Anatomy,
    LayerChoice,
    Layers,
    LayerShape,
    Strength,
    area_at,
    layers_over,
    shape_names,
    shapes_at,
)
from rmt_desktop.domain.sides import Side
from tests.support.charts import FIGURES

EVERYTHING = frozenset(Anatomy)
INK = "#57493f"
HALO = "#fffdf9"
SHOWN = [(figure, view) for figure in FIGURE_NAMES for view in ALL_VIEWS if FIGURES.has(figure, view)]


def over(figure: str, view: str, *layers: Anatomy) -> tuple[View, Layers]:
    shown = FIGURES.view(figure, view)
    return shown, layers_over(FIGURES, figure, view, frozenset(layers) or EVERYTHING)


def names(view: View, layers: Layers, size: float = 24.0, language: str = "en", room: Box | None = None) -> list[Label]:
    items = layer_labels(view, layers, size=size, language=language, halo=HALO, room=room)
    return [item for item in items if isinstance(item, Label)]


def within(outer: Box, inner: Box) -> bool:
    return outer.grown(0.01).joined(inner) == outer.grown(0.01)


def extent(item: Item) -> Box:
    match item:
        case Fill(path=path) | Stroke(path=path):
            return bounds(path)
        case Stamps(path=path, places=places):
            sign = bounds(path)
            return Box(
                min(x for x, _ in places) + sign.left,
                min(y for _, y in places) + sign.top,
                max(x for x, _ in places) + sign.right,
                max(y for _, y in places) + sign.bottom,
            )
        case Label():
            return box_of(item)
    raise AssertionError(item)


@pytest.mark.parametrize("figure", FIGURE_NAMES)
def test_every_layer_of_every_view_stays_inside_the_picture(figure: str) -> None:
    for name in (view for one, view in SHOWN if one == figure):
        view, layers = over(figure, name)
        painted = draw_layers(view, layers, outline=INK)
        written = layer_labels(view, layers, size=24, language="fr", halo=HALO)
        empty = [item for item in painted if isinstance(item, Stamps) and not item.places]
        drawn = [
            item
            for item in (*painted, *written)
            if item not in empty and not (isinstance(item, Stroke) and not item.path)
        ]
        # a mark's ring may reach over the edge where a landmark lies on it; what is written may not
        outside = [item for item in drawn if not within(view.box.grown(12.0), extent(item))]
        outside += [item for item in written if isinstance(item, Label) and not within(view.box, extent(item))]
        assert outside == []


@pytest.mark.parametrize("view", VIEWS)
def test_every_layer_shows_something_in_every_view_of_the_whole_body(view: str) -> None:
    for layer in Anatomy:
        shown, layers = over("female", view, layer)
        assert draw_layers(shown, layers, outline=INK), layer
        assert names(shown, layers, size=10.0), layer


@pytest.mark.parametrize("size", [8.0, 24.0, 45.0])
@pytest.mark.parametrize(("figure", "name"), SHOWN[::3])
def test_no_name_covers_another_or_a_letter_of_the_sides(figure: str, name: str, size: float) -> None:
    view, layers = over(figure, name)
    boxes = [box_of(label) for label in names(view, layers, size)]
    for x, y in letter_places(view):
        boxes.append(Box(x - 8, y - 10, x + 8, y + 10))
    covered = [
        (one, other)
        for one, other in combinations(boxes, 2)
        if one.left < other.right - 1e-6
        and other.left < one.right - 1e-6
        and one.top < other.bottom - 1e-6
        and other.top < one.bottom - 1e-6
    ]
    assert covered == []


def test_more_is_named_the_nearer_one_comes_and_nothing_where_it_would_hide_the_figure() -> None:
    view, layers = over("female", "back", Anatomy.MUSCLES, Anatomy.NERVES)
    counts = [len(names(view, layers, size)) for size in (61.0, 40.0, 24.0, 12.0, 5.0)]
    assert counts[0] == 0
    assert all(fewer <= more for fewer, more in pairwise(counts))
    assert counts[-1] > 60


@pytest.mark.parametrize("view", ["front", "back"])
def test_all_levels_of_the_trunk_are_written_on_a_figure_as_large_as_a_window(view: str) -> None:
    shown, layers = over("female", view, Anatomy.DERMATOMES)
    written = {label.text for label in names(shown, layers, size=22.0)}
    assert {f"T{level}" for level in range(3, 13)} <= written


def test_names_are_written_in_the_language_of_the_reader_and_beside_the_figure_where_there_is_paper() -> None:
    shown, layers = over("male", "front", Anatomy.NERVES)
    wide = shown.box._replace(left=-300.0, right=shown.width + 300.0)
    english = {label.text for label in names(shown, layers, room=wide)}
    french = {label.text for label in names(shown, layers, room=wide, language="fr")}
    assert {"Axillary n.", "Radial n.", "Ulnar n."} <= english
    assert {"N. axillaire", "N. radial", "N. ulnaire"} <= french
    axillary = [label for label in names(shown, layers, room=wide) if label.text == "Axillary n."]
    assert all(not shown.outline.contains(label.x, label.y) for label in axillary)


def test_a_landmark_has_its_sign_in_its_place() -> None:
    view, layers = over("female", "back", Anatomy.BONES)
    items = layer_labels(view, layers, size=20, language="en", halo=HALO)
    middles = [bounds(item.path) for item in items if isinstance(item, Fill) and item.ink == HALO]
    wanted = [shape.at for shape in layers[Anatomy.BONES] if shape.contour is None]
    assert [((box.left + box.right) / 2, (box.top + box.bottom) / 2) for box in middles] == [
        pytest.approx(at, abs=0.01) for at in wanted
    ]


def test_faint_layers_are_half_as_strong_and_otherwise_the_same() -> None:
    view, layers = over("female", "front", Anatomy.DERMATOMES, Anatomy.MUSCLES)
    clear = draw_layers(view, layers, outline=INK)
    faint = draw_layers(view, layers, outline=INK, strength=Strength.FAINT)
    assert len(clear) == len(faint)
    for one, other in zip(clear[:-1], faint[:-1], strict=True):
        assert type(one) is type(other)
        assert getattr(other, "alpha") == pytest.approx(getattr(one, "alpha") / 2, abs=0.001)  # noqa: B009
    assert clear[-1] == faint[-1] == Stroke(view.outline.path, INK, 1.5)


def test_without_a_layer_nothing_is_painted() -> None:
    view = FIGURES.view("female", "front")
    assert draw_layers(view, {}, outline=INK) == ()
    assert layer_labels(view, {}, size=20, language="en", halo=HALO) == ()


def neighbours(shapes: tuple[LayerShape, ...]) -> set[tuple[str, str]]:
    """Return the ids of areas that share a border of some length."""
    found = set()
    for one, other in combinations(shapes, 2):
        if one.id == other.id or one.contour is None or other.contour is None:
            continue
        if not one.contour.box.grown(3.0).meets(other.contour.box):
            continue
        border = [point for ring in one.contour.rings for point in ring][::3]
        if sum(1 for point in border if other.contour.distance(*point, within=2.0) <= 2.0) >= 8:
            found.add((one.id, other.id))
    return found


@pytest.mark.parametrize("view", ["front", "back", "left"])
def test_neighbouring_groups_of_nerves_differ_in_ink_and_in_pattern(view: str) -> None:
    shapes = FIGURES.layer("female", view, Anatomy.NERVES)
    by_id = {shape.id: shape for shape in shapes}
    pairs = neighbours(shapes)
    assert len(pairs) > 15
    for one, other in pairs:
        if by_id[one].group != by_id[other].group:
            first, second = (style_of(Anatomy.NERVES, by_id[key]) for key in (one, other))
            assert (first.ink == second.ink, first.pattern is second.pattern) == (False, False), (one, other)


def test_levels_above_each_other_differ_in_pattern() -> None:
    by_id = {shape.id: shape for shape in FIGURES.layer("female", "front", Anatomy.DERMATOMES)}
    for upper, lower in pairwise(f"T{level}" for level in range(2, 13)):
        first, second = (style_of(Anatomy.DERMATOMES, by_id[key]) for key in (upper, lower))
        assert first.pattern is not second.pattern


def test_a_place_is_named_by_each_layer_that_is_shown() -> None:
    _, layers = over("female", "back", Anatomy.MUSCLES, Anatomy.DERMATOMES, Anatomy.NERVES)
    x, y = FIGURES.view("female", "back").by_key["delt_post.L"].anchor
    found = shapes_at(layers, x, y)
    assert len(found) == 3
    assert shape_names(found, "en")[0] == "Posterior deltoid"
    assert shape_names(found, "fr")[1].startswith("Dermatome ")
    area = area_at(layers, x, y)
    assert area is found[-1]
    assert area_at(layers, 3, 3) is None


def test_only_what_is_shown_and_wanted_on_paper_is_printed() -> None:
    shown = frozenset({Anatomy.DERMATOMES})
    assert LayerChoice(shown=shown).printed == frozenset()
    assert LayerChoice(shown=shown, is_printed=True).printed == shown


def test_the_roomiest_place_of_a_muscle_lies_inside_it() -> None:
    for figure, name in SHOWN:
        for layer in (Anatomy.MUSCLES, Anatomy.DEEP_MUSCLES):
            for shape in FIGURES.layer(figure, name, layer):
                assert shape.contour is not None
                (x, y), wide = shape.contour.roomiest
                assert shape.contour.contains(x, y), (figure, name, shape.id)
                assert wide > 0


SQUARE = [[(10.0, 10.0), (50.0, 10.0), (50.0, 50.0), (10.0, 50.0)]]


@given(st.sampled_from([(0.0, 1.0), (1.0, 0.0), (0.70711, 0.70711), (0.70711, -0.70711)]), st.floats(2, 30))
def test_lines_of_a_pattern_begin_and_end_on_the_border(across: tuple[float, float], gap: float) -> None:
    path = hatched(SQUARE, across, gap)
    for segment in path:
        assert isinstance(segment, Move | Line)
        assert 9.98 <= segment.x <= 50.02
        assert 9.98 <= segment.y <= 50.02
        on_border = min(abs(segment.x - 10), abs(segment.x - 50), abs(segment.y - 10), abs(segment.y - 50))
        assert on_border <= 0.02


def test_lines_leave_out_a_hole() -> None:
    outer = [(0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0)]
    hole = [(10.0, 10.0), (30.0, 10.0), (30.0, 30.0), (10.0, 30.0)]
    pieces = hatched([outer, hole], (0.0, 1.0), 20.0)
    assert sorted((one.x, one.y) for one in pieces if isinstance(one, Move | Line)) == [
        (0.0, 0.0),
        (0.0, 20.0),
        (10.0, 20.0),
        (30.0, 20.0),
        (40.0, 0.0),
        (40.0, 20.0),
    ]


@given(st.floats(3, 20), st.floats(0, 4))
def test_dots_keep_clear_of_the_sides(gap: float, reach: float) -> None:
    for x, y in strewn(SQUARE, gap, reach=reach):
        assert 10 + reach - 0.02 <= x <= 50 - reach + 0.02
        assert 10 - 0.02 <= y <= 50 + 0.02


def test_a_name_takes_the_first_place_that_is_free_or_none() -> None:
    here = Label(0, 0, "C5", 10, INK)
    beside = Label(40, 0, "C5", 10, INK)
    assert uncovered([(here,), (here, beside), (here,)]) == [here, beside]
    assert uncovered([(here,)], [Box(-5, -5, 5, 5)]) == []


def test_a_name_may_be_short_on_the_figure_and_long_in_words() -> None:
    long, short = Bilingual(en="Axillary nerve", fr="Nerf axillaire"), Bilingual(en="Axillary n.", fr="N. axillaire")
    shape = LayerShape(id="axillary", side=Side.LEFT, name=long, at=(0, 0), contour=None, source="GK", short=short)
    assert shape.written.in_("fr") == "N. axillaire"
    assert shape_names([shape, shape], "en") == ("Axillary nerve",)


def test_on_a_dark_ground_names_beside_the_figure_are_light_and_those_on_it_as_before() -> None:
    view, layers = over("female", "front", Anatomy.NERVES)
    names = layer_labels(view, layers, size=18, language="en", halo=HALO)
    pairs = [(a, b) for a, b in zip(names, light_beside(names, view.outline), strict=True) if isinstance(a, Label)]
    beside = [(a, b) for a, b in pairs if a != b]
    assert 0 < len(beside) < len(pairs)
    assert not any(view.outline.contains(before.x, before.y) for before, _ in beside)
    assert all(isinstance(after, Label) and min(bytes.fromhex(after.ink[1:])) > 140 for _, after in beside)
