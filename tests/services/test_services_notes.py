"""The note of a visit: begun, kept second by second, held back by what is missing, signed, and then only added to."""

from dataclasses import replace

import pytest

from rmt_desktop.base.errors import NotAllowed, NotFound, StaleRecord
from rmt_desktop.domain.assessments import Pain, RomKind, RomValue
from rmt_desktop.domain.audit import Act, Kind
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.domain.consent import Agreement
from rmt_desktop.domain.ids import MarkId, NoteId, TherapistId
from rmt_desktop.domain.notes import AddendumKind, Objective, Place, Subjective
from rmt_desktop.domain.screening import Decision
from rmt_desktop.domain.sides import Side
from rmt_desktop.domain.visits import NextStep, VisitStatus
from rmt_desktop.services.notes import NotReady
from tests.support.builders import (
    CHEST,
    LEFT_SHOULDER,
    NOW,
    a_mark,
    a_service,
    a_signature,
    a_therapist,
    a_treatment,
    an_area_consent,
)


def acts(practice, record):
    """Return what the log says was done with a record, oldest first."""
    entries = practice.services.audit_log.search(limit=500).entries
    return [entry.event.act for entry in reversed(entries) if entry.event.record == record]


def test_beginning_a_note_starts_the_visit(practice):
    visit = practice.visit()
    note = practice.services.notes.start(visit.id, language="fr").value
    assert (note.visit_id, note.client_id, note.language) == (visit.id, visit.client_id, "fr")
    assert practice.services.visits.get(visit.id).status is VisitStatus.STARTED
    assert acts(practice, note.id) == [Act.CREATED]


def test_beginning_twice_returns_the_note_already_begun(practice):
    visit = practice.visit()
    first = practice.services.notes.start(visit.id)
    again = practice.services.notes.start(visit.id)
    assert again.value == first.value
    assert not list(again.changes)
    assert acts(practice, first.value.id) == [Act.CREATED, Act.VIEWED]


def test_the_day_of_a_note_is_the_clinic_s_day_of_the_visit(practice):
    practice.clock.forward(hours=10)  # 00:02 of the next day in Toronto, 05:02 UTC
    assert practice.note().service_date.isoformat() == "2026-11-24"
    practice.clock.forward(hours=-3)  # the clock is set back: 21:02 of the day before
    assert practice.note(practice.visit(practice.client(first_name="Zoe"))).service_date.isoformat() == "2026-11-23"


def test_the_client_s_own_drawing_becomes_her_layer_of_the_next_chart_only(practice):
    client = practice.client(figure="male")
    intake = practice.services.intake
    own = a_mark(layer=Layer.CLIENT)
    draft = intake.start(client.id, language="en").value
    drawn = replace(draft, answers={"agree_to_keep": True}, chart=Chart((own, a_mark(id=MarkId("staff")))))
    intake.sign(intake.keep(drawn), a_signature())
    practice.clock.forward(minutes=1)
    first = practice.note(practice.visit(client))
    assert first.chart == Chart((own,))  # on the figure she drew on; it is shown wherever that skin is
    practice.clock.forward(days=7)
    assert practice.note(practice.visit(client)).chart == Chart()


def test_a_history_is_told_in_the_note_it_was_signed_for_and_in_no_later_one(practice):
    client, notes = practice.client(), practice.services.notes
    first = practice.note(practice.visit(client))
    assert notes.told(first) is None
    practice.clock.forward(minutes=1)
    form = practice.history(client, reasons="My neck is stiff.")
    assert notes.told(first) == form, "it is often signed when the visit has begun already"
    practice.clock.forward(days=7)
    second = practice.note(practice.visit(client))
    assert notes.told(second) == form, "no note was begun since"
    practice.clock.forward(days=7)
    third = practice.note(practice.visit(client))
    assert notes.told(third) is None
    assert notes.told(first) == form


def test_each_keep_is_stored_with_the_time_it_was_saved(practice):
    note = practice.note()
    practice.clock.forward(seconds=1)
    kept = practice.services.notes.keep(replace(note, assessment="Better"))
    assert kept.saved_at == practice.clock.now()
    assert practice.services.notes.of_visit(note.visit_id) == kept


def test_an_old_window_cannot_overwrite_what_a_newer_one_saved(practice):
    note = practice.note()
    practice.services.notes.keep(replace(note, assessment="New"))
    with pytest.raises(StaleRecord, match="after you opened it"):
        practice.services.notes.keep(replace(note, assessment="Old"))
    assert practice.services.notes.of_visit(note.visit_id).assessment == "New"


def test_writing_is_logged_once_in_five_minutes(practice):
    note = practice.note()
    for _ in range(20):
        practice.clock.forward(seconds=30)
        note = practice.services.notes.keep(note)
    assert acts(practice, note.id).count(Act.CHANGED) == 2


