"""What the program is built from, and under which licence; the full texts are shipped beside it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A package, font or set of pictures the program ships: its name and its licence's short name."""

    name: str
    licence: str


PARTS = (
    Part("alembic", "MIT"),
    Part("arabic-reshaper", "MIT"),
    Part("argon2-cffi", "MIT"),
    Part("cryptography", "Apache-2.0 or BSD-3-Clause"),
    Part("Inter", "SIL OFL 1.1"),
    Part("Lucide", "ISC"),
    Part("msgspec", "BSD-3-Clause"),
    Part("Noto Sans, Noto Emoji", "SIL OFL 1.1"),
    Part("pypdfium2", "BSD-3-Clause, Apache-2.0"),
    Part("PySide6-Essentials", "LGPL-3.0"),
    Part("Python", "PSF-2.0"),
    Part("python-bidi", "LGPL-3.0"),
    Part("rapidfuzz", "MIT"),
    Part("reportlab", "BSD-3-Clause"),
    Part("SQLAlchemy", "MIT"),
    Part("sqlcipher3", "zlib"),
    Part("tzdata", "Apache-2.0"),
    Part("zxcvbn", "MIT"),
)
