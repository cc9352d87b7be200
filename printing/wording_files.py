"""Which file words a form on a day: an office's own folder first, then the shipped ones."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from printing.form_specs import SPECS
from printing.wording import FormWording, check_wording, parse_wording
from printing.wording_json import read_wording
from printing.wording_problems import Problem
from printing.wording_trial import trial_problems
from resources import path

_log = logging.getLogger(__name__)


class UnknownForm(ValueError):
    """There is no form of this name."""


@dataclass(frozen=True, slots=True)
class RejectedFile:
    """A file of the office that is not used: its place inside the folder, and why."""

    name: str
    problems: tuple[Problem, ...]


def _log_rejected(rejected: RejectedFile) -> None:
    _log.warning("form file not used: %d problems", len(rejected.problems))


def wording_for(
    form: str,
    on: date | None,
    folder: Path | None,
    *,
    report: Callable[[RejectedFile], None] = _log_rejected,
) -> FormWording:
    """The words of a form in force on a day (None: the newest).

    `folder` holds the office's own files, in any folders inside it; a sound one that is in force
    goes before every shipped one. Each bad one is given to `report` and passed over. A day before
    all files gets the oldest. Raises UnknownForm.
    """
    if form not in SPECS:
        raise UnknownForm(f"{form}: no such form")
    own = [] if folder is None else _own(form, folder, report)
    found = _in_force(own, on) or _in_force(shipped(form), on)
    return found or min(shipped(form), key=lambda one: one.valid_from)


@cache
def shipped(form: str) -> tuple[FormWording, ...]:
    """All shipped words of a form, one for each circular."""
    files = sorted(path("forms").glob(f"*/{file_name(form)}"))
    texts = (json.loads(file.read_bytes().decode("utf-8")) for file in files)
    return tuple(parse_wording(text, SPECS[form]) for text in texts)


def file_name(form: str) -> str:
    """How the file of a form is called: "form01.json", "hand-over.json"."""
    return f"form{form}.json" if form.isdigit() else f"{form}.json"


def _in_force(
    wordings: list[FormWording] | tuple[FormWording, ...], on: date | None
) -> FormWording | None:
    fitting = [one for one in wordings if _holds(one, on)]
    return max(fitting, key=lambda one: one.valid_from, default=None)


def _holds(wording: FormWording, on: date | None) -> bool:
    if on is None:
        return wording.valid_until is None
    return wording.valid_from <= on and (wording.valid_until is None or on <= wording.valid_until)


def _own(form: str, folder: Path, report: Callable[[RejectedFile], None]) -> list[FormWording]:
    wordings: list[FormWording] = []
    for file in sorted(folder.rglob(file_name(form))):
        data, problems = read_wording(file)
        words = None
        if not problems:
            words, problems = sound_wording(data, form)
        if words is None:
            report(RejectedFile(file.relative_to(folder).as_posix(), problems))
        else:
            wordings.append(words)
    return wordings


def sound_wording(
    data: object, form: str | None = None
) -> tuple[FormWording | None, tuple[Problem, ...]]:
    """The words of a file that is sound and can be set on paper, or everything wrong with it.

    `form`: the form it must be of; None takes any.
    """
    problems = check_wording(data)
    if problems or not isinstance(data, dict):
        return None, problems
    if form not in (None, data["form"]):
        return None, (Problem("other_form", "form", detail=form or ""),)
    words = parse_wording(data, SPECS[data["form"]])
    problems = trial_problems(words)
    return (None if problems else words), problems
