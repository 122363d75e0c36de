"""The first start: the wizard's pages, with the recovery code of nobody's vault."""

from PySide6.QtWidgets import QApplication

from rmt_desktop.ui.pages.first_run import FirstRunPage
from rmt_desktop.ui.widgets.signature_pad import SignaturePad
from tools.guide_scenes.camera import Camera
from tools.guide_scenes.studio import PASSPHRASE, Studio

SIZE = (1040, 680)
CODE = "ABCDE-FGHJK-MNPQR-STUVW-XYZ23-45678-9ABCD-EFGHJ"  # plainly made up; each vault has its own


def wizard(app: QApplication, camera: Camera, language: str) -> None:
    """Shoot the pages that need a word of explanation; the vault itself is not made."""
    with Studio(app, camera, language, is_open=False, size=SIZE) as studio:
        _clinic(studio)
        _therapist(studio)
        studio.click("Next")
        studio.click("Next")
        studio.write("Pass phrase", PASSPHRASE)
        studio.write("The same pass phrase again", PASSPHRASE)
        studio.shoot("first-run-pass-phrase")
        studio.play.find(FirstRunPage, "").show_code(CODE)
        studio.shoot("first-run-recovery-code")


def _clinic(studio: Studio) -> None:
    say = studio.say
    studio.write("Name of the clinic", say("Maple Street Massage"))
    studio.write("Street and number", say("12 Maple Street"))
    studio.write("City", "Guelph")
    studio.write("Postal code", "N1H 2A1")
    studio.write("Phone of the clinic", "519-555-0100")
    studio.shoot("first-run-clinic")
    studio.click("Next")


def _therapist(studio: Studio) -> None:
    studio.write("Name of the therapist", "Robin Tremblay")
    studio.write("Registration number", "X000")
    studio.sign(studio.play.find(SignaturePad, ""))
    studio.shoot("first-run-therapist")
    studio.click("Next")
