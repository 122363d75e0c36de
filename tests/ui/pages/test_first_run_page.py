"""The first start: each step's bad input, going back, the keyboard alone, French, and the code that is shown once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rmt_desktop.app.first_start import FirstStart, Holder
from rmt_desktop.app.wiring import Wiring
from rmt_desktop.base.errors import StorageTrouble
from rmt_desktop.catalog.loader import load_catalog
from rmt_desktop.domain.clinic import Clinic, Therapist
from rmt_desktop.domain.ids import TherapistId
from rmt_desktop.services.bundle import Services
from rmt_desktop.services.ports import OpenedVault
from rmt_desktop.ui.pages.first_run import FirstRunPage, SetUp
from tests.support.pages import named, names, press, type_into, words
from tests.support.ui import ScriptedAsk, a_gate

SECRET = "orchid lantern gravel spoon"  # noqa: S105 - of a vault that holds nothing


@pytest.fixture
def ask() -> ScriptedAsk:
    return ScriptedAsk()


@pytest.fixture
def make(qtbot: QtBot, qapp: QApplication, wiring: Wiring, tmp_path: Path, ask: ScriptedAsk) -> Iterator:
    """Make the wizard's page in a language; all its tasks are done when the test ends."""
    gates = []

    def made(language: str = "en") -> FirstRunPage:
        gate = a_gate(qapp, wiring.catalog, wiring.vaults, folder=tmp_path, language=language, ask=ask)
        gates.append(gate)
        return shown(qtbot, FirstRunPage(gate, tmp_path / "clinic"))

    yield made
    for gate in gates:
        gate.tasks.close()


def shown(qtbot: QtBot, page: FirstRunPage) -> FirstRunPage:
    qtbot.addWidget(page)
    page.resize(1200, 760)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.focus_first()
    qtbot.waitUntil(page.isActiveWindow)
    return page


@pytest.fixture
def page(make) -> FirstRunPage:
    return make()


def go_to(qtbot: QtBot, page: FirstRunPage, step: int) -> None:
    """Fill in what is needed and go on to a step."""
    if step >= 1 and page.step == 0:
        type_into(qtbot, page, "Name of the clinic", "Harbour Massage")
        press(page, "Next")
    if step >= 2 and page.step == 1:
        type_into(qtbot, page, "Name of the therapist", "Anna Roy")
        press(page, "Next")
    while page.step < step:
        press(page, "Next")
    assert page.step == step


def problem_of(page: QWidget, name: str) -> str:
    """Return what a screen reader hears about a field."""
    return named(page, name, QLineEdit).accessibleDescription()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("Name of the clinic", "   ", "Please type a name."),
        (
            "Phone of the clinic",
            "12345",
            "This phone number has 5 digits; a number that can be dialled has 7 to 15.",
        ),
        (
            "E-mail of the clinic",
            "anna@",
            "This e-mail address is not complete. It looks like name@example.ca.",
        ),
    ],
)
def test_bad_input_about_the_clinic_is_said_beside_its_field(qtbot, page, field, typed, sentence):
    type_into(qtbot, page, "Name of the clinic", "Harbour Massage")
    type_into(qtbot, page, field, typed)
    press(page, "Next")

    assert page.step == 0
    assert sentence in words(page)
    assert problem_of(page, field) == sentence
    assert QApplication.focusWidget() is named(page, field, QLineEdit)
    assert named(page, field, QLineEdit).text() == typed


def test_bad_input_about_the_therapist_is_said_beside_its_field(qtbot, page):
    go_to(qtbot, page, 1)
    press(page, "Next")
    assert problem_of(page, "Name of the therapist") == "Please type a name."

    type_into(qtbot, page, "Name of the therapist", "Anna Roy")
    type_into(qtbot, page, "Registration number", "1" * 21)
    press(page, "Next")
    assert problem_of(page, "Registration number") == "A registration number has at most 20 characters."
    assert page.step == 1


def test_a_registered_clinic_needs_its_tax_number(qtbot, page):
    go_to(qtbot, page, 2)
    assert "Receipts show no tax line and no tax number." in words(page)
    press(page, "Tax standing: Registered for GST/HST")
    assert "Receipts show HST 13% today, and the rate of the day of treatment later on." in words(page)
    press(page, "Next")

    sentence = "A registered clinic shows its GST/HST number on receipts. Please type it."
    assert problem_of(page, "GST/HST number") == sentence


def test_a_registered_clinic_in_quebec_needs_both_its_tax_numbers(qtbot, page):
    province = named(page, "Province or territory", QComboBox)
    province.setCurrentIndex(province.findData("QC"))
    province.activated.emit(province.currentIndex())
    go_to(qtbot, page, 2)
    press(page, "Tax standing: Registered for GST/HST")
    type_into(qtbot, page, "GST/HST number", "123456789 RT0001")
    press(page, "Next")
    assert problem_of(page, "QST number").startswith("A registered clinic in Quebec also shows its QST number")
    type_into(qtbot, page, "QST number", "1234567890 TQ0001")
    press(page, "Next")
    assert page.step == 3


