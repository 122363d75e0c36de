"""Questions with chips: what is written beside them goes and comes with the chips."""

import pytest
from pytestqt.qtbot import QtBot

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.forms.spec import Many, Option
from rmt_desktop.ui.forms.editors import ManyEditor
from tests.support.pages import names, press

NONE = Option(id="none", label="None of these", alone=True)
ALLERGIES = Many(key="allergies", label="Allergies", options=(Option(id="latex", label="Latex"), NONE), detail="Which?")


@pytest.fixture
def editor(qtbot: QtBot) -> ManyEditor:
    """The editor as a page uses it: every answer it tells is shown again."""
    made = ManyEditor(ALLERGIES, translator("en"))
    qtbot.addWidget(made)
    answers: dict[str, object] = {}

    def keep(key: str, answer: object) -> None:
        answers[key] = answer
        made.show_answer(answers.get("allergies"), str(answers.get("allergies.detail") or ""))

    made.answered.connect(keep)
    made.kept = answers
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_nothing_more_is_asked_below_none_of_these(editor):
    assert "Allergies: Which?" in names(editor)
    press(editor, "Allergies: None of these")
    assert "Allergies: Which?" not in names(editor)


def test_what_was_written_goes_with_none_of_these_and_comes_back_without(editor, qtbot):
    press(editor, "Allergies: Latex")
    qtbot.keyClicks(editor._detail, "A rash")
    press(editor, "Allergies: None of these")
    assert editor.kept == {"allergies": ("none",), "allergies.detail": None}

    press(editor, "Allergies: Latex")
    assert editor.kept == {"allergies": ("latex",), "allergies.detail": "A rash"}
    assert editor._detail.text() == "A rash"
