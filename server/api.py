"""The centre's HTTP interface: one function per path of `sync.protocol`, nothing decided here.

Annotations are evaluated here on purpose: the framework reads them, local names among them.
"""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import Depends, FastAPI, Header, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy import text
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from models.domain.clock import Clock
from models.errors import StorageError
from server import apply, auth, enrolment, filing, leases, reading
from server.auth import Caller, SignedRequest
from server.bodies import RAW_BODY, Guard, encoded, refusal_for, refused
from server.pacing import Bucket, Buckets
from server.refusals import RequestRefused
from server.store import Store
from sync import protocol as wire

VERSION = "0.1.0"
_REQUESTS_PER_S = 20.0
_REQUEST_BURST = 100
_LASTING_REQUESTS_PER_S = 2.0
_LASTING_BURST = 20_000
"""What a device may ask over hours: this bounds the nonces that are kept of it."""
_WRONG_CODES_PER_S = 1 / 6
_WRONG_CODE_BURST = 20
_HIGHEST_CURSOR = 2**63 - 1
_ID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
_REFUSALS: dict[int | str, dict[str, Any]] = {
    "4XX": {"model": wire.Refusal, "description": "Refused, with a stable reason"},
    "5XX": {"model": wire.Refusal, "description": "Try again later"},
}
_REASONS = {404: "not_found", 405: "method_not_allowed", 415: "bad_encoding"}

_Cursor = Annotated[int, Query(ge=0, le=_HIGHEST_CURSOR)]
_Limit = Annotated[int, Query(ge=1, le=wire.PULL_LIMIT)]
_Code = Annotated[str | None, Query(max_length=64, pattern=r"^[0-9A-Z.-]+$")]
_DossierId = Annotated[str, Path(pattern=_ID)]


def create_app(store: Store, clock: Clock) -> ASGIApp:
    """The whole application over an opened, seeded store."""
    app = FastAPI(
        title="Một Cửa: máy chủ trung tâm",
        version=VERSION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        responses=_REFUSALS,
    )
    _add_enrolment(app, store, clock)
    identified = _identification(store, clock)
    _add_sync(app, store, clock, identified)
    _add_reading(app, store, identified)
    _add_filing(app, store, clock)
    _add_health(app, store)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    for expected in (RequestRefused, StorageError, Exception):
        app.add_exception_handler(expected, _on_refusal)
    return Guard(app)


def _identification(store: Store, clock: Clock) -> Callable[..., Caller]:
    buckets = Buckets(clock, per_second=_REQUESTS_PER_S, burst=_REQUEST_BURST)
    lasting = Buckets(clock, per_second=_LASTING_REQUESTS_PER_S, burst=_LASTING_BURST)

    def identified(
        request: Request,
        device: Annotated[str, Header(alias=wire.HEADER_DEVICE)] = "",
        authorization: Annotated[str, Header()] = "",
        sent_at: Annotated[str, Header(alias=wire.HEADER_TIME)] = "",
        nonce: Annotated[str, Header(alias=wire.HEADER_NONCE)] = "",
        signature: Annotated[str, Header(alias=wire.HEADER_SIGNATURE)] = "",
    ) -> Caller:
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise RequestRefused(401, "join_again")
        wait_s = buckets.of(device).take() or lasting.of(device).wait_s()
        if wait_s:
            raise RequestRefused(429, "too_many", wait_s)
        caller = auth.authenticate(
            store,
            clock,
            SignedRequest(
                method=request.method,
                target=_target(request),
                body=request.scope[RAW_BODY],
                device_id=device,
                token=token,
                sent_at=sent_at,
                nonce=nonce,
                signature=signature,
            ),
        )
        lasting.of(device).take()  # only what was proved to be the device's counts as asked by it
        return caller

    return identified


def _add_enrolment(app: FastAPI, store: Store, clock: Clock) -> None:
    wrong_codes = Bucket(clock, per_second=_WRONG_CODES_PER_S, burst=_WRONG_CODE_BURST)

    @app.post(wire.PATH_ENROL, response_model=wire.EnrolAnswer)
    def enrol(message: wire.EnrolRequest) -> Response:
        return _answer(enrolment.enrol(store, clock, wrong_codes, message))


