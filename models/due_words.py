"""Why this date ("Vì sao ngày này?") in sentences: for the window, the command line and paper.

The words and the article each step rests on are data: `resources/sentences/steps.json`.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import resources
from models.domain.clock import to_local
from models.domain.deadline import StepKind
from models.domain.dossier import DueStep

VIETNAMESE = "vi"

_ONE_BY_ONE = frozenset({StepKind.WORKING_DAY, StepKind.CALENDAR_DAY})
_MOST_ONE_BY_ONE = 12
_TOLD_AT_THE_BEGINNING = 4
_TOLD_AT_THE_END = 2


def explain(steps: Sequence[DueStep], language: str = VIETNAMESE) -> tuple[str, ...]:
    """One sentence a step; of a long run of counted days only the first and the last are told."""
    counted = [at for at, step in enumerate(steps) if step.kind in _ONE_BY_ONE]
    hidden: frozenset[int] = frozenset()
    if len(counted) > _MOST_ONE_BY_ONE:
        hidden = frozenset(counted[_TOLD_AT_THE_BEGINNING:-_TOLD_AT_THE_END])
    told = []
    for at, step in enumerate(steps):
        if at not in hidden:
            told.append(step_sentence(step, language))
        elif at == min(hidden):
            told.append(_words()["and_so_on"][language])
    return tuple(told)


def step_sentence(step: DueStep, language: str = VIETNAMESE) -> str:
    """What this step did. Raises KeyError for a kind or a language without words."""
    at = None if step.at is None else to_local(step.at)
    pattern: str = _step(step)[language]
    told = pattern.format(
        day=_day(step.on, language),
        time="" if at is None else f"{at:%H:%M}",
        number=step.number,
        note=step.note,
        duration=_duration(step.number or 0, language),
        unit=_words()["units"].get(step.note, {}).get(language, ""),
    )
    return told[:1].upper() + told[1:]


def step_source(step: DueStep) -> str | None:
    """The decree and article the step follows; None where none was seen or none is needed."""
    source: str | None = _step(step)["source"]
    return source


def _step(step: DueStep) -> Mapping[str, Any]:
    in_days = step.kind == StepKind.MOVED_BY and step.note == "day"
    words: Mapping[str, Any] = _words()["steps"]["moved_by_days" if in_days else step.kind]
    return words


def _day(on: date, language: str) -> str:
    return f"{_words()['weekdays'][language][on.weekday()]} {on:%d/%m/%Y}"


def _duration(minutes: int, language: str) -> str:
    hours, rest = divmod(minutes, 60)
    form = "hours_and_minutes" if hours and rest else "hours" if hours else "minutes"
    pattern: str = _words()["durations"][form][language]
    return pattern.format(hours=hours, minutes=rest)


@functools.cache
def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = resources.read_json("sentences/steps.json")
    return words
