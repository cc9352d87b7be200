"""A list of people whose dossiers one submitter brings together: its columns and its rows.

The columns, their other headings and how to fill them are data (`resources/batch/columns.json`,
docs/batch-file.md). Here is what is read out of a table of cells, whatever file it came from.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.domain.json_values import as_flag, as_list, as_object, as_text, as_texts
from models.domain.text import fold, nfc
from models.errors import UserError

MOST_ROWS = 500
MOST_HEAD_ROWS = 30
"""A title, the office, the date may come first: the headings stand within so many rows."""

Value = str | date
_NAME = "full_name"
_NUMBER_COLUMN = "no"
_EXAMPLE = "vi du"
_LEAST_HEADINGS = 2
_LONGEST_HEADING = 40
_BESIDE_A_HEADING = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[*:]")
"""What people add to a heading: how to fill it, a star where it is needed."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field it fills, its heading, others that mean it, and how to fill it.

    `before` are headings of a column whose text stands before this one's (họ đệm before tên).
    """

    field: str
    label: str
    also: tuple[str, ...]
    is_required: bool
    example: str
    how: str
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One row as it stands in the file; `row_no` counts from 1 as the spreadsheet shows it."""

    row_no: int
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class BatchList:
    """The people of a list, and what of the file was not read.

    `unread_headings` are columns with a heading that means nothing here, `hidden_rows` the numbers
    of rows about people that the spreadsheet hides, `other_sheets` sheets with a list of their own.
    """

    rows: tuple[BatchRow, ...]
    unread_headings: tuple[str, ...] = ()
    hidden_rows: tuple[int, ...] = ()
    other_sheets: tuple[str, ...] = ()


def columns_from_json(data: object) -> tuple[Column, ...]:
    """Read {"columns": [column]}. Raises ValueError naming the field."""
    rows = as_list(as_object(data, "columns file").get("columns"), "columns")
    return tuple(_column(as_object(row, f"columns[{i}]")) for i, row in enumerate(rows))


def headings_in(cells: Sequence[Value], columns: Iterable[Column]) -> dict[int, str]:
    """Place → field for every cell that is a known heading, marks or not."""
    return _named(cells, {fold(h): c.field for c in columns for h in (c.label, *c.also)})


def _named(cells: Sequence[Value], known: Mapping[str, str]) -> dict[int, str]:
    found = {place: _heading(cell) for place, cell in enumerate(cells) if isinstance(cell, str)}
    return {place: known[heading] for place, heading in found.items() if heading in known}


def _heading(cell: str) -> str:
    return fold(_BESIDE_A_HEADING.sub(" ", cell))


def is_head(cells: Sequence[Value], columns: Iterable[Column]) -> bool:
    """Whether these cells are the headings of a list."""
    found = set(headings_in(cells, columns).values())
    return _NAME in found and len(found) >= _LEAST_HEADINGS


def read_table(
    table: Iterable[tuple[int, Sequence[Value]]],
    columns: Sequence[Column],
    hidden: Container[int] = (),
) -> BatchList:
    """The list in a table of (row number, cells).

    Rows before the headings, empty rows, repeated headings, the example and titles across columns
    that are not ours are passed over. Rows with a `hidden` number are told, not read. Raises
    UserError: `batch_no_headings`, `batch_heading_twice`, `batch_name_parted`,
    `batch_rows_too_many`, `batch_empty`.
    """
    rows = [(number, cells) for number, cells in table if any(map(_says_something, cells))]
    head = next(
        (i for i, (_, cells) in enumerate(rows[:MOST_HEAD_ROWS]) if is_head(cells, columns)), None
    )
    if head is None:
        raise UserError("batch_no_headings")
    head_cells = rows[head][1]
    places = headings_in(head_cells, columns)
    before = _named(head_cells, {fold(h): c.field for c in columns for h in c.before})
    if any(len(set(named.values())) < len(named) for named in (places, before)):
        raise UserError("batch_heading_twice")
    _refuse_parted_name(head_cells, places, (cells for _, cells in rows[head + 1 :]))
    found = []
    for number, cells in rows[head + 1 :]:
        values = _values(cells, places, before)
        if values.keys() - {_NUMBER_COLUMN} and not is_head(cells, columns):
            found.append(BatchRow(number, values))
    listed = [row for row in found if not _is_example(row)]
    people = tuple(row for row in listed if row.row_no not in hidden)
    if len(people) > MOST_ROWS:
        raise UserError("batch_rows_too_many", most=MOST_ROWS)
    if not people:
        raise UserError("batch_empty")
    unread = tuple(
        nfc(cell)[:_LONGEST_HEADING]
        for place, cell in enumerate(head_cells)
        if place not in {**places, **before} and isinstance(cell, str) and nfc(cell)
    )
    hidden_rows = tuple(row.row_no for row in listed if row.row_no in hidden)
    return BatchList(people, unread, hidden_rows)


def _refuse_parted_name(
    head: Sequence[Value], places: Mapping[int, str], rows: Iterable[Sequence[Value]]
) -> None:
    """One heading over two columns (họ đệm, tên) would lose half of every name."""
    beside = next(place for place, field in places.items() if field == _NAME) + 1
    has_heading = beside < len(head) and _says_something(head[beside])
    if not has_heading and any(_says_something(_cell(cells, beside)) for cells in rows):
        raise UserError("batch_name_parted")


def _cell(cells: Sequence[Value], place: int) -> Value:
    cell = cells[place] if place < len(cells) else ""
    return nfc(cell) if isinstance(cell, str) else cell


def _values(
    cells: Sequence[Value], places: Mapping[int, str], before: Mapping[int, str]
) -> dict[str, Value]:
    values = {field: value for place, field in places.items() if (value := _cell(cells, place))}
    for place, field in before.items():
        first, second = _cell(cells, place), values.get(field, "")
        if isinstance(first, str) and isinstance(second, str) and first:
            values[field] = f"{first} {second}".strip()
    return values


def _says_something(cell: Value) -> bool:
    return not isinstance(cell, str) or bool(nfc(cell))


def _is_example(row: BatchRow) -> bool:
    mark = row.values.get(_NUMBER_COLUMN)
    return isinstance(mark, str) and fold(mark) == _EXAMPLE


def _column(row: Mapping[str, object]) -> Column:
    example = row.get("example")
    return Column(
        field=as_text(row.get("field"), "field"),
        label=as_text(row.get("label"), "label"),
        also=as_texts(row.get("also"), "also"),
        is_required=as_flag(row.get("required"), "required"),
        example="" if example == "" else as_text(example, "example"),
        how=as_text(row.get("how"), "how"),
        before=as_texts(row.get("before", []), "before"),
    )
