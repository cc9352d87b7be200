"""Damaged Vietnamese comes back right or is refused: never silently wrong."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.domain.scan import ScanError, read_scan
from models.domain.scan_encodings import TCVN3, VNI
from models.domain.text import TONE_MARKS

TODAY = date(2026, 11, 24)
Damage = Callable[[str], bytes | str]


def shown_in(codec: str, data: bytes) -> str:
    """Bytes as a careless reader shows them; holes of the code page as C1 controls."""
    return "".join(bytes([b]).decode(codec, "ignore") or chr(b) for b in data)


def cp1258(text: str) -> bytes:
    out = b""
    for character in text:
        decomposed = unicodedata.normalize("NFD", character)
        tone = "".join(c for c in decomposed if c in TONE_MARKS)
        base = "".join(c for c in decomposed if c not in TONE_MARKS)
        out += (unicodedata.normalize("NFC", base) + tone).encode("cp1258")
    return out


def tcvn3(text: str) -> bytes:
    bytes_of = {letter: byte for byte, letter in TCVN3.items()}
    return b"".join(
        c.encode() if c.isascii() else bytes([bytes_of.get(c) or bytes_of[c.lower()]]) for c in text
    )


def vni(text: str) -> bytes:
    written = {letter: spelt for spelt, letter in reversed(VNI.items())}
    return "".join(written.get(c, c) for c in text).encode("latin-1")


def once(codec: str) -> Damage:
    return lambda text: shown_in(codec, text.encode())


DAMAGES: dict[str, Damage] = {
    "utf8_as_cp1252": once("cp1252"),
    "utf8_as_latin1": once("latin-1"),
    "utf8_as_cp437": once("cp437"),
    "utf8_as_cp850": once("cp850"),
    "utf8_as_cp1258": once("cp1258"),
    "utf8_twice": lambda text: shown_in("cp1252", shown_in("cp1252", text.encode()).encode()),
    "utf8_twice_bytes": lambda text: shown_in("cp1252", text.encode()).encode(),
    "cp1258_bytes": cp1258,
    "cp1258_as_cp1252": lambda text: shown_in("cp1252", cp1258(text)),
    "tcvn3_bytes": tcvn3,
    "tcvn3_as_cp1252": lambda text: shown_in("cp1252", tcvn3(text)),
    "tcvn3_as_cp1258": lambda text: shown_in("cp1258", tcvn3(text)),
    "vni_bytes": vni,
    "vni_as_cp1252": lambda text: shown_in("cp1252", vni(text)),
}
CASE_DAMAGES: dict[str, Damage] = {
    "caps_lock": str.swapcase,
    "caps_lock_but_for_marked": lambda t: "".join(c.swapcase() if c.isascii() else c for c in t),
}
SURNAMES = [
    "Nguyễn",
    "Trần",
    "Đặng",
    "Lý",
    "Võ",
    "Nông",
    "Hà",
    "Triệu",
    "H'Hen",
    "K'Bring",
    "A",
    "Y",
]
MIDDLES = ["Văn", "Thị", "Hữu", "Xuân", "Quốc", "Gia", "Tày", "Kim"]
GIVEN = ["Mẫu", "Thử", "Ánh", "Ổn", "Nghĩa", "Thủy", "Ý", "Trường", "Mỹ", "Quỳnh", "Niê", "Mlô"]
ADDRESSES = [
    "Thôn Mẫu, Đồng Đăng, Cao Lộc, Lạng Sơn",
    "Số 12A, ngõ 34/5, đường Thử Nghiệm, Láng, Đống Đa, Hà Nội",
    "Tổ 3, khóm 2, Phường Mỹ Quý, An Giang",
    "Buôn Ea Knuếc, Krông Pắc, Đắk Lắk",
    "Bản Nà Hỳ, Điện Biên",
]


@st.composite
def cards(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """A card's text, its number, name and address."""
    middles = draw(st.lists(st.sampled_from(MIDDLES), max_size=2))
    name = " ".join([draw(st.sampled_from(SURNAMES)), *middles, draw(st.sampled_from(GIVEN))])
    if draw(st.booleans()):
        name = name.upper()
    number = f"020{draw(st.sampled_from('01'))}90{draw(st.integers(0, 999_999)):06d}"
    address = draw(st.sampled_from(ADDRESSES))
    sex = draw(st.sampled_from(["Nam", "Nữ"]))
    return f"{number}||{name}|05031990|{sex}|{address}|10052021", number, name, address


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_card_comes_back_with_a_warning(damage: Damage) -> None:
    text = "020090000123||Nguyễn Thị Ánh|05031990|Nữ|Thôn Nà Thử, Đồng Đăng, Lạng Sơn|10052021"
    result = read_scan(damage(text), today=TODAY)
    assert result.card is not None
    assert result.card.full_name == "Nguyễn Thị Ánh"
    assert result.card.address == "Thôn Nà Thử, Đồng Đăng, Lạng Sơn"
    assert result.warnings[0] == "W_MOJIBAKE_REPAIRED"


