"""`haru doctor` finds what is wrong and says what to type, in both languages."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from adapters.database.migrate import migrate
from adapters.tesseract import available
from bot import doctor, doctor_phrases
from bot.settings import Settings


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
    report = doctor.render(findings, lang)
    words = doctor_phrases.KO if lang == "ko" else doctor_phrases.EN
    for finding in findings:
        assert words[f"need.{finding.need}"] in report
    assert str(tmp_path / "haru.sqlite") in report


def test_it_speaks_the_language_of_the_terminal_unless_told(monkeypatch):
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    assert "하루" in doctor.render([doctor.python()])
    assert "하루" not in doctor.render([doctor.python()], "en")
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert "하루" not in doctor.render([doctor.python()])


async def test_the_columns_stand_under_one_another_in_korean(tmp_path):
    report = doctor.render(await doctor.examine(settings(tmp_path)), "ko").splitlines()
    starts = {doctor._columns(line[: line.index(" · ")]) > 0 for line in report if " · " in line}
    need = [line for line in report if line.startswith((" ✓ 포트", " ✓ 캘린더"))]
    assert starts == {True}
    assert doctor._columns(need[0][: need[0].index("하루의")]) == doctor._columns(
        need[1][: need[1].index("아무")]
    )


async def test_a_database_that_is_away_is_told_without_its_password(tmp_path):
    given = settings(tmp_path, database_url="postgresql://haru:geheim@127.0.0.1:1/haru")
    finding = await found("database", given)
    report = doctor.render([finding], "en")
    assert finding.health == "wrong"
    assert "cannot be reached" in report
    assert "geheim" not in report


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
    assert "tesseract" in doctor.render([finding], "ko")
    for name in ("Hangul", "eng"):
        (tmp_path / f"{name}.traineddata").touch()
    assert doctor.pictures_engine().health == "fine"


def test_what_to_type_fits_the_machine(monkeypatch):
    assert doctor.data_advice("darwin") == "language_data_brew"
    monkeypatch.setattr(doctor.shutil, "which", lambda name: None)
    assert doctor.data_advice("linux") == "language_data_any"
    monkeypatch.setattr(doctor.shutil, "which", lambda name: "/usr/bin/apt-get")
    assert doctor.data_advice("linux") == "language_data_apt"


def test_a_port_that_is_taken_is_told():
    with socket.create_server(("127.0.0.1", 0)) as busy:
        number = busy.getsockname()[1]
        assert doctor.port("127.0.0.1", number).state == "taken"
    assert doctor.port("127.0.0.1", number).state == "free"


async def test_being_reachable_from_outside_is_noted(tmp_path):
    finding = await found("access", settings(tmp_path, host="0.0.0.0"))
    assert (finding.health, finding.advice) == ("note", "host")


def test_every_finding_has_words_in_both_languages():
    for words in (doctor_phrases.KO, doctor_phrases.EN):
        text_ = doctor.render(asyncio.run(doctor.examine(Settings(_env_file=None, port=0))), "en")
        assert text_.endswith("\n")
        assert set(words) == set(doctor_phrases.KO)