@pytest.mark.parametrize("typed", ["0", "none", ""])
def test_receipts_are_numbered_from_one_or_higher(qtbot, page, typed):
    go_to(qtbot, page, 2)
    type_into(qtbot, page, "First receipt number", typed)
    press(page, "Next")

    assert problem_of(page, "First receipt number") == "Receipt numbers start at 1 or higher."


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("Price before tax, line 1", "abc", "Please type a price, for example 105.00."),
        ("Price before tax, line 2", "20000", "This fee is above $10,000. Please check the amount."),
        ("Minutes, line 1", "3", "A treatment lasts between 5 and 480 minutes."),
        ("Name on the receipt, line 3", " ", "Please type a name."),
    ],
)
def test_a_bad_fee_is_said_and_its_line_is_gone_to(qtbot, page, field, typed, sentence):
    go_to(qtbot, page, 3)
    type_into(qtbot, page, field, typed)
    press(page, "Next")

    assert page.step == 3
    assert sentence in words(page)
    assert QApplication.focusWidget() is named(page, field, QLineEdit)


def test_lines_of_the_fee_list_are_added_and_taken_out(qtbot, page):
    go_to(qtbot, page, 3)
    press(page, "Add a service")
    qtbot.waitUntil(lambda: "Name on the receipt, line 5" in names(page))
    assert QApplication.focusWidget() is named(page, "Name on the receipt, line 5", QLineEdit)
    qtbot.keyClicks(QApplication.focusWidget(), "Hot stones")
    press(page, "Take out line 1")

    assert [one.name for one in page.answers().services][-1] == "Hot stones"
    assert len(page.answers().services) == 4


@pytest.mark.parametrize(
    ("first", "again", "sentence"),
    [
        ("short", "short", "Use at least 10 characters. Four or five words in a row are easy to remember."),
        (
            "aaaaaaaaaaaa",
            "aaaaaaaaaaaa",
            "This is easy to guess. Add another word that has nothing to do with the rest.",
        ),
        (SECRET, SECRET + "s", "The two pass phrases differ."),
    ],
)
def test_a_weak_or_mistyped_pass_phrase_is_refused_with_a_sentence(qtbot, page, first, again, sentence):
    go_to(qtbot, page, 4)
    type_into(qtbot, page, "Pass phrase", first)
    type_into(qtbot, page, "The same pass phrase again", again)
    with qtbot.assertNotEmitted(page.finished):
        press(page, "Make the record")

    assert sentence in words(page)


def test_going_back_keeps_everything_that_was_typed(qtbot, page):
    go_to(qtbot, page, 4)
    type_into(qtbot, page, "Pass phrase", SECRET)
    for _ in range(4):
        press(page, "Go back")

    assert page.step == 0
    assert "Go back" not in names(page)
    assert named(page, "Name of the clinic", QLineEdit).text() == "Harbour Massage"
    answers = page.answers()
    assert (answers.clinic.name, answers.therapist.name, answers.passphrase) == ("Harbour Massage", "Anna Roy", SECRET)


def test_the_province_brings_its_college_zone_and_taxes(qtbot, page):
    province = named(page, "Province or territory", QComboBox)
    province.setCurrentIndex(province.findData("QC"))
    province.activated.emit(province.currentIndex())
    go_to(qtbot, page, 2)
    press(page, "Tax standing: Registered for GST/HST")

    assert page.answers().clinic.province == "QC"
    assert page.answers().therapist.regulator == "CMTO"
    assert "GST 5%, QST 9.975%" in words(page)
    assert "QST number" in names(page)


def test_the_answers_go_on_in_another_language(qtbot, page, make):
    go_to(qtbot, page, 1)
    with qtbot.waitSignal(page.language_asked) as asked:
        language = named(page, "Language of the screen", QComboBox)
        language.setCurrentIndex(1)
        language.activated.emit(1)
    assert asked.args == ["fr"]
    page.hide()

    french = make("fr")
    french.show_answers(page.answers(), page.step)

    assert french.step == 1
    assert french.answers().clinic.name == "Harbour Massage"
    assert "Thérapeute" in words(french)


def test_in_french_every_step_speaks_french(make):
    page = make("fr")
    english = make("en")
    for step in range(5):
        page._show(step)
        english._show(step)
        same = set(words(page).splitlines()) & set(words(english).splitlines())
        assert same <= {"Logo", "Signature", "Minutes", "3  Taxes", "✓  Taxes", "Taxes"}, step


def press_key(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key)


