"""The page of one dossier: facts at the left, its story at the right, the allowed acts below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QMenu

from models.domain.workflow import Action
from models.errors import AppError
from models.queries.dossier_detail import DossierDetail
from models.queries.dossier_list import CentreState
from ui import texts
from ui.desk import Desk, PrintedSlip
from ui.detail.cards import ApplicantCard, HeadCard, PapersCard, WhyCard
from ui.detail.presenter import NEEDS_REASON, Acts, DetailPresenter, Progress
from ui.detail.words import act_words, events_of, next_words
from ui.page_life import ask, keep, owned, say
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session
from ui.theme import Fold, Text, Tone, px
from ui.widgets.boxes import STRETCH, ScrollPage, boxed, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.dialog import Blocks, Choice
from ui.widgets.fields import TextArea
from ui.widgets.labels import Label
from ui.widgets.page import Act, Page
from ui.widgets.strip import Strip
from ui.widgets.timeline import Timeline

_STORY_WIDTH, _NARROW_STORY_WIDTH = 356, 270


class DetailPage(Page):
    """Signals go to the presenter; setters come from it. `show_dossier` is for the router."""

    wanted = Signal(str)
    chosen = Signal(object)
    reason_given = Signal(object, str)
    print_pressed = Signal()
    reprint_reason_given = Signal(str)
    paper_answered = Signal(bool)
    id_wanted = Signal()
    mend_pressed = Signal()
    refresh_wanted = Signal()
    went = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head = HeadCard()
        self.applicant = ApplicantCard()
        self.why = WhyCard()
        self.papers = PapersCard()
        self.strip = Strip()
        self.strip.hide()
        self.trouble = Strip()
        self.trouble.hide()
        self.timeline = Timeline()
        self.reprint = Button(self.tr("Print the slip"), icon="printer", key="F9", small=True)
        self.more = Button(self.tr("More"), ButtonKind.GHOST, key="Alt+K", small=True)
        self._acts = Acts(None, None, ())
        self._frame_words = ("", "")
        self._busy = False
        self._build()
        self.reprint.clicked.connect(self.print_pressed)
        self.more.clicked.connect(self._open_more)
        self.applicant.show_button.clicked.connect(self.id_wanted)
        self.trouble.acted.connect(self.mend_pressed)
        self.set_frame(title=self.tr("Dossier"))

    def _build(self) -> None:
        self.head.acts.addWidget(self.reprint)
        self.head.acts.addWidget(self.more)
        self._pair = row((self.applicant, 1), (self.why, 1), spacing=10)
        left = column(
            self.strip,
            self.trouble,
            self.head,
            self._pair,
            self.papers,
            STRETCH,
            spacing=10,
            margins=(18, 14, 12, 14),
        )
        self._story = Card(
            column(
                row(
                    Label(self.tr("What happened"), Text.HEAD, Tone.PRIMARY, 600),
                    STRETCH,
                    Label(self.tr("newest on top"), Text.SMALL, Tone.MUTED),
                ),
                (ScrollPage(self.timeline), 1),
                spacing=10,
            ),
            line=None,
            radius=0,
            margins=(16, 12, 10, 8),
        )
        self._story.setFixedWidth(px(_STORY_WIDTH))
        self.setLayout(row((ScrollPage(boxed(left)), 1), self._story, spacing=0))
        for first, second in (
            (self.reprint, self.more),
            (self.more, self.applicant.show_button),
        ):
            self.setTabOrder(first, second)

    def show_dossier(self, dossier_id: str) -> None:
        """Show this dossier; the page fills as soon as it was read."""
        self.strip.hide()
        self.wanted.emit(dossier_id)

    def show_detail(
        self, detail: DossierDetail, acts: Acts, progress: Progress | None, now: datetime
    ) -> None:
        dossier = detail.dossier
        self.head.show_detail(detail, progress, now)
        self.applicant.show_dossier(dossier)
        self.why.show_steps(dossier.due_steps, dossier.due_provisional)
        self.papers.show_papers(dossier.papers)
        self.timeline.set_events(events_of(dossier, now))
        self.reprint.set_content(
            self.tr("Print the slip again") if detail.prints else self.tr("Print the slip"),
            "printer",
        )
        self._show_trouble(detail)
        self._acts = acts
        self.more.setVisible(bool(acts.others))
        self._frame_words = (dossier.applicant.full_name, next_words(dossier.status))
        self._show_frame()

    def _show_trouble(self, detail: DossierDetail) -> None:
        if detail.centre is CentreState.SENT_BACK:
            text = self.tr("Sent back by the centre: {reason}").format(reason=detail.reason or "–")
            self.trouble.set(Tone.BAD, "circle_exclamation", text, act=self.tr("Send again"))
        elif detail.centre is CentreState.TWO_VERSIONS:
            text = self.tr("Edited in two places while offline. Nothing is lost: both are kept.")
            self.trouble.set(Tone.CHOICE, "merge_arrows", text, act=self.tr("Choose a version"))
        self.trouble.setVisible(detail.centre in (CentreState.SENT_BACK, CentreState.TWO_VERSIONS))

    def _show_frame(self) -> None:
        busy = self.tr("Saving…") if self._busy else None
        primary = None
        if self._acts.primary is not None:
            primary = self._act(self._acts.primary, busy=busy)
        asking = self._acts.asking
        secondaries = [self._act(asking, "Alt+B")] if asking is not None else []
        name, words = self._frame_words
        self.set_frame(
            title=self.tr("Dossier"),
            sub=name,
            next_step=words,
            primary=primary,
            secondaries=secondaries,
        )

    def _act(self, action: Action, key: str = "", busy: str | None = None) -> Act:
        return Act(act_words(action), lambda: self.chosen.emit(action), key, busy=busy)

    def show_personal_id(self, readable: bool) -> None:
        self.applicant.show_personal_id(readable)

    def ask_reason(self, action: Action) -> None:
        field = TextArea(rows=3, accessible_name=self.tr("Reason"))
        hint = self.tr("These words stay in the history of the dossier.")
        if action is Action.REQUEST_SUPPLEMENT:
            hint = self.tr("Which papers are missing, and what to complete in each.")
        body = boxed(column(Label(hint, Text.LABEL, Tone.SECONDARY, wrap=True), field, spacing=6))
        kind = ButtonKind.DANGER if action is Action.REFUSE else ButtonKind.SECONDARY
        choices = [
            Choice(self.tr("Not now"), ""),
            Choice(act_words(action), "do", kind, key="Ctrl+Return"),
        ]
        ask(
            self,
            act_words(action),
            choices,
            lambda value: self._told(action, value, field),
            body=body,
        )

    def _told(self, action: Action, value: object, field: TextArea) -> None:
        if value != "do":
            return
        if field.text().strip():
            self.reason_given.emit(action, field.text())
        else:
            self._strip(self.tr("Nothing was done: write at least one sentence as the reason."))

    def ask_reprint_reason(self, reprint_number: int) -> None:
        field = TextArea(rows=2, accessible_name=self.tr("Reason"))
        words = self.tr("This copy will be marked as reprint {n}. Write why it is printed again.")
        hint = Label(words.format(n=reprint_number), Text.LABEL, Tone.SECONDARY, wrap=True)
        choices = [
            Choice(self.tr("Not now"), ""),
            Choice(self.tr("Print again"), "do", key="Ctrl+Return"),
        ]
        ask(
            self,
            self.tr("Print the slip again"),
            choices,
            lambda value: self._reprint(value, field),
            body=boxed(column(hint, field, spacing=6)),
        )

    def _reprint(self, value: object, field: TextArea) -> None:
        if value != "do":
            return
        if field.text().strip():
            self.reprint_reason_given.emit(field.text())
        else:
            self._strip(self.tr("Nothing was printed: write why it is printed again."))

    def ask_paper_came_out(self, shown_code: str) -> None:
        safe = self.tr("The dossier is saved, code {code}.").format(code=shown_code)
        blocks = Blocks(
            self.tr("The printer took the slip but did not say that it came out."),
            safe,
            self.tr("If the slip is there press Enter. If not, print again: the number stays."),
        )
        choices = [
            Choice(self.tr("Print again"), False),
            Choice(self.tr("The slip came out"), True),
        ]
        ask(self, self.tr("Did the slip come out?"), choices, self.paper_answered.emit, blocks)

    def say_done(self, action: Action) -> None:
        self.strip.hide()
        say(self, self.tr("Done: {act}").format(act=act_words(action)))

    def say_printed(self, slip: PrintedSlip) -> None:
        self.strip.hide()
        text = self.tr("{n} copies printed").format(n=slip.copies)
        say(self, text, self.tr("{printer} reported done").format(printer=slip.printer))

    def say_sent_again(self) -> None:
        say(self, self.tr("It will be sent to the centre again."))

    def show_error(self, error: AppError) -> None:
        self._strip(texts.sentence(error))

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._show_frame()

    def refresh(self) -> None:
        self.refresh_wanted.emit()

    def print_wanted(self) -> None:
        self.print_pressed.emit()

    def shown(self) -> None:
        self.reprint.setFocus(Qt.FocusReason.OtherFocusReason)

    def left_page(self) -> None:
        self.went.emit()

    def folded(self, fold: Fold) -> None:
        """In a narrow window the story gets less room and the cards stand under each other."""
        down, side = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._pair.setDirection(down if fold.compact else side)
        self._story.setFixedWidth(px(_NARROW_STORY_WIDTH if fold.narrow else _STORY_WIDTH))

    def _strip(self, text: str) -> None:
        self.strip.set(Tone.WARN, "warning", text)
        self.strip.show()

    def _open_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._acts.others:
            tail = "…" if action in NEEDS_REASON else ""
            entry = menu.addAction(act_words(action) + tail)
            entry.triggered.connect(lambda _on=False, action=action: self.chosen.emit(action))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))


def build(
    desk: Desk,
    tasks: Tasks,
    feed: ChangeFeed,
    router: Router,
    session: Session,
    open_result: Callable[[str], None] | None = None,
) -> DetailPage:
    """The page with its presenter. `open_result(dossier_id)` leads to handing over the result."""
    page = DetailPage()
    presenter = DetailPresenter(
        page,
        desk,
        owned(tasks, page),
        feed,
        router,
        session,
        open_result or (lambda _id: router.go("results")),
    )
    page.wanted.connect(presenter.show_dossier)
    page.chosen.connect(presenter.choose)
    page.reason_given.connect(presenter.do_with_reason)
    page.print_pressed.connect(presenter.print_slip)
    page.reprint_reason_given.connect(presenter.print_again)
    page.paper_answered.connect(presenter.paper_came_out)
    page.id_wanted.connect(presenter.show_personal_id)
    page.mend_pressed.connect(presenter.mend)
    page.refresh_wanted.connect(presenter.refresh)
    page.went.connect(presenter.hide_personal_id)
    keep(page, presenter, presenter.end)
    return page
