"""A sealed slip shows every edit, survives the scanner's keyboard and fits the corner of A5."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from models.domain.slip_seal import SealParts, read_seal, seal_text, verify

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
PARTS = SealParts(
    code="H37.05977-261124-0001",
    procedure="1.001193",
    issued_at=datetime(2026, 11, 24, 2, 41, 7, tzinfo=UTC),
    due_at=datetime(2026, 11, 27, 2, 41, 7, tzinfo=UTC),
    signer="012",
)


def _by(key):
    def is_signed(message, signature):
        try:
            key.public_key().verify(signature, message)
        except InvalidSignature:
            return False
        return True

    return is_signed


def _to_minute(at):
    return at.replace(second=0, microsecond=0)


def test_a_seal_is_read_back_and_verified():
    sealed = read_seal(seal_text(PARTS, KEY.sign))
    assert sealed is not None
    assert sealed.parts == replace(
        PARTS, issued_at=_to_minute(PARTS.issued_at), due_at=_to_minute(PARTS.due_at)
    )
    assert verify(sealed, _by(KEY))


def test_a_slip_without_a_due_time_is_sealed_too():
    sealed = read_seal(seal_text(replace(PARTS, due_at=None), KEY.sign))
    assert sealed is not None
    assert sealed.parts.due_at is None
    assert verify(sealed, _by(KEY))


def test_the_key_of_another_device_does_not_vouch():
    sealed = read_seal(seal_text(PARTS, OTHER_KEY.sign))
    assert sealed is not None
    assert not verify(sealed, _by(KEY))


@pytest.mark.parametrize(
    "edit",
    [
        {"code": "H37.05977-261124-0002"},
        {"code": "TMP-012-0003"},
        {"procedure": "1.001194"},
        {"issued_at": PARTS.issued_at + timedelta(minutes=1)},
        {"due_at": PARTS.due_at + timedelta(days=1)},
        {"due_at": None},
        {"signer": "013"},
    ],
)
def test_an_edited_fact_shows(edit):
    """The forger writes another fact and keeps the signature."""
    original = seal_text(PARTS, KEY.sign)
    forged_head = seal_text(replace(PARTS, **edit), lambda _: bytes(64))[:-155]
    sealed = read_seal(forged_head + original[-155:])
    assert sealed is not None
    assert not verify(sealed, _by(KEY))


@given(st.data())
def test_a_single_wrong_character_never_passes(data):
    text = seal_text(PARTS, KEY.sign)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.sampled_from([c for c in "0123456789.-" if c != text[at]]))
    sealed = read_seal(text[:at] + other + text[at + 1 :])
    assert sealed is None or not verify(sealed, _by(KEY))


NAMES = st.from_regex(r"[0-9A-Z]{1,6}([.-][0-9A-Z]{1,6}){0,5}", fullmatch=True)
MINUTES = st.datetimes(datetime(2001, 1, 1), datetime(2098, 12, 31)).map(
    lambda at: at.replace(second=0, microsecond=0, tzinfo=UTC)
)


@given(code=NAMES, procedure=NAMES, issued_at=MINUTES, due_at=st.none() | MINUTES)
def test_every_code_comes_back_as_it_was_in_digits_dots_and_hyphens(
    code, procedure, issued_at, due_at
):
    parts = SealParts(
        code=code, procedure=procedure, issued_at=issued_at, due_at=due_at, signer="7"
    )
    text = seal_text(parts, KEY.sign)
    assert re.fullmatch(r"[0-9.-]+", text)
    sealed = read_seal(text)
    assert sealed is not None
    assert sealed.parts == parts


@given(st.text(max_size=300) | st.from_regex(r"1(\.\.[0-9.-]{0,20}){3}\.\.[0-9]{0,180}"))
def test_what_is_no_seal_is_not_read_as_one(text):
    sealed = read_seal(text)
    assert sealed is None or seal_text(sealed.parts, lambda _: sealed.signature) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "H37.05977-261124-0001",
        "1..1..1..1..",
        "1.." + "1..-" * 100_000,
        seal_text(PARTS, KEY.sign).replace("--07", "--26", 1),
        seal_text(PARTS, KEY.sign).replace("2611240941", "2611320941", 1),
        seal_text(PARTS, KEY.sign)[:-155] + "9" * 155,
        seal_text(PARTS, KEY.sign)[:-1],
        "2" + seal_text(PARTS, KEY.sign)[1:],
    ],
)
def test_a_spoilt_seal_is_none(text):
    assert read_seal(text) is None


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        ({"code": ""}, "code: cannot be sealed"),
        ({"code": "H37..5-1"}, "code: cannot be sealed"),
        ({"code": "h37-1"}, "code: cannot be sealed"),
        ({"code": "H37-1-"}, "code: cannot be sealed"),
        ({"procedure": "Khai sinh"}, "procedure: cannot be sealed"),
        ({"signer": "A1"}, "signer: digits"),
        ({"issued_at": datetime(2026, 11, 24)}, "issued_at: cannot be sealed"),
        ({"due_at": datetime(1999, 1, 1, tzinfo=UTC)}, "due_at: cannot be sealed"),
    ],
)
def test_what_cannot_be_sealed_is_refused_by_its_part(edit, message):
    with pytest.raises(ValueError, match=message):
        replace(PARTS, **edit)


def test_a_short_signature_is_refused():
    with pytest.raises(ValueError, match="sign: 64 bytes"):
        seal_text(PARTS, lambda _: bytes(8))


def test_a_signature_for_another_purpose_does_not_seal():
    """What the device signs for the centre cannot be put on a slip."""
    head = seal_text(PARTS, lambda _: bytes(64))[:-155]
    bare = int.from_bytes(KEY.sign(head.encode()), "big")
    sealed = read_seal(f"{head}{bare:0155d}")
    assert sealed is not None
    assert not verify(sealed, _by(KEY))


def test_no_person_is_in_a_seal():
    assert set(SealParts.__dataclass_fields__) == {
        "code",
        "procedure",
        "issued_at",
        "due_at",
        "signer",
    }
