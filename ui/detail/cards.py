"""The cards of one dossier: head with its period, applicant, why this date, papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QWidget

from models.domain.dossier import Channel, DocumentItem, Dossier, DueStep
from models.domain.identity import mask_id
from models.domain.scanning import ScanExemption, scan_exemption
from models.queries.dossier_detail import DossierDetail
from ui.detail.due_line import DueLine
from ui.detail.presenter import Progress
from ui.detail.words import step_words
from ui.dossiers.due import DueKind, due_of
from ui.dossiers.words import (
    code_words,
    due_words,
    moment,
    number_words,
    place_look,
    standing_look,
)
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, clear, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Block, Card, FactGrid
from ui.widgets.icon_view import IconView
from ui.widgets.labels import CodeLabel, IconLabel, Label
from ui.widgets.pills import StatusPill

_HEAD_SPACE = 64
"""Margins and gaps of the head's first line."""


class HeadCard(Card):
    """Code, status, procedure, where it is, and the line from receipt to appointment."""

    def __init__(self) -> None:
        self.code = CodeLabel("", Text.TITLE)
        self.pill = StatusPill()
        self.acts = row(spacing=4)
        self.procedure = Label("", Text.HEAD, Tone.PRIMARY, 600, wrap=True)
        self.place = IconLabel("computer_check", "", Tone.WARN)
        self.received = Label("", Text.LABEL, Tone.SECONDARY)
        self.due = Label("", Text.LABEL, Tone.SECONDARY, 500)
        self.line = DueLine()
        self.today = Label("", Text.LABEL, Tone.ACCENT, 600)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._first = row(row(self.code, 6, self.pill, STRETCH), self.acts)
        self._second = row((self.procedure, 1), (self.place, 0, middle), spacing=12)
        self._third = row(row(self.received, STRETCH), self.due)
        super().__init__(
            column(
                self._first,
                self._second,
                self._third,
                self.line,
                row(STRETCH, self.today, STRETCH),
                spacing=5,
            ),
            margins=(15, 10, 12, 10),
        )

    def fit(self, width: int) -> None:
        """Where this width is not enough, what stands at the right goes to lines of its own."""
        first = self.code.sizeHint().width() + self.pill.sizeHint().width()
        first += self.acts.sizeHint().width() + px(6)
        third = self.received.sizeHint().width() + self.due.sizeHint().width()
        narrow = max(first, third) + px(_HEAD_SPACE) > width
        down, side = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        for line in (self._first, self._second, self._third):
            line.setDirection(down if narrow else side)
        left = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0)
        self._first.setAlignment(self.acts, left)

    def show_detail(self, detail: DossierDetail, progress: Progress | None, now: datetime) -> None:
        dossier = detail.dossier
        self.code.set_code(code_words(dossier))
        self.pill.set_look(standing_look(dossier.status, dossier.voided_at is not None))
        self.procedure.setText(dossier.procedure.name)
        place = place_look(detail.centre, dossier.synced_at, now, short=False)
        self.place.set(place.icon, place.words, place.tone)
        received = self.tr("Received {when}").format(when=moment(dossier.received_at))
        self.received.setText(received)
        self.due.setText(self._due(dossier))
        self.line.setVisible(progress is not None)
        self._show_today(dossier, progress, now)

    def _due(self, dossier: Dossier) -> str:
        if dossier.due_at is None:
            return self.tr("No appointment")
        words = self.tr("Due {when}").format(when=moment(dossier.due_at))
        provisional = self.tr("provisional")
        return f"{words} · {provisional}" if dossier.due_provisional else words

    def _show_today(self, dossier: Dossier, progress: Progress | None, now: datetime) -> None:
        due = due_of(dossier.status, dossier.due_at, now)
        late = due.kind in (DueKind.OVERDUE, DueKind.LATE_TODAY)
        if progress is None:
            words = due_words(due)[0] if due.kind is DueKind.STOPPED else ""
        elif late or progress.days_left is None:
            words = due_words(due)[0]
        elif progress.days_left == 0:
            words = self.tr("today is the last day")
        else:
            words = self.tr("today · {n} working days left").format(n=progress.days_left)
        self.today.setText(words)
        self.today.setVisible(bool(words))
        self.today.set_tone(Tone.BAD if late else Tone.ACCENT)
        if progress is not None:
            self.line.set_share(progress.share, late)


