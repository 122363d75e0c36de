"""Where the client lives and can be called besides."""

from dataclasses import replace

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.people import Address
from rmt_desktop.ui.forms.settings_form import SettingsForm
from rmt_desktop.ui.forms.written import postal_code_line
from rmt_desktop.ui.pages.client_form.part import show_texts, with_texts
from rmt_desktop.ui.pages.client_form.phones import PhoneLines
from rmt_desktop.ui.widgets.fields import Field, Line


class AddressFields:
    """The postal address, with the home and work phones below it."""

    def __init__(self, form: SettingsForm, phones: PhoneLines) -> None:
        tr = form.tr_
        self._lines = lines = {name: Line(longest=120) for name in ("line1", "line2", "city", "province")}
        lines["postal_code"] = postal_code_line()
        form.add(
            Field(tr(N_("Street and number")), lines["line1"], key="line1"),
            Field(tr(N_("Unit, floor")), lines["line2"], key="line2"),
            widths=(2, 1),
        )
        form.add(
            Field(tr(N_("City")), lines["city"], key="city"),
            Field(tr(N_("Province")), lines["province"], key="province"),
            Field(tr(N_("Postal code")), lines["postal_code"], key="postal_code"),
            widths=(3, 1, 1),
        )
        form.add(
            Field(tr(N_("Home phone")), phones.home, key="phones.home"),
            Field(tr(N_("Work phone")), phones.work, key="phones.work"),
        )

    def show(self, client: Client) -> None:
        """Put the address into the fields."""
        show_texts(self._lines, client.address)

    def edited(self, client: Client) -> Client:
        """Return the client with the address that is typed."""
        return replace(client, address=with_texts(self._lines, Address()))
