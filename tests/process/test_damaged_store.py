"""A store, marker, key or backup that is not what it should be: refused in words, kept as is."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from tests.process.program import Counter, line

pytestmark = pytest.mark.process


def plain_sqlite(counter: Counter) -> None:
    counter.store.unlink()
    with closing(sqlite3.connect(counter.store)) as plain:
        plain.execute("CREATE TABLE dossier (id TEXT)")


def schema_of_tomorrow(counter: Counter) -> None:
    with closing(sqlcipher.connect(str(counter.store))) as store:
        store.execute(f"PRAGMA key = \"x'{counter.key.read_text('ascii').strip()}'\"")
        store.execute("PRAGMA user_version = 99")


def truncated(counter: Counter) -> None:
    content = counter.store.read_bytes()
    counter.store.write_bytes(content[: len(content) // 2 + 17])


def begins_with_zeros(counter: Counter) -> None:
    content = counter.store.read_bytes()
    counter.store.write_bytes(bytes(4096) + content[4096:])


def without_its_page_one(counter: Counter) -> None:
    content = counter.store.read_bytes()
    counter.store.write_bytes(content[4096:])


def folder_instead(counter: Counter) -> None:
    counter.store.unlink()
    counter.store.mkdir()


def marker(text: str) -> Callable[[Counter], None]:
    def spoil(counter: Counter) -> None:
        (counter.data / "store.json").write_text(text, encoding="utf-8")

    return spoil


def marker_that_climbs(counter: Counter) -> None:
    path = counter.data / "store.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**content, "store_id": "../../../tmp/x"}), encoding="utf-8")


def write(content: bytes) -> Callable[[Counter], object]:
    return lambda counter: counter.store.write_bytes(content)


DAMAGE: dict[str, tuple[Callable[[Counter], object], str]] = {
    "missing": (lambda c: c.store.unlink(), "không tạo kho mới"),
    "empty": (write(b""), "bị hỏng"),
    "all zero": (write(bytes(65536)), "bị hỏng"),
    "a web page": (write(b"<!DOCTYPE html>" * 500), "bị hỏng"),
    "plain SQLite": (plain_sqlite, "bị hỏng"),
    "truncated": (truncated, "bị hỏng"),
    "first page zero": (begins_with_zeros, "bị hỏng"),
    "first page gone": (without_its_page_one, "bị hỏng"),
    "a folder": (folder_instead, "không tạo kho mới"),
    "schema of tomorrow": (schema_of_tomorrow, "bản mới hơn"),
    "marker missing": (lambda c: (c.data / "store.json").unlink(), "store.json"),
    "marker half written": (marker('{"store_id": "0123'), "store.json"),
    "marker of other types": (
        marker('{"store_id": 1, "key_check": [], "sealed_key": null, "made_at": 2}'),
        "store.json",
    ),
    "marker that climbs out": (marker_that_climbs, "store.json"),
    "another key": (lambda c: c.key.write_text("ab" * 32), "Khóa không đúng"),
    "key is garbage": (lambda c: c.key.write_bytes(b"\xff\xfe"), "khóa"),
    "key is too short": (lambda c: c.key.write_text("abcd"), "Tệp khóa"),
    "key is gone": (lambda c: c.key.unlink(), "thiếu khóa"),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_spoiled_store_is_refused_in_one_sentence_and_left_as_it_is(
    counter: Counter, name: str
) -> None:
    spoil, words = DAMAGE[name]
    spoil(counter)
    kept = {
        p: p.read_bytes() for p in counter.home.rglob("*") if p.is_file() and not _moves(p.name)
    }
    assert words in counter.run("intake", "-", stdin=line(1)).sentence(10)
    assert words in counter.run("dump").sentence(10)
    now = {p: p.read_bytes() for p in counter.home.rglob("*") if p.is_file() and not _moves(p.name)}
    assert now == kept


def _moves(name: str) -> bool:
    return name.endswith((".log", ".mark", "lock", "-wal", "-shm"))


def test_a_spoiled_store_comes_back_from_its_backup_and_is_kept_aside(counter: Counter) -> None:
    before = counter.dump()["dossiers"]
    saved = counter.home / "saved.mcbackup"
    assert counter.run("backup", str(saved)).code == 0
    truncated(counter)
    spoiled = counter.store.read_bytes()
    assert counter.run("restore", str(saved)).code == 0
    assert counter.dump()["dossiers"] == before
    assert counter.run("restore", str(saved)).code == 0
    aside = [path.read_bytes() for path in (counter.data / "set-aside").rglob("store.db")]
    assert spoiled in aside
    assert len(aside) == 2
    assert len(counter.intake([line(1)]).acknowledged()) == 1


def test_every_flipped_bit_is_noticed_and_never_read_as_something_else(counter: Counter) -> None:
    before, content = counter.dump(), counter.store.read_bytes()
    rng = random.Random(7)
    for _ in range(8):
        place = rng.randrange(len(content) * 8)
        spoiled = bytearray(content)
        spoiled[place // 8] ^= 1 << place % 8
        counter.store.write_bytes(spoiled)
        done = counter.run("backup", str(counter.home / "saved.mcbackup"))
        assert "bản sao" in done.sentence(2) if done.code == 2 else "hỏng" in done.sentence(10)
        assert not (counter.home / "saved.mcbackup").exists()
    counter.store.write_bytes(content)
    assert counter.dump() == before


def repacked(counter: Counter, **changes: object) -> bytes:
    """The backup with other words in its manifest."""
    source, target = counter.home / "saved.mcbackup", counter.home / "repacked"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        manifest = {**json.loads(old.read("manifest.json")), **changes}
        new.writestr("manifest.json", json.dumps(manifest))
        new.writestr("store.db", old.read("store.db"))
    return target.read_bytes()


def packed(counter: Counter, how: int) -> bytes:
    source, target = counter.home / "saved.mcbackup", counter.home / "repacked"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", how) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return target.read_bytes()


def bad_backups(counter: Counter) -> dict[str, bytes]:
    good = (counter.home / "saved.mcbackup").read_bytes()
    flipped = bytearray(good)
    flipped[len(good) // 2] ^= 1
    locked = bytearray(good)
    for place in (6, good.rindex(b"PK\1\2") + 8, good.index(b"PK\1\2") + 8):
        locked[place] |= 1
    return {
        "empty": b"",
        "garbage": random.Random(5).randbytes(50_000),
        "cut": good[: len(good) // 2],
        "flipped": bytes(flipped),
        "locked": bytes(locked),
        "packed small": packed(counter, zipfile.ZIP_DEFLATED),
        "store alone": counter.store.read_bytes(),
        "other key": repacked(counter, key_check="00" * 8),
        "key check is a number": repacked(counter, key_check=5),
        "name that climbs": repacked(counter, store_id="../../../../tmp/x"),
        "schema is a text": repacked(counter, schema="1"),
        "other sum": repacked(counter, sha256="00" * 32),
        "one thing more": repacked(counter, extra=1),
        "format of tomorrow": repacked(counter, format=2),
    }


def test_a_backup_that_is_none_is_refused_and_the_store_stays(counter: Counter) -> None:
    saved, bad = counter.home / "saved.mcbackup", counter.home / "bad.mcbackup"
    assert counter.run("backup", str(saved)).code == 0
    before, files = counter.dump(), sorted(p.name for p in counter.data.iterdir())
    for name, content in bad_backups(counter).items():
        bad.write_bytes(content)
        done = counter.run("restore", str(bad))
        assert "bản sao" in done.sentence(2).lower(), name
    assert counter.dump() == before
    assert [p.name for p in sorted(counter.data.iterdir()) if p.name not in files] == []
    code = counter.intake([line(1)]).acknowledged()[0][1]
    assert code.endswith("-0004")


def test_a_backup_of_another_computer_is_refused(counter: Counter) -> None:
    saved = counter.home / "saved.mcbackup"
    assert counter.run("backup", str(saved)).code == 0
    shutil.rmtree(counter.data)
    counter.key.write_text("ab" * 32, encoding="ascii")
    assert "khóa khác" in counter.run("restore", str(saved)).sentence(2)
    assert not counter.store.exists()


def test_a_key_file_inside_the_data_folder_is_refused_also_through_a_link(
    counter: Counter,
) -> None:
    link = counter.home / "link"
    link.symlink_to(counter.data)
    for place in (counter.data / "key", link / "key"):
        done = counter.run("dump", f"--key-file={place}")
        assert "ngoài thư mục dữ liệu" in done.sentence(10)
