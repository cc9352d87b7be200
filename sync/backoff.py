"""When to try again: pure numbers in, numbers out."""

from __future__ import annotations

import random

FIRST_WAIT_S = 5.0
LONGEST_WAIT_S = 300.0
_RETRY_AFTER_BOUNDS_S = (1.0, 900.0)


def wait_s(failures: int, rng: random.Random, retry_after_s: float | None = None) -> float:
    """Seconds to wait after this many failures in a row (at least 1).

    Full jitter: anywhere between nothing and the bound, which doubles up to five minutes, so that
    many counters do not come back together. What the centre asks for is honoured within bounds.
    """
    if retry_after_s is not None:
        low, high = _RETRY_AFTER_BOUNDS_S
        return min(max(retry_after_s, low), high)
    bound = min(FIRST_WAIT_S * 2 ** min(max(failures, 1) - 1, 16), LONGEST_WAIT_S)
    return rng.uniform(0.0, bound)
