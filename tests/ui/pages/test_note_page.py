"""The note page: what it keeps and when, what it warns of, and how it is signed."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rmt_desktop.base.errors import StorageTrouble
from rmt_desktop.domain.assessments import RomValue
from rmt_desktop.domain.audit import Act, Kind
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.marks import Place
from rmt_desktop.domain.chart.overtime import Change
from rmt_desktop.domain.chart.typed import TypedFinding
from rmt_desktop.domain.consent import Agreement
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.notes import AddendumKind, Objective, PlanText, Subjective
from rmt_desktop.domain.screening import Decision
from rmt_desktop.domain.sides import Side
from rmt_desktop.domain.treatments import Pressure, Response
from rmt_desktop.domain.visits import Visit, VisitStatus
from rmt_desktop.ui.chart.atlas_panel import AtlasPanel
from rmt_desktop.ui.chart.compare import CompareCharts
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.pages.note import NotePage
from rmt_desktop.ui.pages.note.applied_card import OWN_TECHNIQUE
from rmt_desktop.ui.pages.note.flags import DecisionDialog, RaiseDialog
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.fields import Paragraph
from rmt_desktop.ui.widgets.paper_view import PaperView
from rmt_desktop.ui.widgets.picker import Picker
from tests.support.builders import LEFT_SHOULDER, a_plan_item, a_treatment
from tests.support.catalog import a_catalog
from tests.support.charts import a_mark_in
from tests.support.notes import kept, opened
from tests.support.pages import Stage, a_stage, is_freed, name_of, named, names, press, type_into, words
from tests.support.services import Practice

SAID = "What the client says"
FEVER = "Fever with pain"
LINE = "Deep tissue, line 1"


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path) -> Iterator[Stage]:
    """The page's surroundings; the disk below the notes can be full."""
    for made in a_stage(practice, qtbot, qapp, tmp_path, a_catalog()):
        known = made.ctx.services
        made.ctx = replace(made.ctx, services=replace(known, notes=replace(known.notes, units=made.disk)))
        yield made


@pytest.fixture
def visit(practice: Practice) -> Visit:
    """A visit of a client who takes a blood thinner and has agreed to work on her left shoulder."""
    client = practice.client()
    practice.history(client, blood_thinner=True)
    visit = practice.visit(client)
    practice.consent(visit)
    return visit


def say(stage: Stage, page: QWidget, text: str, name: str = SAID) -> None:
    """Type into a text, key by key."""
    edit = named(page, name, Paragraph)
    edit.setFocus()
    stage.qtbot.keyClicks(edit, text)


def answer(page: NotePage, kind: type[QDialog], act: Callable[[QDialog], object]) -> None:
    """Have the next dialog the page opens answered as soon as it is shown, and closed whatever happens."""

    timer = QTimer(page, interval=5)

    def meanwhile() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            return
        timer.stop()
        try:
            assert isinstance(dialog, kind)
            act(dialog)
        finally:
            dialog.close()

    timer.timeout.connect(meanwhile)
    timer.start()


def must_show(stage: Stage, page: QWidget, text: str) -> None:
    """Wait until a text or a name stands on the page: what is put into a layout is shown a moment later."""
    stage.qtbot.waitUntil(lambda: text in words(page) or text in names(page))


def click(stage: Stage, page: QWidget, name: str) -> None:
    """Press a button once it is shown."""
    must_show(stage, page, name)
    press(page, name)


def decide(dialog: QDialog, decision: str = "Referred", text: str = "Sent to the walk-in clinic.") -> None:
    """Record a decision about a flag."""
    press(dialog, f"What was decided: {decision}")
    named(dialog, "What was said and done", Paragraph).setPlainText(text)
    press(dialog, "Record the decision")


def raise_fever(dialog: QDialog) -> None:
    """Raise the flag by hand."""
    named(dialog, "Red flag", Picker).picked.emit("infection")
    press(dialog, "Raise this flag")


def treat(stage: Stage, page: NotePage) -> None:
    """Enter deep tissue work by typing a few letters."""
    picker = named(page, "Add a technique", Picker)
    picker.setFocus()
    stage.qtbot.keyClicks(picker, "deep")
    stage.qtbot.keyClick(picker, Qt.Key.Key_Return)
    must_show(stage, page, f"Minutes: {LINE}")


