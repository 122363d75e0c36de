"""About the client: former names, occupation, and the figure her marks are drawn on."""

from dataclasses import replace

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.figures import FIGURE_NAMES
from rmt_desktop.domain.clients import Client
from rmt_desktop.domain.figure_choice import BY_AGE
from rmt_desktop.ui.forms.settings_form import SettingsForm
from rmt_desktop.ui.pages.client_form.part import show_texts, with_texts
from rmt_desktop.ui.widgets.fields import Field, Line, Pick


class AboutFields:
    """What helps to find her and to draw, and is seldom changed."""

    def __init__(self, form: SettingsForm) -> None:
        tr = form.tr_
        self._lines = {"former_names": Line(longest=200), "occupation": Line(longest=120)}
        by_age = (BY_AGE, tr(N_("A child’s under 12, else the clinic’s figure")))
        self._figure = Pick((by_age, *((figure, tr(name)) for figure, name in FIGURE_NAMES.items())))
        hint = tr(N_("The body on which marks are drawn; it says nothing about the person."))
        form.add(
            Field(tr(N_("Former names")), self._lines["former_names"], key="former_names"),
            Field(tr(N_("Occupation")), self._lines["occupation"], key="occupation"),
        )
        form.add(Field(tr(N_("Figure for drawing")), self._figure, key="figure", hint=hint))

    def show(self, client: Client) -> None:
        """Put names, occupation and figure into the fields."""
        show_texts(self._lines, client)
        self._figure.choose(client.figure)

    def edited(self, client: Client) -> Client:
        """Return the client with what is typed and chosen."""
        return replace(with_texts(self._lines, client), figure=self._figure.chosen())
