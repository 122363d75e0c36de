"""Taxes and receipt numbers, and the dated rates the program knows."""

from datetime import date

from rmt_desktop.base.errors import Problem
from rmt_desktop.base.formats import percent
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.catalog import source_text
from rmt_desktop.domain.clinic import Clinic
from rmt_desktop.domain.money import TaxPeriod
from rmt_desktop.services.changes import Done
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.forms.taxes import TaxForm
from rmt_desktop.ui.models.rows import Column
from rmt_desktop.ui.models.table import Table
from rmt_desktop.ui.pages.settings.section import Section
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import Card
from rmt_desktop.ui.widgets.text import label

ROWS_SHOWN = 4


class TaxesSection(Section):
    """Edits the clinic's standing with the tax office; shows the rates of its province."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(
            ctx, page, N_("Taxes and receipts"), N_("Rates come from dated tables, so an old receipt keeps its rate.")
        )
        tr = ctx.tr
        self._clinic = ctx.services.clinics.clinic()
        self._form = TaxForm(tr, ctx.catalog.taxes, ctx.services.desk.time.today())
        self._rates = Table(
            tr(N_("Tax rates of the province")),
            (
                Column(title=tr(N_("From")), text=lambda one: ctx.short_day(one.valid_from)),
                Column(title=tr(N_("Until")), text=self._until),
                Column(title=tr(N_("Taxes")), text=self._taxes),
                Column(title=tr(N_("Source")), text=lambda one: source_text(one.source, tr)),
            ),
            stretch=3,
        )
        card = Card(margin=GRID)
        card.content.addWidget(label(tr(N_("Rates of the province")), "heading"))
        card.content.addWidget(self._rates)
        self.content.addWidget(self._form)
        self.add_save()
        self.content.insertWidget(self.content.count() - 2, card)
        self._show(self._clinic)

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._form.edited(self._clinic) != self._shown or self._form.has_wrong_day

    def refresh(self) -> None:
        """Read the clinic."""
        self._show(self.ctx.services.clinics.clinic())

    def save(self) -> None:
        """Keep the registration and the numbering."""
        if self._form.show_problems(()):
            return
        edited = self._form.edited(self.ctx.services.clinics.clinic())
        attempt(self, lambda: self.ctx.services.clinics.save_clinic(edited), self._saved)

    def tell_fields(self, problems: tuple[Problem, ...]) -> None:
        """Show each problem beside its field."""
        if not self._form.show_problems(problems):
            self.page.tell_fields(problems)

    def focus_first(self) -> None:
        """Put the focus on the first choice."""
        self._form.focus_first()

    def _show(self, clinic: Clinic) -> None:
        self._clinic = clinic
        self._form.show_clinic(clinic)
        self._form.show_problems(())
        self._shown = self._form.edited(clinic)
        periods = [one for one in self.ctx.catalog.taxes.periods if one.province == clinic.province]
        self._rates.show_rows(sorted(periods, key=lambda one: one.valid_from, reverse=True))
        rows = min(ROWS_SHOWN, max(1, len(periods)))
        height = self._rates.verticalHeader().defaultSectionSize()
        self._rates.setFixedHeight((rows + 1) * height + GRID)

    def _saved(self, done: Done[Clinic]) -> None:
        self._show(done.value)
        self.ctx.changes.announce(done.changes, origin=self.page)
        self.said(self.tr_(N_("Saved. Receipts issued before keep their taxes and numbers.")))

    def _until(self, period: TaxPeriod) -> str:
        until: date | None = period.valid_until
        return self.ctx.short_day(until) if until else self.tr_(N_("in force"))

    def _taxes(self, period: TaxPeriod) -> str:
        language = self.ctx.language
        names = ((one.name_fr if language == "fr" else one.name, one.rate) for one in period.components)
        return ", ".join(f"{name} {percent(rate, language)}" for name, rate in names) or self.tr_(N_("no tax"))
