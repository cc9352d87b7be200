"""Codes taken apart and put together, identifiers that never repeat, one clock for all."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.changes import Kind, touched
from models.domain.clock import FileClock, FixedClock, iso_local, local_day, parse_instant
from models.domain.ids import is_id, new_id
from models.domain.numbering import (
    DossierCode,
    Lease,
    LeaseState,
    find_code,
    is_provisional,
    parse_code,
    provisional_code,
)

AT = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)


@given(
    st.from_regex(r"[0-9A-Z.]{3,35}", fullmatch=True),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(1, 10**9 - 1),
)
def test_a_code_is_read_back_as_it_was_written(agency: str, day: date, number: int) -> None:
    code = DossierCode(agency, day, number)
    assert parse_code(str(code)) == code
    assert find_code(f"https://tra-cuu.example/?ma={code}&x=1") == str(code)


@pytest.mark.parametrize(
    "text",
    ["", "H37.05977-261325-0001", "h37.05977-261125-0001", "H37-261125-12", "TMP-001-0001", "đ"],
)
def test_what_is_no_code_is_none(text: str) -> None:
    assert parse_code(text) is None


@given(st.integers(1, 99_999), st.integers(1, 10**9 - 1))
def test_a_provisional_code_is_known_as_one(device_no: int, number: int) -> None:
    code = provisional_code(device_no, number)
    assert is_provisional(code)
    assert find_code(f"({code})") == code
    assert parse_code(code) is None


def test_a_closed_lease_has_nothing_left() -> None:
    lease = Lease(id="a", agency_id="H37", day=date(2026, 11, 25), first=1, last=9, next=4)
    assert lease.left == 6
    closed = Lease(
        id="a",
        agency_id="H37",
        day=date(2026, 11, 25),
        first=1,
        last=9,
        next=4,
        state=LeaseState.CLOSED,
    )
    assert closed.left == 0


def test_ids_are_ordered_by_time_and_never_repeat() -> None:
    ids = [new_id(AT + timedelta(milliseconds=n)) for n in range(200)]
    same = {new_id(AT) for _ in range(500)}
    assert ids == sorted(ids)
    assert len(same) == 500
    assert all(is_id(one) and one[14] == "7" and one[19] in "89ab" for one in ids)


@pytest.mark.parametrize(
    "text", ["", "../../etc", "0190C0DE-0000-7000-8000-000000000001", "x" * 36]
)
def test_what_is_no_id_is_told(text: str) -> None:
    assert not is_id(text)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2190, 1, 1)))
def test_an_instant_is_read_back_to_the_millisecond(naive: datetime) -> None:
    at = naive.replace(microsecond=naive.microsecond // 1_000 * 1_000, tzinfo=UTC)
    text = iso_local(at)
    assert text.endswith("+07:00")
    assert parse_instant(text) == at


def test_a_text_without_offset_is_vietnamese_time() -> None:
    assert parse_instant("2026-11-25T08:30:00") == AT
    assert local_day(datetime(2026, 11, 24, 17, 0, tzinfo=UTC)) == date(2026, 11, 25)


def test_a_fixed_clock_may_go_back_but_durations_do_not() -> None:
    clock = FixedClock(AT)
    clock.advance(timedelta(seconds=5))
    clock.set(AT - timedelta(days=1))
    assert clock.now() == AT - timedelta(days=1)
    assert clock.monotonic_s() == 5
    clock.set(AT)
    assert clock.monotonic_s() == 5 + 86_400


def test_two_programs_share_the_clock_of_a_file(tmp_path: Path) -> None:
    one, other = FileClock(tmp_path / "clock"), FileClock(tmp_path / "clock")
    one.set(AT)
    assert other.now() == AT
    assert other.monotonic_s() <= other.monotonic_s()


def test_naming_dossiers_says_that_dossiers_were_touched() -> None:
    changes = touched(Kind.SYNC, dossiers=("a", "b"))
    assert changes.kinds == {Kind.SYNC, Kind.DOSSIER}
    assert changes.dossier_ids == {"a", "b"}
    assert touched(Kind.NUMBERS).kinds == {Kind.NUMBERS}
