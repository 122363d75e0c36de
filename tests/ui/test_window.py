"""The window around the pages: rail, commands, search, status line, the way back, and leaving without a loss."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rmt_desktop.app.wiring import Wiring
from rmt_desktop.base.i18n import translator
from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.documents.render import PdfDocuments
from rmt_desktop.domain.ids import VisitId
from rmt_desktop.ui.actions import COMMANDS
from rmt_desktop.ui.context import Route, UiContext
from rmt_desktop.ui.navigation import Navigator
from rmt_desktop.ui.pages.clients import ClientsPage
from rmt_desktop.ui.pages.note import NotePage
from rmt_desktop.ui.pages.today import TodayPage
from rmt_desktop.ui.widgets.fields import Paragraph
from rmt_desktop.ui.widgets.search_box import SearchBox
from rmt_desktop.ui.window import RAIL, MainWindow
from rmt_desktop.ui.window_state import WindowState
from tests.support.pages import hold, name_of, named, words
from tests.support.services import Practice
from tests.support.ui import ScriptedAsk, a_context, a_gate


class Desk:
    """The window with an open vault behind it."""

    def __init__(
        self, window: MainWindow, navigator: Navigator, ctx: UiContext, ask: ScriptedAsk, qtbot: QtBot
    ) -> None:
        self.window = window
        self.navigator = navigator
        self.ctx = ctx
        self.ask = ask
        self.qtbot = qtbot
        self.locked: list[str] = []

    def keys(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press keys where the focus is."""
        pressed = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            pressed |= modifier
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, pressed)

    @property
    def search(self) -> SearchBox:
        return self.window.findChild(SearchBox)


CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(practice: Practice, qtbot: QtBot, qapp: QApplication, wiring: Wiring, tmp_path: Path) -> Iterator[Desk]:
    ask = ScriptedAsk()
    gate = a_gate(qapp, wiring.catalog, wiring.vaults, folder=tmp_path, ask=ask)
    window = MainWindow(WindowState(QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)), tmp_path)
    qtbot.addWidget(window, before_close_func=lambda one: one.close_now())
    navigator = window.prepare()
    papers = PdfDocuments(catalog=wiring.catalog, figures=PackagedFigures())
    services = replace(practice.services, paperwork=replace(practice.services.paperwork, documents=papers))
    ctx = replace(a_context(gate, services, folder=practice.vault.folder), go=navigator)
    made = Desk(window, navigator, ctx, ask, qtbot)
    ctx = replace(
        ctx, opened=replace(ctx.opened, user=practice.vault.user.id, lock=lambda: made.locked.append("locked"))
    )
    window.show_shell(ctx, Route("today"))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    navigator.end()
    gate.tasks.close()


def chosen(desk: Desk) -> list[str]:
    """Return which places of the rail are marked."""
    rail = [one for one in desk.window.findChildren(QToolButton) if one.property("role") == "rail"]
    return [one.text() for one in rail if one.isChecked()]


def test_every_place_of_the_rail_has_a_key_and_is_marked_when_shown(desk):
    for number, (page, name, _) in enumerate(RAIL):
        desk.keys(Qt.Key(Qt.Key.Key_1 + number), CTRL)
        assert desk.navigator.route.page == page
        assert chosen(desk) == [name]


def test_the_rail_says_where_a_record_belongs(desk, practice):
    client = practice.client()
    desk.navigator.to(Route("client", client.id))
    assert chosen(desk) == ["Clients"]
    desk.navigator.to(Route("note", practice.visit(client).id))
    assert chosen(desk) == ["Today"]


def test_no_two_commands_share_a_key_and_every_command_is_in_a_menu(desk):
    keys = [command.shortcut for command in COMMANDS if command.shortcut]
    in_menus = {one.text() for menu in desk.window.menuBar().actions() for one in menu.menu().actions()}

    assert len(keys) == len(set(keys))
    assert in_menus == {desk.ctx.tr(command.text) for command in COMMANDS}


def test_no_two_menus_of_the_bar_share_a_letter(desk):
    letters = [menu.text().partition("&")[2][:1].casefold() for menu in desk.window.menuBar().actions()]

    assert "" not in letters
    assert len(letters) == len(set(letters))


