"""Pictures wait above the field until they are sent, so that they can be looked at, left out, and captioned."""

from __future__ import annotations

import pytest

from adapters.tesseract.darkroom import can_print
from tests.adapters.rest.house import PNG
from tests.adapters.tesseract.drawn import blank_pdf
from tests.journeys.browser.conftest import pick, say

pytestmark = pytest.mark.asyncio(loop_scope="module")  # one browser for all of them


async def test_several_pictures_are_looked_at_thinned_out_and_sent_together_with_words(site, visit):
    site.house.ocr.text = "11월 27일(금) 저녁 7시 모임"
    async with visit(site.url) as page:
        await pick(page, "a.png", "b.png")
        await pick(page, "c.png")
        assert await page.locator(".tray .thumb").count() == 3
        assert await page.locator(".line").count() == 0 and site.house.kept() == []
        await page.get_by_role("button", name="b.png 빼기").click()
        assert await page.locator(".tray .thumb").count() == 2
        await page.fill("#words", "장소는 신촌으로 해줘")
        await page.press("#words", "Enter")
        await page.locator(".line.user .shot").nth(1).wait_for()
        assert await page.locator(".line.user:not(.pending) p").inner_text() == "장소는 신촌으로 해줘"
        assert await page.locator(".tray").is_hidden()
        assert await page.input_value("#words") == ""
        assert len(site.house.kept()) == 2
        assert page.faults == []


async def test_a_picture_can_be_sent_without_words_but_nothing_cannot(site, visit):
    async with visit(site.url) as page:
        assert await page.locator(".send").is_disabled()
        await pick(page, "a.png")
        assert await page.locator(".send").is_enabled()
        assert await page.get_attribute("#words", "placeholder") == "사진에 덧붙일 말 (없어도 돼요)"
        await page.locator(".leave-out").press("Enter")
        assert await page.locator(".send").is_disabled()
        assert await page.evaluate("document.activeElement.id") == "words"
        assert await page.get_attribute("#words", "placeholder") == "약속을 적거나 사진을 보내 주세요"


async def test_a_picture_that_the_browser_cannot_draw_is_shown_by_its_name(site, visit):
    async with visit(site.url) as page:
        file = {"name": "IMG_1.heic", "mimeType": "image/heic", "buffer": b"no browser draws this"}
        await page.set_input_files(".say input[type=file]", file)
        assert await page.locator(".tray .unseeable").inner_text() == "IMG_1.heic"


@pytest.mark.skipif(not can_print(), reason="Pillow is not installed")
async def test_a_pdf_is_sent_like_a_picture_and_the_picture_of_its_pages_is_seen(site, visit):
    site.house.ocr.text = "11월 27일(금) 저녁 7시 모임"
    site.house.ocr.may_end.set()
    async with visit(site.url) as page:
        file = {"name": "초대장.pdf", "mimeType": "application/pdf", "buffer": blank_pdf()}
        assert ".pdf" in await page.get_attribute(".say input[type=file]", "accept")
        await page.set_input_files(".say input[type=file]", file)
        assert await page.locator(".tray .unseeable").inner_text() == "초대장.pdf"
        await page.press("#words", "Enter")
        await page.locator(".card.open").wait_for()
        await page.reload()
        shot = page.locator(".shot")
        await shot.wait_for()
        await page.wait_for_function("document.querySelector('img.shot')?.naturalWidth > 1000")


async def test_more_pictures_than_are_read_and_too_big_ones_are_told_before_they_leave(site, visit):
    async with visit(site.url) as page:
        await pick(page, *(f"{n}.png" for n in range(11)))
        await page.locator(".toast", has_text="10장").wait_for()
        assert await page.locator(".tray .thumb").count() == 10
        await page.reload()
        await page.wait_for_selector("html[data-ready]")
        await pick(page, "big.png", data=PNG + bytes(20 * 1024 * 1024))
        await page.locator(".toast", has_text="20MB").wait_for()
        assert await page.locator(".tray").is_hidden()


async def test_a_message_that_is_edited_takes_no_pictures(site, visit):
    async with visit(site.url) as page:
        await say(page, "내일 오후 3시 치과")
        await page.press("#words", "ArrowUp")
        await pick(page, "a.png")
        await page.locator(".toast", has_text="고치는 동안").wait_for()
        assert await page.locator(".tray").is_hidden()
        assert await page.input_value("#words") == "내일 오후 3시 치과"
