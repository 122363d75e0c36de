"""The rules of the product, row by row: given these answers, exactly these flags.

Each row is written by hand from the clinical lists, so a rule that asks for the wrong answer fails here.
"""

import pytest

from rmt_desktop.catalog.loader import load_catalog
from rmt_desktop.domain.forms.answers import Answer, asked_answers
from rmt_desktop.domain.forms.intake import intake_form
from rmt_desktop.domain.forms.spec import Field, Form, YesNo
from rmt_desktop.domain.screening import Clause, Level, Rule, clashes, raise_flags
from rmt_desktop.domain.sides import Areal, Side

CATALOG = load_catalog()
RULES = {rule.id: rule for rule in CATALOG.rules}
FORMS = {profile: intake_form(profile, CATALOG.collection) for profile in ("minimal", "full")}
BY_HAND = {
    *("abuse_safety", "contagious_skin", "shingles", "myositis_ossificans"),
    *("capacity_doubt", "minor_consent", "spouse"),
}


def ans(main: str = "", **answers: bool | str) -> dict[str, Answer]:
    """Return answers: texts are ticks separated by spaces, ``main`` the places that hurt."""
    ticked = {"main_areas": tuple(main.split())} if main else {}
    return {**ticked, **{key: _answer(key, given) for key, given in answers.items()}}


def _answer(key: str, given: bool | str) -> Answer:
    field = FORMS["full"].field(key)
    return tuple(given.split()) if isinstance(given, str) and type(field).__name__ == "Many" else given


def gates_open(form: Form) -> dict[str, Answer]:
    return {field.key: True for field in form.fields() if field.key.startswith("any_")}


def flags_of(profile: str, answers: dict[str, Answer]) -> set[str]:
    form = FORMS[profile]
    asked = asked_answers(form, {**gates_open(form), **answers})
    assert set(answers) <= set(asked), "the row answers a question that is not asked"
    return {flag.rule.id for flag in raise_flags(CATALOG.rules, asked)}


