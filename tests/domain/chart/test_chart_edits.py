"""Changes made in words: the picture follows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.chart.edits import (
    known_places,
    mark_in,
    mirrored,
    repeated,
    spot_of,
    with_kind,
    with_place,
    with_side,
)
from rmt_desktop.domain.chart.figures import FIGURE_NAMES
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Place, Shape
from rmt_desktop.domain.chart.naming import candidates, place_of
from rmt_desktop.domain.chart.placing import seen_in
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side
from tests.support.charts import ALL_VIEWS, FIGURES, a_blob, a_mark_at, a_mark_in, names

BACK = FIGURES.view("female", "back")


def added(place: Place, view: str = "back", figure: str = "female", taken: tuple[Mark, ...] = ()) -> Mark:
    return mark_in(
        place,
        id=MarkId("new"),
        kind=MarkKind.TRIGGER_ACTIVE,
        layer=Layer.THERAPIST,
        figures=FIGURES,
        figure=figure,
        view=view,
        taken=taken,
    )


def test_another_kind_is_named_as_that_kind_is() -> None:
    trigger = a_mark_in("trap_up.L")
    ache = with_kind(trigger, MarkKind.ACHING, FIGURES)
    assert ache.place == Place(region="trap_up", side=Side.LEFT)
    assert with_kind(ache, MarkKind.TRIGGER_ACTIVE, FIGURES) == trigger


def test_a_kind_without_intensity_takes_none_over() -> None:
    assert with_kind(a_mark_in("scapula.L", intensity=7), MarkKind.SCAR, FIGURES).intensity is None


def test_a_muscle_the_therapist_chose_stays_when_the_kind_changes() -> None:
    chosen = with_place(a_mark_in("interscap.L"), Place(muscle="rhomboid", side=Side.LEFT), FIGURES)
    assert with_kind(chosen, MarkKind.TRIGGER_LATENT, FIGURES).place == chosen.place
    assert chosen.place == Place(region="interscap", muscle="rhomboid", side=Side.LEFT)


def test_choosing_what_lies_there_moves_nothing() -> None:
    mark = a_mark_in("interscap.L")
    chosen = with_place(mark, Place(muscle="rhomboid", side=Side.LEFT), FIGURES)
    assert chosen.points == mark.points


def test_choosing_another_muscle_moves_the_mark_there() -> None:
    mark = with_place(a_mark_in("scapula.L"), Place(muscle="glut_med", side=Side.LEFT), FIGURES)
    assert (mark.place.muscle, mark.place.side) == ("glut_med", Side.LEFT)
    found = candidates(FIGURES.view(mark.figure, mark.view), mark)
    assert ("glut_med", Side.LEFT) in [(place.muscle, place.side) for place in found]


def test_choosing_a_muscle_another_view_shows_best_moves_the_mark_to_that_view() -> None:
    mark = with_place(a_mark_in("scapula.R"), Place(muscle="rectus_fem", side=Side.RIGHT), FIGURES)
    assert mark.view == "front"
    assert mark.place.side is Side.RIGHT


def test_an_area_moves_whole() -> None:
    area = a_mark_at(*a_blob(300, 400, 20, 12), shape=Shape.AREA, kind=MarkKind.HYPERTONIC)
    moved = with_place(area, Place(muscle="gastroc_med", side=Side.RIGHT), FIGURES)
    assert len(moved.points) == len(area.points)
    width = max(point.x for point in area.points) - min(point.x for point in area.points)
    assert max(point.x for point in moved.points) - min(point.x for point in moved.points) == pytest.approx(
        width, abs=1e-4
    )
    assert moved.place.muscle == "gastroc_med"


@given(st.sampled_from(ALL_VIEWS), st.data())
def test_the_other_side_is_the_mirrored_place(at: tuple[str, str], data: st.DataObject) -> None:
    view = FIGURES.view(*at)
    region = data.draw(st.sampled_from([r for r in view.regions if r.side is not Side.MIDLINE and r.radius > 6]))
    mark = a_mark_in(region.key, figure=at[0], view=at[1], kind=MarkKind.ACHING)
    other = Side.RIGHT if region.side is Side.LEFT else Side.LEFT
    mirrored = with_side(mark, other, FIGURES)
    assert mirrored.place == Place(region=region.id, side=other)
    assert place_of(FIGURES.view(at[0], mirrored.view), mirrored) == mirrored.place
    assert with_side(mirrored, region.side, FIGURES) == mark


def test_what_has_no_side_or_is_there_already_stays() -> None:
    middle = a_mark_in("sacrum", kind=MarkKind.ACHING)
    assert with_side(middle, Side.LEFT, FIGURES) is middle
    left = a_mark_in("scapula.L")
    assert with_side(left, Side.LEFT, FIGURES) is left
    assert with_side(left, Side.MIDLINE, FIGURES) is left


def test_a_finding_can_be_added_in_every_muscle_and_region_by_name() -> None:
    known = names()
    shown = [FIGURES.view("female", view) for view in ("front", "back", "left", "right")]
    regions = {region.id for view in shown for region in view.regions}
    muscles = {muscle.id for view in shown for muscle in view.muscles}
    assert len(regions) > 90
    assert muscles == set(known.muscles)
    for place in [*(Place(region=key) for key in regions), *(Place(muscle=key) for key in muscles)]:
        for side in (Side.LEFT, Side.RIGHT):
            mark = added(replace(place, side=side))
            assert mark.place.side in (side, Side.MIDLINE)
            view = FIGURES.view("female", mark.view)
            assert view.outline.distance(*view.mm(mark.points[0])) <= 18


def test_a_finding_by_name_goes_where_one_is_looking_if_that_shows_the_place() -> None:
    assert added(Place(muscle="trap_upper", side=Side.LEFT), view="back").view == "back"
    assert added(Place(region="scapula", side=Side.LEFT), view="front").view == "back"


def test_a_second_finding_in_a_region_does_not_hide_the_first() -> None:
    first = added(Place(region="scapula", side=Side.LEFT))
    second = added(Place(region="scapula", side=Side.LEFT), taken=(first,))
    (x1, y1), (x2, y2) = BACK.mm(first.points[0]), BACK.mm(second.points[0])
    assert abs(x1 - x2) + abs(y1 - y2) > 15
    assert second.place.region == "scapula"


@pytest.mark.parametrize("figure", FIGURE_NAMES)
def test_every_place_that_can_be_chosen_can_be_marked_on_every_figure(figure: str) -> None:
    regions, muscles = known_places(FIGURES)
    for place in (*(Place(region=one) for one in regions), *(Place(muscle=one, side=Side.RIGHT) for one in muscles)):
        mark = added(place, figure=figure)
        assert mark.place.muscle == place.muscle
        assert mark.place.region == place.region or place.muscle
        assert seen_in(FIGURES.view(figure, mark.view), mark, FIGURES) is not None


def test_what_no_view_shows_is_not_offered_and_only_named_when_chosen() -> None:
    regions, muscles = known_places(FIGURES)
    assert "scapula" in regions
    assert "finger2" not in regions  # seen only close up
    assert muscles == set(names().muscles)
    mark = with_place(a_mark_in("scapula.L"), Place(region="finger2", side=Side.LEFT), FIGURES)
    assert mark.points == a_mark_in("scapula.L").points
    assert mark.place == Place(region="finger2", side=Side.LEFT)


def test_a_place_no_figure_has_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        added(Place(muscle="gills", side=Side.LEFT))
    assert spot_of(BACK, Place(region="gills")) is None


def test_a_mark_of_a_newer_programs_figure_can_still_be_edited() -> None:
    strange = replace(a_mark_in("scapula.L"), figure="newer")
    assert with_kind(strange, MarkKind.ACHING, FIGURES).kind is MarkKind.ACHING
    assert with_place(strange, Place(muscle="soleus", side=Side.LEFT), FIGURES).points == strange.points
    assert with_side(strange, Side.RIGHT, FIGURES).place.side is Side.RIGHT


def test_a_photo_shows_the_finding_it_was_taken_of_and_no_copy() -> None:
    mark = a_mark_in("scapula.L", photo="picture-1")
    there = mirrored(mark, FIGURES, MarkId("there"))
    assert there is not None
    assert (there.place.side, there.photo) == (Side.RIGHT, "")
    assert repeated(mark, FIGURES, MarkId("beside")).photo == ""
