"""`intake FILE.jsonl|-`: receive dossiers, one JSON object a line, each handled as it arrives.

`ACK <dossier id> <code>` is written and flushed after the commit of each. A bad line gets one
sentence on stderr and the rest goes on; when the computer itself fails (a full disk), no further
line is tried.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from app import exits
from app.intake_lines import LONGEST_LINE_BYTES, command_of
from app.runtime import Place, Runtime
from models.errors import AppError, DateNeedsConfirming, UserError
from ui import texts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.jsonl|-", help="tệp JSON theo dòng, hoặc - (stdin)")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0 all received, 3 some refused, 5 when only unconfirmed dates were refused.

    What is not a line's own fault ends the run with the exit code of that error.
    """
    refused: list[AppError] = []
    with ExitStack() as stack:
        lines = stack.enter_context(_lines(arguments.file))
        runtime = stack.enter_context(Runtime(place))
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            error = _one(runtime, line)
            if error is not None:
                refused.append(error)
                print(f"Dòng {number}: {texts.sentence(error)}", file=sys.stderr, flush=True)
                if not isinstance(error, UserError):
                    return exits.exit_code(error)
    if not refused:
        return exits.ALL_DONE
    only_dates = all(isinstance(error, DateNeedsConfirming) for error in refused)
    return exits.DATE_NEEDS_CONFIRMING if only_dates else exits.SOME_REFUSED


def _one(runtime: Runtime, line: bytes) -> AppError | None:
    try:
        dossier, _ = runtime.intake.receive(command_of(runtime, line))
    except AppError as error:
        return error
    sys.stdout.write(f"ACK {dossier.id} {dossier.shown_code}\n")
    sys.stdout.flush()
    return None


class _lines:
    """The lines of a file or of stdin as bytes, one by one as they come."""

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


def _line(file: IO[bytes]) -> bytes:
    """The next line; of one beyond the limit only the beginning, and the rest is passed over."""
    line = part = file.readline(LONGEST_LINE_BYTES + 1)
    while len(part) > LONGEST_LINE_BYTES and not part.endswith(b"\n"):
        part = file.readline(LONGEST_LINE_BYTES + 1)
    return line
