"""What a person does on the page, in a real browser."""

from __future__ import annotations

import asyncio
import base64
import time
from datetime import date
from uuid import uuid4

import pytest

from core.calendar.recurrence import Recurrence
from core.dialogue.inputs import ButtonPressed, IncomingMessage
from core.dialogue.interpretation import EventProposal
from core.dialogue.message import Message
from tests.adapters.rest.house import PAGE, PNG, at, on
from tests.journeys.browser.conftest import pick, say

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one browser for all of them
COFFEE = "다음주 화요일 오후 3시 강남역에서 민수랑 커피"
INVITATION = "[모임 안내]\n11월 27일(금) 저녁 7시\n장소: 강남역 11번 출구"
SETTLED = 1.1  # seconds after which a tap is meant for the button that took the place of another
SCOPES = ("this", "following", "all")
WIDE = """document.documentElement.scrollWidth > innerWidth
    || [...document.querySelectorAll('.scroll, .calendar-body')].some((n) => n.scrollWidth > n.clientWidth)
"""


async def test_a_sentence_becomes_a_card_and_a_tap_puts_it_on_the_calendar(site, visit):
    async with visit(site.url) as page:
        await say(page, COFFEE)
        card = page.locator(".card.open")
        assert await card.locator("h3").inner_text() == "커피"
        assert "강남역" in await card.inner_text()
        assert await page.locator(".item").count() == 0
        await card.locator("[data-verb=confirm]").click()
        await page.locator(".card.done").wait_for()
        item = page.locator(".calendar .item.fresh")
        await item.wait_for()
        assert "커피" in await item.inner_text()
        await asyncio.sleep(SETTLED)
        await page.locator(".card.done [data-verb=undo]").click()
        await page.locator(".card.shut").wait_for()
        await page.locator(".calendar .item").wait_for(state="detached")
        assert page.faults == []


@pytest.mark.parametrize("pause", [60, 350, 700])
async def test_a_second_tap_on_add_does_not_take_it_back(site, visit, pause):
    async with visit(site.url) as page:
        await say(page, COFFEE)
        place = await page.locator("[data-verb=confirm]").bounding_box()
        x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
        await page.mouse.click(x, y)
        await page.wait_for_timeout(pause)
        await page.mouse.click(x, y)
        await page.locator(".card.done").wait_for()
        await asyncio.sleep(SETTLED)
        assert await page.locator(".card.done").count() == 1
        assert await site.house.titles() == ["커피"]


async def test_a_second_enter_on_add_does_not_take_it_back(site, visit):
    async with visit(site.url) as page:
        await say(page, COFFEE)
        await page.locator("[data-verb=confirm]").focus()
        await page.keyboard.press("Enter")
        await page.locator(".card.done").wait_for()
        await page.keyboard.press("Enter")
        await asyncio.sleep(SETTLED)
        assert await site.house.titles() == ["커피"]
        await page.keyboard.press("Enter")
        await page.locator(".card.shut").wait_for()
        assert await site.house.titles() == []


async def test_what_deletes_does_not_look_like_what_adds(site, visit):
    series = Recurrence("WEEKLY", by_day=("TU",), count=10)
    await site.house.add("테니스", at(date(2026, 11, 24), 19), recurrence=series)
    async with visit(site.url) as page:
        await say(page, "내일 테니스 취소해줘")
        roles = [await page.locator(f"[data-verb={one}]").get_attribute("class") for one in SCOPES]
        assert roles == ["danger", "plain", "plain"]


async def test_a_card_that_waits_to_hear_what_to_change_is_open(site, visit):
    await site.house.add("테니스", at(date(2026, 11, 24), 19))
    async with visit(site.url) as page:
        await say(page, "내일 테니스 바꿔줘")
        card = page.locator(".card")
        assert await card.locator("[data-verb=discard]").count() == 1
        assert "open" in await card.get_attribute("class")


async def test_nothing_ticked_cannot_be_added(site, visit):
    async with visit(site.url) as page:
        await say(page, "내일 오전 10시 회의, 모레 오후 2시 치과")
        for number in range(2):
            await page.get_by_role("checkbox").nth(number).click()
            await page.locator(".draft.unticked").nth(number).wait_for()
        assert await page.locator("[data-verb=confirm]").is_disabled()


async def test_more_words_than_are_read_stay_in_the_field(site, visit):
    async with visit(site.url) as page:
        await page.fill("#words", "가" * 4001)
        await page.press("#words", "Enter")
        await page.locator(".toast", has_text="4001").wait_for()
        assert len(await page.input_value("#words")) == 4001
        assert await page.locator(".line").count() == 0


