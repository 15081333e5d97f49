"""What people do at the stand-in for Telegram, and what the bot is told of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest

from tests.fakes.google.moments import Clock
from tests.fakes.telegram import samples
from tests.fakes.telegram.client import call
from tests.fakes.telegram.documents import faults, update_types
from tests.fakes.telegram.members import standing
from tests.fakes.telegram.screen import screen
from tests.fakes.telegram.sketches import BROKEN, CALENDAR, HEIC, png, webp
from tests.fakes.telegram.store import Account
from tests.fakes.telegram.world import World

START = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def world():
    return World(Clock(START), seed=7)


@pytest.fixture
def minsu(world):
    return world.add_person("민수", "minsu")


@pytest.fixture
def jiyeon(world):
    return world.add_person("지연", "jiyeon", language="en")


def heard(world) -> list[dict]:
    """What the bot was told since it was asked last."""
    found = [one.body for one in world.updates.waiting]
    world.updates.waiting.clear()
    return found


def texts(world) -> list[str]:
    return [update["message"].get("text", update["message"].get("caption", "")) for update in heard(world)]


def card(world, chat, *labels, text="치과 · 내일 3시"):
    rows = [[{"text": label, "callback_data": f"d:{at}"} for at, label in enumerate(labels)]]
    sent = call(world, "sendMessage", chat_id=chat.id, text=text, reply_markup={"inline_keyboard": rows})
    return chat.messages[sent["message_id"]]


# ── writing ──


def test_a_message_carries_who_where_when_and_what(world, minsu):
    minsu.start("link-42")
    (update,) = heard(world)
    message = update["message"]
    assert message["from"] == {
        "id": minsu.id, "is_bot": False, "first_name": "민수", "username": "minsu", "language_code": "ko"
    }  # fmt: skip
    assert message["chat"] == {"id": minsu.id, "first_name": "민수", "username": "minsu", "type": "private"}
    assert (message["date"], message["text"]) == (int(START.timestamp()), "/start link-42")
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


def test_private_chats_and_groups_share_their_numbers_and_supergroups_count_alone(world, minsu, jiyeon):
    small = world.add_group("둘", [minsu], kind="group")
    big = world.add_group("여럿", [minsu])
    numbers = [
        minsu.start().id,
        jiyeon.start().id,
        minsu.write("a", chat=small).id,
        minsu.write("b", chat=big).id,
    ]
    assert numbers == [1, 2, 3, 1]
    assert (small.id < 0, big.id < -(10**12)) == (True, True)


def test_a_text_too_long_for_one_message_becomes_two(world, minsu):
    minsu.write("가" * 5000)
    assert [len(text) for text in texts(world)] == [4096, 904]


def test_nobody_sends_what_a_client_would_not(world, minsu, jiyeon):
    group = world.add_group("스터디", [minsu])
    for act in (
        lambda: minsu.write("  "),
        lambda: jiyeon.write("안녕", chat=group),
        lambda: jiyeon.write("안녕", chat=minsu.room),
        lambda: minsu.photo(png(), "가" * 1025),
    ):
        with pytest.raises(ValueError, match=r"."):
            act()
    minsu.block()
    with pytest.raises(ValueError, match="blocked"):
        minsu.write("안녕")


def test_an_edit_comes_as_the_whole_message_with_its_old_number(world, minsu):
    asked = minsu.write("내일 3시 치과")
    photo = minsu.photo(png())
    world.now.advance(30)
    minsu.edit(asked, "내일 4시 치과")
    minsu.edit(photo, "포스터 @haru_test_bot")
    first, second = heard(world)[2:]
    assert first["edited_message"]["message_id"] == asked.id
    assert first["edited_message"]["text"] == "내일 4시 치과"
    assert first["edited_message"]["edit_date"] == first["edited_message"]["date"] + 30
    assert second["edited_message"]["caption_entities"][0]["type"] == "mention"
    assert [version["text"] for version in asked.versions] == ["내일 3시 치과"]


def test_an_answer_shows_the_message_that_it_answers(world, minsu):
    minsu.start()
    sent = card(world, minsu.room, "추가")
    minsu.write("4시로 바꿔 줘", reply_to=sent)
    answered = heard(world)[-1]["message"]["reply_to_message"]
    assert answered["message_id"] == sent.id
    assert answered["from"]["is_bot"] is True


# ── forwarding ──


def test_what_is_forwarded_tells_in_four_ways_where_it_was_said_and_when(world, minsu, jiyeon):
    said = START - timedelta(days=3)
    group = world.add_group("스터디", [minsu])
    channel = world.add_group("소식", [minsu], kind="channel", username="news")
    for by in (jiyeon, Account(5, "숨은 이"), "수진", group, channel):
        minsu.forward("내일 3시에 봐요", by, said)
    origins = [update["message"]["forward_origin"] for update in heard(world)]
    assert [one["type"] for one in origins] == ["user", "user", "hidden_user", "chat", "channel"]
    assert {one["date"] for one in origins} == {int(said.timestamp())}
    assert origins[0]["sender_user"]["first_name"] == "지연"
    assert origins[2]["sender_user_name"] == "수진"
    assert (origins[3]["sender_chat"]["title"], origins[4]["chat"]["username"]) == ("스터디", "news")


def test_a_forward_of_a_forward_still_tells_who_said_it_first(world, minsu):
    first = minsu.forward("내일 3시에 봐요", "수진", START - timedelta(days=3))
    minsu.forward(first, "지연", START)
    again = heard(world)[-1]["message"]
    assert (again["text"], again["forward_origin"]["sender_user_name"]) == ("내일 3시에 봐요", "수진")


def test_a_photo_can_be_forwarded_with_its_caption(world, minsu):
    photo = minsu.photo(png(), "송년회")
    minsu.forward(photo, "수진", START)
    again = heard(world)[-1]["message"]
    assert (again["caption"], again["photo"]) == ("송년회", photo.body["photo"])


# ── files ──


def test_a_photo_comes_in_sizes_the_largest_last(world, minsu):
    minsu.photo(png(1600, 1200), "포스터")
    (update,) = heard(world)
    sizes = update["message"]["photo"]
    assert [one["width"] for one in sizes] == [90, 320, 800, 1280]
    assert len({one["file_id"] for one in sizes}) == 4
    content = world.files.by_id[sizes[-1]["file_id"]].content
    assert len(content) == sizes[-1]["file_size"]


def test_a_photo_is_turned_upright_and_becomes_jpeg(world, minsu):
    image = pytest.importorskip("PIL.Image")
    written, lying = BytesIO(), image.new("RGB", (400, 300))
    exif = lying.getexif()
    exif[0x0112] = 6
    lying.save(written, "JPEG", exif=exif)
    sizes = minsu.photo(written.getvalue()).body["photo"]
    assert (sizes[-1]["width"], sizes[-1]["height"]) == (300, 400)
    assert world.files.by_id[sizes[-1]["file_id"]].content.startswith(b"\xff\xd8")


def test_an_album_comes_as_messages_of_one_group_with_one_caption(world, minsu):
    minsu.album([png(), BROKEN, png()], "이 일정들 넣어 줘", caption_on=1)
    messages = [update["message"] for update in heard(world)]
    assert len({message["media_group_id"] for message in messages}) == 1
    assert [message.get("caption") for message in messages] == [None, "이 일정들 넣어 줘", None]
    assert [message["message_id"] for message in messages] == [1, 2, 3]
    content = world.files.by_id[messages[1]["photo"][-1]["file_id"]].content
    assert content == BROKEN


def test_an_album_may_be_of_files(world, minsu):
    minsu.album([HEIC, CALENDAR], "둘 다", names=["a.heic", "b.ics"])
    first, second = (update["message"]["document"] for update in heard(world))
    assert (first["mime_type"], second["mime_type"]) == ("image/heic", "text/calendar")


@pytest.mark.parametrize(
    ("content", "name", "mime"),
    [
        (HEIC, "IMG_0001.HEIC", "image/heic"),
        (webp(), "poster.webp", "image/webp"),
        (png(), "screen.png", "image/png"),
        (CALENDAR, "invite.ics", "text/calendar"),
        (b"x", "noname", "application/octet-stream"),
    ],
)
def test_a_picture_sent_as_a_file_stays_as_it_was(world, minsu, content, name, mime):
    minsu.document(content, name, "이거")
    document = heard(world)[0]["message"]["document"]
    assert (document["file_name"], document["mime_type"], document["file_size"]) == (name, mime, len(content))
    assert ("thumbnail" in document) == (name.endswith(("webp", "png")))
    assert world.files.by_id[document["file_id"]].content == content


def test_other_things_come_too(world, minsu):
    minsu.sticker("🎉")
    minsu.voice(7)
    minsu.location()
    minsu.contact("김치과")
    for kind in samples.contents():
        minsu.say(**samples.content(kind))
    messages = [update["message"] for update in heard(world)]
    assert messages[0]["sticker"]["emoji"] == "🎉"
    assert messages[1]["voice"]["duration"] == 7
    assert len(messages) == 4 + len(samples.contents())
    assert "민수: [스티커 🎉]\n민수: [음성 7초]\n민수: [위치]\n민수: [연락처 김치과]" in screen(
        world, minsu.room
    )


# ── pressing ──


def test_a_tap_carries_the_message_and_is_answered_once(world, minsu):
    minsu.start()
    sent = card(world, minsu.room, "추가", "고치기")
    query = minsu.press(sent, "추가")
    told = heard(world)[-1]["callback_query"]
    assert (told["data"], told["message"]["text"], told["from"]["id"]) == ("d:0", "치과 · 내일 3시", minsu.id)
    world.now.advance(3)
    assert (
        call(world, "answerCallbackQuery", callback_query_id=query.id, text="추가했어요", show_alert=True)
        is True
    )
    assert (query.answer.text, query.answer.alert, query.waited) == ("추가했어요", True, 3)
    again = call(world, "answerCallbackQuery", callback_query_id=query.id)
    assert again["description"] == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


def test_a_tap_waits_fifteen_seconds(world, minsu):
    minsu.start()
    sent = card(world, minsu.room, "추가")
    early, late = minsu.press(sent), minsu.press(sent)
    world.now.advance(15)
    assert call(world, "answerCallbackQuery", callback_query_id=early.id) is True
    world.now.advance(0.1)
    assert call(world, "answerCallbackQuery", callback_query_id=late.id)["error_code"] == 400
    assert late.waited is None


def test_an_answer_to_a_tap_has_its_limits(world, minsu):
    minsu.start()
    query = minsu.press(card(world, minsu.room, "추가"))
    told = {"callback_query_id": query.id}
    assert (
        call(world, "answerCallbackQuery", **told, text="가" * 201)["description"]
        == "Bad Request: MESSAGE_TOO_LONG"
    )
    assert (
        call(world, "answerCallbackQuery", **told, url="https://a.com")["description"]
        == "Bad Request: URL_INVALID"
    )
    assert call(world, "answerCallbackQuery", **told, text="가" * 200) is True


def test_the_same_tap_may_come_again_with_a_new_number(world, minsu):
    minsu.start()
    query = minsu.press(card(world, minsu.room, "추가"))
    minsu.press_again(query)
    first, second = heard(world)[-2:]
    assert first["callback_query"] == second["callback_query"]
    assert first["update_id"] < second["update_id"]


def test_a_button_is_found_by_label_data_or_place_and_only_one(world, minsu):
    minsu.start()
    sent = card(world, minsu.room, "✅ 추가", "고치기")
    for which in ("추가", "✅", "d:0", (0, 0)):
        assert minsu.press(sent, which).payload["data"] == "d:0"
    for which in (None, "없는 단추"):
        with pytest.raises(ValueError, match="no single button"):
            minsu.press(sent, which)
    assert minsu.press(sent, data="from-before").payload["data"] == "from-before"


def test_a_tap_on_a_message_out_of_reach_shows_nothing_of_it(world, minsu):
    minsu.start()
    sent = card(world, minsu.room, "추가")
    out_of_reach = {"chat": minsu.room.chat(), "message_id": sent.id, "date": 0}
    assert minsu.press(sent, inaccessible=True).payload["message"] == out_of_reach
    minsu.delete(sent)
    assert minsu.press(sent).payload["message"] == out_of_reach


def test_anybody_in_a_group_may_press_and_nobody_else(world, minsu, jiyeon):
    group = world.add_group("스터디", [minsu, jiyeon])
    sent = card(world, group, "추가")
    assert jiyeon.press(sent).payload["from"]["id"] == jiyeon.id
    with pytest.raises(ValueError, match="is not in"):
        world.add_person("낯선 사람").press(sent)


def test_an_inline_query_is_answered_with_results(world, minsu):
    query = minsu.ask_inline("이번 주")
    assert heard(world)[0]["inline_query"]["query"] == "이번 주"
    results = [{"type": "article", "id": "1", "title": "치과"}]
    assert call(world, "answerInlineQuery", inline_query_id=query.id, results=results) is True
    assert query.results == results
    assert call(world, "answerInlineQuery", inline_query_id="1", results=[{}] * 51)["error_code"] == 400
    assert call(world, "answerInlineQuery", inline_query_id="1", results=[{}])["error_code"] == 400


# ── groups ──


@pytest.fixture
def group(world, minsu, jiyeon):
    return world.add_group("스터디", [minsu, jiyeon])


def test_with_privacy_mode_a_bot_hears_what_is_meant_for_it(world, minsu, group):
    minsu.write("내일 3시에 볼까?", chat=group)
    minsu.write("@haru_test_bot 내일 3시", chat=group)
    minsu.write("/today", chat=group)
    minsu.write("/today@haru_test_bot", chat=group)
    minsu.write("/today@other_test_bot", chat=group)
    minsu.write("좋아", chat=group, reply_to=card(world, group, "추가"))
    minsu.write("나도", chat=group, reply_to=minsu.write("점심?", chat=group))
    mention = [{"type": "text_mention", "offset": 0, "length": 2, "user": world.bot.user()}]
    minsu.write("하루 모레 4시", chat=group, entities=mention)
    assert texts(world) == [
        "@haru_test_bot 내일 3시",
        "/today",
        "/today@haru_test_bot",
        "좋아",
        "하루 모레 4시",
    ]


def test_beside_other_bots_a_bare_command_is_for_who_spoke_last(world, minsu, group):
    other = Account(99, "다른 봇", username="other_test_bot", is_bot=True)
    world.accounts[99], group.members[99] = other, standing("member")
    minsu.write("/today", chat=group)
    card(world, group, "추가")
    minsu.write("/week", chat=group)
    minsu.write("/undo", chat=group)
    assert texts(world) == ["/week"]


def test_of_an_album_only_the_photo_that_mentions_the_bot_is_heard(world, minsu, group):
    minsu.album([png(), png()], "@haru_test_bot 넣어 줘", chat=group)
    assert texts(world) == ["@haru_test_bot 넣어 줘"]


def test_privacy_mode_turned_off_counts_only_from_the_next_joining(world, minsu, group):
    assert call(world, "getMe")["can_read_all_group_messages"] is False
    world.bot.privacy = False
    assert call(world, "getMe")["can_read_all_group_messages"] is True
    minsu.write("들려?", chat=group)
    minsu.remove_bot(group)
    minsu.add_bot(group)
    minsu.write("이제 들려?", chat=group)
    kinds = [next(name for name in update if name != "update_id") for update in heard(world)]
    assert kinds == ["my_chat_member", "my_chat_member", "message", "message"]


def test_an_administrator_hears_everything(world, minsu, group):
    minsu.add_bot(group, "administrator", can_delete_messages=True)
    heard(world)
    minsu.write("내일 3시에 볼까?", chat=group)
    minsu.write("익명으로", chat=group, anonymous=True)
    first, second = heard(world)
    assert first["message"]["text"] == "내일 3시에 볼까?"
    assert second["message"]["from"]["username"] == "GroupAnonymousBot"
    assert second["message"]["sender_chat"]["title"] == "스터디"


def test_being_taken_into_a_group_is_told_and_said(world, minsu):
    group = world.add_group("스터디", [minsu], bot=None)
    minsu.add_bot(group)
    first, second = heard(world)
    changed = first["my_chat_member"]
    assert [changed[name]["status"] for name in ("old_chat_member", "new_chat_member")] == ["left", "member"]
    assert second["message"]["new_chat_members"][0]["username"] == "haru_test_bot"


def test_who_comes_and_goes_is_said_and_told_to_administrators_who_ask(world, minsu, group):
    call(world, "getUpdates", allowed_updates=["message", "chat_member"])
    sujin = world.add_person("수진")
    sujin.join(group)
    minsu.add_bot(group, "administrator")
    sujin.leave(group)
    assert [next(name for name in update if name != "update_id") for update in heard(world)] == [
        "message", "message", "chat_member"
    ]  # fmt: skip
    assert not group.holds(sujin.id)


def test_blocking_is_told_and_nothing_is_heard_any_more(world, minsu):
    minsu.start()
    heard(world)
    minsu.block()
    (update,) = heard(world)
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    minsu.unblock()
    (update,) = heard(world)
    assert update["my_chat_member"]["old_chat_member"]["status"] == "kicked"
    assert update["my_chat_member"]["new_chat_member"]["status"] == "member"


def test_an_upgrade_is_said_in_both_groups(world, minsu):
    group = world.add_group("스터디", [minsu], kind="group")
    new = minsu.upgrade(group)
    first, second = (update["message"] for update in heard(world))
    assert (first["chat"]["id"], first["migrate_to_chat_id"]) == (group.id, new.id)
    assert (second["chat"]["id"], second["migrate_from_chat_id"]) == (new.id, group.id)
    assert new.holds(minsu.id)


def test_a_channel_posts_without_a_person(world, minsu):
    channel = world.add_group("소식", [minsu], kind="channel")
    post = minsu.write("12월 3일 송년회", chat=channel)
    minsu.edit(post, "12월 4일 송년회")
    first, second = heard(world)
    assert first["channel_post"]["sender_chat"]["type"] == "channel"
    assert "from" not in first["channel_post"]
    assert second["edited_channel_post"]["text"] == "12월 4일 송년회"


def test_topics_of_a_forum_are_kept_apart(world, minsu, group):
    group.is_forum, group.topics = True, {7: "일정"}
    minsu.write("/today", chat=group, topic=7)
    assert heard(world)[0]["message"]["message_thread_id"] == 7
    sent = call(world, "sendMessage", chat_id=group.id, text="오늘", message_thread_id=7)
    assert sent["is_topic_message"] is True
    wrong = call(world, "sendMessage", chat_id=group.id, text="오늘", message_thread_id=8)
    assert wrong["description"] == "Bad Request: message thread not found"


def test_reactions_are_told_to_who_asks(world, minsu, group):
    minsu.start()
    sent, shared = card(world, minsu.room, "추가"), card(world, group, "추가")
    minsu.react(sent, "👍")
    call(world, "getUpdates", allowed_updates=["message_reaction"])
    heard(world)
    minsu.react(sent, "❤")
    minsu.react(shared, "❤")
    (update,) = heard(world)
    told = update["message_reaction"]
    assert [told[name][0]["emoji"] for name in ("old_reaction", "new_reaction")] == ["👍", "❤"]


# ── everything else ──


def test_every_type_of_update_is_recorded_in_the_shape_that_the_reference_has():
    assert set(samples.updates()) == set(update_types())
    for kind in update_types():
        assert faults("Update", {"update_id": 1, kind: samples.payload(kind)}) == []


def test_a_sample_is_an_update_and_may_be_of_a_kind_nobody_knows(world):
    call(world, "getUpdates", allowed_updates=[*update_types()])
    for kind in update_types():
        assert kind in world.sample(kind)
    world.updates.allowed = ["brand_new"]
    assert world.sample("brand_new")["brand_new"] == {"from": {"id": 1}, "something": "new"}


def test_a_shape_that_the_reference_does_not_know_never_leaves_the_world(world, minsu):
    with pytest.raises(AssertionError, match="no such field"):
        minsu.say(texd="치과")


def test_the_same_seed_makes_the_same_world(world):
    other = World(Clock(START), seed=7)
    for one in (world, other):
        one.add_person("민수").photo(png())
    assert world.updates.told == other.updates.told
    assert world.bot.token == other.bot.token
