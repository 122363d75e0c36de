"""Screening: how rules hold, how flags are sorted, which techniques they stand against, and what blocks a signature."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from rmt_desktop.domain.bilingual import Bilingual
from rmt_desktop.domain.forms.answers import Answer, Line
from rmt_desktop.domain.forms.spec import Form, Section, Text, YesNo
from rmt_desktop.domain.screening import (
    BLOCKING,
    DECISION_NAMES,
    LEVEL_NAMES,
    Clause,
    Decision,
    Disposition,
    Flag,
    Level,
    Rule,
    clashes,
    raise_flags,
    reasons,
    safety_keys,
    unanswered,
    undecided,
)
from rmt_desktop.domain.sides import Areal, Side

NECK = Areal("neck", Side.MIDLINE, "Neck")
CALF = Areal("calf", Side.LEFT, "Calf")


def a_rule(id: str = "rule", **changes: object) -> Rule:
    text = Bilingual(en="Text", fr="Texte")
    rule = Rule(
        id=id,
        level=Level.CAUTION,
        name=text,
        cues=text,
        advice=text,
        when=(),
        tags=(),
        areas=(),
        effective=date(2020, 1, 1),
        source="GK",
        is_red_flag=False,
    )
    return replace(rule, **changes)


def a_flag(id: str = "rule", **changes: object) -> Flag:
    return Flag(rule=a_rule(id, **changes), because=())


def when(*groups: tuple[Clause, ...]) -> Rule:
    return a_rule(when=groups)


FEVER = Clause(key="fever", values=("yes",))
STIFF = Clause(key="signs", values=("stiff", "light"))


@pytest.mark.parametrize(
    ("answers", "because"),
    [
        ({}, ()),
        ({"fever": True}, ()),
        ({"fever": False, "signs": ("stiff",)}, ()),
        ({"fever": True, "signs": ()}, ()),
        ({"fever": True, "signs": ("dizzy", "light")}, ("fever", "signs")),
    ],
)
def test_a_rule_holds_when_every_clause_of_a_group_holds(answers: dict[str, Answer], because: tuple[str, ...]) -> None:
    flags = raise_flags([when((FEVER, STIFF))], answers)
    assert tuple(key for flag in flags for key in flag.because) == because


def test_one_group_that_holds_is_enough_and_names_its_own_reason() -> None:
    rule = when((FEVER, STIFF), (Clause(key="clot", values=("now",)),))
    assert [flag.because for flag in raise_flags([rule], {"clot": ("now",)})] == [("clot",)]


def test_two_clauses_on_one_question_name_it_once() -> None:
    rule = when((STIFF, Clause(key="signs", values=("dizzy",))))
    assert raise_flags([rule], {"signs": ("stiff",)}) == ()
    assert [flag.because for flag in raise_flags([rule], {"signs": ("stiff", "dizzy")})] == [("signs",)]


def test_a_rule_without_conditions_is_raised_by_hand_only() -> None:
    rule = a_rule("spouse")
    assert raise_flags([rule], {"spouse": True}) == ()
    assert raise_flags([rule], {}, by_hand=["spouse"]) == (Flag(rule=rule, because=()),)


def test_flags_come_gravest_first() -> None:
    rules = [a_rule(level.value, level=level) for level in reversed(Level)]
    flags = raise_flags(rules, {}, by_hand=[level.value for level in Level])
    assert [flag.rule.level for flag in flags] == list(Level)


@pytest.mark.parametrize(
    ("tags", "technique", "pressure", "stands_against"),
    [
        ((), ("heat",), "", True),
        (("deep",), ("heat",), "", False),
        (("deep",), ("deep", "lubricant"), "light", True),
        (("deep",), ("lubricant",), "deep", True),
        (("deep",), ("lubricant",), "moderate", False),
        (("visit",), ("deep",), "deep", False),
    ],
)
def test_a_rule_stands_against_techniques_it_speaks_of(
    tags: tuple[str, ...], technique: tuple[str, ...], pressure: str, *, stands_against: bool
) -> None:
    found = clashes([a_flag(tags=tags)], "one", technique, [NECK], pressure=pressure)
    assert bool(found) is stands_against


@pytest.mark.parametrize(("areas", "touched"), [((), NECK), (("calf",), CALF), (("foot",), None)])
def test_a_rule_stands_against_work_on_the_areas_it_speaks_of(areas: tuple[str, ...], touched: Areal | None) -> None:
    found = clashes([a_flag(areas=areas)], "effleurage", (), [NECK, CALF])
    assert [clash.area for clash in found] == ([] if touched is None else [touched])


def test_a_rule_about_everything_stands_against_a_technique_without_an_area() -> None:
    assert [clash.area for clash in clashes([a_flag()], "breathing", ())] == [None]


@pytest.mark.parametrize("level", list(Level))
def test_only_emergency_and_urgent_red_flags_block(level: Level) -> None:
    assert a_flag(level=level, is_red_flag=True).blocks is (level in (Level.EMERGENCY, Level.URGENT))
    assert a_flag(level=level, is_red_flag=False).blocks is False
    assert frozenset({Level.EMERGENCY, Level.URGENT}) == BLOCKING


def test_a_recorded_decision_unblocks_its_flag_and_no_other() -> None:
    flags = [a_flag(one, level=Level.URGENT, is_red_flag=True) for one in ("dvt", "fracture")]
    decided = Disposition(
        rule_id="dvt",
        rule_name="Blood clot",
        decision=Decision.REFERRED,
        text="Sent to urgent care",
        at=datetime(2026, 11, 23, 14, tzinfo=UTC),
        by="Ana Roy",
    )
    assert undecided(flags, [decided]) == (flags[1],)


def test_reasons_are_the_questions_as_the_client_read_them() -> None:
    flag = Flag(rule=a_rule(), because=("fever", "signs"))
    assert reasons(flag, {"fever": "Do you have a fever?"}) == ("Do you have a fever?",)


def test_every_level_and_every_decision_has_a_name() -> None:
    assert set(LEVEL_NAMES) == set(Level)
    assert set(DECISION_NAMES) == set(Decision)


def test_a_question_that_hides_a_safety_question_is_one_itself() -> None:
    fields = (
        Text(key="reasons", label="Why?"),
        YesNo(key="any_recent", label="Anything lately?"),
        YesNo(key="ill", label="Ill?", shown_if=(("any_recent", ("yes",)),)),
        YesNo(key="fever", label="Fever?", only_if=(("ill", ("yes",)),)),
    )
    form = Form(id="f", version="1", title="F", sections=(Section(id="s", title="S", fields=fields),))

    assert safety_keys([when((FEVER,))], form) == {"any_recent", "ill", "fever"}


def test_a_safety_question_without_an_answer_is_open_even_when_it_was_declined() -> None:
    lines = (
        Line(key="fever", section="S", question="Fever?", answer=""),
        Line(key="signs", section="S", question="Signs?", answer="", declined=True),
        Line(key="clot", section="S", question="Clots?", answer="No"),
        Line(key="reasons", section="S", question="Why?", answer=""),
    )

    assert unanswered(lines, frozenset({"fever", "signs", "clot"})) == lines[:2]
