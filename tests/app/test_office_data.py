"""What the head and the technician bring in: looked at first, taken whole, or nothing changes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.main import main
from app.office_data_desk import CounterOfficeData
from app.runtime import Runtime
from models.catalogue_file import CatalogueFileWrong, new_key, public_key_of, sign_catalogue
from models.domain.changes import Changes, Kind
from models.domain.dossier import OfficialRef
from models.domain.workflow import Role
from models.errors import NoPrinter, NotPermitted, StaleEdit, UserError
from models.queries.dossier_detail import dossier_detail
from models.services import catalogue
from printing.form_specs import SPECS
from tests.builders import MORNING, Counter, procedure_with_days, receive
from ui.desk import PrinterChoice
from ui.office_data.contract import FormState, FormWord, OfferedCatalogue, OfferedFees

HEAD = OfficialRef("o-1", "Nông Thị Ví Dụ")
KEY = new_key()
OFF = {
    "on": "2026-11-26",
    "kind": "swap_off",
    "name": "Nghỉ hoán đổi của xã",
    "source": "Văn bản thử",
    "entered_on": "2026-11-25",
}
OWN: dict[str, Any] = {"format": 1, "days": [OFF]}


class Office:
    """The desk over a real counter, with a printer that keeps what it is sent."""

    def __init__(self, runtime: Runtime) -> None:
        self.told: list[Changes] = []
        self.printed: list[tuple[int, str, str]] = []
        self.choice = PrinterChoice("Máy in thử", "A5")
        self.runtime = runtime
        self.desk = CounterOfficeData(runtime, self.told.append, lambda: self.choice, self._print)

    def _print(self, pdf: bytes, printer: str, paper: str) -> bool:
        self.printed.append((len(pdf), printer, paper))
        return True


@pytest.fixture
def office(runtime: Runtime) -> Office:
    return Office(runtime)


def _body(version: str, **more: Any) -> dict[str, Any]:
    named = {"code": "9.000001", "name": "Thủ tục thử", "sector": "Thử", "version": version}
    return {**named, "time_limit": {"value": 3, "unit": "working_day"}, **more}


def _signed(folder: Path, *bodies: dict[str, Any]) -> Path:
    file = folder / "danh-muc.json"
    file.write_bytes(sign_catalogue({"version": "9", "procedures": list(bodies)}, KEY, MORNING))
    return file


def _trust(office: Office) -> None:
    public = public_key_of(KEY)
    office.runtime.store.write(lambda s: catalogue.trust_key(s, public))


# procedures


def test_a_retired_procedure_stays_in_the_list_and_is_marked(
    office: Office, tmp_path: Path
) -> None:
    _trust(office)
    code = office.desk.procedures()[0].code
    office.desk.take_file(office.desk.look_at_file(_signed(tmp_path, _body("1"))), Role.HEAD)
    lines = {line.code: line for line in office.desk.procedures()}
    assert not lines["9.000001"].is_retired
    assert lines[code].is_retired
    assert office.desk.procedure(code).is_retired
    assert Kind.CATALOGUE in office.told[-1].kinds


def test_looking_at_a_signed_file_takes_nothing(office: Office, tmp_path: Path) -> None:
    _trust(office)
    before = office.desk.procedures()
    offered = office.desk.look_at_file(_signed(tmp_path, _body("1")))
    assert isinstance(offered, OfferedCatalogue)
    assert offered.difference.added == (("9.000001", "Thủ tục thử"),)
    assert len(offered.difference.retired) == len(before)
    assert office.desk.procedures() == before


def test_a_file_that_was_changed_after_the_look_is_not_taken(
    office: Office, tmp_path: Path
) -> None:
    _trust(office)
    offered = office.desk.look_at_file(_signed(tmp_path, _body("1")))
    _signed(tmp_path, _body("2"))
    with pytest.raises(StaleEdit, match="file_changed"):
        office.desk.take_file(offered, Role.HEAD)
    assert office.told == []


def test_a_file_nobody_signed_is_refused(office: Office, tmp_path: Path) -> None:
    _trust(office)
    file = tmp_path / "la.json"
    file.write_text(json.dumps({"procedures": [_body("1")]}), "utf-8")
    with pytest.raises(CatalogueFileWrong, match="catalogue_not_signed"):
        office.desk.look_at_file(file)


def test_a_fee_table_is_told_from_a_catalogue_and_its_fees_are_owed(
    office: Office, tmp_path: Path
) -> None:
    code = office.desk.procedures()[0].code
    fee = {"name": "Lệ phí thử", "amount_vnd": 12000, "source": "Nghị quyết thử"}
    file = tmp_path / "phi.json"
    table = {"name": "Bảng thử", "fees": {code: [fee], "9.999999": [fee]}}
    file.write_text(json.dumps(table), "utf-8")
    offered = office.desk.look_at_file(file)
    assert isinstance(offered, OfferedFees)
    assert offered.unknown_codes == ("9.999999",)
    office.desk.take_file(offered, Role.ADMIN)
    fees = office.desk.procedure(code).fees
    assert {line.amount_vnd for lines in fees.values() for line in lines} == {12000}


def test_only_the_head_and_the_technician_may_take(office: Office, tmp_path: Path) -> None:
    _trust(office)
    offered = office.desk.look_at_file(_signed(tmp_path, _body("1")))
    look = office.desk.look_at_days(OWN)
    role = Role.COUNTER_OFFICIAL
    line = office.desk.procedures()[0]
    word = FormWord("labels", "title", "X")
    for act in (
        lambda: office.desk.take_file(offered, role),
        lambda: office.desk.take_days(look, role),
        lambda: office.desk.confirm_time(line.code, line.version, HEAD, role),
        lambda: office.desk.copy_form("02", role),
        lambda: office.desk.save_word("02", word, role),
        lambda: office.desk.remove_form("02", role),
    ):
        with pytest.raises(NotPermitted):
            act()
    assert office.told == []
    assert not office.runtime.place.own_forms.exists()


def test_a_confirmed_time_is_in_the_list_and_in_the_history(office: Office) -> None:
    line = next(x for x in office.desk.procedures() if x.time_known and not x.time_verified)
    office.desk.confirm_time(line.code, line.version, HEAD, Role.HEAD)
    assert replace(line, time_verified=True) in office.desk.procedures()
    assert [one.official for one in office.desk.procedure(line.code).confirmed] == [HEAD]


def test_the_guidance_sheet_is_shown_and_printed_on_its_own_paper(office: Office) -> None:
    code = office.desk.procedures()[0].code
    assert office.desk.guidance_pages(code)
    assert office.desk.print_guidance(code) == "Máy in thử"
    ((size, printer, paper),) = office.printed
    assert (size > 1000, printer, paper) == (True, "Máy in thử", "A4")
    office.choice = PrinterChoice(None, "A5")
    with pytest.raises(NoPrinter):
        office.desk.print_guidance(code)


def test_procedures_of_many_kinds_have_a_guidance_sheet(office: Office) -> None:
    for line in office.desk.procedures()[:40]:
        assert office.desk.guidance_pages(line.code)


# calendar


def test_a_day_off_is_looked_at_with_the_dates_it_moves_and_none_moves(office: Office) -> None:
    dossier = receive(office.runtime, procedure_code=procedure_with_days(office.runtime))
    assert dossier.due_at is not None
    look = office.desk.look_at_days(OWN)
    assert [day.on for day in look.days] == [date(2026, 11, 26)]
    assert [(one.dossier_id, one.due_at) for one in look.moved] == [(dossier.id, dossier.due_at)]
    assert office.desk.moved() == ()
    office.desk.take_days(look, Role.HEAD)
    assert [one.dossier_id for one in office.desk.moved()] == [dossier.id]
    stands = office.runtime.store.read(lambda s: dossier_detail(s, dossier.id))
    assert stands.dossier.due_at == dossier.due_at


def test_the_office_s_own_days_are_told_from_those_of_the_law(office: Office) -> None:
    office.desk.take_days(office.desk.look_at_days(OWN), Role.ADMIN)
    now = office.desk.calendar()
    assert now.own_days == {date(2026, 11, 26)}
    assert now.days[date(2026, 11, 26)].source == "Văn bản thử"
    assert date(2026, 9, 2) in now.days


def test_days_of_an_announced_year_rest_on_its_paper(office: Office) -> None:
    row = {"year": 2028, "source": "Thông báo thử", "entered_on": "2026-11-25"}
    new = date(2028, 1, 1)
    assert office.desk.calendar().days[new].source != "Thông báo thử"
    own = {"format": 1, "announced": [row], "days": []}
    office.desk.take_days(office.desk.look_at_days(own), Role.HEAD)
    now = office.desk.calendar()
    assert 2028 in now.announced
    assert now.days[new].source == "Thông báo thử"
    assert now.days[date(2029, 1, 1)].source != "Thông báo thử"


def test_corrections_over_others_taken_meanwhile_are_refused(office: Office) -> None:
    look = office.desk.look_at_days({"format": 1, "days": []})
    office.desk.take_days(office.desk.look_at_days(OWN), Role.HEAD)
    with pytest.raises(StaleEdit, match="calendar_changed"):
        office.desk.take_days(look, Role.HEAD)
    assert office.desk.calendar().own == OWN


def test_a_day_without_its_paper_is_refused_with_the_place(office: Office) -> None:
    with pytest.raises(UserError) as caught:
        office.desk.look_at_days({"format": 1, "days": [{**OFF, "source": ""}]})
    assert caught.value.details["place"] == "days[0].source"


def test_the_switch_of_24_11_works_for_one_year_with_its_day_in_lieu(office: Office) -> None:
    assert office.desk.calendar().culture_on[2029]
    off = office.desk.without_culture_day(2029, "Văn bản thử")
    assert {day["on"] for day in off["days"]} == {"2029-11-24", "2029-11-26"}
    office.desk.take_days(office.desk.look_at_days(off), Role.HEAD)
    now = office.desk.calendar()
    assert (now.culture_on[2029], now.culture_on[2028]) == (False, True)
    assert date(2029, 11, 26) not in now.days
    again = office.desk.with_culture_day(2029)
    office.desk.take_days(office.desk.look_at_days(again), Role.HEAD)
    assert office.desk.calendar().culture_on[2029]


def test_a_calendar_file_is_read_and_a_broken_one_is_named(office: Office, tmp_path: Path) -> None:
    file = tmp_path / "ngay.json"
    file.write_text(json.dumps(OWN), "utf-8")
    assert office.desk.days_of_file(file) == OWN
    file.write_text("{", "utf-8")
    with pytest.raises(UserError, match=r"calendar_file\.not_json"):
        office.desk.days_of_file(file)


# forms


def _line(office: Office, form: str) -> Any:
    return next(line for line in office.desk.forms() if line.form == form)


def test_every_form_is_listed_with_its_circular_and_can_be_looked_at(office: Office) -> None:
    assert [line.form for line in office.desk.forms()] == list(SPECS)
    for line in office.desk.forms():
        assert line.circular
        assert line.state is FormState.SHIPPED
        assert office.desk.form_look(line.form).pages


def test_a_word_is_changed_in_the_office_s_copy_alone(office: Office) -> None:
    file = office.desk.copy_form("02", Role.HEAD)
    assert _line(office, "02").own_file == file.name
    word = next(w for w in office.desk.form_words("02") if w.name == "document_title")
    office.desk.save_word("02", replace(word, text="Phiếu thử"), Role.HEAD)
    assert (_line(office, "02").title, _line(office, "02").state) == ("Phiếu thử", FormState.OWN)
    with pytest.raises(UserError, match="form_copy_there"):
        office.desk.copy_form("02", Role.HEAD)


def test_a_sentence_keeps_its_places_and_nothing_is_written_without_them(office: Office) -> None:
    file = office.desk.copy_form("02", Role.HEAD)
    before = file.read_bytes()
    holding = [word for word in office.desk.form_words("02") if "{" in word.text]
    assert len(holding) > 5
    for word in holding:
        bare = replace(word, text="Không còn chỗ điền")
        assert office.desk.form_look("02", bare).problems[0].name == word.name
        with pytest.raises(UserError, match="form_word_wrong"):
            office.desk.save_word("02", bare, Role.HEAD)
        with pytest.raises(UserError, match="form_word_wrong"):
            office.desk.save_word("02", replace(word, text=f"{word.text} {{"), Role.HEAD)
    assert file.read_bytes() == before


def test_a_look_with_a_change_writes_nothing(office: Office) -> None:
    word = office.desk.form_words("guidance")[0]
    assert office.desk.form_look("guidance", replace(word, text="Thử")).pages
    assert not office.runtime.place.own_forms.exists()


def test_a_broken_file_is_told_with_its_place_and_the_shipped_words_are_used(
    office: Office,
) -> None:
    file = office.desk.copy_form("03", Role.HEAD)
    data = json.loads(file.read_bytes())
    file.write_text(json.dumps({**data, "valid_from": "mai"}), "utf-8")
    line = _line(office, "03")
    assert line.state is FormState.REJECTED
    assert [problem.place for problem in line.problems] == ["valid_from"]
    assert office.desk.form_look("03").problems == line.problems
    file.write_text("{", "utf-8")
    assert _line(office, "03").state is FormState.REJECTED
    with pytest.raises(UserError, match="form_file_unreadable"):
        office.desk.form_words("03")


def test_a_removed_file_stays_beside_and_is_used_no_more(office: Office) -> None:
    file = office.desk.copy_form("02", Role.HEAD)
    aside = office.desk.remove_form("02", Role.HEAD)
    assert (file.exists(), aside.exists()) == (False, True)
    assert _line(office, "02").state is FormState.SHIPPED
    with pytest.raises(UserError, match="form_not_copied"):
        office.desk.remove_form("02", Role.HEAD)


def test_a_file_of_later_days_is_named_as_one(office: Office) -> None:
    file = office.desk.copy_form("02", Role.HEAD)
    data = json.loads(file.read_bytes())
    file.write_text(json.dumps({**data, "valid_from": "2027-01-01"}), "utf-8")
    assert _line(office, "02").state is FormState.NOT_YET


def test_of_two_files_the_one_in_use_today_is_changed(office: Office) -> None:
    file = office.desk.copy_form("02", Role.HEAD)
    data = json.loads(file.read_bytes())
    for name, begins in (("a-sau-nay", "2027-01-01"), ("b-nay", "2026-11-01")):
        other = file.parent / name / file.name
        other.parent.mkdir()
        other.write_text(json.dumps({**data, "valid_from": begins}), "utf-8")
    file.unlink()
    line = _line(office, "02")
    assert (line.own_file, line.state) == ("b-nay/form02.json", FormState.OWN)
    assert line.valid_from == date(2026, 11, 1)


# the command line


def test_print_makes_the_guidance_sheet_of_a_procedure(counter: Counter, tmp_path: Path) -> None:
    with counter.open() as runtime:
        code = procedure_with_days(runtime)
    out = tmp_path / "to.pdf"
    place = ["--data-dir", str(counter.data_dir), "--key-file", str(counter.place.key_file)]
    words = ["print", *place, "--procedure", code, "--form", "guidance", "--out", str(out)]
    assert main(words) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert main([*words[:-4], "--form", "02", "--out", str(out)]) == 2
