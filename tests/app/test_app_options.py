"""The command line: what it means, and a sentence for what it cannot mean."""

from pathlib import Path

import pytest

from rmt_desktop import __version__
from rmt_desktop.app.options import Options, parse


def test_without_arguments_the_program_itself_is_meant() -> None:
    assert parse([]) == Options()


def test_every_option_is_taken() -> None:
    assert parse(["--vault", "a", "--language", "fr", "--theme", "dark"]) == Options(
        vault=Path("a"), language="fr", theme="dark"
    )
    assert parse(["--self-test", "--out", "o"]) == Options(self_test=True, out=Path("o"))
    assert parse(["demo", "--vault", "v", "--clients", "3", "--visits", "4", "--seed", "5"]) == Options(
        command="demo", vault=Path("v"), clients=3, visits=4, seed=5
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--self-test"], "--self-test needs --out DIR"),
        (["demo"], "--vault"),
        (["--language", "de"], "invalid choice"),
        (["--lang=fr"], "unrecognized arguments"),
    ],
)
def test_what_cannot_be_meant_ends_with_a_sentence(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(arguments)
    assert ended.value.code == 2
    assert words in capsys.readouterr().err


def test_the_version_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"RMT Desktop {__version__}\n"
