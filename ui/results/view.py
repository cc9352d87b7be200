"""The page for handing over results: first find the dossier, then tick and hand over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from models.domain.dossier import DossierStatus
from models.errors import AppError
from models.queries.dossier_detail import DossierDetail
from models.queries.dossier_list import DossierLine
from ui import texts
from ui.desk import Desk
from ui.dossiers.words import code_words, moment, when_words
from ui.page_life import ask, keep, owned, say
from ui.ports import ChangeFeed, Router, Tasks
from ui.results.cards import FindCard, HandOverCards
from ui.results.presenter import HandOver, Missing, ResultsPresenter
from ui.session import Session
from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, ScrollPage, boxed, column
from ui.widgets.dialog import Choice
from ui.widgets.fields import TextArea
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import Label
from ui.widgets.page import Act, Page
from ui.widgets.strip import Strip
from ui.widgets.two_line_list import TwoLineRow


class ResultsPage(Page):
    """Signals go to the presenter; setters come from it. `open_dossier` is for the router."""

    wanted = Signal(str)
    searched = Signal(str)
    hand_over_pressed = Signal()
    override_given = Signal(str)
    came = Signal()
    went = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scanned: Callable[[str], bool] = lambda _text: False
        self.start_over: Callable[[], bool] = lambda: False
        self.strip = Strip()
        self.strip.hide()
        self.finder = FindCard()
        self.cards = HandOverCards()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.finder)
        self._stack.addWidget(ScrollPage(boxed(column(self.cards, STRETCH))))
        self.setLayout(column(self.strip, (self._stack, 1), spacing=10, margins=(18, 14, 18, 12)))
        self._busy = False
        self._missing = Missing.NOTHING
        self._detail: DossierDetail | None = None
        self.finder.search.submitted.connect(self.searched)
        self.finder.search.moved_down.connect(self._to_rows)
        self.finder.rows.acted.connect(self.wanted)
        self.finder.rows.moved_up.connect(self.finder.search.focus_and_select)
        self._show_frame()

    def open_dossier(self, dossier_id: str) -> None:
        """Begin handing over this dossier's result."""
        self.wanted.emit(dossier_id)

    def show_waiting(self, lines: tuple[DossierLine, ...], now: datetime) -> None:
        self._detail = None
        self.finder.show_rows([self._row(line, now) for line in lines])
        self._stack.setCurrentIndex(0)
        self._show_frame()

    def _row(self, line: DossierLine, now: datetime) -> TwoLineRow:
        received = self.tr("received {when}").format(when=when_words(line.received_at, now))
        ready = line.status is DossierStatus.RESULT_READY
        return TwoLineRow(
            key=line.id,
            icon="seal_check" if ready else "file",
            tone=Tone.OK if ready else Tone.NEUTRAL,
            head=self.tr("Result is here") if ready else self.tr("No result yet"),
            under=received,
            name=line.applicant_name,
            detail=line.procedure_name,
            code=code_words(line),
            act=self.tr("Hand over") if ready else self.tr("View"),
        )

    def show_nothing_found(self, words: str) -> None:
        text = self.tr("No result waits under “{words}”. Scan the slip or the card.")
        self._say(Tone.WARN, "search", text.format(words=words))

    def show_no_result_of_person(self) -> None:
        self._say(
            Tone.INFO, "id_card", self.tr("No result waits for this person on this computer.")
        )

    def show_refused_scan(self, code: str) -> None:
        self._say(Tone.WARN, "scan", texts.scan(code))

    def show_same_code(self, lines: tuple[DossierLine, ...], now: datetime) -> None:
        self.show_waiting(lines, now)
        words = self.tr(
            "This code stands on more than one slip. Compare name and procedure with the slip, "
            "then choose."
        )
        self._say(Tone.WARN, "warning", words)
        self._to_rows()

    def show_dossier(self, detail: DossierDetail, now: datetime) -> None:
        self._detail = detail
        self.strip.hide()
        self.finder.search.edit.clear()
        self.cards.show_dossier(detail, now)
        self._stack.setCurrentIndex(1)
        self.cards.focus_first()

    def show_state(self, state: HandOver, missing: Missing) -> None:
        self._missing = missing
        self.cards.show_state(state, missing)
        self._show_frame()

    def say_returned(self, name: str, shown_code: str) -> None:
        say(self, self.tr("Result handed over to {name}.").format(name=name), shown_code)
        self.focus_search()

    def show_error(self, error: AppError) -> None:
        self._say(Tone.BAD, "circle_exclamation", texts.sentence(error))

    def ask_override(self, error: AppError) -> None:
        field = TextArea(rows=2, accessible_name=self.tr("Reason of the exception"))
        hint = Label(texts.sentence(error), Text.BODY, Tone.PRIMARY, wrap=True)
        label = LabelledField(self.tr("Reason of the exception"), field)
        choices = [
            Choice(self.tr("Not now"), False),
            Choice(self.tr("Hand over all the same"), True, key="Ctrl+Return"),
        ]

        def decided(anyway: object) -> None:
            if anyway is True:
                self.override_given.emit(field.text())

        body = boxed(column(hint, label, spacing=8))
        ask(self, self.tr("Hand over the result"), choices, decided, body=body)

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_frame()

    def _say(self, tone: Tone, icon: str, text: str) -> None:
        self.strip.set(tone, icon, text)
        self.strip.show()

    def _show_frame(self) -> None:
        title = self.tr("Hand over results")
        if self._detail is None:
            words = self.tr("scan the citizen's slip or card.")
            self.set_frame(title=title, next_step=words)
            return
        words = self._next()
        ready = self._missing is Missing.NOTHING
        self.set_frame(
            title=title,
            sub=self._detail.dossier.applicant.full_name,
            next_step=words,
            next_done=ready,
            primary=Act(
                self.tr("Hand over the result"),
                self.hand_over_pressed.emit,
                icon="hand_over_result",
                enabled=ready,
                reason="" if ready else words,
                busy=self.tr("Saving…") if self._busy else None,
            ),
            secondaries=[Act(self.tr("Another dossier"), self._leave, "Alt+T")],
        )

    def _next(self) -> str:
        dossier = self._detail.dossier if self._detail is not None else None
        due = moment(dossier.due_at) if dossier is not None and dossier.due_at else "–"
        match self._missing:
            case Missing.NOTHING:
                return self.tr("hand the result over, then Ctrl+Enter.")
            case Missing.RESULT:
                return self.tr("there is no result to hand over, due {when}.").format(when=due)
            case Missing.PERMISSION:
                return self.tr("a counter official hands over results.")
            case Missing.RECEIVER:
                return self.tr("write who receives it (Alt+N).")
            case Missing.RECEIVER_ID:
                return self.tr("write the ID number of who receives it, in place of the slip.")
            case Missing.SLIP:
                return self.tr("tick that the slip was taken back (Space).")

    def _leave(self) -> None:
        self.start_over()
        self.focus_search()

    def shown(self) -> None:
        self.came.emit()
        if self._detail is None:
            self.focus_search()

    def left_page(self) -> None:
        self.went.emit()

    def focus_search(self) -> None:
        self.finder.search.focus_and_select()

    def handle_scan(self, text: str) -> bool:
        return self.scanned(text)

    def escape(self) -> bool:
        self.strip.hide()
        return self.start_over()

    def _to_rows(self) -> None:
        if self.finder.rows.rows():
            self.finder.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)


def build(
    desk: Desk, tasks: Tasks, feed: ChangeFeed, router: Router, session: Session
) -> ResultsPage:
    """The page with its presenter; `open_dossier(dossier_id)` begins one from outside."""
    page = ResultsPage()
    presenter = ResultsPresenter(page, desk, owned(tasks, page), feed, router, session)
    page.wanted.connect(presenter.open)
    page.searched.connect(presenter.find)
    page.hand_over_pressed.connect(presenter.hand_over)
    page.override_given.connect(presenter.hand_over_all_the_same)
    page.cards.receiver_id_changed.connect(presenter.set_receiver_id)
    page.cards.receiver_changed.connect(presenter.set_other_receiver)
    page.cards.slip_returned.connect(presenter.set_slip_returned)
    page.cards.slip_lost.connect(presenter.set_slip_lost)
    page.came.connect(presenter.shown)
    page.went.connect(presenter.left)
    page.scanned = presenter.scan
    page.start_over = presenter.start_over
    keep(page, presenter, presenter.end)
    return page
