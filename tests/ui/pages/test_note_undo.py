"""What is typed into a note is not lost: by a refresh, by another joint, by taking a section over, by a slip."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rmt_desktop.domain.assessments import RomKind, RomValue
from rmt_desktop.domain.notes import PlanText
from rmt_desktop.domain.sides import Side
from rmt_desktop.domain.visits import Visit
from rmt_desktop.ui.pages.note import NotePage
from rmt_desktop.ui.widgets.fields import Paragraph
from rmt_desktop.ui.widgets.picker import Picker
from tests.support.catalog import a_catalog, both
from tests.support.notes import kept, opened
from tests.support.pages import Stage, a_stage, named, names, press, type_into, words
from tests.support.services import Practice

LEFT, RIGHT = "Rotation, left", "Rotation, right"
UNREAD = f"{LEFT}: please type a number up to 360, with a p where it hurts: 45p."
FIRST, SECOND = "Deep tissue, line 1", "Trigger point release, line 2"
PASSIVE = RomValue(movement="neck_rotation", label="Rotation", side=Side.LEFT, value=50, kind=RomKind.PASSIVE)
RETIRED = RomValue(movement="retired", label="An old name", side=Side.LEFT, value=20)


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path) -> Iterator[Stage]:
    """The page's surroundings; the neck and the shoulder can be measured, and the disk below the notes can be full."""
    catalog = a_catalog()
    neck = catalog.movements[0]
    shoulder = replace(neck, id="shoulder_flexion", region=both("Shoulder"), name=both("Flexion"))
    catalog = replace(catalog, movements=(neck, shoulder))
    for made in a_stage(practice, qtbot, qapp, tmp_path, catalog):
        known = made.ctx.services
        made.ctx = replace(made.ctx, services=replace(known, notes=replace(known.notes, units=made.disk)))
        yield made


@pytest.fixture
def visit(practice: Practice) -> Visit:
    """A visit three weeks after a first one with a plan and one technique."""
    plan = PlanText(text="Once a week", reassess_on=date(2026, 12, 14))
    return practice.follow_up(assessment="Levator scapulae strain", plan=plan)


def shown(page: NotePage, name: str) -> str:
    return named(page, name, Paragraph).toPlainText()


def write(stage: Stage, page: NotePage, name: str, text: str) -> None:
    """Type into a text, key by key."""
    edit = named(page, name, Paragraph)
    edit.setFocus()
    stage.qtbot.keyClicks(edit, text)


def undo(stage: Stage, page: NotePage) -> None:
    """Press the button in the banner once it is there."""
    stage.qtbot.waitUntil(lambda: "Undo" in names(page.banner))
    named(page.banner, "Undo", QPushButton).click()


def must_show(stage: Stage, page: NotePage, name: str) -> None:
    """Wait until something of this name is on the page: what is put into a layout is shown a moment later."""
    stage.qtbot.waitUntil(lambda: name in names(page))


def treated(stage: Stage, page: NotePage) -> None:
    """Enter two techniques, the first with a comment."""
    picker = named(page, "Add a technique", Picker)
    for letters, minutes, line in (("deep", 12, FIRST), ("trigger", 8, SECOND)):
        stage.qtbot.keyClicks(picker, letters)
        stage.qtbot.keyClick(picker, Qt.Key.Key_Return)
        must_show(stage, page, f"Minutes: {line}")
        stage.qtbot.keyClicks(named(page, f"Minutes: {line}"), str(minutes))
    type_into(stage.qtbot, page, f"Comment: {FIRST}", "slowly")


# Measurements


def test_another_joint_leaves_what_was_measured_and_what_was_mistyped(stage, visit):
    page = opened(stage, visit)
    type_into(stage.qtbot, page, LEFT, "45p")
    type_into(stage.qtbot, page, RIGHT, "4o")
    named(page, "Add a joint", Picker).picked.emit("Shoulder")
    must_show(stage, page, LEFT)

    assert (named(page, LEFT).text(), named(page, RIGHT).text()) == ("45p", "4o")
    stage.qtbot.waitUntil(lambda: QApplication.focusWidget().accessibleName() == "Flexion, left")
    stage.qtbot.keyClicks(QApplication.focusWidget(), "160")
    type_into(stage.qtbot, page, RIGHT, "")
    assert page.put_away()
    values = {(one.movement, one.side): one.value for one in kept(stage, visit).objective.rom}
    assert values == {("neck_rotation", Side.LEFT): 45, ("shoulder_flexion", Side.LEFT): 160}


@pytest.mark.parametrize("text", ["450", "4o", "abc"])
def test_a_refresh_leaves_a_mistyped_measurement_which_goes_on_blocking_the_signature(stage, visit, text):
    page = opened(stage, visit)
    type_into(stage.qtbot, page, LEFT, "45")
    type_into(stage.qtbot, page, LEFT, text)
    page.refresh()

    assert named(page, LEFT).text() == text
    assert UNREAD in words(page)
    page.sign()
    stage.qtbot.waitUntil(lambda: f"●  {UNREAD}" in words(page))
    assert kept(stage, visit).objective.rom == ()


