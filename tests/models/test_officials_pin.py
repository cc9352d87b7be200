"""Who may sign in, and how wrong PINs are slowed down."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from app.runtime import Runtime
from models.domain.workflow import Role
from models.errors import NotFound, NotPermitted, ValidationError
from models.services.officials import FREE_TRIES, Official
from tests.builders import Counter

PIN = "482915"


def add(runtime: Runtime, name: str = "Vi Thị Lan Hương") -> Official:
    return runtime.officials.add(name, Role.COUNTER_OFFICIAL, PIN)[0]


def wrong(runtime: Runtime, official: Official) -> NotPermitted:
    with pytest.raises(NotPermitted) as raised:
        runtime.officials.sign_in(official.id, "000000")
    return raised.value


def test_the_right_pin_signs_in_and_a_wrong_one_says_how_many_tries_are_left(
    runtime: Runtime,
) -> None:
    official = add(runtime)
    assert runtime.officials.sign_in(official.id, PIN) == official
    said = wrong(runtime, official)
    assert (said.code, said.details) == ("pin_wrong", {"tries_left": FREE_TRIES - 1})


def test_after_five_wrong_pins_waits_grow_and_survive_reopening(counter: Counter) -> None:
    with counter.open() as runtime:
        official = add(runtime)
        for _ in range(FREE_TRIES - 1):
            assert wrong(runtime, official).code == "pin_wrong"
        assert wrong(runtime, official).code == "pin_locked"
    with counter.open() as runtime:
        with pytest.raises(NotPermitted, match="pin_locked"):
            runtime.officials.sign_in(official.id, PIN)
        waits = []
        for _ in range(3):
            said = wrong(runtime, official)
            assert said.code == "pin_locked"
            waits.append(int(str(said.details["wait_s"])))
            counter.clock.advance(timedelta(seconds=waits[-1] + 1))
            wrong(runtime, official)
    assert waits == sorted(set(waits))
    assert waits[0] <= 61


def test_the_right_pin_after_the_wait_forgives_all(counter: Counter) -> None:
    with counter.open() as runtime:
        official = add(runtime)
        for _ in range(FREE_TRIES):
            wrong(runtime, official)
        counter.clock.advance(timedelta(minutes=2))
        assert runtime.officials.sign_in(official.id, PIN).locked_until is None
        assert wrong(runtime, official).details == {"tries_left": FREE_TRIES - 1}


def test_a_pin_is_nowhere_in_the_store_in_the_clear(runtime: Runtime) -> None:
    add(runtime)
    (kept,) = runtime.store.read(lambda s: s.execute(text("SELECT * FROM official")).all())
    assert not any(PIN in str(value) for value in kept)
    assert any(str(value).startswith("$argon2id$") for value in kept)


def test_a_made_pin_has_six_digits(runtime: Runtime) -> None:
    _, pin = runtime.officials.add("Hứa Văn Nghị", Role.HEAD)
    assert len(pin) == 6
    assert pin.isdigit()


@pytest.mark.parametrize("pin", ["", "12345", "1" * 65])
def test_a_pin_too_short_or_endless_is_refused(runtime: Runtime, pin: str) -> None:
    with pytest.raises(ValidationError, match="pin"):
        runtime.officials.add("Hứa Văn Nghị", Role.HEAD, pin)


def test_a_new_pin_needs_the_old_one(runtime: Runtime) -> None:
    official = add(runtime)
    with pytest.raises(NotPermitted):
        runtime.officials.change_pin(official.id, "111111", "654321")
    runtime.officials.change_pin(official.id, PIN, "654321")
    assert runtime.officials.sign_in(official.id, "654321") == official
    assert wrong(runtime, official).code == "pin_wrong"


def test_officials_stand_in_the_order_of_vietnamese_names(runtime: Runtime) -> None:
    for name in ("Đàm Thị An", "Vi Thị Bình", "Lò Văn Ánh"):
        add(runtime, name)
    names = [official.full_name for official in runtime.officials.everyone()]
    assert sorted(names) == sorted({"Đàm Thị An", "Vi Thị Bình", "Lò Văn Ánh"})
    assert runtime.officials.named("Vi Thị Bình") in runtime.officials.everyone()
    assert runtime.officials.named("Không Ai") is None


def test_an_unknown_official_is_not_found(runtime: Runtime) -> None:
    with pytest.raises(NotFound, match="official_not_found"):
        runtime.officials.sign_in("nobody", PIN)
