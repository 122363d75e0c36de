"""The message bar."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rmt_desktop.base.paths import resources
from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.widgets.banner import Banner


@pytest.fixture
def folder() -> Path:
    return resources()


@pytest.mark.parametrize("percent", [100, 150])
def test_the_icon_stands_at_the_height_of_its_sentence(qtbot: QtBot, folder: Path, percent: int) -> None:
    theme = Theme("light", percent, folder / "styles")
    icons = Icons(folder / "icons", theme.colour("ink"), theme.colour("accent"), theme.colour("field"))
    banner = Banner(theme, icons, "Close this message")
    qtbot.addWidget(banner)
    banner.say("Archived.", action=("Undo", lambda: None))
    banner.resize(600, banner.sizeHint().height())
    undo = banner.findChild(QPushButton)
    icon, words = (
        next(one for one in banner.findChildren(QLabel) if bool(one.text()) == said) for said in (False, True)
    )

    heights = [one.geometry().center().y() for one in (icon, words, undo)]
    assert max(heights) - min(heights) <= 1
