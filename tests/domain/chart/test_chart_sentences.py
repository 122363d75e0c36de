"""Marks in words, in English and in French."""

import gettext
from dataclasses import replace
from typing import ClassVar

import pytest

from rmt_desktop.base.i18n import Translator, translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Place
from rmt_desktop.domain.chart.names import Names, capitalised, within_sentence
from rmt_desktop.domain.chart.sentences import FINDINGS, complaint, complaints, numbered, sentence, sentences, spoken
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side
from tests.support.charts import a_mark_in

EN = translator("en")
NAMES = {
    "en": Names(
        regions={"trap_up": "Upper trapezius", "sternum": "Breastbone", "delt_ant": "Front of the shoulder"},
        muscles={"levator": "Levator scapulae", "delt_ant": "Anterior deltoid"},
    ),
    "fr": Names(muscles={"levator": "Élévateur de la scapula"}),
}
LEVATOR = Place(region="trap_up", muscle="levator", side=Side.LEFT)


class _French(gettext.NullTranslations):
    """The few French messages these sentences are made of, to see that they can be said in French at all."""

    MESSAGES: ClassVar = {
        "left {part}": "{part} à gauche",
        "right {part}": "{part} à droite",
        "{part}, both sides": "{part}, des deux côtés",
        "{place}: {finding}, {details}.": "{place}\u00a0: {finding}, {details}.",
        "active trigger point": "point gâchette actif",
    }

    def gettext(self, message: str) -> str:
        return self.MESSAGES.get(message, message)


FR = Translator("fr", _French())


def mark(**changes: object) -> Mark:
    return replace(a_mark_in("trap_up.L", place=LEVATOR, intensity=6), **changes)  # type: ignore[arg-type]


def test_a_trigger_point_writes_its_muscle_side_and_intensity() -> None:
    assert sentence(mark(), NAMES["en"], EN) == "Left levator scapulae: active trigger point, 6/10."


def test_french_puts_the_side_after_the_noun() -> None:
    text = sentence(mark(), NAMES["fr"], FR)
    assert text == "Élévateur de la scapula à gauche\u00a0: point gâchette actif, 6/10."
    right = mark(place=replace(LEVATOR, side=Side.RIGHT))
    assert sentence(right, NAMES["fr"], FR).startswith("Élévateur de la scapula à droite")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"intensity": None}, "Left levator scapulae: active trigger point."),
        ({"intensity": 0}, "Left levator scapulae: active trigger point, 0/10."),
        (
            {"note": "refers to the temple. "},
            "Left levator scapulae: active trigger point, 6/10, refers to the temple.",
        ),
        ({"intensity": None, "note": "twitch"}, "Left levator scapulae: active trigger point, twitch."),
        ({"place": replace(LEVATOR, side=Side.BOTH)}, "Levator scapulae, both sides: active trigger point, 6/10."),
        ({"place": Place(region="sternum")}, "Breastbone: active trigger point, 6/10."),
        ({"place": Place()}, "Beside the figure: active trigger point, 6/10."),
    ],
)
def test_what_is_known_is_said_and_no_more(changes: dict[str, object], expected: str) -> None:
    assert sentence(mark(**changes), NAMES["en"], EN) == expected


def test_a_note_with_braces_is_words_and_nothing_else() -> None:
    assert "{place}" in sentence(mark(note="{place} {0}"), NAMES["en"], EN)


@pytest.mark.parametrize("kind", MarkKind)
def test_every_kind_can_be_said(kind: MarkKind) -> None:
    text = sentence(mark(kind=kind), NAMES["en"], EN)
    assert FINDINGS[kind] in text
    assert text.endswith(".")
    assert "_" not in text


def test_only_findings_of_the_layer_write_sentences() -> None:
    chart = Chart((mark(), mark(id=MarkId("theirs"), layer=Layer.CLIENT)))
    assert list(sentences(chart, NAMES["en"], EN)) == ["mark-1"]
    assert list(sentences(chart, NAMES["en"], EN, layer=Layer.CLIENT)) == ["theirs"]


def test_the_clients_own_marks_read_as_she_would_say_them() -> None:
    ache = mark(kind=MarkKind.ACHING, layer=Layer.CLIENT, place=Place(region="trap_up", side=Side.LEFT), intensity=7)
    assert complaint(ache, NAMES["en"], EN) == "aching, 7/10, at the left upper trapezius"
    assert complaint(replace(ache, intensity=None), NAMES["en"], EN).startswith("aching at the left upper")
    twice = Chart((ache, replace(ache, id=MarkId("again")), mark()))
    assert complaints(twice, NAMES["en"], EN) == (complaint(ache, NAMES["en"], EN),)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, "Left upper trapezius, back view"),
        (1, "Left upper trapezius, back view, 1 finding"),
        (3, "Left upper trapezius, back view, 3 findings"),
    ],
)
def test_a_region_is_spoken_with_view_and_findings(count: int, expected: str) -> None:
    assert spoken("Left upper trapezius", "back", count, tr=EN) == expected


def test_names_keep_persons_and_abbreviations_in_capitals() -> None:
    assert within_sentence("Levator scapulae") == "levator scapulae"
    assert within_sentence("Achilles tendon") == "Achilles tendon"
    assert within_sentence("ITB") == "ITB"
    assert within_sentence("É") == "é"
    assert capitalised("élévateur") == "Élévateur"
    assert capitalised("") == within_sentence("") == ""


def test_a_name_the_catalogue_lacks_is_made_from_its_id() -> None:
    assert Names().of(Place(muscle="deep_thing")) == "Deep thing"
    assert Names(regions={"chin": "Chin"}).of(Place(region="chin")) == "Chin"


def test_a_region_and_a_muscle_of_the_same_id_have_names_of_their_own() -> None:
    known = NAMES["en"]
    assert known.of(Place(region="delt_ant")) != known.of(Place(region="delt_ant", muscle="delt_ant"))


def test_marks_are_numbered_from_one() -> None:
    assert numbered([mark(), mark(id=MarkId("b"))]) == {"mark-1": 1, "b": 2}
