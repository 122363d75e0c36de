"""One editor per kind of question. Each shows an answer, says when it is changed, and knows nothing of the form."""

from functools import singledispatch

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.days import parse_day
from rmt_desktop.domain.forms.answers import Answer
from rmt_desktop.domain.forms.spec import Choice, Date, Field, Many, Option, PhoneNumber, Scale, Text, YesNo
from rmt_desktop.ui.forms.written import phone_line
from rmt_desktop.ui.widgets.choices import Segments, Strip, Ticks
from rmt_desktop.ui.widgets.fields import DayEdit, Line, Paragraph
from rmt_desktop.ui.widgets.layouts import column, row
from rmt_desktop.ui.widgets.text import label


def _entries(options: tuple[Option, ...], tr: Translator) -> tuple[tuple[str, str], ...]:
    return tuple((option.id, tr(option.label)) for option in options)


class Editor(QWidget):
    """Shows one answer. ``answered`` carries the key and the new answer, None when it was taken back."""

    answered = Signal(str, object)

    def __init__(self, field: Field, tr: Translator) -> None:
        super().__init__()
        self.field = field
        self.tr_ = tr
        self.name = tr(field.label)
        self.layout_: QVBoxLayout = column(self, spacing=6)

    def show_answer(self, answer: Answer | None, detail: str = "") -> None:
        """Show an answer and its detail without a signal."""

    def _tell(self, answer: Answer | None) -> None:
        self.answered.emit(self.field.key, answer)


class TextEditor(Editor):
    """A line, or a paragraph that grows."""

    def __init__(self, field: Text, tr: Translator) -> None:
        super().__init__(field, tr)
        self._edit: Line | Paragraph
        if field.lines > 1:
            paragraph = Paragraph(lines=field.lines)
            paragraph.textChanged.connect(lambda: self._tell(paragraph.toPlainText() or None))
            self._edit = paragraph
        else:
            line = Line(longest=500)
            line.textEdited.connect(lambda text: self._tell(text or None))
            self._edit = line
        self._edit.setAccessibleName(self.name)
        self.layout_.addWidget(self._edit)
        self.setFocusProxy(self._edit)

    def show_answer(self, answer: Answer | None, detail: str = "") -> None:
        """Show the text."""
        text = str(answer or "")
        if isinstance(self._edit, Paragraph):
            if text != self._edit.toPlainText():
                self._edit.blockSignals(True)  # noqa: FBT003 - Qt
                self._edit.setPlainText(text)
                self._edit.blockSignals(False)  # noqa: FBT003 - Qt
        elif text != self._edit.text():
            self._edit.setText(text)


class DetailedEditor(Editor):
    """An editor with a line of detail that appears when the answer asks for one."""

    def __init__(self, field: Field, tr: Translator, detail: str) -> None:
        super().__init__(field, tr)
        self._detail_label = label(tr(detail) if detail else "", "small")
        self._detail = Line(longest=500)
        self._detail.setAccessibleName(f"{self.name}: {self._detail_label.text()}")
        self._detail.textEdited.connect(lambda text: self.answered.emit(f"{field.key}.detail", text or None))
        self._has_detail = bool(detail)
        self._show_detail(wanted=False)

    def _place_detail(self) -> None:
        self.layout_.addWidget(self._detail_label)
        self.layout_.addWidget(self._detail)

    def _show_detail(self, *, wanted: bool) -> None:
        self._detail_label.setVisible(wanted and self._has_detail)
        self._detail.setVisible(wanted and self._has_detail)

    def _set_detail(self, detail: str) -> None:
        if detail != self._detail.text():
            self._detail.setText(detail)


class YesNoEditor(DetailedEditor):
    """Two large buttons; yes may open a line of detail."""

    def __init__(self, field: YesNo, tr: Translator) -> None:
        super().__init__(field, tr, field.detail)
        self._choice = Segments((("yes", tr(N_("Yes"))), ("no", tr(N_("No")))), self.name, touch=True)
        self._choice.chosen.connect(self._chosen)
        self.layout_.addWidget(self._choice)
        self._place_detail()
        self.setFocusProxy(self._choice)

    def show_answer(self, answer: Answer | None, detail: str = "") -> None:
        """Press yes, no or neither."""
        self._choice.set_value("" if answer is None else "yes" if answer else "no")
        self._set_detail(detail)
        self._show_detail(wanted=answer is True)

    def _chosen(self, word: str) -> None:
        self._show_detail(wanted=word == "yes")
        self._tell(word == "yes" if word else None)


class ChoiceEditor(Editor):
    """One of several, as chips that flow in rows; choosing one lets go of the other."""

    def __init__(self, field: Choice, tr: Translator) -> None:
        super().__init__(field, tr)
        self._chips = Ticks(_entries(field.options, tr), self.name, touch=True)
        self._before: tuple[str, ...] = ()
        self._chips.changed.connect(self._one_only)
        self.layout_.addWidget(self._chips)
        self.setFocusProxy(self._chips)

    def show_answer(self, answer: Answer | None, detail: str = "") -> None:
        """Press one chip or none."""
        self._before = (str(answer),) if answer else ()
        self._chips.set_value(self._before)

    def _one_only(self) -> None:
        self._before = tuple(word for word in self._chips.value() if word not in self._before)
        self._chips.set_value(self._before)
        self._tell(self._before[0] if self._before else None)


