"""Whether the words of a form can be set on paper: laid out once on the smallest sheet."""

from __future__ import annotations

from reportlab.lib.units import mm

from printing import fonts
from printing.form_blocks import FormDrawing
from printing.form_pages import FormPages
from printing.inputs import FormInput
from printing.pages import PageOverflow, paginate
from printing.sheet import sheet_size
from printing.vocabulary import TABLES, VALUES, Kind
from printing.wording import FormWording
from printing.wording_problems import Problem

_GO_ON = 12 * mm
"""What must be left on a page under anything that cannot be divided."""


def trial_problems(words: FormWording) -> tuple[Problem, ...]:
    """The blocks that are taller than a page, and copy labels that fill one."""
    fonts.register()
    size = sheet_size("A5", is_landscape=words.is_landscape)
    drawing = FormDrawing(_filled(words.form), words, size)
    head = max(FormPages(drawing).running_head_height(label) for label in words.copies)
    room = size.body_height - head - _GO_ON
    if room < size.body_height / 2:
        return (Problem("too_tall", "copies"),)
    problems = []
    for name in (*words.top, *words.order, *words.end):
        try:
            paginate(drawing.blocks(name, words.copies[0]), size.body_width, lambda _page: room)
        except PageOverflow:
            problems.append(Problem("too_tall", "block", name))
    return tuple(problems)


def _filled(form: str) -> FormInput:
    """Every value known and short, so that every block of the form shows."""
    values = {name: _SHORT[kind] for name, kind in VALUES.items() if name != "code"}
    rows = {
        table: [{name: _SHORT[kind] for name, kind in columns.items()}]
        for table, columns in TABLES.items()
    }
    return FormInput(form=form, values=values, rows=rows, code="0", qr_text="0")


_SHORT = {
    Kind.TEXT: "–",
    Kind.INSTANT: "2026-11-24T00:00:00+00:00",
    Kind.DAY: "2026-11-24",
    Kind.COUNT: "1",
    Kind.QUANTITY: "1",
    Kind.MONEY: "1",
    Kind.FLAG: "yes",
    Kind.NUMBER: "1",
}
