"""The clinic's tax registration as a form, with the rate the tables give for its province."""

from dataclasses import replace
from datetime import date

from rmt_desktop.base.formats import percent
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.clinic import Clinic, TaxRegistration
from rmt_desktop.domain.money import NoTaxRate, TaxTable
from rmt_desktop.ui.forms.settings_form import SettingsForm
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.fields import DayEdit, Field, Line
from rmt_desktop.ui.widgets.text import label


class TaxForm(SettingsForm):
    """Registered or small supplier; the number; from which day; receipt numbering."""

    def __init__(self, tr: Translator, table: TaxTable, today: date) -> None:
        super().__init__(tr)
        self._table = table
        self._today = today
        self._kind = Segments(
            (("small", tr(N_("Small supplier, no tax"))), ("registered", tr(N_("Registered for GST/HST")))),
            tr(N_("Tax standing")),
            optional=False,
        )
        self._kind.chosen.connect(lambda _: self._show_kind())
        self._number = Line(placeholder="123456789 RT0001", longest=30)
        self._qst = Line(placeholder="1234567890 TQ0001", longest=30)
        self._since = DayEdit(tr.language, "2024-01-01")
        self._rate = label("", "soft", wrap=True)
        self._prefix = Line(longest=12)
        self._first = Line("1", longest=9)
        self.add(Field(tr(N_("Is the clinic registered for GST/HST?")), self._kind, key="kind"))
        self.column.addWidget(self._rate)
        self.add(
            Field(tr(N_("GST/HST number")), self._number, key="tax.gst_hst_number"),
            Field(tr(N_("Registered since")), self._since, key="tax.registered_from"),
        )
        self.add(Field(tr(N_("QST number")), self._qst, key="tax.qst_number"))
        self.add(
            Field(
                tr(N_("Letters before the receipt number")),
                self._prefix,
                key="receipt_prefix",
                hint=tr(N_("May stay empty")),
            ),
            Field(
                tr(N_("First receipt number")),
                self._first,
                key="first_receipt_number",
                hint=tr(N_("To go on from your paper receipts")),
            ),
        )
        self._kind.set_value("small")
        self._province = "ON"
        self._show_kind()

    def focus_first(self) -> None:
        """Put the focus on the first choice."""
        self._kind.setFocus()

    def set_province(self, province: str) -> None:
        """Show the taxes of a province."""
        self._province = province
        self._show_kind()

    def show_clinic(self, clinic: Clinic) -> None:
        """Show a clinic's registration."""
        tax = clinic.tax
        self._province = clinic.province
        self._kind.set_value("registered" if tax.registered_from else "small")
        self._number.setText(tax.gst_hst_number)
        self._qst.setText(tax.qst_number)
        self._since.set_day(tax.registered_from)
        self._prefix.setText(clinic.receipt_prefix)
        self._first.setText(str(clinic.first_receipt_number))
        self._show_kind()

    def edited(self, clinic: Clinic) -> Clinic:
        """Return the clinic with what is typed here; a registration without a day counts from today."""
        since = self._since.day()
        first = self._first.text().strip()
        registered = TaxRegistration(
            registered_from=since if isinstance(since, date) else self._today,
            gst_hst_number=self._number.text().strip(),
            qst_number=self._qst.text().strip(),
        )
        return replace(
            clinic,
            tax=registered if self._kind.value() == "registered" else TaxRegistration(),
            receipt_prefix=self._prefix.text().strip(),
            first_receipt_number=int(first) if first.isdecimal() else 0,
        )

    def _show_kind(self) -> None:
        registered = self._kind.value() == "registered"
        for key in ("tax.gst_hst_number", "tax.registered_from"):
            self.field(key).setVisible(registered)
        try:
            taxes = self._table.components(self._province, self._today)
        except NoTaxRate as error:
            self._rate.setText(error.text(self.tr_))
            return
        self.field("tax.qst_number").setVisible(registered and any(tax.name == "QST" for tax in taxes))
        words = ", ".join(
            f"{_name(tax.name, tax.name_fr, self.tr_)} {percent(tax.rate, self.tr_.language)}" for tax in taxes
        )
        self._rate.setText(
            self.tr_(N_("Receipts show {taxes} today, and the rate of the day of treatment later on."), taxes=words)
            if registered
            else self.tr_(N_("Receipts show no tax line and no tax number."))
        )


def _name(english: str, french: str, tr: Translator) -> str:
    return french if tr.language == "fr" else english
