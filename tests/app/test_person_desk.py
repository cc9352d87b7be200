"""On a real store: who is known, what may be a duplicate, today's commune, a slip's seal."""

from __future__ import annotations

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from app.person_desk import PersonDesk, unit_today
from app.runtime import Runtime
from app.slip import QrMode, slip_input
from models.domain.dossier import ApplicantKind, IdKind
from models.domain.slip_seal import SealedSlip, read_seal
from models.queries.dossier_list import dossiers_of_person
from models.services.signers import SealState, take_signers
from tests.builders import joined, person, receive


@pytest.fixture
def desk(runtime: Runtime) -> PersonDesk:
    return PersonDesk(runtime.store, runtime.clock)


def sealed_slip(runtime: Runtime) -> SealedSlip:
    sealed = read_seal(slip_input(receive(runtime), joined(), qr=QrMode.SIGNED).qr_text)
    assert sealed is not None
    return sealed


def test_a_person_received_once_is_known_the_second_time(
    runtime: Runtime, desk: PersonDesk
) -> None:
    assert desk.known("020190000018") is None
    receive(runtime)
    known = desk.known("020190000018")
    assert known is not None
    assert known.phone == "0912345678"
    assert [paper.name for paper in known.papers] == ["Tờ khai"]


def test_a_dossier_of_this_procedure_is_a_likely_duplicate_and_of_another_is_not(
    runtime: Runtime, desk: PersonDesk
) -> None:
    dossier = receive(runtime)
    (found,) = desk.duplicates(person(), dossier.procedure.code)
    assert (found.id, found.shown_code) == (dossier.id, dossier.code)
    assert desk.duplicates(person(), "0.000000") == ()
    assert desk.duplicates(person(personal_id="020190000026"), dossier.procedure.code) == ()


@pytest.mark.parametrize(
    ("address", "today"),
    [
        ("Khu 1, thị trấn Đồng Đăng, huyện Cao Lộc, tỉnh Lạng Sơn", "Xã Đồng Đăng"),
        ("Tổ 2, phường Vĩnh Trại, thành phố Lạng Sơn, Lạng Sơn", "Phường Đông Kinh"),
        ("Số 12A, ngõ 34/5, phường Láng, Hà Nội", None),
    ],
)
def test_an_old_address_lies_in_todays_commune(address: str, today: str | None) -> None:
    unit = unit_today(address)
    assert (unit.name if unit is not None else None) == today


def test_a_seal_is_true_only_with_the_key_of_the_device_that_made_it(
    runtime: Runtime, desk: PersonDesk
) -> None:
    sealed = sealed_slip(runtime)
    assert desk.seal_state(sealed) is SealState.UNKNOWN_SIGNER
    signer = Ed25519PrivateKey.from_private_bytes(bytes.fromhex("11" * 32))
    public = signer.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()
    runtime.store.write(lambda s: take_signers(s, "1", {"1": public}))
    assert desk.seal_state(sealed) is SealState.TRUE
    altered = SealedSlip(sealed.parts, sealed.message + b"1", sealed.signature)
    assert desk.seal_state(altered) is SealState.FALSE


OLD = {"personal_id": "081234567", "id_kind": IdKind.OLD_CMND, "old_id": None}
COMPANY = {
    "full_name": "Công ty TNHH Mẫu",
    "kind": ApplicantKind.ORGANISATION,
    "personal_id": None,
    "id_kind": IdKind.NONE,
    "birth_date": None,
    "tax_code": "0100109106",
}


@pytest.mark.parametrize(
    ("kept", "now", "alike"),
    [
        # the former number: typed before and on the card now, or the other way round
        (OLD, {"old_id": "081234567", "birth_date": None}, True),
        ({"old_id": "080000111, 081234567", "birth_date": None}, OLD | {"birth_date": None}, True),
        # one former number on two cards: it was given out once in each province
        (
            {"old_id": "081234567"},
            {"personal_id": "020190000026", "old_id": "081234567"},
            False,
        ),
        # the same name, another number
        ({}, {"personal_id": "020190000026"}, False),
        ({"personal_id": "P1234567", "id_kind": IdKind.PASSPORT}, {}, True),
        ({"birth_date": None} | OLD, OLD | {"full_name": "Nông Thị Khác"}, True),
        # an organisation, its branch, a household that trades under a personal number
        (COMPANY, COMPANY | {"full_name": "Cty Mẫu"}, True),
        (COMPANY, COMPANY | {"tax_code": "0100109106-001"}, False),
        (COMPANY | {"tax_code": "0100109106-001"}, COMPANY, False),
        (COMPANY | {"tax_code": "020190000018"}, {"birth_date": None}, True),
    ],
)
def test_who_is_likely_the_same(
    runtime: Runtime, desk: PersonDesk, kept: Any, now: Any, alike: bool
) -> None:
    dossier = receive(runtime, applicant=person(**kept))
    found = desk.duplicates(person(**now), dossier.procedure.code)
    assert [one.id for one in found] == ([dossier.id] if alike else [])


def test_dossiers_under_the_former_number_are_the_persons_too(runtime: Runtime) -> None:
    before = receive(runtime, applicant=person(**OLD))
    lines = runtime.store.read(lambda s: dossiers_of_person(s, "020190000018", "081234567"))
    assert [line.id for line in lines] == [before.id]
