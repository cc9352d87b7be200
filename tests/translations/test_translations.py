"""Every text of the window has its Vietnamese, and it is right Vietnamese."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import resources

ROOT = Path(__file__).resolve().parents[2]

TEXTS = [
    (context.findtext("name") or "", message.findtext("source") or "", message.find("translation"))
    for context in ElementTree.fromstring(resources.read_bytes("i18n/vi.ts")).iter("context")
    for message in context.iter("message")
]
BLANK = re.compile(r"\{[a-z_]*\}")


def test_no_text_waits_for_its_translation() -> None:
    assert len(TEXTS) > 500
    waiting = [
        (name, source)
        for name, source, words in TEXTS
        if words is None or words.get("type") is not None or not (words.text or "").strip()
    ]
    assert waiting == []


def test_blanks_are_the_same_in_both_languages() -> None:
    differing = [
        (name, source, words.text)
        for name, source, words in TEXTS
        if words is not None
        and sorted(set(BLANK.findall(source))) != sorted(set(BLANK.findall(words.text or "")))
    ]
    assert differing == []


def test_translations_are_composed_and_avoid_words_of_programmers() -> None:
    for name, source, words in TEXTS:
        text = (words.text or "") if words is not None else ""
        assert unicodedata.is_normalized("NFC", text)
        for forbidden in ("pending", "sync", "server", "timeout", "máy chủ", "thất bại"):
            assert forbidden not in text.lower(), (name, source)


def test_the_translation_file_knows_every_text_in_the_source(tmp_path: Path) -> None:
    copy = tmp_path / "vi.ts"
    copy.write_bytes(resources.read_bytes("i18n/vi.ts"))
    sources = [str(p) for folder in ("app", "ui") for p in sorted((ROOT / folder).rglob("*.py"))]
    lupdate = Path(sys.executable).with_name("pyside6-lupdate")
    command = [str(lupdate), *sources, "-ts", str(copy), "-no-obsolete", "-locations", "none"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    assert 'type="unfinished"' not in copy.read_text(encoding="utf-8")
