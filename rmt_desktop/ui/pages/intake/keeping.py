"""Keeps an open history in the record: at most a fraction of a second behind what is typed or drawn."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from rmt_desktop.base.errors import UserError
from rmt_desktop.domain.forms.answers import FilledForm

KEEP_AFTER_MS = 600

Keep = Callable[[FilledForm], FilledForm]


class DraftKeeper(QObject):
    """Holds the draft. ``changed`` comes with every change, ``kept`` when it is in the record, ``failed`` when not."""

    changed = Signal(object)
    kept = Signal()
    failed = Signal(object)

    def __init__(self, keep: Keep, draft: FilledForm, parent: QObject) -> None:
        super().__init__(parent)
        self._keep = keep
        self._draft = draft
        self._is_dirty = False
        self._timer = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def draft(self) -> FilledForm:
        """The history as it stands, kept or not."""
        return self._draft

    @property
    def is_dirty(self) -> bool:
        """Whether something is not in the record yet."""
        return self._is_dirty

    def change(self, draft: FilledForm) -> None:
        """Take a changed draft; it is kept soon, also while somebody goes on typing."""
        if draft == self._draft:
            return
        self._draft = draft
        self._is_dirty = True
        if not self._timer.isActive():
            self._timer.start()
        self.changed.emit(draft)

    def flush(self) -> bool:
        """Keep now what is not kept yet. Return False, and tell why, when that was not possible."""
        self._timer.stop()
        if not self._is_dirty:
            return True
        try:
            self._draft = self._keep(self._draft)
        except UserError as error:
            self.failed.emit(error)
            return False
        self._is_dirty = False
        self.kept.emit()
        return True

    def stop(self) -> None:
        """Keep nothing any more: the window is gone."""
        self._timer.stop()
