"""The signed catalogue file by which an office brings in procedures without a network.

A file is JSON {"catalogue", "issued_at", "signature"}; the signature is Ed25519 (hex) over the
catalogue and the instant in their shortest sorted form, so the file may be laid out freely.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from models.domain.catalogue_change import Catalogue, catalogue_from_json
from models.domain.clock import iso_local, parse_instant
from models.domain.json_values import as_object, as_text
from models.errors import UserError

LARGEST_FILE_BYTES = 32 * 1024 * 1024
_FARTHEST_AHEAD = timedelta(days=366)
"""How far the clock of who signs may run ahead of the counter's."""


class CatalogueFileWrong(UserError):
    """The file cannot be taken; `details` may hold `field`, what was found ill in it."""

    code = "catalogue_file_wrong"


@dataclass(frozen=True, slots=True)
class SignedCatalogue:
    """A catalogue whose signature holds, and when it was signed."""

    catalogue: Catalogue
    issued_at: datetime

    def check_signed_by(self, now: datetime) -> None:
        """Raises CatalogueFileWrong(`catalogue_from_future`): every later file would be older."""
        if self.issued_at > now + _FARTHEST_AHEAD:
            raise CatalogueFileWrong("catalogue_from_future")


def new_key() -> str:
    """A fresh private key, hex."""
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def public_key_of(private_key: str) -> str:
    """The public key (hex) of a private one. Raises CatalogueFileWrong(`catalogue_key_wrong`)."""
    return _private(private_key).public_key().public_bytes_raw().hex()


def sign_catalogue(data: object, private_key: str, issued_at: datetime) -> bytes:
    """The file of a catalogue in its JSON form. Raises CatalogueFileWrong when it is not one."""
    _catalogue(data)
    body = {"catalogue": data, "issued_at": iso_local(issued_at)}
    signature = _private(private_key).sign(_signed_bytes(body)).hex()
    text = json.dumps({**body, "signature": signature}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def read_signed_catalogue(data: bytes, public_key: str) -> SignedCatalogue:
    """Read a file signed by the owner of this key (hex). Raises CatalogueFileWrong."""
    row = read_json_object(data)
    try:
        signature = bytes.fromhex(as_text(row.get("signature"), "signature"))
        issued_at = parse_instant(as_text(row.get("issued_at"), "issued_at"))
        body = {"catalogue": row["catalogue"], "issued_at": row["issued_at"]}
    except (KeyError, ValueError, OverflowError):
        raise CatalogueFileWrong("catalogue_not_signed") from None
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key.strip()))
    except ValueError:
        raise CatalogueFileWrong("catalogue_key_wrong") from None
    try:
        key.verify(signature, _signed_bytes(body))
    except InvalidSignature:
        raise CatalogueFileWrong("catalogue_signature_wrong") from None
    return SignedCatalogue(_catalogue(body["catalogue"]), issued_at)


def read_unsigned_catalogue(data: bytes) -> Catalogue:
    """A catalogue to look at only: signed or not, the signature is not asked.

    Raises CatalogueFileWrong.
    """
    row = read_json_object(data)
    return _catalogue(row.get("catalogue", row))


def read_json_object(data: bytes) -> dict[str, Any]:
    """The object a file holds. Raises CatalogueFileWrong when it is none or far too large."""
    if len(data) > LARGEST_FILE_BYTES:
        raise CatalogueFileWrong("catalogue_file_large")
    try:
        return dict(as_object(json.loads(data.decode("utf-8-sig"), parse_constant=_refuse), ""))
    except (ValueError, RecursionError):
        raise CatalogueFileWrong("catalogue_not_json") from None


def _refuse(name: str) -> None:
    raise ValueError(name)


def _catalogue(data: object) -> Catalogue:
    try:
        catalogue = catalogue_from_json(data)
    except ValueError as error:
        raise CatalogueFileWrong(
            "catalogue_field_wrong", field=str(error).split(":")[0][:80]
        ) from error
    if not catalogue.procedures:
        raise CatalogueFileWrong("catalogue_empty")
    return catalogue


def _signed_bytes(body: dict[str, Any]) -> bytes:
    text = json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return b"motcua-catalogue-1\n" + text.encode("utf-8", "surrogatepass")


def _private(private_key: str) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private_key.strip()))
    except ValueError:
        raise CatalogueFileWrong("catalogue_key_wrong") from None
