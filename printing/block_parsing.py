"""One block of a form file, from JSON to what it describes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast, get_args

from printing.block_specs import (
    Align,
    BlockSpec,
    BoxSpec,
    CodesSpec,
    Column,
    HeadingSpec,
    LineSpec,
    ListSpec,
    Merge,
    NotesSpec,
    Part,
    QrSpec,
    SignaturesSpec,
    SignerSpec,
    TableSpec,
    TextSize,
    TitleSpec,
)
from printing.wording_reader import WordingReader

_LINE = ("align", "size", "when")
_TALLEST_MM = 80
_NARROWEST = 0.03
"""Of the width of the table: room for two figures."""

_PART = ("label", "value", "sentence", "bold", "italic")


def parse_block(reader: WordingReader, data: object) -> BlockSpec | None:
    """The block, or None when its kind is not known; problems go to the reader."""
    kinds = tuple(_PARSERS)
    given = reader.mapping(data, f"block {reader.here('')}")
    if given.get("kind") not in kinds:
        reader.add("choice", "block", reader.here("kind"), ", ".join(kinds))
        return None
    return _PARSERS[given["kind"]](reader, given)


def _paragraph(reader: WordingReader, data: Mapping[str, Any]) -> LineSpec:
    given = reader.keys(data, "", ("kind",), _PART + _LINE)
    part = {name: given[name] for name in _PART if name in given}
    return _line_of(reader, given, (_part(reader, part, ""),))


def _line(reader: WordingReader, data: Mapping[str, Any]) -> LineSpec:
    given = reader.keys(data, "", ("kind", "parts"), _LINE)
    parts = _listed(reader, given.get("parts"), "parts")
    made = tuple(_part(reader, one, f"parts.{number}") for number, one in parts)
    return _line_of(reader, given, made)


def _line_of(reader: WordingReader, given: Mapping[str, Any], parts: tuple[Part, ...]) -> LineSpec:
    return LineSpec(
        parts=parts,
        align=_align(reader, given.get("align", "left"), "align"),
        size=_size(reader, given.get("size", "body"), "size"),
        when=reader.condition(given.get("when"), "when"),
    )


def _part(reader: WordingReader, data: object, where: str) -> Part:
    given = reader.keys(data, where, (), (*_PART, "when"))
    prefix = f"{where}." if where else ""
    has_value, has_sentence = "value" in given, "sentence" in given
    if (has_value and has_sentence) or not (has_value or has_sentence or "label" in given):
        reader.add("one_of", "block", reader.here(where), "value, sentence")
    return Part(
        label=reader.label(given.get("label"), f"{prefix}label", optional=True),
        value=reader.template(given.get("value", ""), f"{prefix}value"),
        sentence=reader.sentence(given.get("sentence"), f"{prefix}sentence", optional=True),
        bold=_yes(reader, given, f"{prefix}bold", "bold"),
        italic=_yes(reader, given, f"{prefix}italic", "italic"),
        when=reader.condition(given.get("when"), f"{prefix}when"),
    )


def _list(reader: WordingReader, data: Mapping[str, Any]) -> ListSpec:
    given = reader.keys(data, "", ("kind", "rows", "sentence"), ("label", "least"))
    rows = reader.table(given.get("rows"), "rows")
    return ListSpec(
        label=reader.label(given.get("label"), "label", optional=True),
        rows=rows,
        sentence=reader.sentence(given.get("sentence"), "sentence", table=rows),
        least=int(reader.amount(given.get("least", 0), "least", least=0)),
    )


def _table(reader: WordingReader, data: Mapping[str, Any]) -> TableSpec:
    optional = ("label", "empty", "least", "row_mm", "size", "merge", "when")
    given = reader.keys(data, "", ("kind", "rows", "columns"), optional)
    rows = reader.table(given.get("rows"), "rows")
    listed = _listed(reader, given.get("columns"), "columns")
    columns = tuple(_column(reader, one, f"columns.{number}", rows) for number, one in listed)
    if any(column.share < _NARROWEST * sum(one.share for one in columns) for column in columns):
        reader.add("narrow", "block", reader.here("columns"))
    return TableSpec(
        label=reader.label(given.get("label"), "label", optional=True),
        rows=rows,
        columns=columns,
        empty=reader.sentence(given.get("empty"), "empty", optional=True),
        least=int(reader.amount(given.get("least", 0), "least", least=0)),
        row_mm=reader.amount(given.get("row_mm", 0), "row_mm", least=0, most=_TALLEST_MM),
        size=_size(reader, given.get("size", "body"), "size"),
        merge=_merge(reader, given["merge"], rows, columns) if "merge" in given else None,
        when=reader.condition(given.get("when"), "when"),
    )


def _column(reader: WordingReader, data: object, where: str, table: str) -> Column:
    optional = ("value", "sentence", "align", "group")
    given = reader.keys(data, where, ("label", "share"), optional)
    if "value" in given and "sentence" in given:
        reader.add("one_of", "block", reader.here(where), "value, sentence")
    said = given.get("sentence")
    return Column(
        label=reader.label(given.get("label"), f"{where}.label"),
        value=reader.template(given.get("value", ""), f"{where}.value", table=table),
        sentence=reader.sentence(said, f"{where}.sentence", table=table, optional=True),
        share=reader.amount(given.get("share"), f"{where}.share", least=0.1),
        align=_align(reader, given.get("align", "left"), f"{where}.align"),
        group=reader.label(given.get("group"), f"{where}.group", optional=True),
    )


def _merge(reader: WordingReader, data: object, table: str, columns: tuple[Column, ...]) -> Merge:
    given = reader.keys(data, "merge", ("when", "first", "last", "label"))
    names = tuple(column.label for column in columns)
    ends = [
        reader.choice(given.get(key), "block", names, reader.here(f"merge.{key}"))
        for key in ("first", "last")
        if names
    ]
    merge = Merge(
        when=reader.condition(given.get("when"), "merge.when", table=table),
        first=names.index(ends[0]) if ends else 0,
        last=names.index(ends[1]) if ends else 0,
        label=reader.label(given.get("label"), "merge.label"),
    )
    if merge.first > merge.last:
        reader.add("too_wide", "block", reader.here("merge"))
    return merge


def _box(reader: WordingReader, data: Mapping[str, Any]) -> BoxSpec:
    given = reader.keys(data, "", ("kind", "sentences"))
    listed = _listed(reader, given.get("sentences"), "sentences")
    return BoxSpec(
        sentences=tuple(reader.sentence(one, f"sentences.{number}") for number, one in listed)
    )


def _signatures(reader: WordingReader, data: Mapping[str, Any]) -> SignaturesSpec:
    given = reader.keys(data, "", ("kind", "signers"))
    listed = _listed(reader, given.get("signers"), "signers")
    return SignaturesSpec(
        signers=tuple(_signer(reader, one, f"signers.{number}") for number, one in listed)
    )


def _signer(reader: WordingReader, data: object, where: str) -> SignerSpec:
    given = reader.keys(data, where, ("role", "name", "side"), ("lines",))
    lines = given.get("lines", [])
    listed = _listed(reader, lines, f"{where}.lines") if lines != [] else []
    return SignerSpec(
        role=reader.label(given.get("role"), f"{where}.role"),
        lines=tuple(reader.label(one, f"{where}.lines.{number}") for number, one in listed),
        name=reader.template(given.get("name", ""), f"{where}.name"),
        side=_align(reader, given.get("side"), f"{where}.side"),
    )


def _heading(reader: WordingReader, data: Mapping[str, Any]) -> HeadingSpec:
    needed = ("kind", "agency", "office", "state_name", "motto", "date")
    given = reader.keys(data, "", needed, ("number",))
    return HeadingSpec(
        agency=reader.template(given.get("agency", ""), "agency"),
        office=reader.template(given.get("office", ""), "office"),
        number=reader.sentence(given.get("number"), "number", optional=True),
        state_name=reader.label(given.get("state_name"), "state_name"),
        motto=reader.label(given.get("motto"), "motto"),
        date=reader.sentence(given.get("date"), "date"),
    )


def _title(reader: WordingReader, data: Mapping[str, Any]) -> TitleSpec:
    given = reader.keys(data, "", ("kind", "label"), ("subtitle", "code"))
    code = reader.label(given.get("code"), "code", optional=True)
    if code:
        reader.engine("code_at_saving")
        reader.prints("code")
    return TitleSpec(
        label=reader.label(given.get("label"), "label"),
        subtitle=reader.sentence(given.get("subtitle"), "subtitle", optional=True),
        code=code,
    )


def _codes(reader: WordingReader, data: Mapping[str, Any]) -> CodesSpec:
    reader.keys(data, "", ("kind",))
    reader.engine("code_at_saving", "no_bar_code")
    reader.prints("code")
    return CodesSpec()


def _qr(reader: WordingReader, data: Mapping[str, Any]) -> QrSpec:
    given = reader.keys(data, "", ("kind", "sentence"))
    return QrSpec(sentence=reader.sentence(given.get("sentence"), "sentence"))


def _notes(reader: WordingReader, data: Mapping[str, Any]) -> NotesSpec:
    reader.keys(data, "", ("kind",))
    reader.prints("lookup_words")
    return NotesSpec()


_PARSERS: Mapping[str, Callable[[WordingReader, Mapping[str, Any]], BlockSpec]] = {
    "field": _paragraph,
    "paragraph": _paragraph,
    "line": _line,
    "list": _list,
    "table": _table,
    "box": _box,
    "signatures": _signatures,
    "heading": _heading,
    "title": _title,
    "codes": _codes,
    "qr": _qr,
    "notes": _notes,
}


def _listed(reader: WordingReader, value: object, key: str) -> list[tuple[int, Any]]:
    """The members of a list that may not be empty, numbered from 1."""
    if not isinstance(value, list):
        reader.add("list", "block", reader.here(key))
        return []
    if not value:
        reader.add("empty", "block", reader.here(key))
    return list(enumerate(value, start=1))


def _align(reader: WordingReader, value: object, key: str) -> Align:
    return cast(Align, reader.choice(value, "block", get_args(Align), reader.here(key)))


def _size(reader: WordingReader, value: object, key: str) -> TextSize:
    return cast(TextSize, reader.choice(value, "block", get_args(TextSize), reader.here(key)))


def _yes(reader: WordingReader, given: Mapping[str, Any], key: str, name: str) -> bool:
    return reader.flag(given.get(name, False), "block", reader.here(key))
