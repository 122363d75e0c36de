"""The chart of an open note as a file: asked where, written whole, logged, and said where it is."""

from collections.abc import Callable
from pathlib import Path

from rmt_desktop.base.errors import StorageTrouble
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.exchange_file import MOST_BYTES
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.services.chart_exchange import ChartForm, TakenIn
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.chart.export_menu import ExportMenu
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.paper_actions import PaperActions, file_name

KINDS = {
    ChartForm.SVG: "SVG (*.svg)",
    ChartForm.PNG: "PNG (*.png)",
    ChartForm.DATA: "JSON (*.chart.json *.json)",
    ChartForm.FHIR: "FHIR JSON (*.fhir.json *.json)",
}


class ChartFiles:
    """Saves and takes in charts for one page. ``note`` gives the note as it stands in the window."""

    def __init__(self, ctx: UiContext, page: Page, editor: ChartEditor, note: Callable[[], TreatmentNote]) -> None:
        self._ctx = ctx
        self._page = page
        self._editor = editor
        self._note = note
        self._papers = PaperActions(ctx, page)
        menu = ExportMenu(ctx.tr, editor)
        menu.save_asked.connect(self.save)
        menu.take_in_asked.connect(self.take_in)
        editor.add_menu(menu, menu.take_in)

    def save(self, form: ChartForm) -> bool:
        """Save the chart as it is now; the file's name says what it is and of which day, not whose."""
        ctx, note, view = self._ctx, self._note(), self._editor.canvas.view
        layers = self._editor.anatomy().shown
        exchange, made = ctx.services.chart_exchange, list[bytes]()
        what = ctx.tr(N_("Body chart"))
        name = file_name(what, note.service_date.isoformat(), ending=form.value)
        return attempt(
            self._page,
            lambda: exchange.file(note, form, figure=view.figure, view=view.name, language=ctx.language, layers=layers),
            made.append,
        ) and self._papers.save_as(made[0], what, name, KINDS[form], lambda _: exchange.left(note, form))

    def take_in(self) -> None:
        """Ask for a file and put its findings into the chart, as one step that can be undone."""
        path = self._ctx.ask.open_path(
            self._page.window(), self._ctx.tr(N_("Add findings from a file")), KINDS[ChartForm.DATA]
        )
        if path is not None:
            attempt(self._page, lambda: self._read(path), self._taken)

    def _read(self, path: Path) -> TakenIn:
        try:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
        except OSError as error:
            raise StorageTrouble(N_("Could not read the file {file}."), file=path.name) from error
        skin = self._ctx.figures.surface("female", "front").skin  # all figures share it
        return self._ctx.services.chart_exchange.taken_in(self._note().chart, content, spots=2 * len(skin.faces))

    def _taken(self, taken: TakenIn) -> None:
        tr = self._ctx.tr
        self._editor.replace_chart(taken.chart, N_("Add findings from a file"))
        if taken.left_out:
            words = tr.plural(
                "{count} finding on a picture was left out, as its picture is not in the file. Look at what was added.",
                "{count} findings on pictures were left out, as these are not in the file. Look at what was added.",
                taken.left_out,
            )
        elif not taken.count:
            words = tr(N_("All findings of this file are in the chart already."))
        elif taken.is_newer:
            words = tr(N_("The file is of a newer version of the program. What this one cannot show is kept with it."))
        else:
            words = tr.plural(
                "{count} finding was added, as carried over: please look at it.",
                "{count} findings were added, as carried over: please look at them.",
                taken.count,
            )
        self._page.banner.say(words, "good")