async def test_a_guess_that_can_no_longer_be_changed_is_not_offered_any_more(site, visit):
    async with visit(site.url) as page:
        await say(page, "내일 3시 치과")
        assert await page.locator(".card.open .chip.guess").count() == 1
        await page.locator("[data-verb=confirm]").click()
        await page.locator(".card.done").wait_for()
        assert await page.locator(".chip").count() == 0


async def test_the_chosen_day_does_not_look_like_today(site, visit):
    looks = "(day) => getComputedStyle(document.querySelector(`[data-day='${day}'] .number`)).backgroundColor"
    async with visit(site.url, reduced_motion="reduce") as page:
        await page.locator("[data-view=month]").click()
        await page.locator('[data-day="2026-11-25"]').click()
        await page.mouse.move(0, 0)
        today, chosen, other = [await page.evaluate(looks, f"2026-11-{day}") for day in (23, 25, 26)]
        assert today != chosen == other


async def test_what_a_note_above_the_field_covers_is_scrolled_into_sight(site, visit):
    async with visit(site.url, height=420) as page:
        await say(page, COFFEE)
        await page.locator("[data-verb=edit]").last.click()
        await page.locator(".toast").wait_for()
        note, button = [
            await page.locator(one).last.bounding_box() for one in (".toast", "[data-verb=confirm]")
        ]
        assert button["y"] + button["height"] <= note["y"]


async def test_it_is_all_there_after_a_reload(site, visit):
    async with visit(site.url) as page:
        await say(page, COFFEE)
        await page.reload()
        await page.locator(".card.open [data-verb=confirm]").click()
        await page.locator(".card.done").wait_for()


async def test_an_example_is_sent_on_a_tap(site, visit):
    async with visit(site.url) as page:
        await page.locator(".example").first.click()
        await page.locator(".card.open").wait_for()
        assert await page.locator(".welcome").count() == 0


async def test_wanting_to_change_a_card_says_how_and_goes_to_the_field(site, visit):
    async with visit(site.url) as page:
        await say(page, COFFEE)
        await page.locator(".card.open [data-verb=edit]").click()
        await page.get_by_text("고칠 내용을 말씀해 주세요").wait_for()
        assert await page.evaluate("document.activeElement.id") == "words"


async def test_a_button_of_a_card_that_has_gone_by_is_answered_above_the_field(site, visit):
    async with visit(site.url) as page:
        await say(page, COFFEE)
        await page.route("**/chat/stream*", lambda route: route.abort())
        await page.reload()
        await page.locator(".card.open").wait_for()
        card = (await site.house.store.transcript(PAGE, 0, 10))[-1].reply
        discard = next(b.press for row in card.buttons for b in row if b.press.verb == "discard")
        await site.house.assistant.handle(PAGE, uuid4(), ButtonPressed(discard))
        await page.locator("[data-verb=confirm]").click()
        toast = page.locator(".toast")
        await toast.wait_for()
        assert await toast.inner_text()
        assert await site.house.titles() == []


async def test_ticks_choose_which_of_several_are_added(site, visit):
    names = ("가", "나", "다")
    site.house.means("셋", *(EventProposal(name, on(12, 1, 9 + n)) for n, name in enumerate(names)))
    async with visit(site.url) as page:
        await say(page, "셋")
        await page.get_by_role("checkbox").nth(1).click()
        await page.locator(".draft.unticked").wait_for()
        await page.get_by_text("2개 추가").click()
        await page.locator(".card.done").wait_for()
        assert sorted(await site.house.titles()) == ["가", "다"]


async def test_a_picked_picture_shows_how_far_it_is_and_becomes_a_card(site, visit):
    site.house.ocr.text = INVITATION
    async with visit(site.url) as page:
        await pick(page, "a.png")
        await page.locator(".send").click()
        await page.locator(".words.busy").wait_for()
        assert await page.locator(".line.user .shot").count() == 1
        site.house.ocr.may_end.set()
        card = page.locator(".card.open")
        await card.wait_for()
        assert "27" in await card.locator(".leaf-day").inner_text()
        assert page.faults == []


async def test_an_upload_shows_its_percentage(site, visit):
    site.house.ocr.text = INVITATION
    site.house.ocr.may_end.set()
    async with visit(site.url) as page:
        session = await page.context.new_cdp_session(page)
        slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 400_000}
        await session.send("Network.emulateNetworkConditions", slow)
        await pick(page, "a.png", data=PNG + b"0" * 600_000)
        await page.locator(".send").click()
        await page.locator(".pending progress").wait_for()
        assert "%" in await page.locator(".pending .note").inner_text()
        await page.locator(".card.open").wait_for()
        assert await page.locator(".pending").count() == 0


