"""The settings page: what each section keeps, what it refuses, and that nothing typed is lost without a question."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from rmt_desktop.base.settings import Preferences
from rmt_desktop.domain.audit import Act, Kind
from rmt_desktop.domain.chart.figures import Look
from rmt_desktop.domain.clinic import Therapist
from rmt_desktop.domain.ids import ServiceId
from rmt_desktop.services.changes import Changes
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.settings import SettingsPage
from rmt_desktop.ui.pages.settings.facts import TABLES
from rmt_desktop.ui.pages.settings.page import SECTIONS
from rmt_desktop.ui.pages.settings.security_section import SecuritySection
from rmt_desktop.ui.pages.settings.therapists_section import TherapistDialog
from rmt_desktop.ui.pages.settings.third_party import PARTS
from rmt_desktop.ui.widgets.fields import Pick
from rmt_desktop.ui.widgets.layouts import Scroll
from rmt_desktop.ui.widgets.text import code_rows
from tests.support.builders import a_service, a_therapist
from tests.support.catalog import a_catalog
from tests.support.code import ROOT
from tests.support.pages import Stage, a_stage, cut_off, is_freed, named, names, press, type_into, words
from tests.support.services import Practice
from tests.support.vaults import PASSPHRASE

a_stage_for_once = contextmanager(a_stage)
NEW = "purple table lamp walks home"


@pytest.fixture
def stage(practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    yield from a_stage(practice, qtbot, qapp, tmp_path, a_catalog())


@dataclass
class Listener:
    """A page elsewhere that wants to know."""

    told: list[Changes] = field(default_factory=list)

    def records_changed(self, changes: Changes) -> None:
        self.told.append(changes)


def opened(stage: Stage, part: str = "") -> SettingsPage:
    return stage.show(SettingsPage(stage.ctx, part))


def of_vault(stage: Stage) -> Stage:
    """Return the stage as the program sets it: the real folder of the vault, and who opened it."""
    vault = stage.practice.vault
    stage.ctx = replace(stage.ctx, opened=replace(stage.ctx.opened, folder=vault.folder, user=vault.user.id))
    return stage


def go_to(page: SettingsPage, name: str) -> None:
    page.list.setCurrentRow([known for known, *_ in SECTIONS].index(name))


def test_the_clinic_chooses_the_figure_of_its_charts_and_how_its_skin_looks(stage: Stage) -> None:
    page = opened(stage)
    named(page, "Figure of the body chart", Pick).choose("female_large")
    named(page, "Skin of the figures", Pick).choose("line")
    press(page, "Save")
    clinic = stage.practice.services.clinics.clinic()
    assert (clinic.figure, clinic.look) == ("female_large", Look.LINE)


def test_the_clinic_is_kept_and_other_pages_hear_of_it(stage: Stage) -> None:
    listener = Listener()
    stage.ctx.changes.subscribe(listener)
    page = opened(stage)
    type_into(stage.qtbot, page, "Name of the clinic", "Harbour RMT")
    named(page, "Months until a health history is due for review", QSpinBox).setValue(6)
    press(page, "Save")
    clinic = stage.practice.services.clinics.clinic()
    assert (clinic.name, clinic.review_months) == ("Harbour RMT", 6)
    assert (clinic.figure, clinic.look) == ("neutral", Look.GHOST)
    assert listener.told[0].touches(Kind.CLINIC)
    assert page.banner.text.startswith("The clinic is saved.")
    assert page.leave()


def test_a_wrong_phone_is_told_beside_its_field_and_nothing_is_kept(stage: Stage) -> None:
    page = opened(stage)
    type_into(stage.qtbot, page, "Phone of the clinic", "4" * 40)
    press(page, "Save")
    assert "This phone number has 40 digits" in words(page)
    assert stage.practice.services.clinics.clinic().phone == "416 555-0142"
    assert named(page, "Phone of the clinic", QLineEdit).text() == "4" * 40


def test_leaving_asks_before_anything_typed_is_thrown_away(stage: Stage) -> None:
    page = opened(stage)
    assert page.leave()
    type_into(stage.qtbot, page, "City", "Hamilton")
    stage.ask.agrees = [False]
    assert not page.leave()
    assert named(page, "City", QLineEdit).text() == "Hamilton"
    stage.ask.agrees = [True]
    assert page.leave()
    assert stage.ask.asked == ["Leave without saving?"] * 2
    assert named(page, "City", QLineEdit).text() == "Toronto"


def test_going_from_section_to_section_loses_nothing(stage: Stage) -> None:
    page = opened(stage)
    type_into(stage.qtbot, page, "City", "Hamilton")
    go_to(page, "fees")
    go_to(page, "clinic")
    assert named(page, "City", QLineEdit).text() == "Hamilton"


def test_what_somebody_else_changed_shows_where_nothing_is_typed(stage: Stage) -> None:
    page = opened(stage)
    clinics = stage.practice.services.clinics
    done = clinics.save_clinic(replace(clinics.clinic(), name="Elsewhere"))
    stage.ctx.changes.announce(done.changes)
    assert named(page, "Name of the clinic", QLineEdit).text() == "Elsewhere"


def test_a_registration_with_a_day_that_is_none_is_refused(stage: Stage) -> None:
    page = opened(stage, "taxes")
    type_into(stage.qtbot, page, "Registered since", "some day")
    press(page, "Save")
    assert "This is not a date." in words(page)
    assert stage.practice.services.clinics.clinic().tax.registered_from == date(2020, 1, 1)
    type_into(stage.qtbot, page, "Registered since", "2021-02-03")
    press(page, "Save")
    assert stage.practice.services.clinics.clinic().tax.registered_from == date(2021, 2, 3)


def test_the_rates_of_the_province_stand_there_with_day_and_source(stage: Stage) -> None:
    page = opened(stage, "taxes")
    table = named(page, "Tax rates of the province", Table)
    row = [table.rows.data(table.rows.index(0, column)) for column in range(4)]
    assert row == ["1 Jul 2010", "in force", "HST 13%", "General knowledge, to be verified by a practitioner."]


def test_a_fee_is_changed_a_service_added_and_one_taken_out(stage: Stage) -> None:
    page = opened(stage, "fees")
    type_into(stage.qtbot, page, "Price before tax, line 1", "110")
    press(page, "Add a service")
    stage.qtbot.waitUntil(lambda: "Name on the receipt, line 2" in names(page))
    type_into(stage.qtbot, page, "Name on the receipt, line 2", "Massage therapy, 90 min")
    type_into(stage.qtbot, page, "Minutes, line 2", "90")
    type_into(stage.qtbot, page, "Price before tax, line 2", "150")
    press(page, "Save")
    services = stage.practice.services.clinics.services()
    assert [(one.minutes, one.price_cents) for one in services] == [(60, 11_000), (90, 15_000)]
    stage.qtbot.waitUntil(lambda: "Take out line 2" in names(page))
    press(page, "Take out line 2")
    press(page, "Save")
    assert [one.minutes for one in stage.practice.services.clinics.services()] == [60]
    stage.qtbot.waitUntil(lambda: "Price before tax, line 1" in names(page))
    type_into(stage.qtbot, page, "Price before tax, line 1", "112")
    press(page, "Save")
    assert page.banner.text == "The fee list is saved."


def test_of_a_fee_list_that_cannot_be_kept_whole_no_line_is_kept(stage: Stage) -> None:
    clinics = stage.practice.services.clinics
    longer = clinics.save_service(a_service(id=ServiceId("s90"), name="Longer", minutes=90)).value
    page = opened(stage, "fees")
    type_into(stage.qtbot, page, "Price before tax, line 1", "110")
    type_into(stage.qtbot, page, "Price before tax, line 2", "160")
    clinics.save_service(replace(longer, name="Changed elsewhere"))
    press(page, "Save")
    assert page.banner.text
    assert [one.price_cents for one in clinics.services()] == [10_500, longer.price_cents]


def test_a_line_taken_out_goes_though_something_impossible_was_typed_into_it(stage: Stage) -> None:
    page = opened(stage, "fees")
    type_into(stage.qtbot, page, "Price before tax, line 1", "-5")
    press(page, "Take out line 1")
    press(page, "Save")
    assert page.banner.text == "The fee list is saved."
    assert stage.practice.services.clinics.services() == ()


def test_a_negative_fee_is_refused_and_stays_typed(stage: Stage) -> None:
    page = opened(stage, "fees")
    type_into(stage.qtbot, page, "Price before tax, line 1", "-5")
    press(page, "Save")
    assert "A fee cannot be negative." in words(page)
    stage.ask.agrees = [False]
    assert not page.leave()
    assert stage.practice.services.clinics.services()[0].price_cents == 10_500


def test_a_therapist_without_registration_is_told_what_is_missing(stage: Stage) -> None:
    stage.practice.services.clinics.save_therapist(
        Therapist(id=a_therapist(id="second").id, name="Robin Tremblay")  # type: ignore[arg-type]
    )
    page = opened(stage, "therapists")
    assert "Without college and registration number no receipt can be made." in words(page)
    assert "Without a signature no receipt can be made." in words(page)


def test_a_therapist_is_taken_out_of_use_and_put_back(stage: Stage) -> None:
    page = opened(stage, "therapists")
    press(page, "Take out of use: Anna Roy")
    assert not stage.practice.services.clinics.therapists()[0].is_active
    stage.qtbot.waitUntil(lambda: "not in use" in words(page))
    press(page, "Put back into use: Anna Roy")
    assert stage.practice.services.clinics.therapists()[0].is_active


def therapist_dialog(stage: Stage, therapist: Therapist) -> TherapistDialog:
    dialog = TherapistDialog(opened(stage, "therapists"), stage.ctx, therapist)
    stage.qtbot.addWidget(dialog)
    return dialog


def test_the_signature_of_a_therapist_stays_as_it_was_when_only_her_name_changes(stage: Stage) -> None:
    therapist = stage.practice.services.clinics.therapists()[0]
    dialog = therapist_dialog(stage, therapist)
    assert dialog.put_away()
    type_into(stage.qtbot, dialog, "Name of the therapist", "Anna Roy-Cote")
    assert not dialog.put_away()
    dialog.save()
    kept = stage.practice.services.clinics.therapists()[0]
    assert (kept.name, kept.signature) == ("Anna Roy-Cote", therapist.signature)


def test_a_therapist_without_a_name_is_refused_beside_the_field(stage: Stage) -> None:
    dialog = therapist_dialog(stage, Therapist(id=a_therapist(id="new").id, name=""))  # type: ignore[arg-type]
    dialog.save()
    assert "Please type a name." in words(dialog)
    assert len(stage.practice.services.clinics.therapists()) == 1


def test_a_validity_that_is_no_day_is_refused_and_escape_asks(stage: Stage) -> None:
    dialog = therapist_dialog(stage, stage.practice.services.clinics.therapists()[0])
    type_into(stage.qtbot, dialog, "Valid until (if it ends)", "soon")
    dialog.save()
    assert "This is not a date." in words(dialog)
    type_into(stage.qtbot, dialog, "Name of the therapist", "Somebody")
    stage.ask.agrees = [False, True]
    dialog.reject()
    assert stage.ask.asked == ["Close without saving?"]
    dialog.reject()
    assert stage.practice.services.clinics.therapists()[0].name == "Anna Roy"


def test_the_pass_phrase_is_changed_and_that_is_logged(stage: Stage) -> None:
    page = opened(of_vault(stage), "security")
    type_into(stage.qtbot, page, "Present pass phrase", PASSPHRASE)
    type_into(stage.qtbot, page, "New pass phrase", NEW)
    type_into(stage.qtbot, page, "The new pass phrase again", NEW)
    press(page, "Change the pass phrase")
    stage.qtbot.waitUntil(lambda: page.banner.text.startswith("The pass phrase is changed."))
    folder, user = stage.ctx.opened.folder, stage.ctx.opened.user
    stage.ctx.vaults.verify(folder, user, NEW)
    event = stage.practice.services.audit_log.search(limit=1).entries[0].event
    assert (event.act, event.detail) == (Act.SECRET_CHANGED, "passphrase")
    assert page.leave()


def test_a_wrong_or_weak_pass_phrase_changes_nothing(stage: Stage) -> None:
    page = opened(of_vault(stage), "security")
    press(page, "Change the pass phrase")
    assert "Please type the pass phrase you use now." in words(page)
    type_into(stage.qtbot, page, "Present pass phrase", "something else entirely")
    type_into(stage.qtbot, page, "New pass phrase", "short")
    press(page, "Change the pass phrase")
    assert "Use at least 10 characters." in words(page)
    type_into(stage.qtbot, page, "New pass phrase", NEW)
    type_into(stage.qtbot, page, "The new pass phrase again", NEW + "x")
    press(page, "Change the pass phrase")
    assert "The two pass phrases differ." in words(page)
    type_into(stage.qtbot, page, "The new pass phrase again", NEW)
    press(page, "Change the pass phrase")
    section = page.section("security")
    stage.qtbot.waitUntil(lambda: not section.is_busy)
    assert named(page, "Present pass phrase", QLineEdit).text() == "something else entirely"
    stage.ctx.vaults.verify(stage.ctx.opened.folder, stage.ctx.opened.user, PASSPHRASE)


def test_a_new_recovery_code_is_shown_once_printed_and_then_gone(stage: Stage) -> None:
    page = opened(of_vault(stage), "security")
    type_into(stage.qtbot, page, "Your pass phrase", PASSPHRASE)
    press(page, "Make a new recovery code")
    section = page.section("security")
    assert isinstance(section, SecuritySection)
    assert not page.leave()
    stage.qtbot.waitUntil(lambda: bool(section.code))
    code = section.code
    assert code_rows(code) in words(page)
    press(page, "Print the code…")
    assert len(stage.printer.printed) == 1
    stage.ask.agrees = [False]
    assert not page.leave()
    press(page, "I have kept the code")
    assert code_rows(code) not in words(page)
    assert page.leave()
    assert all(code not in entry.event.detail for entry in stage.practice.services.audit_log.search(limit=500).entries)


def test_a_code_needs_the_right_pass_phrase(stage: Stage) -> None:
    page = opened(of_vault(stage), "security")
    press(page, "Make a new recovery code")
    assert "Please type the pass phrase you use now." in words(page)
    type_into(stage.qtbot, page, "Your pass phrase", "not the right one at all")
    press(page, "Make a new recovery code")
    section = page.section("security")
    stage.qtbot.waitUntil(lambda: not section.is_busy)
    assert isinstance(section, SecuritySection)
    assert section.code == ""


def test_the_minutes_until_the_lock_are_kept(stage: Stage) -> None:
    page = opened(stage, "security")
    spin = named(page, "Minutes without a touch", QSpinBox)
    assert (spin.minimum(), spin.maximum(), spin.value()) == (1, 60, 10)
    spin.setValue(5)
    press(page, "Save the minutes")
    assert stage.ctx.prefs.current.auto_lock_minutes == 5
    assert page.banner.text == "The screen locks after 5 minutes without a touch."


def test_another_look_comes_back_to_the_same_section(stage: Stage) -> None:
    page = opened(stage, "computer")
    press(page, "Theme: Dark")
    named(page, "Text size", Pick).choose("150")
    press(page, "Use these settings")
    assert stage.go.routes == [Route("settings", "", "computer")]
    current = stage.ctx.prefs.current
    assert (current.theme, current.text_scale) == ("dark", 150)


def test_a_printer_is_remembered_without_building_the_windows_anew(stage: Stage) -> None:
    page = opened(stage, "computer")
    named(page, "Printer", Pick).choose("Desk printer")
    press(page, "Use these settings")
    assert stage.ctx.prefs.current.printer == "Desk printer"
    assert stage.go.routes == []


def test_a_new_look_does_not_throw_away_what_is_typed_elsewhere(stage: Stage) -> None:
    page = opened(stage)
    type_into(stage.qtbot, page, "City", "Hamilton")
    go_to(page, "computer")
    press(page, "Theme: Dark")
    stage.ask.agrees = [False]
    press(page, "Use these settings")
    assert stage.ctx.prefs.current == Preferences(theme="light")
    go_to(page, "clinic")
    assert named(page, "City", QLineEdit).text() == "Hamilton"


def test_every_table_of_facts_is_readable_with_its_source(stage: Stage) -> None:
    page = opened(stage, "facts")
    for word in TABLES:
        pick = named(page, "Which facts", Pick)
        pick.choose(word)
        pick.activated.emit(pick.currentIndex())
        rows = named(page, "Facts", Table).rows.rowCount()
        assert rows > 0 or word == "sources"
    assert "diagnoses" in words(page)


def test_general_knowledge_is_said_to_be_verified(stage: Stage) -> None:
    page = opened(stage, "facts")
    named(page, "Which facts", Pick).choose("cautions")
    page.section("facts").refresh()
    stage.qtbot.waitUntil(lambda: "General knowledge, to be verified by a practitioner." in words(page))
    assert "Avoid deep pressure; bruising is likely." in words(page)


def test_facts_are_found_by_any_word(stage: Stage) -> None:
    page = opened(stage, "facts")
    named(page, "Which facts", Pick).choose("provinces")
    page.section("facts").refresh()
    type_into(stage.qtbot, page, "Find in these facts", "quebec")
    table = named(page, "Facts", Table)
    assert [table.rows.data(table.rows.index(row, 0)) for row in range(table.rows.rowCount())] == ["Quebec"]


def test_about_says_version_licence_place_and_that_nothing_is_sent(stage: Stage) -> None:
    page = opened(stage, "about")
    shown = words(page)
    for text in ("0.1.0", "Apache-2.0", str(stage.ctx.opened.folder), "opens no network connection"):
        assert text in shown


def test_every_package_the_program_needs_is_named_with_its_licence() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {line.split(">")[0].split("=")[0].strip().lower() for line in project["dependencies"]}
    assert needed <= {part.name.lower() for part in PARTS}
    assert all(part.licence for part in PARTS)


def test_by_keyboard_alone_one_reaches_a_section_and_its_first_field(stage: Stage) -> None:
    page = opened(stage)
    assert page.list.hasFocus()
    for _ in range(3):
        stage.qtbot.keyClick(page.list, Qt.Key.Key_Down)
    stage.qtbot.waitUntil(lambda: "Services and fees" in words(page))
    stage.qtbot.keyClick(page.list, Qt.Key.Key_Tab)
    assert named(page, "Name on the receipt, line 1", QLineEdit).hasFocus()


def test_a_section_that_is_none_is_a_mistake_of_ours(stage: Stage) -> None:
    page = opened(stage, "nothing like it")
    assert page.list.currentRow() == 0
    with pytest.raises(KeyError):
        page.section("nothing like it")


@pytest.mark.parametrize("name", [name for name, *_ in SECTIONS])
def test_no_text_is_cut_off_when_words_are_forty_per_cent_longer(
    practice: Practice, qtbot: QtBot, qapp: QApplication, tmp_path: Path, name: str
) -> None:
    with a_stage_for_once(practice, qtbot, qapp, tmp_path, a_catalog(), language="en_XA") as stage:
        page = opened(stage, name)
        stage.qtbot.waitUntil(lambda: cut_off(page) == [])
        scroll = page.section(name).findChild(Scroll)
        assert scroll.widget().width() <= scroll.viewport().width()


def test_nothing_holds_on_to_the_page(stage: Stage) -> None:
    def all_sections() -> SettingsPage:
        page = SettingsPage(stage.ctx)
        for name, *_ in SECTIONS:
            page.section(name)
        return page

    assert is_freed(stage, all_sections)