def test_a_few_letters_and_return_open_a_record(desk, practice):
    client = practice.client()
    desk.keys(Qt.Key.Key_K, CTRL)
    assert QApplication.focusWidget() is desk.search
    desk.qtbot.keyClicks(desk.search, "may")
    assert desk.search.hits[0].text == "Maya Tremblay"
    desk.keys(Qt.Key.Key_Return)

    assert desk.navigator.route == Route("client", client.id)
    assert desk.search.text() == ""


def test_the_cross_of_the_search_field_has_a_name(desk):
    spoken = {
        QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
        for one in desk.search.findChildren(QToolButton)
    }

    assert spoken == {"Find a client or a command", "Empty the search field"}


def test_a_screen_reader_finds_what_was_found_and_hears_what_return_would_choose(desk, practice):
    practice.client()
    desk.keys(Qt.Key.Key_K, CTRL)
    desk.qtbot.keyClicks(desk.search, "may")
    waiting, found = [QAccessible.queryAccessibleInterface(desk.window)], []
    while waiting:
        node = waiting.pop()
        if not node.state().invisible:
            found.append(node.text(QAccessible.Text.Name))
            waiting += [node.child(number) for number in range(node.childCount())]

    assert any(text.startswith("Maya Tremblay") for text in found)
    assert desk.search.accessibleDescription().startswith("Maya Tremblay")
    desk.keys(Qt.Key.Key_Escape)
    assert desk.search.accessibleDescription() == ""


def test_what_the_status_line_said_goes_when_the_language_changes(desk):
    desk.ctx.status.saved.emit("Saved 18:28:27")
    assert "Saved 18:28:27" in words(desk.window.statusBar())
    route = desk.navigator.route
    desk.navigator.end()
    navigator = desk.window.prepare()
    desk.window.show_shell(replace(desk.ctx, tr=translator("fr"), go=navigator), route)

    assert "Saved" not in words(desk.window.statusBar())
    navigator.end()


def test_clients_come_before_commands_and_a_new_client_last(desk, practice):
    practice.client(first_name="Booker")
    desk.keys(Qt.Key.Key_K, CTRL)
    desk.qtbot.keyClicks(desk.search, "book")

    assert [hit.text for hit in desk.search.hits] == ["Booker Tremblay", "Book a visit", "New client “book”"]


def test_the_arrows_walk_through_what_was_found(desk):
    desk.keys(Qt.Key.Key_K, CTRL)
    desk.qtbot.keyClicks(desk.search, "re")
    words = [hit.text for hit in desk.search.hits]
    for _ in range(len(words) + 3):
        desk.keys(Qt.Key.Key_Down)
    assert words[-1] in desk.search.accessibleDescription()
    for _ in range(len(words) + 3):
        desk.keys(Qt.Key.Key_Up)
    assert words[0] in desk.search.accessibleDescription()
    desk.keys(Qt.Key.Key_Escape)
    assert desk.search.hits == ()
    assert desk.search.text() == ""


def test_a_number_offers_no_new_client(desk):
    desk.keys(Qt.Key.Key_K, CTRL)
    desk.qtbot.keyClicks(desk.search, "416")

    assert desk.search.hits == ()


def test_the_way_back_leads_through_the_pages(desk, practice):
    client = practice.client()
    desk.navigator.to(Route("clients"))
    desk.navigator.to(Route("client", client.id))
    desk.keys(Qt.Key.Key_Left, ALT)
    assert isinstance(desk.navigator.page, ClientsPage)
    desk.keys(Qt.Key.Key_Left, ALT)
    assert isinstance(desk.navigator.page, TodayPage)
    desk.keys(Qt.Key.Key_Left, ALT)
    assert isinstance(desk.navigator.page, TodayPage)


def test_the_title_of_the_window_names_the_page(desk, practice):
    client = practice.client()
    desk.navigator.to(Route("client", client.id))

    assert desk.window.windowTitle() == "Maya Tremblay – RMT Desktop"


def has_focus(name: str) -> bool:
    widget = QApplication.focusWidget()
    return widget is not None and name_of(widget) == name


