"""Own pictures of a visit on paper: each on a page of its own, with what was marked on it in words."""

from reportlab.platypus.flowables import Flowable, PageBreak

from rmt_desktop.base.formats import long_date
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.documents.body import Body, numbered_line, said
from rmt_desktop.documents.chart_drawing import ChartDrawing, LegendLine
from rmt_desktop.documents.flow import Content, stack_height
from rmt_desktop.documents.page import Sheet
from rmt_desktop.documents.pieces import Gap, Paragraph
from rmt_desktop.documents.style import BODY, MM, SECTION, SMALL
from rmt_desktop.domain.chart.legend import choice_of
from rmt_desktop.domain.chart.picture_views import WithPictures, picture_view
from rmt_desktop.domain.chart.pictures import PICTURE, OwnPicture
from rmt_desktop.domain.chart.sentences import numbered
from rmt_desktop.services.papers import NotePaper

LEAST_TALL = 120.0  # points of a picture, however much was written about it
AIR = 24.0


def pictures_pages(paper: NotePaper, body: Body, sheet: Sheet, tr: Translator) -> Content:
    """Return a page for each own picture of the visit; one that is missing or damaged is named all the same."""
    kept = {picture.id: (picture, content) for picture, content in paper.pictures}
    content: list[Flowable] = []
    for picture in paper.note.chart.pictures:
        above, below = _facts(picture, paper, body, tr), _words(picture, paper, body, tr)
        content += [PageBreak(), *above]
        if picture.id in kept:
            written = stack_height([*above, *below], sheet.inner_width)
            room = max(LEAST_TALL, sheet.inner_height - written - AIR)
            content.append(_drawn(picture, paper, WithPictures(body.figures, kept), sheet, room, tr))
        else:
            content.append(Paragraph(tr(N_("This picture is missing from the vault, or damaged.")), BODY))
        content += below
    return content


def _facts(picture: OwnPicture, paper: NotePaper, body: Body, tr: Translator) -> list[Flowable]:
    """Return what the picture is called, when it was taken, that the client agreed, and whose photo it is."""
    lines = []
    if picture.taken_on is not None:
        lines.append(tr(N_("Taken on {date}."), date=long_date(picture.taken_on, tr.language)))
    if picture.is_agreed:
        lines.append(tr(N_("The client agreed that it is kept in the record.")))
    chart, names = paper.note.chart, body.names(tr)
    shows = [said(mark, names, tr, chart) for mark in chart.marks if mark.photo == picture.id]
    lines += [tr(N_("Photo of the finding: {finding}"), finding=words) for words in shows]
    return [
        Paragraph(tr(N_("Picture: {name}"), name=picture.name), SECTION),
        *(Paragraph(line, SMALL.spaced(after=2)) for line in lines),
        Gap(6),
    ]


def _drawn(
    picture: OwnPicture, paper: NotePaper, figures: WithPictures, sheet: Sheet, room: float, tr: Translator
) -> Flowable:
    """Return the picture with its marks, as large as the page's width and ``room`` points of height allow."""
    view = picture_view(picture)
    chart = paper.note.chart
    width = min(sheet.inner_width, room * view.width / view.height)
    return ChartDrawing(
        chart,
        figures=figures,
        figure=PICTURE,
        view=picture.id,
        width_mm=width / MM,
        tr=tr,
        numbers=numbered(chart.marks),
    )


def _words(picture: OwnPicture, paper: NotePaper, body: Body, tr: Translator) -> list[Flowable]:
    """Return what was marked on the picture: symbols, and each mark with its number."""
    chart, names = paper.note.chart, body.names(tr)
    marks = chart.on(picture.id)
    if not marks:
        return []
    numbers = numbered(chart.marks)
    lines = [numbered_line(numbers[mark.id], said(mark, names, tr, chart)) for mark in marks]
    return [Gap(6), LegendLine([choice_of(mark) for mark in marks], tr), *lines]