ROWS: list[tuple[dict[str, Answer], set[str]]] = [
    # a healthy client, and answers that are no reason for anything
    ({}, set()),
    (ans("neck shoulder", head_neck_signs="none", nerve_signs="none", limb_signs="none", general_signs="none"), set()),
    (ans(fever=False, alcohol=False, blood_thinner=False, head_injury=False, hospital=False), set()),
    (ans(bp="high_controlled", heart="stable", surgery="year", arthritis="osteo", allergies="none"), set()),
    (ans(diabetes="yes", cancer="past", neuro="migraine", skin="bruise", implants="mesh"), set()),
    (ans("low_back", general_signs="night_pain"), set()),
    (ans("low_back", back_signs="small_strain"), set()),
    (ans("low_back", back_signs="both_legs"), set()),
    (ans("head", headache_signs="temple"), set()),
    (ans("neck", head_neck_signs="stiff_light"), set()),
    (ans("neck", head_neck_signs="new_kind"), set()),
    (ans("chest", chest_signs="breath_pain"), set()),
    # red flags
    (ans("low_back", back_signs="saddle"), {"cauda_equina"}),
    (ans("low_back", back_signs="bladder_bowel"), {"cauda_equina"}),
    (ans("hip", back_signs="both_legs weaker"), {"cauda_equina", "neuro_progressive"}),
    (ans("neck", nerve_signs="clumsy"), {"myelopathy"}),
    (ans("hand", nerve_signs="unsteady"), {"myelopathy"}),
    (ans("arm", nerve_signs="both_sides"), {"myelopathy"}),
    (ans("upper_back", nerve_signs="shock"), {"myelopathy"}),
    (ans("neck", head_neck_signs="vision"), {"cervical_arterial"}),
    (ans("neck", head_neck_signs="speech"), {"cervical_arterial"}),
    (ans("neck", head_neck_signs="swallow"), {"cervical_arterial"}),
    (ans("head", head_neck_signs="drop"), {"cervical_arterial"}),
    (ans("jaw", head_neck_signs="face_numb"), {"cervical_arterial"}),
    (ans("neck", head_neck_signs="new_kind nausea"), {"cervical_arterial"}),
    (ans("neck", head_neck_signs="new_kind unsteady"), {"cervical_arterial"}),
    (ans("neck", head_neck_signs="new_kind dizzy"), {"cervical_arterial", "neck_artery_risk"}),
    (ans("neck", head_neck_signs="new_kind", injury="fall"), {"cervical_arterial"}),
    (ans("neck", head_neck_signs="nausea", injury="accident"), {"cervical_arterial", "whiplash_acute"}),
    (ans("head", headache_signs="temple scalp"), {"temporal_arteritis"}),
    (ans("jaw", headache_signs="temple jaw_tired"), {"temporal_arteritis"}),
    (
        ans("head", headache_signs="temple", head_neck_signs="vision"),
        {"temporal_arteritis_vision", "cervical_arterial"},
    ),
    (ans("head", head_neck_signs="face_droop"), {"stroke"}),
    (ans("head", head_neck_signs="speech unsteady"), {"stroke", "cervical_arterial"}),
    (ans("head", head_neck_signs="speech vision"), {"stroke", "cervical_arterial"}),
    (ans("neck", head_neck_signs="stiff_light", fever=True), {"meningitis", "fever"}),
    (
        ans("neck", head_neck_signs="stiff_light", general_signs="sweats"),
        {"meningitis", "spinal_infection"},
    ),
    (ans(head_injury=True, head_injury_signs="worse_headache"), {"concussion_red", "concussion_recent"}),
    (ans(head_injury=True, head_injury_signs="vomiting"), {"concussion_red", "concussion_recent"}),
    (ans(head_injury=True, head_injury_signs="seizure"), {"concussion_red", "concussion_recent"}),
    (ans(head_injury=True, head_injury_signs="confused"), {"concussion_red", "concussion_recent"}),
    (ans(head_injury=True, head_injury_signs="pupils"), {"concussion_red", "concussion_recent"}),
    (ans(head_injury=True, head_injury_signs="neck_sore"), {"concussion_red", "concussion_recent"}),
    (ans("head", head_neck_signs="worst_headache"), {"thunderclap"}),
    (ans("chest", chest_signs="pressure"), {"acs"}),
    (ans("shoulder", chest_signs="sweating"), {"acs"}),
    (ans("belly", belly_signs="pulsing"), {"aaa"}),
    (ans("upper_back", chest_signs="tearing"), {"aortic_dissection"}),
    (ans("low_back", back_signs="tearing"), {"aortic_dissection"}),
    (ans("lower_leg", limb_signs="swollen_one_side"), {"dvt"}),
    (ans(clot="now"), {"dvt", "dvt_current"}),
    (ans("chest", chest_signs="breathless"), {"pe"}),
    (ans("chest", chest_signs="cough_blood"), {"pe"}),
    (ans("chest lower_leg", chest_signs="breath_pain", limb_signs="swollen_one_side"), {"pe", "dvt"}),
    (ans("chest", chest_signs="breath_pain", hospital=True), {"pe"}),
    (ans("chest", chest_signs="breath_pain", clot="now"), {"pe", "dvt", "dvt_current"}),
    (ans("foot", limb_signs="cold_pale"), {"limb_ischaemia"}),
    (ans("lower_leg", limb_signs="tense"), {"limb_ischaemia"}),
    (ans("neck", general_signs="lump"), {"malignancy"}),
    (ans("low_back", general_signs="night_pain weight_loss"), {"malignancy"}),
    (ans("low_back", general_signs="night_pain", cancer="past"), {"malignancy"}),
    (ans("low_back", general_signs="weight_loss", cancer="now"), {"malignancy", "cancer_treatment"}),
    (ans("low_back", back_signs="small_strain", osteoporosis=True), {"spinal_fracture", "osteoporosis"}),
    (ans("low_back", back_signs="small_strain", steroid=True), {"spinal_fracture", "long_term_steroids"}),
    (ans("upper_back", injury="fall", osteoporosis=True), {"spinal_fracture", "osteoporosis"}),
    (ans("low_back", injury="accident", steroid=True), {"spinal_fracture", "long_term_steroids"}),
    (ans("low_back", injury="fracture"), {"spinal_fracture", "fracture_acute"}),
    (ans("neck", injury="fracture"), {"spinal_fracture", "fracture_acute"}),
    (ans("neck", injury="fall", osteoporosis=True), {"spinal_fracture", "osteoporosis"}),
    (ans("neck", injury="fall", steroid=True), {"spinal_fracture", "long_term_steroids"}),
    (ans("foot", limb_signs="cannot_use"), {"fracture"}),
    (ans("low_back", general_signs="sweats"), {"spinal_infection"}),
    (ans("low_back", fever=True, surgery="weeks"), {"spinal_infection", "fever", "surgery_recent"}),
    (ans("neck", fever=True, injections="cortisone"), {"spinal_infection", "fever", "steroid_injection"}),
    (ans("upper_back", fever=True, immune=True), {"spinal_infection", "fever", "immunosuppressed"}),
    (ans("knee", limb_signs="hot_joint", fever=True), {"septic_arthritis", "acute_inflammation", "fever"}),
    (ans("knee", limb_signs="hot_joint", general_signs="sweats"), {"septic_arthritis", "acute_inflammation"}),
    (ans(skin="streaks"), {"infection"}),
    (ans("low_back", general_signs="morning_stiff"), {"inflammatory"}),
    (ans("neck", general_signs="morning_stiff"), {"inflammatory"}),
    (ans("upper_back", general_signs="morning_stiff"), {"inflammatory"}),
    (ans("hip", general_signs="morning_stiff"), {"inflammatory"}),
    (ans("hand", nerve_signs="weaker"), {"neuro_progressive"}),
    (ans("low_back", back_signs="weaker"), {"neuro_progressive"}),
    (ans("belly", belly_signs="hard"), {"visceral_abdo"}),
    (ans("low_back", belly_signs="blood"), {"visceral_abdo"}),
    (ans("low_back", belly_signs="yellow"), {"visceral_abdo"}),
    (ans("low_back", belly_signs="side_fever"), {"visceral_abdo"}),
    (ans("belly", belly_signs="period"), {"ectopic"}),
    (ans(pregnancy="first", pregnancy_signs="bleeding"),
     {"ectopic", "pregnancy_high_risk", "pregnancy_first", "pregnancy_abdomen"}),
    (ans(pregnancy="later", pregnancy_signs="headache_spots"),
     {"preeclampsia", "pregnancy_later", "pregnancy_abdomen"}),
    (ans(pregnancy="later", pregnancy_signs="upper_belly"), {"preeclampsia", "pregnancy_later", "pregnancy_abdomen"}),
    (ans(pregnancy="later", pregnancy_signs="swelling"), {"preeclampsia", "pregnancy_later", "pregnancy_abdomen"}),
    (ans("upper_back", back_signs="band", cancer="past"), {"cancer_spine_hypercalc"}),
    (ans("low_back", back_signs="weaker", cancer="past"), {"cancer_spine_hypercalc", "neuro_progressive"}),
    (ans("low_back", back_signs="saddle", cancer="past"), {"cancer_spine_hypercalc", "cauda_equina"}),
    (ans("low_back", back_signs="bladder_bowel", cancer="past"), {"cancer_spine_hypercalc", "cauda_equina"}),
    (ans("low_back", back_signs="both_legs", cancer="now"), {"cancer_spine_hypercalc", "cancer_treatment"}),
    (ans("thigh", limb_signs="dark_urine"), {"rhabdo"}),
    (ans("hand", limb_signs="colour"), {"crps"}),
    # contraindications and cautions
    (ans(clot="past"), {"dvt_history"}),
    (ans(blood_thinner=True), {"anticoagulant"}),
    (ans(bleeding=True), {"bleeding_disorder"}),
    (ans(bp="high_open"), {"hypertension_open"}),
    (ans(bp="low"), {"low_blood_pressure"}),
    (ans(heart="angina"), {"heart_unstable"}),
    (ans(heart="recent_attack"), {"heart_unstable"}),
    (ans(heart="failure"), {"heart_unstable"}),
    (ans(implants="pacemaker"), {"pacemaker"}),
    (ans(circulation="aneurysm"), {"aneurysm", "aneurysm_abdomen"}),
    (ans(clot="varicose"), {"varicose_veins"}),
    (ans(clot="phlebitis"), {"phlebitis"}),
    (ans(circulation="poor"), {"poor_circulation"}),
    (ans(circulation="raynaud"), {"poor_circulation"}),
    (ans(stroke=True), {"stroke_history"}),
    (ans(circulation="neck_artery"), {"neck_artery_risk"}),
    (ans("neck", head_neck_signs="dizzy"), {"neck_artery_risk"}),
    (ans(pregnancy="first"), {"pregnancy_first", "pregnancy_abdomen"}),
    (ans(pregnancy="later"), {"pregnancy_later", "pregnancy_abdomen"}),
    (ans(pregnancy="later", pregnancy_signs="high_risk"),
     {"pregnancy_high_risk", "pregnancy_later", "pregnancy_abdomen"}),
    (ans(pregnancy="later", pregnancy_signs="early_labour"),
     {"pregnancy_high_risk", "pregnancy_later", "pregnancy_abdomen"}),
    (ans(postpartum="birth"), {"postpartum"}),
    (ans(postpartum="caesarean"), {"postpartum"}),
    (ans(diabetes="numb"), {"diabetes_neuropathy"}),
    (ans(diabetes="yes", diabetes_insulin=True), {"diabetes_insulin"}),
    (ans(cancer="now"), {"cancer_treatment"}),
    (ans(lymph="removed"), {"lymphedema"}),
    (ans(lymph="swollen"), {"lymphedema"}),
    (ans(osteoporosis=True), {"osteoporosis"}),
    (ans(injury="fracture"), {"fracture_acute"}),
    (ans(surgery="weeks"), {"surgery_recent"}),
    (ans(implants="joint"), {"joint_replacement"}),
    (ans(spine="fusion"), {"spinal_fusion"}),
    (ans(spine="slipped"), {"spinal_fusion"}),
    (ans(spine="disc"), {"disc_radiculopathy"}),
    (ans(onset="days", injury="strain"), {"acute_soft_tissue"}),
    (ans(onset="days", injury="fall"), {"acute_soft_tissue"}),
    (ans(onset="days", injury="dislocation"), {"acute_soft_tissue"}),
    (ans(onset="days", injury="accident"), {"acute_soft_tissue"}),
    (ans(onset="weeks", injury="strain"), set()),
    (ans("knee", limb_signs="hot_joint"), {"acute_inflammation"}),
    (ans(arthritis="other", arthritis_flare=True), {"acute_inflammation"}),
    (ans(arthritis="ankylosing", arthritis_flare=True), {"acute_inflammation", "ankylosing_spondylitis"}),
    (ans(arthritis="rheumatoid", arthritis_flare=True), {"acute_inflammation", "rheumatoid_neck"}),
    (ans(injections="cortisone"), {"steroid_injection"}),
    (ans(steroid=True), {"long_term_steroids"}),
    (ans(injections="botulinum"), {"botulinum_filler"}),
    (ans(skin="cut"), {"open_skin"}),
    (ans(skin="burn"), {"open_skin"}),
    (ans(skin="rash"), {"open_skin"}),
    (ans(fever=True), {"fever"}),
    (ans(skin="eczema"), {"eczema_psoriasis"}),
    (ans(allergies="nuts"), {"product_allergy"}),
    (ans(allergies="oils scents"), {"product_allergy"}),
    (ans(allergies="latex"), {"product_allergy"}),
    (ans(allergies="tape"), {"product_allergy"}),
    (ans(allergies="other"), {"product_allergy"}),
    (ans(neuro="seizures"), {"epilepsy"}),
    (ans(neuro="migraine", migraine_now=True), {"migraine_attack"}),
    (ans(neuro="ms"), {"multiple_sclerosis"}),
    (ans(neuro="parkinson"), {"parkinson"}),
    (ans(neuro="spinal_cord"), {"spinal_cord"}),
    (ans(neuro="neuropathy"), {"reduced_sensation"}),
    (ans(sensation=True), {"reduced_sensation"}),
    (ans(neuro="crps"), {"crps_known"}),
    (ans(widespread_pain=True), {"fibromyalgia"}),
    (ans(arthritis="rheumatoid"), {"rheumatoid_neck"}),
    (ans(arthritis="ankylosing"), {"ankylosing_spondylitis"}),
    (ans(arthritis="gout", arthritis_flare=True), {"gout_flare"}),
    (ans(arthritis="gout", arthritis_flare=False), set()),
    (ans(hypermobility=True), {"hypermobility"}),
    (ans(lung="asthma"), {"lung"}),
    (ans(lung="copd flat"), {"lung"}),
    (ans(digestive="reflux"), {"reflux"}),
    (ans(digestive="hernia"), {"abdomen_blocked"}),
    (ans(digestive="bowel_flare"), {"abdomen_blocked"}),
    (ans(kidney_liver="kidney"), {"kidney"}),
    (ans(kidney_liver="dialysis"), {"kidney"}),
    (ans(kidney_liver="liver"), {"liver"}),
    (ans(immune=True), {"immunosuppressed"}),
    (ans(head_injury=True), {"concussion_recent"}),
    (ans("neck", injury="accident"), {"whiplash_acute"}),
    (ans(implants="breast"), {"breast_implants"}),
    (ans(glaucoma=True), {"glaucoma"}),
    (ans(alcohol=True), {"intoxication"}),
    (ans(pain_med=True), {"pain_medicine"}),
    (ans(sensation_altering=True), {"pain_medicine"}),
]  # fmt: skip


