"""The settings: what is unset falls back, what is wrong is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot import settings as settings_of
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
    monkeypatch.setenv("PORT", "2222")
    found = Settings(_env_file=tmp_path / ".env")
    assert (found.port, found.host) == (2222, "::1")


def test_only_the_house_s_own_file_is_read(tmp_path: Path, monkeypatch):
    (tmp_path / ".env").write_text("PORT=1111\n")
    monkeypatch.chdir(tmp_path)
    assert Settings().port != 1111
    assert Settings.model_config["env_file"] == HOUSE / ".env"


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
    assert settings(host="[::1]").host == settings(host="[::1]").listens_on == "::1"
    assert settings(host="[::1]").local
    assert not is_loopback("")


@pytest.mark.parametrize("host", ["127.0.0.2", "127.1.2.3", "[::ffff:127.0.0.1]"])
def test_an_address_of_this_machine_that_the_gate_does_not_know_is_refused(host):
    if is_loopback(host.strip("[]")):
        with pytest.raises(ValidationError, match="localhost"):
            settings(host=host)
    else:
        assert not settings(host=host).local


@pytest.fixture
def container(tmp_path, monkeypatch):
    monkeypatch.setattr(settings_of, "CONTAINER", (tmp_path,))


def test_a_container_listens_to_all_where_its_port_is_published_for_its_machine(container):
    found = settings(published_on="127.0.0.1")
    assert (found.listens_on, found.reached_at, found.local) == ("0.0.0.0", "127.0.0.1", True)
    assert settings(published_on="[::1]", host="::").listens_on == "::"


@pytest.mark.parametrize("address", ["0.0.0.0", "192.168.0.7", "haru.example.com"])
def test_a_port_that_is_published_for_others_is_refused(container, address):
    with pytest.raises(ValidationError, match="this machine only"):
        settings(published_on=address)


def test_a_container_that_does_not_say_so_shows_its_pages_to_nobody(container):
    assert not settings(host="0.0.0.0").local
    assert not settings(published_on="127.0.0.1", public_url="https://haru.example.com").local


def test_nothing_but_a_container_is_published(tmp_path, monkeypatch):
    monkeypatch.setattr(settings_of, "CONTAINER", (tmp_path / "none",))
    with pytest.raises(ValidationError, match="no container"):
        settings(published_on="127.0.0.1")


@pytest.mark.parametrize(
    "name", ["auth_uri", "token_uri", "revoke_uri", "userinfo_uri", "certs_uri", "api_base_url"]
)
def test_tokens_go_nowhere_in_plain_sight(name):
    here = settings(**{f"google_{name}": "http://127.0.0.1:9999/x"})
    assert getattr(here, f"google_{name}") == "http://127.0.0.1:9999/x"
    with pytest.raises(ValidationError, match="https"):
        settings(**{f"google_{name}": "http://google.example.com/x"})


def test_secrets_are_neither_shown_nor_quoted():
    key = "k1:" + "QUJD" * 10 + "QUI="
    shown = repr(settings(google_client_secret="geheim", secret_keys=f"k1:{'QUJD' * 10}QUI="))
    assert "geheim" not in shown and "QUJD" not in shown
    with pytest.raises(ValidationError) as refused:
        settings(secret_keys=f"{key},{key}")
    assert "QUJD" not in str(refused.value)
