"""Errors are problem details in the reader's language."""

from __future__ import annotations

import pytest

from adapters.rest.phrases import SENTENCES
from adapters.rest.problems import STATUS


def test_every_problem_has_its_sentence_in_both_languages():
    assert set(SENTENCES["ko"]) == set(SENTENCES["en"]) == set(STATUS)


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        (None, "ko"),
        ("ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("en-US,en;q=0.9,ko;q=0.8", "en"),
        ("en-US,en;q=0.9", "en"),
        ("ko;q=0.2,en;q=0.3", "en"),
        ("de,*;q=0.5", "ko"),
        ("en;q=abc", "ko"),
    ],
)
async def test_the_language_follows_what_the_browser_likes(caller, accepted, language):
    answer = await caller.get("/api/v1/nowhere", headers={"Accept-Language": accepted or ""})
    assert answer.headers["content-language"] == language
    assert answer.json()["title"] == SENTENCES[language]["not_found"][0]


async def test_the_language_that_is_asked_for_wins(caller):
    answer = await caller.get("/nowhere?lang=en", headers={"Accept-Language": "ko"})
    assert answer.json() == {
        "type": "urn:haru:problem:not_found",
        "title": "There is no such address",
        "status": 404,
        "detail": "Please check the address; /docs lists them all.",
    }


async def test_a_wrong_method_is_told_with_those_that_work(caller):
    answer = await caller.delete("/api/v1/status")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"


async def test_a_database_that_is_away_says_that_nothing_was_saved(caller, house):
    house.store.locked = True
    answer = await caller.post("/api/v1/chat/message?lang=en", json={"text": "x"})
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "1"
    assert answer.json()["detail"] == "Nothing was saved. Please try again in a moment."


async def test_a_fault_of_ours_shows_nothing_of_the_inside(caller, house, monkeypatch):
    async def broken(*_):
        raise RuntimeError("secret")

    monkeypatch.setattr(type(house.assistant), "handle", broken)
    answer = await caller.post("/api/v1/chat/message", json={"text": "x"})
    assert answer.status_code == 500
    assert answer.json()["type"] == "urn:haru:problem:unexpected"
    assert "secret" not in answer.text


async def test_broken_json_names_the_place(caller):
    answer = await caller.post(
        "/api/v1/chat/message", content=b"{", headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"].startswith("/body")
