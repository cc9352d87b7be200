"""Lists over some days as tables: the rows their papers are filled with, worded for a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import resources
from app.report_tables import Heading, table
from models.domain.clock import parse_instant
from printing.inputs import FormInput
from printing.report_pages import Report, Value


def list_report(heading: Heading, form: FormInput) -> Report:
    """The rows of a filled list (`resources/reports/<form>.json` names its columns)."""
    words = resources.read_json(f"reports/{form.form}.json")
    rows: Sequence[Mapping[str, str]] = form.rows[words["rows"]]
    listed = [
        (number, *(_value(row, column) for column in words["columns"][1:]))
        for number, row in enumerate(rows, 1)
    ]
    drawn = table(words["caption"], words, listed, has_total=False)
    return heading.report(words, [drawn], words["unit"].format(rows=len(rows)))


def _value(row: Mapping[str, str], column: Mapping[str, Any]) -> Value:
    text = row.get(column["value"], "")
    if not text:
        return None
    return parse_instant(text) if column.get("is_instant") else text
