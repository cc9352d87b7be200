"""An input that cannot be printed is refused by its field; the book lists every name there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.amounts import in_digits, in_words
from printing.inputs import FormInput
from printing.template import Place, fill, parse_template, places
from printing.vocabulary import COUNTS, ROW_NO, TABLES, VALUES

BOOK = Path(__file__).parents[2] / "docs" / "forms.md"


@pytest.mark.parametrize(
    ("given_values", "message"),
    [
        ({"nobody": "x"}, "nobody: unknown value"),
        ({"code": "x"}, "code: given beside the values"),
        ({"due_at": "hôm nay"}, "due_at: an instant expected"),
        ({"due_at": "2026-11-24T09:41:00"}, "due_at: an instant with its offset"),
        ({"issued_on": "24/11/2026"}, "issued_on: a date"),
        ({"sets_count": "hai"}, "sets_count: a whole number"),
        ({"sets_count": "-1"}, "sets_count: never negative"),
        ({"amount": "1.5"}, "amount: a whole number"),
        ({"amount": "٣"}, "amount: a whole number"),
    ],
)
def test_a_value_that_cannot_be_printed_is_refused_by_its_name(given_values, message):
    with pytest.raises(ValueError, match=message) as caught:
        FormInput(form="02", values=given_values)
    assert not any(text in str(caught.value) for text in given_values.values() if len(text) > 3)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"rows": {"wishes": []}}, "wishes: unknown table"),
        ({"rows": {"papers": [{"title": "x"}]}}, "papers.title: unknown value"),
        ({"rows": {"papers": [{"copies": "-1"}]}}, "papers.copies: never negative"),
        ({"code": "Mã-0001", "qr_text": "x"}, "code: printable ASCII"),
        ({"code": "H37-261124-0001"}, "qr_text: empty"),
        ({"copies_labels": ()}, "copies_labels: at least one copy"),
        ({"reprint_number": -1}, "reprint_number: never negative"),
    ],
)
def test_an_input_that_cannot_be_printed_is_refused(changes, message):
    with pytest.raises(ValueError, match=message):
        FormInput(form="02", **changes)


def test_an_input_does_not_change_with_the_dictionary_it_was_made_of():
    values, row = {"reason": "một"}, {"text": "hai"}
    made = FormInput(form="02", values=values, rows={"demands": [row]})
    values["reason"] = row["text"] = "đổi"
    assert made.values["reason"] == "một"
    assert made.rows["demands"][0]["text"] == "hai"


def test_the_book_lists_every_value_with_its_kind_and_every_table():
    book = BOOK.read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \| (\w+) \| (\S.*?) \| (\S.*?) \|$", book, re.MULTILINE)
    assert {name: kind for name, kind, _, _ in listed} == {
        name: kind.value for name, kind in VALUES.items()
    }
    for table, columns in TABLES.items():
        row = next(line for line in book.splitlines() if line.startswith(f"| `{table}` |"))
        assert set(re.findall(r"`(\w+)` \(", row)) == set(columns)
    assert f"`{ROW_NO}`" in book
    for count in COUNTS:
        assert f"`{count}`" in book


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_value_is_put_in_as_it_is(before, value):
    text = before.replace("{", "{{").replace("}", "}}") + "{name}"
    assert fill(text, {"name": value}) == before + value


def test_a_template_gives_its_places_with_their_phrases():
    assert places(parse_template("a {x} {{b}} {y:day}")) == (Place("x"), Place("y", "day"))


@pytest.mark.parametrize(
    "text", ["{", "}", "{x", "{x!r}", "{x.y}", "{x[0]}", "{}", "{0}", "{x:>9}"]
)
def test_braces_hold_names_only(text):
    with pytest.raises(ValueError, match=r"."):
        parse_template(text)


@pytest.mark.parametrize(
    ("amount", "digits", "words"),
    [
        (0, "0 đồng", "Không đồng"),
        (5, "5 đồng", "Năm đồng"),
        (15_000, "15.000 đồng", "Mười lăm nghìn đồng"),
        (21_000, "21.000 đồng", "Hai mươi mốt nghìn đồng"),
        (105_000, "105.000 đồng", "Một trăm lẻ năm nghìn đồng"),
        (1_005_000, "1.005.000 đồng", "Một triệu không trăm lẻ năm nghìn đồng"),
        (1_250_000, "1.250.000 đồng", "Một triệu hai trăm năm mươi nghìn đồng"),
        (3_000_000_010, "3.000.000.010 đồng", "Ba tỷ không trăm mười đồng"),
        (-1_000, "-1.000 đồng", "Âm một nghìn đồng"),
    ],
)
def test_amounts_are_grouped_and_spelt(amount, digits, words):
    assert in_digits(amount) == digits
    assert in_words(amount) == words


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_VALUE_OF = {**{word: n for n, word in enumerate(_DIGITS)}, "mốt": 1, "lăm": 5}


def _heard(words):
    """What a listener writes down who knows the digits, mười, mươi, trăm and the groups."""
    total = group = last = 0
    for word in words.lower().removesuffix(" đồng").split():
        if word in _VALUE_OF:
            last = _VALUE_OF[word]
            continue
        if word == "trăm":
            group, last = group + last * 100, 0
        elif word == "mươi":
            group, last = group + last * 10, 0
        elif word == "mười":
            group, last = group + 10, 0
        elif word in ("nghìn", "triệu"):
            total += (group + last) * (1000 if word == "nghìn" else 10**6)
            group = last = 0
        elif word == "tỷ":
            total, group, last = (total + group + last) * 10**9, 0, 0
    return total + group + last


@given(st.integers(0, 10**15))
def test_an_amount_in_words_is_heard_as_the_same_amount(amount):
    assert _heard(in_words(amount)) == amount
