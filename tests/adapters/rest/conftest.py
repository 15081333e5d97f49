"""A house at a fixed moment, and a caller at its door."""

from __future__ import annotations

import socket
from contextlib import AsyncExitStack

import pytest

from tests.adapters.rest.house import House, Stood, furnished


@pytest.fixture
async def stack():
    async with AsyncExitStack() as everything:
        yield everything


@pytest.fixture
async def house(stack, tmp_path) -> House:
    return await furnished(stack, tmp_path, Stood())


@pytest.fixture
async def caller(house):
    async with house.caller() as somebody:
        yield somebody


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]
