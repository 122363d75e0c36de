"""Which page shows which record, the way back, and the dialogs pages ask for. Only here do pages meet."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget

from rmt_desktop.domain.ids import ClientId, VisitId
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.dialogs import may_discard

if TYPE_CHECKING:
    from rmt_desktop.domain.clients import Client, ClientSummary

LONGEST_WAY_BACK = 50
HELP_KEY = "F1"
LASTING = ("today", "clients", "receipts", "homecare", "reports")


class Navigator(QObject):
    """Shows pages in a stack. Pages of one record are built when shown and let go when left."""

    moved = Signal(str, str)
    handed_over = Signal(bool)  # a client holds the computer now, or a staff pass phrase was given

    def __init__(self, stack: QStackedWidget, guide: Path) -> None:
        super().__init__(stack)
        self._stack = stack
        self._guide = guide
        self._ctx: UiContext | None = None
        self._lasting: dict[str, Page] = {}
        self._way: list[Route] = []
        self._page: Page | None = None
        self._dialogs: list[QDialog] = []

    def begin(self, ctx: UiContext, route: Route) -> None:
        """Start with a context; called once the vault is open."""
        self._ctx = ctx
        self._show(route)

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self._page

    @property
    def route(self) -> Route:
        """Where we are."""
        return self._way[-1] if self._way else Route("today")

    def leave(self) -> bool:
        """Let open dialogs and the page shown save what is unsaved; return whether they may be left.

        The uppermost is asked first. Where a dialog can keep nothing, the user is asked before what is typed in it is
        lost; those a page opened by itself count too if they say what they hold by ``put_away``.
        """
        own = [one for one in _shown_dialogs() if one not in self._dialogs and hasattr(one, "put_away")]
        dialogs = [*own, *reversed(self._dialogs)]
        return all(self._may_leave(one) for one in dialogs) and (self._page is None or self._page.leave())

    def put_away(self) -> bool:
        """Keep what can be kept without a question; return whether everything may be closed now without a loss.

        A dialog that has no ``put_away``, or that a page opened by itself, counts as something that would be lost.
        """
        kept = [dialog in self._dialogs and _is_put_away(dialog) for dialog in _shown_dialogs()]
        return (self._page is None or self._page.put_away()) and all(kept)

    def end(self) -> None:
        """Let go of every dialog and page; nothing of a record stays on the screen."""
        for dialog in reversed(self._dialogs):
            dialog.done(QDialog.DialogCode.Rejected)
        for page in {*self._lasting.values(), *([self._page] if self._page else [])}:
            self._discard(page)
        self._lasting, self._page, self._ctx = {}, None, None

    def to(self, route: Route) -> None:
        """Show a page, if the present one lets itself be left. Without an open vault there is nowhere to go."""
        if self._ctx is not None and self.leave():
            self._show(route)

    def back(self) -> None:
        """Show the page before."""
        if len(self._way) > 1 and self.leave():
            self._way.pop()
            self._show(self._way.pop())

    def new_client(self, name: str = "") -> None:
        """Ask for a new client in a dialog, then open the record or the visit."""
        from rmt_desktop.ui.pages.client_form import ClientDialog

        ctx = self._context()
        client = ctx.services.clients.blank(language=ctx.services.clinics.clinic().language)
        dialog = ClientDialog(self._stack.window(), ctx, _named(client, name))
        self._run(dialog)
        if dialog.saved is not None:
            if dialog.start_visit:
                self._start_now(dialog.saved)
            else:
                self.to(Route("client", dialog.saved.id))

    def edit_client(self, client_id: ClientId) -> None:
        """Change a client's details in a dialog."""
        from rmt_desktop.ui.pages.client_form import ClientDialog

        ctx = self._context()
        self._run(ClientDialog(self._stack.window(), ctx, ctx.services.clients.open(client_id)))

    def book(self, client_id: ClientId | None = None) -> None:
        """Enter a visit in a dialog; one who is here now is shown on the Today page."""
        from rmt_desktop.ui.pages.book import BookDialog

        ctx = self._context()
        known = _summary(ctx.services.clients.open(client_id)) if client_id else None
        self._run(BookDialog(self._stack.window(), ctx, known))

    def intake(self, client_id: ClientId) -> None:
        """Fill in the health history in a dialog."""
        from rmt_desktop.ui.pages.intake import IntakeDialog

        def make(ctx: UiContext) -> IntakeDialog:
            dialog = IntakeDialog(self._stack.window(), ctx, client_id)
            dialog.handed_over.connect(self.handed_over)
            return dialog

        self._open(make)

    def consent(self, visit_id: VisitId) -> None:
        """Talk about consent and record it in a dialog."""
        from rmt_desktop.ui.pages.consent import ConsentDialog

        self._open(lambda ctx: ConsentDialog(self._stack.window(), ctx, visit_id))

    def consent_changed(self, visit_id: VisitId) -> None:
        """Record a withdrawal or change in a dialog."""
        from rmt_desktop.ui.pages.consent import ConsentChangeDialog

        self._open(lambda ctx: ConsentChangeDialog(self._stack.window(), ctx, visit_id))

    def help(self) -> None:
        """Open the page of the user guide about this screen."""
        self._guide_over(self._stack.window(), self._page.help_topic if self._page is not None else "index")

    def _help_in(self, dialog: QDialog) -> None:
        """Open the page of the user guide about a dialog, over it; while a client has the screen there is none."""
        if topic := getattr(dialog, "help_topic", ""):
            self._guide_over(dialog, topic)

    def _guide_over(self, window: QWidget, topic: str) -> None:
        from rmt_desktop.ui.pages.guide import GuideDialog

        self._open(lambda ctx: GuideDialog(window, ctx, self._guide, topic))

    def _open(self, make: Callable[[UiContext], QDialog]) -> None:
        made: list[QDialog] = []
        if attempt(self._page or _Silent(), lambda: made.append(make(self._context()))):
            self._run(made[0])

    def _run(self, dialog: QDialog) -> None:
        """Show a dialog until it closes, or until the vault is locked below it."""
        self._dialogs.append(dialog)
        help_ = QShortcut(QKeySequence(HELP_KEY), dialog)
        help_.setAutoRepeat(False)
        help_.activated.connect(partial(self._help_in, dialog))
        window = self._stack.window()
        dialog.resize(dialog.size().boundedTo(window.screen().availableSize().expandedTo(window.size())))
        dialog.exec()
        self._dialogs.remove(dialog)
        dialog.deleteLater()

    def _start_now(self, client: "Client") -> None:
        """Enter a visit for somebody who stands at the desk, and show the day."""
        from rmt_desktop.ui.pages.book import BookDialog

        dialog = BookDialog(self._stack.window(), self._context(), _summary(client), is_here=True)
        self._run(dialog)
        arrived = dialog.saved is not None
        self.to(Route("today") if arrived else Route("client", client.id))

    def _show(self, route: Route) -> None:
        page = self._lasting.get(route.page)
        if page is None:
            made: list[Page] = []
            if not attempt(self._page or _Silent(), lambda: made.append(self._make(route))):
                return
            page = made[0]
            self._stack.addWidget(page)
            if route.page in LASTING:
                self._lasting[route.page] = page
        before, self._page = self._page, page
        self._stack.setCurrentWidget(page)
        if before is not None and before is not page and before not in self._lasting.values():
            self._discard(before)
        self._way = [*self._way[-LONGEST_WAY_BACK:], route]
        page.shown()
        page.focus_first()
        self.moved.emit(route.page, page.title())

    def _make(self, route: Route) -> Page:
        """Build the page for a route. Pages are loaded when first wanted: the first window decides how we feel."""
        ctx = self._context()
        match route.page:
            case "clients":
                from rmt_desktop.ui.pages.clients import ClientsPage

                return ClientsPage(ctx)
            case "client":
                from rmt_desktop.ui.pages.client import ClientPage

                return ClientPage(ctx, ClientId(route.record), route.part)
            case "note":
                from rmt_desktop.ui.pages.note import NotePage

                return NotePage(ctx, VisitId(route.record))
            case "receipts":
                from rmt_desktop.ui.pages.receipts import ReceiptsPage

                return ReceiptsPage(ctx)
            case "receipt":
                from rmt_desktop.ui.pages.receipt import ReceiptPage

                return ReceiptPage(ctx, route.record, is_visit=route.part == "visit")
            case "homecare":
                from rmt_desktop.ui.pages.homecare_library import HomeCareLibraryPage

                return HomeCareLibraryPage(ctx)
            case "plan":
                from rmt_desktop.ui.pages.homecare import HomeCarePage

                return HomeCarePage(ctx, route.record, route.part)
            case "reports":
                from rmt_desktop.ui.pages.reports import ReportsPage

                return ReportsPage(ctx)
            case "settings":
                from rmt_desktop.ui.pages.settings import SettingsPage

                return SettingsPage(ctx, route.part)
        from rmt_desktop.ui.pages.today import TodayPage

        return TodayPage(ctx)

    def _may_leave(self, dialog: QDialog) -> bool:
        leave: Callable[[], bool] | None = getattr(dialog, "leave", None)
        if leave is not None:
            return leave()
        ctx = self._context()
        return _is_put_away(dialog) or may_discard(ctx.ask, dialog, ctx.tr)

    def _discard(self, page: Page) -> None:
        page.closed()
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _context(self) -> UiContext:
        if self._ctx is None:
            raise RuntimeError("no vault is open")
        return self._ctx


def _shown_dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def _is_put_away(dialog: QDialog) -> bool:
    put_away: Callable[[], bool] = getattr(dialog, "put_away", lambda: False)
    return put_away()


class _Silent:
    """Where an error goes when there is no page yet to tell it."""

    def tell(self, error: Exception) -> None:
        raise error


def _named(client: "Client", name: str) -> "Client":
    from dataclasses import replace

    first, _, last = name.strip().partition(" ")
    return replace(client, first_name=first, last_name=last)


def _summary(client: "Client") -> "ClientSummary":
    from rmt_desktop.domain.clients import ClientSummary

    return ClientSummary(
        id=client.id,
        number=client.number,
        name=client.shown_name,
        legal_name=client.legal_name,
        birth_date=client.birth_date,
        phone=client.phones[0].number if client.phones else "",
        is_archived=client.is_archived,
    )
