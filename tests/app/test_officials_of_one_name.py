"""Two officials of one name are told apart: at the desk, in files, in the history of each."""

from __future__ import annotations

import argparse
import json
from typing import Any

import pytest

from app.act_lines import do_line
from app.file_lines import official_of
from app.intake_lines import command_of
from app.place import Place
from app.runtime import Runtime
from app.verbs import official as verb
from models.domain.dossier import OfficialRef
from models.domain.workflow import Role
from models.errors import NotFound, UserError, ValidationError
from tests.builders import Counter, receive

NAME = "Hoàng Thị Mẫu"
PIN = "482915"


def add(runtime: Runtime, name: str = NAME, note: str | None = None) -> Any:
    return runtime.officials.add(name, Role.COUNTER_OFFICIAL, PIN, note)[0]


def say(place: Place, *words: str) -> int:
    parser = argparse.ArgumentParser()
    verb.add_arguments(parser)
    return verb.run(parser.parse_args(list(words)), place)


def test_a_later_official_of_the_name_bears_a_mark_and_the_first_keeps_the_bare_name(
    runtime: Runtime,
) -> None:
    first, second = add(runtime), add(runtime, "hoàng thị Mẫu")
    third, other = add(runtime, note="Tư pháp"), add(runtime, "Hoàng Thị Mậu")
    shown = [official.shown_name for official in (first, second, third, other)]
    assert shown == [NAME, "hoàng thị Mẫu (2)", f"{NAME} (Tư pháp)", "Hoàng Thị Mậu"]
    assert {o.shown_name for o in runtime.officials.everyone()} == set(shown)
    assert runtime.officials.sign_in(second.id, PIN).shown_name == "hoàng thị Mẫu (2)"


def test_no_two_of_a_name_bear_the_same_mark(runtime: Runtime) -> None:
    add(runtime, note="Tư pháp")
    with pytest.raises(ValidationError, match="official_mark_taken"):
        add(runtime, note="tư  PHÁP")
    second, third = add(runtime), add(runtime)
    with pytest.raises(ValidationError, match="official_mark_taken"):
        runtime.officials.give_note(third.id, second.mark)
    named, _ = runtime.officials.give_note(third.id, "Địa chính")
    assert named.shown_name == f"{NAME} (Địa chính)"
    assert runtime.officials.give_note(third.id, "")[0].mark == "3"
    with pytest.raises(ValidationError, match="name_too_long"):
        add(runtime, note="x" * 41)


def test_a_number_never_repeats_a_note_that_looks_like_one(runtime: Runtime) -> None:
    add(runtime, note="2")
    assert add(runtime).mark == "3"


def test_a_file_names_one_by_id_or_with_the_mark_and_a_bare_name_of_two_is_refused(
    runtime: Runtime,
) -> None:
    first, second = add(runtime), add(runtime)
    with pytest.raises(UserError, match="official_ambiguous"):
        official_of(runtime, NAME)
    assert official_of(runtime, first.id) == (first.ref, Role.COUNTER_OFFICIAL)
    assert official_of(runtime, f"{NAME} (2)")[0] == second.ref
    assert official_of(runtime, "Vi Văn Lạ")[0] == OfficialRef(None, "Vi Văn Lạ")


def test_an_id_of_nobody_is_never_taken_for_a_name(runtime: Runtime) -> None:
    with pytest.raises(NotFound, match="official_not_found"):
        official_of(runtime, "0190c0de-0000-7000-8000-000000000009")


def test_history_keeps_the_one_who_acted(runtime: Runtime) -> None:
    first, second = add(runtime), add(runtime)
    dossier = receive(runtime, official=first.ref)
    line = {"dossier": dossier.id, "action": "hand_over", "official": second.id}
    after = do_line(runtime, json.dumps(line).encode())
    assert [entry.official for entry in after.history] == [first.ref, second.ref]
    assert first.ref.name != second.ref.name
    with pytest.raises(UserError, match="official_ambiguous"):
        do_line(runtime, json.dumps({**line, "official": NAME}).encode())
    intake = {
        "applicant": {"full_name": "Nông Thị Đơn", "personal_id": "020190000018"},
        "procedure_code": dossier.procedure.code,
    }
    named = command_of(runtime, json.dumps({**intake, "official": second.id}).encode())
    assert named.official == second.ref
    with pytest.raises(UserError, match="official_ambiguous"):
        command_of(runtime, json.dumps({**intake, "official": NAME}).encode())


def test_the_verb_warns_of_a_second_official_of_a_name_and_lists_all_without_a_pin(
    counter: Counter, capsys: pytest.CaptureFixture[str]
) -> None:
    assert say(counter.place, "add", f"--name={NAME}", "--role=head") == 0
    first = capsys.readouterr()
    assert (len(first.out.strip()), first.err) == (6, "")
    assert say(counter.place, "add", f"--name={NAME}") == 0
    second = capsys.readouterr()
    assert say(counter.place, "list") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [(one["name"], one["shown_name"], one["role"]) for one in listed] == [
        (NAME, NAME, "head"),
        (NAME, f"{NAME} (2)", "counter_official"),
    ]
    assert listed[1]["id"] in second.err
    assert f"“{NAME} (2)”" in second.err
    pins = (first.out.strip(), second.out.strip())
    assert {key for one in listed for key in one} == {
        "id", "name", "shown_name", "note", "role", "disabled", "locked_until",
    }  # fmt: skip
    assert not any(one[key] in pins for one in listed for key in one)
    assert say(counter.place, "note", f"--id={listed[1]['id']}", "--note=Tư pháp") == 0
    assert json.loads(capsys.readouterr().out)["shown_name"] == f"{NAME} (Tư pháp)"


@pytest.mark.parametrize("words", [("add",), ("note",), ("note", "--id=x")])
def test_what_the_verb_lacks_is_said(counter: Counter, words: tuple[str, ...]) -> None:
    with pytest.raises(UserError, match="needed"):
        say(counter.place, *words)
