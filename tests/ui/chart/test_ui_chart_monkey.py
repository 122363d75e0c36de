"""A monkey draws, edits, undoes, saves and reloads: whatever it does, every step can be taken back exactly."""

from dataclasses import replace

import msgspec
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtWidgets import QApplication

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import VIEWS
from rmt_desktop.domain.chart.geometry import XY
from rmt_desktop.domain.chart.marks import Layer, MarkKind, Place, Shape
from rmt_desktop.domain.chart.typed import TypedFinding
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.chart.marks_model import Column
from rmt_desktop.ui.chart.tools import Contact, ToolName
from tests.support.charts import FIGURES, a_mark_in, names, new_ids

FRACTIONS = st.floats(0, 1)
TRAILS = st.lists(st.tuples(FRACTIONS, FRACTIONS), min_size=1, max_size=8)


class ChartMonkey(RuleBasedStateMachine):
    """Uses the editor as a hand would, and remembers every chart it was shown."""

    def __init__(self) -> None:
        super().__init__()
        self.app = QApplication.instance() or QApplication([])
        self.editor = ChartEditor(
            FIGURES, translator("en"), new_ids(), layer=Layer.THERAPIST, modest=False, names=names()
        )
        self.editor.resize(560, 820)
        self.told: list[Chart] = []
        self.editor.chart_changed.connect(self.told.append)
        self.past: list[Chart] = [Chart()]
        self.now = 0

    @initialize(view=st.sampled_from(VIEWS))
    def begin(self, view: str) -> None:
        self.editor.set_view(view)

    @rule(trail=TRAILS, tool=st.sampled_from(ToolName), kind=st.sampled_from(sorted(MarkKind)))
    def draw(self, trail: list[XY], tool: ToolName, kind: MarkKind) -> None:
        self.editor._choose_kind(kind)
        self.editor._choose_tool(tool)
        canvas = self.editor.canvas
        contacts = [Contact(x * canvas.view.width, y * canvas.view.height) for x, y in trail]
        canvas._begin(contacts[0])
        for contact in contacts[1:]:
            canvas._go_on(contact)
        canvas._end(contacts[-1])
        self.remember()

    @rule(digit=st.integers(0, 9))
    def type_a_digit(self, digit: int) -> None:
        before = self.editor.undo_stack().index()
        self.editor._pencase._last_digit = -1
        self.editor._type_digit(digit)
        self.remember(merged=self.editor.undo_stack().index() == before)

    @precondition(lambda self: self.editor.chart())
    @rule(data=st.data())
    def edit_a_row(self, data: st.DataObject) -> None:
        model = self.editor.list.model
        model.show_chart(self.editor.chart())
        row = data.draw(st.integers(0, model.rowCount() - 1))
        column = data.draw(st.sampled_from([Column.KIND, Column.PLACE, Column.SIDE, Column.INTENSITY]))
        option = data.draw(st.sampled_from(list(model.options(model.index(row, column)))))
        model.setData(model.index(row, column), option.value)
        self.remember()

    @rule(muscle=st.sampled_from(["levator", "soleus", "pec_minor", "trap_mid"]), side=st.sampled_from(["L", "R"]))
    def add_by_name(self, muscle: str, side: str) -> None:
        self.editor._add_in(TypedFinding(name="", places=(Place(muscle=muscle, side=Side(side)),)))
        self.remember()

    @rule()
    def delete(self) -> None:
        self.editor._delete_selected()
        self.remember()

    @rule()
    def undo(self) -> None:
        self.editor.undo()
        self.now = max(0, self.now - 1)

    @rule()
    def redo(self) -> None:
        self.editor.redo()
        self.now = min(len(self.past) - 1, self.now + 1)

    @rule(figure=st.sampled_from(["female", "male"]), view=st.sampled_from(VIEWS))
    def look_elsewhere(self, figure: str, view: str) -> None:
        self.editor.set_figure(figure)
        self.editor.set_view(view)

    @rule()
    def save_and_reload(self) -> None:
        stored = msgspec.json.encode(self.editor.chart())
        self.editor.show_chart(msgspec.json.decode(stored, type=Chart))

    @invariant()
    def the_chart_is_where_the_steps_led(self) -> None:
        assert self.editor.chart() == self.past[self.now]

    @invariant()
    def every_mark_is_whole(self) -> None:
        for mark in self.editor.chart().marks:
            least = {Shape.POINT: 1, Shape.AREA: 3}.get(mark.shape, 2)
            assert len(mark.points) >= least
            assert all(0 <= point.x <= 1 and 0 <= point.y <= 1 for point in mark.points)
            assert mark.place.region
            assert mark.intensity is None or 0 <= mark.intensity <= 10

    @invariant()
    def what_was_told_is_what_is_shown(self) -> None:
        assert not self.told or self.told[-1] == self.editor.chart()

    def remember(self, *, merged: bool = False) -> None:
        """Note the chart if it changed; a later past that was undone is gone."""
        if self.editor.chart() == self.past[self.now]:
            return
        if merged:
            self.past[self.now] = self.editor.chart()
            return
        self.past = [*self.past[: self.now + 1], self.editor.chart()]
        self.now += 1

    def teardown(self) -> None:
        self.editor.close()
        self.editor.deleteLater()


ChartMonkey.TestCase.settings = settings(
    max_examples=12, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestChartMonkey = ChartMonkey.TestCase


def test_a_chart_is_the_same_after_saving() -> None:
    mark = replace(
        a_mark_in("scapula.L"), note="twitches — “jumps”", intensity=10, place=Place(region="scapula", side=Side.BOTH)
    )
    chart = Chart((mark,))
    assert msgspec.json.decode(msgspec.json.encode(chart), type=Chart) == chart
