"""Signing in, and opening a locked screen again for the same person."""

from __future__ import annotations

from typing import Protocol

from models.errors import AppError, NotPermitted
from models.services.officials import Official
from ui.desk import Desk, OfficeCard
from ui.ports import Tasks
from ui.session import Session


class SignInView(Protocol):
    """What the presenter may ask of the screen."""

    def show_office(self, office: OfficeCard) -> None: ...

    def show_people(self, people: tuple[Official, ...], chosen: str | None) -> None: ...

    def show_locked_screen(self, locked: bool, open_work: int) -> None:
        """`locked`: only the person whose work is open may go on."""

    def show_wrong(self, tries_left: int) -> None: ...

    def show_wait(self, wait_s: int) -> None: ...

    def show_error(self, error: AppError) -> None: ...

    def clear_problem(self) -> None: ...

    def clear_pin(self) -> None: ...

    def set_busy(self, busy: bool) -> None: ...

    def tell_signed_in(self, official: Official) -> None: ...


class SignInPresenter:
    """Checks a PIN in a worker thread; the PIN itself is kept nowhere."""

    def __init__(self, view: SignInView, desk: Desk, tasks: Tasks, session: Session) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self._session = session
        self._people: tuple[Official, ...] = ()
        self._chosen: str | None = None
        self._locked_for: Official | None = None
        self._busy = False

    def shown(self) -> None:
        """The page came on screen: read who may sign in."""
        self._view.clear_pin()
        if self._locked_for is not None:
            self._show((self._locked_for,))
        else:
            self._tasks.run(self._read, self._took, self._view.show_error)

    def lock_for(self, official: Official, open_work: int) -> None:
        """Lock the screen: only this person may open it; her work stays as it is."""
        self._locked_for = official
        self._chosen = official.id
        self._view.show_locked_screen(True, open_work)
        self._show((official,))

    def unlock_for_everyone(self) -> None:
        """Let another person sign in instead."""
        self._locked_for = None
        self._view.show_locked_screen(False, 0)
        self.shown()

    def choose(self, official_id: str) -> None:
        """Another name was chosen."""
        if official_id != self._chosen:
            self._chosen = official_id
            self._view.clear_problem()
            self._view.clear_pin()

    def submit(self, pin: str) -> None:
        """Enter: check the PIN of the chosen person. An empty one is no try."""
        official_id = self._chosen
        if official_id is None or not pin or self._busy:
            return
        self._set_busy(True)
        self._tasks.run(
            lambda: self._desk.sign_in(official_id, pin), self._signed_in, self._refused
        )

    def _read(self) -> tuple[OfficeCard, tuple[Official, ...]]:
        return self._desk.office(), self._desk.officials()

    def _took(self, found: tuple[OfficeCard, tuple[Official, ...]]) -> None:
        office, people = found
        self._view.show_office(office)
        self._show(people if self._locked_for is None else (self._locked_for,))

    def _show(self, people: tuple[Official, ...]) -> None:
        self._people = people
        ids = [official.id for official in people]
        if self._chosen not in ids:
            self._chosen = ids[0] if ids else None
        self._view.show_people(people, self._chosen)

    def _signed_in(self, official: Official) -> None:
        self._set_busy(False)
        self._locked_for = None
        self._view.clear_pin()
        self._view.clear_problem()
        self._view.show_locked_screen(False, 0)
        self._session.sign_in(official)
        self._view.tell_signed_in(official)

    def _refused(self, error: AppError) -> None:
        self._set_busy(False)
        self._view.clear_pin()
        if isinstance(error, NotPermitted) and error.code == "pin_wrong":
            self._view.show_wrong(_number(error.details.get("tries_left")))
        elif isinstance(error, NotPermitted) and error.code == "pin_locked":
            wait_s = _number(error.details.get("wait_s"))
            self._view.show_wait(wait_s)
            self._tasks.after_ms(wait_s * 1000, self._view.clear_problem)
        else:
            self._view.show_error(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.set_busy(busy)


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
