"""Which form files count on a day, which of the office's do not and why. Needs no store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from printing.form_specs import SPECS
from printing.wording import FormWording
from printing.wording_files import RejectedFile, file_name, sound_wording, wording_for
from printing.wording_json import read_wording
from printing.wording_problems import Problem
from resources import path as resource

_ASIDE = ".bo"
"""Ends the name of a file the office put aside."""


def forms_in_force(folder: Path, on: date) -> list[dict[str, Any]]:
    """Every form as it is printed on this day; `folder` holds the office's own files."""
    return [_form(form, folder, on) for form in SPECS]


def files_nobody_reads(folder: Path) -> list[str]:
    """Files of the office under names that belong to no form, by their place in the folder."""
    known = {file_name(form) for form in SPECS}
    return sorted(
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and file.name not in known and not file.name.endswith(_ASIDE)
    )


def problems_json(problems: tuple[Problem, ...]) -> list[dict[str, str]]:
    """Each problem with its place in the file and its sentence."""
    return [{"place": one.where, "sentence": one.for_people()} for one in problems]


def _form(form: str, folder: Path, on: date) -> dict[str, Any]:
    rejected: list[RejectedFile] = []
    used = wording_for(form, on, folder, report=rejected.append)
    own, shipped = _sound_files(form, folder), _sound_files(form, resource("forms"))
    file = next((name for name, words in own.items() if words == used), None)
    is_own = file is not None
    if file is None:
        file = next(name for name, words in shipped.items() if words == used)
    return {
        "id": form,
        "title": used.labels["document_title"],
        "set": file.rpartition("/")[0],
        "circular": used.circular,
        "valid_from": used.valid_from.isoformat(),
        "valid_until": None if used.valid_until is None else used.valid_until.isoformat(),
        "origin": "own" if is_own else "shipped",
        "file": file,
        "paper": used.paper,
        "is_landscape": used.is_landscape,
        "copies": len(used.copies),
        "is_verified": used.is_verified,
        "later": [
            {"file": name, "valid_from": words.valid_from.isoformat()}
            for name, words in {**own, **shipped}.items()
            if words.valid_from > on
        ],
        "problems": [
            {"file": one.name, **problem}
            for one in rejected
            for problem in problems_json(one.problems)
        ],
    }


def _sound_files(form: str, folder: Path) -> Mapping[str, FormWording]:
    """The sound files of a form by their place in the folder, in the order they are tried."""
    found = {}
    for file in sorted(folder.rglob(file_name(form))):
        words, _problems = sound_wording(read_wording(file)[0], form)
        if words is not None:
            found[file.relative_to(folder).as_posix()] = words
    return found
