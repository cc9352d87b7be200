"""Procedures as the office looks after them: search, times confirmed, files taken. Calls block."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from sqlalchemy.orm import Session

from app.runtime import Runtime
from models.catalogue_file import (
    LARGEST_FILE_BYTES,
    CatalogueFileWrong,
    read_json_object,
    read_signed_catalogue,
)
from models.domain.catalogue_change import difference
from models.domain.clock import local_day
from models.domain.dossier import OfficialRef
from models.domain.fee_table import fee_lines, fee_table_from_json
from models.domain.procedure import Procedure
from models.errors import NotFound, StaleEdit
from models.services import catalogue
from ui.office_data.contract import (
    OfferedCatalogue,
    OfferedFees,
    ProcedureLine,
    ProcedureSheet,
)

_COUNTER = "counter"


class OfficeCatalogue:
    """Every day is the day of the counter's clock."""

    def __init__(self, runtime: Runtime) -> None:
        self._store = runtime.store
        self._clock = runtime.clock

    def lines(self) -> tuple[ProcedureLine, ...]:
        """Those in use, the common ones first, then the retired ones."""
        on = local_day(self._clock.now())

        def work(session: Session) -> tuple[ProcedureLine, ...]:
            used = [_line(one, is_retired=False) for one in catalogue.procedures(session, on)]
            gone = [_line(one, is_retired=True) for one in catalogue.retired(session, on)]
            return (*used, *gone)

        return self._store.read(work)

    def sheet(self, code: str) -> ProcedureSheet:
        """Raises NotFound(`procedure_not_found`)."""
        on = local_day(self._clock.now())

        def work(session: Session) -> ProcedureSheet:
            versions = catalogue.versions(session, code)
            if not versions:
                raise NotFound("procedure_not_found", code=code[:40])
            used = next((p for p in catalogue.procedures(session, on) if p.code == code), None)
            shown = used or versions[0]
            ways = shown.channels or (_COUNTER,)
            return ProcedureSheet(
                procedure=shown,
                is_retired=used is None,
                fees={way: fee_lines(shown, on, way) for way in ways},
                versions=versions,
                confirmed=catalogue.confirmed_times(session, code),
            )

        return self._store.read(work)

    def confirm_time(self, code: str, version: str, official: OfficialRef) -> None:
        """Raises what `catalogue.confirm_time` raises."""
        now = self._clock.now()
        self._store.write(lambda s: catalogue.confirm_time(s, code, version, official, now))

    def look(self, path: Path) -> OfferedCatalogue | OfferedFees:
        """A signed catalogue or a fee table, whichever the file holds. Raises CatalogueFileWrong.

        Only versions in force today are compared.
        """
        data = _content(path)
        mark = sha256(data).hexdigest()
        if "fees" in (row := read_json_object(data)):
            return self._look_at_fees(path, mark, row)
        signed = read_signed_catalogue(data, self._store.read(catalogue.trusted_key))
        old = self._store.read(catalogue.everything_taken)
        found = difference(old, signed.catalogue.procedures, local_day(self._clock.now()))
        return OfferedCatalogue(path, mark, signed.issued_at, found)

    def take(self, offered: OfferedCatalogue | OfferedFees) -> None:
        """Take the very bytes that were looked at. Raises StaleEdit(`file_changed`)."""
        data = _content(offered.path)
        if sha256(data).hexdigest() != offered.mark:
            raise StaleEdit("file_changed")
        if isinstance(offered, OfferedFees):
            self._store.write(lambda s: catalogue.set_fees(s, offered.after))
            return
        signed = read_signed_catalogue(data, self._store.read(catalogue.trusted_key))
        now = self._clock.now()
        self._store.write(lambda s: catalogue.take_signed(s, signed, now))

    def _look_at_fees(self, path: Path, mark: str, row: object) -> OfferedFees:
        try:
            table = fee_table_from_json(row)
        except ValueError as error:
            place = str(error).split(":")[0][:80]
            raise CatalogueFileWrong("fee_table_wrong", field=place) from error
        known = {one.code for one in self._store.read(catalogue.everything_taken)}
        unknown = tuple(sorted(code[:40] for code in table.fees.keys() - known))
        return OfferedFees(path, mark, self._store.read(catalogue.fee_table), table, unknown)


def _line(procedure: Procedure, *, is_retired: bool) -> ProcedureLine:
    limits = [procedure.time_limit, *(terms.time_limit for terms in procedure.terms)]
    return ProcedureLine(
        code=procedure.code,
        version=procedure.version,
        name=procedure.name,
        sector=procedure.sector,
        is_retired=is_retired,
        time_known=any(limit is not None for limit in limits),
        time_verified=procedure.time_verified,
    )


def _content(path: Path) -> bytes:
    """One byte more than allowed at most. Raises CatalogueFileWrong."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE_BYTES + 1)
    except (OSError, ValueError):
        raise CatalogueFileWrong("catalogue_file_unreadable") from None