class ManyEditor(DetailedEditor):
    """Any of several, as large chips, with a line for what is not among them."""

    def __init__(self, field: Many, tr: Translator) -> None:
        super().__init__(field, tr, field.detail)
        self._alone = frozenset(option.id for option in field.options if option.alone)
        self._ticks = Ticks(_entries(field.options, tr), self.name, touch=True, alone=self._alone)
        self._ticks.changed.connect(self._ticked)
        self._set_aside = ""
        self.layout_.addWidget(self._ticks)
        self._place_detail()
        self._show_detail(wanted=True)
        self.setFocusProxy(self._ticks)

    def show_answer(self, answer: Answer | None, detail: str = "") -> None:
        """Show the chips that were ticked; "which one?" is not asked below "none of these"."""
        self._ticks.set_value(answer if isinstance(answer, tuple) else ())
        self._set_detail(detail)
        self._show_detail(wanted=not self._is_none)

    @property
    def _is_none(self) -> bool:
        return bool(self._alone.intersection(self._ticks.value()))

    def _ticked(self) -> None:
        """Tell the answer; what was written beside it goes with it, and comes back when "none" is taken back."""
        value, written, kept = self._ticks.value(), self._detail.text(), self._set_aside
        detail = f"{self.field.key}.detail"
        self._tell(value or None)
        if self._alone.intersection(value) and written:
            self._set_aside = written
            self.answered.emit(detail, None)
        elif kept and not self._alone.intersection(value):
            self._set_aside = ""
            self.answered.emit(detail, kept)


class ScaleEditor(Editor):
    """Numbers in a row with a word at each end."""

    def __init__(self, field: Scale, tr: Translator) -> None:
        super().__init__(field, tr)
        self._strip = Strip(self.name, low=field.low, high=field.high, touch=True)
        self._strip.chosen.connect(self._tell)
        self.layout_.addWidget(self._strip)
        ends = row(spacing=0)
        ends.addWidget(label(tr(field.low_label) if field.low_label else "", "small"))
        ends.addStretch(1)
        ends.addWidget(label(tr(field.high_label) if field.high_label else "", "small"))
        self.layout_.addLayout(ends)
        self.setFocusProxy(self._strip)

    def show_answer(self, answer: Answer | None, detail: str = "") -> None:
        """Press one number or none."""
        self._strip.set_value(answer if isinstance(answer, int) and not isinstance(answer, bool) else None)


class DateEditor(Editor):
    """A day typed in any usual way; kept as ISO text, or as typed while it is no day."""

    def __init__(self, field: Date, tr: Translator) -> None:
        super().__init__(field, tr)
        self._edit = DayEdit(tr.language)
        self._edit.setAccessibleName(self.name)
        self._edit.setMaximumWidth(240)
        self._edit.textEdited.connect(self._edited)
        self.layout_.addWidget(self._edit)
        self.setFocusProxy(self._edit)

    def show_answer(self, answer: Answer | None, detail: str = "") -> None:
        """Show the day."""
        text = str(answer or "")
        day = parse_day(text)
        if day is not None and day != self._edit.day():
            self._edit.set_day(day)
        elif day is None and text != self._edit.text():
            self._edit.setText(text)

    def _edited(self, text: str) -> None:
        day = parse_day(text)
        self._tell(day.isoformat() if day else text or None)


class PhoneEditor(Editor):
    """A phone number, in its usual form once it is typed."""

    def __init__(self, field: PhoneNumber, tr: Translator) -> None:
        super().__init__(field, tr)
        self._edit = phone_line(longest=40)
        self._edit.setAccessibleName(self.name)
        self._edit.setMaximumWidth(300)
        self._edit.textEdited.connect(lambda text: self._tell(text or None))
        self.layout_.addWidget(self._edit)
        self.setFocusProxy(self._edit)

    def show_answer(self, answer: Answer | None, detail: str = "") -> None:
        """Show the number."""
        if str(answer or "") != self._edit.text():
            self._edit.setText(str(answer or ""))


@singledispatch
def editor_for(field: Field, tr: Translator) -> Editor:  # noqa: ARG001 - what every editor gets
    """Return the editor for a kind of question. Raises TypeError for a kind that has none (statements, customs)."""
    raise TypeError(type(field).__name__)


@editor_for.register
def _(field: Text, tr: Translator) -> Editor:
    return TextEditor(field, tr)


@editor_for.register
def _(field: YesNo, tr: Translator) -> Editor:
    return YesNoEditor(field, tr)


@editor_for.register
def _(field: Choice, tr: Translator) -> Editor:
    return ChoiceEditor(field, tr)


@editor_for.register
def _(field: Many, tr: Translator) -> Editor:
    return ManyEditor(field, tr)


@editor_for.register
def _(field: Scale, tr: Translator) -> Editor:
    return ScaleEditor(field, tr)


@editor_for.register
def _(field: Date, tr: Translator) -> Editor:
    return DateEditor(field, tr)


@editor_for.register
def _(field: PhoneNumber, tr: Translator) -> Editor:
    return PhoneEditor(field, tr)