class ApplicantCard(Block):
    """Who submitted it. The ID number is masked until it is asked for."""

    def __init__(self) -> None:
        super().__init__("")
        self.set_title(self.tr("Submitted by"))
        self.facts = FactGrid()
        self.show_button = Button(
            self.tr("Show the ID number"), ButtonKind.GHOST, "eye", "Alt+H", small=True
        )
        self.body.addWidget(self.facts)
        self.body.addLayout(row(self.show_button, STRETCH))
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._dossier: Dossier | None = None
        self._readable = False

    def show_dossier(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self.show_button.setVisible(dossier.applicant.personal_id is not None)
        self._show()

    def show_personal_id(self, readable: bool) -> None:
        self._readable = readable
        self._show()

    def _show(self) -> None:
        if self._dossier is None:
            return
        person = self._dossier.applicant
        number = person.personal_id or ""
        shown = f"{number[:6]} {number[6:]}" if self._readable else mask_id(number)
        fee = self._dossier.procedure.fee_vnd
        money = "" if fee is None else f"{number_words(fee)} đ" if fee else self.tr("none")
        self.facts.set_facts(
            [
                (self.tr("Full name"), person.full_name),
                (self.tr("ID number"), shown.strip()),
                (self.tr("Phone"), _grouped(person.phone)),
                (self.tr("Address"), person.address or ""),
                (self.tr("Result goes out"), self._channel(self._dossier.result_channel)),
                (self.tr("Fee"), money),
            ]
        )

    def _channel(self, channel: Channel) -> str:
        return {
            Channel.COUNTER: self.tr("At the counter"),
            Channel.ONLINE: self.tr("Electronically"),
            Channel.POST: self.tr("By post"),
        }[channel]


class WhyCard(Block):
    """Every step of the count that led to the appointment."""

    def __init__(self) -> None:
        super().__init__("")
        self.set_title(self.tr("Why this date?"))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(2))
        self._grid.setColumnStretch(1, 1)
        holder = QWidget()
        holder.setLayout(self._grid)
        self.body.addWidget(holder)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_steps(self, steps: Sequence[DueStep], provisional: bool) -> None:
        clear(self._grid)
        for at, step in enumerate(steps):
            day, reason = step_words(step)
            last = at == len(steps) - 1
            self._add(at, day, reason, 600 if last else 400)
        if not steps:
            self._add(0, "", self.tr("The official gave the date."), 400)
        if provisional:
            words = self.tr("Holidays of that year are not confirmed yet: the date may move.")
            self._add(len(steps) + 1, "", words, 500)

    def _add(self, at: int, day: str, reason: str, weight: int) -> None:
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(Label(day, Text.LABEL, Tone.SECONDARY, numeric=True), at, 0, top)
        self._grid.addWidget(Label(reason, Text.LABEL, Tone.PRIMARY, weight, wrap=True), at, 1)


class PapersCard(Block):
    """The papers that were handed over or shown."""

    def __init__(self) -> None:
        super().__init__("")
        self.set_title(self.tr("Papers"))
        self._rows = column(spacing=4)
        self.body.addLayout(self._rows)

    def show_papers(self, papers: Sequence[DocumentItem], channel: Channel) -> None:
        """Each with its copies, and whether it is scanned (Thông tư 03/2025/TT-VPCP Điều 5)."""
        clear(self._rows)
        self.set_count(self.tr("{n} papers").format(n=len(papers)), False)
        top = Qt.AlignmentFlag.AlignTop
        for paper in papers:
            self._rows.addLayout(
                row(
                    (IconView("circle_check", 18, Tone.OK), 0, top),
                    (Label(paper.name, Text.BODY, Tone.PRIMARY, wrap=True), 1),
                    (Label(self._copies(paper, channel), Text.SMALL, Tone.SECONDARY), 0, top),
                    spacing=9,
                )
            )

    def _copies(self, paper: DocumentItem, channel: Channel) -> str:
        if paper.present_only:
            return self.tr("shown")
        parts = [self._scan_words(scan_exemption(paper, channel))]
        if paper.originals:
            parts.append(self.tr("{n} original").format(n=paper.originals))
        if paper.copies:
            parts.append(self.tr("{n} copy").format(n=paper.copies))
        return " · ".join((*parts[1:], *parts[:1]))

    def _scan_words(self, exemption: ScanExemption | None) -> str:
        return {
            ScanExemption.FILED_ELECTRONICALLY: self.tr("filed electronically"),
            ScanExemption.OPINION: self.tr("not scanned: an opinion"),
            ScanExemption.STATE_SECRET: self.tr("not scanned: secret"),
        }.get(exemption or ScanExemption.ONLY_SHOWN, self.tr("to be scanned"))


def _grouped(phone: str | None) -> str:
    if phone is None or len(phone) != 10:
        return phone or ""
    return f"{phone[:4]} {phone[4:7]} {phone[7:]}"
