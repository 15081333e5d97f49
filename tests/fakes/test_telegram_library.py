"""The stand-in for Telegram as python-telegram-bot meets it, over HTTP and inside the same process."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes.google.moments import Clock
from tests.fakes.telegram import client, samples
from tests.fakes.telegram.documents import update_types
from tests.fakes.telegram.faults import Rule
from tests.fakes.telegram.server import Served
from tests.fakes.telegram.sketches import CALENDAR, png
from tests.fakes.telegram.world import World

telegram = pytest.importorskip("telegram")

# Newer than the library: what it keeps aside instead of reading it.
NEWER = {
    "subscription",
    "stopped_message_generation",
    "rich_message",
    "members_only",
    "guest_bot_caller_user",
}


@pytest.fixture(autouse=True)
def durations(monkeypatch):
    """Without this the library warns wherever it tells a duration as a number."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
def world():
    return World(Clock(datetime(2026, 11, 23, tzinfo=UTC)), seed=7)


@pytest.fixture
def minsu(world):
    person = world.add_person("민수", "minsu")
    person.start()
    return person


@pytest.fixture(params=["http", "inside"])
async def bot(world, request):
    if request.param == "inside":
        async with client.bot_inside(world) as made:
            yield made
    else:
        with Served(world) as served:
            async with client.bot(served.url, world.bot.token) as made:
                yield made


def keyboard(**told):
    return telegram.InlineKeyboardMarkup(
        [[telegram.InlineKeyboardButton(label, callback_data=data) for label, data in told.items()]]
    )


def unread(found) -> set[str]:
    """The fields that the library did not know, however deep."""
    if isinstance(found, telegram.InaccessibleMessage):
        return set()  # its date, always 0, is not read
    if isinstance(found, telegram.TelegramObject):
        names = set(found.api_kwargs)
        return names.union(
            *(unread(getattr(found, name, None)) for name in found.__slots__ if name[0] != "_")
        )
    if isinstance(found, list | tuple):
        return set().union(*map(unread, found))
    return set()


async def test_a_conversation_from_the_first_word_to_the_card_that_says_done(world, minsu, bot):
    (update,) = await bot.get_updates(timeout=5)
    assert update.effective_user.language_code == "ko"
    asked = minsu.write("내일 3시 치과")
    await bot.send_chat_action(minsu.id, "typing")
    sent = await bot.send_message(
        minsu.id,
        '<b>치과</b>\n<tg-time unix="1795492800" format="wDt">내일 오후 3시</tg-time>',
        parse_mode="HTML",
        reply_markup=keyboard(추가="a:1", 취소="c:1"),
        reply_parameters=telegram.ReplyParameters(asked.id),
        link_preview_options=telegram.LinkPreviewOptions(is_disabled=True),
    )
    assert sent.entities[1].unix_time == datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
    assert sent.reply_to_message.text == "내일 3시 치과"
    query = minsu.press(minsu.room.messages[sent.message_id], "추가")
    update = (await bot.get_updates(offset=update.update_id + 2, timeout=5))[0]
    assert await update.callback_query.answer("추가했어요")
    await update.callback_query.edit_message_text("추가했어요")
    assert (query.answer.text, minsu.room.messages[sent.message_id].text) == ("추가했어요", "추가했어요")
    assert world.complaints == []


async def test_a_poll_is_answered_as_soon_as_somebody_writes(world, minsu, bot):
    (update,) = await bot.get_updates()
    waiting = asyncio.ensure_future(bot.get_updates(offset=update.update_id + 1, timeout=20))
    await world.until(lambda: world.updates.poll)
    minsu.write("가")
    (update,) = await waiting
    assert update.message.text == "가"


async def test_files_go_both_ways(world, minsu, bot):
    photo = await bot.send_photo(minsu.id, png(), caption="포스터")
    assert photo.photo[-1].width == 400
    await bot.edit_message_caption(minsu.id, photo.message_id, caption="포스터 2")
    document = await bot.send_document(minsu.id, CALENDAR, filename="일정.ics")
    kept = minsu.document(CALENDAR, "초대.ics")
    for file_id in (document.document.file_id, kept.body["document"]["file_id"]):
        file = await bot.get_file(file_id)
        assert bytes(await file.download_as_bytearray()) == CALENDAR


