"""A list of people: headings found whatever is above them, spoiled numbers mended or refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from models.domain.batch_list import (
    MOST_ROWS,
    BatchList,
    BatchRow,
    Value,
    columns_from_json,
    read_table,
)
from models.domain.batch_row import RowReading, day_of, read_row
from models.domain.dossier import ApplicantKind, IdKind
from models.errors import UserError

COLUMNS = columns_from_json(resources.read_json("batch/columns.json"))
HEAD: tuple[Value, ...] = ("STT", "Họ và tên", "Số định danh", "Ngày sinh")


def listed(*rows: tuple[Value, ...], head: tuple[Value, ...] = HEAD) -> BatchList:
    return read_table(list(enumerate((head, *rows), 1)), COLUMNS)


def reading(**values: Value) -> RowReading:
    return read_row(BatchRow(2, {"full_name": "Nông Thị Mẫu", **values}))


def test_titles_empty_rows_and_repeated_headings_are_passed_over() -> None:
    found = read_table(
        [
            (1, ("DANH SÁCH LÁI XE", "", "", "")),
            (2, ("", " ", "\u200b")),
            (3, HEAD),
            (4, ("Tổ 1", "", "", "")),
            (5, ("1", "Nông Thị Mẫu", "020190000123", date(1990, 3, 5))),
            (6, HEAD),
            (9, ("2", "Lý Văn Thử", "", "")),
            (10, ("Ví dụ", "Người Ví Dụ", "020190000123", "")),
        ],
        COLUMNS,
    )
    assert [row.row_no for row in found.rows] == [5, 9]
    assert found.rows[0].values["birth_date"] == date(1990, 3, 5)
    assert found.rows[1].values == {"no": "2", "full_name": "Lý Văn Thử"}


@pytest.mark.parametrize("heading", ["HỌ VÀ TÊN", "ho va ten", " Họ  tên ", "Tên"])
def test_a_heading_is_known_with_or_without_marks(heading: str) -> None:
    found = listed(("Nông Thị Mẫu", "020190000123"), head=(heading, "CCCD"))
    assert set(found.rows[0].values) == {"full_name", "personal_id"}


@pytest.mark.parametrize("first", ["Họ đệm", "Họ và tên đệm", "HỌ LÓT"])
def test_a_name_in_two_columns_is_one_name(first: str) -> None:
    found = listed(("Nông Thị", "Mẫu", "1"), ("", "Thử", "2"), head=(first, "Tên", "CCCD"))
    assert [row.values["full_name"] for row in found.rows] == ["Nông Thị Mẫu", "Thử"]
    assert found.unread_headings == ()


def test_what_people_add_to_a_heading_does_not_hide_it() -> None:
    head = ("Họ và tên (*)", "Số định danh:", "Ngày sinh (dd/mm/yyyy)", "Địa chỉ [bắt buộc]")
    (row,) = listed(("A", "1", "05/03/1990", "K"), head=head).rows
    assert set(row.values) == {"full_name", "personal_id", "birth_date", "address"}


def test_a_hidden_row_is_told_and_not_read() -> None:
    table = list(enumerate((HEAD, ("1", "A", "1", ""), ("2", "B", "2", "")), 1))
    found = read_table(table, COLUMNS, hidden={3, 9})
    assert ([row.row_no for row in found.rows], found.hidden_rows) == ([2], (3,))


def test_a_column_that_means_nothing_is_named() -> None:
    head = ("Họ và tên", "CCCD", "Biển số xe")
    assert listed(("A", "1", "12A-345.67"), head=head).unread_headings == ("Biển số xe",)


@pytest.mark.parametrize(
    ("head", "rows", "code"),
    [
        (("Tên gì đó", "CCCD"), [("a", "b")], "batch_no_headings"),
        (("Họ và tên", "cột lạ"), [("a", "b")], "batch_no_headings"),
        (("Họ tên", "CCCD", "Số căn cước"), [("a", "b", "c")], "batch_heading_twice"),
        (HEAD, [], "batch_empty"),
        (HEAD, [("1", "", "", "")], "batch_empty"),
        (("Họ và tên", "", "CCCD"), [("Nông Thị", "Mẫu", "1")], "batch_name_parted"),
        (("Họ đệm", "Họ", "Tên", "CCCD"), [("Nông", "Nông", "Mẫu", "1")], "batch_heading_twice"),
    ],
)
def test_what_is_no_list_is_refused(
    head: tuple[Value, ...], rows: list[tuple[Value, ...]], code: str
) -> None:
    with pytest.raises(UserError, match=code):
        listed(*rows, head=head)


def test_a_list_may_be_long_but_not_longer() -> None:
    rows = [("1", f"Người {n}", "", "") for n in range(MOST_ROWS)]
    assert len(listed(*rows).rows) == MOST_ROWS
    with pytest.raises(UserError, match="batch_rows_too_many"):
        listed(*rows, ("1", "Thêm một", "", ""))


def test_a_row_is_a_person_as_typed() -> None:
    found = reading(
        personal_id="020 190 000 123",
        birth_date="5/3/1990",
        sex="nữ",
        phone="+84 912 345 678",
        note="giao buổi chiều",
    )
    assert (found.problems, found.repaired) == ((), ())
    assert found.person is not None
    assert found.person.personal_id == "020190000123"
    assert found.person.id_kind is IdKind.CITIZEN_ID
    assert (found.person.birth_date, found.person.sex) == (date(1990, 3, 5), "Nữ")
    assert (found.person.phone, found.note) == ("0912345678", "giao buổi chiều")


def test_a_row_may_say_who_hands_it_in() -> None:
    values = {"submitter.full_name": "Công ty Thử", "submitter.tax_code": "0100100008"}
    found = read_row(
        BatchRow(2, {"full_name": "Nông Thị Mẫu", "personal_id": "020190000123", **values})
    )
    assert found.submitter is not None
    assert found.submitter.kind is ApplicantKind.ORGANISATION


@pytest.mark.parametrize(
    ("shown", "born"),
    [
        ("20190000123", "05/03/1990"),
        ("2.0190000123E+10", "05/03/1990"),
        ("2,0190000123e10", "05/03/1990"),
        ("1190000123", "05/03/1990"),
        ("20190000123.0", "05/03/1990"),
        ("20190000123,00", "05/03/1990 00:00:00"),
    ],
)
def test_a_lost_zero_comes_back_where_the_birth_date_proves_it(shown: str, born: str) -> None:
    found = reading(personal_id=shown, birth_date=born)
    assert found.repaired == (("personal_id", "zero_restored"),)
    assert found.person is not None
    assert found.person.personal_id in ("020190000123", "001190000123")


@pytest.mark.parametrize(
    "values",
    [
        {"personal_id": "20190000123"},
        {"personal_id": "20190000123", "birth_date": "05/03/1991"},
        {"personal_id": "20190000123", "birth_date": "05/03/1990", "sex": "Nam"},
        {"personal_id": "99190000123", "birth_date": "05/03/1990"},
        {"personal_id": "81234567"},
    ],
)
def test_a_number_that_may_be_another_is_not_mended(values: dict[str, Value]) -> None:
    found = reading(**values)
    assert found.problems == (("personal_id", "zero_lost"),)
    assert found.person is None


@pytest.mark.parametrize("shown", ["2.019E+10", "2,02E+11", "2E+10", "20190000123.5"])
def test_a_rounded_number_is_refused(shown: str) -> None:
    problems = reading(personal_id=shown, birth_date="05/03/1990").problems
    assert ("personal_id", "digits_lost") in problems


def test_the_number_behind_a_day_is_read_where_the_citizen_number_agrees() -> None:
    found = reading(birth_date="32937", personal_id="020190000123")
    assert found.repaired == (("birth_date", "serial_read"),)
    assert found.person is not None
    assert found.person.birth_date == date(1990, 3, 5)
    for other in ("020191000123", "20190000123", ""):
        problems = reading(birth_date="32937", personal_id=other).problems
        assert ("birth_date", "day_wrong") in problems


@pytest.mark.parametrize("ending", ["", ".0"])
def test_a_phone_and_a_tax_code_get_their_zero_back_when_it_fits(ending: str) -> None:
    found = reading(phone=f"912345678{ending}", tax_code=f"100100008{ending}")
    assert found.repaired == (("phone", "zero_restored"), ("tax_code", "zero_restored"))
    assert found.person is not None
    assert (found.person.phone, found.person.tax_code) == ("0912345678", "0100100008")


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({}, ("full_name", "row_says_too_little")),
        ({"full_name": "Nguy?n Th?", "phone": "0912345678"}, ("full_name", "letters_lost")),
        ({"personal_id": "#N/A"}, ("personal_id", "cell_error")),
        ({"birth_date": "1990"}, ("birth_date", "day_wrong")),
        ({"birth_date": "30/02/1990"}, ("birth_date", "day_wrong")),
        ({"birth_date": "05/03/90"}, ("birth_date", "day_wrong")),
        ({"birth_date": "32937"}, ("birth_date", "day_wrong")),
        ({"sex": "M", "phone": "0912345678"}, ("sex", "sex_unknown")),
    ],
)
def test_what_cannot_be_read_is_told_by_its_field(
    values: dict[str, Value], problem: tuple[str, str]
) -> None:
    assert problem in reading(**values).problems


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_is_the_same_in_each_way_it_is_written(day: date) -> None:
    dotted = f"{day.day}-{day.month}-{day:%Y}"
    ways: list[Value] = [day, day.isoformat(), f"{day:%d/%m/%Y}", dotted]
    ways += [f"{day:%d/%m/%Y} 00:00", f"{day:%Y/%m/%d}", f"{day.isoformat()}T00:00:00"]
    assert {day_of(way) for way in ways} == {day}


@given(
    st.dictionaries(
        st.sampled_from([column.field for column in COLUMNS]),
        st.text(max_size=30) | st.dates(),
    )
)
def test_any_row_gives_a_person_or_a_reason(values: dict[str, Value]) -> None:
    found = read_row(BatchRow(7, values))
    assert (found.person is None) == bool(found.problems)
