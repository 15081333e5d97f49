"""The two addresses of the door in a browser: where they lead, and what each end of the way says on a phone."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

import httpx2
import pytest
from fastapi import FastAPI

from adapters.google.door import CALLBACK, START, door
from adapters.google.phrases import PAGES, language
from core.errors import Unreachable
from tests.core.house import Refusing
from tests.core.sync.doors import ME, Doors
from tests.house.rooms import HOUSE

PUBLIC = "https://haru.example.com"
CHROME = (
    "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
)
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1"
IOS = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
INSIDE = {
    "kakaotalk": f"{CHROME} KAKAOTALK 10.9",
    "instagram": f"{IOS} Instagram 350.0",
    "facebook": f"{IOS} [FBAN/FBIOS;FBAV/480.0]",
    "line": f"{IOS} Safari Line/14.2.0",
    "naver": f"{CHROME} NAVER(inapp; search; 1000; 12.8.1)",
    "telegram": f"{CHROME} Telegram-Android/11.2",
    "slack": f"{CHROME} Slack/24.10",
    "android webview": "Mozilla/5.0 (Linux; Android 15; SM-S921N; wv) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
    "ios webview": IOS,
}


@pytest.fixture
def house() -> Doors:
    return Doors()


@pytest.fixture
async def browser(house):
    app = FastAPI()
    app.include_router(door(house.connecting, PUBLIC))
    transport = httpx2.ASGITransport(app)
    headers = {"User-Agent": CHROME, "Accept-Language": "ko-KR,ko;q=0.9,en;q=0.8"}
    async with httpx2.AsyncClient(transport=transport, base_url=PUBLIC, headers=headers) as client:
        yield client


def told(page) -> str:
    return re.search("<h1>(.*)</h1>", page.text)[1]


def is_quiet(answer) -> bool:
    return (answer.headers["cache-control"], answer.headers["referrer-policy"]) == ("no-store", "no-referrer")


@pytest.mark.parametrize(
    "agent", [CHROME, SAFARI, CHROME.replace("Chrome", "SamsungBrowser/27.0 Chrome"), ""]
)
async def test_a_browser_is_sent_to_google(house, browser, agent):
    state = await house.state()
    answer = await browser.get(START, params={"state": state}, headers={"User-Agent": agent})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"https://google.example.com/?state={state}"
    assert is_quiet(answer)


@pytest.mark.parametrize("agent", INSIDE.values(), ids=INSIDE)
async def test_inside_another_app_one_is_asked_to_open_the_browser(house, browser, agent):
    state = await house.state()
    answer = await browser.get(START, params={"state": state}, headers={"User-Agent": agent})
    assert (answer.status_code, told(answer)) == (200, PAGES["ko"]["browser"].title)
    assert f"<code>{PUBLIC}{START}?state={state}</code>" in answer.text
    assert await house.connecting.start(state), "the attempt stays open"


async def test_apps_with_a_way_out_are_shown_it(house, browser):
    ways = {}
    for app in ("kakaotalk", "line", "instagram"):
        answer = await browser.get(START, params={"state": "a.b"}, headers={"User-Agent": INSIDE[app]})
        found = re.search('href="([^"]*)"', answer.text)
        ways[app] = unquote(found[1].replace("&amp;", "&")) if found else None
    here = f"{PUBLIC}{START}?state=a.b"
    assert ways == {
        "kakaotalk": f"kakaotalk://web/openExternal?url={here}",
        "line": f"{here}&openExternalBrowser=1",
        "instagram": None,
    }


@pytest.mark.parametrize("state", ["", "junk", "x" * 5000, "\0", "<script>"])
async def test_a_link_that_is_none_says_how_to_get_one(browser, state):
    for path in (START, CALLBACK):
        answer = await browser.get(path, params={"state": state, "code": ME})
        assert (answer.status_code, told(answer)) == (410, PAGES["ko"]["expired"].title)
        assert is_quiet(answer)
        assert "<script>" not in answer.text


async def test_who_comes_back_is_sent_to_the_chat_and_a_second_time_told_that_it_is_over(house, browser):
    asked = {"state": await house.state(), "code": ME, "scope": "x", "authuser": "0"}
    first, second = [await browser.get(CALLBACK, params=asked) for _ in range(2)]
    assert (first.status_code, told(first)) == (200, PAGES["ko"]["connected"].title)
    assert told(second) == PAGES["ko"]["expired"].title
    assert is_quiet(first)
    assert ME not in first.text and asked["state"] not in first.text


async def test_a_box_left_unticked_leads_to_another_try(house, browser):
    house.consent.scopes = ("openid",)
    answer = await browser.get(CALLBACK, params={"state": await house.state(), "code": ME})
    assert told(answer) == PAGES["ko"]["scope"].title
    again = parse_qs(urlsplit(re.search('href="([^"]*)"', answer.text)[1]).query)["state"][0]
    assert await house.connecting.start(again)


async def test_saying_no_is_taken_for_an_answer(house, browser):
    answer = await browser.get(CALLBACK, params={"state": await house.state(), "error": "access_denied"})
    assert (answer.status_code, told(answer)) == (200, PAGES["ko"]["denied"].title)
    assert "href" not in answer.text


async def test_google_being_away_leads_to_another_try(house, browser):
    house.consent.refuses = Unreachable("away")
    answer = await browser.get(CALLBACK, params={"state": await house.state(), "code": ME})
    assert (answer.status_code, told(answer)) == (503, PAGES["ko"]["away"].title)
    assert "href" in answer.text


async def test_a_database_that_is_away_costs_no_attempt(house):
    state = await house.state()
    house.store = Refusing(house.memory)
    app = FastAPI()
    app.include_router(door(house.connecting, PUBLIC))
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url=PUBLIC) as client:
        for path in (START, CALLBACK):
            answer = await client.get(path, params={"state": state, "code": ME})
            assert (answer.status_code, told(answer)) == (503, PAGES["ko"]["away"].title)
    house.store = house.memory
    assert (await house.connecting.finish(state, ME, None)).ending == "connected"


async def test_pages_load_nothing_and_run_nothing(house, browser):
    answer = await browser.get(CALLBACK, params={"state": ""})
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "style-src 'sha256-" in policy and "unsafe" not in policy
    assert not re.search(r"<script|<img|<link|<iframe|\son\w+=|style=", answer.text)


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("", "ko"), ("ko", "ko"), ("en-US,en;q=0.9", "en"), ("en;q=0.8,ko;q=0.9", "ko"), ("fr,en;q=0.5", "en"),
        ("de", "ko"), ("en;q=x", "ko"), ("EN-gb", "en"), (",;,", "ko"), ("ko;q=0.1,en;level=1", "en"),
    ],
)  # fmt: skip
async def test_it_speaks_the_language_that_is_liked_better(browser, accepted, lang):
    assert language(accepted) == lang
    answer = await browser.get(CALLBACK, headers={"Accept-Language": accepted})
    assert told(answer) == PAGES[lang]["expired"].title
    assert f'<html lang="{lang}">' in answer.text
    assert answer.headers["vary"] == "Accept-Language"


def test_every_page_is_said_in_both_languages():
    assert set(PAGES["ko"]) == set(PAGES["en"])
    for told_, words in PAGES["ko"].items():
        other = PAGES["en"][told_]
        assert (len(words.text), bool(words.label), words.mark) == (
            len(other.text),
            bool(other.label),
            other.mark,
        )
        assert not re.search("[가-힣]", " ".join((other.title, *other.text, other.label)))


def test_the_words_to_say_are_those_that_are_understood():
    """The pages send people back to the chat with a sentence; the chat has to know it."""
    from core.dialogue.interpretation import ManageAccount, Request
    from core.language.understand import understand
    from tests.core.dialogue.world import NOW

    for lang, words in (("ko", "구글 연결"), ("en", "connect Google")):
        assert words in " ".join(PAGES[lang]["expired"].text)
        meaning = understand(Request(words, NOW, "Asia/Seoul")).meaning
        assert meaning == ManageAccount("connect"), meaning


def test_the_page_is_in_the_package():
    assert (HOUSE / "adapters" / "google" / "page.html").is_file()
