"""Vietnamese text: the stored form, the search form and the sort key."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.text import collation_key, fold, has_vietnamese_marks, nfc, words_start_with


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  Nguyễn \t Văn\r\nMẫu ", "Nguyễn Văn Mẫu"),
        (unicodedata.normalize("NFD", "Đồng Đăng"), "Đồng Đăng"),
        ("Lạng\u00a0Sơn\u200b", "Lạng Sơn"),
        ("\ufeffMẫu\u202e\x00", "Mẫu"),
        ("m² ½ №", "m² ½ №"),
    ],
)
def test_stored_text_is_composed_and_has_nothing_invisible(typed: str, stored: str) -> None:
    assert nfc(typed) == stored


@given(st.text())
def test_storing_twice_changes_nothing(text: str) -> None:
    once = nfc(text)
    assert nfc(once) == once
    assert once == once.strip()
    once.encode("utf-8")


@given(st.text())
def test_folding_twice_changes_nothing_and_leaves_no_marks(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert not has_vietnamese_marks(once)


def test_search_form_forgets_marks_and_case() -> None:
    assert fold("  Đăng ký  KHAI SINH ") == "dang ky khai sinh"
    assert fold(unicodedata.normalize("NFD", "Thửa đất số 5")) == "thua dat so 5"


@pytest.mark.parametrize("text", ["Đa", "đ", "Lê", "Mã", "Ư", "a\u0323"])
def test_a_vietnamese_mark_is_seen(text: str) -> None:
    assert has_vietnamese_marks(text)


@pytest.mark.parametrize("text", ["", "NGUYEN VAN MAU", "Lang Son 12", "façade"])
def test_text_without_vietnamese_marks_is_seen(text: str) -> None:
    assert not has_vietnamese_marks(text)


@pytest.mark.parametrize(
    "in_order",
    [
        ["An", "Ăn", "Ân", "Ba", "Ca", "Da", "Đa", "Ê", "Lơ", "Mai", "Ư", "Va"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["Hà An", "Hà Bình", "Hạ Bình", "Hà Cúc"],
        ["Lê An", "Lê Ánh", "Lệ Ánh"],
        ["Tổ 1", "Tổ 2", "Tổ A"],
    ],
)
def test_names_sort_as_in_a_vietnamese_dictionary(in_order: list[str]) -> None:
    assert sorted(reversed(in_order), key=collation_key) == in_order


@given(st.text())
def test_the_form_of_unicode_does_not_change_the_order(text: str) -> None:
    assert collation_key(unicodedata.normalize("NFD", text)) == collation_key(nfc(text))


@pytest.mark.parametrize("query", ["", "dang", "khai s", "s kh", "ks", "dkks", "KÝ", "đk sinh"])
def test_a_few_letters_find_the_procedure(query: str) -> None:
    assert words_start_with(fold("Đăng ký khai sinh"), query)


@pytest.mark.parametrize("query", ["ang", "kd", "dks", "khaisinh", "sinhh", "dang tu"])
def test_other_letters_do_not_find_it(query: str) -> None:
    assert not words_start_with(fold("Đăng ký khai sinh"), query)
