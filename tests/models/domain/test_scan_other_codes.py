"""Slips of ours and of others, machine zones, and everything that is not for this scanner."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from models.domain.scan import ScanError, ScanKind, read_scan
from models.domain.slip_seal import SealParts, seal_text
from resources import words

TODAY = date(2026, 11, 24)
CODE = "H37.21-261124-0001"


def check(text: str) -> str:
    """The ICAO 9303 check digit, by the document's own table."""
    value = {"<": 0} | {str(n): n for n in range(10)} | {chr(55 + n): n for n in range(10, 36)}
    return str(sum(value[c] * (7, 3, 1)[place % 3] for place, c in enumerate(text)) % 10)


def card_zone(number: str, birth: str, sex: str, expiry: str, name: str) -> list[str]:
    one = f"IDVNM{number[3:]}{check(number[3:])}{number}<<"
    one += check(number + "<<")
    two = f"{birth}{check(birth)}{sex}{expiry}{check(expiry)}VNM<<<<<<<<<<<"
    two += check(one[5:] + two[:7] + two[8:15] + two[18:])
    return [one, two, name.ljust(30, "<")]


def passport_zone(number: str, country: str, birth: str, expiry: str, more: str) -> list[str]:
    two = f"{number:<9}{check(number.ljust(9, '<'))}{country}{birth}{check(birth)}F"
    two = two.replace(" ", "<") + f"{expiry}{check(expiry)}{more:<14}".replace(" ", "<")
    two += check(more.ljust(14, "<"))
    two += check(two[:10] + two[13:20] + two[21:43])
    return [f"P<{country}TRAN<<THI<THU".ljust(44, "<"), two]


ZONE = card_zone("020090000123", "900305", "M", "300305", "NGUYEN<<VAN<MAU")
PASSPORT = passport_zone("P01234567", "VNM", "960229", "310101", "020196000456")


@pytest.mark.parametrize("between", ["\n", "\r\n", "\r", "", " "])
@pytest.mark.parametrize("around", ["", "]C0", "\x02"])
def test_the_zone_of_a_card_is_read_on_three_lines_or_on_one(between: str, around: str) -> None:
    card = read_scan(around + between.join(ZONE) + "\r", today=TODAY).card
    assert card is not None
    assert (card.personal_id, card.full_name) == ("020090000123", "NGUYEN VAN MAU")
    assert (card.birth_date, card.expiry) == (date(1990, 3, 5), date(2030, 3, 5))


@pytest.mark.parametrize(
    ("meant", "misread"), [("0", "O"), ("1", "I"), ("5", "S"), ("0", "D"), ("3", "8")]
)
def test_signs_that_look_alike_are_told_and_never_put_right(meant: str, misread: str) -> None:
    for line in (0, 1):
        place = ZONE[line].find(meant, 5 if line == 0 else 0)
        if place < 0:
            continue
        spoilt = list(ZONE)
        spoilt[line] = spoilt[line][:place] + misread + spoilt[line][place + 1 :]
        result = read_scan("\n".join(spoilt), today=TODAY)
        expected = ScanError.MRZ_NOT_QR if misread.isdigit() else ScanError.MRZ_CHARS
        assert result.error is expected


def test_one_wrong_digit_anywhere_in_the_zone_is_refused() -> None:
    text = "\n".join(ZONE)
    for place, sign in enumerate(text):
        if sign.isdigit():
            wrong = text[:place] + str((int(sign) + 1) % 10) + text[place + 1 :]
            assert read_scan(wrong, today=TODAY).card is None


@pytest.mark.parametrize("between", ["\n", "\r\n", ""])
def test_a_passport_is_read_with_the_number_it_tells(between: str) -> None:
    result = read_scan(between.join(PASSPORT), today=TODAY)
    assert result.kind is ScanKind.PASSPORT
    assert result.as_json()["fields"] == {
        "number": "P01234567",
        "nationality": "VNM",
        "name": "TRAN THI THU",
        "birth_date": "1996-02-29",
        "sex": "Nữ",
        "expiry": "2031-01-01",
        "personal_id": "020196000456",
    }


