"""The atlas asked in both directions: what a muscle shows in a view, and which muscles may refer to a place.

The pairs of the ranking table are those of conventional teaching as the atlas' own words tell them (general knowledge,
to be verified by a practitioner); each row quotes the words it was taken from.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.catalog import atlas as packaged
from rmt_desktop.catalog.shelf import Shelf
from rmt_desktop.domain.bilingual import Bilingual
from rmt_desktop.domain.chart.atlas import Atlas, Pattern, Reach, Referral, ReferralZone
from rmt_desktop.domain.chart.atlas_drawing import pattern_items
from rmt_desktop.domain.chart.body import Spot
from rmt_desktop.domain.chart.display import Clipped, Fill, Item, Stamps, Stroke
from rmt_desktop.domain.chart.figures import View
from rmt_desktop.domain.chart.geometry import XY, box_of, flatten, is_inside, signed_area
from rmt_desktop.domain.chart.marks import MarkKind, Place
from rmt_desktop.domain.sides import Side
from tests.support.charts import FIGURES, a_mark_at

ATLAS = Atlas(packaged.patterns(), FIGURES)
BACK = FIGURES.view("female", "back")
SKIN = FIGURES.surface("female", "back").skin

LEFT_REGIONS = tuple(
    (name, region.key)
    for name in ("front", "back")
    for region in FIGURES.view("male", name).regions
    if region.side is Side.LEFT
)

KNOWN = (
    # view, region of the left, across (medial or front to lateral or back), down, muscles expected, the words
    ("left", "temple", 0.4, 0.5, {"temporalis", "trapezius_upper", "suboccipitals"}, "temple"),
    ("back", "occiput", 0.4, 0.75, {"semispinalis_capitis", "scm_sternal", "suboccipitals"}, "back of the head"),
    ("left", "ear", 0.4, 0.5, {"masseter_deep", "scm_clavicular"}, "deep in the ear"),
    ("left", "crown", 0.5, 0.5, {"splenius_capitis"}, "top of the head"),
    ("back", "neck_post", 0.85, 0.8, {"levator_scapulae"}, "angle of the neck"),
    ("front", "delt_ant", 0.45, 0.4, {"infraspinatus", "pectoralis_minor", "biceps_brachii"}, "front of the shoulder"),
    ("back", "interscap", 1.0, 0.4, {"rhomboids", "scalenes"}, "inner border of the shoulder blade"),
    ("left", "elbow_lat", 0.5, 0.45, {"supinator", "extensor_carpi_radialis", "supraspinatus"}, "outer elbow"),
    ("front", "thumb", 0.4, 0.5, {"flexor_pollicis_longus", "brachialis"}, "palm side, base of the thumb"),
    ("front", "chest", 0.5, 0.4, {"pectoralis_major_sternal", "scalenes"}, "chest"),
    ("back", "lumbar", 0.25, 0.4, {"iliopsoas"}, "vertical strip of the low back"),
    ("back", "coccyx", 0.5, 0.5, {"gluteus_maximus", "multifidi", "pelvic_floor"}, "coccyx"),
    ("front", "groin", 0.5, 0.6, {"adductor_longus_brevis", "quadratus_lumborum_superficial"}, "groin"),
    ("left", "thigh_lat", 0.45, 0.5, {"gluteus_minimus", "vastus_lateralis", "tensor_fasciae_latae"}, "outer thigh"),
    ("left", "leg_lat", 0.5, 0.3, {"gluteus_minimus"}, "leg to the ankle"),
    ("back", "ham_med", 0.5, 0.05, {"medial_hamstrings"}, "lower buttock"),
    ("front", "knee_ant", 0.5, 0.4, {"rectus_femoris"}, "deep front of the knee"),
    ("back", "popliteal", 0.5, 0.5, {"popliteus", "biceps_femoris", "gastrocnemius"}, "back of the knee"),
    ("back", "heel", 0.5, 0.4, {"soleus"}, "heel and Achilles tendon"),
    ("left", "ankle_lat", 0.5, 0.7, {"fibularis_longus_brevis"}, "around the outer ankle bone"),
    ("front", "ankle_ant", 0.4, 0.6, {"tibialis_anterior"}, "front of the ankle"),
)


def a_pattern(id: str, spot: Spot, *, mm2: float = 900.0, reach: Reach = Reach.ESSENTIAL) -> Pattern:
    """Return a pattern with one zone: the face that ``spot`` lies in."""
    text = Bilingual(en=id, fr=id)
    depths = dict.fromkeys(SKIN.faces[spot.half // 2], 5.0)
    zone = ReferralZone(reach=reach, depths=depths, mm2=mm2)
    return Pattern(id=id, name=text, where=text, refers=text, complaints=text, muscles=(id,), zones=(zone,))


def the_spot(view: View, key: str) -> Spot:
    found = FIGURES.surface(view.figure, view.name).spot(*view.by_key[key].anchor)
    assert found is not None
    return found


def ids(found: tuple[Referral, ...]) -> list[str]:
    return [one.pattern.id for one in found]


def place(view: View, region: str, across: float, down: float) -> XY:
    """Return a place of a left region, or of one on the midline."""
    box = (view.by_key.get(f"{region}.L") or view.by_key[region]).contour.box
    share = 1 - across if view.name == "back" else across
    return (box.left + share * box.width, box.top + down * box.height)


def repr_of(value: object) -> str:
    """Return a value as part of a test's name, the same in every process."""
    return " ".join(sorted(value)) if isinstance(value, set) else str(value)


