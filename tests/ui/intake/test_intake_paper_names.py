"""On screen a paper has its short name and the legal one a key away; paper bears the legal one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from models.domain.procedure import RequiredDocument
from ui.intake.contract import Checklist
from ui.intake.papers import Paper, item
from ui.intake.papers_block import PapersBlock

LEGAL = "Hộ chiếu/Thẻ căn cước công dân/Thẻ căn cước để chứng minh về nhân thân"
SHORT = "Giấy tờ tùy thân"


@pytest.mark.parametrize(
    ("name", "short_name", "shown", "written"),
    [
        (LEGAL, SHORT, SHORT, LEGAL),
        (LEGAL, None, LEGAL, LEGAL),
        (f"{LEGAL[:40]}…", SHORT, SHORT, SHORT),
        (f"{LEGAL[:40]}... ", SHORT, SHORT, SHORT),
        (f"{LEGAL[:40]}…", None, f"{LEGAL[:40]}…", f"{LEGAL[:40]}…"),
    ],
)
def test_a_name_the_source_cut_short_is_not_what_the_slip_names(
    name: str, short_name: str | None, shown: str, written: str
) -> None:
    document = RequiredDocument(name, short_name=short_name)
    assert (document.shown, document.written) == (shown, written)
    assert item(Paper(document=document)).name == written


def test_a_row_shows_the_short_name_and_says_the_legal_one_in_full(qtbot: QtBot) -> None:
    block = PapersBlock()
    qtbot.addWidget(block)
    paper = Paper(document=RequiredDocument(LEGAL, short_name=SHORT))
    block.show_checklist(Checklist(papers=(paper,)), has_procedure=True)
    row: QModelIndex = block.list.model().index(0, 0)
    assert row.data() == SHORT
    assert row.data(Qt.ItemDataRole.ToolTipRole) == LEGAL
    assert LEGAL in row.data(Qt.ItemDataRole.AccessibleTextRole)
