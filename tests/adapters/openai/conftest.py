from __future__ import annotations

from datetime import date

import pytest

from adapters.openai.interpreter import Access, OpenAIInterpreter
from tests.fakes.openai.server import Served
from tests.fakes.openai.world import World


class Hands:
    """A clock that stands until it is turned."""

    def __init__(self) -> None:
        self.at = 1_000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def world():
    return World(today=date(2026, 11, 23))


@pytest.fixture
def served(world):
    with Served(world) as here:
        yield here


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
async def made(served, hands):
    """Makes interpreters that ask the stand-in."""
    living = []

    def make(**more) -> OpenAIInterpreter:
        service = Access(**{"key": "sk-haru", "base": served.base, "timeout": 20.0, **more})
        living.append(OpenAIInterpreter(service, hands))
        return living[-1]

    yield make
    for one in living:
        await one.close()
