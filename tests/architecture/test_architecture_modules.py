"""What every module of the package keeps to, and linters do not see."""

import ast
import re
from collections.abc import Iterator

from tests.support.code import PACKAGE, Module, dotted, modules

MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MUTABLE_CALLS = frozenset({"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"})
CHANGING = frozenset(
    {
        "append",
        "extend",
        "insert",
        "remove",
        "pop",
        "clear",
        "update",
        "setdefault",
        "add",
        "discard",
        "popitem",
        "sort",
    }
)
CONSTANT = re.compile(r"_{0,2}[A-Z][A-Z0-9_]*|__all__|revision|down_revision|branch_labels|depends_on")
LOG_METHODS = frozenset({"info", "warning", "error", "critical", "exception"})


def test_every_module_says_what_it_is_for() -> None:
    silent = [module.at(module.tree) for module in modules(PACKAGE) if not ast.get_docstring(module.tree)]
    assert silent == []


def test_no_module_holds_something_that_changes() -> None:
    found = [place for module in modules(PACKAGE) for place in _mutable_globals(module)]
    assert found == []


def test_constants_that_could_be_changed_never_are() -> None:
    found = [place for module in modules(PACKAGE) for place in _changes_of_constants(module)]
    assert found == []


def test_no_function_reaches_for_a_global() -> None:
    found = [
        module.at(node) for module in modules(PACKAGE) for node in ast.walk(module.tree) if isinstance(node, ast.Global)
    ]
    assert found == []


def test_log_lines_are_literal_so_that_no_client_can_stand_in_one() -> None:
    """The crash report in ``app`` is no literal: it holds frames without values, which its own tests look at."""
    found = [
        module.at(call)
        for module in modules(PACKAGE)
        for call in module.calls()
        if _is_log_call(call) and not _is_literal(call) and module.path != PACKAGE / "app" / "crash.py"
    ]
    assert found == []


def test_nothing_is_printed_but_by_the_self_test_and_the_command_line() -> None:
    found = [
        module.at(call)
        for module in modules(PACKAGE)
        for call in module.calls()
        if dotted(call.func) == "print" and module.path.relative_to(PACKAGE).parts[0] != "app"
    ]
    assert found == []


def _mutable_globals(module: Module) -> Iterator[str]:
    for node in module.tree.body:
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            targets = [node.target]
        for target in targets:
            name = dotted(target)
            if _is_mutable(getattr(node, "value", None)) and not CONSTANT.fullmatch(name):
                yield f"{module.at(node)} {name}"


def _is_mutable(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return dotted(value.func).rsplit(".", maxsplit=1)[-1] in MUTABLE_CALLS
    return isinstance(value, MUTABLE)


def _changes_of_constants(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr)) if attr in CHANGING:
                pass
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
                pass
            case ast.AugAssign(target=ast.Name(id=name)):
                pass
            case _:
                continue
        if name.isupper():
            yield f"{module.at(node)} {name}"


def _is_log_call(call: ast.Call) -> bool:
    parts = dotted(call.func).split(".")
    return len(parts) > 1 and parts[-1] in LOG_METHODS and "log" in parts[-2].lower()


def _is_literal(call: ast.Call) -> bool:
    return len(call.args) == 1 and isinstance(call.args[0], ast.Constant)
