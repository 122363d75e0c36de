"""Lines that put a phone number or a postal code into its usual form once it is typed."""

from collections.abc import Callable

from rmt_desktop.domain.people import written_phone, written_postal_code
from rmt_desktop.ui.widgets.fields import Line


class WrittenLine(Line):
    """One line whose text takes its usual form when the line is left; what was not touched stays as it is.

    Who listens to ``textEdited`` hears of the form as if it had been typed.
    """

    def __init__(self, write: Callable[[str], str], *, longest: int) -> None:
        super().__init__(longest=longest)
        self._write = write
        self.editingFinished.connect(self._finish)

    def _finish(self) -> None:
        text = self._write(self.text())
        if self.isModified() and text != self.text():
            self.setText(text)
            self.setModified(True)
            self.textEdited.emit(text)


def phone_line(*, longest: int = 60) -> WrittenLine:
    """Return a line for a phone number."""
    return WrittenLine(written_phone, longest=longest)


def postal_code_line(*, longest: int = 120) -> WrittenLine:
    """Return a line for a postal code."""
    return WrittenLine(written_postal_code, longest=longest)
