"""The calendar beside the conversation: an event opens, and leads on into the conversation."""

from __future__ import annotations

from datetime import date

import pytest

from core.calendar.when import AllDay
from tests.adapters.rest.house import at
from tests.journeys.browser.conftest import say

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one browser for all of them
THURSDAY = date(2026, 11, 26)
MINE, ITS = "주간회의", "11월 26일 오후 2:00 “주간회의” "


async def two_meetings(house):
    await house.add(MINE, at(THURSDAY, 10))
    await house.add(MINE, at(THURSDAY, 14), location="회의실", attendees=("지수",), notes="자료는 전날까지")


async def test_an_event_opens_with_its_details_one_at_a_time(site, visit):
    await two_meetings(site.house)
    async with visit(site.url) as page:
        heads = page.locator(".item-head")
        await heads.first.click()
        assert await page.locator(".item-more").count() == 1
        await heads.last.click()
        more = page.locator(".item-more")
        assert await more.count() == 1
        told = (await more.inner_text()).replace("\N{NO-BREAK SPACE}", " ")
        assert all(one in told for one in ("11월 26일 목요일", "회의실", "지수", "자료는 전날까지"))
        await heads.last.click()
        assert await more.count() == 0
        assert await heads.last.get_attribute("aria-expanded") == "false"


async def test_change_begins_a_message_about_that_very_event(site, visit):
    await two_meetings(site.house)
    async with visit(site.url) as page:
        await page.locator(".item-head").last.click()
        await page.get_by_role("button", name="바꾸기").click()
        assert await page.input_value("#words") == ITS
        assert await page.evaluate("document.activeElement.id") == "words"
        await page.keyboard.type("오후 5시로 바꿔줘")
        await page.keyboard.press("Enter")
        assert "2:00–3:00" in await page.locator(".card.open .time del").inner_text()
        assert "5:00–6:00" in await page.locator(".card.open .time ins").inner_text()


async def test_delete_needs_nothing_more_than_to_be_sent_and_confirmed(site, visit):
    await two_meetings(site.house)
    async with visit(site.url) as page:
        await page.locator(".item-head").last.click()
        await page.get_by_role("button", name="바꾸기").click()
        await page.get_by_role("button", name="삭제").click()
        assert await page.input_value("#words") == f"{ITS}삭제해줘"
        await page.keyboard.press("Enter")
        await page.locator(".draft.delete").wait_for()
        await page.locator("[data-verb=confirm]").click()
        await page.locator(".card.done").wait_for()
        await page.locator(".item-time", has_text="2:00").wait_for(state="detached")
        assert await site.house.titles() == [MINE]


@pytest.mark.parametrize(("way", "kind"), [("Change", "update"), ("Delete", "delete")])
async def test_in_english_the_message_is_understood_as_well(site, visit, way, kind):
    await site.house.add("Dentist", at(THURSDAY, 14))
    await site.house.add("Dentist", at(THURSDAY, 17))
    async with visit(site.url, lang="en-US") as page:
        await page.locator(".item-head").first.click()
        await page.get_by_role("button", name=way).click()
        assert (await page.input_value("#words")).startswith(f"{way} “Dentist” on Nov 26 at 2:00 PM")
        await page.keyboard.type("4pm" if way == "Change" else "")
        await page.keyboard.press("Enter")
        await page.locator(f".draft.{kind}").wait_for()
        assert "2:00" in await page.locator(".draft .time").inner_text()


async def test_what_was_written_before_is_not_lost(site, visit):
    await two_meetings(site.house)
    async with visit(site.url) as page:
        await page.fill("#words", "4시로 바꿔줘")
        await page.locator(".item-head").last.click()
        await page.get_by_role("button", name="바꾸기").click()
        assert await page.input_value("#words") == f"{ITS}4시로 바꿔줘"


async def test_an_event_opens_and_closes_by_keyboard_and_stays_open_when_others_come(site, visit):
    await two_meetings(site.house)
    async with visit(site.url) as page:
        await page.locator(".item-head").last.focus()
        await page.keyboard.press("Enter")
        await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.textContent") == "바꾸기"
        await site.house.add("산책", at(THURSDAY, 20))
        await page.reload()  # the calendar is fetched anew, and nothing is open
        await page.locator(".item", has_text="산책").wait_for()
        await page.locator(".item-head").nth(1).focus()
        await page.keyboard.press("Enter")
        await say(page, "내일 오후 3시 치과")
        await page.locator("[data-verb=confirm]").click()
        await page.locator(".item.fresh").wait_for()
        assert "지수" in await page.locator(".item-more").inner_text()
        await page.get_by_role("button", name="바꾸기").focus()
        await page.keyboard.press("Escape")
        assert await page.locator(".item-more").count() == 0
        assert "주간회의" in await page.evaluate("document.activeElement.textContent")


async def test_the_month_shows_titles_where_there_is_room_and_a_tap_opens_them(site, visit):
    await two_meetings(site.house)
    await site.house.add("부산 여행", AllDay(date(2026, 11, 27), date(2026, 11, 30)))
    async with visit(site.url) as page:
        await page.locator("[data-view=month]").click()
        titles = page.locator(".mark-title:visible")
        await titles.first.wait_for()
        assert await titles.all_inner_texts() == [MINE, MINE, "부산 여행", "부산 여행"]
        await titles.nth(1).click()
        assert "지수" in await page.locator(".day-list .item-more").inner_text()
        assert await page.locator(".month th").first.inner_text() == "일"


async def test_on_a_phone_the_month_shows_dots_and_a_way_on_leads_to_the_conversation(site, visit):
    await two_meetings(site.house)
    async with visit(site.url, width=390, height=844, has_touch=True, is_mobile=True) as page:
        await page.locator("#tab-calendar").tap()
        await page.locator(".mark.dot").first.wait_for()
        assert await page.locator(".mark-title:visible").count() == 0
        await page.locator('[data-day="2026-11-26"]').tap()
        await page.locator(".item-head").last.tap()
        await page.get_by_role("button", name="삭제").tap()
        assert await page.locator(".talk").is_visible()
        assert await page.input_value("#words") == f"{ITS}삭제해줘"
