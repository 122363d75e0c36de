"""The office: reports, settings, and the door."""

from PySide6.QtCore import QRect

from rmt_desktop.ui.context import Route
from tools.guide_scenes.studio import Studio

DOOR = QRect(370, 130, 540, 420)


def reports(studio: Studio) -> None:
    """Verify the log and shoot it, then the sheet of the day."""
    studio.click("Reports")
    studio.shoot("reports-day")
    studio.play.choose_tab(studio.tr("Audit log"))
    studio.click("Verify the log")
    studio.play.wait(studio.play.banner, "the verdict")
    studio.shoot("reports-log")


def settings(studio: Studio) -> None:
    """Shoot three sections of the settings."""
    studio.go(Route("settings", "", "taxes"))
    studio.shoot("settings-taxes")
    studio.go(Route("settings", "", "security"))
    studio.shoot("settings-security")
    studio.go(Route("settings", "", "facts"))
    studio.shoot("settings-facts")


def door(studio: Studio) -> None:
    """Lock the program and shoot the way in, and the way in without a pass phrase."""
    studio.click("Lock")
    studio.shoot_part("door", DOOR)
    studio.click("I have lost my pass phrase")
    studio.shoot_part("door-lost", DOOR)
