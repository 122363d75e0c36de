"""The clinic's own kinds of marks: what may be added, how they look, and that old marks read rightly for ever."""

from dataclasses import replace

import pytest

from rmt_desktop.base.errors import InvalidInput
from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.drawing import draw_mark
from rmt_desktop.domain.chart.exchange import mark_of, plain_mark
from rmt_desktop.domain.chart.extent import extent
from rmt_desktop.domain.chart.kinds import ClinicKind, free_symbol, kinds_in_use
from rmt_desktop.domain.chart.legend import (
    LEGEND,
    OWN_INKS,
    OWN_SYMBOLS,
    STYLES,
    Group,
    Symbol,
    kind_name,
    own_style,
    style_of,
)
from rmt_desktop.domain.chart.marks import Layer, Mark, MarkKind
from rmt_desktop.domain.chart.overtime import Change, compared
from rmt_desktop.domain.chart.own_kinds import OwnKind
from rmt_desktop.domain.chart.sentences import sentence
from rmt_desktop.domain.chart.symbols import parts
from rmt_desktop.domain.ids import KindId, MarkId
from tests.support.charts import FIGURES, a_mark_in, names

GANGLION = ClinicKind(id=KindId("g"), name="Ganglion", name_fr="Kyste ganglionnaire", symbol="hexagon", ink="blue")
COLD_SPOT = ClinicKind(id=KindId("c"), name="Cold spot", symbol="star")


def a_lump(**changes: object) -> Mark:
    return a_mark_in("scapula.L", kind=MarkKind.OWN, own=replace(GANGLION.kind(), **changes), intensity=None)  # type: ignore[arg-type]


def test_its_sentence_says_the_clinics_name_in_the_language_of_the_note() -> None:
    assert sentence(a_lump(), names("en"), translator("en")).endswith(": ganglion.")
    assert sentence(a_lump(), names("fr"), translator("fr")).endswith("kyste ganglionnaire.")


def test_without_a_french_name_the_english_one_stands() -> None:
    assert kind_name(COLD_SPOT.kind(), translator("fr"), "fr") == "Cold spot"


def test_it_is_drawn_with_its_symbol_and_ink() -> None:
    style = style_of(a_lump())
    assert (style.symbol, style.ink) == (Symbol.HEXAGON, OWN_INKS["blue"].ink)
    drawn = draw_mark(a_lump(), [(100.0, 100.0)])
    usual = draw_mark(replace(a_lump(), kind=MarkKind.REMARK), [(100.0, 100.0)])
    assert style.ink in repr(drawn.high)
    assert style.ink not in repr(usual.high)


def test_no_other_kind_has_a_symbol_of_the_clinics() -> None:
    others = {style.symbol for style in STYLES if style.kind is not MarkKind.OWN}
    assert not others & set(OWN_SYMBOLS)
    assert all(parts(symbol) for symbol in Symbol)


def test_a_look_of_a_newer_program_has_a_stand_in() -> None:
    style = own_style(OwnKind(id="x", name="X", symbol="spiral", ink="ultraviolet", pattern="knitted", group="aura"))
    assert (style.symbol, style.ink, style.group) == (Symbol.QUESTION, OWN_INKS["grey"].ink, Group.CARE)


def test_a_mark_keeps_its_kind_through_a_file() -> None:
    assert mark_of(plain_mark(a_lump())) == a_lump()


def test_what_a_newer_program_says_of_its_look_is_written_again() -> None:
    plain = plain_mark(a_lump())
    newer = plain | {"own": {**plain["own"], "glow": 3}}
    assert plain_mark(mark_of(newer)) == newer


def test_a_kind_of_pain_counts_in_the_numbers_of_the_drawing() -> None:
    hurting = extent(Chart((a_lump(group="pain"),)), Layer.THERAPIST, FIGURES)
    other = extent(Chart((a_lump(group="tissue"),)), Layer.THERAPIST, FIGURES)
    assert hurting.share > other.share == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 41}, "name"),
        ({"name": "scar"}, "name"),
        ({"name": "cold SPOT"}, "name"),
        ({"symbol": "star"}, "symbol"),
        ({"ink": "infrared"}, "symbol"),
    ],
)
def test_what_would_be_mistaken_for_another_is_refused(changes: dict[str, str], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        replace(GANGLION, **changes).checked((GANGLION, COLD_SPOT))  # type: ignore[arg-type]
    assert [problem.field for problem in refused.value.problems] == [field]


def test_a_retired_kind_frees_its_symbol_and_is_not_offered() -> None:
    retired = replace(COLD_SPOT, is_active=False)
    assert replace(GANGLION, symbol="star").checked((retired,))
    assert kinds_in_use((retired, GANGLION)) == (GANGLION.kind(),)
    assert free_symbol((retired, GANGLION)) == "plus"
    assert free_symbol(ClinicKind(id=KindId(s), symbol=s) for s in OWN_SYMBOLS) == ""


def test_a_mark_of_a_kind_that_is_not_said_is_shown_all_the_same() -> None:
    lost = replace(a_lump(), own=None)
    assert style_of(lost) is LEGEND[MarkKind.OWN]
    assert "kind of the clinic" in sentence(lost, names(), translator("en"))


def test_two_kinds_of_the_clinic_at_one_place_are_two_findings() -> None:
    cold = replace(a_lump(), id=MarkId("cold"), own=COLD_SPOT.kind())
    renamed = replace(a_lump(name="Ganglion cyst"), id=MarkId("renamed"))
    assert [pair.change for pair in compared(Chart((a_lump(),)), Chart((cold,)))] == [Change.NEW, Change.GONE]
    assert [pair.change for pair in compared(Chart((a_lump(),)), Chart((renamed,)))] == [Change.SAME]