def ctrl_return(page: NotePage) -> None:
    """Do what the window does with Ctrl+Return."""
    page.sign()


@pytest.fixture
def follow_up(practice: Practice) -> Visit:
    """A visit three weeks after a first one that is signed; the same area was agreed to again."""
    turned = RomValue(movement="neck_rotation", label="Rotation", side=Side.LEFT, value=45)
    return practice.follow_up(
        subjective=Subjective(concern="Stiff neck"),
        objective=Objective(written={}, rom=(turned,), palpation="Tight on the left"),
        assessment="Levator scapulae strain",
        plan=PlanText(text="Once a week"),
        response=Response(text="Tolerated well"),
        next_visit="Start with the neck",
    )


# Keeping


def test_what_is_typed_is_kept_within_a_second_without_being_asked(stage, visit):
    page = opened(stage, visit)
    with stage.qtbot.waitSignal(stage.ctx.status.saved, timeout=1000) as told:
        say(stage, page, "Stiff since Monday")
        assert kept(stage, visit).subjective.concern == ""

    assert kept(stage, visit).subjective.concern == "Stiff since Monday"
    assert told.args == ["Saved 14:02:11"]


def test_what_has_not_changed_is_not_saved(stage, visit):
    page = opened(stage, visit)
    before = kept(stage, visit).version

    assert page.leave()
    assert page.put_away()

    assert kept(stage, visit).version == before


def test_typing_on_does_not_put_off_the_saving(stage, visit):
    page = opened(stage, visit)
    with stage.qtbot.waitSignal(stage.ctx.status.saved, timeout=1000):
        say(stage, page, "S")
        until = page._keeper._timer.remainingTime()
        say(stage, page, "tiff")
        assert page._keeper._timer.remainingTime() <= until


def test_a_full_disk_is_said_nothing_is_lost_and_it_is_tried_again(stage, visit):
    page = opened(stage, visit)
    stage.disk.is_full = True
    with stage.qtbot.waitSignal(stage.ctx.status.saved) as told:
        say(stage, page, "Stiff")

    assert told.args == ["Not saved yet"]
    assert page.banner.text == "The disk is full. Nothing is lost."
    assert page.note.subjective.concern == "Stiff"
    assert page._keeper._timer.isActive()

    stage.disk.is_full = False
    with stage.qtbot.waitSignal(stage.ctx.status.saved):
        page._keeper._timer.timeout.emit()

    assert kept(stage, visit).subjective.concern == "Stiff"
    assert page.banner.text == ""


def test_leaving_with_what_cannot_be_saved_asks_first(stage, visit):
    page = opened(stage, visit)
    stage.disk.is_full = True
    say(stage, page, "Stiff")

    assert not page.put_away()
    stage.ask.agrees = [False, True]
    assert not page.leave()
    assert page.leave()
    assert stage.ask.asked == ["Leave although not everything is kept?"] * 2


def test_a_note_that_somebody_else_saved_is_not_overwritten(stage, visit):
    page = opened(stage, visit)
    hers = replace(kept(stage, visit), assessment="Written at the other desk")
    stage.practice.services.notes.keep(hers)
    say(stage, page, "Typed here")

    assert not page.put_away()
    assert not page._keeper._timer.isActive()
    stage.ask.agrees = [True]
    click(stage, page, "Show the saved note")

    must_show(stage, page, "Clinical impression")
    assert named(page, "Clinical impression", Paragraph).toPlainText() == "Written at the other desk"
    assert named(page, SAID, Paragraph).toPlainText() == ""
    assert page.banner.text == ""


def test_what_was_typed_can_be_kept_although_somebody_else_was_faster(stage, visit):
    page = opened(stage, visit)
    stage.practice.services.notes.keep(replace(kept(stage, visit), assessment="Written at the other desk"))
    say(stage, page, "Typed here")
    page.put_away()
    stage.ask.agrees = [False]
    click(stage, page, "Show the saved note")

    assert named(page, SAID, Paragraph).toPlainText() == "Typed here"


