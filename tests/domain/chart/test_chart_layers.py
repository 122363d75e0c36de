"""Layers of anatomy: published landmarks lie in the right regions, and each layer shows what it should."""

import csv

import pytest

from rmt_desktop.domain.chart.body import Surface
from rmt_desktop.domain.chart.figures import ALL_VIEWS, FIGURE_NAMES, VIEWS, split_key
from rmt_desktop.domain.chart.layers import Anatomy, LayerShape, shape_at
from rmt_desktop.domain.sides import Side
from tests.support.charts import FIGURES
from tests.support.code import ROOT

NEAR_MM = 4.0  # a landmark on a border is in either of the two regions

# Where published surface anatomy feels a landmark, as the regions its skin belongs to. Source: Henry Gray, Anatomy of
# the Human Body, 20th edition, 1918, chapter XII, Surface Anatomy and Surface Markings (bartleby.com/107).
PUBLISHED = {
    "occipital_protuberance": {"occiput", "suboccip"},
    "mastoid": {"occiput", "suboccip", "neck_lat", "scm", "ear"},
    "mandible_angle": {"jaw"},
    "laryngeal_prominence": {"throat"},
    "spine_c7": {"tspine", "neck_post"},
    "spine_t7": {"tspine"},
    "spine_l4": {"lspine"},
    "psis": {"sacrum", "glut_max", "lumbar"},
    "sternal_notch": {"throat", "sternum", "supraclav", "clavicle"},
    "sternal_angle": {"sternum"},
    "xiphoid": {"sternum", "abdomen_epi"},
    "acromioclavicular": {"clavicle", "delt_ant", "trap_up"},
    "coracoid": {"delt_ant", "clavicle", "chest_up"},
    "scapula_spine_root": {"scapula", "supraspin", "interscap"},
    "scapula_medial_border": {"scapula", "interscap"},
    "scapula_inferior_angle": {"scapula", "midback", "lat_back"},
    "umbilicus": {"abdomen_umb"},
    "epicondyle_lateral": {"elbow_lat", "elbow_ant"},
    "epicondyle_medial": {"elbow_med", "elbow_ant"},
    "olecranon": {"elbow_post"},
    "radial_styloid": {"wrist_ant", "wrist_post", "fore_rad"},
    "ulnar_head": {"wrist_post", "fore_post", "wrist_ant"},
    "iliac_crest_top": {"glut_med", "lumbar", "flank"},
    "asis": {"iliac"},
    "pubic_symphysis": {"pubic"},
    "trochanter": {"hip"},
    "patella_middle": {"knee_ant"},
    "tibial_tuberosity": {"knee_ant", "shin"},
    "fibula_head_tip": {"knee_lat", "leg_lat"},
    "malleolus_medial": {"ankle_med", "ankle_ant"},
    "malleolus_lateral": {"ankle_lat"},
    "calcaneus": {"heel"},
}


def shown(figure: str, view: str, layer: Anatomy) -> tuple[LayerShape, ...]:
    return FIGURES.layer(figure, view, layer)


def landmarks(figure: str, view: str) -> list[LayerShape]:
    return [shape for shape in shown(figure, view, Anatomy.BONES) if shape.contour is None]


@pytest.mark.parametrize("figure", FIGURE_NAMES)
def test_published_landmarks_lie_in_the_right_region_in_every_view_that_shows_them(figure: str) -> None:
    wrong, found = [], set()
    for name in ALL_VIEWS:
        view = FIGURES.view(figure, name)
        for shape in landmarks(figure, name):
            if shape.id not in PUBLISHED:
                continue
            found.add(shape.id)
            near = {
                region.id
                for region in view.regions
                if {region.side, shape.side} != {Side.LEFT, Side.RIGHT}
                and region.contour.distance(*shape.at, within=NEAR_MM) <= NEAR_MM
            }
            if not near & PUBLISHED[shape.id]:
                wrong.append((name, shape.id, shape.side, near))
    assert wrong == []
    assert found == PUBLISHED.keys()


@pytest.mark.parametrize("figure", FIGURE_NAMES)
def test_a_landmark_is_the_same_place_of_the_skin_in_all_views(figure: str) -> None:
    surfaces: dict[str, Surface] = {name: FIGURES.surface(figure, name) for name in VIEWS}
    for name, surface in surfaces.items():
        for shape in landmarks(figure, name):
            spot = surface.spot(*shape.at)
            for other in VIEWS:
                twin = [one for one in landmarks(figure, other) if (one.id, one.side) == (shape.id, shape.side)]
                if spot is not None and twin and surfaces[other].seen(spot):
                    x, y, _ = surfaces[other].at(spot)
                    assert (x, y) == pytest.approx(twin[0].at, abs=4.0)


@pytest.mark.parametrize("figure", FIGURE_NAMES)
def test_all_levels_from_c2_to_s5_have_a_dermatome_somewhere(figure: str) -> None:
    wanted = {f"{part}{n}" for part, last in (("C", 8), ("T", 12), ("L", 5), ("S", 5)) for n in range(1, last + 1)}
    found = {shape.id for view in VIEWS for shape in shown(figure, view, Anatomy.DERMATOMES)}
    assert found == wanted - {"C1"}


# Sensory key points of the International Standards for Neurological Classification of Spinal Cord Injury (ASIA, 2019),
# as far as they lie at a landmark.
KEY_POINTS = {
    "front": {"umbilicus": "T10", "xiphoid": "T6", "malleolus_medial": "L4"},
    "back": {"occipital_protuberance": "C2", "metacarpal_3_head": "C7", "calcaneus": "S1"},
}


@pytest.mark.parametrize("view", KEY_POINTS)
def test_sensory_key_points_lie_in_the_dermatome_of_their_level(view: str) -> None:
    areas = shown("male", view, Anatomy.DERMATOMES)
    for landmark, level in KEY_POINTS[view].items():
        shape = next(one for one in landmarks("male", view) if one.id == landmark)
        x, y = shape.at
        near = {area.id for area in areas if area.contour and area.contour.distance(x, y, within=3.0) <= 3.0}
        assert level in near, landmark


@pytest.mark.parametrize("figure", FIGURE_NAMES)
def test_areas_of_one_kind_do_not_overlap(figure: str) -> None:
    for layer in (Anatomy.DERMATOMES, Anatomy.NERVES):
        areas = shown(figure, "front", layer)
        for area in areas:
            inside = [one.id for one in areas if one.contour and one.contour.contains(*area.at)]
            assert inside == [area.id]


def test_a_place_names_the_landmark_near_it_before_the_bone_it_lies_on() -> None:
    shapes = shown("female", "back", Anatomy.BONES)
    angle = next(one for one in shapes if one.id == "scapula_inferior_angle" and one.side is Side.LEFT)
    x, y = angle.at
    assert shape_at(shapes, x + 2, y) is angle
    assert (shape_at(shapes, x, y - 50) or angle).id == "scapula"
    assert shape_at(shapes, 5, 5) is None


def test_every_shape_of_the_table_is_named_in_both_languages_with_a_source() -> None:
    with (ROOT / "rmt_desktop/resources/catalog/layers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len([row for row in rows if row["layer"] == "landmarks"]) >= 30
    assert [row["id"] for row in rows if not (row["name_en"] and row["name_fr"] and row["source"])] == []
    used = {
        split_key(shape.id)[0]
        for figure in FIGURE_NAMES
        for view in VIEWS
        for one in Anatomy
        for shape in shown(figure, view, one)
    }
    assert {row["id"] for row in rows} - used == set()
