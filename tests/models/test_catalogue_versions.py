"""The version in force on a day is used; a retired code stays readable and is not chosen again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from app.runtime import Runtime
from models.catalogue_file import (
    CatalogueFileWrong,
    new_key,
    public_key_of,
    read_signed_catalogue,
    read_unsigned_catalogue,
    sign_catalogue,
)
from models.domain.catalogue_change import catalogue_from_json, difference, in_force
from models.domain.fee_table import FeeTable, fee_lines
from models.domain.procedure import LocalFee, Procedure
from models.domain.procedure_json import procedure_from_json, procedure_to_json
from models.errors import NotFound
from models.queries.dossier_detail import dossier_detail
from models.services import catalogue
from tests.builders import MORNING, receive

CODE = "9.000001"
KEY = new_key()
ISSUED = datetime(2026, 11, 24, 1, tzinfo=UTC)


def body(version: str, code: str = CODE, **more: Any) -> dict[str, Any]:
    return {"code": code, "name": "Thủ tục thử", "sector": "Thử", "version": version, **more}


NOW = body("1", valid_until="2026-12-31", fee_vnd=15_000)
NEXT = body("2", valid_from="2027-01-01", fee_vnd=20_000)
EDITION = {"version": "9", "procedures": [NOW, NEXT]}


def take(runtime: Runtime, *bodies: Mapping[str, Any]) -> None:
    edition = catalogue_from_json({"version": "9", "procedures": list(bodies)})
    runtime.store.write(lambda s: catalogue.take_catalogue(s, edition))


def version_on(runtime: Runtime, day: str, code: str = CODE) -> str:
    return runtime.store.read(
        lambda s: catalogue.procedure(s, code, date.fromisoformat(day))
    ).version


def test_each_day_has_the_version_in_force_on_it(runtime: Runtime) -> None:
    take(runtime, NEXT, NOW)
    assert [version_on(runtime, day) for day in ("2026-11-24", "2026-12-31")] == ["1", "1"]
    assert version_on(runtime, "2027-01-01") == "2"
    offered = runtime.store.read(lambda s: catalogue.procedures(s, date(2027, 1, 1)))
    assert [(p.code, p.version) for p in offered] == [(CODE, "2")]


def test_of_two_versions_in_force_the_one_begun_last_is_used() -> None:
    open_ended = procedure_from_json(body("9", valid_from="2026-01-01"))
    newer = procedure_from_json(body("8", valid_from="2026-11-01"))
    for order in ([open_ended, newer], [newer, open_ended]):
        assert in_force(order, date(2026, 11, 24)) == newer
        assert in_force(order, date(2026, 10, 31)) == open_ended
        assert in_force(order, date(2025, 12, 31)) is None


def test_a_procedure_whose_last_day_has_passed_is_retired_and_still_readable(
    runtime: Runtime,
) -> None:
    take(runtime, NOW)
    with pytest.raises(NotFound, match="procedure_retired"):
        version_on(runtime, "2027-01-01")
    assert [p.version for p in runtime.store.read(lambda s: catalogue.versions(s, CODE))] == ["1"]
    gone = runtime.store.read(lambda s: catalogue.retired(s, date(2027, 1, 1)))
    assert CODE in [p.code for p in gone]
    still = runtime.store.read(lambda s: catalogue.retired(s, date(2026, 12, 31)))
    assert CODE not in [p.code for p in still]


def test_a_code_left_out_of_the_new_edition_is_retired_and_the_dossier_keeps_its_copy(
    runtime: Runtime,
) -> None:
    dossier = receive(runtime)
    take(runtime, NOW)
    with pytest.raises(NotFound, match="procedure_retired"):
        version_on(runtime, "2026-11-24", dossier.procedure.code)
    with pytest.raises(NotFound, match="procedure_retired"):
        runtime.intake.due_preview(dossier.procedure.code, MORNING)
    kept = runtime.store.read(lambda s: dossier_detail(s, dossier.id)).dossier
    assert kept.procedure == dossier.procedure
    held = runtime.store.read(lambda s: catalogue.versions(s, dossier.procedure.code))
    assert [p.version for p in held] == [dossier.procedure.version]


def test_a_procedure_that_is_still_to_come_says_from_when(runtime: Runtime) -> None:
    take(runtime, NEXT)
    with pytest.raises(NotFound, match="procedure_not_begun") as caught:
        version_on(runtime, "2026-12-31")
    assert caught.value.details["day"] == "01/01/2027"
    gone = runtime.store.read(lambda s: catalogue.retired(s, date(2026, 12, 31)))
    assert CODE not in [p.code for p in gone]


def test_a_code_nobody_ever_had_is_not_found(runtime: Runtime) -> None:
    with pytest.raises(NotFound, match="procedure_not_found"):
        version_on(runtime, "2026-11-24", "0.000000")


def test_the_fees_of_the_province_come_with_the_procedure(runtime: Runtime) -> None:
    take(runtime, NOW)
    fee = LocalFee(name="Lệ phí", amount_vnd=12_000, source="Nghị quyết 01/2026/NQ-HĐND")
    runtime.store.write(lambda s: catalogue.set_fees(s, FeeTable("Tỉnh thử", {CODE: (fee,)})))
    day = date(2026, 11, 24)
    found = runtime.store.read(lambda s: catalogue.procedure(s, CODE, day))
    assert [line.amount_vnd for line in fee_lines(found, day, "counter")] == [12_000]
    listed = runtime.store.read(lambda s: catalogue.procedures(s, day))
    assert [p.local_fees for p in listed] == [(fee,)]


def test_the_difference_names_what_comes_what_goes_and_what_changes() -> None:
    old = [procedure_from_json(row) for row in (NOW, body("1", "9.000002"))]
    new = [procedure_from_json(row) for row in (body("3", fee_vnd=9), body("1", "9.000003"))]
    found = difference(old, new, date(2026, 11, 24))
    assert found.added == (("9.000003", "Thủ tục thử"),)
    assert found.retired == (("9.000002", "Thủ tục thử"),)
    assert [(c.code, [(f.field, f.before, f.after) for f in c.fields]) for c in found.changed] == [
        (CODE, [("fee_vnd", 15_000, 9), ("valid_until", "2026-12-31", None)])
    ]
    assert not found.is_empty


def test_an_edition_differs_from_itself_in_nothing_whatever_its_order() -> None:
    both: list[Procedure] = [procedure_from_json(row) for row in (NOW, NEXT)]
    for day in (date(2026, 11, 24), date(2027, 1, 1)):
        assert difference(both, both[::-1], day).is_empty
        renumbered = [replace(p, version=p.version + "b") for p in both]
        assert difference(both, renumbered, day).is_empty


def test_a_signed_file_is_read_by_the_key_of_its_issuer() -> None:
    data = sign_catalogue(EDITION, KEY, ISSUED)
    signed = read_signed_catalogue(data, public_key_of(KEY))
    assert [procedure_to_json(p)["version"] for p in signed.catalogue.procedures] == ["1", "2"]
    assert signed.issued_at == ISSUED
    assert read_unsigned_catalogue(data).version == "9"


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"15000", b"15001"), (b"2026-11-24T08", b"2026-11-24T09"), ("Thử".encode(), b"Khac")],
)
def test_a_file_changed_after_signing_is_refused(old: bytes, new: bytes) -> None:
    data = sign_catalogue(EDITION, KEY, ISSUED)
    assert old in data
    with pytest.raises(CatalogueFileWrong, match="catalogue_signature_wrong"):
        read_signed_catalogue(data.replace(old, new, 1), public_key_of(KEY))


def test_a_file_of_another_issuer_is_refused() -> None:
    data = sign_catalogue(EDITION, new_key(), ISSUED)
    with pytest.raises(CatalogueFileWrong, match="catalogue_signature_wrong"):
        read_signed_catalogue(data, public_key_of(KEY))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "catalogue_not_json"),
        (b"\xff\xfe\x00", "catalogue_not_json"),
        (b"[]", "catalogue_not_json"),
        (b'{"catalogue": NaN}', "catalogue_not_json"),
        (b"[" * 100_000, "catalogue_not_json"),
        (b"{}", "catalogue_not_signed"),
        (b'{"catalogue": {}, "issued_at": "x", "signature": "00"}', "catalogue_not_signed"),
        (b'{"catalogue": {}, "issued_at": "x", "signature": "zz"}', "catalogue_not_signed"),
    ],
)
def test_what_is_no_signed_catalogue_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(CatalogueFileWrong, match=code):
        read_signed_catalogue(data, public_key_of(KEY))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"procedures": []}, "catalogue_empty"),
        ({"procedures": [{"code": CODE}]}, "catalogue_field_wrong"),
        ({"procedures": [NOW, NOW]}, "catalogue_field_wrong"),
        ([], "catalogue_field_wrong"),
    ],
)
def test_what_is_no_catalogue_is_not_signed(data: object, code: str) -> None:
    with pytest.raises(CatalogueFileWrong, match=code):
        sign_catalogue(data, KEY, ISSUED)


@pytest.mark.parametrize("key", ["", "zz", "00" * 31])
def test_a_key_not_in_its_form_is_told(key: str) -> None:
    data = sign_catalogue(EDITION, KEY, ISSUED)
    with pytest.raises(CatalogueFileWrong, match="catalogue_key_wrong"):
        read_signed_catalogue(data, key)
    with pytest.raises(CatalogueFileWrong, match="catalogue_key_wrong"):
        sign_catalogue(EDITION, key, ISSUED)
