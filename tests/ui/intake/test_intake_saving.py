"""After Ctrl+Enter: saved once, printed or asked, followed to the centre."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from models.domain.changes import touched
from models.errors import NoPrinter, SpoolFailed
from models.queries.dossier_list import CentreState
from tests.ui.doubles import ImmediateTasks
from tests.ui.fake_desk import MAU, FakeDesk
from tests.ui.intake.screen import OTHER_CARD, Counter
from ui.desk import PrintedSlip
from ui.intake.contract import PrintState
from ui.intake.draft import Draft


class LaterTasks(ImmediateTasks):
    """Work waits until `finish`, as it does in a real thread."""

    def __init__(self) -> None:
        super().__init__()
        self.hold = False
        self.waiting: list[Callable[[], None]] = []

    def run(self, work: Any, ok: Any, fail: Any) -> None:
        if self.hold:
            self.waiting.append(lambda: ImmediateTasks.run(self, work, ok, fail))
        else:
            super().run(work, ok, fail)

    def finish(self) -> None:
        """Let everything that waits happen."""
        while self.waiting:
            self.waiting.pop(0)()


class UnsureDesk(FakeDesk):
    """Its printer never knows whether paper came out."""

    def print_slip(self, dossier_id: str, official: Any, reason: str | None = None) -> PrintedSlip:
        return replace(super().print_slip(dossier_id, official, reason), certain=False)


def saved(counter: Counter) -> Counter:
    counter.ready()
    counter.presenter.submit()
    return counter


def test_a_saved_dossier_is_printed_and_shown() -> None:
    counter = saved(Counter())
    done = counter.view.done
    assert done is not None
    assert done.printing is PrintState.PRINTED
    assert done.centre is CentreState.WAITING
    assert counter.view.saving == [True, False]
    assert counter.view.done_slips


def test_two_presses_save_once() -> None:
    tasks = LaterTasks()
    counter = Counter(tasks=tasks)
    counter.ready()
    tasks.hold = True
    counter.presenter.submit()
    counter.presenter.submit()
    tasks.hold = False
    tasks.finish()
    counter.presenter.submit()
    assert len(counter.desk.called("receive")) == 1


def test_nothing_says_saved_before_the_commit() -> None:
    tasks = LaterTasks()
    counter = Counter(tasks=tasks)
    counter.ready()
    tasks.hold = True
    counter.presenter.submit()
    assert counter.view.page == "form"
    assert counter.view.saving == [True]
    assert counter.presenter.draft.person.full_name == "Nguyễn Văn Mẫu"
    tasks.finish()
    assert counter.view.page == "done"


def test_a_failed_print_leaves_the_dossier_and_asks() -> None:
    counter = Counter()
    counter.desk.failures["print_slip"] = SpoolFailed()
    saved(counter)
    assert counter.view.page == "done"
    assert len(counter.desk.store) == 1
    ((what, done),) = counter.view.asked
    assert what == "print_failed"
    assert done.printing is PrintState.NOT_PRINTED
    counter.presenter.finish.print_again(done.dossier.id)
    assert counter.view.done is not None
    assert counter.view.done.printing is PrintState.PRINTED
    assert len(counter.desk.called("receive")) == 1


def test_f9_after_a_failed_print_needs_no_reason() -> None:
    counter = Counter()
    counter.desk.failures["print_slip"] = NoPrinter()
    saved(counter)
    counter.presenter.finish.reprint_wanted()
    assert [arguments[1] for arguments in counter.desk.called("print_slip")] == [None, None]


def test_a_failed_print_is_asked_about_even_when_the_next_person_is_served() -> None:
    tasks = LaterTasks()
    counter = Counter(tasks=tasks)
    counter.ready()
    counter.desk.failures["print_slip"] = SpoolFailed()
    tasks.hold = True
    counter.presenter.submit()
    tasks.waiting.pop(0)()
    counter.presenter.next_person()
    tasks.finish()
    assert [what for what, _done in counter.view.asked] == ["print_failed"]
    assert counter.view.page == "form"


def test_an_unsure_printer_leads_to_a_question_and_the_answer_is_kept() -> None:
    counter = saved(Counter(UnsureDesk()))
    ((what, done),) = counter.view.asked
    assert what == "paper"
    counter.presenter.finish.paper_answer(done.dossier.id, True)
    assert counter.desk.called("confirm_paper") == [(done.dossier.id, True)]
    assert counter.view.done is not None
    assert counter.view.done.printing is PrintState.PRINTED


def test_no_paper_is_kept_and_prints_again_with_that_reason() -> None:
    counter = saved(Counter(UnsureDesk()))
    done = counter.view.asked[0][1]
    counter.presenter.finish.paper_answer(done.dossier.id, False)
    assert counter.desk.called("confirm_paper") == [(done.dossier.id, False)]
    assert counter.desk.called("print_slip")[-1] == (done.dossier.id, "Phiếu chưa ra giấy")


def test_looking_later_keeps_nothing() -> None:
    counter = saved(Counter(UnsureDesk()))
    counter.presenter.finish.paper_answer(counter.view.asked[0][1].dossier.id, None)
    assert not counter.desk.called("confirm_paper")


def test_a_reprint_asks_for_its_reason() -> None:
    counter = saved(Counter())
    counter.presenter.finish.reprint_wanted()
    ((what, done),) = counter.view.asked
    assert what == "reprint"
    counter.presenter.finish.reprint(done.dossier.id, None)
    assert len(counter.desk.called("print_slip")) == 1
    counter.presenter.finish.reprint(done.dossier.id, "Kẹt giấy")
    assert counter.desk.called("print_slip")[-1] == (done.dossier.id, "Kẹt giấy")


def test_the_third_fact_turns_when_the_centre_has_it() -> None:
    counter = saved(Counter())
    done = counter.view.done
    assert done is not None
    dossier = counter.desk.store[done.dossier.id]
    counter.desk.store[dossier.id] = replace(dossier, synced_at=counter.desk.clock.now())
    counter.feed.publish(touched(dossiers=(dossier.id,)))
    assert counter.view.done is not None
    assert counter.view.done.centre is CentreState.AT_CENTRE
    assert counter.view.done.synced_at == counter.desk.clock.now()


def test_the_next_card_leaves_the_done_page() -> None:
    counter = saved(Counter())
    assert counter.presenter.scanned(OTHER_CARD)
    assert counter.view.page == "form"
    assert counter.view.person.full_name == "Trần Thị Thử"
    assert counter.presenter.draft.procedure is None


def test_a_refused_scan_does_not_leave_the_done_page() -> None:
    counter = saved(Counter())
    counter.presenter.scanned("???")
    assert counter.view.page == "done"


def test_another_dossier_of_the_same_person_starts_with_the_procedure() -> None:
    counter = saved(Counter())
    counter.presenter.same_person()
    assert counter.view.person.full_name == "Nguyễn Văn Mẫu"
    assert counter.view.searching


def test_a_card_while_saving_is_not_taken_for_anybody() -> None:
    tasks = LaterTasks()
    counter = Counter(tasks=tasks)
    counter.ready()
    tasks.hold = True
    counter.presenter.submit()
    assert counter.presenter.scanned(OTHER_CARD)
    tasks.finish()
    ((command,),) = counter.desk.called("receive")
    assert command.applicant.full_name == "Nguyễn Văn Mẫu"
    assert counter.view.page == "done"


def test_after_saving_the_form_is_empty() -> None:
    counter = saved(Counter())
    counter.presenter.begin(None)
    assert counter.presenter.draft.is_blank
    assert counter.kept.of(MAU.id) == Draft()
