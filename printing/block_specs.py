"""The blocks a form is made of, as its file describes them: checked, not yet filled.

A label or a sentence is named; its words stand under `labels` and `sentences` of the same file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from printing.template import Template

Align = Literal["left", "centre", "right"]
TextSize = Literal["body", "small", "table", "large", "title"]
"""`table` is for tables of many columns; `large` a little over the body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of a line: a label, then a value or a sentence. `when`: only if that value is known."""

    label: str = ""
    value: Template = ()
    sentence: str = ""
    bold: bool = False
    italic: bool = False
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSpec:
    """One paragraph of one part or more."""

    parts: tuple[Part, ...]
    align: Align = "left"
    size: TextSize = "body"
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSpec:
    """A numbered or plain line for each row; `least` lines of dots when there are fewer rows."""

    label: str
    rows: str
    sentence: str
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; `group` is a label over this and its neighbours of the same group.

    A sentence is printed in every row, with dots for what is not known; a value that is not known
    leaves room to write.
    """

    label: str
    value: Template
    sentence: str
    share: float
    align: Align
    group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """In rows where the flag `when` is set, columns `first` to `last` hold one label instead."""

    when: str
    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSpec:
    """A ruled table. No rows: the sentence `empty`, or `least` empty rows to write into.

    `when`: only if that value is known.
    """

    label: str
    rows: str
    columns: tuple[Column, ...]
    empty: str
    least: int
    row_mm: float
    size: TextSize
    merge: Merge | None
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxSpec:
    """Sentences in a frame, the first one bold."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerSpec:
    """Who signs: a label, small labels under it, the name under the room to sign."""

    role: str
    lines: tuple[str, ...]
    name: Template
    side: Align


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaturesSpec:
    """Signatures side by side; a second one on the same side begins a new row."""

    signers: tuple[SignerSpec, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingSpec:
    """Who issues on the left, state name and motto on the right, number, place and date."""

    agency: Template
    office: Template
    number: str
    state_name: str
    motto: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleSpec:
    """The title with the marks of this print: code, copy, reprint, provisional code."""

    label: str
    subtitle: str
    code: str


@dataclass(frozen=True, slots=True)
class CodesSpec:
    """QR and bars of the code; nothing on a paper without a code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QrSpec:
    """A QR alone with a sentence beside it, for papers that belong to no dossier."""

    sentence: str


@dataclass(frozen=True, slots=True)
class NotesSpec:
    """The notes of the file and the look-up words of the input."""


BlockSpec = (
    LineSpec
    | ListSpec
    | TableSpec
    | BoxSpec
    | SignaturesSpec
    | HeadingSpec
    | TitleSpec
    | CodesSpec
    | QrSpec
    | NotesSpec
)
