"""From Ctrl+Enter to the slip in the hand: save once, print, ask, and follow the centre."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from models.domain.changes import Changes
from models.domain.dossier import Dossier, OfficialRef
from models.errors import AppError, NotPermitted
from models.queries.dossier_detail import DossierDetail
from models.services.intake import ReceiveDossier
from printing.preview import GreyPage
from ui import texts
from ui.desk import Desk, PrintedSlip
from ui.intake.contract import Done, DoneScreen, PrintState
from ui.ports import ChangeFeed, Tasks
from ui.session import Session


class Finish:
    """Saving and everything after it. Nothing here can undo a dossier that was saved."""

    def __init__(
        self, view: DoneScreen, desk: Desk, tasks: Tasks, feed: ChangeFeed, session: Session
    ) -> None:
        self._view, self._desk, self._tasks, self._session = view, desk, tasks, session
        self._saving = False
        self._known: dict[str, Done] = {}
        self._shown: str | None = None
        self.close: Callable[[], None] = feed.subscribe(self._changed)

    @property
    def done(self) -> Done | None:
        """The dossier of the done page; None while a form is shown."""
        return self._known.get(self._shown) if self._shown is not None else None

    @property
    def saving(self) -> bool:
        """Whether a save is under way: presses are swallowed meanwhile."""
        return self._saving

    def save(
        self,
        command: ReceiveDossier,
        saved: Callable[[], None],
        refused: Callable[[AppError], None],
    ) -> None:
        """Save once; a press while it is saving does nothing. Then print."""
        if self._saving:
            return
        self._saving = True
        self._view.set_saving(True)
        official = command.official

        def ok(dossier: Dossier) -> None:
            self._end()
            if self._is_hers(official):
                self._shown = dossier.id
            self._known[dossier.id] = Done(dossier=dossier, saved_at=self._desk.clock.now())
            saved()
            self._print(dossier.id, official, None)

        def fail(error: AppError) -> None:
            self._end()
            refused(error)

        self._tasks.run(lambda: self._desk.receive(command), ok, fail)

    def leave(self) -> None:
        """The next person: the done page is over. Slips still on their way are not forgotten."""
        self._shown = None
        self._known = {
            id_: done
            for id_, done in self._known.items()
            if done.printing is not PrintState.PRINTED
        }

    def reprint_wanted(self) -> None:
        """F9: a first slip prints at once, a second one needs a reason."""
        done = self.done
        if done is None or done.printing is PrintState.PRINTING:
            return
        if done.printing is PrintState.NOT_PRINTED and done.prints == 0:
            self.print_again(done.dossier.id)
        else:
            self._view.ask_reprint(done)

    def reprint(self, dossier_id: str, reason: str | None) -> None:
        """The answer to why; None leaves it."""
        official = self._official()
        if reason and official is not None:
            self._print(dossier_id, official, reason)

    def print_again(self, dossier_id: str) -> None:
        """After a failure: the slip still has to come, and needs no reason."""
        official = self._official()
        if official is not None:
            self._print(dossier_id, official, None)

    def paper_answer(self, dossier_id: str, came_out: bool | None) -> None:
        """Whether paper came out. None: she will look later, nothing is kept."""
        official = self._official()
        if came_out is None or official is None:
            return

        def kept(_nothing: None) -> None:
            if came_out:
                self._change(dossier_id, printing=PrintState.PRINTED)
            else:
                self._print(dossier_id, official, texts.record("slip_not_out"))

        self._tasks.run(
            lambda: self._desk.confirm_paper(dossier_id, official, came_out),
            kept,
            lambda error: self._print_failed(dossier_id, error),
        )

    def _print(self, dossier_id: str, official: OfficialRef, reason: str | None) -> None:
        self._change(dossier_id, printing=PrintState.PRINTING, error=None)
        self._tasks.run(
            lambda: self._desk.print_slip(dossier_id, official, reason),
            lambda slip: self._printed(dossier_id, slip),
            lambda error: self._print_failed(dossier_id, error),
        )

    def _printed(self, dossier_id: str, slip: PrintedSlip) -> None:
        state = PrintState.PRINTED if slip.certain else PrintState.UNSURE
        done = self._change(dossier_id, printing=state, slip=slip, prints=slip.reprint_number + 1)
        if done is None:
            return
        if not slip.certain:
            self._view.ask_paper(done)
        self._tasks.run(
            lambda: self._desk.slip_pages(dossier_id),
            lambda pages: self._drawn(dossier_id, pages),
            lambda _error: self._drawn(dossier_id, ()),
        )

    def _print_failed(self, dossier_id: str, error: AppError) -> None:
        done = self._change(dossier_id, printing=PrintState.NOT_PRINTED, error=error)
        if done is not None:
            self._view.ask_print_failed(done, error)

    def _drawn(self, dossier_id: str, pages: tuple[GreyPage, ...]) -> None:
        if dossier_id == self._shown:
            self._view.show_done_slip(pages)

    def _changed(self, changes: Changes) -> None:
        done = self.done
        if done is None or done.dossier.id not in changes.dossier_ids:
            return
        dossier_id = done.dossier.id

        def known(detail: DossierDetail) -> None:
            self._change(
                dossier_id,
                dossier=detail.dossier,
                centre=detail.centre,
                synced_at=detail.dossier.synced_at,
            )

        self._tasks.run(lambda: self._desk.detail(dossier_id), known, lambda _error: None)

    def _change(self, dossier_id: str, **changed: object) -> Done | None:
        """Learn something about a dossier, and show it if its page is still shown."""
        known = self._known.get(dossier_id)
        if known is None:
            return None
        done = replace(known, **changed)  # type: ignore[arg-type]
        self._known[dossier_id] = done
        if dossier_id == self._shown:
            self._view.show_done(done)
        return done

    def _is_hers(self, official: OfficialRef) -> bool:
        """Whether the one who saved still works here, or locked the screen meanwhile."""
        here = self._session.official
        return here is None or here.id == official.id

    def _official(self) -> OfficialRef | None:
        try:
            return self._session.ref
        except NotPermitted:
            return None

    def _end(self) -> None:
        self._saving = False
        self._view.set_saving(False)
