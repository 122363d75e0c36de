"""Own pictures as part of a chart: what is drawn on them has no place on the body; files are judged by their head."""

from contextlib import suppress
from dataclasses import replace

import pytest
from fhir.resources.R4B.bundle import Bundle
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.edits import mirrored, with_place, with_side
from rmt_desktop.domain.chart.exchange_fhir import FhirWords, bundle
from rmt_desktop.domain.chart.exchange_file import NotAChart, chart_file, read_chart, taken_over
from rmt_desktop.domain.chart.extent import Extent, extent, extent_by_region
from rmt_desktop.domain.chart.figures import Look
from rmt_desktop.domain.chart.layers import Anatomy
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind, Place, Point, Shape
from rmt_desktop.domain.chart.names import PART_NAMES, Names
from rmt_desktop.domain.chart.naming import place_of
from rmt_desktop.domain.chart.overtime import Change, carried_over, compared
from rmt_desktop.domain.chart.picture_views import LONG_SIDE, WithPictures
from rmt_desktop.domain.chart.pictures import MOST_PIXELS, PICTURE, PictureTrouble, check_file, check_size
from rmt_desktop.domain.chart.placing import seen_in
from rmt_desktop.domain.chart.sentences import sentence
from rmt_desktop.domain.chart.walk import Direction, neighbour, reading_order
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side
from tests.support.builders import NOW
from tests.support.charts import FIGURES, a_mark_in
from tests.support.pictures import a_bomb, a_drawing, a_heic, a_moving_gif, a_photo, an_own_picture, an_svg

KNEE = an_own_picture()
OWN = WithPictures(FIGURES, {KNEE.id: (KNEE, b"bytes")})
SCAR = Mark(
    id=MarkId("scar"),
    kind=MarkKind.SCAR,
    shape=Shape.MEASURE,
    layer=Layer.THERAPIST,
    figure=PICTURE,
    view=KNEE.id,
    points=(Point(0.2, 0.3), Point(0.6, 0.3)),
    length=60,
)
CHART = Chart((SCAR, a_mark_in("scapula.L")), (KNEE,))


def said(mark: Mark, chart: Chart, language: str = "en") -> str:
    return sentence(mark, Names(), translator(language), chart=chart)


def test_a_finding_on_a_picture_names_the_picture() -> None:
    assert said(SCAR, CHART) == "On “Knee, 3 Nov”: scar, 6 cm long."
    assert said(replace(SCAR, where="medial edge."), CHART) == "On “Knee, 3 Nov”, medial edge: scar, 6 cm long."
    assert said(SCAR, Chart((SCAR,))) == "On a picture: scar, 6 cm long."


def test_a_picture_is_a_view_of_whichever_figure_is_shown() -> None:
    view = OWN.view("male", KNEE.id)
    assert (view.title, view.width, view.height) == ("Knee, 3 Nov", LONG_SIDE, 750.0)
    assert view is OWN.view("female", KNEE.id)
    assert view.outline.contains(1.0, 749.0)
    assert not view.outline.contains(1.0, 751.0)
    assert OWN.has("child", KNEE.id)
    assert OWN.raster(PICTURE, KNEE.id, Look.GHOST) == b"bytes"
    assert OWN.layer(PICTURE, KNEE.id, Anatomy.BONES) == ()
    with pytest.raises(KeyError):
        OWN.surface(PICTURE, KNEE.id)


def test_the_body_is_still_there_beside_the_pictures() -> None:
    assert OWN.view("female", "back") is FIGURES.view("female", "back")
    assert OWN.surface("female", "back") is FIGURES.surface("female", "back")
    assert OWN.has("female", "front")
    assert not OWN.has("female", "no such view")


def test_nothing_on_a_picture_is_a_place_of_the_body() -> None:
    view = OWN.view("female", KNEE.id)
    assert place_of(view, SCAR) == Place()
    assert view.region_at(500.0, 300.0) is None
    assert with_place(SCAR, Place(region="knee", side=Side.LEFT), OWN) == SCAR
    assert with_side(SCAR, Side.LEFT, OWN) == SCAR
    assert mirrored(SCAR, OWN, MarkId("copy")) is None


def test_what_is_drawn_on_a_picture_shows_there_and_nowhere_else() -> None:
    assert seen_in(OWN.view("female", KNEE.id), SCAR, OWN) == SCAR
    for view in ("front", "back", "left", "right"):
        assert seen_in(OWN.view("female", view), SCAR, OWN) is None
    on_body = CHART.marks[1]
    assert seen_in(OWN.view("female", KNEE.id), on_body, OWN) is None


def test_pain_on_a_picture_is_no_area_of_the_body() -> None:
    ache = replace(SCAR, kind=MarkKind.ACHING, shape=Shape.POINT, points=(Point(0.5, 0.5),), length=None)
    chart = Chart((ache,), (KNEE,))
    assert extent(chart, Layer.THERAPIST, OWN) == Extent()
    assert extent_by_region(chart, Layer.THERAPIST, OWN) == ()
    point = replace(ache, kind=MarkKind.TRIGGER_ACTIVE)
    assert extent_by_region(Chart((point,), (KNEE,)), Layer.THERAPIST, OWN) == ()


def test_the_parts_of_a_picture_can_be_walked_over() -> None:
    view = OWN.view("female", KNEE.id)
    assert [region.id for region in reading_order(view)] == list(PART_NAMES)
    middle = view.by_key["picture_middle"]
    assert neighbour(view, middle.key, Direction.UP).id == "picture_top"
    assert neighbour(view, middle.key, Direction.RIGHT).id == "picture_right"
    assert Names().title(Place(region="picture_middle"), translator("en")) == "Middle of the picture"


