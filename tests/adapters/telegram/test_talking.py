"""People talk to Haru in Telegram: words, taps, changes, and what becomes of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.adapters.telegram.conftest import NOW


async def added(room, person, text="내일 3시 치과"):
    """A card that was confirmed."""
    person.write(text)
    card = await room.says(person, "이렇게 추가할까요?")
    person.press(card, "추가")
    await room.says(person, "추가했어요")
    return card


async def test_a_date_that_the_sender_s_telegram_knows_is_the_truth(room):
    minsu = room.person()
    moment = datetime(2026, 11, 25, 11, 30, tzinfo=UTC)
    entity = {"type": "date_time", "offset": 3, "length": 6, "unix_time": int(moment.timestamp())}
    minsu.write("회식 내일 다섯시 강남역", [entity | {"date_time_format": "wDt"}])
    card = await room.says(minsu, "추가할까요")
    assert "회식\n🗓 11월 25일(수) 오후 8:30\n📍 강남역" in card.text
    told = [one for one in card.body["entities"] if one["type"] == "date_time"]
    assert [one["unix_time"] for one in told] == [int(moment.timestamp())]


async def test_words_become_a_card_and_a_tap_an_event(room):
    minsu = room.person()
    minsu.write("다음주 화요일 3시 강남역에서 민수랑 커피")
    card = await room.says(minsu, "이렇게 추가할까요?")
    assert "12월 1일" in card.text and "오후 3:00" in card.text
    minsu.press(card, "추가")
    await room.says(minsu, "추가했어요")
    assert await room.titles(minsu) == ["커피"]
    assert card.labels == [["되돌리기"]], "the card itself was changed, and no other sent"


async def test_the_same_in_english(room):
    eve = room.person("Eve", "en")
    eve.start()
    await room.says(eve, "Try saying it like this")
    eve.write("coffee with Minsu tomorrow at 3pm")
    card = await room.says(eve, "Shall I add this?")
    eve.press(card, "Add")
    await room.says(eve, "Added")
    assert await room.titles(eve) == ["coffee"]


async def test_undo_takes_it_back(room):
    minsu = room.person()
    card = await added(room, minsu)
    minsu.press(card, "되돌리기")
    await room.says(minsu, "되돌렸")
    assert await room.titles(minsu) == []


async def test_an_edited_message_revises_its_card_and_never_makes_a_second_event(room):
    minsu = room.person()
    said = minsu.write("내일 3시 치과")
    card = await room.says(minsu, "오후 3:00")
    minsu.edit(said, "내일 4시 치과")
    card = await room.says(minsu, "오후 4:00", after=card)
    minsu.press(card, "추가")
    await room.says(minsu, "추가했어요")
    assert await room.titles(minsu) == ["치과"]
    minsu.edit(said, "내일 5시 치과")
    again = await room.says(minsu, "이렇게 바꿀까요?")
    assert not any("나도 추가" in row for row in again.labels), "nobody else reads this"
    minsu.press(again, "변경")
    await room.says(minsu, "변경했어요")
    assert [event.when.start.hour for event in await room.calendar(minsu)] == [17]


async def test_a_forward_counts_from_when_it_was_said(room):
    minsu = room.person()
    minsu.forward("내일 2시 회의실 A에서 미팅", "지은", NOW - timedelta(days=3))
    await room.gathered()
    card = await room.says(minsu, "이렇게 추가할까요?")
    assert "11월 21일" in card.text
    assert "보낸 메시지의 날짜를 기준으로" in card.text


async def test_forwards_in_a_row_are_one_context(room, clock):
    minsu = room.person()
    minsu.forward("다음주 수요일에 저녁 먹을까?", "지은", NOW - timedelta(hours=2))
    minsu.forward("7시 을지로 어때", "지은", NOW - timedelta(hours=2))
    await room.gathered()
    card = await room.says(minsu, "이렇게 추가할까요?")
    assert "12월 2일" in card.text and "오후 7:00" in card.text
    assert sum("추가할까요" in kept.text for kept in minsu.room.all) == 1


async def test_a_quoted_card_is_what_a_correction_means(room):
    minsu = room.person()
    minsu.write("내일 3시 치과")
    first = await room.says(minsu, "치과")
    minsu.write("모레 5시 요가")
    await room.says(minsu, "요가")
    minsu.write("4시로", reply_to=first)
    await room.says(minsu, "오후 4:00")
    assert "치과" in (await room.says(minsu, "오후 4:00")).text


@pytest.mark.parametrize(
    ("command", "words"),
    [("/today", "11월 23일"), ("/week", "11월 29일"), ("/find 치과", "치과"), ("/help", "이렇게 말해")],
)
async def test_commands_say_it_at_once(room, command, words):
    minsu = room.person()
    await added(room, minsu)
    before = [*minsu.room.all][-1]
    minsu.write(command)
    await room.says(minsu, "" if words == "이렇게 말해" else words, after=before)


async def test_a_command_that_is_none_of_ours_is_answered_with_help(room):
    minsu = room.person()
    minsu.write("/weather 서울")
    await room.says(minsu, "이렇게 말")


@pytest.mark.parametrize("what", ["sticker", "voice", "location", "contact"])
async def test_what_cannot_be_read_is_said_kindly(room, what):
    minsu = room.person()
    getattr(minsu, what)()
    await room.says(minsu, "글")
    assert room.faults.noted == []


async def test_a_text_as_long_as_telegram_allows_is_answered(room):
    minsu = room.person()
    minsu.write("가" * 4096)
    await room.says(minsu, "4,000자")


async def test_two_taps_at_once_write_one_event(room):
    minsu = room.person()
    minsu.write("내일 3시 치과")
    card = await room.says(minsu, "이렇게 추가할까요?")
    query = minsu.press(card, "추가")
    for _ in range(20):
        minsu.press_again(query)
        minsu.press(card, data=query.payload["data"])
    await room.says(minsu, "추가했어요")
    assert await room.titles(minsu) == ["치과"]


async def test_a_button_that_we_never_made_is_answered(room):
    minsu = room.person()
    minsu.write("내일 3시 치과")
    card = await room.says(minsu, "이렇게 추가할까요?")
    minsu.press(card, data="start_order_17")
    await room.telegram.until(lambda: any("쓸 수 없는 버튼" in text for text in room.notices()))


async def test_commands_and_descriptions_are_told_in_both_languages(room):
    bot = room.telegram.bot
    await room.telegram.until(lambda: len(bot.commands) == 2 and len(bot.texts) == 4)
    korean = next(told for (_, code), told in bot.commands.items() if code == "ko")
    assert {"command": "today", "description": "오늘 일정"} in korean


async def test_what_is_held_about_a_person_is_handed_over_as_a_file(room):
    minsu = room.person()
    await added(room, minsu)
    minsu.write("/export")
    await room.telegram.until(lambda: any("document" in kept.body for kept in minsu.room.all))
    [file] = [kept.body["document"] for kept in minsu.room.all if kept.mine and "document" in kept.body]
    assert file["file_name"].endswith(".json")


async def test_settings_are_changed_by_tap(room):
    eve = room.person("Eve", "en")
    eve.write("/settings")
    card = await room.says(eve, "Time zone")
    eve.press(card, "🇰🇷 한국어")
    await room.says(eve, "언어: 늘 한국어")


async def test_all_of_a_person_is_erased_after_a_second_tap(room):
    minsu = room.person()
    await added(room, minsu)
    minsu.write("/delete_me")
    asked = await room.says(minsu, "지")
    minsu.press(asked, asked.labels[0][0])
    await room.telegram.until(lambda: "지웠" in [*minsu.room.all][-1].text or "지웠" in asked.text)
    assert await room.titles(minsu) == []
