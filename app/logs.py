"""The log file of a counter: rotated, in areas, and without anyone's name or number.

Code logs dossier codes, operation ids and counts only; the filter is the second lock, for what a
library or a bug might add.
"""

from __future__ import annotations

import logging
import re
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path

from models.domain.clock import VIETNAM

_LARGEST_BYTES = 2 * 1024 * 1024
_FILES_KEPT = 5
_DIGIT_RUN = re.compile(r"(?<![\d.\-])(?:\+84|0)?\d{9,12}(?![\d\-])")
_BEARER = re.compile(r"(?i)bearer\s+\S+")
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+\.[\w.\-]+")
_CARD = re.compile(r"\d{12}\|[^\n]*")


class Redaction(logging.Filter):
    """Blanks card payloads, runs of 9 to 12 digits, mail addresses and tokens."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = redact(record.getMessage())
        record.args = ()
        return True


def redact(text: str) -> str:
    """The text without what could name a person."""
    for pattern in (_CARD, _BEARER, _MAIL, _DIGIT_RUN):
        text = pattern.sub("[…]", text)
    return text


class _Lines(logging.Formatter):
    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        shifted = time.gmtime(record.created + VIETNAM.utcoffset(None).total_seconds())
        return time.strftime("%Y-%m-%dT%H:%M:%S+07:00", shifted)

    def formatException(self, ei: object) -> str:
        return redact(super().formatException(ei))  # type: ignore[arg-type]


def start_log(folder: Path) -> None:
    """Log to `folder`/counter.log from now on. Raises OSError when that cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "counter.log",
        maxBytes=_LARGEST_BYTES,
        backupCount=_FILES_KEPT,
        encoding="utf-8",
        delay=True,
    )
    handler.addFilter(Redaction())
    handler.setFormatter(_Lines())
    root = logging.getLogger("counter")
    root.setLevel(logging.INFO)
    root.propagate = False
    root.addHandler(handler)
