"""Locking lets go of everything: after any page was looked at, only the door is left, and it can be dressed anew."""

import gc
from collections.abc import Callable
from dataclasses import replace

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from rmt_desktop.domain.clients import ClientSummary
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.pages.settings.page import SECTIONS
from tests.support.builders import a_signature
from tests.support.journey import Journey

PAGES = ("today", "clients", "receipts", "homecare", "reports")


def lock(journey: Journey) -> None:
    """Lock, and let Qt and Python take away what nobody holds."""
    journey.hand.click("Lock")
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        journey.hand.settle()
        gc.collect()


def strays(journey: Journey) -> list[QWidget]:
    """Return our widgets that are neither the window nor in it."""
    window = journey.program.window
    ours = [one for one in gc.get_objects() if isinstance(one, QWidget) and type(one).__module__.startswith("rmt_")]
    return [one for one in ours if not shiboken6.isValid(one) or one.window() is not window]


@pytest.fixture
def left_over(journey: Journey) -> Callable[[], list[str]]:
    """Tell which widgets are left since the test began; those of other tests in this process do not count."""
    known = strays(journey)
    return lambda: sorted(type(one).__name__ for one in strays(journey) if not any(one is other for other in known))


def in_the_window(journey: Journey) -> set[str]:
    """Return from which modules the widgets in the window come."""
    return {type(one).__module__ for one in journey.program.window.findChildren(QWidget)}


def a_client(journey: Journey) -> ClientSummary:
    """Enter Maya, whose note is signed and whose health history stands."""
    journey.a_signed_visit()
    maya = journey.services.clients.find("maya")[0]
    intake = journey.services.intake
    draft = intake.start(maya.id, language="en").value
    intake.sign(intake.keep(replace(draft, answers={"agree_to_keep": True, "blood_thinner": True})), a_signature())
    return maya


def close() -> None:
    """Press Escape in the dialog shown."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    dialog.reject()


def tour(journey: Journey) -> None:
    """Look at every page and every dialog."""
    maya, visit = a_client(journey), journey.a_visit(first_name="Jo", phones=())
    jo = journey.services.clients.find("jo")[0]
    for page in PAGES:
        journey.go.to(Route(page))
    for section, *_ in SECTIONS:
        journey.go.to(Route("settings", "", section))
    journey.open_note(visit)
    dialogs: tuple[Callable[[], object], ...] = (
        lambda: journey.go.intake(maya.id),
        lambda: journey.go.intake(jo.id),
        lambda: journey.go.consent(visit),
        lambda: journey.go.edit_client(maya.id),
        journey.go.book,
        journey.go.new_client,
        journey.go.help,
    )
    for opens in dialogs:
        journey.in_dialog(opens, close)
    journey.go.to(Route("client", maya.id))
    journey.go.to(Route("receipt", visit, "visit"))


def test_after_a_tour_and_locking_nothing_but_the_door_is_left(
    journey: Journey, left_over: Callable[[], list[str]]
) -> None:
    tour(journey)
    lock(journey)
    assert left_over() == []
    modules = {name for name in in_the_window(journey) if name.startswith("rmt_desktop.ui.pages")}
    assert modules == {"rmt_desktop.ui.pages.unlock"}
    assert [menu.title() for menu in journey.program.window.findChildren(QMenu) if menu.title()] == []


def test_a_health_history_that_was_looked_at_is_let_go_of(journey: Journey, left_over: Callable[[], list[str]]) -> None:
    maya = a_client(journey)
    journey.in_dialog(lambda: journey.go.intake(maya.id), close)
    lock(journey)
    assert left_over() == []


def test_the_door_is_dressed_anew_after_a_tour_without_looking_into_the_closed_record(journey: Journey) -> None:
    tour(journey)
    journey.hand.click("Lock")
    preferences = journey.program._parts.preferences
    preferences.change(replace(preferences.current, theme="dark"))
    journey.hand.settle()
    assert not journey.program.is_open
    assert journey.door.isVisible()
