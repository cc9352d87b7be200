"""How much to send in one request, from the speed last measured: pure."""

from __future__ import annotations

TARGET_S = 5.0
SMALLEST_BATCH_BYTES = 32 * 1024
LARGEST_BATCH_BYTES = 1_500 * 1024


def batch_bytes(speed_bytes_s: float | None) -> int:
    """Bytes that should take about five seconds; small while the speed is not known."""
    if speed_bytes_s is None:
        return SMALLEST_BATCH_BYTES * 4
    return int(min(max(speed_bytes_s * TARGET_S, SMALLEST_BATCH_BYTES), LARGEST_BATCH_BYTES))


def speed(sent_bytes: int, took_s: float, before: float | None) -> float:
    """The speed to plan with after one more request: half the old figure, half the new."""
    now = sent_bytes / max(took_s, 0.001)
    return now if before is None else (now + before) / 2


def slower(before: float | None) -> float:
    """The speed to plan with after a request that did not get through in its time: half."""
    return (before if before is not None else batch_bytes(None) / TARGET_S) / 2
