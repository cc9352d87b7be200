"""Keep resources/i18n/vi.ts in step with the source: `python -m scripts.translations [--words F]`.

Runs lupdate over app/ and ui/, then fills empty translations from word files (JSON: context →
source → Vietnamese). Prints what is still without Vietnamese and exits 1 if anything is.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TS = ROOT / "resources" / "i18n" / "vi.ts"


def main(argv: list[str]) -> int:
    """Exit 0 when every text has its Vietnamese."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--words", type=Path, nargs="*", default=[])
    arguments = parser.parse_args(argv)
    _update()
    words: dict[str, dict[str, str]] = {}
    for file in arguments.words:
        for context, pairs in json.loads(file.read_text(encoding="utf-8")).items():
            words.setdefault(context, {}).update(pairs)
    missing = fill(words)
    for line in missing:
        print(line, file=sys.stderr)
    return 1 if missing else 0


def fill(words: dict[str, dict[str, str]]) -> list[str]:
    """Fill what is empty; returns `context: source` of what stays empty."""
    tree = ElementTree.parse(TS)
    missing: list[str] = []
    for context in tree.getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") != "unfinished":
                continue
            source = message.findtext("source") or ""
            found = words.get(name, {}).get(source)
            if found is None:
                missing.append(f"{name}: {source}")
                continue
            translation.text = found
            del translation.attrib["type"]
    ElementTree.indent(tree, " ")
    text = ElementTree.tostring(tree.getroot(), encoding="unicode")
    TS.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")
    return missing


def _update() -> None:
    sources = sorted(
        str(p.relative_to(ROOT)) for d in ("app", "ui") for p in (ROOT / d).rglob("*.py")
    )
    command = [
        str(Path(sys.executable).with_name("pyside6-lupdate")),
        *sources,
        "-ts",
        str(TS.relative_to(ROOT)),
        "-source-language",
        "en",
        "-target-language",
        "vi",
        "-no-obsolete",
        "-locations",
        "none",
    ]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
