"""The form of the intake: five blocks at the left, the appointment and the slip at the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from models.domain.dossier import Channel
from models.domain.procedure import Procedure
from ui.intake import words
from ui.intake.contract import Notice, NoticeKind, Place
from ui.intake.draft import Paper
from ui.intake.papers_block import PapersBlock
from ui.intake.person import Person, Problem
from ui.intake.person_block import PersonBlock
from ui.intake.procedure_block import ProcedureBlock
from ui.intake.side import Side
from ui.intake.strips import Strips
from ui.theme import Fold, Text, Tone, px
from ui.widgets.boxes import STRETCH, ScrollPage, boxed, column, row
from ui.widgets.card import Block
from ui.widgets.labels import Label
from ui.widgets.segmented import SegmentedChoice

_IN_PAPERS = frozenset({NoticeKind.PAPERS_MISSING})
_IN_PROCEDURE = frozenset({NoticeKind.SAME_PROCEDURE_OPEN, NoticeKind.NO_PROCEDURES})
_IN_SIDE = frozenset({NoticeKind.DATE_UNCONFIRMED, NoticeKind.DATE_CONFIRMED})


class FormView(QWidget):
    """Composes the blocks; `acted` tells the notice whose act was pressed."""

    acted = Signal(object)
    channel_chosen = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.person = PersonBlock(today)
        self.procedure = ProcedureBlock()
        self.papers = PapersBlock()
        self.side = Side(today)
        self._make_ends()
        blocks = column(self.person, self.procedure, self.papers, self._ends, STRETCH, spacing=10)
        blocks.setContentsMargins(px(18), px(12), px(14), px(12))
        self._scroll = ScrollPage(boxed(blocks))
        self.side.setFixedWidth(px(374))
        self.setLayout(row((self._scroll, 1), self.side, spacing=0))
        for strips in self._strips():
            strips.acted.connect(self.acted)

    def _make_ends(self) -> None:
        self.result = SegmentedChoice(
            (
                (Channel.COUNTER, self.tr("At the counter")),
                (Channel.POST, self.tr("By post")),
                (Channel.ONLINE, self.tr("Electronic")),
            ),
            self.tr("How the result is returned"),
        )
        self.result.chosen.connect(self.channel_chosen)
        result_block = Block(self.tr("Return of the result"), 4)
        result_block.body.addWidget(self.result)
        self._fee = Label("", Text.BODY, Tone.PRIMARY, 600, numeric=True)
        self._fee_detail = Label("", Text.SMALL, Tone.SECONDARY, wrap=True)
        fee_block = Block(self.tr("Fee"), 5)
        fee_block.head.addWidget(self._fee)
        fee_block.body.addWidget(self._fee_detail)
        self._fee_block = fee_block
        top = Qt.AlignmentFlag.AlignTop
        self._ends = boxed(row((result_block, 1, top), (fee_block, 1, top), spacing=10))

    def _strips(self) -> tuple[Strips, ...]:
        return (
            self.person.strips,
            self.procedure.strips,
            self.papers.strips,
            self.side.strips,
        )

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Each strip where its matter is."""
        places = (
            (self.papers.strips, _IN_PAPERS),
            (self.procedure.strips, _IN_PROCEDURE),
            (self.side.strips, _IN_SIDE),
        )
        elsewhere = _IN_PAPERS | _IN_PROCEDURE | _IN_SIDE
        self.person.strips.show_notices([n for n in notices if n.kind not in elsewhere])
        for strips, kinds in places:
            strips.show_notices([n for n in notices if n.kind in kinds])

    def show_procedure(
        self, procedure: Procedure | None, case_name: str | None, searching: bool
    ) -> None:
        self.procedure.show_procedure(procedure, case_name, searching)
        self._ends.setVisible(procedure is not None)
        if procedure is not None:
            self._fee.setText(words.fee(procedure))
            detail = words.fee_detail(procedure)
            self._fee_detail.setText(words.shortened(detail, 130))
            self._fee_detail.setToolTip(detail)
            self._fee_detail.setVisible(bool(detail))

    def show_papers(self, papers: Sequence[Paper], has_procedure: bool) -> None:
        self.papers.show_papers(papers, has_procedure)

    def show_problems(self, problems: Sequence[Problem], go_there: bool) -> None:
        """Mark what is wrong; the cursor into the first if wanted."""
        found = dict(reversed(problems))
        self.person.show_problems(problems)
        procedure = found.get("procedure")
        self.procedure.show_problem(words.problem("procedure", procedure) if procedure else "")
        due = found.get("due_on")
        self.side.show_problem(words.problem("due_at", due) if due else "")
        if go_there and problems:
            self._go_to_problem(found)

    def _go_to_problem(self, found: dict[str, str]) -> None:
        if self.person.focus_problem():
            self._scroll.ensureWidgetVisible(self.person)
        elif "procedure" in found:
            self.procedure.focus_search()
        elif "papers" in found:
            self.papers.focus_list(to_missing=True)
        elif "due_on" in found:
            self.side.focus_date()
        elif "due_at" in found:
            self.side.strips.focus_act(NoticeKind.DATE_UNCONFIRMED)

    def focus(self, place: Place) -> None:
        """The cursor into a block."""
        if place is Place.PERSON:
            self.person.focus_start()
        elif place is Place.PHONE:
            self.person.focus_phone()
        elif place is Place.PROCEDURE:
            self.procedure.focus_search()
        elif place is Place.PAPERS and self.papers.list.rows():
            self.papers.focus_list()
        elif place is Place.DATE:
            self.side.focus_date()
        elif place in (Place.RESULT, Place.PAPERS):
            self.result.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._scroll.ensureWidgetVisible(self._fee_block)

    def forget_typing(self) -> None:
        """Neither a hidden field nor undo keeps what was typed for the person before."""
        self.person.form.show_person(Person())
        for edit in self.findChildren(QLineEdit):
            edit.setText(edit.text())

    def folded(self, fold: Fold) -> None:
        """Lower rows and a narrower side in a small window."""
        self.papers.list.set_dense(fold.dense)
        self.side.setFixedWidth(px(330 if fold.narrow else 374))
