"""Reads a form file piece by piece and keeps every problem with the place where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from printing.template import Place, Template, parse_template, places
from printing.vocabulary import TABLES, Kind, kinds_of
from printing.wording_problems import Problem

ENGINE_SENTENCES: Mapping[str, frozenset[str]] = {
    "blank": frozenset(),
    "blank_short": frozenset(),
    "page": frozenset(("page", "total")),
    "copy": frozenset(("label",)),
    "reprint": frozenset(("count",)),
    "code_provisional": frozenset(),
    "code_provisional_note": frozenset(),
    "code_at_saving": frozenset(),
    "no_bar_code": frozenset(),
}
"""Sentences the program itself says, with the places each must hold."""

PHRASES: Mapping[Kind, tuple[str, ...]] = {
    Kind.INSTANT: ("hour", "minute", "day", "month", "year"),
    Kind.DAY: ("day", "month", "year"),
    Kind.COUNT: ("count",),
    Kind.QUANTITY: ("count",),
}
"""What the phrases of a kind are made of; a phrase of days or instants may leave some out."""

USUAL_PHRASE: Mapping[Kind, str] = {Kind.INSTANT: "moment", Kind.DAY: "day"}

IN_WORDS = "in_words"
"""The one phrase of amounts of money."""


class WordingReader:
    """Collects problems; every reader gives a harmless value where it finds one."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.labels: Mapping[str, str] = {}
        self.sentences: Mapping[str, str] = {}
        self._block = ""
        self._broken: set[str] = set()
        self._labels_used: set[str] = set()
        self._sentences_used: dict[str, set[str]] = defaultdict(set)
        self._phrases_used: dict[str, Kind] = {}
        self._printed: dict[str, set[str]] = defaultdict(set)
        self._says: dict[str, set[str]] = defaultdict(set)
        self._spoken: dict[str, set[str]] = defaultdict(set)

    # where we are

    def begin(self, block: str) -> None:
        """What is read from now on belongs to this block."""
        self._block = block

    def add(self, code: str, group: str, name: str = "", detail: str = "") -> None:
        """Note a problem."""
        if group == "block":
            self._broken.add(self._block)
        self.problems.append(Problem(code, group, name, detail))

    def is_broken(self, block: str) -> bool:
        """Whether the block exists but could not be read."""
        return block in self._broken

    def here(self, key: str) -> str:
        """The name of a key of the present block, for messages."""
        return f"{self._block}.{key}" if key else self._block

    # plain values

    def mapping(self, value: object, name: str) -> Mapping[str, Any]:
        if isinstance(value, Mapping):
            return value
        self.add("object", *name.split(" ", 1))
        return {}

    def keys(
        self, value: object, where: str, needed: Sequence[str], optional: Sequence[str] = ()
    ) -> dict[str, Any]:
        """An object with exactly these keys; `where` is the key of the block, "" for the file."""
        in_block = bool(self._block)
        place = f"block {self.here(where)}" if in_block else (where or "file")
        given = dict(self.mapping(value, place))
        prefix = f"{self.here(where)}." if in_block else ""
        for name in sorted(set(needed) - given.keys()):
            self.add("missing", "key", prefix + name)
            self._broken.add(self._block)
        for name in sorted(given.keys() - set(needed) - set(optional)):
            self.add("unknown", "key", prefix + str(name))
            self._broken.add(self._block)
        return given

    def text(self, value: object, group: str, name: str = "", *, may_be_empty: bool = False) -> str:
        if isinstance(value, str) and (value.strip() or may_be_empty):
            return value
        self.add("text", group, name)
        return ""

    def texts(self, value: object, name: str, *, may_be_empty: bool = False) -> tuple[str, ...]:
        if not isinstance(value, list):
            self.add("list", name)
            return ()
        return tuple(self.text(one, name, may_be_empty=may_be_empty) for one in value)

    def words(self, value: object, group: str, where: str) -> Mapping[str, str]:
        return {
            name: self.text(one, group, name) for name, one in self.mapping(value, where).items()
        }

    def day(self, value: object, name: str) -> date:
        try:
            found = date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            found = date.min
        if found.isoformat() != value:
            self.add("date", name)
        return found

    def flag(self, value: object, group: str, name: str = "") -> bool:
        if not isinstance(value, bool):
            self.add("yes_no", group, name)
        return value is True

    def choice(self, value: object, group: str, among: Sequence[str], name: str = "") -> str:
        if isinstance(value, str) and value in among:
            return value
        self.add("choice", group, name, ", ".join(among))
        return among[0]

    def amount(self, value: object, key: str, *, least: float, most: float = 1000) -> float:
        if (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and least <= value <= most
        ):
            return float(value)
        self.add("amount", "block", self.here(key), f"{least:g} – {most:g}")
        return least

    # words by name, and values by name

    def label(self, value: object, key: str, *, optional: bool = False) -> str:
        """The name of a label of the file; "" when it may be left out and is."""
        if optional and value in (None, ""):
            return ""
        name = self.text(value, "block", self.here(key))
        if name:
            self._labels_used.add(name)
        return name

    def sentence(self, value: object, key: str, *, table: str = "", optional: bool = False) -> str:
        """The name of a sentence of the file, said inside the rows of `table` if that is given."""
        if optional and value in (None, ""):
            return ""
        name = self.text(value, "block", self.here(key))
        if name:
            self._sentences_used[name].add(table)
            self._says[self._block].add(name)
        return name

    def engine(self, *names: str) -> None:
        """Sentences the program itself says."""
        for name in names:
            self._sentences_used[name].add("engine")

    def prints(self, name: str) -> None:
        """The present block prints this value by itself."""
        self._printed[self._block].add(name)

    def template(self, value: object, key: str, *, table: str = "") -> Template:
        """A value expression, every name checked."""
        text = self.text(value, "block", self.here(key), may_be_empty=True)
        template = self._template(text, "block", self.here(key), table)
        if not table:
            self._printed[self._block].update(place.name for place in places(template))
        return template

    def table(self, value: object, key: str) -> str:
        """The name of a table of the input."""
        name = self.choice(value, "block", tuple(TABLES), self.here(key))
        self.prints(name)
        return name

    def condition(self, value: object, key: str, *, table: str = "") -> str:
        """The name of a value that decides whether something is printed; "" for always."""
        if value in (None, ""):
            return ""
        name = self.text(value, "block", self.here(key))
        if name not in kinds_of(table):
            self.add("unknown_value", "block", self.here(key), name)
        self.prints(name)
        return name

    def spoken(self, text: str, group: str, name: str) -> None:
        """Words that may name values, though they are no sentence by name."""
        self._template(text, group, name, "")

    def check_labels(self) -> None:
        """A label is printed as it is: braces in it would stand on the paper."""
        for name, text in self.labels.items():
            if "{" in text or "}" in text:
                self.add("label_braces", "label", name)

    def _template(self, text: str, group: str, name: str, table: str) -> Template:
        try:
            template = parse_template(text)
        except ValueError:
            self.add("braces", group, name)
            return ()
        kinds = kinds_of(table)
        for place in places(template):
            kind = kinds.get(place.name)
            if kind is None:
                self.add("unknown_value", group, name, place.name)
            elif kind is Kind.FLAG:
                self.add("flag", group, name, place.name)
            else:
                self._use_phrase(place, kind, group, name)
        return template

    def _use_phrase(self, place: Place, kind: Kind, group: str, name: str) -> None:
        phrase = place.phrase or USUAL_PHRASE.get(kind, "")
        if not phrase or (kind is Kind.MONEY and phrase == IN_WORDS):
            return
        if kind not in PHRASES or self._phrases_used.setdefault(phrase, kind) is not kind:
            self.add("phrase", group, name, f"{place.name}:{phrase}")

    # at the end

    def check_words_are_used(self) -> None:
        """Every word that is named is there, every word that is there is named and sound."""
        self.engine("blank", "blank_short", "page", "copy", "reprint")
        self._labels_used.add("document_title")
        for name in sorted(set(self._sentences_used) & self.sentences.keys()):
            for table in sorted(self._sentences_used[name] - {"engine"}):
                template = self._template(self.sentences[name], "sentence", name, table)
                if not table:
                    self._spoken[name].update(place.name for place in places(template))
        if any("code" in names for names in (*self._printed.values(), *self._spoken.values())):
            self.engine("code_provisional", "code_provisional_note")
        for name, kind in sorted(self._phrases_used.items()):
            if name in self.sentences:
                self._check_phrase(name, kind)
        for name in sorted(ENGINE_SENTENCES.keys() & self.sentences.keys()):
            self._check_places(name, ENGINE_SENTENCES[name], exact=True)
        said = set(self._sentences_used) | set(self._phrases_used)
        self._same(self._labels_used, self.labels, "label")
        self._same(said, self.sentences, "sentence")

    def said_by(self, blocks: Iterable[str]) -> frozenset[str]:
        """Names of all sentences that these blocks say."""
        return frozenset(name for block in blocks for name in self._says[block])

    def printed_by(self, blocks: Iterable[str]) -> frozenset[str]:
        """Names of all values and tables that these blocks print or decide by."""
        found: set[str] = set()
        for block in blocks:
            found |= self._printed[block].union(*(self._spoken[one] for one in self._says[block]))
        return frozenset(found)

    def _check_phrase(self, name: str, kind: Kind) -> None:
        self._check_places(
            name, frozenset(PHRASES[kind]), exact=kind in (Kind.COUNT, Kind.QUANTITY)
        )

    def _check_places(self, name: str, wanted: frozenset[str], *, exact: bool) -> None:
        if not _holds(self.sentences[name], wanted, exact=exact):
            shown = ", ".join(f"{{{one}}}" for one in sorted(wanted))
            self.add("placeholders", "sentence", name, shown or "none")

    def _same(self, wanted: Iterable[str], given: Mapping[str, str], group: str) -> None:
        for name in sorted(set(wanted) - given.keys()):
            self.add("missing", group, name)
        for name in sorted(given.keys() - set(wanted)):
            self.add("unknown", group, name)


def _holds(text: str, wanted: frozenset[str], *, exact: bool) -> bool:
    """Whether a text has the wanted places (or some of them) and no others."""
    try:
        found = places(parse_template(text))
    except ValueError:
        return False
    names = {place.name for place in found}
    if any(place.phrase for place in found):
        return False
    return names == wanted if exact else bool(names) and names <= wanted
