"""The heat map: visits counted by region, nobody recognisable, colours that are read in grey and with any eyes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.chart.display import Fill
from rmt_desktop.domain.chart.figure_drawing import ON_PAPER
from rmt_desktop.domain.chart.findings import Finding
from rmt_desktop.domain.chart.heat import INKS, LEAST_CLIENTS, Band, bands, heat_of, heated
from rmt_desktop.domain.chart.marks import Layer, MarkKind, Origin, Place
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side
from tests.domain.chart.test_chart_findings import a_note
from tests.support.charts import FIGURES

CLIENTS = tuple(f"client-{number}" for number in range(LEAST_CLIENTS))


def a_mark(region="scapula", side=Side.RIGHT, layer=Layer.THERAPIST, kind=MarkKind.HYPERTONIC, **changes):
    """Return a finding in a region."""
    return Finding(kind=kind, layer=layer, place=Place(region=region, side=side), **changes)


def therapist_of(*notes):
    """Return what therapists marked in these notes."""
    return heat_of(notes).layers[Layer.THERAPIST]


def test_a_region_counts_once_for_each_visit_however_often_it_is_marked():
    notes = [a_note(client, findings=(a_mark(), a_mark(kind=MarkKind.TENDER))) for client in CLIENTS]
    notes.append(a_note(CLIENTS[0], hour=1, findings=(a_mark(),)))
    assert therapist_of(*notes).visits == {"scapula.R": len(CLIENTS) + 1}


def test_both_sides_count_on_each_and_the_midline_on_none():
    findings = (a_mark("lumbar", Side.BOTH), a_mark("nose", Side.MIDLINE))
    heat = therapist_of(*(a_note(client, findings=findings) for client in CLIENTS))
    assert set(heat.visits) == {"lumbar.L", "lumbar.R", "nose"}


@pytest.mark.parametrize(
    "finding",
    [
        a_mark(kind=MarkKind.TREATED),
        a_mark(kind=MarkKind.AVOID),
        a_mark(kind=MarkKind.REMARK),
        a_mark(origin=Origin.CARRIED),
        a_mark(of=MarkId("point")),
        a_mark(region=""),
    ],
)
def test_what_was_not_found_on_the_body_that_day_is_not_counted(finding):
    assert therapist_of(*(a_note(client, findings=(finding,)) for client in CLIENTS)).marked == 0


def test_the_client_s_layer_and_the_therapist_s_are_counted_apart():
    findings = (a_mark(), a_mark("lumbar", layer=Layer.CLIENT, kind=MarkKind.ACHING))
    heat = heat_of([*(a_note(client, findings=findings) for client in CLIENTS), a_note("blank", findings=())])
    assert heat.visits == len(CLIENTS) + 1
    assert set(heat.layers[Layer.CLIENT].visits) == {"lumbar.R"}
    assert set(heat.layers[Layer.THERAPIST].visits) == {"scapula.R"}
    assert {layer.marked for layer in heat.layers.values()} == {len(CLIENTS)}


def test_with_too_few_clients_no_number_of_a_region_leaves_however_many_visits():
    notes = [a_note(client, hour=hour, findings=(a_mark(),)) for client in CLIENTS[1:] for hour in range(9)]
    heat = therapist_of(*notes)
    assert not heat.is_anonymous
    assert heat.visits == {}
    assert therapist_of(*notes, a_note(CLIENTS[0], findings=(a_mark(),))).is_anonymous


def test_clients_without_marks_on_a_layer_hide_nobody_on_it():
    one = a_note(CLIENTS[0], findings=(a_mark(),))
    assert not therapist_of(one, *(a_note(client, findings=()) for client in CLIENTS[1:])).is_anonymous


@given(st.integers(1, 100_000))
def test_every_number_of_visits_has_one_colour_and_the_largest_the_darkest(most):
    found = bands(most)
    assert found[0].low == 1
    assert found[-1].high == most
    assert all(before.high + 1 == after.low for before, after in pairwise(found))
    assert all(band.low <= band.high for band in found)
    assert len({band.ink for band in found}) == len(found) == min(most, len(INKS))


def test_without_visits_there_are_no_colours():
    assert bands(0) == ()


def linear(ink):
    """Return the linear light of a colour's red, green and blue."""
    parts = (int(ink[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def lightness(red, green, blue):
    """Return L* of linear light, 0 to 100."""
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def as_seen(red, green, blue, missing):
    """Return linear light as somebody sees it who lacks a kind of cone (Viénot, Brettel and Mollon 1999)."""
    long = 17.8824 * red + 43.5161 * green + 4.11935 * blue
    medium = 3.45565 * red + 27.1554 * green + 3.86714 * blue
    short = 0.0299566 * red + 0.184309 * green + 1.46709 * blue
    if missing == "red":
        long = 2.02344 * medium - 2.52581 * short
    elif missing == "green":
        medium = 0.494207 * long + 1.24827 * short
    return (
        0.0809444479 * long - 0.130504409 * medium + 0.116721066 * short,
        -0.0102485335 * long + 0.0540193266 * medium - 0.113614708 * short,
        -0.000365296938 * long - 0.00412161469 * medium + 0.693511405 * short,
    )


@pytest.mark.parametrize("missing", ["", "red", "green"])
def test_each_colour_is_clearly_darker_than_the_one_before_in_grey_and_without_red_or_green(missing):
    shades = [lightness(*as_seen(*linear(ink), missing)) for ink in (ON_PAPER.light, *INKS)]
    assert all(lighter - darker > 9 for lighter, darker in pairwise(shades))


def test_marked_regions_are_filled_in_the_colour_of_their_number_and_no_others():
    view = FIGURES.view("female", "back")
    two = (Band(1, 4, "#111111"), Band(5, 9, "#222222"))
    filled = {
        item.path: item.ink
        for item in heated(view, {"scapula.R": 4, "lumbar.L": 5, "nose": 9}, two)
        if isinstance(item, Fill)
    }
    assert filled == {
        view.by_key["scapula.R"].contour.path: "#111111",
        view.by_key["lumbar.L"].contour.path: "#222222",
    }
