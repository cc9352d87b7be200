"""The Vietnamese words of the program, read from the translation source."""

from __future__ import annotations

from xml.etree import ElementTree

from PySide6.QtCore import QTranslator

import resources


class Vietnamese(QTranslator):
    """Answers from `resources/i18n/vi.ts`, so that no compiled file is needed."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[tuple[str, str], str] = {}
        tree = ElementTree.fromstring(resources.read_bytes("i18n/vi.ts"))
        for context in tree.iter("context"):
            name = context.findtext("name") or ""
            for message in context.iter("message"):
                source = message.findtext("source") or ""
                self.words[(name, source)] = message.findtext("translation") or ""

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str:
        return self.words.get((context, source), "")
