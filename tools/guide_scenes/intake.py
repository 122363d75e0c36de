"""Before the visit: a new client's health history, and what has changed for one who is known."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton

from rmt_desktop.domain.forms.spec import Form
from rmt_desktop.ui.widgets.signature_pad import SignaturePad
from tools.guide_scenes.studio import Studio

MOST_PAGES = 20
START = QRect(200, 70, 720, 510)  # around the card in the middle of the window
FLAGS = QRect(140, 100, 840, 420)
MEDICINE = "blood_thinner"


def fill_in(studio: Studio) -> None:
    """Fill in a new client's health history page by page, and shoot what a client and a therapist see."""
    studio.click("Today")
    studio.in_dialog(lambda: studio.click("Intake", "Camille Roy"), lambda: _answer(studio))


def review(studio: Studio) -> None:
    """Ask Maya whether anything changed."""

    def ask() -> None:
        studio.shoot("intake-changed")
        studio.click("No change")

    studio.in_dialog(lambda: studio.play.open_intake(studio.maya), ask)


def _answer(studio: Studio) -> None:
    studio.shoot_part("intake-start", START)
    studio.click("Start")
    form = studio.services.intake.form("minimal")
    for _ in range(MOST_PAGES):
        _answer_page(studio, form)
        if studio.play.has(QAbstractButton, studio.tr("Sign")):
            break
        studio.click("Next")
    pad = studio.play.find(SignaturePad, "")
    studio.sign(pad)
    studio.shoot("intake-sign")
    studio.click("Sign")
    studio.shoot_part("intake-flags", FLAGS)
    studio.click("Close")


def _answer_page(studio: Studio, form: Form) -> None:
    say, tr = studio.say, studio.tr
    labels = {field.key: tr(field.label) for field in form.fields()}

    def asked(key: str, answer: str) -> bool:
        return studio.play.has(QAbstractButton, f"{labels[key]}: {answer}")

    yes, none = tr("Yes"), tr("None of these")
    if asked("main_areas", tr("Neck")):
        studio.write_into(
            labels["reasons"],
            say("Stiff between the shoulder blades since the summer", "Raideur entre les omoplates depuis l'été"),
        )
        studio.write_into(labels["goals"], say("Swim again without a stiff back", "Nager de nouveau sans raideur"))
        studio.play.click(f"{labels['main_areas']}: {tr('Upper or mid back')}")
        studio.shoot("intake-questions")
    elif studio.play.has(QAbstractButton, tr("Aching")):
        studio.mark("Back", "Aching", 5, region="interscap.R")
        studio.shoot("intake-drawing")
    elif studio.play.has(QAbstractButton, f"{labels['any_medicines']}: {yes}"):
        studio.play.click(f"{labels['any_medicines']}: {yes}")
        studio.play.click(f"{labels[MEDICINE]}: {yes}")
    for key in ("head_neck_signs", "nerve_signs", "limb_signs", "chest_signs", "general_signs"):
        if asked(key, none):
            studio.play.click(f"{labels[key]}: {none}")
    for key, answer in (("fever", tr("No")), ("agree_to_keep", yes)):
        if asked(key, answer):
            studio.play.click(f"{labels[key]}: {answer}")
