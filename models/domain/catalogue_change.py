"""A whole catalogue, and what another one would change, in plain values for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from models.domain.json_values import as_list, as_object, as_optional_text
from models.domain.procedure import Procedure
from models.domain.procedure_json import procedure_from_json, procedure_to_json

_IDENTITY = ("code", "version")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The procedures of one edition and their JSON bodies as they came, in the same order.

    A code may stand in it several times, with versions in force at different times.
    """

    version: str | None
    procedures: tuple[Procedure, ...]
    bodies: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that differs, in the values of the catalogue's JSON; None is nothing."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class ProcedureChange:
    """A procedure that stays, and what differs."""

    code: str
    name: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class LaterVersion:
    """A version that begins later, and what differs from the one in force on the day before."""

    code: str
    name: str
    version: str
    valid_from: date
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class CatalogueDifference:
    """What taking the new catalogue would do; `added` and `retired` are (code, name) pairs.

    `later` are versions that were not there before and change something on a day to come.
    """

    added: tuple[tuple[str, str], ...]
    retired: tuple[tuple[str, str], ...]
    changed: tuple[ProcedureChange, ...]
    later: tuple[LaterVersion, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing a person would notice changes."""
        return not (self.added or self.retired or self.changed or self.later)


def catalogue_from_json(data: object) -> Catalogue:
    """Read {"version", "procedures": […]}. Raises ValueError naming the field."""
    row = as_object(data, "catalogue")
    bodies = tuple(
        as_object(item, f"procedures[{index}]")
        for index, item in enumerate(as_list(row.get("procedures"), "procedures"))
    )
    read = []
    seen: set[tuple[str, str]] = set()
    for index, body in enumerate(bodies):
        try:
            procedure = procedure_from_json(body)
        except ValueError as error:
            raise ValueError(f"procedures[{index}].{error}") from error
        if (procedure.code, procedure.version) in seen:
            raise ValueError(f"procedures[{index}]: the same code and version stand there twice")
        seen.add((procedure.code, procedure.version))
        read.append(procedure)
    return Catalogue(as_optional_text(row.get("version"), "version"), tuple(read), bodies)


def in_force(versions: Iterable[Procedure], on: date) -> Procedure | None:
    """The version to use for a dossier received on this day: of several the one begun last."""
    usable = [version for version in versions if version.in_force(on)]
    return max(usable, key=_begun, default=None)


def offered(procedures: Iterable[Procedure], on: date) -> dict[str, Procedure]:
    """The version in force on this day for each code that has one."""
    found: dict[str, Procedure] = {}
    for procedure in procedures:
        best = in_force([procedure, *filter(None, [found.get(procedure.code)])], on)
        if best is not None:
            found[procedure.code] = best
    return found


def difference(old: Iterable[Procedure], new: Iterable[Procedure], on: date) -> CatalogueDifference:
    """What changes for the dossiers of this day when `new` replaces `old`, and what will later."""
    known, coming = tuple(old), tuple(new)
    before, after = offered(known, on), offered(coming, on)
    changes = (_change(before[code], after[code]) for code in sorted(before.keys() & after.keys()))
    return CatalogueDifference(
        added=tuple((code, after[code].name) for code in sorted(after.keys() - before.keys())),
        retired=tuple((code, before[code].name) for code in sorted(before.keys() - after.keys())),
        changed=tuple(change for change in changes if change.fields),
        later=tuple(_later(known, coming, on)),
    )


def _later(
    old: tuple[Procedure, ...], new: tuple[Procedure, ...], on: date
) -> Iterator[LaterVersion]:
    begins = [(one.valid_from, one) for one in new if one.valid_from and one.valid_from > on]
    for day, one in sorted(begins, key=lambda pair: (pair[0], pair[1].code)):
        if any(was.code == one.code and not _change(was, one).fields for was in old):
            continue
        others = (other for other in new if other.code == one.code and other != one)
        before = in_force(others, day - timedelta(days=1))
        fields = () if before is None else _change(before, one).fields
        yield LaterVersion(one.code, one.name, one.version, day, fields)


def _begun(version: Procedure) -> tuple[date, str]:
    return (version.valid_from or date.min, version.version)


def _change(old: Procedure, new: Procedure) -> ProcedureChange:
    before, after = procedure_to_json(old), procedure_to_json(new)
    fields = tuple(
        FieldChange(field, before.get(field), after.get(field))
        for field in dict.fromkeys((*before, *after))
        if field not in _IDENTITY and before.get(field) != after.get(field)
    )
    return ProcedureChange(new.code, new.name, fields)
