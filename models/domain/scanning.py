"""Which papers of a dossier are scanned at reception, and why one is not.

Papers are scanned at the counter (Nghị định 118/2025 Điều 17 khoản 1 điểm c) but for four cases
(Thông tư 03/2025/TT-VPCP Điều 5, as quoted in acts of 2025).
"""

from __future__ import annotations

from enum import StrEnum

from models.domain.dossier import Channel, DocumentItem, PaperKind


class ScanExemption(StrEnum):
    """Why a paper is not scanned."""

    FILED_ELECTRONICALLY = "filed_electronically"
    ONLY_SHOWN = "only_shown"
    OPINION = "opinion"
    STATE_SECRET = "state_secret"


def scan_exemption(paper: DocumentItem, channel: Channel) -> ScanExemption | None:
    """Why this paper is not scanned; None when it is. A secret is told first: it must never be."""
    if paper.kind is PaperKind.STATE_SECRET:
        return ScanExemption.STATE_SECRET
    if channel is Channel.ONLINE:
        return ScanExemption.FILED_ELECTRONICALLY
    if paper.present_only:
        return ScanExemption.ONLY_SHOWN
    return ScanExemption.OPINION if paper.kind is PaperKind.OPINION else None
