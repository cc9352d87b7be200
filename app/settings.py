"""Settings of this computer: each declared once, typed, with its default. Law is data, not here."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Settings:
    """`lock_after_min`: minutes without a key before the screen locks (15; an office may say 5).

    `printer` None: none chosen yet. `paper` is A5 or A4. `backup_every_min`: minutes of use between
    the program's own backups. `theme` and `text_scale` are names of `ui.theme`, `language` one of
    `resources.words`. `slip_qr` is what the QR of a slip holds: `code`, `signed`, `full`, `opaque`.
    """

    printer: str | None = None
    paper: str = "A5"
    lock_after_min: int = 15
    backup_every_min: int = 30
    theme: str = "light"
    text_scale: str = "normal"
    language: str = "vi"
    slip_qr: str = "code"


class SettingsFile:
    """Reads and writes the settings; unknown keys in the file are kept, bad values ignored."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unknown: dict[str, Any] = {}
        self._now = self._read()

    @property
    def now(self) -> Settings:
        return self._now

    def change(self, **values: Any) -> Settings:
        """Take over some values and write all, whole or not at all. Raises OSError."""
        after = replace(self._now, **values)
        content = {**self._unknown}
        content.update({f.name: getattr(after, f.name) for f in fields(Settings)})
        part = self._path.with_suffix(".part")
        part.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        os.replace(part, self._path)
        self._now = after
        return after

    def _read(self) -> Settings:
        try:
            content = json.loads(self._path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError):
            return Settings()
        if not isinstance(content, dict):
            return Settings()
        usual = Settings()
        good: dict[str, Any] = {}
        for setting in fields(Settings):
            value = content.pop(setting.name, None)
            if _fits(setting.name, value, getattr(usual, setting.name)):
                good[setting.name] = value
        self._unknown = content
        return replace(usual, **good)


def _fits(name: str, value: Any, usual: Any) -> bool:
    if name == "printer":
        return isinstance(value, str) and bool(value)
    if name == "paper":
        return value in ("A5", "A4")
    if isinstance(usual, int):
        return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 240
    return isinstance(value, str)
