"""Every paper of the counter: the words in force, and the PDF of a filled form."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from printing import fonts
from printing.form_blocks import FormDrawing
from printing.form_pages import FormPages
from printing.inputs import FormInput, Paper
from printing.sheet import sheet_size
from printing.wording import FormWording, check_wording
from printing.wording_files import RejectedFile, UnknownForm, wording_for

__all__ = ["RejectedFile", "UnknownForm", "check_wording", "render", "wording_for"]


def render(
    form_input: FormInput, *, wording: FormWording | None = None, paper: Paper | None = None
) -> bytes:
    """Draw a form as PDF: all pages of the first copy, then those of the next.

    `wording` None: the shipped words of the day the form is issued. `paper` overrides the paper of
    the input, that one the paper of the form's file. The same input gives the same bytes. Raises
    ValueError when the words are of another form, the text of a QR is too long or a head of the
    page is taller than the page; UnknownForm.
    """
    words = wording or wording_for(form_input.form, form_input.issued_on, None)
    if words.form != form_input.form:
        raise ValueError(f"wording: of form {words.form}, {form_input.form} expected")
    chosen = paper or form_input.paper or words.paper
    size = sheet_size(chosen, is_landscape=words.is_landscape)
    fonts.register()
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=(size.width, size.height),
        invariant=1,
        pageCompression=1,
        initialFontName=fonts.REGULAR,
        lang=form_input.language,
    )
    _describe(canvas, form_input, words)
    pages = FormPages(FormDrawing(form_input, words, size))
    copies = words.copies if form_input.copies_labels is None else form_input.copies_labels
    for label in copies:
        pages = pages.draw_copy(canvas, label)
    fonts.save(canvas)
    return target.getvalue()


def _describe(canvas: Canvas, form: FormInput, words: FormWording) -> None:
    """The properties of the file: the form and the code, never a person."""
    canvas.setTitle(fonts.drawable(f"{words.labels['document_title']} {form.code}".strip()))
    canvas.setAuthor(fonts.drawable(form.values.get("office_name", "")))
    canvas.setSubject(fonts.drawable(words.circular))
    canvas.setCreator("Một Cửa")
