"""`python -m app.demo --out demo [--cards FILE]`: play the morning and leave what it printed."""

from __future__ import annotations

import argparse
import json
import shutil
import socket
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.centre_process import CentrePlace, CentreProcess
from app.demo.gate import Gate
from app.demo.morning import Morning, Slips
from app.demo.people import CARDS
from app.demo.robot import DemoFailed, Robot
from app.demo.summary import differences, summary
from app.logs import start_log
from app.place import Place
from app.runtime import Runtime
from app.settings import SettingsFile
from app.translation import install_vietnamese
from app.verbs.enrol import join, make_store
from app.window import CounterWindow, Devices
from models.domain.clock import FileClock, parse_instant
from models.domain.workflow import Role

_MORNING = "2026-11-25T07:33:00+07:00"
_OFFICE = "06184"
_PRINTER = "Máy in của quầy"
_SLOWEST_KEY_MS = 100.0


def main(argv: list[str]) -> int:
    """Exit 0 when the morning went well and counter and centre agree in every field."""
    parser = argparse.ArgumentParser(prog="app.demo")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--cards", type=Path, help="mã QR của thẻ, mỗi dòng một thẻ")
    arguments = parser.parse_args(argv)
    out = arguments.out.absolute()
    try:
        cards = _cards(arguments.cards)
        shutil.rmtree(out, ignore_errors=True)
        (out / "slips").mkdir(parents=True)
        (out / "screens").mkdir()
        with tempfile.TemporaryDirectory(prefix="mot-cua-demo-") as work:
            return _play(Path(work), out, cards)
    except (DemoFailed, OSError) as error:
        print(f"Trình diễn dừng: {error}", file=sys.stderr)
        return 1


def _play(work: Path, out: Path, cards: list[str]) -> int:
    began = time.monotonic()
    clock_file = work / "clock"
    clock = FileClock(clock_file)
    clock.set(parse_instant(_MORNING))
    centre_place = CentrePlace(work / "centre", work / "keys" / "centre.key", clock_file)
    place = Place(work / "counter", work / "keys" / "counter.key", clock)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    install_vietnamese(app)
    with ExitStack() as stack:
        port = _free_port()
        centre = stack.enter_context(CentreProcess(centre_place, port, work / "centre.log"))
        gate = stack.enter_context(Gate(port))
        make_store(place)
        start_log(place.data_dir / "logs")
        runtime = stack.enter_context(Runtime(place))
        join(runtime, gate.url, centre.enrolment_code(_OFFICE))
        runtime.engine.run_once()
        _, pin = runtime.officials.add("Hoàng Thị Mẫu", Role.COUNTER_OFFICIAL)
        SettingsFile(place.data_dir / "settings.json").change(printer=_PRINTER)
        slips = Slips(out / "slips")
        devices = Devices(slips.print_pdf, lambda: (_PRINTER,))
        counter = CounterWindow(app, runtime, devices)
        stack.callback(counter.close)
        counter.window.resize(1366, 768)
        counter.open()
        robot = Robot(counter.window, out / "screens")
        morning = Morning(counter, runtime, gate, clock, slips, robot)
        morning.play(pin, cards)
        content = summary(runtime, morning.taken, out)
        different = differences(runtime, morning.taken)
    content["longest_key_ms_while_silent"] = round(morning.longest_silent_key_ms, 1)
    content["seconds"] = round(time.monotonic() - began, 1)
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (out / "summary.json").write_text(text + "\n", encoding="utf-8")
    return _verdict(content, different, out)


def _verdict(content: dict[str, object], different: list[str], out: Path) -> int:
    for line in different:
        print(f"Khác trung tâm: {line}", file=sys.stderr)
    slowest = content["longest_key_ms_while_silent"]
    assert isinstance(slowest, float)
    if slowest > _SLOWEST_KEY_MS:
        print(f"Một phím chờ {slowest} ms khi trung tâm im lặng", file=sys.stderr)
    print(
        f"{content['at_centre']} hồ sơ ở trung tâm · phím mỗi hồ sơ "
        f"{content['keystrokes_per_intake']} · {content['seconds']} giây · xem {out.name}/"
    )
    return 1 if different or slowest > _SLOWEST_KEY_MS else 0


def _cards(file: Path | None) -> list[str]:
    """Twelve payloads: those of the file first, the demo's own after them."""
    given: list[str] = []
    if file is not None:
        text = file.read_text(encoding="utf-8-sig")
        given = [line.rstrip("\r") for line in text.split("\n") if line.strip()]
    return [*given, *CARDS[len(given) :]][: len(CARDS)]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
