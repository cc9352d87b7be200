"""The forms of a dossier from a real counter: seen, printed, counted, and kept in its history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from app.desk import CounterDesk
from app.runtime import Runtime
from app.settings import SettingsFile
from models.domain.clock import FixedClock
from models.domain.dossier import DossierStatus
from models.domain.dossier_forms import form_after, forms_of
from models.domain.workflow import Action, Role
from models.errors import NotFound, SpoolFailed, UserError
from models.queries.dossier_list import View
from models.services.processing import Act
from models.services.turning_away import TurnAway
from tests.builders import OFFICIAL, TODAY, person, procedure_with_days, receive

COUNTER = Role.COUNTER_OFFICIAL


@dataclass
class Printer:
    """Takes papers, or refuses them while `broken`."""

    broken: bool = False
    papers: list[tuple[str, str]] = field(default_factory=list)

    def print_pdf(self, pdf: bytes, _printer: str, paper: str) -> bool:
        if self.broken:
            raise SpoolFailed(reason="test")
        with pypdfium2.PdfDocument(pdf) as document:
            text = "\n".join(page.get_textpage().get_text_range() for page in document)
        self.papers.append((paper, text))
        return True


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def desk(runtime: Runtime, printer: Printer, tmp_path: Path) -> CounterDesk:
    settings = SettingsFile(tmp_path / "settings.json")
    settings.change(printer="HP LaserJet 107a")
    nothing: Callable[..., None] = lambda *_all: None  # noqa: E731
    return CounterDesk(
        runtime,
        settings,
        publish=nothing,
        sync_wanted=nothing,
        saved=nothing,
        print_pdf=printer.print_pdf,
        printers=lambda: ("HP LaserJet 107a",),
    )


def act(desk: CounterDesk, dossier_id: str, action: Action, **data: object):
    return desk.act(
        Act(dossier_id=dossier_id, action=action, official=OFFICIAL, role=COUNTER, data=data)
    )


def test_the_form_of_an_act_is_printed_on_its_own_paper_and_counted_by_itself(
    desk: CounterDesk, runtime: Runtime, printer: Printer
) -> None:
    dossier = receive(runtime)
    after = act(desk, dossier.id, Action.WITHDRAW, reason="Người nộp đổi ý")
    form = form_after(after)
    assert form is not None
    assert (form.form, form.event_id) == ("05", after.history[-1].id)
    assert desk.form_pages(dossier.id, "05", form.event_id)
    first = desk.print_form(dossier.id, "05", OFFICIAL, form.event_id)
    again = desk.print_form(dossier.id, "05", OFFICIAL, form.event_id, "Giấy bị rách")
    assert (first.reprint_number, again.reprint_number) == (0, 1)
    (paper, plain), (_paper, marked) = printer.papers
    assert paper == "A4"
    assert "Người nộp đổi ý" in plain
    assert "BẢN IN LẠI" not in plain
    assert "BẢN IN LẠI" in marked
    detail = desk.detail(dossier.id)
    assert detail.prints == 0
    assert [(one.form, one.prints) for one in forms_of(detail.dossier)] == [("01", 0), ("05", 2)]
    assert detail.dossier.history[-1].data["reason"] == "Giấy bị rách"


def test_the_slip_and_the_forms_never_count_for_each_other(
    desk: CounterDesk, runtime: Runtime
) -> None:
    dossier = receive(runtime)
    act(desk, dossier.id, Action.HAND_OVER, to="Lý Văn Thử")
    assert desk.print_form(dossier.id, "06", OFFICIAL).reprint_number == 0
    assert desk.print_slip(dossier.id, OFFICIAL).reprint_number == 0
    assert desk.print_form(dossier.id, "01", OFFICIAL, reason="Thêm một bản").reprint_number == 1
    assert desk.print_form(dossier.id, "06", OFFICIAL).reprint_number == 1


def test_each_act_of_one_kind_has_its_own_paper(
    desk: CounterDesk, runtime: Runtime, printer: Printer, clock: FixedClock
) -> None:
    dossier = receive(runtime)
    first = act(desk, dossier.id, Action.REQUEST_SUPPLEMENT, items=["Ảnh 3x4"])
    act(desk, dossier.id, Action.SUPPLEMENT_RECEIVED)
    second = act(
        desk,
        dossier.id,
        Action.REQUEST_SUPPLEMENT,
        items=["Tờ khai"],
        override_reason="Giấy nộp bị rách",
    )
    desk.print_form(dossier.id, "02", OFFICIAL, first.history[-1].id)
    slip = desk.print_form(dossier.id, "02", OFFICIAL, second.history[-1].id)
    assert slip.reprint_number == 0
    (_a, one), (_b, two) = printer.papers
    words = ("Ảnh 3x4", "Tờ khai")
    assert [word in one for word in words] == [True, False]
    assert [word in two for word in words] == [False, True]


def test_a_printer_that_fails_leaves_no_line_in_the_history(
    desk: CounterDesk, runtime: Runtime, printer: Printer
) -> None:
    dossier = receive(runtime)
    after = act(desk, dossier.id, Action.WITHDRAW, reason="Người nộp đổi ý")
    printer.broken = True
    with pytest.raises(SpoolFailed):
        desk.print_form(dossier.id, "05", OFFICIAL, after.history[-1].id)
    assert desk.detail(dossier.id).dossier.history == after.history


def test_a_form_without_its_act_is_refused_in_words(desk: CounterDesk, runtime: Runtime) -> None:
    dossier = receive(runtime)
    with pytest.raises(UserError) as refused:
        desk.form_pages(dossier.id, "04")
    assert refused.value.code == "form_without_act"
    with pytest.raises(NotFound):
        desk.form_pages(dossier.id, "04", "no-such-act")


def test_guidance_uses_no_number_is_found_by_name_and_has_its_form(
    desk: CounterDesk, runtime: Runtime, printer: Printer
) -> None:
    before = desk.numbers_left()
    record = desk.turn_away(
        TurnAway(
            action=Action.GUIDE,
            applicant=person(full_name="Lê Minh Giả"),
            procedure_code=procedure_with_days(runtime),
            official=OFFICIAL,
            role=COUNTER,
            data={"items": ["Giấy chứng sinh"]},
        )
    )
    assert desk.numbers_left() == before
    (line,) = desk.dossiers(View.ALL, "le minh gia").lines
    assert (line.id, line.code, line.provisional_code) == (record.id, None, None)
    (form,) = forms_of(desk.detail(record.id).dossier)
    assert form == form_after(record)
    desk.print_form(record.id, form.form, OFFICIAL, form.event_id)
    assert "Giấy chứng sinh" in printer.papers[0][1]


def test_what_was_entered_by_mistake_is_marked_in_the_list(
    desk: CounterDesk, runtime: Runtime
) -> None:
    dossier = receive(runtime)
    act(desk, dossier.id, Action.VOID, reason="Nhập nhầm người")
    (line,) = desk.dossiers(View.ALL).lines
    assert (line.is_void, line.status) == (True, DossierStatus.NOT_ACCEPTED)


def test_what_lies_at_the_counter_is_counted_and_the_list_of_what_went_is_printed(
    desk: CounterDesk, runtime: Runtime, printer: Printer, clock: FixedClock
) -> None:
    first, second = receive(runtime), receive(runtime)
    now = clock.now()
    assert desk.received_before(now) == ()
    waiting = desk.received_before(now + timedelta(minutes=1))
    assert set(waiting) == {first.id, second.id}
    for dossier in (first, second):
        act(desk, dossier.id, Action.HAND_OVER)
    assert desk.received_before(now + timedelta(minutes=1)) == ()
    desk.print_hand_over_list(TODAY)
    ((paper, text),) = printer.papers
    assert paper == "A4"
    assert all(dossier.shown_code in text for dossier in (first, second))


def test_the_calendar_says_what_a_promised_day_is_worth(desk: CounterDesk) -> None:
    friday, sunday = desk.day_hint(TODAY + timedelta(days=2)), TODAY + timedelta(days=4)
    assert (friday.is_working, friday.working_days) == (True, 2)
    assert not desk.day_hint(sunday).is_working
    assert desk.day_hint(TODAY - timedelta(days=1)).working_days == 0
