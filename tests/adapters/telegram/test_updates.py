"""What Telegram tells, in the house's own words."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import pytest
from telegram import Update

from adapters.telegram.looks import name_of
from adapters.telegram.updates import ForeignToken, Heard, Me, heard
from core.dialogue.buttons import Press, pack
from core.dialogue.card_inputs import CardCopied
from core.dialogue.inputs import ButtonPressed, IncomingMessage, MessageEdited
from core.dialogue.message import ConversationKey
from core.dialogue.moments import Moment

ME = Me(99, "haru_bot")
MINSU = {"id": 5, "is_bot": False, "first_name": "민수", "language_code": "ko"}
PRIVATE = {"id": 5, "type": "private", "first_name": "민수"}
GROUP = {"id": -1007, "type": "supergroup", "title": "동아리"}
AT = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
OURS = {"id": 99, "is_bot": True, "first_name": "하루", "username": "haru_bot"}


def update(kind: str = "message", **content) -> Heard | None:
    chat = content.pop("chat", PRIVATE)
    told = {"message_id": 7, "date": int(AT.timestamp()), "chat": chat, "from": MINSU, **content}
    return heard(Update.de_json({"update_id": 1, kind: told}, None), ME)


def said(**content):
    found = update(**content)
    assert found is not None and isinstance(found.happened, IncomingMessage)
    return found.happened.message


def mention(text: str, name: str = "@haru_bot", field: str = "text") -> dict:
    at = len(text[: text.index(name)].encode("utf-16-le")) // 2
    entity = {"type": "mention", "offset": at, "length": len(name)}
    return {field: text, "entities" if field == "text" else "caption_entities": [entity]}


def test_words_are_a_message_of_their_sender():
    found = update(text="내일 3시 치과")
    assert found.key == ConversationKey("telegram", "5", "5")
    message = found.happened.message
    assert (message.ref, message.text, message.sent_at, message.private, message.lang) == (
        "7", "내일 3시 치과", AT, True, "ko",
    )  # fmt: skip


def test_the_same_message_is_the_same_input_whatever_update_brings_it():
    one, other = update(text="내일"), update(text="내일")
    assert one.id == other.id
    assert update(text="내일", message_id=8).id != one.id
    assert update(text="내일", chat=GROUP, reply_to_message=our_message()).id != one.id


def our_message() -> dict:
    return {"message_id": 3, "date": 1, "chat": GROUP, "from": OURS, "text": "이렇게 추가할까요?"}


def test_an_edit_is_another_input_for_each_wording():
    edit = update("edited_message", text="내일 4시", edit_date=1_800_000_000)
    assert edit.happened == MessageEdited("7", "내일 4시", private=True, thread="")
    assert edit.id != update("edited_message", text="내일 5시", edit_date=1_800_000_000).id
    assert update("edited_message", location={"latitude": 1.0, "longitude": 2.0}, edit_date=1) is None


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("/today", "today", ""),
        ("/TODAY", "today", ""),
        ("/find  치과", "find", "치과"),
        ("/start", "start", ""),
        ("/add 내일 3시 치과", None, "내일 3시 치과"),
        ("/undo@haru_bot", "undo", ""),
        ("/nonsense", "help", ""),
        ("/today@other_bot", "help", ""),
    ],
)
def test_commands(text, command, rest):
    message = said(text=text)
    assert (message.command, message.text) == (command, rest)


@pytest.mark.parametrize("text", ["내일 3시 회의", "/nonsense", "/today@other_bot", "/"])
def test_in_a_group_what_is_not_for_us_is_not_heard(text):
    assert update(text=text, chat=GROUP) is None


def test_a_mention_in_a_group_is_for_us_and_is_no_part_of_the_words():
    message = said(chat=GROUP, **mention("@haru_bot 내일 3시 회의"))
    assert (message.text, message.private) == ("내일 3시 회의", False)
    assert update(chat=GROUP, **mention("@other_bot 내일 3시 회의", "@other_bot")) is None


def test_a_mention_in_a_caption_counts_as_well():
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    message = said(chat=GROUP, photo=photo, **mention("@Haru_Bot 이거", "@Haru_Bot", "caption"))
    assert (message.text, message.attachments[0].file) == ("이거", "f")


def test_a_reply_to_us_quotes_the_message_and_one_to_others_does_not():
    found = update(text="4시로", chat=GROUP, reply_to_message=our_message())
    assert (found.quotes, found.shared) == ("3", True)
    theirs = our_message() | {"from": MINSU}
    assert update(text="4시로", chat=GROUP, reply_to_message=theirs) is None
    assert update(text="4시로", reply_to_message=theirs).quotes is None


@pytest.mark.parametrize(
    "sender",
    [
        {"from": {"id": 6, "is_bot": True, "first_name": "다른 봇"}},
        {"sender_chat": {"id": -1007, "type": "supergroup", "title": "동아리"}},
    ],
)
def test_who_cannot_be_known_is_not_heard(sender):
    assert update(text="내일 3시", **sender) is None


@pytest.mark.parametrize(
    "origin",
    [
        {"type": "user", "sender_user": MINSU},
        {"type": "hidden_user", "sender_user_name": "지은"},
        {"type": "chat", "sender_chat": GROUP},
        {"type": "channel", "chat": {"id": -1008, "type": "channel", "title": "소식"}, "message_id": 1},
    ],
)
def test_every_kind_of_forward_tells_when_it_was_said(origin):
    message = said(text="내일 2시", forward_origin=origin | {"date": 1_795_000_000})
    assert message.forwarded_at == datetime.fromtimestamp(1_795_000_000, UTC)
    assert message.bundle == "forwards"


@pytest.mark.parametrize(
    ("document", "read"),
    [
        ({"mime_type": "image/heic", "file_name": "a.heic"}, True),
        ({"file_name": "A.PNG"}, True),
        ({"mime_type": "application/pdf"}, True),
        ({"mime_type": "application/octet-stream", "file_name": "A.PDF"}, True),
        ({"mime_type": "application/msword", "file_name": "a.doc"}, False),
        ({}, False),
    ],
)
def test_a_document_is_a_picture_by_its_kind_or_its_name(document, read):
    message = said(document={"file_id": "f", "file_unique_id": "u", **document})
    assert bool(message.attachments) is read
    assert (message.unread == "file") is not read


def test_the_best_size_of_a_photo_is_taken_and_an_album_belongs_together():
    photo = [{"file_id": name, "file_unique_id": name, "width": n, "height": n} for n, name in ((90, "s"), (1280, "l"))]  # fmt: skip
    message = said(photo=photo, media_group_id="17", caption="이거")
    assert (message.attachments[0].file, message.bundle, message.text) == ("l", "17", "이거")


def test_a_service_message_is_nothing_that_anybody_said():
    assert update(new_chat_title="새 이름") is None


def test_somebody_takes_a_card_along_by_its_button():
    card = UUID(int=7)
    found = update(text=f"/start add_-1007_42_{name_of(card)}")
    assert found.happened == CardCopied(ConversationKey("telegram", "-1007", "42"), card, "7")


@pytest.mark.parametrize("payload", ["add_1_2_x", "add_1", "other", "add_1_2_한글"])
def test_another_start_is_only_a_start(payload):
    assert said(text=f"/start {payload}").command == "start"


def tap(data: str | None, **more) -> Update:
    query = {
        "id": "q1",
        "from": MINSU,
        "chat_instance": "1",
        "message": {"message_id": 7, "date": 1, "chat": PRIVATE},
    }
    return Update.de_json(
        {"update_id": 1, "callback_query": query | ({"data": data} if data else {}) | more}, None
    )


def test_a_tap_is_a_press_of_its_person():
    press = Press("confirm", UUID(int=7), 2)
    found = heard(tap(pack(press)), ME)
    assert (found.happened, found.tap, found.quotes) == (ButtonPressed(press, thread=""), "q1", "7")


def test_what_is_said_and_tapped_in_a_topic_belongs_there():
    topic = {"message_thread_id": 11, "is_topic_message": True}
    assert said(text="/add 내일 3시 회의", chat=GROUP, **topic).thread == "11"
    edit = update(
        "edited_message",
        text="@haru_bot 4시",
        chat=GROUP,
        entities=mention("@haru_bot 4시")["entities"],
        **topic,
    )
    assert edit.happened.thread == "11"
    press = pack(Press("confirm", UUID(int=7), 2))
    message = {"message_id": 7, "date": 1, "chat": GROUP}
    assert heard(tap(press, message=message | topic), ME).happened.thread == "11"
    assert heard(tap(press, message=message | {"date": 0}), ME).happened.thread is None, (
        "nothing is shown of it"
    )
    assert said(text="/add 내일 3시 회의", chat=GROUP, message_thread_id=5).thread == "", (
        "answers to a message"
    )


DINNER = datetime(2026, 11, 24, 11, 30, tzinfo=UTC)


def dated(shape: str | None = None) -> dict:
    entity = {"type": "date_time", "offset": 3, "length": 3, "unix_time": int(DINNER.timestamp())}
    return entity | ({"date_time_format": shape} if shape else {})


@pytest.mark.parametrize(
    ("shape", "day"), [(None, False), ("r", False), ("wDt", False), ("T", False), ("wD", True)]
)
def test_a_date_that_telegram_knows_is_that_moment(shape, day):
    assert said(text="회식 그때로", entities=[dated(shape)]).moments == (Moment("그때로", DINNER, day),)
    photo = {"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}
    told = said(photo=[photo], caption="회식 그때로", caption_entities=[dated(shape)])
    assert told.moments == (Moment("그때로", DINNER, day),)
    edit = update("edited_message", text="회식 그때로", entities=[dated(shape)])
    assert edit.happened.moments == (Moment("그때로", DINNER, day),)


def test_a_token_that_we_never_made_is_still_to_be_answered():
    with pytest.raises(ForeignToken) as caught:
        heard(tap("start_order_17"), ME)
    assert caught.value.tap == "q1"


def test_a_game_s_button_and_a_message_that_is_nowhere_are_none_of_ours():
    assert heard(tap(None, game_short_name="x"), ME) is None
    query = {"id": "q1", "from": MINSU, "chat_instance": "1", "inline_message_id": "x", "data": "y"}
    assert heard(Update.de_json({"update_id": 1, "callback_query": query}, None), ME) is None


def test_other_updates_are_none_of_ours():
    assert heard(Update.de_json({"update_id": 1, "a_kind_of_tomorrow": {}}, None), ME) is None
