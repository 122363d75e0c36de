"""The clinic: what stands on its papers, and its habits."""

from dataclasses import replace

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.chart.figures import FIGURE_NAMES
from rmt_desktop.domain.chart.looks import LOOK_NAMES, Look
from rmt_desktop.domain.clinic import Clinic
from rmt_desktop.services.changes import Done
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.forms.clinic import ClinicForm
from rmt_desktop.ui.forms.settings_form import SettingsForm
from rmt_desktop.ui.pages.settings.section import Section
from rmt_desktop.ui.widgets.fields import Field, Number, Pick

PICTURES = N_("Pictures (*.png *.jpg *.jpeg *.webp)")


class ClinicSection(Section):
    """Edits the clinic."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(ctx, page, N_("Clinic"), N_("This stands at the top of receipts and home-care sheets."))
        tr = ctx.tr
        self._clinic = ctx.services.clinics.clinic()
        self._form = ClinicForm(
            tr, ctx.catalog.provinces, lambda: ctx.ask.open_path(page, tr(N_("Choose a logo")), tr(PICTURES))
        )
        self._language = Pick((("en", tr(N_("English"))), ("fr", tr(N_("French")))))
        self._months = Number(low=1, high=60, optional=False)
        self._figure = Pick(tuple((figure, tr(name)) for figure, name in FIGURE_NAMES.items()))
        self._look = Pick(tuple((look.value, tr(name)) for look, name in LOOK_NAMES.items()))
        habits = SettingsForm(tr)
        habits.add(
            Field(tr(N_("Language of new clients' papers")), self._language, key="language"),
            Field(
                tr(N_("Months until a health history is due for review")),
                self._months,
                key="review_months",
                hint=tr(N_("Changes are asked about in each visit anyway.")),
            ),
        )
        habits.add(
            Field(
                tr(N_("Figure of the body chart")),
                self._figure,
                key="figure",
                hint=tr(N_("For clients for whom none is chosen. Children under 12 are drawn as children.")),
            ),
            Field(
                tr(N_("Skin of the figures")),
                self._look,
                key="look",
                hint=tr(N_("On screen and on paper. Where clients look, and on paper, the figure is dressed.")),
            ),
        )
        self.content.addWidget(self._form)
        self.content.addWidget(habits)
        self.add_save()
        self._show(self._clinic)

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._edited() != self._clinic

    def refresh(self) -> None:
        """Read the clinic."""
        self._show(self.ctx.services.clinics.clinic())

    def save(self) -> None:
        """Keep the clinic."""
        attempt(self, lambda: self.ctx.services.clinics.save_clinic(self._edited()), self._saved)

    def tell_fields(self, problems: tuple[Problem, ...]) -> None:
        """Show each problem beside its field."""
        if not self._form.show_problems(problems):
            self.page.tell_fields(problems)

    def focus_first(self) -> None:
        """Put the focus into the name."""
        self._form.focus_first()

    def _edited(self) -> Clinic:
        months = self._months.value_or_none() or self._clinic.review_months
        edited = replace(
            self._form.edited(self._clinic),
            language=self._language.chosen(),
            review_months=months,
            figure=self._figure.chosen(),
            look=Look(self._look.chosen()),
        )
        return self._clinic if edited == self._shown else edited

    def _show(self, clinic: Clinic) -> None:
        self._clinic = clinic
        self._form.show_clinic(clinic)
        self._form.show_problems(())
        self._language.choose(clinic.language)
        self._months.set_value(clinic.review_months)
        self._figure.choose(clinic.figure)
        self._look.choose(clinic.look)
        self._shown = replace(
            self._form.edited(clinic),
            language=clinic.language,
            review_months=clinic.review_months,
            figure=self._figure.chosen(),
            look=Look(self._look.chosen()),
        )

    def _saved(self, done: Done[Clinic]) -> None:
        self._show(done.value)
        self.ctx.changes.announce(done.changes, origin=self.page)
        self.said(self.tr_(N_("The clinic is saved. Papers issued before keep what stood on them.")))
