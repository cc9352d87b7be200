"""The case questions of a procedure as JSON and back; strict, like `procedure_json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.domain.json_values import as_list, as_object, as_optional_text, as_text, as_texts
from models.domain.questions import CaseAnswer, CaseQuestion, path_count

_MOST_QUESTIONS = 20
_MOST_ANSWERS = 60
_MOST_PATHS = 500


def questions_to_json(questions: Sequence[CaseQuestion]) -> list[dict[str, Any]]:
    """Every field under its own name; `asked_when` and `legal` only where there is one."""
    return [_question_to_json(question) for question in questions]


def questions_from_json(data: object) -> tuple[CaseQuestion, ...]:
    """Read the questions. Raises ValueError naming the field.

    Ids are unique, a question waits only for answers to earlier ones, every way through ends in
    at most 500 cases.
    """
    items = as_list(data, "questions")
    if len(items) > _MOST_QUESTIONS:
        raise ValueError(f"questions: at most {_MOST_QUESTIONS}")
    questions: list[CaseQuestion] = []
    known: set[str] = set()
    for index, item in enumerate(items):
        where = f"questions[{index}]"
        question = _question(item, where)
        if not known.issuperset(question.asked_when):
            raise ValueError(f"{where}.asked_when: must name answers of earlier questions")
        for answer in question.answers:
            if answer.id in known:
                raise ValueError(f"{where}.answers: the id {answer.id} is used twice")
            known.add(answer.id)
        questions.append(question)
    if path_count(questions, _MOST_PATHS) > _MOST_PATHS:
        raise ValueError(f"questions: more than {_MOST_PATHS} cases")
    return tuple(questions)


def _question_to_json(question: CaseQuestion) -> dict[str, Any]:
    data: dict[str, Any] = {"id": question.id, "text": question.text}
    if question.asked_when:
        data["asked_when"] = list(question.asked_when)
    data["answers"] = [_answer_to_json(answer) for answer in question.answers]
    return data


def _answer_to_json(answer: CaseAnswer) -> dict[str, Any]:
    legal = {} if answer.legal is None else {"legal": answer.legal}
    return {"id": answer.id, "text": answer.text, **legal}


def _question(data: object, where: str) -> CaseQuestion:
    row = as_object(data, where)
    answers = as_list(row.get("answers"), f"{where}.answers")
    if not 2 <= len(answers) <= _MOST_ANSWERS:
        raise ValueError(f"{where}.answers: must be 2 to {_MOST_ANSWERS}")
    return CaseQuestion(
        id=as_text(row.get("id"), f"{where}.id"),
        text=as_text(row.get("text"), f"{where}.text"),
        answers=tuple(
            _answer(item, f"{where}.answers[{index}]") for index, item in enumerate(answers)
        ),
        asked_when=as_texts(row.get("asked_when", []), f"{where}.asked_when"),
    )


def _answer(data: object, where: str) -> CaseAnswer:
    row = as_object(data, where)
    return CaseAnswer(
        id=as_text(row.get("id"), f"{where}.id"),
        text=as_text(row.get("text"), f"{where}.text"),
        legal=as_optional_text(row.get("legal"), f"{where}.legal"),
    )
