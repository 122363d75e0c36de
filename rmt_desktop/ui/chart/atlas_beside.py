"""The trigger-point atlas beside an editor: what it shows lies under the marks, and a touch of the body asks it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from rmt_desktop.ui.chart.atlas_panel import AtlasPanel
from rmt_desktop.ui.chart.editor import ChartEditor


class AtlasBeside(QObject):
    """Opens the panel when it is asked for; ``make`` makes it the first time, as the atlas takes a moment to read."""

    def __init__(self, editor: ChartEditor, make: Callable[[], AtlasPanel]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._make = make
        self._panel: AtlasPanel | None = None
        editor.sidebar.offer_atlas()
        editor.sidebar.atlas_toggled.connect(self._toggle)
        editor.canvas.touched.connect(self._ask)
        editor.view_changed.connect(self._show)

    def _toggle(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        if self._panel is None:
            self._panel = self._make()
            self._panel.pattern_shown.connect(lambda *_: self._show())
            self._editor.add_pane(self._panel)
        self._panel.setVisible(shown)
        self._show()

    def _ask(self, x: float, y: float) -> None:
        """List what may refer to the place that was touched."""
        if self._panel is not None and self._panel.isVisible():
            self._panel.show_at(self._editor.canvas.view, x, y, self._editor.chart().marks)

    def _show(self) -> None:
        """Lay the chosen pattern under the marks, in the view that is shown now."""
        canvas, panel = self._editor.canvas, self._panel
        canvas.set_underlay(panel.items(canvas.view) if panel is not None and not panel.isHidden() else ())
