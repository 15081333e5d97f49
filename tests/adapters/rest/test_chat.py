"""One turn of conversation over HTTP, and what was said before."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

import pytest

from adapters.rest.translate import name_for
from core.dialogue.buttons import Press, pack
from core.dialogue.inputs import IncomingMessage
from core.dialogue.interpretation import EventProposal
from core.dialogue.message import Message
from core.dialogue.receiving import MAX_TEXT
from tests.adapters.rest.house import PAGE, PNG, buttons, on

URL, HISTORY = "/api/v1/chat/message", "/api/v1/chat/history"
DENTIST = "내일 오후 3시 치과"


async def say(caller, **body):
    return await caller.post(URL, json=body)


async def card_of(caller, text: str = DENTIST) -> dict:
    (reply,) = (await say(caller, text=text)).json()["replies"]
    return reply


async def picture(caller) -> str:
    """The id of an uploaded picture."""
    answer = await caller.post("/api/v1/image/process", files={"file": ("a.png", PNG)})
    return answer.json()["image_id"]


async def test_a_sentence_comes_back_as_a_card_with_buttons(caller):
    answer = (await say(caller, text=DENTIST)).json()
    (reply,) = answer["replies"]
    assert isinstance(answer["turn_id"], int)
    promised = {
        "kind": "create",
        "ticked": True,
        "title": "치과",
        "start": "2026-11-24T15:00:00+09:00",
        "end": None,
        "all_day": False,
        "location": None,
        "attendees": [],
        "rrule": None,
        "assumptions": [],
        "doubts": [],
        "clashes": [],
        "duplicates": [],
    }
    assert promised.items() <= reply["drafts"][0].items()
    assert set(reply["buttons"][0][0]) == {"label", "token", "verb"}
    assert "replaces" not in reply and "answer" not in reply


async def test_pressing_confirm_writes_the_event_and_changes_the_card_in_place(caller, house):
    card = await card_of(caller)
    (reply,) = (await say(caller, press=buttons(card)["confirm"])).json()["replies"]
    assert reply["id"] == reply["replaces"] == card["id"]
    assert list(buttons(reply)) == ["undo"]
    assert await house.titles() == ["치과"]


async def test_a_tick_button_carries_its_number(caller, house):
    house.means("두 개", EventProposal("하나", on(12, 1, 9)), EventProposal("둘", on(12, 2, 9)))
    card = await card_of(caller, "두 개")
    ticks = [one for row in card["buttons"] for one in row if one["verb"] == "tick"]
    assert [one["choice"] for one in ticks] == [1, 2]


async def test_a_button_that_is_used_up_is_answered_without_touching_anything(caller, house):
    card = await card_of(caller)
    await say(caller, press=buttons(card)["discard"])
    (reply,) = (await say(caller, press=buttons(card)["confirm"])).json()["replies"]
    assert reply["answer"] is True
    assert await house.titles() == []


@pytest.mark.parametrize(
    "token", ["", "confirm", "confirm.AAAA.1.0", "burn.AAAAAAAAAAAAAAAAAAAAAA.1.0", "x" * 150]
)
async def test_a_forged_token_is_told_kindly(caller, token):
    answer = await say(caller, press=token)
    assert answer.status_code == 422
    assert answer.json()["title"] == "모르는 버튼이에요"


async def test_respond_async_answers_at_once_and_carries_on_behind(caller, house):
    house.ocr.text = "[모임 안내]\n11월 27일(금) 저녁 7시\n장소: 강남역"
    house.ocr.may_end.set()
    body = {"image_ids": [await picture(caller)]}
    answer = await caller.post(URL, json=body, headers={"Prefer": "respond-async"})
    assert answer.status_code == 202
    assert answer.json()["replies"][0]["drafts"] == []
    while not (line := (await caller.get(HISTORY)).json()["lines"][-1])["reply"]["drafts"]:
        pass
    assert line["reply"]["drafts"][0]["start"].startswith("2026-11-27T19:00")


async def test_an_edit_moves_the_draft_of_its_message(caller):
    first = (await say(caller, text=DENTIST)).json()
    edited = {"text": "내일 오후 5시 치과", "edit_of": first["message_id"]}
    replies = (await say(caller, **edited)).json()["replies"]
    assert replies[-1]["replaces"] == first["replies"][0]["id"]
    assert replies[-1]["drafts"][0]["start"] == "2026-11-24T17:00:00+09:00"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({}, "nothing_said"),
        ({"press": "x", "text": "y"}, "not_both"),
        ({"edit_of": str(uuid4()), "text": "y", "image_ids": [str(uuid4())]}, "not_both"),
        ({"text": 7}, "invalid"),
        ({"text": "x", "sent_at": "2026-11-23T10:00:00"}, "invalid"),
        ({"text": "x", "sent_at": "0001-01-01T00:00:00+14:00"}, "invalid"),
        ({"text": "x", "conversation_id": "../x"}, "invalid"),
    ],
)
async def test_what_makes_no_sense_is_told_and_never_fails(caller, body, kind):
    answer = await caller.post(URL, json=body)
    assert answer.status_code == 422
    assert answer.json()["type"] == f"urn:haru:problem:{kind}"
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_picture_that_is_not_there_is_told_at_once(caller, house):
    assert (await say(caller, text="이거", image_ids=[str(uuid4())])).status_code == 404
    assert await house.texts() == []


async def test_a_picture_named_twice_is_one_and_none_is_read_to_see_that_it_is_there(caller, house):
    name = await picture(caller)
    answer = await caller.post(URL, json={"image_ids": [name, name]}, headers={"Prefer": "respond-async"})
    assert answer.status_code == 202
    (line, _) = (await caller.get(HISTORY)).json()["lines"]
    assert line["image_ids"] == [name]
    assert house.blobs.reads <= 1


async def test_when_it_was_written_and_first_said_reach_the_house(caller, house):
    later = {"sent_at": "2026-11-20T09:00:00+09:00"}
    (reply,) = (await say(caller, text="내\x00일 3시 치과", **later)).json()["replies"]
    assert reply["drafts"][0]["start"] == "2026-11-21T15:00:00+09:00"
    (reply,) = (await say(caller, text="내일 3시 안과", forwarded_at="2026-12-01T00:00:00Z")).json()[
        "replies"
    ]
    assert reply["drafts"][0]["start"] == "2026-12-02T15:00:00+09:00"
    (reply,) = (await say(caller, text="내일 5시 이비인후과")).json()["replies"]
    assert reply["drafts"][0]["start"] == "2026-11-24T17:00:00+09:00"


async def test_half_a_character_does_no_harm(caller, house):
    body = b'{"text": "a\\ud800b"}'
    answer = await caller.post(URL, content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 200
    assert await house.texts() == ["a?b", answer.json()["replies"][0]["text"]]


async def test_more_words_than_are_read_are_refused_before_they_are_kept(caller, house):
    answer = await say(caller, text="가" * (MAX_TEXT + 1))
    assert answer.status_code == 413
    assert f"{MAX_TEXT:,}자" in answer.json()["detail"]
    assert await house.texts() == []
    assert (await say(caller, text="가" * MAX_TEXT)).status_code == 200


async def test_history_pages_backwards_through_everything_once(caller):
    for number in range(6):
        await say(caller, text=f"안녕 {number}")
    seen, cursor = [], None
    while True:
        params = {"limit": 5} | ({"cursor": cursor} if cursor else {})
        page = (await caller.get(HISTORY, params=params)).json()
        seen = [line["id"] for line in page["lines"]] + seen
        cursor = page["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 12


async def test_an_unknown_cursor_is_refused(caller):
    assert (await caller.get(HISTORY, params={"cursor": str(uuid4())})).status_code == 422


async def test_a_line_tells_its_time_in_the_house_s_zone_and_a_reply_whose_place_it_takes(caller):
    card = await card_of(caller)
    await say(caller, text="아니 4시로")
    mine, old, _, below = (await caller.get(HISTORY)).json()["lines"]
    assert datetime.fromisoformat(mine["at"]).isoformat() == "2026-11-23T10:00:00+09:00"
    assert mine["role"] == "user" and "reply" not in mine
    assert old["reply"]["id"] == card["id"]
    assert below["reply"]["replaces"] == card["id"]


# ── Idempotency-Key ──────────────────────────────────────────────────────────

KEY = {"Idempotency-Key": "k1"}
REUSED = "urn:haru:problem:key_reused"


async def keyed(caller, key: dict[str, str] = KEY, **body):
    return await caller.post(URL, json=body, headers=key)


async def test_the_same_key_does_it_once_and_says_the_same(caller, house):
    first, again = await keyed(caller, text=DENTIST), await keyed(caller, text=DENTIST)
    assert first.json() == again.json()
    assert len(await house.texts()) == 2


async def test_the_same_key_says_the_same_after_a_restart_whatever_happened_since(caller, house):
    first = await keyed(caller, text=DENTIST)
    await say(caller, press=buttons(first.json()["replies"][0])["confirm"])
    async with house.caller() as later:
        again = await keyed(later, text=DENTIST)
    assert (again.status_code, again.json()) == (200, first.json())
    assert await house.titles() == ["치과"]


@pytest.mark.parametrize("restarted", [False, True])
async def test_the_same_key_with_another_body_is_refused(caller, house, restarted):
    await keyed(caller, text=DENTIST)
    async with house.caller() as later:
        answer = await keyed(later if restarted else caller, text="모레 3시 안과")
    assert (answer.status_code, answer.json()["type"]) == (422, REUSED)
    assert len(await house.texts()) == 2


async def test_the_same_key_in_another_conversation_is_another_message(caller, house):
    one = (await keyed(caller, text=DENTIST)).json()
    other = (await keyed(caller, text=DENTIST, conversation_id="other")).json()
    assert one["message_id"] != other["message_id"]
    assert other["replies"]


async def test_an_attempt_that_failed_may_be_made_again_with_its_key(caller, house):
    house.store.locked = True
    assert (await keyed(caller, text=DENTIST)).status_code == 503
    house.store.locked = False
    assert (await keyed(caller, text=DENTIST)).json()["replies"][0]["drafts"]


async def test_a_key_is_not_used_up_by_what_was_refused(caller):
    assert (await keyed(caller, image_ids=[str(uuid4())])).status_code == 404
    assert (await keyed(caller, text=DENTIST)).status_code == 200


async def died_before_answering(house, body: str, happened) -> UUID:
    """What a process leaves behind that is killed between taking a message in and answering."""
    from adapters.rest.replays import digest_of
    from adapters.rest.shapes import MessageIn

    name = name_for(PAGE, KEY["Idempotency-Key"])
    digest = digest_of(MessageIn.model_validate_json(body), later=False)
    await house.store.claim(name, PAGE, digest, house.doors.clock.now())
    await house.assistant.receive(PAGE, name, happened)
    return name


async def test_a_message_whose_answer_was_never_given_is_answered_from_the_conversation(caller, house):
    await say(caller, text="모레 3시 안과")
    name = name_for(PAGE, KEY["Idempotency-Key"])
    message = IncomingMessage(Message(str(name), DENTIST, house.doors.clock.now()))
    await died_before_answering(house, f'{{"text": "{DENTIST}"}}', message)
    answer = await keyed(caller, text=DENTIST)
    assert answer.status_code == 200
    assert [draft["title"] for reply in answer.json()["replies"] for draft in reply["drafts"]] == ["치과"]
    assert len(await house.texts()) == 4


async def test_a_tap_whose_answer_was_never_given_shows_what_became_of_the_card(caller, house):
    from core.dialogue.buttons import unpack
    from core.dialogue.inputs import ButtonPressed

    token = buttons(await card_of(caller))["confirm"]
    await died_before_answering(house, f'{{"press": "{token}"}}', ButtonPressed(unpack(token)))
    (reply,) = (await keyed(caller, press=token)).json()["replies"]
    assert list(buttons(reply)) == ["undo"]
    assert await house.titles() == ["치과"]


async def test_an_answer_that_left_no_trace_is_not_passed_off_as_an_empty_one(caller, house):
    from core.dialogue.inputs import ButtonPressed

    press = Press("confirm", UUID(int=5), 1)
    await died_before_answering(house, f'{{"press": "{pack(press)}"}}', ButtonPressed(press))
    answer = await keyed(caller, press=pack(press))
    assert (answer.status_code, answer.json()["type"]) == (409, "urn:haru:problem:answer_lost")


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("America/New_York", "T15:00:00-05:00"),
        ("Mars/Olympus", "T15:00:00+09:00"),
        ("../etc", "T15:00:00+09:00"),
        (None, "T15:00:00+09:00"),
    ],
)
async def test_a_new_account_lives_where_its_page_is_and_an_unknown_zone_is_let_be(caller, zone, start):
    told = await caller.post(URL, json={"text": "내일 오후 3시 치과", "zone": zone})
    assert told.status_code == 200
    assert told.json()["replies"][0]["drafts"][0]["start"].endswith(start)
