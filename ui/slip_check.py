"""What the seal of a scanned slip is worth beside the dossier kept here. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.domain.clock import to_local
from models.domain.dossier import Dossier
from models.domain.slip_seal import SealParts
from models.services.signers import SealState


class SlipPart(StrEnum):
    """What a seal vouches for and a dossier says too."""

    CODE = "code"
    PROCEDURE = "procedure"
    RECEIVED = "received"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class SlipCheck:
    """The state of the seal, and the parts in which the slip differs from our dossier."""

    state: SealState
    differs: tuple[SlipPart, ...] = ()


def check_slip(parts: SealParts, state: SealState, dossier: Dossier) -> SlipCheck:
    """Compare what a slip claims with the dossier it names; times to the minute."""
    codes = (dossier.code, dossier.provisional_code)
    same = {
        SlipPart.CODE: parts.code in codes,
        SlipPart.PROCEDURE: parts.procedure == dossier.procedure.code,
        SlipPart.RECEIVED: _minute(parts.issued_at) == _minute(dossier.received_at),
        SlipPart.DUE: _minute(parts.due_at) == _minute(dossier.due_at),
    }
    return SlipCheck(state, tuple(part for part, is_same in same.items() if not is_same))


def _minute(at: datetime | None) -> str | None:
    return None if at is None else f"{to_local(at):%Y%m%d%H%M}"
