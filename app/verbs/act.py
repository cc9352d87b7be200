"""`act FILE.jsonl|-`: acts on dossiers, one JSON object a line, each done as it arrives.

`ACK <dossier id> <code> <event id>` is written and flushed after the commit of each ("-" where
there is no code). A refused act gets one sentence on stderr and the rest goes on; when the
computer itself fails, no further line is tried.
"""

from __future__ import annotations

import argparse
from contextlib import ExitStack

from app.act_lines import do_line
from app.file_lines import Lines, each_line
from app.place import Place
from app.runtime import Runtime


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE.jsonl|-", help="tệp JSON theo dòng, hoặc - (stdin)")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0 all done, 3 some refused; what is not a line's own fault ends the run."""
    with ExitStack() as stack:
        lines = stack.enter_context(Lines(arguments.file))
        runtime = stack.enter_context(Runtime(place))
        return each_line(lines, lambda line: _act(runtime, line))


def _act(runtime: Runtime, line: bytes) -> str:
    dossier = do_line(runtime, line)
    code = dossier.code or dossier.provisional_code or "-"
    return f"{dossier.id} {code} {dossier.history[-1].id}"
