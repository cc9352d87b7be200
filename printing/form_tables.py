"""Tables of a form: columns as its file says, one row for each row of the input."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reportlab.lib.units import mm

from printing.block_specs import Column, TableSpec
from printing.inputs import FormInput
from printing.pages import Block, Flowing
from printing.phrases import Speaker, form_speaker, row_speakers
from printing.row_table import Cell, Row, RowTable, set_height
from printing.sheet import Bold, SheetSize, paragraph
from printing.wording import FormWording


def table_blocks(
    form: FormInput, words: FormWording, size: SheetSize, spec: TableSpec
) -> list[Block]:
    """Caption and table; one line when there are no rows and the form has a sentence for that."""
    label = words.labels[spec.label] if spec.label else ""
    speaker = form_speaker(words, form)
    if not speaker.knows(spec.when):
        return []
    if not form.rows.get(spec.rows) and spec.empty:
        said = speaker.sentence(spec.empty).text
        shown = f"{label} {said}".strip()
        return [Flowing(paragraph(shown, size=size.body_pt), after=size.line)]
    type_pt = size.type_pt(spec.size)
    shares = sum(column.share for column in spec.columns)
    widths = [column.share / shares * size.body_width for column in spec.columns]
    rows = [
        Row(_cells(row, spec, words, type_pt), least=spec.row_mm * mm)
        for row in row_speakers(words, form, spec.rows, spec.least)
    ]
    head = _head(spec.columns, words, type_pt, widths)
    table = RowTable(widths, head, rows, before=size.body_pt * 0.25, after=size.body_pt * 0.45)
    if not label:
        return [table]
    first = sum(row.height(widths) for row in (*head, *rows[:1]))
    keep = table.before + min(first, size.body_height / 3)
    return [Flowing(paragraph(label, size=size.body_pt), after=size.line, keep=keep), table]


def _cells(row: Speaker, spec: TableSpec, words: FormWording, type_pt: float) -> tuple[Cell, ...]:
    merge = spec.merge if spec.merge and row.knows(spec.merge.when) else None
    cells: list[Cell] = []
    for number, column in enumerate(spec.columns):
        if merge and number == merge.first:
            shown = paragraph(words.labels[merge.label], size=type_pt, align="centre")
            cells.append(Cell(shown, number, span=merge.last - merge.first + 1))
        elif not merge or not merge.first < number <= merge.last:
            cells.append(_cell(row, column, number, type_pt))
    return tuple(cells)


def _cell(row: Speaker, column: Column, number: int, type_pt: float) -> Cell:
    """A sentence, or a value; one that is not known leaves room to write in."""
    said = row.sentence(column.sentence) if column.sentence else row.say(column.value)
    if not said.text or not (said.is_known or column.sentence):
        return Cell(None, number)
    return Cell(paragraph(said.text, size=type_pt, align=column.align), number)


def _head(
    columns: Sequence[Column], words: FormWording, type_pt: float, widths: Sequence[float]
) -> list[Row]:
    """One row of labels, or two where neighbours stand under a common one."""

    def cell(label: str, number: int, span: int = 1, down: int = 1) -> Cell:
        shown = paragraph(Bold(words.labels[label]), size=type_pt, align="centre")
        return Cell(shown, number, span, down)

    if not any(column.group for column in columns):
        cells = tuple(cell(column.label, n) for n, column in enumerate(columns))
        return [Row(cells, is_head=True)]
    above: list[Cell] = []
    below: list[Cell] = []
    for group, members in groupby(enumerate(columns), key=lambda one: one[1].group):
        listed = list(members)
        if group:
            above.append(cell(group, listed[0][0], span=len(listed)))
            below += [cell(column.label, number) for number, column in listed]
        else:
            above += [cell(column.label, number, down=2) for number, column in listed]
    first = Row(tuple(above), is_head=True)
    tallest = max((set_height(one, widths) for one in above if one.down == 2), default=0.0)
    least = tallest - first.height(widths)
    return [first, Row(tuple(below), least=least, is_head=True)]
