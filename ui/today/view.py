"""The page of the morning: tiles that open lists, and the work to do first with its one act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from models.domain.clock import local_day
from models.domain.workflow import Action
from models.errors import AppError
from models.queries.dossier_list import View
from ui import texts
from ui.acts.stage import ActStage
from ui.acts.words import form_words
from ui.desk import Desk, PrintedSlip
from ui.dossiers.words import (
    count_words,
    day_month,
    moment,
    number_words,
    weekday,
)
from ui.page_life import keep, owned, say
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session
from ui.theme import Fold, Text, Tone, px
from ui.today.hand_over import HandedOver
from ui.today.presenter import Morning, TodayPresenter, first_reasons
from ui.today.task_rows import task_row
from ui.widgets.boxes import STRETCH, Line, ScrollPage, boxed, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Block, Card, Tile, TileRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.icon_view import IconView
from ui.widgets.labels import Label
from ui.widgets.page import Page
from ui.widgets.progress_line import Bar
from ui.widgets.strip import Strip
from ui.widgets.two_line_list import TwoLineList

_SIDE_WIDTH = 316


class TodayPage(Page):
    """Signals go to the presenter; setters come from it."""

    view_chosen = Signal(object)
    acted = Signal(str)
    intake_pressed = Signal()
    hand_over_pressed = Signal()
    turn_away_pressed = Signal(object)
    came = Signal()
    went = Signal()
    refresh_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scanned: Callable[[str], bool] = lambda _text: False
        self.tiles = {
            View.OVERDUE: Tile("warning", self.tr("Overdue"), Tone.BAD),
            View.DUE_TODAY: Tile("clock", self.tr("Due today"), Tone.WARN),
            View.WAITING_SUPPLEMENT: Tile(
                "file_exclamation", self.tr("Waiting for papers"), Tone.SECONDARY
            ),
            View.RESULT_READY: Tile("seal_check", self.tr("Results to hand over"), Tone.OK),
            View.NOT_AT_CENTRE: Tile("computer_check", self.tr("Not at the centre"), Tone.WARN),
        }
        self.rows = TwoLineList(self.tr("Work to do first"))
        self.count = Label("", Text.LABEL, Tone.SECONDARY)
        self.received = Label("", Text.LABEL, Tone.SECONDARY, 600)
        self.left_today = Label("", Text.LABEL, Tone.PRIMARY, 600)
        self.until = Label("", Text.LABEL, Tone.SECONDARY, wrap=True)
        self.bar = Bar()
        self.strip = Strip()
        self.strip.hide()
        self.waiting = Strip()
        self.waiting.hide()
        self.waiting.acted.connect(self.hand_over_pressed)
        self.online = Strip()
        self.online.hide()
        self.online.acted.connect(lambda: self.view_chosen.emit(View.ONLINE_NEW))
        self.stage = ActStage(self, self.show_refusal)
        self._strip_stays = False
        self._codes_fit = True
        self._last: Morning | None = None
        self._build()
        self.set_frame(title=self.tr("Today"))

    def _build(self) -> None:
        self.tile_row = TileRow(list(self.tiles.values()))
        for view, tile in self.tiles.items():
            tile.clicked.connect(lambda _on=False, view=view: self.view_chosen.emit(view))
            tile.installEventFilter(self)
        self.rows.acted.connect(self.acted)
        self.rows.moved_up.connect(self._to_tiles)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(
            EmptyState(
                "circle_check",
                self.tr("Nothing is urgent now."),
                self.tr("Scan a card to receive the next person."),
            )
        )
        head = row(
            Label(self.tr("Work to do first"), Text.HEAD, Tone.PRIMARY, 600),
            Label(self.tr("most urgent on top"), Text.SMALL, Tone.MUTED),
            STRETCH,
            self.count,
            margins=(14, 9, 14, 7),
        )
        work = Card(column(head, Line(), (self._stack, 1), spacing=0), margins=(1, 1, 1, 1))
        self.setLayout(
            column(
                self.strip,
                self.online,
                self.waiting,
                self.tile_row,
                (row((work, 1), self._side(), spacing=10), 1),
                spacing=10,
                margins=(18, 14, 18, 12),
            )
        )

    def _side(self) -> ScrollPage:
        intake = Button(self.tr("Receive a new dossier"), ButtonKind.PRIMARY, "plus", key="F2")
        intake.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        intake.clicked.connect(self.intake_pressed)
        words = column(
            Label(self.tr("Scan a card or a slip"), Text.HEAD, Tone.PRIMARY, 600),
            Label(self.tr("The right work opens by itself."), Text.SMALL, Tone.SECONDARY),
            spacing=1,
        )
        scan = Card(
            column(row(IconView("scan", 28, Tone.ACCENT), words, STRETCH, spacing=12), intake),
            fill="bg.selected",
            line="accent.fill",
        )
        away = Block(self.tr("Not taken in yet"))
        away.body.addWidget(self._away(Action.GUIDE, self.tr("Guidance (form 02)"), "Alt+G"))
        away.body.addWidget(self._away(Action.REFUSE, self.tr("Refusal (form 03)"), "Alt+C"))
        received = Block(self.tr("Received today"))
        received.head.addWidget(self.received)
        numbers = Block(self.tr("Numbers at hand without network"))
        numbers.body.addLayout(
            row(Label(self.tr("Today"), Text.LABEL, Tone.SECONDARY), STRETCH, self.left_today)
        )
        numbers.body.addWidget(self.bar)
        numbers.body.addWidget(self.until)
        for block in (away, received, numbers):
            block.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        side = ScrollPage(boxed(column(scan, received, numbers, away, STRETCH, spacing=10)))
        side.setFixedWidth(px(_SIDE_WIDTH))
        return side

    def _away(self, action: Action, words: str, key: str) -> Button:
        button = Button(words, key=key, small=True, centred=False)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.turn_away_pressed.emit(action))
        return button

    def show_morning(self, morning: Morning) -> None:
        self._last = morning
        if not self._strip_stays:
            self.strip.hide()
        self._show_waiting(len(morning.to_hand_over))
        self._show_online(morning)
        today, numbers = morning.today, morning.numbers
        figures = {
            View.OVERDUE: today.overdue,
            View.DUE_TODAY: today.due_today,
            View.WAITING_SUPPLEMENT: today.waiting_supplement,
            View.RESULT_READY: today.result_ready,
            View.NOT_AT_CENTRE: today.not_at_centre,
        }
        for view, figure in figures.items():
            self.tiles[view].set_figure(count_words(figure), self.tr("dossiers"))
        rows = [
            task_row(today.tasks[at], morning.now, with_code=self._codes_fit)
            for _kind, at in first_reasons(today)
        ]
        self.rows.set_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.count.setText(self.tr("{n} to do").format(n=len(rows)) if rows else "")
        self.received.setText(self.tr("{n} dossiers").format(n=number_words(today.received_today)))
        self.bar.set_value(numbers.today, max(numbers.lent_today, 1))
        words = self.tr("{left} / {lent} left")
        self.left_today.setText(words.format(left=numbers.today, lent=numbers.lent_today))
        self.until.setText(self._until(morning))

    def _show_waiting(self, count: int) -> None:
        words = self.tr("{n} received dossiers are not with the specialists yet.")
        self.waiting.set(
            Tone.WARN,
            "arrow_into_bar",
            words.format(n=number_words(count)),
            act=self.tr("Pass all on and print the list"),
            key="Alt+B",
        )
        self.waiting.setVisible(count > 0)

    def _show_online(self, morning: Morning) -> None:
        pressing = morning.pressing
        self.online.setVisible(bool(pressing))
        if not pressing:
            return
        late = sum(task.answer.is_late(morning.now) for task in pressing if task.answer)
        first = next(task.answer.by for task in pressing if task.answer)
        if late:
            words = self.tr("{n} online dossiers to answer, {late} late: the first since {when}.")
        else:
            words = self.tr("{n} online dossiers to answer soon: the first by {when}.")
        self.online.set(
            Tone.BAD if late else Tone.WARN,
            "centre",
            words.format(n=len(pressing), late=late, when=moment(first)),
            act=self.tr("Show them"),
            key="Alt+X",
        )

    def say_handed_over(self, done: HandedOver) -> None:
        say(self, self.tr("{n} dossiers passed on.").format(n=done.moved))
        if done.left:
            text = self.tr("{n} dossiers could not be passed on; open them to see why.")
            self._answer(Tone.WARN, "warning", text.format(n=done.left))

    def say_printed(self, form: str, slip: PrintedSlip) -> None:
        text = self.tr("Sent to the printer: {form}")
        say(self, text.format(form=form_words(form, short=True)), slip.printer)

    def set_busy(self, busy: bool) -> None:
        button = self.waiting.button()
        if button is not None:
            button.set_busy(self.tr("Passing on…") if busy else None)

    def _until(self, morning: Morning) -> str:
        until = morning.numbers.until
        if until is None:
            return self.tr("None left: slips get a provisional code until the network is back.")
        if until == local_day(morning.now):
            return self.tr("Numbers for today only; more come with the network.")
        words = self.tr("There are numbers up to {weekday} {day}.")
        return words.format(weekday=weekday(until), day=day_month(until))

    def show_no_slip(self) -> None:
        words = self.tr("The dossier of this slip is not on this computer.")
        self._answer(Tone.WARN, "scan", words)

    def show_error(self, error: AppError) -> None:
        self.strip.set(Tone.BAD, "circle_exclamation", texts.sentence(error))
        self.strip.show()

    def show_refusal(self, error: AppError) -> None:
        """Why what was just asked for is not done."""
        self._answer(Tone.WARN, "warning", texts.sentence(error))

    def _answer(self, tone: Tone, icon: str, text: str) -> None:
        """An answer to a key stays while the page is read anew; what the reading says does not."""
        self._strip_stays = True
        self.strip.set(tone, icon, text)
        self.strip.show()

    def shown(self) -> None:
        self._strip_stays = False
        self.came.emit()
        if self.rows.rows():
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._to_tiles()

    def left_page(self) -> None:
        self.went.emit()

    def refresh(self) -> None:
        self.refresh_wanted.emit()

    def handle_scan(self, text: str) -> bool:
        return self.scanned(text)

    def folded(self, fold: Fold) -> None:
        self._codes_fit = not fold.narrow
        if self._last is not None:
            self.show_morning(self._last)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            tiles = list(self.tiles.values())
            at = tiles.index(watched) if isinstance(watched, Tile) else -1
            steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
            step = steps.get(Qt.Key(event.key()))
            if at >= 0 and step is not None:
                tiles[(at + step) % len(tiles)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if at >= 0 and event.key() == Qt.Key.Key_Down and self.rows.rows():
                self.rows.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if at >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                tiles[at].click()
                return True
        return super().eventFilter(watched, event)

    def _to_tiles(self) -> None:
        self.tiles[View.OVERDUE].setFocus(Qt.FocusReason.TabFocusReason)


def build(
    desk: Desk,
    tasks: Tasks,
    feed: ChangeFeed,
    router: Router,
    session: Session,
    open_view: Callable[[View], None] | None = None,
    open_result: Callable[[str], None] | None = None,
) -> TodayPage:
    """The page with its presenter.

    `open_view(view)` shows the list at a saved view, `open_result(dossier_id)` the handing over of
    one result; without them the router goes to those pages.
    """
    page = TodayPage()
    presenter = TodayPresenter(
        page,
        desk,
        owned(tasks, page),
        feed,
        router,
        open_view or (lambda _view: router.go("dossiers")),
        open_result or (lambda _id: router.go("results")),
        session,
        page.stage,
    )
    page.stage.attach(presenter.acts, presenter.forms)
    page.hand_over_pressed.connect(presenter.hand_over)
    page.turn_away_pressed.connect(presenter.turn_away)
    page.view_chosen.connect(presenter.open_view)
    page.acted.connect(presenter.act)
    page.intake_pressed.connect(presenter.new_intake)
    page.came.connect(presenter.shown)
    page.went.connect(presenter.left)
    page.refresh_wanted.connect(presenter.refresh)
    page.scanned = presenter.scan
    keep(page, presenter, presenter.end)
    return page
