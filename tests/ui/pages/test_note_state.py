"""What the note page decides without any widget."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.assessments import Pain, Posture, RomKind, RomValue
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Layer, MarkKind
from rmt_desktop.domain.chart.sentences import complaint
from rmt_desktop.domain.consent import Agreement, AreaState
from rmt_desktop.domain.forms.intake import intake_form
from rmt_desktop.domain.ids import MarkId, NoteId
from rmt_desktop.domain.notes import Copied, Goal, Objective, PlanText, TreatmentNote
from rmt_desktop.domain.screening import Flag
from rmt_desktop.domain.sides import Areal, Side
from rmt_desktop.domain.treatments import Pressure
from rmt_desktop.ui.pages.note.state import (
    COMPLAINT_KEY,
    areals,
    as_last_time,
    clashes_of,
    first_areas,
    first_movements,
    first_view,
    goals_of,
    not_written,
    panes_at,
    parse_rom,
    reviewed,
    rom_of,
    told_pain,
    told_words,
    with_chart,
    withdrawn_regions,
    write_rom,
)
from tests.support.builders import CHEST, LEFT_SHOULDER, NECK, NOW, a_filled_form, a_note, a_signed_form, a_treatment
from tests.support.catalog import a_catalog, a_rule, a_technique
from tests.support.charts import a_mark_in, names
from tests.support.intake import a_short_catalog

EN = translator("en")
TURNED = RomValue(movement="neck_rotation", label="Rotation", side=Side.LEFT, value=45, painful=True)


def a_previous() -> TreatmentNote:
    """A visit three weeks before, with something in every section."""
    return a_note(
        id=NoteId("note-0"),
        service_date=date(2026, 11, 2),
        objective=Objective(
            written={},
            posture=(Posture(id="head_forward", label="Head forward"),),
            posture_text="Leans to the left",
            rom=(TURNED,),
            palpation="Tight levator scapulae",
        ),
        assessment="Levator scapulae strain",
        plan=PlanText(
            text="Weekly", goals=(Goal(text="Sleep through", measure="nights"),), reassess_on=date(2026, 12, 1)
        ),
        treatment=(a_treatment(),),
        position="Prone",
        draping="Sheet",
    )


@given(st.integers(0, 999), st.booleans())
def test_what_is_written_for_a_measurement_reads_back_as_it(value, painful):
    assert parse_rom(write_rom(replace(TURNED, value=value, painful=painful))) == (value, painful)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("45", (45, False)),
        (" 45° ", (45, False)),
        ("45p", (45, True)),
        ("45 P", (45, True)),
        ("45°p", (45, True)),
        ("", None),
        ("p", None),
        ("-5", None),
        ("4.5", None),
        ("1000", None),
        ("forty", None),
    ],
)
def test_a_measurement_is_typed_in_any_usual_way(typed, means):
    assert parse_rom(typed) == means


@given(st.text(max_size=8))
def test_whatever_is_typed_is_a_measurement_or_none(typed):
    read = parse_rom(typed)

    assert read is None or 0 <= read[0] <= 999


def test_only_the_active_measurement_of_that_side_is_shown():
    passive = replace(TURNED, kind=RomKind.PASSIVE, value=60)
    assert rom_of((passive, TURNED), "neck_rotation", Side.LEFT) == TURNED
    assert rom_of((passive,), "neck_rotation", Side.LEFT) is None
    assert rom_of((TURNED,), "neck_rotation", Side.RIGHT) is None
    assert write_rom(None) == ""


def test_the_first_movements_are_those_measured_last_time():
    catalog = a_catalog()
    neck = catalog.movements[0]
    knee = replace(neck, id="knee_flexion", region=replace(neck.region, en="Knee"))
    both = replace(catalog, movements=(neck, knee))
    bent = replace(TURNED, movement="knee_flexion")

    assert first_movements(None, both) == (neck,)
    assert first_movements(replace(a_previous(), objective=Objective(written={})), both) == (neck,)
    assert first_movements(replace(a_previous(), objective=Objective(written={}, rom=(bent,))), both) == (knee,)


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\n\r"), min_size=1).filter(str.strip), max_size=6))
def test_every_line_is_a_goal(lines):
    goals = goals_of("\n\n".join(f"  {line} " for line in lines))

    assert [goal.text for goal in goals] == [line.strip() for line in lines]


def test_a_goal_known_from_before_keeps_its_measure_and_its_day():
    known = Goal(text="Turn the head", measure="degrees", by=date(2026, 12, 24))

    assert goals_of("Sleep through\nTurn the head", (known,)) == (Goal(text="Sleep through"), known)
    assert goals_of("Turn the head both ways", (known,)) == (Goal(text="Turn the head both ways"),)


def test_deep_pressure_clashes_with_a_flag_about_deep_work_whatever_the_technique():
    flags = (Flag(rule=a_rule(), because=("blood_thinner",)),)
    gentle = a_technique("effleurage", "Effleurage")
    light = a_treatment(technique="effleurage", pressure=Pressure.LIGHT)

    assert clashes_of(light, flags, gentle) == ()
    assert len(clashes_of(replace(light, pressure=Pressure.DEEP), flags, gentle)) == 1
    own = replace(light, technique="", label="Gua sha")
    assert clashes_of(own, flags, None) == ()
    assert len(clashes_of(replace(own, pressure=Pressure.DEEP), flags, None)) == 1


def states(**agreements: Agreement) -> tuple[AreaState, ...]:
    known = {"neck": NECK, "shoulder": LEFT_SHOULDER, "chest": CHEST}
    return tuple(
        AreaState(area=known[name], agreement=agreement, sensitive=False, at=NOW)
        for name, agreement in agreements.items()
    )


def test_a_line_begins_with_the_areas_of_the_line_before_or_with_all_that_were_agreed():
    now = states(neck=Agreement.AGREED, shoulder=Agreement.WITHDRAWN, chest=Agreement.AGREED)

    assert first_areas((), now) == (NECK, CHEST)
    assert first_areas((a_treatment(areas=(NECK,)), a_treatment(areas=(LEFT_SHOULDER,))), now) == (LEFT_SHOULDER,)


def test_a_line_never_begins_with_an_area_that_was_withdrawn_meanwhile():
    now = tuple(replace(one, was_agreed=True) for one in states(neck=Agreement.AGREED, shoulder=Agreement.WITHDRAWN))

    assert first_areas((a_treatment(areas=(NECK, LEFT_SHOULDER)),), now) == (NECK,)


def test_what_was_said_of_a_withdrawal_last_time_is_never_taken_over():
    said = a_treatment().said_before(LEFT_SHOULDER, before=True)

    assert as_last_time(a_note(), replace(a_previous(), treatment=(said,)), "treatment").treatment == (a_treatment(),)


def test_a_line_never_begins_with_a_sensitive_area():
    now = tuple(
        replace(state, sensitive=state.area == CHEST) for state in states(neck=Agreement.AGREED, chest=Agreement.AGREED)
    )

    assert first_areas((), now) == (NECK,)
    assert first_areas((a_treatment(areas=(CHEST, NECK)),), now) == (NECK,)


def test_what_was_withdrawn_or_declined_is_known_by_region_and_side():
    now = states(neck=Agreement.AGREED, shoulder=Agreement.WITHDRAWN, chest=Agreement.DECLINED)

    found = withdrawn_regions(now, a_catalog())

    assert sorted(found.values()) == [(("chest",), Side.BOTH), (("scapula", "shoulder"), Side.LEFT)]


@pytest.mark.parametrize("section", ["plan", "treatment", "posture", "assessment"])
def test_as_last_time_takes_one_section_over_and_marks_it(section):
    note, previous = a_note(), a_previous()

    taken = as_last_time(note, previous, section)

    assert taken.copied == (Copied(section=section, of=previous.service_date),)
    assert (taken.treatment == previous.treatment, taken.position == "Prone") == (section == "treatment",) * 2
    assert (taken.assessment == previous.assessment) == (section == "assessment")
    assert (taken.plan.goals == previous.plan.goals) == (section == "plan")
    assert (taken.objective.posture == previous.objective.posture) == (section == "posture")


@pytest.mark.parametrize("section", ["plan", "treatment", "posture", "assessment"])
def test_measurements_pain_palpation_and_days_are_never_taken_over(section):
    taken = as_last_time(a_note(), a_previous(), section)

    assert taken.objective.rom == ()
    assert taken.objective.palpation == ""
    assert taken.subjective == a_note().subjective
    assert taken.plan.reassess_on is None
    assert taken.chart == Chart()


def test_a_section_is_marked_once_and_reviewing_one_leaves_the_other():
    both = as_last_time(as_last_time(a_note(), a_previous(), "plan"), a_previous(), "treatment")
    again = as_last_time(both, a_previous(), "plan")

    assert [one.section for one in again.copied] == ["treatment", "plan"]
    assert [one.reviewed for one in reviewed(again, "plan").copied] == [False, True]


def test_the_palpation_text_follows_the_marks_and_leaves_what_was_edited():
    mark = a_mark_in("trap_up.L")
    marked = with_chart(a_note(), Chart((mark,)), names(), EN)
    hers = replace(marked, objective=replace(marked.objective, palpation="In my own words"))

    assert marked.objective.palpation == "Left upper trapezius: active trigger point, 7/10."
    assert with_chart(marked, Chart((replace(mark, intensity=9),)), names(), EN).objective.palpation.endswith("9/10.")
    assert with_chart(marked, Chart(), names(), EN).objective.palpation == ""
    assert with_chart(hers, Chart(), names(), EN).objective.palpation == "In my own words"


def test_the_clients_own_marks_are_not_the_therapists_findings():
    own = a_mark_in("trap_up.L", layer=Layer.CLIENT, kind=MarkKind.ACHING, id=MarkId("hers"))

    assert with_chart(a_note(), Chart((own,)), names(), EN).objective.palpation == ""


def test_a_narrow_window_and_large_text_leave_two_panes():
    assert panes_at(1200, 14) == 3
    assert panes_at(900, 14) == 2
    assert panes_at(1200, 28) == 2


def test_every_area_is_offered_with_every_side_it_has():
    offered = areals(a_catalog(), "fr")

    assert Areal("neck", Side.MIDLINE, "Cou") in offered
    assert {one.side for one in offered if one.area == "shoulder_back"} == {Side.LEFT, Side.RIGHT, Side.BOTH}


def test_the_chart_opens_where_most_is_marked_today_or_else_was_last_time():
    back, again = a_mark_in("trap_up.L"), a_mark_in("trap_up.R", id=MarkId("mark-2"))
    front = replace(back, id=MarkId("mark-3"), view="front")
    last = Chart((back, front, again))

    assert first_view(Chart(), None) == "front"
    assert first_view(Chart(), last) == "back"
    assert first_view(Chart((front,)), last) == "front"


def test_what_the_client_told_is_her_complaint_as_written_and_what_she_drew():
    aching = a_mark_in("trap_up.L", layer=Layer.CLIENT, kind=MarkKind.ACHING, intensity=7)
    found = a_mark_in("trap_up.R", id=MarkId("mark-2"), layer=Layer.THERAPIST)
    form = a_signed_form(
        answers={COMPLAINT_KEY: " My neck is stiff.\nI cannot turn it. "}, chart=Chart((aching, found))
    )
    said, drawn = told_words(form, names(), EN)
    assert said == "In the client's words: My neck is stiff.\nI cannot turn it."
    assert drawn == f"Drawn by the client: {complaint(aching, names(), EN)}."


@pytest.mark.parametrize("form", [None, a_signed_form(answers={}), a_signed_form(answers={COMPLAINT_KEY: "  "})])
def test_a_client_who_told_nothing_has_no_words(form):
    assert told_words(form, names(), EN) == ()


def test_the_complaint_is_a_question_of_the_health_history():
    assert COMPLAINT_KEY in {field.key for field in intake_form("minimal", a_short_catalog().collection).fields()}


def test_what_stands_in_the_text_already_is_not_told_again():
    assert not_written(("Stiff.", "Aching."), "Since Monday.\nAching.") == ("Stiff.",)


def test_the_client_s_goal_stands_below_her_complaint_in_her_words():
    form = a_filled_form(answers={"goals": " Sleep through. ", "reasons": "My neck."})

    assert told_words(form, names(), EN) == (
        "In the client's words: My neck.",
        "The client's goal, in her words: Sleep through.",
    )


def test_pain_she_gave_in_numbers_is_told_and_nothing_is_made_up():
    form = a_filled_form(answers={"severity_now": 0, "severity_worst": 9})

    assert told_pain(form) == Pain(now=0, worst=9)
    assert told_pain(None) == Pain()
