"""`forms`: the forms in force as JSON; copy one; check a file alone; draw one with invented values.

Needs no store. See docs/forms.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from app import exits
from app.forms.sample import sample_input
from app.forms_in_force import files_nobody_reads, forms_in_force, problems_json
from app.office_forms import OfficeForms
from app.place import Place
from app.whole_file import write_file
from models.domain.clock import local_day
from models.errors import UserError
from printing.form_specs import SPECS
from printing.forms import render, wording_for
from printing.inputs import Paper
from printing.wording import FormWording
from printing.wording_files import file_name, sound_wording
from printing.wording_json import read_wording


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", type=Path, metavar="FILE", help="kiểm tra một tệp mẫu")
    what.add_argument("--form", choices=list(SPECS), help="mẫu đang dùng, cho --preview")
    what.add_argument("--copy", choices=list(SPECS), help="chép mẫu đang dùng thành mẫu riêng")
    parser.add_argument("--preview", type=Path, metavar="FILE", help="vẽ mẫu với dữ liệu giả, PDF")
    parser.add_argument("--paper", choices=["A5", "A4"], help="khổ giấy, cho --preview")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0 all is well; 3 the checked file has problems, each a sentence on stderr.

    Raises UserError (`forms_words_wrong`, `form_copy_there`, `form_file_unreadable`,
    `file_unwritable`, `target_inside_data_dir`).
    """
    preview: Path | None = arguments.preview
    goes_together = arguments.check is not None or (arguments.form is None) == (preview is None)
    if not goes_together or (arguments.paper is not None and preview is None):
        raise UserError("forms_words_wrong")
    on = local_day(place.clock.now())
    if arguments.copy is not None:
        _say({"copied": str(OfficeForms(place.own_forms, place.clock).copy(arguments.copy))})
        return exits.ALL_DONE
    if arguments.check is not None:
        return _check(arguments.check, preview, arguments.paper, place)
    if arguments.form is not None and preview is not None:
        _draw(wording_for(arguments.form, on, place.own_forms), preview, arguments.paper, place)
        return exits.ALL_DONE
    folder = place.own_forms
    _say(
        {
            "on": on.isoformat(),
            "forms": forms_in_force(folder, on),
            "files_nobody_reads": files_nobody_reads(folder),
        }
    )
    return exits.ALL_DONE


def _check(file: Path, preview: Path | None, paper: Paper | None, place: Place) -> int:
    if not file.is_file():
        raise UserError("form_file_unreadable", name=file.name)
    data, problems = read_wording(file)
    words = None
    if not problems:
        words, problems = sound_wording(data)
    if words is None:
        _say({"file": file.name, "problems": problems_json(problems)})
        for problem in problems:
            print(problem.for_people(), file=sys.stderr)
        return exits.SOME_REFUSED
    if preview is not None:
        if preview.absolute().resolve() == file.absolute().resolve():
            raise UserError("file_unwritable", name=preview.name)
        _draw(words, preview, paper, place)
    _say(
        {
            "file": file.name,
            "problems": [],
            "id": words.form,
            "title": words.labels["document_title"],
            "valid_from": words.valid_from.isoformat(),
            "valid_until": None if words.valid_until is None else words.valid_until.isoformat(),
            "name_in_folder": file_name(words.form),
        }
    )
    return exits.ALL_DONE


def _draw(words: FormWording, target: Path, paper: Paper | None, place: Place) -> None:
    if target.absolute().resolve().is_relative_to(place.data_dir.absolute().resolve()):
        raise UserError("target_inside_data_dir")
    write_file(target, render(sample_input(words), wording=words, paper=paper))


def _say(said: dict[str, Any]) -> None:
    print(json.dumps(said, ensure_ascii=False, indent=1))
