"""A printing service of the test's own: a private cupsd on loopback with one queue.

The queue's device is a TCP sink inside the test, so what `lp` sends goes through the real
filters and comes back as the bytes a printer on port 9100 would have got. Nothing of the
machine's own printing set-up is read or changed.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

QUEUE_NAME = "quay-thu"
_ADMIN_FOLDERS = "/usr/sbin:/sbin:/usr/bin:/bin"
_START_LIMIT_S = 20.0
_STOP_LIMIT_S = 10.0

_PPD = """*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "SINK.PPD"
*Manufacturer: "Test"
*Product: "(Test)"
*ModelName: "Test PDF sink"
*ShortNickName: "Test PDF sink"
*NickName: "Test PDF sink"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: False
*DefaultColorSpace: Gray
*FileSystem: False
*Throughput: "1"
*LandscapeOrientation: Plus90
*TTRasterizer: Type42
*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A5
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageSize A5/A5: "<</PageSize[420 595]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A5
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*PageRegion A5/A5: "<</PageSize[420 595]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A5
*ImageableArea A4/A4: "0 0 595 842"
*ImageableArea A5/A5: "0 0 420 595"
*DefaultPaperDimension: A5
*PaperDimension A4/A4: "595 842"
*PaperDimension A5/A5: "420 595"
*DefaultFont: Courier
*Font Courier: Standard "(1.05)" Standard ROM
"""

_CUPSD = """LogLevel debug
MaxLogSize 0
Listen 127.0.0.1:{port}
Browsing Off
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order allow,deny
    Allow from 127.0.0.1
  </Limit>
</Policy>
"""

_CUPS_FILES = """ServerRoot {root}/etc
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/state
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
FileDevice Yes
SystemGroup {group}
{user_line}
"""


class PrintingServiceError(RuntimeError):
    """The private printing service did not start or did not take its queue."""


class PaperSink:
    """The far end of a network printer: keeps each document sent to its port.

    ``refuse()`` makes it behave like a printer that is switched off: its port is closed until
    ``accept()`` opens the same port again.
    """

    def __init__(self) -> None:
        self._arrived = threading.Condition()
        self._documents: list[bytes] = []
        self._listener: socket.socket | None = None
        self._thread: threading.Thread | None = None
        self.port = 0
        self.accept()

    def accept(self) -> None:
        """Listen on the sink's port (chosen by the system the first time)."""
        listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen()
        listener.settimeout(0.2)
        self.port = listener.getsockname()[1]
        self._listener = listener
        self._thread = threading.Thread(target=self._serve, args=(listener,), name="paper-sink")
        self._thread.start()

    def refuse(self) -> None:
        """Close the port; connections are refused until ``accept``."""
        listener, thread = self._listener, self._thread
        self._listener = self._thread = None
        if thread is not None:
            thread.join()
        if listener is not None:
            listener.close()

    def received(self) -> tuple[bytes, ...]:
        """Documents that arrived whole so far, oldest first."""
        with self._arrived:
            return tuple(self._documents)

    def wait_for(self, count: int, limit_s: float = 30.0) -> tuple[bytes, ...]:
        """Wait until ``count`` documents have arrived and return them all.

        Raises TimeoutError after ``limit_s`` seconds.
        """
        with self._arrived:
            if not self._arrived.wait_for(lambda: len(self._documents) >= count, limit_s):
                raise TimeoutError(f"{len(self._documents)} of {count} documents arrived")
            return tuple(self._documents)

    def _serve(self, listener: socket.socket) -> None:
        while self._listener is listener:
            try:
                connection, _ = listener.accept()
            except TimeoutError:
                continue
            with connection:
                document = _read_all(connection)
            if document:
                with self._arrived:
                    self._documents.append(document)
                    self._arrived.notify_all()


