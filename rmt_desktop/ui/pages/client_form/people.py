"""People around the client: whom to call, who decides for her, and who treats her besides."""

from dataclasses import replace

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.people import Contact
from rmt_desktop.ui.forms.settings_form import SettingsForm
from rmt_desktop.ui.forms.written import phone_line
from rmt_desktop.ui.pages.client_form.part import show_texts, with_texts
from rmt_desktop.ui.widgets.fields import Field, Line


class PeopleFields:
    """Emergency contact, guardian and physician; of a physician no relation is asked."""

    def __init__(self, form: SettingsForm) -> None:
        self._form = form
        self._lines = {who: _lines() for who in ("emergency", "guardian")}
        self._lines["physician"] = {"name": Line(), "phone": phone_line()}
        self._add(N_("Emergency contact"), "emergency")
        self._add(N_("Guardian or decision-maker"), "guardian")
        tr, physician = form.tr_, self._lines["physician"]
        form.add(
            Field(tr(N_("Physician or nurse practitioner")), physician["name"], key="physician.name"),
            Field(tr(N_("Phone of the physician")), physician["phone"], key="physician.phone"),
            widths=(2, 1),
        )

    def show(self, client: Client) -> None:
        """Put the people into the fields."""
        for who, lines in self._lines.items():
            show_texts(lines, getattr(client, who))

    def edited(self, client: Client) -> Client:
        """Return the client with the people that are typed."""
        typed = {who: with_texts(lines, Contact()) for who, lines in self._lines.items()}
        return replace(client, emergency=typed["emergency"], guardian=typed["guardian"], physician=typed["physician"])

    def _add(self, name: str, key: str) -> None:
        tr, lines = self._form.tr_, self._lines[key]
        who = tr(name)
        lines["relation"].setAccessibleName(tr(N_("{who}: relation"), who=who))
        lines["phone"].setAccessibleName(tr(N_("{who}: phone"), who=who))
        self._form.add(
            Field(who, lines["name"], key=f"{key}.name"),
            Field(tr(N_("Relation")), lines["relation"], key=f"{key}.relation"),
            Field(tr(N_("Phone")), lines["phone"], key=f"{key}.phone"),
            widths=(2, 1, 1),
        )


def _lines() -> dict[str, Line]:
    return {"name": Line(), "relation": Line(), "phone": phone_line()}
