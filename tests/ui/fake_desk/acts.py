"""What is done with a dossier after its intake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from models.domain.changes import Kind, touched
from models.domain.clock import local_day
from models.domain.day_hint import DayHint, day_hint
from models.domain.dossier import Dossier, DossierStatus, OfficialRef
from models.domain.moves import Move, last_moved_at, moved
from models.domain.rules import CounterRules
from models.services.processing import Act
from tests.ui.fake_desk.counter import Counter
from tests.ui.fake_desk.samples import CALENDAR


class Acts(Counter):
    """What is done with a dossier after its intake."""

    def act(self, move: Act) -> Dossier:
        self._enter("act", move)
        before = self._dossier(move.dossier_id)
        done = moved(
            before,
            Move(
                action=move.action,
                official=move.official,
                role=move.role,
                at=move.at or max(self._clock.now(), last_moved_at(before)),
                data=move.data,
            ),
            CALENDAR,
            self.counter_rules,
        )
        after = replace(done.dossier, synced_at=None)
        after = self._with_entry(after, str(move.action), before.status, move.official, done.data)
        self.store[after.id] = after
        self.centre.pop(after.id, None)
        self._tell(touched(Kind.SYNC, dossiers=(after.id,)))
        return after

    def note(
        self, dossier_id: str, action: str, official: OfficialRef, data: Mapping[str, Any]
    ) -> None:
        self._enter("note", dossier_id, action)
        dossier = self._dossier(dossier_id)
        self.store[dossier_id] = self._with_entry(dossier, action, dossier.status, official, data)
        self._tell(touched(Kind.SYNC, dossiers=(dossier_id,)))

    def rules(self) -> CounterRules:
        self._enter("rules")
        return self.counter_rules

    def day_hint(self, on: date) -> DayHint:
        self._enter("day_hint", on)
        return day_hint(CALENDAR, local_day(self._clock.now()), on)

    def received_before(self, before: datetime) -> tuple[str, ...]:
        self._enter("received_before", before)
        return tuple(
            d.id
            for d in reversed(self._newest())
            if d.status is DossierStatus.RECEIVED and d.received_at < before
        )