def test_taking_a_picture_away_takes_what_was_drawn_on_it() -> None:
    photographed = replace(CHART.marks[1], photo=KNEE.id)
    left = CHART.with_mark(photographed).without_picture(KNEE.id)
    assert left == Chart((CHART.marks[1],))


def test_a_photo_of_a_finding_is_no_background_until_it_is_drawn_on() -> None:
    finding = replace(a_mark_in("scapula.L"), photo=KNEE.id)
    assert Chart((finding,), (KNEE,)).backgrounds() == ()
    assert Chart((finding, SCAR), (KNEE,)).backgrounds() == (KNEE,)
    assert CHART.backgrounds() == (KNEE,)


def test_every_change_of_a_chart_keeps_its_pictures() -> None:
    assert CHART.without(SCAR.id).pictures == (KNEE,)
    assert CHART.with_mark(replace(SCAR, note="x")).pictures == (KNEE,)
    assert CHART.of(Layer.CLIENT) == Chart((), (KNEE,))
    renamed = replace(KNEE, name="Left knee")
    assert CHART.with_picture(renamed).pictures == (renamed,)


def test_a_picture_stays_with_its_visit() -> None:
    photographed = replace(CHART.marks[1], photo=KNEE.id)
    brought = carried_over(CHART.with_mark(photographed), Chart(), lambda: "new")
    assert [(mark.source, mark.photo) for mark in brought.marks] == [(photographed.id, "")]
    assert brought.pictures == ()


def test_findings_on_pictures_of_two_visits_are_never_taken_for_the_same() -> None:
    later = Chart((replace(SCAR, id=MarkId("later"), view="picture-2"),), (an_own_picture(id="picture-2"),))
    assert [pair.change for pair in compared(Chart((SCAR,), (KNEE,)), later)] == [Change.NEW, Change.GONE]


def test_another_record_system_gets_the_words_without_a_place() -> None:
    words = FhirWords(names=Names(), tr=translator("en"))
    made = bundle(CHART, record="note-1", words=words, is_final=True, made_at=NOW)
    kinds = [entry["resource"]["resourceType"] for entry in made["entry"]]
    assert kinds == ["Patient", "Observation", "BodyStructure", "Observation"]
    scar = made["entry"][1]["resource"]
    assert scar["note"] == [{"text": "On “Knee, 3 Nov”: scar, 6 cm long."}]
    assert "bodySite" not in scar
    assert len(Bundle.model_validate(made).entry) == 4


def test_a_file_says_what_the_pictures_are_without_their_bytes() -> None:
    assert read_chart(chart_file(CHART)).chart == CHART
    assert b"pictures" not in chart_file(Chart(CHART.marks[1:]))


def test_what_was_drawn_on_a_picture_is_not_taken_over_from_a_file() -> None:
    taken = taken_over(Chart(), CHART, lambda: "new", spots=10**6)
    assert [mark.source for mark in taken.marks] == [CHART.marks[1].id]
    assert taken.pictures == ()


def test_a_photo_is_not_taken_over_with_its_finding() -> None:
    photographed = Chart((replace(CHART.marks[1], photo=CHART.pictures[0].id),), CHART.pictures)
    (taken,) = taken_over(Chart(), photographed, lambda: "new", spots=10**6).marks
    assert (taken.source, taken.photo) == (CHART.marks[1].id, "")


@pytest.mark.parametrize("pictures", ["7", "[7]", '"x"'])
def test_a_file_whose_pictures_are_none_is_no_chart(pictures: str) -> None:
    with pytest.raises(NotAChart):
        read_chart(f'{{"format": "rmt-desktop-chart", "version": 1, "marks": [], "pictures": {pictures}}}'.encode())


@pytest.mark.parametrize("content", [a_photo(), a_drawing(), a_bomb()], ids=["photo", "drawing", "bomb"])
def test_a_still_picture_passes(content: bytes) -> None:
    check_file(content)
    assert content


@pytest.mark.parametrize("film", [b"\xff\xda moving", b"\xff\xd9 moving \xff\xda on"], ids=["begun", "ended"])
def test_a_short_film_behind_a_photo_does_no_harm(film: bytes) -> None:
    check_file(a_photo() + film)
    with pytest.raises(PictureTrouble, match="not complete"):
        check_file(a_photo()[:-400])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a picture"),
        (b"%PDF-1.7 ...", "not a picture"),
        (an_svg(), "SVG"),
        (b"\xef\xbb\xbf  <SVG onload='x()'/>", "SVG"),
        (b"<!DOCTYPE svg PUBLIC><broken", "SVG"),
        (a_heic(), "HEIC"),
        (a_moving_gif(), "Moving"),
        (b"RIFF\x20\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02" + bytes(20), "Moving"),
        (a_photo()[:-400], "not complete"),
        (a_photo()[:200], "not complete"),
        (a_drawing()[:-20], "not complete"),
        (b"RIFF\xff\xff\x00\x00WEBPVP8 " + bytes(20), "not complete"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40_000_001), "40 MB"),
    ],
    ids=range(13),
)
def test_what_is_no_still_picture_is_refused_in_a_sentence(content: bytes, words: str) -> None:
    with pytest.raises(PictureTrouble, match=words):
        check_file(content)


@given(st.binary(max_size=400))
def test_any_bytes_pass_or_are_refused_in_a_sentence(content: bytes) -> None:
    with suppress(PictureTrouble):
        check_file(content)
        assert content.startswith((b"\xff\xd8\xff", b"BM", b"\x89PNG", b"RIFF"))


def test_a_picture_is_bounded_before_it_is_unpacked() -> None:
    check_size(MOST_PIXELS, 1)
    with pytest.raises(PictureTrouble, match="60 megapixels"):
        check_size(20_000, 10_000)
    with pytest.raises(PictureTrouble, match="damaged"):
        check_size(0, 10)
