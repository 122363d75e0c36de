"""The printed record of a visit: complete, in order, and plain about what it is."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rmt_desktop.documents.render import PdfDocuments
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import VIEWS
from rmt_desktop.domain.consent import Agreement
from rmt_desktop.domain.forms.answers import Line, Mode
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.notes import AddendumKind, Goal, Objective, PlanText, Subjective
from rmt_desktop.domain.screening import Flag, written_flags
from rmt_desktop.domain.sides import Side
from rmt_desktop.domain.standing import WrittenExercise, WrittenSheet
from tests.documents.reading import find, page_texts, pages_of, picture_of, places, slants, text_of
from tests.documents.samples import a_drawn_chart, a_full_note, a_note_paper
from tests.support.builders import (
    CHEST,
    LEFT_SHOULDER,
    NECK,
    NOW,
    a_client,
    a_clinic,
    a_consent,
    a_consent_change,
    a_note,
    a_signature,
    a_signing,
    a_treatment,
    an_addendum,
    an_area_consent,
)
from tests.support.catalog import a_rule

LATER = datetime(2026, 11, 25, 15, 30, tzinfo=UTC)


def plain(paper_text: str) -> str:
    return paper_text.replace("\u00a0", " ")


def test_who_and_when_stand_at_the_head(visit_record: bytes) -> None:
    text = page_texts(visit_record)[0]

    for wanted in (
        "Treatment note",
        "Maya Tremblay, called May",
        "she/her",
        "30 April 1988 (38 years)",
        "Client number",
        "23 November 2026, 14:02, 60 minutes",
        "Anna Roy, RMT",
        "T012345",
        "Neck and shoulder pain",
        "Sister, at the client's wish",
    ):
        assert wanted in text


def test_every_section_of_the_note_is_printed(visit_record: bytes) -> None:
    text = text_of(visit_record)

    for wanted in (
        "Nagging neck and shoulder pain",
        "Sleeps on two pillows now.",
        "Now 7/10, at its best 4/10, at its worst 9/10",
        "Head forward, Rounded shoulders (both sides)",
        "Left shoulder a little higher.",
        "Spurling (left) negative no arm pain",
        "Left rhomboids: hypertonic.",
        "Skin warm and dry.",
        "Findings fit a myofascial",
        "Four visits, then look again.",
        "Turn the head to park the car · 70° to the left · by 14 December 2026",
        "How often Once a week",
        "Reassessment 14 December 2026",
        "Deep tissue Shoulder and upper back (left) 20 deep",
        "Joint mobilisation, grade II",
        "Stopped when it pinched.",
        "Prone, then supine",
        "Draped, arms free",
        "Warm and loose; no dizziness.",
        "Pain after the treatment 4/10",
        "Chin tuck, levator stretch.",
        "In one week; look at the right side too.",
        "Plan: taken over from the visit of 2 November 2026 and reviewed.",
    ):
        assert wanted in text


def test_the_sections_stand_in_the_order_of_a_visit(visit_record: bytes) -> None:
    pdf = visit_record
    heads = (
        "Cautions and decisions",
        "Subjective",
        "Objective",
        "Assessment",
        "Consent",
        "Treatment given",
        "Response",
    )
    places = [find(pdf, head) for head in heads]

    assert [(one.page, -one.bottom) for one in places] == sorted((one.page, -one.bottom) for one in places)


def test_empty_sections_are_left_out(documents: PdfDocuments) -> None:
    paper = a_note_paper(note=a_note(signing=a_signing()), consents=(), changes=(), flags=())
    text = text_of(documents.note(paper))

    for absent in ("Subjective", "Objective", "Plan", "Consent", "Response", "Cautions", "Home care"):
        assert absent not in text


def test_the_home_care_given_stands_in_the_note_with_its_doses(documents: PdfDocuments) -> None:
    tuck = WrittenExercise(name="Chin tuck", dose="2 sets of 10, twice a day", own_words="Slowly, without pain.")
    heat = WrittenExercise(name="Warm pack")
    sheet = WrittenSheet(exercises=(tuck, heat), message="Begin tomorrow.", given_at=NOW, given_by="Anna Roy")
    pdf = documents.note(a_note_paper(sheets=(sheet,)))

    text = plain(text_of(pdf))
    for wanted in (
        "Chin tuck, levator stretch.",
        "Home-care sheet given 23 November 2026, 14:02 by Anna Roy",
        "Slowly, without pain.",
        "Message Begin tomorrow.",
    ):
        assert wanted in text
    dose, own = find(pdf, "2 sets of 10"), find(pdf, "Slowly, without")
    assert abs(dose.top - own.top) < 1


def test_an_area_treated_before_its_consent_was_withdrawn_says_so_where_its_minutes_stand(
    documents: PdfDocuments,
) -> None:
    line = a_treatment(areas=(LEFT_SHOULDER, NECK)).said_before(LEFT_SHOULDER, before=True)
    text = text_of(documents.note(a_note_paper(note=a_note(treatment=(line,), signing=a_signing()))))

    assert "Shoulder and upper back (left) – before consent was withdrawn, Neck" in " ".join(plain(text).split())


def test_home_care_without_words_of_the_therapist_is_printed_too(documents: PdfDocuments) -> None:
    sheet = WrittenSheet(exercises=(WrittenExercise(name="Warm pack"),), given_at=NOW, given_by="Anna Roy")
    text = text_of(documents.note(a_note_paper(note=a_note(signing=a_signing()), sheets=(sheet,))))

    assert "Warm pack –" in text


def test_range_of_motion_stands_in_columns_with_the_usual_range(visit_record: bytes) -> None:
    pdf = visit_record
    row, left, right = find(pdf, "Neck rotation, active"), find(pdf, "45°, painful"), find(pdf, "60°")

    assert abs(left.top - right.top) < 1
    assert abs(row.top - left.top) < 1
    assert left.left < right.left
    assert "80° (AAOS)" in text_of(pdf)
    head, jaw = find(pdf, "Measured"), find(pdf, "Jaw opening, passive")
    no_side = next(one for one in places(pdf, "38") if one.page == jaw.page and abs(one.top - jaw.top) < 2)
    assert left.bottom > head.top, "in a table of its own, under neither side"
    assert abs(no_side.left - head.left) < 1
    assert "Jaw opening, passive 38 " in text_of(pdf)


def test_marks_are_drawn_and_listed_with_their_numbers(visit_record: bytes) -> None:
    text = text_of(visit_record)

    for wanted in (
        "Drawn by the client",
        "Aching, 7/10",
        "Found by the therapist",
        "active trigger point, 7/10.",
        "hypertonic, ropy.",
        "Left and right are the client's own.",
    ):
        assert wanted in text
    assert "Front" in text
    assert "Back" in text
    assert "Left side" not in text


def test_every_mark_carries_the_number_of_its_line(visit_record: bytes) -> None:
    head, caption = find(visit_record, "Body chart"), find(visit_record, "Back")
    column = find(visit_record, "Found by the therapist")

    for number in ("3", "4"):
        assert any(
            place.page == caption.page
            and caption.top < place.bottom < head.bottom
            and caption.left - 70 < place.left
            and place.right < column.left
            for place in places(visit_record, number)
        )


def test_a_chart_the_page_has_room_for_opens_the_findings_with_posture_beside_it(documents: PdfDocuments) -> None:
    pdf = documents.note(a_note_paper(flags=(), note=a_full_note(dispositions=(), subjective=Subjective())))
    head, caption, posture = find(pdf, "Objective"), find(pdf, "Back"), find(pdf, "Head forward")

    assert head.page == caption.page == posture.page == 0
    assert head.bottom > posture.top > caption.top
    assert posture.left > caption.right
    assert "Body chart" not in text_of(pdf)


def test_a_chart_without_room_goes_overleaf_and_the_findings_go_on(visit_record: bytes) -> None:
    chart, motion = find(visit_record, "Body chart"), find(visit_record, "Neck rotation, active")

    assert (motion.page, chart.page) == (0, 1)
    assert motion.bottom < 792 * 0.3, "no hole at the foot of the first page"
    assert chart.top > 792 * 0.85, "at the head of the next page"


def test_marks_on_many_views_are_listed_in_two_columns_below_them(documents: PdfDocuments) -> None:
    every = tuple(
        replace(mark, id=MarkId(f"{mark.id}-{view}"), view=view) for mark in a_drawn_chart().marks for view in VIEWS
    )
    pdf = documents.note(a_note_paper(note=a_full_note(chart=Chart(every))))
    caption, client, therapist = (find(pdf, it) for it in ("Back", "Drawn by the client", "Found by the therapist"))

    assert client.bottom == therapist.bottom < caption.bottom
    assert therapist.left - client.left > 200


def test_palpation_written_by_the_chart_is_not_said_twice(documents: PdfDocuments) -> None:
    note = a_full_note()
    listed = "Left levator: active trigger point, 7/10.\nLeft rhomboid: hypertonic, ropy."
    same = replace(note, objective=replace(note.objective, palpation=listed))
    more = replace(note, objective=replace(note.objective, palpation=f"{listed}\nSkin cool."))

    assert "Palpation As listed beside the body chart." in text_of(documents.note(a_note_paper(note=same)))
    assert "Palpation Left levator: active" in text_of(documents.note(a_note_paper(note=more)))


def test_a_note_without_marks_has_no_figure(documents: PdfDocuments) -> None:
    text = text_of(documents.note(a_note_paper(note=a_full_note(chart=Chart()))))

    assert "Drawn by the client" not in text
    assert "Back" not in text


def test_the_mark_is_seen_on_the_paper(visit_record: bytes) -> None:
    with_marks = visit_record
    place = find(with_marks, "Body chart")
    page = picture_of(with_marks, place.page, scale=1)
    colours = {colour for _, colour in page.getcolors(1_000_000) or ()}

    assert any(red > 150 and green < 60 and blue < 80 for red, green, blue in colours)


def test_a_caution_carries_its_advice_its_standing_and_the_decision(visit_record: bytes) -> None:
    text = text_of(visit_record)

    assert "Adapt: Blood thinner" in text
    assert "Avoid deep pressure; bruising is likely." in text
    assert "General knowledge, to be verified by a practitioner." in text
    assert "Decided: Treatment adapted. No friction; moderate pressure only." in text


def test_a_caution_names_the_answer_that_raised_it(documents: PdfDocuments) -> None:
    asked = Line(
        key="blood_thinner", section="Medicines", question="Do you take a blood thinner?", answer="Yes: Eliquis"
    )
    other = Line(key="fever", section="Today", question="Do you have a fever?", answer="No")
    flag = Flag(rule=a_rule(id="anticoagulant"), because=("blood_thinner",))
    text = text_of(documents.note(a_note_paper(flags=written_flags((flag,), (asked, other), "en"))))

    assert "Because of: Do you take a blood thinner? – Yes: Eliquis" in text
    assert "Do you have a fever?" not in text
    assert "Raised by the therapist." not in text


def test_a_caution_nobody_answered_was_raised_by_the_therapist(documents: PdfDocuments) -> None:
    by_hand = Flag(rule=a_rule(id="anticoagulant"), because=())

    assert "Raised by the therapist." in text_of(
        documents.note(a_note_paper(flags=written_flags((by_hand,), (), "en")))
    )


def test_a_decision_stays_when_its_caution_is_gone(documents: PdfDocuments) -> None:
    text = text_of(documents.note(a_note_paper(flags=())))

    assert "Anticoagulants" in text
    assert "No friction; moderate pressure only." in text


def test_consent_is_printed_area_by_area_with_its_exact_words(visit_record: bytes) -> None:
    consent = a_note_paper().consents[0]
    text = text_of(visit_record)

    for wanted in (
        "23 November 2026, 14:02 · signed on the screen · recorded by Anna Roy",
        "Shoulder and upper back (left) agreed",
        "Upper chest (both sides) – sensitive area agreed, later withdrawn Tight pectorals pull the shoulder forward",
        "Nature · Benefits · Risks · Effects · Alternatives · Refusal",
        "Bruises come more easily with the anticoagulant.",
        "How long will it be sore?",
        "Understands and repeats it in her own words.",
        "23 November 2026, 14:02 · the exact words, version 2026-1",
        consent.text,
        consent.text_hash,
    ):
        assert wanted in text


def test_the_exact_words_of_the_consent_come_last(documents: PdfDocuments) -> None:
    words = "\n".join(f"Sentence {number} of what was read out." for number in range(30))
    paper = a_note_paper(consents=(a_consent(text=words),), addenda=(an_addendum(text="Called the next day."),))
    text = text_of(documents.note(paper))
    order = ("Consent", "Treatment given", "Signed electronically", "Called the next day.", "Sentence 0 of")
    places = [text.index(part, text.index("Subjective")) for part in order]

    assert places == sorted(places)
    assert all(f"Sentence {number} of" in text for number in range(30))
    assert "The exact words stand at the end of this record." in text


def test_the_paper_says_who_was_logged_in_where_that_was_somebody_else(documents: PdfDocuments) -> None:
    words = "was logged in to the program"
    own, other = (a_note_paper(note=a_note(signing=a_signing(signed_by=name))) for name in ("Anna Roy", "Ben Fox"))

    assert f"Signed while Ben Fox {words}." in text_of(documents.note(other))
    assert words not in text_of(documents.note(own))
    assert words not in text_of(documents.note(a_note_paper(note=a_note(signing=a_signing(signed_by="")))))


def test_a_decision_that_was_changed_says_so_beside_the_area(documents: PdfDocuments) -> None:
    chest = an_area_consent(area=CHEST, sensitive=True)
    changes = (
        a_consent_change(id="a", area=CHEST),
        a_consent_change(id="b", area=CHEST, agreement=Agreement.AGREED, at=LATER),
    )
    twice = documents.note(a_note_paper(consents=(a_consent(areas=(chest,)),), changes=changes))
    once = documents.note(a_note_paper(consents=(a_consent(areas=(chest,)),), changes=changes[:1]))

    assert "agreed, later agreed" in text_of(twice)
    assert "agreed, later withdrawn" in text_of(once)


@pytest.mark.parametrize(
    ("later", "words"),
    [
        ({Side.LEFT: Agreement.WITHDRAWN}, "agreed, later withdrawn (left)"),
        ({Side.LEFT: Agreement.WITHDRAWN, Side.RIGHT: Agreement.WITHDRAWN}, "agreed, later withdrawn"),
        (
            {Side.LEFT: Agreement.WITHDRAWN, Side.RIGHT: Agreement.DECLINED},
            "agreed, later withdrawn (left), declined (right)",
        ),
        ({Side.MIDLINE: Agreement.WITHDRAWN}, "agreed"),
    ],
)
def test_a_change_of_one_side_says_which_beside_the_area_of_both(
    documents: PdfDocuments, later: dict[Side, Agreement], words: str
) -> None:
    changes = tuple(
        a_consent_change(id=side, area=replace(CHEST, side=side, label="Chest"), agreement=agreement)
        for side, agreement in later.items()
    )
    paper = a_note_paper(consents=(a_consent(areas=(an_area_consent(area=CHEST),)),), changes=changes)
    decision = " ".join(text_of(documents.note(paper)).split()).partition("Upper chest (both sides) ")[2]

    assert decision.startswith(words)
    assert not decision.startswith((f"{words} (", f"{words},"))


def test_a_change_on_a_later_day_is_not_taken_for_one_of_the_visit(documents: PdfDocuments) -> None:
    late = a_consent_change(id="late", area=CHEST, action="Written down late.", at=NOW + timedelta(days=1))
    paper = a_note_paper(changes=(a_consent_change(area=CHEST, action="Stopped."), late))
    text = text_of(documents.note(paper))
    order = [
        "Changed during the visit",
        "What was done: Stopped.",
        "Changed after the day of the visit",
        "24 November 2026, 14:02",
        "What was done: Written down late.",
    ]

    assert sorted(order, key=text.index) == order


def test_a_withdrawal_stands_there_with_its_time_and_what_was_done(visit_record: bytes) -> None:
    text = text_of(visit_record)

    assert "Changed during the visit" in text
    assert "Upper chest (both sides): withdrawn" in text
    assert "23 November 2026, 14:02 · recorded by Anna Roy" in text
    assert "What was done: Stopped at once and covered the chest." in text


def test_changes_of_consent_are_in_the_order_they_happened(documents: PdfDocuments) -> None:
    changes = (
        a_consent_change(id="b", area=CHEST, agreement=Agreement.AGREED, action="Went on.", at=LATER),
        a_consent_change(id="a", area=CHEST, action="Stopped."),
    )
    text = text_of(documents.note(a_note_paper(changes=changes)))

    assert text.index("What was done: Stopped.") < text.index("What was done: Went on.")


@pytest.mark.parametrize("lines", range(0, 30, 2))
def test_the_clients_signature_stands_with_what_it_was_given_to(documents: PdfDocuments, lines: int) -> None:
    paper = a_note_paper()
    visit = replace(paper.visit, also_present="\n".join("Her sister" for _ in range(lines)))
    pdf = documents.note(replace(paper, visit=visit))
    done, name = find(pdf, "What will be done"), find(pdf, "The exact words stand")
    hand = next(one for one in places(pdf, "Maya Tremblay") if (one.page, -one.top) > (name.page, -name.bottom))

    assert done.page == name.page == hand.page


def test_consent_given_verbally_names_who_gave_it(documents: PdfDocuments) -> None:
    consent = a_consent(mode=Mode.VERBAL, signature=a_signature(image=b"", name="Rose Tremblay", role="guardian"))
    text = text_of(documents.note(a_note_paper(consents=(consent,))))

    assert "given verbally" in text
    assert "Given by Rose Tremblay (parent or guardian)" in text


def test_an_area_asked_for_by_the_client_says_so(documents: PdfDocuments) -> None:
    area = an_area_consent(area=CHEST, sensitive=True, requested_by_client=True, reason="Scar after surgery")
    text = text_of(documents.note(a_note_paper(consents=(a_consent(areas=(area,)),))))

    assert "At the client's own request. Scar after surgery" in text


def test_the_signing_line_names_who_signed_and_when(visit_record: bytes) -> None:
    text = text_of(visit_record)

    assert "Signed electronically" in text
    assert "T012345" in text[text.index("Signed electronically") :]
    assert "23 November 2026, 14:02" in text[text.index("Signed electronically") :]


def test_a_draft_says_on_every_page_that_it_is_not_signed(documents: PdfDocuments) -> None:
    pdf = documents.note(a_note_paper(note=a_full_note(signing=None)))

    assert slants(pdf) == set("DRAFT – not signed")
    assert "It is not a record of the visit yet." in text_of(pdf)
    assert "Signed electronically" not in text_of(pdf)


def test_a_signed_note_is_not_stamped(visit_record: bytes) -> None:
    assert slants(visit_record) == set()


def test_additions_follow_in_the_order_they_were_made_with_kind_author_and_time(documents: PdfDocuments) -> None:
    late = an_addendum(id="2", kind=AddendumKind.LATE_ENTRY, text="Second.", at=LATER)
    text = text_of(documents.note(a_note_paper(addenda=(late, an_addendum(text="First.")))))
    additions = text[text.index("Additions Addendum") :]

    assert "2 additions were made later" in text
    assert "Addendum 23 November 2026, 14:02 · Anna Roy, RMT First." in additions
    assert "Late entry 25 November 2026, 10:30 · Anna Roy, RMT Second." in additions


def test_an_entry_made_in_error_is_announced_on_the_first_page(documents: PdfDocuments) -> None:
    wrong = an_addendum(kind=AddendumKind.ENTERED_IN_ERROR, text="Belongs to another client.")
    pages = page_texts(documents.note(a_note_paper(addenda=(wrong,))))

    assert "This note was entered in error" in pages[0]
    assert "Belongs to another client." in pages[-1]


def test_every_page_carries_client_number_print_time_and_its_place(visit_record: bytes) -> None:
    pages = page_texts(visit_record)

    for number, page in enumerate(pages, start=1):
        assert "Client no. 12 · printed 23 November 2026, 14:02 by Anna Roy" in page
        assert f"Page {number} of {len(pages)}" in page
    assert all("Maya Tremblay · client no. 12 · treatment note, 23 November 2026" in page for page in pages[1:])


def test_a_note_of_ten_thousand_characters_flows_over_pages_without_losing_a_word(documents: PdfDocuments) -> None:
    words = " ".join(f"word{number}" for number in range(1_300))
    pdf = documents.note(a_note_paper(note=a_full_note(free_text=words)))
    text = text_of(pdf)

    assert len(words) > 10_000
    assert pages_of(pdf) >= 5
    assert all(f"word{number}" in text for number in range(1_300))


def test_one_endless_word_wraps(documents: PdfDocuments) -> None:
    subjective = Subjective(concern="x" * 10_000)
    pdf = documents.note(a_note_paper(note=a_full_note(subjective=subjective)))

    assert "".join(page_texts(pdf)).count("x") >= 10_000
    assert pages_of(pdf) >= 5


def test_long_texts_in_table_cells_go_on_overleaf(documents: PdfDocuments) -> None:
    note = a_full_note()
    long = replace(note.treatment[0], comment="remark " * 1_500)
    pdf = documents.note(a_note_paper(note=replace(note, treatment=(long, *note.treatment[1:]))))

    assert text_of(pdf).count("remark") == 1_500


def test_goals_alone_make_a_plan(documents: PdfDocuments) -> None:
    note = a_note(
        plan=PlanText(goals=(Goal(text="Sleep through"),)), objective=Objective(written={}), signing=a_signing()
    )
    text = text_of(documents.note(a_note_paper(note=note)))

    assert "Plan Goals Sleep through" in text


def test_the_note_can_be_printed_in_french(documents: PdfDocuments) -> None:
    text = plain(text_of(documents.note(a_note_paper(language="fr"))))

    for wanted in (
        "Note de traitement",
        "30 avril 1988 (38 ans)",
        "Subjectif",
        "Consentement",
        "Signé électroniquement",
    ):
        assert wanted in text


def test_a_client_without_birth_date_has_a_record_all_the_same(documents: PdfDocuments) -> None:
    pdf = documents.note(a_note_paper(client=a_client(birth_date=None, number=7)))

    assert "Client no. 7" in text_of(pdf)


def test_times_are_those_of_the_clinic_s_clock(documents: PdfDocuments) -> None:
    text = text_of(documents.note(a_note_paper(zone="America/Vancouver", clinic=a_clinic(zone="America/Vancouver"))))

    assert "23 November 2026, 11:02" in text
    assert "14:02" not in text


def test_a_reprint_tells_its_times_by_the_clock_of_the_signature_and_its_printing_by_today_s(
    documents: PdfDocuments,
) -> None:
    moved = a_clinic(zone="America/Vancouver")
    text = text_of(documents.note(a_note_paper(clinic=moved, addenda=(an_addendum(at=LATER),))))

    assert "Signed 23 November 2026, 14:02" in text
    assert "25 November 2026, 10:30 · Anna Roy" in text
    assert "printed 23 November 2026, 11:02" in text


def test_an_evening_in_the_clinic_is_not_the_next_day(documents: PdfDocuments) -> None:
    late = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    text = text_of(documents.note(a_note_paper(printed_at=late)))

    assert "printed 23 November 2026, 21:00" in text


def test_marks_on_all_four_views_fit_the_page(documents: PdfDocuments) -> None:
    marks = tuple(
        replace(mark, id=mark.id + view, view=view)
        for view in ("front", "back", "left", "right")
        for mark in a_drawn_chart().marks[:1]
    )
    text = text_of(documents.note(a_note_paper(note=a_full_note(chart=Chart(marks)))))

    assert all(view in text for view in ("Front", "Back", "Left side", "Right side"))


def test_printing_later_changes_only_the_foot(documents: PdfDocuments, visit_record: bytes) -> None:
    one = visit_record
    two = documents.note(a_note_paper(printed_at=LATER))

    assert text_of(two) == text_of(one).replace("printed 23 November 2026, 14:02", "printed 25 November 2026, 10:30")
    assert NOW != LATER