@pytest.mark.parametrize("profile", ["minimal", "full"])
@pytest.mark.parametrize(("answers", "flags"), ROWS, ids=[f"{number}" for number in range(len(ROWS))])
def test_these_answers_raise_exactly_these_flags(profile: str, answers: dict[str, Answer], flags: set[str]) -> None:
    assert flags_of(profile, answers) == flags


def test_every_group_of_every_rule_has_its_row() -> None:
    def reached(rule: Rule) -> set[int]:
        return {
            number
            for number, group in enumerate(rule.when)
            for answers, flags in ROWS
            if rule.id in flags and all(clause.holds(answers) for clause in group)
        }

    assert {rule.id for rule in CATALOG.rules if reached(rule) != set(range(len(rule.when)))} == set()


def test_every_answer_a_rule_speaks_of_has_its_row() -> None:
    def in_rows(rule: Rule, key: str, value: str) -> bool:
        rows = (answers for answers, flags in ROWS if rule.id in flags)
        return any(Clause(key=key, values=(value,)).holds(answers) for answers in rows)

    spoken = {
        (rule.id, clause.key, value)
        for rule in CATALOG.rules
        for group in rule.when
        for clause in group
        for value in clause.values
    }
    assert {one for one in spoken if not in_rows(RULES[one[0]], *one[1:])} == set()


