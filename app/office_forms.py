"""The office's own form files: copied, looked at, words changed, taken out of use. Calls block."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from app.forms.sample import sample_input
from app.whole_file import write_file
from models.domain.clock import Clock, local_day, to_local
from models.domain.text import nfc
from models.errors import NotFound, UserError
from printing.form_specs import SPECS
from printing.forms import render
from printing.preview import rasterise
from printing.template import parse_template, places
from printing.wording import check_wording
from printing.wording_files import RejectedFile, file_name, sound_wording, wording_for
from printing.wording_json import read_wording
from printing.wording_problems import Problem
from resources import path as resource
from ui.office_data.contract import FormLine, FormLook, FormState, FormWord

_GROUPS = ("labels", "sentences")
_PREVIEW_DPI = 110


class OfficeForms:
    """`folder` holds the office's files, in any folders inside it."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def lines(self) -> tuple[FormLine, ...]:
        """Every form as it is printed today."""
        return tuple(self._line(form) for form in SPECS)

    def words(self, form: str) -> tuple[FormWord, ...]:
        """Raises UserError(`form_file_unreadable`) when the file has no words to read."""
        data = self._read(self._own_file(form) or self._shipped_file(form))
        return tuple(
            FormWord(group, name, text) for group in _GROUPS for name, text in _texts(data, group)
        )

    def look(self, form: str, change: FormWord | None = None) -> FormLook:
        """The form with invented values, with one word changed for the look only."""
        file = self._own_file(form) or self._shipped_file(form)
        data, problems = read_wording(file)
        if not isinstance(data, dict):
            return FormLook((), problems or check_wording(data))
        problems = () if change is None else _places_lost(data, change)
        data = data if change is None else _with_word(data, change)
        if problems:
            return FormLook((), problems)
        wording, problems = sound_wording(data, form)
        if wording is None:
            return FormLook((), problems)
        pdf = render(sample_input(wording), wording=wording)
        return FormLook(tuple(rasterise(pdf, _PREVIEW_DPI)), ())

    def copy(self, form: str) -> Path:
        """Raises UserError(`form_copy_there`) when the office has a file of this form."""
        if self._own_file(form) is not None:
            raise UserError("form_copy_there")
        content = self._shipped_file(form).read_bytes()
        target = self._folder / file_name(form)
        self._write(target, content)
        return target

    def save(self, form: str, word: FormWord) -> None:
        """Raises UserError(`form_word_wrong`) naming what is wrong, (`form_not_copied`)."""
        file = self._own_file(form)
        if file is None:
            raise UserError("form_not_copied")
        data = self._read(file)
        changed = _with_word(data, word)
        problems = _places_lost(data, word) or sound_wording(changed, form)[1]
        if problems:
            raise UserError("form_word_wrong", problem=problems[0].for_people())
        text = json.dumps(changed, ensure_ascii=False, indent=2)
        self._write(file, f"{text}\n".encode())

    def remove(self, form: str) -> Path:
        """Put the file aside under a name nobody reads. Raises UserError(`form_not_copied`)."""
        file = self._own_file(form)
        if file is None:
            raise UserError("form_not_copied")
        aside = file.with_name(f"{file.name}.{to_local(self._clock.now()):%Y%m%d-%H%M%S}.bo")
        try:
            file.rename(aside)
        except OSError as error:
            raise UserError("file_unwritable", name=file.name) from error
        return aside

    def _line(self, form: str) -> FormLine:
        on, rejected = local_day(self._clock.now()), list[RejectedFile]()
        used = wording_for(form, on, self._folder, report=rejected.append)
        own = self._own_file(form)
        problems = rejected[0].problems if rejected else ()
        return FormLine(
            form=form,
            title=used.labels["document_title"],
            circular=used.circular,
            source=used.source,
            valid_from=used.valid_from,
            valid_until=used.valid_until,
            is_verified=used.is_verified,
            state=self._state(form, own, problems),
            own_file=None if own is None else own.relative_to(self._folder).as_posix(),
            problems=problems,
        )

    def _state(self, form: str, own: Path | None, problems: tuple[Problem, ...]) -> FormState:
        if own is None:
            return FormState.SHIPPED
        if self._begun(form, own) is not None:
            return FormState.OWN
        return FormState.REJECTED if problems else FormState.NOT_YET

    def _own_file(self, form: str) -> Path | None:
        """The office's file of a form: of several the one in use today, else the first by name.

        Raises NotFound(`form_not_found`).
        """
        if form not in SPECS:
            raise NotFound("form_not_found")
        files = sorted(self._folder.rglob(file_name(form)))
        begun = {file: self._begun(form, file) for file in files}
        used = [file for file in files if begun[file] is not None]
        return max(used, key=lambda file: begun[file] or date.min, default=next(iter(files), None))

    def _begun(self, form: str, file: Path) -> date | None:
        """Since when a file is in force; None when it is ill or of other days."""
        words, _problems = sound_wording(read_wording(file)[0], form)
        if words is None:
            return None
        on = local_day(self._clock.now())
        holds = words.valid_from <= on and (words.valid_until is None or on <= words.valid_until)
        return words.valid_from if holds else None

    def _shipped_file(self, form: str) -> Path:
        """The shipped file whose words hold today."""
        wording = wording_for(form, local_day(self._clock.now()), None)
        for file in sorted(resource("forms").glob(f"*/{file_name(form)}")):
            data = self._read(file)
            if data.get("valid_from") == wording.valid_from.isoformat():
                return file
        raise NotFound("form_not_found")

    def _read(self, file: Path) -> dict[str, Any]:
        data, _problems = read_wording(file)
        if not isinstance(data, dict):
            raise UserError("form_file_unreadable", name=file.name)
        return data

    def _write(self, file: Path, content: bytes) -> None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserError("file_unwritable", name=file.name) from error
        write_file(file, content)


def _texts(data: Mapping[str, Any], group: str) -> list[tuple[str, str]]:
    words = data.get(group)
    if not isinstance(words, dict):
        return []
    return [(name, text) for name, text in words.items() if isinstance(text, str)]


def _with_word(data: Mapping[str, Any], word: FormWord) -> dict[str, Any]:
    """The file with one word changed; everything else, its order too, as it was.

    Raises NotFound(`form_word_not_found`).
    """
    if word.group not in _GROUPS or word.name not in dict(_texts(data, word.group)):
        raise NotFound("form_word_not_found")
    return {**data, word.group: {**data[word.group], word.name: nfc(word.text)}}


def _places_lost(data: Mapping[str, Any], word: FormWord) -> tuple[Problem, ...]:
    """Whether a sentence would no longer hold the values it holds: only its words may change."""
    before = dict(_texts(data, word.group)).get(word.name, "")
    try:
        old, new = (
            {place.name for place in places(parse_template(text))} for text in (before, word.text)
        )
    except ValueError:
        return (Problem("braces", word.group, word.name),)
    if word.group != "sentences" or old <= new:
        return ()
    detail = ", ".join(f"{{{name}}}" for name in sorted(old))
    return (Problem("placeholders", word.group, word.name, detail),)
