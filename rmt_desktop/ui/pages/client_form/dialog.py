"""The dialog in which a client is entered or changed, and kept."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from rmt_desktop.base.errors import Problem, UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Client
from rmt_desktop.services.changes import Done
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import Route, UiContext
from rmt_desktop.ui.dialogs import may_discard
from rmt_desktop.ui.pages.client_form.alike import AlikeCard
from rmt_desktop.ui.pages.client_form.form import ClientForm
from rmt_desktop.ui.pages.client_form.phones import by_kind
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.banner import Banner
from rmt_desktop.ui.widgets.layouts import Scroll, column, row
from rmt_desktop.ui.widgets.text import button, label

LOOK_AFTER_MS = 300
WIDTH_EMS = 54
WIDEST = 1240  # pixels; a small screen has 1280
HEIGHT = 720
LAST_LATIN = 0x24F  # the fonts of the papers have every letter up to here


class ClientDialog(QDialog):
    """Enters or changes a client. ``start_visit`` says which button was pressed."""

    help_topic = "clients"

    def __init__(self, parent: QWidget, ctx: UiContext, client: Client) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._client = client
        self._is_new = client.version == 0
        self.start_visit = False
        self.saved: Client | None = None
        tr = ctx.tr
        self.setWindowTitle(
            tr(N_("New client")) if self._is_new else tr(N_("Details of {name}"), name=client.shown_name)
        )
        self.resize(min(ctx.theme.ems(WIDTH_EMS), WIDEST), HEIGHT)
        self.banner = Banner(ctx.theme, ctx.icons, tr(N_("Close this message")))
        self._form = ClientForm(tr)
        self._form.show_client(client)
        self._alike = AlikeCard(ctx)
        self._alike.opened.connect(self._open_known)
        self._look = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._look.timeout.connect(self._look_for_alike)
        for edit in self._form.telling:
            edit.textEdited.connect(lambda _: self._look.start())
        self._shown_for: tuple[object, ...] = ()
        self._build()
        self._form.focus_first()
        if self._is_new and client.legal_name:
            self._look.start()

    def tell(self, error: UserError) -> None:
        """Say what went wrong; what was typed stays."""
        self.banner.say(error.text(self._ctx.tr), "danger")

    def tell_fields(self, problems: tuple[Problem, ...]) -> None:
        """Show each problem beside its field."""
        phones = self.edited().phones
        if not self._form.show_problems(by_kind(problem, phones) for problem in problems):
            self.banner.say(problems[0].text(self._ctx.tr), "danger")

    def put_away(self) -> bool:
        """Return whether nothing is typed that is not saved."""
        return self.edited() == self._client and not self._form.has_wrong_day

    def reject(self) -> None:
        """Ask before throwing away what was typed."""
        if self.put_away() or may_discard(self._ctx.ask, self, self._ctx.tr):
            super().reject()

    def done(self, result: int) -> None:
        """Close, and look for nobody any more: the vault may be locked next."""
        self._look.stop()
        super().done(result)

    def edited(self) -> Client:
        """Return the client with what is typed."""
        return self._form.edited(self._client)

    def _build(self) -> None:
        tr = self._ctx.tr
        outer = column(self)
        self._page = page = Scroll()
        page.content.addWidget(label(self.windowTitle(), "title", wrap=True))
        page.content.addWidget(self.banner)
        page.content.addWidget(self._alike)
        page.content.addWidget(self._form)
        page.content.addStretch(1)
        outer.addWidget(page, 1)
        buttons = row(margin=2 * GRID)
        buttons.addWidget(button(tr(N_("Cancel")), self.reject))
        buttons.addStretch(1)
        save = button(tr(N_("Save")), self._save, role="" if self._is_new else "primary")
        buttons.addWidget(save)
        if self._is_new:
            go = button(tr(N_("Save and start a visit")), partial(self._save, start=True), role="primary")
            go.setDefault(True)
            buttons.addWidget(go)
        else:
            save.setDefault(True)
        outer.addLayout(buttons)

    def _look_for_alike(self) -> bool:
        """Show existing clients who may be this one, before a second record is made. Return whether there are any."""
        client = self.edited()
        self._warn_of_unprintable(client.legal_name)
        alike = self._ctx.services.clients.alike(client) if self._is_new and client.legal_name else ()
        self._alike.show_alike(alike)
        if alike:
            self._shown_for = _telling(client)
        return bool(alike)

    def _warn_of_unprintable(self, name: str) -> None:
        """Say below the name which of its characters no paper can show. The record keeps them all."""
        rare = "".join(character for character in name if ord(character) > LAST_LATIN)
        lost = self._ctx.services.paperwork.unprintable(rare) if rare else ()
        words = self._ctx.tr(N_("Papers show an empty box for: {characters}"), characters=" ".join(lost))
        self._form.field("first_name").set_hint(words if lost else "")

    def _open_known(self, client_id: str) -> None:
        super().reject()
        self._ctx.go.to(Route("client", client_id))

    def _save(self, *, start: bool = False) -> None:
        if self._form.show_problems(()):
            return
        attempt(self, self._is_held_up, lambda is_held_up: None if is_held_up else self._keep(start=start))

    def _is_held_up(self) -> bool:
        """Show who is alike if that was not seen yet for what is typed now; saving again goes on."""
        self._look.stop()
        if _telling(self.edited()) == self._shown_for or not self._look_for_alike():
            return False
        self._page.verticalScrollBar().setValue(0)
        return True

    def _keep(self, *, start: bool) -> None:
        attempt(
            self, lambda: self._ctx.services.clients.save(self.edited()), lambda done: self._done(done, start=start)
        )

    def _done(self, done: Done[Client], *, start: bool) -> None:
        self.saved = done.value
        self.start_visit = start
        self._ctx.changes.announce(done.changes)
        self.accept()


def _telling(client: Client) -> tuple[object, ...]:
    """Return what tells whether a client is alike to another."""
    return client.legal_name, client.birth_date, client.phones