def test_rules_raised_by_hand_are_those_that_may_not_or_cannot_be_asked() -> None:
    assert {rule.id for rule in CATALOG.rules if not rule.when} == BY_HAND


@pytest.mark.parametrize("profile", ["minimal", "full"])
def test_every_condition_speaks_of_a_question_and_of_its_options(profile: str) -> None:
    def options(field: Field) -> set[str]:
        return {"yes", "no"} if isinstance(field, YesNo) else {one.id for one in getattr(field, "options", ())}

    asked = {field.key: options(field) for field in FORMS[profile].fields()}
    for rule in CATALOG.rules:
        for clause in (clause for group in rule.when for clause in group):
            assert clause.values, rule.id
            assert set(clause.values) <= asked[clause.key], rule.id


def test_no_condition_speaks_of_a_gate() -> None:
    assert not [c for rule in CATALOG.rules for group in rule.when for c in group if c.key.startswith("any_")]


def test_rules_speak_of_techniques_and_areas_that_exist() -> None:
    tags = {tag for technique in CATALOG.techniques for tag in technique.tags} | {"visit", "place"}
    areas = {area.id for area in CATALOG.areas}
    for rule in CATALOG.rules:
        assert set(rule.tags) <= tags, rule.id
        assert set(rule.areas) <= areas, rule.id


