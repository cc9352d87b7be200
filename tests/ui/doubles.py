"""Stand-ins for the ports presenters see: everything happens at once and in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from models.domain.changes import Changes
from models.errors import AppError
from ui.slip_check import SlipCheck

T = TypeVar("T")


@dataclass
class _Alarm:
    at_ms: int
    call: Callable[[], None]


@dataclass
class ImmediateTasks:
    """Runs work inline; delayed calls wait for `advance_ms`. Bugs go straight through."""

    now_ms: int = 0
    runs: int = 0
    _alarms: list[_Alarm] = field(default_factory=list)

    def run(
        self, work: Callable[[], T], ok: Callable[[T], None], fail: Callable[[AppError], None]
    ) -> None:
        """See `ui.ports.Tasks.run`."""
        self.runs += 1
        try:
            answer = work()
        except AppError as error:
            fail(error)
        else:
            ok(answer)

    def after_ms(self, delay_ms: int, call: Callable[[], None]) -> Callable[[], None]:
        """See `ui.ports.Tasks.after_ms`."""
        alarm = _Alarm(self.now_ms + delay_ms, call)
        self._alarms.append(alarm)

        def take_back() -> None:
            if alarm in self._alarms:
                self._alarms.remove(alarm)

        return take_back

    def advance_ms(self, by_ms: int) -> None:
        """Let time pass: calls that fall due are made in order, also those they set up."""
        end = self.now_ms + by_ms
        while due := [alarm for alarm in self._alarms if alarm.at_ms <= end]:
            alarm = min(due, key=lambda one: one.at_ms)
            self._alarms.remove(alarm)
            self.now_ms = max(self.now_ms, alarm.at_ms)
            alarm.call()
        self.now_ms = end


@dataclass
class RecordingRouter:
    """Remembers where it was asked to go."""

    calls: list[tuple[str, object]] = field(default_factory=list)

    def open_dossier(self, dossier_id: str) -> None:
        self.calls.append(("dossier", dossier_id))

    def tell_slip(self, check: SlipCheck) -> None:
        self.calls.append(("slip", check))

    def open_intake(self, scan: str | None = None) -> None:
        self.calls.append(("intake", scan))

    def go(self, page: str) -> None:
        self.calls.append(("go", page))

    def back(self) -> None:
        self.calls.append(("back", None))


@dataclass
class PlainFeed:
    """Tells every change at once."""

    callbacks: list[Callable[[Changes], None]] = field(default_factory=list)

    def subscribe(self, callback: Callable[[Changes], None]) -> Callable[[], None]:
        """See `ui.ports.ChangeFeed.subscribe`."""
        self.callbacks.append(callback)

        def end() -> None:
            if callback in self.callbacks:
                self.callbacks.remove(callback)

        return end

    def publish(self, changes: Changes) -> None:
        """See `ui.ports.ChangeFeed.publish`."""
        for callback in tuple(self.callbacks):
            callback(changes)
