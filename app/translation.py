"""Vietnamese first: installs our translation, with words for Qt's own buttons in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

import resources
from resources import words
from resources.words import Language


def install_vietnamese(app: QCoreApplication) -> QTranslator:
    """Load vi.qm and set the locale of numbers and dates. Raises FileNotFoundError without it."""
    QLocale.setDefault(QLocale("vi_VN"))
    translator = QTranslator(app)
    if not translator.load(str(resources.path("i18n/vi.qm"))):
        raise FileNotFoundError("i18n/vi.qm")
    app.installTranslator(translator)
    return translator


class _SourceWords(QTranslator):
    """English over everything installed before: the sources of the window are English."""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, _context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        return source


class Speech:
    """Which language the window speaks; words on paper and in dossiers stay Vietnamese."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._english = _SourceWords()

    def speak(self, language: str) -> None:
        """Words asked for from now on come in this language; an unknown one is Vietnamese."""
        is_english = language == Language.ENGLISH
        self._app.removeTranslator(self._english)
        if is_english:
            self._app.installTranslator(self._english)
        QLocale.setDefault(QLocale("en_GB" if is_english else "vi_VN"))
        words.speak(Language.ENGLISH if is_english else Language.VIETNAMESE)

    def end(self) -> None:
        """Leave the program as it was found: Vietnamese."""
        self.speak(Language.VIETNAMESE)
