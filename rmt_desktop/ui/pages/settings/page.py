"""The settings page: sections on the left, one of them on the right, nothing kept before its button is pressed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.audit import Kind
from rmt_desktop.services.changes import Changes
from rmt_desktop.ui.context import Page, UiContext
from rmt_desktop.ui.dialogs import Question
from rmt_desktop.ui.pages.settings.about_section import AboutSection
from rmt_desktop.ui.pages.settings.clinic_section import ClinicSection
from rmt_desktop.ui.pages.settings.computer_section import ComputerSection
from rmt_desktop.ui.pages.settings.facts_section import FactsSection
from rmt_desktop.ui.pages.settings.fees_section import FeesSection
from rmt_desktop.ui.pages.settings.kinds_section import KindsSection
from rmt_desktop.ui.pages.settings.section import Section
from rmt_desktop.ui.pages.settings.security_section import SecuritySection
from rmt_desktop.ui.pages.settings.taxes_section import TaxesSection
from rmt_desktop.ui.pages.settings.therapists_section import TherapistsSection
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.text import label

NARROWEST = 220  # pixels; the list of sections
AROUND = 66  # pixels; icon and margins beside the words
SECTIONS: tuple[tuple[str, str, str, Callable[[UiContext, Page], Section]], ...] = (
    ("clinic", N_("Clinic"), "house-heart", ClinicSection),
    ("therapists", N_("Therapists"), "user-round", TherapistsSection),
    ("taxes", N_("Taxes and receipts"), "receipt-text", TaxesSection),
    ("fees", N_("Services and fees"), "wallet", FeesSection),
    ("kinds", N_("Kinds of marks"), "layers", KindsSection),
    ("security", N_("Security"), "key-round", SecuritySection),
    ("computer", N_("This computer"), "monitor-smartphone", ComputerSection),
    ("facts", N_("Facts and sources"), "shield-check", FactsSection),
    ("about", N_("About"), "info", AboutSection),
)


class SettingsPage(Page):
    """All settings. ``part`` names the section to begin with. Sections are built when first shown."""

    help_topic = "settings"

    def __init__(self, ctx: UiContext, part: str = "") -> None:
        super().__init__(ctx)
        tr = ctx.tr
        self._built: dict[str, Section] = {}
        self.list = QListWidget()
        set_role(self.list, "nav")
        self.list.setAccessibleName(tr(N_("Sections of the settings")))
        metrics = QFontMetrics(ctx.theme.font())
        longest = max(metrics.horizontalAdvance(tr(title)) for _, title, _, _ in SECTIONS)
        self.list.setFixedWidth(max(NARROWEST, longest + AROUND))
        for _, title, icon, _ in SECTIONS:
            self.list.addItem(QListWidgetItem(ctx.icons.get(icon, size=18), tr(title)))
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._stack = QStackedWidget()
        left = column(spacing=2 * GRID)
        left.addWidget(label(tr(N_("Settings")), "title"))
        left.addWidget(self.list)
        left.addStretch(1)
        both = row(spacing=3 * GRID)
        both.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        both.addLayout(left)
        both.addWidget(self._stack, 1)
        self.body.addLayout(both, 1)
        self.list.currentRowChanged.connect(self._show)
        names = [name for name, *_ in SECTIONS]
        self.list.setCurrentRow(names.index(part) if part in names else 0)

    def title(self) -> str:
        """Return the page's name."""
        return self.tr_(N_("Settings"))

    def concerns(self, changes: Changes) -> bool:
        """The clinic, its therapists, its fees and its kinds of marks."""
        return any(changes.touches(kind) for kind in (Kind.CLINIC, Kind.THERAPIST, Kind.SERVICE, Kind.MARK_KIND))

    def refresh(self) -> None:
        """Read again what is shown, except where something is typed."""
        for section in self._built.values():
            if not section.is_dirty and not section.is_busy:
                section.refresh()

    def leave(self) -> bool:
        """Ask before what is typed and not saved is thrown away; a key being written must be waited for."""
        tr = self.tr_
        if any(section.is_busy for section in self._built.values()):
            self.banner.say(tr(N_("One moment: the keys of the record are being written.")), "caution")
            return False
        dirty = [section for section in self._built.values() if section.is_dirty]
        if not dirty:
            return True
        question = Question(
            title=tr(N_("Leave without saving?")),
            text=tr(N_("Not saved yet: {sections}."), sections=", ".join(section.title for section in dirty)),
            yes=tr(N_("Leave without saving")),
            no=tr(N_("Stay")),
            is_danger=True,
        )
        if not self.ctx.ask.confirm(self, question):
            return False
        for section in dirty:
            section.refresh()
        return True

    def put_away(self) -> bool:
        """Return whether nothing is typed that is not saved, and no key is being written."""
        return not any(section.is_dirty or section.is_busy for section in self._built.values())

    def section(self, name: str) -> Section:
        """Return one section, built if it was not shown yet. Raises KeyError for a name that is none."""
        if name not in self._built:
            make = {known: make for known, _, _, make in SECTIONS}[name]
            self._built[name] = make(self.ctx, self)
            self._stack.addWidget(self._built[name])
        return self._built[name]

    def focus_first(self) -> None:
        """Put the focus on the list of sections."""
        self.list.setFocus()

    def _show(self, number: int) -> None:
        self.banner.clear()
        self._stack.setCurrentWidget(self.section(SECTIONS[number][0]))
