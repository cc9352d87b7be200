"""Puts the values of an input into the words of a form; what is not known becomes dots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from models.domain.clock import to_local
from printing.amounts import in_digits, in_words
from printing.inputs import FormInput, Row
from printing.template import Place, Template, parse_template, places
from printing.vocabulary import COUNTS, ROW_NO, Kind, kinds_of
from printing.wording import FormWording
from printing.wording_reader import IN_WORDS, USUAL_PHRASE

_DOTS = "……"
_LONG_DOTS = "………"


@dataclass(frozen=True, slots=True)
class Said:
    """Words ready to print; `is_known`: at least one of the values in them is."""

    text: str
    is_known: bool


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says templates with the values of the form, or with those of one row of a table."""

    words: FormWording
    values: Mapping[str, str]
    kinds: Mapping[str, Kind]

    def knows(self, name: str) -> bool:
        """Whether there is a value of this name; no name at all is always known.

        The count of the rows of a table is known when there is a row.
        """
        raw = self.values.get(name, "")
        return not name or (raw != "0" if name in COUNTS else bool(raw))

    def say(self, template: Template) -> Said:
        """A template filled. A single unknown text gets the long dots, one among words short."""
        found = places(template)
        blank = self.words.sentences["blank_short" if len(template) > 1 else "blank"]
        text = "".join(
            part if isinstance(part, str) else self._value(part, blank) for part in template
        )
        return Said(text, not found or any(self.knows(place.name) for place in found))

    def sentence(self, name: str) -> Said:
        """A sentence of the form, filled."""
        return self.say(parse_template(self.words.sentences[name]))

    def _value(self, place: Place, blank: str) -> str:
        kind = self.kinds[place.name]
        raw = self.values.get(place.name, "")
        phrase = place.phrase or USUAL_PHRASE.get(kind, "")
        if kind in (Kind.INSTANT, Kind.DAY):
            return self._moment(raw, kind, phrase)
        if kind in (Kind.COUNT, Kind.QUANTITY):
            return self._count(raw, kind, phrase)
        if kind is Kind.MONEY and raw:
            return (in_words if phrase == IN_WORDS else in_digits)(int(raw))
        if kind is Kind.NUMBER and not raw:
            return f"{_DOTS}{self.words.number_suffix}"
        return raw or blank

    def _moment(self, raw: str, kind: Kind, phrase: str) -> str:
        if not raw:
            parts = dict.fromkeys(("hour", "minute", "day", "month"), _DOTS) | {"year": _LONG_DOTS}
        elif kind is Kind.DAY:
            parts = day_words(date.fromisoformat(raw))
        else:
            local = to_local(datetime.fromisoformat(raw))
            clock = {"hour": f"{local:%H}", "minute": f"{local:%M}"}
            parts = {**clock, **day_words(local.date())}
        return self.words.say(phrase, **parts)

    def _count(self, raw: str, kind: Kind, phrase: str) -> str:
        if not raw:
            shown = "" if kind is Kind.QUANTITY else _DOTS
        else:
            shown = "–" if kind is Kind.QUANTITY and not int(raw) else f"{int(raw):02d}"
        return self.words.say(phrase, count=shown) if phrase else shown


def form_speaker(words: FormWording, form: FormInput) -> Speaker:
    """Says the values of a whole form."""
    counts = {name: str(len(form.rows.get(table, ()))) for name, table in COUNTS.items()}
    code = "" if form.is_draft else form.code
    return Speaker(words, {**form.values, **counts, "code": code}, kinds_of(""))


def row_speakers(words: FormWording, form: FormInput, table: str, least: int) -> list[Speaker]:
    """One for each row of a table, and for empty ones up to `least`."""
    rows: list[Row] = list(form.rows.get(table, ()))
    rows += [{}] * (least - len(rows))
    kinds = kinds_of(table)
    return [
        Speaker(words, {**row, ROW_NO: str(number)}, kinds)
        for number, row in enumerate(rows, start=1)
    ]


def day_words(on: date) -> dict[str, str]:
    """Day in two digits, month in two digits only for January and February (clerical rule)."""
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    return {"day": f"{on.day:02d}", "month": month, "year": str(on.year)}
