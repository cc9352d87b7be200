"""docs/office-guide.md as a technician follows it: its own commands, in its order, on a counter."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.process.program import ROOT, Counter, line

pytestmark = pytest.mark.process

GUIDE = (ROOT / "docs" / "office-guide.md").read_text(encoding="utf-8")
JOBS = ("0", *re.findall(r"^## (\d)\.", GUIDE, re.MULTILINE))
_COMMAND = re.compile(r"^(mot-cua [^#\n]+)|`(mot-cua [^`]+)`", re.MULTILINE)
_EXAMPLE = re.compile(r"^```json\n(.*?)^```", re.MULTILINE | re.DOTALL)
_A_FILE = re.compile(r".+\.(json|jsonl|key|pdf|mcbackup)")
LATER = "2027-02-01"
OFFICIAL = "Hoàng Thị Thử"


def commands() -> Iterator[tuple[str, str]]:
    """Every command of the guide with the number of its job, in the order of the page."""
    parts = re.split(r"^## \d\..*$", GUIDE, flags=re.MULTILINE)
    for job, part in zip(JOBS, parts, strict=True):
        yield from ((job, (found[1] or found[2]).strip()) for found in _COMMAND.finditer(part))


def example(number: int, **real: str) -> str:
    """A JSON example of the guide, with what stands in capitals put in its place."""
    text = _EXAMPLE.findall(GUIDE)[number]
    for place, value in real.items():
        text = text.replace(place.replace("_", " "), value)
    return str(text)


class Technician:
    """Reads the guide from the top: gives each command to the program as it stands there."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.desk = counter.home / "desk"
        self.desk.mkdir()
        self._left = list(commands())

    def next(self, job: str, says: str, **real: str | Path) -> str:
        """Run the next command, which must be this one; its answer."""
        found_job, command = self._left.pop(0)
        assert (found_job, command[: len(says)]) == (job, says)
        words = [self._real(word, real) for word in shlex.split(command)[1:]]
        done = self.counter.run(*words)
        assert (done.code, done.err) == (0, ""), (command, done.err)
        return done.out

    def asked(self, job: str, says: str, **real: str | Path) -> Any:
        return json.loads(self.next(job, says, **real))

    def _real(self, word: str, real: Mapping[str, str | Path]) -> str:
        if word in real:
            return str(real[word])
        return str(self.desk / word) if _A_FILE.fullmatch(word) else word

    def is_done(self) -> bool:
        return not self._left

    def paper(self, name: str) -> str:
        with pypdfium2.PdfDocument(self.desk / name) as document:
            text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        return " ".join(text.split())

    def receive(self, at: str, **fields: Any) -> tuple[str, str]:
        """Id and code of a dossier received when the counter's clock shows this."""
        self.counter.clock.write_text(at, encoding="ascii")
        (received,) = self.counter.intake([line(1, **fields)]).acknowledged()
        return received

    def dossiers(self) -> dict[str, dict[str, Any]]:
        """What is recorded now, by id."""
        return {d["id"]: d for d in self.counter.dump()["dossiers"]}


def test_a_technician_brings_in_words_days_fees_and_a_version_by_the_guide_alone(
    counter: Counter,
) -> None:
    person = Technician(counter)
    person.next("0", "mot-cua backup")
    _new_words(person)
    _next_year(person)
    _new_fees(person)
    _new_version(person)
    assert person.is_done()


def _new_words(person: Technician) -> None:
    _, code = person.receive("2026-11-25T09:00:00+07:00")
    file = Path(person.asked("1", "mot-cua forms --copy 01")["copied"])
    words = json.loads(file.read_text(encoding="utf-8"))
    words["labels"]["code"] = "Mã của hồ sơ này:"
    file.write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    assert person.asked("1", "mot-cua forms --check", TỆP=file)["problems"] == []
    listed = person.asked("1", "mot-cua forms")["forms"]
    assert [form["id"] for form in listed if form["origin"] == "own"] == ["01"]
    person.next("1", "mot-cua print", MÃ=code)
    assert "Mã của hồ sơ này:" in person.paper("thu.pdf")
    assert f"Mã của hồ sơ này: {code}" in person.paper("giay-hen.pdf")


