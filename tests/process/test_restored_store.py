"""A store that went back in time: by a restore, by a copied folder, without its key or its mark."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.process.program import Centre, Counter, assert_books_add_up, line

pytestmark = pytest.mark.process
Told = list[tuple[str, str]]


def receive(counter: Counter, count: int) -> Told:
    told = counter.intake([line(number) for number in range(count)]).acknowledged()
    assert len(told) == count
    return told


def by_restore(counter: Counter) -> Callable[[], None]:
    saved = counter.home / "saved.mcbackup"
    assert counter.run("backup", str(saved)).code == 0

    def back() -> None:
        done = counter.run("restore", str(saved))
        assert done.code == 0, done.err

    return back


def by_copied_folder(counter: Counter) -> Callable[[], None]:
    saved = counter.home / "saved-folder"
    shutil.copytree(counter.data, saved)

    def back() -> None:
        shutil.rmtree(counter.data)
        shutil.copytree(saved, counter.data)

    return back


@pytest.mark.parametrize("way", [by_restore, by_copied_folder])
def test_a_store_put_back_while_offline_gives_no_code_twice_and_costs_the_centre_nothing(
    tmp_path: Path, way: Callable[[Counter], Callable[[], None]]
) -> None:
    centre = Centre(tmp_path / "server")
    counter, witness = Counter(tmp_path / "counter"), Counter(tmp_path / "witness")
    with centre.serving():
        counter.enrol(centre.address, centre.code())
        before = receive(counter, 20)
        put_back = way(counter)
        sent = receive(counter, 10)
        counter.sync()
    lost = receive(counter, 10)
    put_back()
    after = receive(counter, 20)
    assert all(code.startswith("TMP-") for _, code in after)
    everything = [*before, *sent, *lost, *after]
    assert len({code for _, code in everything}) == len(everything)
    with centre.serving(centre.port):
        counter.sync()
        fresh = receive(counter, 5)
        counter.sync()
        witness.enrol(centre.address, centre.code())
    assert len({code for _, code in [*everything, *fresh]}) == len(everything) + 5
    expected = {dossier_id for dossier_id, _ in [*before, *sent, *after, *fresh]}
    for content in (counter.dump(), witness.dump()):
        stored = {d["id"]: d for d in content["dossiers"]}
        assert set(stored) == expected
        assert all(len(d["history"]) == 1 for d in stored.values())
        assert not any(d["disputed_code"] for d in stored.values())
        codes = [d["code"] for d in stored.values()]
        assert len(set(codes)) == len(codes)
        assert None not in codes
        for dossier_id, code in after:
            assert stored[dossier_id]["provisional_code"] == code
        for dossier_id, code in [*before, *sent, *fresh]:
            assert stored[dossier_id]["code"] == code
    content = counter.dump()
    assert content["outbox"] == []
    assert_books_add_up(content)
    final = next(d["code"] for d in content["dossiers"] if d["id"] == after[0][0])
    for code in (after[0][1], final):
        slip = counter.home / f"{code}.pdf"
        assert counter.run("print", f"--dossier={code}", "--form=01", f"--out={slip}").code == 0
        assert slip.read_bytes().startswith(b"%PDF")


def test_a_lost_key_file_is_never_replaced_by_a_new_key_and_comes_back_with_the_recovery_key(
    counter: Counter,
) -> None:
    before, key = counter.dump(), counter.key.read_bytes()
    counter.key.unlink()
    for verb in (("dump",), ("sync",), ("intake", "-"), ("backup", str(counter.home / "b"))):
        assert "khóa" in counter.run(*verb, stdin=line(1)).sentence(10)
    assert not counter.key.exists()
    wrong = counter.run("recover-key", stdin=b"AAAA-" * 7 + b"AAAA\n")
    assert "Khóa phục hồi chưa đúng" in wrong.sentence(10)
    for garbage in (b"", b"\xff\xfe\x00", b"x" * 100_000):
        assert counter.run("recover-key", stdin=garbage).sentence(10)
    assert not counter.key.exists()
    recovery_key = (counter.home / "recovery-key").read_bytes()
    assert counter.run("recover-key", stdin=recovery_key.lower() + b"\n").sentence(0)
    assert counter.key.read_bytes() == key
    assert counter.dump() == before
    assert receive(counter, 1)[0][1].endswith("-0004")


def test_the_key_of_another_store_is_not_written_over(counter: Counter) -> None:
    other = counter.copy(counter.home.with_name("other"))
    other.key.write_text("ab" * 32 + "\n", encoding="ascii")
    recovery_key = (counter.home / "recovery-key").read_bytes()
    assert "kho khác" in other.run("recover-key", stdin=recovery_key).sentence(10)
    assert other.key.read_text(encoding="ascii") == "ab" * 32 + "\n"


def test_without_its_mark_a_store_goes_on_with_provisional_codes_until_it_joins_again(
    tmp_path: Path, centre: Centre
) -> None:
    counter = Counter(tmp_path / "counter")
    counter.enrol(centre.address, centre.code())
    told = receive(counter, 10)
    counter.sync()
    counter.mark.unlink()
    told += receive(counter, 10)
    assert all(code.startswith("TMP-") for _, code in told[10:])
    done = counter.run("sync")
    assert "mã nối máy mới" in done.sentence(4)
    counter.enrol(centre.address, centre.code())
    told += receive(counter, 10)
    counter.sync()
    content = counter.dump()
    assert len({code for _, code in told}) == len(content["dossiers"]) == 30
    assert content["outbox"] == []
    assert {d["id"] for d in content["dossiers"]} == {dossier_id for dossier_id, _ in told}
    codes = {d["code"] for d in content["dossiers"]}
    assert len(codes) == 30
    assert None not in codes
    assert_books_add_up(content)


@pytest.mark.parametrize("damage", ["empty", "garbage", "of another store"])
def test_a_damaged_mark_counts_as_a_lost_one(counter: Counter, damage: str) -> None:
    content = {"empty": b"", "garbage": b"\xff" * 16384, "of another store": b"\0\0\0\x40" * 4096}
    counter.mark.write_bytes(content[damage])
    told = receive(counter, 2)
    assert all(code.startswith("TMP-") for _, code in told)
    assert len(counter.dump()["dossiers"]) == 5
