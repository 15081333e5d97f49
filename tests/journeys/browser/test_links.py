"""Addresses on the page: only those of the web become links. And what a house says that knows no Google."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from tests.adapters.rest.house import NOW, ZONE
from tests.journeys.browser.conftest import say

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one browser for all of them
SCHEMES = (
    "javascript:document.title='owned'",
    "data:text/html,x",
    "//example.com",
    "intent://x",
    "file:///x",
)


async def test_no_address_but_those_of_the_web_becomes_a_link(site, visit):
    async def told(route):
        answer = await route.fetch()
        history = await answer.json()
        good = {"label": "좋은 주소", "url": "HTTPS://example.com/x"}
        for line in history["lines"]:
            if "reply" in line:
                line["reply"]["links"] = [{"label": url, "url": url} for url in SCHEMES] + [good]
        await route.fulfill(response=answer, body=json.dumps(history))

    async with visit(site.url) as page:
        await say(page, "안녕")
        await page.route("**/chat/history*", told)
        await page.reload()
        await page.wait_for_selector("html[data-ready]")
        assert await page.locator(".lines a").evaluate_all("(all) => all.map((a) => a.href)") == [
            "https://example.com/x"
        ]


@pytest.mark.parametrize(("address", "links"), [("https://example.com/x", 1), (SCHEMES[0], 0)])
async def test_an_event_of_the_calendar_opens_there_if_it_is_there(site, visit, address, links):
    start = NOW + timedelta(days=1)
    event = {
        "id": "x", "original": None, "title": "치과", "start": start.isoformat(), "end": None, "all_day": False,
        "zone": ZONE, "end_zone": None, "location": None, "attendees": [], "notes": None, "repeats": False,
        "link": address,
    }  # fmt: skip

    async def told(route):
        await route.fulfill(json={"zone": ZONE, "events": [event]})

    async with visit("about:blank", ready="body") as page:
        await page.route("**/calendar/events*", told)
        await page.goto(site.url)
        await page.locator(".item-head").click()
        assert await page.locator(".item-more a[target=_blank]").count() == links


# ── houses without Google ──


async def test_a_house_that_knows_no_google_does_not_offer_it_and_says_so_kindly(site, visit):
    async with visit(site.url) as page:
        assert await page.locator(".join").is_hidden()
        await say(page, "구글 캘린더 연결")
        assert "구글" in await page.locator(".line.assistant").last.inner_text()
        assert await page.locator(".links").count() == 0
