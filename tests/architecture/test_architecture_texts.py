"""Every text a user sees is marked, and has its French words."""

import ast

from rmt_desktop.base.i18n import translator
from tests.support.code import PACKAGE
from tools.messages import extracted, po_path, problems, read


def test_every_text_has_its_french_words() -> None:
    found = list(problems(extracted(PACKAGE), read(po_path())))
    assert found == []


def test_the_compiled_catalogue_is_that_of_the_texts() -> None:
    tr = translator("fr")
    wrong = [
        message.id
        for message in read(po_path())
        if isinstance(message.id, str) and message.id and message.string and tr(message.id) != message.string
    ]
    assert wrong == []


def test_every_plural_names_both_texts_where_it_is_called() -> None:
    """Texts that come in variables are found as two single ones, and the plural stays English."""
    wrong = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "plural"
        and not all(isinstance(text, ast.Constant) for text in node.args[:2])
    ]
    assert wrong == []
