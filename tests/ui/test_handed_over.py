"""While a client answers alone nothing of the program behind can be read or reached, and then all is as it was."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from rmt_desktop.domain.clients import Client
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.pages.intake import IntakeDialog
from tests.support.pages import name_of, press
from tests.support.vaults import PASSPHRASE
from tests.ui.test_window import Desk, desk

__all__ = ["desk"]  # the window with an open vault, for the tests here


def nodes(widget: QWidget) -> Iterator[QAccessibleInterface]:
    """Yield everything a screen reader finds in a window, hidden or not, without the windows above it."""
    waiting = [QAccessible.queryAccessibleInterface(widget)]
    while waiting:
        node = waiting.pop()
        yield node
        children = [node.child(number) for number in range(node.childCount())]
        waiting += [one for one in children if one is not None and not isinstance(one.object(), IntakeDialog)]


def read(widget: QWidget) -> set[str]:
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    return {text for node in nodes(widget) for kind in kinds if (text := node.text(kind))}


def handed_over(desk: Desk, client: Client, meanwhile: Callable[[IntakeDialog], object]) -> None:
    """Hand the computer to a client from her record, and do something while she has it."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        try:
            press(dialog, "How it is filled in: By the client alone")
            press(dialog, "Start")
            assert dialog.is_handed_over
            meanwhile(dialog)
        finally:
            if dialog.isVisible():
                dialog.done(0)

    QTimer.singleShot(0, desk.window, act)
    desk.navigator.intake(client.id)


def give_back(desk: Desk, dialog: IntakeDialog) -> None:
    press(dialog, "Give the computer back")
    dialog._gate._passphrase.line.setText(PASSPHRASE)
    press(dialog, "Go on as staff")
    desk.qtbot.waitUntil(lambda: not dialog.is_handed_over)


def test_a_screen_reader_finds_nothing_of_the_program_behind_the_questions(desk, practice):
    client = practice.client()
    desk.navigator.to(Route("client", client.id))
    before = read(desk.window)
    seen: list[set[str]] = []
    handed_over(desk, client, lambda _: seen.append(read(desk.window)))

    assert {"Clients", "Lock", "Maya Tremblay – RMT Desktop"} <= before
    assert seen == [{"RMT Desktop"}]


def test_no_command_and_no_button_of_the_program_acts_behind_the_questions(desk, practice):
    client = practice.client()
    desk.navigator.to(Route("client", client.id))
    buttons = [one for one in desk.window.findChildren(QAbstractButton) if one.isVisible()]
    ways = [QAccessible.queryAccessibleInterface(one).actionInterface() for one in buttons]
    moved: list[str] = []

    def meanwhile(_dialog: IntakeDialog) -> None:
        desk.navigator.moved.connect(lambda page, _: moved.append(page))
        for action in desk.window.actions():
            action.trigger()
        for way in ways:
            for name in way.actionNames():
                way.doAction(name)

    handed_over(desk, client, meanwhile)

    assert {"Today", "Clients", "Lock"} <= {name_of(one) for one in buttons}
    assert (moved, desk.locked) == ([], [])
    assert desk.navigator.route.page == "client"


def test_the_staff_pass_phrase_brings_the_page_back_where_it_was(desk, practice):
    client = practice.client()
    desk.navigator.to(Route("client", client.id))
    page, focus, before = desk.navigator.page, desk.window.focusWidget(), read(desk.window)
    handed_over(desk, client, lambda dialog: give_back(desk, dialog))

    assert desk.navigator.page is page
    assert page.isVisible()
    assert desk.window.focusWidget() is focus
    assert before - read(desk.window) == {"No health history yet"}  # one was begun
    desk.window.actions()[0].trigger()
    assert desk.navigator.route.page == "today"


def test_a_lock_while_the_client_has_the_computer_shows_the_door(desk, practice):
    shell, door = desk.window.centralWidget(), QWidget()
    with desk.qtbot.waitSignal(shell.destroyed):
        handed_over(desk, practice.client(), lambda _: desk.window.show_door(door, desk.ctx))

    assert desk.window.centralWidget() is door
    assert read(desk.window) == {"RMT Desktop"}
