"""A list from the file to the last slip: what is said saved is saved, and nothing is done twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from models.domain.batch_list import BatchList, BatchRow
from models.errors import SpoolFailed, StorageError, UserError, ValidationError
from tests.ui.batch.screen import Screen, driver, drivers
from tests.ui.doubles import ImmediateTasks
from tests.ui.fake_desk import COPIES, MARITAL, MAU, THU, FakeDesk, sample_dossier
from ui.batch.contract import NoticeKind, Step, Work
from ui.batch.kept_lists import kept_lists
from ui.batch.lines import LineState
from ui.batch.presenter import BatchPresenter
from ui.session import Session

CARD = "020090000777||Hứa Thị Công|05031990|Nữ|Thôn Mẫu, Đồng Đăng, Lạng Sơn|01012022"
FILE = Path("list.xlsx")


class StoppableTasks(ImmediateTasks):
    """Immediate tasks; `after` is called once so many of them have run."""

    def __init__(self) -> None:
        super().__init__()
        self.after: tuple[int, object] | None = None

    def run(self, work, ok, fail) -> None:  # type: ignore[no-untyped-def]
        if self.after is not None and self.runs == self.after[0]:
            self.after[1]()  # type: ignore[operator]
        super().run(work, ok, fail)


@dataclass
class Counter:
    """The page of lists with its counter."""

    screen: Screen
    desk: FakeDesk
    tasks: StoppableTasks
    session: Session
    page: BatchPresenter

    def head(self, words: str = "hon nhan") -> None:
        self.page.scanned(CARD)
        self.page.search(words)
        self.page.take(None)

    def read(self, batch: BatchList) -> None:
        self.desk.batch = batch
        self.page.open_file(FILE)


@pytest.fixture
def counter() -> Counter:
    screen, desk, tasks, session = Screen(), FakeDesk(), StoppableTasks(), Session()
    session.sign_in(MAU)
    page = BatchPresenter(screen, desk, tasks, session, kept_lists(session))
    page.shown()
    return Counter(screen, desk, tasks, session, page)


def test_the_steps_are_asked_for_in_order(counter: Counter) -> None:
    assert counter.screen.standing.step is Step.PERSON
    counter.page.scanned(CARD)
    assert counter.screen.standing.step is Step.PROCEDURE
    assert counter.screen.focus[-1] == "procedure"
    counter.page.search("hon nhan")
    counter.page.take(None)
    assert counter.screen.standing.step is Step.ROWS
    counter.read(drivers(driver(1), driver(2)))
    assert counter.screen.standing.step is Step.SAVE
    assert counter.screen.standing.good == 2


def test_good_rows_go_ahead_and_the_mended_ones_follow_in_the_same_group(counter: Counter) -> None:
    counter.head()
    counter.read(drivers(driver(1), driver(2, personal_id="02019000"), driver(3)))
    assert counter.screen.states() == [LineState.GOOD, LineState.WRONG, LineState.GOOD]
    counter.page.save()
    assert counter.screen.states() == [LineState.SAVED, LineState.WRONG, LineState.SAVED]
    assert counter.screen.lines[0].shown_code
    counter.page.set_value(1, "personal_id", "020090000002")
    assert counter.screen.standing.step is Step.SAVE
    counter.page.save()
    assert counter.screen.standing.saved == 3
    commands = [command for (command,) in counter.desk.called("receive")]
    assert [c.holder.full_name for c in commands if c.holder] == [
        "Lái Xe Thử 1",
        "Lái Xe Thử 3",
        "Lái Xe Thử 2",
    ]
    assert len({command.group_id for command in commands}) == 1
    assert {command.applicant.full_name for command in commands} == {"Hứa Thị Công"}
    assert {command.procedure_code for command in commands} == {MARITAL.code}


def test_a_row_like_a_dossier_that_is_here_waits_for_its_tick(counter: Counter) -> None:
    known = sample_dossier(7, "Lái Xe Thử 2", procedure=MARITAL, personal_id="020090000002")
    counter.desk.store[known.id] = known
    counter.head()
    counter.read(drivers(driver(1), driver(2)))
    assert counter.screen.states() == [LineState.GOOD, LineState.ALIKE]
    counter.page.save()
    assert len(counter.desk.called("receive")) == 1
    counter.page.accept(1)
    assert counter.screen.states() == [LineState.SAVED, LineState.GOOD]
    counter.page.accept(1)
    assert counter.screen.states()[1] is LineState.ALIKE
    counter.page.accept_all()
    counter.page.save()
    assert counter.screen.standing.saved == 2


def test_when_the_computer_fails_nothing_more_is_tried_and_what_was_said_stays(
    counter: Counter,
) -> None:
    counter.head()
    counter.read(drivers(*(driver(n) for n in range(1, 6))))
    before = counter.tasks.runs
    counter.tasks.after = (before + 2, lambda: counter.desk.failures.update(receive=StorageError()))
    counter.page.save()
    assert counter.screen.states() == [LineState.SAVED] * 2 + [LineState.GOOD] * 3
    assert len(counter.desk.store) == 2
    assert counter.screen.kinds() == [NoticeKind.FAILED]
    assert counter.screen.works[-1][0] is None
    counter.page.save()
    assert counter.screen.standing.saved == 5
    assert len(counter.desk.store) == 5


def test_a_row_refused_at_the_last_moment_is_told_and_the_rest_goes_on(counter: Counter) -> None:
    counter.head()
    counter.read(drivers(driver(1), driver(2)))
    counter.desk.failures["receive"] = ValidationError(("case", "case_unknown"))
    counter.page.save()
    assert counter.screen.states() == [LineState.WRONG, LineState.SAVED]
    assert counter.screen.lines[0].refusal.endswith(".")
    counter.page.set_value(0, "note", "xem lại")
    assert counter.screen.states()[0] is LineState.GOOD


def test_progress_counts_what_is_saved_and_can_be_stopped(counter: Counter) -> None:
    counter.head()
    counter.read(drivers(*(driver(n) for n in range(1, 5))))
    counter.tasks.after = (counter.tasks.runs + 1, counter.page.stop)
    counter.page.save()
    assert counter.screen.works[:3] == [
        (Work.SAVING, 0, 4),
        (Work.SAVING, 1, 4),
        (Work.SAVING, 2, 4),
    ]
    assert counter.screen.standing.saved == 2
    assert counter.screen.kinds() == [NoticeKind.STOPPED]
    assert counter.screen.notices[0].count == 2


def test_one_slip_for_all_then_one_for_each_and_each_only_once(counter: Counter) -> None:
    counter.head()
    counter.read(drivers(driver(1), driver(2)))
    counter.page.save()
    assert counter.screen.standing.step is Step.PRINT
    assert counter.screen.standing.to_print == 3
    counter.desk.failures["print_slip"] = SpoolFailed(reason="test")
    counter.page.print_all()
    assert counter.screen.standing.to_print == 2
    assert counter.screen.kinds() == [NoticeKind.FAILED]
    counter.page.print_all()
    assert counter.screen.standing.step is Step.DONE
    group_id = counter.page.draft.group_id
    assert counter.desk.called("print_group") == [(group_id, "several-dossiers")]
    printed = [dossier_id for dossier_id, _reason in counter.desk.called("print_slip")[1:]]
    assert printed == [line.dossier_id for line in counter.screen.lines]
    counter.page.print_list()
    assert counter.desk.called("print_group")[-1] == (group_id, "signing-list")


def test_rows_saved_later_ask_for_the_slip_of_all_once_more(counter: Counter) -> None:
    counter.head()
    counter.read(drivers(driver(1)))
    counter.page.save()
    counter.page.print_all()
    counter.page.add_row()
    for field, text in driver(2).items():
        counter.page.set_value(1, field, text)
    counter.page.save()
    assert counter.screen.standing.to_print == 2
    counter.page.print_all()
    assert len(counter.desk.called("print_group")) == 2
    assert len(counter.desk.called("print_slip")) == 2


def test_a_file_that_is_no_list_changes_nothing(counter: Counter) -> None:
    counter.head()
    counter.read(drivers(driver(1)))
    counter.desk.failures["read_batch"] = UserError("batch_no_headings")
    counter.page.open_file(FILE)
    assert counter.screen.kinds() == [NoticeKind.FAILED]
    assert len(counter.screen.lines) == 1


def test_another_file_replaces_what_is_not_saved_and_keeps_what_is(counter: Counter) -> None:
    counter.head()
    counter.read(drivers(driver(1), driver(2, personal_id="02019000")))
    counter.page.save()
    counter.read(drivers(driver(5)))
    assert counter.screen.states() == [LineState.SAVED, LineState.GOOD]
    numbers = [line.row.row_no for line in counter.screen.lines]
    assert len(set(numbers)) == 2


def test_a_saved_row_is_neither_typed_over_nor_taken_out(counter: Counter) -> None:
    counter.head()
    counter.read(drivers(driver(1)))
    counter.page.save()
    counter.page.set_value(0, "full_name", "Ai Khác")
    counter.page.remove_row(0)
    assert counter.screen.lines[0].text("full_name") == "Lái Xe Thử 1"
    assert counter.screen.states() == [LineState.SAVED]


def test_each_official_has_a_list_of_her_own(counter: Counter) -> None:
    counter.head()
    counter.read(drivers(driver(1)))
    counter.session.sign_in(THU)
    counter.page.shown()
    assert counter.screen.lines == ()
    assert counter.screen.person.is_blank
    counter.session.sign_in(MAU)
    counter.page.shown()
    assert counter.screen.states() == [LineState.GOOD]


def test_a_list_that_says_who_hands_in_needs_no_submitter(counter: Counter) -> None:
    counter.page.search("hon nhan")
    counter.page.take(None)
    counter.read(drivers(driver(1, **{"submitter.full_name": "Công ty Thử"}), driver(2)))
    assert counter.screen.standing.step is Step.PERSON
    counter.page.remove_row(1)
    assert counter.screen.standing.step is Step.SAVE


def test_a_new_list_is_asked_for_while_rows_wait(counter: Counter) -> None:
    counter.head()
    counter.read(drivers(driver(1), driver(2, personal_id="02019000")))
    counter.page.save()
    counter.page.new_list()
    assert counter.screen.asked_new == [1]
    group_id = counter.page.draft.group_id
    counter.page.begin_anew()
    assert counter.screen.lines == ()
    counter.head()
    counter.read(drivers(driver(9)))
    assert counter.page.draft.group_id != group_id


def test_what_of_a_file_nobody_reads_is_named(counter: Counter) -> None:
    counter.head()
    counter.read(BatchList((BatchRow(2, driver(1)),), ("Biển số",), (3, 5), ("Trang 2",)))
    assert [(n.kind, n.text) for n in counter.screen.notices] == [
        (NoticeKind.COLUMNS_UNREAD, "Biển số"),
        (NoticeKind.ROWS_HIDDEN, "3, 5"),
        (NoticeKind.SHEETS_UNREAD, "Trang 2"),
    ]
    while counter.page.close_strip():
        pass
    assert counter.screen.notices == ()


def test_another_procedure_checks_every_row_again(counter: Counter) -> None:
    counter.head()
    counter.read(drivers(driver(1)))
    counter.page.change_procedure()
    counter.page.search("ban sao")
    counter.page.take(None)
    together = counter.desk.called("check_batch")[-1][1]
    assert together.procedure == COPIES
    assert counter.screen.standing.step is Step.SAVE


def test_the_date_given_goes_with_every_row(counter: Counter) -> None:
    counter.head()
    counter.read(drivers(driver(1)))
    counter.page.give_date(date(2026, 12, 1))
    assert counter.screen.standing.step is Step.SAVE
    assert counter.page.draft.due_at is None, "the catalogue has a time for this procedure"
