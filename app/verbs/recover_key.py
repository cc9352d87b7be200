"""`recover-key`: put a lost store key back with the recovery key, read from stdin."""

from __future__ import annotations

import argparse
import sys

from app import exits
from app.place import Place


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser  # takes nothing of its own


def run(arguments: argparse.Namespace, place: Place) -> int:
    typed = sys.stdin.buffer.readline(200).decode("utf-8-sig", "replace")
    place.folder().recover_key(typed.strip())
    print("Đã lập lại khóa của kho hồ sơ.", file=sys.stderr)
    return exits.ALL_DONE
