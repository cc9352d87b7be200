"""What can be wrong with a form file, said with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from resources.words import sentence


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: `group` and `name` say where, `detail` what was expected."""

    code: str
    group: str
    name: str = ""
    detail: str = ""

    @property
    def place(self) -> str:
        """Where to look: "label due", "blocks.register"."""
        return f"{self.group} {self.name}".strip()

    def __str__(self) -> str:
        if self.code in ("missing", "unknown"):
            return f"{self.code} {self.group}: {self.name}"
        return f"{self.place}: {_ENGLISH[self.code].format(detail=self.detail)}"

    def for_people(self) -> str:
        """One sentence that names the place in the file and says what to do."""
        code = _OF_FIELDS.get(self.code, self.code) if self.group == "field" else self.code
        return sentence(f"form_file.{code}", {"place": self.where, "detail": self.detail})

    @property
    def where(self) -> str:
        """The way to the place in the file: "blocks.reason.value"; a line by its number."""
        folder = _FOLDERS.get(self.group, self.group)
        return ".".join(part for part in (folder, self.name) if part)


_FOLDERS = {
    "label": "labels",
    "sentence": "sentences",
    "block": "blocks",
    "key": "",
    "field": "",
    "line": "",
}

_OF_FIELDS = {"missing": "must_print", "unknown": "unknown_block"}
"""A field that is missing is a value no block prints; one that is unknown a block there is not."""

_ENGLISH = {
    "unreadable": "cannot be read as JSON",
    "json": "no JSON, column {detail}",
    "not_utf8": "not in UTF-8",
    "too_large": "too large for a form file",
    "key_twice": "stands twice in one object",
    "dates_reversed": "not before valid_from expected",
    "label_braces": "a label has no places for values",
    "too_tall": "drawn it is taller than a page",
    "text": "a text expected",
    "list": "a list expected",
    "object": "an object expected",
    "date": "a date as YYYY-MM-DD expected",
    "amount": "a number of {detail} expected",
    "yes_no": "true or false expected",
    "choice": "one of {detail} expected",
    "braces": "braces do not match or hold more than a name",
    "placeholders": "placeholders expected: {detail}",
    "unknown_value": "no value {{{detail}}} is known here",
    "phrase": "{{{detail}}} cannot be worded like this",
    "flag": "{{{detail}}} is no text to print",
    "twice": "a field stands twice",
    "empty": "at least one expected",
    "one_title": "exactly one title expected",
    "one_of": "only one of {detail} expected",
    "narrow": "wider columns expected",
    "too_wide": "columns from left to right expected",
    "other_form": "{detail} expected",
}
