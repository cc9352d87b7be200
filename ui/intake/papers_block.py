"""Block 3: the papers handed over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from ui.intake.draft import Paper
from ui.intake.strips import Strips
from ui.theme import Tone
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Block
from ui.widgets.paper_list import PaperList, PaperRow


class PapersBlock(Block):
    """Tells places in the list; the presenter keeps the truth."""

    ticked = Signal(int, bool)
    copies = Signal(int, int)
    all_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Papers received"), 3)
        self.strips = Strips()
        self.list = PaperList(self.tr("Papers received"))
        self._all = Button(
            self.tr("All there"), ButtonKind.GHOST, icon="check", key="Ctrl+D", small=True
        )
        self._all.clicked.connect(self.all_wanted)
        self.head.addWidget(self._all)
        self.body.addWidget(self.list)
        self.body.addWidget(self.strips)
        self.list.tick_changed.connect(lambda key, on: self.ticked.emit(int(key), on))
        self.list.copies_chosen.connect(lambda key, n: self.copies.emit(int(key), n))

    def show_papers(self, papers: Sequence[Paper], has_procedure: bool) -> None:
        """The checklist of this draft; an outline while there is no procedure."""
        self.list.setVisible(bool(papers))
        self._all.setVisible(any(paper.required for paper in papers))
        if not has_procedure:
            self.set_quiet(self.tr("Shown once the procedure is chosen."))
        elif not papers:
            self.set_quiet(self.tr("The catalogue asks for no paper."))
        else:
            self.set_quiet(None)
        self.list.set_rows([self._row(at, paper) for at, paper in enumerate(papers)])
        required = [paper for paper in papers if paper.required]
        done = sum(paper.ticked for paper in required)
        if required:
            text = self.tr("{done} / {all} required").format(done=done, all=len(required))
            self.set_count(text, done == len(required))
        else:
            self.set_count("", False)

    def focus_list(self, to_missing: bool = False) -> None:
        """The cursor into the list, on the first paper that is missing if wanted."""
        if to_missing:
            for at, paper in enumerate(self.list.rows()):
                if paper.required and not paper.ticked:
                    self.list.setCurrentIndex(self.list.model().index(at, 0))
                    break
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _row(self, at: int, paper: Paper) -> PaperRow:
        document = paper.document
        if document.on_authorisation:
            kind, tone = self.tr("If authorised"), Tone.MUTED
        elif document.present_only:
            kind, tone = self.tr("To be shown"), Tone.INFO
        else:
            kind, tone = self.tr("Required"), Tone.SECONDARY
        return PaperRow(
            key=str(at),
            name=document.name,
            kind_word=kind,
            kind_tone=tone,
            ticked=paper.ticked,
            count_words=self._count_words(paper) if paper.ticked else "",
            required=paper.required,
            digits=not document.present_only,
        )

    def _count_words(self, paper: Paper) -> str:
        if paper.document.present_only:
            return self.tr("seen")
        parts = []
        if paper.originals:
            parts.append(self.tr("{n} original").format(n=paper.originals))
        if paper.copies:
            parts.append(self.tr("{n} copy").format(n=paper.copies))
        return ", ".join(parts)
