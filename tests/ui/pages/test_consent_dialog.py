"""The consent dialogs with their real services, offscreen."""

import gc
import weakref
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLabel, QPushButton, QToolButton, QWidget

from rmt_desktop.domain.consent import Agreement
from rmt_desktop.domain.forms.answers import Mode
from rmt_desktop.domain.notes import PlanText
from rmt_desktop.domain.visits import Visit
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.pages.consent import ConsentChangeDialog, ConsentDialog
from rmt_desktop.ui.widgets.fields import Line, Pick
from tests.support.builders import CHEST, LEFT_SHOULDER, NECK, PIXEL, a_treatment, an_area_consent
from tests.support.room import cut_off
from tests.support.services import Practice
from tests.support.ui import RecordedGo, ScriptedAsk, a_context, a_gate

SHOULDER, CHEST_NAME = "Shoulder and upper back (left)", "Upper chest (both sides)"


@pytest.fixture
def ask() -> ScriptedAsk:
    return ScriptedAsk()


@pytest.fixture
def ctx(qapp, practice: Practice, wiring, tmp_path, ask: ScriptedAsk) -> Iterator[UiContext]:
    gate = a_gate(qapp, wiring.catalog, wiring.vaults, folder=tmp_path, ask=ask)
    yield a_context(gate, practice.services, folder=practice.vault.folder)
    gate.tasks.close()


@pytest.fixture
def visit(practice: Practice) -> Visit:
    """A visit whose note speaks of the left shoulder and the upper chest."""
    client = practice.client()
    practice.history(client, blood_thinner=True)
    visit = practice.visit(client)
    note = replace(
        practice.note(visit),
        plan=PlanText(text="Loosen the shoulder."),
        treatment=(a_treatment(areas=(LEFT_SHOULDER, CHEST)),),
    )
    practice.services.notes.keep(note)
    return visit


@pytest.fixture
def dialog(qtbot, ctx: UiContext, visit: Visit) -> ConsentDialog:
    return shown(qtbot, ConsentDialog(None, ctx, visit.id))


def shown(qtbot, made: QDialog):
    qtbot.addWidget(made, before_close_func=lambda dialog: dialog.done(0))
    with qtbot.waitExposed(made):
        made.show()
    return made


def named(dialog: QWidget, name: str) -> QWidget:
    found = [
        one
        for kind in (QPushButton, QCheckBox, Line)
        for one in dialog.findChildren(kind)
        if one.isVisible() and name in (one.accessibleName() or one.text(), one.text())
    ]
    assert len(found) == 1, f"{name}: {[one.accessibleName() or one.text() for one in found]}"
    return found[0]


def click(dialog: QWidget, name: str) -> None:
    named(dialog, name).click()


def texts(dialog: QWidget) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def type_into(dialog: QWidget, name: str, text: str) -> None:
    line = named(dialog, name)
    line.setText(text)
    line.textEdited.emit(text)


def talk_and_sign(dialog: ConsentDialog) -> None:
    """Agree to everything, the sensitive area with its reason, tick the six points and sign."""
    click(dialog, f"{SHOULDER}: Agrees")
    click(dialog, f"{CHEST_NAME}: Agrees")
    type_into(dialog, f"Clinical reason: {CHEST_NAME}", "Short pectorals")
    click(dialog, "All six were talked about")
    click(dialog, "Next: read and sign")
    click(dialog, "Use the typed name as signature")


def states(ctx: UiContext, visit: Visit) -> dict[str, Agreement]:
    return {one.area.area: one.agreement for one in ctx.services.consents.of_visit(visit.id).states}


def test_areas_plan_and_risks_are_proposed_from_the_visit(dialog):
    talk = dialog.talk()

    assert [one.area.area for one in dialog._areas.proposed()] == ["shoulder_back", "upper_chest"]
    assert talk.plan == "Loosen the shoulder."
    assert talk.risks == "Blood thinner: Avoid deep pressure; bruising is likely."
    assert talk.areas == ()


def test_a_consent_is_recorded_with_its_exact_text(dialog, ctx, visit):
    talk_and_sign(dialog)
    shown_text = dialog._agreement._text.text()

    click(dialog, "Record consent")

    (consent,) = ctx.services.consents.of_visit(visit.id).consents
    assert not dialog.isVisible()
    assert consent.text == shown_text
    assert "Loosen the shoulder." in consent.text
    assert f"{SHOULDER}: agreed" in consent.text
    assert consent.signature.name == "Maya Tremblay"
    assert states(ctx, visit) == {"shoulder_back": Agreement.AGREED, "upper_chest": Agreement.AGREED}


