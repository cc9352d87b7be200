"""This computer: its office, numbers, line to the centre and copies."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from models.domain.changes import Kind, touched
from models.domain.clock import local_day
from models.domain.dossier import OfficialRef
from models.domain.workflow import Role
from models.errors import StaleEdit
from models.queries.dossier_list import View
from models.queries.sync_overview import SyncOverview
from models.queries.two_versions import Side
from models.services.numbering import NumberBook, NumbersLeft
from models.services.settling import Settlement
from tests.ui.fake_desk.counter import Counter
from tests.ui.fake_desk.samples import OFFICE
from ui.desk import BackupCard, OfficeCard


class Machine(Counter):
    """This computer: its office, numbers, line to the centre and copies."""

    def office(self) -> OfficeCard:
        return OFFICE

    def numbers_left(self) -> NumbersLeft:
        self._enter("numbers_left")
        today = local_day(self._clock.now())
        return NumbersLeft(today=83, lent_today=100, until=today + timedelta(days=2))

    def number_books(self) -> tuple[NumberBook, ...]:
        self._enter("number_books")
        return self.books

    def sync_overview(self) -> SyncOverview:
        self._enter("sync_overview")
        waiting = self._in(View.NOT_AT_CENTRE)
        return SyncOverview(
            waiting=len(waiting),
            lines=tuple(self._line(d) for d in waiting),
            reasons=dict(self.reasons),
            operations={},
            notes=tuple(self.sync_notes),
            checked_at=self.checked_at,
            mass_change=self.mass_change,
        )

    def sync_now(self) -> None:
        self._enter("sync_now")

    def send_again(self, dossier_id: str) -> None:
        self._enter("send_again", dossier_id)
        self.centre.pop(dossier_id, None)
        self.reasons.pop(dossier_id, None)
        self._tell(touched(Kind.SYNC, dossiers=(dossier_id,)))

    def settle(self, choice: Settlement) -> None:
        self._enter("settle", choice)
        versions = self.versions.get(choice.dossier_id)
        if versions is None:
            raise StaleEdit("already_settled")
        if versions.mark != choice.mark:
            raise StaleEdit("versions_changed")
        del self.versions[choice.dossier_id]
        self.centre.pop(choice.dossier_id, None)
        ours = Side.OURS in choice.choices.values()
        self.store[choice.dossier_id] = versions.ours if ours else versions.theirs
        self._tell(touched(Kind.SYNC, dossiers=(choice.dossier_id,)))

    def accept_mass_change(self, mark: str, official: OfficialRef, role: Role) -> None:
        self._enter("accept_mass_change", mark, official, role)
        if self.mass_change is None or self.mass_change.mark != mark:
            raise StaleEdit("mass_change_gone")
        self.mass_change = replace(self.mass_change, accepted=True)
        self._tell(touched(Kind.SYNC))

    def back_up(self, path: Path) -> BackupCard:
        self._enter("back_up", path)
        self.backup = BackupCard(path, self._clock.now(), len(self.store))
        return self.backup

    def last_backup(self) -> BackupCard | None:
        self._enter("last_backup")
        return self.backup

    def prepare_restore(self, path: Path) -> BackupCard:
        self._enter("prepare_restore", path)
        return BackupCard(path, self._clock.now(), len(self.store))
