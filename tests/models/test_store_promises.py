"""What the encrypted store promises to everyone who writes in it or reads from it."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlcipher3 import dbapi2 as sqlcipher

from app.runtime import Runtime
from models import migrations
from models import store as store_module
from models.domain.dossier_json import entry_to_json
from models.dossier_rows import add_history
from models.errors import (
    KeyWrong,
    StorageError,
    StoreDamaged,
    StoreInUse,
    StoreMissing,
    StoreTooNew,
    UnsafeSettings,
)
from models.facts import read_fact, write_fact
from models.keys import new_key
from models.queries.dossier_detail import dossier_detail
from models.store import connect
from models.tables import Base, DossierRow, FactRow, HistoryRow, LeaseRow
from tests.builders import Counter, morning, place_in, receive, yesterday


@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("secure_delete", "1")],
)
def test_the_writing_connection_has_the_settings_durability_rests_on(
    runtime: Runtime, name: str, value: str
) -> None:
    assert runtime.store.pragma(name) == value


def test_a_setting_the_engine_does_not_take_stops_the_opening(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = (("synchronous", "NORMAL", "2"),)
    monkeypatch.setattr(store_module, "_SETTINGS", asked)
    with pytest.raises(UnsafeSettings, match="setting_refused"):
        counter.open()


def test_an_engine_older_than_the_floor_is_refused(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "SQLITE_FLOOR", (99, 0, 0))
    with pytest.raises(UnsafeSettings, match="sqlite_too_old"):
        counter.open()


def test_a_reader_cannot_write(runtime: Runtime) -> None:
    with pytest.raises(StorageError):
        runtime.store.read(lambda s: s.execute(text("DELETE FROM outbox")))


def test_a_reader_sees_one_snapshot_while_the_writer_goes_on(runtime: Runtime) -> None:
    def count(session: Any) -> int:
        return int(session.scalar(select(func.count()).select_from(DossierRow)))

    def read(session: Any) -> tuple[int, int]:
        before = count(session)
        writing = threading.Thread(target=receive, args=(runtime,))
        writing.start()
        writing.join()
        return before, count(session)

    assert runtime.store.read(read) == (0, 0)
    assert runtime.store.read(count) == 1


def test_an_exception_in_a_write_rolls_all_back_and_reaches_the_caller(runtime: Runtime) -> None:
    def work(session: Any) -> None:
        write_fact(session, "half", {"done": True})
        raise LookupError("our own bug")

    with pytest.raises(LookupError, match="our own bug"):
        runtime.store.write(work)
    assert runtime.store.read(lambda s: read_fact(s, "half")) is None


def test_writing_a_fact_keeps_what_the_same_write_changed_before(runtime: Runtime) -> None:
    receive(runtime)

    def work(session: Any) -> None:
        session.get(DossierRow, 1).procedure_code = "changed"
        write_fact(session, "after", {})

    runtime.store.write(work)
    assert runtime.store.read(lambda s: s.get_one(DossierRow, 1).procedure_code) == "changed"


def test_what_refuses_just_before_the_commit_undoes_the_write(runtime: Runtime) -> None:
    def refuse(session: Any) -> None:
        raise StorageError

    runtime.store.before_commit(refuse)
    with pytest.raises(StorageError):
        runtime.store.write(lambda s: write_fact(s, "late", {}))
    assert runtime.store.read(lambda s: read_fact(s, "late")) is None


def test_writes_queued_before_a_close_are_done(counter: Counter) -> None:
    runtime = counter.open()
    futures = [
        runtime.store.submit(lambda s, n=n: write_fact(s, f"fact {n}", {"n": n})) for n in range(9)
    ]
    runtime.close()
    assert all(future.exception() is None for future in futures)
    with counter.open() as again:
        names = again.store.read(lambda s: set(s.scalars(select(FactRow.name))))
    assert {f"fact {n}" for n in range(9)} <= names


def test_the_migrated_schema_is_the_one_the_tables_describe(runtime: Runtime) -> None:
    def described(session: Any) -> dict[str, set[tuple[str, str, bool, bool]]]:
        tables: dict[str, set[tuple[str, str, bool, bool]]] = {}
        for table in Base.metadata.tables.values():
            columns = session.execute(text(f"PRAGMA table_info({table.name})")).all()
            tables[table.name] = {(c[1], c[2], bool(c[3]), bool(c[5])) for c in columns}
        return tables

    wanted = {}
    for table in Base.metadata.tables.values():
        wanted[table.name] = {
            (
                column.name,
                str(column.type.compile()),
                not column.nullable and str(column.type.compile()) != "INTEGER PRIMARY",
                column.primary_key,
            )
            for column in table.columns
        }
    found = runtime.store.read(described)
    for columns in (*found.values(), *wanted.values()):
        # An INTEGER PRIMARY KEY is never null, whatever its declaration says.
        loose = {c for c in columns if c[1] == "INTEGER" and c[3]}
        columns -= loose
        columns |= {(name, kind, True, key) for name, kind, _, key in loose}
    assert found == wanted


def test_a_store_made_by_a_later_program_is_refused_and_left_alone(counter: Counter) -> None:
    _set_version(counter, migrations.SCHEMA_VERSION + 1)
    before = (counter.data_dir / "store.db").read_bytes()
    with pytest.raises(StoreTooNew):
        counter.open()
    assert (counter.data_dir / "store.db").read_bytes() == before


def test_a_step_that_fails_leaves_the_old_schema(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(connection: Any) -> None:
        connection.execute("CREATE TABLE extra (x)")
        raise LookupError

    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, half))
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", len(migrations.STEPS))
    with pytest.raises(LookupError):
        counter.open()
    monkeypatch.undo()
    with counter.open() as runtime:
        names = runtime.store.read(
            lambda s: set(s.scalars(text("SELECT name FROM sqlite_master"))),
        )
    assert "extra" not in names
    assert list((counter.data_dir / "backups").glob("*.mcbackup"))


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE dossier SET code = 'H37.05977-261125-0099'", "a code never changes"),
        ("UPDATE dossier SET code = NULL", "a code never changes"),
        ("DELETE FROM dossier", "a dossier is never deleted"),
        ("UPDATE history SET action = 'other'", "history is append-only"),
        ("DELETE FROM history", "history is append-only"),
        ("UPDATE lease SET next = 1", "a number is never given twice"),
    ],
)
def test_the_store_itself_refuses_to_rewrite_what_was_promised(
    runtime: Runtime, statement: str, rule: str
) -> None:
    receive(runtime)
    with pytest.raises(sqlcipher.IntegrityError, match=rule):
        runtime.store.write(lambda s: s.execute(text(statement)))


def test_a_provisional_code_stays(runtime: Runtime, counter: Counter) -> None:
    receive(runtime, received_at=yesterday(counter.clock))
    with pytest.raises(sqlcipher.IntegrityError, match="a provisional code stays"):
        runtime.store.write(lambda s: s.execute(text("UPDATE dossier SET provisional_code = NULL")))


def test_nothing_of_a_dossier_is_readable_in_the_files(counter: Counter) -> None:
    runtime = counter.open()
    dossier = receive(runtime)
    files = [path for path in counter.data_dir.iterdir() if path.is_file()]
    content = b"".join(path.read_bytes() for path in files)
    runtime.close()
    for word in (dossier.applicant.full_name, dossier.applicant.personal_id, dossier.code):
        assert word.encode() not in content
    assert not content.count(b"SQLite format 3")


def test_a_wrong_key_is_told_from_a_damaged_store(counter: Counter) -> None:
    (counter.data_dir.parent / "key").write_text(new_key().hex())
    with pytest.raises(KeyWrong):
        counter.open()


def test_a_damaged_store_is_named_so_and_left_as_it_is(counter: Counter) -> None:
    path = counter.data_dir / "store.db"
    damaged = b"\xa5" * 4096 + path.read_bytes()[4096:]
    path.write_bytes(damaged)
    with pytest.raises(StoreDamaged):
        counter.open()
    assert path.read_bytes() == damaged


def test_a_used_folder_without_its_store_is_never_given_a_new_one(counter: Counter) -> None:
    (counter.data_dir / "store.db").unlink()
    with pytest.raises(StoreMissing):
        counter.open()
    with pytest.raises(StoreInUse, match="folder_used"):
        counter.place.folder().make(counter.clock)
    assert not (counter.data_dir / "store.db").exists()


def test_one_folder_has_one_writing_program(counter: Counter) -> None:
    with counter.open():
        with pytest.raises(StoreInUse):
            counter.open()
        counter.open(writing=False).close()
    counter.open().close()


def test_the_recovery_key_brings_the_key_back(tmp_path: Any) -> None:
    place = place_in(tmp_path, morning())
    recovery_key = place.folder().make(place.clock)
    key = (tmp_path / "key").read_text()
    (tmp_path / "key").unlink()
    with pytest.raises(KeyWrong):
        place.folder().recover_key("AAAA-" * 7 + "AAAA")
    place.folder().recover_key(recovery_key.lower().replace("-", " "))
    assert (tmp_path / "key").read_text() == key


def test_history_is_a_union_by_the_id_of_its_lines(runtime: Runtime) -> None:
    dossier = receive(runtime)
    again = runtime.store.write(lambda s: add_history(s, dossier.history))
    assert again == 0
    kept = runtime.store.read(lambda s: [row.body for row in s.scalars(select(HistoryRow))])
    assert kept == [entry_to_json(entry) for entry in dossier.history]


def test_a_lease_is_bounded_by_its_block(runtime: Runtime) -> None:
    with pytest.raises(sqlcipher.IntegrityError):
        runtime.store.write(
            lambda s: setattr(s.scalars(select(LeaseRow)).one(), "next", 102),
        )


def test_a_connection_is_never_made_to_a_new_file_by_mistake(tmp_path: Any) -> None:
    with pytest.raises(StoreMissing):
        connect(tmp_path / "other.db", new_key())
    assert not (tmp_path / "other.db").exists()


def test_a_store_of_an_older_program_is_backed_up_first_and_then_brought_up(
    counter: Counter,
) -> None:
    with counter.open() as runtime:
        kept = receive(runtime)
    folder = counter.place.folder()
    connection = connect(folder.store_path, folder.key())
    for index in ("dossier_group", "dossier_register", "dossier_procedure", "history_action"):
        connection.execute(f"DROP INDEX {index}")
    connection.execute("ALTER TABLE official DROP COLUMN note")
    connection.close()
    _set_version(counter, 1)
    with counter.open() as runtime:
        names = runtime.store.read(
            lambda s: s.scalars(text("SELECT name FROM sqlite_master WHERE type='index'")).all()
        )
        detail = runtime.store.read(lambda s: dossier_detail(s, kept.id))
    assert {"dossier_group", "history_action"} <= set(names)
    assert detail.dossier == kept
    assert len(list((counter.data_dir / "backups").glob("*.mcbackup"))) == 1


def _set_version(counter: Counter, version: int) -> None:
    folder = counter.place.folder()
    connection = connect(folder.store_path, folder.key())
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
