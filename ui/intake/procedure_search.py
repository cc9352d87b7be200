"""Finding a procedure by a few letters without marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.domain.procedure import Procedure
from models.domain.text import fold, words_start_with

_OPENINGS = frozenset({"thu", "tuc", "dang", "ky", "cap", "xin"})
"""Words that open half of all titles: "ks" means Đăng ký khai sinh."""


@dataclass(frozen=True, slots=True)
class _Entry:
    procedure: Procedure
    title: str
    everything: str
    core: str
    initials: str


class ProcedureIndex:
    """The offered procedures, folded once. The order given is kept among equals."""

    def __init__(self, procedures: Sequence[Procedure] = ()) -> None:
        self._entries = tuple(_entry(procedure) for procedure in procedures)

    def find(self, query: str, most: int) -> tuple[tuple[Procedure, ...], int]:
        """The best `most` procedures for a query as typed, and how many fit in all.

        A title that is exactly what was typed comes first, then the common ones, then those whose
        own title fits, then as the counter uses them.
        """
        fitting = [e for e in self._entries if words_start_with(e.everything, query)]
        wanted = fold(query)
        fitting.sort(key=lambda entry: _rank(entry, wanted))
        return tuple(entry.procedure for entry in fitting[:most]), len(fitting)


def _entry(procedure: Procedure) -> _Entry:
    title = fold(procedure.short_name or procedure.name)
    words = title.split()
    while words and words[0] in _OPENINGS:
        words.pop(0)
    every = (procedure.short_name or "", procedure.name, procedure.code, procedure.sector)
    return _Entry(
        procedure=procedure,
        title=title,
        everything=fold(" ".join(every)),
        core=" ".join(words),
        initials="".join(word[0] for word in words),
    )


def _rank(entry: _Entry, wanted: str) -> tuple[bool, bool, bool]:
    is_exact = bool(wanted) and wanted in (entry.core, entry.initials, entry.title)
    is_in_title = words_start_with(entry.title, wanted)
    return not is_exact, not entry.procedure.common, not is_in_title