@pytest.mark.parametrize("damage", CASE_DAMAGES.values(), ids=CASE_DAMAGES)
def test_caps_lock_is_undone_with_a_warning(damage: Damage) -> None:
    text = "020090000123||Nguyễn Văn Mẫu|05031990|Nam|Thôn Mẫu, Đồng Đăng, Lạng Sơn|10052021"
    result = read_scan(damage(text), today=TODAY)
    assert result.card == read_scan(text, today=TODAY).card
    assert result.warnings == ("W_CASE_INVERTED",)


@settings(deadline=None, max_examples=150)
@given(cards(), st.sampled_from(sorted(DAMAGES | CASE_DAMAGES)))
def test_a_damaged_card_is_right_or_refused(card: tuple[str, str, str, str], how: str) -> None:
    text, number, name, address = card
    result = read_scan((DAMAGES | CASE_DAMAGES)[how](text), today=TODAY)
    if result.card is None:
        assert result.error is ScanError.CHARS_LOST
        return
    assert result.card.personal_id == number
    assert (result.card.full_name or "").lower() == name.lower()
    assert (result.card.address or "").lower() == address.lower()
    assert result.warnings


@settings(deadline=None)
@given(cards())
def test_a_sound_card_is_never_repaired(card: tuple[str, str, str, str]) -> None:
    text, number, name, address = card
    for payload in (text, text.encode(), unicodedata.normalize("NFD", text)):
        read = read_scan(payload, today=TODAY)
        assert read.card is not None
        assert (read.card.personal_id, read.card.full_name, read.card.address) == (
            number,
            name,
            address,
        )
        assert not {"W_MOJIBAKE_REPAIRED", "W_CASE_INVERTED"} & set(read.warnings)


@pytest.mark.parametrize(
    ("worn", "meant"),
    [
        ("ThÃ´n NÃ  Thá»\xad, Äá»“ng ÄÄƒng", "Thôn Nà Thử, Đồng Đăng"),
        ("HoÃ ng Mai", "Hoàng Mai"),
        ("Ðồng Ðăng", "Đồng Đăng"),
    ],
)
def test_bytes_worn_away_are_given_back_where_only_one_letter_fits(worn: str, meant: str) -> None:
    result = read_scan(f"020090000123||A Mau|05031990|Nam|{worn}|10052021", today=TODAY)
    assert result.card is not None
    assert result.card.address == meant


def test_letters_that_could_be_several_are_refused() -> None:
    lost = "020090000123||LÃ CHÃM|05031990|Nam|Thá» Nghiá»m|10052021"
    assert read_scan(lost, today=TODAY).error is ScanError.CHARS_LOST


@given(st.text(max_size=300) | st.binary(max_size=300))
def test_nothing_a_scanner_sends_can_raise(payload: bytes | str) -> None:
    result = read_scan(payload, today=TODAY)
    assert result.ok is (result.error is None)
    assert result.as_json()["ok"] is result.ok


FIELD = st.text(alphabet="0123456789aăâĐễ?'\u202e\u0300\x00\x85Ã»º ½\ufffd\ud800", max_size=14)


@given(st.lists(FIELD, min_size=1, max_size=13), st.sampled_from(["020090000123", ""]))
def test_nothing_shaped_like_a_card_can_raise(fields: list[str], number: str) -> None:
    result = read_scan("|".join([number, *fields]), today=TODAY)
    if result.card is not None:
        assert len(result.card.personal_id) == 12
        assert result.card.personal_id.isascii()
        json_text = str(result.as_json())
        json_text.encode("utf-8")


@settings(deadline=None)
@given(cards(), st.integers(0, 120), st.characters())
def test_one_wrong_character_never_changes_the_number_unseen(
    card: tuple[str, str, str, str], place: int, wrong: str
) -> None:
    text, number, _, _ = card
    place = 12 + place % (len(text) - 12)
    result = read_scan(text[:place] + wrong + text[place:], today=TODAY)
    assert result.card is None or result.card.personal_id == number


@pytest.mark.parametrize(
    "unit", ["Ã", "á»…", "Nguyá»n ", "oâ", "|", "1", "<", "\u0301", "aA", "H3-", "("]
)
def test_the_longest_payload_is_read_quickly(unit: str) -> None:
    payload = ("020090000123||" + unit * 2000)[:2000]
    started = time.perf_counter()
    read_scan(payload, today=TODAY)
    read_scan((unit * 2000)[:2000], today=TODAY)
    assert time.perf_counter() - started < 0.5


def test_a_mark_inside_a_vni_word_is_not_taken_for_half_a_letter() -> None:
    result = read_scan("020090000123||VI NGUYEÄT|05031990|Nam||10052021", today=TODAY)
    assert result.card is not None
    assert result.card.full_name == "VI NGUYỆT"
