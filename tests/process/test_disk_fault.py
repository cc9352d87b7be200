"""A disk that reports faults: a plain sentence, the code of a passing failure, nothing lost."""

from __future__ import annotations

import pytest

from tests.process.program import (
    Counter,
    Done,
    acknowledged,
    assert_books_add_up,
    is_plain_vietnamese,
    line,
    shown_code,
)

pytestmark = pytest.mark.process


def with_faults(counter: Counter, file: str, first_fault: int) -> Done:
    """An intake of twenty lines whose syncs of one file fail from the nth on."""
    fault = f"inject=fsync,fdatasync:error=EIO:when={first_fault}+"
    tracer = ("strace", "-f", "-qq", "-o", str(counter.home / "trace"))
    process = counter.start("intake", "-", prefix=(*tracer, "-P", file, "-e", fault))
    out, said = process.communicate(b"".join(line(n) for n in range(20)), timeout=60)
    return Done(process.returncode, out.decode(), said.decode())


@pytest.mark.parametrize("place", ["the store's log", "the mark"])
def test_a_disk_fault_in_the_middle_is_told_and_costs_nothing_acknowledged(
    counter: Counter, place: str
) -> None:
    file = counter.mark if place == "the mark" else counter.data / "store.db-wal"
    done = with_faults(counter, str(file), 8)
    assert done.code == 1, done.err
    (said,) = done.err.splitlines()
    assert is_plain_vietnamese(said.partition(": ")[2])
    assert "Đĩa báo lỗi" in said
    told = acknowledged(done.out)
    assert 0 < len(told) < 20
    assert len(counter.intake([line(1)]).acknowledged()) == 1
    content = counter.dump()
    stored = {d["id"]: shown_code(d) for d in content["dossiers"]}
    assert all(stored[dossier_id] == code for dossier_id, code in told)
    assert len(set(stored.values())) == len(stored)
    assert_books_add_up(content)
