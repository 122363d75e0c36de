"""The first start: clinic, therapist, taxes, fees, pass phrase, recovery code. Six calm steps, then the Today page."""

from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QStackedWidget, QWidget

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.clinic import Clinic, Service, Therapist
from rmt_desktop.domain.ids import TherapistId
from rmt_desktop.ui.context import GateContext
from rmt_desktop.ui.forms.clinic import ClinicForm
from rmt_desktop.ui.forms.fees import FeesForm
from rmt_desktop.ui.forms.taxes import TaxForm
from rmt_desktop.ui.forms.therapist import TherapistForm
from rmt_desktop.ui.theme import GRID, set_role
from rmt_desktop.ui.widgets.banner import Banner
from rmt_desktop.ui.widgets.fields import Field, Pick
from rmt_desktop.ui.widgets.layouts import Card, Scroll, column, row
from rmt_desktop.ui.widgets.passphrase import PassphraseEdit, StrengthReading
from rmt_desktop.ui.widgets.text import button, code_rows, label

CONTENT_WIDTH = 720
WIDE = 880
RAIL, RAIL_EMS = 260, 15  # pixels at the usual size of text, and the least of text size


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUp:
    """Everything the wizard asked."""

    clinic: Clinic
    therapist: Therapist
    services: tuple[Service, ...]
    passphrase: str


CODE_STEP = 5


