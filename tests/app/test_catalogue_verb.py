"""`catalogue` shows what a signed file would change and takes it only when told to."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from app.main import main
from models.domain.clock import iso_local
from models.services import catalogue
from resources import words
from tests.builders import MORNING, Counter

ROOT = Path(__file__).parents[2]
CODE = "9.000001"


class Said(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.out)
        return answer


Ask = Callable[..., Said]


@pytest.fixture
def ask(counter: Counter, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    clock = tmp_path / "clock"
    clock.write_text(iso_local(MORNING), encoding="ascii")

    def asked(*arguments: str | Path) -> Said:
        place = ("--data-dir", counter.data_dir, "--key-file", counter.place.key_file)
        words_given = ("catalogue", *place, "--clock-file", clock, *arguments)
        return Said(main([str(word) for word in words_given]), *capsys.readouterr())

    return asked


def edition(*codes: str, **more: Any) -> dict[str, Any]:
    rows = [{"code": c, "name": "Thử", "sector": "Thử", "version": "9", **more} for c in codes]
    return {"version": "9", "procedures": rows}


def write(path: Path, data: object) -> Path:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def signed(ask: Ask, folder: Path, name: str = "danh-muc", *codes: str) -> Path:
    """A file signed with the key of `trusting`."""
    plain, out = folder / f"{name}.json", folder / f"{name}.signed.json"
    write(plain, edition(*(codes or (CODE,))))
    said = ask("--sign", plain, "--private-key", folder / "secret", "--out", out)
    assert said.code == 0, said.err
    return out


@pytest.fixture
def trusting(ask: Ask, tmp_path: Path) -> Path:
    """The folder of an issuer whose key the counter trusts."""
    public = ask("--new-key", tmp_path / "secret").answer["public_key"]
    (tmp_path / "public").write_text(public, encoding="ascii")
    assert ask("--trust", tmp_path / "public").answer == {"public_key": public}
    return tmp_path


def codes_of(counter: Counter) -> set[str]:
    with counter.open(writing=False) as runtime:
        return {p.code for p in runtime.store.read(catalogue.procedures)}


def test_a_file_is_shown_first_and_taken_when_told(
    ask: Ask, counter: Counter, trusting: Path
) -> None:
    file, before = signed(ask, trusting), codes_of(counter)
    shown = ask("--file", file).answer
    assert [row["code"] for row in shown["added"]] == [CODE]
    assert {row["code"] for row in shown["retired"]} == before
    assert shown["taken"] is False
    assert codes_of(counter) == before
    assert ask("--file", file, "--take").answer["taken"] is True
    assert codes_of(counter) == {CODE}
    again = ask("--file", file).answer
    assert (again["added"], again["retired"], again["changed"]) == ([], [], [])


def test_a_file_of_a_stranger_changes_nothing(ask: Ask, counter: Counter, trusting: Path) -> None:
    before = codes_of(counter)
    ask("--new-key", trusting / "other")
    write(trusting / "plain.json", edition(CODE))
    out = trusting / "other.json"
    sign = ("--sign", trusting / "plain.json", "--private-key", trusting / "other", "--out", out)
    assert ask(*sign).code == 0
    said = ask("--file", out, "--take")
    assert (said.code, said.out) == (2, "")
    assert said.err.strip() == words.sentence("catalogue_signature_wrong")
    assert codes_of(counter) == before


def test_without_a_trusted_key_nothing_is_taken(ask: Ask, counter: Counter, tmp_path: Path) -> None:
    ask("--new-key", tmp_path / "secret")
    said = ask("--file", signed(ask, tmp_path), "--take")
    assert said.code == 2
    assert said.err.strip() == words.sentence("catalogue_key_missing")
    assert CODE not in codes_of(counter)


def test_an_older_file_does_not_come_back(ask: Ask, counter: Counter, trusting: Path) -> None:
    old = signed(ask, trusting)
    (trusting / "clock").write_text("2026-11-25T08:31:00+07:00", encoding="ascii")
    new = signed(ask, trusting, "moi", CODE, "9.000002")
    assert ask("--file", new, "--take").code == 0
    said = ask("--file", old, "--take")
    assert (said.code, said.err.strip()) == (2, words.sentence("catalogue_older"))
    assert codes_of(counter) == {CODE, "9.000002"}


def test_a_file_signed_in_a_far_year_is_refused(ask: Ask, counter: Counter, trusting: Path) -> None:
    now = iso_local(MORNING)
    (trusting / "clock").write_text("2099-11-25T08:30:00+07:00", encoding="ascii")
    far = signed(ask, trusting)
    (trusting / "clock").write_text(now, encoding="ascii")
    said = ask("--file", far, "--take")
    assert (said.code, said.err.strip()) == (2, words.sentence("catalogue_from_future"))
    assert CODE not in codes_of(counter)


def test_a_version_that_begins_later_is_shown_before_it_is_taken(
    ask: Ask, trusting: Path, tmp_path: Path
) -> None:
    in_use = tmp_path / "moi.json"
    assert ask("--write", in_use).answer == {"written": "moi.json"}
    assert ask("--write", in_use).code == 2, "a file that is there is not written over"
    edited = json.loads(in_use.read_text(encoding="utf-8"))
    old = next(row for row in edited["procedures"] if row["code"] == "1.001193")
    new = {**old, "version": "2027", "valid_from": "2027-01-01", "fee_vnd": 8_000}
    edited["procedures"].append(new)
    look = ask("--diff", write(tmp_path / "edited.json", edited)).answer
    assert (look["added"], look["retired"], look["changed"]) == ([], [], [])
    (later,) = look["later"]
    assert (later["code"], later["valid_from"]) == ("1.001193", "2027-01-01")
    assert {"field": "fee_vnd", "before": old["fee_vnd"], "after": 8_000} in later["fields"]


def test_an_unsigned_file_can_be_looked_at_and_not_taken(
    ask: Ask, counter: Counter, tmp_path: Path
) -> None:
    before = codes_of(counter)
    file = write(tmp_path / "plain.json", edition(CODE))
    assert [row["code"] for row in ask("--diff", file).answer["added"]] == [CODE]
    said = ask("--diff", file, "--take")
    assert (said.code, said.err.strip()) == (2, words.sentence("catalogue_not_signed"))
    assert codes_of(counter) == before


def test_what_changed_in_a_procedure_is_told_by_field(
    ask: Ask, counter: Counter, tmp_path: Path
) -> None:
    with counter.open(writing=False) as runtime:
        birth = runtime.store.read(lambda s: catalogue.procedure(s, "1.001193"))
    file = write(tmp_path / "plain.json", edition(birth.code, fee_vnd=8_000))
    change = next(row for row in ask("--diff", file).answer["changed"])
    told = {row["field"]: (row["before"], row["after"]) for row in change["fields"]}
    assert told["fee_vnd"] == (birth.fee_vnd, 8_000)
    assert told["name"] == (birth.name, "Thử")


def test_a_fee_table_is_taken_whole_or_not_at_all(
    ask: Ask, counter: Counter, tmp_path: Path
) -> None:
    fee = {"name": "Lệ phí", "amount_vnd": 9_000, "source": "Nghị quyết 01/2026/NQ-HĐND"}
    table = {"name": "Tỉnh thử", "fees": {"1.004194": [fee], "0.000000": [fee]}}
    look = ask("--fees", write(tmp_path / "fees.json", table)).answer
    (change,) = [one for one in look["changed"] if one["code"] == "1.004194"]
    assert (change["before"], change["after"], look["taken"]) == ([], [fee], False)
    assert ask("--write-fees", tmp_path / "none.json").code == 0
    assert json.loads((tmp_path / "none.json").read_text(encoding="utf-8"))["fees"] == {}
    said = ask("--set-fees", tmp_path / "fees.json").answer
    assert said == {"name": "Tỉnh thử", "procedures": 2, "unknown_codes": ["0.000000"]}
    table["fees"]["1.004194"] = [{**fee, "amount_vnd": -1}]  # type: ignore[index]
    wrong = ask("--set-fees", write(tmp_path / "fees.json", table))
    assert wrong.code == 2
    assert "(fees.1.004194[0].amount_vnd)" in wrong.err
    with counter.open(writing=False) as runtime:
        kept = runtime.store.read(lambda s: catalogue.procedure(s, "1.004194")).local_fees
    assert [one.amount_vnd for one in kept] == [9_000]


def test_what_is_no_fee_table_is_not_called_a_wrong_catalogue_alone(
    ask: Ask, tmp_path: Path
) -> None:
    (tmp_path / "fees.json").write_text("bảng phí", encoding="utf-8")
    said = ask("--set-fees", tmp_path / "fees.json")
    assert said.code == 2
    assert "bảng phí" in said.err


def test_a_key_is_never_written_over_and_is_its_owners_alone(ask: Ask, tmp_path: Path) -> None:
    assert ask("--new-key", tmp_path / "secret").code == 0
    key = (tmp_path / "secret").read_bytes()
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0
    said = ask("--new-key", tmp_path / "secret")
    assert (said.code, said.err.strip()) == (2, words.sentence("catalogue_file_unwritable"))
    assert (tmp_path / "secret").read_bytes() == key


@pytest.mark.parametrize("action", ["--file", "--diff", "--set-fees", "--trust"])
def test_a_file_that_is_not_there_is_told_plainly(ask: Ask, trusting: Path, action: str) -> None:
    said = ask(action, trusting / "none")
    assert (said.code, said.out) == (2, "")
    assert said.err.strip() == words.sentence("catalogue_file_unreadable")


def test_a_trusted_key_must_be_a_key(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "public").write_text("khong phai khoa", encoding="ascii")
    said = ask("--trust", tmp_path / "public")
    assert (said.code, said.err.strip()) == (2, words.sentence("catalogue_key_wrong"))


def test_every_reason_a_file_is_refused_for_has_its_sentence_in_both_languages() -> None:
    files = (
        "app/verbs/catalogue.py",
        "models/catalogue_file.py",
        "models/services/catalogue.py",
    )
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in files)
    codes = set(re.findall(r'(?:CatalogueFileWrong|NotFound)\("(\w+)"', text))
    assert len(codes) > 10
    for language in words.Language:
        assert codes - words.table(language).keys() == set()
