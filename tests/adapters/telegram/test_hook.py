"""Where Telegram calls: who may, what is taken, and what is answered when nothing could be saved."""

from __future__ import annotations

import json

import httpx
import pytest
from fastapi import FastAPI

from adapters.telegram.hook import HOOK, LONGEST, hook
from adapters.telegram.platform import Account
from core.errors import StoreUnavailable

PROOF = {"X-Telegram-Bot-Api-Secret-Token": "s3cret"}


class Telegram:
    """What was taken."""

    def __init__(self) -> None:
        self.taken: list[dict] = []
        self.ready = True
        self.error: Exception | None = None

    async def take(self, told: dict) -> bool:
        if self.error is not None:
            raise self.error
        self.taken.append(told)
        return self.ready


@pytest.fixture
def telegram():
    return Telegram()


@pytest.fixture
async def calls(telegram):
    app = FastAPI()
    app.include_router(hook("s3cret", telegram.take))
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://haru.test") as client:
        yield client


async def test_an_update_with_the_secret_is_taken(calls, telegram):
    answer = await calls.post(HOOK, json={"update_id": 1}, headers=PROOF)
    assert (answer.status_code, telegram.taken) == (200, [{"update_id": 1}])


@pytest.mark.parametrize("headers", [{}, {"X-Telegram-Bot-Api-Secret-Token": "other"}, {"X-Telegram-Bot-Api-Secret-Token": "ü".encode("latin-1")}])  # fmt: skip
async def test_nobody_else_is_believed(calls, telegram, headers):
    answer = await calls.post(HOOK, json={"update_id": 1}, headers=headers)
    assert (answer.status_code, answer.content, telegram.taken) == (403, b"", [])


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[]", b'"text"', b"17"])
async def test_what_is_no_update_is_refused(calls, telegram, body):
    answer = await calls.post(HOOK, content=body, headers=PROOF)
    assert (answer.status_code, telegram.taken) == (400, [])


async def test_a_body_longer_than_any_update_is_refused(calls, telegram):
    body = json.dumps({"update_id": 1, "text": "가" * LONGEST}).encode()
    answer = await calls.post(HOOK, content=body, headers=PROOF)
    assert (answer.status_code, telegram.taken) == (413, [])


async def test_what_could_not_be_saved_is_asked_for_again(calls, telegram):
    telegram.error = StoreUnavailable()
    assert (await calls.post(HOOK, json={"update_id": 1}, headers=PROOF)).status_code >= 500
    telegram.error, telegram.ready = None, False
    assert (await calls.post(HOOK, json={"update_id": 1}, headers=PROOF)).status_code == 503


def test_without_a_secret_of_its_keeper_the_bot_has_one_that_only_the_token_gives():
    one, other = Account("1:abc"), Account("1:abd")
    assert one.proof == Account("1:abc").proof != other.proof
    assert len(one.proof) == 64
    assert Account("1:abc", secret="mine").proof == "mine"
