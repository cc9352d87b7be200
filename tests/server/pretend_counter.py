"""A counter reduced to what it says to the centre, and the centre reached without a network."""

from __future__ import annotations

import asyncio
import json
import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

import resources
from models.domain.clock import FixedClock, iso_local, local_day
from models.domain.dossier import (
    Applicant,
    Channel,
    DocumentItem,
    Dossier,
    DossierStatus,
    HistoryEntry,
    OfficialRef,
)
from models.domain.dossier_json import dossier_to_json, entry_to_json
from models.domain.ids import new_id
from models.domain.procedure_json import procedure_from_json
from server.api import create_app
from server.enrolment import make_code
from server.store import Store
from sync import protocol as wire

OFFICE = "05977"
AGENCY = "H37.05977"
_OTHER = resources.read_json("offices/lang_son.json")["units"][1]
OTHER_OFFICE: str = _OTHER["code"]
OTHER_AGENCY: str = _OTHER["agency_id"]
PROCEDURE = procedure_from_json(resources.read_json("catalogue/procedures.json")["procedures"][0])
OFFICIAL = OfficialRef(None, "Lò Thị Bích Hạnh")


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    headers: httpx.Headers
    body: bytes

    @property
    def data(self) -> Any:
        return json.loads(self.body)

    @property
    def reason(self) -> str:
        return str(self.data["reason"])