async def test_the_bot_is_set_up(world, bot):
    commands = [telegram.BotCommand("today", "오늘 일정")]
    assert await bot.set_my_commands(
        commands, language_code="ko", scope=telegram.BotCommandScopeAllPrivateChats()
    )
    assert list(await bot.get_my_commands(telegram.BotCommandScopeAllPrivateChats(), "ko")) == commands
    assert await bot.set_my_description("달력", language_code="ko")
    assert (await bot.get_my_description("ko")).description == "달력"
    assert await bot.set_my_short_description("달력")
    assert await bot.set_webhook(
        "http://127.0.0.1:1/x", secret_token="shh", max_connections=4, allowed_updates=["message"]
    )
    info = await bot.get_webhook_info()
    assert (info.max_connections, info.allowed_updates) == (4, ("message",))
    assert await bot.delete_webhook(drop_pending_updates=True)
    assert (await bot.get_me()).username == "haru_test_bot"
    assert isinstance(await bot.get_chat_menu_button(), telegram.MenuButtonCommands)
    assert world.complaints == []


async def test_groups_are_looked_at_and_left(world, minsu, bot):
    group = world.add_group("스터디", [minsu])
    assert (await bot.get_chat(group.id)).title == "스터디"
    assert (await bot.get_chat_member(group.id, minsu.id)).status == "creator"
    assert len(await bot.get_chat_administrators(group.id)) == 1
    asked = minsu.write("@haru_test_bot 내일 3시", chat=group)
    assert await bot.set_message_reaction(group.id, asked.id, "👀")
    assert await bot.leave_chat(group.id)
    with pytest.raises(telegram.error.Forbidden, match="not a member"):
        await bot.send_message(group.id, "안녕")


async def test_errors_are_those_the_library_knows(world, minsu, bot):
    error = telegram.error
    sent = await bot.send_message(minsu.id, "치과")
    with pytest.raises(error.BadRequest, match="Message is not modified"):
        await bot.edit_message_text("치과", minsu.id, sent.message_id)
    with pytest.raises(error.BadRequest, match="Can't parse entities"):
        await bot.send_message(minsu.id, "3 <5", parse_mode="HTML")
    with pytest.raises(error.BadRequest, match="Query is too old"):
        await bot.answer_callback_query("1")
    world.faults.add(Rule("throttle", "sendMessage", retry_after=3))
    with pytest.raises(error.RetryAfter) as caught:
        await bot.send_message(minsu.id, "가")
    assert caught.value.retry_after == timedelta(seconds=3)
    for rule, kind in (
        ("lost", error.NetworkError),
        ("reset", error.NetworkError),
        ("error", error.TelegramError),
    ):
        world.faults.add(Rule(rule, "sendMessage"))
        with pytest.raises(kind):
            await bot.send_message(minsu.id, "가")
    world.faults.add(Rule("timeout", "sendMessage"))
    with pytest.raises(error.TimedOut):
        await bot.send_message(minsu.id, "가", read_timeout=0.2)
    group = world.add_group("둘", [minsu], kind="group")
    new = minsu.upgrade(group)
    with pytest.raises(error.ChatMigrated) as moved:
        await bot.send_message(group.id, "가")
    assert moved.value.new_chat_id == new.id
    minsu.block()
    with pytest.raises(error.Forbidden, match="blocked by the user"):
        await bot.send_message(minsu.id, "가")
    world.renew_token()
    with pytest.raises(error.InvalidToken):
        await bot.get_me()


@pytest.mark.parametrize("kind", update_types())
def test_every_type_of_update_is_read_by_the_library(world, kind):
    world.updates.allowed = [kind]
    read = telegram.Update.de_json(world.sample(kind), None)
    assert unread(read) <= NEWER
    assert getattr(read, kind, None) is not None or kind in NEWER


@pytest.mark.parametrize("kind", samples.contents())
def test_every_kind_of_message_is_read_by_the_library(minsu, kind):
    kept = minsu.say(**samples.content(kind))
    assert unread(telegram.Message.de_json(kept.body, None)) <= NEWER
