"""The menu of what else can become of a draft: guidance, refusal, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.domain.workflow import Action
from ui.intake.presenter import IntakePresenter
from ui.widgets.act_menu import ActMenu
from ui.widgets.buttons import button_with_key
from ui.widgets.key_cap import key_text

MORE_KEY, DROP_KEY = "Alt+D", "Alt+H"
TURNING_AWAY = {Action.GUIDE: "Alt+G", Action.REFUSE: "Alt+C"}

translate = QCoreApplication.translate


def keys_of(presenter: IntakePresenter) -> dict[str, Callable[[], None]]:
    """What each key of the menu does, with or without the menu."""
    return {
        TURNING_AWAY[Action.GUIDE]: lambda: presenter.turn_away(Action.GUIDE),
        TURNING_AWAY[Action.REFUSE]: lambda: presenter.turn_away(Action.REFUSE),
        DROP_KEY: presenter.drop,
    }


def open_more(page: QWidget, presenter: IntakePresenter) -> None:
    """The two other outcomes, so that nobody leaves without a paper; and the draft's end."""
    named = {
        TURNING_AWAY[Action.GUIDE]: translate("IntakeView", "Guidance in writing (Form 02)…"),
        TURNING_AWAY[Action.REFUSE]: translate("IntakeView", "Refusal to receive (Form 03)…"),
    }
    if not presenter.draft.is_blank:
        named[DROP_KEY] = translate("IntakeView", "Drop the draft")
    runs = keys_of(presenter)
    acts = [(runs[key], f"{words}  {key_text(key)}") for key, words in named.items()]
    anchor = button_with_key(page.window(), MORE_KEY) or page
    menu = ActMenu(page.window(), anchor, acts, translate("IntakeView", "More"))
    menu.chosen.connect(lambda run: run())
    menu.open()
