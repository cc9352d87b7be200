"""What the demo leaves behind, and the comparison with the centre, read through its own API."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.runtime import Runtime
from models.domain.clock import iso_local
from models.domain.dossier import Dossier
from models.domain.dossier_json import applicant_to_json, dossier_to_json, entry_to_json
from models.queries.dossier_detail import dossier_detail
from models.services.enrolment import enrolment
from sync.client import CentreClient
from sync.protocol import DossierView
from sync.transport import Transport

_PAGE = 100


@dataclass(frozen=True, slots=True)
class TakenIn:
    """One intake of the morning. `ms_key_to_slip`: from pressing save to the slip being out."""

    dossier_id: str
    slip: Path
    keystrokes: int
    ms_key_to_slip: float
    offline: bool


def centre_dossiers(runtime: Runtime) -> dict[str, DossierView]:
    """All dossiers of the office as the centre has them, by id."""
    joined = runtime.store.read(enrolment)
    transport = Transport(joined.server_url)
    client = CentreClient(
        transport,
        runtime.clock,
        device_id=joined.device_id,
        private_key=joined.private_key,
        token=lambda: runtime.mark.state.token,
    )
    found: dict[str, DossierView] = {}
    after: int | None = 0
    try:
        while after is not None:
            page = client.dossiers(after, _PAGE)
            found.update({str(view.dossier["id"]): view for view in page.dossiers})
            after = page.next_after
    finally:
        transport.close()
    return found


def differences(runtime: Runtime, taken: Sequence[TakenIn]) -> list[str]:
    """Every field in which counter and centre differ, as `code: field`; empty when all is equal."""
    theirs = centre_dossiers(runtime)
    found: list[str] = []
    for item in taken:
        ours = _dossier(runtime, item.dossier_id)
        view = theirs.get(item.dossier_id)
        if view is None:
            found.append(f"{ours.shown_code}: not at the centre")
            continue
        mine = dossier_to_json(ours)
        found += [
            f"{ours.shown_code}: {name}" for name in mine if mine[name] != view.dossier.get(name)
        ]
        if {e["id"] for e in view.history} != {e.id for e in ours.history}:
            found.append(f"{ours.shown_code}: history")
        by_id = {entry["id"]: entry for entry in view.history}
        found += [
            f"{ours.shown_code}: history {entry.action}"
            for entry in ours.history
            if by_id.get(entry.id) != entry_to_json(entry)
        ]
    if len(theirs) != len(taken):
        found.append(f"the centre has {len(theirs)} dossiers, the counter took in {len(taken)}")
    return found


def summary(runtime: Runtime, taken: Sequence[TakenIn], out: Path) -> dict[str, Any]:
    """The content of summary.json."""
    joined = runtime.store.read(enrolment)
    return {
        "office": {"code": joined.office_code, "name": joined.office_name},
        "server_url": joined.server_url,
        "dossiers": [_line(runtime, item, out) for item in taken],
        "keystrokes_per_intake": [item.keystrokes for item in taken],
        "ms_key_to_slip": [round(item.ms_key_to_slip, 1) for item in taken],
        "at_centre": len(centre_dossiers(runtime)),
    }


def _line(runtime: Runtime, item: TakenIn, out: Path) -> dict[str, Any]:
    dossier = _dossier(runtime, item.dossier_id)
    return {
        "id": dossier.id,
        "code": dossier.shown_code,
        "procedure_code": dossier.procedure.code,
        "applicant": applicant_to_json(dossier.applicant),
        "received_at": iso_local(dossier.received_at),
        "due_at": None if dossier.due_at is None else iso_local(dossier.due_at),
        "offline": item.offline,
        "slip": str(item.slip.relative_to(out)),
        "synced_at": None if dossier.synced_at is None else iso_local(dossier.synced_at),
    }


def _dossier(runtime: Runtime, dossier_id: str) -> Dossier:
    return runtime.store.read(lambda s: dossier_detail(s, dossier_id)).dossier
