"""A signed paper is printed from what stood when it was signed, whatever has changed since."""

from dataclasses import replace
from datetime import date

import pytest

from rmt_desktop.domain.assessments import RomValue
from rmt_desktop.domain.chart.looks import Look
from rmt_desktop.domain.forms.answers import FilledForm
from rmt_desktop.domain.notes import Objective, TreatmentNote
from rmt_desktop.domain.people import Address
from rmt_desktop.domain.sides import Side
from rmt_desktop.services.papers import IntakePaper, NotePaper
from tests.support.builders import NOW, PIXEL, a_signature, a_signing
from tests.support.catalog import a_catalog, a_red_flag, a_rule, both
from tests.support.services import PlainDocuments, Practice


class KeptPapers(PlainDocuments):
    """Papers that can be looked at as values."""

    def __init__(self) -> None:
        self.papers: list[NotePaper | IntakePaper] = []

    def note(self, paper: NotePaper) -> bytes:
        self.papers.append(paper)
        return super().note(paper)

    def intake(self, paper: IntakePaper) -> bytes:
        self.papers.append(paper)
        return super().intake(paper)


def printed(practice: Practice, record: TreatmentNote | FilledForm, **data) -> NotePaper | IntakePaper:
    """Print a record, as a program with other reference ``data`` would."""
    catalog, kept, papers = a_catalog(**data), KeptPapers(), practice.services.paperwork
    papers = replace(papers, documents=kept, catalog=catalog, intake=replace(papers.intake, catalog=catalog))
    if isinstance(record, TreatmentNote):
        papers.note(record.id)
    else:
        papers.intake_form(record.id)
    return kept.papers[0]


def heading(paper: NotePaper | IntakePaper):
    """Return the facts a paper shows that are not part of the record itself."""
    clinic, client = paper.clinic, paper.client
    return (
        (clinic.name, clinic.address, clinic.phone, paper.zone),
        (client.legal_name, client.preferred_name, client.pronouns, client.birth_date, client.figure, client.number),
        paper.flags,
    )


def time_goes_by(practice: Practice, client_id) -> None:
    """Let clinic, client and therapist change all that a paper shows of them."""
    clinics, clients = practice.services.clinics, practice.services.clients
    moved = {
        "address": Address(line1="1 Sea Rd", city="Victoria"),
        "phone": "250 555 0100",
        "zone": "America/Vancouver",
    }
    clinics.save_clinic(replace(clinics.clinic(), name="Seaside Massage", logo=PIXEL, **moved))
    (therapist,) = clinics.therapists()
    clinics.save_therapist(replace(therapist, name="Anna Berg", designation="MT", registration="B999"))
    person = clients.open(client_id)
    called = {"preferred_name": "Max", "pronouns": "they/them", "birth_date": date(1989, 5, 1), "figure": "male"}
    clients.save(replace(person, first_name="Max", last_name="Lindqvist", **called))


REWORDED = (
    a_rule(name=both("Anticoagulant"), advice=both("Light pressure only."), source="S99"),
    a_red_flag(name=both("Sepsis")),
)


@pytest.fixture
def maya(practice):
    return practice.client(preferred_name="May", pronouns="she/her")


@pytest.fixture
def form(practice, maya):
    return practice.history(maya, blood_thinner=True)


@pytest.fixture
def note(practice, maya, form):
    assert form.signed_at, "the history is signed before the visit"
    return practice.signed_note(practice.visit(maya))


def test_a_signed_note_and_form_are_drawn_on_the_figure_of_their_day(practice):
    child = practice.client(figure="", birth_date=date(NOW.year - 11, 1, 2))
    form = practice.history(child)
    note = practice.signed_note(practice.visit(child))
    clinics, clients = practice.services.clinics, practice.services.clients
    assert clinics.figure_of(child) == "child"
    clinics.save_clinic(replace(clinics.clinic(), figure="male_large"))
    grown = clients.save(replace(clients.open(child.id), birth_date=date(1980, 1, 2))).value
    assert clinics.figure_of(grown) == "male_large"
    draft = practice.note(practice.visit(grown))
    assert [printed(practice, paper).client.figure for paper in (form, note, draft)] == ["child", "child", "male_large"]


def test_a_signed_note_and_form_have_the_skin_of_their_day(practice, maya, form, note):
    clinics = practice.services.clinics
    clinics.save_clinic(replace(clinics.clinic(), look=Look.LINE))
    draft = practice.note(practice.visit(maya))
    looks = [printed(practice, paper).clinic.look for paper in (form, note, draft)]
    assert looks == [Look.GHOST, Look.GHOST, Look.LINE]
    late = practice.signed_note(practice.visit(maya))
    clinics.save_clinic(replace(clinics.clinic(), look=Look.SHADE))
    assert printed(practice, late).clinic.look is Look.LINE


def test_a_reprint_of_a_note_has_the_heading_of_the_day_it_was_signed(practice, maya, note):
    first = printed(practice, note)
    time_goes_by(practice, maya.id)
    again = printed(practice, note)
    assert heading(again) == heading(first)
    assert heading(again)[0][0] == "Harbour Massage Therapy"
    assert (again.client.legal_name, again.client.figure, again.zone) == ("Maya Tremblay", "female", "America/Toronto")
    by = again.therapist
    assert (by.name, by.designation, by.registration) == ("Anna Roy", "RMT", "T012345")


def test_a_reprint_of_a_history_has_the_heading_of_the_day_it_was_signed(practice, maya, form):
    first = printed(practice, form)
    time_goes_by(practice, maya.id)
    again = printed(practice, form)
    assert heading(again) == heading(first)
    assert (again.clinic.name, again.client.preferred_name) == ("Harbour Massage Therapy", "May")
    assert again.zone == "America/Toronto"


