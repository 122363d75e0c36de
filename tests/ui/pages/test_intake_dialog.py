"""The intake dialog with its real services, offscreen."""

import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from rmt_desktop.app.wiring import Wiring, wire
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.looks import Look
from rmt_desktop.domain.chart.marks import Layer, MarkKind
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.forms.answers import Mode
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.keeper import KEEP_AFTER_MS
from rmt_desktop.ui.pages.intake import IntakeDialog
from rmt_desktop.ui.pages.intake.keeping import DraftKeeper
from rmt_desktop.ui.pages.intake.rail import StepRail
from rmt_desktop.ui.widgets.fields import Line, Paragraph, Pick
from tests.support.builders import a_filled_form, a_mark
from tests.support.clock import CountingIds, FrozenClock
from tests.support.intake import a_short_catalog
from tests.support.pages import FullDisk, press_by_name
from tests.support.services import PlainDocuments, Practice
from tests.support.ui import ScriptedAsk, a_context, a_gate
from tests.support.vaults import CHEAP, PASSPHRASE


@pytest.fixture
def wiring(clock: FrozenClock) -> Wiring:
    """The program's wiring with a history of eight questions."""
    return wire(clock=clock, kdf=CHEAP, documents=PlainDocuments(), catalog=a_short_catalog(), new_id=CountingIds())


@pytest.fixture
def ask() -> ScriptedAsk:
    return ScriptedAsk()


@pytest.fixture
def ctx(qapp, practice: Practice, wiring: Wiring, tmp_path, ask: ScriptedAsk) -> Iterator[UiContext]:
    gate = a_gate(qapp, wiring.catalog, wiring.vaults, folder=tmp_path, ask=ask)
    made = a_context(gate, practice.services, folder=practice.vault.folder)
    yield replace(made, opened=replace(made.opened, user=practice.vault.user.id))
    gate.tasks.close()


@pytest.fixture
def client(practice: Practice) -> Client:
    return practice.client()


@pytest.fixture
def dialog(qtbot, ctx: UiContext, client: Client) -> IntakeDialog:
    """The dialog of a client without any history, shown."""
    return opened(qtbot, ctx, client)


def opened(qtbot, ctx: UiContext, client: Client) -> IntakeDialog:
    made = IntakeDialog(None, ctx, client.id)
    qtbot.addWidget(made, before_close_func=lambda dialog: dialog.done(0))
    with qtbot.waitExposed(made):
        made.show()
    return made


def named(dialog: QWidget, name: str) -> QPushButton:
    """Return the one visible button with this accessible name or text."""
    found = [
        one
        for one in dialog.findChildren(QPushButton)
        if one.isVisible() and name in (one.accessibleName() or one.text(), one.text())
    ]
    assert len(found) == 1, f"{name}: {[one.accessibleName() or one.text() for one in found]}"
    return found[0]


def click(dialog: QWidget, name: str) -> None:
    named(dialog, name).click()


def is_there(dialog: QWidget, name: str) -> bool:
    return any(
        one.isVisible() and name in (one.accessibleName(), one.text()) for one in dialog.findChildren(QPushButton)
    )


def texts(dialog: QWidget) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def start(dialog: IntakeDialog, way: str = "On this screen, together") -> None:
    click(dialog, f"How it is filled in: {way}")
    click(dialog, "Start")


def go_to(dialog: IntakeDialog, step: str) -> None:
    dialog._questions.go_to(step)


def agree_and_sign(dialog: IntakeDialog) -> None:
    go_to(dialog, "finish")
    question = "Do you agree that the clinic keeps these answers in your record for your care?"
    click(dialog, f"{question}: Yes")
    go_to(dialog, "sign")
    click(dialog, "Use the typed name as signature")
    click(dialog, "Sign")


BLOOD = "Do you take a blood thinner or a medicine against clots?"
FEVER = "Do you have a fever, or do you feel ill today?"


def test_a_first_history_begins_in_the_clients_language(qtbot, ctx, practice):
    french = practice.client(language="fr")
    dialog = opened(qtbot, ctx, french)

    start(dialog)

    assert dialog.draft.language == "fr"
    assert dialog.draft.mode is Mode.ELECTRONIC
    assert is_there(dialog, "Suivant") or is_there(dialog, "Next")


