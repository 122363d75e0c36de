"""The few things the desk confirms before a receipt is made: fee, payment, language, and who else pays."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clinic import Service
from rmt_desktop.domain.ids import ServiceId
from rmt_desktop.domain.receipts import METHOD_NAMES, Charge, Method, Payment
from rmt_desktop.ui.context import UiContext
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.choices import OWN_NAMES, Segments
from rmt_desktop.ui.widgets.fields import Field, Line, MoneyEdit, Number, Pick
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.pressing import CheckBox
from rmt_desktop.ui.widgets.text import label


class ChargeForm(QWidget):
    """Edits a :class:`Charge`. What is asked about another fee appears only while the fee is another one."""

    changed = Signal()

    def __init__(self, ctx: UiContext, services: Sequence[Service]) -> None:
        super().__init__()
        self._ctx = ctx
        self._services = {one.id: one for one in services}
        tr = ctx.tr
        self._posted = 0
        self._received: tuple[Payment, ...] = ()
        french = ctx.language.startswith("fr")
        self._service = Pick(tuple((one.id, (french and one.name_fr) or one.name) for one in services))
        self._minutes = Number(low=5, high=480, optional=False, suffix=" min")
        self._fee = MoneyEdit(ctx.language)
        self._method = Pick(tuple((one.value, tr(METHOD_NAMES[one])) for one in Method))
        self._rest = Pick(
            tuple((one.value, tr(N_("Still open") if one is Method.UNPAID else METHOD_NAMES[one])) for one in Method)
        )
        self._language = Segments(OWN_NAMES, tr(N_("Language of the receipt")), optional=False)
        self._paid_by = Line(longest=120)
        self._reason = Line(longest=200)
        self._agreed = CheckBox(tr(N_("The client agreed beforehand")))
        self._fields = {
            "service": Field(tr(N_("Treatment given")), self._service),
            "minutes": Field(tr(N_("Length")), self._minutes),
            "fee_cents": Field(tr(N_("Fee before tax")), self._fee),
            "fee_reason": Field(tr(N_("Why another fee than the posted one")), self._reason),
            "method": Field(tr(N_("Payment")), self._method),
            "rest": Field(tr(N_("Payment of the difference")), self._rest),
            "paid_by": Field(
                tr(N_("Paid by somebody else")),
                self._paid_by,
                hint=tr(N_("Only for the clinic’s own record; it does not stand on the paper.")),
            ),
        }
        self._noted = label("", "small", wrap=True)
        self._noted.hide()
        self._agreed_problem = label("", "problem", wrap=True)
        self._agreed_problem.hide()
        self._build()
        for signal in (self._fee.textEdited, self._reason.textEdited, self._paid_by.textEdited, self._language.chosen):
            signal.connect(lambda _: self._edited())
        self._service.activated.connect(lambda _: self._service_chosen())
        self._minutes.valueChanged.connect(lambda _: self._edited())
        for pick in (self._method, self._rest):
            pick.activated.connect(lambda _: self._edited())
        self._agreed.clicked.connect(lambda _: self._edited())

    def _build(self) -> None:
        layout = column(self, spacing=2 * GRID)
        treatment = row(spacing=2 * GRID)
        treatment.addWidget(self._fields["service"], 1)
        treatment.addWidget(self._fields["minutes"], 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(treatment)
        layout.addWidget(self._noted)
        layout.addWidget(self._fields["fee_cents"])
        self._other = QWidget()
        other = column(self._other, spacing=GRID)
        other.addWidget(self._fields["fee_reason"])
        other.addWidget(self._agreed)
        other.addWidget(self._agreed_problem)
        layout.addWidget(self._other)
        layout.addWidget(self._fields["method"])
        layout.addWidget(self._fields["rest"])
        self._fields["rest"].hide()
        language = column(spacing=4)
        language.addWidget(label(self._language.accessibleName()))
        language.addWidget(self._language)
        layout.addLayout(language)
        layout.addWidget(self._fields["paid_by"])

    def show_charge(self, charge: Charge, *, posted_cents: int) -> None:
        """Show a charge to begin with, and which fee is posted."""
        if charge.service is not None:
            self._service.choose(charge.service)
        if charge.minutes is not None:
            with QSignalBlocker(self._minutes):
                self._minutes.set_value(charge.minutes)
        self._fee.set_cents(charge.fee_cents)
        self._method.choose(charge.method)
        self._rest.choose(charge.rest_method)
        self._received = charge.received
        self._fields["method"].set_hint("\n".join(self._came_in(one) for one in charge.received))
        self._language.set_value(charge.language)
        self._paid_by.setText(charge.paid_by)
        self._reason.setText(charge.fee_reason)
        self._agreed.setChecked(charge.client_agreed)
        self.show_posted(posted_cents)

    def show_posted(self, posted_cents: int) -> None:
        """Say which fee is posted, and ask about another one only while it is another one."""
        self._posted = posted_cents
        self._fields["fee_cents"].set_hint(
            self._ctx.tr(N_("Posted fee: {fee}"), fee=self._ctx.money(posted_cents)) if self._is_other_fee() else ""
        )
        self._other.setVisible(self._is_other_fee())

    def show_noted(self, minutes: int) -> None:
        """Say how many minutes the note has, where that is far from the length; 0 says nothing."""
        words = self._ctx.tr.plural(
            "The note has {count} minute of treatment. Check the length: insurers do.",
            "The note has {count} minutes of treatment. Check the length: insurers do.",
            minutes,
        )
        self._noted.setText(words if minutes else "")
        self._noted.setVisible(bool(minutes))
        self._minutes.setAccessibleDescription(self._noted.text())

    def show_rest(self, cents: int) -> None:
        """Say by how much the total differs from what was received already, and ask how that was settled."""
        field, tr = self._fields["rest"], self._ctx.tr
        words = N_("{amount} more than was received") if cents > 0 else N_("{amount} less than was received")
        field.set_hint(tr(words, amount=self._ctx.money(abs(cents))) if cents else "")
        field.setVisible(cents != 0)

    def _came_in(self, payment: Payment) -> str:
        return self._ctx.tr(
            N_("{amount} on {day}: {method}"),
            amount=self._ctx.money(payment.cents),
            day=self._ctx.short_day(payment.on),
            method=self._ctx.tr(METHOD_NAMES[payment.method]),
        )

    @property
    def method(self) -> Method:
        """How it is paid, as chosen now."""
        return Method(self._method.chosen())

    def fee_cents(self) -> int | None:
        """Return the fee as typed, None while it is no amount."""
        return self._fee.cents()

    def charge(self) -> Charge | None:
        """Return what is typed, None while the fee is no amount."""
        cents = self._fee.cents()
        if cents is None:
            return None
        is_other = self._is_other_fee()
        return Charge(
            fee_cents=cents,
            method=Method(self._method.chosen()),
            language=self._language.value(),
            fee_reason=self._reason.text() if is_other else "",
            client_agreed=self._agreed.isChecked() and is_other,
            paid_by=self._paid_by.text(),
            received=self._received,
            rest_method=Method(self._rest.chosen()),
            service=ServiceId(self._service.chosen()) if self._service.chosen() else None,
            minutes=self._minutes.value(),
        )

    def show_problems(self, problems: Iterable[Problem], *, go_there: bool = False) -> bool:
        """Show each problem beside its field and clear the others; return whether there is any here."""
        texts: dict[str, str] = {}
        for problem in problems:
            texts.setdefault(problem.field, problem.text(self._ctx.tr))
        for key, field in self._fields.items():
            field.set_problem(texts.get(key, ""))
        agreed = texts.get("client_agreed", "")
        self._agreed_problem.setText(agreed)
        self._agreed_problem.setVisible(bool(agreed))
        self._agreed.setAccessibleDescription(agreed)
        wrong = next((editor for key, editor in self._editors().items() if key in texts), None)
        if wrong is not None and go_there:
            wrong.setFocus()
        return wrong is not None

    def focus_first(self) -> None:
        """Put the focus on the fee, selected, so that another amount can be typed at once."""
        self._fee.setFocus()
        self._fee.selectAll()

    def _editors(self) -> dict[str, QWidget]:
        return {
            "fee_cents": self._fee,
            "fee_reason": self._reason,
            "client_agreed": self._agreed,
        }

    def _is_other_fee(self) -> bool:
        cents = self._fee.cents()
        return cents is not None and cents != self._posted

    def _service_chosen(self) -> None:
        """Take length and fee from the fee list; a fee somebody typed stays."""
        service = self._services[ServiceId(self._service.chosen())]
        if not self._is_other_fee():
            self._fee.set_cents(service.price_cents)
        with QSignalBlocker(self._minutes):
            self._minutes.set_value(service.minutes)
        self._posted = service.price_cents
        self._edited()

    def _edited(self) -> None:
        self.show_posted(self._posted)
        self.changed.emit()
