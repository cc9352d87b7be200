"""Every line of the table in docs/deadline.md is what the program answers."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from models.domain.calendar import calendar_from_json
from models.domain.clock import VIETNAM, to_local
from models.domain.deadline import (
    Pause,
    SuspensionMode,
    due_after_extension,
    due_in_phases,
    parse_limit,
)
from resources import read_json

DOC = Path(__file__).parents[3] / "docs/deadline.md"
VN = calendar_from_json(read_json("calendars/vn.json"))


def _lines() -> list[tuple[str, ...]]:
    table = DOC.read_text(encoding="utf-8").split("## Vectors")[1]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| 20")]
    return [tuple(cell.strip() for cell in row) for row in rows]


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def pauses(cell: str) -> list[Pause]:
    found = []
    for text in filter(None, cell.split("; ")):
        began, rest = text.split(" → ")
        ended, mode = rest.split(" ")
        found.append(Pause(local(began), local(ended), SuspensionMode(mode)))
    return found


def test_the_table_holds_every_kind_of_rule() -> None:
    text = " ".join(" ".join(line) for line in _lines())
    for word in (
        "resume",
        "restart",
        "month",
        "year",
        " + ",
        "hour",
        "immediate",
        "Tết",
        "make-up",
    ):
        assert word in text
    assert len(_lines()) >= 45
    assert any(extension for _, _, _, extension, _, _ in _lines())


@pytest.mark.parametrize("line", _lines(), ids=lambda line: f"{line[0]} {line[1]}")
def test_a_published_vector_is_what_the_program_answers(line: tuple[str, ...]) -> None:
    received, limits, stops, extension, expected, _ = line
    parts = [parse_limit(part) for part in limits.split(" + ")]
    due = due_in_phases(local(received), parts, VN, pauses(stops))
    if extension:
        due = due_after_extension(due, parse_limit(extension), VN)
    assert to_local(due.due_at) == local(expected)
    assert due.confirmed
