"""All fields of a client: the few that are needed first, everything else below, part by part."""

from functools import reduce

from PySide6.QtWidgets import QLineEdit

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.clients import Client
from rmt_desktop.ui.forms.settings_form import SettingsForm
from rmt_desktop.ui.pages.client_form.about import AboutFields
from rmt_desktop.ui.pages.client_form.address import AddressFields
from rmt_desktop.ui.pages.client_form.alerts import AlertFields
from rmt_desktop.ui.pages.client_form.names import NameFields
from rmt_desktop.ui.pages.client_form.part import Part
from rmt_desktop.ui.pages.client_form.payer import PayerFields
from rmt_desktop.ui.pages.client_form.people import PeopleFields
from rmt_desktop.ui.pages.client_form.phones import PhoneLines
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.text import label, line


class ClientForm(SettingsForm):
    """Edits a client. ``telling`` are the lines that tell one client from another."""

    def __init__(self, tr: Translator) -> None:
        super().__init__(tr)
        phones = PhoneLines()
        names = NameFields(self, phones)
        self.telling: tuple[QLineEdit, ...] = names.telling
        self._heading(N_("Shown wherever the client is"))
        alerts = AlertFields(self)
        self._heading(N_("Address and other phones"))
        address = AddressFields(self, phones)
        self._heading(N_("About the client"))
        about = AboutFields(self)
        self._heading(N_("People around the client"))
        people = PeopleFields(self)
        self._heading(N_("Insurance (only if the client wants help with a claim)"))
        payer = PayerFields(self)
        self._parts: tuple[Part, ...] = (names, phones, alerts, address, about, people, payer)

    def show_client(self, client: Client) -> None:
        """Show a client."""
        for part in self._parts:
            part.show(client)

    def edited(self, client: Client) -> Client:
        """Return the client with what is typed here."""
        return reduce(lambda so_far, part: part.edited(so_far), self._parts, client)

    def focus_first(self) -> None:
        """Put the focus into the first name."""
        self.telling[0].setFocus()

    def _heading(self, text: str) -> None:
        self.column.addSpacing(GRID)
        self.column.addWidget(line())
        self.column.addWidget(label(self.tr_(text), "heading"))
