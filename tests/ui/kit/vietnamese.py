"""The Vietnamese words of the program, read from the translation source."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree

from PySide6.QtCore import QTranslator

import resources


class Vietnamese(QTranslator):
    """Answers from `resources/i18n/vi.ts`, so that no compiled file is needed."""

    def __init__(self) -> None:
        super().__init__()
        self.words = _words()

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        return self.words.get((context, source), "")


@cache
def _words() -> dict[tuple[str, str], str]:
    tree = ElementTree.fromstring(resources.read_bytes("i18n/vi.ts"))
    return {
        (context.findtext("name") or "", message.findtext("source") or ""): message.findtext(
            "translation"
        )
        or ""
        for context in tree.iter("context")
        for message in context.iter("message")
    }
