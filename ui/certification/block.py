"""The block of certified papers: each with its pages and copies, its fee, the book's number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.certification import CertificationKind
from models.domain.fees import FeeLine
from ui.certification.draft import CertificationDraft, Offer, TypedItem
from ui.intake import words
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, boxed, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Block
from ui.widgets.fields import TextField
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import Label

translate = QCoreApplication.translate


_COUNT, _TIMES, _AMOUNT = 76, 10, 108


class ItemRow(QWidget):
    """One paper. `typed` tells all of it, `finished` that Enter left its last field."""

    typed = Signal(object)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        self.name = self._field(translate("CertificationBlock", "Name of the paper"))
        self.pages = self._field(translate("CertificationBlock", "Pages"), px(_COUNT))
        self.times = Label("×", Text.LABEL, Tone.MUTED)
        self.times.setFixedWidth(px(_TIMES))
        self.copies = self._field(translate("CertificationBlock", "Copies"), px(_COUNT))
        self.amount = Label("", Text.LABEL, Tone.SECONDARY, 600, numeric=True)
        self.amount.setFixedWidth(px(_AMOUNT))
        self.amount.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(
            row((self.name, 1), self.pages, self.times, self.copies, self.amount, spacing=6)
        )
        self._connect()

    @staticmethod
    def _field(words: str, width: int | None = None) -> TextField:
        field = TextField(words, numeric=width is not None, dense=True)
        if width is not None:
            field.setFixedWidth(width)
        field.setToolTip(words)
        return field

    def _connect(self) -> None:
        fields = (self.name, self.pages, self.copies)
        for field in fields:
            field.text_changed.connect(self._tell)
            field.submitted.connect(lambda field=field: self._entered(field))

    def show_item(self, item: TypedItem, by_page: bool, by_copy: bool, fee: FeeLine | None) -> None:
        """Fill the fields without telling."""
        self._filling = True
        if self.name.text() != item.name.strip():
            self.name.setText(item.name)
        for field, count in ((self.pages, item.pages), (self.copies, item.copies)):
            if _count(field.text()) != count:
                field.setText("" if count is None else str(count))
        self._filling = False
        self.pages.setVisible(by_page)
        self.times.setVisible(by_page and by_copy)
        self.copies.setVisible(by_copy)
        self.amount.setText("" if fee is None else words.vnd(fee.amount_vnd))

    def show_problems(self, name: bool, counts: bool) -> None:
        self.name.set_problem(name)
        self.pages.set_problem(counts and _count(self.pages.text()) in (None, 0))
        self.copies.set_problem(counts and _count(self.copies.text()) in (None, 0))

    def item(self) -> TypedItem:
        """What the fields hold."""
        return TypedItem(self.name.text(), _count(self.pages.text()), _count(self.copies.text()))

    def _tell(self, *_ignored: object) -> None:
        if not self._filling:
            self.typed.emit(self.item())

    def _entered(self, field: TextField) -> None:
        shown = [one for one in (self.name, self.pages, self.copies) if not one.isHidden()]
        at = shown.index(field)
        if at + 1 < len(shown):
            shown[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
            shown[at + 1].edit.selectAll()
        else:
            self.finished.emit()


class CertificationBlock(Block):
    """Says what is typed; decides nothing. Hidden while nothing is certified."""

    item_typed = Signal(int, object)
    number_typed = Signal(str)
    item_wanted = Signal()
    removal_wanted = Signal(int)

    def __init__(self, today: date) -> None:
        super().__init__(self.tr("Certified papers"))
        self._today = today
        self._filling = False
        self.rows: list[ItemRow] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(6))
        self.add = Button(self.tr("One more paper"), key="Alt+J", small=True)
        self.add.clicked.connect(self.item_wanted)
        self.remove = Button(self.tr("Take the last out"), ButtonKind.GHOST, small=True)
        self.remove.clicked.connect(lambda: self.removal_wanted.emit(len(self.rows) - 1))
        self._number = TextField("126/2026", numeric=True, dense=True)
        self._number.setFixedWidth(px(170))
        self.number = LabelledField(self.tr("Number in the book"), self._number)
        self._number.text_changed.connect(self._number_changed)
        self._problem = Label("", Text.SMALL, Tone.BAD, 500, wrap=True)
        self._problem.hide()
        acts = row(self.add, self.remove, STRETCH, spacing=6)
        self._heads = self._headings()
        self.body.addLayout(column(self._heads, self._lines, self._problem, spacing=4))
        bottom = Qt.AlignmentFlag.AlignBottom
        self.body.addLayout(row(self.number, 8, (boxed(acts), 1, bottom), spacing=6))
        self.hide()

    def _headings(self) -> QWidget:
        """What the fields of a row are, over their columns."""
        self._pages_head = Label(self.tr("Pages"), Text.SMALL, Tone.SECONDARY, 600)
        self._pages_head.setFixedWidth(px(_COUNT + _TIMES + 6))
        self._copies_head = Label(self.tr("Copies"), Text.SMALL, Tone.SECONDARY, 600)
        self._copies_head.setFixedWidth(px(_COUNT))
        end = QWidget()
        end.setFixedWidth(px(_AMOUNT))
        name = Label(self.tr("Name of the paper"), Text.SMALL, Tone.SECONDARY, 600)
        return boxed(row((name, 1), self._pages_head, self._copies_head, end, spacing=6))

    def show_certification(
        self, draft: CertificationDraft | None, offer: Offer | None, fees: tuple[FeeLine, ...]
    ) -> None:
        """What is certified, and what each paper costs."""
        self.setVisible(draft is not None)
        if draft is None:
            return
        self.set_title(_title(draft.kind))
        by_page = offer is None or offer.by_page(self._today)
        by_copy = offer is None or offer.by_copy(self._today)
        self._pages_head.setVisible(by_page)
        self._copies_head.setVisible(by_copy)
        self._fit(len(draft.items))
        for at, (shown, item) in enumerate(zip(self.rows, draft.items, strict=True)):
            shown.show_item(item, by_page, by_copy, fees[at] if at < len(fees) else None)
        total = sum(line.amount_vnd for line in fees)
        self.set_count(words.vnd(total) if fees else "", False)
        self.remove.setVisible(len(draft.items) > 1)
        self._filling = True
        if self._number.text() != draft.number.strip():
            self._number.setText(draft.number)
        self._filling = False

    def show_certification_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """What is wrong, under the papers and under the number."""
        codes = {code for field, code in problems if field == "certification"}
        for shown in self.rows:
            missing = "certified_name_missing" in codes and not shown.name.text()
            shown.show_problems(missing, "certified_count_wrong" in codes)
        sentences = [words.problem("certification", code) for code in dict.fromkeys(codes)]
        self._problem.setText(" ".join(sorted(sentences)))
        self._problem.setVisible(bool(codes))
        number = next((code for field, code in problems if field == "register_number"), None)
        if number is not None or self.number.has_problem():
            text = "" if number is None else words.problem("register_number", number)
            self.number.show_problem(text)

    def focus_problem(self) -> bool:
        """The cursor into the first wrong field."""
        for shown in self.rows:
            for field in (shown.name, shown.pages, shown.copies):
                if field.has_problem() and not field.isHidden():
                    field.setFocus(Qt.FocusReason.OtherFocusReason)
                    return True
        if self.number.has_problem():
            self._number.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def focus_start(self) -> None:
        if self.rows:
            self.rows[0].name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fit(self, count: int) -> None:
        """As many rows as papers; a new one takes the cursor when one was typed before."""
        while len(self.rows) > count:
            gone = self.rows.pop()
            self._lines.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        grows = 0 < len(self.rows) < count
        while len(self.rows) < count:
            shown = ItemRow()
            at = len(self.rows)
            shown.typed.connect(lambda item, at=at: self.item_typed.emit(at, item))
            shown.finished.connect(lambda at=at: self._finished(at))
            self.rows.append(shown)
            self._lines.addWidget(shown)
        if grows:
            self.rows[-1].name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finished(self, at: int) -> None:
        if at + 1 < len(self.rows):
            self.rows[at + 1].name.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._number.setFocus(Qt.FocusReason.TabFocusReason)

    def _number_changed(self, _text: str) -> None:
        if not self._filling:
            self.number_typed.emit(self._number.text())


def _title(kind: CertificationKind) -> str:
    return {
        CertificationKind.COPY: translate("CertificationBlock", "Copies to certify"),
        CertificationKind.SIGNATURE: translate("CertificationBlock", "Signatures to certify"),
        CertificationKind.CONTRACT: translate("CertificationBlock", "Transactions to certify"),
        CertificationKind.AMENDMENT: translate("CertificationBlock", "Changes to certify"),
        CertificationKind.CORRECTION: translate("CertificationBlock", "Mistakes to mend"),
    }[kind]


def _count(text: str) -> int | None:
    """A whole number as typed, None when it is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else None
