"""What lies inside the wheels we ship is named in the notices, by what is really installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import Distribution

from scripts import third_party_notices

NAMED = (third_party_notices.TEXTS / "inside-wheels.txt").read_text(encoding="utf-8")
_BROUGHT = re.compile(r"(?:^|/)(lib\w+)[^/]*\.(?:so|dll|dylib)(?:[.\d]*)$")
_FAMILIES = re.compile(r"lib(Qt6|pyside6|shiboken6)")


def brought_by(distribution: Distribution) -> Iterator[str]:
    """The names of the libraries a wheel brings, without their versions; Qt counts as one."""
    for file in distribution.files or []:
        name = file.as_posix()
        if "/plugins/" in name or "/qml/" in name:
            continue  # parts of Qt
        found = _BROUGHT.search(name)
        if found:
            family = _FAMILIES.match(found[1])
            yield family[0] if family else found[1]


def test_every_library_inside_a_shipped_wheel_is_named() -> None:
    brought = {
        (distribution.name, library)
        for distribution in third_party_notices.shipped_distributions()
        for library in brought_by(distribution)
    }
    assert {"libpq", "libpdfium", "libQt6"} <= {library for _, library in brought}
    missing = sorted(
        f"{name}: {library}"
        for name, library in brought
        if re.search(rf"\b{re.escape(library)}\b", NAMED) is None
    )
    assert missing == []


def test_the_texts_of_what_pdfium_is_made_of_are_in_the_notices() -> None:
    (pdfium,) = [d for d in third_party_notices.shipped_distributions() if d.name == "pypdfium2"]
    texts = third_party_notices.notice_of(pdfium).texts
    assert any("PDFium Authors" in text for text in texts)
    assert any("FreeType" in text for text in texts)
