"""This computer: language, look, text size, clock and printer. Nothing here is part of the record."""

from dataclasses import replace

from rmt_desktop.base.i18n import N_
from rmt_desktop.base.settings import Preferences
from rmt_desktop.ui.context import Page, Route, UiContext
from rmt_desktop.ui.forms.settings_form import SettingsForm
from rmt_desktop.ui.pages.settings.clock_notice import ClockNotice
from rmt_desktop.ui.pages.settings.section import Section
from rmt_desktop.ui.widgets.choices import Segments
from rmt_desktop.ui.widgets.fields import Field, Pick

TEXT_SIZES = (100, 110, 125, 150, 175, 200)  # per cent


class ComputerSection(Section):
    """Edits this computer's preferences."""

    def __init__(self, ctx: UiContext, page: Page) -> None:
        super().__init__(
            ctx, page, N_("This computer"), N_("How the program looks here. Other computers keep their own settings.")
        )
        tr = ctx.tr
        self._language = Segments(
            (("en", "English"), ("fr", "Français")), tr(N_("Language")), optional=False, wraps=True
        )
        self._theme = Segments(
            (
                ("system", tr(N_("As the system"))),
                ("light", tr(N_("Bright"))),
                ("dark", tr(N_("Dark"))),
                ("contrast", tr(N_("High contrast"))),
            ),
            tr(N_("Theme")),
            optional=False,
            wraps=True,
        )
        self._scale = Pick(tuple((str(size), f"{size} %") for size in TEXT_SIZES))
        self._clock = Segments(
            (("24", tr(N_("24 hours, 14:30"))), ("12", tr(N_("12 hours, 2:30 pm")))),
            tr(N_("Clock")),
            optional=False,
            wraps=True,
        )
        printers = tuple((name, name) for name in ctx.printing.printers())
        self._printer = Pick((("", tr(N_("The system's usual printer"))), *printers))
        self._notice = ClockNotice(ctx, self, self.said)
        self.content.addWidget(self._notice)
        form = SettingsForm(tr)
        form.add(Field(tr(N_("Language")), self._language, key="language"))
        form.add(Field(tr(N_("Theme")), self._theme, key="theme"))
        form.add(Field(tr(N_("Text size")), self._scale, key="text_scale"))
        form.add(Field(tr(N_("Clock")), self._clock, key="hour24"))
        hint = tr(N_("“Print” without a question goes there."))
        form.add(Field(tr(N_("Printer")), self._printer, key="printer", hint=hint))
        self.content.addWidget(form)
        self.add_save(N_("Use these settings"))
        self.refresh()

    @property
    def is_dirty(self) -> bool:
        """Whether something is chosen that is not in force."""
        return self._edited() != self._shown

    def refresh(self) -> None:
        """Show what is in force."""
        current = self.ctx.prefs.current
        self._language.set_value(current.language)
        self._theme.set_value(current.theme)
        self._scale.choose(str(min(TEXT_SIZES, key=lambda size: abs(size - current.text_scale))))
        self._clock.set_value("24" if current.hour24 else "12")
        self._printer.choose(current.printer)
        self._notice.refresh()
        self._shown = self._edited()

    def save(self) -> None:
        """Put the settings into force; another look builds all windows anew and comes back here."""
        chosen, current = self._edited(), self.ctx.prefs.current
        self._shown = chosen
        if chosen.looks_like(current):
            self.ctx.prefs.change(chosen)
            self.said(self.tr_(N_("These settings are in use.")))
        elif self.page.leave():
            self.ctx.go.to(Route("settings", "", "computer"))
            self.ctx.prefs.change(chosen)  # this page is gone then; the program says on the new one that it is done

    def focus_first(self) -> None:
        """Put the focus on the language."""
        self._language.setFocus()

    def _edited(self) -> Preferences:
        return replace(
            self.ctx.prefs.current,
            language=self._language.value(),
            theme=self._theme.value(),
            text_scale=int(self._scale.chosen()),
            hour24=self._clock.value() == "24",
            printer=self._printer.chosen(),
        )