def _next_year(person: Technician) -> None:
    held, code = person.receive("2026-12-31T09:00:00+07:00")
    assert person.asked("2", "mot-cua calendar")["own_days"] is None
    (person.desk / "ngay-rieng.json").write_text(example(0), encoding="utf-8")
    look = person.asked("2", "mot-cua calendar --file")
    assert [one["on"] for one in look["changed"]["days"]] == ["2027-01-04", "2027-01-09"]
    (moved,) = [one for one in look["moved"] if one["code"] == code]
    assert moved["due_at"] == "2027-01-06T09:00:00+07:00"
    assert person.asked("2", "mot-cua calendar --file")["taken"]
    assert person.dossiers()[held]["due_at"] == moved["due_at"], "no date moves by itself"
    again = "".join(example(1, MÃ=one["code"], TÊN_CÁN_BỘ=OFFICIAL) for one in look["moved"])
    (person.desk / "tinh-lai.jsonl").write_text(again, encoding="utf-8")
    person.next("2", "mot-cua act")
    person.next("2", "mot-cua print", MÃ=code)
    assert person.asked("2", "mot-cua calendar")["moved"] == []
    assert "07 tháng 01 năm 2027" in person.paper("giay-hen-moi.pdf")
    fresh, _ = person.receive("2026-12-31T09:30:00+07:00")
    found = person.dossiers()
    assert found[held]["due_at"] == "2027-01-07T09:00:00+07:00"
    assert found[fresh]["due_at"] == "2027-01-07T09:30:00+07:00"


def _new_fees(person: Technician) -> None:
    stay = {"procedure_code": "1.004194"}
    before, _ = person.receive("2026-12-31T09:40:00+07:00", **stay)
    person.next("3", "mot-cua catalogue --write-fees")
    (person.desk / "bang-phi.json").write_text(example(2), encoding="utf-8")
    look = person.asked("3", "mot-cua catalogue --fees")
    assert (look["unknown_codes"], look["taken"]) == ([], False)
    assert person.asked("3", "mot-cua catalogue --fees")["taken"]
    december, _ = person.receive("2026-12-31T10:00:00+07:00", **stay)
    january, _ = person.receive("2027-01-05T10:00:00+07:00", **stay)
    found = person.dossiers()
    owed = [[fee["amount_vnd"] for fee in found[one]["fees"]] for one in (december, january)]
    assert owed == [[14_000], [12_000]]
    assert found[before]["fees"] == []


def _new_version(person: Technician) -> None:
    birth = {"procedure_code": "1.001193"}
    old, _ = person.receive("2027-01-05T10:00:00+07:00", **birth)
    kept = person.dossiers()[old]["procedure"]
    person.next("4", "mot-cua catalogue --write")
    edited = person.desk / "moi.json"
    whole = json.loads(edited.read_text(encoding="utf-8"))
    here = next(p for p in whole["procedures"] if p["code"] == "1.001193")
    new = {**here, "version": "2027", "valid_from": LATER, "name": "Đăng ký khai sinh (mới)"}
    here["valid_until"] = "2027-01-31"
    whole["procedures"].append(new)
    edited.write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    look = person.asked("4", "mot-cua catalogue --diff")
    assert (look["added"], look["retired"]) == ([], [])
    assert [(one["code"], one["valid_from"]) for one in look["later"]] == [("1.001193", LATER)]
    key = person.asked("4", "mot-cua catalogue --new-key")["public_key"]
    person.next("4", "mot-cua catalogue --sign")
    (person.desk / "khoa.key").write_text(f"{key}\n", encoding="ascii")
    person.next("4", "mot-cua catalogue --trust")
    assert person.asked("4", "mot-cua catalogue --file")["later"] == look["later"]
    assert person.asked("4", "mot-cua catalogue --file")["taken"]
    last, _ = person.receive("2027-01-29T10:00:00+07:00", **birth)
    first, _ = person.receive(f"{LATER}T10:00:00+07:00", **birth)
    found = person.dossiers()
    assert found[last]["procedure"]["version"] == kept["version"]
    assert found[first]["procedure"]["version"] == "2027"
    assert found[first]["procedure"]["name"] == new["name"]
    assert found[old]["procedure"] == kept
    person.next("4", "mot-cua print --procedure")
    assert "Đăng ký khai sinh (mới)" in person.paper("huong-dan.pdf")
