"""After a day's work nobody's name, address or number can be read anywhere on the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.domain.text import fold
from tests.process.program import PROCEDURE, Centre, Counter, line

pytestmark = pytest.mark.process
PEOPLE = [
    ("Hoàng Thị Bí Mật Ngọc", "020190771234", "Ngõ Kín Đáo 77, Khối Trần Ẩn"),
    ("Đặng Quốc Riêng Tư", "020088334455", "Thôn Không Ai Biết, xã Lặng Lẽ"),
    ("Vi Văn Giấu Kỹ", "020095667788", "Bản Ẩn Danh, Đồng Khuất"),
]
CARD = "020090556677|089912345|Nông Thị Che Chở|05031990|Nữ|Hẻm Tối Om, phường Đóng Cửa|10052021"
PLANTED = [
    *(text for person in PEOPLE for text in person),
    *CARD.split("|")[:3],
    "Hẻm Tối Om",
    "0912887766",
    "kindao@mau.invalid",
    "Ghi chú chẳng ai được đọc",
    "Trương Cán Bộ Kín",
]


def needles() -> Iterator[tuple[str, bytes]]:
    """Every planted text as it might lie on a disk."""
    for text in PLANTED:
        for form in {text, text.upper(), fold(text), text.replace(" ", "")}:
            yield text, form.encode()
            yield text, form.encode("utf-16-le")
        yield text, text.encode("unicode_escape")


def found(folder: Path) -> list[tuple[str, str]]:
    """(file, planted text) of everything readable under the folder, names of files included."""
    hits = []
    for path in folder.rglob("*"):
        content = path.name.encode() + (path.read_bytes() if path.is_file() else b"")
        hits += [(str(path), text) for text, needle in needles() if needle in content]
    return hits


def bad_lines() -> list[bytes]:
    """Lines about the same people that are refused, one way or another."""
    return [
        line(1, applicant={"full_name": PEOPLE[0][0], "personal_id": PEOPLE[0][1][:11]}),
        line(1, applicant={"full_name": PEOPLE[1][0]}, procedure_code="9.999999"),
        line(1, **{PEOPLE[2][0]: PEOPLE[2][1]}),
        f'{{"card": "{CARD[:30]}", "procedure_code": "{PROCEDURE}"}}\n'.encode(),
        line(1, applicant={"full_name": PEOPLE[0][0], "phone": "0912887766" * 40}),
    ]


def test_nothing_planted_is_readable_in_any_file_of_counter_or_centre(tmp_path: Path) -> None:
    counter, centre = Counter(tmp_path / "counter"), Centre(tmp_path / "server")
    people = [
        {"full_name": name, "personal_id": number, "address": address, "phone": "0912887766"}
        for name, number, address in PEOPLE
    ]
    lines = [
        line(1, applicant={**person, "email": "kindao@mau.invalid"}, official="Trương Cán Bộ Kín")
        for person in people
    ]
    lines.append(line(1, note="Ghi chú chẳng ai được đọc"))
    carried = f'{{"card": "{CARD}", "procedure_code": "{PROCEDURE}"}}\n'.encode()
    with centre.serving():
        counter.enrol(centre.address, centre.code())
        done = counter.intake([*lines, carried, *bad_lines()])
        assert len(done.acknowledged()) == 5
        assert done.code == 3
        assert counter.run("official", "add", "--name=Trương Cán Bộ Kín").code == 0
        counter.sync()
        working = counter.start("intake", "-")
        assert working.stdin is not None
        assert working.stdout is not None
        working.stdin.write(lines[0])
        working.stdin.flush()
        assert working.stdout.readline().startswith(b"ACK ")
        assert counter.run("backup", str(counter.home / "saved.mcbackup")).code == 0
        working.kill()
        working.communicate()
        assert (counter.data / "store.db-wal").stat().st_size > 0
        assert found(tmp_path) == []
        assert counter.run("read-scan", stdin=CARD.encode()).code == 0
        assert counter.run("restore", str(counter.home / "saved.mcbackup")).code == 0
        assert counter.run("self-check").out
        counter.sync()
        assert found(tmp_path) == []
    assert len(counter.dump()["dossiers"]) == 6
    assert_keys_lie_alone(counter, centre)


def assert_keys_lie_alone(counter: Counter, centre: Centre) -> None:
    """The bytes of a key are nowhere beside the store it opens, raw or in hexadecimal."""
    for key_file, folder in ((counter.key, counter.data), (centre.key, centre.data)):
        text = key_file.read_text(encoding="ascii").strip()
        forms = (bytes.fromhex(text), text.encode(), text.upper().encode(), text[:32].encode())
        files = [path for path in folder.rglob("*") if path.is_file()]
        assert len(files) > 1
        assert [p for p in files if any(form in p.read_bytes() for form in forms)] == []
        assert key_file.stat().st_mode & 0o077 == 0


def test_the_search_finds_what_lies_in_the_clear(tmp_path: Path) -> None:
    name = PEOPLE[0][0]
    for number, content in enumerate(
        (name.encode(), name.encode("utf-16-le"), fold(name).encode(), b"x" + name.upper().encode())
    ):
        (tmp_path / f"file-{number}").write_bytes(b"\0" * 99 + content)
    assert {text for _, text in found(tmp_path)} == {name}
    assert len({path for path, _ in found(tmp_path)}) == 4