def test_answers_are_kept_within_a_second(qtbot, dialog, ctx, client):
    start(dialog)
    go_to(dialog, "concern")
    dialog.findChildren(Paragraph)[0].setPlainText("Neck and shoulder pain")

    with qtbot.waitSignal(dialog._keeper.kept, timeout=KEEP_AFTER_MS + 400):
        pass

    assert ctx.services.intake.state(client.id).draft.answers["reasons"] == "Neck and shoulder pain"


def test_typing_on_and_on_does_not_put_off_keeping(qtbot, dialog):
    keeper = DraftKeeper(dialog, lambda draft: draft, a_filled_form(), dialog)
    typist = QTimer(dialog, interval=KEEP_AFTER_MS // 6)
    typist.timeout.connect(
        lambda: keeper.change(replace(keeper.draft, answers={"reasons": keeper.draft.answers.get("reasons", "") + "a"}))
    )
    typist.start()

    with qtbot.waitSignal(keeper.kept, timeout=1000):
        pass

    typist.stop()
    assert keeper.flush()


def test_escape_keeps_the_draft_and_the_next_opening_resumes_there(qtbot, dialog, ctx, client):
    start(dialog)
    go_to(dialog, "concern")
    dialog.findChildren(Paragraph)[0].setPlainText("Neck pain")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    again = opened(qtbot, ctx, client)

    assert not dialog.isVisible()
    assert again._questions.step == "concern"
    assert again.findChildren(Paragraph)[0].toPlainText() == "Neck pain"


def test_a_full_disk_is_told_and_escape_asks_before_anything_is_lost(qtbot, ctx, client, ask):
    disk = FullDisk(ctx.services.intake.units)
    services = replace(ctx.services, intake=replace(ctx.services.intake, units=disk))
    dialog = opened(qtbot, replace(ctx, services=services), client)
    start(dialog)
    disk.is_full = True
    go_to(dialog, "concern")
    dialog.findChildren(Paragraph)[0].setPlainText("Neck pain")
    ask.agrees = [False, True]

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert dialog.isVisible()
    assert dialog.banner.text == "The disk is full. Nothing is lost."
    assert "Not saved yet" in texts(dialog)
    assert dialog.findChildren(Paragraph)[0].toPlainText() == "Neck pain"
    assert not dialog.leave()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_follow_up_appears_only_when_it_applies(dialog):
    start(dialog)
    detail = "Would you like an interpreter, or help with reading or writing?"
    line = next(one for one in dialog.findChildren(Line) if one.accessibleName().startswith(detail))

    assert not line.isVisible()
    click(dialog, f"{detail}: Yes")
    assert line.isVisible()


def test_next_stays_and_says_what_is_needed(dialog):
    start(dialog)
    go_to(dialog, "finish")

    click(dialog, "Next")

    assert dialog._questions.step == "finish"
    assert "we cannot go on without it" in texts(dialog)


def test_declining_greys_the_question_and_taking_it_back_brings_the_answer_again(dialog):
    start(dialog)
    go_to(dialog, "medicines")
    click(dialog, f"{BLOOD}: Yes")

    click(dialog, f"Prefer not to say: {BLOOD}")
    assert dialog.draft.declined == ("blood_thinner",)
    assert "blood_thinner" not in dialog.draft.answers

    click(dialog, f"Prefer not to say: {BLOOD}")
    assert dialog.draft.answers["blood_thinner"] is True


def test_what_is_pressed_by_name_is_answered_and_still_there_after_next_and_back(dialog):
    start(dialog)
    go_to(dialog, "medicines")

    press_by_name(dialog, f"{BLOOD}: Yes")
    assert dialog.draft.answers["blood_thinner"] is True
    click(dialog, "Next")
    click(dialog, "Go back")
    assert named(dialog, f"{BLOOD}: Yes").isChecked()

    press_by_name(dialog, f"Prefer not to say: {BLOOD}")
    assert dialog.draft.declined == ("blood_thinner",)


def test_a_flag_shows_at_once_with_its_reason_and_where_it_is_from(dialog):
    start(dialog)
    go_to(dialog, "medicines")
    assert not is_there(dialog, "1 point for the therapist")

    click(dialog, f"{BLOOD}: Yes")
    click(dialog, "1 point for the therapist")

    words = texts(dialog)
    assert "Avoid deep pressure; bruising is likely." in words
    assert f"Raised by “{BLOOD}” Yes" in words
    assert "to be verified by a practitioner" in words


def test_what_the_client_drew_is_kept_and_read_back_in_her_words(qtbot, dialog, ctx, client):
    start(dialog)
    go_to(dialog, "body")
    (editor,) = dialog.findChildren(ChartEditor)
    editor.chart_changed.emit(Chart((a_mark(kind=MarkKind.ACHING, layer=Layer.CLIENT),)))
    go_to(dialog, "sign")

    qtbot.waitUntil(lambda: "Aching, 7/10" in texts(dialog))
    assert ctx.services.intake.state(client.id).draft.chart.marks[0].kind is MarkKind.ACHING


def test_the_drawing_page_offers_the_clients_kinds_on_a_figure_of_her_choice(dialog):
    start(dialog)
    go_to(dialog, "body")
    (editor,) = dialog.findChildren(ChartEditor)

    (which,) = (one for one in dialog.findChildren(Pick) if one.accessibleName() == "Figure for drawing")
    assert which.chosen() == editor.canvas.view.figure == "female"
    which.choose("male_older")

    assert editor.canvas.view.figure == "male_older"
    assert not is_there(dialog, "Active trigger point")


def test_a_client_draws_on_the_clinics_figure_and_skin_dressed_where_none_was_chosen(qtbot, ctx, practice):
    clinics = practice.services.clinics
    clinics.save_clinic(replace(clinics.clinic(), figure="female_large", look=Look.LINE))
    made = opened(qtbot, ctx, practice.client(figure=""))
    start(made)
    go_to(made, "body")
    (editor,) = made.findChildren(ChartEditor)
    assert editor.canvas.view.figure == "female_large"
    shown = editor.canvas._figure_options
    assert (shown.look, shown.modest) == (Look.LINE, True)
    assert editor.sidebar._looks[Look.LINE].isChecked()


def test_the_figure_has_most_of_the_height_of_the_drawing_page(dialog):
    dialog.resize(1366, 720)
    start(dialog)
    go_to(dialog, "body")
    page = dialog._questions._page("body")

    assert page.editor.mapTo(page, QPoint(0, 0)).y() < 70
    assert page.editor.canvas.height() > page.height() * 0.55


def test_the_other_language_keeps_page_and_answers(dialog):
    start(dialog)
    go_to(dialog, "medicines")
    click(dialog, f"{BLOOD}: Yes")

    click(dialog, "Language: Français")

    assert dialog.draft.language == "fr"
    assert dialog._questions.step == "medicines"
    assert dialog.draft.answers["blood_thinner"] is True


def test_a_screen_reader_reads_the_answers_before_the_signature(dialog):
    start(dialog)
    go_to(dialog, "sign")
    waiting, heard = [QAccessible.queryAccessibleInterface(dialog._questions.signing)], []
    while waiting:
        node = waiting.pop()
        heard.append(node.text(QAccessible.Text.Name))
        waiting += [node.child(number) for number in reversed(range(node.childCount()))]

    answers = heard.index("What brings you here")
    assert heard.index("Please read your answers") < answers < heard.index("Sign") < heard.index("Name in full")


def test_signing_without_a_signature_says_so_beside_it(dialog, ctx, client):
    start(dialog)
    go_to(dialog, "finish")
    click(dialog, "Do you agree that the clinic keeps these answers in your record for your care?: Yes")
    go_to(dialog, "sign")

    click(dialog, "Sign")

    assert "Please sign in the box" in texts(dialog)
    assert ctx.services.intake.state(client.id).signed is None


def test_signing_opens_the_page_that_lacks_a_needed_answer(dialog):
    start(dialog)
    go_to(dialog, "sign")
    click(dialog, "Use the typed name as signature")

    click(dialog, "Sign")

    assert dialog._questions.step == "finish"
    assert "we cannot go on without it" in texts(dialog)


def test_after_the_signature_the_therapist_sees_the_flags(dialog, ctx, client):
    start(dialog)
    go_to(dialog, "today")
    click(dialog, f"{FEVER}: Yes")
    agree_and_sign(dialog)

    signed = ctx.services.intake.state(client.id).signed
    assert signed.signature.name == client.legal_name
    assert signed.signature.image.startswith(b"\x89PNG")
    assert "Fever or illness" in texts(dialog)
    click(dialog, "Close")
    assert not dialog.isVisible()


SIGN_AGAIN = "The text has changed since it was signed. Please sign again."


def test_a_signature_goes_with_the_answers_it_was_drawn_for(dialog):
    start(dialog)
    go_to(dialog, "sign")
    click(dialog, "Use the typed name as signature")
    go_to(dialog, "medicines")
    go_to(dialog, "sign")
    assert dialog._questions.has_hand

    go_to(dialog, "medicines")
    click(dialog, f"{BLOOD}: Yes")
    go_to(dialog, "sign")

    assert not dialog._questions.has_hand
    assert SIGN_AGAIN in texts(dialog)
    click(dialog, "Use the typed name as signature")
    assert SIGN_AGAIN not in texts(dialog)


def test_a_signature_goes_with_the_drawing_it_was_given_below(dialog):
    start(dialog)
    go_to(dialog, "body")
    go_to(dialog, "sign")
    click(dialog, "Use the typed name as signature")
    go_to(dialog, "body")
    dialog.findChildren(ChartEditor)[0].chart_changed.emit(Chart((a_mark(layer=Layer.CLIENT),)))
    go_to(dialog, "sign")

    assert not dialog._questions.has_hand
    assert SIGN_AGAIN in texts(dialog)


def test_the_other_language_is_signed_again_by_the_same_name(dialog):
    start(dialog)
    go_to(dialog, "sign")
    name = next(one for one in dialog.findChildren(Line) if one.accessibleName() == "Name in full")
    name.setText("Jo Roy")
    click(dialog, "Use the typed name as signature")

    click(dialog, "Language: Français")

    signature = dialog._questions.signature()
    assert (signature.name, signature.image) == ("Jo Roy", b"")
    assert dialog._questions.signing._signer._pad_field.problem


def test_escape_asks_before_it_loses_a_signature(qtbot, dialog, ask):
    start(dialog)
    go_to(dialog, "sign")
    click(dialog, "Use the typed name as signature")
    ask.agrees = [False, True]

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert not dialog.put_away()
    dialog.reject()
    assert not dialog.isVisible()
    assert ask.asked == ["Close without the signature?"] * 2


def test_a_signature_that_was_given_keeps_nothing_from_being_put_away(dialog):
    hand_over(dialog)
    agree_and_sign(dialog)

    assert dialog.put_away()


def test_by_voice_nothing_is_drawn(dialog, ctx, client):
    start(dialog, "By voice")
    go_to(dialog, "finish")
    click(dialog, "Do you agree that the clinic keeps these answers in your record for your care?: Yes")
    go_to(dialog, "sign")
    assert not is_there(dialog, "Use the typed name as signature")

    click(dialog, "Sign")

    signed = ctx.services.intake.state(client.id).signed
    assert signed.mode is Mode.VERBAL
    assert signed.signature.image == b""


def test_no_change_is_one_step(qtbot, ctx, practice, client):
    practice.history(client)
    dialog = opened(qtbot, ctx, client)

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert not dialog.isVisible()
    (review,) = ctx.services.intake.state(client.id).reviews
    assert review.changes == ""


def test_something_small_is_written_beside_the_history(qtbot, ctx, practice, client):
    practice.history(client)
    dialog = opened(qtbot, ctx, client)

    click(dialog, "Something small changed")
    click(dialog, "Keep this change")
    assert dialog.isVisible()
    assert "Please write what changed" in texts(dialog)
    dialog.findChildren(Paragraph)[0].setPlainText("New job, less sitting")
    click(dialog, "Keep this change")

    assert not dialog.isVisible()
    assert ctx.services.intake.state(client.id).reviews[0].changes == "New job, less sitting"


def test_escape_asks_before_it_loses_what_changed(qtbot, ctx, practice, client, ask):
    practice.history(client)
    dialog = opened(qtbot, ctx, client)
    click(dialog, "Something small changed")
    dialog.findChildren(Paragraph)[0].setPlainText("New job")
    ask.agrees = [False, True]

    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_no_change_is_not_offered_beside_a_written_change(qtbot, ctx, practice, client):
    practice.history(client)
    dialog = opened(qtbot, ctx, client)
    click(dialog, "Something small changed")
    words = dialog.findChildren(Paragraph)[0]

    words.setPlainText("New job")
    assert not is_there(dialog, "No change")
    words.setPlainText(" ")
    assert is_there(dialog, "No change")


def test_words_about_a_change_are_kept_when_the_questions_are_gone_through(qtbot, ctx, practice, client):
    practice.history(client)
    dialog = opened(qtbot, ctx, client)
    click(dialog, "Something small changed")
    dialog.findChildren(Paragraph)[0].setPlainText("New job")

    click(dialog, "Go through the questions")
    start(dialog)

    assert dialog.draft is not None
    assert [one.changes for one in ctx.services.intake.state(client.id).reviews] == ["New job"]


def test_words_that_cannot_be_kept_stay_where_they_are(qtbot, ctx, practice, client):
    practice.history(client)
    disk = FullDisk(ctx.services.intake.units)
    services = replace(ctx.services, intake=replace(ctx.services.intake, units=disk))
    dialog = opened(qtbot, replace(ctx, services=services), client)
    click(dialog, "Something small changed")
    dialog.findChildren(Paragraph)[0].setPlainText("New job")
    disk.is_full = True

    click(dialog, "Go through the questions")

    assert "The disk is full" in dialog.banner.text
    assert dialog.findChildren(Paragraph)[0].toPlainText() == "New job"


def test_going_through_the_questions_begins_with_the_last_answers(qtbot, ctx, practice, client):
    practice.history(client, reasons="Neck pain", fever=True)
    dialog = opened(qtbot, ctx, client)

    click(dialog, "Go through the questions")
    start(dialog)

    assert dialog.draft.answers["reasons"] == "Neck pain"
    assert "fever" not in dialog.draft.answers


def hand_over(dialog: IntakeDialog) -> None:
    start(dialog, "By the client alone")
    assert dialog.is_handed_over


def test_in_client_mode_nothing_closes_the_window_and_no_flag_is_seen(qtbot, dialog):
    hand_over(dialog)
    go_to(dialog, "medicines")
    click(dialog, f"{BLOOD}: Yes")

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()

    assert dialog.isVisible()
    assert dialog.isFullScreen()
    assert not is_there(dialog, "1 point for the therapist")
    assert not is_there(dialog, "Close")
    assert not is_there(dialog, "Hand over to the client")
    dialog.done(0)


def test_in_client_mode_no_word_for_the_therapist_is_left_in_the_window(dialog):
    click(dialog, "Start")
    go_to(dialog, "medicines")
    click(dialog, f"{BLOOD}: Yes")
    assert is_there(dialog, "1 point for the therapist")
    advice = [one.text() for one in dialog._strip.findChildren(QLabel)]
    click(dialog, "Hand over to the client")

    assert advice
    assert [one.text() for one in dialog._strip.findChildren(QLabel)] == []
    assert not [one for one in dialog.findChildren(QPushButton) if "therapist" in one.text()]
    dialog.done(0)


def give_back(dialog: IntakeDialog, secret: str) -> None:
    dialog._gate._passphrase.line.setText(secret)
    click(dialog, "Go on as staff")


def test_a_wrong_pass_phrase_keeps_the_client_in_the_form(qtbot, dialog):
    hand_over(dialog)
    click(dialog, "Give the computer back")

    give_back(dialog, "guessed by the client")
    qtbot.waitUntil(lambda: not dialog._ctx.tasks.is_busy)

    assert dialog.is_handed_over
    assert dialog._gate._field.problem
    click(dialog, "Go on with the questions")
    assert dialog._questions.isVisible()
    dialog.done(0)


def test_nobody_goes_back_to_the_questions_while_the_pass_phrase_is_checked(qtbot, dialog):
    hand_over(dialog)
    click(dialog, "Give the computer back")
    give_back(dialog, PASSPHRASE)

    assert not named(dialog, "Go on with the questions").isEnabled()
    qtbot.waitUntil(lambda: not dialog.is_handed_over)
    assert dialog._questions.isVisible()


def test_the_staff_pass_phrase_ends_client_mode_where_it_was(qtbot, dialog):
    hand_over(dialog)
    go_to(dialog, "medicines")
    click(dialog, f"{BLOOD}: Yes")
    click(dialog, "Give the computer back")

    give_back(dialog, PASSPHRASE)
    qtbot.waitUntil(lambda: not dialog.is_handed_over)

    assert not dialog.isFullScreen()
    assert dialog._questions.step == "medicines"
    assert is_there(dialog, "1 point for the therapist")


def test_the_client_signs_is_thanked_and_sees_no_flag(qtbot, dialog):
    hand_over(dialog)
    go_to(dialog, "today")
    click(dialog, f"{FEVER}: Yes")
    agree_and_sign(dialog)

    assert "Thank you, Maya." in texts(dialog)
    assert "Fever or illness" not in texts(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()

    give_back(dialog, PASSPHRASE)
    qtbot.waitUntil(lambda: not dialog.is_handed_over)
    assert "Fever or illness" in texts(dialog)


def test_a_lock_in_client_mode_keeps_the_draft_and_closes(dialog, ctx, client):
    hand_over(dialog)
    go_to(dialog, "concern")
    dialog.findChildren(Paragraph)[0].setPlainText("Neck pain")

    assert dialog.leave()
    dialog.done(0)

    assert not dialog.isVisible()
    assert ctx.services.intake.state(client.id).draft.answers["reasons"] == "Neck pain"


def tab_to(qtbot, dialog: IntakeDialog, name: str) -> None:
    """Go on with Tab until the focus is on the control with this name."""
    for _ in range(60):
        at = dialog.focusWidget()
        if name in (at.accessibleName(), getattr(at, "text", str)()):
            return
        qtbot.keyClick(at, Qt.Key.Key_Tab)
    raise AssertionError(f"{name} is not reached with Tab")


def test_the_history_is_filled_in_with_the_keyboard_alone(qtbot, dialog, ctx, client):
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    steps = []
    while dialog._questions.step != "finish":
        steps.append(dialog._questions.step)
        tab_to(qtbot, dialog, "Next")
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
        assert dialog._questions.step not in steps
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)  # yes, keep my answers
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog._questions.step == "sign"
    tab_to(qtbot, dialog, "Use the typed name as signature")
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Space)
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert ctx.services.intake.state(client.id).signed is not None


