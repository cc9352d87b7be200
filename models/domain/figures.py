"""Figures of dossiers as of the end of a period, counted from history alone.

The columns are those of Biểu số II.06a/VPCP/KSTT (Thông tư 01/2020/TT-VPCP; its text was not seen,
the columns follow provincial systems). `place` says where a dossier that stood so at the end of a
period is counted, `figures_by` counts. The figures of a month stay what they were whatever is done
later, since `models.domain.standing` tells how a dossier stood.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar

from models.domain.clock import VIETNAM
from models.domain.dossier import Channel, DossierStatus
from models.domain.standing import Standing
from models.domain.workflow import CLOCK_STOPPED_STATUSES

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Period:
    """Local days, both included. Raises ValueError when the first is after the last."""

    from_on: date
    to_on: date

    def __post_init__(self) -> None:
        if self.from_on > self.to_on:
            raise ValueError("period: the first day is after the last")

    @property
    def start_at(self) -> datetime:
        """00:00 of the first day."""
        return datetime.combine(self.from_on, time.min, VIETNAM)

    @property
    def end_at(self) -> datetime:
        """The first instant after the last day."""
        return datetime.combine(self.to_on + timedelta(days=1), time.min, VIETNAM)


class Came(StrEnum):
    """Columns 4 to 6: how a dossier came into the period."""

    ONLINE = "online"
    DIRECT = "direct"
    CARRIED = "carried"


class Stands(StrEnum):
    """Columns 8 to 10 (done in the period) and 12 to 13 (open at its end)."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    WITHIN = "within"
    OVERDUE = "overdue"


_DONE = frozenset({Stands.EARLY, Stands.ON_TIME, Stands.LATE})


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one dossier is counted in a period: once among 4 to 6, once among 8 to 13."""

    came: Came
    stands: Stands


def place(standing: Standing | None, channel: Channel, period: Period) -> Placed | None:
    """Where a dossier that stood so at the end of the period is counted; None: not in it.

    Days are compared, not instants. Withdrawn is on time on its day. A refusal after reception is
    done on its day, early or late as any other. Waiting or stopped is within time.
    """
    if standing is None or standing.voided_at is not None:
        return None
    if standing.finished_at is not None and standing.finished_at < period.start_at:
        return None
    if standing.received_at < period.start_at:
        came = Came.CARRIED
    else:
        came = Came.ONLINE if channel is Channel.ONLINE else Came.DIRECT
    return Placed(came, _stands(standing, period))


def _stands(standing: Standing, period: Period) -> Stands:
    finished_on, due_on = standing.finished_on, standing.due_on
    if finished_on is not None:
        is_withdrawn = standing.status is DossierStatus.WITHDRAWN
        if is_withdrawn or due_on is None or finished_on == due_on:
            return Stands.ON_TIME
        return Stands.EARLY if finished_on < due_on else Stands.LATE
    runs = standing.status not in CLOCK_STOPPED_STATUSES
    late = runs and due_on is not None and due_on < period.to_on
    return Stands.OVERDUE if late else Stands.WITHIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One row: columns 3 to 13 in their order."""

    received: int = 0
    online: int = 0
    direct: int = 0
    carried: int = 0
    done: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    open: int = 0
    within: int = 0
    overdue: int = 0

    def columns(self) -> dict[str, int]:
        """The numbers under the names of the form's columns, c3 to c13."""
        return {f"c{n}": getattr(self, field.name) for n, field in enumerate(fields(self), 3)}

    def check(self, row: str) -> None:
        """3 = 4+5+6 = 7+11, 7 = 8+9+10, 11 = 12+13. Raises AssertionError naming the row: a bug."""
        came = self.online + self.direct + self.carried
        if not self.received == came == self.done + self.open:
            raise AssertionError(f"{row}: 3 = 4+5+6 = 7+11 does not hold: {self.columns()}")
        if self.done != self.early + self.on_time + self.late:
            raise AssertionError(f"{row}: 7 = 8+9+10 does not hold: {self.columns()}")
        if self.open != self.within + self.overdue:
            raise AssertionError(f"{row}: 11 = 12+13 does not hold: {self.columns()}")


def figures_by(placed: Iterable[tuple[Key, Placed]]) -> dict[Key, Figures]:
    """Count by key. Totals are counted by themselves, so that `Figures.check` can fail."""
    counts: dict[Key, Counter[str]] = {}
    for key, one in placed:
        ended = "done" if one.stands in _DONE else "open"
        counts.setdefault(key, Counter()).update(("received", one.came, ended, one.stands))
    return {key: Figures(**{str(n): c for n, c in count.items()}) for key, count in counts.items()}


def sum_of(rows: Iterable[Figures]) -> Figures:
    """The total row."""
    listed = tuple(rows)
    return Figures(**{f.name: sum(getattr(r, f.name) for r in listed) for f in fields(Figures)})


def percent(part: int, whole: int) -> float | None:
    """A share in percent with one decimal, halves up; None of nothing."""
    return None if whole == 0 else (2_000 * part + whole) // (2 * whole) / 10
