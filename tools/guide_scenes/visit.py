"""The visit: the note with the body chart, consent, what stands before the signature, and the signed note."""

from PySide6.QtCore import QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QSplitter

from rmt_desktop.domain.sides import Side
from rmt_desktop.ui.chart.editor import ChartEditor
from rmt_desktop.ui.chart.mark_list import MarkList
from rmt_desktop.ui.pages.note.applied_card import AppliedCard
from rmt_desktop.ui.pages.note.signing import SignPanel
from rmt_desktop.ui.pages.note.treatment import TreatmentSection
from rmt_desktop.ui.widgets.signature_pad import SignaturePad
from tools.guide_scenes.studio import Studio

LARGE = (1600, 1000)
WIDE_CHART = 700  # pixels
SETTLE_MS = 600  # after a zoom the figure is painted sharp again


def note(studio: Studio) -> None:
    """Write Maya's note from the greeting to the signature, and shoot it on the way."""
    studio.click("Today")
    studio.click("Start visit", "Maya Lindqvist")
    _assess(studio)
    _chart(studio)
    _take_over(studio)
    _missing(studio)
    _consent(studio)
    _treat(studio)
    _flag(studio)
    _consent_changed(studio)
    studio.click("Sign the note")
    studio.click("Sign now")
    studio.shoot("note-signed")


def _assess(studio: Studio) -> None:
    say = studio.say
    studio.write(
        "What the client says",
        say(
            "Much better; feels the neck only late in the day.", "Beaucoup mieux; ne sent le cou qu'en fin de journée."
        ),
    )
    studio.click("Pain now", "3")
    movement = next(one for one in studio.wiring.catalog.movements if one.id == "cervical_rotation")
    for side, value in ((Side.LEFT, "70"), (Side.RIGHT, "74")):
        name = movement.name.in_(say.language)
        studio.write_into(studio.tr("{movement}, {side}", movement=name, side=studio.tr(side.name.lower())), value)


def _chart(studio: Studio) -> None:
    """Mark three findings and shoot the chart, with and without its list."""
    chart = studio.play.find(ChartEditor, "")
    studio.click("View", studio.tr("Back"))
    shoulders = chart.canvas.view.by_key["interscap.L"].anchor
    chart.canvas.zoom(2.4, QPointF(*chart.canvas.camera.to_pixels(*shoulders)))
    studio.outline("Back", "Hypertonic muscle", 3, "trap_up.L", mm=(70, 34))
    studio.mark("Back", "Latent trigger point", 2, muscle="infraspinatus.L")
    studio.mark("Back", "Active trigger point", 4, muscle="rhomboid.L")
    QTest.qWait(SETTLE_MS)
    studio.shoot("chart", chart, margin=0)
    chart.canvas.fit()
    _chart_list(studio, chart)


def _chart_list(studio: Studio, chart: ChartEditor) -> None:
    """Shoot the list of findings in a window so wide that no column is cut."""
    panes = chart.parentWidget()
    assert isinstance(panes, QSplitter)
    size, sizes = studio.window.size(), panes.sizes()
    studio.window.resize(*LARGE)
    panes.setSizes([WIDE_CHART, *sizes[1:]])
    studio.click("List of findings")
    studio.shoot("chart-list", studio.play.find(MarkList, ""), margin=0)
    studio.click("List of findings")
    studio.window.resize(size)
    panes.setSizes(sizes)


def _take_over(studio: Studio) -> None:
    """Take plan and treatment over from the visit before."""
    for section in ("Assessment", "Plan", "Treatment given"):
        studio.play.click(studio.tr("{section}: as last time", section=studio.tr(section)))


def _missing(studio: Studio) -> None:
    studio.click("Sign the note")
    studio.shoot("note-missing", studio.play.find(SignPanel, ""))
    studio.click("Go on writing")


def _consent(studio: Studio) -> None:
    say, tr = studio.say, studio.tr
    chest = studio.area("upper_chest", Side.LEFT)

    def talk() -> None:
        studio.pick("Add an area", chest)
        studio.click("Agrees to all")
        studio.play.click(f"{chest}: {tr('Agrees')}")
        studio.write_into(
            tr("Clinical reason: {area}", area=chest),
            say(
                "Short pectoral muscles pull the shoulder forward", "Pectoraux courts qui tirent l'épaule vers l'avant"
            ),
        )
        studio.click("All six were talked about")
        studio.shoot("consent-talk")
        studio.click("Next: read and sign")
        studio.sign(studio.play.find(SignaturePad, ""))
        studio.shoot("consent-sign")
        studio.click("Record consent")

    studio.in_dialog(lambda: studio.click("Consent"), talk)


def _treat(studio: Studio) -> None:
    """Finish the treatment section and shoot it, then the whole page."""
    say, tr = studio.say, studio.tr
    for section in ("Assessment", "Plan", "Treatment given"):
        studio.play.click(tr("{section}: reviewed", section=tr(section)))
    studio.write(
        "How the client responded", say("Warmth and ease; no dizziness.", "Chaleur et aisance; aucun étourdissement.")
    )
    studio.click("Pain after treatment", "2")
    shown = studio.play.find(TreatmentSection, "")
    studio.reveal(shown)
    studio.shoot("note-treatment", *shown.findChildren(AppliedCard)[:2])
    studio.play.click(tr("Go to: {what}", what=tr("Subjective")))
    studio.shoot("note")


def _flag(studio: Studio) -> None:
    """Decide about the first flag."""

    def decide() -> None:
        studio.click("What was decided", studio.tr("Treatment adapted"))
        studio.write(
            "What was said and done",
            studio.say(
                "Light to moderate pressure only; she will watch for bruises.",
                "Pression légère à modérée seulement; elle surveillera les ecchymoses.",
            ),
        )
        studio.shoot("note-decision")
        studio.click("Record the decision")

    studio.in_dialog(lambda: studio.click("Record the decision"), decide)


def _consent_changed(studio: Studio) -> None:
    """Shoot a withdrawal and leave it unrecorded."""

    def withdraw() -> None:
        areas = studio.play.find(QListWidget, studio.tr("Which area?"))
        areas.setCurrentRow(areas.count() - 1)
        studio.play.settle()
        studio.click("Stopped at once")
        studio.shoot("consent-changed")
        studio.click("Cancel")

    studio.in_dialog(lambda: studio.click("Consent changed (F9)"), withdraw)
