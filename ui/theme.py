"""The look in force: colours, fonts and the scale of sizes, and how it is put on."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui.fonts import INTERFACE, NUMERIC, load_fonts
from ui.tokens import Fold, Text, TextScale, ThemeKind, Tone, colors, text_size

__all__ = [
    "Fold",
    "Text",
    "TextScale",
    "Theme",
    "ThemeKind",
    "Tone",
    "apply_theme",
    "fold_for",
    "px",
    "system_theme",
    "theme",
    "theme_events",
]

# Fusion draws these natively; one rule each, never changed on hover, focus or state.
_STYLE = """
QLineEdit, QPlainTextEdit {{ border: 0; background: transparent; padding: 0; }}
QScrollArea {{ border: 0; background: transparent; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {handle}; border-radius: 3px; min-height: 40px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {handle}; border-radius: 3px; min-width: 40px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ border: 0; padding: 6px; color: {tip_on}; background: {tip}; }}
"""


class Theme:
    """One look: a kind of colours at one text scale. Asking never allocates what is kept."""

    def __init__(self, kind: ThemeKind, scale: TextScale) -> None:
        self.kind = kind
        self.scale = scale
        self.factor = scale.factor
        self._colors = {role: QColor(value) for role, value in colors(kind).items()}

    def color(self, role: str) -> QColor:
        """The colour of a role such as "bg.surface". Raises KeyError for an unknown role."""
        return QColor(self._colors[role])

    def tone(self, tone: Tone) -> QColor:
        """The colour of words and icons that mean this."""
        return self.color(tone.value)

    def font(self, role: Text, weight: int | None = None, numeric: bool = False) -> QFont:
        """The font of a text role; `numeric` gives figures of equal width (codes, times, money)."""
        return _font(role, weight, numeric, self.factor)


class _Events(QObject):
    changed = Signal()


_state: dict[str, object] = {}


def theme() -> Theme:
    """The look in force; light at the normal size until `apply_theme` says otherwise."""
    found = _state.get("theme")
    if not isinstance(found, Theme):
        found = Theme(ThemeKind.LIGHT, TextScale.NORMAL)
        _state["theme"] = found
    return found


def theme_events() -> _Events:
    """Its `changed` signal fires after every `apply_theme`."""
    found = _state.get("events")
    if not isinstance(found, _Events):
        found = _Events()
        _state["events"] = found
    return found


def px(size: float) -> int:
    """Logical pixels of a size that the design gives at the normal text size."""
    return round(size * theme().factor)


def fold_for(width: int, height: int) -> Fold:
    """How a window of these logical pixels folds at the text scale in force."""
    factor = theme().factor
    return Fold(width / factor, height / factor)


def apply_theme(
    app: QApplication,
    kind: ThemeKind = ThemeKind.LIGHT,
    scale: TextScale = TextScale.NORMAL,
) -> None:
    """Put a look on the whole program: fonts, palette, the short style sheet; then tell everybody.

    A new text scale also needs the pages to be built again (`MainWindow.rebuild`).
    """
    load_fonts()
    look = Theme(kind, scale)
    _state["theme"] = look
    app.setStyle("Fusion")
    app.setFont(look.font(Text.BODY))
    app.setPalette(_palette(look))
    app.setStyleSheet(
        _STYLE.format(
            handle=look.color(
                "line.control" if kind is ThemeKind.HIGH_CONTRAST else "line.strong"
            ).name(),
            tip=look.color("tooltip.fill").name(),
            tip_on=look.color("tooltip.on").name(),
        )
    )
    theme_events().changed.emit()


def _palette(look: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for name, color in (
        (role.Window, "bg.app"),
        (role.Base, "bg.surface"),
        (role.AlternateBase, "bg.sunken"),
        (role.Button, "bg.surface"),
        (role.Text, "text.primary"),
        (role.WindowText, "text.primary"),
        (role.ButtonText, "text.primary"),
        (role.PlaceholderText, "text.muted"),
        (role.Highlight, "accent.fill"),
        (role.HighlightedText, "accent.on"),
        (role.ToolTipBase, "tooltip.fill"),
        (role.ToolTipText, "tooltip.on"),
        (role.Link, "accent.text"),
    ):
        palette.setColor(name, look.color(color))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, look.color("text.disabled"))
    return palette


@lru_cache(maxsize=256)
def _font(role: Text, weight: int | None, numeric: bool, factor: float) -> QFont:
    size, usual = text_size(role)
    numeric = numeric or role is Text.FIGURE
    font = QFont(NUMERIC if numeric else INTERFACE)
    font.setPixelSize(round(size * factor))
    font.setWeight(QFont.Weight(weight or usual))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    if numeric:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def system_theme(app: QApplication) -> ThemeKind:
    """The theme the system asks for: high contrast before dark before light."""
    hints = app.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return ThemeKind.HIGH_CONTRAST
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    return ThemeKind.DARK if dark else ThemeKind.LIGHT
