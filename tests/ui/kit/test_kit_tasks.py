"""Work runs away from the screen; answers come back to it, or are dropped with their screen."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from models.domain.changes import Changes, Kind, touched
from models.errors import AppError, Offline
from tests.ui.doubles import ImmediateTasks, PlainFeed
from ui.qt.change_bus import ChangeBus
from ui.qt.tasks import TaskRunner


@pytest.fixture
def runner(qapp) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    assert runner.close()


def test_work_runs_in_a_thread_and_the_answer_on_the_main_one(qtbot, runner) -> None:
    threads: list[int] = []
    answers: list[tuple[int, int]] = []
    failures: list[AppError] = []

    def work() -> int:
        threads.append(threading.get_ident())
        return 42

    runner.run(work, lambda n: answers.append((n, threading.get_ident())), failures.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(42, threading.get_ident())]
    assert threads[0] != threading.get_ident()
    assert failures == []


def test_an_expected_failure_goes_to_fail(qtbot, runner) -> None:
    answers: list[object] = []
    failures: list[AppError] = []

    def work() -> None:
        raise Offline()

    runner.run(work, answers.append, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Offline)
    assert answers == []


def test_a_bug_reaches_the_excepthook_of_the_program(qtbot, runner, monkeypatch) -> None:
    seen: list[tuple[type[BaseException], int]] = []
    monkeypatch.setattr(
        sys, "excepthook", lambda kind, _e, _t: seen.append((kind, threading.get_ident()))
    )
    called: list[object] = []

    def work() -> None:
        raise ZeroDivisionError

    runner.run(work, called.append, called.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(ZeroDivisionError, threading.get_ident())]
    assert called == []


def test_an_answer_for_a_screen_that_is_gone_is_dropped(qtbot, runner) -> None:
    screen = QObject()
    release = threading.Event()
    answers: list[str] = []
    runner.for_owner(screen).run(
        lambda: "late" if release.wait(5) else "never", answers.append, answers.append
    )
    runner.for_owner(screen).after_ms(5, lambda: answers.append("timer"))
    screen.deleteLater()
    qtbot.wait(20)
    release.set()
    others: list[str] = []
    runner.run(lambda: "other", others.append, others.append)
    qtbot.waitUntil(lambda: bool(others))
    qtbot.wait(20)
    assert answers == []


def test_a_delayed_call_can_be_taken_back(qtbot, runner) -> None:
    calls: list[str] = []
    take_back = runner.after_ms(10, lambda: calls.append("taken back"))
    runner.after_ms(10, lambda: calls.append("made"))
    take_back()
    take_back()
    qtbot.waitUntil(lambda: bool(calls))
    qtbot.wait(20)
    assert calls == ["made"]


def test_closing_waits_for_what_runs_and_takes_nothing_more(qapp) -> None:
    runner = TaskRunner()
    release = threading.Event()
    calls: list[object] = []
    runner.run(lambda: release.wait(5), calls.append, calls.append)
    assert not runner.close(limit_ms=20)
    release.set()
    assert runner.close()
    runner.run(lambda: 1, calls.append, calls.append)
    qapp.processEvents()
    assert calls == []


def test_a_runner_starts_and_closes_many_times(qapp) -> None:
    for _round in range(20):
        runner = TaskRunner()
        runner.run(lambda: 1, lambda _n: None, lambda _e: None)
        assert runner.close()
        runner.deleteLater()
    qapp.processEvents()


def test_changes_of_one_frame_are_told_as_one(qtbot) -> None:
    bus = ChangeBus()
    heard: list[Changes] = []
    end = bus.subscribe(heard.append)
    bus.publish(touched(dossiers=("a",)))
    threading.Thread(target=lambda: bus.publish(touched(Kind.SYNC, dossiers=("b",)))).start()
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(40)
    kinds = frozenset().union(*(changes.kinds for changes in heard))
    ids = frozenset().union(*(changes.dossier_ids for changes in heard))
    assert (kinds, ids) == ({Kind.DOSSIER, Kind.SYNC}, {"a", "b"})
    end()
    end()
    bus.publish(touched(Kind.NUMBERS))
    qtbot.wait(40)
    assert all(Kind.NUMBERS not in changes.kinds for changes in heard)


def test_the_doubles_keep_the_same_promises() -> None:
    tasks, feed = ImmediateTasks(), PlainFeed()
    heard: list[object] = []

    def offline() -> None:
        raise Offline()

    tasks.run(lambda: 1, heard.append, heard.append)
    tasks.run(offline, heard.append, lambda error: heard.append(error.code))
    take_back = tasks.after_ms(10, lambda: heard.append("no"))
    tasks.after_ms(20, lambda: tasks.after_ms(5, lambda: heard.append("later")))
    take_back()
    tasks.advance_ms(24)
    assert heard == [1, "offline"]
    tasks.advance_ms(1)
    assert heard == [1, "offline", "later"]
    end = feed.subscribe(heard.append)
    feed.publish(touched(Kind.SYNC))
    end()
    feed.publish(touched(Kind.SYNC))
    assert heard[3:] == [touched(Kind.SYNC)]