class FirstRunPage(QWidget):
    """Leads through the set-up. ``finished`` hands over all answers; ``left`` comes after the recovery code."""

    help_topic = "first-run"
    finished = Signal(object)
    left = Signal()
    print_code_asked = Signal()
    save_code_asked = Signal()
    language_asked = Signal(str)

    def __init__(self, ctx: GateContext, folder: Path) -> None:
        super().__init__()
        self._ctx = ctx
        self._folder = folder
        tr = ctx.tr
        self.setProperty("role", "ground")
        self.banner = Banner(ctx.theme, ctx.icons, tr(N_("Close this message")))
        pictures = tr(N_("Pictures (*.png *.jpg *.jpeg *.webp)"))
        self._clinic_form = ClinicForm(
            tr, ctx.catalog.provinces, lambda: ctx.ask.open_path(self, tr(N_("Choose a logo")), pictures)
        )
        self._therapist_form = TherapistForm(
            tr, ctx.theme, lambda: ctx.ask.open_path(self, tr(N_("Choose a picture of the signature")), pictures)
        )
        self._tax_form = TaxForm(tr, ctx.catalog.taxes, ctx.today())
        self._fees_form = FeesForm(tr, ctx.icons, lambda: uuid4().hex)
        self._fees_form.suggest()
        self._passphrase = PassphraseEdit(tr(N_("Pass phrase")), tr(N_("Show what I type")))
        self._again = PassphraseEdit(tr(N_("The same pass phrase again")), tr(N_("Show what I type")))
        self._passphrase.changed.connect(self._take_back_advice)
        self._strength = StrengthReading(ctx.theme, tr, self._passphrase, ctx.vaults.strength)
        self._code = label("", "code", wrap=True, selectable=True)
        self._busy = QProgressBar(maximum=0)
        self._busy.setAccessibleName(tr(N_("Making the encrypted record")))
        self._busy.hide()
        self._language = Pick((("en", "English"), ("fr", "Français")), tr.language)
        self._steps = self._build_steps()
        self._marks = [label(text) for text, _, _ in self._steps]
        self._stack = QStackedWidget()
        self._back = button(tr(N_("Go back")), self._go_back)
        self._next = button(tr(N_("Next")), self._go_on, role="primary")
        self._next.setDefault(True)
        self._build()
        self._show(0)

    def focus_first(self) -> None:
        """Put the focus where this step begins."""
        self._focus(self._stack.currentIndex())

    @property
    def would_lose(self) -> str:
        """What closing now would lose, as a sentence to be translated; empty for nothing."""
        if self.step == CODE_STEP:
            return N_("The recovery code is shown only now. Print it or write it down before you close.")
        if self._clinic_form.edited(Clinic(name="")).name:
            return N_("What you typed last is not in the record yet. If you close now, it is lost.")
        return ""

    @property
    def step(self) -> int:
        """The number of the step shown, from 0."""
        return self._stack.currentIndex()

    def answers(self) -> SetUp:
        """Return everything as it is typed now."""
        clinic = self._clinic_form.edited(Clinic(name="", language=self._ctx.tr.language))
        return SetUp(
            clinic=self._tax_form.edited(clinic),
            therapist=self._therapist_form.edited(Therapist(id=TherapistId("first"), name="")),
            services=self._fees_form.edited(),
            passphrase=self._passphrase.text(),
        )

    def show_answers(self, answers: SetUp, step: int) -> None:
        """Show what was typed before, in another language perhaps, and go on where it was left."""
        self._clinic_form.show_clinic(answers.clinic)
        self._therapist_form.show_therapist(answers.therapist)
        self._tax_form.show_clinic(answers.clinic)
        self._fees_form.show_services(answers.services)
        self._passphrase.line.setText(answers.passphrase)
        self._show(step)

    def tell(self, error: UserError) -> None:
        """Say what kept the clinic from being set up; all answers are still there."""
        self._set_busy(busy=False)
        self.banner.say(error.text(self._ctx.tr), "danger")

    def show_code(self, code: str) -> None:
        """Show the recovery code, the only time it is ever shown."""
        self._set_busy(busy=False)
        self._code.setText(code_rows(code))
        self._code.setAccessibleName(self._ctx.tr(N_("Recovery code {code}"), code=code))
        self._show(CODE_STEP)

    def _build(self) -> None:
        tr = self._ctx.tr
        card, rail = Card(margin=0), Scroll(margin=4 * GRID, spacing=2 * GRID)
        card.setFixedWidth(max(RAIL, self._ctx.theme.ems(RAIL_EMS)))
        card.content.addWidget(rail)
        rail.content.addWidget(label(tr(N_("Welcome to RMT Desktop")), "title", wrap=True))
        rail.content.addWidget(
            label(tr(N_("Six short steps. Everything can be changed later under Settings.")), "soft", wrap=True)
        )
        rail.content.addSpacing(GRID)
        for mark in self._marks:
            rail.content.addWidget(mark)
        rail.content.addStretch(1)
        self._language.activated.connect(lambda *_: self.language_asked.emit(self._language.chosen()))
        rail.content.addWidget(Field(tr(N_("Language of the screen")), self._language))
        for title, intro, form in self._steps:
            page = Scroll(margin=4 * GRID)
            inner = column(spacing=2 * GRID)
            page.content.addLayout(inner)
            page.content.addStretch(1)
            inner.addWidget(label(title, "title"))
            inner.addWidget(label(intro, "soft", wrap=True))
            form.setMaximumWidth(WIDE if form is self._fees_form else CONTENT_WIDTH)
            inner.addWidget(form)
            self._stack.addWidget(page)
        buttons = row(margin=2 * GRID)
        buttons.addStretch(1)
        buttons.addWidget(self._busy)
        buttons.addWidget(self._back)
        buttons.addWidget(self._next)
        right = column()
        right.addWidget(self.banner)
        right.addWidget(self._stack, 1)
        right.addLayout(buttons)
        outer = row(self, margin=2 * GRID, spacing=2 * GRID)
        outer.addWidget(card)
        outer.addLayout(right, 1)

    def _build_steps(self) -> tuple[tuple[str, str, QWidget], ...]:
        tr = self._ctx.tr
        return (
            (
                tr(N_("Your clinic")),
                tr(N_("This stands at the top of receipts and home-care sheets.")),
                self._clinic_form,
            ),
            (
                tr(N_("Therapist")),
                tr(N_("Insurers look for the registration number, the college and the signature.")),
                self._therapist_form,
            ),
            (
                tr(N_("Taxes")),
                tr(N_("Rates come from dated tables, so an old receipt keeps its rate.")),
                self._tax_form,
            ),
            (
                tr(N_("Services and fees")),
                tr(N_("Your posted fee list. The prices shown are placeholders: please type your own.")),
                self._fees_form,
            ),
            (
                tr(N_("Pass phrase")),
                tr(
                    N_(
                        "The record is encrypted with it. Nobody, not even we, can open it without the pass phrase or "
                        "the recovery code of the next step."
                    )
                ),
                self._build_secret(),
            ),
            (
                tr(N_("Recovery code")),
                tr(
                    N_(
                        "If the pass phrase is lost, this code opens the record. It is shown only now. "
                        "Print it and lock it away, not beside this computer."
                    )
                ),
                self._build_code(),
            ),
        )

    def _build_secret(self) -> QWidget:
        tr = self._ctx.tr
        box = QWidget()
        layout = column(box, spacing=2 * GRID)
        self._secret_field = Field(
            tr(N_("Pass phrase")),
            self._passphrase,
            hint=tr(N_("Four or five words in a row are strong and easy to remember.")),
        )
        self._again_field = Field(tr(N_("The same pass phrase again")), self._again)
        layout.addWidget(self._secret_field)
        layout.addWidget(self._strength)
        layout.addWidget(self._again_field)
        layout.addWidget(
            label(tr(N_("The record will be kept in {folder}"), folder=str(self._folder)), "small", wrap=True)
        )
        return box

    def _build_code(self) -> QWidget:
        tr = self._ctx.tr
        card = Card("info", margin=3 * GRID, spacing=2 * GRID)
        card.content.addWidget(self._code)
        buttons = row()
        icons = self._ctx.icons
        buttons.addWidget(button(tr(N_("Print the code")), self.print_code_asked.emit, icon=icons.get("printer")))
        buttons.addWidget(button(tr(N_("Save as PDF…")), self.save_code_asked.emit, icon=icons.get("download")))
        buttons.addStretch(1)
        card.content.addLayout(buttons)
        return card

    def _show(self, step: int) -> None:
        tr = self._ctx.tr
        self.banner.clear()
        self._stack.setCurrentIndex(step)
        for index, mark in enumerate(self._marks):
            title = self._steps[index][0]
            mark.setText(f"✓  {title}" if index < step else f"{index + 1}  {title}")
            set_role(mark, "strong" if index == step else "soft")
        self._back.setVisible(0 < step < CODE_STEP)
        self._language.setEnabled(step < CODE_STEP)  # another language is another page, and it would not know the code
        self._next.setText(
            tr(N_("Make the record"))
            if step == 4
            else tr(N_("I have kept the code, go on"))
            if step == CODE_STEP
            else tr(N_("Next"))
        )
        if step == 1:
            province = self._ctx.catalog.province(self._clinic_form.edited(Clinic(name="")).province)
            self._therapist_form.show_province(province)
            self._therapist_form.suggest_regulator(province.regulator.in_(tr.language))
        if step == 2:
            self._tax_form.set_province(self._clinic_form.edited(Clinic(name="")).province)
        self._focus(step)

    def _focus(self, step: int) -> None:
        firsts = (self._clinic_form, self._therapist_form, self._tax_form, self._fees_form)
        if step < len(firsts):
            firsts[step].focus_first()
        elif step == 4:
            self._passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        self._show(self._stack.currentIndex() - 1)

    def _go_on(self) -> None:
        step = self._stack.currentIndex()
        if step == CODE_STEP:
            self.left.emit()
        elif self._is_wrong(step):
            return
        elif step == 4:
            self._set_busy(busy=True)
            self.finished.emit(self.answers())
        else:
            self._show(step + 1)

    def _is_wrong(self, step: int) -> bool:
        answers = self.answers()
        match step:
            case 0:
                return self._clinic_form.show_problems(
                    problem for problem in answers.clinic.problems() if problem.field in ("name", "phone", "email")
                )
            case 1:
                return self._therapist_form.show_problems(answers.therapist.problems())
            case 2:
                return self._tax_form.show_problems(answers.clinic.problems())
            case 3:
                return self._fees_form.show_problems(self._fees_form.problems())
        return self._secret_is_wrong()

    def _secret_is_wrong(self) -> bool:
        advice = self._ctx.vaults.strength(self._passphrase.text()).advice
        differs = self._passphrase.text() != self._again.text()
        self._secret_field.set_problem(self._ctx.tr(advice) if advice else "")
        self._again_field.set_problem(
            self._ctx.tr(N_("The two pass phrases differ.")) if differs and not advice else ""
        )
        return bool(advice) or differs

    def _take_back_advice(self) -> None:
        self._secret_field.set_problem("")

    def _set_busy(self, *, busy: bool) -> None:
        self._busy.setVisible(busy)
        self._stack.setEnabled(not busy)
        self._language.setEnabled(not busy)
        self._back.setEnabled(not busy)
        self._next.setEnabled(not busy)
