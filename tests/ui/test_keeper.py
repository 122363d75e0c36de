"""What is made on a page is kept by itself, also after the disk was full, and only its own sentence is taken away."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rmt_desktop.base import paths
from rmt_desktop.base.errors import StaleRecord, StorageTrouble, UserError
from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.keeper import TRY_AGAIN_MS, Keeper
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.widgets.banner import Banner


class Desk(QWidget):
    """A page with a banner."""

    def __init__(self) -> None:
        super().__init__()
        theme = Theme("light", 100, paths.resources() / "styles")
        icons = Icons(paths.resources() / "icons", *(theme.colour(ink) for ink in ("ink", "accent", "field")))
        self.banner = Banner(theme, icons, "Close")
        self.banner.setParent(self)

    def tell(self, error: UserError) -> None:
        self.banner.say(error.message, "danger")


@dataclass
class Shelf:
    """Counts what is put on it; raises its trouble, if there is any."""

    trouble: UserError | None = None
    tries: int = 0
    kept: list[int] = field(default_factory=list)

    def keep(self) -> None:
        self.tries += 1
        if self.trouble is not None:
            raise self.trouble
        self.kept.append(self.tries)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    return made


def test_what_is_not_kept_is_tried_again_without_another_letter(qtbot: QtBot, desk: Desk) -> None:
    shelf = Shelf(StorageTrouble("The disk is full."))
    keeper = Keeper(desk, shelf.keep, desk)
    keeper.soon()
    with qtbot.waitSignal(keeper.failed, timeout=1000):
        pass
    assert (desk.banner.text, keeper.is_dirty) == ("The disk is full.", True)

    shelf.trouble = None
    with qtbot.waitSignal(keeper.kept, timeout=TRY_AGAIN_MS + 1000):
        pass

    assert (desk.banner.text, keeper.is_dirty, shelf.kept) == ("", False, [2])


def test_a_sentence_about_something_else_stays(desk: Desk) -> None:
    shelf = Shelf(StorageTrouble("The disk is full."))
    keeper = Keeper(desk, shelf.keep, desk)
    keeper.soon()
    assert not keeper.flush()
    shelf.trouble = None
    desk.banner.say("Removed: Chin tuck")

    assert keeper.flush()

    assert desk.banner.text == "Removed: Chin tuck"


def test_what_the_trouble_covered_is_said_again_when_it_is_over(desk: Desk) -> None:
    shelf = Shelf(StorageTrouble("The disk is full."))
    keeper = Keeper(desk, shelf.keep, desk)
    desk.banner.say("Removed: Chin tuck")
    keeper.soon()
    assert not keeper.flush()
    shelf.trouble = StorageTrouble("The folder is gone.")
    assert not keeper.flush()
    assert desk.banner.text == "The folder is gone."
    shelf.trouble = None

    assert keeper.flush()

    assert desk.banner.text == "Removed: Chin tuck"


def test_a_newer_record_is_not_run_against_again_and_again(desk: Desk) -> None:
    shelf = Shelf(StaleRecord("Somebody else saved it."))
    keeper = Keeper(desk, shelf.keep, desk)
    keeper.soon()

    assert not keeper.flush()

    assert not keeper._timer.isActive()
    assert keeper.is_dirty


def test_what_is_dropped_is_not_kept(desk: Desk) -> None:
    shelf = Shelf()
    keeper = Keeper(desk, shelf.keep, desk)
    keeper.soon()
    keeper.drop()

    assert keeper.flush()
    assert shelf.tries == 0
