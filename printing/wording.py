"""The words of a form as data: read from `resources/forms`, checked, never half-known.

A file is one JSON object: `form`, `circular`, `source`, `valid_from`, `valid_until`, `labels`,
`sentences`, `order` and `notes`. An office may change every word and the order of the fields; it
cannot leave out a word the form needs, nor invent a field nobody fills.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter
from types import MappingProxyType
from typing import Any

from resources import read_json

_KEYS = frozenset(
    ("form", "circular", "source", "valid_from", "valid_until", "labels", "sentences", "order")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSpec:
    """What a form needs from its wording.

    `fields` maps each field of the body to the labels it prints; `optional_fields` may be left out
    of the order. `labels` are those outside the fields; `may_be_empty` names labels that may be
    an empty text. `sentences` maps each sentence to the placeholders it must hold.
    """

    form: str
    fields: Mapping[str, tuple[str, ...]]
    optional_fields: frozenset[str]
    labels: frozenset[str]
    may_be_empty: frozenset[str]
    sentences: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormWording:
    """The checked words of one form, in force from `valid_from` up to and with `valid_until`."""

    form: str
    circular: str
    source: str
    valid_from: date
    valid_until: date | None
    labels: Mapping[str, str]
    sentences: Mapping[str, str]
    order: tuple[str, ...]
    notes: tuple[str, ...]

    def say(self, sentence: str, **values: object) -> str:
        """A sentence with its placeholders filled; values are text, never a format."""
        return self.sentences[sentence].format_map(values)


def parse_wording(data: object, spec: FormSpec) -> FormWording:
    """Check a wording file against what the form needs.

    Raises ValueError naming what is missing, unknown or of the wrong kind.
    """
    top = _mapping(data, "file")
    _exact(set(top) - {"notes"}, _KEYS, "key")
    if top["form"] != spec.form:
        raise ValueError(f"form: {spec.form} expected")
    order = _texts(top["order"], "order")
    _check_order(order, spec)
    until = top["valid_until"]
    return FormWording(
        form=spec.form,
        circular=_text(top["circular"], "circular"),
        source=_text(top["source"], "source"),
        valid_from=_day(top["valid_from"], "valid_from"),
        valid_until=None if until is None else _day(until, "valid_until"),
        labels=_labels(_mapping(top["labels"], "labels"), order, spec),
        sentences=_sentences(_mapping(top["sentences"], "sentences"), spec),
        order=order,
        notes=_texts(top.get("notes", []), "notes"),
    )


def load_wording(name: str, spec: FormSpec) -> FormWording:
    """A shipped wording, `forms/{name}`, read and checked."""
    return parse_wording(read_json(f"forms/{name}"), spec)


def _check_order(order: tuple[str, ...], spec: FormSpec) -> None:
    if len(set(order)) != len(order):
        raise ValueError("order: a field stands twice")
    _none_unknown(set(order), spec.fields.keys(), "field")
    _none_missing(set(order), spec.fields.keys() - spec.optional_fields, "field")


def _labels(given: Mapping[str, Any], order: tuple[str, ...], spec: FormSpec) -> Mapping[str, str]:
    known = spec.labels.union(*spec.fields.values())
    needed = spec.labels.union(*(spec.fields[name] for name in order))
    _none_unknown(set(given), known, "label")
    _none_missing(set(given), needed, "label")
    checked: dict[str, str] = {}
    for name, value in given.items():
        checked[name] = _text(value, f"label {name}", may_be_empty=name in spec.may_be_empty)
    return MappingProxyType(checked)


def _sentences(given: Mapping[str, Any], spec: FormSpec) -> Mapping[str, str]:
    _exact(set(given), spec.sentences.keys(), "sentence")
    for name, value in given.items():
        try:
            parts = list(Formatter().parse(_text(value, f"sentence {name}")))
        except ValueError as error:
            raise ValueError(f"sentence {name}: {error}") from error
        found = {field for _, field, _, _ in parts if field is not None}
        plain = all(not layout and not change for _, _, layout, change in parts)
        if found != spec.sentences[name] or not plain:
            wanted = ", ".join(f"{{{field}}}" for field in sorted(spec.sentences[name]))
            raise ValueError(f"sentence {name}: placeholders expected: {wanted or 'none'}")
    return MappingProxyType(dict(given))


def _exact(given: set[str], wanted: Any, kind: str) -> None:
    _none_missing(given, wanted, kind)
    _none_unknown(given, wanted, kind)


def _none_missing(given: set[str], wanted: Any, kind: str) -> None:
    missing = sorted(set(wanted) - given)
    if missing:
        raise ValueError(f"missing {kind}: {', '.join(missing)}")


def _none_unknown(given: set[str], known: Any, kind: str) -> None:
    unknown = sorted(given - set(known))
    if unknown:
        raise ValueError(f"unknown {kind}: {', '.join(unknown)}")


def _mapping(value: object, name: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError(f"{name}: an object expected")
    return value


def _text(value: object, name: str, *, may_be_empty: bool = False) -> str:
    if not isinstance(value, str) or not (value.strip() or may_be_empty):
        raise ValueError(f"{name}: a text expected")
    return value


def _texts(value: object, name: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError(f"{name}: a list expected")
    return tuple(_text(one, name) for one in value)


def _day(value: object, name: str) -> date:
    try:
        return date.fromisoformat(_text(value, name))
    except ValueError as error:
        raise ValueError(f"{name}: a date as YYYY-MM-DD expected") from error
