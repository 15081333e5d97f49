"""Journeys over HTTP: what a user lives through in the terminal, they live through here, with the same calendar."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from bot.commands import instant
from core.dialogue.message import Preferences
from tests.adapters.rest.house import Stood, furnished
from tests.adapters.rest.test_chat import URL
from tests.journeys.player import Answer, judge, load

JOURNEYS = Path(__file__).parents[2] / "journeys"
PLAYED = (
    "ko/a_user_adds_corrects_changes_and_takes_back_a_coffee.jsonl",
    "en/a_user_adds_corrects_changes_and_takes_back_a_coffee.jsonl",
    "ko/several_events_share_one_card_with_a_tick_each.jsonl",
    "en/a_message_edited_before_and_after_adding_moves_its_draft.jsonl",
)


class HttpPlayer:
    """Plays script lines by requests: what a journey needs of a platform is one answer for one line."""

    def __init__(self, caller: httpx2.AsyncClient, today: date) -> None:
        self._caller = caller
        self._span = {"start": str(today - timedelta(30)), "end": str(today + timedelta(300))}
        self._said: list[str | None] = []
        self._shown: dict[str, dict[str, Any]] = {}

    async def __call__(self, line: dict[str, Any]) -> Answer:
        self._said.append(None)
        if "show" in line:
            return (await self._caller.get("/api/v1/calendar/events", params=self._span)).json()
        body = self._body(line)
        if body is None:
            return {"replies": [], "error": "no such button"}
        answer = await self._caller.post(URL, json=body)
        if answer.status_code != 200:
            return {"replies": [], "error": answer.json()["title"]}
        return self._heard(answer.json())

    def _heard(self, turn: dict[str, Any]) -> Answer:
        self._said[-1] = turn["message_id"]
        for reply in turn["replies"]:
            if not reply.get("answer"):
                self._shown.pop(reply["id"], None)
                self._shown[reply["id"]] = reply
        return {"replies": turn["replies"]}

    def _body(self, line: dict[str, Any]) -> dict[str, Any] | None:
        if "press" in line:
            token = self._token(line["press"], line.get("choice"), line.get("title", ""))
            return token and {"press": token}
        if "edit" in line:
            return {"text": line["say"], "edit_of": self._said[line["edit"]]}
        return {"text": line["say"], "forwarded_at": line.get("forwarded_at")}

    def _token(self, wanted: str, choice: int | None, title: str) -> str | None:
        """The newest button that matches, of a card that has a draft with these words."""
        for reply in reversed(self._shown.values()):
            if title and not any(title in draft["title"] for draft in reply["drafts"]):
                continue
            offered = [one for row in reply["buttons"] for one in row if wanted in one.values()]
            fitting = [one for one in offered if choice in (None, one.get("choice"))]
            if fitting:
                return min(fitting, key=lambda one: one.get("choice", 0))["token"]
        return wanted if wanted.count(".") == 3 else None


@pytest.mark.parametrize("name", PLAYED, ids=lambda name: name.removesuffix(".jsonl").replace("/", "-"))
async def test_a_user_lives_through_it_over_http_too(name, tmp_path):
    journey = load(JOURNEYS / name)
    now = instant(journey.now, journey.zone)
    async with AsyncExitStack() as stack:
        house = await furnished(stack, tmp_path, Stood(now), Preferences(journey.zone, journey.lang))
        caller = await stack.enter_async_context(house.caller())
        wrong = await judge(journey, {}, HttpPlayer(caller, now.date()))
    if wrong:
        pytest.fail("\n".join((journey.sentence, *wrong)), pytrace=False)
