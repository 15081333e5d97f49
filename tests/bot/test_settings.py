"""The settings: what is unset falls back, what is wrong is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.settings import HOUSE, Settings, is_loopback


def settings(**given) -> Settings:
    return Settings(_env_file=None, **given)


def test_unset_means_embedded_and_local():
    found = settings()
    assert (found.database_url, found.data_dir) == (None, HOUSE / "data")
    assert (found.host, found.port) == ("127.0.0.1", 8000)
    assert found.local


def test_the_environment_is_read_and_an_empty_value_counts_as_unset(monkeypatch):
    monkeypatch.setenv("PORT", "9001")
    monkeypatch.setenv("HOST", "")
    found = settings()
    assert (found.port, found.host) == (9001, "127.0.0.1")


def test_a_file_of_settings_is_read_and_the_environment_wins(tmp_path: Path, monkeypatch):
    (tmp_path / ".env").write_text("PORT=1111\nHOST=::1\nSOMETHING_ELSE=x\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PORT", "2222")
    found = Settings()
    assert (found.port, found.host) == (2222, "::1")


def test_a_relative_data_folder_is_taken_from_where_one_stands(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert settings(data_dir="mine").data_dir == tmp_path / "mine"


@pytest.mark.parametrize(
    ("given", "local"),
    [
        ({"host": "0.0.0.0"}, False),
        ({"host": "::1"}, True),
        ({"host": "localhost"}, True),
        ({"host": "haru.example.com"}, False),
        ({"public_url": "https://haru.example.com"}, False),
    ],
)
def test_it_is_local_only_while_nobody_else_can_reach_it(given, local):
    assert settings(**given).local is local


def test_plain_http_is_for_loopback_only():
    assert settings(public_url="http://127.0.0.1:8000/").public_url == "http://127.0.0.1:8000"
    with pytest.raises(ValidationError, match="https"):
        settings(public_url="http://haru.example.com")
    with pytest.raises(ValidationError, match="https"):
        settings(public_url="haru.example.com")


@pytest.mark.parametrize("wrong", [{"port": 70000}, {"port": "http"}, {"port": -1}])
def test_nonsense_is_refused(wrong):
    with pytest.raises(ValidationError):
        settings(**wrong)


def test_an_address_in_brackets_is_an_address():
    assert is_loopback("[::1]")
    assert not is_loopback("")
