"""New law from the centre: a catalogue or a calendar that every counter takes at its next sync."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from models.domain.calendar import calendar_from_json
from models.domain.catalogue_change import catalogue_from_json
from models.domain.clock import Clock
from server.given_files import opened
from server.reading import newest_catalogue
from server.store import Store
from server.tables import Catalogue, Setting

CATALOGUE_KEY = "catalogue_key"
"""Name of the setting: the public key (hex) that signs the catalogue files of the province."""
_LARGEST_BYTES = 32 * 1024 * 1024
_VERSION = re.compile(r"[0-9A-Za-z.-]{1,40}")
_KEY = re.compile(r"[0-9a-f]{64}")


class PublicationWrong(Exception):
    """A file or word that cannot be published; `place` says which, never a value."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


def publish(
    store: Store, clock: Clock, version: str, *, procedures: Path | None, calendar: Path | None
) -> None:
    """Publish a version; what is not given stays as it was published last.

    Raises PublicationWrong and FileUnreadable, and nothing is published then.
    """
    if _VERSION.fullmatch(version) is None:
        raise PublicationWrong("version")
    given = None if procedures is None else _json(procedures, "procedures")
    days = None if calendar is None else _json(calendar, "calendar")
    if given is None and days is None:
        raise PublicationWrong("nothing")
    try:
        if given is not None:
            catalogue_from_json(given)
        if days is not None:
            calendar_from_json(days)
    except ValueError as error:
        raise PublicationWrong(str(error).partition(": ")[0]) from None
    with store.write() as session:
        store.lock(session, "publish")
        if session.get(Catalogue, version) is not None:
            raise PublicationWrong("version_known")
        last = newest_catalogue(session)
        session.add(
            Catalogue(
                version=version,
                procedures=last.procedures if given is None else given,
                calendar=last.calendar if days is None else days,
                published_at=clock.now(),
            )
        )


def set_catalogue_key(store: Store, public_key: str) -> None:
    """The key counters that join from now on trust. Raises PublicationWrong."""
    if _KEY.fullmatch(public_key) is None:
        raise PublicationWrong("public_key")
    with store.write() as session:
        row = session.get(Setting, CATALOGUE_KEY)
        if row is None:
            session.add(Setting(key=CATALOGUE_KEY, value=public_key))
        else:
            row.value = public_key


def _json(file: Path, name: str) -> dict[str, Any]:
    with opened(file) as stream:
        content = stream.read(_LARGEST_BYTES + 1)
    try:
        data = json.loads(content.decode("utf-8-sig")) if len(content) <= _LARGEST_BYTES else None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict):
        raise PublicationWrong(name)
    return data
