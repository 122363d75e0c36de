"""The therapists: who treats and signs."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QDialog, QWidget

from rmt_desktop.base.errors import Problem, UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clinic import Therapist
from rmt_desktop.domain.ids import TherapistId
from rmt_desktop.services.changes import Done
from rmt_desktop.ui.call import attempt
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.dialogs import may_discard
from rmt_desktop.ui.forms.therapist import TherapistForm
from rmt_desktop.ui.pages.settings.section import Section
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.banner import Banner
from rmt_desktop.ui.widgets.chip import pill
from rmt_desktop.ui.widgets.layouts import Card, Scroll, clear, column, row
from rmt_desktop.ui.widgets.text import button, label

PICTURES = N_("Pictures (*.png *.jpg *.jpeg *.webp)")


class TherapistsSection(Section):
    """A card for each therapist."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(
            ctx,
            page,
            N_("Therapists"),
            N_("Insurers look for the registration number, the college and the signature."),
        )
        self._cards = column(spacing=2 * GRID)
        self.content.addLayout(self._cards)
        add = row()
        icon = ctx.icons.get("plus", "accent", 18)
        add.addWidget(button(ctx.tr(N_("Add a therapist")), self._add, role="quiet", icon=icon))
        add.addStretch(1)
        self.content.addLayout(add)
        self.content.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Read the therapists, those in use first."""
        clear(self._cards)
        therapists = self.ctx.services.clinics.therapists()
        for one in sorted(therapists, key=lambda therapist: not therapist.is_active):
            self._cards.addWidget(self._card(one))

    def edit(self, therapist: Therapist) -> None:
        """Change a therapist in a dialog."""
        dialog = TherapistDialog(self.page.window(), self.ctx, therapist)
        dialog.exec()
        dialog.deleteLater()
        self.refresh()

    def _add(self) -> None:
        clinic = self.ctx.services.clinics.clinic()
        regulator = self.ctx.catalog.province(clinic.province).regulator.in_(self.ctx.language)
        new = TherapistId(self.ctx.services.desk.new_id())
        self.edit(Therapist(id=new, name="", regulator=regulator))

    def _card(self, therapist: Therapist) -> Card:
        tr = self.tr_
        card = Card()
        head = row(spacing=GRID)
        head.addWidget(label(therapist.name, "heading"))
        head.addWidget(label(therapist.designation, "soft"))
        if not therapist.is_active:
            head.addWidget(pill(tr(N_("not in use"))))
        head.addStretch(1)
        edit = tr(N_("Edit"))
        head.addWidget(button(edit, partial(self.edit, therapist), role="quiet", name=f"{edit}: {therapist.name}"))
        words = tr(N_("Take out of use") if therapist.is_active else N_("Put back into use"))
        turn = partial(self._turn, therapist)
        head.addWidget(button(words, turn, role="quiet", name=f"{words}: {therapist.name}"))
        card.content.addLayout(head)
        facts = [part for part in (therapist.regulator, therapist.registration) if part]
        if therapist.valid_until is not None:
            facts.append(tr(N_("valid until {day}"), day=self.ctx.short_day(therapist.valid_until)))
        if facts:
            card.content.addWidget(label("  ·  ".join(facts), "soft", wrap=True))
        for words in self._missing(therapist):
            card.content.addWidget(label(words, "problem", wrap=True))
        return card

    def _missing(self, therapist: Therapist) -> list[str]:
        tr = self.tr_
        missing = []
        if not therapist.registration.strip() or not therapist.regulator.strip():
            missing.append(tr(N_("Without college and registration number no receipt can be made.")))
        if not therapist.signature:
            missing.append(tr(N_("Without a signature no receipt can be made.")))
        return missing

    def _turn(self, therapist: Therapist) -> None:
        changed = replace(therapist, is_active=not therapist.is_active)
        attempt(self, lambda: self.ctx.services.clinics.save_therapist(changed), self._saved)

    def _saved(self, done: Done[Therapist]) -> None:
        self.ctx.changes.announce(done.changes, origin=self.page)
        self.refresh()


class TherapistDialog(QDialog):
    """Enters or changes a therapist."""

    def __init__(self, parent: QWidget, ctx: UiContext, therapist: Therapist) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._therapist = therapist
        tr = ctx.tr
        title = tr(N_("Edit the therapist")) if therapist.version else tr(N_("Add a therapist"))
        self.setWindowTitle(title)
        self.resize(640, 700)
        self.banner = Banner(ctx.theme, ctx.icons, tr(N_("Close this message")))
        choose_title = tr(N_("Choose a picture of the signature"))
        self.form = TherapistForm(tr, ctx.theme, lambda: ctx.ask.open_path(self, choose_title, tr(PICTURES)))
        self.form.show_province(ctx.catalog.province(ctx.services.clinics.clinic().province))
        self.form.show_therapist(therapist)
        self._shown = self.form.edited(therapist)
        scroll = Scroll(margin=3 * GRID)
        scroll.content.addWidget(label(title, "title"))
        scroll.content.addWidget(self.banner)
        scroll.content.addWidget(self.form)
        scroll.content.addStretch(1)
        buttons = row(margin=2 * GRID)
        buttons.addWidget(button(tr(N_("Cancel")), self.reject))
        buttons.addStretch(1)
        save = button(tr(N_("Save")), self.save, role="primary")
        save.setDefault(True)
        buttons.addWidget(save)
        outer = column(self, spacing=0)
        outer.addWidget(scroll, 1)
        outer.addLayout(buttons)
        self.form.focus_first()

    @property
    def is_dirty(self) -> bool:
        """Whether something is typed that is not saved."""
        return self.form.edited(self._therapist) != self._shown

    def put_away(self) -> bool:
        """Return whether nothing is typed that is not saved; the window asks before it closes over anything else."""
        return not self.is_dirty

    def tell(self, error: UserError) -> None:
        """Say what went wrong; what was typed stays."""
        self.banner.say(error.text(self._ctx.tr), "danger")

    def tell_fields(self, problems: tuple[Problem, ...]) -> None:
        """Show each problem beside its field."""
        if not self.form.show_problems(problems):
            self.banner.say(problems[0].text(self._ctx.tr), "danger")

    def save(self) -> None:
        """Keep the therapist and close."""
        if self.form.show_problems(()):
            return
        edited = self.form.edited(self._therapist)
        if edited.signature == self._shown.signature:
            edited = replace(edited, signature=self._therapist.signature)
        attempt(self, lambda: self._ctx.services.clinics.save_therapist(edited), self._saved)

    def reject(self) -> None:
        """Ask before throwing away what was typed."""
        if not self.is_dirty or may_discard(self._ctx.ask, self, self._ctx.tr):
            super().reject()

    def _saved(self, done: Done[Therapist]) -> None:
        self._ctx.changes.announce(done.changes)
        self.accept()
