"""One module for each thing that can be looked at by itself with sample data.

A module has one function ``preview(wish: Wish) -> QWidget | bytes``: a widget, not shown yet, or a PDF. Its name is
the name given to ``python3 dev.py preview``; its docstring's first line is the description in the list.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How the person wants to see it: language ``en``, ``fr`` or ``en_XA``; theme ``light``, ``dark``, ``contrast``."""

    language: str = "en"
    theme: str = "light"
