"""What goes on beside a talk in the terminal: the doors are open while it lasts, and nothing is served where nobody asked."""

from __future__ import annotations

import socket
from contextlib import AsyncExitStack, closing

import httpx2
import pytest

from bot.beside import beside
from bot.google import google_of
from bot.settings import Settings
from bot.wiring import Place, furnish
from tests.fakes.google import client

pytestmark = pytest.mark.skipif(not client.available(), reason="Google's client library is not installed")
START = "/oauth/google/start"


@pytest.fixture
def port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        return free.getsockname()[1]


@pytest.fixture
async def talk(tmp_path):
    """Opens what is beside a talk in a house with these settings."""
    async with AsyncExitStack() as stack:

        async def opened(**given) -> None:
            settings = Settings(_env_file=None, data_dir=tmp_path, **given)
            assistant = await furnish(stack, Place(None, tmp_path, fresh=True), google=google_of(settings))
            await stack.enter_async_context(beside(assistant, settings, "ko"))

        yield opened


GOOGLE = {"google_client_id": "id", "google_client_secret": "secret"}


async def asked(port: int, path: str) -> int:
    async with httpx2.AsyncClient() as browser:
        return (await browser.get(f"http://127.0.0.1:{port}{path}")).status_code


def is_free(port: int) -> bool:
    with closing(socket.socket()) as tried:
        return tried.connect_ex(("127.0.0.1", port)) != 0


async def test_the_way_to_google_is_open_and_nothing_else(talk, port, capsys):
    await talk(port=port, **GOOGLE)
    assert await asked(port, f"{START}?state=x") == 410
    assert [await asked(port, path) for path in ("/", "/api/v1/status", "/docs", "/openapi.json")] == [
        404
    ] * 4
    assert capsys.readouterr() == ("", ""), "it is the talk that speaks"


async def test_it_ends_with_the_talk(tmp_path, port):
    settings = Settings(_env_file=None, data_dir=tmp_path, port=port, **GOOGLE)
    async with AsyncExitStack() as stack:
        assistant = await furnish(stack, Place(None, tmp_path, fresh=True), google=google_of(settings))
        async with beside(assistant, settings, "ko"):
            assert not is_free(port)
        assert is_free(port)


async def test_a_port_that_is_taken_is_told_in_the_language_of_the_talk(talk, port, capsys):
    with closing(socket.create_server(("127.0.0.1", port))):
        await talk(port=port, **GOOGLE)
    told = capsys.readouterr().err
    assert f"포트 {port}" in told and len(told.splitlines()) == 1


@pytest.mark.parametrize("given", [{}, GOOGLE | {"public_url": "https://haru.example.com"}])
async def test_without_google_or_where_another_process_is_reached_nothing_is_served(talk, port, given):
    await talk(port=port, **given)
    assert is_free(port)
