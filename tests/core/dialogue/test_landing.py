"""A change on its way to the remote calendar: one message that says how far it is, and the truth where it came to nothing."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from core.calendar.change import Change
from core.dialogue.inputs import Collided, Landed, TurnedDown
from core.dialogue.interpretation import RemoveEvents, TakeBack, Target
from core.dialogue.results import Written
from tests.core.dialogue.world import (
    GRANT,
    MINE,
    World,
    at,
    change,
    create,
    event,
    placed,
    several,
    timed,
    tomorrow,
    weekly,
)

LINK = "https://calendar.example.com/event?eid=abc"


def connected(*events, **more):
    world = World(*events, **more)
    world.calendars = (MINE,)
    return world


def added(title="커피", **more):
    world = connected(**more)
    world.say(title, create(title, tomorrow(15)))
    world.press("confirm")
    return world


def lines(world):
    return [line for line, _ in world.ledger.values()]


def group(world):
    return lines(world)[-1].group


def test_a_new_event_goes_to_the_target_calendar_and_says_when_it_is_there():
    world = added()
    [line] = lines(world)
    assert (line.calendar, line.state, line.notify) == (MINE.id, "pending", False)
    assert world.last.text.startswith("✅ 추가했어요 · 구글 캘린더에 넣는 중이에요\n\n커피")
    [say] = world.take(Landed(line.group, LINK))
    assert say.manner == "edit" and len(world.screen) == 1
    assert world.last.text.startswith("✅ 구글 캘린더에 넣었어요")
    assert [(one.label, one.url) for one in world.last.links] == [("구글 캘린더에서 열기", LINK)]
    assert world.labels() == ["되돌리기"]


def test_landing_twice_or_of_nobody_s_group_says_nothing():
    world = added()
    world.take(Landed(group(world), LINK))
    assert world.take(Landed(group(world), LINK)) == []
    assert world.take(Landed(UUID(int=4), LINK)) == []


@pytest.mark.parametrize("url", ["", "http://evil.example/x", "javascript:alert(1)", "https://x y", "tg://x"])
def test_only_addresses_of_the_web_become_buttons(url):
    world = added()
    world.take(Landed(group(world), url))
    assert world.last.links == ()


def test_without_a_remote_calendar_everything_is_as_it_was():
    world = World()
    world.say("커피", create("커피", tomorrow(15)))
    world.press("confirm")
    assert world.last.text.startswith("✅ 추가했어요\n\n")
    assert lines(world)[0].state == "settled"


@pytest.mark.parametrize(
    ("lang", "meaning", "underway", "there"),
    [
        (
            "ko",
            change("치과", time=at(16)),
            "✅ 변경했어요 · 구글 캘린더에 반영하는",
            "✅ 구글 캘린더에 반영했어요",
        ),
        ("ko", RemoveEvents(Target("치과")), "🗑️ 삭제했어요 · 구글", "🗑️ 구글 캘린더에서도 삭제했어요"),
        ("en", change("치과", time=at(16)), "✅ Changed · on its way", "✅ Changed in Google Calendar"),
        ("en", RemoveEvents(Target("치과")), "🗑️ Deleted · on its way", "🗑️ Deleted in Google Calendar too"),
    ],
)
def test_a_change_and_a_deletion_say_so_as_well(lang, meaning, underway, there):
    world = connected(event("치과", timed(17, 15), placement=placed()), lang=lang)
    world.say({"ko": "치과", "en": "the dentist"}[lang], meaning)
    world.press("confirm")
    assert world.last.text.startswith(underway)
    world.take(Landed(group(world), LINK))
    assert world.last.text.startswith(there)
    assert bool(world.last.links) == (not isinstance(meaning, RemoveEvents))


def test_several_are_counted():
    world = connected()
    world.say("둘", several(("커피", tomorrow(15)), ("치과", tomorrow(9))))
    world.press("confirm")
    world.take(Landed(group(world)))
    assert world.last.text.startswith("✅ 구글 캘린더에 넣었어요 (2개)")


def test_landing_before_the_card_says_done_is_not_forgotten():
    world = connected()
    world.say("커피", create("커피", tomorrow(15)))
    [write] = world.step(world.pressed(world.button("confirm").press))
    world.write(write.changes)
    assert world.take(Landed(write.changes[0].group, LINK)) == []
    world.take(Written(write.changes[0].group))
    assert world.last.text.startswith("✅ 구글 캘린더에 넣었어요")


def test_an_undo_is_on_its_way_and_arrives():
    world = added()
    world.take(Landed(group(world), LINK))
    world.press("undo")
    assert world.last.text.startswith("↩️ 되돌렸어요 · 구글 캘린더에 반영하는 중이에요")
    assert world.last.links == ()
    assert world.take(Landed(lines(world)[0].group, LINK)) == []
    world.take(Landed(group(world), LINK))
    assert world.last.text.startswith("↩️ 구글 캘린더에서도 되돌렸어요")
    assert world.last.links == (), "what was new is gone"


def test_what_was_deleted_and_is_back_can_be_opened():
    world = connected(event("치과", timed(17, 15), placement=placed()))
    world.say("치과 지워", RemoveEvents(Target("치과")))
    world.press("confirm")
    world.press("undo")
    world.take(Landed(group(world), LINK))
    assert [one.url for one in world.last.links] == [LINK]


def test_what_was_turned_down_is_said_with_its_reason():
    for reason, words in {
        "read_only": "보기만 할 수 있는 캘린더라",
        "not_organizer": "다른 분이 주최한",
        "scope": "“구글 연결”이라고",
        "calendar_gone": "그 캘린더가 구글에서 없어져서",
        "other": "받아 주지 않아 추가하지 못했어요",
    }.items():
        world = added()
        edit, told = world.take(TurnedDown(lines(world)[0], reason))
        assert (edit.manner, told.manner) == ("edit", "send")
        assert edit.reply.face.state == "refused"
        assert told.reply.text.startswith("“커피”: ") and words in told.reply.text
        assert edit.reply.text.startswith("⚠️ 구글 캘린더에 반영하지 못했어요\n\n커피")
        assert words not in edit.reply.text, "said once, where nobody overlooks it"
        assert world.labels() == []


def test_a_refused_card_is_over():
    world = added()
    token = world.button("undo").press
    confirmed = world.conversation.cards[0]
    world.take(TurnedDown(lines(world)[0], "other"))
    again = world.take(TurnedDown(lines(world)[0], "other"))
    assert len(again) == 1 and len(world.screen) == 2, "said again in the same place"
    [toast] = world.tap(replace(token, verb="confirm", ref=confirmed.id))
    assert "반영하지 못한 카드" in toast.reply.text
    assert world.take(Landed(group(world), LINK)) == []


def test_of_several_only_the_one_that_failed_leaves_the_card():
    world = connected(lang="en")
    world.say("both", several(("coffee", tomorrow(15)), ("dentist", tomorrow(9))))
    world.press("confirm")
    dentist = next(line for line in lines(world) if line.after.title == "dentist")
    edit, told = world.take(TurnedDown(dentist, "other"))
    assert edit.reply.text.startswith("✅ Added · on its way to Google Calendar\n\ncoffee")
    assert "dentist" not in edit.reply.text
    assert told.reply.text.startswith("“dentist” was not added: Google did not take it.")
    assert world.labels() == ["Undo"]
    assert len(world.take(TurnedDown(dentist, "other"))) == 1


def test_a_line_of_no_card_that_we_know_is_told_in_words():
    world = World()
    line = Change(GRANT, GRANT, "delete", event("치과", timed(17, 15)), None, "here", GRANT)
    [say] = world.take(TurnedDown(line, "read_only"))
    assert say.manner == "send" and say.reply.text.startswith("“치과”: ")


def test_an_undo_that_was_turned_down_is_not_called_done():
    world = added()
    world.press("undo")
    world.take(TurnedDown(lines(world)[-1], "other"))
    assert world.conversation.cards[0].state == "refused"


def test_a_word_undo_is_on_its_way_too():
    world = added()
    world.say("되돌려", TakeBack())
    assert any(text.startswith("↩️ 되돌렸어요 · 구글") for text in world.texts)


def test_a_line_with_nothing_in_it_is_no_reason_to_stumble():
    world = World()
    line = Change(GRANT, GRANT, "delete", None, None, "here", GRANT)
    assert world.take(Collided(line, None)) == []
    [say] = world.take(TurnedDown(line, "other"))
    assert say.reply.text.startswith("“”: ")


SERIES = weekly("회의", timed(17, 9), placement=placed())
DENTIST = event("치과", timed(17, 15), placement=placed())


@pytest.mark.parametrize(
    ("meaning", "scope", "words"),
    [
        (change("치과", time=at(16)), "confirm", "“치과”: 구글에서 받아 주지 않아 바꾸지 못했어요."),
        (RemoveEvents(Target("치과")), "confirm", "“치과”: 구글에서 받아 주지 않아 삭제하지 못했어요."),
        (change("회의", time=at(10)), "this", "“회의”: 구글에서 받아 주지 않아 바꾸지 못했어요."),
    ],
)
def test_what_was_turned_down_says_what_it_was_to_do(meaning, scope, words):
    world = connected(SERIES, DENTIST)
    world.say("그것", meaning)
    world.press(scope)
    world.take(TurnedDown(lines(world)[-1], "other"))
    assert world.last.text.startswith(words)


def test_an_undo_that_was_turned_down_says_so():
    world = added()
    world.take(Landed(group(world)))
    world.press("undo")
    world.take(TurnedDown(lines(world)[-1], "read_only"))
    assert world.last.text == "“커피”: 보기만 할 수 있는 캘린더라 되돌리지 못했어요."


def test_what_was_taken_back_is_reminded_of_by_nobody():
    world = connected()
    world.say("커피", create("커피", tomorrow(15), reminders=(30,), meeting=True))
    assert "⏰" in world.last.text and "🎥" in world.last.text
    world.press("confirm")
    world.press("undo")
    assert "⏰" not in world.last.text and "🎥" not in world.last.text
