"""What the atlas knows of one muscle, in words: where to look, where it refers, what belongs with it, and whence."""

from collections.abc import Iterator, Sequence

from rmt_desktop.base.i18n import N_, Translator
from rmt_desktop.domain.catalog import Exercise, SpecialTest, source_text
from rmt_desktop.domain.chart.atlas import Pattern
from rmt_desktop.ui.theme import GRID
from rmt_desktop.ui.widgets.layouts import Card
from rmt_desktop.ui.widgets.text import label

SENSITIVE = N_("Sensitive area: consent in writing is needed where it is required.")


class PatternCard(Card):
    """One pattern, to be read."""

    def __init__(
        self, pattern: Pattern, tests: Sequence[SpecialTest], exercises: Sequence[Exercise], tr: Translator
    ) -> None:
        super().__init__(margin=GRID)
        language = tr.language
        self.content.addWidget(label(pattern.name.in_(language), "heading", wrap=True))
        for warning in _warnings(pattern, tr):
            card = Card("caution", margin=GRID)
            card.content.addWidget(label(warning, wrap=True))
            self.content.addWidget(card)
        self._say(tr(N_("Usual points")), [pattern.where.in_(language)])
        self._say(tr(N_("Refers to")), [pattern.refers.in_(language)])
        self._say(tr(N_("Clients tell of")), [pattern.complaints.in_(language)])
        self._say(tr(N_("Tests")), [one.name.in_(language) for one in tests])
        self._say(tr(N_("Stretches and self-massage")), [one.name.in_(language) for one in exercises])
        self.content.addWidget(label(source_text(pattern.source, tr), "small", wrap=True))

    def _say(self, title: str, lines: Sequence[str]) -> None:
        if lines:
            self.content.addWidget(label(title, "small"))
            self.content.addWidget(label("\n".join(lines), wrap=True, selectable=True))


def _warnings(pattern: Pattern, tr: Translator) -> Iterator[str]:
    if pattern.caution is not None:
        yield pattern.caution.in_(tr.language)
    if pattern.sensitive:
        yield tr(SENSITIVE)
