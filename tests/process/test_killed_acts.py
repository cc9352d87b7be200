"""An act that was acknowledged stays, whole and once, whenever the program is killed."""

from __future__ import annotations

import json
import random
import time

import pytest

from tests.process.program import Counter, line

pytestmark = pytest.mark.process
ROUNDS = 3
FEES = 36


def kill_while_fees_are_taken(counter: Counter, code: str, first: int, wanted: int) -> list[str]:
    """Take one fee a line, kill -9 after some acknowledgements; the event ids that were told."""
    process = counter.start("act", "-")
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdin, process.stdout, process.stderr:
        for number in range(first, first + FEES // ROUNDS):
            fees = [{"name": f"Phí {number}", "amount_vnd": 1_000}]
            act = {"dossier": code, "action": "take_fee", "data": {"fees": fees}}
            process.stdin.write(json.dumps({**act, "at": "2026-11-25T10:00:00+07:00"}).encode())
            process.stdin.write(b"\n")
        process.stdin.flush()
        said = [process.stdout.readline() for _ in range(wanted)]
        process.kill()
        said += process.stdout.readlines()
        process.wait()
    return [told.split()[3].decode() for told in said if told.endswith(b"\n")]


def test_each_acknowledged_act_is_there_with_its_history_its_money_and_its_message(
    counter: Counter,
) -> None:
    rng = random.Random(7)
    ((dossier_id, code),) = counter.intake([line(1)]).acknowledged()
    told: list[str] = []
    for number in range(ROUNDS):
        first = number * (FEES // ROUNDS)
        told += kill_while_fees_are_taken(counter, code, first, rng.randrange(1, 6))
        time.sleep(rng.uniform(0.0, 0.01))
    dump = counter.dump()
    (dossier,) = (d for d in dump["dossiers"] if d["id"] == dossier_id)
    taken = [entry for entry in dossier["history"] if entry["action"] == "take_fee"]
    kept = [entry["id"] for entry in taken]
    assert len(told) >= ROUNDS
    assert set(told) <= set(kept)
    assert len(set(kept)) == len(kept)
    names = [fee["name"] for entry in taken for fee in entry["data"]["taken"]]
    assert [fee["name"] for fee in dossier["fees"]] == names
    assert len(set(names)) == len(names)
    waiting = [row for row in dump["outbox"] if row["dossier_id"] == dossier_id]
    assert len(waiting) == dossier["waiting"] == 1 + len(kept)
