"""A code joins one computer, once; every later request proves which computer it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from pretend_counter import OTHER_OFFICE, Centre, Counter
from sqlalchemy import func, select

from models.domain.clock import FixedClock, iso_local
from models.errors import NotFound
from server import api
from server.enrolment import CODE_ALPHABET, make_code, plain_code, revoke
from server.store import Store
from server.tables import Device, DossierRow, Nonce


def test_enrolment_tells_the_office_and_numbers_devices_over_the_whole_province(
    centre: Centre,
) -> None:
    first, second = centre.counter(), centre.counter(OTHER_OFFICE)
    assert (first.device_no, second.device_no) == (1, 2)
    assert first.office["one_stop_name"] == "Trung tâm Phục vụ hành chính công phường Đông Kinh"
    assert first.hello().data["office"] == first.office


def test_the_same_code_with_the_same_key_gets_the_same_answer_even_when_it_is_late(
    centre: Centre,
) -> None:
    counter, code = Counter(centre), centre.code()
    first = counter.join(code)
    centre.clock.advance(timedelta(hours=1))
    again = counter.join(code.lower().replace("-", " "))
    assert again.status == 200
    assert again.data == first.data


def test_a_used_code_is_refused_to_another_computer(centre: Centre) -> None:
    code = centre.code()
    assert Counter(centre).join(code).status == 200
    other = Counter(centre).join(code)
    assert (other.status, other.reason) == (403, "code_used")


def test_a_code_is_good_for_fifteen_minutes(centre: Centre) -> None:
    good, late = centre.code(), centre.code()
    centre.clock.advance(timedelta(minutes=14, seconds=59))
    assert Counter(centre).join(good).status == 200
    centre.clock.advance(timedelta(seconds=1))
    refused = Counter(centre).join(late)
    assert (refused.status, refused.reason) == (403, "code_expired")


def test_a_hundred_enrolments_at_once_with_one_code_make_one_device(centre: Centre) -> None:
    code = centre.code()
    counters = [Counter(centre) for _ in range(100)]
    with ThreadPoolExecutor(20) as pool:
        replies = list(pool.map(lambda counter: counter.join(code), counters))
    assert [reply.status for reply in replies].count(200) == 1
    with centre.store.read() as session:
        assert session.scalar(select(func.count()).select_from(Device)) == 1


def test_wrong_codes_are_slowed_down_and_a_right_one_works_after_the_wait(centre: Centre) -> None:
    wrong = "2222-2222-2222"
    reasons = [Counter(centre).join(wrong).reason for _ in range(22)]
    assert reasons[0] == "code_unknown"
    assert reasons[-1] == "too_many"
    centre.clock.advance(timedelta(seconds=60))
    assert Counter(centre).join(centre.code()).status == 200


def test_one_wrong_sign_in_a_code_is_always_noticed(centre: Centre) -> None:
    code = make_code(centre.store, centre.clock, OTHER_OFFICE).replace("-", "")
    assert plain_code(code) == code
    wrong = {
        code[:place] + sign + code[place + 1 :]
        for place in range(12)
        for sign in CODE_ALPHABET
        if sign != code[place]
    }
    assert {plain_code(typed) for typed in wrong} == {None}


def test_no_code_is_made_for_an_unknown_office(centre: Centre) -> None:
    with pytest.raises(NotFound):
        centre.code("99999")


def test_a_key_that_was_not_proved_is_refused(centre: Centre) -> None:
    thief, owner = Counter(centre), Counter(centre)
    message = {
        "code": centre.code(),
        "public_key": owner.key.public_key().public_bytes_raw().hex(),
        "proof": thief.key.sign(b"anything").hex(),
        "wire_versions": [1],
        "program_version": "0.1.0",
    }
    reply = thief.ask("POST", "/v1/enrol", message)
    assert (reply.status, reply.reason) == (401, "bad_signature")


def test_an_unknown_or_revoked_device_must_join_again(centre: Centre) -> None:
    stranger = Counter(centre)
    stranger.device_id, stranger.token = "x" * 36, "t"
    assert (stranger.hello().status, stranger.hello().reason) == (401, "join_again")
    counter = centre.counter()
    revoke(centre.store, centre.clock, counter.device_no, "lost")
    assert (counter.hello().status, counter.hello().reason) == (403, "join_again")


def test_a_changed_body_target_or_key_does_not_pass(centre: Centre) -> None:
    counter = centre.counter()
    headers = counter.signed("GET", "/v1/pull?cursor=0")
    assert centre.ask("GET", "/v1/pull?cursor=1", b"", headers).reason == "bad_signature"
    headers = counter.signed("POST", "/v1/push", b"{}")
    body = b'{"operations":[],"sent_at":"x"}'
    assert centre.ask("POST", "/v1/push", body, headers).reason == "bad_signature"
    other = centre.counter()
    other.device_id, other.token = counter.device_id, counter.token
    assert other.hello().reason == "bad_signature"


def test_a_recorded_request_sent_again_is_refused_and_adds_nothing(centre: Centre) -> None:
    counter = centre.counter()
    operation = counter.receive(counter.dossier())
    nonce = "the-same-nonce"
    message = {"operations": [operation], "sent_at": operation.made_at}
    assert counter.ask("POST", "/v1/push", message, nonce=nonce).status == 200
    again = counter.ask("POST", "/v1/push", message, nonce=nonce)
    assert (again.status, again.reason) == (409, "replayed")
    with centre.store.read() as session:
        assert session.scalar(select(func.count()).select_from(DossierRow)) == 1


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(hours=24)])
def test_a_recorded_request_is_refused_as_long_as_its_time_would_pass(
    centre: Centre, ahead: timedelta
) -> None:
    counter = centre.counter()
    target = "/v1/pull?cursor=0"
    headers = counter.signed("GET", target, sent_at=iso_local(counter.now + ahead))
    assert centre.ask("GET", target, b"", headers).status == 200
    lasts = ahead + timedelta(hours=24)
    waited = timedelta(0)
    for moment in (timedelta(minutes=11), lasts / 2, lasts):
        centre.clock.advance(moment - waited)
        waited = moment
        assert counter.ask("GET", "/v1/pull").status == 200
        again = centre.ask("GET", target, b"", headers)
        assert (again.status, again.reason) == (409, "replayed")
    centre.clock.advance(timedelta(minutes=1))
    assert centre.ask("GET", target, b"", headers).reason == "clock_wrong"


def test_a_replay_under_a_token_used_up_since_is_a_replay_and_no_clone(centre: Centre) -> None:
    counter = centre.counter()
    headers = counter.signed("GET", "/v1/pull", sent_at=iso_local(counter.now))
    assert centre.ask("GET", "/v1/pull", b"", headers).status == 200
    centre.clock.advance(timedelta(hours=24))
    counter.token = counter.hello().data["next_token"]
    assert counter.hello().status == 200
    assert centre.ask("GET", "/v1/pull", b"", headers).reason == "replayed"
    with centre.store.read() as session:
        assert session.get_one(Device, counter.device_id).clone_alarm_at is None


def test_what_is_kept_against_replays_is_forgotten_again(centre: Centre) -> None:
    counter = centre.counter()
    for _ in range(5):
        counter.pull()
    centre.clock.advance(timedelta(hours=49))
    counter.pull()
    with centre.store.read() as session:
        assert session.scalar(select(func.count()).select_from(Nonce)) == 1


def test_a_device_that_asks_without_pause_for_hours_is_slowed_down(
    store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "_LASTING_BURST", 3)
    centre = Centre(store, clock)
    try:
        counter, neighbour = centre.counter(), centre.counter()
        assert [counter.hello().status for _ in range(4)] == [200, 200, 200, 429]
        assert neighbour.hello().status == 200
        clock.advance(timedelta(seconds=1))
        assert counter.hello().status == 200
    finally:
        centre.close()


def test_a_clock_two_days_off_is_refused_with_its_own_reason(centre: Centre) -> None:
    counter = centre.counter()
    for days in (-2, 2):
        wrong = iso_local(counter.now + timedelta(days=days))
        reply = counter.ask("GET", "/v1/pull", sent_at=wrong)
        assert (reply.status, reply.reason) == (400, "clock_wrong")
    assert counter.ask("GET", "/v1/pull", sent_at="yesterday").reason == "clock_wrong"
    assert counter.ask("GET", "/v1/pull").status == 200


def test_a_token_is_renewed_after_a_day_and_the_offer_is_repeated_until_used(
    centre: Centre,
) -> None:
    counter = centre.counter()
    assert counter.hello().data["next_token"] is None
    centre.clock.advance(timedelta(hours=25))
    offered = counter.hello().data["next_token"]
    assert offered not in (None, counter.token)
    assert counter.hello().data["next_token"] == offered
    counter.token = offered
    assert counter.hello().data["next_token"] is None


def test_an_old_token_after_the_new_one_was_used_is_a_clone_and_raises_the_alarm(
    centre: Centre,
) -> None:
    counter = centre.counter()
    old = counter.token
    for _ in range(2):
        centre.clock.advance(timedelta(hours=25))
        counter.token = counter.hello().data["next_token"]
        assert counter.hello().status == 200
    reply = counter.ask("GET", "/v1/pull", token=old)
    assert (reply.status, reply.reason) == (403, "cloned")
    assert counter.ask("GET", "/v1/pull").status == 200
    with centre.store.read() as session:
        device = session.get_one(Device, counter.device_id)
        assert device.clone_alarm_at == centre.clock.now()


def test_versions_without_one_in_common_get_their_own_reason(centre: Centre) -> None:
    counter = centre.counter()
    message = {
        "wire_versions": [99],
        "program_version": "9",
        "clock_at": iso_local(counter.now),
        "generation": counter.generation,
    }
    reply = counter.ask("POST", "/v1/hello", message)
    assert (reply.status, reply.reason) == (426, "wire_too_old")


def test_more_than_a_hundred_requests_at_once_are_told_how_long_to_wait(centre: Centre) -> None:
    counter, neighbour = centre.counter(), centre.counter()
    replies = [counter.ask("GET", "/v1/pull") for _ in range(101)]
    assert {reply.status for reply in replies[:100]} == {200}
    assert (replies[100].status, replies[100].reason) == (429, "too_many")
    assert replies[100].data["retry_after_s"] == int(replies[100].headers["retry-after"]) == 1
    assert neighbour.ask("GET", "/v1/pull").status == 200


def test_a_pushed_operation_of_a_clone_is_not_applied(centre: Centre) -> None:
    counter = centre.counter()
    old = counter.token
    centre.clock.advance(timedelta(hours=25))
    counter.token = counter.hello().data["next_token"]
    counter.hello()
    operation = counter.receive(counter.dossier())
    message = {"operations": [operation], "sent_at": operation.made_at}
    assert counter.ask("POST", "/v1/push", message, token=old).reason == "cloned"
    assert counter.pull()["cursor"] == 0