def test_ten_thousand_characters_are_kept_to_the_last(stage, visit):
    page = opened(stage, visit)
    named(page, SAID, Paragraph).setPlainText("é" * 10_000)

    assert page.put_away()

    assert kept(stage, visit).subjective.concern == "é" * 10_000


def test_a_finding_on_the_chart_writes_its_sentence(stage, visit):
    page = opened(stage, visit)
    mark = a_mark_in("trap_up.L")

    page._draft.chart.chart_changed.emit(Chart((mark,)))

    assert named(page, "Palpation (marks on the chart write here; edit freely)", Paragraph).toPlainText() == (
        "Left trap upper: active trigger point, 7/10."
    )
    assert page.put_away()
    assert kept(stage, visit).chart == Chart((mark,))


# Numbers


def test_measurements_are_typed_with_digits_and_tab_alone(stage, visit):
    page = opened(stage, visit)
    left = named(page, "Rotation, left")
    left.setFocus()
    stage.qtbot.keyClicks(left, "45p")
    stage.qtbot.keyClick(left, Qt.Key.Key_Tab)
    right = QApplication.focusWidget()
    assert right.accessibleName() == "Rotation, right"
    stage.qtbot.keyClicks(right, "70")

    assert page.put_away()
    values = [(one.side, one.value, one.painful) for one in kept(stage, visit).objective.rom]
    assert values == [(Side.LEFT, 45, True), (Side.RIGHT, 70, False)]
    assert left.accessibleDescription() == "56 % of the usual 80°"


def test_the_measurement_of_last_time_stands_beside_the_field(stage, follow_up):
    page = opened(stage, follow_up)

    must_show(stage, page, "← 45°")
    assert named(page, "Rotation, left").accessibleDescription() == "last time 45°"
    assert named(page, "Rotation, left").text() == ""


def test_a_measurement_that_hurt_last_time_says_so_beside_the_field(stage, practice):
    client = practice.client()
    practice.history(client)
    first = practice.visit(client)
    practice.consent(first)
    hurt = RomValue(movement="neck_rotation", label="Rotation", side=Side.LEFT, value=65, painful=True)
    practice.services.notes.sign(
        replace(practice.note(first), objective=Objective(written={}, rom=(hurt,)), treatment=(a_treatment(),))
    )
    practice.clock.forward(days=21)
    page = opened(stage, practice.visit(client))

    must_show(stage, page, "← 65p")
    assert named(page, "Rotation, left").accessibleDescription() == "last time 65° with pain"


def test_a_measurement_that_is_none_is_said_stays_in_its_field_and_is_not_kept(stage, visit):
    page = opened(stage, visit)
    type_into(stage.qtbot, page, "Rotation, left", "4o")
    sentence = "Rotation, left: please type a number up to 360, with a p where it hurts: 45p."

    assert sentence in words(page)
    assert kept(stage, visit).objective.rom == ()
    assert not page.put_away()
    stage.ask.agrees = [False]
    assert not page.leave()
    ctrl_return(page)
    must_show(stage, page, f"●  {sentence}")
    assert named(page, "Rotation, left").text() == "4o"


def test_a_day_that_is_none_blocks_the_signature(stage, visit):
    page = opened(stage, visit)
    type_into(stage.qtbot, page, "Look again on", "soon")
    ctrl_return(page)

    must_show(stage, page, "●  Look again on: this is not a clear date. Please write it as year-month-day, 2026-12-14.")


# As last time


def test_a_section_is_taken_over_marked_and_looked_at(stage, follow_up):
    page = opened(stage, follow_up)
    click(stage, page, "Treatment given: as last time")

    assert kept(stage, follow_up).treatment == (a_treatment(),)
    must_show(stage, page, "taken over from 23 Nov 2026")
    ctrl_return(page)
    must_show(stage, page, "○  Treatment given: taken over from an earlier visit and not reviewed.")

    click(stage, page, "Treatment given: reviewed")
    assert kept(stage, follow_up).copied[0].reviewed
    assert "taken over from 23 Nov 2026" not in words(page)


def test_the_first_visit_offers_nothing_to_take_over(stage, visit):
    page = opened(stage, visit)

    assert not [name for name in names(page) if name.endswith("as last time")]
    must_show(stage, page, "This is the first visit.")