def test_ctrl_return_and_f9_reach_the_note(desk, practice):
    visit = practice.visit()
    practice.consent(visit)
    desk.navigator.to(Route("note", visit.id))
    page = desk.navigator.page
    assert isinstance(page, NotePage)
    desk.keys(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: has_focus("Go on writing"))
    desk.keys(Qt.Key.Key_Return, CTRL)

    assert practice.services.notes.of_visit(visit.id).is_signed


def test_keys_that_are_held_ask_but_never_sign(desk, practice):
    visit = practice.visit()
    practice.consent(visit)
    desk.navigator.to(Route("note", visit.id))
    hold(Qt.Key.Key_Return, CTRL)
    desk.qtbot.waitUntil(lambda: has_focus("Go on writing"))

    assert not practice.services.notes.of_visit(visit.id).is_signed


def test_commands_of_the_visit_do_nothing_where_there_is_no_visit(desk):
    desk.keys(Qt.Key.Key_Return, CTRL)
    desk.keys(Qt.Key.Key_F9)

    assert isinstance(desk.navigator.page, TodayPage)


def test_ctrl_l_and_the_button_lock(desk):
    desk.keys(Qt.Key.Key_L, CTRL)
    named(desk.window, "Lock").click()

    assert desk.locked == ["locked", "locked"]


def test_the_line_at_the_bottom_says_what_was_saved_and_what_needs_attention(desk):
    desk.ctx.status.saved.emit("Saved 14:02:11")
    desk.ctx.status.attention.emit("1 note is not signed")
    shown = {one.text() for one in desk.window.statusBar().findChildren(QLabel)}

    assert {"Saved 14:02:11", "1 note is not signed"} <= shown


def written(desk: Desk, practice: Practice) -> VisitId:
    """Type a wrong measurement into an open note."""
    visit = practice.visit()
    desk.navigator.to(Route("note", visit.id))
    line = named(desk.window, "Rotation, left")
    line.setFocus()
    desk.qtbot.keyClicks(line, "4o")
    named(desk.window, "What the client says", Paragraph).setPlainText("Stiff neck")
    return visit.id


def test_closing_asks_before_something_is_lost_and_keeps_what_it_can(desk, practice):
    visit = written(desk, practice)
    desk.ask.agrees = [False, True]
    assert not desk.window.close()
    assert desk.window.isVisible()
    assert practice.services.notes.of_visit(visit).subjective.concern == "Stiff neck"

    with desk.qtbot.waitSignal(desk.window.closing):
        assert desk.window.close()


def test_going_elsewhere_asks_before_something_is_lost(desk, practice):
    written(desk, practice)
    desk.ask.agrees = [False, True]
    desk.keys(Qt.Key.Key_1, CTRL)
    assert isinstance(desk.navigator.page, NotePage)
    assert chosen(desk) == ["Today"]
    desk.keys(Qt.Key.Key_1, CTRL)
    assert isinstance(desk.navigator.page, TodayPage)


def test_behind_the_door_nothing_of_the_record_is_left(desk, practice):
    client = practice.client()
    desk.navigator.to(Route("client", client.id))
    desk.ctx.status.attention.emit("1 note is not signed")
    desk.window.show_door(QWidget(), desk.ctx)

    assert desk.window.windowTitle() == "RMT Desktop"
    assert desk.window.menuBar().isHidden()
    assert desk.window.actions() == []
    assert not any(one.text() for one in desk.window.statusBar().findChildren(QLabel))
    assert desk.window.navigator is None


def test_a_page_that_cannot_be_shown_says_so_where_one_is(desk):
    desk.navigator.to(Route("client", "nobody"))

    assert isinstance(desk.navigator.page, TodayPage)
    assert desk.navigator.page.banner.text


def test_booking_from_a_clients_page_is_for_that_client(desk, practice):
    client = practice.client()
    desk.navigator.to(Route("client", client.id))
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(named(dialog, "Client").text())
        dialog.reject()

    QTimer.singleShot(0, desk.window, look)
    desk.keys(Qt.Key.Key_B, CTRL)

    assert seen == ["Maya Tremblay"]