def test_the_text_follows_every_decision(dialog):
    talk_and_sign(dialog)

    click(dialog, f"{SHOULDER}: Declines")

    assert f"{SHOULDER}: declined" in dialog._agreement._text.text()


def test_nobody_signs_before_every_area_is_decided_and_each_open_one_is_named(dialog):
    click(dialog, f"{SHOULDER}: Agrees")

    click(dialog, "Next: read and sign")
    assert "Upper chest: choose agrees or declines, or take it off the list." in texts(dialog)
    assert "Shoulder and upper back: choose" not in texts(dialog)
    assert not dialog._agreement.isVisible()

    click(dialog, f"{CHEST_NAME}: Declines")
    click(dialog, "Next: read and sign")
    assert dialog._agreement.isVisible()


def test_the_text_to_be_signed_stands_in_full_on_its_page_without_a_scroll_of_its_own(qtbot, dialog):
    talk_and_sign(dialog)
    text = dialog._agreement._text

    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()) > 0)
    assert not dialog._agreement._words.isVisible()


def test_an_untouched_talk_is_put_away_and_one_with_a_word_is_not(dialog):
    assert dialog.put_away()
    click(dialog, f"{SHOULDER}: Agrees")
    assert not dialog.put_away()


def test_a_change_of_consent_is_put_away_until_something_is_typed(qtbot, ctx, practice, visit):
    practice.consent(visit, an_area_consent())
    made = shown(qtbot, ConsentChangeDialog(None, ctx, visit.id))
    assert made.put_away()
    made._action.setText("Stopped at once")
    assert not made.put_away()


def test_a_point_that_was_not_talked_about_is_asked_for(dialog, ctx, visit):
    talk_and_sign(dialog)
    dialog._talk.points._ticks["risks"].setChecked(False)

    click(dialog, "Record consent")

    assert "1 of the six points" in texts(dialog)
    assert dialog.focusWidget() is dialog._talk.points._ticks["risks"]
    assert states(ctx, visit) == {}


def test_an_undecided_area_is_named_beside_it(dialog, ctx, visit):
    talk_and_sign(dialog)
    click(dialog, f"{SHOULDER}: Agrees")  # once more takes it back

    click(dialog, "Record consent")

    assert "choose agrees or declines" in texts(dialog)
    assert states(ctx, visit) == {}


def test_a_sensitive_area_needs_a_reason_and_writing(dialog, ctx, visit):
    talk_and_sign(dialog)
    type_into(dialog, f"Clinical reason: {CHEST_NAME}", "")

    click(dialog, "Record consent")
    assert "write the clinical reason" in texts(dialog)
    reason = named(dialog, f"Clinical reason: {CHEST_NAME}")
    assert dialog.focusWidget() is reason
    assert not reason.visibleRegion().isEmpty()

    type_into(dialog, f"Clinical reason: {CHEST_NAME}", "Short pectorals")
    click(dialog, "How consent is given: By voice")
    click(dialog, "Record consent")

    assert "needs consent in writing for this visit" in texts(dialog)
    assert states(ctx, visit) == {}


def test_agrees_to_all_leaves_sensitive_areas_to_be_asked_one_by_one(dialog):
    dialog._areas.add(NECK)

    click(dialog, "Agrees to all")

    decided = {one.area.area: one.agreement for one in dialog._areas.proposed()}
    assert decided == {
        "shoulder_back": Agreement.AGREED,
        "neck": Agreement.AGREED,
        "upper_chest": None,
    }


def test_another_area_is_found_by_a_few_letters(qtbot, dialog):
    add = dialog._areas._add
    add.setText("breast (l")
    qtbot.keyClick(add, Qt.Key.Key_Return)

    added = dialog._areas.proposed()[-1]
    assert (added.area.area, added.area.side.value, added.sensitive) == ("breast", "L", True)
    asked = next(one for one in dialog.findChildren(QCheckBox) if one.accessibleName().endswith("Breast (left)"))
    asked.click()
    assert dialog._areas.proposed()[-1].requested


