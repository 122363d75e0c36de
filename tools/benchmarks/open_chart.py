"""Opening the record of a client with 200 visits, until it is painted.

The floor reads the same rows on the bare driver.
"""

from collections.abc import Iterator

from rmt_desktop.ui.context import Route
from tools.benchmarks import Bench, Result, judged, percentile, timed_ms
from tools.benchmarks.program import Statement, bare, listening, reads, replay, running

TIMES = 40
VISITS = 200


def measure(bench: Bench) -> Iterator[Result]:
    """Measure opening the client's page from the Today page."""
    vault = bench.vault(clients=1, visits=VISITS)
    heard: list[Statement] = []
    times = []
    with running(vault, bench.scratch) as program:
        client = program.services.clients.find("")[0].id
        for turn in range(TIMES + 1):
            program.show(Route("today"))
            if turn == 0:
                with listening(heard):
                    program.show(Route("client", client))
            else:
                times.append(program.show(Route("client", client)))
    with bare(vault) as connection:
        floor = timed_ms(replay(connection, reads(heard)), times=TIMES)
    yield judged(
        f"open a chart with {VISITS} visits, p95",
        percentile(times, 0.95),
        "ms",
        floor=percentile(floor, 0.95),
        at_most=100,
    )
