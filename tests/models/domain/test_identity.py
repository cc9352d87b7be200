"""Numbers that name a person or an organisation."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain import identity as ids

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
        ("010010910", "length"),
        ("01001O9106", "characters"),
    ],
)
def test_a_tax_code_agrees_with_its_check_digit(text: str, problem: str | None) -> None:
    assert ids.tax_code_problem(text) == problem


@given(st.integers(0, 999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_one_mistyped_digit_of_a_tax_code_is_found(number: int, place: int, change: int) -> None:
    good = [
        f"{number:09d}{d}" for d in range(10) if ids.tax_code_problem(f"{number:09d}{d}") is None
    ]
    for code in good:
        digit = (int(code[place]) + change) % 10
        assert ids.tax_code_problem(code[:place] + str(digit) + code[place + 1 :]) == "check_digit"


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
    )
    assert all(check(text) is None or isinstance(check(text), str) for check in checks)
