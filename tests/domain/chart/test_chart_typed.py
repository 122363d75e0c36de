"""A finding typed as one line: what it says, and the marks it makes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.domain.chart.legend import LEGEND
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Place, Shape
from rmt_desktop.domain.chart.typed import TypedFinding, read_finding, typed_marks
from rmt_desktop.domain.sides import Side
from tests.support.charts import FIGURES, new_ids

KINDS = {style.label: style.kind for style in LEGEND.values() if style.layers}
SIDES = {"l": Side.LEFT, "left": Side.LEFT, "right": Side.RIGHT, "both": Side.BOTH}


def read(text: str) -> TypedFinding:
    return read_finding(text, kinds=KINDS, sides=SIDES)


def marks(text: str, *places: Place, pen: MarkKind = MarkKind.TRIGGER_ACTIVE) -> tuple[Mark, ...]:
    finding = read(text)
    filled = TypedFinding(**{name: getattr(finding, name) for name in TypedFinding.__slots__} | {"places": places})
    return typed_marks(
        filled,
        new_id=new_ids(),
        kind=pen,
        intensity=3,
        layer=Layer.THERAPIST,
        figures=FIGURES,
        figure="female",
        view="back",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("levator", TypedFinding(name="levator")),
        ("Left levator 7", TypedFinding(name="levator", side=Side.LEFT, intensity=7)),
        ("both suboccipitals 10/10", TypedFinding(name="suboccipitals", side=Side.BOTH, intensity=10)),
        (
            "right quadratus l 6 > buttock",
            TypedFinding(name="quadratus l", side=Side.RIGHT, intensity=6, refers_to="buttock"),
        ),
        ("numb l thumb: C6", TypedFinding(name="thumb", side=Side.LEFT, kind=MarkKind.NUMB, note="C6")),
        (
            "scar right kneecap 6,5 cm",
            TypedFinding(name="kneecap", side=Side.RIGHT, kind=MarkKind.SCAR, length=65),
        ),
        (
            "Latent trigger left levator 4",
            TypedFinding(name="levator", side=Side.LEFT, kind=MarkKind.TRIGGER_LATENT, intensity=4),
        ),
        ("hyper levator", TypedFinding(name="hyper levator")),  # two kinds begin so
        ("scalenes", TypedFinding(name="scalenes")),
        ("left", TypedFinding(name="left")),  # there is nothing beside the side
        ("thumb 11", TypedFinding(name="thumb 11")),
        ("scar kneecap 300 cm", TypedFinding(name="kneecap 300 cm", kind=MarkKind.SCAR)),  # it fits nothing and stays
        ("scar kneecap 0 cm", TypedFinding(name="kneecap 0 cm", kind=MarkKind.SCAR)),
        ("", TypedFinding(name="")),
    ],
)
def test_a_line_says_what_it_says(text: str, said: TypedFinding) -> None:
    assert read(text) == said


def test_accents_need_not_be_typed() -> None:
    kinds = {"Douleur brûlante": MarkKind.BURNING}
    assert read_finding("douleur bru genou", kinds=kinds, sides={}).kind is MarkKind.BURNING


@given(st.text(max_size=60))
def test_any_line_can_be_read(text: str) -> None:
    found = read(text)
    assert found.intensity is None or 0 <= found.intensity <= 10
    assert found.length is None or found.length > 0


def test_both_sides_are_two_marks() -> None:
    one, other = (Place(muscle="suboccipitals", side=side) for side in (Side.LEFT, Side.RIGHT))
    made = marks("both suboccipitals 5", one, other)
    assert [(mark.place.muscle, mark.place.side, mark.intensity) for mark in made] == [
        ("suboccipitals", Side.LEFT, 5),
        ("suboccipitals", Side.RIGHT, 5),
    ]
    assert len({mark.id for mark in made}) == 2


def test_what_is_not_said_is_as_the_pen_has_it() -> None:
    (mark,) = marks("levator", Place(muscle="levator", side=Side.LEFT))
    assert (mark.kind, mark.intensity, mark.shape) == (MarkKind.TRIGGER_ACTIVE, 3, Shape.POINT)


def test_a_number_means_a_kind_that_has_one() -> None:
    (mark,) = marks("levator 4", Place(muscle="levator", side=Side.LEFT), pen=MarkKind.AVOID)
    assert (mark.kind, mark.intensity) == (MarkKind.TRIGGER_ACTIVE, 4)


def test_what_a_kind_has_no_field_for_is_not_lost() -> None:
    (mark,) = marks("scar right kneecap 4 > shin: old", Place(region="knee_ant", side=Side.RIGHT))
    assert (mark.kind, mark.intensity, mark.note, mark.refers_to) == (MarkKind.SCAR, None, "4/10, old", "shin")


def test_a_kind_that_covers_its_place_covers_it_and_one_without_intensity_has_none() -> None:
    (mark,) = marks("avoid left calf: varicose veins", Place(region="calf_med", side=Side.LEFT))
    assert mark.is_whole
    assert (mark.shape, mark.intensity, mark.note) == (Shape.AREA, None, "varicose veins")
    (scar,) = marks("scar right kneecap 6 cm", Place(region="knee_ant", side=Side.RIGHT))
    assert (scar.shape, scar.length, scar.view) == (Shape.POINT, 60, "front")
