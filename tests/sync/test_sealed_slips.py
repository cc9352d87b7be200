"""A seal made at one counter is known for true at another without a network, an altered one not."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.runtime import Runtime
from app.slip import QrMode, qr_text
from models.domain.slip_seal import SealedSlip, SealParts, read_seal, seal_text
from models.services.enrolment import enrolment
from models.services.signers import SealState, seal_state
from tests.builders import receive


def state(runtime: Runtime, sealed: SealedSlip) -> SealState:
    return runtime.store.read(lambda s: seal_state(s, sealed))


def seal_of(runtime: Runtime) -> str:
    joined = runtime.store.read(enrolment)
    return qr_text(receive(runtime), joined, QrMode.SIGNED)


def read(text: str) -> SealedSlip:
    sealed = read_seal(text)
    assert sealed is not None
    return sealed


def test_the_other_counter_knows_the_seal_and_an_edited_due_date_shows(
    one: Runtime, two: Runtime
) -> None:
    text = seal_of(one)
    assert two.engine.run_once().ok  # before the first line both counters were joined
    assert state(two, read(text)) is SealState.TRUE
    edited = text.replace(text[-165:-155], "2701290930")
    assert edited != text
    assert state(two, read(edited)) is SealState.FALSE


def test_a_seal_of_a_key_that_is_not_the_counters_is_false_and_an_unknown_counter_is_said(
    one: Runtime,
) -> None:
    assert one.engine.run_once().ok
    parts = read(seal_of(one)).parts
    stranger = Ed25519PrivateKey.generate()
    assert state(one, read(seal_text(parts, stranger.sign))) is SealState.FALSE
    far = SealParts(
        code=parts.code,
        procedure=parts.procedure,
        issued_at=parts.issued_at,
        due_at=parts.due_at,
        signer="999",
    )
    assert state(one, read(seal_text(far, stranger.sign))) is SealState.UNKNOWN_SIGNER
