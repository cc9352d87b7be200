"""The one exception by which the server says no to a request."""

from __future__ import annotations

from sync.protocol import Refusal


class RequestRefused(Exception):
    """Answered with `status` and a `Refusal`; `reason` is a stable word, never personal data."""

    def __init__(self, status: int, reason: str, retry_after_s: int | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.refusal = Refusal(reason=reason, retry_after_s=retry_after_s)
