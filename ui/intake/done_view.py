"""The page after saving: what to say, and three facts that are never greener than the truth."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from models.domain.dossier import Applicant, ApplicantKind, Dossier
from models.domain.fees import owed_vnd
from models.domain.identity import SEX_MALE
from models.queries.dossier_list import CentreState
from printing.preview import GreyPage
from ui import texts
from ui.intake import words
from ui.intake.contract import Done, PrintState
from ui.intake.strips import Strips
from ui.theme import Fold, Text, Tone, px
from ui.widgets.boxes import STRETCH, Line, ScrollPage, boxed, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.icon_view import IconView
from ui.widgets.labels import CodeLabel, IconLabel, Label
from ui.widgets.paper_preview import Desk, PaperPreview


class Fact(QWidget):
    """A drawing, a bold fact, a quiet line under it, perhaps an act."""

    def __init__(self, icon: str, act: Button | None = None) -> None:
        super().__init__()
        self._icon = IconView(icon, 24, Tone.OK)
        self.fact = Label("", Text.BODY, Tone.OK, 600, wrap=True)
        self.detail = Label("", Text.LABEL, Tone.SECONDARY, wrap=True)
        middle = Qt.AlignmentFlag.AlignVCenter
        lines = column(self.fact, self.detail, spacing=1)
        self.setLayout(
            row((self._icon, 0, middle), (lines, 1), act, spacing=14, margins=(16, 9, 14, 9))
        )

    def set(self, icon: str, tone: Tone, fact: str, detail: str) -> None:
        self._icon.set_icon(icon, tone)
        self.fact.setText(fact)
        self.fact.set_tone(tone)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.setAccessibleName(f"{fact}. {detail}")


class DoneView(QWidget):
    """`again` and `same_person` tell the two buttons."""

    again = Signal()
    same_person = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.strips = Strips()
        self._make()
        side = Desk()
        side.setLayout(
            column(
                row(self._slip_head, STRETCH, self._slip_state, spacing=8),
                (self.preview, 1),
                margins=(16, 16, 16, 10),
            )
        )
        left = column(self.strips, self._hero(), self._facts(), self._next(), STRETCH, spacing=13)
        left.setContentsMargins(18, 16, 14, 12)
        scroll = ScrollPage(boxed(left))
        side.setFixedWidth(px(340))
        self._side = side
        self.setLayout(row((scroll, 1), side, spacing=0))

    def folded(self, fold: Fold) -> None:
        """Code and appointment are never cut: in a narrow window the picture of the slip goes."""
        self._side.setVisible(not fold.compact)

    def take_focus(self) -> None:
        """Put the keyboard where no key does harm."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        (self if self._side.isHidden() else self.preview).setFocus()

    def _make(self) -> None:
        self.title = Label("", Text.TITLE, Tone.PRIMARY, 600, wrap=True)
        self._what = Label("", Text.LABEL, Tone.SECONDARY, wrap=True)
        self.code = CodeLabel("", Text.FIGURE)
        self._code_note = Label("", Text.SMALL, Tone.WARN, 500, wrap=True)
        self._say_word = Label("", Text.SMALL, Tone.SECONDARY, 500)
        self.say = Label("", Text.TITLE, Tone.PRIMARY, 700, wrap=True, numeric=True)
        self.print_button = Button(self.tr("Print again"), ButtonKind.GHOST, key="F9", small=True)
        self.print_button.clicked.connect(self.again)
        self.saved = Fact("computer_check")
        self.printed = Fact("printer", self.print_button)
        self.centre = Fact("centre")
        self._invite = Label("", Text.LABEL, Tone.SECONDARY, wrap=True)
        self._slip_head = Label(self.tr("The slip"), Text.LABEL, Tone.PRIMARY, 600)
        self._slip_state = IconLabel("printer", "", Tone.OK)
        self.preview = PaperPreview(self.tr("The slip"))

    def _hero(self) -> Card:
        code_box = Card(
            column(
                Label(self.tr("Dossier code"), Text.SMALL, Tone.SECONDARY, 500),
                self.code,
                self._code_note,
                spacing=2,
            ),
            fill="bg.sunken",
            line=None,
            radius=8,
        )
        say_box = Card(
            column(self._say_word, self.say, STRETCH, spacing=2),
            fill="bg.sunken",
            line=None,
            radius=8,
        )
        top = Qt.AlignmentFlag.AlignTop
        lines = column(self.title, self._what, spacing=1)
        return Card(
            column(
                row((IconView("circle_check", 36, Tone.OK), 0, top), (lines, 1), spacing=16),
                row(code_box, (say_box, 1), spacing=10),
                spacing=12,
            ),
            line="ok.text",
            margins=(18, 16, 18, 16),
        )

    def _facts(self) -> Card:
        return Card(
            column(self.saved, Line(), self.printed, Line(), self.centre, spacing=0),
            margins=(1, 2, 1, 2),
        )

    def _next(self) -> Card:
        same = Button(self.tr("Other dossier, same person"), key="Ctrl+N", small=True)
        same.clicked.connect(self.same_person)
        lines = column(
            Label(self.tr("Next person, please: scan the ID card"), Text.BODY, Tone.PRIMARY, 600),
            self._invite,
            spacing=1,
        )
        return Card(
            row(IconView("scan", 28, Tone.ACCENT), (lines, 1), same, spacing=16),
            fill="accent.soft",
            line=None,
            margins=(18, 12, 14, 12),
        )

    def show_done(self, done: Done) -> None:
        """The dossier and what is true about it now."""
        dossier = done.dossier
        who = self._address_of(dossier.applicant)
        self.title.setText(self._headline(done.printing).format(who=who))
        name = words.title(dossier.procedure)
        received = words.clock(dossier.received_at)
        what = self.tr("{procedure} · received at {time}").format(procedure=name, time=received)
        self._what.setText(what + self._holder_and_fees(dossier))
        self.code.set_code(dossier.shown_code)
        is_provisional = dossier.code is None
        self._code_note.setText(self.tr("provisional code, not the final one"))
        self._code_note.setVisible(is_provisional)
        self._show_due(done)
        self.saved.set(
            "computer_check",
            Tone.OK,
            self.tr("Saved on this computer"),
            self.tr("{time}, written to the disk").format(
                time=words.clock(done.saved_at, seconds=True)
            ),
        )
        self._show_print(done)
        self._show_centre(done)
        self._invite.setText(self.tr("or Ctrl+N for another dossier of {who}").format(who=who))

    def _holder_and_fees(self, dossier: Dossier) -> str:
        """Whose dossier it is when it is somebody else's, and what is to be paid."""
        parts = []
        if dossier.holder is not None:
            parts.append(self.tr("for {holder}").format(holder=dossier.holder.full_name))
        owed = owed_vnd(dossier.fees)
        if owed:
            parts.append(self.tr("to be paid: {amount}").format(amount=words.vnd(owed)))
        elif any(line.exempt_reason is not None for line in dossier.fees):
            parts.append(self.tr("fee excused"))
        return "".join(f" · {part}" for part in parts)

    def _headline(self, printing: PrintState) -> str:
        if printing is PrintState.PRINTING:
            return self.tr("Saved. Printing the slip for {who}.")
        if printing is PrintState.NOT_PRINTED:
            return self.tr("Saved. The slip for {who} is not printed yet.")
        return self.tr("Saved. Hand the slip to {who}.")

    def _show_due(self, done: Done) -> None:
        due_at = done.dossier.due_at
        head = self.tr("Read aloud: the result is due")
        if done.dossier.due_provisional:
            head = self.tr("Read aloud: due, provisional date")
        self._say_word.setText(head)
        if due_at is None:
            self.say.setText(self.tr("no date given"))
        else:
            self.say.setText(_last_word_kept(words.spoken(due_at)))

    def _show_print(self, done: Done) -> None:
        slip = done.slip
        copies = slip.copies if slip is not None else 0
        printer = slip.printer if slip is not None else ""
        if done.printing is PrintState.PRINTING:
            look = ("printer", Tone.INFO, self.tr("Printing…"), "")
        elif done.printing is PrintState.PRINTED:
            fact = self.tr("{n} copies printed").format(n=copies)
            detail = self.tr("{printer} reported done").format(printer=printer)
            look = ("printer", Tone.OK, fact, detail)
        elif done.printing is PrintState.UNSURE:
            fact = self.tr("Sent to the printer, not sure that paper came out")
            look = ("printer", Tone.WARN, fact, printer)
        else:
            detail = texts.sentence(done.error) if done.error is not None else ""
            look = ("printer", Tone.BAD, self.tr("Not printed yet"), detail)
        self.printed.set(*look)
        self.print_button.setEnabled(done.printing is not PrintState.PRINTING)
        self._slip_state.set(look[0], look[2] if len(look[2]) < 24 else "", look[1])

    def _show_centre(self, done: Done) -> None:
        if done.centre is CentreState.AT_CENTRE:
            at = words.clock(done.synced_at) if done.synced_at is not None else ""
            fact = self.tr("At the centre {time}").format(time=at).strip()
            self.centre.set("centre", Tone.OK, fact, self.tr("the centre has confirmed it"))
        elif done.centre is CentreState.SENT_BACK:
            detail = self.tr("open the dossier to mend it")
            self.centre.set("circle_exclamation", Tone.BAD, self.tr("To be mended"), detail)
        elif done.centre is CentreState.TWO_VERSIONS:
            detail = self.tr("open the dossier to choose one")
            self.centre.set("merge_arrows", Tone.CHOICE, self.tr("Two versions"), detail)
        else:
            detail = self.tr("it is sent by itself as soon as there is a line")
            self.centre.set("centre", Tone.WARN, self.tr("Not at the centre yet"), detail)

    def _address_of(self, applicant: Applicant) -> str:
        if applicant.kind is ApplicantKind.ORGANISATION:
            return applicant.full_name
        if applicant.kind is ApplicantKind.CHILD:
            return self.tr("the family of {name}").format(name=applicant.full_name)
        if applicant.sex is None:
            return self.tr("Mr/Mrs {name}").format(name=applicant.full_name)
        if applicant.sex == SEX_MALE:
            return self.tr("Mr {name}").format(name=applicant.full_name)
        return self.tr("Mrs {name}").format(name=applicant.full_name)

    def show_slip(self, pages: Sequence[GreyPage]) -> None:
        """The first page of the applicant's copy, which is the second half of the pages."""
        if pages:
            self.preview.show_pages(pages)
            self.preview.show_page(len(pages) // 2)
        else:
            self.preview.clear(self.tr("The slip cannot be shown."))

    def wait_for_slip(self) -> None:
        """Another dossier: not the slip of the one before."""
        self.preview.clear("")


def _last_word_kept(text: str) -> str:
    """The same words, the number of the month never alone on a line."""
    return "\u00a0".join(text.rsplit(" ", 1))
