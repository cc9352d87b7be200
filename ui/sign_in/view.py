"""The sign-in page and the lock screen: a name by arrow keys, a PIN, Enter."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy

from models.errors import AppError
from models.services.officials import Official
from ui import texts
from ui.desk import Desk, OfficeCard
from ui.page_life import keep, owned
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session
from ui.sign_in.night import NightPanel
from ui.sign_in.person_card import PersonCard
from ui.sign_in.presenter import SignInPresenter
from ui.sign_in.words import role_words
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, ScrollPage, boxed, clear, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.fields import TextField
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import IconLabel, Label
from ui.widgets.page import Page
from ui.widgets.strip import Strip

_FORM_WIDTH = 470
_PEOPLE_HEIGHT = 264
_MINUTE_S = 60


class SignInPage(Page):
    """`signed_in(official)` fires after the session knows who works here."""

    signed_in = Signal(object)
    chosen = Signal(str)
    submitted = Signal(str)
    came = Signal()
    someone_else = Signal()
    lock_asked = Signal(object, int)

    def __init__(self) -> None:
        super().__init__()
        self.night = NightPanel()
        self.title = Label("", Text.DISPLAY, Tone.PRIMARY, 700)
        self.hint = Label("", Text.BODY, Tone.SECONDARY, wrap=True)
        self.pin = TextField(icon="lock", password=True, accessible_name=self.tr("PIN"))
        self.pin_field = LabelledField(self.tr("PIN"), self.pin)
        self.unikey = Strip(
            Tone.WARN,
            "keyboard",
            self.tr(
                "Unikey seems to be on, so the PIN may be changed. Press Ctrl+Shift to switch it "
                "off."
            ),
        )
        self.wait = Strip()
        self.enter = Button(self.tr("Start working"), ButtonKind.PRIMARY, key="Return")
        self.other = Button(self.tr("Sign in as someone else"), ButtonKind.GHOST, key="Alt+N")
        self._cards: list[PersonCard] = []
        self._group = QButtonGroup(self)
        self._people = column(spacing=8)
        self._build()
        self.show_locked_screen(False, 0)
        self.set_frame(title=self.tr("Sign in"))

    def _build(self) -> None:
        self.unikey.hide()
        self.wait.hide()
        self._people.addStretch(1)
        self._scroll = ScrollPage(boxed(self._people, self.tr("Names")))
        self.enter.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        ready = IconLabel(
            "computer_check", self.tr("This computer works at once, network or not."), Tone.OK
        )
        form = boxed(
            column(
                STRETCH,
                self.title,
                self.hint,
                10,
                self._scroll,
                self.wait,
                self.pin_field,
                self.unikey,
                4,
                self.enter,
                row(self.other, STRETCH),
                STRETCH,
                row(ready, STRETCH),
                spacing=8,
                margins=(0, 24, 0, 22),
            )
        )
        form.setFixedWidth(px(_FORM_WIDTH))
        self.setLayout(row((self.night, 2), (boxed(row(STRETCH, form, STRETCH)), 3), spacing=0))
        self.pin.edit.installEventFilter(self)
        self.pin.submitted.connect(lambda: self.submitted.emit(self.pin.text()))
        self.pin.text_changed.connect(self._watch_letters)
        self.enter.clicked.connect(lambda: self.submitted.emit(self.pin.text()))
        self.other.clicked.connect(self.someone_else)
        self._group.buttonClicked.connect(self._clicked)

    def lock_for(self, official: Official, open_work: int = 0) -> None:
        """Lock: only this person goes on, `open_work` is how much she has begun."""
        self.lock_asked.emit(official, open_work)

    def show_office(self, office: OfficeCard) -> None:
        words = self.tr("{office}, {province}")
        self.night.office.setText(
            words.format(office=office.one_stop_name, province=office.province)
        )

    def show_people(self, people: tuple[Official, ...], chosen: str | None) -> None:
        for card in self._cards:
            self._group.removeButton(card)
        clear(self._people)
        self._cards = [PersonCard(p.id, p.shown_name, role_words(p.role)) for p in people]
        for card in self._cards:
            self._group.addButton(card)
            self._people.addWidget(card)
            card.setChecked(card.official_id == chosen)
        self._people.addStretch(1)
        height = len(people) * px(66)
        self._scroll.setFixedHeight(min(height, px(_PEOPLE_HEIGHT)))
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_locked_screen(self, locked: bool, open_work: int) -> None:
        self.other.setVisible(locked)
        if not locked:
            self.title.setText(self.tr("Sign in"))
            self.hint.setText(self.tr("Choose a name with the arrow keys, type the PIN, Enter."))
            self.enter.set_content(self.tr("Start working"))
            return
        self.title.setText(self.tr("Locked"))
        work = self.tr("{n} dossiers in progress are kept as they are.").format(n=open_work)
        self.hint.setText(work if open_work else self.tr("Type the PIN to go on."))
        self.enter.set_content(self.tr("Go on working"))

    def show_wrong(self, tries_left: int) -> None:
        words = self.tr("The PIN is not right. {n} tries left.")
        self.pin_field.show_problem(words.format(n=tries_left))

    def show_wait(self, wait_s: int) -> None:
        minutes = max(math.ceil(wait_s / _MINUTE_S), 1)
        words = self.tr("5 tries. Wait {n} minutes, then try again.")
        self.wait.set(Tone.BAD, "lock", words.format(n=minutes))
        self.wait.show()

    def show_error(self, error: AppError) -> None:
        self.wait.set(Tone.BAD, "circle_exclamation", texts.sentence(error))
        self.wait.show()

    def clear_problem(self) -> None:
        self.pin_field.clear_problem()
        self.wait.hide()

    def clear_pin(self) -> None:
        self.pin.clear()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        self.enter.set_busy(self.tr("Checking…") if busy else None)

    def tell_signed_in(self, official: Official) -> None:
        self.signed_in.emit(official)

    def shown(self) -> None:
        self.came.emit()

    def handle_scan(self, _text: str) -> bool:
        """Nothing scanned does anything before somebody signed in."""
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.pin.edit
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        return super().eventFilter(watched, event)

    def _step(self, by: int) -> None:
        if not self._cards:
            return
        on = [at for at, card in enumerate(self._cards) if card.isChecked()]
        to = min(max((on[0] if on else 0) + by, 0), len(self._cards) - 1)
        self._cards[to].setChecked(True)
        self._scroll.ensureWidgetVisible(self._cards[to])
        self.chosen.emit(self._cards[to].official_id)

    def _clicked(self, card: object) -> None:
        if isinstance(card, PersonCard):
            self.chosen.emit(card.official_id)
            self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _watch_letters(self, text: str) -> None:
        self.unikey.setVisible(bool(text) and not text.isascii())


def build(
    desk: Desk, tasks: Tasks, feed: ChangeFeed, router: Router, session: Session
) -> SignInPage:
    """The page with its presenter; call `lock_for` to make it the lock screen."""
    page = SignInPage()
    presenter = SignInPresenter(page, desk, owned(tasks, page), session)
    page.came.connect(presenter.shown)
    page.chosen.connect(presenter.choose)
    page.submitted.connect(presenter.submit)
    page.someone_else.connect(presenter.unlock_for_everyone)
    page.lock_asked.connect(presenter.lock_for)
    keep(page, presenter)
    return page
