"""The block of certified papers: asked for by the procedure, its fee follows every change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Protocol

from models.domain.certification import Certification
from models.domain.clock import local_day
from models.domain.fees import FeeLine
from models.errors import AppError
from ui.certification import draft as drafts
from ui.certification.draft import CertificationDraft, Offer, TypedItem
from ui.desk import Desk
from ui.ports import Tasks


class CertificationScreen(Protocol):
    """What the presenter may ask of the block."""

    def show_certification(
        self, draft: CertificationDraft | None, offer: Offer | None, fees: tuple[FeeLine, ...]
    ) -> None:
        """None: the procedure certifies nothing, the block goes."""
        ...


class CertificationPresenter:
    """`changed` is called after every change, with what is certified and what it costs; None while
    nothing was said of any paper."""

    def __init__(
        self,
        view: CertificationScreen,
        desk: Desk,
        tasks: Tasks,
        changed: Callable[[Certification | None, tuple[FeeLine, ...]], None],
    ) -> None:
        self._view, self._desk, self._tasks, self._changed = view, desk, tasks, changed
        self._code: str | None = None
        self._offer: Offer | None = None
        self.draft: CertificationDraft | None = None

    def follow(self, procedure_code: str | None, before: Certification | None = None) -> None:
        """Another procedure, or none; `before` is what was typed for it already."""
        if procedure_code == self._code:
            return
        self._code, self._offer, self.draft = procedure_code, None, None
        self._view.show_certification(None, None, ())
        if procedure_code is None:
            return

        def known(offer: Offer | None) -> None:
            if procedure_code == self._code and offer is not None:
                self._offer = offer
                self._set(drafts.begun(offer) if before is None else _typed(before))

        def unknown(_error: AppError) -> None:
            if procedure_code == self._code:
                self._code = None

        self._tasks.run(lambda: self._desk.certification_offer(procedure_code), known, unknown)

    def type_item(self, at: int, item: TypedItem) -> None:
        """One paper, its pages or its copies typed."""
        if self.draft is not None and at < len(self.draft.items):
            self._set(drafts.with_item(self.draft, at, item))

    def add_item(self) -> None:
        if self.draft is not None:
            self._set(drafts.with_new_item(self.draft))

    def remove_item(self, at: int) -> None:
        if self.draft is not None and 0 <= at < len(self.draft.items):
            self._set(drafts.without_item(self.draft, at))

    def type_number(self, number: str) -> None:
        """The number in the book, other than the one proposed."""
        if self.draft is not None:
            self._set(replace(self.draft, number=number))

    def _set(self, draft: CertificationDraft) -> None:
        self.draft = draft
        fees = () if self._offer is None else draft.fees(self._offer, self._today())
        self._view.show_certification(draft, self._offer, fees)
        if draft.is_untouched:
            self._changed(None, ())
        else:
            self._changed(draft.certification(), fees)

    def _today(self) -> date:
        return local_day(self._desk.clock.now())


def _typed(before: Certification) -> CertificationDraft:
    items = tuple(TypedItem(item.name, item.pages, item.copies) for item in before.items)
    return CertificationDraft(before.kind, items, before.register_number or "")
