from __future__ import annotations

import pytest

from adapters.vision.access import Access
from adapters.vision.ocr import VisionOcr
from tests.fakes.vision import channel, rest
from tests.fakes.vision.readers import written
from tests.fakes.vision.world import World

WORDS = ("회의 안내", "12월 3일(목) 14:30", "본관 회의실 305호")


class Hands:
    """A clock that stands until it is turned."""

    def __init__(self) -> None:
        self.at = 1_000.0

    def __call__(self) -> float:
        return self.at


async def as_it_is(image: bytes) -> bytes:
    return image


@pytest.fixture
def world():
    return World(lambda _image: written(WORDS))


@pytest.fixture(params=["rest", "grpc"])
def served(request, world):
    kind = rest.Served if request.param == "rest" else channel.Served
    with kind(world) as here:
        yield here


@pytest.fixture
def hands():
    return Hands()


@pytest.fixture
async def made(served, hands):
    """Makes engines that ask the stand-in."""
    living = []

    def make(develop=as_it_is, **more) -> VisionOcr:
        access = Access(
            **{"endpoint": served.endpoint, "transport": served.transport, "timeout": 20.0, **more}
        )
        living.append(VisionOcr(access, develop, hands))
        return living[-1]

    yield make
    for one in living:
        await one.close()
