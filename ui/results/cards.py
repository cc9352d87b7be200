"""The parts of the handing over: where to look, and the three numbered blocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.domain.dossier import DossierStatus
from models.domain.identity import mask_id, normal_number
from models.domain.text import nfc
from models.queries.dossier_detail import DossierDetail
from ui.dossiers.words import number_words, place_look
from ui.results.contract import Missing
from ui.results.receiver import CardCheck, HandOver
from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, Line, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Block, Card
from ui.widgets.checks import CheckBox
from ui.widgets.empty_state import EmptyState
from ui.widgets.fields import TextField
from ui.widgets.icon_view import IconView
from ui.widgets.key_cap import KeyCap
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import CodeLabel, IconLabel, Label
from ui.widgets.pills import StatusPill
from ui.widgets.search_box import SearchBox
from ui.widgets.strip import Strip
from ui.widgets.two_line_list import TwoLineList, TwoLineRow


class FindCard(QWidget):
    """A search box over the results that wait."""

    def __init__(self) -> None:
        super().__init__()
        self.search = SearchBox(
            self.tr("Scan the slip or the card, or type the code or the name, then Enter"), ""
        )
        self.rows = TwoLineList(self.tr("Results that wait"))
        self.count = Label("", Text.LABEL, Tone.SECONDARY)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(
            EmptyState(
                "scan",
                self.tr("No result waits now"),
                self.tr("Scan the citizen's slip to see how far the dossier is."),
            )
        )
        head = row(
            Label(self.tr("Results that wait"), Text.HEAD, Tone.PRIMARY, 600),
            STRETCH,
            self.count,
            margins=(14, 9, 14, 7),
        )
        card = Card(column(head, Line(), (self._stack, 1), spacing=0), margins=(1, 1, 1, 1))
        self.setLayout(column(self.search, (card, 1), spacing=10))

    def show_rows(self, rows: Sequence[TwoLineRow]) -> None:
        self.rows.set_rows(rows)
        self.count.setText(self.tr("{n} results").format(n=number_words(len(rows))))
        self._stack.setCurrentIndex(0 if rows else 1)


class HandOverCards(QWidget):
    """Who receives, what is handed over, and the slip. `receiver_changed` tells a name or None."""

    receiver_changed = Signal(object)
    slip_returned = Signal(bool)
    slip_lost = Signal(bool)
    receiver_id_changed = Signal(str)
    authorisation_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.code = CodeLabel("", Text.TITLE)
        self.pill = StatusPill()
        self.place = IconLabel("computer_check", "", Tone.WARN)
        self.procedure = Label("", Text.HEAD, Tone.PRIMARY, 600, wrap=True)
        self.receiver_block = Block("", 1)
        self.receiver_block.set_title(self.tr("The right person"))
        self.name = Label("", Text.TITLE, Tone.PRIMARY, 600, wrap=True)
        self.proof = Label("", Text.LABEL, Tone.SECONDARY, wrap=True)
        self.wrong = Strip(
            Tone.BAD,
            "warning",
            self.tr(
                "The scanned card is not of the person on the slip. If somebody else is sent, "
                "press Alt+N and look at the authorisation."
            ),
        )
        self.other = Button(self.tr("Somebody else"), ButtonKind.GHOST, key="Alt+N", small=True)
        self.other_name = TextField(accessible_name=self.tr("Full name"))
        self.other_field = LabelledField(
            self.tr("Name of the one who receives, as on the card"), self.other_name
        )
        self.authorisation = TextField(
            accessible_name=self.tr("Paper by which somebody else receives it")
        )
        self.authorisation_field = LabelledField(
            self.tr("Paper by which somebody else receives it, with its number and day"),
            self.authorisation,
        )
        self.result_block = Block("", 2)
        self.result_block.set_title(self.tr("Handed to the citizen"))
        self.results = Label("", Text.BODY, Tone.PRIMARY, wrap=True)
        self.slip_block = Block("", 3)
        self.slip_block.set_title(self.tr("Slip taken back"))
        self.slip = CheckBox(self.tr("The slip (citizen's copy) was taken back"))
        self.lost = CheckBox(self.tr("The citizen lost the slip"))
        self.receiver_id = TextField(
            numeric=True, accessible_name=self.tr("ID number of the receiver")
        )
        self.receiver_id_field = LabelledField(
            self.tr("ID number of the receiver, in place of the slip"), self.receiver_id
        )
        self._asked = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        head = Card(
            row(
                (IconView("seal_check", 30, Tone.OK), 0, middle),
                (
                    column(
                        row(self.code, 8, self.pill, self.place, STRETCH), self.procedure, spacing=4
                    ),
                    1,
                ),
                spacing=14,
            )
        )
        self.wrong.hide()
        self.other_field.hide()
        self.authorisation_field.hide()
        self.receiver_id_field.hide()
        self.receiver_block.head.addWidget(self.other)
        for part in (self.name, self.proof, self.wrong):
            self.receiver_block.body.addWidget(part)
        self.receiver_block.body.addLayout(
            row((self.other_field, 2), (self.authorisation_field, 3), spacing=12)
        )
        self.result_block.body.addWidget(self.results)
        space = KeyCap(self.tr("Space"))
        self.slip_block.body.addLayout(row(self.slip, STRETCH, space))
        self.slip_block.body.addLayout(row(self.lost, STRETCH, KeyCap("Alt P")))
        self.slip_block.body.addWidget(self.receiver_id_field)
        self.setLayout(
            column(head, self.receiver_block, self.result_block, self.slip_block, spacing=10)
        )
        for first, second in ((self.slip, self.lost), (self.lost, self.other)):
            self.setTabOrder(first, second)

    def _connect(self) -> None:
        self.lost.setShortcut("Alt+P")
        self.slip.toggled.connect(self.slip_returned)
        self.lost.toggled.connect(self.slip_lost)
        self.lost.clicked.connect(self._ask_number)
        self.other.clicked.connect(self._toggle_other)
        self.other_name.text_changed.connect(self.receiver_changed.emit)
        self.receiver_id.text_changed.connect(self.receiver_id_changed)
        self.authorisation.text_changed.connect(self.authorisation_changed)
        self.other_name.submitted.connect(self.authorisation.setFocus)
        self.authorisation.submitted.connect(self.focus_first)
        self.receiver_id.submitted.connect(self.focus_first)

    def show_dossier(self, detail: DossierDetail, now: datetime) -> None:
        dossier = detail.dossier
        place = place_look(detail.centre, dossier.synced_at, now, short=False)
        self.code.set_code(dossier.shown_code)
        self.pill.set_status(dossier.status)
        self.place.set(place.icon, place.words, place.tone)
        self.procedure.setText(dossier.procedure.name)
        holder = dossier.holder
        names = dossier.applicant.full_name
        if holder is not None:
            whose = self.tr("{applicant}, or the holder {holder}")
            names = whose.format(applicant=names, holder=holder.full_name)
        self.name.setText(names)
        number = dossier.applicant.personal_id
        self._asked = (
            self.tr("Look at the card: {number}. Or scan it.").format(number=mask_id(number))
            if number
            else self.tr("Look at the papers of the one who stands here.")
        )
        named = dossier.procedure.results or (dossier.procedure.name,)
        self.results.setText("\n".join(f"•  {name}" for name in named))
        ready = dossier.status is DossierStatus.RESULT_READY
        for widget in (self.slip, self.lost, self.other):
            widget.setEnabled(ready)

    def show_state(self, state: HandOver, missing: Missing) -> None:
        for box, on in ((self.slip, state.slip_returned), (self.lost, state.slip_lost)):
            with QSignalBlocker(box):
                box.setChecked(on)
            box.update()
        same = state.card is CardCheck.SAME_PERSON
        sent = state.card is CardCheck.OTHER_PERSON and state.other_receiver is not None
        self.proof.setText(
            self.tr("The scanned card is of the person on the slip.")
            if same
            else self.tr("The scanned card is of the one who is sent: look at the authorisation.")
            if sent
            else self._asked
        )
        self.proof.set_tone(Tone.OK if same else Tone.WARN if sent else Tone.SECONDARY)
        other = state.card is CardCheck.OTHER_PERSON and state.other_receiver is None
        self.wrong.setVisible(other)
        for shown in (self.other_field, self.authorisation_field):
            shown.setVisible(state.other_receiver is not None)
        self.receiver_id_field.setVisible(state.slip_lost)
        _follow(self.other_name, state.other_receiver or "", nfc)
        _follow(self.authorisation, state.authorisation, nfc)
        _follow(self.receiver_id, state.receiver_id, normal_number)
        settled = missing in (Missing.NOTHING, Missing.SLIP, Missing.RECEIVER_ID)
        self.receiver_block.set_active(missing in (Missing.RECEIVER, Missing.AUTHORISATION))
        self.receiver_block.set_count(self.tr("checked") if settled and same else "", same)
        self.slip_block.set_active(missing in (Missing.SLIP, Missing.RECEIVER_ID))
        self.slip_block.set_count(
            self.tr("done") if missing is Missing.NOTHING else "", missing is Missing.NOTHING
        )

    def focus_fields(self) -> tuple[QWidget, ...]:
        """Everything that can hold the cursor."""
        fields = (self.other_name, self.authorisation, self.receiver_id)
        return (self.other, *(field.edit for field in fields), self.slip, self.lost)

    def focus_first(self) -> None:
        self.slip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_number(self) -> None:
        """The number stands for the slip: the cursor goes there, and it is in sight."""
        if self.receiver_id_field.isVisible():
            self.receiver_id.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _toggle_other(self) -> None:
        if self.other_field.isVisible():
            self.receiver_changed.emit(None)
            self.focus_first()
        else:
            self.receiver_changed.emit("")
            place = self.authorisation if self.other_name.text() else self.other_name
            place.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _follow(field: TextField, said: str, clean: Callable[[str], str]) -> None:
    """Show what the state says, unless that is what is being typed."""
    if clean(field.text()) != said:
        with QSignalBlocker(field):
            field.setText(said)
