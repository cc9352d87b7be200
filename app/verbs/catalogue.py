"""`catalogue`: look at a signed catalogue file or a fee table and take it; make and sign files.

What a file would change is JSON on stdout. Nothing is taken without `--take`. See
docs/catalogue-file.md.
"""

from __future__ import annotations

import argparse
import json
import os
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from app import exits
from app.place import Place
from app.runtime import Runtime
from models.catalogue_file import (
    LARGEST_FILE_BYTES,
    CatalogueFileWrong,
    new_key,
    public_key_of,
    read_json_object,
    read_signed_catalogue,
    read_unsigned_catalogue,
    sign_catalogue,
)
from models.domain.catalogue_change import Catalogue, CatalogueDifference, difference
from models.domain.clock import iso_local, local_day
from models.domain.fee_table import FeeTable, fee_table_from_json, fee_table_to_json
from models.queries.catalogue_bodies import catalogue_bodies
from models.services import catalogue


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--file", type=Path, metavar="F", help="tệp danh mục đã ký: xem khác gì")
    what.add_argument("--diff", type=Path, metavar="F", help="xem tệp chưa ký, không nhận")
    what.add_argument("--fees", type=Path, metavar="F", help="tệp bảng phí: xem khác gì")
    what.add_argument("--set-fees", type=Path, metavar="F", help="nhận ngay bảng phí của tỉnh")
    what.add_argument("--write", type=Path, metavar="F", help="ghi danh mục đang dùng ra tệp")
    what.add_argument("--write-fees", type=Path, metavar="F", help="ghi bảng phí đang dùng ra tệp")
    what.add_argument("--trust", type=Path, metavar="F", help="tệp khóa công khai, dạng hex")
    what.add_argument("--new-key", type=Path, metavar="F", help="tạo tệp khóa bí mật để ký")
    what.add_argument("--sign", type=Path, metavar="F", help="ký tệp danh mục")
    parser.add_argument("--take", action="store_true", help="nhận tệp sau khi xem")
    parser.add_argument("--private-key", type=Path, metavar="F", help="khóa bí mật, cho --sign")
    parser.add_argument("--out", type=Path, metavar="F", help="tệp đã ký, cho --sign")


def run(arguments: argparse.Namespace, place: Place) -> int:
    """Exit 0 done; 2 the file or key cannot be used, and then nothing has changed."""
    if arguments.new_key is not None:
        key = new_key()
        _write(arguments.new_key, f"{key}\n".encode())
        _say({"public_key": public_key_of(key)})
    elif arguments.sign is not None:
        _sign(arguments, place)
    else:
        with Runtime(place) as runtime:
            _at_the_counter(arguments, runtime)
    return exits.ALL_DONE


def _sign(arguments: argparse.Namespace, place: Place) -> None:
    if arguments.private_key is None:
        raise CatalogueFileWrong("catalogue_key_wrong")
    if arguments.out is None:
        raise CatalogueFileWrong("catalogue_file_unwritable")
    key, data = _read_text(arguments.private_key), read_json_object(_read(arguments.sign))
    issued_at = place.clock.now()
    _write(arguments.out, sign_catalogue(data, key, issued_at))
    _say({"public_key": public_key_of(key), "issued_at": iso_local(issued_at)})


