"""One turn of conversation over HTTP, and what was said before."""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

import pytest

from core.dialogue.inputs import IncomingMessage
from tests.adapters.rest.house import Planned, at

URL = "/api/v1/chat/message"


def buttons(reply: dict) -> dict[str, str]:
    return {one["verb"]: one["token"] for row in reply["buttons"] for one in row}


def say(caller, **body):
    return caller.post(URL, json=body)


def test_a_sentence_comes_back_as_a_card_with_buttons(caller):
    answer = say(caller, text="치과").json()
    (reply,) = answer["replies"]
    assert answer["turn_id"] == 1
    assert reply["drafts"][0] == {
        "id": reply["drafts"][0]["id"],
        "kind": "create",
        "ticked": True,
        "title": "치과",
        "start": "2026-11-24T15:00:00+09:00",
        "end": "2026-11-24T16:00:00+09:00",
        "all_day": False,
        "location": None,
        "attendees": [],
        "rrule": None,
        "assumptions": ["끝나는 시각은 한 시간 뒤로 봤어요"],
        "doubts": [],
        "clashes": [],
        "duplicates": [],
    }
    assert set(reply["buttons"][0][0]) == {"label", "token", "verb"}
    assert "replaces" not in reply and "answer" not in reply


def test_pressing_confirm_writes_the_event_and_changes_the_card_in_place(caller, house):
    card = say(caller, text="치과").json()["replies"][0]
    (reply,) = say(caller, press=buttons(card)["confirm"]).json()["replies"]
    assert reply["id"] == reply["replaces"] == card["id"]
    assert list(buttons(reply)) == ["undo"]
    assert [event.title for event in house.shelf.events.values()] == ["치과"]


def test_a_tick_button_carries_its_number(caller, house):
    two = [Planned("하나", at(date(2026, 12, 1), 9)), Planned("둘", at(date(2026, 12, 2), 9))]
    house.assistant.understands["두 개"] = two
    (reply,) = say(caller, text="두 개").json()["replies"]
    assert [row[0].get("choice") for row in reply["buttons"]] == [1, 2, None]


def test_a_button_that_is_used_up_is_answered_without_touching_anything(caller, house):
    card = say(caller, text="치과").json()["replies"][0]
    say(caller, press=buttons(card)["discard"])
    (reply,) = say(caller, press=buttons(card)["confirm"]).json()["replies"]
    assert reply["answer"] is True
    assert not house.shelf.events


@pytest.mark.parametrize(
    "token", ["", "confirm", "confirm.AAAA.1.0", "burn.AAAAAAAAAAAAAAAAAAAAAA.1.0", "x" * 150]
)
def test_a_forged_token_is_told_kindly(caller, token):
    answer = say(caller, press=token)
    assert answer.status_code == 422
    assert answer.json()["title"] == "모르는 버튼이에요"


def test_respond_async_answers_at_once_and_carries_on_behind(caller, house):
    house.blobs.kept["6f2f1d4e-6f0b-4c55-9a3a-2f1d0f7f6b51"] = b"\x89PNG"
    body = {"image_ids": ["6f2f1d4e-6f0b-4c55-9a3a-2f1d0f7f6b51"]}
    answer = caller.post(URL, json=body, headers={"Prefer": "respond-async"})
    assert answer.status_code == 202
    assert answer.json()["replies"][0]["text"] == "사진을 읽고 있어요…"
    line = caller.get("/api/v1/chat/history").json()["lines"][-1]
    assert line["reply"]["drafts"][0]["title"] == "사진 속 일정"


def test_the_same_idempotency_key_does_it_once_and_says_the_same(caller, house):
    headers = {"Idempotency-Key": "k1"}
    first = caller.post(URL, json={"text": "치과"}, headers=headers)
    again = caller.post(URL, json={"text": "치과"}, headers=headers)
    assert first.json() == again.json()
    assert house.assistant.turns == 1


def test_the_same_key_with_another_text_is_refused(caller):
    headers = {"Idempotency-Key": "k1"}
    caller.post(URL, json={"text": "치과"}, headers=headers)
    answer = caller.post(URL, json={"text": "안과"}, headers=headers)
    assert answer.status_code == 422
    assert answer.json()["type"] == "urn:haru:problem:key_reused"


def test_the_same_key_in_another_conversation_is_another_message(caller, house):
    headers = {"Idempotency-Key": "k1"}
    caller.post(URL, json={"text": "치과"}, headers=headers)
    caller.post(URL, json={"text": "치과", "conversation_id": "other"}, headers=headers)
    assert house.assistant.turns == 2


def test_an_attempt_that_failed_may_be_made_again_with_its_key(caller, house):
    headers = {"Idempotency-Key": "k1"}
    house.shelf.locked = True
    assert caller.post(URL, json={"text": "치과"}, headers=headers).status_code == 503
    house.shelf.locked = False
    assert caller.post(URL, json={"text": "치과"}, headers=headers).json()["replies"]


def test_an_edit_moves_the_draft_of_its_message(caller):
    first = say(caller, text="치과").json()
    (reply,) = say(caller, text="안과", edit_of=first["message_id"]).json()["replies"]
    assert reply["replaces"] == first["replies"][0]["id"]
    assert reply["drafts"][0]["title"] == "안과"


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
def test_what_makes_no_sense_is_told_and_never_fails(caller, body, kind):
    answer = caller.post(URL, json=body)
    assert answer.status_code == 422
    assert answer.json()["type"] == f"urn:haru:problem:{kind}"
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_picture_that_is_not_there_is_told_at_once(caller):
    assert say(caller, image_ids=[str(uuid4())]).status_code == 404


def test_when_it_was_written_and_first_said_reach_the_house(caller, house):
    seen = []
    receive = house.assistant.receive

    async def listen(key, name, said):
        seen.append(said)
        return await receive(key, name, said)

    house.assistant.receive = listen
    say(caller, text="x\x00y", sent_at="2026-11-20T09:00:00+09:00", forwarded_at="2026-11-01T00:00:00Z")
    say(caller, text="z")
    assert isinstance(seen[0], IncomingMessage)
    first, second = seen[0].message, seen[1].message
    assert (first.text, first.sent_at) == ("xy", datetime.fromisoformat("2026-11-20T09:00:00+09:00"))
    assert first.forwarded_at == datetime.fromisoformat("2026-11-01T00:00:00+00:00")
    assert second.sent_at == house.doors.clock.now()


def test_half_a_character_does_no_harm(caller):
    answer = caller.post(URL, content=b'{"text": "a\\ud800b"}', headers={"Content-Type": "application/json"})
    assert answer.json()["replies"][0]["drafts"][0]["title"] == "a?b"


def test_a_long_text_is_the_engine_s_to_answer(caller):
    assert say(caller, text="가" * 100_000).status_code == 200


def test_history_pages_backwards_through_everything_once(caller):
    for number in range(6):
        say(caller, text=f"t{number}")
    seen, cursor = [], None
    while True:
        page = caller.get(
            "/api/v1/chat/history", params={"limit": 5} | ({"cursor": cursor} if cursor else {})
        ).json()
        seen = [line["id"] for line in page["lines"]] + seen
        cursor = page["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 12


def test_an_unknown_cursor_is_refused(caller):
    assert caller.get("/api/v1/chat/history", params={"cursor": str(uuid4())}).status_code == 422


def test_a_line_tells_its_time_in_the_house_s_zone(caller):
    say(caller, text="치과")
    line = caller.get("/api/v1/chat/history").json()["lines"][0]
    assert line["at"] == "2026-11-23T10:00:00+09:00"
    assert line["role"] == "user" and "reply" not in line
