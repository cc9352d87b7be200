"""`read-scan`: read what a scanner sent (bytes on stdin) and say what it is.

Needs no store, but to check the seal of a signed slip (`--verify`): that takes the keys kept here.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial

from app import exits
from app.place import Place
from models.domain.clock import local_day
from models.domain.scan import read_scan
from models.domain.slip_seal import SealedSlip
from resources import words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--full", action="store_true", help="thêm phần đã sửa và lý do chi tiết")
    parser.add_argument(
        "--verify", action="store_true", help="kiểm tra dấu niêm của phiếu bằng khóa trên máy này"
    )


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0: a scan that is refused is answered too, with its reason and a sentence."""
    result = read_scan(sys.stdin.buffer.read(64 * 1024), today=local_day(place.clock.now()))
    answer = result.as_full_json() if arguments.full else result.as_json()
    sealed = None if result.slip is None else result.slip.sealed
    if arguments.verify and sealed is not None:
        answer["seal"] = _seal_state(sealed, place)
    print(json.dumps(answer, ensure_ascii=False))
    if result.reason is not None:
        print(words.sentence(result.reason, family=str(result.error)), file=sys.stderr)
    return exits.ALL_DONE


def _seal_state(sealed: SealedSlip, place: Place) -> str:
    """What the keys kept here say of a seal; only this needs the store."""
    from app.runtime import Runtime
    from models.services.signers import seal_state

    with Runtime(place, writing=False) as runtime:
        return str(runtime.store.read(partial(seal_state, sealed=sealed)))
