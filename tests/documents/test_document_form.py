"""The health history on paper: as it was read and answered, word for word."""

from dataclasses import replace

from rmt_desktop.documents.render import PdfDocuments
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.forms.answers import Line, Mode
from rmt_desktop.domain.screening import Flag, written_flags
from tests.documents.reading import find, page_texts, slants, text_of
from tests.documents.samples import an_intake_paper
from tests.support.builders import a_clinic, a_signature
from tests.support.catalog import a_rule, both


def with_form(**changes: object) -> object:
    paper = an_intake_paper()
    return replace(paper, form=replace(paper.form, **changes))


def test_questions_and_answers_stand_side_by_side(documents: PdfDocuments) -> None:
    pdf = documents.intake(an_intake_paper())
    question, answer = find(pdf, "What brings you here?"), find(pdf, "Neck and shoulder pain.")

    assert abs(question.bottom - answer.bottom) < 5
    assert question.right < answer.left


def test_every_question_is_there_answered_or_not(documents: PdfDocuments) -> None:
    text = text_of(documents.intake(an_intake_paper()))

    assert "Asked and not answered: What would you like to be able to do again?" in text
    assert "Any surgery? Prefers not to say" in text
    assert "Yes: Apixaban, twice a day" in text


def test_a_page_of_the_form_without_any_answer_takes_one_small_row(documents: PdfDocuments) -> None:
    lines = (
        Line(key="heart", section="Heart and blood", question="Any heart problem?", answer=""),
        Line(key="clots", section="Heart and blood", question="Any clots?", answer=""),
        Line(key="lungs", section="Breathing", question="Short of breath?", answer=""),
        Line(key="fever", section="Today", question="Do you have a fever?", answer="No"),
    )
    pdf = documents.intake(with_form(lines=lines, chart=Chart()))
    text = text_of(pdf)

    assert text.count("Asked and not answered") == 1
    assert "Heart and blood Any heart problem? · Any clots? Breathing Short of breath? Today" in text
    assert find(pdf, "Any clots?").size < find(pdf, "Do you have a fever?").size


def test_what_could_be_ticked_stands_under_the_question(documents: PdfDocuments) -> None:
    offered = ("Dizziness", "Double vision")
    line = Line(key="head", section="Safety", question="Any of these?", answer="None of these", offered=offered)
    pdf = documents.intake(with_form(lines=(line,)))

    assert "Any of these? None of these Dizziness · Double vision" in text_of(pdf)


def test_an_answer_says_which_caution_it_raised_and_that_this_was_not_signed(documents: PdfDocuments) -> None:
    caution = Flag(rule=a_rule(name=both("Blood thinner")), because=("blood_thinner",))
    paper = an_intake_paper()
    pdf = documents.intake(replace(paper, flags=written_flags((caution,), paper.form.lines, "en")))

    answer, raised = find(pdf, "Apixaban"), find(pdf, "Adapt: Blood thinner")
    assert 0 < answer.bottom - raised.bottom < 20
    assert "it was not part of what was signed" in text_of(pdf)
    assert "not part of what was signed" not in text_of(documents.intake(an_intake_paper()))


def test_a_reprint_tells_its_times_by_the_zone_of_the_signature_and_its_printing_by_today_s(
    documents: PdfDocuments,
) -> None:
    text = text_of(documents.intake(replace(an_intake_paper(), clinic=a_clinic(zone="America/Vancouver"))))

    assert "Signed 23 November 2026, 14:02" in text
    assert "23 November 2026, 14:02 · Anna Roy No change" in text
    assert "printed 23 November 2026, 11:02" in text


def test_the_drawing_stands_beside_what_brings_the_client(documents: PdfDocuments) -> None:
    lines = tuple(
        Line(key=f"q{number}", section="Your health", question=f"Question {number}?", answer="No")
        for number in range(40)
    )
    paper = an_intake_paper()
    concern, rest = paper.form.lines[:2], paper.form.lines[2:]
    pdf = documents.intake(with_form(lines=(*concern, *rest, *lines)))
    reason, drawing, health = find(pdf, "What brings you"), find(pdf, "Where it hurts"), find(pdf, "Your health")

    assert reason.page == drawing.page == health.page == 0
    assert reason.bottom > drawing.bottom > health.bottom


def test_a_form_without_those_questions_keeps_its_drawing(documents: PdfDocuments) -> None:
    lines = (Line(key="other", section="Other", question="Anything else?", answer="No"),)

    assert "Where it hurts" in text_of(documents.intake(with_form(lines=lines)))


def test_sections_keep_their_heads(documents: PdfDocuments) -> None:
    pdf = documents.intake(an_intake_paper())

    assert find(pdf, "Why you come").bottom > find(pdf, "What brings").top
    assert find(pdf, "Your health").bottom > find(pdf, "Any surgery?").top


def test_the_client_s_own_drawing_is_there_in_her_words(documents: PdfDocuments) -> None:
    text = text_of(documents.intake(an_intake_paper()))

    assert "Where it hurts" in text
    assert "Aching, 7/10" in text
    assert "Found by the therapist" not in text


def test_without_a_drawing_there_is_no_such_section(documents: PdfDocuments) -> None:
    assert "Where it hurts" not in text_of(documents.intake(with_form(chart=Chart())))


def test_signature_hash_and_mode_prove_what_was_signed(documents: PdfDocuments) -> None:
    paper = an_intake_paper()
    text = text_of(documents.intake(paper))

    assert "Filled in on the screen. Form version 1." in text
    assert paper.form.text_hash in text.replace(" ", "")
    assert "Signed 23 November 2026, 14:02" in text
    assert "Recorded by Anna Roy" in text
    assert "Maya Tremblay client" in text


def test_a_guardian_s_verbal_answers_are_confirmed_by_name(documents: PdfDocuments) -> None:
    signature = a_signature(image=b"", name="Rose Tremblay", role="guardian")
    text = text_of(documents.intake(with_form(mode=Mode.VERBAL, signature=signature)))

    assert "Answered aloud and written down by the clinic." in text
    assert "Answers confirmed by Rose Tremblay parent or guardian" in text


def test_reviews_follow_from_the_oldest(documents: PdfDocuments) -> None:
    text = text_of(documents.intake(an_intake_paper()))

    assert text.index("No change since last time.") < text.index("New medicine for blood pressure.")


def test_an_unsigned_form_is_a_draft(documents: PdfDocuments) -> None:
    pdf = documents.intake(with_form(signed_at=None, signature=None))

    assert slants(pdf) == set("DRAFT – not signed")
    assert "SHA-256" not in text_of(pdf)


def test_the_form_is_printed_in_the_language_it_was_signed_in(documents: PdfDocuments) -> None:
    text = text_of(documents.intake(with_form(language="fr")))

    assert "Antécédents de santé" in text
    assert "Préfère ne pas répondre" in text


def test_a_long_answer_flows_over_pages(documents: PdfDocuments) -> None:
    lines = (Line(key="a", section="S", question="Tell us", answer="tale " * 2_000),)
    pdf = documents.intake(with_form(lines=lines))

    assert text_of(pdf).count("tale") == 2_000
    assert all("Client no. 12" in page for page in page_texts(pdf))