def test_rule_ids_and_names_are_used_once_and_red_flags_come_first() -> None:
    assert len(RULES) == len(CATALOG.rules) == len({rule.name.en for rule in CATALOG.rules}) == 99
    assert len({rule.name.fr for rule in CATALOG.rules}) == 99
    assert [rule.is_red_flag for rule in CATALOG.rules] == [True] * 30 + [False] * 69


def test_red_flags_are_grave_and_cautions_never_block() -> None:
    assert {rule.level for rule in CATALOG.rules if rule.is_red_flag} == {Level.EMERGENCY, Level.URGENT, Level.REFER}
    assert not {rule.level for rule in CATALOG.rules if not rule.is_red_flag} & {Level.EMERGENCY, Level.URGENT}


@pytest.mark.parametrize("rule", CATALOG.rules, ids=lambda rule: rule.id)
def test_an_advice_can_be_read_at_a_glance(rule: Rule) -> None:
    for text in (rule.advice.en, rule.advice.fr):
        assert text.endswith(".")
        assert len(text.split()) <= 36
    if rule.level is Level.EMERGENCY:
        assert any(word in rule.advice.en for word in ("911", "mergency department", "aternity triage"))


NECK = Areal("neck", Side.MIDLINE, "Neck")


@pytest.mark.parametrize(
    ("technique", "pressure", "stands_against"),
    [
        ("deep_tissue", "deep", True),
        ("trigger_point_release", "", True),
        ("friction_transverse", "", True),
        ("tapotement", "", True),
        ("cupping", "", True),
        ("instrument_assisted", "", True),
        ("joint_mobilisation", "", True),
        ("effleurage", "deep", True),
        ("effleurage", "light", False),
        ("petrissage", "moderate", False),
        ("heat", "", False),
        ("breathing_relaxation", "", False),
    ],
)
def test_a_blood_thinner_stands_against_deep_work_and_not_against_light(
    technique: str, pressure: str, *, stands_against: bool
) -> None:
    (flag,) = raise_flags(CATALOG.rules, {"blood_thinner": True})
    tags = CATALOG.technique(technique).tags
    assert flag.because == ("blood_thinner",)
    assert bool(clashes([flag], technique, tags, [NECK], pressure=pressure)) is stands_against


def test_a_rule_about_the_calf_leaves_the_neck_alone() -> None:
    flags = raise_flags(CATALOG.rules, {"clot": ("varicose",)})
    deep = CATALOG.technique("deep_tissue").tags
    assert clashes(flags, "deep_tissue", deep, [NECK], pressure="deep") == ()
    assert clashes(flags, "deep_tissue", deep, [Areal("calf", Side.LEFT, "Calf")], pressure="deep")


def test_emergencies_and_urgent_flags_block_the_signature() -> None:
    blocking = {flag.rule.id for flag in raise_flags(CATALOG.rules, {}, by_hand=RULES) if flag.blocks}
    assert blocking == {rule.id for rule in CATALOG.rules if rule.is_red_flag} - {"inflammatory", "crps"}


def test_taking_back_a_reason_takes_back_its_flag() -> None:
    for answers, flags in ROWS:
        raised = {flag.rule.id: flag.because for flag in raise_flags(CATALOG.rules, answers)}
        assert set(raised) == flags
        for rule, keys in raised.items():
            for key in keys:
                rest = {name: answer for name, answer in answers.items() if name != key}
                left = {flag.rule.id for flag in raise_flags(CATALOG.rules, rest)}
                assert left <= flags
                assert rule not in left, (rule, key)
