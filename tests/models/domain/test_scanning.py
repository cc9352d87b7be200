"""Every paper is scanned but for the four cases of the circular."""

from __future__ import annotations

import pytest

from models.domain.dossier import Channel, DocumentItem, PaperKind
from models.domain.dossier_json import paper_from_json, paper_to_json
from models.domain.scanning import ScanExemption, scan_exemption

PAPER = DocumentItem(name="Tờ khai")
SECRET = DocumentItem(name="Bản đồ", kind=PaperKind.STATE_SECRET)


@pytest.mark.parametrize(
    ("paper", "channel", "why"),
    [
        (PAPER, Channel.COUNTER, None),
        (PAPER, Channel.POST, None),
        (PAPER, Channel.ONLINE, ScanExemption.FILED_ELECTRONICALLY),
        (DocumentItem(name="Thẻ", present_only=True), Channel.COUNTER, ScanExemption.ONLY_SHOWN),
        (
            DocumentItem(name="Kết quả xác minh", kind=PaperKind.OPINION),
            Channel.COUNTER,
            ScanExemption.OPINION,
        ),
        (SECRET, Channel.COUNTER, ScanExemption.STATE_SECRET),
        (SECRET, Channel.ONLINE, ScanExemption.STATE_SECRET),
    ],
)
def test_a_paper_is_scanned_unless_it_is_one_of_four(
    paper: DocumentItem, channel: Channel, why: ScanExemption | None
) -> None:
    assert scan_exemption(paper, channel) is why


def test_the_kind_of_a_paper_travels_and_older_messages_have_none() -> None:
    assert paper_from_json(paper_to_json(SECRET)) == SECRET
    assert "kind" not in paper_to_json(PAPER)
    with pytest.raises(ValueError, match="kind"):
        paper_from_json({**paper_to_json(PAPER), "kind": "colour"})
