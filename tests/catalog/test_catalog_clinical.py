"""Techniques, movements, postures, special tests and exercises: sane, sourced and in both languages."""

import re

import pytest

from rmt_desktop.catalog.loader import load_catalog
from rmt_desktop.domain.catalog import Exercise, Movement, Technique
from rmt_desktop.domain.search import fold

CATALOG = load_catalog()


def test_every_table_has_as_many_entries_as_its_source() -> None:
    assert len(CATALOG.techniques) == 33
    assert len(CATALOG.movements) == 53
    assert len(CATALOG.postures) == 43
    assert len(CATALOG.special_tests) == 83
    assert len(CATALOG.exercises) == 77


@pytest.mark.parametrize("table", ["techniques", "movements", "postures", "special_tests", "exercises"])
def test_no_id_and_no_name_is_used_twice(table: str) -> None:
    entries = getattr(CATALOG, table)
    for value in (lambda one: one.id, lambda one: one.name.en, lambda one: one.name.fr):
        seen = [value(entry) for entry in entries]
        assert sorted(seen) == sorted(set(seen))


def test_joint_mobilization_ends_at_grade_four_and_nothing_else_has_grades() -> None:
    grades = {technique.id: technique.grades for technique in CATALOG.techniques if technique.grades}
    assert grades == {"joint_mobilisation": ("I", "II", "III", "IV")}


def test_deep_tissue_and_trigger_point_release_are_deep_and_effleurage_is_not() -> None:
    assert "deep" in CATALOG.technique("deep_tissue").tags
    assert {"deep", "compression"} <= set(CATALOG.technique("trigger_point_release").tags)
    assert "deep" not in CATALOG.technique("effleurage").tags
    assert "mobilisation" in CATALOG.technique("joint_mobilisation").tags


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("Swedish", {"effleurage", "petrissage", "friction_circular", "vibration", "tapotement"}),
        ("massage suédois", {"effleurage", "petrissage", "friction_circular", "vibration", "tapotement"}),
        ("myofascial", {"myofascial_direct", "myofascial_indirect"}),
        ("TrP", {"trigger_point_release"}),
        ("cupping", {"cupping"}),
        ("MLD", {"lymphatic_drainage"}),
        ("Graston", {"instrument_assisted"}),
        ("IASTM", {"instrument_assisted"}),
        ("MET", {"muscle_energy", "post_isometric_relaxation"}),
        ("TMJ", {"intraoral_jaw"}),
        ("pregnancy", {"prenatal_massage"}),
        ("Deep tissue", {"deep_tissue"}),
        ("Joint mobilization", {"joint_mobilisation"}),
    ],
)
def test_a_technique_is_found_by_the_names_people_use(typed: str, ids: set[str]) -> None:
    letters = fold(typed)
    assert {one.id for one in CATALOG.techniques if letters in fold(one.cues)} == ids


@pytest.mark.parametrize("technique", CATALOG.techniques, ids=lambda technique: technique.id)
def test_the_other_names_of_a_technique_are_names_it_does_not_have_yet(technique: Technique) -> None:
    names = [fold(one) for one in (technique.name.en, technique.name.fr)]
    others = [fold(one) for one in technique.also]

    assert others
    assert len(set(others)) == len(others)
    assert [one for one in others if one in names] == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("technique", CATALOG.techniques, ids=lambda technique: technique.id)
def test_other_names_never_come_between_a_technique_and_its_own_name(technique: Technique, language: str) -> None:
    """What is typed of a name finds what it found by the names of that language alone; Return then takes it."""
    own = fold(re.split(r"[,(]", technique.name.in_(language))[0].strip())
    by_name = {one.id for one in CATALOG.techniques if own in fold(one.name.in_(language))}

    assert {one.id for one in CATALOG.techniques if own in fold(f"{one.name.in_(language)}\n{one.cues}")} == by_name