def test_a_foreign_passport_has_no_citizen_number() -> None:
    zone = passport_zone("L898902C", "UTO", "690806", "290923", "ZE184226B")
    passport = read_scan("\n".join(zone), today=TODAY).passport
    assert passport is not None
    assert (passport.number, passport.personal_id) == ("L898902C", None)
    assert passport.birth_date == date(1969, 8, 6)


def test_a_passport_whose_country_has_one_letter_is_read() -> None:
    zone = passport_zone("C01X00T47", "D<<", "640812", "310601", "")
    passport = read_scan("\n".join(zone), today=TODAY).passport
    assert passport is not None
    assert (passport.nationality, passport.number) == ("D", "C01X00T47")


def test_one_wrong_digit_in_a_passport_is_refused() -> None:
    for place, sign in enumerate(PASSPORT[1]):
        if sign.isdigit():
            wrong = PASSPORT[1][:place] + str((int(sign) + 1) % 10) + PASSPORT[1][place + 1 :]
            result = read_scan(f"{PASSPORT[0]}\n{wrong}", today=TODAY)
            assert result.error is ScanError.MRZ_NOT_QR


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (CODE, CODE),
        (CODE.lower(), CODE),
        (f"]C1{CODE}", CODE),
        (f"Mã hồ sơ: {CODE}", CODE),
        (CODE.replace("-", "–"), CODE),
        ("TMP-001-0001", "TMP-001-0001"),
        ("tmp-012-0345\t", "TMP-012-0345"),
        ("000.00.06.H56-231027-0361", "000.00.06.H56-231027-0361"),
        ("000.00.00.H37-261124-123456789", "000.00.00.H37-261124-123456789"),
        (f"https://x.vn/tra-cuu?ma={CODE}", CODE),
        (f"https://x.vn/tra-cuu?ma={CODE.replace('-', '%2D')}&k=1", CODE),
        (f"https://x.vn/tra-cuu?q=ma%3D{CODE}", CODE),
        (f"https://x.vn/ho-so/{CODE}", CODE),
        (f"https://x.vn/ho-so/{CODE}.pdf", CODE),
        (f"https://x.vn/app#/ho-so/{CODE}", CODE),
        (f"https://x.vn/app#ma={CODE}", CODE),
        (f"https://x.vn/{CODE}?ma={CODE}", CODE),
        (f"HTTPS://X.VN/TRA-CUU?MA={CODE}", CODE),
        (f"x.vn/tra-cuu?ma={CODE}", CODE),
        ("https://x.vn/tmp?c=TMP-001-0001", "TMP-001-0001"),
        (f"{CODE}\r\n{CODE}", CODE),
        (f"{CODE}/BN", CODE),
        ("H37-261124-0001|020090000123|0912345678", "H37-261124-0001"),
        ("H37.15 - 261124 - 0007", "H37.15-261124-0007"),
        ("000. 00. 06. H56-231027-0361", "000.00.06.H56-231027-0361"),
        ("H37.15-261124-\n0007", "H37.15-261124-0007"),
        ("12. H37.15-261124-0007", "H37.15-261124-0007"),
        ("Mã HS. H37-261124-0001", "H37-261124-0001"),
        ("G22.99-261124-220001", "G22.99-261124-220001"),
    ],
)
def test_a_code_is_found_bare_and_in_every_part_of_an_address(text: str, code: str) -> None:
    result = read_scan(text, today=TODAY)
    assert (result.kind, result.code, result.warnings) == (ScanKind.DOSSIER_CODE, code, ())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("https://x.vn/tin-tuc-261124-0001", "E_NOT_CCCD.address"),
        ("https://x.vn/?ma=H37.21-269999-0001", "E_NOT_CCCD.address"),
        (f"https://x.vn/{CODE}?ma=H37.21-261124-0002", "E_DOUBLE_SCAN"),
        ("https://x.vn/apiqr/qr?id=9f8a7c", "E_OPAQUE_SLIP"),
        ("https://x.vn/thu-tuc-hanh-chinh/1b2c-33", "E_NOT_CCCD.procedure_page"),
        ("http://[broken", "E_NOT_CCCD.address"),
    ],
)
def test_an_address_without_one_code_says_what_it_is(text: str, reason: str) -> None:
    assert read_scan(text, today=TODAY).reason == reason


