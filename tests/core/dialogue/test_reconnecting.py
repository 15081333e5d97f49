"""A Google account that lets us in no more: told once, the way back opens when it is tapped, and cards say what waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.dialogue.account_inputs import GrantLost, Reconnected
from core.dialogue.effects import AskToConnect
from core.dialogue.inputs import AccountConnected, Connected, Disconnected, Landed
from core.dialogue.interpretation import ManageAccount, RemoveEvents, TakeBack, Target
from tests.core.dialogue.test_connecting import links
from tests.core.dialogue.test_landing import added, connected, group, lines
from tests.core.dialogue.world import (
    DOOR,
    GRANT,
    MINE,
    WORK,
    World,
    change,
    create,
    event,
    placed,
    timed,
    tomorrow,
)

EMAIL = MINE.email
AWAY = replace(MINE, signed_out=True)
AGAIN = {"ko": "다시 연결", "en": "Connect again"}


def lost(world):
    """Google takes our word no more."""
    world.calendars = tuple(replace(c, signed_out=c.email == EMAIL) for c in world.calendars)
    return world.take(GrantLost(EMAIL))


def back(world):
    """Connected again; the calendars were looked at just before that."""
    said = world.take(Connected(GRANT, EMAIL))
    world.calendars = tuple(replace(c, signed_out=False) for c in world.calendars)
    return said


@pytest.mark.parametrize(("lang", "words"), [("ko", "잃어버린 것은 없어요"), ("en", "Nothing is lost")])
def test_a_grant_that_is_lost_is_told_kindly_with_a_way_back_that_does_not_grow_old(lang, words):
    world = connected(lang=lang)
    lost(world)
    assert words in world.last.text and EMAIL in world.last.text
    assert world.last.links == () and world.labels() == [AGAIN[lang]]
    world.at += timedelta(days=3)
    world.press("connect")
    assert world.crossed == [AskToConnect(1)]
    assert links(world) == [DOOR] and world.labels() == [AGAIN[lang]]


def test_in_another_chat_only_the_card_says_that_it_waits():
    world = added()
    world.calendars = tuple(replace(c, signed_out=c.email == EMAIL) for c in world.calendars)
    before = len(world.texts)
    world.take(GrantLost(EMAIL, at_home=False))
    assert len(world.texts) == before
    assert world.texts[-1].startswith("✅ 추가했어요. 구글에 다시 연결되면 넣을게요")
    world.take(Reconnected(EMAIL))
    assert "다시 연결" not in world.texts[-1]


def test_a_second_tap_opens_another_way_and_closes_the_first():
    world = connected()
    lost(world)
    world.say("회의", create("회의"))
    world.press("다시 연결")
    world.press("다시 연결")
    first, second = list(world.screen.values())[2:]
    assert "언제인가요?" in world.texts[1] and world.labels() == ["다시 연결", "취소"]
    assert first.links == () and [one.url for one in second.links] == [DOOR]


def test_where_this_house_knows_no_way_that_is_said():
    world = connected()
    world.door = None
    lost(world)
    world.press("다시 연결")
    assert "준비되어 있지 않아서" in world.last.text and world.conversation.turns == ()


def test_once_connected_again_the_message_says_so():
    world = connected()
    lost(world)
    world.press("다시 연결")
    world.take(AccountConnected(GRANT, EMAIL))
    world.press("connect")
    back(world)
    assert world.texts[0].startswith(f"구글 계정({EMAIL})이 다시 연결됐어요.")
    assert "다시 연결" not in world.labels() and world.conversation.standing == ()


def test_losing_it_a_second_time_leaves_one_button():
    world = connected(lang="en")
    lost(world)
    lost(world)
    assert world.labels() == ["Connect again"] == world.labels(world.last)


@pytest.mark.parametrize(
    ("lang", "waits", "underway"),
    [
        ("ko", "✅ 추가했어요. 구글에 다시 연결되면 넣을게요", "✅ 추가했어요 · 구글 캘린더에 넣는 중이에요"),
        (
            "en",
            "✅ Added. It goes to Google once you connect again",
            "✅ Added · on its way to Google Calendar",
        ),
    ],
)
def test_what_is_added_meanwhile_says_that_it_waits_and_offers_the_way_back(lang, waits, underway):
    world = connected(lang=lang)
    lost(world)
    world.say({"ko": "커피", "en": "a coffee"}[lang], create("커피", tomorrow(15)))
    world.press("confirm")
    assert world.last.text.startswith(waits)
    assert world.labels(world.last)[1:] == [AGAIN[lang]]
    card = world.last.id
    back(world)
    assert world.screen[card].text.startswith(underway)
    assert AGAIN[lang] not in world.labels(world.screen[card])
    world.take(Landed(group(world)))
    assert world.screen[card].text.startswith({"ko": "✅ 구글 캘린더에 넣었어요", "en": "✅ In Google"}[lang])


def test_a_card_that_was_on_its_way_says_that_it_waits_now():
    world = added()
    card = world.last.id
    lost(world)
    assert world.screen[card].text.startswith("✅ 추가했어요. 구글에 다시 연결되면 넣을게요")
    world.press("되돌리기")
    assert world.screen[card].text.startswith("↩️ 되돌렸어요. 구글에 다시 연결되면 거기서도 되돌릴게요")
    back(world)
    assert world.screen[card].text.startswith("↩️ 되돌렸어요 · 구글 캘린더에 반영하는 중이에요")


def test_what_is_there_already_and_what_goes_elsewhere_is_left_alone():
    world = added()
    world.take(Landed(group(world)))
    there = world.last.text
    world.calendars = (MINE, WORK)
    world.say("회의", create("회의", tomorrow(9)))
    world.press("calendar")
    world.press("confirm")
    elsewhere = world.last.text
    assert "넣는 중" in elsewhere
    [told] = lost(world)
    assert "끊겼어요" in told.reply.text
    assert world.texts[:2] == [there, elsewhere]


def test_changes_and_deletions_wait_as_well():
    dentist = event("치과", timed(17, 15), placement=placed())
    for meaning, words in {
        change("치과", location="강남"): "✅ 변경했어요. 구글에 다시 연결되면 반영할게요",
        RemoveEvents(Target("치과")): "🗑️ 삭제했어요. 구글에 다시 연결되면 거기서도 지울게요",
    }.items():
        world = connected(dentist)
        world.calendars = (AWAY,)
        world.say("치과", meaning)
        world.press("confirm")
        assert world.last.text.startswith(words)
        assert world.labels() == ["되돌리기", "다시 연결"]


def test_where_others_read_along_the_way_back_is_not_offered():
    world = connected()
    world.calendars = (AWAY,)
    world.say("커피", create("커피", tomorrow(15)), private=False)
    world.press("confirm")
    assert "다시 연결되면" in world.last.text and world.labels() == ["되돌리기", "나도 추가"]


def test_connected_again_elsewhere_is_seen_by_the_cards_here():
    world = added()
    world.calendars = (AWAY,)
    [say, *_] = world.take(Connected(GRANT, EMAIL))
    assert any("넣는 중" in one.text for one in world.screen.values()), say


# ── let go of before it came there ──


def let_go(world, *groups):
    """The account was disconnected by words."""
    words = {"ko": "연결 해제", "en": "disconnect my account"}[world.conversation.lang]
    world.say(words, ManageAccount("disconnect"))
    world.step(world.pressed(world.button("disconnect").press))
    turn = world.conversation.turns[-1].number
    return world.take(Disconnected(turn, EMAIL, groups, len(groups)))


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ko", "✅ 추가했어요. 연결을 해제해서 구글에는 넣지 못했어요"),
        ("en", "✅ Added. Not in Google, because you disconnected"),
    ],
)
def test_what_never_came_there_does_not_say_that_it_is_on_its_way(lang, words):
    world = added({"ko": "커피", "en": "a coffee"}[lang], lang=lang)
    card = world.last.id
    let_go(world, group(world))
    assert world.screen[card].text.startswith(words)
    assert world.labels(world.screen[card]) == [{"ko": "되돌리기", "en": "Undo"}[lang]]
    world.press("undo")
    assert world.screen[card].text.startswith({"ko": "↩️ 되돌렸어요\n", "en": "↩️ Undone\n"}[lang])


def test_what_was_taken_back_and_never_came_there_says_so():
    world = added()
    card = world.last.id
    world.take(Landed(group(world)))
    world.say("되돌려", TakeBack())
    let_go(world, lines(world)[-1].group)
    assert world.screen[card].text.startswith("↩️ 되돌렸어요. 연결을 해제해서 구글에서는 되돌리지 못했어요")


def test_what_came_there_stays_as_it_is_said():
    world = added()
    world.take(Landed(group(world)))
    said = world.texts[0]
    let_go(world)
    assert world.texts[0] == said


def test_letting_go_of_an_account_that_cut_us_off_takes_its_button_away():
    world = connected()
    lost(world)
    let_go(world)
    assert "다시 연결" not in world.labels() and world.conversation.standing == ()
    assert "끊겼어요" in world.texts[0]


def test_an_account_that_was_not_confirmed_and_is_forgotten_changes_nothing():
    world = connected()
    lost(world)
    assert world.take(Disconnected(None, EMAIL)) == []
    assert world.labels() == ["다시 연결"]


def test_a_grant_that_is_lost_where_nothing_is_connected_is_told_all_the_same():
    world = World()
    assert len(world.take(GrantLost(EMAIL))) == 1


def test_connected_again_in_another_conversation_it_is_told_here_and_nothing_is_asked():
    world = connected()
    lost(world)
    world.say("커피", create("커피", tomorrow(15)))
    world.press("confirm")
    card = world.last.id
    world.calendars = tuple(replace(c, signed_out=False) for c in world.calendars)
    before = len(world.screen)
    world.take(Reconnected(EMAIL))
    assert world.texts[0].startswith(f"구글 계정({EMAIL})이 다시 연결됐어요.")
    assert world.screen[card].text.startswith("✅ 추가했어요 · 구글 캘린더에 넣는 중이에요")
    assert len(world.screen) == before and world.conversation.turns == ()
    assert world.take(Reconnected("another@example.com")) == []
