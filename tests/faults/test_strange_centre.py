"""Whatever answers in the centre's place: the call ends in time, with one of our errors."""

from __future__ import annotations

import random
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from models.domain.clock import SystemClock
from models.errors import (
    AppError,
    CentreBusy,
    ConnectionTrouble,
    Offline,
    SyncRefused,
    TimedOut,
)
from sync import protocol as wire
from sync.backoff import wait_s
from sync.client import CentreClient, enrol
from sync.transport import Transport
from tests.faults.strange_centre import SLOW, WAYS, drip, strange_centre

pytestmark = pytest.mark.long

HELLO = wire.HelloRequest(wire_versions=[1], program_version="0", clock_at="", generation="g")
KEY = "11" * 32


def call(address: str) -> tuple[AppError, float]:
    """Say hello to this address; the error it ended with and the seconds it took."""
    transport = Transport(address)
    client = CentreClient(
        transport, SystemClock(), device_id="d", private_key=KEY, token=lambda: "secret-token"
    )
    began = time.monotonic()
    try:
        with pytest.raises(AppError) as caught:
            client.hello(HELLO)
    finally:
        transport.close()
    return caught.value, time.monotonic() - began


def meet(name: str) -> tuple[str, AppError, float]:
    with strange_centre(WAYS[name]) as address:
        error, took_s = call(address)
    return name, error, took_s


def test_every_strange_answer_ends_in_time_as_an_error_of_ours() -> None:
    with ThreadPoolExecutor(len(WAYS)) as together:
        met = {name: (error, took_s) for name, error, took_s in together.map(meet, WAYS)}
    for name, (error, took_s) in met.items():
        assert isinstance(error, ConnectionTrouble | SyncRefused), name
        assert error.code.replace("_", "").isalnum(), name
        limit_s = 25 if name.startswith("silent") else 20
        assert took_s < limit_s, (name, took_s)
        if name in SLOW:
            assert isinstance(error, TimedOut), name
    assert isinstance(met["resets"][0], Offline)
    assert isinstance(met["resets in the body"][0], Offline)
    for name in ("busy", "busy page", "busy for a year", "busy until some day"):
        assert isinstance(met[name][0], CentreBusy), name
    refused = {name for name, (error, _) in met.items() if isinstance(error, SyncRefused)}
    assert refused == {"reason of two lines", "reason that is a word of ours"}


@pytest.mark.parametrize("name", ["busy", "busy page"])
def test_a_busy_centre_is_asked_again_when_it_says(name: str) -> None:
    assert meet(name)[1].details["retry_after_s"] == 7


def test_a_centre_that_asks_for_a_year_is_asked_again_within_a_quarter_of_an_hour() -> None:
    asked = meet("busy for a year")[1].details["retry_after_s"]
    assert asked is None or isinstance(asked, int)
    assert wait_s(1, random.Random(1), asked) <= 900


def test_a_closed_port_is_no_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    error, took_s = call(f"http://127.0.0.1:{port}")
    assert isinstance(error, Offline)
    assert took_s < 6


def test_a_handshake_that_drips_is_cut() -> None:
    """A TLS record is announced and then comes byte by byte."""
    with strange_centre(drip(b"\x16\x03\x03\x40\x00", b"\x02")) as address:
        error, took_s = call(address.replace("http:", "https:").replace("127.0.0.1", "localhost"))
    assert isinstance(error, ConnectionTrouble)
    assert took_s < 25


@pytest.mark.parametrize("name", ["Wi-Fi log-in page", "empty object", "a page for 401", "resets"])
def test_a_code_is_not_given_up_because_something_else_answered(name: str) -> None:
    with strange_centre(WAYS[name]) as address:
        transport = Transport(address)
        with pytest.raises(ConnectionTrouble):
            enrol(transport, "AAAA-BBBB-CCCC", KEY, "0")
        transport.close()