@pytest.mark.parametrize(
    "text",
    [
        "Mã: H37. 15-261124-0007 x",
        "Mã: 000. 00. 06. H56-231027-0361 x",
        "x H46. DN. 004-261122-0001",
    ],
)
def test_a_code_parted_inside_a_text_is_not_read_as_another(text: str) -> None:
    assert read_scan(text, today=TODAY).reason == "E_NOT_CCCD.code_wrong"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Á5.03-261124-0001", "A15.03-261124-0001"), ("Đ1.03-261124-0001", "D91.03-261124-0001")],
)
def test_a_code_that_vni_changed_is_read_back_with_a_warning(typed: str, code: str) -> None:
    result = read_scan(typed, today=TODAY)
    assert (result.code, result.warnings) == (code, ("W_CODE_REPAIRED",))
    assert result.repaired == ("vni_input",)


@pytest.mark.parametrize("typed", ["Ấ.03-261124-0001", "ÁÉ.03-261124-0001", "Ñ1.03-261124-0001"])
def test_a_code_that_could_be_two_is_not_guessed(typed: str) -> None:
    assert read_scan(typed, today=TODAY).error is not None


def test_the_sealed_slip_is_known_with_its_parts() -> None:
    parts = SealParts(
        code=CODE,
        procedure="1.004873",
        issued_at=datetime(2026, 11, 24, 2, 0, tzinfo=UTC),
        due_at=datetime(2026, 12, 1, 10, 0, tzinfo=UTC),
        signer="12",
    )
    text = seal_text(parts, lambda _message: bytes(range(64)))
    result = read_scan(f"]Q1{text}\r", today=TODAY)
    assert (result.kind, result.code) == (ScanKind.SIGNED_SLIP, CODE)
    assert result.slip is not None
    assert result.slip.sealed is not None
    assert result.slip.sealed.signature == bytes(range(64))
    assert result.as_json()["fields"] == {
        "code": CODE,
        "procedure_code": "1.004873",
        "issued_at": "2026-11-24T09:00:00+07:00",
        "due_at": "2026-12-01T17:00:00+07:00",
        "signer": "12",
    }
    for cut in (text[:-1], text[:40], text + "0"):
        assert read_scan(cut, today=TODAY).reason == "E_NOT_CCCD.cut_seal"


FULL = [
    CODE,
    "1.004873",
    "020090000123",
    "Giấy tiếp nhận hồ sơ",
    "Hệ thống Mẫu",
    "24/11/2026 09:00",
]


@pytest.mark.parametrize("between", ["|", ";", "\n", "\r\n"])
def test_the_full_form_of_the_circular_is_known_however_it_is_parted(between: str) -> None:
    result = read_scan(between.join(FULL), today=TODAY)
    assert (result.kind, result.code) == (ScanKind.FULL_SLIP, CODE)
    assert result.slip is not None
    assert (result.slip.procedure_code, result.slip.holder_id) == ("1.004873", "020090000123")
    assert result.slip.others == tuple(FULL[3:])


@pytest.mark.parametrize(
    ("number", "holder"),
    [
        ("", None),
        ("B1234567", "B1234567"),
        ("081234567", "081234567"),
        ("0100109106-001", "0100109106-001"),
        ("2611240900", None),
    ],
)
def test_a_time_is_never_taken_for_the_number_of_a_person(number: str, holder: str | None) -> None:
    times = ["202611240900", "202612011700"]
    slip = read_scan("|".join([*FULL[:2], number, *FULL[3:5], *times]), today=TODAY).slip
    assert slip is not None
    assert slip.holder_id == holder
    assert slip.others[-2:] == tuple(times)


def test_the_full_form_is_known_under_caps_lock() -> None:
    result = read_scan("|".join(FULL).swapcase(), today=TODAY)
    assert (result.code, result.warnings) == (CODE, ("W_CASE_INVERTED",))
    assert result.slip == read_scan("|".join(FULL), today=TODAY).slip


def test_the_full_form_is_known_with_labels_and_as_json() -> None:
    labels = ["Mã hồ sơ", "Mã thủ tục", "Mã định danh", "Tên giấy tờ", "Hệ thống", "Xuất bản"]
    with_labels = "\n".join(f"{label}: {part}" for label, part in zip(labels, FULL, strict=True))
    as_json = json.dumps(dict(zip(labels, FULL, strict=True)), ensure_ascii=False)
    for text in (with_labels, as_json):
        assert read_scan(text, today=TODAY).slip == read_scan("|".join(FULL), today=TODAY).slip