@pytest.mark.parametrize("figure", ["female", "male"])
@pytest.mark.parametrize(("name", "region", "across", "down", "expected", "words"), KNOWN, ids=repr_of)
def test_where_it_hurts_names_the_muscles_that_are_taught(
    figure: str, name: str, region: str, across: float, down: float, expected: set[str], words: str
) -> None:
    view = FIGURES.view(figure, name)
    found = ATLAS.refers_at(view, *place(view, region, across, down))
    missing = expected - {one.pattern.id for one in found if one.side is Side.LEFT}
    assert not missing, words


@given(st.sampled_from(LEFT_REGIONS))
def test_the_other_side_of_the_body_names_the_same_muscles_on_the_other_side(where: tuple[str, str]) -> None:
    name, key = where
    view = FIGURES.view("male", name)
    surface = FIGURES.surface("male", name)
    spot = surface.spot(*view.by_key[key].anchor)
    assert spot is not None
    left = ATLAS.refers_to(spot, surface)
    right = ATLAS.refers_to(surface.skin.mirrored(spot), surface)
    assert {(one.pattern.id, one.side.opposite, one.reach) for one in left} == {
        (one.pattern.id, one.side, one.reach) for one in right
    }


def test_essential_zones_come_before_spill_over_and_small_ones_before_large() -> None:
    spot = the_spot(BACK, "scapula.L")
    atlas = Atlas(
        (
            a_pattern("spill", spot, mm2=10, reach=Reach.SPILL_OVER),
            a_pattern("wide", spot, mm2=9000),
            a_pattern("narrow", spot, mm2=100),
        ),
        FIGURES,
    )
    assert ids(atlas.refers_at(BACK, *BACK.by_key["scapula.L"].anchor)) == ["narrow", "wide", "spill"]


def test_a_muscle_with_an_active_point_comes_first_within_its_zone() -> None:
    spot = the_spot(BACK, "scapula.L")
    patterns = (a_pattern("near", spot, mm2=100), a_pattern("active", spot, mm2=9000))
    atlas = Atlas((*patterns, a_pattern("spill", spot, mm2=10, reach=Reach.SPILL_OVER)), FIGURES)
    at = BACK.by_key["scapula.L"].anchor
    active = a_mark_at((400.0, 300.0), place=Place(region="neck_post", muscle="active", side=Side.LEFT))
    found = atlas.refers_at(BACK, *at, marks=[active])
    assert [(one.pattern.id, one.is_marked) for one in found] == [("active", True), ("near", False), ("spill", False)]
    latent = replace(active, kind=MarkKind.TRIGGER_LATENT)
    assert ids(atlas.refers_at(BACK, *at, marks=[latent])) == ["near", "active", "spill"]
    other_side = replace(active, place=replace(active.place, side=Side.RIGHT))
    assert ids(atlas.refers_at(BACK, *at, marks=[other_side])) == ["near", "active", "spill"]


def test_an_active_point_without_a_muscle_counts_for_the_muscle_whose_usual_point_it_is_near() -> None:
    spot = the_spot(BACK, "scapula.L")
    pattern = replace(a_pattern("hidden", spot), muscles=(), points=(spot,))
    atlas = Atlas((pattern,), FIGURES)
    x, y = BACK.by_key["scapula.L"].anchor
    near = a_mark_at((x + 20, y), place=Place(region="scapula", side=Side.LEFT))
    far = a_mark_at((x + 40, y), place=Place(region="scapula", side=Side.LEFT))
    assert atlas.marked(BACK, [near]) == {("hidden", Side.LEFT)}
    assert atlas.marked(BACK, [far]) == frozenset()


