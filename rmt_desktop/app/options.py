"""What may be said on the command line."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from rmt_desktop import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The command line as values. ``command`` is empty for the program itself, or ``demo``."""

    command: str = ""
    vault: Path | None = None
    demo: bool = False
    self_test: bool = False
    out: Path | None = None
    language: str = ""
    theme: str = ""
    clients: int = 12
    visits: int = 10
    seed: int = 1


def parse(arguments: list[str]) -> Options:
    """Return the options; a wrong one ends the program with a sentence and exit code 2."""
    parser = argparse.ArgumentParser(
        prog="rmt-desktop", description="The record system of a massage-therapy clinic.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=f"RMT Desktop {__version__}")
    parser.add_argument("--vault", type=Path, metavar="DIR", help="the folder of the encrypted record")
    parser.add_argument("--demo", action="store_true", help="open a throw-away clinic with invented people")
    parser.add_argument("--self-test", action="store_true", help="play a whole visit and check every step")
    parser.add_argument("--out", type=Path, metavar="DIR", help="where the self-test leaves papers and pictures")
    parser.add_argument("--language", choices=("en", "fr", "en_XA"), default="", help="language of the screen")
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), default="", help="look of the screen")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    demo = commands.add_parser("demo", help="make a vault with invented clients; pass phrase asked, or RMT_PASSPHRASE")
    demo.add_argument("--vault", type=Path, required=True, metavar="DIR", dest="demo_vault")
    demo.add_argument("--clients", type=int, default=12, metavar="N")
    demo.add_argument("--visits", type=int, default=10, metavar="N", help="visits of each client")
    demo.add_argument("--seed", type=int, default=1, metavar="S", help="the same seed makes the same clinic")
    given = parser.parse_args(arguments)
    if given.self_test and given.out is None:
        parser.error("--self-test needs --out DIR")
    return Options(
        command=given.command or "",
        vault=getattr(given, "demo_vault", None) or given.vault,
        demo=given.demo,
        self_test=given.self_test,
        out=given.out,
        language=given.language,
        theme=given.theme,
        clients=getattr(given, "clients", 12),
        visits=getattr(given, "visits", 10),
        seed=getattr(given, "seed", 1),
    )
