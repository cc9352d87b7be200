"""Flows blocks onto pages: nothing is cut, what does not fit goes on to the next page."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from reportlab.pdfgen.canvas import Canvas

_ROUNDING = 0.01
_ENDLESS = 1_000_000.0


class PageOverflow(ValueError):
    """A block that cannot be divided is taller than a whole page."""


class Block(Protocol):
    """A piece of a page. Lengths are points.

    `before` and `after` are the white around it (between two blocks the larger one counts);
    `keep` is the room that must be left under it on the same page.
    """

    before: float
    after: float
    keep: float

    def measure(self, width: float) -> float:
        """Lay the block out in `width`; its height."""
        ...

    def split(self, width: float, room: float, *, hard: bool) -> list[Block]:
        """Parts of which the first fits `room`, or nothing. `hard`: a whole page was not enough."""
        ...

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw what was measured last; (x, y) is its lower left corner."""
        ...


class Flowing:
    """A reportlab paragraph or table as a block."""

    def __init__(
        self, flowable: Any, *, before: float = 0.0, after: float = 0.0, keep: float = 0.0
    ) -> None:
        self._flowable = flowable
        self.before = before
        self.after = after
        self.keep = keep

    def measure(self, width: float) -> float:
        return float(self._flowable.wrap(width, _ENDLESS)[1])

    def split(self, width: float, room: float, *, hard: bool) -> list[Block]:
        if hasattr(self._flowable, "splitInRow"):
            self._flowable.splitInRow = 1 if hard else 0
        parts = self._flowable.split(width, room)
        if len(parts) < 2:
            return []
        blocks: list[Block] = [Flowing(part) for part in parts]
        blocks[0].before = self.before
        blocks[-1].after = self.after
        blocks[-1].keep = self.keep
        return blocks

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        self._flowable.drawOn(canvas, x, y)


class Together:
    """Blocks that stay on one page unless they are taller than a page."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = tuple(blocks)
        self.before = blocks[0].before
        self.after = blocks[-1].after
        self.keep = blocks[-1].keep
        self._placed: list[tuple[Block, float]] = []
        self._height = 0.0

    def measure(self, width: float) -> float:
        self._placed = []
        top = 0.0
        last: Block | None = None
        for block in self._blocks:
            top += 0.0 if last is None else max(last.after, block.before)
            top += block.measure(width)
            self._placed.append((block, top))
            last = block
        self._height = top
        return top

    def split(self, width: float, room: float, *, hard: bool) -> list[Block]:
        return list(self._blocks) if hard else []

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        for block, bottom in self._placed:
            block.draw(canvas, x, y + self._height - bottom)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on its page; `bottom` is the distance from the top of the page's body to its foot."""

    block: Block
    bottom: float


def paginate(
    blocks: Iterable[Block], width: float, height_of: Callable[[int], float]
) -> list[list[Placed]]:
    """Place blocks one under the other on as many pages as they need.

    `height_of` gives the height of the body of page 0, 1, …. Raises PageOverflow when a block
    that cannot be divided is taller than a page.
    """
    queue = deque(blocks)
    pages: list[list[Placed]] = [[]]
    used = last_after = 0.0
    while queue:
        block = queue.popleft()
        page = pages[-1]
        gap = max(last_after, block.before) if page else 0.0
        room = height_of(len(pages) - 1) - used - gap + _ROUNDING
        height = block.measure(width)
        if height + (block.keep if page else 0.0) <= room:
            used += gap + height
            last_after = block.after
            page.append(Placed(block, used))
            continue
        parts = _parts(block, width, room, hard=not page) if height > room else []
        if parts:
            queue.extendleft(reversed(parts))
        elif page:
            queue.appendleft(block)
            pages.append([])
            used = last_after = 0.0
        else:
            raise PageOverflow(f"{type(block).__name__}: taller than a page")
    return pages


def _parts(block: Block, width: float, room: float, *, hard: bool) -> list[Block]:
    """The parts of a block if dividing it brings something onto this page."""
    if room <= 0:
        return []
    parts = block.split(width, room, hard=hard)
    if not parts or isinstance(block, Together) or parts[0].measure(width) <= room:
        return parts
    return []
