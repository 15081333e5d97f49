"""One schema: made at once or by migrations, on SQLite and PostgreSQL, with the columns that are fixed."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text

from adapters.database import migrate as migrating
from adapters.database.columns import metadata
from adapters.database.migrate import MIGRATIONS, NEWEST, migrate
from adapters.database.open import FILE, address_of, open_store
from core.calendar.reminding import UNKNOWN
from core.dialogue.message import ConversationKey, Preferences
from core.errors import StoreUnavailable, Unreadable
from tests.contracts.samples import NOW

FIXED = {
    "users": {
        "id": False,
        "email": True,
        "google_id": True,
        "google_calendar_token": True,
        "profile_image_url": True,
        "name": True,
        "created_at": True,
        "updated_at": True,
    },
    "events": {
        "id": False,
        "user_id": False,
        "title": False,
        "description": True,
        "start_time": False,
        "end_time": True,
        "location": True,
        "attendees": True,
        "google_event_id": True,
        "last_synced_at": True,
        "created_at": True,
        "updated_at": True,
    },
    "chat_history": {
        "id": False,
        "user_id": False,
        "message": False,
        "role": False,
        "intent": True,
        "created_at": True,
    },
}


@pytest.fixture(params=["sqlite", "postgres"])
def url(request, tmp_path):
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'one.db'}"
    return request.getfixturevalue("postgres_url")


def plain(index: dict) -> str:
    """An index without the addresses of objects."""
    options = {option: str(value) for option, value in index.get("dialect_options", {}).items()}
    return str({**index, "dialect_options": options})


def shape(url: str, folder: Path) -> dict:
    """What the database says that it holds."""
    engine = create_engine(address_of(url, folder))
    with engine.connect() as connection:
        tables = inspect(connection)
        found = {
            name: (
                [{**column, "type": str(column["type"])} for column in tables.get_columns(name)],
                sorted(plain(index) for index in tables.get_indexes(name)),
                sorted(str(unique) for unique in tables.get_unique_constraints(name)),
                str(tables.get_pk_constraint(name)),
                str(tables.get_foreign_keys(name)),
            )
            for name in tables.get_table_names()
            if name != "alembic_version"
        }
    engine.dispose()
    return found


async def test_migrations_and_the_schema_make_the_same_tables(url, tmp_path):
    assert migrate(url, tmp_path)
    engine = create_engine(address_of(url, tmp_path))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    migrated = shape(url, tmp_path)
    with engine.begin() as connection:
        metadata.drop_all(connection)
    engine.dispose()
    store = await open_store(url, tmp_path, fresh=True)
    await store.close()
    assert shape(url, tmp_path) == migrated


def test_the_fixed_columns_are_there(url, tmp_path):
    migrate(url, tmp_path)
    for table, columns in FIXED.items():
        found = {column["name"]: column for column in shape(url, tmp_path)[table][0]}
        assert {name: found[name]["nullable"] for name in columns} == columns
    for name in ("title", "location", "google_event_id"):
        assert metadata.tables["events"].c[name].type.compile() == "VARCHAR(255)"


RELEASED = """
insert into users (id, zone, lang, day_first) values ('{a}', 'Asia/Seoul', 'ko', false);
insert into users (id, zone, lang, day_first) values ('{b}', 'Asia/Seoul', 'ko', false);
insert into identities values ('page', 'mina', '{a}');
insert into identities values ('page', 'jun', '{b}');
insert into conversations (platform, channel, person, user_id, version, state) values ('page', 'home', 'mina', '{a}', 1, '{{}}');
insert into conversations (platform, channel, person, user_id, version, state) values ('page', 'work', 'mina', '{a}', 1, '{{}}');
insert into events (id, user_id, title, start_time, all_day, first_instant, last_instant, lasting, body) values
  ('{e}', '{a}', '치과', '2026-12-01 06:00:00', false, '2026-12-01 06:00:00', '2026-12-01 07:00:00', false, '{body}');
insert into changes (seq, id, user_id, event_id, kind, after, origin, group_id, state, attempts, created_at) values
  (1, '{c}', '{a}', '{e}', 'create', '{body}', 'page', '{g}', 'settled', 0, '2026-11-23 00:00:00');
"""
IDS = {name: f"0000000000004000800000000000000{number}" for number, name in enumerate("abecg", 1)}
BODY = (
    '{"id":"%s","title":"치과","when":{"start":"2026-12-01T15:00:00+09:00","end":"2026-12-01T16:00:00+09:00",'
    '"zone":"Asia/Seoul","end_zone":null,"type":"Timed"},"location":"","attendees":[],"notes":"","recurrence":null,'
    '"excluded":[],"series":null,"original":null,"reminders":null}'
)


def release_first(url: str, folder: Path) -> None:
    """A database as the first release left it, with somebody's things in it."""
    engine = migrating._engine(url, folder)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "2026_11_22_first_tables")
        filled = RELEASED.format(**IDS, body=BODY % UUID(IDS["e"]))
        for statement in filled.split(";\n"):
            if statement.strip():
                connection.exec_driver_sql(statement)
    engine.dispose()


