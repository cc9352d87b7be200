"""Numbers that name a person or an organisation."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain import identity as ids
from models.domain.typed import typed_applicant

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("020090001234", None),
        ("020090 001234", None),
        ("020.090.001.234", None),
        ("", "empty"),
        ("081234567", "nine_digits"),
        ("02009000123", "length"),
        ("0200900012345", "length"),
        ("02009O001234", "characters"),
        ("٠٢٠٠٩٠٠٠١٢٣٤", "characters"),
    ],
)
def test_a_citizen_id_has_twelve_digits(text: str, problem: str | None) -> None:
    assert ids.citizen_id_problem(text) == problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("0912 345 678", None),
        ("+84 912 345 678", None),
        ("+84 (0)912.345.678", None),
        ("0084912345678", None),
        ("84912345678", None),
        ("0205 3812 345", None),
        ("0912–345–678", None),
        ("(+84) 205.3812.345", None),
        ("", "empty"),
        ("091234567", "length"),
        ("091234567890", "length"),
        ("1912345678", "prefix"),
        ("09123456789", "prefix"),
        ("0912abc678", "characters"),
    ],
)
def test_a_phone_number_is_vietnamese(text: str, problem: str | None) -> None:
    assert ids.phone_problem(text) == problem


@pytest.mark.parametrize(
    ("text", "today"),
    [
        ("01691234567", "0391234567"),
        ("+84 120 123 4567", "0701234567"),
        ("0199 1234 567", "0591234567"),
        ("01991234567x", None),
        ("01301234567", None),
        ("0391234567", None),
    ],
)
def test_an_eleven_digit_mobile_number_is_told_and_its_new_form_proposed(
    text: str, today: str | None
) -> None:
    assert ids.mobile_of_today(text) == today
    assert (ids.phone_problem(text) == "old_mobile") is (today is not None)
    if today is not None:
        assert ids.phone_problem(today) is None
        assert ids.phone_warnings(today) == ()


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("0912 345 678", ()),
        ("0321234567", ()),
        ("0551234567", ()),
        ("0205 3812 345", ()),
        ("024 3812 3456", ()),
        ("0612345678", ("W_PHONE_PREFIX",)),
        ("0311234567", ("W_PHONE_PREFIX",)),
        ("0299 0000 00", ("W_PHONE_PREFIX",)),
        ("02810123456", ()),
        ("02020000000", ("W_PHONE_PREFIX",)),
        ("abc", ()),
    ],
)
def test_a_prefix_nobody_gives_out_is_a_warning_only(text: str, warnings: tuple[str, ...]) -> None:
    assert ids.phone_warnings(text) == warnings


def test_a_phone_number_is_kept_in_one_form() -> None:
    assert {ids.normal_phone(t) for t in ("+84 912-345-678", "0912.345.678", "84912345678")} == {
        "0912345678"
    }
    assert ids.digits_only("020 090.001234 x") == "020090001234"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("mau.thu@example.vn", None),
        (" a+b@x-y.gov.vn ", None),
        ("", "empty"),
        ("mau", "format"),
        ("mau@", "format"),
        ("mau@vn", "format"),
        ("a..b@example.vn", "format"),
        ("mẫu@example.vn", "format"),
        ("a b@example.vn", "format"),
        ("a" * 250 + "@e.vn", "length"),
    ],
)
def test_an_email_address_has_its_form(text: str, problem: str | None) -> None:
    assert ids.email_problem(text) == problem


def test_a_very_long_address_is_refused_at_once() -> None:
    assert ids.email_problem("a." * 100_000) == "length"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("0100109106", None),
        ("0100109106-001", None),
        ("020090001234", None),
        ("", "empty"),
        ("0100109107", "check_digit"),
        ("0100109107-001", "check_digit"),
        ("0100109106-01", "format"),
        ("0100109106001", None),
        ("0100109107001", "check_digit"),
        ("0100 109 106 - 001", None),
        ("0100109106–001", None),
        ("010.010.9106", None),
        ("01001091060012", "length"),
        ("010010910", "length"),
        ("01001O9106", "characters"),
    ],
)
def test_a_tax_code_agrees_with_its_check_digit(text: str, problem: str | None) -> None:
    assert ids.tax_code_problem(text) == problem


def test_a_tax_code_is_kept_in_one_form() -> None:
    forms = ("0100109106-001", "0100109106001", "0100 109 106 - 001", "0100109106–001")
    assert {ids.normal_tax_code(form) for form in forms} == {"0100109106-001"}
    assert ids.normal_tax_code("020 090 001 234") == "020090001234"
    typed = typed_applicant({"full_name": "Công ty Mẫu", "tax_code": "0100 109 106 001"})
    assert typed.tax_code == "0100109106-001"


@given(st.integers(0, 999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_one_mistyped_digit_of_a_tax_code_is_found(number: int, place: int, change: int) -> None:
    good = [
        f"{number:09d}{d}" for d in range(10) if ids.tax_code_problem(f"{number:09d}{d}") is None
    ]
    for code in good:
        digit = (int(code[place]) + change) % 10
        assert ids.tax_code_problem(code[:place] + str(digit) + code[place + 1 :]) == "check_digit"


def test_a_twelve_digit_tax_code_is_the_persons_own_number() -> None:
    assert ids.tax_code_warnings("020 090 001 234", "020090001234") == ()
    assert ids.tax_code_warnings("020090001234", None) == ()
    assert ids.tax_code_warnings("0100109106", "020090001234") == ()
    assert ids.tax_code_warnings("020090001234", "020090001235") == ("W_TAX_CODE_NOT_THE_PERSON",)
    assert ids.tax_code_warnings("999090001234", None) == ("W_ID_PROVINCE_UNKNOWN",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("081234567", None),
        ("081 234 567", None),
        ("020066000222", None),
        ("", "empty"),
        ("08123456", "length"),
        ("0812345678", "length"),
        ("08123456A", "characters"),
    ],
)
def test_a_former_card_has_nine_or_twelve_digits(text: str, problem: str | None) -> None:
    assert ids.old_id_problem(text) == problem


@pytest.mark.parametrize(
    ("issued", "problem"),
    [
        (date(1990, 3, 4), "before_birth"),
        (date(1990, 3, 5), None),
        (TODAY, None),
        (date(2026, 11, 25), "future"),
    ],
)
def test_a_paper_is_issued_between_birth_and_today(issued: date, problem: str | None) -> None:
    assert ids.issue_date_problem(issued, date(1990, 3, 5), TODAY) == problem
    assert ids.issue_date_problem(TODAY, None, TODAY) is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("B1234567", None),
        ("c 1234567", None),
        ("P00000001", None),
        ("", "empty"),
        ("B12", "length"),
        ("B123456789", "length"),
        ("B-1234567", "characters"),
        ("ABCDEFG", "format"),
    ],
)
def test_a_passport_number_has_its_form(text: str, problem: str | None) -> None:
    assert ids.passport_problem(text) == problem


@pytest.mark.parametrize(
    ("born", "problem"),
    [
        (TODAY, None),
        (date(1900, 1, 1), None),
        (date(2026, 11, 25), "future"),
        (date(1899, 12, 31), "too_old"),
    ],
)
def test_a_birth_date_lies_within_a_life(born: date, problem: str | None) -> None:
    assert ids.birth_date_problem(born, TODAY) == problem


def test_the_number_tells_province_sex_and_year() -> None:
    assert ids.province_of("020090001234") == "Lạng Sơn"
    assert (ids.sex_of("020090001234"), ids.birth_year_of("020090001234")) == ("Nam", 1990)
    assert (ids.sex_of("020318000444"), ids.birth_year_of("020318000444")) == ("Nữ", 2018)
    assert len(ids.PROVINCES) == 63


def test_disagreement_with_the_number_is_a_warning_each() -> None:
    assert ids.id_warnings("020090001234", birth_on=date(1990, 3, 5), sex="Nam") == ()
    assert ids.id_warnings("999090001234", birth_on=date(1991, 3, 5), sex="Nữ") == (
        "W_ID_PROVINCE_UNKNOWN",
        "W_ID_SEX_MISMATCH",
        "W_ID_YEAR_MISMATCH",
    )
    assert ids.id_warnings("020090001234") == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("020090001234", "020•••••1234"),
        ("081234567", "08••••567"),
        ("B1234567", "B1•••567"),
        ("123456", "••••56"),
        ("1234", "••••"),
        ("", ""),
    ],
)
def test_a_number_in_a_list_is_masked(text: str, shown: str) -> None:
    assert ids.mask_id(text) == shown


@given(st.text(max_size=40))
def test_a_mask_keeps_the_length_and_hides_something(text: str) -> None:
    bare = text.strip()
    shown = ids.mask_id(text)
    assert len(shown) == len(bare)
    assert not bare or "•" in shown


@given(st.text(max_size=60))
def test_no_check_fails_on_any_text(text: str) -> None:
    checks = (
        ids.citizen_id_problem,
        ids.phone_problem,
        ids.email_problem,
        ids.tax_code_problem,
        ids.passport_problem,
        ids.old_id_problem,
    )
    assert isinstance(ids.phone_warnings(text), tuple)
    assert isinstance(ids.tax_code_warnings(text, text), tuple)
    assert all(check(text) is None or isinstance(check(text), str) for check in checks)
