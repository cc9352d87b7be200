"""`read-scan`: read what a scanner sent (bytes on stdin) and say what it is. Needs no store."""

from __future__ import annotations

import argparse
import json
import sys

from app import exits
from app.runtime import Place
from models.domain.clock import local_day
from models.domain.scan import read_scan
from resources import words


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser  # takes nothing of its own


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0: a scan that is refused is answered too, with its reason and a sentence."""
    result = read_scan(sys.stdin.buffer.read(64 * 1024), today=local_day(place.clock.now()))
    print(json.dumps(result.as_json(), ensure_ascii=False))
    if result.error is not None:
        print(words.sentence(str(result.error)), file=sys.stderr)
    return exits.ALL_DONE
