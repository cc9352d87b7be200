"""The top of a page: codes, agency and state name; the running line of the pages that follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from printing import fonts
from printing.codes import DOT, QUIET_BARS, QrCode, bar_code, qr_code, snap
from printing.pages import Block
from printing.sheet import Bold, Italic, SheetSize, paragraph

_RULE_PT = 0.6
_UNDER_BARS = 2.0


class CodeStrip:
    """QR in the upper left corner (Thông tư 01/2023/TT-VPCP Điều 26) and the bar code beside it.

    A bar code too wide for that goes under the QR; when it fits nowhere, `fallback` says so.
    Raises ValueError when the text of the QR is too long.
    """

    before = keep = 0.0

    def __init__(self, size: SheetSize, code: str, qr_text: str, fallback: str) -> None:
        self.after = size.body_pt * 0.5
        self._size = size
        self._qr = qr_code(qr_text, size.qr_side, 1.6 * size.qr_side)
        beside = size.body_width - self._qr.side - self._qr.quiet
        whole = size.body_width + min(2 * QUIET_BARS * 2 * DOT, size.left, size.right)
        self._bars = bar_code(code, beside)
        self._below = False
        if self._bars is None:
            self._bars = bar_code(code, whole)
            self._below = self._bars is not None
        self._column = size.body_width if self._below else beside
        words = (Bold(code),) if self._bars is not None else (Bold(code), "\n", Italic(fallback))
        self._caption = paragraph(*words, size=size.small_pt, align="centre")
        self._height = 0.0

    def measure(self, width: float) -> float:
        bars = self._size.bar_height + _UNDER_BARS if self._bars is not None else 0.0
        column = float(self._caption.wrap(self._column, 1_000_000)[1]) + bars
        side = self._qr.side
        self._height = side + self._qr.quiet + column if self._below else max(side, column)
        return self._height

    def split(self, width: float, room: float, *, hard: bool) -> list[Block]:
        return []

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        top = y + self._height
        self._qr.draw(canvas, x, top - self._qr.side)
        if self._below:
            top -= self._qr.side + self._qr.quiet
        start = self._size.body_width - self._column
        if self._bars is not None:
            bars_x = x + snap(start + (self._column - self._bars.width) / 2)
            self._bars.draw(canvas, bars_x, top - self._size.bar_height, self._size.bar_height)
            top -= self._size.bar_height + _UNDER_BARS
        self._caption.drawOn(canvas, x + start, top - self._caption.height)


class DraftStrip:
    """Dashed places for the QR and the bars, with the words of what will stand there."""

    before = keep = 0.0

    def __init__(self, size: SheetSize, words: str) -> None:
        self.after = size.body_pt * 0.5
        self._size = size
        self._caption = paragraph(Italic(words), size=size.small_pt, align="centre")
        self._left = size.qr_side + size.body_pt

    def measure(self, width: float) -> float:
        return self._size.qr_side

    def split(self, width: float, room: float, *, hard: bool) -> list[Block]:
        return []

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        side = self._size.qr_side
        room = self._size.body_width - self._left
        canvas.saveState()
        canvas.setDash(3, 2)
        canvas.setLineWidth(_RULE_PT)
        canvas.rect(x, y, side, side)
        canvas.rect(x + self._left, y + side - self._size.bar_height, room, self._size.bar_height)
        canvas.restoreState()
        height = self._caption.wrap(room, side)[1]
        top = y + side - self._size.bar_height - _UNDER_BARS
        self._caption.drawOn(canvas, x + self._left, top - height)


class QrStrip:
    """A QR code on the left and a sentence about it beside."""

    keep = 0.0

    def __init__(self, size: SheetSize, qr: QrCode, words: str) -> None:
        self.before = size.body_pt * 0.8
        self.after = size.body_pt * 0.5
        self._qr = qr
        self._start = qr.side + max(qr.quiet, size.body_pt)
        self._words = paragraph(words, size=size.body_pt)
        self._height = 0.0

    def measure(self, width: float) -> float:
        words = float(self._words.wrap(width - self._start, 1_000_000)[1])
        self._height = max(self._qr.side, words)
        return self._height

    def split(self, width: float, room: float, *, hard: bool) -> list[Block]:
        return []

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        top = y + self._height
        self._qr.draw(canvas, x, top - self._qr.side)
        self._words.drawOn(canvas, x + self._start, top - self._words.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadWords:
    """The words of the head of a form, ready to print."""

    parent_agency: str
    office_name: str
    number: str
    state_name: str
    motto: str
    place_and_date: str


class Head:
    """Agency on the left, state name and motto on the right, each ruled, then number and date."""

    before = keep = 0.0

    def __init__(self, size: SheetSize, words: HeadWords) -> None:
        self.after = size.body_pt * 0.6
        self._motto_width = fonts.text_width(fonts.drawable(words.motto), fonts.BOLD, size.head_pt)
        state = fonts.text_width(fonts.drawable(words.state_name), fonts.BOLD, size.head_pt)
        self._right_width = min(max(state, self._motto_width) + 6, size.body_width * 0.62)
        self._left_width = size.body_width - self._right_width - 6
        self._rule_gap = size.head_pt * 0.65

        def centred(text: str) -> Any:
            return paragraph(text, size=size.head_pt, align="centre")

        self._left = (
            [centred(words.parent_agency), centred(Bold(words.office_name))],
            [centred(words.number)],
        )
        self._right = (
            [centred(Bold(words.state_name)), centred(Bold(words.motto))],
            [centred(Italic(words.place_and_date))],
        )
        self._height = 0.0

    def measure(self, width: float) -> float:
        sides = ((self._left, self._left_width), (self._right, self._right_width))
        self._height = max(
            _stack_height(above, column) + self._rule_gap + _stack_height(below, column)
            for (above, below), column in sides
        )
        return self._height

    def split(self, width: float, room: float, *, hard: bool) -> list[Block]:
        return []

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        top = y + self._height
        left_rule = min(self._left_width * 0.35, self._motto_width)
        self._side(canvas, self._left, x, top, self._left_width, left_rule)
        right_x = x + self._left_width + 6
        right_rule = min(self._right_width, self._motto_width)
        self._side(canvas, self._right, right_x, top, self._right_width, right_rule)

    def _side(
        self,
        canvas: Canvas,
        stacks: tuple[list[Any], list[Any]],
        x: float,
        top: float,
        width: float,
        rule: float,
    ) -> None:
        above, below = stacks
        y = _draw_stack(canvas, above, x, top)
        canvas.setLineWidth(_RULE_PT)
        middle = x + width / 2
        canvas.line(middle - rule / 2, y - 2.4, middle + rule / 2, y - 2.4)
        _draw_stack(canvas, below, x, y - self._rule_gap)


def _stack_height(stack: list[Any], width: float) -> float:
    return float(sum(one.wrap(width, 1_000_000)[1] for one in stack))


def _draw_stack(canvas: Canvas, stack: list[Any], x: float, top: float) -> float:
    for one in stack:
        top -= one.height
        one.drawOn(canvas, x, top)
    return top


class RunningHead:
    """The line on top of page 2 and on: what the sheet belongs to, and which page it is."""

    before = keep = 0.0

    def __init__(self, size: SheetSize, words: Sequence[str], page: str) -> None:
        self.after = size.body_pt * 0.7
        self._width = size.body_width
        self._left = paragraph(*words, size=size.small_pt)
        self._right = paragraph(page, size=size.small_pt, align="right")
        self._height = 0.0

    def measure(self, width: float) -> float:
        left = self._left.wrap(width * 0.78, 1_000_000)[1]
        self._height = max(left, self._right.wrap(width * 0.2, 1_000_000)[1]) + 3
        return self._height

    def split(self, width: float, room: float, *, hard: bool) -> list[Block]:
        return []

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        top = y + self._height
        self._left.drawOn(canvas, x, top - self._left.height)
        right_x = x + self._width - self._right.width
        self._right.drawOn(canvas, right_x, top - self._right.height)
        canvas.setLineWidth(_RULE_PT)
        canvas.line(x, y, x + self._width, y)
