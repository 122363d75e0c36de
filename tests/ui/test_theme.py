"""The look: every text can be read in every theme, and the style sheet leaves nothing open."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel

from rmt_desktop.base import paths
from rmt_desktop.ui.theme import Theme, set_role

STYLES = paths.resources() / "styles"
THEMES = ("light", "dark", "contrast")
GROUNDS = ("ground", "surface", "raised")
READABLE, SEEN = 4.5, 3.0  # WCAG 2.2 AA: text, and the edges of controls

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_PROPERTY = re.compile(r"(?<![\w-])([\w-]+):\s*([^;]+);")


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def rules() -> dict[str, dict[str, str]]:
    """Return what the sheet says of each single selector."""
    text = re.sub(r"/\*.*?\*/", "", (STYLES / "app.qss").read_text(encoding="utf-8"), flags=re.DOTALL)
    found: dict[str, dict[str, str]] = {}
    for selectors, body in _RULE.findall(text):
        for selector in selectors.split(","):
            found.setdefault(" ".join(selector.split()), {}).update(_PROPERTY.findall(body))
    return found


def looked_up(all_rules: dict[str, dict[str, str]], selector: str, name: str) -> str:
    """Return a property's value for a selector: its own, that of the widget without its state, or of its class."""
    plain = re.sub(r":(?!:)[\w-]+", "", selector)
    for one in (selector, plain, re.sub(r"\[.*?\]", "", plain)):
        value = all_rules.get(one, {}).get(name, "")
        if value.startswith("$") or value == "transparent":
            return value.lstrip("$")
    return "ink" if name == "color" else "transparent"


def pairs() -> Iterator[tuple[str, str]]:
    """Yield every pair of text and ground that the sheet brings together; what is disabled need not be read."""
    all_rules = rules()
    for selector, body in all_rules.items():
        if ":disabled" in selector or "QProgressBar" in selector or not {"color", "background"} & set(body):
            continue
        ink, ground = looked_up(all_rules, selector, "color"), looked_up(all_rules, selector, "background")
        is_text = not re.search(
            r"handle|indicator|chunk|groove|separator|drop-down|corner|\[role=\"line\"\]", selector, re.IGNORECASE
        )
        if is_text and ink != "transparent":
            yield from ((ink, one) for one in (GROUNDS if ground == "transparent" else (ground,)))
        if "selection-color" in body:
            yield body["selection-color"].lstrip("$"), body["selection-background-color"].lstrip("$")


PAIRS = sorted(set(pairs()))


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:  # noqa: ARG001 - colours need the application
    return Theme(request.param, 100, STYLES)


def test_the_pairs_are_those_one_sees():
    assert {("on_accent", "accent"), ("soft", "surface"), ("danger", "danger_soft"), ("ink", "ground")} <= set(PAIRS)
    assert len(PAIRS) >= 20


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_text_can_be_read_on_its_ground(theme, ink, ground):
    colours = asdict(theme.colours)

    assert contrast(colours[ink], colours[ground]) >= READABLE


@pytest.mark.parametrize("card", ["accent_soft", "caution_soft", "danger_soft", "good_soft"])
@pytest.mark.parametrize("ink", ["ink", "accent"])
def test_text_and_quiet_buttons_can_be_read_on_every_card(theme, ink, card):
    colours = asdict(theme.colours)

    assert contrast(colours[ink], colours[card]) >= READABLE


@pytest.mark.parametrize("edge", ["field", "accent", "danger"])
def test_the_edges_of_fields_and_the_ring_of_focus_are_seen(theme, edge):
    colours = asdict(theme.colours)

    assert min(contrast(colours[edge], colours[ground]) for ground in GROUNDS) >= SEEN


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_the_style_sheet_leaves_nothing_open(theme, percent):
    sheet = Theme("dark" if theme.colours.is_dark else "light", percent, STYLES).style_sheet()

    assert "$" not in sheet
    assert not re.search(r":\s*;", sheet)
    assert all(Path(found).is_file() for found in re.findall(r"url\(([^)]+)\)", sheet))


def test_every_rule_of_the_sheet_is_read_whole():
    text = (STYLES / "app.qss").read_text(encoding="utf-8")

    assert text.count("{") == text.count("}")
    assert sum(len(body) for body in rules().values()) > 100


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("percent", "body"), [(100, 14), (125, 18), (200, 28)])
def test_text_grows_with_its_scale(percent, body):
    theme = Theme("light", percent, STYLES)

    assert theme.sizes.body == body
    assert theme.font().pixelSize() == body
    assert theme.ems(10) == 10 * body
    assert f"font-size: {body}px" in theme.style_sheet()


def test_dressing_puts_palette_font_and_sheet_into_force(qapp, theme):
    before = qapp.styleSheet(), qapp.palette(), qapp.font()
    theme.apply(qapp)
    worn = qapp.palette().color(QPalette.ColorRole.Window), qapp.font().pixelSize(), qapp.styleSheet()
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])

    assert worn == (theme.colour("ground"), 14, theme.style_sheet())


def test_a_role_dresses_a_widget_at_once(qtbot, qapp):
    Theme("light", 100, STYLES).apply(qapp)
    made = QLabel("Title")
    qtbot.addWidget(made)
    made.ensurePolished()
    plain = made.font().pixelSize()
    set_role(made, "title")

    assert made.font().pixelSize() > plain
