"""The body chart to draw on, with findings of the client and of the therapist."""

from itertools import count

from PySide6.QtWidgets import QApplication

from rmt_desktop.app.wiring import wire
from rmt_desktop.base import paths
from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.echoes import anchored_chart
from rmt_desktop.domain.chart.figures import Figures
from rmt_desktop.domain.chart.marks import Depth, Layer, Mark, MarkKind, Place, Shape
from rmt_desktop.domain.chart.names import names_in
from rmt_desktop.domain.chart.picture_views import Kept, WithPictures
from rmt_desktop.domain.chart.wholes import whole_mark
from rmt_desktop.domain.ids import MarkId
from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.theme import Theme, load_fonts
from tests.documents.samples import a_drawn_chart
from tests.support.charts import a_mark_at
from tools.previews import Wish


def preview(wish: Wish) -> ChartEditor:
    """Return the editor in the program's look."""
    figures = wire().figures
    editor = bare(wish)
    editor.set_view("back")
    chart = a_drawn_chart().with_marks(_findings(figures))
    editor.show_chart(anchored_chart(Chart(), chart, figures))
    editor.show_mark(MarkId("lumbar"))
    return editor


def bare(wish: Wish, pictures: Kept | None = None) -> ChartEditor:
    """Return the editor without a mark, with these own pictures to draw on."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    load_fonts(paths.resources() / "fonts")
    Theme(wish.theme, 100, paths.resources() / "styles").apply(app)
    wiring, numbers = wire(), count(1)
    catalog = wiring.catalog
    editor = ChartEditor(
        WithPictures(wiring.figures, pictures or {}),
        translator(wish.language),
        lambda: f"drawn-{next(numbers)}",
        layer=Layer.THERAPIST,
        modest=False,
        names=names_in(wish.language, regions=catalog.regions, muscles=catalog.muscles),
    )
    editor.resize(1100, 780)
    return editor


def _findings(figures: Figures) -> tuple[Mark, ...]:
    """Return what a therapist may find on one back, with most of the tools."""
    view = figures.view("female", "back")
    loin, blade, calf = (view.by_key[key].anchor for key in ("lumbar.R", "scapula.R", "calf_med.L"))
    point = a_mark_at(loin, id=MarkId("lumbar"), intensity=8, tenderness=3, depth=Depth.DEEP, is_reproduced=True)
    buttock = Place(region="glut_max", side=Side.RIGHT)
    to = view.by_key["glut_max.R"].anchor
    arrow = a_mark_at(loin, to, shape=Shape.ARROW, id=MarkId("arrow"), of=point.id, leads_to=buttock)
    track = ((blade[0] - 8, blade[1] - 40), blade)
    brush = a_mark_at(*track, shape=Shape.BRUSH, kind=MarkKind.ADHESION, id=MarkId("brush"))
    veins = whole_mark(a_mark_at(calf, kind=MarkKind.AVOID, id=MarkId("veins"), intensity=None), view)
    knee = view.by_key["popliteal.R"].anchor
    ends = (knee, (knee[0], knee[1] + 60))
    scar = a_mark_at(*ends, shape=Shape.MEASURE, kind=MarkKind.SCAR, id=MarkId("scar"), length=60)
    return point, arrow, brush, veins, scar
