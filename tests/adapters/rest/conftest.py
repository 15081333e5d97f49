"""A house at a fixed moment, and a caller at its door."""

from __future__ import annotations

import socket
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from starlette.testclient import TestClient

from bot.web import create_app
from tests.adapters.rest.house import ZONE, House, Stood, build

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo(ZONE))


@pytest.fixture
def house() -> House:
    return build(Stood(NOW))


@pytest.fixture
def caller(house: House) -> TestClient:
    return TestClient(
        create_app(house.doors), base_url="http://127.0.0.1:8000", raise_server_exceptions=False
    )


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]
