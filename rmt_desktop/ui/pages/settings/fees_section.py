"""Services and fees: the posted fee list."""

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clinic import Service
from rmt_desktop.services.changes import Done
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.forms.fees import FeesForm
from rmt_desktop.ui.pages.settings.section import Section
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import column


class FeesSection(Section):
    """Edits the fee list."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(
            ctx,
            page,
            N_("Services and fees"),
            N_("Your posted fee list. A price changed here holds for new receipts only."),
        )
        self._place = column(spacing=GRID)
        self.content.addLayout(self._place)
        self._form: FeesForm | None = None
        self._shown: tuple[Service, ...] = ()
        self.refresh()
        self.add_save()

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self._form is not None and self._form.edited() != self._shown

    def refresh(self) -> None:
        """Read the fee list into a new form; the old one remembers lines that are gone."""
        services = self.ctx.services.clinics.services()
        form = FeesForm(self.tr_, self.ctx.icons, self.ctx.services.desk.new_id)
        form.show_services(services)
        self._shown = form.edited()
        if self._form is not None:
            self._place.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        self._form = form
        self._place.addWidget(form)

    def save(self) -> None:
        """Keep every line that changed."""
        if self._form is None or self._form.show_problems(self._form.problems()):
            return
        changed = tuple(one for one in self._form.edited() if one not in self._shown)
        attempt(self, lambda: self.ctx.services.clinics.save_services(changed), self._saved)

    def focus_first(self) -> None:
        """Put the focus into the first price."""
        if self._form is not None:
            self._form.focus_first()

    def _saved(self, done: Done[tuple[Service, ...]]) -> None:
        self.ctx.changes.announce(done.changes, origin=self.page)
        self.refresh()
        self.said(self.tr_(N_("The fee list is saved.")))