def test_the_last_visit_is_read_beside_the_note(stage, follow_up):
    page = opened(stage, follow_up)

    for text in ("Stiff neck", "Tight on the left", "Deep tissue", "Tolerated well", "Start with the neck"):
        assert text in words(page)


# Warnings


def test_deep_pressure_brings_up_the_warning_of_the_history(stage, visit):
    page = opened(stage, visit)
    picker = named(page, "Add a technique", Picker)
    picker.picked.emit("trigger_point")
    line = "Trigger point release, line 1"
    warning = "Blood thinner: Avoid deep pressure; bruising is likely."
    must_show(stage, page, f"Pressure: {line}")
    segments = named(page, f"Pressure: {line}", Segments)
    assert warning not in words(segments.parentWidget())

    click(stage, page, f"Pressure: {line}: deep")
    assert warning in words(segments.parentWidget())

    click(stage, page, f"Pressure: {line}: light")
    assert warning not in words(segments.parentWidget())


def test_an_area_nobody_agreed_to_is_warned_of_and_blocks(stage, visit):
    page = opened(stage, visit)
    treat(stage, page)
    assert "No consent is recorded for" not in words(page)

    named(page, f"Add an area: {LINE}", Picker).picked.emit("neck|M")

    must_show(stage, page, "No consent is recorded for Neck.")
    ctrl_return(page)
    must_show(stage, page, "●  Neck was treated, but no consent for it is recorded in this visit.")
    assert "Sign anyway" not in names(page)
    click(stage, page, "Go to: Neck was treated, but no consent for it is recorded in this visit.")
    assert stage.go.dialogs == [("consent", visit.id)]


ASKED = "Treatment given names an area whose consent was withdrawn. Was it treated before?"
BEFORE = "It was treated before that: Shoulder and upper back (left): withdrawn at 14:02"
BLOCKED = (
    "Deep tissue: consent for Shoulder and upper back was withdrawn. "
    "Say that it was treated before, or take the area off."
)


def withdraw(stage: Stage, page: NotePage, visit: Visit) -> None:
    """Withdraw consent for the left shoulder in the middle of the visit, as F9 does."""
    consents = stage.practice.services.consents
    stage.go.consent_changed = lambda _: consents.change(visit.id, LEFT_SHOULDER, Agreement.WITHDRAWN, action="")
    page.change_consent()


def test_a_line_on_an_area_that_was_withdrawn_asks_whether_it_was_before_and_blocks_until_it_says_so(stage, visit):
    page = opened(stage, visit)
    treat(stage, page)
    withdraw(stage, page, visit)
    assert page.banner.text == ASKED

    ctrl_return(page)
    must_show(stage, page, f"●  {BLOCKED}")
    click(stage, page, f"Go to: {BLOCKED}")
    assert name_of(QApplication.focusWidget()) == BEFORE
    press(page, BEFORE)

    assert page.banner.text == ""
    assert page.put_away()
    assert kept(stage, visit).treatment[0].before_withdrawal == (LEFT_SHOULDER,)
    ctrl_return(page)
    assert BLOCKED not in words(page)


def test_what_is_taken_over_after_a_withdrawal_is_asked_about_too(stage, follow_up):
    consents = stage.practice.services.consents
    consents.change(follow_up.id, LEFT_SHOULDER, Agreement.WITHDRAWN, action="")
    page = opened(stage, follow_up)
    click(stage, page, "Treatment given: as last time")

    must_show(stage, page, BEFORE)
    click(stage, page, "Remove Shoulder and upper back (left)")
    assert BEFORE not in names(page)


def test_a_technique_of_ones_own_is_used_as_typed_and_says_that_no_cautions_are_known(stage, visit):
    page = opened(stage, visit)
    picker = named(page, "Add a technique", Picker)
    picker.setFocus()
    stage.qtbot.keyClicks(picker, "Gua sha")
    popup = picker.completer().popup()
    stage.qtbot.waitUntil(popup.isVisible)
    assert popup.model().index(0, 0).data() == "Use “Gua sha” as typed"
    stage.qtbot.keyClick(popup, Qt.Key.Key_Down)
    stage.qtbot.keyClick(popup, Qt.Key.Key_Return)

    must_show(stage, page, "Minutes: Gua sha, line 1")
    must_show(stage, page, OWN_TECHNIQUE)
    assert page.put_away()
    assert [(one.technique, one.label) for one in kept(stage, visit).treatment] == [("", "Gua sha")]


