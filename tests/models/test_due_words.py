"""Why this date, in sentences a person reads aloud."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from models.domain.calendar import calendar_from_json
from models.domain.deadline import (
    Pause,
    StepKind,
    SuspensionMode,
    due_after_extension,
    due_in_phases,
    parse_limit,
)
from models.domain.dossier import DueStep
from models.due_words import explain, step_sentence, step_source
from resources import read_json

VN = calendar_from_json(read_json("calendars/vn.json"))
MORNING = datetime(2026, 11, 20, 2, tzinfo=UTC)
LANGUAGES = ("vi", "en")


@pytest.mark.parametrize("kind", list(StepKind))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_step_has_a_whole_sentence(kind: StepKind, language: str) -> None:
    note = "working_day" if kind is StepKind.EXTENDED else "Giỗ Tổ Hùng Vương"
    step = DueStep(kind=kind, on=date(2026, 11, 25), number=90, note=note, at=MORNING)
    told = step_sentence(step, language)
    assert told.endswith(".")
    assert not told[0].islower()
    assert not {"{", "}"} & set(told)
    assert "None" not in told
    assert unicodedata.is_normalized("NFC", told)


def test_every_sentence_is_of_a_kind_of_step() -> None:
    assert set(read_json("sentences/steps.json")["steps"]) == {*StepKind, "moved_by_days"}


def test_the_count_over_the_24th_of_november_is_told() -> None:
    due = due_in_phases(MORNING, [parse_limit("2 working_day")], VN)
    assert explain(due.steps) == (
        "Nhận hồ sơ lúc 09:00, thứ Sáu 20/11/2026.",
        "Thứ Sáu 20/11/2026: ngày đầu không tính.",
        "Thứ Bảy 21/11/2026: cuối tuần, không tính.",
        "Chủ nhật 22/11/2026: cuối tuần, không tính.",
        "Thứ Hai 23/11/2026: ngày làm việc thứ 1.",
        "Thứ Ba 24/11/2026: ngày nghỉ (Ngày Văn hóa Việt Nam), không tính.",
        "Thứ Tư 25/11/2026: ngày làm việc thứ 2.",
        "Hẹn trả kết quả lúc 09:00, thứ Tư 25/11/2026.",
    )


def test_a_pause_a_second_part_and_a_new_appointment_are_told() -> None:
    pause = Pause(MORNING, MORNING + timedelta(hours=1, minutes=30), SuspensionMode.RESUME)
    parts = [parse_limit("4 hour"), parse_limit("1 working_day")]
    due = due_after_extension(
        due_in_phases(MORNING, parts, VN, [pause]), parse_limit("3 working_day"), VN
    )
    told = explain(due.steps)
    assert "Lùi thêm 1 giờ 30 phút làm việc đã tạm dừng." in told
    assert "Giai đoạn 2: tính từ 16:30, thứ Sáu 20/11/2026." in told
    assert "Hẹn lại một lần: thêm 3 ngày làm việc." in told


def test_days_of_a_pause_are_told_as_days() -> None:
    pause = Pause(MORNING, MORNING + timedelta(days=3), SuspensionMode.RESUME)
    due = due_in_phases(MORNING, [parse_limit("1 month")], VN, [pause])
    assert "Lùi thêm 3 ngày đã tạm dừng." in explain(due.steps)


def test_a_long_count_is_told_by_its_ends() -> None:
    due = due_in_phases(MORNING, [parse_limit("20 working_day")], VN)
    told = explain(due.steps)
    counted = [line for line in told if "ngày làm việc thứ" in line]
    assert counted[0].endswith("ngày làm việc thứ 1.")
    assert counted[-1].endswith("ngày làm việc thứ 20.")
    assert len(counted) == 6
    assert sum(line.startswith("…") for line in told) == 1
    assert sum(line.startswith("…") for line in explain(due.steps, "en")) == 1


def test_the_articles_are_those_of_the_civil_code() -> None:
    assert "Điều 147" in str(step_source(DueStep(kind="first_day", on=date(2026, 3, 2))))
    assert "khoản 5" in str(step_source(DueStep(kind="rolled_forward", on=date(2026, 3, 2))))
    assert step_source(DueStep(kind="due", on=date(2026, 3, 2))) is None


def test_an_instant_is_told_in_the_time_of_vietnam() -> None:
    at = datetime(2026, 11, 19, 21, tzinfo=timezone(timedelta(hours=-5)))
    step = DueStep(kind="received", on=date(2026, 11, 20), at=at)
    assert step_sentence(step) == "Nhận hồ sơ lúc 09:00, thứ Sáu 20/11/2026."