VIETQR = (
    "00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F"
)


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (VIETQR, "E_NOT_CCCD.payment"),
        ("2|99|0912345678|NGUYEN VAN MAU||0|0|50000", "E_NOT_CCCD.payment"),
        ("WIFI:T:WPA;S:UBND;P:matkhau;;", "E_WIFI"),
        ("BEGIN:VCARD\nFN:Mẫu\nEND:VCARD", "E_CONTACT"),
        ("GD4202012345678", "E_HEALTH_CARD"),
        ("GD4202012345678|4e677579e1bb856e|05/03/1990|1|4cc3a0|12 - 345|-|$", "E_HEALTH_CARD"),
        ("0123456789|4E677579E1BB856E|05/03/1990|1|", "E_HEALTH_CARD"),
        ("0912345678", "E_PHONE"),
        ("+84 912 345 678", "E_PHONE"),
        ("tel:0912345678", "E_PHONE"),
        ("0100109106-001", "E_TAX_CODE"),
        ("12A-123.45", "E_VEHICLE"),
        ("12AA-123.45|RLHKF|XE MÁY", "E_VEHICLE"),
        ("Số khung: RLHX123; Số máy: KF12", "E_VEHICLE"),
        ("+84 205 3812 345", "E_PHONE"),
        ("(0205) 3812 345", "E_PHONE"),
        ("84912345678", "E_PHONE"),
        ("0205.3812.345", "E_PHONE"),
        ("02053812345", "E_ID_LENGTH"),
        ("0100 109 106", "E_TAX_CODE"),
        ("0100109106001", "E_TAX_CODE"),
        ("0100109107", "E_ID_LENGTH"),
        ("DN 4 01 0123456789", "E_HEALTH_CARD"),
        ("12-A1 123.45", "E_VEHICLE"),
        ("1.004873", "E_NOT_CCCD.procedure_code"),
        ("2.000635.01", "E_NOT_CCCD.procedure_code"),
        ("1.000948.H38", "E_NOT_CCCD.procedure_code"),
        ("2.001218.000.00.00.H38", "E_NOT_CCCD.procedure_code"),
        ("RR123456789VN", "E_NOT_CCCD.post"),
        ("H37.15-261324-0007", "E_NOT_CCCD.code_wrong"),
        ("H37.15-260229-0007", "E_NOT_CCCD.code_wrong"),
        ("TMP-001-1", "E_NOT_CCCD.code_wrong"),
        ("9780201379624", "E_NOT_CCCD.goods"),
        ("0200900001234", "E_ID_LENGTH"),
        ("020090000123 020090000124", "E_DOUBLE_SCAN"),
        ("081234567", "E_ID_9_DIGITS"),
        ("8934673583459", "E_NOT_CCCD.goods"),
        ("xin chào", "E_NOT_CCCD.text"),
        ("x" * 3000, "E_NOT_CCCD.too_long"),
        (b"\x1bi\x01\x02\x03\xff\xfe\x90\x81", "E_NOT_CCCD.binary"),
        ("", "E_EMPTY"),
        ("\r\n", "E_EMPTY"),
    ],
)
def test_what_is_for_another_place_is_refused_by_its_name(
    payload: bytes | str, reason: str
) -> None:
    assert read_scan(payload, today=TODAY).reason == reason


def test_every_refusal_and_warning_of_a_scan_has_its_sentence() -> None:
    for error in ScanError:
        assert words.has(error)
    pages = ("procedure_page", "procedure_code", "address")
    codes = ("code_wrong", "cut_seal", "payment", "goods", "post")
    for kind in (*pages, *codes, "too_long", "binary"):
        assert words.has(f"E_NOT_CCCD.{kind}")
    for warning in ("W_TEXT_DOUBTFUL", "W_CODE_REPAIRED", "W_PHONE_PREFIX"):
        assert words.has(warning)


def test_the_full_answer_adds_the_reason_or_the_repair() -> None:
    assert read_scan(VIETQR, today=TODAY).as_full_json() == {
        "ok": False,
        "error": "E_NOT_CCCD",
        "reason": "E_NOT_CCCD.payment",
    }
    assert read_scan(CODE, today=TODAY).as_full_json()["repaired"] == []
