"""The open history as it stands in the window, kept in the record while it is filled in."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from rmt_desktop.domain.forms.answers import FilledForm
from rmt_desktop.ui.keeper import Keeper, TellsAbove

Keep = Callable[[FilledForm], FilledForm]


class DraftKeeper(Keeper):
    """Holds the draft. ``changed`` comes with every change."""

    changed = Signal(object)

    def __init__(self, where: TellsAbove, keep: Keep, draft: FilledForm, parent: QObject) -> None:
        super().__init__(where, self._write, parent)
        self._service = keep
        self._draft = draft

    @property
    def draft(self) -> FilledForm:
        """The history as it stands, kept or not."""
        return self._draft

    def change(self, draft: FilledForm) -> None:
        """Take a changed draft; it is kept soon."""
        if draft == self._draft:
            return
        self._draft = draft
        self.soon()
        self.changed.emit(draft)

    def _write(self) -> None:
        self._draft = self._service(self._draft)