def test_an_area_is_taken_off_the_list(dialog):
    gone = next(
        one for one in dialog.findChildren(QToolButton) if one.accessibleName() == f"Take off the list: {CHEST_NAME}"
    )
    gone.click()

    assert [one.area.area for one in dialog._areas.proposed()] == ["shoulder_back"]
    assert "Sensitive areas" not in texts(dialog)


def test_signing_without_name_or_hand_says_so_beside_it(dialog, ctx, visit):
    talk_and_sign(dialog)
    click(dialog, "Clear the signature")
    click(dialog, "Record consent")
    assert "Please sign in the box" in texts(dialog)

    type_into(dialog, "Name in full", "")
    click(dialog, "Record consent")
    assert "Please type the name" in texts(dialog)
    assert states(ctx, visit) == {}


SIGN_AGAIN = "The text has changed since it was signed. Please sign again."


def test_a_signature_goes_with_the_areas_it_was_drawn_for(dialog, ctx, visit):
    talk_and_sign(dialog)
    assert SIGN_AGAIN not in texts(dialog)

    click(dialog, f"{SHOULDER}: Declines")

    assert SIGN_AGAIN in texts(dialog)
    assert dialog.talk().signature.image == b""
    click(dialog, "Record consent")
    assert dialog.isVisible()
    assert states(ctx, visit) == {}


def test_why_the_signature_is_gone_is_in_sight(qtbot, dialog):
    talk_and_sign(dialog)
    page = dialog._conversation._page
    assert page.verticalScrollBar().value() == 0

    click(dialog, f"{SHOULDER}: Declines")

    why = next(one for one in dialog.findChildren(QLabel) if one.text() == SIGN_AGAIN)
    qtbot.waitUntil(lambda: page.verticalScrollBar().value() > 0)
    assert page.viewport().rect().contains(why.mapTo(page.viewport(), why.rect().bottomLeft()))


def test_a_signature_goes_with_the_plan_it_was_drawn_for(dialog):
    talk_and_sign(dialog)
    click(dialog, "1  Talk about it")
    dialog._talk.questions.setPlainText("How long?")  # is not part of the text
    click(dialog, "Next: read and sign")
    assert dialog.talk().signature.image

    click(dialog, "1  Talk about it")
    dialog._talk.plan.setPlainText("Something else.")
    click(dialog, "Next: read and sign")

    assert dialog.talk().signature.image == b""
    assert SIGN_AGAIN in texts(dialog)
    click(dialog, "Use the typed name as signature")
    click(dialog, "Record consent")
    assert not dialog.isVisible()


def test_by_voice_no_hand_is_asked_for(dialog, ctx, visit):
    talk_and_sign(dialog)
    click(dialog, f"{CHEST_NAME}: Declines")
    click(dialog, "How consent is given: By voice")

    click(dialog, "Record consent")

    (consent,) = ctx.services.consents.of_visit(visit.id).consents
    assert consent.mode is Mode.VERBAL
    assert consent.signature.image == b""
    assert states(ctx, visit)["upper_chest"] is Agreement.DECLINED


def test_on_paper_the_picture_of_the_paper_is_kept(dialog, ctx, visit):
    talk_and_sign(dialog)
    click(dialog, "How consent is given: Signed on paper")
    click(dialog, "Record consent")
    assert "Add a photo or a scan" in texts(dialog)

    dialog._agreement._scan.set_png(PIXEL)
    click(dialog, "Record consent")

    (consent,) = ctx.services.consents.of_visit(visit.id).consents
    assert consent.mode is Mode.WRITTEN
    assert consent.signature.image == PIXEL


def test_another_language_says_everything_anew_but_keeps_own_words(dialog):
    dialog._talk.plan.setPlainText("My own words")
    click(dialog, f"{SHOULDER}: Agrees")

    click(dialog, "Language of the text: Français")

    talk = dialog.talk()
    assert talk.language == "fr"
    assert talk.plan == "My own words"
    assert talk.risks == "Blood thinner (fr) : Avoid deep pressure; bruising is likely. (fr)"
    assert [one.area.label for one in talk.areas] == ["Shoulder and upper back (fr)"]
    assert dialog._talk.points._ticks["risks"].text() == "Risks (fr)"


def test_where_age_decides_only_somebody_else_can_sign(qtbot, ctx, practice):
    services = practice.services
    clinic = services.clinics.clinic()
    services.clinics.save_clinic(replace(clinic, province="QC"))
    child = practice.client(birth_date=services.desk.time.today().replace(year=2020))
    dialog = shown(qtbot, ConsentDialog(None, ctx, practice.visit(child).id))

    roles = next(one for one in dialog.findChildren(Pick) if one.accessibleName() == "Who signs")

    assert [roles.itemData(row) for row in range(roles.count())] == ["guardian", "decision_maker"]
    assert "somebody else must consent" in texts(dialog)


