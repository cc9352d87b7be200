"""The printed slip says everything the form asks for, in its order, in right Vietnamese."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from printing.inputs import PaperLine
from printing.receipt import SPEC, render, shipped_wording
from printing.wording import parse_wording
from resources import read_json

FIELDS_IN_ORDER = [
    "UBND XÃ ĐỒNG MẪU",
    "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ ĐỒNG MẪU",
    "Số: 0001/TTPVHCC",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Đồng Mẫu, ngày 24 tháng 11 năm 2026",
    "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    "Mã hồ sơ: H37.05977-261124-0001",
    "Trung tâm Phục vụ hành chính công/Bộ phận Tiếp nhận và Trả kết quả:",
    "Trung tâm Phục vụ hành chính công xã Đồng Mẫu",
    "Tiếp nhận hồ sơ của Ông (Bà)/Tổ chức: Nguyễn Thị Mẫu Ưỡng",
    "Số định danh cá nhân/tổ chức: 020196000018",
    "Địa chỉ: Số 12, thôn Nà Thử, xã Đồng Mẫu, tỉnh Lạng Sơn",
    "Số điện thoại: 0912 000 731",
    "Email: mau@example.vn",
    "(Trường hợp ủy quyền thì cung cấp thêm thông tin của người ủy quyền, bao gồm: họ và tên, "
    "địa chỉ, số định danh cá nhân, số điện thoại, email, giấy tờ ủy quyền)",
    "Nội dung yêu cầu giải quyết: Thủ tục đăng ký khai sinh",
    "Thành phần hồ sơ nộp gồm:",
    "1 Tờ khai đăng ký khai sinh theo mẫu 01 –",
    "2 Giấy chứng sinh hoặc văn bản của người làm chứng 01 02",
    "3 Căn cước của cha, mẹ Xuất trình",
    "Số lượng hồ sơ: 01 (bộ)",
    "Thời gian giải quyết hồ sơ theo quy định là: 03 ngày làm việc",
    "Thời gian nhận hồ sơ: 09 giờ 41 phút, ngày 24 tháng 11 năm 2026",
    "Thời gian trả kết quả giải quyết hồ sơ: 09 giờ 41 phút, ngày 27 tháng 11 năm 2026",
    "Đăng ký nhận kết quả tại: Tại nhà qua bưu chính công ích",
    "Vào Sổ theo dõi hồ sơ, Quyển số: 02 Số thứ tự: 1024 (nếu có)",
    "NGƯỜI NỘP HỒ SƠ",
    "NGƯỜI TIẾP NHẬN HỒ SƠ",
    "(Ký và ghi rõ họ tên)",
    "(Chữ ký số của người tiếp nhận hồ sơ nếu là biểu mẫu điện tử)",
    "Lò Văn Giả",
    "Hoàng Thị Thử",
    "Tra cứu tại dichvucong.gov.vn",
]


@pytest.mark.parametrize("paper", ["A5", "A4"])
def test_every_label_and_value_stands_on_each_copy_in_the_order_of_the_form(
    slip, read_pages, paper
):
    pages = read_pages(render(slip(), paper=paper))
    assert len(pages) == 2
    for page in pages:
        assert unicodedata.is_normalized("NFC", page)
        at = 0
        for field in FIELDS_IN_ORDER:
            found = page.find(field, at)
            assert found >= 0, field
            at = found + len(field)


def test_each_copy_names_whom_it_is_for(slip, read_pages):
    first, second = read_pages(render(slip()))
    assert "(Liên 1: Lưu tại Bộ phận Một cửa)" in first
    assert "(Liên 2: Giao người nộp hồ sơ)" in second


def test_decomposed_input_is_printed_composed(slip, read_pages):
    loose = unicodedata.normalize("NFD", "Nguyễn Thị Mẫu Ưỡng ặ ỹ đ")
    page = read_pages(render(slip(applicant_name=loose)))[0]
    assert "Nguyễn Thị Mẫu Ưỡng ặ ỹ đ" in page


def test_authorisation_lines_follow_their_label(slip, read_pages):
    page = read_pages(render(slip(authorised_by=("Ông Lê Văn Ủy, 020085000011", "Giấy số 5"))))[0]
    assert "giấy tờ ủy quyền) Ông Lê Văn Ủy, 020085000011 Giấy số 5 Nội dung" in page


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2027, 1, 5), "ngày 05 tháng 01 năm 2027"),
        (date(2027, 2, 28), "ngày 28 tháng 02 năm 2027"),
        (date(2027, 3, 9), "ngày 09 tháng 3 năm 2027"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_months_have_two_digits_only_in_january_and_february(slip, read_pages, on, words):
    assert f"Đồng Mẫu, {words}" in read_pages(render(slip(issued_on=on)))[0]


def test_instants_are_printed_in_vietnamese_time_whatever_their_offset(slip, read_pages):
    at = datetime(2026, 11, 24, 19, 30, tzinfo=UTC)
    utc = render(slip(received_at=at))
    assert utc == render(slip(received_at=at.astimezone(timezone(timedelta(hours=-5)))))
    assert "Thời gian nhận hồ sơ: 02 giờ 30 phút, ngày 25 tháng 11 năm 2026" in read_pages(utc)[0]


def test_what_is_not_known_is_dotted_and_never_invented(slip, read_pages):
    empty = slip(
        document_number=None,
        applicant_id="",
        applicant_phone="",
        applicant_email="",
        due_at=None,
        register_volume=None,
        register_line=None,
        papers=(),
    )
    page = read_pages(render(empty))[0]
    dots = "………………………………"
    assert "Số: ……/TTPVHCC" in page
    assert f"Số định danh cá nhân/tổ chức: {dots}" in page
    assert f"Số điện thoại: {dots}" in page
    assert f"Email: {dots}" in page
    assert "hồ sơ: …… giờ …… phút, ngày …… tháng …… năm ………" in page
    assert "Quyển số: ……… Số thứ tự: ……… (nếu có)" in page
    assert "Không có giấy tờ nộp kèm." in page


@pytest.mark.parametrize("paper", ["A5", "A4"])
def test_a_provisional_code_is_marked_with_what_will_happen(slip, read_pages, paper):
    given = slip(code="TMP-012-0003", qr_text="TMP-012-0003", code_is_provisional=True)
    for page in read_pages(render(given, paper=paper)):
        assert "MÃ TẠM, chưa phải mã chính thức" in page
        assert "Giấy này vẫn có giá trị; mã chính thức sẽ được ghi bên cạnh mã tạm" in page
    assert "MÃ TẠM" not in read_pages(render(slip(), paper=paper))[0]


def test_a_date_on_the_proposed_calendar_says_so_with_the_reason(slip, read_pages):
    page = read_pages(render(slip(due_is_provisional=True)))[0]
    assert "ngày 27 tháng 11 năm 2026 (tạm tính)" in page
    assert "Tính theo lịch nghỉ dự kiến; nếu ngày trả thay đổi" in page
    assert "tạm tính" not in read_pages(render(slip()))[0]


def test_a_reprint_counts_itself_and_a_first_print_does_not(slip, read_pages):
    assert all("BẢN IN LẠI (lần 2)" in p for p in read_pages(render(slip(reprint_number=2))))
    assert "IN LẠI" not in read_pages(render(slip()))[0]


def test_the_paper_of_the_input_holds_unless_another_is_asked_for(slip):
    assert render(slip(paper="A4")) == render(slip(), paper="A4")
    assert render(slip(paper="A4"), paper="A5") == render(slip())


def test_the_words_of_2018_print_their_own_labels_and_notes(slip, read_pages):
    page = read_pages(render(slip(), wording=shipped_wording("tt01-2018")))[0]
    assert "Chữ ký số của Tổ chức (nếu là biểu mẫu điện tử)" in page
    assert "6. Đăng ký nhận kết quả tại:" in page
    assert "Quyển số: 02 Số thứ tự: 1024 NGƯỜI NỘP HỒ SƠ" in page
    assert "được lập thành 02 liên" in page
    assert "Số định danh cá nhân/tổ chức" not in page


def test_the_two_sets_follow_each_other_without_a_gap():
    old, new = shipped_wording("tt01-2018"), shipped_wording()
    assert old.valid_until + timedelta(days=1) == new.valid_from
    assert new.valid_until is None


def test_an_office_may_change_words_and_order_without_touching_the_program(slip, read_pages):
    data = read_json("forms/tt03-2025/form01.json")
    data["labels"]["official"] = "CÁN BỘ TIẾP NHẬN"
    data["sentences"]["sets"] = "{count} bộ hồ sơ"
    data["order"].remove("register")
    data["order"].insert(0, data["order"].pop())
    page = read_pages(render(slip(), wording=parse_wording(data, SPEC)))[0]
    assert "CÁN BỘ TIẾP NHẬN" in page
    assert "Số lượng hồ sơ: 01 bộ hồ sơ" in page
    assert "Quyển số" not in page
    assert page.index("Đăng ký nhận kết quả tại:") < page.index("Tiếp nhận hồ sơ của")


def test_a_wording_value_is_no_format_of_its_own(slip, read_pages):
    page = read_pages(render(slip(place_name="{year}{0.__class__}")))[0]
    assert "{year}{0.__class__}, ngày 24" in page


def _without(group, name):
    def change(data):
        del data[group][name]

    return change


def _with(group, name, value):
    def change(data):
        data[group][name] = value

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_without("labels", "due"), "missing label: due"),
        (_without("labels", "email"), "missing label: email"),
        (_without("sentences", "reprint"), "missing sentence: reprint"),
        (_with("labels", "colour", "đỏ"), "unknown label: colour"),
        (_with("sentences", "farewell", "x"), "unknown sentence: farewell"),
        (_with("labels", "due", ""), "label due: a text expected"),
        (_with("labels", "due", 5), "label due: a text expected"),
        (_with("sentences", "sets", "{number} (bộ)"), "sentence sets: placeholders"),
        (_with("sentences", "sets", "(bộ)"), "sentence sets: placeholders"),
        (_with("sentences", "sets", "{count!r:>9}"), "sentence sets: placeholders"),
        (_with("sentences", "sets", "{count"), "sentence sets: "),
        (lambda data: data["order"].append("fee"), "unknown field: fee"),
        (lambda data: data["order"].remove("due"), "missing field: due"),
        (lambda data: data["order"].append("due"), "order: a field stands twice"),
        (lambda data: data.pop("source"), "missing key: source"),
        (lambda data: data.update(colour="đỏ"), "unknown key: colour"),
        (lambda data: data.update(valid_from="hôm qua"), "valid_from: a date"),
        (lambda data: data.update(form="02"), "form: 01 expected"),
    ],
)
def test_a_wording_file_with_a_mistake_is_refused_by_name(change, message):
    data = json.loads(json.dumps(read_json("forms/tt03-2025/form01.json")))
    change(data)
    with pytest.raises(ValueError, match=message):
        parse_wording(data, SPEC)


@pytest.mark.parametrize(
    "changes",
    [
        {"received_at": datetime(2026, 11, 24, 9, 41)},
        {"due_at": datetime(2026, 11, 24, 9, 41)},
        {"code": ""},
        {"code": "Mã-0001"},
        {"qr_text": ""},
        {"copies_labels": ()},
        {"reprint_number": -1},
        {"papers": (PaperLine("Đơn", originals=-1),)},
    ],
)
def test_an_input_that_cannot_be_printed_is_refused_by_its_field(slip, changes):
    with pytest.raises(ValueError, match=next(iter(changes))):
        slip(**changes)
