"""Finding a client: from the key stroke to the painted rows, with 100 000 clients.

The floor is the same SQL on the bare driver, key stroke by key stroke, with no more rows than are shown.
"""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from rmt_desktop.ui.context import Route
from rmt_desktop.ui.pages.clients import SHOWN_AT_MOST
from tools.benchmarks import Bench, Result, judged, percentile, timed_ms
from tools.benchmarks.program import Statement, bare, listening, reads, replay, running

NAMES = 40
LETTERS = 4


def measure(bench: Bench) -> Iterator[Result]:
    """Measure typing into the list of clients, and how it grows from 1 000 to 100 000 clients."""
    few, _ = _typed(bench.vault(clients=1_000, visits=0), bench.scratch)
    many, statements = _typed(bench.vault(clients=100_000, visits=0), bench.scratch)
    with bare(bench.vault(clients=100_000, visits=0)) as connection:
        floor = [timed_ms(replay(connection, one, most=SHOWN_AT_MOST), times=1, warm_up=1)[0] for one in statements]
    slow = percentile(many, 0.99)
    yield judged(
        "search: key stroke to painted rows, p99",
        slow,
        "ms",
        floor=percentile(floor, 0.99),
        at_most=16,
        at_most_times=4,
    )
    yield judged("search: growth, 1 000 to 100 000 clients", slow / percentile(few, 0.99), "x", at_most=2)


def _typed(vault: Path, scratch: Path) -> tuple[list[float], list[list[Statement]]]:
    """Type the beginnings of some names; return each key stroke's time and what it asked of the database."""
    names = _names(vault)
    times: list[float] = []
    asked: list[list[Statement]] = []
    with running(vault, scratch) as program:
        program.show(Route("clients"))
        line = next(one for one in program.page.findChildren(QLineEdit) if one.isVisible())
        for name in (names[0], *names):
            line.clear()
            steps = program.type_into(line, name[:LETTERS])
            for _ in name[:LETTERS]:
                heard: list[Statement] = []
                with listening(heard):
                    times.append(next(steps))
                asked.append(reads(heard))
    return times[LETTERS:], asked[LETTERS:]  # the first name warmed everything up


def _names(vault: Path) -> list[str]:
    with bare(vault) as connection:
        rows = connection.execute("SELECT last_name FROM clients ORDER BY number").fetchall()
    plain = [name for (name,) in rows if name.isascii() and name.isalpha() and len(name) >= LETTERS]
    return plain[:: max(1, len(plain) // NAMES)][:NAMES]
