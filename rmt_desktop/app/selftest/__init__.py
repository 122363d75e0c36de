"""``--self-test``: the program plays a whole visit through its own windows and checks what comes of it."""

from rmt_desktop.app.selftest.command import run

__all__ = ["run"]
