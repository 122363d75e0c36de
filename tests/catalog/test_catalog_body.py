"""Regions, muscles and treatment areas: every place of the figures has its names and its areas."""

import json
from pathlib import Path

import pytest

from rmt_desktop.base.paths import resources
from rmt_desktop.catalog.loader import load_catalog
from rmt_desktop.domain.sides import Side

CATALOG = load_catalog()
NEVER_TREATED = {"pubic"}
SENSITIVE = {
    "inside_mouth",
    "upper_chest",
    "chest_wall",
    "breast",
    "lower_abdomen",
    "buttock",
    "upper_inner_thigh",
}


def ids_in_figures(kind: str) -> set[str]:
    """Return the ids, without side, of all regions or muscles drawn in the packaged figures."""
    found = set()
    for file in sorted((resources() / "figures").glob("*.json")):
        entries = json.loads(Path(file).read_text(encoding="utf-8")).get(kind, [])
        found |= {entry["id"].removesuffix(".L").removesuffix(".R") for entry in entries}
    return found


def test_every_region_of_the_figures_has_a_name_and_none_is_named_twice() -> None:
    names = [region.id for region in CATALOG.regions]
    assert len(names) == len(set(names)) == 113
    assert ids_in_figures("regions") <= set(names)


def test_every_muscle_of_the_figures_has_a_name_and_none_is_named_twice() -> None:
    drawn = [muscle.figure_id for muscle in CATALOG.muscles]
    assert len(drawn) == len(set(drawn)) == len({muscle.id for muscle in CATALOG.muscles}) == 94
    assert ids_in_figures("muscles") | ids_in_figures("deep") == set(drawn)


def test_the_figures_are_there_to_be_compared_with() -> None:
    assert len(ids_in_figures("regions")) > 50
    assert len(ids_in_figures("muscles")) > 50


def test_every_region_is_in_an_area_but_the_one_nobody_treats() -> None:
    treated = {region for area in CATALOG.areas for region in area.regions}
    assert {region.id for region in CATALOG.regions} - treated == NEVER_TREATED
    assert treated <= {region.id for region in CATALOG.regions}


def test_there_is_no_genital_and_no_anal_area() -> None:
    words = " ".join(f"{area.id} {area.name.en} {area.name.fr}" for area in CATALOG.areas).lower()
    assert not any(word in words for word in ("genital", "génital", "anal", "pubi", "vagin", "penis", "pénis", "rect"))


def test_sensitive_areas_are_those_of_the_standard_and_those_judged_to_belong_with_them() -> None:
    assert {area.id for area in CATALOG.areas if area.sensitive} == SENSITIVE
    assert {area.id for area in CATALOG.areas if area.on_request_only} == {"breast"}


@pytest.mark.parametrize("region", ["chest", "chest_up", "sternum", "ribs_lat", "glut_max", "glut_med", "groin"])
def test_a_sensitive_region_belongs_to_sensitive_areas_only(region: str) -> None:
    areas = CATALOG.areas_of_region(region)
    assert areas
    assert all(area.sensitive for area in areas)


def test_areas_across_the_midline_have_no_side() -> None:
    neck, shoulder = CATALOG.area("neck"), CATALOG.area("upper_shoulder")
    assert neck.on(Side.LEFT, "en").side is Side.MIDLINE
    assert shoulder.on(Side.LEFT, "fr").label == "Dessus de l'épaule"
    assert shoulder.on(Side.LEFT, "fr").side is Side.LEFT


def test_there_are_neither_too_few_nor_too_many_areas_to_choose_from() -> None:
    names = [area.id for area in CATALOG.areas]
    assert 25 <= len(names) <= 35
    assert len(names) == len(set(names))
