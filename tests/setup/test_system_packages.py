"""What is asked of the system is no more than the level needs, and can be installed in one line."""

import re
from pathlib import Path

import pytest

from scripts import environment, system_packages
from scripts.system_packages import LEVELS, PACKAGES


def test_every_level_holds_the_one_below() -> None:
    sizes = [len(system_packages.needed(level)) for level in LEVELS]
    assert sizes == sorted(set(sizes))
    assert sizes[-1] == len(PACKAGES)


def test_a_demonstration_asks_for_no_window_and_no_test_tool() -> None:
    names = {p.name for p in system_packages.needed("demo")}
    assert "libegl1" in names
    assert names.isdisjoint({"libxcb-cursor0", "xvfb", "cups", "poppler-utils"})


def test_each_package_can_be_looked_for_without_debian() -> None:
    assert all(bool(p.library) != bool(p.program) for p in PACKAGES)


def test_without_the_right_to_install_one_line_to_type_is_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lacking = PACKAGES[:2]
    monkeypatch.setattr(system_packages, "missing", lambda level: lacking)
    monkeypatch.setattr(system_packages, "is_debian", lambda: True)
    monkeypatch.setattr(system_packages, "privilege", lambda: None)
    with pytest.raises(environment.SetupError) as caught:
        environment.provide_system_packages("demo")
    last = str(caught.value).splitlines()[-1].strip()
    assert last == (
        f"sudo apt-get install -y --no-install-recommends {lacking[0].name} {lacking[1].name}"
    )


def test_elsewhere_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "missing", lambda level: PACKAGES[:1])
    monkeypatch.setattr(system_packages, "is_debian", lambda: False)
    with pytest.raises(environment.SetupError, match=re.escape(PACKAGES[0].library)):
        environment.provide_system_packages("demo")


def test_a_renewed_translation_is_built_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "resources" / "i18n"
    folder.mkdir(parents=True)
    (folder / "vi.ts").write_text(
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="vi_VN">'
        "<context><name>A</name><message><source>Save</source><translation>Lưu</translation>"
        "</message></context></TS>",
        "utf-8",
    )
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    environment.build_translations()
    built = folder / "vi.qm"
    first = built.stat().st_mtime_ns
    environment.build_translations()
    assert built.stat().st_mtime_ns == first
    assert built.stat().st_size > 0