def test_each_new_line_and_the_place_to_add_another_are_brought_into_sight(stage, visit):
    page = opened(stage, visit)
    for name in ("deep_tissue", "trigger_point", "deep_tissue"):
        named(page, "Add a technique", Picker).picked.emit(name)
    picker, newest = named(page, "Add a technique", Picker), page._draft.treatment._cards[-1]
    for part in (picker, newest):
        stage.qtbot.waitUntil(lambda part=part: part.visibleRegion().boundingRect().size() == part.size())


def test_a_technique_begins_with_what_was_agreed_and_is_taken_out_again(stage, visit):
    page = opened(stage, visit)
    treat(stage, page)
    stage.qtbot.keyClicks(QApplication.focusWidget(), "20")
    click(stage, page, f"Pressure: {LINE}: deep")
    assert page.put_away()
    assert kept(stage, visit).treatment == (a_treatment(),)

    click(stage, page, f"Remove {LINE}")
    assert page.put_away()
    assert kept(stage, visit).treatment == ()


def test_the_home_care_given_stands_in_the_note_and_is_signed_with_it(stage, visit):
    page = opened(stage, visit)
    home_care = stage.practice.services.home_care
    plan = home_care.start(visit.client_id, visit_id=visit.id, language="en").value
    given = home_care.give(replace(plan, items=(a_plan_item(own_words="Slowly."),), message="Daily."))
    assert "Chin tuck" not in words(page)
    click(stage, page, "Make a home-care sheet")
    assert stage.go.routes == [Route("plan", visit.id, "visit")]

    stage.ctx.changes.announce(given.changes)
    told = ("On the home-care sheet given at 14:02", "Chin tuck: 2 sets of 10, twice a day", "Slowly.")
    told += ("Message on the sheet: Daily.",)
    stage.qtbot.waitUntil(lambda: all(said in words(page) for said in told))
    assert "Make a home-care sheet" not in names(page)
    click(stage, page, "Open the home-care sheet")
    page.sign()
    page.sign()
    assert kept(stage, visit).signing.standing.sheets[0].exercises[0].name == "Chin tuck"


def test_a_red_flag_blocks_the_signature_until_it_is_decided(stage, visit):
    page = opened(stage, visit)
    say(stage, page, "Neck pain and shivers")
    answer(page, RaiseDialog, raise_fever)
    click(stage, page, "Raise a red flag")
    must_show(stage, page, f"Urgent: {FEVER}")

    ctrl_return(page)
    must_show(stage, page, f"●  {FEVER}: record what was decided before signing.")
    assert "Sign anyway" not in names(page)
    ctrl_return(page)
    assert not kept(stage, visit).is_signed

    answer(page, DecisionDialog, decide)
    click(stage, page, f"Go to: {FEVER}: record what was decided before signing.")
    must_show(stage, page, "Referred: Sent to the walk-in clinic. (14:02, Anna Roy)")
    ctrl_return(page)
    ctrl_return(page)

    signed = kept(stage, visit)
    assert signed.is_signed
    assert signed.raised == ("infection",)
    assert [one.decision for one in signed.dispositions] == [Decision.REFERRED]


def test_a_decision_needs_a_choice_and_words(stage, visit):
    page = opened(stage, visit)
    answer(page, RaiseDialog, raise_fever)
    click(stage, page, "Raise a red flag")
    seen: list[str] = []

    def hurry(dialog: QDialog) -> None:
        assert isinstance(dialog, DecisionDialog)
        press(dialog, "Record the decision")
        seen.append(dialog.banner.text)
        press(dialog, "What was decided: Referred")
        press(dialog, "What was decided: Cleared by a physician or nurse practitioner")
        press(dialog, "Record the decision")
        seen.append(dialog.banner.text)
        seen.append(dialog.decision())
        dialog.reject()

    answer(page, DecisionDialog, hurry)
    click(stage, page, f"Record the decision: {FEVER}")

    assert seen == [
        "Please choose what was decided.",
        "Please write in a few words what was said and done.",
        Decision.CLEARED,
    ]
    assert kept(stage, visit).dispositions == ()


