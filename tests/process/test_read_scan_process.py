"""`read-scan` as a program: bytes in, one JSON object out, for every sample card."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.process.program import Counter, Done, is_plain_vietnamese

pytestmark = pytest.mark.process
SAMPLES = json.loads(
    (Path(__file__).parents[1] / "data" / "cccd_qr_samples.json").read_text(encoding="utf-8")
)
NOTHING_TO_READ = (b"", b"\xff\xfe\x00", b"|" * 70_000, b"\x1b@\x1di\x1dV", b"a" * 100_000)


def test_every_sample_is_read_from_bytes_as_it_should_be(tmp_path: Path) -> None:
    counter = Counter(tmp_path / "counter")

    def read(sample: dict[str, Any]) -> Done:
        return counter.run("read-scan", stdin=sample["payload"].encode())

    with ThreadPoolExecutor(3) as together:
        answers = list(together.map(read, SAMPLES["samples"]))
    for sample, done in zip(SAMPLES["samples"], answers, strict=True):
        assert json.loads(done.out) == sample["expected"], sample["id"]
        refused = not sample["expected"]["ok"]
        assert done.code == 0, sample["id"]
        assert len(done.err.splitlines()) == refused
        assert not refused or is_plain_vietnamese(done.err.strip()), done.err


def test_what_is_no_card_is_refused_in_a_sentence(tmp_path: Path) -> None:
    counter = Counter(tmp_path / "counter")
    for payload in NOTHING_TO_READ:
        done = counter.run("read-scan", stdin=payload)
        assert done.sentence(0)
        assert json.loads(done.out)["ok"] is False
    assert not counter.data.exists()
