"""The form of the intake: five blocks at the left, the appointment and the slip at the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from models.domain.dossier import Channel
from models.domain.procedure import Procedure
from ui.certification.block import CertificationBlock
from ui.intake import words
from ui.intake.contract import Checklist, Notice, NoticeKind, Place
from ui.intake.fee_block import FeeBlock
from ui.intake.others import Others
from ui.intake.others_block import OthersBlock
from ui.intake.papers_block import PapersBlock
from ui.intake.person import Person, Problem
from ui.intake.person_block import PersonBlock
from ui.intake.procedure_block import ProcedureBlock
from ui.intake.side import Side
from ui.intake.strips import Strips
from ui.theme import Fold, px
from ui.widgets.boxes import STRETCH, ScrollPage, boxed, column, row
from ui.widgets.card import Block
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
        self.others = OthersBlock(today)
        self.procedure = ProcedureBlock()
        self.papers = PapersBlock()
        self.certified = CertificationBlock(today)
        self.side = Side(today)
        self._make_ends()
        blocks = column(
            self.person,
            self.others,
            self.procedure,
            self.papers,
            self.certified,
            self._ends,
            STRETCH,
            spacing=10,
        )
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
        self.fee = FeeBlock()
        top = Qt.AlignmentFlag.AlignTop
        self._ends = boxed(row((result_block, 1, top), (self.fee, 1, top), spacing=10))

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
            self.fee.show_procedure(procedure)

    def show_others(self, others: Others, editing: bool) -> None:
        self.others.show_others(others, editing)

    def show_checklist(self, checklist: Checklist, has_procedure: bool) -> None:
        self.papers.show_checklist(checklist, has_procedure)

    def show_problems(self, problems: Sequence[Problem], go_there: bool) -> None:
        """Mark what is wrong; the cursor into the first if wanted."""
        found = dict(reversed(problems))
        self.person.show_problems(problems)
        self.others.show_problems(problems)
        self.certified.show_certification_problems(problems)
        reason = found.get("exempt_reason")
        self.fee.show_problem(words.problem("exempt_reason", reason) if reason else "")
        procedure = found.get("procedure")
        self.procedure.show_problem(words.problem("procedure", procedure) if procedure else "")
        due = found.get("due_on")
        self.side.show_problem(words.problem("due_at", due) if due else "")
        if go_there and problems:
            self._go_to_problem(found)

    def _go_to_problem(self, found: dict[str, str]) -> None:
        if self.person.focus_problem():
            self._scroll.ensureWidgetVisible(self.person)
        elif self.others.focus_problem():
            self._scroll.ensureWidgetVisible(self.others)
        elif "procedure" in found:
            self.procedure.focus_search()
        elif "papers" in found or "question" in found:
            self.papers.focus_list(to_missing=True)
        elif self.certified.focus_problem():
            self._bring_up(self.certified)
        elif "due_on" in found:
            self.side.focus_date()
        elif "due_at" in found:
            self.side.strips.focus_act(NoticeKind.DATE_UNCONFIRMED)
        elif "exempt_reason" in found:
            self.fee.focus_reason()

    def focus(self, place: Place) -> None:
        """The cursor into a block."""
        if place is Place.PERSON:
            self.person.focus_start()
        elif place is Place.PHONE:
            self.person.focus_phone()
        elif place is Place.PROCEDURE:
            self.procedure.focus_search()
        elif place is Place.HOLDER:
            self.others.focus_start()
        elif place is Place.AUTHORISATION:
            self.others.focus_authorisation()
        elif place is Place.EXEMPT_REASON:
            self.fee.focus_reason()
            self._bring_up(self.fee)
        elif place is Place.PAPERS and self.papers.has_something():
            self.papers.focus_list()
        elif place is Place.DATE:
            self.side.focus_date()
        elif place in (Place.RESULT, Place.PAPERS):
            self.result.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.fee.focus_start()
            self._bring_up(self.fee)

    def _bring_up(self, block: QWidget) -> None:
        """Scroll to a block that has just changed its height."""
        QTimer.singleShot(0, block, lambda: self._scroll.ensureWidgetVisible(block))

    def forget_typing(self) -> None:
        """Neither a hidden field nor undo keeps what was typed for the person before."""
        self.person.form.show_person(Person())
        self.others.form.show_person(Person())
        for edit in self.findChildren(QLineEdit):
            edit.setText(edit.text())

    def folded(self, fold: Fold) -> None:
        """Lower rows and a narrower side in a small window."""
        self.papers.list.set_dense(fold.dense)
        self.side.setFixedWidth(px(330 if fold.narrow else 374))
