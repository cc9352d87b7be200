"""`print --dossier CODE --form 01 --out FILE`: a form of a dossier as PDF."""

from __future__ import annotations

import argparse
import os
from contextlib import suppress
from pathlib import Path

from app import exits
from app.runtime import Place, Runtime
from app.slip import slip_input
from models.errors import UserError
from models.queries.dossier_detail import dossier_detail_by_code
from models.services.enrolment import enrolment
from printing.receipt import render


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dossier", required=True, metavar="CODE", help="mã hồ sơ")
    parser.add_argument("--form", required=True, choices=["01"], help="số mẫu")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="tệp PDF")
    parser.add_argument("--paper", choices=["A5", "A4"], default="A5", help="khổ giấy")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """The slip as it was first printed; the same dossier always gives the same bytes."""
    with Runtime(place, writing=False) as runtime:
        detail, joined = runtime.store.read(
            lambda s: (dossier_detail_by_code(s, arguments.dossier), enrolment(s))
        )
    pdf = render(slip_input(detail.dossier, joined, paper=arguments.paper))
    place.folder().check_outside(arguments.out)
    write_file(arguments.out, pdf)
    return exits.ALL_DONE


def write_file(path: Path, content: bytes) -> None:
    """Write whole or not at all. Raises UserError(`file_unwritable`)."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            part.unlink(missing_ok=True)
        raise UserError("file_unwritable", name=path.name) from error
