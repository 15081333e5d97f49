"""Whether a model is there, as the service's own list says."""

from __future__ import annotations

import pytest

from adapters.openai.interpreter import MODEL
from adapters.openai.models import Standing, standing
from adapters.openai.wire import Wire
from core.errors import ModelFailed
from tests.fakes.openai.message import Refusal


@pytest.fixture
async def wire(served):
    here = Wire("sk-haru", served.base)
    yield here
    await here.close()


@pytest.mark.parametrize(
    ("model", "found"),
    [
        ("gpt-5.4-mini", Standing("there")),
        ("gpt-4o-mini", Standing("retiring", "2027-01-14")),
        ("gpt-4.1-nano", Standing("gone")),
        ("gpt-17", Standing("gone")),
        ("no/such model", Standing("gone")),
    ],
)
async def test_a_model_is_there_going_or_gone(wire, model, found):
    assert await standing(wire, model) == found


async def test_a_server_that_only_lists_its_models_is_asked_for_the_list(wire, world):
    def find(name, unknown=404):
        raise Refusal(404, "Not Found")

    world.catalogue.find = find
    assert await standing(wire, "gpt-5.4-mini") == Standing("there")


async def test_a_last_day_that_is_none_is_none(wire, world):
    world.catalogue.find = lambda name, unknown=404: type(
        "M", (), {"told": lambda _: {"shutdown_date": "soon"}}
    )()
    assert await standing(wire, "x") == Standing("there")


async def test_a_key_that_is_not_taken_tells_nothing_of_the_model(served):
    wire = Wire("sk-other", served.base)
    with pytest.raises(ModelFailed, match="key"):
        await standing(wire, MODEL)
    await wire.close()


def test_the_default_model_is_none_that_the_library_lists_as_retiring():
    from pathlib import Path

    from openai.types.shared import chat_model

    told = Path(chat_model.__file__).read_text("utf-8")
    known, retiring = told.split('"""Deprecated values:')
    assert f'"{MODEL}"' in known
    assert f'"{MODEL}"' not in retiring
