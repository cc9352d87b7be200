"""The page for handing over results: first find the dossier, then tick and hand over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.domain.dossier import DossierStatus
from models.errors import AppError
from models.queries.dossier_detail import DossierDetail
from models.queries.dossier_list import DossierLine
from ui import texts
from ui.acts.stage import ActStage
from ui.acts.words import form_words
from ui.desk import Desk, PrintedSlip
from ui.dossiers.words import code_words, when_words
from ui.page_life import ask, keep, owned, say
from ui.ports import ChangeFeed, Router, Tasks
from ui.results.cards import FindCard, HandOverCards
from ui.results.contract import Missing
from ui.results.presenter import ResultsPresenter
from ui.results.receiver import HandOver
from ui.results.words import next_step
from ui.session import Session
from ui.slip_check import SlipCheck
from ui.slip_words import slip_words
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, ScrollPage, boxed, column
from ui.widgets.buttons import button_with_key
from ui.widgets.dialog import Choice
from ui.widgets.fields import TextArea
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import Label
from ui.widgets.page import Act, Page
from ui.widgets.strip import Strip
from ui.widgets.two_line_list import TwoLineRow

_ANOTHER_KEY = "Alt+T"
_LAID_OUT_MS = 20
"""After so long a field that was just shown has its place."""


class ResultsPage(Page):
    """Signals go to the presenter; setters come from it. `open_dossier` is for the router."""

    wanted = Signal(str)
    searched = Signal(str)
    hand_over_pressed = Signal()
    override_given = Signal(str)
    receipt_pressed = Signal()
    came = Signal()
    went = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scanned: Callable[[str], bool] = lambda _text: False
        self.start_over: Callable[[], bool] = lambda: False
        self.strip = Strip()
        self.strip.hide()
        self.seal = Strip()
        self.seal.hide()
        self.stage = ActStage(self, self.show_error)
        self.finder = FindCard()
        self.cards = HandOverCards()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.finder)
        self._scroll = ScrollPage(boxed(column(self.cards, STRETCH)))
        self._stack.addWidget(self._scroll)
        for field in self.cards.focus_fields():
            field.installEventFilter(self)
        strips = (self.strip, self.seal)
        self.setLayout(column(*strips, (self._stack, 1), spacing=10, margins=(18, 14, 18, 12)))
        self._busy = self._has_receipt = False
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
        self._scroll.verticalScrollBar().setValue(0)
        if detail.dossier.status is DossierStatus.RESULT_READY:
            self.cards.focus_first()
        else:
            QTimer.singleShot(_LAID_OUT_MS, self, lambda: self._focus_act())

    def show_slip(self, check: SlipCheck | None) -> None:
        self.seal.setVisible(check is not None)
        if check is not None:
            self.seal.set(*slip_words(check))

    def show_state(self, state: HandOver, missing: Missing) -> None:
        self._missing = missing
        self.cards.show_state(state, missing)
        self._show_frame()
        QTimer.singleShot(_LAID_OUT_MS, self, lambda: self._keep_in_sight())

    def say_printed(self, form: str, slip: PrintedSlip) -> None:
        text = self.tr("Sent to the printer: {form}")
        say(self, text.format(form=form_words(form, short=True)), slip.printer)

    def say_returned(self, name: str, shown_code: str) -> None:
        self._has_receipt = True
        say(self, self.tr("Result handed over to {name}.").format(name=name), shown_code)
        self.focus_search()

    def show_error(self, error: AppError) -> None:
        self._say(Tone.BAD, "circle_exclamation", texts.sentence(error))

    def ask_override(self, error: AppError) -> None:
        self._ask_override(error, is_missing=False)

    def _ask_override(self, error: AppError, is_missing: bool) -> None:
        """`is_missing`: the exception was asked for without its reason."""
        field = TextArea(rows=2, accessible_name=self.tr("Reason of the exception"))
        hint = Label(texts.sentence(error), Text.BODY, Tone.PRIMARY, wrap=True)
        label = LabelledField(self.tr("Reason of the exception"), field)
        if is_missing:
            label.show_problem(texts.problem("reason_missing", "override_reason"))
        choices = [
            Choice(self.tr("Not now"), False),
            Choice(self.tr("Hand over all the same"), True, key="Ctrl+Return"),
        ]

        def decided(anyway: object) -> None:
            if anyway is True and field.text():
                self.override_given.emit(field.text())
            elif anyway is True:
                self._ask_override(error, is_missing=True)

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
            receipt = [self._receipt()] if self._has_receipt else []
            self.set_frame(title=title, next_step=words, secondaries=receipt)
            return
        words = next_step(self._missing, self._detail.dossier)
        ready = self._missing is Missing.NOTHING
        another = Act(self.tr("Another dossier"), self._leave, _ANOTHER_KEY)
        if self._missing is Missing.RETURNED:
            self.set_frame(
                title=title,
                sub=self._detail.dossier.applicant.full_name,
                next_step=words,
                primary=self._receipt(),
                secondaries=[another],
            )
            return
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
            secondaries=[another],
        )

    def _receipt(self) -> Act:
        return Act(self.tr("Receipt of the result"), self.receipt_pressed.emit, "F9", "printer")

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What has the cursor is in sight, also when a key alone brought it there."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            QTimer.singleShot(_LAID_OUT_MS, watched, lambda: self._bring_in_sight(watched))
        return super().eventFilter(watched, event)

    def _focus_act(self) -> None:
        """Nothing can be ticked: the cursor stands on what can be done."""
        self._scroll.verticalScrollBar().setValue(0)
        for key in ("F9", _ANOTHER_KEY):
            button = button_with_key(self.window(), key)
            if button is not None:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _keep_in_sight(self) -> None:
        """A word more above the cursor never pushes it out of sight."""
        focus = self.window().focusWidget()
        if focus is not None and focus.isVisible() and self.cards.isAncestorOf(focus):
            self._bring_in_sight(focus)

    def _bring_in_sight(self, field: QWidget) -> None:
        inner = self._scroll.widget()
        assert inner is not None
        for corner in (field.rect().topLeft(), field.rect().bottomLeft()):
            spot = field.mapTo(inner, corner)
            self._scroll.ensureVisible(spot.x(), spot.y(), 0, px(40))

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
    presenter = ResultsPresenter(page, desk, owned(tasks, page), feed, router, session, page.stage)
    page.stage.attach(None, presenter.forms)
    page.wanted.connect(presenter.open)
    page.searched.connect(presenter.find)
    page.hand_over_pressed.connect(presenter.hand_over)
    page.override_given.connect(presenter.hand_over_all_the_same)
    page.receipt_pressed.connect(presenter.print_receipt)
    page.cards.authorisation_changed.connect(presenter.set_authorisation)
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
