"""Block 3: the papers handed over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from models.domain.checklist import Need
from models.domain.clock import local_day
from models.queries.known_people import KnownPaper
from ui.intake.contract import Checklist
from ui.intake.papers import Paper, asked_count, missing
from ui.intake.question_panel import QuestionPanel
from ui.intake.strips import Strips
from ui.theme import Text, Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Block
from ui.widgets.labels import Label
from ui.widgets.paper_list import PaperList, PaperRow


class PapersBlock(Block):
    """Tells places in the list; the presenter keeps the truth."""

    ticked = Signal(int, bool)
    copies = Signal(int, int)
    all_wanted = Signal()
    answered = Signal(int)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Papers received"), 3)
        self.strips = Strips()
        self._rows: tuple[Paper, ...] = ()
        self.list = PaperList(self.tr("Papers received"))
        self._all = Button(
            self.tr("All there"), ButtonKind.GHOST, icon="check", key="Ctrl+D", small=True
        )
        self._all.clicked.connect(self.all_wanted)
        self.head.addWidget(self._all)
        self.question = QuestionPanel()
        self.question.answered.connect(self.answered)
        self.question.back_wanted.connect(self.back_wanted)
        back = QShortcut(QKeySequence(Qt.Key.Key_Backspace), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.back_wanted)
        self._notes = Label("", Text.SMALL, Tone.SECONDARY, wrap=True)
        self.body.addWidget(self.question)
        self.body.addWidget(self.list)
        self.body.addWidget(self._notes)
        self.body.addWidget(self.strips)
        self.list.tick_changed.connect(lambda key, on: self.ticked.emit(int(key), on))
        self.list.copies_chosen.connect(lambda key, n: self.copies.emit(int(key), n))

    def show_checklist(self, checklist: Checklist, has_procedure: bool) -> None:
        """The question that is open, or the papers; an outline while there is no procedure."""
        papers = checklist.papers
        self.question.show_question(checklist.question, checklist.answered)
        self.list.setVisible(bool(papers))
        self._all.setVisible(any(paper.required for paper in papers))
        self._notes.setText("\n".join(checklist.notes))
        self._notes.setVisible(bool(checklist.notes))
        if not has_procedure:
            self.set_quiet(self.tr("Shown once the procedure is chosen."))
        elif not papers and checklist.question is None:
            self.set_quiet(self.tr("The catalogue asks for no paper."))
        else:
            self.set_quiet(None)
        self._rows = tuple(papers)
        self.list.set_rows(
            [self._row(at, paper, checklist.had.get(at)) for at, paper in enumerate(papers)]
        )
        asked = asked_count(self._rows)
        done = asked - len(missing(self._rows))
        text = self.tr("{done} / {all} required").format(done=done, all=asked) if asked else ""
        self.set_count(text, bool(asked) and done == asked)

    def has_something(self) -> bool:
        """Whether there is a question or a paper to put the cursor on."""
        return bool(self._rows) or self.question.isVisibleTo(self)

    def focus_list(self, to_missing: bool = False) -> None:
        """The cursor into the list, on the first paper that is missing if wanted."""
        if self.question.isVisibleTo(self):
            self.question.take_focus()
            return
        still_missing = missing(self._rows)
        if to_missing and still_missing:
            at = self._rows.index(still_missing[0])
            self.list.setCurrentIndex(self.list.model().index(at, 0))
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _row(self, at: int, paper: Paper, had: KnownPaper | None) -> PaperRow:
        document = paper.document
        kind, tone = self._kind(paper)
        count = self._count_words(paper) if paper.ticked else ""
        if had is not None and not paper.ticked:
            day = local_day(had.received_at)
            count = self.tr("had {day}").format(day=f"{day:%d/%m/%y}")
        return PaperRow(
            key=str(at),
            name=document.shown,
            legal_name=document.name,
            kind_word=kind,
            kind_tone=tone,
            ticked=paper.ticked,
            count_words=count,
            required=paper.required,
            digits=not document.present_only,
        )

    def _kind(self, paper: Paper) -> tuple[str, Tone]:
        if paper.document.on_authorisation:
            return self.tr("If authorised"), Tone.SECONDARY
        if paper.need is Need.ONE_OF:
            return self.tr("One of these"), Tone.SECONDARY
        if paper.need is Need.IF_APPLIES:
            return self.tr("If it applies"), Tone.MUTED
        if paper.document.present_only:
            return self.tr("To be shown"), Tone.INFO
        return self.tr("Required"), Tone.SECONDARY

    def _count_words(self, paper: Paper) -> str:
        if paper.document.present_only:
            return self.tr("seen")
        parts = []
        if paper.originals:
            parts.append(self.tr("{n} original").format(n=paper.originals))
        if paper.copies:
            parts.append(self.tr("{n} copy").format(n=paper.copies))
        return ", ".join(parts)
