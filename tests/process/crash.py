"""Kill an intake at random moments, again and again, and account for everything it acknowledged.

python -m tests.process.crash --rounds 200 [--seed N]
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from tests.process.program import (
    AGENCY,
    BLOCK,
    DAY,
    Centre,
    Counter,
    acknowledged,
    assert_books_add_up,
    line,
    shown_code,
)

MOST_ACKS = 40
_LATEST_S = 0.012


@dataclass(slots=True)
class Tally:
    """What all rounds together were told was saved."""

    rounds: int = 0
    before_any: int = 0
    acknowledged: list[tuple[str, str]] = field(default_factory=list)


def kill_once(counter: Counter, rng: random.Random) -> list[tuple[str, str]]:
    """Feed an intake without pause, kill -9 it somewhere, return what it had acknowledged."""
    wanted = rng.randrange(MOST_ACKS)
    process = counter.start("intake", "-")
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdin, process.stdout, process.stderr:
        feeder = threading.Thread(target=_feed, args=(process.stdin,))
        feeder.start()
        said = bytearray()
        if wanted == 0:  # somewhere in start-up: opening, migrating, comparing with the mark
            time.sleep(rng.uniform(0.0, 1.2))
        for answer in _lines(process.stdout, wanted):
            said += answer
        time.sleep(rng.uniform(0.0, _LATEST_S))
        process.kill()
        said += process.stdout.read()
        feeder.join()
        complaint = process.stderr.read().decode()
        with suppress(BrokenPipeError):
            process.stdin.close()
    process.wait(20)
    assert complaint == "", complaint
    return acknowledged(said.decode(errors="replace"))


def _lines(out: IO[bytes], count: int) -> Iterator[bytes]:
    for _ in range(count):
        yield out.readline()


def _feed(into: IO[bytes]) -> None:
    with suppress(BrokenPipeError):
        for number in range(100_000):
            into.write(line(number))
            into.flush()


def crash(counter: Counter, rounds: int, rng: random.Random) -> Tally:
    """Kill the program `rounds` times, checking after each that nothing was given twice."""
    tally = Tally()
    for _ in range(rounds):
        told = kill_once(counter, rng)
        tally.rounds += 1
        tally.before_any += not told
        tally.acknowledged += told
        codes = [code for _, code in tally.acknowledged]
        assert len(set(codes)) == len(codes), "a code was given twice"
    return tally


def check(counter: Counter, tally: Tally) -> dict[str, int]:
    """Compare the store with what was acknowledged; returns the figures."""
    content = counter.dump()
    stored = {dossier["id"]: shown_code(dossier) for dossier in content["dossiers"]}
    lost = [pair for pair in tally.acknowledged if stored.get(pair[0]) != pair[1]]
    assert not lost, lost
    assert len(set(stored.values())) == len(stored), "two dossiers carry one code"
    queued = [row["dossier_id"] for row in content["outbox"]]
    assert sorted(queued) == sorted(stored), "outbox and dossiers differ"
    assert all(len(dossier["history"]) == 1 for dossier in content["dossiers"])
    assert_books_add_up(content)
    void = _first_codes_are_final(content["leases"], list(stored.values()))
    return {
        "rounds": tally.rounds,
        "killed_before_any": tally.before_any,
        "acknowledged": len(tally.acknowledged),
        "stored": len(stored),
        "void_numbers": void,
    }


def _first_codes_are_final(leases: list[dict[str, object]], codes: list[str]) -> int:
    """Today's whole block is given out before the first provisional code. Returns void numbers."""
    (today,) = [book for book in leases if str(book["day"]).endswith("11-25")]
    void = int(str(today["void"]))
    final = [code for code in codes if code.startswith(f"{AGENCY}-{DAY}-")]
    assert codes[: len(final)] == final, "a provisional code came before the block was used up"
    assert len(final) == min(len(codes), BLOCK - void)
    assert all(code.startswith("TMP-") for code in codes[len(final) :])
    return void


def main(arguments: list[str]) -> int:
    """Run as many rounds as asked for and print the figures; a broken promise ends it."""
    parser = argparse.ArgumentParser(prog="python -m tests.process.crash")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2**31))
    asked = parser.parse_args(arguments)
    print(f"seed {asked.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="mot-cua-crash-") as folder:
        counter = Counter(Path(folder) / "counter")
        with Centre(Path(folder) / "server").serving() as centre:
            counter.enrol(centre.address, centre.code())
        tally = crash(counter, asked.rounds, random.Random(asked.seed))
        print(check(counter, tally))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
