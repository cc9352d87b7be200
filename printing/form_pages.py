"""Puts the blocks of a form on pages, copy after copy, and draws them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.canvas import Canvas

from printing.form_blocks import FormDrawing
from printing.head import RunningHead
from printing.pages import Block, Placed, Together, paginate
from printing.row_table import RowTable
from printing.sheet import Bold, Italic, paragraph


@dataclass(frozen=True, slots=True)
class FormPages:
    """A form on its pages. `is_tight`: set a little smaller to save the last page."""

    drawing: FormDrawing
    is_tight: bool = False

    def draw_copy(self, canvas: Canvas, copy_label: str) -> FormPages:
        """Draw one copy; the form as it was set, for the next copy to look the same."""
        form, pages = self, self._pages(copy_label)
        if len(pages) == 2 and not self.is_tight:
            smaller = replace(self.drawing, size=self.drawing.size.tightened())
            tight = FormPages(smaller, is_tight=True)
            tight_pages = tight._pages(copy_label)
            if len(tight_pages) == 1:
                form, pages = tight, tight_pages
        form._draw_pages(canvas, copy_label, pages)
        return form

    def running_head_height(self, copy_label: str) -> float:
        """What the running line of page 2 and on takes, with the white under it, in points."""
        # How many pages there will be is not known yet: measured with a wide number.
        head = self._running_head(copy_label, 999, 999)
        return head.measure(self.drawing.size.body_width) + head.after

    def _pages(self, copy_label: str) -> list[list[Placed]]:
        size = self.drawing.size
        next_body = size.body_height - self.running_head_height(copy_label)
        return paginate(
            self._blocks(copy_label),
            size.body_width,
            lambda number: next_body if number else size.body_height,
        )

    def _blocks(self, copy_label: str) -> list[Block]:
        """The whole form from top to bottom; the last field and the end keep together."""
        words = self.drawing.words
        body = self._named((*words.top, *words.order), copy_label)
        end = self._named(words.end, copy_label)
        if not end:
            return body
        # A table flows; only its last rows could stay, so the end goes on by itself.
        if body and not isinstance(body[-1], RowTable):
            end.insert(0, body.pop())
        return [*body, Together(end)]

    def _named(self, names: Sequence[str], copy_label: str) -> list[Block]:
        return [block for name in names for block in self.drawing.blocks(name, copy_label)]

    def _draw_pages(self, canvas: Canvas, copy_label: str, pages: list[list[Placed]]) -> None:
        size = self.drawing.size
        for number, page in enumerate(pages, start=1):
            top = size.height - size.top
            if number > 1:
                line = self._running_head(copy_label, number, len(pages))
                top -= line.measure(size.body_width)
                line.draw(canvas, size.left, top)
                top -= line.after
            elif len(pages) > 1:
                self._draw_page_number(canvas, len(pages))
            for placed in page:
                placed.block.draw(canvas, size.left, top - placed.bottom)
            canvas.showPage()

    def _running_head(self, copy_label: str, page: int, total: int) -> RunningHead:
        form, words = self.drawing.form, self.drawing.words
        runs: list[str] = [Bold(self._belongs_to())]
        if form.code_is_provisional and words.tells_provisional_codes:
            runs.append(f" – {words.sentences['code_provisional']}")
        if copy_label:
            runs.append(Italic(f" – {copy_label}"))
        if form.reprint_number:
            runs.append(f" – {words.say('reprint', count=form.reprint_number)}")
        return RunningHead(self.drawing.size, runs, words.say("page", page=page, total=total))

    def _belongs_to(self) -> str:
        """What a loose sheet belongs to: its dossier, else its form and number."""
        form, words = self.drawing.form, self.drawing.words
        code = "" if form.is_draft else form.code
        if code and "code" in words.labels:
            return f"{words.labels['code']} {code}"
        named = code or form.values.get("document_number", "")
        return f"{words.labels['document_title']} {named}".strip()

    def _draw_page_number(self, canvas: Canvas, total: int) -> None:
        size, words = self.drawing.size, self.drawing.words
        text = paragraph(words.say("page", page=1, total=total), size=size.small_pt, align="right")
        height = text.wrap(size.body_width, size.bottom)[1]
        text.drawOn(canvas, size.left, size.bottom - height - 1)
