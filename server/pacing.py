"""Token buckets: how many requests a device may make, and how many wrong codes anyone may try."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict

from models.domain.clock import Clock


class Bucket:
    """Holds `burst` tokens and gains `per_second`; measured by the clock's monotonic seconds."""

    def __init__(self, clock: Clock, *, per_second: float, burst: int) -> None:
        self._clock = clock
        self._per_second = per_second
        self._burst = float(burst)
        self._held = float(burst)
        self._at_s = clock.monotonic_s()
        self._lock = threading.Lock()

    def take(self) -> int:
        """Take one token: 0 when there was one, else the whole seconds to wait."""
        with self._lock:
            self._fill()
            if self._held < 1:
                return self._missing_s()
            self._held -= 1
            return 0

    def wait_s(self) -> int:
        """The whole seconds until there is a token again, 0 when there is one; takes nothing."""
        with self._lock:
            self._fill()
            return 0 if self._held >= 1 else self._missing_s()

    def _fill(self) -> None:
        now_s = self._clock.monotonic_s()
        self._held = min(self._burst, self._held + (now_s - self._at_s) * self._per_second)
        self._at_s = now_s

    def _missing_s(self) -> int:
        return max(1, math.ceil((1 - self._held) / self._per_second))


class Buckets:
    """One bucket per name, the least recently used ones forgotten beyond `most`."""

    def __init__(self, clock: Clock, *, per_second: float, burst: int, most: int = 4_096) -> None:
        self._clock = clock
        self._per_second = per_second
        self._burst = burst
        self._most = most
        self._kept: OrderedDict[str, Bucket] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, name: str) -> Bucket:
        """The bucket of this name."""
        with self._lock:
            bucket = self._kept.get(name)
            if bucket is None:
                bucket = Bucket(self._clock, per_second=self._per_second, burst=self._burst)
                self._kept[name] = bucket
                if len(self._kept) > self._most:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(name)
            return bucket
