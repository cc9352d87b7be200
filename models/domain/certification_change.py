"""Certified papers were counted anew: what is owed follows, what was taken stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.domain.certification import Certification, CertificationFee, fee_of
from models.domain.fees import FeeLine


def repriced(
    fees: Sequence[FeeLine],
    before: Certification | None,
    after: Certification | None,
    rules: Sequence[CertificationFee],
    on: date,
) -> tuple[FeeLine, ...]:
    """The fees of a dossier received on this day, after a correction of what is certified.

    Open lines of the old count go, those of the new one come. Of a fee that was paid the rest is
    owed; what was paid beyond it goes back by a refund, never by a correction. A fee that was
    excused stays excused. Where none of the old fees stands in the dossier nobody wanted them
    here: nothing changes.
    """
    old = () if before is None else fee_of(before, rules, on)
    new = () if after is None else fee_of(after, rules, on)
    if old == new:
        return tuple(fees)
    names = {line.name for line in old}
    if old and not any(fee.name in names for fee in fees):
        return tuple(fees)
    kept = [fee for fee in fees if fee.is_settled or fee.name not in names]
    settled = [fee for fee in kept if fee.is_settled]
    for line in new:
        excused = next((f for f in settled if f.name == line.name and f.exempt_reason), None)
        if excused is not None:
            settled.remove(excused)
            continue
        owed = line.amount_vnd
        for paid in [fee for fee in settled if fee.name == line.name]:
            if owed > 0:
                owed -= paid.amount_vnd
                settled.remove(paid)
        if owed > 0:
            kept.append(FeeLine(name=line.name, amount_vnd=owed))
    return tuple(kept)
