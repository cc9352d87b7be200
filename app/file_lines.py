"""Files of one JSON object a line, read as they come, and who is named in them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from app import exits
from app.runtime import Runtime
from models.domain.clock import local_day
from models.domain.dossier import Applicant, IdKind, OfficialRef
from models.domain.scan import read_scan
from models.domain.scan_result import Card
from models.domain.typed import Fields, typed_applicant
from models.domain.workflow import Role
from models.errors import AppError, DateNeedsConfirming, UserError, ValidationError
from ui import texts

LONGEST_LINE_BYTES = 256 * 1024
_BATCH_OFFICIAL = "Nhập từ tệp"


class Lines:
    """The lines of a file or of stdin ("-") as bytes, one by one as they come.

    Of a line beyond the limit only the beginning is given. Raises UserError(`file_unreadable`).
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> Iterator[bytes]:
        self._file: IO[bytes] = sys.stdin.buffer
        if self._name != "-":
            try:
                self._file = Path(self._name).open("rb")
            except (OSError, ValueError) as error:
                raise UserError("file_unreadable", name=Path(self._name).name) from error
        return iter(lambda: _line(self._file), b"")

    def __exit__(self, *exc: object) -> None:
        if self._file is not sys.stdin.buffer:
            self._file.close()


def each_line(lines: Iterable[bytes], do: Callable[[bytes], str]) -> int:
    """Do each line as it comes; "ACK " and what `do` says is written after it is kept.

    A line that is refused gets one sentence on stderr and the rest goes on; when the computer
    itself fails, no further line is tried. Returns the exit code.
    """
    refused: list[AppError] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            done = do(line)
        except AppError as error:
            refused.append(error)
            print(f"Dòng {number}: {texts.sentence(error)}", file=sys.stderr, flush=True)
            if not isinstance(error, UserError):
                return exits.exit_code(error)
        else:
            sys.stdout.write(f"ACK {done}\n")
            sys.stdout.flush()
    if not refused:
        return exits.ALL_DONE
    only_dates = all(isinstance(error, DateNeedsConfirming) for error in refused)
    return exits.DATE_NEEDS_CONFIRMING if only_dates else exits.SOME_REFUSED


def object_of(line: bytes) -> Fields:
    """The object of a line. Raises UserError `line_too_long`, `line_not_json`."""
    if len(line) > LONGEST_LINE_BYTES:
        raise UserError("line_too_long")
    try:
        fields = json.loads(line.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise UserError("line_not_json") from None
    if not isinstance(fields, dict):
        raise UserError("line_not_json")
    return fields


def official_of(runtime: Runtime, name: str | None) -> tuple[OfficialRef, Role]:
    """The official named, or the only one there is; each act carries who, in which role.

    A name this counter does not know acts as a counter official.
    """
    everyone = runtime.officials.everyone()
    known = runtime.officials.named(name) if name is not None else None
    if name is None and len(everyone) == 1:
        known = everyone[0]
    if known is not None:
        return known.ref, known.role
    return OfficialRef(None, name or _BATCH_OFFICIAL), Role.COUNTER_OFFICIAL


def applicant_in(runtime: Runtime, fields: Fields) -> Applicant:
    """Who stands at the counter: from `card`, from `applicant`, or one over the other."""
    payload, typed = fields.get("card"), fields.get("applicant")
    if payload is None and typed is None:
        raise ValidationError(("applicant", "field_missing"))
    if payload is None:
        return typed_applicant(typed)
    person = applicant_of_card(_card(runtime, payload))
    return person if typed is None else typed_applicant(typed, person)


def applicant_of_card(card: Card) -> Applicant:
    """The applicant a card tells of; the name is empty when the card carried only the number."""
    return Applicant(
        full_name=card.full_name or "",
        personal_id=card.personal_id,
        id_kind=IdKind.CITIZEN_ID,
        old_id=card.old_id,
        birth_date=card.birth_date,
        sex=card.sex,
        address=card.address,
        source="card",
        issue_date=card.issue_date,
    )


def _card(runtime: Runtime, payload: Any) -> Card:
    if not isinstance(payload, str):
        raise ValidationError(("card", "field_wrong_type"))
    result = read_scan(payload, today=local_day(runtime.clock.now()))
    if result.card is None:
        raise UserError(str(result.error) if result.error else "E_NOT_CCCD")
    return result.card


def _line(file: IO[bytes]) -> bytes:
    """The next line; of one beyond the limit only the beginning, and the rest is passed over."""
    line = part = file.readline(LONGEST_LINE_BYTES + 1)
    while len(part) > LONGEST_LINE_BYTES and not part.endswith(b"\n"):
        part = file.readline(LONGEST_LINE_BYTES + 1)
    return line


def _no_constant(name: str) -> None:
    raise ValueError(name)
