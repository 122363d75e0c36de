"""Nothing written is cut off: with words forty per cent longer, and with text twice as large, at 1280 by 800."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from rmt_desktop.app.wiring import Wiring
from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.catalog.figures import PackagedFigures
from rmt_desktop.documents.render import PdfDocuments
from rmt_desktop.domain.clients import Alert, AlertKind
from rmt_desktop.domain.visits import Visit
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.pages.book import BookDialog
from rmt_desktop.ui.pages.client import ClientPage
from rmt_desktop.ui.pages.client_form import ClientDialog
from rmt_desktop.ui.pages.clients import ClientsPage
from rmt_desktop.ui.pages.first_run import FirstRunPage
from rmt_desktop.ui.pages.homecare_library import HomeCareLibraryPage
from rmt_desktop.ui.pages.note import NotePage
from rmt_desktop.ui.pages.note.flags import DecisionDialog, RaiseDialog
from rmt_desktop.ui.pages.receipts import ReceiptsPage
from rmt_desktop.ui.pages.reports import ReportsPage
from rmt_desktop.ui.pages.settings import SettingsPage
from rmt_desktop.ui.pages.today import TodayPage
from rmt_desktop.ui.pages.unlock import UnlockPage
from tests.support.builders import a_treatment
from tests.support.catalog import a_catalog
from tests.support.room import cut_off
from tests.support.services import Practice
from tests.support.ui import a_context, a_gate

ROOM = (1180, 690)  # pixels that rail, search and status line leave of 1280 by 800


@dataclass(frozen=True)
class Scene:
    """A context, and a visit in the middle of its note."""

    ctx: UiContext
    visit: Visit


@pytest.fixture(scope="module", params=[("en_XA", 100), ("fr", 200)], ids=["long", "large"])
def wish(request: pytest.FixtureRequest) -> tuple[str, int]:
    """How the words are to be: their language and their size."""
    return request.param


@pytest.fixture
def scene(
    wish: tuple[str, int], practice: Practice, wiring: Wiring, qapp: QApplication, tmp_path: Path
) -> Iterator[Scene]:
    language, percent = wish
    client = practice.client(
        first_name="Maximiliana-Alexandrina",
        last_name="Beauregard-Featherstonehaugh",
        alerts=(
            Alert(kind=AlertKind.ALLERGY, text="almond oil"),
            Alert(kind=AlertKind.CAUTION, text="dizzy lying down"),
        ),
    )
    practice.history(client, blood_thinner=True)
    visit = practice.visit(client)
    practice.consent(visit)
    practice.services.notes.keep(replace(practice.note(visit), treatment=(a_treatment(),), raised=("infection",)))
    gate = a_gate(qapp, a_catalog(), wiring.vaults, folder=tmp_path, language=language, percent=percent)
    papers = PdfDocuments(catalog=a_catalog(), figures=PackagedFigures())
    services = replace(practice.services, paperwork=replace(practice.services.paperwork, documents=papers))
    yield Scene(a_context(gate, services, folder=tmp_path), visit)
    gate.tasks.close()


@contextmanager
def shown(qtbot: QtBot, widget: QWidget, size: tuple[int, int] | None = ROOM) -> Iterator[QWidget]:
    """Show a widget for a while."""
    if size is not None:
        widget.resize(*size)
    with qtbot.waitExposed(widget):
        widget.show()
    try:
        yield widget
    finally:
        if isinstance(widget, Page):
            widget.closed()
        widget.hide()
        widget.deleteLater()


def settled(qtbot: QtBot, widget: QWidget) -> list[str]:
    """Return what is cut off once the layouts have come to rest."""
    found: list[str] = []

    def is_whole() -> bool:
        found[:] = cut_off(widget)
        return not found

    try:
        qtbot.waitUntil(is_whole, timeout=1500)
    except qtbot.TimeoutError:
        return found
    return []


PAGES: dict[str, Callable[[Scene], Page]] = {
    "today": lambda scene: TodayPage(scene.ctx),
    "clients": lambda scene: ClientsPage(scene.ctx),
    "client": lambda scene: ClientPage(scene.ctx, scene.visit.client_id),
    "note": lambda scene: NotePage(scene.ctx, scene.visit.id),
    "receipts": lambda scene: ReceiptsPage(scene.ctx),
    "home care": lambda scene: HomeCareLibraryPage(scene.ctx),
    "reports": lambda scene: ReportsPage(scene.ctx),
    "settings": lambda scene: SettingsPage(scene.ctx),
}


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_cut_off_on_a_page(qtbot, scene, page):
    with shown(qtbot, PAGES[page](scene)) as made:
        assert settled(qtbot, made) == []


def test_nothing_is_cut_off_before_the_signature(qtbot, scene):
    with shown(qtbot, NotePage(scene.ctx, scene.visit.id)) as page:
        page.sign()
        page.tell(
            UserError(
                N_("The pass phrase was wrong several times. Please wait {seconds} seconds and try again."), seconds=20
            )
        )
        assert settled(qtbot, page) == []


DIALOGS: dict[str, Callable[[Scene], QDialog]] = {
    "new client": lambda scene: ClientDialog(
        None,
        scene.ctx,
        scene.ctx.services.clients.blank(language="en"),  # type: ignore[arg-type]
    ),
    "book": lambda scene: BookDialog(None, scene.ctx, None),  # type: ignore[arg-type]
    "raise": lambda scene: RaiseDialog(None, scene.ctx),  # type: ignore[arg-type]
    "decide": lambda scene: DecisionDialog(None, scene.ctx, _flag(scene), None),  # type: ignore[arg-type]
}


def _flag(scene: Scene):
    notes = scene.ctx.services.notes
    return notes.flags(notes.of_visit(scene.visit.id))[0]


@pytest.mark.parametrize("dialog", DIALOGS)
def test_nothing_is_cut_off_in_a_dialog(qtbot, scene, dialog):
    with shown(qtbot, DIALOGS[dialog](scene), None) as made:
        assert settled(qtbot, made) == []
        assert made.width() <= 1280


@pytest.mark.parametrize("step", range(6))
def test_nothing_is_cut_off_in_the_first_run(qtbot, scene, step):
    with shown(qtbot, FirstRunPage(scene.ctx, Path("/home/anna/.local/share/rmt-desktop/clinic")), (1260, 760)) as page:
        page.show_code("ABCDE-FGHJK-LMNPQ-RSTUV")
        page._show(step)
        assert settled(qtbot, page) == []


@pytest.mark.parametrize("is_lost", [False, True])
def test_nothing_is_cut_off_at_the_door(qtbot, scene, is_lost):
    with shown(qtbot, UnlockPage(scene.ctx, Path("/home/anna/clinic"), "Harbour Massage Therapy"), (1260, 760)) as page:
        if is_lost:
            page._show_recovery()
        page.tell(
            UserError(
                N_("The pass phrase was wrong several times. Please wait {seconds} seconds and try again."), seconds=20
            )
        )
        assert settled(qtbot, page) == []
