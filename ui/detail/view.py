"""The page of one dossier: facts at the left, its story at the right, the allowed acts below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QBoxLayout

from models.domain.dossier_forms import DossierForm, forms_of
from models.domain.workflow import Action
from models.errors import AppError
from models.queries.dossier_detail import DossierDetail
from models.queries.dossier_list import CentreState
from ui import texts
from ui.acts.stage import ActStage
from ui.acts.words import form_words
from ui.desk import Desk, PrintedSlip
from ui.detail.acts import AT_ONCE, Acts
from ui.detail.cards import ApplicantCard, HeadCard, PapersCard, WhyCard
from ui.detail.forms_card import FormsCard
from ui.detail.presenter import DetailPresenter, Progress, has_slip
from ui.detail.questions import DetailQuestions
from ui.detail.same_code import SameCodeCard
from ui.detail.story import StoryCard
from ui.detail.strips import ApologyStrip, OfferStrip
from ui.detail.versions import VersionsCard
from ui.detail.words import act_words, events_of, next_words
from ui.page_life import keep, owned, say
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session
from ui.theme import Fold, Tone, px
from ui.widgets.act_menu import ActMenu
from ui.widgets.boxes import STRETCH, ScrollPage, boxed, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.page import Act, Page
from ui.widgets.strip import Strip
from ui.widgets.timeline import Timeline

_STORY_WIDTH, _NARROW_STORY_WIDTH = 356, 270
_STORY_UNDER_WIDTH = 1000
"""Below this width the story stands under the cards."""


class DetailPage(Page):
    """Signals go to the presenter; setters come from it. `show_dossier` is for the router."""

    wanted = Signal(str)
    chosen = Signal(object)
    chosen_with_words = Signal(object)
    form_wanted = Signal(object)
    print_pressed = Signal()
    reprint_reason_given = Signal(str)
    paper_answered = Signal(bool)
    id_wanted = Signal()
    mend_pressed = Signal()
    settled = Signal(object, str)
    other_wanted = Signal(str)
    refresh_wanted = Signal()
    went = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head = HeadCard()
        self.applicant = ApplicantCard()
        self.why = WhyCard()
        self.papers = PapersCard()
        self.slip = Strip()
        self.slip.hide()
        self.strip = Strip()
        self.strip.hide()
        self.trouble = Strip()
        self.trouble.hide()
        self.apology = ApologyStrip()
        self.offer = OfferStrip()
        self.forms = FormsCard()
        self.same_code = SameCodeCard()
        self.same_code.hide()
        self.timeline = Timeline()
        self.reprint = Button(self.tr("Print the slip"), icon="printer", key="F9", small=True)
        self.more = Button(self.tr("More"), ButtonKind.GHOST, key="Alt+K", small=True)
        self.questions = DetailQuestions(self)
        self.stage = ActStage(self, self.show_error)
        self._acts = Acts(None, None, ())
        self._frame_words = ("", "")
        self._busy = False
        self._shown_id = ""
        self._build()
        self.reprint.clicked.connect(self.print_pressed)
        self.more.clicked.connect(self._open_more)
        self.applicant.show_button.clicked.connect(self.id_wanted)
        self.trouble.acted.connect(self.mend_pressed)
        self.apology.acted.connect(lambda: self.chosen_with_words.emit(Action.EXTEND))
        self.offer.wanted.connect(self.form_wanted)
        self.forms.wanted.connect(self.form_wanted)
        self.questions.reprint_reason_given.connect(self.reprint_reason_given)
        self.questions.paper_answered.connect(self.paper_answered)
        self.questions.left_blank.connect(self._strip)
        self.versions.saved.connect(self.settled)
        self.same_code.wanted.connect(self.other_wanted)
        self.set_frame(title=self.tr("Dossier"))

    def _build(self) -> None:
        self.head.acts.addWidget(self.reprint)
        self.head.acts.addWidget(self.more)
        self._pair = row((self.applicant, 1), (self.why, 1), spacing=10)
        self.versions = VersionsCard(lambda place: self._scroll.ensureWidgetVisible(place))
        self.versions.hide()
        self._left = column(
            self.slip,
            self.strip,
            self.same_code,
            self.trouble,
            self.versions,
            self.offer,
            self.apology,
            self.head,
            self._pair,
            self.papers,
            self.forms,
            STRETCH,
            spacing=10,
            margins=(18, 14, 12, 14),
        )
        self._scroll = ScrollPage(boxed(self._left))
        self._scroll.viewport().installEventFilter(self)
        self._story = StoryCard(self.timeline)
        self._sides = row((self._scroll, 1), spacing=0)
        self.setLayout(self._sides)
        self._place_story(Fold(_STORY_UNDER_WIDTH, 0))
        for first, second in (
            (self.reprint, self.more),
            (self.more, self.applicant.show_button),
        ):
            self.setTabOrder(first, second)

    def show_dossier(self, dossier_id: str) -> None:
        """Show this dossier; the page fills as soon as it was read."""
        self.slip.hide()
        self.strip.hide()
        self.wanted.emit(dossier_id)

    def show_slip_check(self, tone: Tone, icon: str, text: str) -> None:
        """What the seal of the slip that opened this dossier is worth; until another is shown."""
        self.slip.set(tone, icon, text)
        self.slip.show()

    def show_detail(
        self, detail: DossierDetail, acts: Acts, progress: Progress | None, now: datetime
    ) -> None:
        dossier = detail.dossier
        self.head.show_detail(detail, progress, now)
        self.applicant.show_dossier(dossier)
        self.why.show_steps(dossier.due_steps, dossier.due_provisional)
        self.papers.show_papers(dossier.papers, dossier.channel)
        self.timeline.set_events(events_of(dossier, now))
        self.forms.show_forms(forms_of(dossier), now)
        self.reprint.setVisible(has_slip(dossier))
        self.reprint.set_content(
            self.tr("Print the slip again") if detail.prints else self.tr("Print the slip"),
            "printer",
        )
        self._show_trouble(detail)
        self._show_versions(detail)
        self.same_code.show_lines(detail.same_code, dossier.id)
        self.same_code.setVisible(bool(detail.same_code))
        self._acts = acts
        self.more.setVisible(bool(acts.others))
        words = next_words(dossier.status, is_hers=acts.primary is not None)
        self._frame_words = (dossier.applicant.full_name, words)
        self._show_frame()
        self._fit_head()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit_head()
        return super().eventFilter(watched, event)

    def _fit_head(self) -> None:
        margins = self._left.contentsMargins()
        room = self._scroll.viewport().width() - margins.left() - margins.right()
        self.head.fit(room)

    def _show_trouble(self, detail: DossierDetail) -> None:
        if detail.centre is CentreState.SENT_BACK:
            text = self.tr("Sent back by the centre: {reason}").format(reason=detail.reason or "–")
            self.trouble.set(Tone.BAD, "circle_exclamation", text, act=self.tr("Send again"))
        elif detail.centre is CentreState.TWO_VERSIONS:
            text = self.tr("Edited in two places while offline. Nothing is lost: both are kept.")
            self.trouble.set(Tone.CHOICE, "merge_arrows", text, act=self.tr("Choose a version"))
        self.trouble.setVisible(detail.centre in (CentreState.SENT_BACK, CentreState.TWO_VERSIONS))

    def _show_versions(self, detail: DossierDetail) -> None:
        if detail.dossier.id != self._shown_id:
            self.versions.forget()
            self._shown_id = detail.dossier.id
        if detail.two_versions is not None:
            self.versions.show_versions(detail.two_versions)
        self.versions.setVisible(detail.two_versions is not None)

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
        words = act_words(action) + ("" if action in AT_ONCE else "…")
        return Act(words, lambda: self.chosen.emit(action), key, busy=busy)

    def show_personal_id(self, readable: bool) -> None:
        self.applicant.show_personal_id(readable)

    def propose_apology(self, proposed: bool) -> None:
        self.apology.setVisible(proposed)

    def offer_form(self, form: DossierForm | None) -> None:
        self.offer.offer(form)

    def ask_reprint_reason(self, reprint_number: int) -> None:
        self.questions.ask_reprint_reason(reprint_number)

    def ask_paper_came_out(self, shown_code: str) -> None:
        self.questions.ask_paper_came_out(shown_code)

    def say_done(self, action: Action) -> None:
        self.strip.hide()
        say(self, self.tr("Done: {act}").format(act=act_words(action)))

    def say_printed(self, slip: PrintedSlip) -> None:
        self.strip.hide()
        text = self.tr("{n} copies printed").format(n=slip.copies)
        say(self, text, self.tr("{printer} reported done").format(printer=slip.printer))

    def say_form_printed(self, form: DossierForm, slip: PrintedSlip) -> None:
        self.strip.hide()
        name = form_words(form.form, short=True)
        text = self.tr("Printed: {form}").format(form=name)
        if not slip.certain:
            text = self.tr("Sent to the printer: {form}. Look whether it came out.")
            text = text.format(form=name)
        say(self, text, slip.printer)

    def say_sent_again(self) -> None:
        say(self, self.tr("It will be sent to the centre again."))

    def to_versions(self) -> None:
        self.versions.take_focus()

    def say_settled(self) -> None:
        self.strip.hide()
        say(self, self.tr("The choice is saved."))

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
        self._place_story(fold)

    def _place_story(self, fold: Fold) -> None:
        """At the right with a scroll bar of its own; under the cards when there is no room."""
        under = fold.width < _STORY_UNDER_WIDTH
        if under:
            self._left.insertWidget(self._left.count() - 1, self._story)
        else:
            self._sides.addWidget(self._story)
        width = _NARROW_STORY_WIDTH if fold.narrow else _STORY_WIDTH
        self._story.set_place(under, px(width))

    def _strip(self, text: str) -> None:
        self.strip.set(Tone.WARN, "warning", text)
        self.strip.show()

    def _open_more(self) -> None:
        acts = [(action, act_words(action) + "…") for action in self._acts.others]
        menu = ActMenu(self.window(), self.more, acts, self.more.accessibleName())
        menu.chosen.connect(self.chosen_with_words)
        menu.open()


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
        page.stage,
    )
    page.stage.attach(presenter.acts, presenter.forms)
    page.wanted.connect(presenter.show_dossier)
    page.chosen.connect(presenter.choose)
    page.chosen_with_words.connect(presenter.choose_with_words)
    page.form_wanted.connect(presenter.show_form)
    page.print_pressed.connect(presenter.print_slip)
    page.reprint_reason_given.connect(presenter.print_again)
    page.paper_answered.connect(presenter.paper_came_out)
    page.id_wanted.connect(presenter.show_personal_id)
    page.mend_pressed.connect(presenter.mend)
    page.settled.connect(presenter.settle)
    page.other_wanted.connect(presenter.open_other)
    page.refresh_wanted.connect(presenter.refresh)
    page.went.connect(presenter.hide_personal_id)
    keep(page, presenter, presenter.end)
    return page
