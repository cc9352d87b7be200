"""What a new store begins with: settings, the offices of the province, the catalogue."""

from __future__ import annotations

import secrets

import resources
from models.domain.clock import Clock
from models.domain.ids import new_id
from server.store import Store
from server.tables import Catalogue, Feed, Office, Setting

_OFFICES = "offices/lang_son.json"
_PROCEDURES = "catalogue/procedures.json"
_CALENDAR = "calendars/vn.json"


def seed(store: Store, clock: Clock) -> None:
    """Add what is missing and leave what is there; a newer catalogue of the program is published.

    Safe to repeat and safe when two programs start at once.
    """
    offices = resources.read_json(_OFFICES)
    procedures = resources.read_json(_PROCEDURES)
    with store.write() as session:
        store.lock(session, "seed")
        for key, value in _settings(clock, _centre_name(offices["province"]["name"])):
            if session.get(Setting, key) is None:
                session.add(Setting(key=key, value=value))
        for unit in offices["units"]:
            if session.get(Office, unit["code"]) is None:
                session.add(_office(unit))
                session.flush()
                session.add(Feed(office_code=unit["code"], last_seq=0))
        if session.get(Catalogue, str(procedures["version"])) is None:
            session.add(
                Catalogue(
                    version=str(procedures["version"]),
                    procedures=procedures,
                    calendar=resources.read_json(_CALENDAR),
                    published_at=clock.now(),
                )
            )


def _centre_name(province: str) -> str:
    return f"Máy chủ một cửa {province[:1].lower()}{province[1:]}"


def _settings(clock: Clock, centre_name: str) -> tuple[tuple[str, str], ...]:
    return (
        ("epoch", new_id(clock.now())),
        ("centre_name", centre_name),
        ("token_secret", secrets.token_hex(32)),
        ("block_size", "500"),
        ("lease_days", "14"),
        ("restore_gap", "5000"),
        ("code_minutes", "15"),
        ("token_hours", "24"),
    )


def _office(unit: dict[str, str]) -> Office:
    return Office(
        code=unit["code"],
        name=unit["name"],
        short_name=unit["short_name"],
        one_stop_name=unit["one_stop_name"],
        agency_id=unit["agency_id"],
    )
