"""The slow few (unlock, papers, copies) on one worker thread; results come back to the window's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from rmt_desktop.base.errors import UserError
from rmt_desktop.base.i18n import N_


@dataclass(frozen=True, slots=True)
class _Answer:
    """A finished task and who waits for it."""

    owner: QObject
    finished: Future[Any]
    done: Callable[[Any], object]
    failed: Callable[[UserError], object]


class Tasks(QObject):
    """Runs one task after another off the window's thread.

    Only frozen values may cross: a task gets them by closure and returns one.
    """

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="task")
        self._running = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a task is running or waiting."""
        return self._running > 0

    def run(
        self,
        owner: QObject,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[UserError], object],
    ) -> None:
        """Run ``work`` on the worker, then ``done`` or ``failed`` on the window's thread.

        A bug is raised there too; ``failed`` hears of it first, so that nothing waits for ever.
        Nobody is called when ``owner``, the widget that waits, was deleted meanwhile: a page may be left at any time.
        """
        self._running += 1
        future = self._pool.submit(work)
        future.add_done_callback(lambda finished: self._finished.emit(_Answer(owner, finished, done, failed)))

    def close(self) -> None:
        """Wait for the running task and end the worker."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        self._running -= 1
        if answer.finished.cancelled() or not isValid(answer.owner):
            return
        error = answer.finished.exception()
        if error is None:
            answer.done(answer.finished.result())
        elif isinstance(error, UserError):
            answer.failed(error)
        else:
            answer.failed(UserError(N_("This did not work, because of a mistake in the program.")))
            raise error
