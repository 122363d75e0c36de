"""Tells open pages what a write touched. The page that wrote is not told to read its own words again."""

from typing import Protocol

from rmt_desktop.services.changes import Changes


class Listener(Protocol):
    """A page that shows records."""

    def records_changed(self, changes: Changes) -> None:
        """Read again what is shown, if ``changes`` touches it."""
        ...


class ChangeBus:
    """Hands every change to all who asked for it."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> None:
        """Tell ``listener`` of every change from now on."""
        self._listeners.append(listener)

    def forget(self, listener: Listener) -> None:
        """Stop telling ``listener``; one that never asked is fine."""
        self._listeners = [known for known in self._listeners if known is not listener]

    def announce(self, changes: Changes, *, origin: object = None) -> None:
        """Tell everybody but ``origin``, who made the change and knows it."""
        if not changes.touched:
            return
        for listener in tuple(self._listeners):
            if listener is not origin:
                listener.records_changed(changes)
