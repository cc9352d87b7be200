"""Everybody looks procedures up; the head and the technician confirm times and take files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from models.errors import AppError, NotPermitted, StaleEdit
from models.services.officials import Official
from printing.preview import GreyPage
from tests.ui.doubles import ImmediateTasks, PlainFeed
from tests.ui.fake_desk import BIRTH, MARITAL, MAU, VI_DU, FakeDesk
from tests.ui.fake_office_data import OFFERED
from ui.office_data.contract import OfferedCatalogue, OfferedFees, ProcedureLine, ProcedureSheet
from ui.office_data.procedures.presenter import ProceduresPresenter
from ui.session import Session


class Screen:
    def __init__(self) -> None:
        self.codes: list[str] = []
        self.all_count = 0
        self.page = "list"
        self.sheet: ProcedureSheet | None = None
        self.guidance: Sequence[GreyPage] = ()
        self.offered: OfferedCatalogue | OfferedFees | None = None
        self.may_take = False
        self.said: list[str] = []
        self.errors: list[str] = []

    def show_lines(self, lines: Sequence[ProcedureLine], all_count: int) -> None:
        self.codes, self.all_count = [line.code for line in lines], all_count

    def show_list(self) -> None:
        self.page = "list"

    def show_sheet(self, sheet: ProcedureSheet, may_take: bool) -> None:
        self.page, self.sheet, self.may_take = "sheet", sheet, may_take

    def show_guidance(self, pages: Sequence[GreyPage]) -> None:
        self.guidance = pages

    def show_offered(self, offered: OfferedCatalogue | OfferedFees, may_take: bool) -> None:
        self.page, self.offered, self.may_take = "offered", offered, may_take

    def say_confirmed(self, name: str) -> None:
        self.said.append(f"confirmed {name}")

    def say_taken(self) -> None:
        self.said.append("taken")

    def say_printed(self, printer: str) -> None:
        self.said.append(printer)

    def show_error(self, error: AppError) -> None:
        self.errors.append(error.code)


class Setup:
    def __init__(self, official: Official = VI_DU) -> None:
        self.screen, self.session = Screen(), Session()
        self.session.sign_in(official)
        self.desk = FakeDesk(feed=PlainFeed())
        self.presenter = ProceduresPresenter(
            self.screen, self.desk.office_data, ImmediateTasks(), PlainFeed(), self.session
        )
        self.presenter.shown()


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("khai sinh", [BIRTH.code]),
        ("tinh trang hon nhan", [MARITAL.code]),
        ("1.0011", [BIRTH.code]),
        ("chung thuc", ["2.000815"]),
        ("không có", []),
    ],
)
def test_a_procedure_is_found_without_marks_by_code_or_sector(words: str, codes: list[str]) -> None:
    here = Setup()
    here.presenter.search(words)
    assert (here.screen.codes, here.screen.all_count) == (codes, 3)


def test_a_retired_one_is_found_and_has_no_sheet_for_the_wall() -> None:
    here = Setup()
    assert MARITAL.code in here.screen.codes
    here.presenter.open(MARITAL.code)
    assert here.screen.sheet is not None
    assert here.screen.sheet.is_retired
    assert here.screen.guidance == ()
    assert here.desk.called("office.guidance_pages") == []


def test_the_head_confirms_the_time_of_the_version_that_is_shown() -> None:
    here = Setup()
    here.presenter.open(BIRTH.code)
    assert here.screen.guidance
    here.presenter.confirm_time()
    assert here.desk.called("office.confirm_time") == [(BIRTH.code, BIRTH.version)]
    (entry,) = here.desk.office_data.confirmed
    assert entry.official == VI_DU.ref
    assert here.screen.said == [f"confirmed {BIRTH.name}"]


def test_a_file_is_looked_at_first_and_put_away_without_being_taken() -> None:
    here = Setup()
    here.presenter.look_at(Path("danh-muc.json"))
    assert (here.screen.page, here.screen.offered) == ("offered", OFFERED)
    here.presenter.close()
    here.presenter.take()
    assert here.screen.page == "list"
    assert here.desk.called("office.take_file") == []


def test_the_file_that_was_looked_at_is_taken_once() -> None:
    here = Setup()
    here.presenter.look_at(Path("danh-muc.json"))
    here.presenter.take()
    here.presenter.take()
    assert here.desk.called("office.take_file") == [(OFFERED,)]
    assert (here.screen.page, here.screen.said) == ("list", ["taken"])


def test_a_refused_file_stays_to_be_looked_at() -> None:
    here = Setup()
    here.presenter.look_at(Path("danh-muc.json"))
    here.desk.failures["office.take_file"] = StaleEdit("file_changed")
    here.presenter.take()
    assert (here.screen.page, here.screen.errors) == ("offered", ["file_changed"])


def test_a_counter_official_looks_and_takes_nothing() -> None:
    here = Setup(MAU)
    here.presenter.open(BIRTH.code)
    assert not here.screen.may_take
    here.presenter.confirm_time()
    here.presenter.look_at(Path("danh-muc.json"))
    assert not here.screen.may_take
    here.presenter.take()
    assert here.screen.errors == [NotPermitted.code, NotPermitted.code]
    assert here.desk.office_data.confirmed == []


def test_the_guidance_sheet_of_the_shown_procedure_is_printed() -> None:
    here = Setup(MAU)
    here.presenter.print_guidance()
    assert here.desk.called("office.print_guidance") == []
    here.presenter.open(BIRTH.code)
    here.presenter.print_guidance()
    assert here.desk.called("office.print_guidance") == [(BIRTH.code,)]
    assert here.screen.said == ["HP LaserJet 107a"]
