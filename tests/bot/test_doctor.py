"""`haru doctor` finds what is wrong and says what to type, in both languages."""

from __future__ import annotations

import ast
import asyncio
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from adapters.database.migrate import migrate
from adapters.database.open import address_of, open_store
from adapters.tesseract import available
from adapters.vault.keys import KeyFile, new_key
from bot import doctor, doctor_phrases, openai, redis, report, slack, telegram, vision
from bot.settings import Settings
from tests.contracts.samples import owing, read_text, say
from tests.fakes.google.moments import Clock
from tests.fakes.telegram.server import Served
from tests.fakes.telegram.world import World


def settings(folder: Path, **given) -> Settings:
    return Settings(_env_file=None, data_dir=folder, **({"port": 0} | given))


async def found(need: str, given: Settings) -> doctor.Finding:
    return next(finding for finding in await doctor.examine(given) if finding.need == need)


async def test_a_fresh_machine_is_healthy(tmp_path):
    findings = await doctor.examine(settings(tmp_path / "data"))
    assert doctor.healthy(findings)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("lang", ["ko", "en"])
async def test_the_report_names_every_need_and_what_serves_it(tmp_path, lang):
    findings = await doctor.examine(settings(tmp_path))
    told = report.render(findings, lang)
    words = doctor_phrases.KO if lang == "ko" else doctor_phrases.EN
    for finding in findings:
        assert words[f"need.{finding.need}"] in told
    assert str(tmp_path / "haru.sqlite") in told


def test_it_speaks_the_language_of_the_terminal_unless_told(monkeypatch):
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    assert "하루" in report.render([doctor.python()])
    assert "하루" not in report.render([doctor.python()], "en")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert "하루" not in report.render([doctor.python()])


async def test_the_columns_stand_under_one_another_in_korean(tmp_path):
    told = report.render(await doctor.examine(settings(tmp_path)), "ko").splitlines()
    table = [line for line in told if line.startswith((" ✓", " !", " ✗"))]
    assert len(table) == 11
    before = [line[: line.index("  ", 3)] for line in table]
    gaps = [len(line) - len(line[len(need) :].lstrip()) for line, need in zip(table, before, strict=True)]
    starts = {columns(line[:gap]) for line, gap in zip(table, gaps, strict=True)}
    assert len(starts) == 1, "what serves a need begins where it does in every other line"


def columns(text: str) -> int:
    """How far a terminal's cursor gets: Hangul takes two cells."""
    return sum(2 if "가" <= letter <= "힣" else 1 for letter in text)


async def test_a_database_that_is_away_is_told_without_its_password(tmp_path):
    given = settings(tmp_path, database_url="postgresql://haru:geheim@127.0.0.1:1/haru")
    finding = await found("database", given)
    told = report.render([finding], "en")
    assert finding.health == "wrong"
    assert "cannot be reached" in told
    assert "geheim" not in told


async def test_an_address_that_is_none_is_told(tmp_path):
    finding = await found("database", settings(tmp_path, database_url="nonsense"))
    assert (finding.health, finding.state) == ("wrong", "bad_address")


async def test_an_empty_postgresql_has_to_be_migrated(tmp_path, postgres_url):
    finding = await found("database", settings(tmp_path, database_url=postgres_url))
    assert (finding.health, finding.state, finding.advice) == ("wrong", "not_migrated", "migrate")


async def test_a_migrated_postgresql_is_fine(tmp_path, postgres_url):
    migrate(postgres_url, tmp_path)
    finding = await found("database", settings(tmp_path, database_url=postgres_url))
    assert (finding.health, finding.state) == ("fine", "migrated")


async def test_an_old_sqlite_file_is_brought_up_to_date_at_the_start(tmp_path):
    (tmp_path / "haru.sqlite").touch()
    finding = await found("database", settings(tmp_path))
    assert (finding.health, finding.state) == ("fine", "migrates_at_start")
    migrate(None, tmp_path)
    assert (await found("database", settings(tmp_path))).state == "migrated"


async def test_a_file_that_is_no_database_is_wrong(tmp_path):
    (tmp_path / "haru.sqlite").write_bytes(b"this is a letter, not a database" * 50)
    finding = await found("database", settings(tmp_path))
    assert (finding.health, finding.state) == ("wrong", "unreachable")


