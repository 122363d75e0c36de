"""The clinic's name, address and habits as a form."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.catalog import ProvinceFacts
from rmt_desktop.domain.clinic import Clinic, PaperSize
from rmt_desktop.domain.people import Address
from rmt_desktop.ui.forms.settings_form import SettingsForm
from rmt_desktop.ui.forms.written import phone_line, postal_code_line
from rmt_desktop.ui.widgets.fields import Field, Line, Pick
from rmt_desktop.ui.widgets.picture_pick import PicturePick

ZONES = (
    "America/St_Johns",
    "America/Halifax",
    "America/Moncton",
    "America/Toronto",
    "America/Iqaluit",
    "America/Winnipeg",
    "America/Regina",
    "America/Edmonton",
    "America/Yellowknife",
    "America/Vancouver",
    "America/Whitehorse",
)


class ClinicForm(SettingsForm):
    """Edits the part of a Clinic that stands on its letterhead, and where and how it works."""

    def __init__(
        self, tr: Translator, provinces: Sequence[ProvinceFacts], choose_logo: Callable[[], Path | None]
    ) -> None:
        super().__init__(tr)
        self._zones = {facts.code: facts.zone for facts in provinces}
        self._name = Line(longest=120)
        self._line1, self._line2 = Line(longest=120), Line(longest=120)
        self._city, self._postal = Line(longest=60), postal_code_line(longest=12)
        self._province = Pick(tuple((facts.code, facts.name.in_(tr.language)) for facts in provinces), "ON")
        self._phone, self._email = phone_line(), Line(longest=120)
        self._zone = Pick(tuple((zone, zone.split("/")[1].replace("_", " ")) for zone in ZONES), "America/Toronto")
        self._paper = Pick(((PaperSize.LETTER, tr(N_("Letter (8.5 × 11 in)"))), (PaperSize.A4, tr(N_("A4")))))
        self._logo = PicturePick(tr, tr(N_("Logo")), choose_logo)
        self.add(Field(tr(N_("Name of the clinic")), self._name, key="name"))
        self.add(
            Field(tr(N_("Street and number")), self._line1, key="line1"),
            Field(tr(N_("Unit, floor")), self._line2, key="line2"),
            widths=(2, 1),
        )
        self.add(
            Field(tr(N_("City")), self._city, key="city"),
            Field(tr(N_("Province or territory")), self._province, key="province"),
            Field(tr(N_("Postal code")), self._postal, key="postal_code"),
            widths=(3, 3, 2),
        )
        self.add(
            Field(tr(N_("Phone of the clinic")), self._phone, key="phone"),
            Field(tr(N_("E-mail of the clinic")), self._email, key="email"),
        )
        self.add(
            Field(tr(N_("Time zone")), self._zone, key="zone"),
            Field(tr(N_("Paper in the printer")), self._paper, key="paper"),
        )
        self.add(Field(tr(N_("Logo")), self._logo, key="logo"))
        self._province.activated.connect(lambda *_: self._zone.choose(self._zones[self._province.chosen()]))

    def focus_first(self) -> None:
        """Put the focus into the name."""
        self._name.setFocus()

    def show_clinic(self, clinic: Clinic) -> None:
        """Show a clinic's settings."""
        address = clinic.address
        for line, text in (
            (self._name, clinic.name),
            (self._line1, address.line1),
            (self._line2, address.line2),
            (self._city, address.city),
            (self._postal, address.postal_code),
            (self._phone, clinic.phone),
            (self._email, clinic.email),
        ):
            line.setText(text)
        self._province.choose(clinic.province)
        self._zone.choose(clinic.zone)
        self._paper.choose(clinic.paper)
        self._logo.set_png(clinic.logo)

    def edited(self, clinic: Clinic) -> Clinic:
        """Return the clinic with what is typed here."""
        return replace(
            clinic,
            name=self._name.text().strip(),
            address=Address(
                line1=self._line1.text().strip(),
                line2=self._line2.text().strip(),
                city=self._city.text().strip(),
                province=self._province.chosen(),
                postal_code=self._postal.text().strip(),
            ),
            phone=self._phone.text().strip(),
            email=self._email.text().strip(),
            province=self._province.chosen(),
            zone=self._zone.chosen(),
            paper=PaperSize(self._paper.chosen()),
            logo=self._logo.png(),
        )
