"""`print`: a form as PDF – of a dossier, group, act or procedure, or over some days."""

from __future__ import annotations

import argparse
from datetime import date
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from app import exits
from app.forms.filled import filled, form_of_act
from app.forms.of_group import SEVERAL, SIGNING_LIST, of_group
from app.forms.of_history import PROCESS_HISTORY
from app.forms.of_payment import PAYMENT_NOTE
from app.forms.of_period import LIST_ACTS, RESULT_LIST, hand_over_list, result_list
from app.forms.of_procedure import GUIDANCE, guidance
from app.place import Place
from app.report_register import register_of
from app.report_tables import Heading
from app.runtime import Runtime
from app.slip import QrMode
from app.whole_file import write_file
from models.domain.clock import local_day
from models.domain.dossier_forms import HAND_OVER, RESULT_RECEIPT
from models.domain.figures import Period
from models.domain.sound import YEARS
from models.domain.text import nfc
from models.dossier_rows import dossier_id_of
from models.errors import UserError, ValidationError
from models.queries.dossier_detail import dossier_detail
from models.queries.events import event, events_between
from models.queries.groups import dossiers_of_group
from models.queries.report_rows import register_dossiers, void_numbers
from models.services import catalogue
from models.services.enrolment import Enrolment, enrolment
from printing.forms import render, wording_for
from printing.inputs import FormInput, Paper

_OF_DOSSIER = {
    **{number: number for number in ("01", "02", "03", "04", "05", "06")},
    "handover": HAND_OVER,
    "result_receipt": RESULT_RECEIPT,
    "payment_note": PAYMENT_NOTE,
    "process_history": PROCESS_HISTORY,
}
_LISTS = {"handover_list": HAND_OVER, "result_list": RESULT_LIST}
_OF_GROUP = {"several": SEVERAL, "signing_list": SIGNING_LIST}
_REGISTER = "07"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    about = parser.add_mutually_exclusive_group()
    about.add_argument("--dossier", metavar="CODE", help="mã hồ sơ")
    about.add_argument("--procedure", metavar="CODE", help="mã thủ tục, cho --form guidance")
    about.add_argument("--event", metavar="ID", help="mã bước xử lý (do lệnh act trả về)")
    about.add_argument("--group", metavar="ID", help="mã nhóm hồ sơ nhận theo danh sách")
    forms = [*_OF_DOSSIER, _REGISTER, *_LISTS, *_OF_GROUP, GUIDANCE]
    parser.add_argument("--form", choices=forms, help="mẫu")
    parser.add_argument("--from", dest="from_on", type=date.fromisoformat, metavar="D")
    parser.add_argument("--to", dest="to_on", type=date.fromisoformat, metavar="D")
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="tệp PDF")
    parser.add_argument("--paper", choices=["A5", "A4"], help="khổ giấy")
    parser.add_argument(
        "--qr", type=QrMode, choices=list(QrMode), default=QrMode.CODE, help="nội dung mã QR"
    )


def run(arguments: argparse.Namespace, place: Place) -> int:
    """The paper as it was first printed; the same input always gives the same bytes.

    Raises NotFound, UserError (`form_without_act`, `act_without_form`, `file_unwritable`),
    ValidationError when the words of the command do not belong together.
    """
    _check_words(arguments)
    with Runtime(place, writing=False) as runtime:
        clock_day = local_day(runtime.clock.now())
        form = runtime.store.read(partial(_filled, arguments=arguments, today=clock_day))
    words = wording_for(form.form, form.issued_on, place.own_forms)
    paper: Paper | None = arguments.paper
    pdf = render(form, wording=words, paper=paper)
    place.folder().check_outside(arguments.out)
    write_file(arguments.out, pdf)
    return exits.ALL_DONE


def _check_words(arguments: argparse.Namespace) -> None:
    days = (arguments.from_on, arguments.to_on)
    if arguments.event is not None:
        sound = arguments.form is None and days == (None, None)
    elif arguments.procedure is not None:
        sound = arguments.form == GUIDANCE and days == (None, None)
    elif arguments.dossier is not None:
        sound = arguments.form in _OF_DOSSIER and days == (None, None)
    elif arguments.group is not None:
        sound = arguments.form in _OF_GROUP and days == (None, None)
    else:
        sound = arguments.form in (_REGISTER, *_LISTS) and None not in days
    if not sound:
        raise UserError("print_words_wrong")
    for flag, day in (("--from", days[0]), ("--to", days[1])):
        if day is not None and day.year not in YEARS:
            raise UserError("report_day_wrong", flag=flag)
    if arguments.from_on is not None and arguments.from_on > arguments.to_on:
        raise ValidationError(("from", "days_reversed"))


def _filled(session: Session, arguments: argparse.Namespace, today: date) -> FormInput:
    joined = enrolment(session)
    mode: QrMode = arguments.qr
    if arguments.event is not None:
        found = event(session, nfc(arguments.event))
        form = form_of_act(found.entry)
        return filled(form, found.dossier, joined, event_id=found.entry.id, qr=mode)
    if arguments.procedure is not None:
        offered = catalogue.procedure(session, nfc(arguments.procedure), today)
        return guidance(offered, joined, catalogue.calendar(session), today)
    if arguments.dossier is not None:
        dossier = dossier_detail(session, dossier_id_of(session, nfc(arguments.dossier))).dossier
        return filled(_OF_DOSSIER[arguments.form], dossier, joined, qr=mode)
    if arguments.group is not None:
        dossiers = dossiers_of_group(session, nfc(arguments.group))
        return of_group(_OF_GROUP[arguments.form], dossiers, joined)
    return _list(session, arguments, joined, today)


def _list(
    session: Session, arguments: argparse.Namespace, joined: Enrolment, today: date
) -> FormInput:
    from_on, to_on = arguments.from_on, arguments.to_on
    on = min(to_on, today)
    if arguments.form == _REGISTER:
        period = Period(from_on, to_on)
        numbers = void_numbers(session, period)
        dossiers = register_dossiers(session, period)
        return register_of(Heading(joined, period), dossiers, numbers).form(on)
    name = _LISTS[arguments.form]
    events = events_between(session, from_on, to_on, LIST_ACTS[name])
    return (hand_over_list if name == HAND_OVER else result_list)(events, joined, on)
