"""From a dossier to the words on its slip."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.forms.facts import limit_words
from app.runtime import Runtime
from app.slip import slip_input
from models.domain.dossier import Channel
from models.domain.procedure import TimeLimit, TimeUnit
from tests.builders import Counter, joined, receive, yesterday


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (None, ""),
        (TimeLimit(3, TimeUnit.WORKING_DAY), "03 ngày làm việc"),
        (TimeLimit(15, TimeUnit.CALENDAR_DAY), "15 ngày"),
        (TimeLimit(8, TimeUnit.HOUR), "08 giờ làm việc"),
        (TimeLimit(2, TimeUnit.MONTH), "02 tháng"),
        (TimeLimit(1, TimeUnit.YEAR), "01 năm"),
        (TimeLimit(0, TimeUnit.IMMEDIATE), "Trả kết quả trong ngày"),
    ],
)
def test_a_time_limit_is_written_as_on_the_form(limit: TimeLimit | None, words: str) -> None:
    assert limit_words(limit) == words


def test_every_unit_has_its_words() -> None:
    assert all(limit_words(TimeLimit(4, unit)) for unit in TimeUnit)


def test_the_slip_says_who_what_and_where(runtime: Runtime) -> None:
    dossier = receive(runtime)
    slip = slip_input(dossier, joined())
    assert slip.code == slip.qr_text == dossier.code
    assert slip.parent_agency == "UBND phường Kỳ Lừa"
    assert slip.applicant_name == "Nông Thị Mẫu Đơn"
    assert slip.official_name == "Lò Thị Bích Hạnh"
    assert slip.due_at == dossier.due_at
    assert not slip.code_is_provisional
    assert slip.lookup_words == ""
    assert [paper.name for paper in slip.papers] == ["Tờ khai"]


def test_a_provisional_slip_says_so_and_the_final_one_names_it(
    runtime: Runtime, counter: Counter
) -> None:
    late = receive(runtime, received_at=yesterday(counter.clock))
    first = slip_input(late, joined())
    assert first.code_is_provisional
    assert first.code == "TMP-001-0001"
    final = slip_input(replace(late, code="H37.05977-261124-0001"), joined(), reprint_number=1)
    assert not final.code_is_provisional
    assert final.code == "H37.05977-261124-0001"
    assert "TMP-001-0001" in final.lookup_words
    assert final.reprint_number == 1


@pytest.mark.parametrize("channel", list(Channel))
def test_each_way_of_giving_the_result_has_its_place(runtime: Runtime, channel: Channel) -> None:
    dossier = replace(receive(runtime), result_channel=channel)
    words = slip_input(dossier, joined()).result_place_words
    assert words
    assert "{" not in words
