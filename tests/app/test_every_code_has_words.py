"""Whatever goes wrong below, a person reads a sentence: every code in the source has one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from models import errors
from models.domain.dossier import DossierStatus
from models.domain.workflow import Action, Role, transition
from models.errors import AppError, NotPermitted, StoreDamaged, ValidationError
from resources import words
from ui import texts

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for room in ("models", "sync", "app") for path in (ROOT / room).rglob("*.py"))
CLASSES = {
    name: kind
    for name, kind in vars(errors).items()
    if isinstance(kind, type) and issubclass(kind, AppError)
}
ALIKE = {"sync_refused", "not_the_centre"}
"""Families whose members say the same to a person: an answer we cannot use is one story."""


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                where = f"{path.relative_to(ROOT)}:{node.lineno}"
                if node.func.id in CLASSES:
                    yield where, node, node.func.id


def test_every_class_of_error_has_a_sentence() -> None:
    missing = {kind.code for kind in CLASSES.values() if not words.has(kind.code)}
    assert missing == {"app_error"}


def test_every_code_raised_has_a_sentence_of_its_own_or_of_its_family() -> None:
    missing = []
    for where, node, name in calls():
        first = node.args[0] if node.args else None
        if name == "ValidationError" or not isinstance(first, ast.Constant):
            continue
        code = str(first.value)
        family = CLASSES[name].code
        if not words.has(code) and family not in ALIKE:
            missing.append(f"{where} {code} ({family})")
    assert not missing


def test_every_problem_of_a_field_has_words_and_the_field_a_label() -> None:
    missing = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for field, code in _problems(node):
                has_words = words.has(code) or words.has(f"{field}.{code}")
                if not (has_words and words.has(field)):
                    missing.append(f"{path.relative_to(ROOT)}:{field}.{code}")
    assert not missing


def _problems(node: ast.AST) -> Iterator[tuple[str, str]]:
    """The (field, code) pairs handed to ValidationError or put in a list of problems."""
    if not isinstance(node, ast.Call):
        return
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    if name not in ("ValidationError", "append"):
        return
    for argument in node.args:
        if isinstance(argument, ast.Tuple) and len(argument.elts) == 2:
            field, code = argument.elts
            if isinstance(field, ast.Constant) and isinstance(code, ast.Constant):
                yield str(field.value), str(code.value)


def test_no_sentence_shows_a_blank_or_a_bare_code() -> None:
    locked = texts.sentence(NotPermitted("pin_locked", wait_s=42))
    assert "42" in locked
    assert "{" not in locked
    assert texts.sentence(NotPermitted("pin_locked")).count("…") == 1
    assert texts.sentence(AppError("nobody_wrote_this")) == words.sentence("unexpected")
    assert texts.sentence(StoreDamaged("odd")) == words.sentence("storage_error")


def test_a_head_who_may_not_hand_over_is_not_sent_to_the_head() -> None:
    """Some acts are a counter official's alone, so the sentence names no role."""
    assert Role.HEAD not in transition(DossierStatus.RECEIVED, Action.HAND_OVER).roles
    assert "lãnh đạo" not in texts.sentence(NotPermitted(action="hand_over", role="head"))


def test_the_problems_of_an_input_are_said_with_their_labels() -> None:
    said = texts.sentence(ValidationError(("full_name", "name_missing"), ("phone", "length")))
    assert "Họ và tên" in said
    assert "Số điện thoại" in said
    assert "name_missing" not in said


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_error_carries_a_name_or_number_of_a_person(path: Path) -> None:
    private = {"full_name", "personal_id", "phone", "address", "email", "pin"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CLASSES:
            assert not private & {keyword.arg for keyword in node.keywords}
