"""A body chart leaves the program as a file, and the findings of a file come into an open note."""

from dataclasses import dataclass, replace
from enum import StrEnum

from rmt_desktop.base.i18n import translator
from rmt_desktop.domain.audit import Act, AuditEvent, Kind
from rmt_desktop.domain.catalog import Catalog
from rmt_desktop.domain.chart.chart import Chart
from rmt_desktop.domain.chart.exchange_fhir import FhirWords, fhir_file
from rmt_desktop.domain.chart.exchange_file import chart_file, read_chart, taken_over
from rmt_desktop.domain.chart.layers import Anatomy
from rmt_desktop.domain.chart.names import names_in
from rmt_desktop.domain.chart.pictures import PICTURE
from rmt_desktop.domain.notes import TreatmentNote
from rmt_desktop.services.actor import Desk, May
from rmt_desktop.services.changes import Changes
from rmt_desktop.services.papers import ChartPaper
from rmt_desktop.services.ports import Documents, Units


class ChartForm(StrEnum):
    """What a chart may be saved as; the value is the ending of the file."""

    SVG = "svg"
    PNG = "png"
    DATA = "chart.json"
    FHIR = "fhir.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """A chart with the findings of a file, how many those are, and whether a newer program wrote some of them.

    ``left_out`` are findings on own pictures, which are not in the file.
    """

    chart: Chart
    count: int
    is_newer: bool
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class ChartExchange:
    """Charts as files. Making one logs nothing; ``left`` is called when it really was saved."""

    units: Units
    desk: Desk
    catalog: Catalog
    documents: Documents

    def file(
        self,
        note: TreatmentNote,
        form: ChartForm,
        *,
        figure: str,
        view: str,
        language: str,
        layers: frozenset[Anatomy] = frozenset(),
    ) -> bytes:
        """Return a note's chart as it is in the window: one view as a picture, or all findings as data.

        It names no client; words are in ``language``. A picture shows these ``layers`` of anatomy too, and the skin as
        the clinic has it. Raises NotFound for an own picture whose bytes are missing or damaged.
        """
        self.desk.actor.must(May.READ_RECORD)
        picture = ChartPaper(chart=note.chart, figure=figure, view=view, language=language, layers=layers)
        match form:
            case ChartForm.SVG:
                return self.documents.chart_svg(self._as_kept(note, picture))
            case ChartForm.PNG:
                return self.documents.chart_png(self._as_kept(note, picture))
            case ChartForm.DATA:
                return chart_file(note.chart)
            case ChartForm.FHIR:
                return self._fhir(note, language)

    def left(self, note: TreatmentNote, form: ChartForm) -> Changes:
        """Log that a chart was saved outside the record."""
        self.desk.actor.must(May.READ_RECORD)
        detail = f"chart {form.name.lower()}"
        with self.units() as unit:
            event = AuditEvent(act=Act.EXPORTED, kind=Kind.NOTE, record=note.id, client=note.client_id, detail=detail)
            self.desk.log(unit, event)
            unit.commit()
        return Changes.of((Kind.NOTE, note.id), (Kind.CLIENT, note.client_id))

    def taken_in(self, into: Chart, content: bytes, *, spots: int) -> TakenIn:
        """Return a chart with the findings of a file on top, carried over; nothing is saved yet. Raises NotAChart.

        ``spots`` is how many triangles the figures' skin has.
        """
        self.desk.actor.must(May.TREAT)
        read = read_chart(content)
        chart = taken_over(into, read.chart, self.desk.new_id, spots=spots)
        return TakenIn(
            chart=chart,
            count=len(chart.marks) - len(into.marks),
            is_newer=read.is_newer,
            left_out=sum(mark.figure == PICTURE for mark in read.chart.marks),
        )

    def _as_kept(self, note: TreatmentNote, picture: ChartPaper) -> ChartPaper:
        """Return the picture with what the vault has for it: the skin the clinic chose, and an own picture's bytes."""
        with self.units(reading=True) as unit:
            if (clinic := unit.clinic.clinic()) is not None:
                picture = replace(picture, look=clinic.look)
            if (own := note.chart.picture(picture.view)) is not None:
                picture = replace(picture, pictures=((own, unit.pictures.content(note.id, own.digest)),))
        return picture

    def _fhir(self, note: TreatmentNote, language: str) -> bytes:
        catalog = self.catalog
        names = names_in(language, regions=catalog.regions, muscles=catalog.muscles)
        words = FhirWords(names=names, tr=translator(language), choir=catalog.choir)
        return fhir_file(note.chart, record=note.id, words=words, is_final=note.is_signed, made_at=self.desk.time.now())
