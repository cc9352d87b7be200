"""What a citizen files on the portal stands in the office's feed once, and nobody else files."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pretend_counter import AGENCY, OFFICE, OTHER_OFFICE, PROCEDURE, Centre, Reply

from models.domain.ids import new_id
from server.filing import file_online, filing_from_json, make_portal_token
from server.refusals import RequestRefused
from sync import protocol as wire

PERSON = {"full_name": "Hoàng Thị Thử", "personal_id": "020190000123", "phone": "0912 345 678"}


def filing(centre: Centre, **changed: Any) -> dict[str, Any]:
    usual = {
        "request_id": new_id(centre.clock.now()),
        "office_code": OFFICE,
        "procedure_code": PROCEDURE.code,
        "applicant": PERSON,
        "papers": [{"name": "Tờ khai điện tử"}],
        "filed_at": "2026-11-24T20:15:00+07:00",
    }
    return {**usual, **changed}


def send(centre: Centre, token: str, body: dict[str, Any] | bytes) -> Reply:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return centre.ask("POST", wire.PATH_ONLINE, raw, {"Authorization": f"Bearer {token}"})


@pytest.fixture
def token(centre: Centre) -> str:
    return make_portal_token(centre.store)


def test_a_filed_dossier_arrives_at_the_counter_by_pull_with_its_code(
    centre: Centre, token: str
) -> None:
    reply = send(centre, token, filing(centre))
    assert reply.status == 200, reply.body
    (change,) = centre.counter().pull()["changes"]
    dossier = change["dossier"]
    assert (dossier["id"], dossier["code"]) == (reply.data["dossier_id"], reply.data["code"])
    assert dossier["code"].startswith(f"{AGENCY}-261124-")
    assert (dossier["status"], dossier["channel"], dossier["due_at"]) == (1, "online", None)
    assert dossier["filed_at"] == "2026-11-24T20:15:00+07:00"
    assert dossier["applicant"]["phone"] == "0912345678"
    assert dossier["applicant"]["source"] == "online"
    assert [entry["action"] for entry in change["history"]] == ["file_online"]
    assert centre.counter(OTHER_OFFICE).pull()["changes"] == []


def test_the_same_request_again_gets_the_same_answer_and_another_body_is_refused(
    centre: Centre, token: str
) -> None:
    body = filing(centre)
    first = send(centre, token, body)
    assert send(centre, token, body).data == first.data
    other = send(centre, token, {**body, "note": "Khác"})
    assert (other.status, other.reason) == (409, "request_id_reused")
    assert len(centre.counter().pull()["changes"]) == 1


def test_two_dossiers_of_a_day_never_share_a_code(centre: Centre, token: str) -> None:
    codes = {send(centre, token, filing(centre)).data["code"] for _ in range(5)}
    assert len(codes) == 5


def test_only_the_portal_files(centre: Centre, token: str) -> None:
    assert send(centre, "", filing(centre)).status == 401
    assert send(centre, token + "x", filing(centre)).status == 401
    newer = make_portal_token(centre.store)
    assert send(centre, token, filing(centre)).reason == "portal_unknown"
    assert send(centre, newer, filing(centre)).status == 200


def test_guessing_the_secret_is_slowed_down(centre: Centre, token: str) -> None:
    statuses = [send(centre, f"guess-{n}", filing(centre)).status for n in range(30)]
    assert 429 in statuses


@pytest.mark.parametrize(
    ("changed", "status", "reason"),
    [
        ({"office_code": "99999"}, 404, "office_unknown"),
        ({"procedure_code": "9.999999"}, 404, "procedure_unknown"),
        ({"request_id": "one"}, 400, "bad_filing:request_id"),
        ({"applicant": {}}, 400, "bad_filing:full_name"),
        ({"applicant": {**PERSON, "colour": "red"}}, 400, "bad_filing:fields"),
        ({"applicant": {**PERSON, "birth_date": "1990-02-31"}}, 400, "bad_filing:birth_date"),
        ({"papers": [{"name": 5}]}, 400, "bad_filing:papers"),
        ({"filed_at": "hôm qua"}, 400, "bad_filing:fields"),
        ({"result_channel": "fax"}, 400, "bad_filing:channel"),
        ({"note": "x" * 5_000}, 400, "bad_filing:note"),
        ({"note": "a\0b"}, 400, "bad_filing:text"),
        ({"papers": [{"name": "Tờ khai", "originals": -1}]}, 400, "bad_filing:papers"),
        ({"papers": [{"originals": 1}]}, 400, "bad_filing:papers"),
        ({"papers": [{"name": "Tờ khai"}] * 201}, 400, "bad_filing:papers"),
        ({"case_name": "Trường hợp không có"}, 400, "bad_filing:case_name"),
        ({"filed_at": "9999-12-31T23:00:00+00:00"}, 400, "bad_filing:filed_at"),
        ({"filed_at": "0001-01-02T00:00:00+07:00"}, 400, "bad_filing:filed_at"),
        ({"filed_at": "2027-11-24T08:00:00+07:00"}, 400, "bad_filing:filed_at"),
    ],
)
def test_a_bad_filing_is_refused_with_its_place_and_nothing_is_kept(
    centre: Centre, token: str, changed: dict[str, Any], status: int, reason: str
) -> None:
    reply = send(centre, token, filing(centre, **changed))
    assert (reply.status, reply.reason) == (status, reason)
    assert centre.counter().pull()["changes"] == []
    assert send(centre, token, filing(centre)).status == 200


def test_a_filing_out_of_a_file_that_no_store_can_keep_is_refused(centre: Centre) -> None:
    nested: Any = {}
    for _ in range(900):
        nested = {"x": nested}
    for changed in ({"note": "a\ud800"}, {"applicant": {**PERSON, "x": nested}}):
        with pytest.raises(RequestRefused):
            file_online(centre.store, centre.clock, filing_from_json(filing(centre, **changed)))
    assert centre.counter().pull()["changes"] == []
