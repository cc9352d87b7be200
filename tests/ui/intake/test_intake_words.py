"""The reasoning behind a date, told in sentences."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from models.domain.deadline import StepKind, due_date
from models.domain.dossier import DueStep
from models.domain.procedure import TimeLimit, TimeUnit
from tests.ui.fake_desk import CALENDAR, MORNING
from ui.intake import words
from ui.intake.steps_text import sentence, sentences


@pytest.mark.parametrize("kind", list(StepKind))
def test_every_kind_of_step_has_its_sentence(kind: StepKind) -> None:
    step = DueStep(kind=kind, on=date(2026, 11, 25), number=90, note="day", at=MORNING)
    told = sentence(step)
    assert told.endswith(".")
    assert "{" not in told


def test_a_long_count_is_told_by_its_ends() -> None:
    due = due_date(MORNING, TimeLimit(20, TimeUnit.WORKING_DAY), CALENDAR)
    told = sentences(due.steps)
    counted = [line for line in told if "working day" in line]
    assert counted[0].endswith("working day 1.")
    assert counted[-1].endswith("working day 20.")
    assert len(counted) == 6
    assert sum(line.startswith("…") for line in told) == 1


def test_a_date_is_spoken_in_the_time_of_vietnam() -> None:
    assert words.spoken(datetime(2026, 11, 26, 2, 41, tzinfo=UTC)).startswith("09:41 Thursday")


def test_long_names_are_cut_between_words() -> None:
    assert words.shortened("Giấy chứng sinh của trẻ", 12) == "Giấy chứng…"
    assert words.shortened("Tờ khai", 12) == "Tờ khai"
