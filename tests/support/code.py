"""Reading the program's own source: what the architecture tests look at."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "rmt_desktop"
TESTS = ROOT / "tests"


@dataclass(frozen=True, slots=True)
class Module:
    """One source file, parsed."""

    path: Path
    tree: ast.Module

    def at(self, node: ast.AST) -> str:
        """Return where a node stands, as an editor understands it."""
        return f"{self.path.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 1)}"

    def calls(self) -> Iterator[ast.Call]:
        """Yield every call in the file."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))


@lru_cache
def modules(folder: Path) -> tuple[Module, ...]:
    """Return every source file under a folder, in order, read once."""
    return tuple(Module(path, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(folder.rglob("*.py")))


def dotted(node: ast.expr) -> str:
    """Return a name as it is written, ``qtbot.wait``; what is not a plain name becomes an empty part."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{dotted(value)}.{attr}"
    return ""
