"""The page with all dossiers: search on top, saved views under it, the table, empty states."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget

from models.errors import AppError
from models.queries.dossier_list import DossierLine, View
from ui import texts
from ui.desk import Desk
from ui.dossiers.model import COLUMNS, DossierTableModel
from ui.dossiers.presenter import HandOver, ListPresenter
from ui.dossiers.words import count_words, view_words
from ui.page_life import focus_chip, keep, owned, say
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session
from ui.theme import Fold, Text, Tone
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chips import ChipRow
from ui.widgets.empty_state import EmptyState
from ui.widgets.keys import bind
from ui.widgets.labels import Label
from ui.widgets.page import Act, Page
from ui.widgets.search_box import SearchBox
from ui.widgets.strip import Strip
from ui.widgets.table import Column, CounterTable

_TONES = {
    View.DUE_TODAY: Tone.WARN,
    View.OVERDUE: Tone.BAD,
    View.RESULT_READY: Tone.OK,
    View.NOT_AT_CENTRE: Tone.WARN,
    View.ONLINE_NEW: Tone.INFO,
}


class DossiersPage(Page):
    """Signals go to the presenter; setters come from it."""

    searched = Signal(str)
    view_chosen = Signal(object)
    opened = Signal(str)
    ticked = Signal(str)
    new_wanted_here = Signal()
    hand_over_wanted = Signal()
    came = Signal()
    went = Signal()
    refresh_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scanned: Callable[[str], bool] = lambda _text: False
        self.untick_all: Callable[[], bool] = lambda: False
        self.search_box = SearchBox(
            self.tr("Name (marks not needed), code, last 3 digits of the phone, ID number"), "F3"
        )
        self.chips = ChipRow(self.tr("Saved views"))
        self.total = Label("", Text.LABEL, Tone.MUTED)
        self.strip = Strip()
        self.strip.hide()
        self.model = DossierTableModel(self)
        self.table = CounterTable(self.tr("Dossiers"))
        self.empty = EmptyState("search", "")
        self._narrow = False
        self._has_ticks = False
        self._build()
        self._connect()
        self.show_counts({})
        self.show_ticks(frozenset(), False)

    def _build(self) -> None:
        self.table.setModel(self.model)
        self._spread()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self._clear = Button(self.tr("Clear the search"), key="Esc")
        self._new = Button(self.tr("Receive a new dossier"), key="F2")
        self.empty.acts.addWidget(self._clear)
        self.empty.acts.addWidget(self._new)
        self.setLayout(
            column(
                self.search_box,
                row(self.chips, STRETCH, self.total),
                self.strip,
                (Card(column(self._stack), margins=(1, 1, 1, 1)), 1),
                spacing=10,
                margins=(18, 14, 18, 12),
            )
        )
        for first, second in ((self.search_box.edit, self.chips), (self.chips, self.table)):
            self.setTabOrder(first, second)

    def _connect(self) -> None:
        self.search_box.searched.connect(self.searched)
        self.search_box.submitted.connect(lambda _text: self._to_rows())
        self.search_box.moved_down.connect(self._to_rows)
        self.chips.chosen.connect(self.view_chosen)
        self.table.opened.connect(lambda at: self._tell(self.opened, at))
        self.table.tick_wanted.connect(lambda at: self._tell(self.ticked, at))
        self.table.typed.connect(self.search_box.type_first)
        self.table.near_end.connect(self._near_end)
        self.table.moved_up.connect(self.search_box.focus_and_select)
        self._clear.clicked.connect(self.search_box.clear)
        self._new.clicked.connect(self.new_wanted_here)
        bind(self, "Ctrl+Tab").activated.connect(self.chips.select_next)

    def show_saved_view(self, view: View) -> None:
        """Choose a view from outside, as its chip does."""
        self.view_chosen.emit(view)

    def show_counts(self, counts: Mapping[View, int]) -> None:
        self.chips.set_chips(
            [
                (
                    view,
                    view_words(view),
                    count_words(counts[view])
                    if counts.get(view) and view is not View.ALL
                    else None,
                    _TONES.get(view, Tone.NEUTRAL),
                )
                for view in View
            ]
        )

    def show_view(self, view: View) -> None:
        self.chips.select(view)

    def replace_lines(
        self, lines: tuple[DossierLine, ...], more: bool, now: datetime, *, keep: bool
    ) -> None:
        if keep:
            self.model.update_lines(lines, more, now)
        else:
            self.model.reset(lines, more, now)
            self.table.scrollToTop()
        if lines:
            self._stack.setCurrentWidget(self.table)
            if self.table.current_row() < 0:
                self.table.select_row(0)
        if not self._has_ticks:
            self._show_plain_frame()

    def add_lines(self, lines: tuple[DossierLine, ...], more: bool) -> None:
        self.model.append(lines, more)

    def stop_waiting(self) -> None:
        self.model.stop_waiting()

    def show_total(self, count: int) -> None:
        self.total.setText(self.tr("{n} dossiers").format(n=count_words(count)))

    def show_empty(self, view: View, search: str, known: int) -> None:
        if search:
            fact = self.tr("No dossier matches “{words}”").format(words=search)
            where = self.tr("Looked through {n} dossiers on this computer.")
            if view is not View.ALL:
                where = self.tr("Looked only in “{view}”. Choose “All” to look everywhere.")
            detail = where.format(n=count_words(known), view=view_words(view))
            self.empty.set("search", fact, detail, self.tr("Try another way"), self._tips())
        elif view is not View.ALL:
            fact = self.tr("Nothing in “{view}”").format(view=view_words(view))
            self.empty.set("circle_check", fact, self.tr("All dossiers are under “All”."))
        else:
            self.empty.set(
                "dossiers",
                self.tr("No dossier on this computer yet"),
                self.tr("Scan an ID card to receive the first one."),
            )
        self._clear.setVisible(bool(search))
        self._stack.setCurrentWidget(self.empty)

    def _tips(self) -> tuple[str, ...]:
        return (
            self.tr("Scan the code on the citizen's slip: no typing"),
            self.tr("Type the last 3 digits of the phone, for example 678"),
            self.tr("Type the name without marks: nguyen van mau"),
        )

    def show_ticks(self, ticked: frozenset[str], can_hand_over: bool) -> None:
        self.model.set_ticks(ticked)
        title = self.tr("Dossiers")
        self._has_ticks = bool(ticked)
        if not ticked:
            self._show_plain_frame()
            return
        chosen = self.tr("{n} chosen. Space: choose more · Esc: none.").format(n=len(ticked))
        refused = self.tr("none of the {n} chosen can be passed on. Esc: none.")
        self.set_frame(
            title=title,
            next_step=chosen if can_hand_over else refused.format(n=len(ticked)),
            primary=Act(
                self.tr("Pass on to the specialists"),
                self.hand_over_wanted.emit,
                icon="arrow_into_bar",
                enabled=can_hand_over,
                reason=""
                if can_hand_over
                else self.tr("None of the chosen ones can be passed on."),
            ),
        )

    def _show_plain_frame(self) -> None:
        """Nothing is ticked: an empty list has nothing to choose from."""
        has_lines = self.model.rowCount() > 0
        step = self.tr("choose a dossier, Enter opens it.") if has_lines else ""
        self.set_frame(title=self.tr("Dossiers"), next_step=step)

    def say_handed_over(self, outcome: HandOver) -> None:
        if outcome.moved:
            say(self, self.tr("{n} dossiers passed on.").format(n=outcome.moved))
        if outcome.left:
            text = self.tr("{n} dossiers could not be passed on; they are still ticked.")
            self.strip.set(Tone.WARN, "warning", text.format(n=len(outcome.left)))
            self.strip.show()

    def show_error(self, error: AppError) -> None:
        self.strip.set(Tone.BAD, "circle_exclamation", texts.sentence(error))
        self.strip.show()

    def show_no_slip(self) -> None:
        self.strip.set(
            Tone.WARN, "scan", self.tr("The dossier of this slip is not on this computer.")
        )
        self.strip.show()

    def clear_error(self) -> None:
        self.strip.hide()

    def shown(self) -> None:
        self.came.emit()
        if not self.table.hasFocus():
            self.focus_search()

    def left_page(self) -> None:
        self.went.emit()

    def refresh(self) -> None:
        self.refresh_wanted.emit()

    def focus_search(self) -> None:
        self.search_box.focus_and_select()

    def filter_wanted(self) -> None:
        focus_chip(self.chips)

    def handle_scan(self, text: str) -> bool:
        return self.scanned(text)

    def escape(self) -> bool:
        if self.untick_all():
            return True
        if self.search_box.text():
            self.search_box.clear()
            return True
        return False

    def folded(self, fold: Fold) -> None:
        self._narrow = fold.narrow
        self.model.set_short_codes(fold.narrow)
        self.total.setVisible(not fold.narrow)
        self._spread()

    def _spread(self) -> None:
        titles = (
            "",
            self.tr("Code"),
            self.tr("Submitted by"),
            self.tr("Procedure"),
            self.tr("Due"),
            self.tr("Status"),
            self.tr("Centre"),
        )
        code, name = (136, 176) if self._narrow else (214, 194)
        widths = (42, code, name, STRETCH, 130, 176, 146)
        self.table.set_columns([Column(titles[at], widths[at]) for at in range(COLUMNS)])

    def _to_rows(self) -> None:
        if self.model.rowCount():
            self.table.select_row(max(self.table.current_row(), 0))
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _near_end(self) -> None:
        root = self.table.rootIndex()
        if self.model.canFetchMore(root):
            self.model.fetchMore(root)

    def _tell(self, signal: SignalInstance, at: int) -> None:
        lines = self.model.lines()
        if 0 <= at < len(lines):
            signal.emit(lines[at].id)


def build(
    desk: Desk, tasks: Tasks, feed: ChangeFeed, router: Router, session: Session
) -> DossiersPage:
    """The page with its presenter; it lives as long as the page."""
    page = DossiersPage()
    presenter = ListPresenter(page, desk, owned(tasks, page), feed, router, session)
    page.searched.connect(presenter.search)
    page.view_chosen.connect(presenter.choose_view)
    page.opened.connect(presenter.open)
    page.ticked.connect(presenter.tick)
    page.new_wanted_here.connect(presenter.new_intake)
    page.hand_over_wanted.connect(presenter.hand_over)
    page.model.more_wanted.connect(presenter.more_wanted)
    page.came.connect(presenter.shown)
    page.went.connect(presenter.left)
    page.refresh_wanted.connect(presenter.refresh)
    page.scanned = presenter.scan
    page.untick_all = presenter.untick_all
    keep(page, presenter, presenter.end)
    return page