def _add_sync(app: FastAPI, store: Store, clock: Clock, identified: Callable[..., Caller]) -> None:
    @app.post(wire.PATH_HELLO, response_model=wire.HelloAnswer)
    def hello(
        message: wire.HelloRequest, caller: Annotated[Caller, Depends(identified)]
    ) -> Response:
        return _answer(reading.hello(store, clock, caller, message))

    @app.post(wire.PATH_PUSH, response_model=wire.PushAnswer)
    def push(message: wire.PushRequest, caller: Annotated[Caller, Depends(identified)]) -> Response:
        return _answer(apply.push(store, clock, caller, message))

    @app.get(wire.PATH_PULL, response_model=wire.PullAnswer)
    def pull(
        caller: Annotated[Caller, Depends(identified)],
        cursor: _Cursor = 0,
        limit: _Limit = wire.PULL_LIMIT,
    ) -> Response:
        return _answer(reading.pull(store, caller, cursor, limit))

    @app.post(wire.PATH_LEASES, response_model=wire.LeaseAnswer)
    def lease(
        message: wire.LeaseRequest, caller: Annotated[Caller, Depends(identified)]
    ) -> Response:
        return _answer(leases.lend(store, clock, caller, message))


def _add_reading(app: FastAPI, store: Store, identified: Callable[..., Caller]) -> None:
    @app.get(
        wire.PATH_CATALOGUE,
        response_model=wire.CatalogueAnswer,
        dependencies=[Depends(identified)],
    )
    def catalogue() -> Response:
        return _answer(reading.catalogue(store))

    @app.get(
        wire.PATH_SIGNERS, response_model=wire.SignersAnswer, dependencies=[Depends(identified)]
    )
    def signers() -> Response:
        return _answer(reading.signers(store))

    @app.get(wire.PATH_DOSSIERS, response_model=wire.DossierPage)
    def dossiers(
        caller: Annotated[Caller, Depends(identified)],
        after: _Cursor = 0,
        limit: _Limit = wire.PULL_LIMIT,
        code: _Code = None,
    ) -> Response:
        return _answer(reading.dossier_page(store, caller, after, limit, code))

    @app.get(wire.PATH_DOSSIERS + "/{dossier_id}", response_model=wire.DossierView)
    def dossier(dossier_id: _DossierId, caller: Annotated[Caller, Depends(identified)]) -> Response:
        return _answer(reading.dossier_view(store, caller, dossier_id))


def _add_filing(app: FastAPI, store: Store, clock: Clock) -> None:
    wrong_tokens = Bucket(clock, per_second=_WRONG_CODES_PER_S, burst=_WRONG_CODE_BURST)

    @app.post(wire.PATH_ONLINE, response_model=filing.FilingAnswer)
    def file_online(
        message: filing.OnlineFiling, authorization: Annotated[str, Header()] = ""
    ) -> Response:
        wait_s = wrong_tokens.wait_s()
        if wait_s:
            raise RequestRefused(429, "too_many", wait_s)
        scheme, _, token = authorization.partition(" ")
        try:
            filing.check_portal_token(store, token if scheme.lower() == "bearer" else "")
        except RequestRefused:
            wrong_tokens.take()
            raise
        return _answer(filing.file_online(store, clock, message))


def _add_health(app: FastAPI, store: Store) -> None:
    @app.get(wire.PATH_HEALTH, response_model=wire.HealthAnswer)
    def health() -> Response:
        with store.read() as session:
            session.execute(text("SELECT 1"))
        return _answer(wire.HealthAnswer(ok=True, version=VERSION, database=store.kind))


def _answer(message: Any) -> Response:
    return Response(encoded(message), media_type="application/json")


def _target(request: Request) -> str:
    """Path and query as sent, before any decoding."""
    path: bytes = request.scope.get("raw_path") or request.scope["path"].encode()
    query: bytes = request.scope["query_string"]
    target = path.partition(b"?")[0] + (b"?" + query if query else b"")
    return target.decode("latin-1")


async def _on_invalid(request: Request, error: Exception) -> Response:
    return refused(400, wire.Refusal(reason="bad_request"))


async def _on_http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return refused(status, wire.Refusal(reason=_REASONS.get(status, "bad_request")))


async def _on_refusal(request: Request, error: Exception) -> Response:
    return refused(*refusal_for(error))
