"""Three outcomes at the counter: received, guided in writing, refused; each leaves with a paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.domain.dossier import ApplicantKind
from models.domain.workflow import Action
from models.errors import StorageBusy
from tests.ui.fake_desk import BIRTH, THU, FakeDesk
from tests.ui.intake.desktop import Desktop
from tests.ui.intake.screen import CARD, Counter
from ui.intake.draft import Draft
from ui.intake.person import Person

ALT = Qt.KeyboardModifier.AltModifier


def begun(counter: Counter) -> None:
    counter.presenter.scanned(CARD)
    counter.choose("ks")
    counter.presenter.tick(0, True)


def test_guidance_begins_with_the_person_the_procedure_and_the_missing_papers() -> None:
    counter = Counter()
    begun(counter)
    counter.presenter.turn_away(Action.GUIDE)
    assert counter.stage.sheet is not None
    values = counter.stage.sheet.values
    missing = [document.name for document in BIRTH.documents[1:]]
    assert values["items"].splitlines() == missing
    assert (values["full_name"], values["procedure_code"]) == ("Nguyễn Văn Mẫu", BIRTH.code)


@pytest.mark.parametrize(
    ("action", "words", "form"),
    [(Action.GUIDE, {}, "02"), (Action.REFUSE, {"reason": "Không thuộc thẩm quyền"}, "03")],
)
def test_the_draft_goes_when_it_is_saved_and_the_form_stands_ready(
    action: Action, words: dict[str, str], form: str
) -> None:
    counter = Counter()
    begun(counter)
    counter.presenter.turn_away(action)
    assert counter.stage.sheet is not None
    counter.presenter.acts.do({**counter.stage.sheet.values, **words})
    assert counter.presenter.draft.is_blank
    assert counter.kept.of("o-mau").is_blank
    assert counter.stage.form is not None
    assert counter.stage.form.form.form == form
    counter.presenter.forms.print("")
    assert counter.view.printed == [form]
    (command,) = counter.desk.called("turn_away")[-1]
    assert (command.action, command.procedure_code) == (action, BIRTH.code)


def test_what_no_field_of_the_sheet_asks_is_kept_of_the_same_person_only() -> None:
    counter = Counter()
    begun(counter)
    counter.presenter.turn_away(Action.GUIDE)
    assert counter.stage.sheet is not None
    values = dict(counter.stage.sheet.values)
    counter.presenter.acts.do({**values, "full_name": "Lê Minh Giả", "personal_id": ""})
    (other,) = counter.desk.called("turn_away")[-1]
    assert (other.applicant.full_name, other.applicant.birth_date) == ("Lê Minh Giả", None)
    assert counter.presenter.draft.person.full_name == "Nguyễn Văn Mẫu"
    counter.presenter.turn_away(Action.GUIDE)
    counter.presenter.acts.do({**values, "phone": "0987654321"})
    (same,) = counter.desk.called("turn_away")[-1]
    assert (same.applicant.sex, same.applicant.phone) == ("Nam", "0987654321")
    assert same.applicant.birth_date is not None


def test_an_organisation_stays_one() -> None:
    counter = Counter()
    person = Person(kind=ApplicantKind.ORGANISATION, full_name="Công ty Mẫu", tax_code="0100109106")
    counter.presenter.person_typed(person)
    counter.choose("ks")
    counter.presenter.turn_away(Action.REFUSE)
    assert counter.stage.sheet is not None
    counter.presenter.acts.do({**counter.stage.sheet.values, "reason": "Không đúng nơi nộp"})
    (command,) = counter.desk.called("turn_away")[-1]
    assert command.applicant.kind is ApplicantKind.ORGANISATION
    assert command.applicant.tax_code == "0100109106"


def test_leaving_the_sheet_or_failing_to_save_keeps_the_draft() -> None:
    counter = Counter()
    begun(counter)
    before = counter.presenter.draft
    counter.presenter.turn_away(Action.GUIDE)
    assert counter.stage.sheet is not None
    counter.desk.failures["turn_away"] = StorageBusy()
    counter.presenter.acts.do(counter.stage.sheet.values)
    assert counter.presenter.draft == before
    counter.presenter.acts.leave()
    assert counter.presenter.draft == before


def test_what_was_typed_meanwhile_by_the_next_official_is_not_thrown_away() -> None:
    counter = Counter()
    begun(counter)
    counter.presenter.turn_away(Action.GUIDE)
    assert counter.stage.sheet is not None
    values = counter.stage.sheet.values
    counter.session.sign_in(THU)
    counter.presenter.shown()
    hers = replace(counter.presenter.draft, person=Person(full_name="Vi Thị Ví"))
    counter.presenter.person_typed(hers.person)
    counter.session.sign_in(replace(THU, role=counter.desk.people["o-mau"].role))
    counter.presenter.acts.do(values)
    assert counter.presenter.draft.person.full_name == "Vi Thị Ví"
    assert counter.kept.of("o-mau") == Draft()


def test_after_saving_a_dossier_nobody_is_turned_away() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.submit()
    counter.presenter.turn_away(Action.GUIDE)
    assert counter.stage.sheet is None


@pytest.mark.parametrize("way", ["key", "menu"])
def test_keys_alone_lead_from_the_draft_to_the_printed_guidance(qtbot: QtBot, way: str) -> None:
    desktop = Desktop(FakeDesk())
    qtbot.addWidget(desktop.window)
    desktop.scan(CARD)
    desktop.type("ks")
    desktop.press(Qt.Key.Key_Return)
    if way == "key":
        desktop.press(Qt.Key.Key_G, ALT)
    else:
        desktop.press(Qt.Key.Key_D, ALT)
        desktop.press(Qt.Key.Key_1)
    assert desktop.page.stage.sheet is not None
    desktop.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desktop.page.stage.form is not None
    assert desktop.page.draft.is_blank
    desktop.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [form for _id, form, *_rest in desktop.desk.called("print_form")] == ["02"]


def test_keys_of_the_page_wait_while_a_sheet_lies_over_it(qtbot: QtBot) -> None:
    desktop = Desktop(FakeDesk())
    qtbot.addWidget(desktop.window)
    desktop.scan(CARD)
    desktop.press(Qt.Key.Key_G, ALT)
    sheet = desktop.page.stage.sheet
    assert sheet is not None
    for key in (Qt.Key.Key_C, Qt.Key.Key_H, Qt.Key.Key_G):
        desktop.press(key, ALT)
    assert desktop.page.stage.sheet is sheet
    desktop.press(Qt.Key.Key_Escape)
    assert desktop.page.stage.sheet is None
    assert not desktop.page.draft.is_blank
