"""The atlas beside the picture: searched, clicked into, walked with the keys, read in both languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from rmt_desktop.base.i18n import translator
from rmt_desktop.catalog import atlas as packaged
from rmt_desktop.catalog import clinical
from rmt_desktop.domain.chart.atlas import PATTERN_NOT_PROOF, Atlas
from rmt_desktop.domain.chart.marks import Place
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.chart.atlas_panel import NARROWEST, AtlasPanel
from tests.support.charts import FIGURES, a_mark_at, names

ATLAS = Atlas(packaged.patterns(), FIGURES)
LEFT = FIGURES.view("female", "left")
BACK = FIGURES.view("female", "back")


def made(qtbot: QtBot, language: str = "en") -> AtlasPanel:
    panel = AtlasPanel(
        ATLAS,
        translator(language),
        names=names(language),
        tests=clinical.special_tests(),
        exercises=clinical.exercises(),
    )
    qtbot.addWidget(panel)
    panel.resize(NARROWEST, 760)
    panel.show()
    return panel


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[AtlasPanel]:
    one = made(qtbot)
    yield one
    one.close()


def rows(panel: AtlasPanel) -> list[str]:
    return [panel.list.item(index).text() for index in range(panel.list.count())]


def texts(panel: AtlasPanel) -> str:
    return "\n".join(one.text() for one in panel.findChildren(QLabel))


def press_side(qtbot: QtBot, panel: AtlasPanel, text: str) -> None:
    (button,) = (one for one in panel.sides.findChildren(QAbstractButton) if one.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_begins_with_the_whole_atlas_and_nothing_chosen(panel: AtlasPanel) -> None:
    assert len(rows(panel)) == 103
    assert panel.chosen() == (None, Side.LEFT)


def test_typing_finds_a_muscle_and_return_and_the_arrows_choose(qtbot: QtBot, panel: AtlasPanel) -> None:
    shown = QSignalSpy(panel.pattern_shown)
    qtbot.keyClicks(panel.search, "gluteus")
    assert rows(panel) == ["Gluteus maximus", "Gluteus medius", "Gluteus minimus"]
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert [shown.at(index)[0].id for index in range(shown.count())] == ["gluteus_maximus", "gluteus_medius"]
    assert shown.at(1)[1] is Side.LEFT
    assert "Along the iliac crest" in texts(panel)


def test_the_other_side_shows_the_same_muscle_there(qtbot: QtBot, panel: AtlasPanel) -> None:
    panel.show_pattern(ATLAS.pattern("piriformis"), Side.LEFT)
    shown = QSignalSpy(panel.pattern_shown)
    press_side(qtbot, panel, "Right")
    assert panel.chosen() == (ATLAS.pattern("piriformis"), Side.RIGHT)
    assert (shown.at(0)[0].id, shown.at(0)[1]) == ("piriformis", Side.RIGHT)


def test_escape_gives_the_choice_back(qtbot: QtBot, panel: AtlasPanel) -> None:
    panel.show_pattern(ATLAS.pattern("piriformis"), Side.LEFT)
    shown = QSignalSpy(panel.pattern_shown)
    qtbot.keyClick(panel.list, Qt.Key.Key_Escape)
    assert panel.chosen()[0] is None
    assert shown.at(shown.count() - 1)[0] is None


def test_a_click_lists_what_may_refer_there_with_side_and_zone(panel: AtlasPanel) -> None:
    panel.show_at(LEFT, *LEFT.by_key["temple.L"].anchor)
    assert panel.heading.text() == "What may refer here: left temple"
    assert "Trapezius, upper part\nleft, essential zone" in rows(panel)
    assert panel.list.accessibleName() == panel.heading.text()


def test_a_muscle_found_on_the_right_is_shown_on_the_right(panel: AtlasPanel) -> None:
    found = panel.show_at(BACK, *BACK.by_key["scapula.R"].anchor)
    panel.list.setCurrentRow(0)
    assert panel.chosen() == (found[0].pattern, Side.RIGHT)


def test_a_charted_active_point_is_told(panel: AtlasPanel) -> None:
    view = FIGURES.view("female", "left")
    mark = a_mark_at((300.0, 300.0), place=Place(region="trap_up", muscle="trap_upper", side=Side.LEFT))
    panel.show_at(view, *view.by_key["temple.L"].anchor, marks=[mark])
    assert rows(panel)[0] == "Trapezius, upper part\nleft, essential zone, active point charted"


def test_a_click_beside_the_body_says_where_to_click_and_takes_the_ghost_away(panel: AtlasPanel) -> None:
    panel.show_pattern(ATLAS.pattern("piriformis"), Side.LEFT)
    shown = QSignalSpy(panel.pattern_shown)
    assert panel.show_at(BACK, 1.0, 1.0) == ()
    assert rows(panel) == []
    assert "Click on the body" in panel.heading.text()
    assert [shown.at(index)[0] for index in range(shown.count())] == [None]


def test_nothing_called_so_is_said(qtbot: QtBot, panel: AtlasPanel) -> None:
    qtbot.keyClicks(panel.search, "zzz")
    assert rows(panel) == []
    assert panel.heading.text() == "No muscle of the atlas is called so."


def test_tests_stretches_warnings_and_source_stand_with_the_muscle(panel: AtlasPanel) -> None:
    panel.show_pattern(ATLAS.pattern("piriformis"), Side.LEFT)
    told = texts(panel)
    assert "Piriformis (FAIR)" in told
    assert "Figure-4" in told or "figure" in told.casefold()
    assert "consent in writing" in told
    assert "to be verified by a practitioner" in told
    panel.show_pattern(ATLAS.pattern("gastrocnemius"), Side.LEFT)
    assert "deep-vein thrombosis" in texts(panel)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_pattern_not_proof_stays_in_sight(qtbot: QtBot, language: str) -> None:
    panel = made(qtbot, language)
    for pattern in (None, *ATLAS.patterns[::20]):
        if pattern is not None:
            panel.show_pattern(pattern, Side.LEFT)
        (warning,) = (
            one for one in panel.findChildren(QLabel) if one.text() == translator(language)(PATTERN_NOT_PROOF)
        )
        bottom = warning.mapTo(panel, warning.rect().bottomRight())
        assert panel.rect().contains(bottom)
    panel.close()


def test_in_french_the_muscles_are_named_in_french(qtbot: QtBot) -> None:
    panel = made(qtbot, "fr")
    qtbot.keyClicks(panel.search, "elevateur scap")
    assert rows(panel) == ["Élévateur de la scapula"]
    panel.close()


def test_emptying_the_search_lists_all_again(qtbot: QtBot, panel: AtlasPanel) -> None:
    qtbot.keyClicks(panel.search, "gluteus")
    panel.search.clear()
    assert len(rows(panel)) == 103


def test_every_control_has_a_name(panel: AtlasPanel) -> None:
    controls = [panel.search, panel.list, *panel.sides.findChildren(QAbstractButton)]
    assert all(one.accessibleName() for one in controls)
