"""How the program looks: colours, type sizes and spacing, in a light, a dark and a high-contrast theme.

One accent for what can be done, red only for danger, amber only for caution. All text pairs reach a contrast of
4.5 to 1 and the edges of fields 3 to 1 (WCAG 2.2 AA), checked by a test.
"""

from dataclasses import asdict, dataclass
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

GRID = 8
FAMILY = "Inter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours of one theme, as ``#rrggbb``."""

    ground: str
    surface: str
    raised: str
    ink: str
    soft: str
    line: str
    field: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    danger: str
    danger_soft: str
    caution: str
    caution_soft: str
    good: str
    good_soft: str
    is_dark: bool = False


LIGHT = Colours(
    ground="#f6f4f0",
    surface="#ffffff",
    raised="#fbfaf7",
    ink="#1d2625",
    soft="#58635f",
    line="#dedbd3",
    field="#808a86",
    accent="#0e6b66",
    accent_hover="#0a5753",
    accent_soft="#dfeeec",
    on_accent="#ffffff",
    danger="#a8261c",
    danger_soft="#fbe8e5",
    caution="#7d5000",
    caution_soft="#fbf0d8",
    good="#256b35",
    good_soft="#e4f1e5",
)
DARK = Colours(
    ground="#141918",
    surface="#1d2423",
    raised="#232b2a",
    ink="#e9edeb",
    soft="#a5b1ad",
    line="#35403e",
    field="#75827e",
    accent="#63c5ba",
    accent_hover="#83d6cc",
    accent_soft="#17393a",
    on_accent="#06211f",
    danger="#ff9388",
    danger_soft="#42211e",
    caution="#f0c36d",
    caution_soft="#3b3017",
    good="#8fd39b",
    good_soft="#1d3623",
    is_dark=True,
)
CONTRAST = Colours(
    ground="#000000",
    surface="#000000",
    raised="#0d0d0d",
    ink="#ffffff",
    soft="#ffffff",
    line="#ffffff",
    field="#ffffff",
    accent="#ffe14d",
    accent_hover="#fff0a0",
    accent_soft="#3a3300",
    on_accent="#000000",
    danger="#ff9c9c",
    danger_soft="#400000",
    caution="#ffd27a",
    caution_soft="#3d2a00",
    good="#9cff9c",
    good_soft="#003300",
    is_dark=True,
)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes in pixels for one text scale; there are three, and two weights."""

    small: int
    body: int
    title: int

    @classmethod
    def at(cls, percent: int) -> "Sizes":
        """Return the sizes for a text scale of 100 to 200 per cent."""
        return cls(*(round(size * percent / 100) for size in (12, 14, 20)))

    def rooms(self) -> dict[str, int]:
        """Return the least heights and widths in pixels of what holds text; they grow with it, so nothing is cut."""
        row = round(self.body * 10 / 7)
        digits = {"digit": 26, "digit_most": 44, "digit_touch": 36, "digit_touch_most": 60}  # of a number from 0 to 10
        return {name: round(self.body * width / 14) for name, width in digits.items()} | {
            "row": row,
            "line": round(self.body * 8 / 7),
            "chip": round(self.small * 3 / 2),
            "touch": max(32, row),
            "tall": max(40, row),
        }


class Theme:
    """The look in force. Widgets that paint themselves ask it for colours."""

    def __init__(self, name: str, text_percent: int, styles: Path) -> None:
        self._styles = styles
        self.colours = _chosen(name)
        self.sizes = Sizes.at(text_percent)

    def colour(self, name: str) -> QColor:
        """Return a colour of the theme by the name of its role."""
        return QColor(getattr(self.colours, name))

    def font(self, size: str = "body", *, strong: bool = False) -> QFont:
        """Return the font in one of the three sizes (``small``, ``body``, ``title``)."""
        font = QFont(FAMILY)
        font.setFeature(QFont.Tag("calt"), 0)  # a record is shown as it was typed: no arrow for ->, no cross for 1x5
        font.setPixelSize(getattr(self.sizes, size))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def ems(self, count: float) -> int:
        """Return a length in pixels that grows with the text: so many times the height of the body text."""
        return round(count * self.sizes.body)

    def apply(self, app: QApplication) -> None:
        """Dress the whole application."""
        app.setStyle("Fusion")
        app.setFont(self.font())
        app.setPalette(self._palette())
        app.setStyleSheet(self.style_sheet())

    def style_sheet(self) -> str:
        """Return the application's style sheet with this theme's colours and sizes."""
        text = (self._styles / "app.qss").read_text(encoding="utf-8")
        values = {key: str(value) for key, value in asdict(self.colours).items()}
        values |= {f"{key}_px": f"{value}px" for key, value in asdict(self.sizes).items()}
        values |= {f"{key}_px": f"{value}px" for key, value in self.sizes.rooms().items()}
        tone = "dark" if self.colours.is_dark else "light"
        values |= {"icons": (self._styles.parent / "icons").as_posix(), "arrow": tone, "mark": tone}
        return Template(text).substitute(values)

    def _palette(self) -> QPalette:
        role = QPalette.ColorRole
        palette = QPalette()
        for name, colour in {
            role.Window: "ground",
            role.Base: "surface",
            role.AlternateBase: "raised",
            role.WindowText: "ink",
            role.Text: "ink",
            role.ButtonText: "ink",
            role.Button: "surface",
            role.Highlight: "accent",
            role.HighlightedText: "on_accent",
            role.Link: "accent",
            role.ToolTipBase: "raised",
            role.ToolTipText: "ink",
            role.PlaceholderText: "soft",
            role.Mid: "line",
            role.Accent: "accent",
        }.items():
            palette.setColor(name, self.colour(colour))
        for role_ in (role.Text, role.ButtonText, role.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role_, self.colour("field"))
        return palette


def load_fonts(folder: Path) -> None:
    """Make the program's own type family known to Qt."""
    for name in ("Inter-Regular.ttf", "Inter-SemiBold.ttf"):
        QFontDatabase.addApplicationFont(str(folder / name))


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget a role of the style sheet (``title``, ``card``, ``primary``, …) and dress it anew."""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _chosen(name: str) -> Colours:
    if name == "contrast":
        return CONTRAST
    if name in ("light", "dark"):
        return DARK if name == "dark" else LIGHT
    hints = QApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