def test_every_control_can_be_called_by_a_name(dialog):
    start(dialog)
    for step in ("about", "concern", "body", "medicines", "finish", "sign"):
        go_to(dialog, step)
        nameless = [
            one
            for one in dialog.findChildren(QPushButton)
            if one.isVisible() and not (one.accessibleName() or one.text())
        ]
        assert not nameless


def test_the_dialog_is_freed_when_it_closes(ctx, client):
    dialog = IntakeDialog(None, ctx, client.id)
    dialog.show()
    start(dialog)
    go_to(dialog, "body")
    gone = weakref.ref(dialog)

    dialog.reject()
    dialog.deleteLater()
    del dialog
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    gc.collect()

    assert gone() is None


def test_the_rail_says_that_nothing_was_answered_on_a_page(dialog):
    start(dialog)
    go_to(dialog, "today")
    go_to(dialog, "sign")

    described = rail_words(dialog)
    assert described["About you"] == "nothing answered"

    go_to(dialog, "concern")
    dialog.findChildren(Paragraph)[0].setPlainText("Neck pain")
    go_to(dialog, "sign")
    assert rail_words(dialog)[titles(dialog)["concern"]] == "done"


def test_open_safety_questions_are_counted_before_signing_and_do_not_forbid_it(qtbot, dialog, ctx, client):
    start(dialog)
    go_to(dialog, "sign")

    qtbot.waitUntil(lambda: "2 safety questions were not answered" in texts(dialog))

    click(dialog, "Go to these questions")
    assert dialog._questions.step == "medicines"

    agree_and_sign(dialog)
    assert ctx.services.intake.state(client.id).signed is not None
    qtbot.waitUntil(lambda: "2 safety questions were not answered" in texts(dialog))


def test_nothing_is_counted_when_every_safety_question_is_answered(qtbot, dialog):
    start(dialog)
    for step, answer in (("medicines", f"{BLOOD}: No"), ("today", f"{FEVER}: No")):
        go_to(dialog, step)
        click(dialog, answer)
    go_to(dialog, "sign")

    qtbot.waitUntil(lambda: BLOOD in texts(dialog))
    assert "safety question" not in texts(dialog)
    assert not is_there(dialog, "Go to these questions")


def titles(dialog: IntakeDialog) -> dict[str, str]:
    return {section.id: section.title for section in dialog._questions._form.sections}


def rail_words(dialog: IntakeDialog) -> dict[str, str]:
    """Return what a screen reader hears beside each page's title."""
    rail = dialog.findChild(StepRail)
    items = [rail.item(place) for place in range(rail.count())]
    return {item.text(): item.data(Qt.ItemDataRole.AccessibleDescriptionRole) for item in items}