class Centre:
    """The application on an event loop of its own; may be asked from many threads."""

    def __init__(self, store: Store, clock: FixedClock) -> None:
        self.store = store
        self.clock = clock
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(create_app(store, clock)), base_url="http://centre"
        )

    def ask(
        self, method: str, target: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> Reply:
        sending = self._client.request(
            method,
            target,
            content=body,
            headers={"Content-Type": "application/json", **(headers or {})},
        )
        answer = asyncio.run_coroutine_threadsafe(sending, self._loop).result(60)
        return Reply(answer.status_code, answer.headers, answer.content)

    def code(self, office: str = OFFICE) -> str:
        return make_code(self.store, self.clock, office)

    def counter(self, office: str = OFFICE) -> Counter:
        counter = Counter(self)
        counter.join(self.code(office))
        return counter

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._client.aclose(), self._loop).result(10)
        stopping = self._loop.shutdown_default_executor()
        asyncio.run_coroutine_threadsafe(stopping, self._loop).result(10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


class Counter:
    """One computer with its key; `join` gives it an office and a token."""

    def __init__(self, centre: Centre) -> None:
        self.centre = centre
        self.key = Ed25519PrivateKey.generate()
        self.generation = new_id(centre.clock.now())
        self.office: dict[str, Any] = {}
        self.device_id = self.token = ""
        self.device_no = 0

    @property
    def now(self) -> datetime:
        return self.centre.clock.now()

    def join(self, code: str) -> Reply:
        public_key = self.key.public_key().public_bytes_raw().hex()
        message = wire.EnrolRequest(
            code=code,
            public_key=public_key,
            proof=self.key.sign(wire.enrolment_text(code, public_key)).hex(),
            wire_versions=[1],
            program_version="0.1.0",
        )
        reply = self.centre.ask("POST", wire.PATH_ENROL, _json(message))
        if reply.status == 200:
            self.device_id, self.token = reply.data["device_id"], reply.data["token"]
            self.device_no, self.office = reply.data["device_no"], reply.data["office"]
        return reply

    def signed(self, method: str, target: str, body: bytes = b"", **changed: str) -> dict[str, str]:
        """The headers of a request; `sent_at`, `nonce` and `token` may be given."""
        sent_at = changed.get("sent_at", iso_local(self.now))
        nonce = changed.get("nonce", new_id(self.now))
        token = changed.get("token", self.token)
        text = wire.signing_text(method, target, body, token, sent_at, nonce)
        return {
            wire.HEADER_DEVICE: self.device_id,
            "Authorization": f"Bearer {token}",
            wire.HEADER_TIME: sent_at,
            wire.HEADER_NONCE: nonce,
            wire.HEADER_SIGNATURE: self.key.sign(text).hex(),
        }

    def ask(self, method: str, target: str, message: Any = None, **changed: str) -> Reply:
        body = message if isinstance(message, bytes) else _json(message) if message else b""
        headers = self.signed(method, target, body, **changed)
        return self.centre.ask(method, target, body, headers)

    def hello(self) -> Reply:
        message = wire.HelloRequest(
            wire_versions=[1],
            program_version="0.1.0",
            clock_at=iso_local(self.now),
            generation=self.generation,
        )
        return self.ask("POST", wire.PATH_HELLO, message)

    def push(self, *operations: wire.Operation) -> list[dict[str, Any]]:
        message = wire.PushRequest(operations=list(operations), sent_at=iso_local(self.now))
        reply = self.ask("POST", wire.PATH_PUSH, message)
        assert reply.status == 200, reply.body
        results: list[dict[str, Any]] = reply.data["results"]
        return results

    def pull(self, cursor: int = 0, limit: int = 200) -> dict[str, Any]:
        reply = self.ask("GET", f"{wire.PATH_PULL}?cursor={cursor}&limit={limit}")
        assert reply.status == 200, reply.body
        answer: dict[str, Any] = reply.data
        return answer

    def leases(self, *known: wire.LeaseReport, today: str | None = None) -> list[dict[str, Any]]:
        reply = self.ask("POST", wire.PATH_LEASES, self.lease_request(*known, today=today))
        assert reply.status == 200, reply.body
        found: list[dict[str, Any]] = reply.data["leases"]
        return found

    def lease_request(
        self, *known: wire.LeaseReport, today: str | None = None
    ) -> wire.LeaseRequest:
        day = today or local_day(self.now).isoformat()
        return wire.LeaseRequest(generation=self.generation, today=day, known=list(known))

    def dossier(self, code: str | None = None, **changed: Any) -> Dossier:
        dossier = Dossier(
            id=new_id(self.now),
            code=code,
            provisional_code=None if code else f"TMP-{self.device_no:03d}-0001",
            office_code=self.office["code"],
            agency_id=self.office["agency_id"],
            status=DossierStatus.RECEIVED,
            procedure=PROCEDURE,
            applicant=Applicant(full_name="Nông Văn Thử", phone="0912345678"),
            papers=(DocumentItem(name="Tờ khai"),),
            channel=Channel.COUNTER,
            received_at=self.now,
            effective_at=self.now,
            due_at=self.now + timedelta(days=7),
            due_provisional=False,
            received_by=OFFICIAL,
            device_no=self.device_no,
        )
        return replace(dossier, **changed)

    def receive(self, dossier: Dossier, **changed: Any) -> wire.Operation:
        entry = self.entry(dossier.id, "receive", None, dossier.status)
        operation = wire.Operation(
            op_id=new_id(self.now),
            kind=wire.OperationKind.RECEIVE,
            dossier_id=dossier.id,
            base_revision=0,
            made_at=iso_local(self.now),
            entry=entry,
            dossier=dossier_to_json(dossier),
        )
        return replace(operation, **changed)

    def act(
        self,
        dossier_id: str,
        action: str,
        before: DossierStatus,
        after: DossierStatus,
        base_revision: int,
        **fields: Any,
    ) -> wire.Operation:
        moved = {} if before == after else {"status": int(after)}
        return wire.Operation(
            op_id=new_id(self.now),
            kind=wire.OperationKind.ACT,
            dossier_id=dossier_id,
            base_revision=base_revision,
            made_at=iso_local(self.now),
            entry=self.entry(dossier_id, action, before, after),
            fields={**moved, **fields},
        )

    def entry(
        self,
        dossier_id: str,
        action: str,
        before: DossierStatus | None,
        after: DossierStatus,
    ) -> dict[str, Any]:
        return entry_to_json(
            HistoryEntry(
                id=new_id(self.now),
                dossier_id=dossier_id,
                action=action,
                from_status=before,
                to_status=after,
                at=self.now,
                official=OFFICIAL,
                device_no=self.device_no,
            )
        )


def _json(message: Any) -> bytes:
    return json.dumps(message, default=_fields, ensure_ascii=False).encode()


def _fields(message: Any) -> dict[str, Any]:
    return {name: getattr(message, name) for name in message.__dataclass_fields__}
