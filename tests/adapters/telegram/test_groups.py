"""Groups: Haru reads only what is meant for it, and everybody has their own calendar."""

from __future__ import annotations

import pytest


@pytest.fixture
def people(room):
    return room.person("민수"), room.person("지은")


@pytest.fixture
def group(room, people):
    return room.telegram.add_group("동아리", people)


async def asked(room, person, group, text="내일 3시 회의"):
    person.write(f"@{room.telegram.bot.username} {text}", chat=group)
    return await room.says(group, "추가할까요")


async def test_what_is_not_meant_for_us_is_not_answered(room, people, group):
    room.telegram.bot.privacy = False
    minsu, _ = people
    minsu.write("내일 3시 회의", chat=group)
    await asked(room, minsu, group, "모레 5시 요가")
    assert not any("회의" in kept.text for kept in group.all if kept.mine)


@pytest.mark.parametrize(
    "words", ["/add 내일 3시 회의", "/add@{name} 내일 3시 회의", "내일 3시 회의 @{name}"]
)
async def test_commands_and_mentions_are(room, people, group, words):
    minsu, _ = people
    minsu.write(words.format(name=room.telegram.bot.username), chat=group)
    card = await room.says(group, "추가할까요")
    assert "회의" in card.text


async def test_a_reply_to_us_is_meant_for_us(room, people, group):
    minsu, _ = people
    card = await asked(room, minsu, group)
    minsu.write("4시로 바꿔줘", chat=group, reply_to=card)
    await room.says(group, "오후 4:00")


async def test_answers_quote_whoever_asked(room, people, group):
    minsu, _ = people
    card = await asked(room, minsu, group)
    assert card.body["reply_to_message"]["from"]["id"] == minsu.id


async def test_a_foreign_tap_is_refused_and_changes_nothing(room, people, group):
    minsu, jieun = people
    card = await asked(room, minsu, group)
    jieun.press(card, "추가")
    await room.telegram.until(lambda: any("요청한 분만" in text for text in room.notices()))
    assert await room.titles(minsu, group) == []


async def test_others_take_a_card_along_into_their_own_calendar(room, people, group):
    minsu, jieun = people
    card = await asked(room, minsu, group)
    [address] = [
        button["url"]
        for row in card.body["reply_markup"]["inline_keyboard"]
        for button in row
        if button["text"] == "나도 추가"
    ]
    assert address.startswith(f"https://t.me/{room.telegram.bot.username}?start=")
    payload = address.partition("start=")[2]
    assert len(payload) <= 64
    jieun.start(payload)
    own = await room.says(jieun, "추가할까요")
    jieun.press(own, "추가")
    await room.says(jieun, "추가했어요")
    assert await room.titles(jieun) == ["회의"]
    assert await room.titles(minsu, group) == []


async def test_a_card_that_nobody_knows_any_more_is_said_to_be_gone(room, people):
    _, jieun = people
    jieun.start("add_-100123_42_AAAAAAAAAAAAAAAAAAAAAA")
    await room.says(jieun, "그 카드는 이제 없어요")


async def test_the_calendar_is_not_told_where_others_read_along(room, people, group):
    minsu, _ = people
    minsu.write("내일 3시 치과 예약")
    card = await room.says(minsu, "추가할까요")
    minsu.press(card, "추가")
    await room.says(minsu, "추가했어요")
    shared = await asked(room, minsu, group)
    assert "치과" not in shared.text
    minsu.write(f"/today@{room.telegram.bot.username}", chat=group)
    await room.says(group, "둘만의 대화에서")
    assert not any("치과" in kept.text for kept in group.all if kept.mine)


async def test_a_group_that_we_come_into_is_told_how_to_speak_to_us(room, people):
    minsu, _ = people
    group = room.telegram.add_group("새 방", people, bot=None)
    minsu.add_bot(group)
    welcome = await room.says(group, "부르실 때만")
    assert f"@{room.telegram.bot.username}" in welcome.text


async def test_what_was_added_in_a_group_is_changed_there_and_nothing_else(room, people, group):
    minsu, _ = people
    minsu.write("내일 3시 치과 예약")
    card = await room.says(minsu, "추가할까요")
    minsu.press(card, "추가")
    await room.says(minsu, "추가했어요")
    shared = await asked(room, minsu, group)
    minsu.press(shared, "추가")
    await room.says(group, "추가했어요")
    minsu.write("/add 회의 4시로 옮겨줘", chat=group)
    await room.says(group, "이렇게 바꿀까요?")
    minsu.write("/add 치과 취소해줘", chat=group)
    await room.telegram.until(lambda: len([kept for kept in group.all if kept.mine]) >= 3)
    assert not any("예약" in kept.text for kept in group.all if kept.mine)


async def test_a_card_of_a_group_that_became_a_supergroup_says_there_what_its_tap_did(room):
    minsu = room.person()
    old = room.telegram.add_group("모임", [minsu], kind="group")
    minsu.write(f"@{room.telegram.bot.username} 내일 오후 3시 회의", chat=old)
    card = await room.says(old, "추가할까요")
    new = minsu.upgrade(old)
    minsu.press(card, "추가")
    await room.says(new, "추가했어요")
    assert await room.titles(minsu, old) == ["회의"]


async def test_a_command_of_another_bot_is_not_read_in_a_group(room):
    minsu = room.person()
    group = room.telegram.add_group("모임", [minsu])
    minsu.write("/today@other_bot", chat=group)
    minsu.write(f"@{room.telegram.bot.username} 내일 오후 3시 회의", chat=group)
    await room.says(group, "추가할까요")
    assert sum(kept.mine for kept in group.all) == 1
