"""`intake FILE.jsonl|-`: receive dossiers, one JSON object a line, each handled as it arrives.

`ACK <dossier id> <code>` is written and flushed after the commit of each. A bad line gets one
sentence on stderr and the rest goes on; when the computer itself fails (a full disk), no further
line is tried.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack

from app.file_lines import Lines, each_line
from app.intake_lines import command_of
from app.place import Place
from app.runtime import Runtime


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.jsonl|-", help="tệp JSON theo dòng, hoặc - (stdin)")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0 all received, 3 some refused, 5 when only unconfirmed dates were refused.

    What is not a line's own fault ends the run with the exit code of that error.
    """
    with ExitStack() as stack:
        lines = stack.enter_context(Lines(arguments.file))
        runtime = stack.enter_context(Runtime(place))
        return each_line(lines, lambda line: _receive(runtime, line))


def _receive(runtime: Runtime, line: bytes) -> str:
    dossier, _ = runtime.intake.receive(command_of(runtime, line))
    return f"{dossier.id} {dossier.shown_code}"
