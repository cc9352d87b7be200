"""The settings of this computer: typed, kept whole, never lost to a bad file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.settings import Settings, SettingsFile


def test_keys_of_a_later_program_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"paper": "A4", "later": {"a": 1}}', encoding="utf-8")
    settings = SettingsFile(path)
    assert settings.now.paper == "A4"
    settings.change(lock_after_min=5)
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["later"] == {"a": 1}
    assert SettingsFile(path).now == Settings(paper="A4", lock_after_min=5)


@pytest.mark.parametrize(
    "content",
    [
        '{"paper": "A3", "lock_after_min": 0, "printer": "", "theme": 4, "backup_every_min": true}',
        "not json",
        "[]",
        "",
    ],
)
def test_bad_values_give_the_defaults(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content, encoding="utf-8")
    assert SettingsFile(path).now == Settings()


def test_a_file_written_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xef\xbb\xbf" + '{"printer": "Máy in quầy 1"}'.encode())
    assert SettingsFile(path).now.printer == "Máy in quầy 1"


def test_a_change_that_cannot_be_written_is_no_change(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "gone" / "settings.json")
    with pytest.raises(OSError, match="settings"):
        settings.change(paper="A4")
    assert settings.now == Settings()


@pytest.mark.parametrize("value", [None, "Máy in"])
def test_every_setting_survives_its_own_file(tmp_path: Path, value: Any) -> None:
    path = tmp_path / "settings.json"
    after = SettingsFile(path).change(printer=value, text_scale="large", theme="dark")
    assert SettingsFile(path).now == after
