"""Dossiers as they are looked up."""

from __future__ import annotations

from models.domain.clock import local_day
from models.domain.dossier import Dossier
from models.domain.dossier_forms import times_printed
from models.domain.online_answer import answer_time
from models.domain.text import fold, words_start_with
from models.errors import NotFound
from models.queries.dossier_detail import DossierDetail
from models.queries.dossier_list import CentreState, DossierPage, PageKey, View
from models.queries.today import Task, TaskKind, Today
from tests.ui.fake_desk.counter import Counter
from tests.ui.fake_desk.samples import CALENDAR


class Lists(Counter):
    """Dossiers as they are looked up."""

    def today(self) -> Today:
        self._enter("today")
        kinds = (
            (TaskKind.OVERDUE, View.OVERDUE),
            (TaskKind.DUE_TODAY, View.DUE_TODAY),
            (TaskKind.RESULT_READY, View.RESULT_READY),
        )
        day = local_day(self._clock.now())
        online = tuple(
            Task(TaskKind.ONLINE, self._line(d), answer_time(d, self.counter_rules, CALENDAR))
            for d in reversed(self._in(View.ONLINE_NEW))
        )
        return Today(
            overdue=len(self._in(View.OVERDUE)),
            due_today=len(self._in(View.DUE_TODAY)),
            waiting_supplement=len(self._in(View.WAITING_SUPPLEMENT)),
            result_ready=len(self._in(View.RESULT_READY)),
            not_at_centre=len(self._in(View.NOT_AT_CENTRE)),
            received_today=sum(local_day(d.received_at) == day for d in self.store.values()),
            tasks=(
                *self._troubled(TaskKind.SENT_BACK, CentreState.SENT_BACK),
                *self._troubled(TaskKind.TWO_VERSIONS, CentreState.TWO_VERSIONS),
                *online,
                *(Task(kind, self._line(d)) for kind, view in kinds for d in self._in(view)),
            ),
            online=online,
        )

    def dossiers(self, view: View, search: str = "", after: PageKey | None = None) -> DossierPage:
        self._enter("dossiers", view, search, after)
        found = [d for d in self._in(view) if _fits(d, search)]
        if after is not None:
            place = (after.received_at, after.id)
            found = [d for d in found if (d.received_at, d.id) < place]
        shown = found[: self._page_size]
        more = len(found) > len(shown)
        key = PageKey(shown[-1].received_at, shown[-1].id) if more else None
        return DossierPage(tuple(self._line(d) for d in shown), key)

    def dossier_count(self, view: View, search: str = "") -> int:
        self._enter("dossier_count", view, search)
        return sum(_fits(d, search) for d in self._in(view))

    def detail(self, dossier_id: str) -> DossierDetail:
        self._enter("detail", dossier_id)
        dossier = self._dossier(dossier_id)
        return DossierDetail(
            dossier=dossier,
            centre=self._centre(dossier),
            reason=self.reasons.get(dossier_id),
            prints=times_printed(dossier, "01"),
            two_versions=self.versions.get(dossier_id),
            same_code=tuple(
                self._line(self._dossier(other)) for other in self.same_code.get(dossier_id, ())
            ),
        )

    def detail_by_code(self, code: str) -> DossierDetail:
        self._enter("detail_by_code", code)
        for dossier in self.store.values():
            if code in (dossier.code, dossier.provisional_code):
                return self.detail(dossier.id)
        raise NotFound("dossier_not_found", code=code)

    def _troubled(self, kind: TaskKind, state: CentreState) -> list[Task]:
        return [Task(kind, self._line(d)) for d in self._newest() if self._centre(d) is state]


def _fits(dossier: Dossier, search: str) -> bool:
    if not search.strip():
        return True
    text = fold(f"{dossier.applicant.full_name} {dossier.procedure.name} {dossier.shown_code}")
    phone = dossier.applicant.phone or ""
    digits = search.replace(" ", "")
    by_number = digits.isdigit() and (phone.endswith(digits) or dossier.shown_code.endswith(digits))
    return by_number or words_start_with(text, search)