def test_signing_freezes_the_note(practice):
    note = practice.signed_note()
    assert note.signing.name == "Anna Roy"
    assert (note.signing.designation, note.signing.registration) == ("RMT", "T012345")
    with pytest.raises(NotAllowed, match="signed already"):
        practice.services.notes.keep(replace(note, assessment="changed"))
    with pytest.raises(NotAllowed):
        practice.services.notes.sign(note)
    assert practice.services.notes.of_visit(note.visit_id) == note


def test_signing_finishes_the_visit_and_is_logged(practice):
    note = practice.signed_note()
    assert practice.services.visits.get(note.visit_id).status is VisitStatus.DONE
    assert acts(practice, note.id)[-1] is Act.SIGNED


def test_a_later_change_of_the_therapist_leaves_the_signature_alone(practice):
    note = practice.signed_note()
    practice.services.clinics.save_therapist(a_therapist(version=1, name="Anna Roy-Singh", registration="NEW"))
    assert practice.services.notes.open(note.id).note.signing.registration == "T012345"


def test_an_area_treated_without_consent_blocks_the_signature(practice):
    note = replace(practice.note(), treatment=(a_treatment(),))
    with pytest.raises(NotReady) as refused:
        practice.services.notes.sign(note)
    assert [one.place for one in refused.value.missing] == [Place.CONSENT]
    assert not practice.services.notes.of_visit(note.visit_id).is_signed


def test_an_area_whose_consent_was_declined_blocks_the_signature(practice):
    visit = practice.visit()
    practice.consent(visit, an_area_consent(agreement=Agreement.DECLINED))
    with pytest.raises(NotReady):
        practice.services.notes.sign(replace(practice.note(visit), treatment=(a_treatment(),)))


def test_an_area_whose_consent_was_withdrawn_blocks_until_it_is_said_that_it_was_treated_before(practice):
    visit = practice.visit()
    practice.consent(visit)
    practice.services.consents.change(visit.id, LEFT_SHOULDER, Agreement.WITHDRAWN, action="Stopped at once.")
    notes, note = practice.services.notes, replace(practice.note(visit), treatment=(a_treatment(),))
    with pytest.raises(NotReady) as refused:
        notes.sign(note)
    assert [one.place for one in refused.value.missing] == [Place.TREATMENT]
    said = a_treatment().said_before(LEFT_SHOULDER, before=True)
    assert notes.sign(replace(note, treatment=(said,))).value.treatment == (said,)


def test_consent_for_both_sides_covers_each_of_them(practice):
    visit = practice.visit()
    practice.consent(visit, an_area_consent(area=replace(LEFT_SHOULDER, side=Side.BOTH)))
    assert practice.services.notes.sign(replace(practice.note(visit), treatment=(a_treatment(),))).value.is_signed


def test_an_urgent_flag_blocks_the_signature_until_a_decision_is_recorded(practice):
    client = practice.client()
    practice.history(client, fever=True)
    notes = practice.services.notes
    note = practice.note(practice.visit(client))
    (flag,) = notes.flags(note)
    assert flag.blocks
    with pytest.raises(NotReady) as refused:
        notes.sign(note)
    assert refused.value.missing[0].place is Place.FLAGS
    decided = notes.decide(note, flag, Decision.NOT_TREATED, text=" Sent home. ")
    assert decided.dispositions[0].text == "Sent home."
    assert notes.sign(decided).value.is_signed


def test_a_decision_needs_words(practice):
    client = practice.client()
    practice.history(client, fever=True)
    note = practice.note(practice.visit(client))
    with pytest.raises(NotAllowed, match="few words"):
        practice.services.notes.decide(note, practice.services.notes.flags(note)[0], Decision.CLEARED, text=" ")


def test_a_flag_raised_by_hand_blocks_like_any_other(practice):
    note = replace(practice.note(), raised=("infection",))
    assert [flag.rule.id for flag in practice.services.notes.flags(note)] == ["infection"]
    with pytest.raises(NotReady):
        practice.services.notes.sign(note)


def test_a_caution_does_not_block(practice):
    client = practice.client()
    practice.history(client, blood_thinner=True)
    note = practice.note(practice.visit(client))
    assert [flag.rule.id for flag in practice.services.notes.flags(note)] == ["anticoagulant"]
    assert practice.services.notes.sign(note).value.is_signed


def test_what_only_reminds_does_not_block(practice):
    note = practice.note()
    missing = practice.services.notes.missing(note)
    assert {one.problem.field for one in missing} == {"history", "subjective.concern", "treatment", "response"}
    assert not any(one.blocks for one in missing)


def test_a_history_signed_today_counts_as_reviewed_for_the_visit(practice):
    client = practice.client()
    practice.history(client)
    note = practice.note(practice.visit(client))
    assert "history" not in {one.problem.field for one in practice.services.notes.missing(note)}


