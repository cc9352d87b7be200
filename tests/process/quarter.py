"""A quarter of a counter's life through `intake` and `act`, each month counted twice.

    python -m tests.process.quarter --dossiers 2000

Every person is invented. The count below reads nothing but `dump`; it knows the form II.06a by
its definitions and none of the program's own counting.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import Counter as Tally
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import resources
from tests.process.program import Centre, Counter, Done

FIRST = date(2026, 7, 1)
MONTHS = (
    (date(2026, 7, 1), date(2026, 7, 31)),
    (date(2026, 8, 1), date(2026, 8, 31)),
    (date(2026, 9, 1), date(2026, 9, 30)),
)
COLUMNS = ("c4", "c5", "c6", "c8", "c9", "c10", "c12", "c13")
_HANDLER = {"official": "Lý Văn Thẩm", "role": "head"}
_OFFICIALS = ("Lò Thị Bích Hạnh", "Hoàng Thị Thử", "Nông Văn Mẫu")


def lines(count: int, seed: int) -> tuple[list[dict[str, Any]], random.Random]:
    """Intake lines over the quarter, some before it, with people nobody is."""
    chance = random.Random(seed)
    offered = [
        p["code"]
        for p in resources.read_json("catalogue/procedures.json")["procedures"]
        if p["time_limit"] and not p["centralised"]
    ]
    procedures = chance.sample(offered, 12)
    made = []
    for number in range(count):
        day = FIRST + timedelta(days=chance.randint(-20, 91))
        at = datetime(day.year, day.month, day.day, chance.randint(7, 16), chance.randint(0, 59))
        if number % 12 == 0:  # the last second of a month, or the first of the next
            _, last = MONTHS[number // 12 % len(MONTHS)]
            at = datetime(last.year, last.month, last.day, 23, 59, 59)
            at += timedelta(seconds=number // 12 % 2)
        made.append(
            {
                "applicant": {
                    "full_name": f"Người Thử Số {number}",
                    "birth_date": "1990-03-05",
                    "address": "Thôn Mẫu",
                },
                "procedure_code": chance.choice(procedures),
                "received_at": f"{at.isoformat()}+07:00",
                "channel": chance.choices(("counter", "post", "online"), (6, 1, 3))[0],
                "official": chance.choice(_OFFICIALS),
            }
        )
    made.sort(key=lambda line: line["received_at"])
    return made, chance


def life(dossier: str, received_at: str, chance: random.Random) -> Iterator[dict[str, Any]]:
    """The acts of one dossier, in order of time."""
    at = datetime.fromisoformat(received_at)

    def move(action: str, days: float, **more: Any) -> dict[str, Any]:
        nonlocal at
        at += timedelta(days=days, minutes=chance.randint(1, 90))
        usual = {"official": chance.choice(_OFFICIALS)}
        return {"dossier": dossier, "action": action, "at": at.isoformat(), **usual, **more}

    reason = {"data": {"reason": "Theo quy định"}}
    way = chance.random()
    if way < 0.03:
        yield move("void", chance.choice((0, 40)), data={"reason": "Nhập nhầm"})
        return
    if way < 0.06:
        yield move("withdraw", chance.uniform(0, 9), **reason)
        return
    if way < 0.12:
        return
    yield move("hand_over", chance.uniform(0, 1))
    if way < 0.22:
        yield move("request_supplement", chance.uniform(0, 5), data={"items": ["Tờ khai"]})
        if way < 0.14:
            yield move("refuse", chance.uniform(1, 20), **reason)
            return
        if way < 0.16:
            return
        yield move("supplement_received", chance.uniform(1, 15))
        yield move("hand_over", chance.uniform(0, 1))
    elif way < 0.30:
        yield move("stop", chance.uniform(0, 6), **reason | _HANDLER)
        if way < 0.24:
            return
        yield move("resume", chance.uniform(1, 20), **_HANDLER)
    elif way < 0.36:
        yield move("request_payment", chance.uniform(0, 4), **reason)
        if way < 0.32:
            return
        yield move("payment_done", chance.uniform(1, 9))
    if way < 0.42:
        return
    yield move("result_ready", chance.choice((0.5, 1, 3, 8, 20, 45)))
    if way < 0.9:
        yield move("return_result", chance.uniform(0, 12))


def enter(counter: Counter, made: list[dict[str, Any]], chance: random.Random) -> int:
    """Take everything in. Returns how many acts there were."""
    done = _all_done(counter.run("intake", "-", stdin=_jsonl(made), timeout_s=600))
    ids = [dossier_id for dossier_id, _ in done.acknowledged()]
    moves = [
        move
        for dossier_id, line in zip(ids, made, strict=True)
        for move in life(dossier_id, line["received_at"], chance)
    ]
    _all_done(counter.run("act", "-", stdin=_jsonl(moves), timeout_s=900))
    return len(moves)


def counted(dump: dict[str, Any], first: date, last: date) -> dict[str, Tally[str]]:
    """The columns of II.06a by sector, from the histories up to the end of the period."""
    table: dict[str, Tally[str]] = {}
    for dossier in dump["dossiers"]:
        known = [e for e in dossier["history"] if _day(e["at"]) <= last]
        received = [e for e in known if e["action"] in ("receive", "accept_online")]
        if not received or "void" in [e["action"] for e in known]:
            continue
        began, due = _day(received[0]["at"]), None
        ended: dict[str, Any] | None = None
        for entry in known:
            due = entry["data"].get("due_after") or due
            if entry["to_status"] in (9, 10, 7, 3) and ended is None:
                ended = {**entry, "due": due}
        row = table.setdefault(dossier["procedure"]["sector"], Tally())
        ended_on = None if ended is None else _day(ended["at"])
        if began >= first:
            row["c4" if dossier["channel"] == "online" else "c5"] += 1
        elif ended_on is None or ended_on >= first:
            row["c6"] += 1
        else:
            continue
        if ended is not None and ended_on is not None:
            late = ended["due"] is not None and ended_on > _day(ended["due"])
            early = ended["due"] is not None and ended_on < _day(ended["due"])
            if ended["to_status"] == 7:
                row["c9"] += 1
            else:
                row["c10" if late else "c8" if early else "c9"] += 1
        else:
            waits = known[-1]["to_status"] in (5, 6, 8)
            overdue = not waits and due is not None and _day(due) < last
            row["c13" if overdue else "c12"] += 1
    return table


def differences(counter: Counter, dump: dict[str, Any]) -> list[str]:
    """What `report ii06a` says otherwise than the count, month by month."""
    wrong = []
    for first, last in MONTHS:
        words = ("report", "ii06a", f"--from={first}", f"--to={last}", "--format=json")
        done = counter.run(*words)
        assert (done.code, done.err) == (0, ""), done.err
        said = {row["sector"]: row for row in json.loads(done.out)["rows"]}
        wanted = counted(dump, first, last)
        for sector in sorted(said.keys() | wanted.keys()):
            told, own = said.get(sector, {}), wanted.get(sector, Tally())
            for column in COLUMNS:
                if told.get(column, 0) != own[column]:
                    wrong.append(
                        f"{first:%m/%Y} {sector} {column}: {told.get(column, 0)}, {own[column]}"
                    )
    return wrong


def _all_done(done: Done) -> Done:
    assert (done.code, done.err) == (0, ""), (done.code, done.err[:2_000])
    return done


def _jsonl(lines: list[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in lines)


def _day(text: str) -> date:
    return datetime.fromisoformat(text).date()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--dossiers", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counter = Counter(Path(folder) / "counter")
        with Centre(Path(folder) / "server").serving() as centre:
            counter.enrol(centre.address, centre.code())
        began = time.monotonic()
        made, chance = lines(options.dossiers, options.seed)
        acts = enter(counter, made, chance)
        took = time.monotonic() - began
        wrong = differences(counter, counter.dump())
    print(f"{options.dossiers} dossiers, {acts} acts, {took:.0f} s; differences: {wrong or 0}")


if __name__ == "__main__":
    main()
