"""What a scanner sends, read as the sample file says and as counters know it."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.domain.scan import MOST_CHARACTERS, read_scan

TODAY = date(2026, 11, 24)
SAMPLES = json.loads(
    (Path(__file__).parents[2] / "data" / "cccd_qr_samples.json").read_text(encoding="utf-8")
)
NUMBER = "020090000123"
CARD = f"{NUMBER}|081234567|Nguyễn Văn Mẫu|05031990|Nam|Thôn Mẫu, Đồng Đăng, Lạng Sơn|10052021"
MRZ = SAMPLES["mrz_samples"][0]["lines"]


def card_with(place: int, value: str) -> str:
    parts = CARD.split("|")
    parts[place] = value
    return "|".join(parts)


def read(payload: bytes | str) -> dict[str, Any]:
    return read_scan(payload, today=TODAY).as_json()


def error_of(payload: bytes | str) -> str | None:
    return read_scan(payload, today=TODAY).error


def ids_of(samples: list[dict[str, Any]]) -> list[str]:
    return [sample["id"] for sample in samples]


@pytest.mark.parametrize("sample", SAMPLES["samples"], ids=ids_of(SAMPLES["samples"]))
def test_every_sample_reads_as_expected_from_keys_and_from_bytes(sample: dict[str, Any]) -> None:
    assert read(sample["payload"]) == sample["expected"]
    assert read(sample["payload"].encode()) == sample["expected"]


@pytest.mark.parametrize("sample", SAMPLES["mrz_samples"], ids=ids_of(SAMPLES["mrz_samples"]))
@pytest.mark.parametrize("between", ["\n", "\r\n", ""], ids=["lf", "crlf", "joined"])
def test_every_machine_zone_reads_as_expected(sample: dict[str, Any], between: str) -> None:
    fields = {k: v for k, v in sample["expected"].items() if k not in ("ok", "note")}
    expected = {"ok": True, "kind": "mrz", "fields": fields, "warnings": []}
    assert read(between.join(sample["lines"])) == expected


@pytest.mark.parametrize(
    "payload",
    [
        MRZ[0],
        MRZ[2],
        "\n".join(MRZ[:2]),
        "\n".join([MRZ[0], MRZ[1].replace("9003059M", "9003069M"), MRZ[2]]),
        "\n".join([MRZ[0].replace("0900001233020", "0900001234020"), *MRZ[1:]]),
        "P<VNMNGUYEN<<VAN<MAU<<<<<<<<<<<<<<<<<<<<<<<<",
    ],
)
def test_a_broken_or_partial_machine_zone_is_refused(payload: str) -> None:
    assert error_of(payload) == "E_MRZ_NOT_QR"


@pytest.mark.parametrize(
    "payload",
    [
        "]Q1" + CARD,
        "\x02" + CARD + "\x03\r",
        CARD + "\t",
        CARD + "\x1d",
        "\ufeff" + CARD + "\r\n",
        "ï»¿" + CARD,
        CARD[:30] + "\0" + CARD[30:],
        card_with(0, "020 090 000 123"),
        card_with(0, "\u200b020090000123"),
        card_with(0, "０２００９００００１２３"),
        card_with(2, "Nguyễn\u00a0Văn\u200d Mẫu"),
        card_with(4, "NAM"),
        CARD.replace("|", "~"),
        CARD.replace("|", "\x1d"),
        CARD.replace("|", "\t"),
        CARD.replace("|", "\n"),
        CARD.replace("|", "\r\n") + "\r\n",
        CARD.encode("utf-16"),
        CARD.encode("utf-16-le"),
        CARD + "|",
    ],
)
def test_what_scanners_put_round_or_between_does_not_matter(payload: bytes | str) -> None:
    assert read(payload) == read(CARD)


@pytest.mark.parametrize(
    ("payload", "error"),
    [
        (card_with(0, "02009000012"), "E_ID_LENGTH"),
        (card_with(0, ""), "E_ID_LENGTH"),
        (card_with(0, "٠٢٠٠٩٠٠٠٠١٢٣"), "E_ID_CHARS"),
        ("02009O000123", "E_ID_CHARS"),
        ("02009000012", "E_ID_LENGTH"),
        ("081234567", "E_ID_9_DIGITS"),
        ("8934673583459", "E_NOT_CCCD"),
        ("||||||", "E_NOT_CCCD"),
        ('{"ma": "1|2"}', "E_NOT_CCCD"),
        ("https://example.vn/thu-tuc-hanh-chinh/1b2c", "E_NOT_CCCD"),
        ("000201010211H37.21-261124-0001", "E_NOT_CCCD"),
        (card_with(1, "abc"), "E_OLD_ID"),
        (card_with(2, "Nguyễn \u202eVăn"), "E_NAME_CHARS"),
        (card_with(2, "Nguyễn\x1bi Văn"), "E_NAME_CHARS"),
        (card_with(2, "'; DROP TABLE"), "E_NAME_CHARS"),
        (card_with(2, "=HYPERLINK("), "E_NAME_CHARS"),
        (card_with(2, "<img src=file:x>"), "E_NAME_CHARS"),
        (card_with(2, "Нгуен Ван"), "E_NAME_CHARS"),
        (card_with(2, "'-."), "E_NAME_CHARS"),
        (card_with(3, "5031990"), "E_BIRTH_DATE"),
        (card_with(3, "05031850"), "E_BIRTH_DATE"),
        (card_with(3, "25112026"), "E_BIRTH_FUTURE"),
        (card_with(4, "X"), "E_SEX"),
        (card_with(4, ""), "E_SEX"),
        (card_with(6, "31022021"), "E_ISSUE_DATE"),
        (card_with(6, "25112026"), "E_ISSUE_DATE"),
        (card_with(6, "04031990"), "E_ISSUE_DATE"),
        (card_with(2, "Nguy?n V?n M?u"), "E_CHARS_LOST"),
        (card_with(5, "Th\ufffdn M\ufffdu"), "E_CHARS_LOST"),
        (card_with(4, "N?"), "E_CHARS_LOST"),
        (f"{NUMBER}||Nguyn Vn Mu|05031990|N|Lng Sn|10052021", "E_CHARS_LOST"),
        (f"{NUMBER}||NGUYN VIT LIU|05031990|Nam|Khm M Th, X Quc Vit|10052021", "E_CHARS_LOST"),
        (f"{NUMBER}||Phàn Vàng Cúc|05031990|Nam|T dân ph s 6, Phng Tam Thanh|", "E_CHARS_LOST"),
        (f"{NUMBER}||LÙNG KHNG|05031990|Nam||10052021", "E_CHARS_LOST"),
        (f"{NUMBER}||Đàm Thị Tư|05031990|N|Khu 1|10052021", "E_CHARS_LOST"),
        ("đâđđ̣đđđđăâê", "E_KEYBOARD_LAYOUT"),
        (")@))()))!@#|", "E_KEYBOARD_LAYOUT"),
        ('àéààçàààà&é"|x', "E_KEYBOARD_LAYOUT"),
        (CARD + CARD, "E_DOUBLE_SCAN"),
        (CARD + "\r\n" + CARD, "E_DOUBLE_SCAN"),
        (CARD + "||Vi Văn Cha|Lê Thị Mẹ|" + CARD, "E_DOUBLE_SCAN"),
        (CARD + "\nTMP-001-0001", "E_DOUBLE_SCAN"),
        (NUMBER + NUMBER, "E_DOUBLE_SCAN"),
        ("TMP-001-0001\nTMP-001-0002", "E_DOUBLE_SCAN"),
        (card_with(5, "x" * 10_000), "E_NOT_CCCD"),
        ("1" * (MOST_CHARACTERS + 1), "E_NOT_CCCD"),
        (b"\xff" * 100_000, "E_NOT_CCCD"),
        (bytes(range(256)), "E_NOT_CCCD"),
    ],
)
def test_each_refusal_gives_its_most_useful_reason(payload: bytes | str, error: str) -> None:
    assert read(payload) == {"ok": False, "error": error}


@pytest.mark.parametrize(
    ("payload", "error"),
    [
        (f"{NUMBER}0|1|Ng?|99", "E_FIELD_COUNT"),
        ("02009000012|1|Ng?|99|X|y|z", "E_ID_LENGTH"),
        (f"{NUMBER}|1|Ng?|99|X|y|z", "E_CHARS_LOST"),
        (f"{NUMBER}|1||99|X|y|z", "E_OLD_ID"),
        (f"{NUMBER}|||99|X|y|z", "E_NAME_EMPTY"),
        (f"{NUMBER}||Mẫu|99|X|y|z", "E_BIRTH_DATE"),
        (f"{NUMBER}||Mẫu|05031990|X|y|z", "E_SEX"),
        (f"{NUMBER}||Mẫu|05031990|Nam|y|z", "E_ISSUE_DATE"),
    ],
)
def test_of_many_faults_the_first_to_mend_is_told(payload: str, error: str) -> None:
    assert error_of(payload) == error


@pytest.mark.parametrize(
    "name", ["H'Hen Niê", "K'Bring", "A Mẫu", "Y", "Đặng-Thị M.", "Rơ Châm Blŭi", "NGUYỄN VĂN MẪU"]
)
def test_names_of_every_people_are_taken_as_they_are(name: str) -> None:
    result = read(card_with(2, name))
    assert (result["fields"]["full_name"], result["warnings"]) == (name, [])


@pytest.mark.parametrize(
    "address",
    ["KTX DHQG, P. Linh Trung, Tp. HCM", "TDP 3, TT. Na Duong", "Km 5, QL1A, Hoang Dong", "TP.HCM"],
)
def test_short_forms_of_an_unmarked_address_are_no_lost_letters(address: str) -> None:
    result = read(f"{NUMBER}||Ng Thi Thu|05031990|Nam|{address}|10052021")
    assert (result["ok"], result["warnings"]) == (True, ["W_NO_DIACRITICS"])


def test_six_fields_are_a_card_without_its_issue_date() -> None:
    result = read("|".join(CARD.split("|")[:6]))
    assert (result["kind"], result["fields"]["issue_date"]) == ("cccd_6", None)
    assert result["warnings"] == ["W_ISSUE_DATE_MISSING"]


@pytest.mark.parametrize(
    ("tail", "cancelled", "father", "mother"),
    [
        ("||Vi Văn Cha|Lê Thị Mẹ", None, "Vi Văn Cha", "Lê Thị Mẹ"),
        ("||Vi Văn Cha|Lê Thị Mẹ|", None, "Vi Văn Cha", "Lê Thị Mẹ"),
        ("|020066000222||Lê Thị Mẹ|", "020066000222", None, "Lê Thị Mẹ"),
        ("|Vi Văn Cha|Lê Thị Mẹ|", None, "Vi Văn Cha", "Lê Thị Mẹ"),
        ("|Không|Vi Văn Cha|Lê Thị Mẹ|", None, "Vi Văn Cha", "Lê Thị Mẹ"),
        ("|#|Vi 2|Lê Thị Mẹ|x|y|z", None, None, "Lê Thị Mẹ"),
    ],
)
def test_more_fields_are_the_card_of_2024(
    tail: str, cancelled: str | None, father: str | None, mother: str | None
) -> None:
    result = read(CARD + tail)
    fields = result["fields"]
    assert result["kind"] == "can_cuoc_2024"
    assert (fields["cancelled_id"], fields["father_name"], fields["mother_name"]) == (
        cancelled,
        father,
        mother,
    )


@pytest.mark.parametrize("tail", ["", "||Vi Văn Cha|Lê Thị Mẹ|"])
def test_an_address_that_holds_the_separator_is_put_together_and_doubted(tail: str) -> None:
    result = read(card_with(5, "Thôn Mẫu | Đồng Đăng|Lạng Sơn") + tail)
    assert result["fields"]["address"] == "Thôn Mẫu | Đồng Đăng | Lạng Sơn"
    assert result["fields"]["issue_date"] == "2021-05-10"
    assert result["fields"].get("mother_name") == ("Lê Thị Mẹ" if tail else None)
    assert result["warnings"] == ["W_TEXT_DOUBTFUL"]


def test_several_old_numbers_are_all_kept() -> None:
    assert read(card_with(1, "081234567;080000111"))["fields"]["old_id"] == "081234567, 080000111"


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ("H37.21-261124-0001", "H37.21-261124-0001"),
        ("h37.21-261124-0001\r", "H37.21-261124-0001"),
        ("TMP-001-0001", "TMP-001-0001"),
        ("]C1TMP-001-0001", "TMP-001-0001"),
        ("https://x.vn/tra-cuu?ma=000.00.00.H37-261124-0001&x=1", "000.00.00.H37-261124-0001"),
    ],
)
def test_our_slip_and_an_address_with_its_code_are_known(payload: str, code: str) -> None:
    expected = {"ok": True, "kind": "dossier_code", "fields": {"code": code}, "warnings": []}
    assert read(payload) == expected


def test_the_card_needs_no_second_parsing() -> None:
    card = read_scan(CARD, today=TODAY).card
    assert card is not None
    assert (card.personal_id, card.birth_date, card.sex) == (NUMBER, date(1990, 3, 5), "Nam")
    with pytest.raises(FrozenInstanceError):
        card.sex = "Nữ"  # type: ignore[misc]