def tab_to(qtbot: QtBot, text: str) -> None:
    """Go on with Tab until the button of this text has the focus."""
    for _ in range(60):
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and focused.text() == text:
            return
        press_key(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {text!r}")


def test_the_wizard_is_done_with_the_keyboard_alone(qtbot, page):
    qtbot.keyClicks(QApplication.focusWidget(), "Harbour Massage")
    tab_to(qtbot, "Next")
    press_key(qtbot, Qt.Key.Key_Space)
    qtbot.keyClicks(QApplication.focusWidget(), "Anna Roy")
    for _ in range(3):
        tab_to(qtbot, "Next")
        press_key(qtbot, Qt.Key.Key_Space)
    assert page.step == 4
    qtbot.keyClicks(QApplication.focusWidget(), SECRET)
    while QApplication.focusWidget() is not named(page, "The same pass phrase again", QLineEdit):
        press_key(qtbot, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), SECRET)
    tab_to(qtbot, "Make the record")
    with qtbot.waitSignal(page.finished) as made:
        press_key(qtbot, Qt.Key.Key_Space)

    answers = made.args[0]
    assert isinstance(answers, SetUp)
    assert (answers.clinic.name, answers.passphrase, len(answers.services)) == ("Harbour Massage", SECRET, 4)


# With the program behind it: the record that is made


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, wiring: Wiring, tmp_path: Path, ask: ScriptedAsk) -> Iterator:
    """The wizard as the program runs it, and the vault it made."""
    gate = a_gate(qapp, wiring.catalog, wiring.vaults, folder=tmp_path, ask=ask)
    vaults: list[OpenedVault] = []

    def services() -> Services:
        return wiring.services(vaults[-1])

    holder = Holder(vault=lambda: vaults[-1] if vaults else None, take=vaults.append, services=services)
    start = FirstStart(gate, wiring, tmp_path / "clinic", holder)
    shown(qtbot, start.page)
    yield start, services
    gate.tasks.close()
    for vault in vaults:
        vault.close()


def finish(qtbot: QtBot, page: FirstRunPage) -> None:
    go_to(qtbot, page, 4)
    type_into(qtbot, page, "Pass phrase", SECRET)
    type_into(qtbot, page, "The same pass phrase again", SECRET)
    press(page, "Make the record")
    qtbot.waitUntil(lambda: page.step == 5)


def test_the_record_is_made_and_its_recovery_code_is_shown_only_then(qtbot, program, tmp_path, ask):
    start, services = program
    page = start.page
    finish(qtbot, page)
    code = page._code.text().replace("\n", "-")

    assert [row.count("-") for row in page._code.text().splitlines()] == [3, 3]
    assert services().clinics.clinic().name == "Harbour Massage"
    assert page._code.accessibleName() == f"Recovery code {code}"
    assert "Go back" not in names(page)
    assert page.would_lose.startswith("The recovery code is shown only now.")
    assert not page._language.isEnabled()
    ask.paths = [tmp_path / "code.pdf"]
    press(page, "Save as PDF…")
    assert (tmp_path / "code.pdf").exists()
    assert code.split("-")[0] in (tmp_path / "code.pdf").read_text(encoding="latin-1")
    with qtbot.waitSignal(page.left):
        press(page, "I have kept the code, go on")
    for file in tmp_path.joinpath("clinic").rglob("*"):
        assert not file.is_file() or code.encode() not in file.read_bytes()


def test_what_keeps_the_record_from_being_made_is_said_and_all_answers_stay(qtbot, page):
    go_to(qtbot, page, 4)
    type_into(qtbot, page, "Pass phrase", SECRET)
    type_into(qtbot, page, "The same pass phrase again", SECRET)
    press(page, "Make the record")
    assert not page._next.isEnabled()
    assert not page._language.isEnabled()
    page.tell(StorageTrouble("The disk is full. Nothing is lost."))

    assert page.banner.text == "The disk is full. Nothing is lost."
    assert page._next.isEnabled()
    assert page._language.isEnabled()
    assert page.answers().passphrase == SECRET


def test_every_step_has_its_buttons_on_the_screen_of_a_small_laptop(page):
    page.resize(1366, 640)  # of 768, without title bar and panels
    for step in range(6):
        page._show(step)
        foot = page._next.mapTo(page, page._next.rect().bottomLeft()).y()
        assert page._next.isVisible()
        assert foot < 640
        assert page.minimumSizeHint().height() <= 640


def test_closing_asks_as_soon_as_something_is_typed(qtbot, page):
    assert not page.would_lose
    type_into(qtbot, page, "Name of the clinic", "H")
    assert page.would_lose
    assert page.answers().clinic != Clinic(name="")


@pytest.mark.parametrize(("language", "said"), [("en", "Protected in Ontario: RMT, MT"), ("fr", "RMT, MT, MTA")])
def test_below_the_title_stands_what_the_catalogue_says_that_the_province_protects(make, language, said):
    page = make(language)
    form = page._therapist_form
    form.show_province(load_catalog().province("ON"))
    assert said in words(form)
    assert "RMT" in form.edited(Therapist(id=TherapistId("t"), name="Anna Roy")).designation
    form.show_province(load_catalog().province("QC"))
    assert said not in words(form)
    assert page.step == 0
