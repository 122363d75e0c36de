"""What is asked first: names, birth date, the number to call, e-mail, and the language of the papers."""

from dataclasses import replace
from datetime import date

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clients import Client
from rmt_desktop.ui.forms.settings_form import SettingsForm
from rmt_desktop.ui.pages.client_form.part import show_texts, with_texts
from rmt_desktop.ui.pages.client_form.phones import PhoneLines
from rmt_desktop.ui.widgets.fields import DayEdit, Field, Line, Pick


class NameFields:
    """The fields without which nobody can be treated or called. ``telling`` are those that tell clients apart."""

    def __init__(self, form: SettingsForm, phones: PhoneLines) -> None:
        tr = form.tr_
        self._lines = {
            "first_name": Line(longest=200),
            "last_name": Line(longest=200),
            "preferred_name": Line(longest=200),
            "pronouns": Line(longest=40),
            "email": Line(longest=60),
        }
        self._born = DayEdit(tr.language)
        self._language = Pick((("en", tr(N_("English"))), ("fr", tr(N_("French")))))
        lines = self._lines
        self.telling = (lines["first_name"], lines["last_name"], self._born, phones.mobile)
        form.add(
            Field(tr(N_("First name")), lines["first_name"], key="first_name"),
            Field(tr(N_("Last name")), lines["last_name"], key="last_name"),
        )
        form.add(
            Field(tr(N_("Preferred name")), lines["preferred_name"], key="preferred_name"),
            Field(tr(N_("Pronouns")), lines["pronouns"], key="pronouns"),
        )
        form.add(
            Field(tr(N_("Birth date")), self._born, key="birth_date"),
            Field(tr(N_("Mobile phone")), phones.mobile, key="phones.mobile"),
        )
        form.add(
            Field(tr(N_("E-mail")), lines["email"], key="email"),
            Field(tr(N_("Language of papers")), self._language, key="language"),
        )

    def show(self, client: Client) -> None:
        """Put names, birth date, e-mail and language into the fields."""
        show_texts(self._lines, client)
        self._born.set_day(client.birth_date)
        self._language.choose(client.language)

    def edited(self, client: Client) -> Client:
        """Return the client with what is typed in these fields."""
        born = self._born.day()
        return replace(
            with_texts(self._lines, client),
            birth_date=born if isinstance(born, date) else None,
            language=self._language.chosen(),
        )
