"""The questions that find the case of a dossier: one at a time, each with a few answers.

An answer is known by its id, unique within its procedure. A question is asked when one of the
answers in `asked_when` was given, or always when there are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """One answer: `text` fits a line, `legal` is the wording of the source where it is longer."""

    id: str
    text: str
    legal: str | None = None


@dataclass(frozen=True, slots=True)
class CaseQuestion:
    """One question about the case, with its answers in the order they are shown."""

    id: str
    text: str
    answers: tuple[CaseAnswer, ...]
    asked_when: tuple[str, ...] = ()


def next_asked(questions: Sequence[CaseQuestion], answers: Sequence[str]) -> CaseQuestion | None:
    """The first question that is due and not answered yet; None when the case is found."""
    given = frozenset(answers)
    for question in questions:
        due = not question.asked_when or not given.isdisjoint(question.asked_when)
        if due and given.isdisjoint(answer.id for answer in question.answers):
            return question
    return None


def paths(questions: Sequence[CaseQuestion]) -> Iterator[tuple[str, ...]]:
    """Every complete way through the questions, as answer ids in the order they are given."""
    yield from _paths(questions, ())


def _paths(questions: Sequence[CaseQuestion], given: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    question = next_asked(questions, given)
    if question is None:
        yield given
        return
    for answer in question.answers:
        yield from _paths(questions, (*given, answer.id))


def path_count(questions: Sequence[CaseQuestion], most: int) -> int:
    """How many complete ways there are, counted up to `most` + 1."""
    found = 0
    for _ in paths(questions):
        found += 1
        if found > most:
            break
    return found


def name_of(questions: Sequence[CaseQuestion], answers: Sequence[str]) -> str:
    """The texts of the chosen answers joined by "; ", in the order of the questions."""
    given = frozenset(answers)
    return "; ".join(
        answer.text for question in questions for answer in question.answers if answer.id in given
    )
