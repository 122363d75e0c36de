"""The files the figure generator wrote: complete, named, without gaps, tied together by the body map, and small."""

import csv
import json
import random
import tomllib
from functools import cache
from typing import Any

import pytest

from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.domain.chart.figures import FIGURE_NAMES, VIEWS, Look, View
from tests.support.code import ROOT
from tools.figures.bodymap_reader import VERTICES, MappedView, SharedBody, read_views

FOLDER = ROOT / "rmt_desktop" / "resources" / "figures"
CATALOG = ROOT / "rmt_desktop" / "resources" / "catalog"
LAYERS = ROOT / "tools" / "figures" / "data"
INDEX: dict[str, Any] = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
OWN = [(view["figure"], view["view"]) for view in INDEX["views"] if "matrix" in view]
BODIES = set(FIGURE_NAMES)
MEGABYTE = 1_000_000


@cache
def mapped() -> dict[str, MappedView]:
    return read_views(FOLDER)


def drawn(figure: str, name: str) -> View:
    return PackagedFigures(FOLDER).view(figure, name)


def places_inside(view: View, count: int) -> list[tuple[float, float]]:
    chance = random.Random(f"{view.figure} {view.name}")  # noqa: S311 - nothing secret
    found: list[tuple[float, float]] = []
    while len(found) < count:
        x, y = chance.uniform(0, view.width), chance.uniform(0, view.height)
        if view.outline.contains(x, y):
            found.append((x, y))
    return found


def test_every_body_has_sixteen_views_of_its_own_or_borrowed_ones() -> None:
    by_figure = {body: {view["view"] for view in INDEX["views"] if view["figure"] == body} for body in BODIES}
    assert {view["figure"] for view in INDEX["views"]} == BODIES
    assert {len(views) for views in by_figure.values()} == {16}
    borrowed = [(view["borrowed_from"], view["view"]) for view in INDEX["views"] if "borrowed_from" in view]
    assert set(borrowed) <= set(OWN)


def test_the_folder_holds_what_the_index_names_and_nothing_else() -> None:
    views = {f"{figure}_{view}" for figure, view in OWN}
    expected = {f"{view}{end}" for view in views for end in (".json", "_layers.json", "_ghost.webp", "_shade.webp")}
    expected |= {pose["file"] for pose in INDEX["poses"]} | {"index.json", "body.bin.xz", "README.md"}
    assert {path.name for path in FOLDER.iterdir()} == expected


def test_all_figures_together_stay_below_sixteen_megabytes() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 16 * MEGABYTE


@pytest.mark.parametrize("figure", ["female_large", "male_large", "female_older", "male_older"])
def test_a_figure_that_borrows_its_close_ups_costs_little(figure: str) -> None:
    assert {name for body, name in OWN if body == figure} == set(VIEWS)
    assert sum(path.stat().st_size for path in FOLDER.glob(f"{figure}_*")) < 1.2 * MEGABYTE


@pytest.mark.parametrize(("figure", "name"), OWN)
def test_a_view_has_the_size_its_index_says_anchors_inside_and_no_gaps_or_overlaps(figure: str, name: str) -> None:
    view = drawn(figure, name)
    facts = next(one for one in INDEX["views"] if (one["figure"], one["view"]) == (figure, name))
    assert (view.width, view.height) == (facts["width"], facts["height"])
    assert [region.key for region in view.regions if not region.contour.contains(*region.anchor)] == []
    for x, y in places_inside(view, 40):
        assert len([region.key for region in view.regions if region.contour.contains(x, y)]) == 1


