"""Build the shipped table of former communes from the source table of today's units.

It serves old addresses only: one source, kept apart from the offices a counter works with.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

VERSION = "2026-11-24"


def former_units(source: dict[str, Any]) -> dict[str, Any]:
    """Every unit of today with the communes and districts it was formed from."""
    return {
        "version": VERSION,
        "sources": [
            "Nghị quyết 1672/NQ-UBTVQH15",
            "Bảng đối chiếu của vietnamadminunits 1.0.4 (một nguồn, chỉ để tra địa chỉ cũ)",
        ],
        "province": source["_about"]["province"]["name"],
        "units": [
            {
                "code": unit["code"],
                "name": unit["name"],
                "former": [
                    {"name": one["old"], "district": one["old_district"]}
                    for one in unit["formed_from"]
                ],
            }
            for unit in source["units"]
        ],
    }


def main(arguments: list[str]) -> int:
    """Read the table named on the command line, write the file named by --out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    for name in ("agencies", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    given = parser.parse_args(arguments)
    table = former_units(json.loads(given.agencies.read_text(encoding="utf-8")))
    text = unicodedata.normalize("NFC", json.dumps(table, ensure_ascii=False, indent=1))
    given.out.write_text(text + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
