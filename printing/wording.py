"""The words and the make-up of a form as data: read, checked whole, never half-known.

`docs/forms.md` describes the file. An office may change words, order, fields, tables and
signatures; it cannot drop what the law asks of the form, nor name a value nobody fills.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from printing.block_parsing import parse_block
from printing.block_specs import BlockSpec, NotesSpec, TitleSpec
from printing.form_specs import SPECS, FormSpec
from printing.inputs import Paper
from printing.template import fill
from printing.wording_problems import Problem
from printing.wording_reader import WordingReader

_KEYS = (
    "form",
    "circular",
    "source",
    "is_verified",
    "valid_from",
    "valid_until",
    "paper",
    "is_landscape",
    "copies",
    "number_suffix",
    "labels",
    "sentences",
    "blocks",
    "top",
    "order",
    "end",
)
_MAY_BE_LEFT_OUT = ("notes",)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWording:
    """The checked words of one form, in force from `valid_from` up to and with `valid_until`.

    `top`, `order` and `end` name the blocks from top to bottom; the last of `order` stays on one
    page with `end`. `is_verified`: the words were compared with the official text.
    """

    form: str
    circular: str
    source: str
    is_verified: bool
    valid_from: date
    valid_until: date | None
    paper: Paper
    is_landscape: bool
    copies: tuple[str, ...]
    number_suffix: str
    labels: Mapping[str, str]
    sentences: Mapping[str, str]
    blocks: Mapping[str, BlockSpec]
    top: tuple[str, ...]
    order: tuple[str, ...]
    end: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def tells_provisional_codes(self) -> bool:
        """Whether the form prints a dossier's code, so that it must say which are provisional."""
        return "code_provisional" in self.sentences

    def say(self, sentence: str, **values: object) -> str:
        """A sentence with its plain places filled; values are text, never a template."""
        return fill(self.sentences[sentence], values)

    def number(self, running: int) -> str:
        """The whole number of a document: "0012/PBS-TTPVHCC"."""
        return f"{running:04d}{self.number_suffix}"


def check_wording(data: object) -> tuple[Problem, ...]:
    """Everything that is wrong with a form file, in the order of the file; empty when sound."""
    name = data.get("form") if isinstance(data, Mapping) else None
    spec = SPECS.get(name) if isinstance(name, str) else None
    problems = _read(data, spec or FormSpec(str(name or "")))[1]
    if spec is None and name is not None:
        others = (one for one in problems if one.group != "form")
        problems = (Problem("choice", "form", detail=", ".join(SPECS)), *others)
    return problems


def parse_wording(data: object, spec: FormSpec) -> FormWording:
    """Check a form file against what the form needs.

    Raises ValueError naming all that is missing, unknown or of the wrong kind.
    """
    wording, problems = _read(data, spec)
    if wording is None:
        raise ValueError("; ".join(str(problem) for problem in problems))
    return wording


def _read(data: object, spec: FormSpec) -> tuple[FormWording | None, tuple[Problem, ...]]:
    if not isinstance(data, Mapping):
        return None, (Problem("object", "file"),)
    reader = WordingReader()
    top = reader.keys(data, "", _KEYS, _MAY_BE_LEFT_OUT)
    if reader.problems:
        return None, tuple(reader.problems)
    if top["form"] != spec.form:
        reader.add("other_form", "form", detail=spec.form)
    reader.labels = reader.words(top["labels"], "label", "labels")
    reader.check_labels()
    reader.sentences = reader.words(top["sentences"], "sentence", "sentences")
    blocks = _blocks(reader, top["blocks"])
    lists = {name: _order(reader, name, top[name], blocks) for name in ("top", "order", "end")}
    wording = _made(reader, top, blocks, lists)
    placed = [name for names in lists.values() for name in names if name in blocks]
    _check_placed(reader, wording, placed)
    reader.check_words_are_used()
    for need in sorted(spec.needs - reader.printed_by(placed)):
        reader.add("missing", "field", need)
    for need in sorted(spec.must_say - reader.said_by(placed)):
        reader.add("missing", "sentence", need)
    return (None if reader.problems else wording), tuple(reader.problems)


def _check_placed(reader: WordingReader, wording: FormWording, placed: list[str]) -> None:
    blocks = wording.blocks
    if not wording.order:
        reader.add("empty", "order")
    for where in ("order", "end"):
        before = wording.top if where == "order" else (*wording.top, *wording.order)
        if set(before) & set(getattr(wording, where)):
            reader.add("twice", where)
    if sum(isinstance(blocks[name], TitleSpec) for name in placed) != 1:
        reader.add("one_title", "top")
    if wording.notes and not any(isinstance(blocks[name], NotesSpec) for name in placed):
        reader.add("missing", "field", "notes")


def _made(
    reader: WordingReader,
    top: Mapping[str, Any],
    blocks: Mapping[str, BlockSpec],
    lists: Mapping[str, tuple[str, ...]],
) -> FormWording:
    since = reader.day(top["valid_from"], "valid_from")
    until = None if top["valid_until"] is None else reader.day(top["valid_until"], "valid_until")
    if until is not None and date.min < until < since:
        reader.add("dates_reversed", "valid_until")
    paper: Paper = "A4" if reader.choice(top["paper"], "paper", ("A5", "A4")) == "A4" else "A5"
    return FormWording(
        form=reader.text(top["form"], "form"),
        circular=reader.text(top["circular"], "circular"),
        source=reader.text(top["source"], "source"),
        is_verified=reader.flag(top["is_verified"], "is_verified"),
        valid_from=since,
        valid_until=until,
        paper=paper,
        is_landscape=reader.flag(top["is_landscape"], "is_landscape"),
        copies=reader.texts(top["copies"], "copies", may_be_empty=True) or ("",),
        number_suffix=reader.text(top["number_suffix"], "number_suffix", may_be_empty=True),
        labels=MappingProxyType(dict(reader.labels)),
        sentences=MappingProxyType(dict(reader.sentences)),
        blocks=MappingProxyType(dict(blocks)),
        top=lists["top"],
        order=lists["order"],
        end=lists["end"],
        notes=_notes(reader, top.get("notes", [])),
    )


def _notes(reader: WordingReader, given: object) -> tuple[str, ...]:
    notes = reader.texts(given, "notes")
    for number, note in enumerate(notes, start=1):
        reader.spoken(note, "notes", str(number))
    return notes


def _blocks(reader: WordingReader, given: object) -> dict[str, BlockSpec]:
    made: dict[str, BlockSpec] = {}
    for name, one in reader.mapping(given, "blocks").items():
        reader.begin(name)
        block = parse_block(reader, one)
        if block is not None:
            made[name] = block
    return made


def _order(
    reader: WordingReader, where: str, given: object, blocks: Mapping[str, BlockSpec]
) -> tuple[str, ...]:
    names = reader.texts(given, where)
    if len(set(names)) != len(names):
        reader.add("twice", where)
    for name in dict.fromkeys(names):
        if name not in blocks and not reader.is_broken(name):
            reader.add("unknown", "field", name)
    return names
