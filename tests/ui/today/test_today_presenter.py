"""The morning shows figures and work, and each row leads to where its work is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from models.domain.clock import FixedClock
from models.domain.dossier import DossierStatus
from models.domain.rules import CounterRules
from models.domain.workflow import Action
from models.errors import AppError, StorageBusy
from models.queries.dossier_list import CentreState, View
from models.queries.today import TaskKind
from tests.ui.acts.stage import Stage
from tests.ui.doubles import ImmediateTasks, PlainFeed, RecordingRouter
from tests.ui.fake_desk import BIRTH, MAU, MORNING, THU, FakeDesk, sample_dossier
from ui.desk import PrintedSlip, PrinterChoice
from ui.intake.draft import Draft
from ui.intake.kept_drafts import kept_drafts
from ui.intake.person import Person
from ui.session import Session
from ui.today.hand_over import HandedOver
from ui.today.presenter import Morning, TodayPresenter, first_reasons


class Screen:
    def __init__(self) -> None:
        self.mornings: list[Morning] = []
        self.no_slip = 0
        self.handed_over: list[HandedOver] = []
        self.printed: list[str] = []
        self.errors: list[str] = []

    def show_morning(self, morning: Morning) -> None:
        self.mornings.append(morning)

    def show_no_slip(self) -> None:
        self.no_slip += 1

    def say_handed_over(self, done: HandedOver) -> None:
        self.handed_over.append(done)

    def say_printed(self, form: str, slip: PrintedSlip) -> None:
        self.printed.append(form)

    def set_busy(self, busy: bool) -> None:
        self.busy = busy

    def show_error(self, error: AppError) -> None:
        self.errors.append(error.code)


class Counter:
    def __init__(self, now: datetime = MORNING) -> None:
        late = MORNING - timedelta(days=7)
        self.late = sample_dossier(
            23, "Trần Thị Thử", status=DossierStatus.PROCESSING, received_at=late
        )
        self.ready = sample_dossier(9, "Đặng Văn Mẫu", status=DossierStatus.RESULT_READY)
        self.two = sample_dossier(4, "Lê Minh Giả")
        self.feed = PlainFeed()
        self.desk = FakeDesk(
            [self.late, self.ready, self.two], feed=self.feed, clock=FixedClock(now)
        )
        self.desk.centre[self.two.id] = CentreState.TWO_VERSIONS
        self.screen = Screen()
        self.router = RecordingRouter()
        self.views: list[View] = []
        self.results: list[str] = []
        self.stage = Stage()
        self.tasks = ImmediateTasks()
        self.session = Session()
        self.session.sign_in(MAU)
        self.presenter = TodayPresenter(
            self.screen,
            self.desk,
            self.tasks,
            self.feed,
            self.router,
            self.views.append,
            self.results.append,
            self.session,
            self.stage,
        )


def test_the_morning_is_read_when_the_page_is_shown() -> None:
    counter = Counter()
    counter.presenter.shown()
    today = counter.screen.mornings[-1].today
    assert (today.overdue, today.result_ready, today.received_today) == (1, 1, 2)
    assert counter.screen.mornings[-1].numbers.today == 83


def test_each_row_leads_to_where_its_work_is_done() -> None:
    counter = Counter()
    counter.presenter.shown()
    counter.presenter.act(counter.late.id)
    counter.presenter.act(counter.two.id)
    counter.presenter.act(counter.ready.id)
    assert counter.router.calls == [("dossier", counter.late.id), ("dossier", counter.two.id)]
    assert counter.results == [counter.ready.id]


def test_a_dossier_with_two_reasons_is_listed_once_under_the_more_urgent_one() -> None:
    counter = Counter()
    counter.desk.centre[counter.late.id] = CentreState.SENT_BACK
    counter.presenter.shown()
    today = counter.screen.mornings[-1].today
    kinds = {today.tasks[at].line.id: kind for kind, at in first_reasons(today)}
    assert kinds[counter.late.id] is TaskKind.SENT_BACK
    assert len(first_reasons(today)) == 3


def test_a_tile_opens_the_list_behind_its_figure() -> None:
    counter = Counter()
    counter.presenter.open_view(View.OVERDUE)
    assert counter.views == [View.OVERDUE]


def test_a_change_is_shown_at_once_and_not_when_the_page_is_hidden() -> None:
    counter = Counter()
    counter.presenter.shown()
    counter.desk.send_again(counter.two.id)
    assert len(counter.screen.mornings) == 2
    counter.presenter.left()
    counter.desk.send_again(counter.late.id)
    assert len(counter.screen.mornings) == 2


def test_a_scanned_slip_opens_its_dossier_and_an_unknown_one_says_so() -> None:
    counter = Counter()
    assert counter.presenter.scan(counter.late.shown_code)
    assert counter.router.calls == [("dossier", counter.late.id)]
    assert counter.presenter.scan("H37.15-261101-0999")
    assert counter.screen.no_slip == 1
    assert not counter.presenter.scan("020090000123")


def test_trouble_with_the_store_is_told() -> None:
    counter = Counter()
    counter.desk.failures["today"] = StorageBusy()
    counter.presenter.shown()
    assert counter.screen.errors == ["storage_busy"]


AFTERNOON = MORNING + timedelta(hours=5, minutes=30)
"""15:11 of the same day."""


def test_from_three_in_the_afternoon_what_was_received_is_to_be_passed_on() -> None:
    counter = Counter(AFTERNOON)
    counter.presenter.shown()
    assert counter.screen.mornings[-1].to_hand_over == (counter.two.id,)


def test_in_the_morning_only_what_is_left_of_the_days_before_is_to_be_passed_on() -> None:
    counter = Counter()
    left = sample_dossier(70, "Lý Văn Ví", received_at=MORNING - timedelta(days=1))
    counter.desk.store[left.id] = left
    counter.presenter.shown()
    assert counter.screen.mornings[-1].to_hand_over == (left.id,)


def test_what_came_after_three_waits_for_the_next_morning() -> None:
    counter = Counter(AFTERNOON + timedelta(hours=1))
    late = sample_dossier(71, "Lý Văn Ví", received_at=AFTERNOON)
    counter.desk.store[late.id] = late
    counter.presenter.shown()
    assert counter.screen.mornings[-1].to_hand_over == (counter.two.id,)


def test_who_may_not_pass_dossiers_on_is_not_asked_to() -> None:
    counter = Counter(AFTERNOON)
    counter.session.sign_in(THU)
    counter.presenter.shown()
    assert counter.screen.mornings[-1].to_hand_over == ()


def test_one_key_passes_all_on_one_act_each_and_prints_the_list() -> None:
    counter = Counter(AFTERNOON)
    other = sample_dossier(72, "Lý Văn Ví")
    counter.desk.store[other.id] = other
    counter.presenter.shown()
    counter.presenter.hand_over()
    moves = [arguments[0] for arguments in counter.desk.called("act")]
    assert [(move.dossier_id, move.action) for move in moves] == [
        (counter.two.id, Action.HAND_OVER),
        (other.id, Action.HAND_OVER),
    ]
    assert counter.screen.handed_over == [HandedOver(2, 0)]
    assert counter.screen.printed == ["hand-over"]
    assert counter.screen.mornings[-1].to_hand_over == ()


def test_a_printer_that_fails_leaves_the_dossiers_passed_on_and_says_so() -> None:
    counter = Counter(AFTERNOON)
    counter.desk.printer = PrinterChoice(None, "A5")
    counter.presenter.shown()
    counter.presenter.hand_over()
    assert counter.screen.errors == ["no_printer"]
    assert counter.desk.store[counter.two.id].status is DossierStatus.PROCESSING


def test_guidance_takes_the_person_and_the_procedure_of_the_unfinished_intake() -> None:
    counter = Counter()
    person = Person(full_name="Lê Minh Giả", number="020090000999", address="Thôn Mẫu")
    kept_drafts(counter.session).keep(MAU.id, Draft(person=person, procedure=BIRTH))
    counter.presenter.turn_away(Action.GUIDE)
    assert counter.stage.sheet is not None
    values = dict(counter.stage.sheet.values)
    assert (values["full_name"], values["procedure_code"]) == ("Lê Minh Giả", BIRTH.code)
    counter.presenter.acts.do(values | {"items": "Giấy chứng sinh"})
    assert counter.stage.form is not None
    assert counter.stage.form.form.form == "02"
    counter.presenter.forms.print("")
    assert counter.screen.printed == ["02"]


def filed(counter: Counter, number: int, hours_ago: float) -> str:
    at = counter.desk.clock.now() - timedelta(hours=hours_ago)
    dossier = sample_dossier(number, "Lý Thị Mạng", status=DossierStatus.NEW_ONLINE, received_at=at)
    dossier = replace(dossier, filed_at=at, received_at=at)
    counter.desk.store[dossier.id] = dossier
    return dossier.id


def test_online_filings_stand_first_with_the_hour_by_which_each_is_answered() -> None:
    counter = Counter()
    fresh = filed(counter, 80, 0.5)
    soon, late = filed(counter, 81, 23), filed(counter, 82, 30)
    counter.presenter.shown()
    morning = counter.screen.mornings[-1]
    assert [task.line.id for task in morning.today.online] == [late, soon, fresh]
    assert [task.line.id for task in morning.pressing] == [late, soon]
    kinds = [task.kind for task in morning.today.tasks]
    assert kinds[:4] == [TaskKind.TWO_VERSIONS, *[TaskKind.ONLINE] * 3]
    counter.presenter.act(late)
    assert counter.router.calls == [("dossier", late)]


def test_time_alone_makes_a_filing_pressing_and_then_late_while_the_page_is_shown() -> None:
    counter = Counter()
    filed(counter, 80, 19)  # 14:41 of the day before: by 14:41, warned from 10:41
    counter.presenter.shown()
    assert counter.screen.mornings[-1].pressing == ()
    clock = counter.desk.clock
    assert isinstance(clock, FixedClock)
    clock.advance(timedelta(hours=1, seconds=1))
    counter.tasks.advance_ms(3_601_000)
    assert len(counter.screen.mornings[-1].pressing) == 1
    counter.presenter.left()
    read = len(counter.screen.mornings)
    counter.tasks.advance_ms(10 * 3_600_000)
    assert len(counter.screen.mornings) == read


def test_an_office_that_sets_no_hours_lists_the_filings_and_warns_of_none() -> None:
    counter = Counter()
    counter.desk.counter_rules = CounterRules(online_answer_hours=0)
    filed(counter, 80, 300)
    counter.presenter.shown()
    morning = counter.screen.mornings[-1]
    assert (len(morning.today.online), morning.pressing) == (1, ())
