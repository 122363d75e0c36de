"""How the program looks on this computer: language, colours, type and icons, put on from the preferences."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from rmt_desktop.base import paths
from rmt_desktop.base.i18n import translator
from rmt_desktop.base.settings import Preferences
from rmt_desktop.ui.icons import Icons
from rmt_desktop.ui.theme import Theme, load_fonts


class Look:
    """What is worn now. ``wear`` puts on another."""

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        self._app = app
        self._qt_texts = QTranslator(app)
        load_fonts(paths.resources() / "fonts")
        self.wear(preferences)

    def wear(self, preferences: Preferences) -> None:
        """Dress the whole application."""
        resources = paths.resources()
        self.tr = translator(preferences.language)
        self.theme = Theme(preferences.theme, preferences.text_scale, resources / "styles")
        self.theme.apply(self._app)
        colour = self.theme.colour
        self.icons = Icons(resources / "icons", colour("ink"), colour("accent"), colour("field"))
        self._app.removeTranslator(self._qt_texts)
        if preferences.language == "fr":
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self._qt_texts.load(QLocale(QLocale.Language.French), "qtbase", "_", folder):
                self._app.installTranslator(self._qt_texts)
