"""Cards of invented people, spoilt on purpose in every way known: read right, or refused."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.domain.scan import Card, ScanError, read_scan
from models.domain.scan_plausible import is_syllable
from tests.models.domain.scan_damage import CASE_DAMAGES, DAMAGES, KEY_DAMAGES

TODAY = date(2026, 11, 24)
ALL_DAMAGES = DAMAGES | CASE_DAMAGES | KEY_DAMAGES
PEOPLE = {
    "old_id": "020090000123|081234567|Nguyễn Văn Mẫu|05031990|Nam"
    "|Thôn Mẫu, Đồng Đăng, Cao Lộc, Lạng Sơn|10052021",
    "leap_day": "020196000456||Trần Thị Thử|29021996|Nữ|Khu 1, Đông Kinh, Lạng Sơn|15082025",
    "capitals": "020185000789||ĐẶNG THỊ ỔN|02021985|Nữ|Tổ 3, khóm 2, Mỹ Quý, An Giang|10052021",
    "many_marks": "020089001789||Lường Hữu Nghĩa|02021989|Nam"
    "|Thôn Nà Hỳ, Xã Quỳnh Sơn, Bắc Sơn, Lạng Sơn|10052021",
    "house": "020189001789||Phùng Ngọc Ánh Tuyết|02021989|Nữ"
    "|Số 12A, ngõ 34/5, đường Lê Lợi, Vĩnh Trại, TP. Lạng Sơn, Lạng Sơn|10052021",
    "horns": "020089001780||Hứa Đức Ưng|02021989|Nam"
    "|Pò Tấu, Xã Trùng Khánh, Văn Lãng, Lạng Sơn|10052021",
    "2024": "020092000333||Vi Văn Mẫu|10101992|Nam|Thôn Mẫu, Đồng Đăng, Lạng Sơn|20082024"
    "||Vi Văn Cha|Lương Thị Mẹ|",
    "2024_ten": "020318000444||Đặng Bé Thử|12062018|Nữ|Thôn Mẫu, Đồng Đăng, Lạng Sơn|05092024"
    "||Đặng Văn Cha|Triệu Thị Mẹ",
}


def card_of(payload: bytes | str) -> Card:
    card = read_scan(payload, today=TODAY).card
    assert card is not None
    return card


def lowered(card: Card) -> tuple[str | None, ...]:
    """The texts without their case: TCVN3 has one byte for Ổ and ổ."""
    texts = (card.full_name, card.address, card.father_name, card.mother_name)
    return tuple(text.lower() if text else None for text in texts)


@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
@pytest.mark.parametrize("how", ALL_DAMAGES)
def test_a_spoilt_card_says_the_same_and_that_it_was_repaired(how: str, person: str) -> None:
    meant = card_of(person)
    result = read_scan(ALL_DAMAGES[how](person), today=TODAY)
    assert result.card is not None
    assert lowered(result.card) == lowered(meant)
    assert (result.card.personal_id, result.card.sex) == (meant.personal_id, meant.sex)
    assert (result.card.birth_date, result.card.old_id) == (meant.birth_date, meant.old_id)
    assert result.repaired
    assert set(result.warnings) & {"W_MOJIBAKE_REPAIRED", "W_CASE_INVERTED"}


@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_sound_card_is_taken_as_it_is_in_either_form(form: str, person: str) -> None:
    text = unicodedata.normalize(form, person)
    for payload in (text, text.encode(), text.encode("utf-16")):
        result = read_scan(payload, today=TODAY)
        assert result.card == card_of(person)
        assert (result.repaired, result.warnings) == ((), ())


@pytest.mark.parametrize(
    ("how", "repaired"),
    [
        ("utf8_as_cp1252", ("utf8_as_cp1252",)),
        ("utf8_as_cp437", ("utf8_as_cp437",)),
        ("tcvn3_bytes", ("tcvn3_as_bytes",)),
        ("vni_as_cp1252", ("vni_as_cp1252",)),
        ("cp1258_as_cp850", ("cp1258_as_cp850",)),
        ("caps_lock", ("caps_lock",)),
        ("telex_keys", ("telex_keys",)),
        ("vni_keys", ("vni_keys",)),
    ],
)
def test_the_repair_names_what_was_undone(how: str, repaired: tuple[str, ...]) -> None:
    assert read_scan(ALL_DAMAGES[how](PEOPLE["old_id"]), today=TODAY).repaired == repaired


@pytest.mark.parametrize("codec", ["gb18030", "cp932"])
def test_a_scanner_set_to_an_east_asian_code_page_is_read_or_refused(codec: str) -> None:
    for person in PEOPLE.values():
        shown = person.encode().decode(codec, "replace")
        assert read_scan(shown, today=TODAY).card in (None, card_of(person))
    sound = "020090000123||Lê Văn Mẫu|05031990|Nam|Thôn Nà Mò, Lạng Sơn|10052021"
    result = read_scan(sound.encode().decode(codec), today=TODAY)
    assert (result.card, result.repaired) == (card_of(sound), (f"utf8_as_{codec}",))


@pytest.mark.parametrize(
    "before", ["", "]Q1", "]Q2", "]C0", "]d2", "]Q2\\000026", "\x02", "\ufeff"]
)
@pytest.mark.parametrize("after", ["", "\r", "\n", "\r\n", "\t", "\x03", "\x1d", "\x03\r", "<CR>"])
def test_what_a_scanner_puts_before_and_after_is_taken_off(before: str, after: str) -> None:
    for text in (PEOPLE["old_id"], "020090000123", "H37.21-261124-0001"):
        assert read_scan(before + text + after, today=TODAY) == read_scan(text, today=TODAY)


@pytest.mark.parametrize(
    "name",
    ["KSOR HLOOM", "Y Bees", "H'Hoof", "Peter Lees", "NGUYEN VAN MAU", "Vi Van Teo", "Lo A Pao"],
)
def test_unmarked_text_is_never_taken_for_keys(name: str) -> None:
    card = f"020090000123||{name}|05031990|Nam|Thon Mau, Dong Dang, Lang Son|10052021"
    result = read_scan(card, today=TODAY)
    assert result.card is not None
    assert result.card.full_name == name
    assert result.repaired == ()
    assert result.warnings == ("W_NO_DIACRITICS",)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Ho Van Xoong", "Xar, Ayun, Dak Doa, Gia Lai"),
        ("Vang Mi Sinh", "Ban Pac Boong, Na Soong, Cao Bang"),
        ("Maria Garcia", "12 Baker Street, London"),
        ("Ta Oor", "Kon Jor, Sar Luk"),
    ],
)
def test_words_that_only_look_like_keys_are_left(name: str, address: str) -> None:
    card = card_of(f"020090000123||{name}|05031990|Nam|{address}|10052021||{name}|{name}|")
    assert (card.full_name, card.father_name, card.address) == (name, name, address)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("KPAW THEES NGAF|05031990|Nam|Khu Ga, Xax Ba Sown, DDawks Lawks", "KPĂ THẾ NGÀ"),
        ("EEBAN HOAFI|05031990|Nuwx|Buoon Ea, DDawks Lawks", "ÊBAN HOÀI"),
        ("Nie6 Nha6m1 Y1|05031990|Nu74|A61p Bi2nh Hu7ng 2", "Niê Nhấm Ý"),
        ("Huu74 Duong972|05031990|Nam|Xa4 Mau64 Son7, Cao Bang82", "Hữu Đường"),
    ],
)
def test_a_name_of_any_people_is_read_from_keys_beyond_doubt(typed: str, meant: str) -> None:
    result = read_scan(f"020190000123||{typed}|10052021", today=TODAY)
    assert result.card is not None
    assert result.card.full_name == meant
    assert "W_MOJIBAKE_REPAIRED" in result.warnings


def test_a_house_number_stays_when_vni_keys_are_read() -> None:
    typed = "020090000123||Nguye64n Va8n Ma64u|05031990|Nam|Khu A5, so61 12A1, La5ng So7n|10052021"
    assert card_of(typed).address == "Khu A5, số 12A1, Lạng Sơn"


PEOPLES = [
    "Y Blăm Êban", "Rơ Ô Krăng", "Kpă Y Lôk", "Siu Blôh", "Rah Lan Hăng", "Đinh Krôp", "H'Mrôn",
    "K'Bôi", "Sô Lây Tăng", "A Blôl", "Thach Sa Rây", "Knul Y Blô", "Êban Niê", "Ôn Ân", "Kăn Lôk",
    "Hơ Vơ", "Giàng A Sà", "Vàng Mí Sính", "Lò Vàng", "Hồ Văn Ô", "Pờ Lóng Tơ", "A Viết Đêl",
]  # fmt: skip


@pytest.mark.parametrize("name", [*PEOPLES, *map(str.upper, PEOPLES)])
@pytest.mark.parametrize("address", ["", "Buôn Krông, Krông Ana, Đăk Lăk", "Tân Sơn, Kon Tum"])
def test_a_sound_name_of_any_people_is_never_altered(name: str, address: str) -> None:
    for form in ("NFC", "NFD"):
        text = f"020090000123||{name}|05031990|Nam|{address}|10052021"
        result = read_scan(unicodedata.normalize(form, text), today=TODAY)
        assert result.card is not None
        assert (result.card.full_name, result.repaired) == (name, ())


ONSETS = re.split(" ", " b c d đ g h k l m n p r s t v x ch gh gi kh ng nh ngh ph qu th tr")
RIMES = re.findall(
    r"\S+",
    "a e ê i o ô ơ u ư y am an ang anh ăm ăn ăng âm ân âng em en ênh iên iêng in inh oan oang "
    "on ong ôn ông ơn un ung ươn ương ươi ưu uân uyên uyêt uôi ai ao au ay âu ây eo êu iu oi ôi ơi "
    "ui ưi at ăt âc êt ich ôc uc ưc",
)
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


def spelt_before(onset: str, vowel: str) -> str:
    """The onset as it is written before this vowel: kẻ but cả, nghe but nga, quê but not quo."""
    is_front = vowel in "eêiy"
    if onset == "qu" and vowel in "oôơuư":
        return "c"
    if onset == "gi" and vowel in "iy":
        return "d"
    if is_front:
        return {"c": "k", "g": "gh", "ng": "ngh"}.get(onset, onset)
    return {"k": "c", "gh": "g", "ngh": "ng"}.get(onset, onset)


@st.composite
def syllables(draw: st.DrawFn) -> str:
    """A Vietnamese-looking syllable: not every one is a word, none is tuned to the reader."""
    onset, rime, tone = (draw(st.sampled_from(pool)) for pool in (ONSETS, RIMES, TONES))
    onset = spelt_before(onset, rime[0])
    if rime[-1] in "tchp" and rime[-2:] not in ("nh",):
        tone = draw(st.sampled_from(TONES[4:])) if rime[-1] != "h" or rime == "ich" else tone
    vowels = [place for place, c in enumerate(rime) if c in "aăâeêioôơuưy"]
    marked = [place for place in vowels if rime[place] in "ăâêôơư"]
    is_closed = len(vowels) > 1 and rime[-1] not in "aeiouy"
    at = marked[-1] if marked else vowels[1 if is_closed else 0]
    word = onset + rime[: at + 1] + tone + rime[at + 1 :]
    return unicodedata.normalize("NFC", word).capitalize()


@st.composite
def cards(draw: st.DrawFn) -> tuple[str, str]:
    """A card with a name of two to four generated syllables, and the name."""
    words = st.lists(syllables(), min_size=2, max_size=4).map(" ".join)
    name = draw(words | st.sampled_from(PEOPLES))
    if draw(st.booleans()):
        name = name.upper()
    address = draw(st.sampled_from(["", "Thôn Nà Mẫu, Đồng Đăng, Lạng Sơn", "Khu 2, Hà Nam"]))
    return f"020090000123||{name}|05031990|Nam|{address}|10052021", name


@settings(deadline=None, max_examples=400)
@example(("020090000123||Bụn Bụn|05031990|Nam||10052021", "Bụn Bụn"), "tcvn3_as_cp850")
@given(cards(), st.sampled_from(sorted(DAMAGES | CASE_DAMAGES)))
def test_a_name_is_never_repaired_into_another_name(card: tuple[str, str], how: str) -> None:
    """Right, or flagged; alone a name that still reads as a name (À shown as Á) cannot be told."""
    text, name = card
    result = read_scan((DAMAGES | CASE_DAMAGES)[how](text), today=TODAY)
    if result.card is None:
        assert result.error in (ScanError.CHARS_LOST, ScanError.NAME_CHARS)
        return
    is_same = (result.card.full_name or "").lower() == name.lower()
    if result.repaired:
        assert is_same
        assert result.warnings
    elif not is_same and "W_TEXT_DOUBTFUL" not in result.warnings:
        marked = [word for word in (result.card.full_name or "").split() if not word.isascii()]
        assert all(is_syllable(word.lower()) for word in marked)


@settings(deadline=None, max_examples=400)
@given(cards())
def test_a_sound_name_is_never_altered(card: tuple[str, str]) -> None:
    text, name = card
    for payload in (text, text.encode(), unicodedata.normalize("NFD", text)):
        result = read_scan(payload, today=TODAY)
        assert result.card is not None
        assert (result.card.full_name, result.repaired) == (name, ())


@settings(deadline=None, max_examples=300)
@given(cards(), st.sampled_from(sorted(KEY_DAMAGES)))
def test_keys_are_read_right_or_left_as_they_came(card: tuple[str, str], how: str) -> None:
    text, name = card
    typed = KEY_DAMAGES[how](text)
    result = read_scan(typed, today=TODAY)
    if result.card is None:
        assert result.error in (ScanError.NAME_CHARS, ScanError.CHARS_LOST, ScanError.SEX)
    elif result.repaired:
        assert unmarked_place(result.card.full_name or "") == unmarked_place(name)
    else:
        assert result.card.full_name == typed.split("|")[2]


def unmarked_place(text: str) -> list[tuple[str, list[str]]]:
    """Words as their letters and tones: where in the word the tone stands is custom (hoà, hòa)."""
    words = [unicodedata.normalize("NFD", word.lower()) for word in text.split()]
    return [
        ("".join(c for c in word if c not in TONES), [c for c in word if c in TONES])
        for word in words
    ]
