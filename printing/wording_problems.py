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
        folder = _FOLDERS.get(self.group, self.group)
        place = ".".join(part for part in (folder, self.name) if part)
        return sentence(f"form_file.{self.code}", {"place": place, "detail": self.detail})


_FOLDERS = {"label": "labels", "sentence": "sentences", "block": "blocks", "key": "", "field": ""}

_ENGLISH = {
    "unreadable": "cannot be read as JSON",
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