def test_a_flag_shows_the_answer_that_raised_it(stage, visit):
    page = opened(stage, visit)

    must_show(stage, page, "Adapt: Blood thinner")
    must_show(stage, page, "To be verified by a practitioner")


def test_safety_questions_that_were_not_answered_are_counted_beside_the_note(stage, visit):
    page = opened(stage, visit)

    must_show(stage, page, "1 safety question was not answered")


def test_the_consent_of_this_visit_stands_beside_the_note_and_opens_its_change(stage, visit):
    page = opened(stage, visit)
    click(stage, page, "Shoulder and upper back (left): agreed")
    page.change_consent()

    assert stage.go.dialogs == [("consent_changed", visit.id)] * 2


def test_after_talking_about_consent_the_focus_is_where_it_was(stage, visit):
    page = opened(stage, visit)
    talk = named(page, "Talk about more areas", QPushButton)
    talk.setFocus()
    talk.click()

    assert stage.go.dialogs == [("consent", visit.id)]
    assert name_of(QApplication.focusWidget()) == "Talk about more areas"


def test_a_history_that_was_not_reviewed_is_reviewed_from_the_list(stage, follow_up):
    page = opened(stage, follow_up)
    ctrl_return(page)
    click(stage, page, "Go to: The health history has not been reviewed for this visit.")

    assert stage.go.dialogs == [("intake", follow_up.client_id)]


def test_the_chart_opens_on_the_side_that_was_marked_last_time(stage, follow_up):
    note = stage.practice.note(follow_up)
    stage.practice.services.notes.keep(replace(note, chart=Chart((a_mark_in("trap_up.L"),))))

    assert opened(stage, follow_up)._draft.chart.view() == "back"


# Signing


def test_ctrl_return_twice_signs(stage, visit):
    page = opened(stage, visit)
    say(stage, page, "Stiff neck")
    ctrl_return(page)
    assert not kept(stage, visit).is_signed
    must_show(stage, page, "Sign this note?")
    assert name_of(QApplication.focusWidget()) == "Go on writing", "something is missing"

    ctrl_return(page)

    assert kept(stage, visit).is_signed
    assert stage.practice.services.visits.get(visit.id).status is VisitStatus.DONE
    must_show(stage, page, "The note is signed")


def test_what_is_typed_between_the_two_is_signed_too(stage, visit):
    page = opened(stage, visit)
    ctrl_return(page)
    say(stage, page, "Stiff neck")
    ctrl_return(page)

    assert kept(stage, visit).is_signed
    assert kept(stage, visit).subjective.concern == "Stiff neck"


def test_going_on_writing_puts_the_list_away(stage, visit):
    page = opened(stage, visit)
    ctrl_return(page)
    click(stage, page, "Go on writing")

    assert "Sign this note?" not in words(page)
    ctrl_return(page)
    assert not kept(stage, visit).is_signed


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("Subjective: nothing is written about why the client came.", SAID),
        ("Treatment given: no technique is recorded.", "Add a technique"),
    ],
)
def test_each_missing_line_jumps_to_its_place(stage, visit, line, first):
    page = opened(stage, visit)
    ctrl_return(page)
    click(stage, page, f"Go to: {line}")

    assert name_of(QApplication.focusWidget()) == first
    assert "Sign this note?" not in words(page)


def test_a_sheet_that_is_not_given_yet_is_reminded_of_at_the_signature_and_leads_to_home_care(stage, visit):
    home_care = stage.practice.services.home_care
    plan = home_care.start(visit.client_id, visit_id=visit.id, language="en").value
    home_care.keep(replace(plan, items=(a_plan_item(),)))
    page = opened(stage, visit)
    ctrl_return(page)
    line = "A home-care sheet was made and is not given yet. Only what was given is signed with the note."
    click(stage, page, f"Go to: {line}")

    assert name_of(QApplication.focusWidget()) == "Home care given"


