"""Pictures and files that people send."""

from __future__ import annotations

import pytest

from adapters.tesseract.darkroom import can_print
from tests.adapters.tesseract.drawn import LOCKED_PDF, blank_pdf

needs_pillow = pytest.mark.skipif(not can_print(), reason="Pillow is not installed")
WEDDING = "민수와 지은의 결혼식\n2026년 12월 19일 토요일 오후 2시\n더채플 청담".encode()


async def test_a_photo_becomes_a_card(room):
    minsu = room.person()
    minsu.photo(WEDDING)
    card = await room.says(minsu, "12월 19일")
    minsu.press(card, "추가")
    await room.says(minsu, "추가했어요")
    assert len(await room.titles(minsu)) == 1


@pytest.mark.parametrize("name", ["초대장.heic", "shot.png", "invite.webp"])
async def test_a_picture_sent_as_a_file_is_read_as_well(room, name):
    minsu = room.person()
    minsu.document(WEDDING, name)
    await room.says(minsu, "12월 19일")


async def test_an_album_is_one_context_with_its_caption(room):
    minsu = room.person()
    minsu.album([WEDDING, "신랑측 식사는 12월 20일 오후 1시 한식당".encode()], caption="이거 둘 다 넣어줘")
    await room.gathered()
    await room.says(minsu, "2개")
    assert sum("추가할까요" in kept.text for kept in minsu.room.all) == 1


async def test_ten_photos_one_of_which_is_broken(room):
    minsu = room.person()
    texts = [f"12월 {day}일 오후 3시 회의".encode() for day in range(1, 10)]
    minsu.album([*texts[:5], b"\xff\xfe\xff", *texts[5:]])
    await room.gathered()
    card = await room.says(minsu, "추가할까요")
    assert "9개" in card.text
    assert any(
        "1장" in kept.text or "못 읽" in kept.text or "읽지 못" in kept.text
        for kept in minsu.room.all
        if kept.mine
    )


async def test_a_file_that_is_too_big_is_refused_kindly(room):
    minsu = room.person()
    minsu.document(b"x", "큰사진.png", size=21_000_000)
    await room.says(minsu, "20MB")


async def test_a_file_that_is_no_picture_is_refused_kindly(room):
    minsu = room.person()
    minsu.document(b"PK", "계약서.docx", mime="application/msword")
    await room.says(minsu, "이 파일은 읽지 못해요")


@needs_pillow
@pytest.mark.parametrize(
    ("language", "told"), [("ko", "비밀번호가 걸린 PDF"), ("en", "locked with a password")]
)
async def test_a_pdf_that_is_locked_is_told_so(room, language, told):
    minsu = room.person(language=language)
    minsu.document(LOCKED_PDF, "itinerary.pdf", mime="application/pdf")
    await room.says(minsu, told)


@needs_pillow
async def test_a_pdf_comes_to_the_engine_as_the_picture_of_its_pages(room):
    seen: list[bytes] = []
    read = room.ocr.read

    async def reading(image: bytes):
        seen.append(image)
        return await read(WEDDING)

    room.ocr.read = reading
    minsu = room.person()
    minsu.document(blank_pdf(), "청첩장.pdf", mime="application/pdf")
    await room.says(minsu, "12월 19일")
    assert [image[:3] for image in seen] == [b"\xff\xd8\xff"]


def video(room):
    kept = room.telegram.files.document(b"....", "walk.mp4", "video/mp4")
    return {"file_id": kept["file_id"], "file_unique_id": "v1", "width": 9, "height": 9, "duration": 3}


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "동영상은 아직 보지 못해요."), ("en", "I can't watch videos yet.")]
)
async def test_a_video_in_an_album_is_told_of_and_the_photo_is_read(room, language, told):
    minsu = room.person(language=language)
    first = minsu.photo(WEDDING, media_group_id="77")
    minsu.say(video=video(room), media_group_id="77")
    await room.gathered()
    await room.says(minsu, "더채플")
    await room.says(minsu, told)
    assert first.body["media_group_id"] == "77"
    assert sum(told in kept.text for kept in minsu.room.all) == 1


async def test_a_caption_edited_below_a_later_photo_is_the_album_s(room):
    minsu = room.person()
    kept = minsu.album([b"...", "아무것도".encode()], caption="내일 7시 공연", caption_on=1)
    await room.gathered()
    card = await room.says(minsu, "공연")
    assert "7:00" in card.text
    minsu.edit(kept[1], "내일 8시 공연")
    await room.says(minsu, "8:00")
    await room.telegram.until(lambda: "추가할까요" not in card.text)
    assert sum("추가할까요" in one.text for one in minsu.room.all) == 1


async def test_a_caption_that_is_edited_or_taken_away_leaves_the_card_of_the_pictures(room):
    minsu = room.person()
    kept = minsu.album([WEDDING, "아무것도".encode()], caption="11월 30일 9시 치과", caption_on=1)
    await room.gathered()
    await room.says(minsu, "치과")
    minsu.edit(kept[1], "11월 30일 10시 치과")
    card = await room.says(minsu, "오전 10:00")
    assert "12월 19일" in card.text
    minsu.edit(kept[1], "")
    alone = await room.says(minsu, "12월 19일", after=card)
    assert "치과" not in alone.text
    assert sum("추가할까요" in one.text for one in minsu.room.all) == 1
