"""An online filing is answered within working hours counted from its filing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from models.domain.calendar import WorkCalendar
from models.domain.clock import VIETNAM, iso_local
from models.domain.online_answer import answer_time
from models.domain.rules import CounterRules
from tests.ui.fake_desk import sample_dossier

CALENDAR = WorkCalendar(confirmed_years=frozenset({2026}))


def filed(text: str, hours: int = 8) -> tuple[str, str]:
    at = datetime.fromisoformat(text).replace(tzinfo=VIETNAM)
    dossier = replace(sample_dossier(), filed_at=at)
    answer = answer_time(dossier, CounterRules(online_answer_hours=hours), CALENDAR)
    assert answer is not None
    return iso_local(answer.by)[:16], iso_local(answer.warn_at)[:16]


@pytest.mark.parametrize(
    ("filed_at", "by", "warned"),
    [
        ("2026-11-25T09:00", "2026-11-26T09:00", "2026-11-25T17:00"),
        ("2026-11-25T07:00", "2026-11-25T17:00", "2026-11-25T15:00"),
        ("2026-11-27T16:30", "2026-11-30T16:30", "2026-11-30T14:30"),
        ("2026-11-28T10:00", "2026-11-30T17:00", "2026-11-30T15:00"),
        ("2026-11-25T23:59", "2026-11-26T17:00", "2026-11-26T15:00"),
    ],
)
def test_the_hours_are_those_of_the_office(filed_at: str, by: str, warned: str) -> None:
    assert filed(filed_at) == (by, warned)


def test_where_the_office_gives_hardly_any_time_the_desk_is_warned_at_once() -> None:
    assert filed("2026-11-25T09:00", hours=2) == ("2026-11-25T11:00", "2026-11-25T09:00")
    assert filed("2026-11-28T09:00", hours=1) == ("2026-11-30T08:00", "2026-11-30T07:00")


def test_where_the_office_sets_no_hours_there_is_no_time() -> None:
    assert answer_time(sample_dossier(), CounterRules(online_answer_hours=0), CALENDAR) is None


def test_the_last_minute_is_in_time() -> None:
    dossier = sample_dossier()
    answer = answer_time(dossier, CounterRules(), CALENDAR)
    assert answer is not None
    assert not answer.is_late(answer.by)
    assert answer.is_pressing(answer.warn_at)
