"""The palpation text: the marks write their sentences into it, and the therapist edits them freely."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_ALIKE = 0.6  # a line that shares this part of its letters with a sentence is an edit of it


@dataclass(frozen=True, slots=True)
class Span:
    """Where the sentence of a mark stands in the text: the characters from ``start`` up to ``end``."""

    mark: str
    start: int
    end: int


def spans(text: str, written: Mapping[str, str]) -> tuple[Span, ...]:
    """Return where each mark's sentence stands in the text, in the order of the text.

    ``written`` is what each mark wrote, by its id. A sentence with other words before or behind it on its line is still
    the mark's; one that was edited itself is the therapist's and leads nowhere.
    """
    return tuple(sorted(_spans(text, dict(written)), key=lambda span: (span.start, span.end)))


def _spans(text: str, written: dict[str, str]) -> Iterator[Span]:
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    exact = _places(lines, written, written)
    taken: set[int] = {starts[index] for index in exact.values()}
    for mark, index in exact.items():
        yield Span(mark, starts[index], starts[index] + len(lines[index]))
    for mark, sentence in written.items():
        if mark not in exact and sentence:
            at = text.find(sentence)
            while at in taken:
                at = text.find(sentence, at + 1)
            if at >= 0:
                taken.add(at)
                yield Span(mark, at, at + len(sentence))


def merge_palpation(text: str, written: dict[str, str], now: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Return the palpation text after the marks changed, and which sentence each mark has in it.

    ``written`` is what each mark wrote before, ``now`` what it says today, both by mark id. A sentence the therapist
    has edited is hers: it is neither replaced nor removed. New marks write on a line of their own.
    """
    lines = text.split("\n") if text else []
    places = _places(lines, written, now)
    new = dict(enumerate(lines))
    for mark, index in places.items():
        if mark in now:
            new[index] = now[mark]
        else:
            del new[index]
    kept = {mark: now[mark] for mark in written if mark in now}
    added = {mark: sentence for mark, sentence in now.items() if mark not in written}
    return "\n".join((*new.values(), *added.values())), kept | added


def _places(lines: Sequence[str], written: dict[str, str], now: dict[str, str]) -> dict[str, int]:
    """Return the line each mark still has as it wrote it. No two marks have the same line.

    Marks that wrote the same sentence have their lines in the order they wrote them. Where one of those was edited,
    the line most like the sentence stands for it; where one is gone, it is missed by a mark that is gone itself.
    """
    places: dict[str, int] = {}
    for sentence in dict.fromkeys(written.values()):
        marks = [mark for mark, wrote in written.items() if wrote == sentence]
        found = [index for index, line in enumerate(lines) if line == sentence]
        if found and len(found) < len(marks):
            found = sorted([*found, *_edited(sentence, lines, written)[: len(marks) - len(found)]])
        if len(found) < len(marks):
            marks.sort(key=lambda mark: mark not in now)
        places |= {mark: index for mark, index in zip(marks, found, strict=False) if lines[index] == sentence}
    return places


def _edited(sentence: str, lines: Sequence[str], written: dict[str, str]) -> list[int]:
    """Return the lines that look like an edit of a sentence, the most alike first."""
    wrote = set(written.values())
    alike = {
        index: SequenceMatcher(None, sentence, line).ratio() for index, line in enumerate(lines) if line not in wrote
    }
    return sorted((index for index in alike if alike[index] >= _ALIKE), key=lambda index: -alike[index])
