"""Act one: from an empty folder to the Today page, and Maya at the desk."""

from PySide6.QtWidgets import QAbstractButton, QLabel

from rmt_desktop.app.selftest.stage import Stage
from rmt_desktop.ui.pages.first_run import FirstRunPage

PASSPHRASE = "harbour violet ladder eleven"  # noqa: S105 - of a vault that is deleted at the end


def set_up(stage: Stage) -> None:
    """Answer the wizard."""
    p = stage.play
    with p.step("the wizard asks for the clinic"):
        p.find(FirstRunPage, "")
        p.write("Name of the clinic", "Maple Street Massage")
        p.write("Street and number", "12 Maple Street")
        p.write("City", "Guelph")
        p.write("Postal code", "N1H 2A1")
        p.write("Phone of the clinic", "519-555-0100")
        p.picture("wizard-clinic")
        p.click("Next")
    with p.step("the therapist signs, with college and registration number"):
        p.write("Name of the therapist", "Robin Tremblay")
        p.write("Registration number", "M658")
        stage.sign()
        p.picture("wizard-therapist")
        p.click("Next")
    with p.step("the clinic is registered for HST"):
        p.click("Tax standing: Registered for GST/HST")
        p.write("GST/HST number", "123456789 RT0001")
        p.write("Registered since", "2020-01-01")
        p.picture("wizard-taxes")
        p.click("Next")
    with p.step("the fee list has a treatment of 60 minutes"):
        p.write("Price before tax, line 3", "105.00")
        p.picture("wizard-fees")
        p.click("Next")
    _make_the_vault(stage)


def _make_the_vault(stage: Stage) -> None:
    p = stage.play
    with p.step("a pass phrase that is too easy is refused with a sentence"):
        p.write("Pass phrase", "password12")
        p.write("The same pass phrase again", "password12")
        p.click("Make the record")
        stage.must(p.has(QLabel, "This is easy to guess"), "the pass phrase must be refused")
    with p.step("the encrypted record is made and the recovery code shown"):
        p.write("Pass phrase", PASSPHRASE)
        p.write("The same pass phrase again", PASSPHRASE)
        p.picture("wizard-pass-phrase")
        p.click("Make the record")
        p.find(QLabel, "Recovery code ")
        p.picture("wizard-recovery-code")
    with p.step("the recovery code is saved as a sheet, and the Today page says what to do first"):
        stage.save_as("recovery-code.pdf")
        p.click("Save as PDF…")
        stage.paper("recovery-code.pdf", "Maple Street Massage")
        p.click("I have kept the code, go on")
        p.find(QAbstractButton, "Book a visit")
        p.picture("today-empty")


def enter_maya(stage: Stage) -> None:
    """Enter Maya, who stands at the desk."""
    p = stage.play

    def details() -> None:
        p.write("First name", "Maya")
        p.write("Last name", "Lindqvist")
        p.write("Birth date", "2188-04-30")
        p.write("Mobile phone", "519-555-0142")
        p.click("Save and start a visit")
        stage.must(p.has(QLabel, "The birth date is in the future"), "a future birth date must be refused")
        p.write("Birth date", "1988-04-30")
        p.write("Allergies", "nut oils")
        p.picture("client-form")
        p.click("Save and start a visit")

    def book() -> None:
        p.write("Reason for the visit", "Neck and left shoulder, laptop work")
        p.picture("book-visit")
        p.click("The client is here now")

    with p.step("Maya is entered; a birth date in the future is refused with a sentence"):
        p.in_dialogs(lambda: p.click("New client"), details, book)
        p.find(QAbstractButton, "Intake: Maya Lindqvist")
        p.picture("today-arrived")