def test_new_rules_reword_no_signed_record(practice, note, form):
    for record in (note, form):
        (flag,) = printed(practice, record, rules=REWORDED).flags
        assert (flag.name, flag.advice, flag.source) == (
            "Blood thinner",
            "Avoid deep pressure; bruising is likely.",
            "GK",
        )
        assert printed(practice, record, rules=()).flags == (flag,)


def test_a_new_table_of_ranges_changes_no_signed_record(practice):
    turned = RomValue(movement="neck_rotation", label="Neck rotation", side=Side.LEFT, value=45)
    note = practice.signed_note(objective=Objective(rom=(turned,), written={}))
    first = printed(practice, note)
    (usual,) = first.ranges
    assert (usual.movement, usual.text, usual.unit) == ("neck_rotation", "80° (AAOS)", "deg")
    assert printed(practice, note, movements=()).ranges == first.ranges


def test_a_draft_and_an_older_note_have_the_present_ranges_of_what_was_measured(practice):
    turned = RomValue(movement="neck_rotation", label="Neck rotation", side=Side.LEFT, value=45)
    draft = practice.services.notes.keep(replace(practice.note(), objective=Objective(rom=(turned,), written={})))
    (known,) = a_catalog().movements
    (usual,) = printed(practice, draft, movements=(replace(known, norm_text=both("70°")),)).ranges
    assert usual.text == "70°"
    with practice.services.paperwork.units() as unit:
        old = unit.notes.save(draft.signed(a_signing()))
        unit.commit()
    assert printed(practice, old, movements=(known, replace(known, id="jaw"))).ranges == (
        replace(usual, text="80° (AAOS)"),
    )


def test_a_kept_flag_has_its_question_and_answer_in_the_words_the_client_read(practice, note):
    (reason,) = printed(practice, note).flags[0].because
    assert (reason.key, reason.question, reason.answer) == (
        "blood_thinner",
        "Do you take a blood thinner or a medicine against clots?",
        "Yes",
    )


def test_a_flag_raised_by_hand_is_kept_as_such(practice):
    note = practice.signed_note(raised=("anticoagulant",))
    (flag,) = printed(practice, note, rules=()).flags
    assert flag.by_hand
    assert flag.because == ()


def test_the_flags_of_a_note_are_in_the_language_it_was_written_in(practice):
    services, visit = practice.services, practice.visit()
    catalog = a_catalog(rules=(a_rule(name=both("Blood thinner", "Anticoagulant")),))
    notes = replace(services.notes, intake=replace(services.intake, catalog=catalog))
    draft = notes.start(visit.id, language="fr").value
    note = notes.sign(replace(draft, raised=("anticoagulant",))).value
    assert printed(practice, note).flags[0].name == "Anticoagulant"


def test_what_the_signature_keeps_comes_back_from_the_record(practice, maya, note, form):
    (kept,) = practice.services.notes.of_client(maya.id)
    assert kept == note
    assert practice.services.intake.state(maya.id).signed == form
    assert kept.signing.standing.flags == form.signature.standing.flags


def test_today_s_logo_stands_under_no_other_name(practice, maya, note):
    clinics = practice.services.clinics
    clinics.save_clinic(replace(clinics.clinic(), logo=PIXEL))
    assert printed(practice, note).clinic.logo == PIXEL
    time_goes_by(practice, maya.id)
    assert printed(practice, note).clinic.logo == b""


def test_a_draft_is_printed_with_present_facts(practice, maya):
    note = practice.note(practice.visit(maya))
    time_goes_by(practice, maya.id)
    paper = printed(practice, note)
    assert (paper.clinic.name, paper.client.legal_name, paper.therapist.name) == (
        "Seaside Massage",
        "Max Lindqvist",
        "Anna Berg",
    )
    assert paper.zone == "America/Vancouver"


def test_a_note_signed_before_this_was_kept_is_printed_with_present_facts(practice, maya):
    practice.history(maya, blood_thinner=True)
    draft = practice.note(practice.visit(maya))
    with practice.services.paperwork.units() as unit:
        note = unit.notes.save(draft.signed(a_signing()))
        unit.commit()
    time_goes_by(practice, maya.id)
    paper = printed(practice, note, rules=REWORDED)
    assert (paper.clinic.name, paper.client.legal_name, paper.therapist.name) == (
        "Seaside Massage",
        "Max Lindqvist",
        "Anna Berg",
    )
    assert paper.zone == "America/Vancouver"
    assert [flag.name for flag in paper.flags] == ["Anticoagulant"]
    assert paper.flags[0].because[0].answer == "Yes"


def test_a_history_signed_before_this_was_kept_is_printed_with_present_facts(practice, maya):
    intake = practice.services.intake
    draft = intake.start(maya.id, language="en").value
    draft = intake.keep(replace(draft, answers={"agree_to_keep": True, "blood_thinner": True}))
    signed = draft.signed(form=intake.form(draft.profile), tr=str, signature=a_signature(), at=NOW, by="Anna Roy")
    with practice.services.paperwork.units() as unit:
        form = unit.forms.save(signed)
        unit.commit()
    time_goes_by(practice, maya.id)
    paper = printed(practice, form, rules=REWORDED)
    assert (paper.clinic.name, paper.client.legal_name, paper.zone) == (
        "Seaside Massage",
        "Max Lindqvist",
        "America/Vancouver",
    )
    assert [flag.name for flag in paper.flags] == ["Anticoagulant"]
