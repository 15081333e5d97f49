"""Groups with topics: answers go to the topic of their question, also late, also after a restart."""

from __future__ import annotations

import pytest

PLANS, FOOD = 11, 22


@pytest.fixture
def minsu(room):
    return room.person("민수")


@pytest.fixture
def forum(room, minsu):
    group = room.telegram.add_group("동아리", [minsu], kind="supergroup")
    group.is_forum, group.topics = True, {PLANS: "일정", FOOD: "먹을 것"}
    return group


def written(room, minsu, forum, words, topic=None):
    return minsu.write(f"@{room.telegram.bot.username} {words}", chat=forum, topic=topic)


def topic(kept):
    return kept.body.get("message_thread_id")


async def test_a_card_comes_where_it_was_asked_for(room, minsu, forum):
    written(room, minsu, forum, "내일 3시 회의", PLANS)
    assert topic(await room.says(forum, "추가할까요")) == PLANS
    written(room, minsu, forum, "모레 7시 저녁 회식")
    card = await room.says(forum, "회식")
    assert topic(card) is None and card.body["reply_to_message"]


async def test_a_topic_is_remembered_after_a_restart(room, minsu, forum):
    written(room, minsu, forum, "내일 3시 회의", PLANS)
    card = await room.says(forum, "추가할까요")
    minsu.press(card, "추가")
    done = await room.says(forum, "추가했어요")
    await room.close()
    await room.open()
    minsu.press(done, "되돌리기")
    await room.says(forum, "되돌렸어요")
    minsu.write("4시로 바꿔줘", chat=forum, topic=PLANS, reply_to=card)
    newest = await room.says(forum, "", after=done)
    assert topic(newest) == PLANS


async def test_what_comes_by_itself_comes_to_the_topic_after_a_restart(room, minsu):
    """A private chat may have topics too; nobody is reminded where others read."""
    minsu.room.topics = {PLANS: "일정"}
    minsu.write("오늘 오전 11시 회의 30분 전에 알려줘", topic=PLANS)
    card = await room.says(minsu, "추가할까요")
    minsu.press(card, "추가")
    done = await room.says(minsu, "추가했어요")
    await room.close()
    await room.open()
    room.clock.advance(65 * 60)
    await room.assistant.keep_time()
    reminder = await room.says(minsu, "회의", after=done)
    assert topic(reminder) == PLANS


@pytest.mark.parametrize("how", ["gone", "closed"])
async def test_where_a_topic_is_gone_or_closed_the_answer_comes_where_everybody_talks(
    room, minsu, forum, how
):
    written(room, minsu, forum, "안녕", PLANS)
    first = await room.says(forum, "")
    if how == "gone":
        del forum.topics[PLANS]
    else:
        forum.closed_topics.add(PLANS)
    minsu.write("내일 3시 회의", chat=forum, topic=PLANS, reply_to=first)
    assert topic(await room.says(forum, "추가할까요")) is None
