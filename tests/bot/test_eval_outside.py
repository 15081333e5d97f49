"""The same sentences, scored by a model: what it cost is told, and no figure of the rules is touched."""

from __future__ import annotations

import json

import pytest

from core.dialogue.interpretation import Interpretation, Request, SmallTalk
from core.errors import ModelFailed
from core.usage import Usage
from tests.benchmarks import eval as evaluation
from tests.fakes.openai.server import Served
from tests.fakes.openai.world import World

ROWS = [
    {"id": 1, "lang": "ko", "now": "2026-11-11T13:00:00", "text": "내일 3시 치과", "intent": "create", "title": "치과",
     "start": "2026-11-12T15:00:00+09:00", "end": None, "all_day": False},
    {"id": 2, "lang": "en", "now": "2026-11-11T13:00:00", "text": "thanks!", "intent": "smalltalk"},
]  # fmt: skip


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "said.jsonl"
    path.write_text("\n".join(map(json.dumps, ROWS)), "utf-8")
    return str(path)


@pytest.fixture
def world(monkeypatch):
    world = World()
    with Served(world) as here:
        monkeypatch.setenv("OPENAI_API_KEY", world.key)
        monkeypatch.setenv("OPENAI_BASE_URL", here.base)
        yield world


def test_a_model_is_scored_and_its_cost_told(world, file, monkeypatch, tmp_path):
    monkeypatch.setattr(evaluation, "RECORDED", tmp_path / "none.json")
    monkeypatch.setenv("OPENAI_PRICE", "1, 0.1, 10")
    found = evaluation.main([file, "--interpreter", "openai", "--at-once", "2", "--record"])
    figures = found["figures"]
    assert found["ok"] and figures["said.ko.full"] == figures["said.en.intent"] == 100.0
    assert figures["answers"] == 2 and figures["tokens_asked"] > 10_000 and figures["dollars"] > 0
    assert not (tmp_path / "none.json").exists()


def test_where_the_model_fails_nothing_is_right_and_the_run_goes_on(world, file):
    world.add("refusal", times=None)
    figures = evaluation.main([file, "--interpreter", "openai", "--first", "1"])["figures"]
    assert figures["said.ko.exact"] == 0.0
    assert figures["no_reading"] == {"refused": 1} and "dollars" not in figures
    assert figures["answers"] == 2, "what was asked again was paid for as well"


async def test_a_model_that_is_busy_is_asked_again(monkeypatch):
    class Busy:
        def __init__(self, times: int) -> None:
            self.times = times

        async def interpret(self, _request: Request) -> Interpretation:
            self.times -= 1
            if self.times >= 0:
                raise ModelFailed("throttled", 0.0, Usage("m", calls=1))
            return Interpretation(SmallTalk(), "ko", "m", Usage("m", 10, 1, 0, 1))

    for times, failed in ((2, {}), (9, {"throttled": 1})):
        counting = evaluation.Counting(Busy(times))
        row = ROWS[1]
        await evaluation.predicted([row], counting)
        assert dict(counting.failed) == failed
