"""What a bot sends, edits, deletes and fetches through the stand-in for Telegram, and what it is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.fakes.google.moments import Clock
from tests.fakes.telegram.client import call
from tests.fakes.telegram.message import FORM, MULTIPART, Request
from tests.fakes.telegram.pictures import measures
from tests.fakes.telegram.screen import screen
from tests.fakes.telegram.sketches import BROKEN, CALENDAR, png, webp
from tests.fakes.telegram.world import World

START = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture
def world():
    return World(Clock(START), seed=7)


@pytest.fixture
def minsu(world):
    person = world.add_person("민수", "minsu")
    person.start()
    return person


def keyboard(*rows):
    return {
        "inline_keyboard": [[{"text": text, "callback_data": data} for text, data in row] for row in rows]
    }


def words(answer) -> str:
    assert answer["ok"] is False
    return answer["description"].removeprefix("Bad Request: ")


def send(minsu, text="치과", **told):
    return call(minsu.world, "sendMessage", chat_id=minsu.id, text=text, **told)


def edit(minsu, message, text="치과", **told):
    return call(
        minsu.world, "editMessageText", chat_id=minsu.id, message_id=message["message_id"], text=text, **told
    )


# ── how a call comes in ──


def raw(world, body, kind="", path="sendMessage", method="POST"):
    headers = {"content-type": kind} if kind else {}
    return world.handle(Request(method, f"/bot{world.bot.token}/{path}", (), headers, body))


def test_a_call_may_come_as_query_form_json_or_multipart(world, minsu):
    told = f"/bot{world.bot.token}/sendMessage?chat_id={minsu.id}&text=query"
    world.handle(Request.to(told, method="GET"))
    raw(world, f"chat_id={minsu.id}&text=%ED%8F%BC".encode(), FORM)
    raw(world, f'{{"chat_id": {minsu.id}, "text": "json", "parse_mode": null}}'.encode(), "application/json")
    part = '--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    body = part.format("chat_id", minsu.id) + part.format("text", "parts") + "--x--\r\n"
    raw(world, body.encode(), f"{MULTIPART}; boundary=x", "SENDMESSAGE")
    assert [kept.text for kept in minsu.room.all] == ["/start", "query", "폼", "json", "parts"]
    assert world.complaints == []


@pytest.mark.parametrize(
    ("path", "status", "description"),
    [
        ("/bot1:short/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 404, "Not Found"),
        ("/bot{token}/getEverything", 404, "Not Found: method not found"),
        ("/elsewhere", 404, "Not Found"),
    ],
)
def test_an_address_that_is_none_is_refused(world, path, status, description):
    answer = world.handle(Request.to(path.format(token=world.bot.token)))
    assert (answer.status, answer.body["description"]) == (status, description)


def test_a_revoked_token_is_refused_and_the_new_one_works(world, minsu):
    old = world.bot.token
    world.renew_token()
    assert world.handle(Request.to(f"/bot{old}/getMe")).status == 401
    assert call(world, "getMe")["username"] == "haru_test_bot"


def test_text_that_is_not_utf_8_is_refused(world, minsu):
    answer = raw(world, b'{"chat_id": 1, "text": "\xff"}', "application/json")
    assert answer.body["description"] == "Bad Request: strings must be encoded in UTF-8"


def test_what_telegram_passes_over_it_passes_over_and_tells_the_author(world, minsu):
    assert send(minsu, reply_markdown="x")["text"] == "치과"
    assert world.complaints == ["sendMessage: Telegram passes over the parameter reply_markdown"]


def test_a_method_that_is_not_played_is_no_silent_success(world):
    assert call(world, "sendDice", chat_id=1)["error_code"] == 501
    assert "sendDice" in world.complaints[0]


# ── to whom ──


def test_a_chat_that_was_never_met_is_not_found(world, minsu):
    stranger = world.add_person("낯선 사람")
    for chat_id in (stranger.id, 5, "@nobody_here", "nonsense"):
        assert words(call(world, "sendMessage", chat_id=chat_id, text="안녕")) == "chat not found"
    assert words(call(world, "sendMessage", text="안녕")) == "chat_id is empty"


def test_somebody_known_from_a_group_has_to_speak_first(world, minsu):
    jiyeon = world.add_person("지연")
    world.add_group("스터디", [minsu, jiyeon])
    answer = call(world, "sendMessage", chat_id=jiyeon.id, text="안녕")
    assert (answer["error_code"], answer["description"]) == (
        403, "Forbidden: bot can't initiate conversation with a user"
    )  # fmt: skip
    jiyeon.start()
    assert call(world, "sendMessage", chat_id=jiyeon.id, text="안녕")["text"] == "안녕"


def test_who_blocked_the_bot_or_is_gone_is_not_written_to(minsu):
    minsu.block()
    assert send(minsu)["description"] == "Forbidden: bot was blocked by the user"
    minsu.unblock()
    assert send(minsu)["text"] == "치과"
    minsu.deactivate()
    assert send(minsu)["description"] == "Forbidden: user is deactivated"


def test_an_upgraded_group_tells_its_new_number(world, minsu):
    group = world.add_group("스터디", [minsu], kind="group")
    new = minsu.upgrade(group)
    answer = call(world, "sendMessage", chat_id=group.id, text="안녕")
    assert answer["parameters"] == {"migrate_to_chat_id": new.id}
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert call(world, "sendMessage", chat_id=new.id, text="안녕")["chat"]["type"] == "supergroup"


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_a_bot_speaks_only_where_it_is(world, minsu, kind):
    group = world.add_group("스터디", [minsu], kind=kind, bot=None)
    answer = call(world, "sendMessage", chat_id=group.id, text="안녕")
    assert answer["description"] == f"Forbidden: bot is not a member of the {kind} chat"
    minsu.add_bot(group, "administrator" if kind == "channel" else "member")
    assert call(world, "sendMessage", chat_id=group.id, text="안녕")["text"] == "안녕"
    minsu.remove_bot(group)
    answer = call(world, "sendMessage", chat_id=group.id, text="안녕")
    assert answer["description"] == f"Forbidden: bot was kicked from the {kind} chat"


def test_a_silenced_bot_and_one_that_is_no_administrator_of_a_channel_are_told_so(world, minsu):
    group = world.add_group("스터디", [minsu])
    minsu.add_bot(group, "restricted")
    answer = call(world, "sendMessage", chat_id=group.id, text="안녕")
    assert words(answer) == "not enough rights to send text messages to the chat"
    channel = world.add_group("소식", [minsu], kind="channel")
    minsu.add_bot(channel, "member")
    answer = call(world, "sendMessage", chat_id=channel.id, text="안녕")
    assert words(answer) == "need administrator rights in the channel chat"


def test_a_bot_that_left_is_out(world, minsu):
    group = world.add_group("스터디", [minsu], username="study_room")
    assert call(world, "leaveChat", chat_id="@study_room") is True
    assert call(world, "getChat", chat_id=group.id)["error_code"] == 403
    assert "private chats" in call(world, "leaveChat", chat_id=minsu.id)["description"]


# ── answers to a message ──


def test_an_answer_shows_what_it_answers_one_level_deep(minsu):
    asked = minsu.write("내일 3시 치과")
    first = send(minsu, reply_parameters={"message_id": asked.id, "quote": "3시"})
    second = send(minsu, reply_parameters={"message_id": first["message_id"]})
    assert first["reply_to_message"]["text"] == "내일 3시 치과"
    assert first["quote"] == {"text": "3시", "position": 3, "is_manual": True}
    assert "reply_to_message" not in second["reply_to_message"]


def test_an_answer_to_nothing_is_refused_unless_that_is_fine(minsu):
    asked = minsu.write("내일 3시 치과")
    assert (
        words(send(minsu, reply_parameters={"message_id": asked.id, "quote": "4시"})) == "QUOTE_TEXT_INVALID"
    )
    minsu.delete(asked)
    told = {"message_id": asked.id}
    assert words(send(minsu, reply_parameters=told)) == "message to be replied not found"
    assert "reply_to_message" not in send(
        minsu, reply_parameters=told | {"allow_sending_without_reply": True}
    )
    assert words(send(minsu, reply_to_message_id=999)) == "message to be replied not found"


def test_an_answer_may_reach_into_another_chat(world, minsu):
    group = world.add_group("스터디", [minsu])
    asked = minsu.write("금요일 7시?", chat=group)
    answer = send(minsu, reply_parameters={"message_id": asked.id, "chat_id": group.id})
    assert answer["external_reply"]["origin"]["sender_user"]["first_name"] == "민수"


# ── keyboards ──


def test_a_button_holds_64_bytes_and_korean_letters_take_three(minsu):
    assert send(minsu, reply_markup=keyboard([("추가", "a" * 64)]))["reply_markup"]
    for data in ("a" * 65, "가" * 22, ""):
        assert words(send(minsu, reply_markup=keyboard([("추가", data)]))) == "BUTTON_DATA_INVALID"


@pytest.mark.parametrize(
    ("button", "refused"),
    [
        ({"text": "가"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        ({"callback_data": "a"}, "can't parse inline keyboard button: Can't find field \"text\""),
        ({"text": " ", "callback_data": "a"}, "inline keyboard button text must be non-empty"),
        ({"text": "가", "url": "http://localhost:8000"},
         "inline keyboard button URL 'http://localhost:8000' is invalid: Wrong HTTP URL"),
        ({"text": "가", "copy_text": {"text": "a" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "가", "web_app": {"url": "http://a.com"}},
         "inline keyboard button Web App URL 'http://a.com' is invalid: Only HTTPS links are allowed"),
        ({"text": "가", "login_url": {"url": "http://a.com"}},
         "inline keyboard button Login URL URL 'http://a.com' is invalid: Only HTTPS links are allowed"),
        ({"text": "가", "callback_data": "a", "style": "purple"},
         "can't parse inline keyboard button: Invalid button style specified"),
        ({"text": "가", "pay": True}, "BUTTON_TYPE_INVALID"),
        ("가", "can't parse inline keyboard button: Object expected"),
    ],
)  # fmt: skip
def test_a_button_that_is_none_is_refused(minsu, button, refused):
    assert words(send(minsu, reply_markup={"inline_keyboard": [[button]]})) == refused


def test_a_keyboard_has_8_buttons_in_a_row_and_100_in_all(minsu):
    row = [("1", "a")] * 8
    assert (
        len(send(minsu, reply_markup=keyboard(*[row] * 12, row[:4]))["reply_markup"]["inline_keyboard"]) == 13
    )
    assert words(send(minsu, reply_markup=keyboard(*[row] * 13))) == "REPLY_MARKUP_TOO_LONG"
    assert words(send(minsu, reply_markup=keyboard([("1", "a")] * 9))) == "REPLY_MARKUP_TOO_LONG"


def test_a_keyboard_that_is_none_is_refused(minsu):
    assert words(send(minsu, reply_markup="{")) == "can't parse reply keyboard markup JSON object"
    assert words(send(minsu, reply_markup=[])) == "object expected as reply markup"
    assert "must be an Array of Arrays" in words(send(minsu, reply_markup={"inline_keyboard": [{}]}))
    assert "can't parse keyboard" in words(send(minsu, reply_markup={"keyboard": "x"}))


def test_an_app_opens_from_private_chats_only(world, minsu):
    group = world.add_group("스터디", [minsu])
    markup = {"inline_keyboard": [[{"text": "달력", "web_app": {"url": "https://example.com/app"}}]]}
    assert send(minsu, reply_markup=markup)["reply_markup"]
    assert (
        words(call(world, "sendMessage", chat_id=group.id, text="가", reply_markup=markup))
        == "BUTTON_TYPE_INVALID"
    )


def test_a_reply_keyboard_stays_with_the_chat_and_its_message_cannot_be_edited(minsu):
    message = send(minsu, reply_markup={"keyboard": [[{"text": "오늘"}]]})
    assert "reply_markup" not in message
    assert words(edit(minsu, message, "다른 말")) == "message can't be edited"


def test_a_button_keeps_its_colour_and_whatever_else_it_does(minsu):
    row = [
        {"text": "추가", "callback_data": "a", "style": "success"},
        {"text": "복사", "copy_text": {"text": "회의실 3"}},
        {"text": "열기", "url": "example.com"},
        {"text": "누구", "url": f"tg://user?id={minsu.id}"},
        {"text": "나누기", "switch_inline_query": "이번 주", "icon_custom_emoji_id": "5368324170671202286"},
    ]
    kept = send(minsu, reply_markup={"inline_keyboard": [row, []]})["reply_markup"]["inline_keyboard"]
    assert kept == [[*row[:2], row[2] | {"url": "http://example.com/"}, *row[3:]]]


# ── editing ──


def test_an_edit_changes_text_and_buttons_and_a_keyboard_not_told_goes(world, minsu):
    message = send(minsu, reply_markup=keyboard([("추가", "a")]))
    after = edit(minsu, message, "<b>추가했어요</b>", parse_mode="HTML")
    assert (after["text"], after["entities"][0]["type"]) == ("추가했어요", "bold")
    assert "reply_markup" not in after
    assert after["edit_date"] == int(START.timestamp())
    assert screen(world, minsu.room) == "민수: /start\n하루: 추가했어요 (수정됨)"


def test_an_edit_that_changes_nothing_is_refused(minsu):
    told = {"reply_markup": keyboard([("추가", "a")])}
    message = send(minsu, **told)
    refused = words(edit(minsu, message, **told))
    assert refused.startswith("message is not modified: specified new message content")
    assert edit(minsu, message)["text"] == "치과"  # without the keyboard it is another
    message = {"chat_id": minsu.id, "message_id": message["message_id"]}
    assert call(minsu.world, "editMessageReplyMarkup", **message, **told)["reply_markup"]
    assert "not modified" in words(call(minsu.world, "editMessageReplyMarkup", **message, **told))


def test_only_a_message_that_is_there_and_ones_own_can_be_edited(minsu):
    asked = minsu.write("내일 3시 치과")
    assert words(edit(minsu, {"message_id": asked.id}, "가")) == "message can't be edited"
    assert words(edit(minsu, {"message_id": 999}, "가")) == "message to edit not found"
    assert words(edit(minsu, {"message_id": ""}, "가")) == "message identifier is not specified"
    message = send(minsu)
    minsu.delete(minsu.room.messages[message["message_id"]])
    assert words(edit(minsu, message, "가")) == "message to edit not found"
    assert (
        words(call(minsu.world, "editMessageText", inline_message_id="x", text="가")) == "MESSAGE_ID_INVALID"
    )


def test_an_edit_holds_no_more_than_a_message(minsu):
    message = send(minsu)
    assert words(edit(minsu, message, "가" * 4097)) == "MESSAGE_TOO_LONG"
    assert words(edit(minsu, message, "가", reply_markup={"keyboard": []})) == "inline keyboard expected"


def test_a_caption_is_edited_as_a_caption_and_text_as_text(world, minsu):
    world.files.web["https://example.com/a.png"] = upload("a.png", png())
    photo = call(world, "sendPhoto", chat_id=minsu.id, photo="https://example.com/a.png", caption="포스터")
    message = send(minsu)
    told = {"chat_id": minsu.id, "message_id": photo["message_id"]}
    assert words(edit(minsu, photo, "가")) == "there is no text in the message to edit"
    assert call(world, "editMessageCaption", **told, caption="포스터 2")["caption"] == "포스터 2"
    assert "caption" not in call(world, "editMessageCaption", **told)
    assert words(call(world, "editMessageCaption", **told, caption="가" * 1025)) == "MEDIA_CAPTION_TOO_LONG"
    told = {"chat_id": minsu.id, "message_id": message["message_id"]}
    assert (
        words(call(world, "editMessageCaption", **told, caption="가"))
        == "there is no caption in the message to edit"
    )


def test_a_preview_can_be_turned_off(minsu):
    assert send(minsu, link_preview_options={"is_disabled": True})["link_preview_options"] == {
        "is_disabled": True
    }
    assert send(minsu, disable_web_page_preview=True)["link_preview_options"] == {"is_disabled": True}
    assert words(send(minsu, link_preview_options={"url": "http://localhost"})) == "wrong HTTP URL"


# ── deleting ──


def test_a_bot_deletes_within_two_days_and_in_groups_only_its_own(world, minsu):
    group = world.add_group("스터디", [minsu])
    asked = minsu.write("/today", chat=group)
    told = {"chat_id": group.id, "message_id": asked.id}
    assert words(call(world, "deleteMessage", **told)) == "message can't be deleted for everyone"
    minsu.add_bot(group, "administrator", can_delete_messages=True)
    assert call(world, "deleteMessage", **told) is True
    assert words(call(world, "deleteMessage", **told)) == "message to delete not found"
    message = send(minsu)
    world.now.advance(timedelta(hours=48).total_seconds() + 1)
    told = {"chat_id": minsu.id, "message_id": message["message_id"]}
    assert words(call(world, "deleteMessage", **told)) == "message can't be deleted for everyone"


def test_many_are_deleted_at_once_and_those_gone_are_passed_over(world, minsu):
    numbers = [send(minsu, str(at))["message_id"] for at in range(3)]
    assert call(world, "deleteMessages", chat_id=minsu.id, message_ids=[*numbers, 999]) is True
    assert [kept.text for kept in minsu.room.all] == ["/start"]
    assert call(world, "deleteMessages", chat_id=minsu.id, message_ids=[])["error_code"] == 400


# ── reactions, typing, drafts ──


def test_a_bot_reacts_with_one_of_the_allowed(world, minsu):
    asked = minsu.write("내일 3시 치과")
    told = {"chat_id": minsu.id, "message_id": asked.id}
    assert call(world, "setMessageReaction", **told, reaction=[{"type": "emoji", "emoji": "👀"}]) is True
    assert screen(world, minsu.room).endswith("민수: 내일 3시 치과\n  👀")
    for emoji in ("✅", "가"):
        answer = call(world, "setMessageReaction", **told, reaction=[{"type": "emoji", "emoji": emoji}])
        assert words(answer) == "REACTION_INVALID"
    two = [{"type": "emoji", "emoji": "👀"}, {"type": "emoji", "emoji": "👍"}]
    assert words(call(world, "setMessageReaction", **told, reaction=two)) == "REACTIONS_TOO_MANY"
    told["message_id"] = 999
    assert words(call(world, "setMessageReaction", **told, reaction=[])) == "message to react not found"


def test_typing_is_seen_for_five_seconds_or_until_the_message_comes(world, minsu):
    typing = {"chat_id": minsu.id, "action": "typing"}
    assert call(world, "sendChatAction", **typing) is True
    assert screen(world, minsu.room).endswith("(typing…)")
    world.now.advance(5)
    assert "typing" not in screen(world, minsu.room)
    call(world, "sendChatAction", **typing)
    world.now.advance(1)
    send(minsu)
    assert "typing" not in screen(world, minsu.room)
    assert (
        words(call(world, "sendChatAction", chat_id=minsu.id, action="thinking"))
        == "wrong parameter action in request"
    )


def test_a_draft_is_seen_for_half_a_minute(world, minsu):
    assert call(world, "sendMessageDraft", chat_id=minsu.id, draft_id=1, text="읽는 중") is True
    assert "… 읽는 중" in screen(world, minsu.room)
    world.now.advance(31)
    assert "읽는 중" not in screen(world, minsu.room)
    assert call(world, "sendMessageDraft", chat_id=minsu.id, text="가")["error_code"] == 400


# ── files ──


def upload(name, content, kind=""):
    from tests.fakes.telegram.arguments import Upload

    return Upload(name, kind, content)


def attach(world, method, minsu, field, file, **told):
    """The call with a file, as a client library sends it."""
    part = '--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    head = "".join(part.format(name, value) for name, value in {"chat_id": minsu.id, **told}.items())
    head += f'--x\r\nContent-Disposition: form-data; name="{field}"; filename="{file.name}"\r\n'
    head += f"Content-Type: {file.kind}\r\n\r\n"
    answer = raw(world, head.encode() + file.content + b"\r\n--x--\r\n", f"{MULTIPART}; boundary=x", method)
    return answer.body["result"] if answer.body["ok"] else answer.body


def test_a_document_goes_up_and_comes_down_as_it_was(world, minsu):
    content = CALENDAR + b"\r\n--y\r\n\0\xff\r"
    sent = attach(
        world, "sendDocument", minsu, "document", upload("일정.ics", content, "text/calendar"), caption="일정"
    )
    assert (sent["document"]["file_name"], sent["document"]["mime_type"]) == ("일정.ics", "text/calendar")
    again = call(world, "sendDocument", chat_id=minsu.id, document=sent["document"]["file_id"])
    assert again["document"] == sent["document"]
    told = call(world, "getFile", file_id=sent["document"]["file_id"])
    assert fetch(world, told["file_path"]) == (200, content)


def fetch(world, path):
    answer = world.handle(Request("GET", f"/file/bot{world.bot.token}/{path}"))
    return answer.status, answer.content


def test_a_photo_has_measures_and_limits(world, minsu):
    sent = attach(world, "sendPhoto", minsu, "photo", upload("a.png", png(1000, 500)))
    assert [(one["width"], one["height"]) for one in sent["photo"]] == [
        (90, 45),
        (320, 160),
        (800, 400),
        (1000, 500),
    ]
    for content, refused in (
        (BROKEN, "IMAGE_PROCESS_FAILED"),
        (b"", "file must be non-empty"),
        (webp(9000, 1500), "PHOTO_INVALID_DIMENSIONS"),
        (webp(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (png() + bytes(10 << 20), f"file of size {len(png()) + (10 << 20)} bytes is too big for a photo"),
    ):
        assert words(attach(world, "sendPhoto", minsu, "photo", upload("a.png", content))).startswith(refused)


@pytest.mark.parametrize(
    ("content", "measured"),
    [
        (png(7, 5), (7, 5)),
        (webp(7, 5), (7, 5)),
        (b"GIF89a\x07\x00\x05\x00", (7, 5)),
        (b"BM" + bytes(16) + b"\x07\0\0\0\xfb\xff\xff\xff", (7, 5)),
        (b"RIFF\0\0\0\0WEBPVP8L" + bytes(4) + b"\x2f\x06\x00\x01\x00", (7, 5)),
        (b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x06\0\0\x04\0\0", (7, 5)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x05\x00\x07\x03", (7, 5)),
        (b"\xff\xd8\xff\xe0\x00\x04ab", None),
        (b"\xff\xd8what is this", None),
        (b"\x89PNG\r\n\x1a\n", None),
        (b"RIFF\0\0\0\0WEBPVP9 ", None),
        (CALENDAR, None),
    ],
)
def test_a_picture_is_measured_by_its_first_bytes(content, measured):
    assert measures(content) == measured


def test_a_file_id_is_for_what_it_was_given_for(world, minsu):
    photo = minsu.photo(png()).body["photo"][-1]["file_id"]
    document = minsu.document(CALENDAR, "a.ics").body["document"]["file_id"]
    answer = call(world, "sendDocument", chat_id=minsu.id, document=photo)
    assert words(answer) == "can't use file of type Photo as Document"
    assert (
        words(call(world, "sendPhoto", chat_id=minsu.id, photo=document))
        == "can't use file of type Document as Photo"
    )
    assert words(call(world, "sendPhoto", chat_id=minsu.id, photo="AgAC")).startswith(
        "wrong remote file identifier"
    )
    assert words(call(world, "sendPhoto", chat_id=minsu.id)) == "there is no photo in the request"
    answer = call(world, "sendPhoto", chat_id=minsu.id, photo="https://example.com/x.png")
    assert words(answer) == "failed to get HTTP URL content"


def test_a_path_lasts_an_hour(world, minsu):
    file_id = minsu.document(CALENDAR, "a.ics").body["document"]["file_id"]
    path = call(world, "getFile", file_id=file_id)["file_path"]
    assert path == "documents/file_1.ics"
    world.now.advance(3600)
    assert fetch(world, path)[0] == 404
    call(world, "getFile", file_id=file_id)
    assert fetch(world, path) == (200, CALENDAR)


def test_more_than_20_mb_do_not_come_down(world, minsu):
    big = minsu.document(b"x", "movie.mp4", size=21 << 20).body["document"]["file_id"]
    assert words(call(world, "getFile", file_id=big)) == "file is too big"
    assert words(call(world, "getFile", file_id="nonsense")) == "invalid file_id"
    fits = minsu.document(b"x", "movie.mp4", size=20 << 20).body["document"]["file_id"]
    assert call(world, "getFile", file_id=fits)["file_size"] == 20 << 20


def test_a_caption_holds_1024(world, minsu):
    file = upload("a.png", png())
    assert attach(world, "sendPhoto", minsu, "photo", file, caption="가" * 1024)["caption"]
    assert (
        words(attach(world, "sendPhoto", minsu, "photo", file, caption="가" * 1025))
        == "message caption is too long"
    )


def test_a_file_may_be_attached_under_another_name(world, minsu):
    file = upload("a.png", png())
    sent = attach(world, "sendPhoto", minsu, "file0", file, photo="attach://file0")
    assert sent["photo"]
    assert world.complaints == []


# ── the bot about itself ──


def test_commands_are_kept_by_scope_and_language(world, minsu):
    korean = [{"command": "today", "description": "오늘 일정"}]
    english = [{"command": "/today", "description": "Today"}]
    assert call(world, "setMyCommands", commands=korean, language_code="ko") is True
    assert call(world, "setMyCommands", commands=english, scope={"type": "all_private_chats"}) is True
    assert call(world, "getMyCommands", language_code="ko") == korean
    assert call(world, "getMyCommands") == []
    assert call(world, "getMyCommands", scope={"type": "all_private_chats"}) == [
        {"command": "today", "description": "Today"}
    ]
    assert call(world, "deleteMyCommands", language_code="ko") is True
    assert call(world, "getMyCommands", language_code="ko") == []


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        ({"commands": [{"command": "오늘", "description": "가"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "Today", "description": "가"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a" * 33, "description": "가"}]}, "command length must not exceed 32"),
        ({"commands": [{"command": "a", "description": "가" * 257}]},
         "command description length must not exceed 256"),
        ({"commands": [{"command": "a", "description": ""}]}, "command description must be non-empty"),
        ({"commands": [{"command": "a", "description": "가"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [{"command": "a"}]}, "can't parse BotCommand: Can't find field \"description\""),
        ({"commands": [], "language_code": "kor"}, "invalid language code specified"),
        ({"commands": [], "scope": {"type": "everybody"}},
         "can't parse BotCommandScope: unsupported type specified"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
        ({}, "can't parse commands JSON object"),
    ],
)  # fmt: skip
def test_commands_that_are_none_are_refused(world, told, refused):
    assert words(call(world, "setMyCommands", **told)) == refused


def test_descriptions_have_languages_and_limits(world):
    assert call(world, "setMyDescription", description="Calendar") is True
    assert call(world, "setMyDescription", description="달력", language_code="ko") is True
    assert call(world, "getMyDescription", language_code="ko") == {"description": "달력"}
    assert call(world, "getMyDescription", language_code="ja") == {"description": "Calendar"}
    assert call(world, "getMyShortDescription") == {"short_description": ""}
    assert call(world, "getMyName") == {"name": "하루"}
    assert call(world, "setMyDescription", description="가" * 513)["error_code"] == 400
    assert call(world, "setMyShortDescription", short_description="가" * 121)["error_code"] == 400


def test_the_menu_button_opens_commands_or_an_app(world, minsu):
    app = {"type": "web_app", "text": "달력", "web_app": {"url": "https://example.com/app"}}
    assert call(world, "setChatMenuButton", chat_id=minsu.id, menu_button=app) is True
    assert call(world, "getChatMenuButton", chat_id=minsu.id) == app
    assert call(world, "getChatMenuButton") == {"type": "commands"}
    app["web_app"] = {"url": "http://example.com/app"}
    assert "Only HTTPS" in words(call(world, "setChatMenuButton", menu_button=app))


# ── chats and members ──


def test_a_chat_and_its_members_are_shown_as_a_bot_may_see_them(world, minsu):
    jiyeon = world.add_person("지연")
    group = world.add_group("스터디", [minsu, jiyeon])
    stranger = world.add_person("낯선 사람")
    assert call(world, "getChat", chat_id=group.id)["permissions"]["can_send_messages"] is True
    assert call(world, "getChat", chat_id=minsu.id)["first_name"] == "민수"
    told = {
        person: call(world, "getChatMember", chat_id=group.id, user_id=person.id)
        for person in (minsu, jiyeon, stranger)
    }
    assert [one["status"] for one in told.values()] == ["creator", "member", "left"]
    assert call(world, "getChatMember", chat_id=group.id, user_id=world.bot.id)["status"] == "member"
    assert words(call(world, "getChatMember", chat_id=group.id, user_id=5)) == "PARTICIPANT_ID_INVALID"
    assert words(call(world, "getChatMember", chat_id=group.id, user_id=0)) == "invalid user_id specified"
    assert [one["user"]["id"] for one in call(world, "getChatAdministrators", chat_id=group.id)] == [minsu.id]
    assert call(world, "getChatMemberCount", chat_id=group.id) == 3
