"""The store keeps what it said it kept, takes one writer at a time, and knows its own age."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from models.domain.clock import FixedClock
from models.errors import KeyMissing, StorageError, StoreTooNew
from server import keys
from server.seed import seed
from server.store import Store, open_embedded, open_postgres
from server.tables import Office, Row, Setting


def test_the_migrated_schema_is_the_one_the_rows_expect(store: Store) -> None:
    with store.read() as session:
        found = inspect(session.connection())
        for name, table in Row.metadata.tables.items():
            columns = {column["name"]: column["nullable"] for column in found.get_columns(name)}
            assert columns == {column.name: column.nullable for column in table.columns}


def test_seeding_again_changes_nothing_and_loses_no_setting(
    store: Store, clock: FixedClock
) -> None:
    with store.write() as session:
        session.get_one(Setting, "block_size").value = "50"
    seed(store, clock)
    with store.read() as session:
        assert session.get_one(Setting, "block_size").value == "50"
        assert len(session.query(Office).all()) == 65


def test_a_store_of_a_newer_program_is_refused_unchanged(store: Store) -> None:
    with store.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreTooNew):
        store.migrate()
    with store.read() as session:
        assert session.scalar(text("SELECT version_num FROM alembic_version")) == "9999"


def test_a_write_that_fails_leaves_nothing(store: Store) -> None:
    def write_half() -> None:
        with store.write() as session:
            session.add(Setting(key="half", value="1"))
            session.flush()
            raise KeyError("half")

    with pytest.raises(KeyError):
        write_half()
    with store.read() as session:
        assert session.get(Setting, "half") is None


def test_many_writers_each_count_once(store: Store) -> None:
    with store.write() as session:
        session.add(Setting(key="count", value="0"))

    def add_one(_: int) -> None:
        with store.write() as session:
            store.lock(session, "count")
            row = session.get_one(Setting, "count", with_for_update=True)
            row.value = str(int(row.value) + 1)

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(add_one, range(50)))
    with store.read() as session:
        assert session.get_one(Setting, "count").value == "50"


def test_two_programs_opening_a_new_folder_at_once_make_one_store(
    tmp_path: Path, clock: FixedClock
) -> None:
    def begin(_: int) -> str:
        store = open_embedded(tmp_path / "data", tmp_path / "key")
        try:
            seed(store, clock)
            with store.read() as session:
                return session.get_one(Setting, "epoch").value
        finally:
            store.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(begin, range(4)))) == 1


def test_a_key_is_made_in_the_key_store_only_for_a_new_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[tuple[str, str], str] = {}
    monkeypatch.setattr("keyring.get_password", lambda *name: kept.get(name))
    monkeypatch.setattr(
        "keyring.set_password", lambda service, name, key: kept.update({(service, name): key})
    )
    with pytest.raises(KeyMissing):
        keys.store_key(tmp_path, None, store_exists=True)
    assert kept == {}
    key = keys.store_key(tmp_path, None, store_exists=False)
    assert keys.store_key(tmp_path, None, store_exists=True) == key


def test_an_address_that_is_not_postgresql_is_refused() -> None:
    with pytest.raises(StorageError):
        open_postgres("sqlite:///plain.db")
