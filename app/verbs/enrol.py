"""`enrol --server URL --code CODE`: join a centre; makes the store where there is none yet."""

from __future__ import annotations

import argparse
import json
import sys

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.orm import Session

from app import exits
from app.place import Place
from app.runtime import Runtime
from models.errors import ConnectionTrouble, NotEnrolled
from models.services import catalogue
from models.services.enrolment import Enrolment, enrolment, pending_key, save_enrolment
from models.services.numbering import begin_new_life
from sync.client import enrol
from sync.engine import PROGRAM_VERSION
from sync.protocol import EnrolAnswer
from sync.transport import Transport, check_url
from ui import texts

_ENVELOPE = "Ghi khóa phục hồi ra giấy, bỏ phong bì, giao lãnh đạo Trung tâm giữ."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--server", required=True, metavar="URL", help="địa chỉ trung tâm")
    parser.add_argument("--code", required=True, help="mã nối máy dùng một lần")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0 joined, 12 centre out of reach, 13 code refused, 10 no fit place for store or key."""
    url = check_url(arguments.server)
    recovery_key = make_store(place)
    folder = place.folder()
    said: dict[str, object] = {}
    try:
        with Runtime(place) as runtime:
            said = _answer(runtime, url, arguments.code.strip().upper())
    except ConnectionTrouble as error:
        print(texts.sentence(error), file=sys.stderr)
        return exits.CENTRE_UNREACHABLE
    finally:
        # A key made now is never shown again: it is told whether the centre answered or not.
        if said or recovery_key is not None:
            print(json.dumps({**said, "recovery_key": recovery_key}, ensure_ascii=False))
        if recovery_key is not None:
            sys.stdout.flush()
            folder.recovery_key_told()
            print(_ENVELOPE, file=sys.stderr)
    return exits.ALL_DONE


def _answer(runtime: Runtime, url: str, code: str) -> dict[str, object]:
    answer = join(runtime, url, code)
    report = runtime.engine.run_once()
    return {
        "office": answer.office.name,
        "office_code": answer.office.code,
        "device_no": answer.device_no,
        "centre": answer.centre_name,
        "leases": report.leases,
    }


def make_store(place: Place) -> str | None:
    """Make the store if this folder was never used, or finish a making that was cut short.

    Returns the recovery key to be shown, None when the store was whole already. The caller says
    to the folder that it was shown (`recovery_key_told`).
    """
    folder = place.folder()
    recovery_key = folder.finish_making(place.clock) if folder.is_used() else None
    if recovery_key is None and not folder.is_used():
        recovery_key = folder.make(place.clock)
    if recovery_key is not None:
        with Runtime(place) as runtime:
            if not runtime.store.read(catalogue.procedures):
                runtime.store.write(catalogue.load_shipped)
    return recovery_key


def join(runtime: Runtime, url: str, code: str) -> EnrolAnswer:
    """Enrol this counter and keep who it is. Raises EnrolmentRefused, ConnectionTrouble."""
    fresh = Ed25519PrivateKey.generate().private_bytes_raw().hex()
    private_key = runtime.store.write(lambda s: pending_key(s, code, fresh))
    transport = Transport(url)
    try:
        answer = enrol(transport, code, private_key, PROGRAM_VERSION)
    finally:
        transport.close()
    joined = Enrolment(
        server_url=url,
        device_id=answer.device_id,
        device_no=answer.device_no,
        private_key=private_key,
        office_code=answer.office.code,
        office_name=answer.office.name,
        office_short_name=answer.office.short_name,
        one_stop_name=answer.office.one_stop_name,
        agency_id=answer.office.agency_id,
        centre_name=answer.centre_name,
        wire_version=answer.wire_version,
    )
    if not _speaks_already(runtime, answer.device_id):
        runtime.mark.set_token(answer.token)

    def begin(session: Session) -> None:
        save_enrolment(session, joined)
        if answer.catalogue_key:
            catalogue.trust_key(session, answer.catalogue_key)
        begin_new_life(session, runtime.mark, runtime.clock, "joined")

    runtime.store.write(begin)
    return answer


def _speaks_already(runtime: Runtime, device_id: str) -> bool:
    """Whether this very device has a token: it may have been renewed since the code was used."""
    if runtime.mark.state.token is None:
        return False
    try:
        return runtime.store.read(enrolment).device_id == device_id
    except NotEnrolled:
        return False
