"""What else is said of a finding: how deep, how tender, where it refers, how long, a note.

Every change is told at once and is in the chart; closing the dialog loses nothing.
"""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.drawing import centimetres
from rmt_desktop.domain.chart.legend import TRIGGER_POINTS, style_of
from rmt_desktop.domain.chart.marks import Depth, Mark, MarkKind, Shape
from rmt_desktop.domain.chart.naming import MUSCLE_KINDS
from rmt_desktop.domain.chart.pictures import PICTURE
from rmt_desktop.domain.chart.sentences import DEPTHS
from rmt_desktop.ui.chart.photo_line import PhotoLine
from rmt_desktop.ui.widgets.choices import Segments, Strip
from rmt_desktop.ui.widgets.fields import Field, Line, Paragraph
from rmt_desktop.ui.widgets.layouts import Ends, Scroll, column
from rmt_desktop.ui.widgets.pressing import CheckBox
from rmt_desktop.ui.widgets.text import button, label

WIDTH, MARGIN = 520, 24
LEAST_HEIGHT = 160
AROUND = 240  # pixels of a screen for the sentence, the button and what the system puts round a window
LONGEST_NOTE = 500
LONGEST_LENGTH_MM = 2500  # longer than anybody's body
ON_FIGURE = N_("As drawn on the figure; type what you measured on the body.")
ON_PICTURE = N_("A picture does not say how large it is; type what you measured on the body.")
TENDERNESS = (
    N_("0 none"),
    N_("1 mild"),
    N_("2 moderate"),
    N_("3 severe"),
    N_("4 withdraws"),
)


