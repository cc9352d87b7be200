"""The page about the centre on screen: one true sentence, the rows, one act."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from models.domain.dossier import DossierStatus
from models.inbox import Closing
from models.queries.sync_overview import SyncNote
from models.services.mass_change import MassChange
from sync.events import SyncPhase, SyncStatus
from tests.ui.fake_desk import MORNING
from tests.ui.page_window import SIZES, misfits, open_page
from ui.sync_status.view import SyncPage, build
from ui.sync_status.words import headline, note_words, phase_look, span_words
from ui.theme import ThemeKind, Tone, apply_theme
from ui.widgets.dialog import AskDialog
from ui.widgets.labels import CodeLabel


class Source:
    def __init__(self, phase: SyncPhase) -> None:
        self.phase = phase

    def status(self) -> SyncStatus:
        return SyncStatus(phase=self.phase, since=MORNING - timedelta(minutes=54), retry_in_s=40)

    def subscribe(self, _callback):
        return lambda: None


def _open(qtbot, phase: SyncPhase, size=(1366, 768)):
    here = open_page("sync", build, size, source=Source(phase))
    qtbot.addWidget(here.window)
    page = here.window.page("sync")
    assert isinstance(page, SyncPage)
    return here, page


def test_without_network_the_first_word_is_that_everything_is_safe(qtbot, vietnamese) -> None:
    _here, page = _open(qtbot, SyncPhase.OFFLINE)
    assert page.headline.text() == "3 hồ sơ đang nằm an toàn trên máy này."
    assert "Mất mạng từ 08:47" in page.explanation.text()
    assert "40 giây" in page.frame.next_step


def test_green_is_said_only_when_nothing_waits(qtbot, vietnamese) -> None:
    here, page = _open(qtbot, SyncPhase.ALL_THERE)
    assert not page.frame.next_done
    assert headline(Source(SyncPhase.ALL_THERE).status(), here.desk.sync_overview()) != (
        "Trung tâm đã nhận đủ mọi hồ sơ."
    )
    here.desk.store = {key: d for key, d in here.desk.store.items() if d.synced_at is not None}
    page.refresh()
    assert page.headline.text() == "Trung tâm đã nhận đủ mọi hồ sơ."
    assert page.frame.next_done


def test_enter_opens_the_dossier_that_came_back(qtbot, vietnamese) -> None:
    here, page = _open(qtbot, SyncPhase.OFFLINE)
    assert page.rows.hasFocus()
    here.press(Qt.Key.Key_Return)
    assert here.router.calls == [("dossier", here.ids["Hứa Văn Kiểm"])]


def test_the_primary_act_tries_once_and_shows_that_it_tries(qtbot, vietnamese) -> None:
    here, page = _open(qtbot, SyncPhase.OFFLINE)
    assert page.frame.primary is not None
    page.frame.primary.run()
    page.frame.primary.run()
    assert len(here.desk.called("sync_now")) == 1
    assert page.frame.primary.busy


@pytest.mark.parametrize("phase", list(SyncPhase))
def test_every_phase_has_its_own_drawing_words_and_advice(qtbot, vietnamese, phase) -> None:
    status = SyncStatus(phase=phase, since=MORNING - timedelta(hours=2))
    look = phase_look(status, MORNING)
    assert look.icon
    assert look.line
    assert look.advice
    assert "{" not in look.line + look.advice


def test_the_story_puts_even_an_unknown_line_into_words(qtbot, vietnamese) -> None:
    time, icon, words, tone = note_words(SyncNote(MORNING, "something_new", {}))
    assert (time, icon, tone) == ("09:41", "info", Tone.SECONDARY)
    assert words == "Đã thử, chưa được"


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.2, "1 giây"), (40, "40 giây"), (3240, "54 phút"), (7300, "2 giờ")]
)
def test_spans_are_told_in_one_unit(qtbot, vietnamese, seconds, words) -> None:
    assert span_words(seconds) == words


@pytest.mark.parametrize(("size", "scale"), SIZES)
@pytest.mark.parametrize("phase", [SyncPhase.OFFLINE, SyncPhase.JOIN_AGAIN])
def test_every_word_fits_its_place(qtbot, qapp, vietnamese, size, scale, phase) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    _here, page = _open(qtbot, phase, size)
    qtbot.wait(10)
    assert misfits(page) == []


def _page_waits(here, page) -> None:
    closing = tuple(
        Closing(f"d-{n}", f"H37.15-261120-{n:04d}", DossierStatus.WITHDRAWN) for n in range(1, 13)
    )
    here.desk.mass_change = MassChange("m1", MORNING, closing, accepted=False)
    page.refresh()


def _dialog(here) -> AskDialog:
    (dialog,) = [d for d in here.window.findChildren(AskDialog) if d.isVisible()]
    return dialog


def test_a_mass_change_lists_its_codes_and_enter_never_lets_it_in(qtbot, vietnamese) -> None:
    here, page = _open(qtbot, SyncPhase.NOT_THE_CENTRE)
    assert not page.mass_change.isVisible()
    _page_waits(here, page)
    codes = [label.code() for label in page.mass_change.findChildren(CodeLabel)]
    assert codes == [f"H37.15-261120-{n:04d}" for n in range(1, 13)]
    page.mass_change.accept.click()
    dialog = _dialog(here)
    here.press(Qt.Key.Key_Return)  # what a scanner ends with
    assert not dialog.isVisible()
    assert here.desk.called("accept_mass_change") == []


def test_a_person_lets_exactly_the_listed_change_in_once(qtbot, vietnamese) -> None:
    here, page = _open(qtbot, SyncPhase.NOT_THE_CENTRE)
    _page_waits(here, page)
    page.mass_change.accept.click()
    _dialog(here).decide(1)
    assert [call[0] for call in here.desk.called("accept_mass_change")] == ["m1"]
    assert not page.mass_change.accept.isEnabled()
    here.desk.mass_change = None
    page.refresh()
    assert not page.mass_change.isVisible()


def test_a_waiting_mass_change_is_not_told_as_a_wrong_network(qtbot, vietnamese) -> None:
    status = SyncStatus(phase=SyncPhase.NOT_THE_CENTRE, since=MORNING, code="mass_change")
    assert phase_look(status, MORNING).line == "có thay đổi chờ duyệt"
    told = note_words(SyncNote(MORNING, "mass_change_taken", {"closed": 6, "official": None}))
    assert told[2] == "Đã nhận 6 hồ sơ trung tâm đóng"


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_word_of_a_mass_change_fits_its_place(qtbot, qapp, vietnamese, size, scale) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    here, page = _open(qtbot, SyncPhase.NOT_THE_CENTRE, size)
    _page_waits(here, page)
    qtbot.wait(50)
    assert misfits(page) == []
