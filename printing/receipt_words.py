"""Which words Mẫu số 01 needs from its wording file, and the shipped sets."""

from __future__ import annotations

from functools import cache

from printing.wording import FormSpec, FormWording, load_wording

SPEC = FormSpec(
    form="01",
    fields={
        "office": ("office",),
        "applicant": ("applicant",),
        "applicant_id": ("applicant_id",),
        "address": ("address",),
        "contact": ("phone", "email"),
        "authorisation": ("authorisation",),
        "procedure": ("procedure",),
        "papers": (
            "papers",
            "column_no",
            "column_paper",
            "column_originals",
            "column_copies",
            "present_only",
        ),
        "sets": ("sets",),
        "time_limit": ("time_limit",),
        "received": ("received",),
        "due": ("due",),
        "result_place": ("result_place",),
        "register": ("register",),
    },
    optional_fields=frozenset(("applicant_id", "authorisation", "register")),
    labels=frozenset(
        (
            "state_name",
            "motto",
            "number",
            "organisation_signature",
            "title",
            "document_title",
            "code",
            "submitter",
            "official",
            "sign_here",
            "official_signature",
        )
    ),
    may_be_empty=frozenset(("organisation_signature", "official_signature")),
    sentences={
        "place_and_date": frozenset(("place", "day", "month", "year")),
        "number_blank": frozenset(),
        "blank": frozenset(),
        "moment": frozenset(("hour", "minute", "day", "month", "year")),
        "moment_blank": frozenset(),
        "sets": frozenset(("count",)),
        "no_papers": frozenset(),
        "register": frozenset(("volume", "line")),
        "register_blank": frozenset(),
        "due_provisional": frozenset(),
        "due_provisional_note": frozenset(),
        "code_at_saving": frozenset(),
        "code_provisional": frozenset(),
        "code_provisional_note": frozenset(),
        "copy": frozenset(("label",)),
        "reprint": frozenset(("count",)),
        "page": frozenset(("page", "total")),
        "no_bar_code": frozenset(),
    },
)
"""What Mẫu số 01 needs from a wording file."""


@cache
def shipped_wording(circular: str = "tt03-2025") -> FormWording:
    """The shipped words of Mẫu số 01: `tt03-2025` (default) or `tt01-2018`."""
    return load_wording(f"{circular}/form01.json", SPEC)
