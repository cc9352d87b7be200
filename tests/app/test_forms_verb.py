"""`forms` tells which form files count and why the others do not, without a store."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pytest

from app.main import main
from printing.form_specs import SPECS
from resources import path

SHIPPED = path("forms") / "tt03-2025" / "form02.json"


class Said(NamedTuple):
    code: int
    answer: Any
    err: list[str]


Ask = Callable[..., Said]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of an office's own forms; there is no store beside it."""
    folder = tmp_path / "data" / "forms"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def ask(own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    clock = tmp_path / "clock"
    clock.write_text("2026-11-25T09:00:00+07:00", encoding="ascii")

    def run(*words: object) -> Said:
        place = [f"--data-dir={own.parent}", f"--clock-file={clock}"]
        code = main(["forms", *place, *map(str, words)])
        out, err = capsys.readouterr()
        return Said(code, json.loads(out) if out else None, err.splitlines())

    return run


def put(file: Path, **changes: object) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    data = json.loads(SHIPPED.read_bytes()) | changes
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return file


def form(said: Said, name: str) -> dict[str, Any]:
    (found,) = [one for one in said.answer["forms"] if one["id"] == name]
    return dict(found)


def test_every_form_in_force_is_listed_with_its_set(ask: Ask) -> None:
    said = ask()
    assert (said.code, said.err, said.answer["on"]) == (0, [], "2026-11-25")
    assert [one["id"] for one in said.answer["forms"]] == list(SPECS)
    slip = form(said, "01")
    assert (slip["set"], slip["origin"], slip["valid_from"]) == (
        "tt03-2025",
        "shipped",
        "2025-09-15",
    )
    assert slip["title"] == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    assert form(said, "guidance")["set"] == "practice"
    assert all(one["problems"] == [] for one in said.answer["forms"])


def test_own_files_later_ones_ill_ones_and_those_of_no_form_are_told_apart(
    ask: Ask, own: Path
) -> None:
    put(own / "nay" / "form02.json", copies=["Liên A"], valid_from="2026-01-01")
    put(own / "sau" / "form02.json", valid_from="2027-01-01")
    put(own / "sai" / "form02.json", paper="A3")
    put(own / "form02 (2).json")
    put(own / "form03.json.20261125-090000.bo")
    said = ask()
    found = form(said, "02")
    assert (found["origin"], found["file"], found["copies"]) == ("own", "nay/form02.json", 1)
    assert found["later"] == [{"file": "sau/form02.json", "valid_from": "2027-01-01"}]
    (problem,) = found["problems"]
    assert (problem["file"], problem["place"]) == ("sai/form02.json", "paper")
    assert "A5, A4" in problem["sentence"]
    assert said.answer["files_nobody_reads"] == ["form02 (2).json"]


def test_a_sound_file_is_drawn_with_invented_values(ask: Ask, tmp_path: Path) -> None:
    file, target = put(tmp_path / "moi.json", notes=["Câu mới của xã."]), tmp_path / "thu.pdf"
    said = ask("--check", file, "--preview", target, "--paper", "A4")
    assert (said.code, said.err) == (0, [])
    assert said.answer["problems"] == []
    assert (said.answer["id"], said.answer["name_in_folder"]) == ("02", "form02.json")
    with pypdfium2.PdfDocument(target.read_bytes()) as document:
        assert "Câu mới của xã." in document[0].get_textpage().get_text_range()
        assert document[0].get_size() == pytest.approx((595.28, 841.89), abs=0.01)


def test_all_mistakes_of_a_file_are_told_each_with_its_place_and_nothing_is_drawn(
    ask: Ask, tmp_path: Path
) -> None:
    file, target = put(tmp_path / "form02.json", paper="A3", copies="Liên 1"), tmp_path / "thu.pdf"
    said = ask("--check", file, "--preview", target)
    assert said.code == 3
    assert [one["place"] for one in said.answer["problems"]] == ["paper", "copies"]
    assert said.err == [one["sentence"] for one in said.answer["problems"]]
    assert not target.exists()


def test_a_form_in_force_is_drawn_in_the_words_of_the_office(
    ask: Ask, own: Path, tmp_path: Path
) -> None:
    put(own / "form02.json", notes=["Câu của xã."])
    target = tmp_path / "thu.pdf"
    assert ask("--form", "02", "--preview", target).code == 0
    with pypdfium2.PdfDocument(target.read_bytes()) as document:
        assert "Câu của xã." in document[0].get_textpage().get_text_range()


def test_the_form_in_force_is_copied_into_the_folder_of_the_office_once(
    ask: Ask, own: Path
) -> None:
    assert ask("--copy", "02").code == 0
    assert (own / "form02.json").read_bytes() == SHIPPED.read_bytes()
    assert form(ask(), "02")["origin"] == "own"
    again = ask("--copy", "02")
    assert (again.code, len(again.err)) == (2, 1)


@pytest.mark.parametrize(
    "words",
    [
        ("--check", "{none}"),
        ("--preview", "{out}"),
        ("--form", "02"),
        ("--paper", "A4"),
        ("--check", "{file}", "--paper", "A4"),
        ("--check", "{file}", "--preview", "{file}"),
        ("--check", "{file}", "--preview", "{inside}"),
    ],
)
def test_a_wrong_command_gets_one_sentence_and_writes_nothing(
    ask: Ask, own: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = put(tmp_path / "form02.json")
    before = file.read_bytes()
    names = {"none": tmp_path / "x", "out": tmp_path / "thu.pdf", "inside": own / "thu.pdf"}
    said = ask(*(word.format(file=file, **names) for word in words))
    assert (said.code, said.answer, len(said.err)) == (2, None, 1)
    assert file.read_bytes() == before
    assert not names["out"].exists()
    assert not names["inside"].exists()
