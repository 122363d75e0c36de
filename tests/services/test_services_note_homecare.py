"""Home care in the note: what was given before the signature is signed with it; what is given later is not."""

from dataclasses import replace

import pytest

from rmt_desktop.domain.audit import Kind
from rmt_desktop.domain.notes import Place
from rmt_desktop.domain.standing import WrittenExercise
from tests.support.builders import a_plan_item, a_signing, a_treatment
from tests.support.catalog import a_catalog


@pytest.fixture
def visit(practice):
    visit = practice.visit()
    practice.consent(visit)
    return visit


def a_sheet(practice, visit, *items, language="en", **changes):
    """Return a sheet of a visit that is made and not given yet."""
    home_care = practice.services.home_care
    plan = home_care.start(visit.client_id, visit_id=visit.id, language=language).value
    return home_care.keep(replace(plan, items=items or (a_plan_item(own_words="Slowly."),), **changes))


def printed(practice, note):
    """Return the paper of a note as the use case hands it to the layout."""
    papers = []

    class Documents:
        def note(self, paper):
            papers.append(paper)
            return b""

    replace(practice.services.paperwork, documents=Documents(), catalog=a_catalog()).note(note.id)
    return papers[0]


def test_what_was_given_is_told_with_its_dose_and_the_therapists_words(practice, visit):
    note = practice.note(visit)
    assert practice.services.notes.home_care(note) == ()

    given = practice.services.home_care.give(a_sheet(practice, visit, message="Daily.")).value
    (sheet,) = practice.services.notes.home_care(note)

    chin_tuck = WrittenExercise(name="Chin tuck", dose="2 sets of 10, twice a day", own_words="Slowly.")
    assert (sheet.exercises, sheet.message) == ((chin_tuck,), "Daily.")
    assert (sheet.given_at, sheet.given_by) == (given.given_at, given.given_by)


def test_a_sheet_is_told_in_the_words_the_client_got(practice, visit):
    note = practice.note(visit)
    practice.services.home_care.give(a_sheet(practice, visit, language="fr"))
    (sheet,) = practice.services.notes.home_care(note)
    assert sheet.exercises[0].dose == "2 séries de 10, twice a day"


def test_a_sheet_of_another_visit_is_not_told(practice, visit):
    practice.services.home_care.give(a_sheet(practice, visit))
    practice.clock.forward(days=7)
    client = practice.services.clients.open(visit.client_id)
    assert practice.services.notes.home_care(practice.note(practice.visit(client))) == ()


def test_every_sheet_of_the_visit_is_told_the_first_one_first(practice, visit):
    home_care, note = practice.services.home_care, practice.note(visit)
    first = home_care.give(a_sheet(practice, visit)).value
    practice.clock.forward(minutes=5)
    again = home_care.again(first.id).value
    home_care.give(replace(again, items=(a_plan_item(name="Doorway stretch"),)))
    names = [sheet.exercises[0].name for sheet in practice.services.notes.home_care(note)]
    assert names == ["Chin tuck", "Doorway stretch"]


def test_signing_keeps_the_home_care_given_so_far_and_nothing_given_later(practice, visit):
    home_care = practice.services.home_care
    first = home_care.give(a_sheet(practice, visit)).value
    note = practice.signed_note(visit)
    kept = note.signing.standing.sheets
    assert [sheet.exercises[0].name for sheet in kept] == ["Chin tuck"]

    practice.clock.forward(minutes=5)
    later = home_care.again(first.id).value
    home_care.give(replace(later, items=(a_plan_item(name="Doorway stretch"),)))

    assert practice.services.notes.open(note.id).note == note
    assert printed(practice, note).sheets == kept
    shown = [one.label for one in practice.services.timelines.of(visit.client_id) if one.kind is Kind.PLAN]
    assert shown == ["Doorway stretch", "Chin tuck"]


def test_home_care_given_before_the_signature_is_covered_by_its_fingerprint(practice, visit):
    practice.services.home_care.give(a_sheet(practice, visit))
    note = practice.signed_note(visit)
    with practice.services.notes.units() as unit:
        fingerprint = unit.notes.fingerprint(note.id)
        stored = unit.notes.get(note.id)
        assert unit.notes.is_as_signed(note.id, fingerprint)
    assert stored.signing.standing.sheets[0].exercises[0].name == "Chin tuck"


def test_a_draft_is_printed_with_what_was_given_so_far(practice, visit):
    note = practice.note(visit)
    practice.services.home_care.give(a_sheet(practice, visit))
    assert [sheet.exercises[0].name for sheet in printed(practice, note).sheets] == ["Chin tuck"]


def test_a_note_signed_before_home_care_was_kept_says_nothing_of_it(practice, visit):
    draft = replace(practice.note(visit), treatment=(a_treatment(),))
    with practice.services.notes.units() as unit:
        note = unit.notes.save(draft.signed(a_signing()))
        unit.commit()
    practice.services.home_care.give(a_sheet(practice, visit))
    assert printed(practice, note).sheets == ()


def test_a_sheet_that_was_made_and_not_given_is_reminded_of_before_signing(practice, visit):
    notes, home_care = practice.services.notes, practice.services.home_care
    note = practice.note(visit)

    def reminded():
        return [one.blocks for one in notes.missing(note) if one.place is Place.HOME_CARE]

    home_care.start(visit.client_id, visit_id=visit.id, language="en")
    assert reminded() == [], "an empty sheet is nothing to be given"
    sheet = a_sheet(practice, visit)
    assert reminded() == [False]
    home_care.give(sheet)
    assert reminded() == []