def test_the_links_above_the_text_go_to_each_section(stage, visit):
    page = opened(stage, visit)
    seen = []
    for section in page._draft.sections.values():
        click(stage, page, f"Go to: {section.name}")
        seen.append(section.isAncestorOf(QApplication.focusWidget()))

    assert seen == [True] * 6


def test_a_full_disk_at_the_signature_signs_nothing(stage, visit):
    page = opened(stage, visit)
    say(stage, page, "Stiff neck")
    ctrl_return(page)
    stage.disk.is_full = True
    ctrl_return(page)

    assert page.banner.text == "The disk is full. Nothing is lost."
    assert not kept(stage, visit).is_signed
    stage.disk.is_full = False
    ctrl_return(page)
    assert kept(stage, visit).is_signed


def test_with_a_clock_set_back_the_draft_is_kept_and_the_signature_is_refused_with_a_sentence(stage, visit):
    page = opened(stage, visit)
    say(stage, page, "Stiff neck")
    ctrl_return(page)
    stage.practice.clock.forward(days=-3)
    ctrl_return(page)

    assert page.banner.text
    assert not kept(stage, visit).is_signed
    assert page.put_away()
    assert kept(stage, visit).subjective.concern == "Stiff neck"


# The signed note


@pytest.fixture
def signed(stage, visit) -> NotePage:
    """A page that shows a signed note."""
    stage.practice.services.notes.sign(
        replace(stage.practice.note(visit), subjective=Subjective(concern="Stiff neck"), treatment=(a_treatment(),))
    )
    return opened(stage, visit)


def test_a_signed_note_is_a_paper_that_cannot_be_typed_into(signed):
    assert signed.findChild(PaperView).pages >= 1
    assert SAID not in names(signed)
    signed.sign()
    signed.change_consent()
    assert "Before you can sign" not in words(signed)


def test_an_addition_stands_below_the_signed_note_which_stays_as_it_was(stage, visit, signed):
    before = kept(stage, visit)
    say(stage, signed, "Called the next day: no soreness.", "What is to be added")
    click(stage, signed, "Add to the note")

    file = stage.practice.services.notes.open(before.id)
    assert file.note == before
    assert [one.text for one in file.addenda] == ["Called the next day: no soreness."]
    assert named(signed, "What is to be added", Paragraph).toPlainText() == ""
    assert signed.leave()


def test_an_empty_addition_is_refused_with_a_sentence(stage, signed):
    click(stage, signed, "Add to the note")

    assert signed.banner.text == "Please write what is to be added."


def test_an_addition_that_was_not_added_is_asked_for_before_leaving(stage, signed):
    say(stage, signed, "Called", "What is to be added")

    assert not signed.put_away()
    stage.ask.agrees = [False, True]
    assert not signed.leave()
    assert signed.leave()


def test_an_addition_that_could_not_be_kept_stays_in_its_field(stage, signed):
    say(stage, signed, "Called", "What is to be added")
    stage.disk.is_full = True
    click(stage, signed, "Add to the note")

    assert signed.banner.text == StorageTrouble("The disk is full. Nothing is lost.").message
    assert named(signed, "What is to be added", Paragraph).toPlainText() == "Called"


def test_after_signing_the_focus_is_on_the_next_step(stage, visit):
    page = opened(stage, visit)
    ctrl_return(page)
    click(stage, page, "Sign anyway")

    assert kept(stage, visit).is_signed
    assert name_of(QApplication.focusWidget()) == "Receipt"


def test_where_no_receipt_follows_the_focus_is_where_something_is_added(stage, visit, signed):
    stage.practice.services.notes.add(kept(stage, visit).id, AddendumKind.ENTERED_IN_ERROR, "Another client's visit.")
    signed.refresh()
    signed.focus_first()

    assert name_of(QApplication.focusWidget()) == "What is to be added"


def test_from_the_signed_note_the_way_leads_on(stage, visit, signed):
    for name in ("Receipt", "Home-care sheet", "Book the next visit"):
        click(stage, signed, name)

    assert stage.go.routes == [Route("receipt", visit.id, "visit"), Route("plan", visit.id, "visit")]
    assert stage.go.dialogs == [("book", visit.client_id)]


