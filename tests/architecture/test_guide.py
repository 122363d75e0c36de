"""The user guide: the same in both languages, nothing linked that is not there, and every word as the screen has it."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from rmt_desktop.base import paths
from rmt_desktop.base.i18n import translator
from rmt_desktop.db import copies, folder_lock, keys, vault
from rmt_desktop.ui.actions import COMMANDS
from rmt_desktop.ui.pages.guide import TOPICS
from rmt_desktop.ui.widgets.markdown_view import slug
from tests.support.code import PACKAGE, ROOT, modules
from tools.messages import extracted, po_path, read

GUIDE = ROOT / "docs" / "guide"
SCENES = ROOT / "tools" / "guide_scenes"
LANGUAGES = ("en", "fr")
LARGEST = 150_000  # bytes of one picture
PAGES = [(language, topic) for language in LANGUAGES for topic in TOPICS]
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
ITALIC = re.compile(r"(?<!\*)\*([^*]+?)\*(?!\*)", re.DOTALL)
KEY = re.compile(r"`([^`]+)`")
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)


def page(language: str, topic: str) -> str:
    return (GUIDE / language / f"{topic}.md").read_text(encoding="utf-8")


def plain(text: str) -> str:
    """Return a text on one line, without marks of keys on menus."""
    return " ".join(text.replace("&", "").replace("\N{NO-BREAK SPACE}", " ").split())


def words_of(language: str) -> frozenset[str]:
    """Return every text the screen can show in a language, as it is in the program."""
    found: set[str] = set()
    for message in extracted(PACKAGE) if language == "en" else read(po_path()):
        texts = message.id if language == "en" else message.string
        found.update([texts] if isinstance(texts, str) else texts)
    return frozenset(plain(text) for text in found if text)


WORDS = {language: words_of(language) for language in LANGUAGES}
FOLDED = {language: "\n".join(WORDS[language]).casefold() for language in LANGUAGES}


def scenes() -> Iterator[str]:
    """Yield the names of the pictures that are shot."""
    for module in modules(SCENES):
        for node in ast.walk(module.tree):
            match node:
                case ast.Call(
                    func=ast.Attribute(attr="shoot" | "shoot_part"), args=[ast.Constant(value=str(name)), *_]
                ):
                    yield name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_its_page_and_every_page_its_topic(language: str) -> None:
    assert {path.stem for path in (GUIDE / language).iterdir()} == set(TOPICS)


def test_every_page_of_the_program_opens_a_topic_that_is_there() -> None:
    topics = [
        node.value.value
        for module in modules(PACKAGE / "ui")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and any(isinstance(target, ast.Name) and target.id == "help_topic" for target in node.targets)
    ]
    assert len(topics) > 5
    assert set(topics) <= set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_have_the_same_parts(topic: str) -> None:
    english, french = page("en", topic), page("fr", topic)
    for part in (HEADING, PICTURE):
        assert len(part.findall(english)) == len(part.findall(french))
    assert [len(level) for level, _ in HEADING.findall(english)] == [len(level) for level, _ in HEADING.findall(french)]
    targets = [[link.partition("#")[0] for link in LINK.findall(text)] for text in (english, french)]
    assert targets[0] == targets[1]
    assert english.count("\n| ") == french.count("\n| ")


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_name_the_same_keys_files_and_controls(topic: str) -> None:
    english, french = page("en", topic), page("fr", topic)
    tr = translator("fr")
    assert [french_key(key) for key in KEY.findall(english)] == KEY.findall(french)
    named = Counter(plain(tr(bold)) for bold in (" ".join(text.split()) for text in BOLD.findall(english)))
    assert named == Counter(plain(text) for text in BOLD.findall(french))


def french_key(key: str) -> str:
    """Return what stands on a key in French; files and letters are the same."""
    names = {"Return": "Entrée", "Escape": "Échap", "Delete": "Suppr", "Space": "Espace", "Shift": "Maj"}
    arrows = {"Left": "Gauche", "Up": "Haut", "Down": "Bas"}
    return "+".join((names | arrows).get(part, part) for part in key.split("+"))


@pytest.mark.parametrize(("language", "topic"), PAGES)
def test_what_is_bold_stands_on_the_screen(language: str, topic: str) -> None:
    unknown = [text for text in BOLD.findall(page(language, topic)) if plain(text) not in WORDS[language]]
    assert unknown == []


@pytest.mark.parametrize(("language", "topic"), PAGES)
def test_what_is_quoted_is_said_by_the_program(language: str, topic: str) -> None:
    quoted = ITALIC.findall(BOLD.sub("", page(language, topic)))
    assert [text for text in quoted if plain(text).casefold() not in FOLDED[language]] == []


@pytest.mark.parametrize(("language", "topic"), PAGES)
def test_every_link_leads_to_a_heading_that_is_there(language: str, topic: str) -> None:
    for link in LINK.findall(page(language, topic)):
        target, _, place = link.partition("#")
        assert target.removesuffix(".md") in TOPICS, link
        if place:
            headings = [heading for _, heading in HEADING.findall(page(language, target.removesuffix(".md")))]
            assert place in [slug(heading) for heading in headings], link


@pytest.mark.parametrize(("language", "topic"), PAGES)
def test_headings_are_named_alike_by_the_program_and_on_the_web(language: str, topic: str) -> None:
    for _, heading in HEADING.findall(page(language, topic)):
        kept = "".join(letter for letter in heading.lower() if letter.isalnum() or letter in " -_")
        assert slug(heading) == kept.replace(" ", "-")


@pytest.mark.parametrize(("language", "topic"), PAGES)
def test_a_page_begins_with_its_one_title(language: str, topic: str) -> None:
    levels = [level for level, _ in HEADING.findall(page(language, topic))]
    assert page(language, topic).startswith("# ")
    assert levels.count("#") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_linked_and_described_and_every_link_has_its_picture(language: str) -> None:
    found = [one for topic in TOPICS for one in PICTURE.findall(page(language, topic))]
    assert all(description.strip() for description, _ in found)
    linked = {(GUIDE / language / link).resolve() for _, link in found}
    assert linked == set((GUIDE / "pictures" / language).iterdir())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_shot_from_the_program(language: str) -> None:
    assert {path.stem for path in (GUIDE / "pictures" / language).iterdir()} == set(scenes())


@pytest.mark.parametrize("path", sorted((GUIDE / "pictures").rglob("*")), ids=lambda path: path.name)
def test_a_picture_is_small_and_fits_an_ordinary_window(path: Path) -> None:
    if path.is_dir():
        assert path.name in LANGUAGES
        return
    assert path.stat().st_size < LARGEST
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        assert picture.width <= 1280
        assert picture.height <= 800


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shortcut_of_the_menus_is_in_the_list_of_shortcuts(language: str) -> None:
    tr, text = translator(language), page(language, "shortcuts")
    rows = dict(re.findall(r"^\| `([^`]+)` \| \*\*(.+?)\*\*", text, re.MULTILINE))
    for command in COMMANDS:
        if command.shortcut:
            keys_ = command.shortcut if language == "en" else french_key(command.shortcut)
            assert rows[keys_] == tr(command.text).replace("&", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_on_security_names_every_file_of_a_vault(language: str) -> None:
    named = set(KEY.findall(page(language, "security")))
    files = {vault.DATABASE, vault.KEYS, keys.copy_of(Path(vault.KEYS)).name, vault.ATTEMPTS, folder_lock.NAME}
    assert files | {copies.COPIES} <= named
    assert sum(paths.APP_FOLDER in name for name in named) == 3


def test_the_picture_of_the_readme_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)
