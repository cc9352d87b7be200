"""`batch FILE --procedure CODE`: receive a list of people, one dossier a row, all of one group.

`ACK <dossier id> <code>` is written and flushed after the commit of each. A bad row gets one
sentence on stderr and the rest goes on. `--check` saves nothing; `--template` writes an empty list.
The form is in docs/batch-file.md.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app import exits
from app.batch_file import read_batch_file
from app.batch_rows import RowResult, Together, row_results
from app.batch_template import template
from app.file_lines import LONGEST_LINE_BYTES, object_of, official_of
from app.place import Place
from app.runtime import Runtime
from models.data_folder import disk_errors
from models.domain.batch_list import BatchList
from models.domain.clock import local_day
from models.domain.dossier import Applicant
from models.domain.typed import typed_applicant
from models.errors import (
    AppError,
    DateNeedsConfirming,
    UserError,
    ValidationError,
)
from models.services import catalogue
from models.services.intake import applicant_problems
from resources import words
from ui import texts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="tệp .xlsx hoặc .csv")
    parser.add_argument("--template", type=Path, metavar="F", help="ghi danh sách mẫu ra tệp .xlsx")
    parser.add_argument("--procedure", metavar="CODE", help="mã thủ tục của cả danh sách")
    parser.add_argument("--submitter", type=Path, metavar="F", help="tệp JSON về người nộp")
    parser.add_argument("--official", metavar="NAME", help="cán bộ tiếp nhận")
    parser.add_argument("--check", action="store_true", help="chỉ kiểm tra, không lưu")
    parser.add_argument("--again", action="store_true", help="nhận cả hồ sơ giống hồ sơ đã có")
    parser.add_argument("--accept-unconfirmed", action="store_true", help="nhận ngày hẹn tạm tính")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0 all received (or good), 3 some rows refused, 5 the date needs confirming, 2 wrong."""
    if arguments.template is not None:
        _write_template(arguments.template)
        return exits.ALL_DONE
    if arguments.file is None or arguments.procedure is None:
        raise UserError("command_wrong", command="mot-cua batch")
    batch = read_batch_file(arguments.file)
    submitter = None if arguments.submitter is None else _submitter(arguments.submitter, place)
    with Runtime(place, writing=not arguments.check) as runtime:
        procedure = runtime.store.read(
            lambda s: catalogue.procedure(s, arguments.procedure.strip())
        )
        together = Together(
            procedure=procedure,
            official=official_of(runtime, arguments.official)[0],
            submitter=submitter,
            accept_unconfirmed=arguments.accept_unconfirmed,
            again=arguments.again,
        )
        _refuse_unconfirmed(runtime, together)
        results = row_results(runtime, batch, together)
        _tell(batch, results)
        if arguments.check:
            return _checked(results)
        return _received(runtime, results)


def _tell(batch: BatchList, results: tuple[RowResult, ...]) -> None:
    """One sentence for each refused row, each repair, and the columns nobody reads."""
    if batch.unread_headings:
        names = ", ".join(batch.unread_headings)
        _say(words.sentence("batch_columns_unread", {"names": names}))
    if batch.hidden_rows:
        names = ", ".join(map(str, batch.hidden_rows))
        _say(words.sentence("batch_rows_hidden", {"names": names}))
    if batch.other_sheets:
        names = ", ".join(batch.other_sheets)
        _say(words.sentence("batch_sheets_unread", {"names": names}))
    for result in results:
        if result.error is not None:
            _say_of_row(result.row_no, texts.sentence(result.error))
        elif result.repaired:
            repairs = texts.problems_in_words(ValidationError(*result.repaired))
            _say_of_row(result.row_no, words.sentence("batch_repaired", {"problems": repairs}))


def _checked(results: tuple[RowResult, ...]) -> int:
    good = sum(result.error is None for result in results)
    counts = {"good": good, "bad": len(results) - good}
    print(words.sentence("batch_checked", counts))
    return exits.ALL_DONE if good == len(results) else exits.SOME_REFUSED


def _received(runtime: Runtime, results: tuple[RowResult, ...]) -> int:
    """Each good row in a transaction of its own; when the computer fails, no further is tried."""
    some_refused = any(result.error is not None for result in results)
    for result in results:
        if result.command is None:
            continue
        try:
            dossier, _ = runtime.intake.receive(result.command)
        except AppError as error:
            _say_of_row(result.row_no, texts.sentence(error))
            if not isinstance(error, UserError):
                return exits.exit_code(error)
            some_refused = True
        else:
            sys.stdout.write(f"ACK {dossier.id} {dossier.shown_code}\n")
            sys.stdout.flush()
    return exits.SOME_REFUSED if some_refused else exits.ALL_DONE


def _refuse_unconfirmed(runtime: Runtime, together: Together) -> None:
    """The rows share one due date: it is confirmed for the whole list before any is saved."""
    due = runtime.intake.due_preview(together.procedure.code, runtime.clock.now())
    if due is not None and not due.confirmed and not together.accept_unconfirmed:
        raise DateNeedsConfirming(due_on=f"{local_day(due.due_at):%d/%m/%Y}")


def _submitter(path: Path, place: Place) -> Applicant:
    """Who hands the list in, as an object like `applicant` of an intake file."""
    try:
        with path.open("rb") as opened:
            content = opened.read(LONGEST_LINE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise UserError("file_unreadable", name=path.name) from error
    try:
        fields = object_of(content)
    except UserError as error:
        raise UserError("batch_submitter_wrong", name=path.name) from error
    submitter = typed_applicant(fields)
    problems = applicant_problems(submitter, place.clock)
    if problems:
        raise ValidationError(*problems)
    return submitter


def _write_template(path: Path) -> None:
    try:
        with path.open("xb") as opened, disk_errors():
            opened.write(template())
    except OSError as error:
        raise UserError("template_unwritable", name=path.name) from error


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def _say_of_row(row_no: int, sentence: str) -> None:
    _say(f"Dòng {row_no}: {sentence}")
