"""Which procedures certify something is data, and the counter proposes the book's next number."""

from __future__ import annotations

from app.certification_desk import certification_offer, kinds_by_procedure
from app.certification_fees import certification_fees
from app.runtime import Runtime
from models.domain.certification import Certification, CertificationKind, CertifiedItem
from models.services import catalogue
from tests.builders import TODAY, command

COPIES = "2.000815"


def test_every_code_is_a_procedure_of_the_certifying_sector(runtime: Runtime) -> None:
    offered = {p.code: p for p in runtime.store.read(lambda s: catalogue.procedures(s, TODAY))}
    for code, kind in kinds_by_procedure().items():
        assert offered[code].sector == "Chứng thực"
        assert any(rule.kind is kind and rule.in_force(TODAY) for rule in certification_fees())


def test_copies_count_pages_and_signatures_do_not(runtime: Runtime) -> None:
    copies = certification_offer(runtime.store, runtime.clock, COPIES)
    signature = certification_offer(runtime.store, runtime.clock, "2.000884")
    assert copies is not None
    assert signature is not None
    assert (copies.by_page(TODAY), copies.by_copy(TODAY)) == (True, True)
    assert (signature.by_page(TODAY), signature.by_copy(TODAY)) == (False, False)
    assert certification_offer(runtime.store, runtime.clock, "1.001193") is None


def test_the_number_proposed_follows_the_one_used_last(runtime: Runtime) -> None:
    before = certification_offer(runtime.store, runtime.clock, COPIES)
    assert before is not None
    assert before.next_number == "1"
    used = Certification(CertificationKind.COPY, (CertifiedItem("Bằng"),), "41/2026")
    runtime.intake.receive(command(runtime, procedure_code=COPIES, certification=used))
    after = certification_offer(runtime.store, runtime.clock, COPIES)
    assert after is not None
    assert after.next_number == "42"
