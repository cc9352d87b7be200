"""Two officials of one name are told apart where one of them signs in."""

from __future__ import annotations

from dataclasses import replace

from tests.ui.fake_desk import MAU
from tests.ui.page_window import open_page
from ui.sign_in.person_card import PersonCard
from ui.sign_in.view import SignInPage, build
from ui.widgets.brand import initials


def test_each_card_bears_the_mark_behind_the_name(qtbot, vietnamese) -> None:
    here = open_page("sign_in", build)
    qtbot.addWidget(here.window)
    page = here.window.page("sign_in")
    assert isinstance(page, SignInPage)
    here.desk.people = {"a": replace(MAU, id="a"), "b": replace(MAU, id="b", mark="Tư pháp")}
    page.came.emit()
    names = [card.text() for card in page.findChildren(PersonCard)]
    assert names[-2:] == ["Hoàng Thị Mẫu", "Hoàng Thị Mẫu (Tư pháp)"]
    assert {initials(name) for name in names[-2:]} == {"HM"}