async def test_a_dropped_and_a_pasted_picture_are_sent_with_the_words(site, visit):
    site.house.ocr.text = INVITATION
    site.house.ocr.may_end.set()
    script = """([kind, target, data]) => {
        const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
        const carried = new DataTransfer();
        carried.items.add(new File([bytes], 'a.png', { type: 'image/png' }));
        const options = { bubbles: true, cancelable: true };
        const event = kind === 'paste'
            ? new ClipboardEvent('paste', { ...options, clipboardData: carried })
            : new DragEvent(kind, { ...options, dataTransfer: carried });
        document.querySelector(target).dispatchEvent(event);
    }"""
    data = base64.b64encode(PNG).decode()
    async with visit(site.url) as page:
        await page.fill("#words", "이거 넣어줘")
        await page.evaluate(script, ["dragenter", "body", data])
        assert await page.locator(".drop").is_visible()
        await page.evaluate(script, ["drop", "body", data])
        await page.locator(".tray .thumb").wait_for()
        await page.press("#words", "Enter")
        await page.locator(".card.open").wait_for()
        assert await page.locator(".drop").is_hidden()
        assert await page.locator(".line.user p").inner_text() == "이거 넣어줘"
        await page.evaluate(script, ["paste", "#words", data])
        await page.press("#words", "Enter")
        await page.locator(".card.open").nth(1).wait_for()
        assert len(site.house.kept()) == 2


async def test_what_is_no_picture_is_told_where_it_was_sent(site, visit):
    async with visit(site.url) as page:
        await pick(page, "a.png", data=b"hello")
        await page.press("#words", "Enter")
        note = page.locator(".pending.failed .note")
        await note.wait_for()
        assert "사진 파일이 아니에요" in await note.inner_text()
        assert await note.locator("button").count() == 0


async def test_everything_works_by_keyboard_alone(site, visit):
    async with visit(site.url) as page:
        await page.keyboard.type("내일 오후 3시 치과")
        await page.keyboard.press("Shift+Enter")
        await page.keyboard.press("Backspace")
        await page.keyboard.press("Enter")
        await page.locator(".card.open").wait_for()
        for _ in range(12):
            await page.keyboard.press("Shift+Tab")
            if await page.evaluate("document.activeElement.dataset.verb === 'confirm'"):
                break
        await page.keyboard.press("Enter")
        await page.locator(".card.done").wait_for()
        assert await page.evaluate("document.activeElement.dataset.verb") == "undo"


async def test_the_arrow_keys_walk_the_month(site, visit):
    async with visit(site.url) as page:
        await page.locator("[data-view=month]").click()
        await page.locator('[data-day="2026-11-23"]').focus()
        for key in ("ArrowDown", "ArrowRight"):
            await page.keyboard.press(key)
        assert await page.evaluate("document.activeElement.dataset.day") == "2026-12-01"
        assert "2026년 12월" in await page.locator(".period").inner_text()
        await page.keyboard.press("PageUp")
        assert await page.evaluate("document.activeElement.dataset.day") == "2026-11-01"


async def test_enter_that_ends_a_korean_syllable_sends_nothing(site, visit):
    async with visit(site.url) as page:
        await page.fill("#words", "회의")
        await page.evaluate(
            "document.querySelector('#words').dispatchEvent(new KeyboardEvent('keydown',"
            " { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))"
        )
        assert await page.input_value("#words") == "회의"
        assert await page.locator(".line").count() == 0


async def test_an_edited_message_moves_its_card(site, visit):
    async with visit(site.url) as page:
        await say(page, "내일 오후 3시 치과")
        await page.press("#words", "ArrowUp")
        assert await page.input_value("#words") == "내일 오후 3시 치과"
        await page.keyboard.press("Escape")
        assert await page.input_value("#words") == ""
        await page.hover(".line.user")
        await page.locator(".pencil").click()
        await page.fill("#words", "내일 오후 5시 치과")
        await page.press("#words", "Enter")
        await page.locator(".time", has_text="5:00").wait_for()
        assert await page.locator(".line.user").count() == 1
        assert await page.locator(".line.user p").inner_text() == "내일 오후 5시 치과"


