"""A picture before it is added, with its name and the client's agreement; and a photo to look at."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.chart.pictures import LONGEST_NAME
from rmt_desktop.ui.widgets.fields import DayEdit, Field, Line
from rmt_desktop.ui.widgets.layouts import Ends, column, row
from rmt_desktop.ui.widgets.pressing import CheckBox
from rmt_desktop.ui.widgets.text import button, label

PREVIEW = QSize(420, 280)
LARGE = QSize(900, 640)


class PictureDialog(QDialog):
    """Asks what a picture is called and whether the client agreed. It is added only with both."""

    agreed = Signal(str)  # the name

    def __init__(self, content: bytes, tr: Translator, *, name: str, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._tr = tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.name = Line(name)
        self.name.setMaxLength(LONGEST_NAME)
        self._field = Field(
            tr(N_("Name of the picture")),
            self.name,
            hint=tr(N_("The note calls it so: On “Knee, 3 Nov”: scar, 6 cm long.")),
        )
        self.day = DayEdit(tr.language, "2026-11-03")
        self._taken_on = Field(tr(N_("Taken on")), self.day, hint=tr(N_("If you know it; the note prints it.")))
        self.consent = CheckBox(tr(N_("The client agreed that this picture is kept in the record")))
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self.add = button(tr(N_("Add the picture")), self._add, role="primary")
        self.add.setDefault(True)
        buttons = row(spacing=8)
        buttons.addStretch(1)
        buttons.addWidget(button(tr(N_("Cancel")), self.reject))
        buttons.addWidget(self.add)
        layout = column(self, margin=24, spacing=12)
        layout.addWidget(shown(content, PREVIEW, name=title))
        layout.addWidget(self._field)
        layout.addWidget(self._taken_on)
        layout.addWidget(self.consent)
        hint = tr(N_("Only what is seen is kept, encrypted with the note: no place, date or name the camera wrote."))
        layout.addWidget(label(hint, "small", wrap=True))
        layout.addWidget(self._problem)
        layout.addLayout(buttons)
        self.name.setFocus()
        self.name.selectAll()

    def taken_on(self) -> date | None:
        """Return the day the picture was taken, None where nothing is said."""
        day = self.day.day()
        return day if isinstance(day, date) else None

    def show_problem(self, problem: str) -> None:
        """Say why the picture was not added; everything that was typed is still there."""
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def tell(self, error: UserError) -> None:
        """Say why the picture was not added."""
        self.show_problem(error.text(self._tr))

    def _add(self) -> None:
        has_name = bool(self.name.text().strip())
        self._field.set_problem("" if has_name else self._tr(N_("Please give the picture a name.")))
        is_wrong = self.day.is_wrong
        self._taken_on.set_problem(self._tr(N_("Please type a day, such as 2026-11-03.")) if is_wrong else "")
        if not self.consent.isChecked():
            self.show_problem(self._tr(N_("Please ask the client, and tick that she agreed.")))
            self.consent.setFocus()
        elif has_name and not is_wrong:
            self.agreed.emit(self.name.text())


class PhotoDialog(QDialog):
    """Shows one picture as large as it comfortably goes."""

    def __init__(self, content: bytes, tr: Translator, *, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(name)
        close = button(tr(N_("Close")), self.accept)
        close.setDefault(True)
        layout = column(self, margin=16, spacing=12)
        layout.addWidget(shown(content, LARGE, name=name), 1)
        layout.addWidget(Ends(label(name, "strong", wrap=True), close))


def shown(content: bytes, room: QSize, *, name: str) -> QLabel:
    """Return a label with a picture, scaled down to a room in pixels."""
    picture = QPixmap.fromImage(QImage.fromData(content))
    made = QLabel()
    made.setAccessibleName(name)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    density = made.devicePixelRatioF()
    if picture.width() > room.width() * density or picture.height() > room.height() * density:
        picture = picture.scaled(
            room * density, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    picture.setDevicePixelRatio(density)
    made.setPixmap(picture)
    return made
