"""Keeps what is made on a page in the record: a fraction of a second behind, and again by itself when that failed."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from rmt_desktop.base.errors import StorageTrouble, UserError
from rmt_desktop.base.i18n import N_
from rmt_desktop.ui.call import Tells
from rmt_desktop.ui.widgets.banner import Banner

NOT_SAVED = N_("Not saved yet")

KEEP_AFTER_MS = 600
TRY_AGAIN_MS = 4000


class TellsAbove(Tells, Protocol):
    """A page or dialog with a banner, into which it tells what went wrong."""

    @property
    def banner(self) -> Banner:
        """The sentence above the work."""
        ...


class Keeper(QObject):
    """Calls ``keep`` soon after every change. ``kept`` comes when all is in the record, ``failed`` when it is not.

    A failure is told on the page, and the sentence goes when the next attempt succeeds; what it covered is said again,
    and no other sentence goes with it. Trouble with the disk is tried again every few seconds; against a newer record
    waiting does not help.
    """

    kept = Signal()
    failed = Signal()

    def __init__(self, where: TellsAbove, keep: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._where = where
        self._keep = keep
        self._is_dirty = False
        self._trouble = ""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)

    @property
    def is_dirty(self) -> bool:
        """Whether something is not in the record yet."""
        return self._is_dirty

    def soon(self) -> None:
        """Keep within a second, also while somebody goes on typing; a failed attempt is not hurried."""
        self._is_dirty = True
        if not self._timer.isActive():
            self._timer.start(KEEP_AFTER_MS)

    def flush(self) -> bool:
        """Keep now what is not kept yet. Return False, and tell why, when that was not possible."""
        self._timer.stop()
        if not self._is_dirty:
            return True
        try:
            self._keep()
        except UserError as error:
            self._tell(error)
            return False
        self._is_dirty = False
        self._where.banner.take_back(self._trouble)
        self._trouble = ""
        self.kept.emit()
        return True

    def drop(self) -> None:
        """Keep nothing any more of what is not kept: it is in the record by another way, or not wanted."""
        self._timer.stop()
        self._is_dirty = False

    def _tell(self, error: UserError) -> None:
        if isinstance(error, StorageTrouble):
            self._timer.start(TRY_AGAIN_MS)
        self._where.banner.take_back(self._trouble)
        self._where.tell(error)
        self._trouble = self._where.banner.text
        self.failed.emit()
