"""Start-up as a list of steps: read the words, find the place, start the log, run the verb."""

from __future__ import annotations

import argparse
import importlib
import logging
import os
import sys
from pathlib import Path
from typing import NoReturn

import platformdirs

from app import exits
from app.logs import start_log
from app.place import Place
from models.domain.clock import Clock, FileClock, SystemClock
from models.errors import AppError, UserError
from resources import words
from ui import texts

log = logging.getLogger("counter.boot")

VERBS = {
    "window": "mở cửa sổ quầy (mặc định)",
    "demo-office": "mở quầy cùng trung tâm thử trên máy này",
    "enrol": "nối máy này với trung tâm",
    "sync": "đồng bộ một lần",
    "intake": "tiếp nhận hồ sơ từ tệp",
    "act": "ghi các bước xử lý hồ sơ từ tệp",
    "batch": "tiếp nhận nhiều hồ sơ từ một danh sách",
    "cash": "xem tiền đã thu trong ngày",
    "calendar": "xem lịch làm việc, nhận ngày riêng của cơ quan",
    "print": "ghi biểu mẫu ra PDF",
    "forms": "xem biểu mẫu đang dùng, kiểm tra một tệp mẫu",
    "report": "báo cáo, sổ theo dõi hồ sơ của một kỳ",
    "backup": "sao lưu kho hồ sơ",
    "restore": "khôi phục kho hồ sơ",
    "self-check": "tự kiểm tra",
    "dump": "xuất toàn bộ kho ra JSON",
    "read-scan": "đọc nội dung máy quét",
    "due-date": "tính ngày hẹn trả và nói vì sao",
    "official": "thêm cán bộ, xem danh sách, phân biệt người cùng tên",
    "catalogue": "xem và nhận danh mục thủ tục, bảng phí",
    "recover-key": "lập lại khóa bằng khóa phục hồi",
    "window-check": "mở cửa sổ, chụp hình rồi đóng",
}
_MODULES = {"print": "print_form"}
_NO_STORE = frozenset({"read-scan", "due-date", "forms"})


def main(argv: list[str]) -> int:
    """Run the program; returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    logging.getLogger().addHandler(logging.NullHandler())  # what libraries say is no sentence
    argv = _with_default_verb(argv)
    wanted = next((word for word in argv if word in VERBS), None)
    arguments = _parser(wanted).parse_args(argv)
    module = importlib.import_module(f"app.verbs.{_module_name(arguments.verb)}")
    try:
        place = _place(arguments)
        if arguments.verb not in _NO_STORE and place.data_dir.is_dir():
            _start_log(place)
        code = int(module.run(arguments, place))
        sys.stdout.flush()
        return code
    except AppError as error:
        log.warning("verb %s ended: %s", arguments.verb, error)
        print(texts.sentence(error), file=sys.stderr)
        return exits.exit_code(error)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.FAILED
    except KeyboardInterrupt:
        return exits.FAILED
    except OSError:
        log.exception("verb %s broke", arguments.verb)
        print(words.sentence(_lost_answer()), file=sys.stderr)
        return exits.FAILED
    except Exception:  # the outermost frame: a bug is told in words and kept in the log
        log.exception("verb %s broke", arguments.verb)
        print(words.sentence("unexpected"), file=sys.stderr)
        return exits.FAILED


def _start_log(place: Place) -> None:
    from models.data_folder import disk_errors

    with disk_errors():
        start_log(place.data_dir / "logs")


def _lost_answer() -> str:
    """The code to tell; an answer nobody can take is dropped, so that the end says no more."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return "answer_unwritable"
    return "unexpected"


def _with_default_verb(argv: list[str]) -> list[str]:
    known = any(word in VERBS or word in ("-h", "--help") for word in argv)
    return argv if known else [*argv, "window"]


def _module_name(verb: str) -> str:
    return _MODULES.get(verb, verb.replace("-", "_"))


class _Parser(argparse.ArgumentParser):
    """Says in a plain sentence that the command was wrong."""

    def error(self, message: str) -> NoReturn:
        print(words.sentence("command_wrong", {"command": self.prog}), file=sys.stderr)
        sys.exit(exits.WRONG_USE)


def _parser(wanted: str | None) -> argparse.ArgumentParser:
    common = _Parser(add_help=False)
    for flag, meta, meaning in (
        ("--data-dir", "D", "thư mục dữ liệu của quầy"),
        ("--key-file", "F", "tệp khóa, nằm ngoài thư mục dữ liệu"),
        ("--clock-file", "F", "đồng hồ cố định trong tệp (để thử)"),
    ):
        common.add_argument(flag, type=Path, metavar=meta, help=meaning, default=argparse.SUPPRESS)
    parser = _Parser(prog="mot-cua", parents=[common], allow_abbrev=False)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="lệnh")
    for verb, meaning in VERBS.items():
        child = verbs.add_parser(verb, parents=[common], help=meaning, allow_abbrev=False)
        if verb == wanted:
            importlib.import_module(f"app.verbs.{_module_name(verb)}").add_arguments(child)
    return parser


def _place(arguments: argparse.Namespace) -> Place:
    data_dir = getattr(arguments, "data_dir", None) or Path(
        platformdirs.user_data_dir("mot-cua", appauthor=False, roaming=False)
    )
    clock_file = getattr(arguments, "clock_file", None)
    clock: Clock = FileClock(clock_file) if clock_file else SystemClock()
    try:
        clock.now()
    except (OSError, ValueError) as error:
        raise UserError("clock_file_wrong") from error
    return Place(data_dir, getattr(arguments, "key_file", None), clock)
