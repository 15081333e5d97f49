"""Google Calendar on the page: connecting by a tap, what became of a change there, and what others did."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
import pytest_asyncio

from adapters.google.addresses import Addresses
from adapters.rest.doors import Doors
from adapters.tesseract.sniff import admit
from bot.google import Google
from bot.house import remote_rounds
from bot.sweep import sweeping
from bot.web import Address, Ways, create_app, serve
from bot.wiring import Place, TimeAndChance, furnish
from core.assistant import Assistant
from core.dialogue.interpretation import CreateEvents, EventProposal
from core.intake import Intake
from core.sync.connecting import Connecting
from core.sync.synchroniser import Synchroniser
from tests.adapters.rest.house import NOW, ZONE, Told, on
from tests.fakes.google import client, elsewhere
from tests.fakes.google.faults import Rule
from tests.fakes.google.grants import CLIENT, SECRET, Script
from tests.fakes.google.moments import Clock
from tests.fakes.google.server import Served
from tests.fakes.google.world import World
from tests.journeys.browser.conftest import free_port, say

pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),  # one browser for all of them
    pytest.mark.skipif(not client.available(), reason="Google's client library is not installed"),
]
ME = "haru@example.com"
EVENING = {"dateTime": "2026-11-24T20:00:00+09:00", "timeZone": ZONE}
NIGHT = {"dateTime": "2026-11-24T21:00:00+09:00", "timeZone": ZONE}


@dataclass
class Going:
    """A clock that goes on from a given instant, in every thread."""

    began: float = field(default_factory=time.monotonic)

    def now(self) -> datetime:
        return NOW + timedelta(seconds=time.monotonic() - self.began)


@dataclass
class Joined:
    """A house that knows Google, and Google."""

    google: Served
    url: str
    interpreter: Told

    def events(self) -> list[dict]:
        with self.google.lock:
            rows = list(self.google.world.calendars[ME].events.items.values())
        return [row for row in rows if row["status"] == "confirmed"]

    def move(self) -> None:
        """Somebody moves the only event there is to the evening, in Google itself."""
        (event,) = self.events()
        with self.google.lock:
            elsewhere.edit(self.google.world, ME, event["id"], {"start": EVENING, "end": NIGHT})
        self.google.courier.look()

    def revoke(self) -> None:
        """The permission is taken away at Google."""
        with self.google.lock:
            self.google.world.oauth.revoke(CLIENT, ME)

    def meets(self, rule: Rule) -> None:
        with self.google.lock:
            self.google.world.faults.add(rule)


@pytest_asyncio.fixture(loop_scope="module")
async def joined(tmp_path):
    world = World(Clock(NOW), seed=0)
    world.add_account(ME, "하루")
    world.oauth.script = Script()
    async with AsyncExitStack() as stack:
        served = stack.enter_context(Served(world))
        port, clock, stop = free_port(), Going(), asyncio.Event()
        origin = f"http://127.0.0.1:{port}"
        paths = ("o/oauth2/v2/auth", "token", "revoke", "oauth2/v3/userinfo", "oauth2/v3/certs")
        addresses = Addresses(*(f"{served.url}/{path}" for path in paths))
        google = Google(CLIENT, SECRET, origin, addresses, served.url)
        place = Place(None, tmp_path, fresh=True)
        plain = await furnish(stack, place, chance=TimeAndChance(clock), google=google)
        interpreter = Told()
        here = replace(plain.world, interpreter=interpreter)
        assistant = Assistant(here)
        here.queue.attach(assistant.work)
        sync = Synchroniser(here, here.remote)
        doors = Doors(assistant, here.store, here.blobs, here.hints, clock, admit, zone=ZONE, lang="ko")
        ways = Ways(here, Connecting(here, Intake(here)), sync.watcher.ring, origin)
        await stack.enter_async_context(sweeping(remote_rounds(sync), stop))
        running = asyncio.create_task(
            serve(create_app(doors, ways), Address("127.0.0.1", port, "127.0.0.1"), stop)
        )
        yield Joined(served, f"{origin}/", interpreter)
        stop.set()
        await running


async def connect(page) -> None:
    """From the button in the header to the end, by keyboard alone."""
    await page.locator(".join").focus()
    await page.keyboard.press("Enter")
    await page.locator(".links a").focus()
    async with page.expect_popup() as opened:
        await page.keyboard.press("Enter")
    other = await opened.value
    assert await other.locator(".whose").inner_text() == "이 컴퓨터의 하루 페이지에 연결해요."
    await other.locator("a.go").focus()
    await other.keyboard.press("Enter")
    await other.locator("h1", has_text="구글에서 잘 돌아왔어요").wait_for()
    assert await other.evaluate("opener") is None
    await other.close()
    await page.locator("[data-verb=connect]").click()
    await page.locator(".line", has_text=f"({ME})").wait_for()


async def add(page, text: str = "내일 오후 3시 치과") -> None:
    await say(page, text)
    await page.locator(".card.open [data-verb=confirm]").click()
    await page.locator(".card.done .links a").wait_for()


async def until(reached) -> None:
    async with asyncio.timeout(15):
        while not reached():
            await asyncio.sleep(0.05)


async def test_an_account_is_connected_by_taps_and_what_is_added_stands_there_with_a_link(joined, visit):
    async with visit(joined.url) as page:
        await connect(page)
        assert await page.locator(".links a").count() == 0, "the way there has done its work"
        await say(page, "내일 오후 3시 치과")
        joined.meets(Rule("slow", method="POST", path="*/events", delay=1))
        await page.locator(".card.open [data-verb=confirm]").click()
        await page.locator(".card.done.going").wait_for()
        height = (await page.locator(".card").bounding_box())["height"]
        link = page.get_by_role("link", name="구글 캘린더에서 열기 (새 탭에서 열려요)")
        await link.wait_for()
        assert (await page.locator(".card").bounding_box())["height"] == height, "nothing jumps"
        assert await page.locator(".card.going").count() == 0
        assert [event["htmlLink"] for event in joined.events()] == [await link.get_attribute("href")]
        assert await link.evaluate("(a) => [a.target, a.rel]") == ["_blank", "noopener"]
        assert page.faults == []


async def test_the_focus_stays_on_the_card_when_it_has_arrived(joined, visit):
    async with visit(joined.url) as page:
        await connect(page)
        await say(page, "내일 오후 3시 치과")
        await page.locator("[data-verb=confirm]").focus()
        await page.keyboard.press("Enter")
        link = page.locator(".card.done .links a")
        await link.wait_for()
        assert await page.evaluate("document.activeElement.dataset.verb") == "undo"
        await page.keyboard.press("Tab")
        assert await link.evaluate("(a) => a === document.activeElement")


async def test_what_others_changed_is_news_and_not_a_card_of_ones_own(joined, visit):
    async with visit(joined.url) as page:
        await connect(page)
        await add(page)
        await until(lambda: joined.google.world.channels.open)
        joined.move()
        news = page.locator(".card.news")
        await news.wait_for()
        assert await news.locator(".leaf, .soon").count() == 0
        assert "3:00" in await news.locator(".time del").inner_text()
        assert "8:00–9:00" in await news.locator(".time ins").inner_text()
        assert await news.locator(".links a").count() == 1
        await page.locator(".calendar .item-time", has_text="8:00").wait_for()
        await news.locator("[data-verb=discard]").click()
        await page.locator(".card.news.shut").wait_for()
        lines = await news.locator("h3").evaluate("(title) => getComputedStyle(title).textDecorationLine")
        assert lines == "none", "it took place, whoever took note of it"


async def test_a_change_that_met_another_is_told_calmly_and_can_be_made_all_the_same(joined, visit):
    joined.meets(Rule("push_lost", times=None))
    async with visit(joined.url) as page:
        await connect(page)
        await add(page)
        await say(page, "내일 치과 오후 7시로 바꿔줘")
        joined.move()
        await page.locator(".card.open [data-verb=confirm]").click()
        refused = page.locator(".card.refused")
        await refused.wait_for()
        assert await refused.locator("button, a").count() == 0
        asks = page.locator(".card.open.conflict")
        await asks.wait_for()
        assert await asks.locator(".card-head .icon").count() == 1
        assert "8:00–9:00" in await asks.locator(".time del").inner_text()
        await asks.locator("[data-verb=confirm]").click()
        await until(lambda: "T19:00" in joined.events()[0]["start"]["dateTime"])


async def test_where_mail_goes_out_is_set_beside_the_card_and_not_among_its_ends(joined, visit):
    async with visit(joined.url) as page:
        await connect(page)
        joined.interpreter.meanings["미나와 회의"] = CreateEvents(
            (EventProposal("회의", on(11, 24, 15), attendees=("mina@example.com",)),)
        )
        await say(page, "미나와 회의")
        toggle = page.locator(".card.open .rows .others [data-verb=notify]")
        assert await toggle.inner_text() == "참석자에게 메일 보내기"
        await toggle.click()
        await page.locator(".card [data-verb=notify]", has_text="메일 보내지 않기").wait_for()
        await page.locator(".card [data-verb=confirm]").click()
        await page.locator(".card.done .links a").wait_for()
        assert [mail.to for mail in joined.google.world.mails] == ["mina@example.com"]


async def test_the_header_tells_how_the_connection_stands(joined, visit):
    async with visit(joined.url) as page:
        button = page.locator(".join")
        assert await button.inner_text() == "구글 캘린더 연결"
        await connect(page)
        await button.get_by_text(ME).wait_for()
        assert f"{ME}: {ME} (새 일정)" in await button.get_attribute("title")
        await button.click()
        await page.locator(".line.user", has_text="구글 연결 상태").wait_for()
        joined.revoke()
        await say(page, "모레 오후 4시 산책")
        await page.locator(".card.open [data-verb=confirm]").click()
        await page.locator(".join.lost", has_text="구글 다시 연결").wait_for()
        await button.click()
        await page.locator(".links a").last.wait_for()


async def test_an_event_that_is_there_opens_there_from_the_calendar(joined, visit):
    async with visit(joined.url) as page:
        await connect(page)
        await add(page)
        await page.locator(".item-head").click()
        link = page.locator(".item-more .links a")
        await link.wait_for()
        assert await link.get_attribute("href") == joined.events()[0]["htmlLink"]


async def test_letting_go_of_an_account_looks_like_what_it_is(joined, visit):
    async with visit(joined.url) as page:
        await connect(page)
        await say(page, "구글 연결 해제")
        assert await page.locator("[data-verb=disconnect]").get_attribute("class") == "danger"
        await page.locator("[data-verb=discard]").click()
        await page.locator("[data-verb=disconnect]").wait_for(state="detached")


@pytest.mark.parametrize("lang", ["ko-KR", "en-US"])
async def test_on_a_narrow_phone_it_all_fits(joined, visit, lang):
    wide = """document.documentElement.scrollWidth > innerWidth
        || [...document.querySelectorAll('.scroll, .top')].some((n) => n.scrollWidth > n.clientWidth)"""
    async with visit(joined.url, lang=lang, width=360, height=740, has_touch=True, is_mobile=True) as page:
        await page.locator("#tab-calendar").tap()
        await page.locator(".join").tap()
        await page.locator(".links a").wait_for()
        assert await page.locator(".talk").is_visible()
        assert not await page.evaluate(wide)
        box = await page.locator(".join").bounding_box()
        assert min(box["width"], box["height"]) >= 44