def test_measurements_without_a_field_are_kept(stage, visit):
    note = stage.practice.services.notes.start(visit.id).value
    stage.practice.services.notes.keep(replace(note, objective=replace(note.objective, rom=(PASSIVE, RETIRED))))
    page = opened(stage, visit)
    type_into(stage.qtbot, page, RIGHT, "70")

    assert page.put_away()
    assert [one.value for one in kept(stage, visit).objective.rom] == [50, 20, 70]


# As last time


def test_what_a_section_taken_over_replaces_can_be_had_again_and_so_can_what_replaced_it(stage, visit):
    page = opened(stage, visit)
    write(stage, page, "Treatment plan", "Twice a week")
    press(page, "Plan: as last time")
    assert page.banner.text == "Plan: as last time"
    assert shown(page, "Treatment plan") == "Once a week"
    write(stage, page, "Treatment plan", "!")

    undo(stage, page)
    assert shown(page, "Treatment plan") == kept(stage, visit).plan.text == "Twice a week"
    assert kept(stage, visit).copied == ()
    assert page.banner.text == "Plan: as it was before"
    undo(stage, page)
    assert "!" in shown(page, "Treatment plan")
    assert [one.section for one in kept(stage, visit).copied] == ["plan"]


def test_a_double_click_takes_a_section_over_and_does_not_say_it_was_looked_at(stage, visit):
    page = opened(stage, visit)
    take = named(page, "Assessment: as last time")
    for press_or_release in (stage.qtbot.mouseClick, stage.qtbot.mouseDClick, stage.qtbot.mouseRelease):
        press_or_release(take, Qt.MouseButton.LeftButton)

    assert [(one.section, one.reviewed) for one in kept(stage, visit).copied] == [("assessment", False)]


def test_undoing_one_section_leaves_what_was_typed_elsewhere(stage, visit):
    page = opened(stage, visit)
    press(page, "Assessment: as last time")
    write(stage, page, "What the client says", "Better")
    undo(stage, page)

    assert kept(stage, visit).assessment == ""
    assert kept(stage, visit).subjective.concern == "Better"


@pytest.mark.parametrize("typed", ["2026-12-21", "", "4o"])
def test_the_day_to_look_again_is_todays_on_the_screen_and_in_the_record(stage, visit, typed):
    page = opened(stage, visit)
    type_into(stage.qtbot, page, "Look again on", typed)
    press(page, "Plan: as last time")

    day = date(2026, 12, 21) if typed.startswith("2026") else None
    assert named(page, "Look again on").day() == kept(stage, visit).plan.reassess_on == day
    undo(stage, page)
    assert named(page, "Look again on").day() == kept(stage, visit).plan.reassess_on == day
    assert bool(named(page, "Look again on").text()) == bool(typed)


def test_undoing_clears_a_day_that_was_typed_after_the_section_was_taken_over(stage, visit):
    page = opened(stage, visit)
    press(page, "Plan: as last time")
    type_into(stage.qtbot, page, "Look again on", "2026-12-21")
    undo(stage, page)

    assert named(page, "Look again on").text() == ""
    assert kept(stage, visit).plan.reassess_on is None


# Techniques


def test_a_technique_that_was_removed_is_put_back_as_it_was_in_its_place(stage, visit):
    page = opened(stage, visit)
    treated(stage, page)
    assert page.put_away()
    before = kept(stage, visit).treatment
    press(page, f"Remove {FIRST}")
    assert page.banner.text == "Removed: Deep tissue"
    assert page.note.treatment == before[1:]

    undo(stage, page)
    assert QApplication.focusWidget() is named(page, f"Minutes: {FIRST}")
    assert page.banner.text == ""
    assert page.put_away()
    assert kept(stage, visit).treatment == before
    assert before[0].comment == "slowly"


def test_lines_are_counted_anew_when_one_is_removed_or_put_back(stage, visit):
    page = opened(stage, visit)
    treated(stage, page)
    press(page, f"Remove {FIRST}")
    lines = {name for name in names(page) if "line " in name}
    assert lines
    assert all("Trigger point release, line 1" in name for name in lines)

    undo(stage, page)
    must_show(stage, page, f"Minutes: {FIRST}")
    assert f"Minutes: {SECOND}" in names(page)


# The banner


def test_saving_by_itself_takes_no_sentence_away_that_is_not_its_own(stage, visit):
    page = opened(stage, visit)
    press(page, "Assessment: as last time")
    with stage.qtbot.waitSignal(stage.ctx.status.saved):
        write(stage, page, "What the client says", "Better")

    assert page.banner.text == "Assessment: as last time"


def test_what_could_be_undone_still_can_after_a_full_disk(stage, visit):
    page = opened(stage, visit)
    press(page, "Assessment: as last time")
    stage.disk.is_full = True
    with stage.qtbot.waitSignal(stage.ctx.status.saved):
        write(stage, page, "What the client says", "Better")
    assert page.banner.text == "The disk is full. Nothing is lost."
    stage.disk.is_full = False
    assert page.put_away()

    assert page.banner.text == "Assessment: as last time"
    undo(stage, page)
    assert kept(stage, visit).assessment == ""


def test_a_signed_note_has_nothing_to_undo(stage, visit):
    page = opened(stage, visit)
    press(page, "Treatment given: as last time")
    page.sign()
    page.sign()

    assert kept(stage, visit).is_signed
    assert "Undo" not in names(page)