async def test_on_a_narrow_phone_nothing_is_wider_than_the_screen(site, visit):
    long = "아주긴이름" * 20
    site.house.means("긴", EventProposal(long, on(11, 24, 9), long, (long,)))
    await site.house.add(long, at(date(2026, 11, 24), 9))
    async with visit(site.url, width=360, height=740, has_touch=True, is_mobile=True) as page:
        await say(page, "긴")
        await page.locator("[data-verb=confirm]").tap()
        await page.locator(".card.done").wait_for()
        await page.locator("#tab-calendar.news").wait_for()
        assert not await page.evaluate(WIDE)
        await page.locator("#tab-calendar").tap()
        assert await page.locator(".calendar").is_visible() and await page.locator(".talk").is_hidden()
        for view in ("agenda", "month"):
            await page.locator(f"[data-view={view}]").tap()
            await page.locator(".item").first.wait_for()
            assert not await page.evaluate(WIDE)


async def test_titles_with_markup_stay_text(site, visit):
    bad = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
    site.house.means(bad, EventProposal(bad, on(11, 24, 9), bad, (bad,)))
    await site.house.add(bad, at(date(2026, 11, 24), 9))
    async with visit(site.url) as page:
        await say(page, bad)
        await page.locator("[data-verb=confirm]").click()
        await page.locator(".item.fresh").wait_for()
        await page.locator("[data-view=month]").click()
        await page.locator('[data-day="2026-11-24"]').click()
        assert await page.locator(".item b").all_inner_texts() == [bad, bad]
        assert await page.locator("img[src=x], .lines script").count() == 0
        assert await page.title() == "하루"


async def test_it_comes_back_by_itself_and_keeps_what_was_written_meanwhile(site, visit):
    async with visit(site.url) as page:
        await say(page, COFFEE)
        await site.close()
        await page.locator(".banner").wait_for()
        await page.fill("#words", "내일 오후 3시 치과")
        await page.press("#words", "Enter")
        await page.locator(".pending.waiting").wait_for()
        await page.fill("#words", "반쯤 쓴 글")
        await site.open()
        await page.locator(".card.open").nth(1).wait_for()
        assert await page.locator(".banner").is_hidden()
        assert await page.locator(".pending").count() == 0
        assert await page.input_value("#words") == "반쯤 쓴 글"
        await page.reload()
        assert await page.input_value("#words") == "반쯤 쓴 글"


async def test_earlier_messages_are_fetched_when_they_are_asked_for(site, visit):
    for n in range(40):
        message = Message(str(uuid4()), f"안녕 {n}", site.house.doors.clock.now())
        await site.house.assistant.receive(PAGE, uuid4(), IncomingMessage(message))
    async with visit(site.url) as page:
        assert await page.locator(".line").count() == 50
        await page.locator(".earlier").click()
        await page.locator(".line").nth(79).wait_for()
        assert await page.locator(".earlier").is_hidden()
        words = await page.locator(".line.user p").all_inner_texts()
        assert words == [f"안녕 {n}" for n in range(40)]


async def test_two_windows_show_the_same(site, visit):
    async with visit(site.url) as one, visit(site.url) as other:
        await say(one, COFFEE)
        await other.locator(".card.open [data-verb=confirm]").click()
        await one.locator(".card.done").wait_for()
        await one.locator(".item.fresh").wait_for()


async def test_the_language_switch_is_remembered(site, visit):
    async with visit(site.url, lang="en-US") as page:
        assert await page.locator("#words").get_attribute("placeholder") == "Write a plan or send a picture"
        await page.locator("[data-lang=ko]").click()
        assert await page.evaluate("document.documentElement.lang") == "ko"
        await page.reload()
        assert await page.locator(".welcome h2").inner_text() == "오늘은 무엇을 적어 둘까요?"


async def test_nights_and_trips_are_shown_on_every_day_they_touch(site, visit):
    async with visit(site.url) as page:
        for text in ("내일 밤 10시 30분부터 새벽 1시까지 심야 영화", "11월 28일부터 30일까지 여행"):
            await say(page, text)
            await page.locator("[data-verb=confirm]").click()
        await page.locator(".item").nth(4).wait_for()
        items = await page.locator(".item-time").all_inner_texts()
        assert [text.replace("\xa0", " ") for text in items] == [
            "오후 10:30 –",
            "~ 오전 1:00",
            "1일째 / 3일",
            "2일째 / 3일",
            "3일째 / 3일",
        ]


async def test_it_loads_nothing_from_elsewhere_and_breaks_no_rule_of_its_own(site, visit):
    async with visit(site.url) as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        await page.reload()
        await page.wait_for_selector("html[data-ready]")
        assert asked and all(url.startswith((site.url, "blob:")) for url in asked)
        assert page.faults == []


async def test_the_house_closes_within_two_seconds_with_a_page_open(site, visit):
    async with visit(site.url):
        began = time.monotonic()
        await site.close()
        took = time.monotonic() - began
        await site.open()
    assert took < 2
