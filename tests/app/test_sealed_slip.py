"""The QR of a slip can hold its sealed facts; the bars keep the bare code."""

from __future__ import annotations

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.runtime import Runtime
from app.slip import QrMode, slip_input
from models.domain.slip_seal import read_seal, verify
from tests.builders import joined, receive


def test_a_signed_slip_vouches_for_code_procedure_and_times_with_the_key_of_the_device(
    runtime: Runtime,
) -> None:
    dossier = receive(runtime)
    slip = slip_input(dossier, joined(), qr=QrMode.SIGNED)
    assert slip.code == dossier.code
    sealed = read_seal(slip.qr_text)
    assert sealed is not None
    assert sealed.parts.code == dossier.code
    assert sealed.parts.procedure == dossier.procedure.code
    assert sealed.parts.issued_at == dossier.received_at.replace(second=0, microsecond=0)
    assert sealed.parts.due_at is not None
    assert dossier.due_at is not None
    assert sealed.parts.due_at == dossier.due_at.replace(second=0, microsecond=0)
    assert sealed.parts.signer == "001"
    public = Ed25519PrivateKey.from_private_bytes(bytes.fromhex("11" * 32)).public_key()

    def is_signed(message: bytes, signature: bytes) -> bool:
        public.verify(signature, message)  # raises when it is not
        return True

    assert verify(sealed, is_signed)
    assert dossier.applicant.personal_id not in slip.qr_text


def test_a_draft_is_never_sealed(runtime: Runtime) -> None:
    slip = slip_input(receive(runtime), joined(), is_draft=True, qr=QrMode.SIGNED)
    assert read_seal(slip.qr_text) is None
