"""Which body a client's charts are drawn on, where nobody chose one.

A figure is a picture to draw on and says nothing about a person. Marks have their place on the skin all figures share,
so another choice, at any time, moves none of them.
"""

from datetime import date

NEUTRAL = "neutral"
CHILD = "child"
BY_AGE = ""
"""What stands for a client's figure until somebody chooses one."""
CHILD_UNDER = 12
"""Years of age below which the child's proportions are nearer to a client's than a grown-up's."""


def figure_for(chosen: str, *, born: date | None, on: date, otherwise: str) -> str:
    """Return the figure to draw on: the chosen one, a child's for a child on that day, or else ``otherwise``."""
    if chosen != BY_AGE:
        return chosen
    if born is not None and age(born, on) < CHILD_UNDER:
        return CHILD
    return otherwise or NEUTRAL


def age(born: date, on: date) -> int:
    """Return the completed years on a day, below 0 before the birth. Who was born on 29 February ages on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
