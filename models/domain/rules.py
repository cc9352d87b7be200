"""The limits the law sets on the moves of a dossier, as values that an office can change.

The shipped values and their sources are in `resources/rules/counter.json`; a decree that changes a
number changes that file, not the program.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from models.domain.certification import CertificationFee

_CLOCK_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_VALUES = frozenset(
    {"supplements", "extensions", "apology_days", "hand_over_cutoff", "online_answer_hours"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterRules:
    """What the counter enforces.

    `supplements`: how often papers may be asked for again (Nghị định 118/2025 Điều 11: once).
    `extensions`: how often an appointment may be put off (Nghị định 61/2018 Điều 19; the name of
    Mẫu số 04 keeps it: once). `apology_days`: how many days before a date that will be missed the
    apology is proposed. `hand_over_cutoff`: what is received later goes to the specialist at the
    start of the next working day (local time). `online_answer_hours`: working hours within which
    an online dossier is accepted or answered. `certification_fees`: what certifying costs, out of a
    file of its own (docs/fees.md).
    """

    supplements: int = 1
    extensions: int = 1
    apology_days: int = 2
    hand_over_cutoff: time = time(15, 0)
    online_answer_hours: int = 8
    certification_fees: tuple[CertificationFee, ...] = ()


def rules_from_json(data: object) -> CounterRules:
    """Read a rules file: {"rules": {name: {"value", "source"}}}. Raises ValueError naming it."""
    rows = data.get("rules") if isinstance(data, Mapping) else None
    if not isinstance(rows, Mapping):
        raise ValueError("rules: must be an object")
    unknown = sorted(str(name) for name in rows if name not in _VALUES)
    missing = sorted(_VALUES - set(rows))
    if unknown or missing:
        raise ValueError(f"rules: unknown {unknown}, missing {missing}")
    return CounterRules(
        supplements=_count(rows, "supplements"),
        extensions=_count(rows, "extensions"),
        apology_days=_count(rows, "apology_days"),
        hand_over_cutoff=_clock_time(rows, "hand_over_cutoff"),
        online_answer_hours=_count(rows, "online_answer_hours"),
    )


def _value(rows: Mapping[str, Any], name: str) -> object:
    row = rows[name]
    if not isinstance(row, Mapping) or not isinstance(row.get("source"), str) or "value" not in row:
        raise ValueError(f"{name}: must be an object with value and source")
    return row["value"]


def _count(rows: Mapping[str, Any], name: str) -> int:
    value = _value(rows, name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 1_000:
        raise ValueError(f"{name}: must be a whole number from 0 to 1000")
    return value


def _clock_time(rows: Mapping[str, Any], name: str) -> time:
    value = _value(rows, name)
    found = _CLOCK_TIME.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f"{name}: must be a time like 15:00")
    return time(int(found[1]), int(found[2]))
