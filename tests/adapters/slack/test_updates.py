"""What happens in Slack, in the house's own words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from adapters.slack import acts, updates
from adapters.slack.heard import Place, key_of
from adapters.slack.people import Profile, profile_of
from core.dialogue.inputs import IncomingMessage, MessageEdited

BOT = {"team_id": "T1", "user_id": "UBOT", "is_bot": True}
NOW = datetime(2026, 11, 23, tzinfo=UTC)
PEOPLE = {"U1": Profile("민지", "Asia/Seoul", "ko")}


def told(**event):
    base = {
        "type": "message",
        "channel_type": "im",
        "channel": "D1",
        "user": "U1",
        "text": "안녕",
        "ts": "1795392000.000100",
    }
    return {"team_id": "T9", "authorizations": [BOT], "event": base | event}


def heard(**event):
    return updates.heard(told(**event), PEOPLE)


def test_a_direct_message_is_said_by_its_author_in_private():
    found = heard()
    message = found.happened.message
    assert found.key == key_of("T1", "D1", "U1")
    assert (message.text, message.private, message.zone, message.lang) == ("안녕", True, "Asia/Seoul", "ko")
    assert message.sent_at == datetime.fromtimestamp(1795392000.0001, UTC)
    assert found.place == Place()


def test_the_same_message_is_the_same_whatever_the_event_is_called():
    one, other = told(), told() | {"event_id": "Ev2", "event_time": 7, "unheard": {"of": 1}}
    assert updates.heard(one, PEOPLE).id == updates.heard(other, {}).id


@pytest.mark.parametrize(
    "event",
    [
        {"bot_id": "B1"},
        {"user": "UBOT"},
        {"user": "USLACKBOT"},
        {"user": None},
        {"subtype": "bot_message"},
        {"subtype": "message_deleted"},
        {"subtype": "channel_join"},
        {"channel_type": "channel"},
        {"text": ""},
        {"text": "", "files": [{"id": "F1", "mode": "tombstone"}]},
    ],
)
def test_what_is_none_of_our_business_is_nothing(event):
    assert heard(**event) is None


def test_a_mention_is_read_without_our_name_and_answered_to_its_author_alone():
    found = heard(type="app_mention", channel="C1", text="<@UBOT> 내일 3시", thread_ts="1.1")
    assert (found.happened.message.text, found.happened.message.private) == ("내일 3시", True)
    assert (found.place.thread, found.quotes) == ("1.1", "1.1")


def test_the_first_message_of_a_thread_quotes_nothing():
    assert heard(thread_ts="1795392000.000100").quotes is None


def changed(now=None, before=None, **more):
    message = {
        "type": "message",
        "user": "U1",
        "text": "새 말",
        "ts": "1.1",
        "edited": {"user": "U1", "ts": "2.0"},
    }
    return heard(
        subtype="message_changed", ts="2.1", user=None, message=message | (now or {}),
        previous_message={"text": "옛말"} | (before or {}), **more,
    )  # fmt: skip


def test_other_words_are_an_edit_of_the_message_that_they_were_in():
    assert changed().happened == MessageEdited("1.1", "새 말", private=True)
    assert changed().id != changed({"edited": {"ts": "3.0"}}).id


@pytest.mark.parametrize(
    ("now", "before"),
    [({}, {"text": "새 말"}), ({"bot_id": "B1"}, {}), ({"subtype": "tombstone"}, {}), ({"text": " "}, {})],
)
def test_a_change_that_is_no_edit_is_nothing(now, before):
    assert changed(now, before) is None


def test_words_may_be_taken_away_from_beside_pictures():
    picture = {"id": "F1", "mimetype": "image/png", "url_private": "https://files.slack.com/1"}
    assert changed({"text": "", "files": [picture]}).happened == MessageEdited("1.1", "", private=True)


def test_a_mention_that_was_edited_is_an_edit():
    found = heard(type="app_mention", channel="C1", text="<@UBOT> 내일 5시", edited={"ts": "2.0"})
    assert found.happened == MessageEdited("1795392000.000100", "내일 5시", private=True)


def test_whatever_was_passed_on_comes_with_its_own_time():
    share = {"is_share": True, "text": "내일 *회식*", "ts": "1795300000.000100"}
    found = heard(text="이거 추가", attachments=[share, {"text": "a preview"}])
    message = found.happened.message
    assert message.text == "이거 추가\n내일 회식"
    assert message.forwarded_at == datetime.fromtimestamp(1795300000.0001, UTC)


def test_whoever_is_named_in_it_has_to_be_known():
    share = {"is_share": True, "text": "<@U3>", "ts": "1.0"}
    assert updates.concerned(told(text="<@U2> <@U1>", attachments=[share])) == ("U1", "U2", "U3")
    assert updates.concerned(told(subtype="message_changed", message={"user": "U5", "text": "<@U4>"})) == (
        "U5",
        "U4",
    )
    assert updates.concerned(told(user="UBOT", text="<@U4>")) == ()


def test_an_installation_without_a_bot_has_no_name():
    assert updates.installed({"team_id": "T9"}) == updates.Installed("T9")
    person = {"team_id": "T1", "user_id": "U1", "is_bot": False}
    assert updates.installed({"authorizations": [person]}) == updates.Installed("T1")


@pytest.mark.parametrize(
    ("said", "command", "words"),
    [
        ("", "help", ""),
        ("  ", "help", ""),
        ("today", "today", ""),
        ("오늘", "today", ""),
        (" 이번  주 ", "week", ""),
        ("이번주", "week", ""),
        ("UNDO", "undo", ""),
        ("되돌리기", "undo", ""),
        ("연결", "connect", ""),
        ("찾기 치과", "find", "치과"),
        ("find 치과", "find", "치과"),
        ("오늘 3시 회의", None, "오늘 3시 회의"),
        ("help me find 치과", None, "help me find 치과"),
    ],
)
def test_a_word_of_ours_is_a_command_and_everything_else_is_said(said, command, words):
    assert acts.command_in(said) == (command, words)


def test_a_command_is_known_again_by_what_slack_gave_it():
    form = {
        "team_id": "T1",
        "channel_id": "C1",
        "user_id": "U1",
        "text": "오늘",
        "trigger_id": "1.2",
        "response_url": "u",
    }
    found = acts.commanded(form, PEOPLE, NOW)
    assert (found.place.url, found.happened.message.command) == ("u", "today")
    assert found.id != acts.commanded(form | {"trigger_id": "1.3"}, {}, NOW).id
    assert isinstance(found.happened, IncomingMessage)


def test_people_are_known_by_what_slack_tells_of_them():
    user = {"name": "minji", "real_name": "민지", "tz": "Asia/Seoul", "locale": "ko-KR"}
    assert profile_of(user) == Profile("민지", "Asia/Seoul", "ko")
    assert profile_of(
        {"profile": {"display_name": "민"}, "tz": "Nowhere/Land", "locale": "en-GB"}
    ) == Profile("민", None, "en")
    assert profile_of({}) == Profile()
    assert profile_of({"tz": "../etc/passwd"}).zone is None
