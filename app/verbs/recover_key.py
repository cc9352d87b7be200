"""`recover-key`: put a lost store key back with the recovery key, read from stdin."""

from __future__ import annotations

import argparse
import sys

from app import exits
from app.runtime import Place


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser  # takes nothing of its own


def run(arguments: argparse.Namespace, place: Place) -> int:
    place.folder().recover_key(sys.stdin.readline(200).strip())
    print("Đã lập lại khóa của kho hồ sơ.", file=sys.stderr)
    return exits.ALL_DONE
