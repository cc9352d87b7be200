"""The figures as they are asked for: one reading at a time, and never paper of something else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from models.domain.cash_count import CashCount
from models.domain.changes import Kind, touched
from models.domain.clock import FixedClock
from models.domain.fees import PaymentMethod
from models.domain.figures import Period
from models.errors import AppError, SpoolFailed, StorageBusy, UserError
from tests.ui.doubles import ImmediateTasks, PlainFeed
from tests.ui.fake_desk import MORNING, FakeDesk
from ui.desk import PrintedSlip
from ui.figures.contract import Answer, Asked, Sheet
from ui.figures.presenter import FiguresPresenter, Job
from ui.figures.ranges import DayProblem, Range

TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)


@dataclass
class Screen:
    """Remembers what it was told."""

    choices: list[tuple[Asked, Range]] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    working: list[Asked] = field(default_factory=list)
    changed: int = 0
    differences: list[tuple[int, int | None]] = field(default_factory=list)
    amounts: tuple[bool, bool] = (False, False)
    days: tuple[DayProblem | None, DayProblem | None] = (None, None)
    jobs: list[Job | None] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    errors: list[AppError] = field(default_factory=list)

    def show_choice(self, asked: Asked, chosen: Range) -> None:
        self.choices.append((asked, chosen))

    def show_working(self, asked: Asked) -> None:
        self.working.append(asked)

    def show_answer(self, answer: Answer) -> None:
        self.answers.append(answer)

    def show_changed(self) -> None:
        self.changed += 1

    def show_difference(self, expected_vnd: int, difference_vnd: int | None) -> None:
        self.differences.append((expected_vnd, difference_vnd))

    def show_amount_problems(self, opening: bool, counted: bool) -> None:
        self.amounts = opening, counted

    def show_day_problems(self, first: DayProblem | None, last: DayProblem | None) -> None:
        self.days = first, last

    def set_job(self, job: Job | None) -> None:
        self.jobs.append(job)

    def say_printed(self, slip: PrintedSlip) -> None:
        self.told.append(slip.printer)

    def say_saved(self, name: str) -> None:
        self.told.append(name)

    def show_error(self, error: AppError) -> None:
        self.errors.append(error)


@dataclass
class HeldTasks(ImmediateTasks):
    """Work waits until it is let go, as in a thread that is slow."""

    held: list[Callable[[], None]] = field(default_factory=list)
    holds: bool = True

    def run(self, work: Any, ok: Any, fail: Any) -> None:
        if self.holds:
            self.held.append(lambda: ImmediateTasks.run(self, work, ok, fail))
        else:
            super().run(work, ok, fail)

    def let_go(self) -> None:
        self.held.pop(0)()


class Here:
    def __init__(self, tasks: ImmediateTasks | None = None) -> None:
        self.clock = FixedClock(MORNING)
        self.feed = PlainFeed()
        self.desk = FakeDesk(clock=self.clock, feed=self.feed)
        self.screen = Screen()
        self.tasks = tasks or ImmediateTasks()
        self.presenter = FiguresPresenter(self.screen, self.desk, self.tasks, self.feed)

    def asked(self) -> list[Asked]:
        return [asked for (asked,) in self.desk.called("figures")]


@pytest.fixture
def here() -> Here:
    made = Here()
    made.presenter.shown()
    return made


def test_the_page_begins_with_the_register_of_today(here: Here) -> None:
    asked = Asked(sheet=Sheet.REGISTER, period=Period(TODAY, TODAY))
    assert here.screen.choices == [(asked, Range.TODAY)]
    assert [answer.asked for answer in here.screen.answers] == [asked]


def test_coming_back_reads_again_only_when_something_changed_or_the_day_did(here: Here) -> None:
    here.presenter.left()
    here.presenter.shown()
    assert len(here.asked()) == 1
    here.presenter.left()
    here.feed.publish(touched(dossiers=("d-1",)))
    here.presenter.shown()
    assert len(here.asked()) == 2
    here.presenter.left()
    here.clock.advance(DAY)
    here.presenter.shown()
    assert here.asked()[-1].period == Period(TODAY + DAY, TODAY + DAY)


def test_a_change_never_moves_figures_under_the_eyes_it_is_only_said(here: Here) -> None:
    here.feed.publish(touched(Kind.SYNC))
    assert here.screen.changed == 0
    here.feed.publish(touched(dossiers=("d-1",)))
    assert here.screen.changed == 1
    assert len(here.asked()) == 1
    here.presenter.refresh()
    assert len(here.asked()) == 2
    assert len(here.screen.choices) == 1


def test_a_change_while_counting_is_said_with_the_answer() -> None:
    tasks = HeldTasks()
    here = Here(tasks)
    here.presenter.shown()
    here.feed.publish(touched(dossiers=("d-1",)))
    assert here.screen.changed == 0
    tasks.let_go()
    assert here.screen.changed == 1


def test_while_one_list_is_read_only_the_last_wish_waits() -> None:
    tasks = HeldTasks()
    here = Here(tasks)
    here.presenter.shown()
    for sheet in (Sheet.II06A, Sheet.SHARES, Sheet.RESULTS):
        here.presenter.choose_sheet(sheet)
    assert len(tasks.held) == 1
    tasks.let_go()
    assert here.screen.answers == []
    tasks.let_go()
    assert [answer.asked.sheet for answer in here.screen.answers] == [Sheet.RESULTS]
    assert not tasks.held
    assert [asked.sheet for asked in here.asked()] == [Sheet.REGISTER, Sheet.RESULTS]


def test_counting_that_takes_longer_than_a_moment_is_shown() -> None:
    tasks = HeldTasks()
    here = Here(tasks)
    here.presenter.shown()
    tasks.advance_ms(100)
    assert not here.screen.working
    tasks.advance_ms(200)
    assert [asked.sheet for asked in here.screen.working] == [Sheet.REGISTER]
    tasks.let_go()
    tasks.advance_ms(1_000)
    assert len(here.screen.working) == 1


def test_nothing_is_printed_or_saved_under_a_choice_that_is_not_counted_yet() -> None:
    tasks = HeldTasks(holds=False)
    here = Here(tasks)
    here.presenter.shown()
    tasks.holds = True
    here.presenter.choose_sheet(Sheet.CASH)
    here.presenter.print()
    here.presenter.save(Path("so.xlsx"))
    assert here.screen.jobs == []
    assert len(tasks.held) == 1


def test_a_list_that_cannot_be_read_says_so_and_the_next_try_may_go(here: Here) -> None:
    here.desk.failures["figures"] = StorageBusy()
    here.presenter.choose_sheet(Sheet.SHARES)
    assert [error.code for error in here.screen.errors] == ["storage_busy"]
    here.presenter.refresh()
    assert here.screen.answers[-1].asked.sheet is Sheet.SHARES


def test_typed_days_begin_with_the_days_shown_and_are_asked_when_they_are_sound(
    here: Here,
) -> None:
    here.presenter.choose_range(Range.MONTH)
    here.presenter.choose_range(Range.CUSTOM)
    assert here.asked()[-1].period == Period(date(2026, 11, 1), TODAY)
    here.presenter.choose_days(date(2026, 10, 1), date(2026, 10, 31))
    assert here.asked()[-1].period == Period(date(2026, 10, 1), date(2026, 10, 31))
    read = len(here.asked())
    here.presenter.choose_days(date(2026, 10, 1), date(2026, 10, 31))
    assert len(here.asked()) == read


@pytest.mark.parametrize(
    ("first", "last", "problems"),
    [
        (None, TODAY, (DayProblem.UNREADABLE, None)),
        (TODAY, TODAY + DAY, (None, DayProblem.FUTURE)),
        (TODAY, TODAY - DAY, (None, DayProblem.BACKWARDS)),
    ],
)
def test_days_that_make_no_period_are_told_and_nothing_else_happens(
    here: Here,
    first: date | None,
    last: date | None,
    problems: tuple[DayProblem | None, DayProblem | None],
) -> None:
    here.presenter.choose_range(Range.CUSTOM)
    before = here.asked()
    here.presenter.choose_days(first, last)
    assert here.screen.days == problems
    assert here.asked() == before


def test_what_is_printed_is_the_answer_on_the_screen(here: Here) -> None:
    here.presenter.choose_sheet(Sheet.II06A)
    here.presenter.print()
    ((answer, count),) = here.desk.called("print_figures")
    assert answer is here.screen.answers[-1]
    assert count == CashCount()
    assert here.screen.jobs == [Job.PRINTING, None]
    assert here.screen.told == ["HP LaserJet 107a"]


def test_a_printer_that_refuses_is_told_and_the_acts_come_back(here: Here) -> None:
    here.desk.failures["print_figures"] = SpoolFailed(reason="test")
    here.presenter.print()
    assert [error.code for error in here.screen.errors] == ["spool_failed"]
    assert here.screen.jobs == [Job.PRINTING, None]


def test_a_file_is_named_by_its_name_alone_and_a_refused_one_is_told(here: Here) -> None:
    here.presenter.save(Path("/chỗ nào đó/so-theo-doi.xlsx"))
    assert here.screen.told == ["so-theo-doi.xlsx"]
    here.desk.failures["save_figures"] = UserError("target_inside_data_dir")
    here.presenter.save(Path("so.pdf"))
    assert [error.code for error in here.screen.errors] == ["target_inside_data_dir"]
    assert here.screen.jobs == [Job.SAVING, None, Job.SAVING, None]


def test_a_second_press_while_printing_prints_once() -> None:
    tasks = HeldTasks(holds=False)
    here = Here(tasks)
    here.presenter.shown()
    tasks.holds = True
    here.presenter.print()
    here.presenter.print()
    assert len(tasks.held) == 1


def test_the_counted_drawer_is_compared_with_the_cash_alone_and_goes_on_the_paper(
    here: Here,
) -> None:
    here.presenter.choose_sheet(Sheet.CASH)
    cash = here.screen.answers[-1].cash
    assert cash is not None
    taken = cash.by_method[PaymentMethod.CASH]
    assert cash.taken_vnd > taken
    assert here.screen.differences == [(taken, None)]
    here.presenter.count("500.000", str(taken + 499_000))
    assert here.screen.differences[-1] == (taken + 500_000, -1_000)
    here.presenter.print()
    ((_answer, count),) = here.desk.called("print_figures")
    assert count == CashCount(500_000, taken + 499_000)


@pytest.mark.parametrize("text", ["một triệu", "-5", "1,5", "1234567890123", "٣"])
def test_an_amount_that_cannot_be_read_is_told_and_nothing_is_printed(
    here: Here, text: str
) -> None:
    here.presenter.choose_sheet(Sheet.CASH)
    here.presenter.count("", text)
    assert here.screen.amounts == (False, True)
    here.presenter.print()
    assert here.desk.called("print_figures") == []
    here.presenter.count("", "0")
    here.presenter.print()
    assert len(here.desk.called("print_figures")) == 1


def test_the_takings_of_one_official_are_a_choice_of_their_own_without_the_old_count(
    here: Here,
) -> None:
    here.presenter.choose_sheet(Sheet.CASH)
    here.presenter.count("1", "2")
    name = here.screen.answers[-1].cashiers[0]
    here.presenter.choose_cashier(name)
    assert here.asked()[-1].cashier == name
    assert here.screen.differences[-1][1] is None
    here.presenter.choose_range(Range.WEEK)
    assert here.asked()[-1].cashier is None


def test_after_the_page_is_gone_it_hears_nothing(here: Here) -> None:
    here.presenter.end()
    assert here.feed.callbacks == []
