"""Python's garbage collection, kept on the window's thread.

A widget in a cycle of Python references is destroyed by whichever thread happens to collect garbage. Qt allows that on
the window's thread alone; a worker that did it would end the program sooner or later, somewhere else.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


def let_go() -> None:
    """Free at once what nobody holds any more, and what was set aside: called when no record is open.

    Pages are in cycles, and a page that was set aside would keep what it showed of a record for as long as the program
    runs. What is left is set aside anew.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


class GarbageOnWindowThread(QObject):
    """Turns Python's own collecting off and collects from the event loop instead, as often as Python would.

    A full collection looks at every object there is, a tenth of a second of standing still. What was loaded when the
    first is due, modules above all, is set aside and not looked at again until the record is locked (``let_go``).
    """

    def __init__(self) -> None:
        super().__init__()
        self._was_enabled = gc.isenabled()
        self._set_aside = False
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect_if_due)
        self._timer.start()

    def collect_if_due(self) -> None:
        """Collect the oldest generation whose count is over Python's threshold, and with it all younger ones."""
        over = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if not any(over):
            return
        oldest = max(generation for generation, is_over in enumerate(over) if is_over)
        gc.collect(oldest)
        if oldest == len(over) - 1 and not self._set_aside:
            self._set_aside = True
            gc.freeze()

    def remove(self) -> None:
        """Let Python collect again as before."""
        self._timer.stop()
        if self._set_aside:
            gc.unfreeze()
        if self._was_enabled:
            gc.enable()
