"""The page on which the client draws where it hurts: her own layer of the chart, on the dressed figure."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.figures import FIGURE_NAMES
from rmt_desktop.domain.chart.marks import Layer
from rmt_desktop.domain.chart.names import Names, names_in
from rmt_desktop.domain.forms.spec import Section
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.fields import Pick
from rmt_desktop.ui.widgets.layouts import Scroll, column, row
from rmt_desktop.ui.widgets.text import label

LARGE = 18  # pixels of body text above which the words get rows of their own


class DrawingPage(Scroll):
    """The client's chart with the page's words above it. ``drawn`` carries the chart after every change."""

    drawn = Signal(object)

    def __init__(self, ctx: UiContext, tr: Translator, section: Section, chart: Chart, figure: str) -> None:
        super().__init__(margin=GRID + GRID // 2, spacing=4)
        self.setAccessibleName(tr(section.title))
        shown = chart.marks[-1].figure if chart else figure
        self.editor = ChartEditor(
            ctx.figures,
            tr,
            ctx.services.desk.new_id,
            layer=Layer.CLIENT,
            modest=True,
            names=drawing_names(ctx, tr.language),
            figure=shown,
        )
        self.editor.show_chart(chart)
        self.editor.chart_changed.connect(self.drawn)
        self.editor.set_look(ctx.services.clinics.clinic().look)
        self.which = Pick(tuple((name, tr(text)) for name, text in FIGURE_NAMES.items()), shown)
        self.which.setAccessibleName(tr(N_("Figure for drawing")))
        self.which.currentIndexChanged.connect(lambda: self.editor.set_figure(self.which.chosen()))
        self._build_head(ctx, tr, section, self.which)
        self.content.addWidget(self.editor, 1)

    def _build_head(self, ctx: UiContext, tr: Translator, section: Section, which: QWidget) -> None:
        """Put title, words and figures in one row, because what height there is belongs to the figure."""
        title = label(tr(section.title), "title", wrap=True)
        words = column(spacing=2)
        words.addWidget(label(tr(section.intro), "soft", wrap=True))
        for field in section.fields:
            if field.why:
                words.addWidget(label(tr(N_("Why we ask: {reason}"), reason=tr(field.why)), "small", wrap=True))
        head = row(spacing=3 * GRID)
        is_large = ctx.theme.sizes.body > LARGE
        head.addWidget(title, 1 if is_large else 0)
        if not is_large:
            head.addLayout(words, 1)
        head.addWidget(which)
        self.content.addLayout(head)
        if is_large:
            self.content.addLayout(words)

    def focus_first(self) -> None:
        """Put the focus on the figure."""
        self.editor.canvas.setFocus(Qt.FocusReason.OtherFocusReason)


def drawing_names(ctx: UiContext, language: str) -> Names:
    """Return the names of regions and muscles in the language of the form."""
    return names_in(language, regions=ctx.catalog.regions, muscles=ctx.catalog.muscles)