def test_an_impossible_measurement_blocks(practice):
    value = RomValue(movement="neck_rotation", label="Rotation", side=Side.LEFT, value=999)
    note = replace(practice.note(), objective=Objective(written={}, rom=(value,)))
    with pytest.raises(NotReady):
        practice.services.notes.sign(note)


def test_an_addendum_is_added_and_the_note_stays_as_it_was(practice):
    note = practice.signed_note()
    practice.clock.forward(days=1)
    practice.services.notes.add(note.id, AddendumKind.LATE_ENTRY, "  Client phoned: no soreness. ")
    file = practice.services.notes.open(note.id)
    assert file.note == note
    (addendum,) = file.addenda
    assert (addendum.text, addendum.by, addendum.designation) == ("Client phoned: no soreness.", "Anna Roy", "RMT")
    assert addendum.at == practice.clock.now()


def test_a_draft_takes_no_addendum(practice):
    with pytest.raises(NotAllowed, match="still open"):
        practice.services.notes.add(practice.note().id, AddendumKind.ADDENDUM, "text")


def test_an_empty_addendum_is_refused(practice):
    with pytest.raises(NotAllowed):
        practice.services.notes.add(practice.signed_note().id, AddendumKind.ADDENDUM, "   ")


def test_opening_a_note_is_logged(practice):
    note = practice.note()
    practice.services.notes.open(note.id)
    assert acts(practice, note.id)[-1] is Act.VIEWED
    with pytest.raises(NotFound):
        practice.services.notes.open(NoteId("?"))


def test_only_opening_a_note_is_a_view_not_reading_it_again(practice):
    note = practice.note()
    practice.services.notes.of_visit(note.visit_id)
    practice.services.notes.previous(note)
    assert acts(practice, note.id) == [Act.CREATED]


def test_a_signature_waits_until_the_clock_is_right_again(practice):
    visit = practice.visit()
    practice.consent(visit)
    note = practice.note(visit)
    practice.clock.forward(hours=-5)
    kept = practice.services.notes.keep(replace(note, assessment="typed meanwhile"))
    assert kept.saved_at >= note.started_at  # a draft is kept with the record's time, which never goes back
    with pytest.raises(NotAllowed, match="clock says"):
        practice.services.notes.sign(kept)
    practice.clock.forward(hours=6)
    assert practice.services.notes.sign(kept).value.is_signed


def three_visits(practice):
    """Treat one client three times in six weeks, her pain going from 7 to 3 and her rotation from 45 to 70."""
    client = practice.client()
    for pain, rotation in ((7, 45), (5, 60), (3, 70)):
        visit = practice.visit(client)
        values = tuple(
            RomValue(movement="neck_rotation", label="Rotation", side=side, value=rotation + extra)
            for side, extra in ((Side.LEFT, 0), (Side.RIGHT, 5))
        )
        passive = RomValue(movement="neck_rotation", label="Rotation", side=Side.LEFT, kind=RomKind.PASSIVE, value=90)
        practice.signed_note(
            visit, subjective=Subjective(pain=Pain(now=pain)), objective=Objective(written={}, rom=(*values, passive))
        )
        practice.clock.forward(days=21)
    return client


def test_the_trend_goes_over_the_visits_oldest_first(practice):
    client = three_visits(practice)
    trend = practice.services.notes.trend(client.id)
    assert [point.value for point in trend.pain] == [7, 5, 3]
    assert [point.value for point in trend.motion] == [45, 60, 70]
    assert (trend.motion_label, trend.motion_side) == ("Rotation", Side.LEFT)
    assert trend.pain[0].day < trend.pain[-1].day


def test_the_trend_of_nobody_is_empty(practice):
    trend = practice.services.notes.trend(practice.client().id)
    assert trend.pain == trend.motion == ()


def test_the_previous_note_is_the_signed_one_before(practice):
    client = three_visits(practice)
    newest, middle, oldest = practice.services.notes.of_client(client.id)
    assert practice.services.notes.previous(newest) == middle
    assert practice.services.notes.previous(oldest) is None
    draft = practice.note(practice.visit(client))
    assert practice.services.notes.previous(draft) == newest


def test_a_sensitive_area_needs_its_own_consent(practice):
    visit = practice.visit()
    practice.consent(visit)
    with pytest.raises(NotReady) as refused:
        practice.services.notes.sign(replace(practice.note(visit), treatment=(a_treatment(areas=(CHEST,)),)))
    assert refused.value.missing[0].problem.values["area"] == "Upper chest"