def test_beside_the_body_nothing_refers() -> None:
    assert ATLAS.refers_at(BACK, 2.0, 2.0) == ()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("levator", "levator_scapulae"),
        ("elevateur de la scapula", "levator_scapulae"),
        ("ÉLÉVATEUR", "levator_scapulae"),
        ("scom", "scm_sternal"),
        ("carre lombes", "quadratus_lumborum_deep"),
        ("hamstrings", "biceps_femoris"),
        ("peroneus", "fibularis_longus_brevis"),
        ("petit fess", "gluteus_minimus"),
    ],
)
def test_a_muscle_is_found_by_any_of_its_names_without_accents(typed: str, expected: str) -> None:
    assert expected in [one.id for one in ATLAS.find(typed)]


def test_searching_for_nothing_lists_all_and_for_nonsense_none() -> None:
    assert len(ATLAS.find("  ")) == len(ATLAS.patterns)
    assert ATLAS.find("xylophone") == ()


def test_what_was_warmed_is_not_read_again() -> None:
    reads: list[str] = []

    def read() -> tuple[Pattern, ...]:
        reads.append("read")
        return (a_pattern("one", the_spot(BACK, "scapula.L")),)

    atlas = Atlas(Shelf(read), FIGURES)
    assert reads == []
    atlas.warm(BACK)
    assert reads == ["read"]
    assert ids(atlas.refers_at(BACK, *BACK.by_key["scapula.L"].anchor)) == ["one"]
    assert reads == ["read"]


def test_an_unknown_pattern_is_an_error() -> None:
    with pytest.raises(KeyError):
        ATLAS.pattern("triceps_of_the_ear")


@pytest.mark.parametrize("name", ["front", "left"])
def test_a_zone_seen_in_a_view_is_where_a_click_finds_it(name: str) -> None:
    view = FIGURES.view("female", name)
    pattern = ATLAS.pattern("gluteus_minimus" if name == "left" else "infraspinatus")
    zones = dict(ATLAS.zones_in(pattern, view, Side.LEFT))
    ring = max(flatten(zones[Reach.ESSENTIAL]), key=lambda one: abs(signed_area(one)))
    box = box_of(ring)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    assert is_inside(x, y, ring)
    assert pattern.id in ids(ATLAS.refers_at(view, x, y))


def test_a_pattern_is_drawn_the_same_each_time_and_both_sides_together_are_left_and_right() -> None:
    pattern = ATLAS.pattern("rhomboids")
    left, right, both = (pattern_items(pattern, side, BACK, ATLAS) for side in (Side.LEFT, Side.RIGHT, Side.BOTH))
    assert left == pattern_items(pattern, Side.LEFT, BACK, ATLAS)
    assert _crosses(both) == _crosses(left) | _crosses(right)
    assert len(_crosses(left)) == 3
    assert max(x for x, _ in _crosses(left)) < BACK.width / 2 < min(x for x, _ in _crosses(right))


def test_zones_are_told_apart_without_colour() -> None:
    clipped = pattern_items(ATLAS.pattern("rhomboids"), Side.LEFT, BACK, ATLAS)[0]
    assert isinstance(clipped, Clipped)
    fills = [item.alpha for item in clipped.items if isinstance(item, Fill)]
    dashes = [bool(item.dash) for item in clipped.items if isinstance(item, Stroke)]
    dots = [inner.places for item in clipped.items if isinstance(item, Clipped) for inner in item.items
            if isinstance(inner, Stamps)]  # fmt: skip
    assert fills == sorted(fills)  # spill-over first and fainter
    assert dashes == [True, False]
    spill, essential = bounds_area(dots[0]), bounds_area(dots[1])
    assert len(dots[1]) / essential > 2 * len(dots[0]) / spill


def test_a_view_that_sees_nothing_of_a_pattern_paints_nothing() -> None:
    assert pattern_items(ATLAS.pattern("frontalis"), Side.LEFT, BACK, ATLAS) == ()


def bounds_area(places: tuple[XY, ...]) -> float:
    xs, ys = zip(*places, strict=True)
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _crosses(items: tuple[Item, ...]) -> set[XY]:
    return {at for item in items if isinstance(item, Stamps) for at in item.places}