@pytest.mark.parametrize("movement", CATALOG.movements, ids=lambda movement: movement.id)
def test_a_norm_is_possible_and_stands_in_its_text(movement: Movement) -> None:
    assert movement.unit in ("deg", "mm")
    if movement.norm is not None:
        assert 0 <= movement.norm <= 180
        assert f"{movement.norm}°" in movement.norm_text.en
    unit = "mm" if movement.unit == "mm" else "°"
    assert unit in movement.norm_text.en
    assert unit in movement.norm_text.fr


@pytest.mark.parametrize(
    ("movement", "norm", "has_sides"),
    [
        ("cervical_flexion", 45, False),
        ("cervical_rotation", 60, True),
        ("cervical_side_bending", 45, True),
        ("shoulder_flexion", 180, True),
        ("knee_flexion", 135, True),
        ("lumbar_flexion", None, False),
        ("jaw_opening", None, False),
    ],
)
def test_norms_are_those_of_the_academy_and_none_where_it_has_none(
    movement: str, norm: int | None, *, has_sides: bool
) -> None:
    found = CATALOG.movement(movement)
    assert (found.norm, found.has_sides) == (norm, has_sides)


def test_posture_of_the_desk_worker_can_be_ticked() -> None:
    sides = {posture.id: posture.has_sides for posture in CATALOG.postures}
    assert sides["head_forward"] is False
    assert sides["rounded_shoulders"] is False
    assert sides["shoulder_elevated"] is True


def test_tests_that_find_danger_say_refer() -> None:
    positive = {test.id: test.positive for test in CATALOG.special_tests}
    for danger in ("sharp_purser", "lhermitte", "hoffmann", "babinski", "thompson", "ottawa_ankle", "homans"):
        assert "refer" in positive[danger].en
        assert "aiguiller" in positive[danger].fr


@pytest.mark.parametrize("exercise", CATALOG.exercises, ids=lambda exercise: exercise.id)
def test_an_exercise_can_be_done_from_its_sheet_alone(exercise: Exercise) -> None:
    assert 2 <= len(exercise.steps) <= 6
    assert exercise.cautions
    dose = exercise.dosage
    counts = (dose.sets, dose.reps, dose.hold_seconds, dose.duration_minutes, dose.rest_seconds)
    assert all(value is None or 0 < value <= 60 for value in counts)
    assert dose.frequency is not None
    assert (dose.sets is None) == (dose.reps is None)
    texts = (exercise.purpose, *exercise.steps, *exercise.cautions)
    assert not any("as above" in text.en.lower() or "ci-dessus" in text.fr.lower() for text in texts)


def test_french_sheets_speak_to_the_client_politely_and_without_a_gender() -> None:
    texts = [
        text.fr
        for exercise in CATALOG.exercises
        for text in (*exercise.steps, *exercise.cautions, *exercise.progressions)
    ]
    words = {word.strip(".,;:!()'").lower() for text in texts for word in text.replace("-", " ").split()}
    assert "vous" in words
    assert not words & {"tu", "toi", "te", "tes", "ton", "étourdi", "étourdie", "assoies", "couché"}


@pytest.mark.parametrize(
    ("muscle", "exercises"),
    [
        ("levator", {"neck-levator-stretch"}),
        ("rhomboid", {"shoulder-blade-squeeze", "thread-the-needle", "tp-ball-upper-back"}),
        ("trap_upper", {"neck-upper-trap-stretch", "tp-upper-trap-pinch", "tp-ball-upper-back"}),
        ("vastus_med", {"quad-set", "straight-leg-raise", "wall-squat", "quad-stretch", "tp-quad-foamroll"}),
        ("biceps_fem", {"hamstring-strap-stretch", "lb-bridge", "hip-hinge"}),
        ("peroneus", {"ankle-band-eversion"}),
    ],
)
def test_a_mark_on_a_muscle_finds_its_exercises(muscle: str, exercises: set[str]) -> None:
    name = fold(next(one.name.en for one in CATALOG.muscles if one.figure_id == muscle))
    found = {one.id for one in CATALOG.exercises if any(fold(word) in name for word in one.muscles)}
    assert found == exercises
