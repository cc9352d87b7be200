"""Colours can be read in every theme, text scales, drawings and fonts are all there."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF

from models.domain.dossier import DossierStatus
from ui.fonts import load_fonts
from ui.icons import icon_names, icon_pixmap
from ui.theme import (
    Text,
    TextScale,
    ThemeKind,
    Tone,
    apply_theme,
    px,
    system_theme,
    theme,
    theme_events,
)
from ui.tokens import Fold, colors, contrast_pairs
from ui.widgets.pills import CentreState, centre_look, status_look


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(first: str, second: str) -> float:
    light, dark = sorted((_luminance(QColor(first)), _luminance(QColor(second))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("kind", ThemeKind)
def test_every_pair_of_colours_contrasts_enough(kind) -> None:
    values = colors(kind)
    for group, bound in (("text", 4.5), ("other", 3.0)):
        for first, second in contrast_pairs()[group]:
            assert _contrast(values[first], values[second]) >= bound, (first, second)


def test_every_tone_has_a_colour_and_a_soft_fill_in_every_theme() -> None:
    for kind in ThemeKind:
        values = colors(kind)
        assert set(values) == set(colors(ThemeKind.LIGHT))
        for tone in Tone:
            assert {tone.value, tone.soft} <= set(values)


def test_the_fonts_asked_for_are_the_fonts_got(qapp) -> None:
    assert {"Be Vietnam Pro", "Inter", "Liberation Serif"} <= set(load_fonts())
    for weight in (400, 500, 600, 700):
        for numeric, family in ((False, "Be Vietnam Pro"), (True, "Inter")):
            info = QFontInfo(theme().font(Text.BODY, weight, numeric))
            assert (info.family(), info.weight()) == (family, weight)


def test_figures_under_each_other_have_equal_widths(qapp) -> None:
    metrics = QFontMetricsF(theme().font(Text.BODY, 400, True))
    assert len({round(metrics.horizontalAdvance(digit), 2) for digit in "0123456789"}) == 1


@pytest.mark.parametrize(("scale", "body"), list(zip(TextScale, (15, 17, 20), strict=True)))
def test_text_and_sizes_grow_together(qapp, scale, body) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    assert abs(theme().font(Text.BODY).pixelSize() - body) <= 1
    assert px(100) == round(100 * scale.factor)


def test_a_new_theme_is_told_and_reaches_the_palette(qapp, qtbot) -> None:
    with qtbot.waitSignal(theme_events().changed):
        apply_theme(qapp, ThemeKind.DARK)
    assert qapp.palette().window().color() == QColor("#12141B")


def test_every_drawing_paints_something(qapp) -> None:
    assert len(icon_names()) > 50
    for name in icon_names():
        image = icon_pixmap(name, 20, QColor("#000000"), 1.5).toImage()
        assert (image.width(), image.height()) == (30, 30)
        dots = [image.pixelColor(x, y).alpha() for x in range(30) for y in range(30)]
        assert sum(alpha > 128 for alpha in dots) > 8, name


def test_every_status_and_place_has_a_drawing_words_and_a_tone(qapp) -> None:
    looks = [status_look(status) for status in DossierStatus]
    looks += [centre_look(state) for state in CentreState]
    for look in looks:
        assert look.icon in icon_names()
        assert look.words
    assert len({look.words for look in looks}) == len(looks)


def test_the_time_at_the_centre_is_never_left_out(qapp) -> None:
    assert "09:12" in centre_look(CentreState.AT_CENTRE, "09:12").words
    assert "09:12" in centre_look(CentreState.AT_CENTRE, "09:12", short=True).words


@pytest.mark.parametrize(
    ("size", "narrow", "compact", "wide", "dense"),
    [
        ((1366, 768), False, False, False, False),
        ((1366, 690), False, False, False, True),
        ((1280, 720), True, False, False, True),
        ((1239, 640), True, True, False, True),
        ((1920, 1080), False, False, True, False),
    ],
)
def test_the_window_folds_where_the_design_says(size, narrow, compact, wide, dense) -> None:
    fold = Fold(*size)
    assert (fold.narrow, fold.compact, fold.wide, fold.dense) == (narrow, compact, wide, dense)


@pytest.mark.parametrize(
    ("scheme", "contrast", "kind"),
    [
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, ThemeKind.DARK),
        (Qt.ColorScheme.Light, Qt.ContrastPreference.NoPreference, ThemeKind.LIGHT),
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, ThemeKind.LIGHT),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, ThemeKind.HIGH_CONTRAST),
    ],
)
def test_the_theme_of_the_system_is_followed(scheme, contrast, kind) -> None:
    hints = SimpleNamespace(
        colorScheme=lambda: scheme,
        accessibility=lambda: SimpleNamespace(contrastPreference=lambda: contrast),
    )
    assert system_theme(SimpleNamespace(styleHints=lambda: hints)) is kind
