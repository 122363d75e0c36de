"""A chart of a newer program in the editor: every finding is in the list, and what is shown can be worked with."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.exchange import mark_of, plain_mark
from rmt_desktop.domain.chart.figures import VIEWS
from rmt_desktop.domain.chart.legend import kinds_of
from rmt_desktop.domain.chart.marks import Layer, MarkKind
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.chart.marks_model import Column
from tests.support.charts import FIGURES, a_mark_in, names, new_ids

CHANGES = (
    {"kind": "cupped"},
    {"view": "head_left"},
    {"view": "head_left", "spots": []},
    {"figure": "toddler", "shape": "spiral"},
    {"points": "everywhere", "view": None},
    {"place": "there", "layer": "apprentice"},
    {"spots": [[999_999, 3, 4]]},
)
NEWER = Chart(
    tuple(mark_of(plain_mark(a_mark_in("scapula.L")) | {"id": f"m{n}"} | change) for n, change in enumerate(CHANGES))
)


@pytest.fixture
def editor(qtbot: QtBot) -> ChartEditor:
    """The editor with the chart of a newer program."""
    made = ChartEditor(FIGURES, translator("en"), new_ids(), layer=Layer.THERAPIST, modest=False, names=names())
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show_chart(NEWER)
    made.show()
    return made


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("figure", ["female", "male"])
def test_every_view_is_painted(editor: ChartEditor, figure: str, view: str) -> None:
    editor.set_figure(figure)
    editor.set_view(view)
    assert not editor.grab().isNull()
    assert editor.chart() == NEWER


@pytest.mark.parametrize("mark", NEWER.marks, ids=[str(change) for change in CHANGES])
def test_every_finding_can_be_chosen_and_looking_changes_nothing(editor: ChartEditor, mark) -> None:
    editor.show_mark(mark.id)
    assert editor.canvas.selected_marks() == (mark.id,)
    assert editor.chart() == NEWER


def test_a_finding_of_a_newer_program_is_named_as_one_in_the_list(editor: ChartEditor) -> None:
    editor.list.setVisible(True)
    model = editor.list.model
    said = [model.index(row, Column.KIND).data() for row in range(model.rowCount())]
    assert said.count("Finding of a newer version") == 1


def test_nobody_is_offered_to_draw_a_finding_of_a_newer_program() -> None:
    assert all(MarkKind.UNKNOWN not in kinds_of(layer) for layer in Layer)


def test_what_is_changed_here_is_written_and_can_be_undone(editor: ChartEditor) -> None:
    first = NEWER.marks[0]
    editor._replace_mark(replace(first, kind=MarkKind.TENDER), "Change finding")
    assert plain_mark(editor.chart().marks[0])["kind"] == "tender"
    editor.undo()
    assert plain_mark(editor.chart().marks[0])["kind"] == "cupped"
