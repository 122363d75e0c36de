"""What the consent dialogs propose and allow, without a window."""

from dataclasses import replace

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import MarkKind, Place
from rmt_desktop.domain.consent import Agreement, AreaState
from rmt_desktop.domain.forms.answers import Mode
from rmt_desktop.domain.ids import MarkId, VisitId
from rmt_desktop.domain.notes import PlanText
from rmt_desktop.domain.screening import Flag
from rmt_desktop.domain.sides import Areal, Side
from rmt_desktop.services.consents import ConsentTalk
from rmt_desktop.ui.pages.consent.proposals import (
    Proposed,
    area_of,
    as_proposed,
    in_language,
    open_areas,
    placed,
    possible_changes,
    proposed_areas,
    proposed_plan,
    proposed_risks,
    sides_to_offer,
    signers,
    talk_problems,
)
from tests.support.builders import CHEST, LEFT_SHOULDER, NECK, NOW, a_mark, a_note, a_signature, a_treatment
from tests.support.catalog import a_catalog, a_red_flag, a_rule, both

CATALOG = a_catalog()
EN = translator("en")


def a_mark_on(region: str, side: Side = Side.LEFT, *, kind: MarkKind = MarkKind.TENDER, name: str = "mark-1"):
    return a_mark(id=MarkId(name), kind=kind, place=Place(region=region, side=side))


def a_state(
    area: Areal = LEFT_SHOULDER, agreement: Agreement = Agreement.AGREED, *, sensitive: bool = False
) -> AreaState:
    return AreaState(area=area, agreement=agreement, sensitive=sensitive, at=NOW)


def keys(areas) -> list[tuple[str, str]]:
    return [(area.area, area.side.value) for area in areas]


def test_a_visit_without_a_note_proposes_nothing():
    assert proposed_areas(CATALOG, None, "en") == ()


def test_areas_come_from_the_treatment_first_and_then_from_the_marks():
    note = a_note(treatment=(a_treatment(areas=(NECK,)),), chart=Chart((a_mark_on("scapula"),)))

    assert keys(proposed_areas(CATALOG, note, "en")) == [("neck", "M"), ("shoulder_back", "L")]


def test_left_and_right_of_one_area_are_one_entry_for_both_sides():
    note = a_note(
        chart=Chart((a_mark_on("scapula"), a_mark_on("shoulder", Side.RIGHT, name="mark-2"))),
        treatment=(a_treatment(areas=(LEFT_SHOULDER,)),),
    )

    assert keys(proposed_areas(CATALOG, note, "en")) == [("shoulder_back", "B")]


def test_a_mark_that_says_avoid_proposes_nothing():
    note = a_note(chart=Chart((a_mark_on("scapula", kind=MarkKind.AVOID),)))

    assert proposed_areas(CATALOG, note, "en") == ()


def test_a_mark_on_no_area_proposes_nothing():
    assert area_of(CATALOG, a_mark_on("pubic")) is None


def test_where_areas_overlap_the_one_that_is_not_sensitive_is_proposed():
    areas = tuple(
        replace(one, regions=("clavicle",)) for one in CATALOG.areas if one.id in ("shoulder_back", "upper_chest")
    )
    overlapping = a_catalog(areas=tuple(reversed(areas)))

    assert area_of(overlapping, a_mark_on("clavicle")).id == "shoulder_back"


def test_an_area_that_needs_the_clients_own_request_is_never_proposed():
    assert area_of(CATALOG, a_mark_on("breast")) is None


def test_the_areas_are_named_in_the_clients_language():
    note = a_note(treatment=(a_treatment(areas=(NECK,)),))

    assert [area.label for area in proposed_areas(CATALOG, note, "fr")] == ["Cou"]
    assert in_language(CATALOG, NECK, "fr").label == "Cou"


def test_an_area_the_catalogue_forgot_keeps_its_name():
    old = Areal("old_area", Side.LEFT, "Old area")

    assert in_language(CATALOG, old, "fr") == old


def test_a_sensitive_area_is_known_as_one():
    assert as_proposed(CATALOG, CHEST).sensitive
    assert not as_proposed(CATALOG, NECK).sensitive
    assert as_proposed(CATALOG, Areal("breast", Side.LEFT, "Breast")).on_request_only


def test_areas_without_sides_are_offered_once():
    assert sides_to_offer(CATALOG.area("neck")) == (Side.MIDLINE,)
    assert sides_to_offer(CATALOG.area("shoulder_back")) == (Side.LEFT, Side.RIGHT, Side.BOTH)


def test_the_plan_is_the_notes_own_words_or_else_the_techniques():
    treated = a_note(treatment=(a_treatment(), a_treatment(label="Draping", areas=())))

    assert proposed_plan(replace(treated, plan=PlanText(text=" Loosen the neck. ")), EN) == "Loosen the neck."
    assert proposed_plan(treated, EN) == "Deep tissue: Shoulder and upper back (left)\nDraping"
    assert proposed_plan(None, EN) == ""


def test_risks_are_the_advice_of_cautions_and_never_of_red_flags():
    caution = Flag(rule=a_rule(advice=both("Bruises are likely.", "Des bleus sont probables.")), because=())
    urgent = Flag(rule=a_red_flag(), because=())

    assert proposed_risks((urgent, caution), "en") == "Blood thinner: Bruises are likely."
    assert proposed_risks((caution,), "fr").endswith("Des bleus sont probables.")


def test_a_client_too_young_cannot_be_chosen_as_signer():
    assert signers(guardian_needed=False)[0] == "client"
    assert "client" not in signers(guardian_needed=True)


def test_an_area_agreed_already_is_not_asked_again():
    assert open_areas((LEFT_SHOULDER, NECK), (a_state(),)) == (NECK,)
    assert open_areas((LEFT_SHOULDER,), (a_state(agreement=Agreement.WITHDRAWN),)) == (LEFT_SHOULDER,)


def test_what_was_agreed_can_be_withdrawn_and_agreed_again():
    assert possible_changes(a_state())[0] is Agreement.WITHDRAWN
    assert possible_changes(a_state(agreement=Agreement.WITHDRAWN))[0] is Agreement.AGREED
    assert Agreement.WITHDRAWN not in possible_changes(a_state(agreement=Agreement.DECLINED))


def test_a_sensitive_area_is_not_agreed_again_without_writing():
    withdrawn = a_state(CHEST, Agreement.WITHDRAWN, sensitive=True)

    assert Agreement.AGREED not in possible_changes(withdrawn)


def test_an_area_without_a_decision_is_named():
    rows = (Proposed(area=NECK, agreement=Agreement.DECLINED), Proposed(area=LEFT_SHOULDER))

    (problem,) = talk_problems(rows, ConsentTalk(visit_id=VisitId("visit-1"), language="en"))

    assert problem.field == "areas.1"
    assert "Shoulder and upper back" in problem.text(EN)


def test_consent_on_paper_needs_the_picture_of_the_paper():
    talk = ConsentTalk(visit_id=VisitId("v"), language="en", mode=Mode.WRITTEN, signature=a_signature(image=b""))

    assert [one.field for one in talk_problems((), talk)] == ["scan"]
    assert talk_problems((), replace(talk, signature=a_signature())) == ()


def test_a_problem_of_the_signature_stands_at_the_part_that_causes_it():
    problem = Problem(field="signature", message="missing")

    assert placed((problem,), a_signature(name=""))[0].field == "name"
    assert placed((problem,), a_signature(image=b""))[0].field == "signature"
    assert placed((replace(problem, field="elements"),), a_signature(name=""))[0].field == "elements"
