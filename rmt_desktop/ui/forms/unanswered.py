"""How many safety questions of a health history were not answered: the same words wherever flags are shown."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel

from rmt_desktop.base.i18n import Translator
from rmt_desktop.domain.forms.answers import Line
from rmt_desktop.ui.widgets.text import label


def unanswered_words(lines: Sequence[Line], tr: Translator) -> str:
    """Return how many safety questions were not answered."""
    return tr.plural(
        "{count} safety question was not answered", "{count} safety questions were not answered", len(lines)
    )


def unanswered_label(lines: Sequence[Line], tr: Translator) -> QLabel:
    """Return the sentence as a label; which questions they are, one a line, is its tip and its description."""
    made = label(unanswered_words(lines, tr), "strong", wrap=True)
    questions = "\n".join(line.question for line in lines)
    made.setToolTip(questions)
    made.setAccessibleDescription(questions)
    return made
