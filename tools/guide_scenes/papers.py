"""Receipt and home care: the paper beside its form, the list, a void receipt, and the library of exercises."""

from PySide6.QtWidgets import QScrollArea

from rmt_desktop.ui.context import Route
from rmt_desktop.ui.pages.homecare.library_list import LibraryList
from rmt_desktop.ui.widgets.paper_view import PaperView
from tools.guide_scenes.studio import Studio

EXERCISES = ("neck-upper-trap-stretch", "shoulder-blade-squeeze")


def receipt(studio: Studio) -> None:
    """Make the receipt of the visit whose signed note is on the screen."""
    studio.click("Receipt")
    studio.write("Payment", studio.tr("Debit card"))
    studio.shoot("receipt")
    studio.click("Issue only")
    studio.shoot("receipt-issued")


def void(studio: Studio) -> None:
    """Declare an older receipt of Maya void and shoot its paper; then the list."""
    older = studio.services.receipts.of_client(studio.maya)[-1]
    studio.services.receipts.void(
        older.receipt.id, reason=studio.say("Issued for the wrong day", "Établi pour le mauvais jour")
    )
    studio.go(Route("receipt", older.receipt.id))
    studio.shoot("receipt-void")
    studio.click("Receipts")
    studio.shoot("receipts")


def home_care(studio: Studio) -> None:
    """Make a sheet for what was marked today."""
    visit = studio.services.visits.of_client(studio.maya)[0]
    studio.go(Route("plan", visit.id, "visit"))
    for exercise in EXERCISES:
        name = studio.wiring.catalog.exercise(exercise).name.in_(studio.say.language)
        studio.play.click(studio.tr("Add: {exercise}", exercise=name))
    studio.play.find(LibraryList, "").findChildren(QScrollArea)[0].verticalScrollBar().setValue(0)
    paper = studio.play.find(PaperView, "")
    studio.play.wait(lambda: paper.pages, "the preview")
    studio.shoot("homecare")
    studio.click("Home care")
    studio.shoot("homecare-library")
