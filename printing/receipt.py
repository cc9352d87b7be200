"""Mẫu số 01: Giấy tiếp nhận hồ sơ và hẹn trả kết quả, one sheet or more for each copy (liên).

The labels come from `resources/forms` (Thông tư 03/2025/TT-VPCP, Phụ lục I); the order of the
fields too. What a field prints is decided here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from models.domain.clock import to_local
from printing import fonts
from printing.head import CodeStrip, DraftStrip, Head, HeadWords, RunningHead
from printing.inputs import Paper, ReceiptInput
from printing.pages import Block, Flowing, Placed, Together, paginate
from printing.paper_table import paper_table
from printing.receipt_words import SPEC, shipped_wording
from printing.sheet import (
    SIZES,
    Bold,
    Italic,
    SheetSize,
    Signer,
    boxed,
    paragraph,
    signatures,
)
from printing.wording import FormWording


def render(
    slip: ReceiptInput, *, paper: Paper | None = None, wording: FormWording | None = None
) -> bytes:
    """Draw the slip as PDF: all pages of the first copy, then those of the next.

    `paper` overrides the paper of the input; `wording` the shipped words of 2025. The same input
    gives the same bytes. Raises ValueError when the QR text is too long or a head of the page is
    taller than the page.
    """
    form = _Receipt(slip, wording or shipped_wording(), SIZES[paper or slip.paper])
    fonts.register()
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=(form.size.width, form.size.height),
        invariant=1,
        pageCompression=1,
        initialFontName=fonts.REGULAR,
        lang="vi",
    )
    canvas.setTitle(fonts.drawable(f"{form.words.labels['document_title']} {slip.code}"))
    canvas.setAuthor(fonts.drawable(slip.office_name))
    canvas.setSubject(fonts.drawable(form.words.circular))
    canvas.setCreator("Một Cửa")
    for label in slip.copies_labels:
        form = form.draw_copy(canvas, label)
    fonts.save(canvas)
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class _Receipt:
    """One slip being drawn: its input, its words, its paper."""

    slip: ReceiptInput
    words: FormWording
    size: SheetSize
    is_tight: bool = False

    def draw_copy(self, canvas: Canvas, copy_label: str) -> _Receipt:
        """Draw one copy; the form as it was set, for the next copy to look the same."""
        form, pages = self, self._pages(copy_label)
        if len(pages) == 2 and not self.is_tight:
            tight = replace(self, size=self.size.tightened(), is_tight=True)
            tight_pages = tight._pages(copy_label)
            if len(tight_pages) == 1:
                form, pages = tight, tight_pages
        form._draw_pages(canvas, copy_label, pages)
        return form

    def _pages(self, copy_label: str) -> list[list[Placed]]:
        # How many pages there will be is not known yet: measured with a wide number.
        size, head = self.size, self._running_head(copy_label, 99, 99)
        next_body = size.body_height - head.measure(size.body_width) - head.after
        return paginate(
            self._blocks(copy_label),
            size.body_width,
            lambda number: next_body if number else size.body_height,
        )

    def _draw_pages(self, canvas: Canvas, copy_label: str, pages: list[list[Placed]]) -> None:
        size = self.size
        for number, page in enumerate(pages, start=1):
            top = size.height - size.top
            if number > 1:
                line = self._running_head(copy_label, number, len(pages))
                top -= line.measure(size.body_width)
                line.draw(canvas, size.left, top)
                top -= line.after
            elif len(pages) > 1:
                self._draw_page_number(canvas, len(pages))
            for placed in page:
                placed.block.draw(canvas, size.left, top - placed.bottom)
            canvas.showPage()

    def _running_head(self, copy_label: str, page: int, total: int) -> RunningHead:
        code = f"{self.words.labels['code']} {self.slip.code}"
        words: list[str] = [Bold(code)]
        if self.slip.code_is_provisional:
            words.append(f" – {self.words.sentences['code_provisional']}")
        if copy_label:
            words.append(Italic(f" – {copy_label}"))
        if self.slip.reprint_number:
            words.append(f" – {self.words.say('reprint', count=self.slip.reprint_number)}")
        return RunningHead(self.size, words, self.words.say("page", page=page, total=total))

    def _draw_page_number(self, canvas: Canvas, total: int) -> None:
        text = paragraph(
            self.words.say("page", page=1, total=total), size=self.size.small_pt, align="right"
        )
        height = text.wrap(self.size.body_width, self.size.bottom)[1]
        text.drawOn(canvas, self.size.left, self.size.bottom - height - 1)

    def _blocks(self, copy_label: str) -> list[Block]:
        """The whole slip from top to bottom; the last field, signatures and notes keep together."""
        body = [block for field in self.words.order for block in _FIELDS[field](self)]
        return [
            *self._top(),
            *self._title(copy_label),
            *body[:-1],
            Together([body[-1], self._signatures(), *self._closing()]),
        ]

    def _top(self) -> list[Block]:
        slip, labels = self.slip, self.words.labels
        number = slip.document_number or self.words.sentences["number_blank"]
        head = HeadWords(
            parent_agency=slip.parent_agency.upper(),
            office_name=slip.office_name.upper(),
            number=f"{labels['number']} {number}",
            state_name=labels["state_name"],
            motto=labels["motto"],
            place_and_date=self._place_and_date(slip.issued_on),
        )
        blocks: list[Block] = [self._codes()]
        if labels["organisation_signature"]:
            signature = Italic(labels["organisation_signature"])
            blocks.append(self._centred(signature, size=self.size.small_pt))
        return [*blocks, Head(self.size, head)]

    def _codes(self) -> Block:
        sentences = self.words.sentences
        if self.slip.is_draft:
            return DraftStrip(self.size, sentences["code_at_saving"])
        return CodeStrip(self.size, self.slip.code, self.slip.qr_text, sentences["no_bar_code"])

    def _title(self, copy_label: str) -> list[Block]:
        labels, size = self.words.labels, self.size
        shown = self.words.sentences["code_at_saving"] if self.slip.is_draft else self.slip.code
        code = (f"{labels['code']} ", Bold(shown))
        blocks = [
            self._centred(Bold(labels["title"]), size=size.title_pt),
            self._centred(*code, size=size.body_pt + 1),
        ]
        if copy_label:
            shown = Italic(self.words.say("copy", label=copy_label))
            blocks.append(self._centred(shown, size=size.body_pt))
        if self.slip.reprint_number:
            reprint = self.words.say("reprint", count=self.slip.reprint_number)
            blocks.append(self._centred(Bold(reprint), size=size.body_pt + 1))
        if self.slip.code_is_provisional:
            blocks.append(self._provisional_box())
        blocks[-1].after = max(blocks[-1].after, size.body_pt * 0.5)
        return blocks

    def _provisional_box(self) -> Block:
        mark = Bold(self.words.sentences["code_provisional"])
        note = self.words.sentences["code_provisional_note"]
        return boxed(
            self.size,
            paragraph(mark, size=self.size.body_pt + 2, align="centre"),
            paragraph(note, size=self.size.small_pt, align="centre"),
        )

    def _signatures(self) -> Block:
        labels = self.words.labels
        official = (labels["sign_here"], labels["official_signature"])
        return signatures(
            self.size,
            Signer(labels["submitter"], (labels["sign_here"],), self.slip.submitter_name),
            Signer(
                labels["official"], tuple(one for one in official if one), self.slip.official_name
            ),
        )

    def _closing(self) -> list[Block]:
        lines = (*self.words.notes, *((self.slip.lookup_words,) if self.slip.lookup_words else ()))
        return [self._line(Italic(line), size=self.size.small_pt) for line in lines]

    def _centred(self, *runs: str, size: float) -> Block:
        return Flowing(paragraph(*runs, size=size, align="centre"), after=self.size.line * 0.5)

    def _line(self, *runs: str, size: float | None = None, keep: float = 0.0) -> Block:
        made = paragraph(*runs, size=size or self.size.body_pt)
        return Flowing(made, after=self.size.line, keep=keep)

    def _labelled(self, label: str, *value: str) -> Block:
        """A label and its value, or dots where nothing is known."""
        known = any(value)
        dots = self.words.sentences["blank"]
        return self._line(f"{self.words.labels[label]} ", *(value if known else (dots,)))

    def _place_and_date(self, on: date) -> str:
        return self.words.say("place_and_date", place=self.slip.place_name, **_day_words(on))

    def _moment(self, at: datetime) -> str:
        local = to_local(at)
        clock = {"hour": f"{local:%H}", "minute": f"{local:%M}"}
        return self.words.say("moment", **clock, **_day_words(local.date()))

    # One method for each field; the wording's order decides where it stands.

    def office(self) -> list[Block]:
        return [self._labelled("office", self.slip.office_name)]

    def applicant(self) -> list[Block]:
        return [self._labelled("applicant", Bold(self.slip.applicant_name))]

    def applicant_id(self) -> list[Block]:
        return [self._labelled("applicant_id", self.slip.applicant_id)]

    def address(self) -> list[Block]:
        return [self._labelled("address", self.slip.applicant_address)]

    def contact(self) -> list[Block]:
        slip, labels = self.slip, self.words.labels
        dots = self.words.sentences["blank"]
        phone = f"{labels['phone']} {slip.applicant_phone or dots}"
        return [
            self._line(
                phone, "\u00a0\u00a0\u00a0 ", f"{labels['email']} ", slip.applicant_email or dots
            )
        ]

    def authorisation(self) -> list[Block]:
        label = Italic(self.words.labels["authorisation"])
        return [
            self._line(label, size=self.size.small_pt),
            *(self._line(line) for line in self.slip.authorised_by),
        ]

    def procedure(self) -> list[Block]:
        return [self._labelled("procedure", Bold(self.slip.procedure_name))]

    def papers(self) -> list[Block]:
        label = self.words.labels["papers"]
        if not self.slip.papers:
            return [self._line(f"{label} ", self.words.sentences["no_papers"])]
        keep = self.size.body_pt * 4
        return [self._line(label, keep=keep), paper_table(self.size, self.words, self.slip.papers)]

    def sets(self) -> list[Block]:
        return [self._labelled("sets", self.words.say("sets", count=f"{self.slip.sets_count:02d}"))]

    def time_limit(self) -> list[Block]:
        return [self._labelled("time_limit", self.slip.time_limit_words)]

    def received(self) -> list[Block]:
        return [self._labelled("received", self._moment(self.slip.received_at))]

    def due(self) -> list[Block]:
        at, sentences = self.slip.due_at, self.words.sentences
        value: str = sentences["moment_blank"] if at is None else Bold(self._moment(at))
        if not self.slip.due_is_provisional:
            return [self._labelled("due", value)]
        mark = Bold(f" {sentences['due_provisional']}")
        note = Italic(sentences["due_provisional_note"])
        return [self._labelled("due", value, mark), self._line(note, size=self.size.small_pt)]

    def result_place(self) -> list[Block]:
        return [self._labelled("result_place", self.slip.result_place_words)]

    def register(self) -> list[Block]:
        volume, line = self.slip.register_volume, self.slip.register_line
        if not volume and not line:
            return [self._labelled("register", self.words.sentences["register_blank"])]
        dots = "………"
        value = self.words.say("register", volume=volume or dots, line=line or dots)
        return [self._labelled("register", value)]


_FIELDS: dict[str, Callable[[_Receipt], list[Block]]] = {
    name: getattr(_Receipt, name) for name in SPEC.fields
}


def _day_words(on: date) -> dict[str, str]:
    """Day in two digits, month in two digits only for January and February (clerical rule)."""
    month = f"{on.month:02d}" if on.month <= 2 else str(on.month)
    return {"day": f"{on.day:02d}", "month": month, "year": str(on.year)}
