"""What the intake asks over the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from models.errors import AppError, NoPrinter
from ui import texts
from ui.intake import words
from ui.intake.contract import Done
from ui.page_life import ask
from ui.widgets.boxes import boxed, column
from ui.widgets.buttons import ButtonKind
from ui.widgets.dialog import Blocks, Choice
from ui.widgets.fields import ChoiceField
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import Label

translate = QCoreApplication.translate


def save_failed(page: QWidget, error: AppError, again: Callable[[], None]) -> None:
    """Nothing was saved, nothing typed is lost."""
    blocks = Blocks(
        texts.sentence(error),
        translate("IntakeQuestions", "What was typed is still on the screen; no number was used."),
        translate(
            "IntakeQuestions",
            "Press Enter to save again. If it still fails press F12 and call support.",
        ),
    )
    choices = (
        Choice(translate("IntakeQuestions", "Back to the form"), False),
        Choice(translate("IntakeQuestions", "Save again"), True, ButtonKind.PRIMARY),
    )

    def decided(wanted: object) -> None:
        if wanted is True:
            again()

    ask(
        page, translate("IntakeQuestions", "The dossier is not saved yet"), choices, decided, blocks
    )


def print_failed(page: QWidget, done: Done, error: AppError, again: Callable[[str], None]) -> None:
    """The dossier is safe; only the paper is missing."""
    if isinstance(error, NoPrinter):
        now = translate(
            "IntakeQuestions", "Choose a printer with Ctrl+, then print again. The number stays."
        )
    else:
        now = translate(
            "IntakeQuestions",
            "Check paper, light and cable, then press Enter. The number on the slip stays.",
        )
    blocks = Blocks(texts.sentence(error), _safe(done), now)
    choices = (
        Choice(translate("IntakeQuestions", "Later"), False),
        Choice(translate("IntakeQuestions", "Print again"), True, ButtonKind.PRIMARY, "printer"),
    )

    def decided(wanted: object) -> None:
        if wanted is True:
            again(done.dossier.id)

    title = translate("IntakeQuestions", "The slip is not printed yet")
    ask(page, title, choices, decided, blocks)


def paper(page: QWidget, done: Done, answer: Callable[[str, bool | None], None]) -> None:
    """The printer cannot say whether paper came out."""
    blocks = Blocks(
        translate("IntakeQuestions", "The printer does not say whether the slip is out."),
        _safe(done),
        translate(
            "IntakeQuestions",
            "If the slip is there press Enter. If not print again; the number stays.",
        ),
    )
    choices = (
        Choice(translate("IntakeQuestions", "Look later"), None),
        Choice(translate("IntakeQuestions", "Print again"), False, icon="printer", key="Alt+I"),
        Choice(
            translate("IntakeQuestions", "The slip is there"), True, ButtonKind.PRIMARY, "check"
        ),
    )

    def decided(came_out: object) -> None:
        if came_out is None or isinstance(came_out, bool):
            answer(done.dossier.id, came_out)

    ask(page, translate("IntakeQuestions", "Did the slip come out?"), choices, decided, blocks)


def reprint(page: QWidget, done: Done, answer: Callable[[str, str | None], None]) -> None:
    """A second slip says that it is one, and why."""
    reasons = (
        ("slip_jammed", translate("IntakeQuestions", "Paper jam or poor print")),
        ("slip_not_out", translate("IntakeQuestions", "The slip did not come out")),
        ("slip_lost", translate("IntakeQuestions", "The applicant lost the slip")),
        ("slip_one_more", translate("IntakeQuestions", "One more copy is needed")),
    )
    choice = ChoiceField([(texts.record(code), shown) for code, shown in reasons])
    text = translate(
        "IntakeQuestions", "This copy will carry REPRINT no. {n}. The reason is kept."
    ).format(n=max(done.prints, 1))
    body = boxed(
        column(
            Label(text, wrap=True),
            LabelledField(translate("IntakeQuestions", "Why it is printed again"), choice),
        )
    )
    choices = (
        Choice(translate("IntakeQuestions", "Do not print"), False),
        Choice(translate("IntakeQuestions", "Print again"), True, ButtonKind.PRIMARY, "printer"),
    )

    def decided(wanted: object) -> None:
        answer(done.dossier.id, str(choice.value()) if wanted is True else None)

    ask(page, translate("IntakeQuestions", "Print the slip again?"), choices, decided, body=body)


def drop(page: QWidget, name: str, dropped: Callable[[], None]) -> None:
    """Throw away what was typed."""
    who = name or translate("IntakeQuestions", "this person")
    blocks = Blocks(
        translate("IntakeQuestions", "The draft of {name} is not a dossier yet.").format(name=who),
        translate("IntakeQuestions", "Saved dossiers do not change; no number was used."),
        translate("IntakeQuestions", "Press Esc to go on with the draft."),
    )
    choices = (
        Choice(translate("IntakeQuestions", "Keep the draft"), False),
        Choice(translate("IntakeQuestions", "Drop the draft"), True, ButtonKind.DANGER),
    )

    def decided(wanted: object) -> None:
        if wanted is True:
            dropped()

    ask(page, translate("IntakeQuestions", "Drop this draft?"), choices, decided, blocks)


def _safe(done: Done) -> str:
    text = translate(
        "IntakeQuestions",
        "The dossier is saved on this computer since {time}, code {code}. No need to type again.",
    )
    return text.format(time=words.clock(done.saved_at, seconds=True), code=done.dossier.shown_code)