def _at_the_counter(arguments: argparse.Namespace, runtime: Runtime) -> None:
    store = runtime.store
    if arguments.set_fees is not None:
        _set_fees(runtime, arguments.set_fees)
    elif arguments.fees is not None:
        _fees(runtime, arguments.fees, take=arguments.take)
    elif arguments.write is not None:
        bodies = store.read(catalogue_bodies)
        day = local_day(runtime.clock.now()).isoformat()
        _write_json(arguments.write, {"version": day, "procedures": bodies}, runtime)
    elif arguments.write_fees is not None:
        _write_json(
            arguments.write_fees, fee_table_to_json(store.read(catalogue.fee_table)), runtime
        )
    elif arguments.trust is not None:
        key = _public_key(_read_text(arguments.trust))
        store.write(lambda s: catalogue.trust_key(s, key))
        _say({"public_key": key})
    elif arguments.diff is not None:
        if arguments.take:
            raise CatalogueFileWrong("catalogue_not_signed")
        _say(_told(_compare(runtime, read_unsigned_catalogue(_read(arguments.diff)))))
    else:
        key = store.read(catalogue.trusted_key)
        signed = read_signed_catalogue(_read(arguments.file), key)
        said = _told(_compare(runtime, signed.catalogue))
        if arguments.take:
            now = runtime.clock.now()
            store.write(partial(catalogue.take_signed, signed=signed, now=now))
        _say({**said, "issued_at": iso_local(signed.issued_at), "taken": arguments.take})


def _write_json(path: Path, content: dict[str, Any], runtime: Runtime) -> None:
    """A file to change in an editor; never over one that is there."""
    runtime.folder.check_outside(path)
    _write(path, f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode())
    _say({"written": path.name})


def _set_fees(runtime: Runtime, path: Path) -> None:
    table = _fee_table(path)
    runtime.store.write(lambda s: catalogue.set_fees(s, table))
    _say(_told_fees(runtime, table))


def _fees(runtime: Runtime, path: Path, *, take: bool) -> None:
    table = _fee_table(path)
    before = fee_table_to_json(runtime.store.read(catalogue.fee_table))["fees"]
    after = fee_table_to_json(table)["fees"]
    if take:
        runtime.store.write(lambda s: catalogue.set_fees(s, table))
    changed = [
        {"code": code[:40], "before": before.get(code, []), "after": after.get(code, [])}
        for code in sorted(before.keys() | after.keys())
        if before.get(code) != after.get(code)
    ]
    _say({**_told_fees(runtime, table), "changed": changed, "taken": take})


def _fee_table(path: Path) -> FeeTable:
    try:
        return fee_table_from_json(read_json_object(_read(path)))
    except ValueError as error:
        raise CatalogueFileWrong("fee_table_wrong", field=str(error).split(":")[0][:80]) from error


def _told_fees(runtime: Runtime, table: FeeTable) -> dict[str, object]:
    known = {p.code for p in runtime.store.read(catalogue.everything_taken)}
    unknown = sorted(code[:40] for code in table.fees.keys() - known)
    return {"name": table.name, "procedures": len(table.fees), "unknown_codes": unknown}


def _compare(runtime: Runtime, new: Catalogue) -> CatalogueDifference:
    old = runtime.store.read(catalogue.everything_taken)
    return difference(old, new.procedures, local_day(runtime.clock.now()))


def _told(found: CatalogueDifference) -> dict[str, object]:
    pairs = {
        key: [{"code": code, "name": name} for code, name in rows]
        for key, rows in (("added", found.added), ("retired", found.retired))
    }
    later = [{**asdict(one), "valid_from": one.valid_from.isoformat()} for one in found.later]
    return {**pairs, "changed": [asdict(change) for change in found.changed], "later": later}


def _public_key(text: str) -> str:
    """The key if it is 32 bytes of hex. Raises CatalogueFileWrong."""
    try:
        raw = bytes.fromhex(text.strip())
    except ValueError:
        raw = b""
    if len(raw) != 32:
        raise CatalogueFileWrong("catalogue_key_wrong")
    return raw.hex()


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE_BYTES + 1)
    except OSError:
        raise CatalogueFileWrong("catalogue_file_unreadable") from None


def _read_text(path: Path) -> str:
    return _read(path).decode("ascii", "replace")


def _write(path: Path, data: bytes) -> None:
    """Write a file that must not be there yet, for its owner alone."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except OSError:
        raise CatalogueFileWrong("catalogue_file_unwritable") from None


def _say(said: dict[str, object]) -> None:
    print(json.dumps(said, ensure_ascii=False))