@dataclass(frozen=True)
class PrivateQueue:
    """A running queue: its name, the environment that leads `lp` to it, and its paper."""

    name: str
    environment: dict[str, str]
    sink: PaperSink = field(compare=False)

    def run(self, *command: str) -> str:
        """Run a printing command against the private service; returns its stdout.

        Raises subprocess.CalledProcessError when the command fails.
        """
        done = subprocess.run(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
        return done.stdout


@contextlib.contextmanager
def private_cups_queue() -> Iterator[PrivateQueue]:
    """A private cupsd with the queue `QUEUE_NAME`; stopped and removed at the end.

    Raises PrintingServiceError when it does not come up, with the end of its log.
    """
    # Short and outside pytest's folders: cupsd's helpers run as another user and must reach it.
    with tempfile.TemporaryDirectory(prefix="cups-") as folder, _open_sink() as sink:
        root = Path(folder)
        port = _free_port()
        _write_configuration(root, port)
        environment = {
            **os.environ,
            "CUPS_SERVER": f"127.0.0.1:{port}",
            "PATH": os.environ.get("PATH", "") + os.pathsep + _ADMIN_FOLDERS,
            "LC_ALL": "C.UTF-8",
            "HOME": str(root),
        }
        with _running_cupsd(root, port, environment):
            queue = PrivateQueue(QUEUE_NAME, environment, sink)
            _add_queue(root, queue)
            yield queue


@contextlib.contextmanager
def _open_sink() -> Iterator[PaperSink]:
    sink = PaperSink()
    try:
        yield sink
    finally:
        sink.refuse()


def _write_configuration(root: Path, port: int) -> None:
    root.chmod(0o755)
    for name in ("etc/ppd", "spool/tmp", "cache", "state", "log"):
        (root / name).mkdir(parents=True, mode=0o755)
    if os.geteuid() == 0:
        group, user_line = "root", "User lp\nGroup lp"
    else:
        import grp

        group = grp.getgrgid(os.getegid()).gr_name
        user_line = f"User {_own_name()}\nGroup {group}"
    (root / "etc/cupsd.conf").write_text(_CUPSD.format(port=port), "utf-8")
    text = _CUPS_FILES.format(root=root, group=group, user_line=user_line)
    (root / "etc/cups-files.conf").write_text(text, "utf-8")
    (root / "sink.ppd").write_text(_PPD, "ascii")


@contextlib.contextmanager
def _running_cupsd(root: Path, port: int, environment: dict[str, str]) -> Iterator[None]:
    program = shutil.which("cupsd", path=environment["PATH"])
    if program is None:
        raise PrintingServiceError("cupsd is not installed")
    command = [program, "-f", "-c", f"{root}/etc/cupsd.conf", "-s", f"{root}/etc/cups-files.conf"]
    with (root / "log/output").open("wb") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment
        )
    try:
        _wait_until_open(port, process, root)
        yield
    finally:
        process.terminate()
        try:
            process.wait(_STOP_LIMIT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _add_queue(root: Path, queue: PrivateQueue) -> None:
    device = f"socket://127.0.0.1:{queue.sink.port}/?waiteof=false"
    command = ("lpadmin", "-p", queue.name, "-E", "-v", device, "-P", f"{root}/sink.ppd")
    try:
        queue.run(*command)
    except subprocess.CalledProcessError as error:
        raise PrintingServiceError(f"lpadmin: {error.stderr.strip()}\n{_log(root)}") from error


def _wait_until_open(port: int, process: subprocess.Popen[bytes], root: Path) -> None:
    end_at_s = time.monotonic() + _START_LIMIT_S
    while time.monotonic() < end_at_s and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1.0):
            return
        time.sleep(0.05)
    raise PrintingServiceError(f"cupsd did not open its port\n{_log(root)}")


def _log(root: Path) -> str:
    texts = [p.read_text("utf-8", "replace") for p in sorted((root / "log").iterdir())]
    return "\n".join(texts)[-4000:]


def _read_all(connection: socket.socket) -> bytes:
    connection.settimeout(30)
    parts: list[bytes] = []
    while part := connection.recv(65536):
        parts.append(part)
    return b"".join(parts)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _own_name() -> str:
    import pwd

    return pwd.getpwuid(os.geteuid()).pw_name
