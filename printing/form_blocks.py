"""From what a form's file describes and what its input holds to blocks on paper."""

from __future__ import annotations

from dataclasses import dataclass

from printing.block_specs import (
    Align,
    BlockSpec,
    BoxSpec,
    CodesSpec,
    HeadingSpec,
    LineSpec,
    ListSpec,
    NotesSpec,
    Part,
    QrSpec,
    SignaturesSpec,
    TableSpec,
    TitleSpec,
)
from printing.codes import qr_code
from printing.form_tables import table_blocks
from printing.head import CodeStrip, DraftStrip, Head, HeadWords, QrStrip
from printing.inputs import FormInput
from printing.pages import Block, Flowing
from printing.phrases import Speaker, form_speaker, row_speakers
from printing.sheet import Bold, BoldItalic, Italic, SheetSize, paragraph
from printing.signing import Signer, boxed, signatures
from printing.template import parse_template
from printing.wording import FormWording

_GAP = "\u00a0\u00a0\u00a0 "
"""Between two labelled values on one line."""


@dataclass(frozen=True, slots=True)
class FormDrawing:
    """One form being drawn: its input, its words, its paper."""

    form: FormInput
    words: FormWording
    size: SheetSize

    @property
    def speaker(self) -> Speaker:
        """Says the values of the form."""
        return form_speaker(self.words, self.form)

    def blocks(self, name: str, copy_label: str) -> list[Block]:
        """What the named block of the form puts on this copy."""
        spec = self.words.blocks[name]
        if isinstance(spec, TitleSpec):
            return self._title(spec, copy_label)
        return self._of(spec)

    def _of(self, spec: BlockSpec) -> list[Block]:
        match spec:
            case LineSpec():
                return self._line(spec)
            case ListSpec():
                return self._list(spec)
            case TableSpec():
                return table_blocks(self.form, self.words, self.size, spec)
            case BoxSpec():
                return [self._box(*spec.sentences)]
            case SignaturesSpec():
                return self._signatures(spec)
            case HeadingSpec():
                return [self._heading(spec)]
            case CodesSpec():
                return self._codes()
            case QrSpec():
                return self._qr(spec)
            case NotesSpec():
                return self._notes()
            case _:
                raise TypeError(f"{type(spec).__name__}: no way to draw it")

    # words

    def _line(self, spec: LineSpec) -> list[Block]:
        speaker = self.speaker
        if not speaker.knows(spec.when):
            return []
        runs: list[str] = []
        for part in spec.parts:
            if speaker.knows(part.when):
                if runs:
                    runs.append(_GAP if part.label else " ")
                runs += self._runs(speaker, part)
        if not runs:
            return []
        return [self._text(*runs, size=self.size.type_pt(spec.size), align=spec.align)]

    def _runs(self, speaker: Speaker, part: Part) -> list[str]:
        label = self.words.labels[part.label] if part.label else ""
        if not part.value and not part.sentence:
            return [_weighted(part, label)]
        said = speaker.sentence(part.sentence) if part.sentence else speaker.say(part.value)
        shown = _weighted(part, said.text) if said.is_known else said.text
        return [f"{label} ", shown] if label else [shown]

    def _list(self, spec: ListSpec) -> list[Block]:
        rows = row_speakers(self.words, self.form, spec.rows, spec.least)
        lines = [self._text(row.sentence(spec.sentence).text) for row in rows]
        if not spec.label:
            return lines
        keep = self.size.body_pt * 2 if lines else 0.0
        return [self._text(self.words.labels[spec.label], keep=keep), *lines]

    def _box(self, *sentences: str) -> Block:
        first, *others = (self.speaker.sentence(name).text for name in sentences)
        return boxed(
            self.size,
            paragraph(Bold(first), size=self.size.body_pt + 2, align="centre"),
            *(paragraph(one, size=self.size.small_pt, align="centre") for one in others),
        )

    def _notes(self) -> list[Block]:
        notes = (self.speaker.say(parse_template(note)).text for note in self.words.notes)
        lines = (*notes, self.form.values.get("lookup_words", ""))
        small = self.size.small_pt
        return [self._text(Italic(line), size=small) for line in lines if line]

    def _text(
        self, *runs: str, size: float | None = None, align: Align = "left", keep: float = 0.0
    ) -> Block:
        made = paragraph(*runs, size=size or self.size.body_pt, align=align)
        return Flowing(made, after=self.size.line, keep=keep)

    # the head and the foot

    def _heading(self, spec: HeadingSpec) -> Block:
        speaker, labels = self.speaker, self.words.labels
        words = HeadWords(
            parent_agency=speaker.say(spec.agency).text.upper(),
            office_name=speaker.say(spec.office).text.upper(),
            number=speaker.sentence(spec.number).text if spec.number else "",
            state_name=labels[spec.state_name],
            motto=labels[spec.motto],
            place_and_date=speaker.sentence(spec.date).text,
        )
        return Head(self.size, words)

    def _codes(self) -> list[Block]:
        sentences = self.words.sentences
        if self.form.is_draft:
            return [DraftStrip(self.size, sentences["code_at_saving"])]
        if not self.form.code:
            return []
        fallback = sentences["no_bar_code"]
        return [CodeStrip(self.size, self.form.code, self.form.qr_text, fallback)]

    def _qr(self, spec: QrSpec) -> list[Block]:
        if not self.form.qr_text:
            return []
        side = self.size.qr_side
        qr = qr_code(self.form.qr_text, side, 1.6 * side)
        return [QrStrip(self.size, qr, self.speaker.sentence(spec.sentence).text)]

    def _title(self, spec: TitleSpec, copy_label: str) -> list[Block]:
        form, size, words = self.form, self.size, self.words
        blocks = [self._centred(Bold(words.labels[spec.label]), size=size.title_pt)]
        if spec.subtitle:
            said = self.speaker.sentence(spec.subtitle).text
            blocks.append(self._centred(Bold(said), size=size.body_pt))
        if spec.code and (form.code or form.is_draft):
            shown = words.sentences["code_at_saving"] if form.is_draft else form.code
            code = (f"{words.labels[spec.code]} ", Bold(shown))
            blocks.append(self._centred(*code, size=size.body_pt + 1))
        if copy_label:
            copy = Italic(words.say("copy", label=copy_label))
            blocks.append(self._centred(copy, size=size.body_pt))
        if form.reprint_number:
            reprint = words.say("reprint", count=form.reprint_number)
            blocks.append(self._centred(Bold(reprint), size=size.body_pt + 1))
        if form.code_is_provisional and words.tells_provisional_codes:
            blocks.append(self._box("code_provisional", "code_provisional_note"))
        blocks[-1].after = max(blocks[-1].after, size.body_pt * 0.5)
        return blocks

    def _centred(self, *runs: str, size: float) -> Block:
        return Flowing(paragraph(*runs, size=size, align="centre"), after=self.size.line * 0.5)

    def _signatures(self, spec: SignaturesSpec) -> list[Block]:
        labels, speaker = self.words.labels, self.speaker
        signers = []
        for one in spec.signers:
            said = speaker.say(one.name)
            lines = tuple(labels[line] for line in one.lines)
            name = said.text if said.is_known else ""
            signers.append(Signer(labels[one.role], lines, name, one.side))
        return signatures(self.size, signers)


def _weighted(part: Part, text: str) -> str:
    if part.bold and part.italic:
        return BoldItalic(text)
    if part.bold:
        return Bold(text)
    return Italic(text) if part.italic else text
