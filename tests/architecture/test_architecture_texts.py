"""Every text a user sees is marked, and has its French words."""

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
