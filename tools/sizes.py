"""Print how big the code is: judged by readers, enforced by nobody.

A file past 400 lines or a function past 40 usually holds two things; those are listed, so that somebody looks for the
seam.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.compile_messages import ROOT

LONG_FILE = 400
LONG_FUNCTION = 40


@dataclass(frozen=True, slots=True)
class Function:
    """A function and its length in lines, the docstring not counted."""

    place: str
    lines: int


def functions(path: Path, source: str) -> Iterator[Function]:
    """Yield every function of a module with the lines of its body."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 1
            yield Function(f"{path.as_posix()}:{node.lineno} {node.name}", lines)


def spread(sizes: Sequence[int]) -> str:
    """Return the middle, the ninetieth percentile and the largest of some sizes."""
    ordered = sorted(sizes) or [0]
    return f"median {ordered[len(ordered) // 2]}, p90 {ordered[len(ordered) * 9 // 10]}, max {ordered[-1]}"


def report(folder: Path, root: Path = ROOT) -> Iterator[str]:
    """Yield the lines of the report about one folder."""
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py"))}
    lengths = {path: source.count("\n") for path, source in sources.items()}
    bodies = [one for path, source in sources.items() for one in functions(path.relative_to(root), source)]
    yield f"{folder.name}: {len(sources)} files, {sum(lengths.values())} lines; files {spread([*lengths.values()])}"
    yield f"  {len(bodies)} functions; lines {spread([one.lines for one in bodies])}"
    for path, lines in sorted(lengths.items(), key=lambda item: -item[1]):
        if lines > LONG_FILE:
            yield f"  long file     {lines:5}  {path.relative_to(root).as_posix()}"
    for one in sorted(bodies, key=lambda one: -one.lines):
        if one.lines > LONG_FUNCTION:
            yield f"  long function {one.lines:5}  {one.place}"


def main() -> None:
    """Print the report about the package, the tests and the tools."""
    for name in ("rmt_desktop", "tests", "tools"):
        for line in report(ROOT / name):
            print(line)


if __name__ == "__main__":
    main()
