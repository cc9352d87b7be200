"""Loads the shipped fonts into Qt, once."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase

import resources

INTERFACE = "Be Vietnam Pro"
NUMERIC = "Inter"
PAPER = "Liberation Serif"

_loaded: list[str] = []


def load_fonts() -> tuple[str, ...]:
    """Register every shipped TTF and return the families.

    Raises FileNotFoundError when a needed family is not there: with another font the marks of
    Vietnamese capitals and the width of every label would differ from machine to machine.
    """
    if not _loaded:
        for file in sorted(resources.path("fonts").glob("*/*.ttf")):
            number = QFontDatabase.addApplicationFont(str(file))
            _loaded.extend(QFontDatabase.applicationFontFamilies(number))
        missing = {INTERFACE, NUMERIC, PAPER} - set(_loaded)
        if missing:
            _loaded.clear()
            raise FileNotFoundError(f"fonts: {', '.join(sorted(missing))}")
    return tuple(dict.fromkeys(_loaded))
