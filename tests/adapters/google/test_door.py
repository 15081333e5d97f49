"""The two addresses of the door in a browser: where they lead, and what each end of the way says on a phone."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import httpx2
import pytest
from fastapi import FastAPI

from adapters.google.door import CALLBACK, COOKIE, START, door
from adapters.google.phrases import PAGES, language, place
from core.dialogue.message import ConversationKey
from core.errors import Unreachable
from core.sync import connecting
from core.sync.connecting import NEEDED
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


KOREAN = {"User-Agent": CHROME, "Accept-Language": "ko-KR,ko;q=0.9,en;q=0.8"}


def browsing(house: Doors) -> httpx2.AsyncClient:
    """A browser of its own, at a house that has just started."""
    app = FastAPI()
    app.include_router(door(house.world(), house.connecting, PUBLIC))
    transport = httpx2.ASGITransport(app)
    return httpx2.AsyncClient(transport=transport, base_url=PUBLIC, headers=KOREAN)


@pytest.fixture
async def browser(house):
    async with browsing(house) as client:
        yield client


def told(page) -> str:
    return re.search("<h1>(.*)</h1>", page.text)[1]


def way(page) -> str:
    """Where the button of a page leads."""
    return unescape(re.search('class="go" href="([^"]*)"', page.text)[1])


def is_quiet(answer) -> bool:
    return (answer.headers["cache-control"], answer.headers["referrer-policy"]) == ("no-store", "no-referrer")


async def sent_off(browser, state: str) -> httpx2.Response:
    """The link is opened, and its button pressed."""
    return await browser.get(way(await browser.get(START, params={"state": state})))


async def gone(house, browser) -> str:
    """The state of somebody who is at Google now."""
    state = await house.state()
    assert (await sent_off(browser, state)).status_code == 303
    return state


@pytest.mark.parametrize(
    "agent", [CHROME, SAFARI, CHROME.replace("Chrome", "SamsungBrowser/27.0 Chrome"), ""]
)
async def test_a_browser_is_sent_to_google_once_it_is_clear_whose_chat_it_is_for(house, browser, agent):
    browser.headers["user-agent"] = agent
    state = await house.state()
    asks = await browser.get(START, params={"state": state})
    assert (asks.status_code, told(asks)) == (200, PAGES["ko"]["asked"].title)
    answer = await browser.get(way(asks))
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
    asked = {"state": await gone(house, browser), "code": ME, "scope": "x", "authuser": "0"}
    first, second = [await browser.get(CALLBACK, params=asked) for _ in range(2)]
    assert (first.status_code, told(first)) == (200, PAGES["ko"]["connected"].title)
    assert told(second) == PAGES["ko"]["expired"].title
    assert is_quiet(first)
    assert ME not in first.text and asked["state"] not in first.text


async def test_a_box_left_unticked_leads_to_another_try_without_being_asked_again(house, browser):
    house.consent.scopes = ("openid",)
    answer = await browser.get(CALLBACK, params={"state": await gone(house, browser), "code": ME})
    assert told(answer) == PAGES["ko"]["scope"].title
    again = await browser.get(way(answer))
    assert again.status_code == 303
    house.consent.scopes = (*NEEDED,)
    state = parse_qs(urlsplit(again.headers["location"]).query)["state"][0]
    done = await browser.get(CALLBACK, params={"state": state, "code": ME})
    assert told(done) == PAGES["ko"]["connected"].title


async def test_saying_no_is_taken_for_an_answer(house, browser):
    answer = await browser.get(CALLBACK, params={"state": await house.state(), "error": "access_denied"})
    assert (answer.status_code, told(answer)) == (200, PAGES["ko"]["denied"].title)
    assert "href" not in answer.text


async def test_google_being_away_leads_to_another_try(house, browser):
    house.consent.refuses = Unreachable("away")
    answer = await browser.get(CALLBACK, params={"state": await gone(house, browser), "code": ME})
    assert (answer.status_code, told(answer)) == (503, PAGES["ko"]["away"].title)
    assert (await browser.get(way(answer))).status_code == 303


async def test_who_says_nothing_of_whose_chat_it_is_is_asked_before_another_try(house, browser):
    answer = await browser.get(CALLBACK, params={"state": await house.state(), "error": "server_error"})
    assert told(await browser.get(way(answer))) == PAGES["ko"]["asked"].title


# ── whose calendar goes where ──


@pytest.mark.parametrize(
    ("key", "ko", "en"),
    [
        (("local", "page", "owner"), "이 컴퓨터의 하루 페이지", "the Haru page on this computer"),
        (("local", "terminal", "owner"), "터미널", "terminal of this computer"),
        (("local", "phone", "owner"), "“phone”", "“phone” on this computer"),
        (("telegram", "1", "<민지>"), "텔레그램 사용자 “<민지>” 님", "“<민지>” on Telegram"),
        (("slack:T1", "D1", "U7"), "슬랙 사용자 “U7” 님", "“U7” on Slack"),
        (("matrix", "1", "U7"), "matrix 사용자 “U7” 님", "“U7” on matrix"),
    ],
)
async def test_the_first_page_says_whose_chat_it_is_for(house, browser, key, ko, en):
    state = await house.state(ConversationKey(*key))
    for lang, words in (("ko", ko), ("en", en)):
        answer = await browser.get(START, params={"state": state}, headers={"Accept-Language": lang})
        shown = unescape(re.search('<p class="whose">(.*)</p>', answer.text)[1])
        assert words in shown and shown == place(lang, ConversationKey(*key))
        assert "<민지>" not in answer.text


async def test_a_link_that_says_yes_for_somebody_else_is_asked_about_all_the_same(house, browser):
    """Whoever sends it knows what the button of their own page says, and not what ours will."""
    state = await house.state()
    async with browsing(house) as theirs:
        yes = way(await theirs.get(START, params={"state": state}))
    await browser.get(START, params={"state": await house.state()})
    answer = await browser.get(yes)
    assert (answer.status_code, told(answer)) == (200, PAGES["ko"]["asked"].title)


async def test_whoever_was_sent_straight_to_google_is_asked_before_it_counts(house, browser):
    async with browsing(house) as theirs:
        state = await gone(house, theirs)
    asks = await browser.get(CALLBACK, params={"state": state, "code": ME})
    assert (asks.status_code, told(asks)) == (200, PAGES["ko"]["asked_late"].title)
    assert 'class="whose"' in asks.text
    assert house.heard == [], "nothing is known of it in the chat"
    assert told(await browser.get(way(asks))) == PAGES["ko"]["connected"].title


async def test_saying_yes_to_one_chat_is_no_yes_to_another(house, browser):
    await gone(house, browser)
    answer = await browser.get(CALLBACK, params={"state": await house.state(), "code": ME})
    assert told(answer) == PAGES["ko"]["asked_late"].title


async def test_a_browser_without_cookies_is_told_so_and_not_led_in_circles(house, browser):
    asks = await browser.get(START, params={"state": await house.state()})
    browser.cookies.clear()
    answer = await browser.get(way(asks))
    assert told(answer) == PAGES["ko"]["cookies"].title
    assert told(await browser.get(way(answer))) == PAGES["ko"]["asked"].title


async def test_a_link_that_grows_too_old_while_one_reads_says_how_to_get_another(house, browser):
    asks = await browser.get(START, params={"state": await house.state()})
    house.clock.move(timedelta(minutes=11))
    assert told(await browser.get(way(asks))) == PAGES["ko"]["expired"].title


async def test_the_cookie_is_for_this_way_alone_and_gone_at_its_end(house, browser):
    asks = await browser.get(START, params={"state": await house.state()})
    marks = asks.headers["set-cookie"].lower()
    assert all(one in marks for one in ("httponly", "samesite=lax", "secure", "path=/oauth/google"))
    done = await browser.get(CALLBACK, params={"state": await gone(house, browser), "code": ME})
    assert told(done) == PAGES["ko"]["connected"].title
    assert COOKIE not in browser.cookies


async def test_a_number_stands_in_the_browser_and_in_the_chat_alike(house, browser):
    key = ConversationKey("telegram", "1", "7")
    state = await house.state(key)
    await sent_off(browser, state)
    done = await browser.get(CALLBACK, params={"state": state, "code": ME})
    code = re.search('<p class="code">(\\d{4})</p>', done.text)[1]
    lines = await house.store.transcript(key, 0, 10)
    assert code in lines[-1].text and ME in lines[-1].text
    assert house.heard[-1][1].code == code


async def test_on_this_machine_no_number_is_needed(house, browser):
    key = ConversationKey("local", "page", "owner")
    state = await house.state(key)
    await sent_off(browser, state)
    done = await browser.get(CALLBACK, params={"state": state, "code": ME})
    assert 'class="code"' not in done.text


# ── whatever breaks ──


async def test_a_database_that_is_away_costs_no_attempt(house, browser):
    state = await gone(house, browser)
    house.store = Refusing(house.memory)
    async with browsing(house) as broken:
        broken.cookies = browser.cookies
        for path in (START, CALLBACK):
            answer = await broken.get(path, params={"state": state, "code": ME})
            assert (answer.status_code, told(answer)) == (503, PAGES["ko"]["trouble"].title)
            assert is_quiet(answer)
    house.store = house.memory
    async with browsing(house) as mended:
        mended.cookies = browser.cookies
        assert told(await mended.get(way(answer))) == PAGES["ko"]["connected"].title


async def test_a_database_that_goes_away_once_the_code_is_spent_is_told_without_a_way_that_leads_nowhere(
    house, browser, monkeypatch
):
    monkeypatch.setattr(connecting, "PAUSES", (0.0, 0.0))
    state = await gone(house, browser)
    house.store = Refusing(house.memory, after_units=1)
    async with browsing(house) as broken:
        broken.cookies = browser.cookies
        answer = await broken.get(CALLBACK, params={"state": state, "code": ME})
    assert (answer.status_code, told(answer)) == (503, PAGES["ko"]["trouble"].title)
    assert "“구글 연결”이라고 다시 말해 주세요" in answer.text and 'class="go"' not in answer.text
    house.store = house.memory
    assert await house.grants() == []


async def test_a_mistake_of_ours_is_a_page_too_and_goes_to_the_log(house, browser):
    state = await gone(house, browser)
    house.consent.refuses = RuntimeError("secret words")
    answer = await browser.get(CALLBACK, params={"state": state, "code": ME})
    assert (answer.status_code, told(answer)) == (500, PAGES["ko"]["trouble"].title)
    assert "secret" not in answer.text
    assert [what for what, *_ in house.faults.noted] == ["door"]
    again = await browser.get(way(answer))
    assert told(again) == PAGES["ko"]["expired"].title
    assert "“구글 연결”이라고 다시 말해 주세요" in again.text


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
