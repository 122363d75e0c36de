"""An empty computer, in French and with mistakes: the wizard says what is wrong, loses nothing, and ends at the day."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel

from rmt_desktop.app.selftest.stage import SIGNATURE
from rmt_desktop.base.i18n import translator
from rmt_desktop.ui.pages.first_run import FirstRunPage
from rmt_desktop.ui.widgets.signature_pad import SignaturePad
from tests.support.journey import Journey
from tests.support.ui import ScriptedAsk

SECRET = "érable violet échelle onze"  # noqa: S105 - of a vault that holds nothing


def test_the_first_start_in_french_leads_to_a_clinic_that_is_ready(
    arrive: Callable[..., Journey], tmp_path: Path
) -> None:
    code_sheet = tmp_path / "code.pdf"
    journey = arrive(vault=tmp_path / "new", ask=ScriptedAsk(paths=[code_sheet]))
    hand, fr = journey.hand, translator("fr")
    hand.write("Name of the clinic", "Clinique de la rue Principale")
    hand.write("Language of the screen", "Français")
    hand.wait(lambda: hand.has(QComboBox, "Langue de l"), "the screen in French")
    assert hand.find(FirstRunPage, "").answers().clinic.name == "Clinique de la rue Principale"
    hand.write(fr("Province or territory"), "Québec")
    hand.write(fr("City"), "Gatineau")
    hand.write(fr("Phone of the clinic"), "819 555-0100")
    hand.click(fr("Next"))
    hand.write(fr("Name of the therapist"), "Élodie Tremblay")
    hand.write(fr("Registration number"), "12345")
    hand.drag(hand.find(SignaturePad, fr("Signature")), SIGNATURE)
    for _ in range(3):
        hand.click(fr("Next"))
    hand.write(fr("Pass phrase"), SECRET)
    hand.write(fr("The same pass phrase again"), SECRET)
    hand.click(fr("Make the record"))
    hand.find(QLabel, "Code de récupération ")
    hand.click(fr("Save as PDF…"))
    (said,) = _texts(code_sheet)
    assert "Clinique de la rue Principale" in said
    assert "Feuille de récupération" in said
    hand.click(fr("I have kept the code, go on"))
    assert hand.find(QAbstractButton, fr("Book a visit")).text().strip() == "Nouvelle visite"
    clinic = journey.services.clinics.clinic()
    assert (clinic.province, clinic.language, clinic.zone) == ("QC", "fr", "America/Toronto")
    assert journey.services.clinics.therapists()[0].signature


def test_what_is_wrong_in_the_wizard_is_said_beside_it_and_nothing_typed_is_lost(
    arrive: Callable[..., Journey], tmp_path: Path
) -> None:
    journey = arrive(vault=tmp_path / "new")
    hand = journey.hand
    hand.click("Next")
    assert hand.has(QLabel, "Please type a name.")
    hand.write("Name of the clinic", "Maple Street Massage")
    hand.write("Phone of the clinic", "5" * 40)
    hand.click("Next")
    assert hand.has(QLabel, "This phone number has 40 digits; a number that can be dialled has 7 to 15.")
    hand.write("Phone of the clinic", "519 555 0100")
    hand.click("Next")
    hand.write("Name of the therapist", "Robin Tremblay")
    hand.click("Next")
    hand.click("Tax standing: Registered for GST/HST")
    hand.click("Next")
    assert hand.has(QLabel, "A registered clinic shows its GST/HST number on receipts. Please type it.")
    hand.write("GST/HST number", "123456789 RT0001")
    hand.write("Registered since", "2020-01-01")
    hand.click("Next")
    hand.write("Price before tax, line 3", "-5")
    hand.click("Next")
    assert hand.has(QLabel, "A fee cannot be negative.")
    hand.write("Price before tax, line 3", "0")
    hand.click("Next")
    hand.write("Pass phrase", "password12")
    hand.write("The same pass phrase again", "password12")
    hand.click("Make the record")
    assert hand.has(QLabel, "This is easy to guess.")
    hand.write("Pass phrase", SECRET)
    hand.click("Make the record")
    assert hand.has(QLabel, "The two pass phrases differ.")
    assert not (tmp_path / "new").exists()
    for _ in range(4):
        hand.click("Go back")
    answers = hand.find(FirstRunPage, "").answers()
    assert (answers.clinic.name, answers.clinic.phone) == ("Maple Street Massage", "519 555-0100")
    assert (answers.therapist.name, answers.passphrase) == ("Robin Tremblay", SECRET)
    assert answers.clinic.tax.gst_hst_number == "123456789 RT0001"


def test_closing_the_wizard_with_answers_in_it_is_asked_about(arrive: Callable[..., Journey], tmp_path: Path) -> None:
    journey = arrive(vault=tmp_path / "new", ask=ScriptedAsk(agrees=[False, True]))
    window = journey.program.window
    journey.hand.write("Name of the clinic", "Maple Street Massage")
    assert not window.close()
    assert window.isVisible()
    assert journey.hand.find(FirstRunPage, "").answers().clinic.name == "Maple Street Massage"
    assert window.close()
    assert journey.answers.asked == ["Close although not everything is saved?"] * 2


def _texts(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path.read_bytes())
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts
