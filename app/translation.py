"""Vietnamese first: installs our translation, with words for Qt's own buttons in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

import resources


def install_vietnamese(app: QCoreApplication) -> QTranslator:
    """Load vi.qm and set the locale of numbers and dates. Raises FileNotFoundError without it."""
    QLocale.setDefault(QLocale("vi_VN"))
    translator = QTranslator(app)
    if not translator.load(str(resources.path("i18n/vi.qm"))):
        raise FileNotFoundError("i18n/vi.qm")
    app.installTranslator(translator)
    return translator
