"""`print --group`: one slip for all that a list brought, and the list to sign."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.process.program import PROCEDURE, Counter

pytestmark = pytest.mark.process

LIST = """Họ và tên;Số định danh;Ngày sinh;Người nộp;Mã số thuế đơn vị nộp
Lái Xe Thử Một;020090000001;05/03/1990;Công ty Taxi Thử;0100100008
Lái Xe Thử Hai;020090000002;05/03/1990;Công ty Taxi Thử;0100100008
"""


def test_a_group_is_printed_on_one_slip_and_on_one_list_to_sign(
    counter: Counter, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    acks = counter.run("batch", str(path), "--procedure", PROCEDURE).acknowledged()
    assert len(acks) == 2
    group_id = next(d["group_id"] for d in counter.dump()["dossiers"] if d["id"] == acks[0][0])
    for form, title in (
        ("several", "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ (NHIỀU HỒ SƠ)"),
        ("signing_list", "DANH SÁCH KÝ NHẬN KẾT QUẢ"),
    ):
        target = tmp_path / f"{form}.pdf"
        done = counter.run("print", "--group", group_id, f"--form={form}", f"--out={target}")
        assert (done.code, done.out, done.err) == (0, "", "")
        with pypdfium2.PdfDocument(target) as document:
            text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        words = " ".join(text.split())
        for expected in (title, "Lái Xe Thử Một", "Lái Xe Thử Hai", "Công ty Taxi Thử"):
            assert expected in words
        assert all(code in "".join(text.split()) for _id, code in acks)
    target = tmp_path / "nothing.pdf"
    wrong = counter.run("print", "--group", "0", "--form=several", f"--out={target}")
    assert "nhóm hồ sơ" in wrong.sentence(2)
    mixed = counter.run("print", "--group", group_id, "--form=02", f"--out={target}")
    assert "--group" in mixed.sentence(2)
    assert not target.exists()
