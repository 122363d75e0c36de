"""Another look builds all windows anew: one is where one was, and is told there that it is done."""

from rmt_desktop.app.program import Program
from rmt_desktop.ui.context import Route
from rmt_desktop.ui.pages.settings import SettingsPage
from tests.app.conftest import OpenAt
from tests.support.pages import press

DONE = "These settings are in use."


def shown_page(program: Program) -> SettingsPage:
    navigator = program.window.navigator
    assert navigator is not None
    assert isinstance(navigator.page, SettingsPage)
    return navigator.page


def test_the_page_shown_after_another_look_says_that_it_is_in_use(program: Program, open_at: OpenAt) -> None:
    open_at(Route("settings", "", "computer"))
    before = shown_page(program)
    press(before, "Theme: Dark")
    press(before, "Use these settings")
    assert shown_page(program) is not before
    assert shown_page(program).banner.text == DONE
    assert shown_page(program).list.currentRow() == before.list.currentRow()


def test_what_changes_no_look_is_said_on_the_page_that_stays(program: Program, open_at: OpenAt) -> None:
    open_at(Route("settings", "", "computer"))
    before = shown_page(program)
    press(before, "Use these settings")
    assert shown_page(program) is before
    assert before.banner.text == DONE
