"""The day of issue on the intake page: read from the card, mended by hand, never in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pytestqt.qtbot import QtBot

from models.domain.dossier import ApplicantKind
from tests.ui.fake_desk import FakeDesk
from tests.ui.intake.desktop import Desktop
from tests.ui.intake.screen import Counter
from ui.intake.person import Person


def test_a_card_brings_its_day_of_issue_into_the_dossier() -> None:
    counter = Counter()
    counter.ready()
    counter.presenter.submit()
    (command,) = counter.desk.called("receive")[-1]
    assert command.applicant.issue_date == date(2022, 1, 1)


def test_a_typed_day_that_cannot_be_stands_under_its_field_and_stops_the_save() -> None:
    counter = Counter()
    counter.ready()
    person = counter.presenter.draft.person
    for wrong, code in (
        ({"issue_date": date(2099, 1, 1)}, "future"),
        ({"issue_date": date(1980, 1, 1)}, "before_birth"),
        ({"issue_date": None, "issue_is_a_day": False}, "not_a_day"),
    ):
        counter.presenter.person_typed(replace(person, **wrong))
        counter.presenter.submit()
        assert counter.view.problems == [("issue_date", code)]
        assert counter.view.editing
    assert counter.desk.called("receive") == []


def test_a_day_typed_wrong_and_then_hidden_stops_nobody(qtbot: QtBot) -> None:
    desktop = Desktop(FakeDesk())
    qtbot.addWidget(desktop.window)
    desktop.page.edit_wanted()
    form = desktop.page.form.person.form
    form.issued.field.setText("99")
    form.birth.field.setText("99")
    assert not form.person().issue_is_a_day
    form.show_person(Person(kind=ApplicantKind.ORGANISATION))
    assert form.issued.isHidden()
    assert form.person().issue_is_a_day
    assert form.person().birth_is_a_day