async def test_reminders_that_were_noted_before_are_told_from_now_on(url, tmp_path):
    release_first(url, tmp_path)
    engine = migrating._engine(url, tmp_path)
    with engine.begin() as connection:
        told = BODY.replace('"reminders":null', '"reminders":[30]') % UUID(IDS["e"])
        connection.execute(text("update events set body = :told"), {"told": told})
    engine.dispose()
    assert migrate(url, tmp_path)
    store = await open_store(url, tmp_path)
    assert await store.due_accounts(NOW, 5) == (UUID(IDS["a"]),)
    async with store.unit() as unit:
        owner = await unit.account(ConversationKey("page", "home", "mina"), UUID(int=9), NOW, Preferences())
        (row,) = (await unit.due(owner, NOW)).rows
        assert (row.event.reminders, row.since) == ((30,), UNKNOWN)
    await store.close()


async def test_what_the_first_release_kept_is_there_after_migrating(url, tmp_path):
    release_first(url, tmp_path)
    assert migrate(url, tmp_path)
    store = await open_store(url, tmp_path)
    mina, jun = (ConversationKey("page", "home", name) for name in ("mina", "jun"))
    async with store.unit() as unit:
        owner = await unit.account(mina, UUID(int=9), NOW, Preferences())
        assert (owner.id, owner.home, owner.calendars) == (UUID(IDS["a"]), mina, ())
        homeless = await unit.account(jun, UUID(int=9), NOW, Preferences())
        assert (homeless.id, homeless.home) == (UUID(IDS["b"]), None)
        (line,) = await unit.changes(owner, UUID(IDS["g"]))
        assert (line.state, line.saga, line.notify, line.calendar) == ("settled", None, False, None)
        assert await unit.family(owner, [line.event]) == (line.after,)
    assert await store.lease_push(NOW, NOW) is None
    assert await store.due_accounts(NOW, 5) == ()
    await store.close()


def test_migrating_again_does_nothing(url, tmp_path):
    assert migrate(url, tmp_path)
    assert not migrate(url, tmp_path)


def test_the_newest_version_is_the_last_of_the_migrations():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST]


def test_a_start_without_anything_to_migrate_does_not_import_alembic(tmp_path):
    migrate(None, tmp_path)
    program = (
        "import sys; from pathlib import Path; from adapters.database.migrate import migrate;"
        f"assert not migrate(None, Path({str(tmp_path)!r})); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_two_who_migrate_at_once_do_it_once(url, tmp_path):
    program = (
        "import sys; from pathlib import Path; from adapters.database.migrate import migrate;"
        "migrate(sys.argv[1], Path(sys.argv[2]))"
    )
    both = [subprocess.Popen([sys.executable, "-c", program, url, str(tmp_path)]) for _ in range(2)]
    assert [each.wait(60) for each in both] == [0, 0]
    assert not migrate(url, tmp_path)


async def test_the_file_in_the_data_folder_is_made_and_migrated_for_its_owner_only(tmp_path):
    folder = tmp_path / "data" / "haru"
    store = await open_store(None, folder)
    await store.close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / FILE).stat().st_mode) == 0o600
    assert not migrate(None, folder)


async def test_a_folder_with_a_percent_sign_is_a_folder(tmp_path, monkeypatch):
    odd = tmp_path / "50%s off"
    odd.symlink_to(MIGRATIONS)
    monkeypatch.setattr(migrating, "MIGRATIONS", odd)
    assert migrate(None, tmp_path)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("postgresql+psycopg://u:p@h/d", "postgresql+psycopg://u:p@h/d"),
        ("sqlite+aiosqlite:////x/y.db", "sqlite:////x/y.db"),
        ("sqlite:////x/y.db", "sqlite:////x/y.db"),
        (None, "sqlite:////data/haru.sqlite"),
    ],
)
def test_an_address_gets_our_driver(given, meant):
    assert address_of(given, Path("/data")).render_as_string(hide_password=False) == meant


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
async def test_a_database_that_forgets_is_refused(url, tmp_path):
    with pytest.raises(ValueError, match="file"):
        await open_store(url, tmp_path)


def test_a_server_that_is_not_there_is_unavailable(tmp_path):
    with pytest.raises(StoreUnavailable):
        migrate("postgresql://nobody@127.0.0.1:1/none", tmp_path)


def test_a_wrong_statement_is_not_mistaken_for_an_empty_database(tmp_path):
    migrate(None, tmp_path)
    engine = create_engine(address_of(None, tmp_path))
    with engine.begin() as connection:
        connection.execute(text("drop table alembic_version"))
        connection.execute(text("create table alembic_version (something_else int)"))
    engine.dispose()
    with pytest.raises(Exception, match="version_num"):
        migrate(None, tmp_path)


def test_a_database_of_a_later_version_is_left_alone(url, tmp_path):
    migrate(url, tmp_path)
    engine = create_engine(address_of(url, tmp_path))
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '2099_01_01_much_later'"))
    engine.dispose()
    with pytest.raises(Unreadable, match="later version"):
        migrate(url, tmp_path)


@pytest.mark.parametrize(
    "address",
    ["nonsense", "mysql://haru:geheim@localhost/haru", "postgresql://haru:ge/heim@localhost:x/haru", "://"],
)
def test_an_address_that_names_no_database_of_ours_is_refused_without_its_password(address, tmp_path):
    with pytest.raises(ValueError, match="postgresql://") as told:
        address_of(address, tmp_path)
    assert "heim" not in str(told.value)
    assert told.value.__cause__ is None


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_every_name_of_postgresql_means_the_driver_we_have(scheme, tmp_path):
    assert address_of(f"{scheme}://localhost/haru", tmp_path).drivername == "postgresql+psycopg"