def test_what_was_recorded_is_shown_and_more_can_be_agreed(qtbot, ctx, practice, visit):
    practice.consent(visit)
    dialog = shown(qtbot, ConsentDialog(None, ctx, visit.id))

    assert f"{SHOULDER}: agreed" in texts(dialog)
    assert [one.area.area for one in dialog._areas.proposed()] == ["upper_chest"]


def test_escape_asks_before_it_throws_a_talk_away(qtbot, dialog, ask):
    click(dialog, f"{SHOULDER}: Agrees")
    ask.agrees = [False, True]

    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.reject()

    assert not dialog.isVisible()


def test_escape_closes_at_once_when_nothing_was_done(qtbot, dialog, ask):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert ask.asked == []


def tab_to(qtbot, dialog: QDialog, name: str) -> None:
    for _ in range(80):
        at = dialog.focusWidget()
        if at is not None and name in (at.accessibleName(), getattr(at, "text", str)()):
            return
        qtbot.keyClick(at or dialog, Qt.Key.Key_Tab)
    raise AssertionError(f"{name} is not reached with Tab")


@pytest.fixture
def plain(qtbot, ctx: UiContext, practice: Practice) -> ConsentDialog:
    """The dialog of a visit whose areas are not sensitive: the left shoulder and the neck."""
    visit = practice.visit()
    treatment = (a_treatment(areas=(LEFT_SHOULDER, NECK)),)
    practice.services.notes.keep(
        replace(practice.note(visit), plan=PlanText(text="Loosen the shoulder."), treatment=treatment)
    )
    return shown(qtbot, ConsentDialog(None, ctx, visit.id))


def test_where_nothing_is_sensitive_three_presses_record_the_consent(plain, ctx):
    visit = ctx.services.visits.get(plain.talk().visit_id)

    for press in ("All talked about and agreed", "Use the typed name as signature", "Record consent"):
        click(plain, press)

    assert not plain.isVisible()
    assert states(ctx, visit) == {"shoulder_back": Agreement.AGREED, "neck": Agreement.AGREED}
    (consent,) = ctx.services.consents.of_visit(visit.id).consents
    assert len(consent.elements) == 6
    assert consent.signature.image


def test_nothing_is_talked_about_or_agreed_before_somebody_says_so(plain, ctx):
    talk = plain.talk()

    click(plain, "Record consent")

    assert (talk.areas, talk.elements, talk.signature.image) == ((), (), b"")
    assert plain.isVisible()
    assert states(ctx, ctx.services.visits.get(talk.visit_id)) == {}


def test_the_words_that_are_signed_stand_on_the_one_page(plain):
    assert "We spoke about the risks." in plain._agreement._text.text()
    assert plain._agreement._text.isVisible()
    assert "What will be done: Loosen the shoulder." in plain._agreement._text.text()
    assert "What will be done, in plain words" not in texts(plain)

    click(plain, "Plan, risks, questions, capacity")
    plain._talk.plan.setPlainText("Loosen the neck.")

    assert "What will be done: Loosen the neck." in plain._agreement._text.text()


def test_without_a_plan_the_plan_is_asked_for(qtbot, ctx, practice):
    dialog = shown(qtbot, ConsentDialog(None, ctx, practice.visit().id))

    assert "What will be done, in plain words" in texts(dialog)
    assert "Risks for this client in particular" not in texts(dialog)


def test_the_one_page_has_room_for_talk_text_and_signature(qtbot, plain):
    plain.resize(1120, 740)
    page = plain._conversation._page

    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() == 0)

    assert page.viewport().height() >= plain._agreement.height() + plain._talk.height()


def test_the_one_page_fits_a_low_and_narrow_screen(qtbot, plain):
    for tick in plain._talk.points._ticks.values():
        tick.setText("Your right to ask, to stop and to change")
    plain.resize(960, 520)

    qtbot.waitUntil(lambda: cut_off(plain) == [])

    assert (plain.width(), plain.height()) == (960, 520)


