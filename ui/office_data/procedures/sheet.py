"""One procedure, whole: times, fees, questions, papers, versions, and its guidance sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from models.domain.clock import to_local
from models.domain.procedure import Procedure
from printing.preview import GreyPage
from ui.intake.words import limit
from ui.office_data import words
from ui.office_data.contract import ProcedureSheet
from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, ScrollPage, boxed, clear, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Block, FactGrid
from ui.widgets.labels import Label
from ui.widgets.paper_preview import PaperPreview

_COUNTER = "counter"


class SheetPage(QWidget):
    """`confirm` is there for a time that nobody has confirmed, for those who may."""

    def __init__(self) -> None:
        super().__init__()
        self.back = Button(self.tr("Back to the list"), ButtonKind.GHOST, "arrow_back", "Alt+Q")
        self.confirm = Button(self.tr("Confirm the time"), icon="check", key="Alt+X")
        self.print = Button(self.tr("Print the guidance sheet"), icon="printer", key="F9")
        self.preview = PaperPreview(self.tr("Guidance sheet"))
        self._facts = column(spacing=10)
        self.setLayout(
            column(
                row(self.back, STRETCH, self.confirm, self.print),
                (row((ScrollPage(boxed(self._facts)), 3), (self.preview, 2), spacing=10), 1),
            )
        )

    def show_sheet(self, sheet: ProcedureSheet, may_take: bool) -> None:
        """Show one procedure; everything shown before goes."""
        clear(self._facts)
        one = sheet.procedure
        for block in (
            self._head(sheet),
            self._times(sheet),
            self._list(self.tr("Questions and cases"), _questions(one)),
            self._list(self.tr("Papers"), _papers(one)),
            self._list(self.tr("Versions"), self._versions(sheet)),
        ):
            self._facts.addWidget(block)
        self._facts.addStretch(1)
        known = any(one.limit_for(way) is not None for way in _ways(one))
        self.confirm.setVisible(may_take and known and not one.time_verified)
        self.print.setEnabled(not sheet.is_retired)
        self.preview.clear(self.tr("The guidance sheet is being drawn…"))

    def show_guidance(self, pages: Sequence[GreyPage]) -> None:
        """The sheet as it prints; none for a retired procedure."""
        if pages:
            self.preview.show_pages(pages)
        else:
            self.preview.clear(self.tr("A retired procedure has no guidance sheet."))

    def _head(self, sheet: ProcedureSheet) -> Block:
        one = sheet.procedure
        state = self.tr("retired: only old dossiers use it") if sheet.is_retired else ""
        facts = [
            (self.tr("Code"), one.code),
            (self.tr("Version"), one.version),
            (self.tr("Sector"), one.sector),
            (self.tr("In force"), state or words.validity(one.valid_from, one.valid_until)),
            (self.tr("Results"), "; ".join(one.results)),
        ]
        block = _free(Block(self.tr("Procedure")))
        block.body.addWidget(Label(one.name, Text.BODY, Tone.PRIMARY, 600, wrap=True))
        block.body.addWidget(FactGrid(facts))
        return block

    def _times(self, sheet: ProcedureSheet) -> Block:
        one = sheet.procedure
        block = _free(Block(self.tr("Time and fee")))
        block.set_count(
            self.tr("verified") if one.time_verified else self.tr("not verified"),
            one.time_verified,
        )
        facts = []
        for way in _ways(one):
            parts = (limit(one.limit_for(way)), words.fees(sheet.fees.get(way, ())))
            facts.append((words.channel(way), " · ".join(part for part in parts if part)))
        if one.fee_note:
            facts.append((words.field("fee_note"), one.fee_note))
        block.body.addWidget(FactGrid(facts))
        for entry in sheet.confirmed:
            said = self.tr("Version {version} confirmed by {name}, {when}").format(
                version=entry.version,
                name=entry.official.name,
                when=f"{to_local(entry.at):%d/%m/%Y %H:%M}",
            )
            if not entry.still_holds:
                said = self.tr("{said} – the time is another one by now").format(said=said)
            block.body.addWidget(Label(said, Text.LABEL, Tone.SECONDARY, wrap=True))
        return block

    def _versions(self, sheet: ProcedureSheet) -> list[str]:
        return [
            " · ".join(part for part in (v.version, words.validity(v.valid_from, v.valid_until)))
            for v in sheet.versions
        ]

    def _list(self, title: str, lines: Sequence[str]) -> Block:
        block = _free(Block(title))
        for line in lines or (self.tr("none"),):
            block.body.addWidget(Label(line, Text.LABEL, Tone.PRIMARY, wrap=True))
        return block


def _ways(procedure: Procedure) -> tuple[str, ...]:
    return procedure.channels or (_COUNTER,)


def _questions(procedure: Procedure) -> list[str]:
    if not procedure.questions:
        return list(procedure.cases)
    return [
        f"{question.text} {' / '.join(answer.text for answer in question.answers)}"
        for question in procedure.questions
    ]


def _papers(procedure: Procedure) -> list[str]:
    answers = {a.id: a.text for question in procedure.questions for a in question.answers}
    return [
        f"{at}. {words.paper(document, answers)}"
        for at, document in enumerate(procedure.documents, 1)
    ]


def _free(block: Block) -> Block:
    block.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return block
