"""Keep the French messages complete: extract the marked texts, update the ``.po``, and say what is wrong with it.

Texts are found by reading the syntax tree rather than the tokens, so that a text marked inside an f-string is found
under every version of Python. Files are named without line numbers: moving a line must not change the catalogue.
"""

import argparse
import ast
import io
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from tools.compile_messages import LOCALE, ROOT, compile_stale

PACKAGE = ROOT / "rmt_desktop"
MARKERS = frozenset({"N_", "tr", "_tr"})
PLURAL_MARKER = "plural"
LANGUAGE = "fr"

HEADER = """\
# French (Canada) messages of RMT Desktop.
# The English texts are the message ids. `python3 dev.py i18n` keeps this file in step with the program;
# write only what stands behind msgstr."""


def po_path() -> Path:
    """Return where the French catalogue lives."""
    return LOCALE / LANGUAGE / "LC_MESSAGES" / "rmt.po"


def marked_texts(source: str) -> Iterator[tuple[str, ...]]:
    """Yield every marked text of a module in order: ``(text,)``, or ``(one, many)`` for a plural."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        wanted = 2 if name == PLURAL_MARKER else 1 if name in MARKERS else 0
        texts = [
            arg.value for arg in node.args[:wanted] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        if wanted and len(texts) == wanted and all(texts):
            yield tuple(texts)


def extracted(package: Path = PACKAGE) -> Catalog:
    """Return the catalogue of all marked texts, each with the files it stands in."""
    catalog = _empty()
    for path in sorted(package.rglob("*.py")):
        place = [(path.relative_to(package.parent).as_posix(), 0)]
        for texts in sorted(set(marked_texts(path.read_text(encoding="utf-8")))):
            catalog.add(texts if len(texts) > 1 else texts[0], locations=place)
    return catalog


def _empty() -> Catalog:
    return Catalog(
        locale=LANGUAGE, project="RMT Desktop", version="", header_comment=HEADER, fuzzy=False, charset="utf-8"
    )


def read(path: Path) -> Catalog:
    """Return the catalogue kept in ``path``, an empty one when there is none."""
    if not path.exists():
        return _empty()
    with path.open("rb") as source:
        return read_po(source, locale=LANGUAGE)


def merged(template: Catalog, known: Catalog) -> Catalog:
    """Return the template with the translations already known; texts that are gone are left out."""
    result = _empty()
    for message in sorted(template, key=_order):
        if message.id:
            old = known.get(message.id)
            text = old.string if old is not None and _same_shape(old, message) else None
            flags = old.flags & {"fuzzy"} if old is not None else ()
            result.add(message.id, text, locations=message.locations, flags=flags)
    return result


def _order(message: Message) -> tuple[str, str]:
    first = message.locations[0][0] if message.locations else ""
    return first, str(message.id)


def _same_shape(old: Message, new: Message) -> bool:
    return isinstance(old.id, tuple) == isinstance(new.id, tuple)


def rendered(catalog: Catalog) -> str:
    """Return the catalogue as text, without dates, tool names or line numbers: only words change it."""
    out = io.BytesIO()
    write_po(out, catalog, width=120, omit_header=True, include_lineno=False, ignore_obsolete=True)
    head = (
        f"{HEADER}\n"
        'msgid ""\nmsgstr ""\n'
        '"Project-Id-Version: RMT Desktop\\n"\n'
        '"Language: fr_CA\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
    )
    return head + out.getvalue().decode("utf-8").lstrip("\n")


def problems(template: Catalog, known: Catalog) -> Iterator[str]:
    """Yield one sentence for everything that keeps the translation from being complete and safe."""
    for message in template:
        if not message.id:
            continue
        yield from _english_problems(message)
        old = known.get(message.id)
        if old is None:
            yield f"not in the catalogue (run dev.py i18n): {_short(message)}"
        else:
            yield from _translation_problems(old)
    ids = {message.id for message in template}
    for message in known:
        if message.id and message.id not in ids:
            yield f"no longer in the program (run dev.py i18n): {_short(message)}"


def _english_problems(message: Message) -> Iterator[str]:
    for text in _forms(message.id):
        names = placeholders(text)
        if names is None:
            yield f"broken braces in the English text: {_short(message)}"
        elif any(not name.isidentifier() for name in names):
            yield f"placeholders must have names: {_short(message)}"


def _translation_problems(message: Message) -> Iterator[str]:
    texts = _forms(message.string)
    if not texts or not all(texts):
        yield f"not translated: {_short(message)}"
        return
    if message.fuzzy:
        yield f"fuzzy, to be read by a person: {_short(message)}"
    wanted = frozenset[str]().union(*(placeholders(text) or () for text in _forms(message.id)))
    for text in texts:
        found = placeholders(text)
        if found is None or not found <= wanted or (isinstance(message.id, str) and found != wanted):
            yield f"placeholders differ from {sorted(wanted)}: {_short(message)}"


def _forms(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple | list) else (str(value or ""),)


def placeholders(text: str) -> frozenset[str] | None:
    """Return the names in braces, or None when the braces do not match."""
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return None


def _short(message: Message) -> str:
    text = _forms(message.id)[0]
    place = message.locations[0][0] if message.locations else "?"
    return f"“{text[:70]}{'…' if len(text) > 70 else ''}” ({place})"


def update() -> int:
    """Bring the catalogue in step with the program; return how many texts wait for a translation."""
    template = extracted()
    path = po_path()
    catalog = merged(template, read(path))
    text = rendered(catalog)
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    compile_stale()
    waiting = sum(1 for message in catalog if message.id and not all(_forms(message.string)))
    print(f"{len(catalog)} texts, {waiting} wait for their French words ({path.relative_to(ROOT)})")
    return waiting


def check() -> int:
    """Print everything that is wrong; return the number of problems."""
    found = list(problems(extracted(), read(po_path())))
    for one in found:
        print(one)
    print(f"i18n: {len(found)} problems" if found else "i18n: every text has its French words")
    return len(found)


def main(arguments: list[str]) -> int:
    """Update the catalogue, or only check it with ``--check``."""
    parser = argparse.ArgumentParser(prog="dev.py i18n", description=main.__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail when a text is stale or incomplete")
    if parser.parse_args(arguments).check:
        return 1 if check() else 0
    update()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