def test_a_sensitive_area_gets_its_own_page_in_writing(plain):
    plain._areas.add(CHEST)

    assert not plain._agreement.isVisible()
    shown_buttons = [one.text() for one in plain.findChildren(QPushButton) if one.isVisible()]
    assert "All talked about and agreed" not in shown_buttons
    assert "We spoke about the risks." in texts(plain)

    click(plain, "Agrees to all")
    plain._areas._rows[-1].agree()
    click(plain, "Next: read and sign")
    assert plain._agreement.isVisible()
    assert not plain._talk.isVisible()


def test_without_the_sensitive_area_all_is_on_one_page_again(dialog):
    click(dialog, "All six were talked about")
    next(
        one for one in dialog.findChildren(QToolButton) if one.accessibleName() == f"Take off the list: {CHEST_NAME}"
    ).click()

    assert dialog._agreement.isVisible()
    assert len(dialog.talk().elements) == 6
    assert named(dialog, "Record consent").isVisible()


def test_a_consent_is_recorded_with_the_keyboard_alone(qtbot, plain, ctx):
    visit = ctx.services.visits.get(plain.talk().visit_id)

    for name in ("All talked about and agreed", "Use the typed name as signature", "Record consent"):
        tab_to(qtbot, plain, name)
        qtbot.keyClick(plain.focusWidget(), Qt.Key.Key_Space)

    assert states(ctx, visit) == {"shoulder_back": Agreement.AGREED, "neck": Agreement.AGREED}


def test_a_withdrawal_is_recorded_in_three_clicks(qtbot, ctx, practice, visit):
    practice.consent(visit, an_area_consent(), an_area_consent(area=NECK))
    dialog = shown(qtbot, ConsentChangeDialog(None, ctx, visit.id))
    assert not named(dialog, "Record").isEnabled()

    row = dialog._list.visualItemRect(dialog._list.item(0)).center()
    qtbot.mouseClick(dialog._list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    click(dialog, "Stopped at once")
    click(dialog, "Record")

    (change,) = ctx.services.consents.of_visit(visit.id).changes
    assert (change.agreement, change.action) == (Agreement.WITHDRAWN, "Stopped at once")
    assert states(ctx, visit) == {"shoulder_back": Agreement.WITHDRAWN, "neck": Agreement.AGREED}


def test_the_only_area_is_chosen_already_and_return_records(qtbot, ctx, practice, visit):
    practice.consent(visit)
    dialog = shown(qtbot, ConsentChangeDialog(None, ctx, visit.id))

    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    assert states(ctx, visit) == {"shoulder_back": Agreement.WITHDRAWN}


def test_an_area_can_be_agreed_again(qtbot, ctx, practice, visit):
    practice.consent(visit)
    ctx.services.consents.change(visit.id, LEFT_SHOULDER, Agreement.WITHDRAWN, action="")
    dialog = shown(qtbot, ConsentChangeDialog(None, ctx, visit.id))

    click(dialog, "What holds now?: Agreed again")
    click(dialog, "Record")

    assert states(ctx, visit) == {"shoulder_back": Agreement.AGREED}


def test_a_sensitive_area_is_agreed_again_in_writing_only(qtbot, ctx, practice, visit):
    chest = an_area_consent(area=CHEST, sensitive=True, reason="Short pectorals")
    practice.consent(visit, chest)
    ctx.services.consents.change(visit.id, CHEST, Agreement.WITHDRAWN, action="")
    dialog = shown(qtbot, ConsentChangeDialog(None, ctx, visit.id))

    assert "agreed again in writing only" in texts(dialog)
    assert "Agreed again" not in [one.text() for one in dialog.findChildren(QPushButton) if one.isVisible()]


def test_without_consent_the_change_leads_to_the_talk(qtbot, ctx, visit):
    dialog = shown(qtbot, ConsentChangeDialog(None, ctx, visit.id))

    click(dialog, "Talk about consent now")

    go = ctx.go
    assert isinstance(go, RecordedGo)
    assert go.dialogs == [("consent", visit.id)]
    assert not dialog.isVisible()


@pytest.mark.parametrize("kind", [ConsentDialog, ConsentChangeDialog])
def test_the_dialog_is_freed_when_it_closes(ctx, practice, visit, kind):
    practice.consent(visit)
    dialog = kind(None, ctx, visit.id)
    dialog.show()
    gone = weakref.ref(dialog)

    dialog.reject()
    dialog.deleteLater()
    del dialog
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    gc.collect()

    assert gone() is None
