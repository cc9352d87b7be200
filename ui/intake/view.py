"""The page "Tiếp nhận": the form, and after saving the page that says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QStackedLayout

from models.domain.clock import local_day
from models.domain.dossier import Channel
from models.domain.fees import FeeLine
from models.domain.procedure import Procedure
from models.errors import AppError
from printing.preview import GreyPage
from ui import page_life, texts
from ui.acts.stage import ActStage
from ui.acts.words import form_words
from ui.certification.draft import CertificationDraft, Offer
from ui.desk import Desk, PrintedSlip
from ui.intake import questions, words
from ui.intake.contract import Checklist, Done, DueState, Hints, Notice, NoticeKind, Place
from ui.intake.done_view import DoneView
from ui.intake.draft import Draft, Step
from ui.intake.fees import Fees
from ui.intake.form_view import FormView
from ui.intake.kept_drafts import kept_drafts
from ui.intake.more_menu import MORE_KEY, keys_of, open_more
from ui.intake.others import Others
from ui.intake.person import Person, Problem
from ui.intake.presenter import IntakePresenter
from ui.page_life import say
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session
from ui.theme import Fold
from ui.widgets.keys import bind, under_cover
from ui.widgets.page import Act, Page
from ui.widgets.truth_bar import SavedLamp

_BLOCKS = (Place.PERSON, Place.PROCEDURE, Place.PAPERS, Place.RESULT, Place.FEE)


class IntakeView(Page):
    """Shows what the presenter says; hears keys, scans and buttons."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.form = FormView(local_day(desk.clock.now()))
        self.done = DoneView()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.form)
        self._stack.addWidget(self.done)
        self._saving = False
        self._step = ""
        self._complete = False
        self._procedure: Procedure | None = None
        self._shown_done: Done | None = None
        self._offered: str | None = None
        self._presenter: IntakePresenter | None = None
        self.stage = ActStage(self, self._told_trouble)

    def attach(self, presenter: IntakePresenter) -> None:
        """Connect what is heard to whoever decides."""
        self._presenter = presenter
        self.stage.attach(presenter.acts, presenter.forms)
        for key, run in keys_of(presenter).items():
            bind(self, key).activated.connect(partial(self._unless_covered, run))
        self._attach_person(presenter)
        self._attach_work(presenter)
        for number, place in enumerate(_BLOCKS, 1):
            bind(self, f"Ctrl+{number}").activated.connect(
                lambda place=place: self._block_wanted(place)
            )

    def _attach_person(self, presenter: IntakePresenter) -> None:
        person = self.form.person
        person.quick_typed.connect(presenter.quick_typed)
        person.edit_wanted.connect(presenter.edit_person)
        person.phone_typed.connect(presenter.phone_typed)
        person.phone_left.connect(presenter.phone_left)
        person.form.typed.connect(presenter.person_typed)
        person.form.number_left.connect(presenter.number_left)
        person.form.finished.connect(presenter.person_finished)
        person.others_wanted.connect(presenter.open_others)
        others = self.form.others
        others.edit_wanted.connect(presenter.edit_holder)
        others.drop_wanted.connect(presenter.drop_others)
        others.form.typed.connect(presenter.holder_typed)
        others.form.finished.connect(presenter.holder_finished)
        others.form.number_left.connect(presenter.number_left)
        others.authorisation_typed.connect(presenter.authorisation_typed)
        others.assisted_typed.connect(presenter.assisted_typed)
        others.finished.connect(presenter.others_finished)
        self.form.acted.connect(self._notice_acted)

    def _attach_work(self, presenter: IntakePresenter) -> None:
        procedure, papers = self.form.procedure, self.form.papers
        procedure.searched.connect(presenter.finder.type)
        procedure.moved.connect(presenter.finder.move)
        procedure.taken.connect(presenter.take)
        procedure.change_wanted.connect(presenter.change_procedure)
        procedure.case_chosen.connect(presenter.choose_case)
        papers.ticked.connect(presenter.tick)
        papers.copies.connect(presenter.copies)
        papers.all_wanted.connect(presenter.tick_required)
        papers.answered.connect(presenter.answer)
        papers.back_wanted.connect(presenter.question_back)
        certified = self.form.certified
        certified.item_typed.connect(presenter.certified.type_item)
        certified.number_typed.connect(presenter.certified.type_number)
        certified.item_wanted.connect(presenter.certified.add_item)
        certified.removal_wanted.connect(presenter.certified.remove_item)
        self.form.fee.chosen.connect(presenter.choose_fee)
        self.form.fee.reason_typed.connect(presenter.exempt_reason_typed)
        self.form.channel_chosen.connect(presenter.choose_channel)
        self.form.side.day_given.connect(presenter.give_date)
        self.done.again.connect(presenter.finish.reprint_wanted)
        self.done.same_person.connect(presenter.same_person)

    # what the window says

    def begin(self, scan: str | None) -> None:
        """Begin an intake, with what the scanner just read if anything."""
        self._decider.begin(scan)

    def shown(self) -> None:
        self._decider.shown()
        if self._shown_done is None and self.focusWidget() is None:
            self.form.focus(self._first_place())

    def left_page(self) -> None:
        self._decider.left()

    def folded(self, fold: Fold) -> None:
        self.form.folded(fold)
        self.done.folded(fold)

    def handle_scan(self, text: str) -> bool:
        return self._decider.scanned(text)

    def new_wanted(self) -> None:
        self._decider.begin(None)
        if self._shown_done is None:
            self.form.focus(self._first_place())

    def print_wanted(self) -> None:
        self._decider.finish.reprint_wanted()

    def edit_wanted(self) -> None:
        if self._shown_done is None:
            self._decider.edit_person()

    def escape(self) -> bool:
        """Close what was opened last; a page that still says something is not left."""
        if self._shown_done is not None:
            return self._decider.close_strip()
        return (
            self.form.side.close_why()
            or self._decider.keep_procedure()
            or self._decider.close_strip()
        )

    # what can be seen from outside

    @property
    def draft(self) -> Draft:
        """What is being entered."""
        return self._decider.draft

    def offers(self, procedure_code: str) -> bool:
        """Whether Enter would take this procedure now."""
        return self._offered == procedure_code

    def is_done(self) -> bool:
        """Whether the page that says "Đã lưu" is shown."""
        return self._shown_done is not None

    # what the presenter shows

    def show_person(self, person: Person, editing: bool) -> None:
        self.form.person.show_person(person, editing)

    def show_problems(self, problems: Sequence[Problem], go_there: bool) -> None:
        self.form.show_problems(problems, go_there)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        self.form.show_notices(notices)
        self.done.strips.show_notices([n for n in notices if n.kind is NoticeKind.SCAN_REFUSED])

    def show_results(self, found: Sequence[Procedure], total: int, current: int) -> None:
        self._offered = found[current].code if 0 <= current < len(found) else None
        self.form.procedure.show_results(found, total, current)

    def show_procedure(
        self, procedure: Procedure | None, case_name: str | None, searching: bool
    ) -> None:
        if procedure is None or not searching:
            self.form.procedure.search.clear()
        self._procedure = procedure
        self.form.show_procedure(procedure, case_name, searching)

    def show_hints(self, hints: Hints) -> None:
        self.form.person.show_hints(hints)

    def show_others(self, others: Others, editing: bool) -> None:
        self.form.show_others(others, editing)

    def show_checklist(self, checklist: Checklist) -> None:
        self.form.show_checklist(checklist, self._procedure is not None)

    def show_fees(self, fees: Fees) -> None:
        self.form.fee.show_fees(fees)

    def show_certification(
        self, draft: CertificationDraft | None, offer: Offer | None, fees: tuple[FeeLine, ...]
    ) -> None:
        self.form.certified.show_certification(draft, offer, fees)

    def show_result_channel(self, channel: Channel) -> None:
        self.form.result.set_value(channel)

    def show_due(self, state: DueState) -> None:
        self.form.side.show_due(state)

    def show_preview(self, pages: Sequence[GreyPage]) -> None:
        self.form.side.show_preview(pages)

    def clear_preview(self, error: AppError | None) -> None:
        self.form.side.clear_preview(error)

    def show_step(self, step: Step, missing: Sequence[str]) -> None:
        self._step = words.step(step, missing)
        self._complete = step is Step.COMPLETE
        self._show_frame()

    def show_form(self) -> None:
        self._shown_done = None
        self.form.forget_typing()
        self._stack.setCurrentWidget(self.form)
        self._show_frame()
        self.form.focus(self._first_place())

    def focus(self, place: Place) -> None:
        self.form.focus(place)

    def set_saving(self, saving: bool) -> None:
        self._saving = saving
        self._show_frame()

    def show_done(self, done: Done) -> None:
        before = self._shown_done
        if before is None or before.dossier.id != done.dossier.id:
            self.done.wait_for_slip()
        self._shown_done = done
        self.done.show_done(done)
        if self._stack.currentWidget() is not self.done:
            self._stack.setCurrentWidget(self.done)
            self.done.take_focus()
        self._show_frame()

    def show_done_slip(self, pages: Sequence[GreyPage]) -> None:
        self.done.show_slip(pages)

    def say_printed(self, form: str, slip: PrintedSlip) -> None:
        text = self.tr("Sent to the printer: {form}")
        say(self, text.format(form=form_words(form, short=True)), slip.printer)

    def ask_save_failed(self, error: AppError) -> None:
        self._lamp(SavedLamp.FAILED)
        questions.save_failed(self, error, self._decider.submit)

    def ask_print_failed(self, done: Done, error: AppError) -> None:
        questions.print_failed(self, done, error, self._decider.finish.print_again)

    def ask_paper(self, done: Done) -> None:
        questions.paper(self, done, self._decider.finish.paper_answer)

    def ask_reprint(self, done: Done) -> None:
        questions.reprint(self, done, self._decider.finish.reprint)

    def ask_drop(self, name: str) -> None:
        questions.drop(self, name, self._decider.next_person)

    @property
    def _decider(self) -> IntakePresenter:
        if self._presenter is None:
            raise RuntimeError("no presenter attached")
        return self._presenter

    def _first_place(self) -> Place:
        draft = self._decider.draft
        if draft.person.is_blank:
            return Place.PERSON
        return Place.PROCEDURE if draft.procedure is None else Place.PAPERS

    def _block_wanted(self, place: Place) -> None:
        if self._shown_done is not None:
            return
        if place is Place.PROCEDURE:
            self._decider.change_procedure()
        else:
            self.form.focus(place)

    def _notice_acted(self, notice: Notice) -> None:
        decider = self._decider
        acts = {
            NoticeKind.OTHER_PERSON: decider.replace_person,
            NoticeKind.OTHER_HOLDER: decider.replace_person,
            NoticeKind.OLD_MOBILE: decider.take_new_mobile,
            NoticeKind.KNOWN_PERSON: decider.take_known,
            NoticeKind.PAPERS_MISSING: decider.accept_papers,
            NoticeKind.DATE_UNCONFIRMED: decider.accept_date,
        }
        if notice.line is not None:
            decider.people.open_line(notice.line.id)
        elif notice.kind in acts:
            acts[notice.kind]()

    def _unless_covered(self, run: Callable[[], None]) -> None:
        """A key of the page waits while something that asks lies over it."""
        if not under_cover(self):
            run()

    def _told_trouble(self, error: AppError) -> None:
        tell = getattr(self.window(), "show_trouble", None)
        if tell is not None:
            tell(texts.sentence(error))

    def _show_frame(self) -> None:
        if self._presenter is None:
            return
        if self._shown_done is not None:
            self._done_frame(self._shown_done)
        else:
            self._form_frame()

    def _lamp(self, state: SavedLamp, at: str = "") -> None:
        """The window's first lamp, while this page is the one shown."""
        tell = getattr(self.window(), "set_saved", None)
        if tell is not None and self.isVisible():
            tell(state, at)

    def _form_frame(self) -> None:
        save = Act(
            self.tr("Save and print the slip"),
            self._decider.submit,
            icon="printer",
            busy=self.tr("Saving…") if self._saving else None,
        )
        more = Act(self.tr("More"), partial(open_more, self, self._decider), MORE_KEY)
        has_draft = not self._decider.draft.is_blank
        if self._saving:
            self._lamp(SavedLamp.SAVING)
        else:
            self._lamp(SavedLamp.DRAFT if has_draft else SavedLamp.SAVED)
        self.set_frame(
            title=self.tr("Intake"),
            next_step=self._step,
            next_done=self._complete,
            primary=save,
            secondaries=(more,),
        )

    def _done_frame(self, done: Done) -> None:
        dossier_id = done.dossier.id
        self._lamp(SavedLamp.SAVED, words.clock(done.saved_at, seconds=True))
        edit = Act(
            self.tr("Open this dossier"),
            lambda: self._decider.people.open_line(dossier_id),
            "Ctrl+E",
        )
        following = Act(self.tr("Next person"), self.new_wanted, "F2", "plus")
        self.set_frame(
            title=self.tr("Intake"),
            next_step=self.tr("scan the card of the next person."),
            primary=following,
            secondaries=(edit,),
        )


def build(
    desk: Desk, tasks: Tasks, feed: ChangeFeed, router: Router, session: Session
) -> IntakeView:
    """The page with its presenter; what its official typed before is still there."""
    view = IntakeView(desk)
    presenter = IntakePresenter(
        view,
        desk,
        page_life.owned(tasks, view),
        feed,
        router,
        session,
        kept_drafts(session),
        view.stage,
    )
    view.attach(presenter)
    page_life.keep(view, presenter, presenter.close)
    return view
