"""Store: the transcript, and the platform's ids of what we said."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.message import ConversationKey
from tests.contracts.samples import HOUR, KEY, MINUTE, NOW, OTHER, account, line, new_id, reply, sent, sent_as


async def noted(store, *said, key=KEY, when=NOW) -> None:
    async with store.unit() as unit:
        await account(unit, key)
        for each in said:
            if hasattr(each, "buttons"):
                await unit.note_reply(key, each, when)
            else:
                await unit.note_message(key, each)


async def texts(store, after=0, limit=10, key=KEY) -> list[str]:
    return [each.text for each in await store.transcript(key, after, limit)]


async def test_lines_come_back_in_the_order_they_were_said(store):
    question = line("내일 3시 치과", blobs=("a", "b"))
    answer = reply("추가할까요?")
    await noted(store, question, answer)
    first, second = await store.transcript(KEY, 0, 10)
    assert (first.id, first.role, first.text, first.blobs) == (
        question.id,
        "user",
        "내일 3시 치과",
        ("a", "b"),
    )
    assert (second.id, second.role, second.text, second.blobs) == (answer.id, "assistant", "추가할까요?", ())
    assert (first.reply, second.reply) == (None, answer)
    assert first.at == second.at == NOW
    assert first.changed < second.changed


async def test_a_changed_reply_keeps_its_place_and_counts_as_new(store):
    card = reply("추가할까요?")
    await noted(store, line("하나"), card, line("둘"))
    seen = (await store.transcript(KEY, 0, 10))[-1].changed
    done = reply("추가했어요", card.id)
    await noted(store, done, when=NOW + HOUR)
    assert await texts(store) == ["하나", "추가했어요", "둘"]
    (news,) = await store.transcript(KEY, seen, 10)
    assert (news.reply, news.at) == (done, NOW)
    assert news.changed > seen
    assert await texts(store, news.changed) == []


async def test_a_message_with_new_words_keeps_its_pictures(store):
    sent = line("초대장", blobs=("a", "b"))
    await noted(store, sent)
    await noted(store, replace(sent, text="결혼식 초대장", blobs=()))
    (shown,) = await store.transcript(KEY, 0, 10)
    assert (shown.text, shown.blobs) == ("결혼식 초대장", ("a", "b"))


async def test_nobody_changes_a_line_of_another_conversation_or_of_ours(store):
    mine, card = line("내일 3시 치과"), reply("추가할까요?")
    await noted(store, mine, card)
    await noted(store, replace(mine, text="남의 글"), key=OTHER)
    await noted(store, replace(line("내가 바꾼 카드"), id=card.id))
    await noted(store, replace(reply("가짜 카드"), id=mine.id))
    assert await texts(store) == ["내일 3시 치과", "추가할까요?"]
    assert (await store.transcript(KEY, 0, 10))[1].reply == card
    assert await texts(store, key=OTHER) == []


async def test_the_newest_lines_are_those_that_fit(store):
    await noted(store, *(line(str(number)) for number in range(6)))
    assert await texts(store, limit=2) == ["4", "5"]
    assert await texts(store, limit=0) == []


async def test_counting_goes_on_whatever_the_clock_says(store):
    await noted(store, line("하나", NOW))
    (first,) = await store.transcript(KEY, 0, 10)
    await noted(store, line("둘", NOW - HOUR))
    assert await texts(store, first.changed) == ["둘"]
    assert await texts(store) == ["하나", "둘"]


async def test_conversations_do_not_mix(store):
    elsewhere = ConversationKey(KEY.platform, "another", KEY.user)
    await noted(store, line("여기"))
    await noted(store, line("다른 방"), key=elsewhere)
    await noted(store, line("남"), key=OTHER)
    assert await texts(store) == ["여기"]
    assert await texts(store, key=elsewhere) == ["다른 방"]


async def test_the_platforms_id_of_a_message_is_kept_through_its_changes(store):
    card = reply()
    await noted(store, card)
    assert await sent_as(store, card.id) is None
    await sent(store, card.id, "tg:4711")
    await noted(store, reply("바뀜", card.id), when=NOW + MINUTE)
    assert await sent_as(store, card.id) == "tg:4711"


async def test_a_message_that_is_not_in_the_transcript_has_no_platforms_id(store):
    stranger = new_id()
    await sent(store, stranger, "tg:1")
    assert await sent_as(store, stranger) is None


async def test_any_words_can_be_said(store):
    odd = line("끊긴 \ud83d, 빈\x00글자, 🦷")
    await noted(store, odd)
    assert await texts(store) == ["끊긴 ?, 빈글자, 🦷"] or await texts(store) == [odd.text]


async def test_a_message_of_ours_is_found_by_the_platforms_id(store):
    card = reply()
    await noted(store, card)
    await sent(store, card.id, "4711")
    assert await store.reply_sent_as(KEY, "4711") == card.id


async def test_an_id_that_nobody_knows_is_nothing_of_ours(store):
    card = reply()
    await noted(store, line("내일 3시 치과"), card)
    assert await store.reply_sent_as(KEY, "4711") is None
    await sent(store, card.id, "4711")
    assert await store.reply_sent_as(KEY, "4712") is None
    assert await store.reply_sent_as(KEY, "471") is None
    assert await store.reply_sent_as(KEY, "") is None


async def test_the_same_number_in_another_conversation_is_another_message(store):
    elsewhere = ConversationKey(KEY.platform, "another", KEY.user)
    neighbour = ConversationKey(KEY.platform, KEY.channel, "jun")
    mine, theirs = reply("여기"), reply("저기")
    await noted(store, mine)
    await noted(store, theirs, key=elsewhere)
    await sent(store, mine.id, "7")
    await sent(store, theirs.id, "7")
    assert await store.reply_sent_as(KEY, "7") == mine.id
    assert await store.reply_sent_as(elsewhere, "7") == theirs.id
    assert await store.reply_sent_as(neighbour, "7") is None, "in one room, but of somebody else"
    assert await store.reply_sent_as(OTHER, "7") is None


async def test_it_is_still_that_message_after_it_was_changed(store):
    card = reply()
    await noted(store, card)
    await sent(store, card.id, "7")
    await noted(store, reply("추가했어요", card.id), when=NOW + MINUTE)
    assert await store.reply_sent_as(KEY, "7") == card.id


async def test_a_message_that_was_sent_anew_is_found_by_its_new_id_alone(store):
    card = reply()
    await noted(store, card)
    for name in ("7", "8"):
        await sent(store, card.id, name)
    assert await store.reply_sent_as(KEY, "8") == card.id
    assert await store.reply_sent_as(KEY, "7") is None
