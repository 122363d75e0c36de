"""What is shown wherever the client is: allergies, cautions, a word for the front desk."""

from dataclasses import replace

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Alert, AlertKind, Client
from rmt_desktop.ui.forms.settings_form import SettingsForm
from rmt_desktop.ui.pages.client_form.part import show_text
from rmt_desktop.ui.widgets.fields import Field, Line


class AlertFields:
    """A line for each kind of alert; several are separated by commas."""

    def __init__(self, form: SettingsForm) -> None:
        tr = form.tr_
        self._lines = {kind: Line(longest=400) for kind in AlertKind}
        several = tr(N_("Separate several by commas"))
        form.add(
            Field(tr(N_("Allergies")), self._lines[AlertKind.ALLERGY], hint=several, key="a"),
            Field(tr(N_("Cautions")), self._lines[AlertKind.CAUTION], key="c"),
        )
        form.add(Field(tr(N_("For the front desk")), self._lines[AlertKind.DESK], key="d"))

    def show(self, client: Client) -> None:
        """Put the alerts into the lines of their kinds."""
        for kind, line in self._lines.items():
            show_text(line, ", ".join(alert.text for alert in client.alerts if alert.kind is kind))

    def edited(self, client: Client) -> Client:
        """Return the client with the alerts that are typed."""
        alerts = (
            Alert(kind=kind, text=text.strip())
            for kind, line in self._lines.items()
            for text in line.text().split(",")
            if text.strip()
        )
        return replace(client, alerts=tuple(alerts))