@pytest.mark.parametrize("layer", ["regions", "muscles", "deep"])
def test_every_name_a_layers_lines_paint_is_named_in_both_languages(layer: str) -> None:
    lines = tomllib.loads((LAYERS / f"{layer}.toml").read_text(encoding="utf-8"))["paint"]
    painted = {name for line in lines for name in line.get("nearest", [line.get("id", "")]) if name}
    kind, key = ("regions", "id") if layer == "regions" else ("muscles", "figure_id")
    with (CATALOG / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
        named = {row[key] for row in csv.DictReader(file) if row["name_en"] and row["name_fr"]}
    assert painted <= named


def test_the_mirror_of_a_vertexs_mirror_is_itself_and_lies_across_the_midline() -> None:
    body = SharedBody(FOLDER, INDEX["parts"])
    assert [body.mirror[body.mirror[vertex]] for vertex in range(VERTICES)] == list(range(VERTICES))
    across = max(abs(body.template[v][0] + body.template[body.mirror[v]][0]) for v in range(VERTICES))
    assert across < 1.0


@pytest.mark.parametrize(("figure", "name"), OWN[:: len(OWN) // 12])
def test_a_place_comes_back_from_the_skin_to_where_it_was(figure: str, name: str) -> None:
    view, on_skin = drawn(figure, name), mapped()[f"{figure}_{name}"]
    places = places_inside(view, 100)
    found = [(place, spot) for place in places if (spot := on_skin.spot(*place))]
    assert len(found) > 90
    for (x, y), spot in found:
        assert on_skin.place(spot) == (pytest.approx(x, abs=0.5), pytest.approx(y, abs=0.5))


@pytest.mark.parametrize("figure", sorted(BODIES))
def test_a_place_is_in_the_same_region_in_every_view_that_shows_it(figure: str) -> None:
    others = {name: drawn(figure, name) for name in ("front", "back", "left", "right")}
    same = []
    for name, view in others.items():
        for x, y in places_inside(view, 150):
            spot = mapped()[f"{figure}_{name}"].spot(x, y)
            for other in others.values():
                there = mapped()[f"{figure}_{other.name}"]
                if spot and other is not view and there.shows(spot):
                    region, twin = view.region_at(x, y), other.by_key
                    contour = twin[region.key].contour if region and region.key in twin else None
                    same.append(contour is not None and contour.distance(*there.place(spot), within=2.0) <= 1.0)
    assert len(same) > 200
    assert sum(same) / len(same) > 0.97


@pytest.mark.parametrize(("figure", "name"), [view for view in OWN if view[1].startswith(("hand", "foot"))])
def test_a_right_hand_or_foot_is_the_mirror_image_of_the_left(figure: str, name: str) -> None:
    left = drawn(figure, name.replace("right", "left"))
    right = drawn(figure, name.replace("left", "right"))
    assert len(left.regions) == len(right.regions)
    for region in left.regions:
        x, y = region.anchor
        assert right.by_key[f"{region.id}.R"].contour.distance(left.width - x, y, within=0.2) <= 0.1


@pytest.mark.parametrize(
    ("figure", "name", "lender"),
    [
        ("child", "hand_palmar_left", "female"),
        ("child", "foot_dorsal_right", "female"),
        ("male_older", "head_left", "male"),
        ("female_large", "head_back", "female"),
    ],
)
def test_a_borrowed_view_answers_as_the_figures_own(figure: str, name: str, lender: str) -> None:
    figures = PackagedFigures(FOLDER)
    lent, own = figures.view(figure, name), figures.view(lender, name)
    assert (figures.has(figure, name), lent.figure, lent.regions) == (True, figure, own.regions)
    assert figures.surface(figure, name) is figures.surface(lender, name)
    assert figures.raster(figure, name, Look.SHADE) == figures.raster(lender, name, Look.SHADE)


@pytest.mark.parametrize(("figure", "name"), [view for view in OWN if view[1] not in VIEWS])
def test_nothing_of_a_close_up_lies_beyond_its_picture(figure: str, name: str) -> None:
    view = drawn(figure, name)
    frame = view.box.grown(0.1)
    boxes = [shape.contour.box for shape in (*view.regions, *view.muscles)]
    assert [box for box in boxes if not (frame.holds(box.left, box.top) and frame.holds(box.right, box.bottom))] == []
