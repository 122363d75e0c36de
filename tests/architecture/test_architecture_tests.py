"""The house rules of the tests themselves: they wait for something, fake nothing of ours, and check something."""

import ast
from collections.abc import Iterator
from functools import lru_cache

from tests.support.code import TESTS, Module, dotted, modules

FORBIDDEN = {
    "sleep": "wait for a signal or a condition: waitSignal, waitUntil",
    "Mock": "hand in a small fake through the constructor",
    "MagicMock": "hand in a small fake through the constructor",
    "patch": "hand in a small fake through the constructor",
    "processEvents": "wait for a signal or a condition: waitSignal, waitUntil",
    "skip": "a test that cannot run everywhere is not a test",
    "skipif": "a test that cannot run everywhere is not a test",
    "importorskip": "every dependency is locked",
}
FORBIDDEN_DOTTED = {"qtbot.wait": "wait for a signal or a condition: waitSignal, waitUntil"}
OURS = ("rmt_desktop", "tools", "tests")
CHECKING = ("assert", "check", "expect", "must", "raises", "warns", "waitSignal", "waitUntil", "fail")


def test_tests_wait_for_something_and_fake_nothing_of_ours() -> None:
    found = [place for module in modules(TESTS) for place in _forbidden_calls(module)]
    assert found == []


def test_every_test_checks_something() -> None:
    found = [module.at(node) for module in modules(TESTS) for node in _tests(module) if not _checks(node)]
    assert found == []


def test_test_files_have_names_of_their_own() -> None:
    names = [path.name for path in TESTS.rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def _forbidden_calls(module: Module) -> Iterator[str]:
    for call in module.calls():
        name = dotted(call.func)
        last = name.rsplit(".", maxsplit=1)[-1]
        advice = FORBIDDEN_DOTTED.get(name) or FORBIDDEN.get(last)
        if last == "setattr" and _is_ours(module, call):
            advice = FORBIDDEN["patch"]
        if advice:
            yield f"{module.at(call)} {name}: {advice}"


def _is_ours(module: Module, call: ast.Call) -> bool:
    """Whether ``monkeypatch.setattr`` is pointed at something of this project, by name or by path."""
    target = call.args[0] if call.args else None
    if isinstance(target, ast.Constant):
        return str(target.value).startswith(OURS)
    ours = {
        alias.asname or alias.name.split(".")[0]
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if (getattr(node, "module", None) or alias.name).split(".")[0] in OURS
    }
    return target is not None and dotted(target).split(".")[0] in ours


def _tests(module: Module) -> Iterator[ast.FunctionDef]:
    if module.path.name.startswith("test_"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield node


def _checks(test: ast.FunctionDef) -> bool:
    """Whether a test asserts, expects an error, waits for a condition, or calls a helper of the tests that does."""
    return _checks_itself(test) or any(_called(call) in _checking_helpers() for call in _calls_in(test))


@lru_cache
def _checking_helpers() -> frozenset[str]:
    """Return the names of the helpers of all tests that check something themselves."""
    return frozenset(
        node.name
        for module in modules(TESTS)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("test_") and _checks_itself(node)
    )


def _checks_itself(function: ast.FunctionDef) -> bool:
    if any(isinstance(node, ast.Assert) for node in ast.walk(function)):
        return True
    return any(_called(call).lstrip("_").startswith(CHECKING) or _must_succeed(call) for call in _calls_in(function))


def _calls_in(function: ast.FunctionDef) -> Iterator[ast.Call]:
    return (node for node in ast.walk(function) if isinstance(node, ast.Call))


def _called(call: ast.Call) -> str:
    return dotted(call.func).rsplit(".", maxsplit=1)[-1]


def _must_succeed(call: ast.Call) -> bool:
    """Whether this starts a program that has to end well."""
    return any(
        word.arg == "check" and isinstance(word.value, ast.Constant) and word.value.value for word in call.keywords
    )
