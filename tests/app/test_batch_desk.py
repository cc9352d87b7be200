"""A list on a real counter: what the window is told of each row, and the papers of the group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pypdfium2
import pytest

from app.batch_file import columns
from app.desk import CounterDesk
from app.runtime import Runtime
from app.settings import SettingsFile
from models.domain.batch_list import BatchRow
from models.domain.changes import Changes
from models.domain.clock import FixedClock
from models.domain.dossier import Applicant, ApplicantKind, Dossier
from models.domain.dossier_forms import times_printed
from models.domain.ids import new_id
from models.errors import NotFound, UserError
from models.queries.groups import dossiers_of_group
from tests.builders import OFFICIAL, Counter, make_counter, morning
from ui.batch.rows import ListTogether
from ui.desk import PrinterChoice

MARITAL = "1.004873"
COMPANY = Applicant(
    full_name="Công ty Taxi Thử Nghiệm",
    kind=ApplicantKind.ORGANISATION,
    tax_code="0100109106",
    phone="0912345678",
)


class Paper:
    """Keeps what went to the printer."""

    def __init__(self) -> None:
        self.sheets: list[bytes] = []

    def print_pdf(self, pdf: bytes, printer: str, paper: str) -> bool:
        self.sheets.append(pdf)
        return True

    def text(self, at: int) -> str:
        with pypdfium2.PdfDocument(self.sheets[at]) as document:
            pages = [page.get_textpage().get_text_bounded() for page in document]
        return " ".join(" ".join(pages).split())


class Place:
    """One open counter with its printer."""

    def __init__(self, counter: Counter, runtime: Runtime, folder: Path) -> None:
        self.counter, self.runtime, self.paper = counter, runtime, Paper()
        self.told: list[Changes] = []
        self.desk = CounterDesk(
            runtime,
            SettingsFile(folder / "settings.json"),
            publish=self.told.append,
            sync_wanted=lambda: None,
            saved=lambda: None,
            print_pdf=self.paper.print_pdf,
            printers=lambda: ("Máy in thử",),
        )
        self.desk.choose_printer(PrinterChoice("Máy in thử", "A5"))

    def together(self, **changed: object) -> ListTogether:
        procedure = next(p for p in self.desk.procedures() if p.code == MARITAL)
        usual = ListTogether(
            procedure=procedure,
            official=OFFICIAL,
            submitter=COMPANY,
            group_id=new_id(self.runtime.clock.now()),
            accept_unconfirmed=True,
        )
        return replace(usual, **changed)

    def save(self, together: ListTogether, *rows: BatchRow) -> list[Dossier]:
        checked = self.desk.check_batch(rows, frozenset(), together)
        return [self.desk.receive(one.command) for one in checked if one.command is not None]


def driver(number: int, **changed: str) -> BatchRow:
    usual = {
        "full_name": f"Lái Xe Thử {number}",
        "personal_id": f"020090{number:06d}",
        "birth_date": "05/03/1990",
        "sex": "Nam",
    }
    return BatchRow(number + 1, {**usual, **changed})


@pytest.fixture
def clock() -> FixedClock:
    return morning()


@pytest.fixture
def place(tmp_path: Path, clock: FixedClock) -> Iterator[Place]:
    counter = make_counter(tmp_path, clock)
    with counter.open() as runtime:
        yield Place(counter, runtime, tmp_path)


def test_each_problem_stands_under_a_column_of_the_list(place: Place) -> None:
    own = {"submitter.full_name": "Người Nộp Thử", "submitter.phone": "12"}
    rows = (
        driver(1),
        driver(2, personal_id="12345"),
        driver(3, birth_date="31/02/1990"),
        driver(4, **own),
    )
    alone = place.together(submitter=None)
    checked = place.desk.check_batch(rows, frozenset(), alone)
    assert [one.command is not None for one in checked] == [True, False, False, False]
    found = [{field for field, _code in one.problems} for one in checked]
    assert found[1:] == [{"personal_id"}, {"birth_date"}, {"submitter.phone"}]
    with_company = place.desk.check_batch(rows[1:2], frozenset(), place.together())
    assert {field for field, _code in with_company[0].problems} == {"personal_id"}
    known = {column.field for column in columns()}
    assert set().union(*found) <= known


def test_what_is_like_another_waits_until_it_is_accepted(place: Place) -> None:
    together = place.together()
    (before,) = place.save(together, driver(1))
    rows = (driver(1), driver(2), BatchRow(9, driver(2).values))
    checked = place.desk.check_batch(rows, frozenset(), together)
    assert [one.is_alike for one in checked] == [True, False, True]
    assert checked[0].known_code == before.shown_code
    accepted = place.desk.check_batch(rows, frozenset({2, 9}), together)
    assert [one.command is not None for one in accepted] == [True, True, True]
    assert not any(one.is_alike for one in accepted)


def test_rows_mended_later_stay_in_the_group_and_take_its_date(place: Place) -> None:
    on = place.runtime.clock.now() + timedelta(days=9)
    together = place.together(due_at=on)
    first = place.save(together, driver(1), driver(2, personal_id="12345"))
    later = place.save(together, driver(2))
    group = place.runtime.store.read(partial(dossiers_of_group, group_id=together.group_id))
    assert [one.id for one in group] == [one.id for one in (*first, *later)]
    assert {one.due_at for one in group} == {on}
    assert {one.applicant.tax_code for one in group} == {COMPANY.tax_code}


def test_what_was_said_saved_is_there_after_the_program_was_cut_off(
    place: Place, tmp_path: Path
) -> None:
    together = place.together()
    said = place.save(together, driver(1), driver(2))
    after_the_cut = place.counter.copy_to(tmp_path / "after")
    with after_the_cut.open(writing=False) as runtime:
        group = runtime.store.read(partial(dossiers_of_group, group_id=together.group_id))
    assert [(one.id, one.shown_code) for one in group] == [(d.id, d.shown_code) for d in said]


def test_the_slip_of_all_names_each_and_says_when_it_is_a_reprint(place: Place) -> None:
    together = place.together()
    saved = place.save(together, driver(1), driver(2))
    slip = place.desk.print_group(together.group_id, "several-dossiers", OFFICIAL)
    assert (slip.copies, slip.reprint_number) == (2, 0)
    text = place.paper.text(0)
    for dossier in saved:
        assert dossier.holder is not None
        assert dossier.shown_code in text.replace(" ", "")
        assert dossier.holder.full_name in text
    assert COMPANY.full_name in text
    assert "BẢN IN LẠI" not in text
    assert place.desk.print_group(together.group_id, "several-dossiers", OFFICIAL).reprint_number
    assert "BẢN IN LẠI (lần 1)" in place.paper.text(1)
    place.desk.print_group(together.group_id, "signing-list", OFFICIAL)
    signing = place.paper.text(2)
    assert "DANH SÁCH KÝ NHẬN KẾT QUẢ" in signing
    assert "BẢN IN LẠI" not in signing
    place.desk.print_slip(saved[0].id, OFFICIAL)
    assert "BẢN IN LẠI" not in place.paper.text(3)
    kept = place.desk.detail(saved[0].id).dossier
    assert times_printed(kept, "several-dossiers") == 2


def test_a_group_that_is_not_here_prints_nothing(place: Place) -> None:
    with pytest.raises(NotFound) as refused:
        place.desk.print_group("0190c0de-0000-7000-8000-00000000000f", "signing-list", OFFICIAL)
    assert refused.value.code == "group_not_found"
    assert place.paper.sheets == []


def test_the_template_is_written_whole_and_never_among_the_counters_files(
    place: Place, tmp_path: Path
) -> None:
    target = tmp_path / "list.xlsx"
    place.desk.write_batch_template(target)
    with pytest.raises(UserError) as empty:
        place.desk.read_batch(target)
    assert empty.value.code == "batch_empty"
    inside = place.counter.data_dir / "list.xlsx"
    with pytest.raises(UserError):
        place.desk.write_batch_template(inside)
    assert not inside.exists()
