"""The page about the centre: one sentence, one picture, what waits, what happened today."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from models.errors import AppError
from models.queries.dossier_list import CentreState, DossierLine
from models.queries.sync_overview import SyncOverview
from models.services.mass_change import MassChange
from sync.events import SyncPhase, SyncStatus
from ui import texts
from ui.desk import Desk
from ui.dossiers.words import line_place, number_words, when_words
from ui.page_life import ask, keep, owned, say
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session
from ui.sync_status.line_picture import LinePicture
from ui.sync_status.mass_change import MassChangeCard
from ui.sync_status.presenter import StatusSource, SyncPresenter, sorted_lines, to_mend
from ui.sync_status.words import (
    checked_words,
    explanation,
    headline,
    note_words,
    phase_look,
    span_words,
)
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, Line, ScrollPage, boxed, clear, column, row
from ui.widgets.buttons import ButtonKind
from ui.widgets.card import Block, Card
from ui.widgets.dialog import Blocks, Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_view import IconView
from ui.widgets.labels import ElidingLabel, Label
from ui.widgets.page import Act, Page
from ui.widgets.strip import Strip
from ui.widgets.two_line_list import TwoLineList, TwoLineRow

_SIDE_WIDTH = 298


class SyncPage(Page):
    """Signals go to the presenter; setters come from it."""

    acted = Signal(str)
    try_pressed = Signal()
    mass_change_wanted = Signal()
    mass_change_accepted = Signal(str)
    came = Signal()
    went = Signal()
    refresh_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.headline = Label("", Text.DISPLAY, Tone.PRIMARY, 700, wrap=True)
        self.explanation = Label("", Text.BODY, Tone.SECONDARY, wrap=True)
        self.picture = LinePicture()
        self.strip = Strip()
        self.strip.hide()
        self.mass_change = MassChangeCard()
        self.mass_change.hide()
        self.rows = TwoLineList(self.tr("Not at the centre yet"))
        self.count = Label("", Text.LABEL, Tone.SECONDARY)
        self.checked = Label("", Text.LABEL, Tone.OK, 500, wrap=True)
        self._notes = column(spacing=6)
        self._trying = False
        self._words = ("", False, "")
        self._build()
        self.rows.acted.connect(self.acted)
        self.mass_change.wanted.connect(self.mass_change_wanted)
        self._show_frame()

    def _build(self) -> None:
        self._top = Card(
            column(self.headline, self.explanation, 4, self.picture, spacing=6),
            margins=(20, 14, 20, 14),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(
            EmptyState("circle_check", self.tr("No dossier waits to be sent any more."))
        )
        head = row(
            Label(self.tr("Not at the centre yet"), Text.HEAD, Tone.PRIMARY, 600),
            self.count,
            STRETCH,
            Label(self.tr("to be mended on top"), Text.SMALL, Tone.MUTED),
            margins=(14, 8, 14, 6),
        )
        waiting = Card(column(head, Line(), (self._stack, 1), spacing=0), margins=(1, 1, 1, 1))
        self.setLayout(
            row(
                (column(self.strip, self.mass_change, self._top, (waiting, 1), spacing=10), 1),
                self._side(),
                spacing=10,
                margins=(18, 14, 18, 12),
            )
        )

    def _side(self) -> ScrollPage:
        story = Block(self.tr("What happened"))
        story.body.addLayout(self._notes)
        compared = Block(self.tr("Compared with the centre"))
        compared.body.addWidget(self.checked)
        safe = Block(self.tr("If the network is out all day"))
        safe.body.addWidget(
            Label(
                self.tr(
                    "Dossiers stay on this computer and go by themselves when the line is back. "
                    "Slips and appointments stay valid."
                ),
                Text.LABEL,
                Tone.SECONDARY,
                wrap=True,
            )
        )
        for block in (story, compared, safe):
            block.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        side = ScrollPage(boxed(column(story, compared, safe, STRETCH, spacing=10)))
        side.setFixedWidth(px(_SIDE_WIDTH))
        return side

    def show_status(self, status: SyncStatus, overview: SyncOverview, now: datetime) -> None:
        look = phase_look(status, now)
        whole = status.phase is SyncPhase.ALL_THERE
        all_there = status.phase is SyncPhase.ALL_THERE and not overview.waiting
        self.strip.hide()
        self.headline.setText(headline(status, overview))
        self.headline.set_tone(Tone.OK if all_there else Tone.PRIMARY)
        self.explanation.setText(explanation(status, overview, now))
        waiting = self.tr("This computer: {n} waiting").format(n=number_words(overview.waiting))
        self.picture.show_line(
            look.icon, look.tone, whole, waiting, look.line, self.tr("The centre")
        )
        lines = sorted_lines(overview)
        self.rows.set_rows([self._row(line, overview, now) for line in lines])
        self._stack.setCurrentIndex(0 if lines else 1)
        counted = self.tr("{n} dossiers").format(n=number_words(overview.waiting))
        self.count.setText(counted)
        self.checked.setText(checked_words(overview, status, now))
        never = status.checked_at is None and overview.checked_at is None
        self.checked.set_tone(Tone.SECONDARY if never else Tone.OK)
        self._show_notes(overview)
        self._show_next(status, overview, all_there)

    def _row(self, line: DossierLine, overview: SyncOverview, now: datetime) -> TwoLineRow:
        place = line_place(line, now)
        saved = self.tr("received {when}").format(when=when_words(line.received_at, now))
        if line.centre is CentreState.SENT_BACK:
            reason = overview.reasons.get(line.id) or "–"
            detail = self.tr("Sent back by the centre: {reason}").format(reason=reason)
            act = self.tr("Open and mend")
        elif line.centre is CentreState.TWO_VERSIONS:
            detail, act = self.tr("Edited in two places"), self.tr("Choose a version")
        else:
            detail, act = line.procedure_name, self.tr("View")
        return TwoLineRow(
            key=line.id,
            icon=place.icon,
            tone=place.tone,
            head=place.words,
            under=saved,
            name=line.applicant_name,
            detail=detail,
            code=line.shown_code,
            act=act,
        )

    def _show_notes(self, overview: SyncOverview) -> None:
        clear(self._notes)
        for note in overview.notes[:8]:
            time, icon, words, tone = note_words(note)
            self._notes.addLayout(
                row(
                    Label(time, Text.LABEL, Tone.SECONDARY, numeric=True),
                    IconView(icon, 18, tone),
                    (ElidingLabel(words, Text.LABEL), 1),
                    spacing=10,
                )
            )
        if not overview.notes:
            self._notes.addWidget(Label(self.tr("Nothing yet."), Text.LABEL, Tone.MUTED))

    def _show_next(self, status: SyncStatus, overview: SyncOverview, all_there: bool) -> None:
        mend = to_mend(overview)
        page = overview.mass_change
        if page is not None and not page.accepted:
            words = self.tr("look at what the centre wants to close, then decide.")
        elif mend:
            words = self.tr("mend {n} dossiers on top of the list.").format(n=mend)
        elif all_there:
            words = self.tr("nothing, everything is at the centre.")
        else:
            words = self.tr("go on receiving as usual.")
        retry = ""
        if status.retry_in_s is not None:
            again = self.tr("Tried again by itself in {time}.")
            retry = again.format(time=span_words(status.retry_in_s))
        self._words = (words, all_there, retry)
        self._show_frame()

    def _show_frame(self) -> None:
        words, done, retry = self._words
        self.set_frame(
            title=self.tr("Synchronising"),
            next_step=f"{words} {retry}".strip(),
            next_done=done,
            primary=Act(
                self.tr("Try now"),
                self.try_pressed.emit,
                icon="sync",
                busy=self.tr("Trying…") if self._trying else None,
            ),
        )

    def set_trying(self, trying: bool) -> None:
        self._trying = trying
        self._show_frame()

    def say_sent_again(self) -> None:
        say(self, self.tr("It will be sent to the centre again."))

    def show_mass_change(self, page: MassChange | None, may_accept: bool) -> None:
        if page is not None:
            self.mass_change.show_page(page, may_accept)
        self.mass_change.setVisible(page is not None)
        self._top.setVisible(page is None)  # the list that waits for a person needs the room

    def ask_mass_change(self, page: MassChange) -> None:
        blocks = Blocks(
            self.tr("The centre wants to close {n} open dossiers on this computer.").format(
                n=number_words(len(page.closing))
            ),
            self.tr("Nothing is deleted: every dossier stays with its history."),
            self.tr("Let it in only if the centre confirmed the list. Enter keeps things as is."),
        )
        choices = [
            Choice(self.tr("Not now"), False),
            Choice(self.tr("Let this change in"), True, ButtonKind.DANGER),
        ]
        ask(
            self,
            self.tr("Let the centre close these dossiers?"),
            choices,
            lambda yes: self.mass_change_accepted.emit(page.mark) if yes else None,
            blocks,
        )

    def say_mass_change_accepted(self) -> None:
        say(self, self.tr("The change is taken at the next try."))

    def show_error(self, error: AppError) -> None:
        self.strip.set(Tone.WARN, "warning", texts.sentence(error))
        self.strip.show()

    def shown(self) -> None:
        self.came.emit()
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def left_page(self) -> None:
        self.went.emit()

    def refresh(self) -> None:
        self.refresh_wanted.emit()


def build(
    desk: Desk,
    tasks: Tasks,
    feed: ChangeFeed,
    router: Router,
    session: Session,
    source: StatusSource,
) -> SyncPage:
    """The page with its presenter; `source` tells what is true about the centre."""
    page = SyncPage()
    presenter = SyncPresenter(page, desk, owned(tasks, page), feed, router, session, source)
    page.acted.connect(presenter.act)
    page.try_pressed.connect(presenter.try_now)
    page.mass_change_wanted.connect(presenter.wants_mass_change)
    page.mass_change_accepted.connect(presenter.accept_mass_change)
    page.came.connect(presenter.shown)
    page.went.connect(presenter.left)
    page.refresh_wanted.connect(presenter.refresh)
    keep(page, presenter, presenter.end)
    return page
