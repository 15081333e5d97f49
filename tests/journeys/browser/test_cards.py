"""Cards in a real browser: drawn from their facts, old beside new, each small button where it belongs."""

from __future__ import annotations

from datetime import date

import pytest

from core.calendar.recurrence import Recurrence
from core.dialogue.inputs import TimePassed
from tests.adapters.rest.house import PAGE, at
from tests.journeys.browser.conftest import say

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one browser for all of them
WEDNESDAY = date(2026, 11, 25)


async def test_a_change_shows_the_old_struck_through_beside_the_new(site, visit):
    await site.house.add("치과", at(WEDNESDAY, 14), location="강남역")
    async with visit(site.url) as page:
        await say(page, "11월 25일 치과 오후 5시로 바꿔줘")
        card = page.locator(".card.open")
        assert "2:00–3:00" in await card.locator(".time del").inner_text()
        assert "5:00–6:00" in await card.locator(".time ins").inner_text()
        assert await card.locator("h3 :is(del, ins), .fact del").count() == 0
        await say(page, "제목은 안과로, 장소는 합정역으로")
        card = page.locator(".card.open").last
        title = [await card.locator(f"h3 {one}").text_content() for one in ("del", "ins")]
        assert title == ["이전: 치과", "이후: 안과"]
        assert "강남역" in await card.locator(".fact del").inner_text()


async def test_the_other_reading_of_a_guess_stands_in_the_leaf_it_is_about(site, visit):
    async with visit(site.url) as page:
        await say(page, "내일 3시 회의, 모레 4시 치과")
        drafts = page.locator(".card.open .draft")
        buttons = drafts.locator(".others button")
        assert await buttons.all_inner_texts() == ["오전 3시로", "오전 4시로"]
        assert await buttons.last.get_attribute("aria-label") == "치과: 오전 4시로"
        assert await page.locator(".card.open .rows .others").count() == 0
        await drafts.last.locator(".others button").click()
        await drafts.last.locator(".time", has_text="오전 4:00").wait_for()
        assert "오후 3:00" in await drafts.first.locator(".time").inner_text()


async def test_how_far_a_series_goes_is_asked_in_its_leaf_and_told_when_done(site, visit):
    series = Recurrence("WEEKLY", by_day=("WE",), count=4)
    await site.house.add("테니스", at(WEDNESDAY, 19), recurrence=series)
    async with visit(site.url) as page:
        await say(page, "11월 25일 테니스 취소해줘")
        assert "4개" in await page.locator(".draft .ask").inner_text()
        await page.locator("[data-verb=following]").click()
        card = page.locator(".card.done")
        await card.wait_for()
        assert await card.locator(".fact", has_text="이번부터 쭉").count() == 1
        assert await card.locator(".ask").count() == 0


async def test_what_looks_alike_is_not_called_a_clash_as_well(site, visit):
    await site.house.add("치과", at(WEDNESDAY, 14))
    async with visit(site.url) as page:
        await say(page, "모레 오후 2시 치과")
        await page.locator(".band.twin").wait_for()
        assert await page.locator(".band.clash").count() == 0


async def test_a_card_whose_time_went_by_is_shut_and_says_so(site, visit):
    async with visit(site.url) as page:
        await say(page, "내일 오후 3시 치과")
        site.doors.clock.start = site.doors.clock.start.replace(day=30)
        await site.house.assistant.handle(PAGE, site.house.assistant.world.newborn(), TimePassed())
        card = page.locator(".card.shut")
        await card.wait_for()
        assert await card.locator("button").count() == 0
        assert await card.locator(".card-head").inner_text()


async def test_each_message_tells_where_the_clock_of_its_writer_is(site, visit):
    async with visit(site.url, lang="en-US", timezone_id="America/New_York") as page:
        assert await page.locator(".welcome .leaf-day").inner_text() == "22"
        async with page.expect_request("**/chat/message*") as asked:
            await say(page, "dentist on Tuesday at 3pm")
        assert (await asked.value).post_data_json["zone"] == "America/New_York"
        told = await page.locator(".card.open .time").inner_text()
        assert "Nov 24" in told and "3:00 PM" in told
        await page.locator("[data-verb=confirm]").click()
        day = page.locator(".calendar .day", has_text="dentist")
        await day.wait_for()
        assert "3:00" in await day.locator(".item-time").inner_text()
        assert await day.locator("h3 b").inner_text() == "24"