class FindingDetails(QDialog):
    """Details of one finding; what does not belong to its kind is not asked."""

    changed = Signal(object)  # Mark as it shall be
    photo_asked = Signal()
    photo_shown = Signal()
    photo_removed = Signal()

    def __init__(self, mark: Mark, said: Callable[[Mark], str], tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self._said = said
        self._tr = tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr(N_("Details of the finding")))
        self._sentence = label(said(mark), "strong", wrap=True)
        self._asked = Scroll(margin=0, spacing=12)
        for field in self._fields():
            self._asked.content.addWidget(field)
        self.photo = PhotoLine(tr)
        self.photo.asked.connect(self.photo_asked)
        self.photo.looked_at.connect(self.photo_shown)
        self.photo.removed.connect(self.photo_removed)
        self.photo.setVisible(False)
        self._asked.content.addWidget(self.photo)
        self._asked.content.addStretch(1)
        layout = column(self, margin=MARGIN, spacing=12)
        layout.addWidget(self._sentence)
        layout.addWidget(self._asked, 1)
        layout.addWidget(Ends(label(tr(N_("Every change is kept at once.")), "small"), self._close_button()))
        self._fit()

    def _fit(self) -> None:
        """Be as tall as everything asked needs where its lines break; where the screen is lower, that scrolls."""
        layout = self.layout()
        if layout is None:
            return
        needed = self._asked.content.totalHeightForWidth(WIDTH - 2 * MARGIN)
        room = self.screen().availableGeometry().height() - AROUND
        self._asked.setMinimumHeight(max(LEAST_HEIGHT, min(needed, room)))
        self.resize(QSize(WIDTH, layout.totalHeightForWidth(WIDTH)))

    @property
    def mark(self) -> Mark:
        """The finding as it is now."""
        return self._mark

    def offer_photo(self) -> None:
        """Offer to add a photo, to look at it and to remove it; for who can do so."""
        self.photo.show_photo(has_photo=bool(self._mark.photo))
        self.photo.setVisible(True)
        self._fit()

    def show_photo(self, picture_id: str) -> None:
        """Show that the finding has this photo now, or none."""
        self._mark = replace(self._mark, photo=picture_id)
        self.photo.show_photo(has_photo=bool(picture_id))

    def tell_photo(self, problem: str) -> None:
        """Say what is wrong with the photo."""
        self.photo.show_problem(problem)

    def _fields(self) -> list[QWidget]:
        tr, mark = self._tr, self._mark
        fields: list[QWidget] = [self._where()] if mark.figure == PICTURE else []
        if style_of(mark).is_rated:
            self.intensity = Strip(tr(N_("Intensity")))
            self.intensity.set_value(mark.intensity)
            self.intensity.chosen.connect(lambda value: self._set(intensity=value))
            fields.append(Field(tr(N_("Intensity")), self.intensity))
        if mark.kind in MUSCLE_KINDS | {MarkKind.ADHESION, MarkKind.SCAR, MarkKind.SWELLING}:
            fields += [self._tenderness(), self._depth()]
        if mark.kind in TRIGGER_POINTS:
            fields += self._referral()
        if mark.length is not None or mark.shape in (Shape.MEASURE, Shape.STROKE):
            fields.append(self._length())
        self.note = Paragraph(mark.note, lines=2)
        self.note.textChanged.connect(lambda: self._set(note=self.note.toPlainText()[:LONGEST_NOTE]))
        fields.append(Field(tr(N_("Note")), self.note))
        return fields

    def _where(self) -> QWidget:
        self.where = Line(self._mark.where)
        self.where.textEdited.connect(lambda text: self._set(where=text.strip()))
        return Field(self._tr(N_("Where on the picture")), self.where, hint=self._tr(N_("Such as: medial edge")))

    def _tenderness(self) -> QWidget:
        entries = tuple((str(grade), self._tr(text)) for grade, text in enumerate(TENDERNESS))
        self.tenderness = Segments(entries, self._tr(N_("Tenderness to pressure")), wraps=True)
        self.tenderness.set_value("" if self._mark.tenderness is None else str(self._mark.tenderness))
        self.tenderness.chosen.connect(lambda word: self._set(tenderness=int(word) if word else None))
        return Field(self._tr(N_("Tenderness to pressure")), self.tenderness)

    def _depth(self) -> QWidget:
        self.deepness = Segments(
            tuple((depth.value, self._tr(text)) for depth, text in DEPTHS.items()), self._tr(N_("Depth"))
        )
        self.deepness.set_value(self._mark.depth.value)
        self.deepness.chosen.connect(lambda word: self._set(depth=Depth(word)))
        return Field(self._tr(N_("Depth")), self.deepness)

    def _referral(self) -> list[QWidget]:
        tr = self._tr
        self.refers = Line(self._mark.refers_to)
        self.refers.textEdited.connect(lambda text: self._set(refers_to=text))
        self.reproduced = CheckBox(tr(N_("Pressing it brings on the pain the client knows")))
        self.reproduced.setChecked(self._mark.is_reproduced)
        self.reproduced.toggled.connect(lambda on: self._set(is_reproduced=on))
        hint = tr(N_("An arrow drawn from the trigger point says it too."))
        return [Field(tr(N_("Refers to")), self.refers, hint=hint), self.reproduced]

    def _length(self) -> QWidget:
        self.length = Line("" if self._mark.length is None else centimetres(self._mark.length))
        self._length_field = Field(
            self._tr(N_("Length in cm")),
            self.length,
            hint=self._tr(ON_PICTURE if self._mark.figure == PICTURE else ON_FIGURE),
        )
        self.length.textEdited.connect(self._take_length)
        return self._length_field

    def _take_length(self, text: str) -> None:
        problem = ""
        try:
            length = round(float(text.replace(",", ".").strip()) * 10) if text.strip() else None
        except (ValueError, OverflowError):
            length, problem = None, N_("Please type a length in centimetres, such as 4.5.")
        if length is not None and not 0 < length <= LONGEST_LENGTH_MM:
            problem = N_("Please type a length in centimetres, such as 4.5.")
        self._length_field.set_problem(self._tr(problem) if problem else "")
        if not problem:
            self._set(length=length)

    def _set(self, **changes: object) -> None:
        changed = replace(self._mark, **changes)  # type: ignore[arg-type]  # keys are fields, values their own
        if changed != self._mark:
            self._mark = changed
            self.changed.emit(changed)
            self._sentence.setText(self._said(changed))

    def _close_button(self) -> QWidget:
        done = button(self._tr(N_("Close")), self.accept)
        done.setDefault(True)
        return done
