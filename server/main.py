"""The server's command line: one verb to answer counters, the others for those who run it.

stdout carries only the answer (the code); sentences for people go to stderr. Exit codes:
0 done, 2 wrong use, 10 and more: the store or its key cannot be used as it is.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import platformdirs

from models.domain.clock import Clock, FileClock, SystemClock
from models.errors import AppError, NotFound
from server.api import create_app
from server.enrolment import make_code, revoke
from server.filing import file_online, filing_from_json, make_portal_token
from server.given_files import FileUnreadable, opened
from server.publishing import PublicationWrong, publish, set_catalogue_key
from server.refusals import RequestRefused
from server.restored import renew_epoch
from server.seed import seed
from server.serving import serve
from server.store import Store, open_embedded, open_postgres
from server.words import file_unreadable, refused_filing, sentence, unpublished, wrong_use

_WRONG_USE = 2
_SOME_REFUSED = 3
_UNUSABLE = 10


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit code."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format="%(asctime)s %(name)s %(message)s"
    )
    try:
        clock: Clock = FileClock(options.clock_file) if options.clock_file else SystemClock()
        clock.now()
        store = _open(options)
        try:
            seed(store, clock)
            return _run(options, store, clock)
        finally:
            store.close()
    except PublicationWrong as error:
        _say(unpublished(error.place))
        return _WRONG_USE
    except FileUnreadable as error:
        _say(file_unreadable(error.name))
        return _WRONG_USE
    except AppError as error:
        _say(sentence(error))
        return _WRONG_USE if isinstance(error, NotFound) else _UNUSABLE
    except (OSError, ValueError) as error:
        _say(sentence(error))
        return _UNUSABLE


def _open(options: argparse.Namespace) -> Store:
    if options.db is not None:
        return open_postgres(options.db)
    return open_embedded(_data_dir(options.data_dir), options.key_file)


def _data_dir(given: Path | None) -> Path:
    if given is not None:
        return given
    return Path(platformdirs.user_data_dir("MotCuaTrungTam", appauthor=False, roaming=False))


def _run(options: argparse.Namespace, store: Store, clock: Clock) -> int:
    if options.verb == "code":
        print(make_code(store, clock, options.office))
    elif options.verb == "revoke":
        revoke(store, clock, options.device, options.reason)
    elif options.verb == "new-epoch":
        renew_epoch(store, clock)
    elif options.verb == "publish":
        publish(
            store,
            clock,
            options.version,
            procedures=options.procedures,
            calendar=options.calendar,
        )
    elif options.verb == "catalogue-key":
        set_catalogue_key(store, options.public_key)
    elif options.verb == "portal-token":
        print(make_portal_token(store))
    elif options.verb == "file-online":
        return _file_online(store, clock, options.file)
    else:
        serve(create_app(store, clock), options.port, _say)
    return 0


def _file_online(store: Store, clock: Clock, name: str) -> int:
    """File each line's dossier; "ACK <dossier id> <code>" after each. Exit 3 when some were not."""
    refused = 0
    with sys.stdin.buffer if name == "-" else opened(Path(name)) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                done = file_online(store, clock, filing_from_json(_object_of(line)))
            except RequestRefused as error:
                refused += 1
                _say(f"Dòng {number}: {refused_filing(error.refusal.reason)}")
            else:
                print(f"ACK {done.dossier_id} {done.code or '-'}", flush=True)
    return _SOME_REFUSED if refused else 0


def _object_of(line: bytes) -> dict[str, Any]:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise RequestRefused(400, "bad_filing:json") from None
    if not isinstance(data, dict):
        raise RequestRefused(400, "bad_filing:json")
    return data


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


class _Parser(argparse.ArgumentParser):
    """Says in a plain sentence that the command was wrong."""

    def error(self, message: str) -> NoReturn:
        _say(wrong_use(self.prog))
        sys.exit(_WRONG_USE)


def _parser() -> argparse.ArgumentParser:
    """Options may stand before or after the verb."""
    before = _Parser(add_help=False)
    _add_common(before, None)
    after = _Parser(add_help=False)
    _add_common(after, argparse.SUPPRESS)
    parser = _Parser(prog="server", description="Máy chủ trung tâm Một Cửa", parents=[before])
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="LỆNH")
    serve = verbs.add_parser("serve", parents=[after], help="nhận kết nối từ các quầy")
    serve.add_argument("--port", type=_port, default=8765, help="cổng (0: tự chọn)")
    code = verbs.add_parser("code", parents=[after], help="tạo mã kết nối dùng một lần")
    code.add_argument("--office", required=True, help="mã đơn vị hành chính (5 chữ số)")
    revoked = verbs.add_parser("revoke", parents=[after], help="ngừng một máy quầy")
    revoked.add_argument("--device", type=int, required=True, help="số máy")
    revoked.add_argument("--reason", default="lost", help="lý do")
    published = verbs.add_parser(
        "publish", parents=[after], help="ban hành danh mục hoặc lịch mới cho mọi quầy"
    )
    published.add_argument("--version", required=True, help="tên phiên bản, như 2027-01-15")
    published.add_argument("--procedures", type=Path, help="tệp danh mục thủ tục")
    published.add_argument("--calendar", type=Path, help="tệp lịch làm việc")
    signing = verbs.add_parser(
        "catalogue-key", parents=[after], help="khóa công khai ký danh mục, trao khi nối máy"
    )
    signing.add_argument("public_key", help="64 chữ số hex")
    verbs.add_parser(
        "portal-token", parents=[after], help="tạo khóa mới cho cổng dịch vụ công nộp hồ sơ"
    )
    filed = verbs.add_parser("file-online", parents=[after], help="nộp hồ sơ trực tuyến từ tệp")
    filed.add_argument("file", metavar="FILE.jsonl|-", help="tệp JSON theo dòng, hoặc -")
    verbs.add_parser(
        "new-epoch", parents=[after], help="chạy một lần sau khi phục hồi kho từ bản sao lưu"
    )
    return parser


def _add_common(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument("--data-dir", type=Path, default=default, help="thư mục dữ liệu")
    parser.add_argument("--key-file", type=Path, default=default, help="tệp khóa, ngoài thư mục")
    parser.add_argument("--db", default=default, help="địa chỉ PostgreSQL thay cho kho kèm sẵn")
    parser.add_argument("--clock-file", type=Path, default=default, help="tệp giữ giờ cố định")


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= 65_535:
        raise ValueError(text)
    return port
