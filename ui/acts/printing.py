"""Showing a form of a dossier and printing it, the first time and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from models.domain.dossier_forms import DossierForm
from models.errors import AppError
from printing.preview import GreyPage
from ui.desk import Desk, PrintedSlip
from ui.ports import Tasks
from ui.session import Session


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form to show. `reason` is proposed for a reprint."""

    dossier_id: str
    form: DossierForm
    reason: str = ""


class FormView(Protocol):
    """What the flow may ask of the screen."""

    def open_form(self, form: OpenForm) -> None: ...

    def show_form_pages(self, pages: tuple[GreyPage, ...]) -> None: ...

    def ask_why_again(self) -> None:
        """A reprint needs its reason."""

    def show_form_trouble(self, error: AppError) -> None: ...

    def set_form_busy(self, busy: bool) -> None: ...

    def close_form(self) -> None: ...


class FormFlow:
    """One form at a time. `printed` hears what the spooler said."""

    def __init__(
        self,
        view: FormView,
        desk: Desk,
        tasks: Tasks,
        session: Session,
        printed: Callable[[DossierForm, PrintedSlip], None],
    ) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self._session = session
        self._printed = printed
        self._open: OpenForm | None = None
        self._busy = False

    def show(self, dossier_id: str, form: DossierForm, reason: str = "") -> None:
        """Show a form beside the key that prints it."""
        asked = OpenForm(dossier_id, form, reason)
        self._open = asked
        self._view.open_form(asked)

        def ok(pages: tuple[GreyPage, ...]) -> None:
            if self._open is asked:
                self._view.show_form_pages(pages)

        self._tasks.run(
            lambda: self._desk.form_pages(dossier_id, form.form, form.event_id),
            ok,
            self._view.show_form_trouble,
        )

    def leave(self) -> None:
        """Esc: not printed now."""
        self._open = None

    def print(self, reason: str) -> None:
        """Print it; from the second time on only with a reason."""
        asked = self._open
        if asked is None or self._busy:
            return
        form, why = asked.form, reason.strip() or None
        if form.prints and why is None:
            self._view.ask_why_again()
            return
        official = self._session.ref
        self._set_busy(True)
        self._tasks.run(
            lambda: self._desk.print_form(
                asked.dossier_id, form.form, official, form.event_id, why
            ),
            lambda slip: self._out(form, slip),
            self._failed,
        )

    def _out(self, form: DossierForm, slip: PrintedSlip) -> None:
        self._set_busy(False)
        self.leave()
        self._view.close_form()
        self._printed(form, slip)

    def _failed(self, error: AppError) -> None:
        self._set_busy(False)
        self._view.show_form_trouble(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.set_form_busy(busy)
