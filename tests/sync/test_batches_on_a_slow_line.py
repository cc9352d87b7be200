"""A line too slow for a batch gets smaller batches until one goes through."""

from __future__ import annotations

from sync.pacing import SMALLEST_BATCH_BYTES, batch_bytes, slower


def test_each_batch_that_ran_out_of_time_halves_the_next_down_to_the_smallest() -> None:
    sizes = [batch_bytes(None)]
    speed = None
    for _ in range(6):
        speed = slower(speed)
        sizes.append(batch_bytes(speed))
    assert sizes[1] == sizes[0] // 2
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] == SMALLEST_BATCH_BYTES