def test_a_note_entered_in_error_offers_no_receipt(stage, visit, signed):
    assert "Receipt" in names(signed)
    stage.practice.services.notes.add(kept(stage, visit).id, AddendumKind.ENTERED_IN_ERROR, "Another client's visit.")
    signed.refresh()

    assert "Receipt" not in names(signed)
    assert "This note was entered in error" in words(signed)


def test_the_signed_note_is_saved_as_a_file_and_the_log_says_so(stage, signed, tmp_path):
    target = tmp_path / "note.pdf"
    stage.ask.paths = [target]
    click(stage, signed, "Save as PDF…")

    stage.qtbot.waitUntil(target.exists)
    assert target.read_bytes().startswith(b"%PDF")
    entries = stage.practice.services.audit_log.search(limit=20).entries
    assert any(one.event.act is Act.EXPORTED and one.event.kind is Kind.NOTE for one in entries)


# Manners


def test_every_control_of_the_draft_has_a_name(stage, visit):
    page = opened(stage, visit)
    treat(stage, page)
    nameless = [
        one
        for one in page.findChildren(QPushButton)
        if one.isVisibleTo(page) and not (one.accessibleName() or one.text()).strip()
    ]

    assert nameless == []


def test_nothing_holds_on_to_the_page_of_a_draft(stage, visit):
    assert is_freed(stage, lambda: NotePage(stage.ctx, visit.id))


def test_nothing_holds_on_to_the_page_of_a_signed_note(stage, visit):
    stage.practice.services.notes.sign(replace(stage.practice.note(visit), treatment=(a_treatment(),)))
    assert is_freed(stage, lambda: NotePage(stage.ctx, visit.id))


def test_closing_the_page_stops_its_timer(stage, visit):
    page = opened(stage, visit)
    say(stage, page, "Stiff")
    assert page._keeper._timer.isActive()
    assert page.leave()
    page.closed()

    assert not page._keeper._timer.isActive()
    assert kept(stage, visit).subjective.concern == "Stiff"


def test_pressure_is_chosen_and_taken_back(stage, visit):
    page = opened(stage, visit)
    treat(stage, page)
    click(stage, page, f"Pressure: {LINE}: moderate")
    assert page.note.treatment[0].pressure is Pressure.MODERATE
    click(stage, page, f"Pressure: {LINE}: moderate")
    assert page.note.treatment[0].pressure is None


def test_the_chart_is_shown_alone_and_beside_the_text_again(stage, visit):
    page = opened(stage, visit)
    press(page, "Chart alone")
    assert not page._draft._text.isVisible()
    press(page, "Chart alone")
    assert page._draft._text.isVisible()


def test_todays_chart_is_compared_with_the_last_visits(practice, stage):
    first = practice.follow_up(chart=Chart((a_mark_in("scapula.L", id=MarkId("then")),)))
    page = opened(stage, first)
    page._draft.chart.set_view("back")
    page._draft.chart._add_in(TypedFinding(name="", places=(Place(muscle="levator", side=Side.LEFT),)))
    press(page, "Compare body charts")
    dialog = page.findChildren(CompareCharts)[0]
    assert sorted(pair.change for pair in dialog.pairs()) == [Change.GONE, Change.NEW]
    dialog.accept()


def test_a_touch_of_the_body_asks_the_atlas_and_its_pattern_lies_under_the_marks(stage, visit, qtbot):
    page = opened(stage, visit)
    editor = page._draft.chart
    editor.set_view("back")
    press(page, "Trigger-point atlas")
    panel = page.findChildren(AtlasPanel)[0]
    place = editor.canvas.view.by_key["glut_max.L"].anchor
    qtbot.mouseClick(editor.canvas, Qt.MouseButton.LeftButton, pos=editor.canvas.pixels(*place))
    assert panel.list.count() > 0
    assert editor.canvas._scene._underlay == ()
    panel.list.setCurrentRow(0)
    assert editor.canvas._scene._underlay != ()
    press(page, "Trigger-point atlas")
    assert editor.canvas._scene._underlay == ()
