"""What a file would change, in words, before anybody takes it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.domain.clock import to_local
from models.domain.procedure import LocalFee
from ui.office_data import words
from ui.office_data.contract import OfferedCatalogue, OfferedFees
from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, ScrollPage, boxed, clear, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.labels import IconLabel, Label
from ui.widgets.strip import Strip

_INDENT = 28


class OfferedPage(QWidget):
    """Who may not take it may look all the same."""

    def __init__(self) -> None:
        super().__init__()
        self.leave = Button(self.tr("Do not take it"), ButtonKind.GHOST, "arrow_back", "Alt+Q")
        self.take = Button(self.tr("Take it"), ButtonKind.PRIMARY, "check", "Alt+X")
        self.summary = Label("", Text.HEAD, Tone.PRIMARY, 600, wrap=True)
        self.notice = Strip(Tone.INFO, "info", "")
        self._lines = column(spacing=6)
        self.setLayout(
            column(
                row(self.leave, STRETCH, self.take),
                self.summary,
                self.notice,
                (ScrollPage(boxed(self._lines)), 1),
            )
        )

    def show_offered(self, offered: OfferedCatalogue | OfferedFees, may_take: bool) -> None:
        """Show the file that was looked at."""
        clear(self._lines)
        if isinstance(offered, OfferedCatalogue):
            self._show_catalogue(offered)
        else:
            self._show_fees(offered)
        self._lines.addStretch(1)
        self.take.setVisible(may_take)
        if not may_take:
            text = self.tr("Only the head of the centre or the technician takes a file.")
            self.notice.set(Tone.INFO, "lock", text)

    def _show_catalogue(self, offered: OfferedCatalogue) -> None:
        found = offered.difference
        said = self.tr("{added} added, {retired} retired, {changed} changed")
        self.summary.setText(
            said.format(
                added=len(found.added), retired=len(found.retired), changed=len(found.changed)
            )
        )
        if found.later:
            later = self.tr("{count} begin later").format(count=len(found.later))
            self.summary.setText(f"{self.summary.text()}, {later}")
        signed = self.tr("Signed {when}. Dossiers received before keep what they have.")
        when = f"{to_local(offered.issued_at):%d/%m/%Y %H:%M}"
        self.notice.set(Tone.INFO, "seal_check", signed.format(when=when))
        for code, name in found.added:
            self._add("plus", Tone.OK, self.tr("New"), code, name)
        for code, name in found.retired:
            self._add("ban", Tone.BAD, self.tr("Retired"), code, name)
        for change in found.changed:
            lines = [line for field in change.fields for line in words.change(field)]
            self._add("pencil", Tone.WARN, self.tr("Changed"), change.code, change.name, lines)
        for one in found.later:
            lines = [line for field in one.fields for line in words.change(field)]
            begins = self.tr("From {day}").format(day=f"{one.valid_from:%d/%m/%Y}")
            self._add("calendar", Tone.INFO, begins, one.code, one.name, lines)

    def _show_fees(self, offered: OfferedFees) -> None:
        said = self.tr("Fee table “{name}”: {count} procedures")
        count = len(offered.after.fees)
        self.summary.setText(said.format(name=offered.after.name, count=count))
        text = self.tr("It replaces the whole table in use. Dossiers keep the fees of their day.")
        if offered.unknown_codes:
            unknown = self.tr("Codes not in the catalogue: {codes}.")
            text = f"{text} {unknown.format(codes=', '.join(offered.unknown_codes))}"
        tone = Tone.WARN if offered.unknown_codes else Tone.INFO
        self.notice.set(tone, "banknote", text)
        before, after = offered.before.fees, offered.after.fees
        for code in sorted(before.keys() | after.keys()):
            if before.get(code, ()) != after.get(code, ()):
                old, new = (self._fees(table.get(code, ())) for table in (before, after))
                self._add("banknote", Tone.WARN, self.tr("Fee"), code, "", [f"{old} → {new}"])

    def _fees(self, fees: Sequence[LocalFee]) -> str:
        said = [
            " ".join(
                part
                for part in (
                    f"{fee.name}: {words.amount(fee.amount_vnd)}",
                    words.channel(fee.channel) if fee.channel else "",
                    words.validity(fee.valid_from, fee.valid_until),
                    f"({fee.source})",
                )
                if part
            )
            for fee in fees
        ]
        return "; ".join(said) or self.tr("as in the catalogue")

    def _add(
        self, icon: str, tone: Tone, what: str, code: str, name: str, lines: Sequence[str] = ()
    ) -> None:
        head = Label(f"{code}  {name}".strip(), Text.LABEL, Tone.PRIMARY, 600, wrap=True)
        self._lines.addLayout(row(IconLabel(icon, what, tone), (head, 1), spacing=10))
        for line in lines:
            said = Label(line, Text.LABEL, Tone.SECONDARY, wrap=True)
            self._lines.addLayout(row(_INDENT, (said, 1), spacing=0))
