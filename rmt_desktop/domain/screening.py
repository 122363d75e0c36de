"""Screening: answers, techniques and areas go in, flags with their reasons come out.

The program never diagnoses. A flag says which answer raised it, what the rule advises, and where the rule comes from;
the therapist decides and her decision is recorded. An EMERGENCY or URGENT flag blocks the signing of a treatment until
it has a disposition (domain facts 4.2).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rmt_desktop.base.i18n import N_
from rmt_desktop.domain.bilingual import Bilingual
from rmt_desktop.domain.forms.answers import Answers, Line, answered
from rmt_desktop.domain.forms.spec import Form
from rmt_desktop.domain.levels import Level as Level  # said again: whoever speaks of rules and flags finds it here
from rmt_desktop.domain.sides import Areal
from rmt_desktop.domain.standing import Reason, WrittenFlag

BLOCKING = frozenset({Level.EMERGENCY, Level.URGENT})

LEVEL_NAMES = {
    Level.EMERGENCY: N_("Emergency"),
    Level.URGENT: N_("Urgent"),
    Level.REFER: N_("Refer"),
    Level.ABSOLUTE: N_("Contraindicated"),
    Level.RELATIVE: N_("Needs clearance"),
    Level.CAUTION: N_("Adapt"),
    Level.PROCEDURE: N_("Procedure"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One condition on one answer: the answer to ``key`` is, or contains, one of ``values``."""

    key: str
    values: tuple[str, ...]

    def holds(self, answers: Answers) -> bool:
        """Whether the client's answers meet this condition. A skipped question never does."""
        return answered(answers.get(self.key), self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One screening rule from the data files, with its dates and source.

    The rule holds when all clauses of at least one group in ``when`` hold; one without groups is raised by hand only.
    ``tags`` name the techniques it speaks of (empty = every technique), ``areas`` the catalogue areas (empty =
    everywhere).
    """

    id: str
    level: Level
    name: Bilingual
    cues: Bilingual
    advice: Bilingual
    when: tuple[tuple[Clause, ...], ...]
    tags: tuple[str, ...]
    areas: tuple[str, ...]
    effective: date
    source: str
    is_red_flag: bool

    def matched(self, answers: Answers) -> tuple[Clause, ...]:
        """Return the clauses that raised this rule, empty if it is not raised."""
        for group in self.when:
            if all(clause.holds(answers) for clause in group):
                return group
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A rule that holds for this client. ``because`` are the keys of the answers that raised it; empty: by hand."""

    rule: Rule
    because: tuple[str, ...]

    @property
    def blocks(self) -> bool:
        """Whether a treatment may not be signed until this flag has a disposition."""
        return self.rule.is_red_flag and self.rule.level in BLOCKING


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A chosen technique that a flag speaks of."""

    flag: Flag
    technique: str
    area: Areal | None


class Decision(StrEnum):
    """What the therapist decided about a flag."""

    TREATED_ADAPTED = "adapted"
    CLEARED = "cleared"
    NOT_TREATED = "not_treated"
    REFERRED = "referred"
    EMERGENCY_CALLED = "emergency_called"


DECISION_NAMES = {
    Decision.TREATED_ADAPTED: N_("Treatment adapted"),
    Decision.CLEARED: N_("Cleared by a physician or nurse practitioner"),
    Decision.NOT_TREATED: N_("Not treated today"),
    Decision.REFERRED: N_("Referred"),
    Decision.EMERGENCY_CALLED: N_("Emergency services called"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposition:
    """The therapist's recorded decision about one flag, with her words and the time."""

    rule_id: str
    rule_name: str
    decision: Decision
    text: str
    at: datetime
    by: str


def raise_flags(rules: Iterable[Rule], answers: Answers, *, by_hand: Iterable[str] = ()) -> tuple[Flag, ...]:
    """Return every flag the answers raise, and those raised by hand (by rule id), gravest first."""
    chosen = frozenset(by_hand)
    flags = []
    for rule in rules:
        clauses = rule.matched(answers)
        if clauses or rule.id in chosen:
            flags.append(Flag(rule=rule, because=tuple(dict.fromkeys(clause.key for clause in clauses))))
    order = list(Level)
    return tuple(sorted(flags, key=lambda flag: order.index(flag.rule.level)))


def clashes(
    flags: Sequence[Flag], technique: str, tags: Sequence[str], areas: Sequence[Areal] = (), *, pressure: str = ""
) -> tuple[Clash, ...]:
    """Return the flags that speak of a technique (catalogue id and tags) on these areas.

    ``pressure`` is ``light``, ``moderate``, ``deep`` or unknown; deep pressure counts as the tag ``deep`` whatever the
    technique.
    """
    spoken = set(tags) | ({"deep"} if pressure == "deep" else set())
    found = []
    for flag in flags:
        if flag.rule.tags and not spoken & set(flag.rule.tags):
            continue
        touched = [area for area in areas if not flag.rule.areas or area.area in flag.rule.areas]
        if flag.rule.areas and not touched:
            continue
        found.append(Clash(flag=flag, technique=technique, area=touched[0] if touched else None))
    return tuple(found)


def undecided(flags: Iterable[Flag], dispositions: Iterable[Disposition]) -> tuple[Flag, ...]:
    """Return the flags that still have no recorded decision; some of them forbid signing, see ``Flag.blocks``."""
    decided = {disposition.rule_id for disposition in dispositions}
    return tuple(flag for flag in flags if flag.rule.id not in decided)


def reasons(flag: Flag, questions: Mapping[str, str]) -> tuple[str, ...]:
    """Return the questions whose answers raised the flag, in the words the client saw."""
    return tuple(questions[key] for key in flag.because if key in questions)


def safety_keys(rules: Iterable[Rule], form: Form) -> frozenset[str]:
    """Return the questions a flag may hang on: those the rules speak of, and those on which such a question hangs.

    "Anything about your heart?" counts too: left open, it hides every question about the heart.
    """
    keys = {clause.key for rule in rules for group in rule.when for clause in group}
    for field in reversed(tuple(form.fields())):
        if field.key in keys:
            keys.update(key for key, _ in (*field.shown_if, *field.only_if))
    return frozenset(keys)


def unanswered(lines: Iterable[Line], keys: frozenset[str]) -> tuple[Line, ...]:
    """Return the lines of these questions that hold no answer; those the client would not answer are among them."""
    return tuple(line for line in lines if line.key in keys and not line.answer)


def written_flags(flags: Iterable[Flag], lines: Sequence[Line], language: str) -> tuple[WrittenFlag, ...]:
    """Return the flags in words, as a paper in ``language`` shows them; ``lines`` hold the answers that raised them."""
    return tuple(
        WrittenFlag(
            rule_id=flag.rule.id,
            level=flag.rule.level,
            name=flag.rule.name.in_(language),
            advice=flag.rule.advice.in_(language),
            source=flag.rule.source,
            by_hand=not flag.because,
            because=tuple(
                Reason(key=line.key, question=line.question, answer=line.answer)
                for line in lines
                if line.key in flag.because
            ),
        )
        for flag in flags
    )
