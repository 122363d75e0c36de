"""Entering a visit: who, when, how long, with whom, why."""

from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from rmt_desktop.base.errors import Problem, UserError
from rmt_desktop.base.formats import time_of_day
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import ClientSummary
from rmt_desktop.domain.ids import ClientId, ServiceId, TherapistId
from rmt_desktop.domain.search import fold
from rmt_desktop.domain.visits import Visit, VisitCard
from rmt_desktop.services.changes import Done
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.dialogs import may_discard
from rmt_desktop.ui.forms.settings_form import SettingsForm
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.banner import Banner
from rmt_desktop.ui.widgets.fields import DayEdit, Field, Line, Pick, TimeEdit
from rmt_desktop.ui.widgets.layouts import Card, column, row
from rmt_desktop.ui.widgets.text import button, label

FOUND_AT_MOST = 6
WIDTH_EMS = 40
FOR_EXAMPLE = time(14, 30)


class FoundList(QListWidget):
    """Keeps Return to itself: choosing a client must not press the dialog's button too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose, or move."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class BookDialog(QDialog):
    """Books a visit, or enters one for somebody who stands at the desk; with ``is_here`` Return does the latter."""

    help_topic = "today"

    def __init__(self, parent: QWidget, ctx: UiContext, client: ClientSummary | None, *, is_here: bool = False) -> None:
        super().__init__(parent)
        self._is_here = is_here
        self._ctx = ctx
        self._client = client
        self.saved: Visit | None = None
        tr = ctx.tr
        self.setWindowTitle(tr(N_("Book a visit")))
        self.setMinimumWidth(ctx.theme.ems(WIDTH_EMS))
        self.banner = Banner(ctx.theme, ctx.icons, tr(N_("Close this message")))
        self._who = Line(client.name if client else "", placeholder=tr(N_("Type a few letters of the name")))
        self._who.textEdited.connect(self._search)
        self._found = FoundList()
        self._found.setAccessibleName(tr(N_("Clients found")))
        self._found.itemActivated.connect(self._take)
        self._found.itemClicked.connect(self._take)
        self._found.hide()
        now = ctx.services.desk.time.now().astimezone(ctx.zone())
        self._day = DayEdit(tr.language, "2026-11-23")
        self._day.set_day(now.date())
        self._time = TimeEdit(hour24=ctx.prefs.current.hour24)
        self._time.set_clock(time(now.hour, now.minute // 5 * 5))
        services = ctx.services.clinics.services()
        self._service = Pick(tuple((one.id, (tr.language == "fr" and one.name_fr) or one.name) for one in services))
        usual = next((one.id for one in services if one.minutes == 60), "")
        self._service.choose(usual)
        therapists = [one for one in ctx.services.clinics.therapists() if one.is_active]
        self._therapist = Pick(
            tuple((one.id, one.name) for one in therapists), str(ctx.services.desk.actor.therapist or "")
        )
        self._reason = Line(longest=200)
        self._overlap = Card("caution", margin=GRID + 4)
        self._overlap_words = label("", wrap=True)
        self._overlap.content.addWidget(self._overlap_words)
        self._form = SettingsForm(tr)
        self._build()
        for changed in (self._day.textChanged, self._time.textChanged):
            changed.connect(self._show_overlap)
        for picked in (self._service, self._therapist):
            picked.currentIndexChanged.connect(self._show_overlap)
        self._show_overlap()
        self._first = self._typed()
        (self._reason if client else self._who).setFocus()

    def tell(self, error: UserError) -> None:
        """Say what went wrong; what was typed stays."""
        self.banner.say(error.text(self._ctx.tr), "danger")

    def put_away(self) -> bool:
        """Return whether nothing is typed that is not booked; a name that was only looked for is nothing."""
        return self._typed() == self._first

    def reject(self) -> None:
        """Ask before throwing away what was typed."""
        if self.put_away() or may_discard(self._ctx.ask, self, self._ctx.tr):
            super().reject()

    def _typed(self) -> tuple[str, str, str]:
        return self._day.text(), self._time.text(), self._reason.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the clients found with the arrows; Return chooses one, and only then does it book."""
        chooses = self._who.hasFocus() and self._client is None and self._found.count() > 0
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up if chooses:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._found.setCurrentRow(max(0, min(self._found.currentRow() + step, self._found.count() - 1)))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if chooses:
                self._take(self._found.item(max(0, self._found.currentRow())))
            case _:
                super().keyPressEvent(event)

    def _build(self) -> None:
        tr = self._ctx.tr
        layout = column(self, margin=3 * GRID, spacing=2 * GRID)
        layout.addWidget(label(tr(N_("Book a visit")), "title"))
        layout.addWidget(self.banner)
        self._form.add(Field(tr(N_("Client")), self._who, key="client"))
        self._form.column.addWidget(self._found)
        example = tr(N_("{time}, for example"), time=self._example())
        self._form.add(
            Field(tr(N_("Day")), self._day, key="day"),
            Field(tr(N_("Time")), self._time, key="time", hint=example),
        )
        self._form.add(Field(tr(N_("Service")), self._service, key="service"))
        self._form.add(Field(tr(N_("Therapist")), self._therapist, key="therapist"))
        self._form.add(Field(tr(N_("Reason for the visit")), self._reason, key="reason"))
        layout.addWidget(self._form)
        layout.addWidget(self._overlap)
        layout.addStretch(1)
        buttons = row()
        buttons.addWidget(button(tr(N_("Cancel")), self.reject))
        buttons.addStretch(1)
        here = button(tr(N_("The client is here now")), partial(self._save, arrived=True))
        book = button(tr(N_("Book")), self._save)
        usual = here if self._is_here else book
        set_role(usual, "primary")
        usual.setDefault(True)
        for made in (book, here) if self._is_here else (here, book):
            buttons.addWidget(made)
        layout.addLayout(buttons)

    def _show_overlap(self, *_: object) -> None:
        """Say which visits of the therapist are at that time; it may be meant, so nothing is kept from being booked."""
        starts_at, service = self._starts_at(), self._service.chosen()
        found: tuple[VisitCard, ...] = ()
        if starts_at is not None and service:
            found = self._ctx.services.visits.overlapping(
                therapist=TherapistId(self._therapist.chosen()), service=ServiceId(service), starts_at=starts_at
            )
        lines = [
            self._ctx.tr(
                N_("{therapist} has {client} at {time}."),
                therapist=self._therapist.currentText(),
                client=card.client_name,
                time=self._ctx.time(card.visit.starts_at),
            )
            for card in found
        ]
        self._overlap_words.setText("\n".join(lines))
        self._time.setAccessibleDescription(" ".join(lines))
        self._overlap.setVisible(bool(lines))

    def _search(self, text: str) -> None:
        self._client = None
        self._form.field("client").set_hint("")
        found = self._ctx.services.clients.find(text, limit=FOUND_AT_MOST) if text.strip() else ()
        self._found.clear()
        for one in found:
            item = QListWidgetItem("   ".join(part for part in (one.name, self._details(one)) if part))
            item.setData(Qt.ItemDataRole.UserRole, one)
            self._found.addItem(item)
        self._found.setVisible(bool(found))
        self._found.setFixedHeight(len(found) * max(1, self._found.sizeHintForRow(0)) + 12)

    def _details(self, client: ClientSummary) -> str:
        """Return what tells two clients of one name apart."""
        born = self._ctx.short_day(client.birth_date) if client.birth_date else ""
        return "   ".join(part for part in (born, client.phone) if part)

    def _take_named(self) -> None:
        """Take the client who is marked in the list, or whom the letters name beyond doubt."""
        if self._client is not None:
            return
        items = [self._found.item(row) for row in range(self._found.count())]
        marked = self._found.currentItem()
        same = [item for item in items if fold(_client_of(item).name) == fold(self._who.text().strip())]
        for sure in ([marked] if marked else [], items, same):
            if len(sure) == 1:
                self._take(sure[0])
                return

    def _take(self, item: QListWidgetItem) -> None:
        self._client = _client_of(item)
        self._who.setText(self._client.name)
        self._form.field("client").set_hint(self._details(self._client))
        self._found.hide()
        self._time.setFocus()
        self._time.selectAll()

    def _save(self, *, arrived: bool = False) -> None:
        self._take_named()
        now = self._ctx.services.desk.time.now()
        starts_at = now if arrived else self._starts_at()
        client = self._client
        problems = []
        if client is None:
            problems.append(
                Problem(field="client", message=N_("Choose a client from the list, or enter a new one first."))
            )
        if starts_at is None:
            message = N_("Please write day and time like 2026-11-23 and {time}.")
            problems.append(Problem(field="time", message=message, values={"time": self._example()}))
        if not self._service.chosen():
            problems.append(Problem(field="service", message=N_("Add a service with its fee under Settings first.")))
        self._form.show_problems(problems)
        if problems or client is None or starts_at is None:
            return
        attempt(
            self,
            lambda: self._ctx.services.visits.book(
                ClientId(client.id),
                therapist=TherapistId(self._therapist.chosen()),
                service=ServiceId(self._service.chosen()),
                starts_at=starts_at,
                reason=self._reason.text(),
                arrived=arrived,
            ),
            self._done,
        )

    def _done(self, done: Done[Visit]) -> None:
        self.saved = done.value
        self._ctx.changes.announce(done.changes)
        self.accept()

    def _starts_at(self) -> datetime | None:
        day, clock = self._day.day(), self._time.clock()
        if not isinstance(day, date) or clock is None:
            return None
        return datetime.combine(day, clock, self._ctx.zone()).astimezone(self._ctx.services.desk.time.now().tzinfo)

    def _example(self) -> str:
        return time_of_day(FOR_EXAMPLE, hour24=self._ctx.prefs.current.hour24)


def _client_of(item: QListWidgetItem) -> ClientSummary:
    client: ClientSummary = item.data(Qt.ItemDataRole.UserRole)
    return client