def test_a_data_folder_that_cannot_be_made_is_wrong(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert doctor.folder(tmp_path / "file" / "data").health == "wrong"
    assert doctor.folder(tmp_path / "file").health == "wrong"
    assert doctor.folder(tmp_path).state == "ready"


def test_an_old_python_is_wrong():
    assert doctor.python((3, 10, 1)).advice == "newer_python"
    assert doctor.python((3, 11, 0)).health == "fine"


def test_missing_packages_are_named(monkeypatch):
    monkeypatch.setattr(available, "PACKAGES", {"cv2": "opencv", "no_such_module": "no-such-package"})
    finding = doctor.pictures_engine()
    assert (finding.health, finding.facts["names"]) == ("note", "no-such-package")


def test_missing_language_data_is_no_illness_but_told(tmp_path, monkeypatch):
    monkeypatch.setattr(available, "PACKAGES", {})
    monkeypatch.setattr(available, "FOLDERS", (str(tmp_path),))
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    finding = doctor.pictures_engine()
    assert (finding.health, finding.state) == ("note", "no_language_data")
    assert "tesseract" in report.render([finding], "ko")
    for name in ("Hangul", "eng"):
        (tmp_path / f"{name}.traineddata").touch()
    assert doctor.pictures_engine().health == "fine"


def test_what_to_type_fits_the_machine(monkeypatch):
    assert doctor.data_advice("darwin") == "language_data_brew"
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    assert doctor.data_advice("linux") == "language_data_any"
    monkeypatch.setattr(doctor.shutil, "which", lambda name: "/usr/bin/apt-get")
    assert doctor.data_advice("linux") == "language_data_apt"


GOOGLE = {"google_client_id": "id", "google_client_secret": "secret", "port": 8000}


async def test_google_is_told_with_the_address_to_register_and_the_week_of_testing(tmp_path):
    finding = await found("calendar", settings(tmp_path, **GOOGLE))
    assert (finding.chosen, finding.health, finding.advice) == ("google", "note", "testing")
    assert "http://127.0.0.1:8000/oauth/google/callback" in report.line(finding)
    assert "7" in report.line(finding)
    public = await found("calendar", settings(tmp_path, **GOOGLE, public_url="https://haru.example.com"))
    assert public.facts["address"] == "https://haru.example.com/oauth/google/callback"


@pytest.mark.parametrize(
    ("given", "state"), [({"google_client_secret": None}, "no_secret"), ({"port": 0}, "no_way_back")]
)
async def test_what_google_still_needs_is_told(tmp_path, given, state):
    finding = await found("calendar", settings(tmp_path, **GOOGLE | given))
    assert (finding.health, finding.state) == ("wrong", state)


async def test_the_keys_are_looked_at_where_there_is_something_to_seal(tmp_path):
    assert not any(one.need == "keys" for one in await doctor.examine(settings(tmp_path)))
    given = settings(tmp_path, **GOOGLE)
    assert (await found("keys", given)).state == "made_at_start"
    assert not (tmp_path / "keys").exists()
    KeyFile(tmp_path).read()
    assert (await found("keys", given)).state == "ready"
    (tmp_path / "keys").chmod(0o644)
    finding = await found("keys", given)
    assert (finding.health, finding.state) == ("wrong", "others_can_read")
    assert f"chmod 600 {tmp_path / 'keys'}" in report.line(finding)
    assert f"chmod 600 {tmp_path / 'keys'}" in report.render([finding])
    (tmp_path / "keys").write_text("nonsense")
    assert (await found("keys", given)).state == "no_keys"
    line = new_key().line()
    assert (await found("keys", settings(tmp_path, **GOOGLE, secret_keys=line))).chosen == "setting"


def test_a_port_that_is_taken_is_told():
    with socket.create_server(("127.0.0.1", 0)) as busy:
        number = busy.getsockname()[1]
        assert doctor.port("127.0.0.1", number).state == "taken"
    assert doctor.port("127.0.0.1", number).state == "free"


async def test_being_reachable_from_outside_is_noted(tmp_path):
    finding = await found("access", settings(tmp_path, host="0.0.0.0"))
    assert (finding.health, finding.advice) == ("note", "host")


async def test_an_address_for_this_machine_only_is_told_as_such(tmp_path):
    finding = await found("access", settings(tmp_path))
    assert (finding.health, finding.facts["host"]) == ("fine", "127.0.0.1")


@pytest.fixture(params=["sqlite", "postgres"])
def database(request, tmp_path) -> str | None:
    """The address of a database that is up to date."""
    url = None if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    migrate(url, tmp_path)
    return url


def change(url: str | None, folder: Path, statement: str) -> None:
    engine = create_engine(address_of(url, folder))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


async def test_a_database_of_a_newer_haru_is_wrong(tmp_path, database):
    change(database, tmp_path, "update alembic_version set version_num = '2099_01_01_later'")
    finding = await found("database", settings(tmp_path, database_url=database))
    assert (finding.health, finding.state, finding.advice) == ("wrong", "newer_than_this", "newer_haru")


async def test_what_was_set_aside_is_counted(tmp_path, database):
    store = await open_store(database, tmp_path)
    await owing(store, say(), read_text(), read_text())
    await store.close()
    assert (await found("database", settings(tmp_path, database_url=database))).state == "migrated"
    change(database, tmp_path, "update owed set set_aside_at = due_at where kind = 'ReadText'")
    finding = await found("database", settings(tmp_path, database_url=database))
    assert (finding.health, finding.state, finding.facts["number"]) == ("note", "set_aside", "2")
    assert report.line(finding).count("2") >= 1


PARTS = ("need", "chosen", "state", "advice")


def spoken() -> set[str]:
    """Every key of a phrase that the code of the doctor, and of what it asks, can ask for."""
    rooms = (
        ast.parse(Path(room.__file__).read_text("utf-8"))
        for room in (doctor, openai, redis, slack, telegram, vision)
    )
    nodes = [node for tree in rooms for node in ast.walk(tree)]
    asked = set()
    for call in (n for n in nodes if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "Finding"):
        given = dict(zip(("need", "chosen", "health", "state", "facts", "advice"), call.args, strict=False))
        asked |= {
            f"{part}.{given[part].value}"
            for part in PARTS
            if isinstance(given.get(part), ast.Constant) and given[part].value
        }
    return asked


@pytest.mark.parametrize("words", [doctor_phrases.KO, doctor_phrases.EN], ids=["ko", "en"])
def test_everything_it_can_find_has_words_in_both_languages(words):
    assert len(spoken()) > 40
    assert spoken() - set(words) == set()
    assert set(words) == set(doctor_phrases.KO)


def test_no_words_are_left_that_nothing_says():
    dynamic = {"chosen.postgresql", "advice.language_data_brew", "advice.language_data_apt"}
    dynamic |= {"advice.language_data_any", "title", "healthy", "ill", "trouble.store", "trouble.unreadable"}
    dynamic |= {"trouble.port", "telegram.no_token", "telegram.failed", "telegram.called", "telegram.asks"}
    dynamic |= {"worker.no_redis", "worker.works"}
    assert set(doctor_phrases.KO) - spoken() == dynamic


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_report_is_all_in_one_language(tmp_path, lang):
    findings = asyncio.run(doctor.examine(settings(tmp_path)))
    hangul = any("가" <= letter <= "힣" for letter in report.render(findings, lang))
    assert hangul is (lang == "ko")


# ── chat platforms ──


async def test_a_bot_is_found_under_its_name(tmp_path):
    world = World(Clock(datetime(2026, 11, 23, tzinfo=UTC)), seed=7)
    with Served(world) as served:
        told = {"telegram_bot_token": world.bot.token, "telegram_api_base_url": served.url}
        [finding] = await telegram.examine(settings(tmp_path, **told))
        assert (finding.health, finding.facts["name"]) == ("fine", f"@{world.bot.username}")
        assert await telegram.set_up(settings(tmp_path, **told)) == f"@{world.bot.username}"
        assert world.bot.commands
        world.renew_token()
        [finding] = await telegram.examine(settings(tmp_path, **told))
        assert (finding.health, finding.state) == ("wrong", "token_refused")
    [finding] = await telegram.examine(settings(tmp_path, **told))
    assert (finding.health, finding.state) == ("wrong", "unreachable")


async def test_without_a_token_there_is_no_bot(tmp_path):
    assert await telegram.examine(settings(tmp_path)) == []
    assert await telegram.set_up(settings(tmp_path)) is None


async def test_an_app_of_slack_that_does_not_answer_is_found_out(tmp_path):
    told = {
        "slack_bot_token": "xoxb-1-2-x",
        "slack_signing_secret": "s",
        "slack_api_base_url": "http://127.0.0.1:1/api",
    }
    [finding] = await slack.examine(settings(tmp_path, **told))
    assert (finding.health, finding.state) == ("wrong", "unreachable")
