"""A therapist's name, registration and signature as a form."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.catalog import ProvinceFacts
from rmt_desktop.domain.clinic import Therapist
from rmt_desktop.ui.forms.settings_form import SettingsForm
from rmt_desktop.ui.theme import Theme
from rmt_desktop.ui.widgets.fields import DayEdit, Field, Line
from rmt_desktop.ui.widgets.layouts import FlowBox, column
from rmt_desktop.ui.widgets.picture_pick import PictureTrouble, read_picture
from rmt_desktop.ui.widgets.signature_pad import SignaturePad
from rmt_desktop.ui.widgets.text import button, label


class SignatureField(QWidget):
    """The pad with its buttons: clear, adopt the typed name, import a picture."""

    def __init__(
        self, tr: Translator, theme: Theme, name: str, typed_name: Callable[[], str],
        choose: Callable[[], Path | None] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._tr = tr
        self._typed_name = typed_name
        self._choose = choose
        self.setAccessibleName(name)
        self.pad = SignaturePad(theme, name, tr(N_("Sign here with the mouse, a finger or a pen")))
        self.changed = self.pad.changed
        buttons = FlowBox(spacing=0)
        buttons.flow.addWidget(button(tr(N_("Use the typed name as signature")), self._adopt, role="quiet"))
        if choose is not None:
            buttons.flow.addWidget(button(tr(N_("Import a picture…")), self._import, role="quiet"))
        buttons.flow.addWidget(button(tr(N_("Clear the signature")), self.pad.clear, role="quiet"))
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self.pad.changed.connect(self._problem.hide)
        layout = column(self, spacing=2)
        for widget in (self.pad, buttons, self._problem):
            layout.addWidget(widget)
        self.setFocusProxy(self.pad)

    def png(self) -> bytes:
        """Return the signature as PNG bytes, empty when there is none."""
        return self.pad.png()

    def _adopt(self) -> None:
        if name := self._typed_name().strip():
            self.pad.adopt(name)
        else:
            self._tell(self._tr(N_("Please type the name first.")))

    def _tell(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.show()

    def _import(self) -> None:
        path = self._choose() if self._choose else None
        if path is None:
            return
        try:
            self.pad.show_picture(read_picture(path))
        except PictureTrouble as error:
            self._tell(error.text(self._tr))


class TherapistForm(SettingsForm):
    """Edits a Therapist."""

    def __init__(self, tr: Translator, theme: Theme, choose: Callable[[], Path | None]) -> None:
        super().__init__(tr)
        self._name = Line(longest=120)
        self._designation = Line("RMT", longest=40)
        self._regulator = Line(longest=120)
        self._registration = Line(longest=40)
        self._valid_until = DayEdit(tr.language, "2027-10-31")
        self._signature = SignatureField(tr, theme, tr(N_("Signature")), self._name.text, choose)
        self.add(
            Field(tr(N_("Name of the therapist")), self._name, key="name"),
            Field(tr(N_("Title on papers")), self._designation, key="designation"),
            widths=(2, 1),
        )
        self.add(Field(tr(N_("College or association")), self._regulator, key="regulator"))
        self.add(
            Field(tr(N_("Registration number")), self._registration, key="registration"),
            Field(tr(N_("Valid until (if it ends)")), self._valid_until, key="valid_until"),
        )
        self.add(
            Field(
                tr(N_("Signature")),
                self._signature,
                key="signature",
                hint=tr(N_("It is put on receipts and notes when you issue or sign them, never without you.")),
            )
        )

    def focus_first(self) -> None:
        """Put the focus into the name."""
        self._name.setFocus()

    def show_province(self, province: ProvinceFacts) -> None:
        """Say below the title which ones the province protects."""
        name, titles = (text.in_(self.tr_.language) if text else "" for text in (province.name, province.titles))
        words = self.tr_(N_("Protected in {province}: {titles}"), province=name, titles=titles)
        self.field("designation").set_hint(words if titles else "")

    def suggest_regulator(self, name: str) -> None:
        """Fill in the province's regulator while nothing else has been typed."""
        if not self._regulator.isModified():
            self._regulator.setText(name)
            self._regulator.setCursorPosition(0)

    def show_therapist(self, therapist: Therapist) -> None:
        """Show a therapist."""
        self._name.setText(therapist.name)
        self._designation.setText(therapist.designation)
        self._regulator.setText(therapist.regulator)
        self._registration.setText(therapist.registration)
        self._valid_until.set_day(therapist.valid_until)
        if therapist.signature:
            self._signature.pad.show_picture(therapist.signature)

    def edited(self, therapist: Therapist) -> Therapist:
        """Return the therapist with what is typed here."""
        day = self._valid_until.day()
        return replace(
            therapist,
            name=self._name.text().strip(),
            designation=self._designation.text().strip(),
            regulator=self._regulator.text().strip(),
            registration=self._registration.text().strip(),
            valid_until=day if isinstance(day, date) else None,
            signature=self._signature.png(),
        )
