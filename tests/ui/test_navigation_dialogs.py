"""Dialogs and the lock: an open dialog keeps its words and closes when the vault is locked below it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QStackedWidget

from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.navigation import Navigator
from tests.support.services import Practice
from tests.support.ui import ScriptedAsk, a_context, a_gate


class WordyDialog(QDialog):
    """A dialog that can be asked to keep what is typed."""

    def __init__(self, *, keeps: bool) -> None:
        super().__init__()
        self.keeps = keeps
        self.asked = 0

    def leave(self) -> bool:
        self.asked += 1
        return self.keeps


class TypedDialog(QDialog):
    """A dialog whose words wait for its button."""

    def __init__(self, *, has_typed: bool) -> None:
        super().__init__()
        self.has_typed = has_typed

    def put_away(self) -> bool:
        return not self.has_typed


@pytest.fixture
def ask() -> ScriptedAsk:
    return ScriptedAsk()


@pytest.fixture
def navigator(qtbot, practice: Practice, wiring, tmp_path, qapp, ask: ScriptedAsk) -> Iterator[Navigator]:
    gate = a_gate(qapp, wiring.catalog, wiring.vaults, folder=tmp_path)
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    made = Navigator(stack, tmp_path)
    ctx = a_context(gate, practice.services, folder=practice.vault.folder)
    made.begin(replace(ctx, ask=ask), Route("today"))
    yield made
    made.end()
    gate.tasks.close()


def run(navigator: Navigator, dialog: QDialog, meanwhile: Callable[[], object]) -> None:
    """Show a dialog as pages have it shown, and do something while it is open."""
    QTimer.singleShot(0, dialog, meanwhile)
    navigator._open(lambda _ctx: dialog)


def test_an_open_dialog_is_asked_to_keep_its_words_before_the_lock(navigator):
    dialog = WordyDialog(keeps=False)
    answers: list[bool] = []

    def meanwhile() -> None:
        answers.append(navigator.leave())
        dialog.reject()

    run(navigator, dialog, meanwhile)

    assert answers == [False]
    assert navigator.leave()


def left(navigator: Navigator, dialog: QDialog, *, by_page: bool = False) -> list[bool]:
    """Return what leaving answers, twice, while a dialog is open."""
    answers: list[bool] = []

    def meanwhile() -> None:
        answers.extend((navigator.leave(), navigator.leave()))
        dialog.reject()

    if by_page:
        QTimer.singleShot(0, dialog, meanwhile)
        dialog.exec()
    else:
        run(navigator, dialog, meanwhile)
    return answers


@pytest.mark.parametrize("by_page", [False, True])
def test_what_is_typed_into_a_dialog_that_can_keep_nothing_is_asked_for(navigator, ask, by_page):
    ask.agrees = [False, True]

    assert left(navigator, TypedDialog(has_typed=True), by_page=by_page) == [False, True]
    assert ask.asked == ["Close without saving?"] * 2


@pytest.mark.parametrize("by_page", [False, True])
def test_a_dialog_in_which_nothing_is_typed_is_left_without_a_question(navigator, ask, by_page):
    assert left(navigator, TypedDialog(has_typed=False), by_page=by_page) == [True, True]
    assert ask.asked == []


def test_a_dialog_that_does_not_say_what_it_holds_is_asked_for(navigator, ask):
    ask.agrees = [False, True]

    assert left(navigator, QDialog()) == [False, True]


def test_the_lock_closes_an_open_dialog(navigator):
    dialog = WordyDialog(keeps=True)

    run(navigator, dialog, navigator.end)

    assert dialog.result() == QDialog.DialogCode.Rejected
    assert navigator.page is None


def test_a_dialog_that_may_not_be_opened_is_told_on_the_page(navigator):
    from rmt_desktop.base.errors import NotAllowed

    def refuse(_ctx: UiContext) -> QDialog:
        raise NotAllowed("Your role does not allow this.")

    navigator._open(refuse)

    page = navigator.page
    assert isinstance(page, Page)
    assert page.banner.text == "Your role does not allow this."


def test_after_the_lock_nothing_is_shown_any_more(navigator):
    navigator.end()

    navigator.to(Route("clients"))

    assert navigator.page is None
