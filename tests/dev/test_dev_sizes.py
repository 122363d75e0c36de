"""The report on sizes: what is long is listed, and docstrings are not held against a function."""

from pathlib import Path

from tools.sizes import functions, report, spread

SOURCE = '''
def short():
    """Explain

    at length.
    """
    return 1
'''


def test_a_docstring_does_not_make_a_function_long() -> None:
    assert [one.lines for one in functions(Path("x.py"), SOURCE)] == [1]


def test_long_files_and_functions_are_named(tmp_path: Path) -> None:
    (tmp_path / "big.py").write_text("def long():\n" + "    x = 1\n" * 450, encoding="utf-8")
    text = "\n".join(report(tmp_path, tmp_path))
    assert "long file       451  big.py" in text
    assert "long function   450  big.py:1 long" in text


def test_the_spread_names_the_middle_and_the_ends() -> None:
    assert spread(range(1, 12)) == "median 6, p90 10, max 11"
    assert spread([]) == "median 0, p90 0, max 0"