def test_changes_say_what_a_write_touched(practice):
    visit = practice.visit()
    changes = practice.services.notes.start(visit.id).changes
    assert changes.touches(Kind.VISIT, visit.id)
    assert changes.touches(Kind.CLIENT)
    assert not changes.touches(Kind.RECEIPT)


def test_who_signs_for_somebody_else_is_told_so(practice):
    other = replace(a_therapist(), id=TherapistId("therapist-2"), name="Ben Other")
    practice.services.clinics.save_therapist(other)
    booked = practice.services.visits.book(
        practice.client().id, therapist=other.id, service=a_service().id, starts_at=NOW, arrived=True
    )
    note = practice.services.notes.start(booked.value.id).value

    reminders = [one for one in practice.services.notes.missing(note) if one.problem.field == "therapist"]
    assert [one.problem.values for one in reminders] == [{"name": "Ben Other"}]
    assert not reminders[0].blocks
    own = practice.services.notes.start(practice.visit().id).value
    assert not [one for one in practice.services.notes.missing(own) if one.problem.field == "therapist"]


@pytest.mark.parametrize("status", [VisitStatus.STARTED, VisitStatus.DONE])
def test_a_visit_that_went_on_without_a_note_still_gets_one(practice, status):
    visit = practice.visit()
    for step in (VisitStatus.STARTED, VisitStatus.DONE):
        practice.services.visits.move(visit.id, step)
        if step is status:
            break
    practice.consent(visit)
    note = practice.services.notes.start(visit.id).value
    assert practice.services.visits.get(visit.id).status is status
    assert practice.services.notes.sign(replace(note, treatment=(a_treatment(),))).value.is_signed
    assert practice.services.visits.get(visit.id).status is VisitStatus.DONE


def test_a_visit_that_was_cancelled_gets_no_note(practice):
    visit = practice.visit()
    practice.services.visits.move(visit.id, VisitStatus.CANCELLED)
    with pytest.raises(NotAllowed):
        practice.services.notes.start(visit.id)
    assert practice.services.notes.of_visit(visit.id) is None


def test_who_was_logged_in_is_kept_with_the_signature(practice):
    assert practice.signed_note().signing.signed_by == "Anna Roy"
    clinics, services = practice.services.clinics, practice.services
    clinics.save_therapist(a_therapist(id=TherapistId("second"), name="Ben Fox"))
    visit = services.visits.book(
        practice.client(first_name="Zoe").id,
        therapist=TherapistId("second"),
        service=a_service().id,
        starts_at=NOW,
        arrived=True,
    ).value
    signing = practice.signed_note(visit).signing
    assert (signing.name, signing.signed_by) == ("Ben Fox", "Anna Roy")


def test_a_note_entered_in_error_stays_readable_and_care_builds_on_it_no_more(practice):
    client, notes = practice.client(), practice.services.notes
    first = practice.signed_note(practice.visit(client), subjective=Subjective(pain=Pain(now=7)))
    practice.clock.forward(days=7)
    wrong = practice.signed_note(practice.visit(client), subjective=Subjective(pain=Pain(now=2)))
    practice.clock.forward(days=7)
    today = practice.note(practice.visit(client))
    assert notes.previous(today) == wrong
    notes.add(wrong.id, AddendumKind.CORRECTION, "Left, not right.")
    assert notes.previous(today) == wrong
    notes.add(wrong.id, AddendumKind.ENTERED_IN_ERROR, "Another client's visit.")
    assert notes.previous(today) == first
    assert notes.in_force(client.id) == (today, first)
    assert [point.value for point in notes.trend(client.id).pain] == [7]
    assert notes.of_client(client.id) == (today, wrong, first)
    assert notes.open(wrong.id).note == wrong


def test_the_timeline_tells_a_note_entered_in_error_from_a_signed_one(practice):
    client, services = practice.client(), practice.services
    practice.signed_note(practice.visit(client))
    practice.clock.forward(days=7)
    wrong = practice.signed_note(practice.visit(client))
    services.notes.add(wrong.id, AddendumKind.ENTERED_IN_ERROR, "Another client's visit.")
    shown = [one.state for one in services.timelines.of(client.id) if one.kind is Kind.NOTE]
    assert shown == ["in_error", "signed"]


def test_a_visit_whose_note_was_entered_in_error_has_no_receipt_as_its_next_step(practice):
    services, today = practice.services, practice.services.desk.time.today()
    note = practice.signed_note()
    (card,) = services.visits.day(today)
    assert (card.note_in_error, card.next_step) == (False, NextStep.RECEIPT)
    services.notes.add(note.id, AddendumKind.CORRECTION, "Left, not right.")
    assert services.visits.day(today) == (card,)
    services.notes.add(note.id, AddendumKind.ENTERED_IN_ERROR, "Another client's visit.")
    (card,) = services.visits.day(today)
    assert (card.note_in_error, card.next_step) == (True, NextStep.DONE)
