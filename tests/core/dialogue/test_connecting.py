"""Connecting a Google account: by a link, confirmed here, in private only; letting go of it, and hearing of its loss."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from core.dialogue.buttons import Press
from core.dialogue.conversation import MAX_TURNS
from core.dialogue.effects import AskToConnect, Connect, Disconnect
from core.dialogue.inputs import (
    AccountConnected,
    Connected,
    ConsentFailed,
    Disconnected,
    DoorOpened,
    Interpreted,
    MessageEdited,
)
from core.dialogue.interpretation import Assent, Dissent, Interpretation, ManageAccount
from core.dialogue.stages import Consenting, Linking
from tests.core.dialogue.world import DOOR, FAMILY, GRANT, MINE, WORK, World, create, on, timed, tomorrow

CONNECT, DISCONNECT, STATUS = (ManageAccount(what) for what in ("connect", "disconnect", "status"))
EMAIL = MINE.email


def asked(**more):
    """A world where somebody came back from Google and is asked which account it is."""
    world = World(**more)
    world.say("구글 연결", CONNECT)
    world.take(AccountConnected(GRANT, EMAIL))
    return world


def links(world):
    return [link.url for reply in world.screen.values() for link in reply.links]


def test_a_link_leads_to_google_and_says_how_long_it_lives():
    world = World()
    world.say("구글 캘린더 연결해줘", CONNECT)
    [link] = world.last.links
    assert (link.label, link.url) == ("구글 계정 연결하기", DOOR)
    assert "10분" in world.last.text and "한 번 더 여쭤 보고" in world.last.text


def test_the_account_is_asked_about_here_before_it_counts():
    world = asked()
    assert links(world) == []
    assert world.texts[-2:] == [
        "구글에서 돌아왔어요. 아래에서 확인해 주세요 ↓",
        f"{EMAIL} 계정을 연결할까요?",
    ]
    assert world.labels(world.last) == ["연결", "취소"]
    assert not any(isinstance(one, Connect) for one in world.crossed)
    world.press("connect")
    assert world.crossed[-1] == Connect(GRANT)
    assert world.last.text == f"✅ 연결했어요. 이제부터 새 일정은 구글 캘린더({EMAIL})에 들어가요."
    assert world.labels() == []


def test_it_is_told_in_english_as_well():
    world = World(lang="en")
    world.say("connect my google calendar", CONNECT)
    assert world.last.links[0].label == "Connect a Google account"
    world.take(AccountConnected(GRANT, EMAIL))
    assert world.last.text == f"Connect {EMAIL}?"
    world.press("connect")
    assert world.last.text.startswith("✅ Connected.")


def test_nothing_about_accounts_is_told_where_others_read_along():
    for what in (CONNECT, DISCONNECT, STATUS):
        world = World()
        world.calendars = (MINE,)
        world.say("구글", what, private=False)
        assert "1:1 메시지" in world.last.text
        assert EMAIL not in world.last.text
        assert world.crossed == [] and links(world) == []


def test_an_edited_message_opens_no_door_where_nobody_knows_who_reads_along():
    world = World()
    world.say("안녕")
    world.meanings["구글 연결"] = CONNECT
    world.take(MessageEdited("m1", "구글 연결"))
    assert "새로 보내 주세요" in world.last.text
    assert world.crossed == []


def test_a_message_edited_while_it_is_dealt_with_stays_as_private_as_it_was():
    world = World()
    world.say("커피", create("커피"))
    world.edit("m1", "구글 연결", CONNECT)
    assert links(world) == [DOOR]


def test_somebody_else_s_words_connect_nothing():
    world = World()
    world.say("구글 연결해줘", CONNECT, forwarded_at=world.at)
    assert world.crossed == []


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "http://elsewhere.example/door"])
def test_where_no_google_is_set_up_that_is_said(url):
    world = World()
    world.door = url
    world.say("구글 연결", CONNECT)
    assert "GOOGLE_CLIENT_ID" in world.last.text
    assert links(world) == [] and world.conversation.turns == ()


def test_a_second_wish_takes_the_first_link_away():
    world = World()
    world.say("구글 연결", CONNECT)
    world.say("구글 연결해줘", CONNECT)
    assert links(world) == [DOOR]
    assert world.texts[0].startswith("이 연결 링크는 이제 쓰지 않아요.")
    assert len(world.conversation.turns) == 1


def test_whoever_has_an_account_is_told_that_this_is_another():
    world = World()
    world.calendars = (MINE,)
    world.say("구글 연결", CONNECT)
    assert world.last.text.startswith("연결해 둔 계정이 있어요.")


def test_another_of_our_users_is_said_to_become_one_with_this():
    world = World()
    world.take(AccountConnected(GRANT, EMAIL, elsewhere=True))
    assert "한 사람의 캘린더로 합쳐지고, 먼저 쓰기 시작한 쪽의 설정이 남아요" in world.last.text


def test_the_question_comes_although_no_turn_is_open():
    world = World()
    world.take(AccountConnected(GRANT, EMAIL))
    world.press("connect")
    assert world.last.text.startswith("✅ 연결했어요.")


def test_hearing_it_twice_asks_once():
    world = asked()
    before = list(world.texts)
    assert world.take(AccountConnected(GRANT, EMAIL)) == []
    assert world.texts == before


def test_discarding_forgets_the_account_that_waits():
    world = asked()
    token = world.button("connect").press
    world.press("discard")
    assert world.crossed[-1] == Disconnect(None, GRANT)
    assert world.last.text == "연결하지 않았어요. 이 계정의 정보는 남기지 않아요."
    [toast] = world.tap(token)
    assert toast.manner == "answer" and not any(isinstance(one, Connect) for one in world.crossed)


def test_no_said_in_words_forgets_it_as_well():
    world = asked()
    world.say("아니", Dissent())
    assert world.crossed[-1] == Disconnect(None, GRANT)
    assert world.labels() == []


def test_no_means_the_card_that_came_after_the_question():
    world = asked()
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.say("아니", Dissent())
    assert "connect" in [b.press.verb for r in world.screen.values() for b in world.buttons_of(r)]
    assert world.conversation.cards[0].state == "discarded"


def test_no_means_the_question_that_came_after_that_about_the_account():
    world = asked()
    world.say("커피", create("커피"))
    world.say("아니", Dissent())
    assert [type(turn.stage) for turn in world.conversation.turns] == [Linking]


def test_yes_is_no_tap():
    world = asked()
    world.say("응", Assent())
    assert world.last.text == "위의 버튼을 눌러 주시면 진행할게요."
    assert not any(isinstance(one, Connect) for one in world.crossed)


def test_second_taps_and_forged_ones_connect_nothing():
    world = asked()
    token = world.button("connect").press
    for press in (
        replace(token, ref=UUID(int=1)),
        replace(token, verb="copy"),
        replace(token, verb="disconnect"),
        replace(token, verb="choose", choice=1),
        replace(token, verb="confirm"),
    ):
        [toast] = world.tap(press)
        assert toast.manner == "answer"
    assert not any(isinstance(one, Connect) for one in world.crossed)
    world.tap(token)
    crossed = len(world.crossed)
    world.tap(token)
    assert len(world.crossed) == crossed


def test_an_account_that_nobody_confirmed_for_a_day_is_forgotten():
    world = asked()
    world.wait(hours=25)
    assert world.crossed[-1] == Disconnect(None, GRANT)
    assert "하루가 지나" in world.last.text and world.labels() == []


def test_a_tap_after_a_day_comes_too_late_although_nobody_closed_it():
    world = asked()
    world.at += (world.conversation.wake_at - world.at) * 2
    world.press("connect")
    assert world.crossed[-1] == Disconnect(None, GRANT)
    assert "하루가 지나" in world.last.text


def test_a_link_that_nobody_followed_goes_after_a_day():
    world = World()
    world.say("구글 연결", CONNECT)
    world.wait(hours=25)
    assert links(world) == [] and world.conversation.turns == ()


def test_what_only_we_have_is_offered_to_be_copied():
    world = asked()
    world.local = 3
    world.press("connect")
    assert "앞으로의 일정 3개를 구글에도 넣을까요?" in world.last.text
    assert world.labels(world.last) == ["구글에도 넣기", "여기만 두기"]
    world.press("copy")
    assert world.crossed[-1] == Connect(GRANT, copy=True)
    assert world.last.text == "일정 3개를 구글 캘린더에도 넣고 있어요."
    assert world.labels() == []


def test_what_only_we_have_may_stay_here_only():
    world = asked()
    world.local = 3
    world.press("connect")
    world.press("discard")
    assert world.last.text.startswith("✅ 연결했어요.") and world.last.text.endswith("여기에만 둘게요.")
    assert world.crossed[-1] == Connect(GRANT)


def test_being_connected_twice_asks_about_copies_once():
    world = asked()
    world.local = 3
    world.press("connect")
    assert world.take(Connected(GRANT, EMAIL, 3)) == []


def test_a_second_account_leaves_new_events_where_they_go():
    world = World()
    world.calendars = (replace(WORK, target=True),)
    world.take(Connected(GRANT, EMAIL))
    assert (
        world.last.text == f"✅ {EMAIL} 계정도 연결했어요. 새 일정은 지금처럼 {WORK.email} 캘린더에 들어가요."
    )


def test_an_account_that_was_confirmed_elsewhere_is_told_and_offers_copies():
    world = World()
    world.take(Connected(GRANT, EMAIL, 1))
    world.press("copy")
    assert world.crossed == [Connect(GRANT, copy=True)]


@pytest.mark.parametrize(
    ("reason", "words"),
    [("scope", "체크가 빠졌어요"), ("denied", "동의하지 않으셔서"), ("away", "응답하지 않아")],
)
def test_why_nobody_was_connected(reason, words):
    world = World()
    world.say("구글 연결", CONNECT)
    world.take(ConsentFailed(reason, "https://accounts.example.com/again"))
    assert words in world.last.text
    assert links(world) == ["https://accounts.example.com/again"]
    world.take(AccountConnected(GRANT, EMAIL))
    assert links(world) == []


def test_a_failure_without_another_way_ends_there():
    world = World()
    world.say("구글 연결", CONNECT)
    world.take(ConsentFailed("denied"))
    assert links(world) == [] and world.conversation.turns == ()


def test_a_failure_that_nobody_waits_for_is_told_all_the_same():
    world = World()
    world.take(ConsentFailed("away", DOOR))
    assert links(world) == [DOOR]
    world.take(AccountConnected(GRANT, EMAIL))
    assert links(world) == []


def test_letting_go_is_asked_with_the_address():
    world = World()
    world.calendars = (MINE, FAMILY)
    world.say("연결 해제", DISCONNECT)
    assert world.last.text.startswith(f"{EMAIL} 계정의 연결을 해제할까요?")
    assert world.labels(world.last) == ["연결 해제", "그대로 두기"]
    world.press("disconnect")
    assert world.crossed == [Disconnect(1, GRANT)]
    assert "구글에는 그대로 있어요" in world.last.text and "여기서 만든 일정은" in world.last.text
    assert world.labels() == []


def test_letting_go_can_be_called_off():
    world = World()
    world.calendars = (MINE,)
    world.say("연결 해제", DISCONNECT)
    world.press("discard")
    assert world.crossed == []
    assert world.last.text == "알겠어요. 연결을 그대로 둘게요."


def test_of_several_accounts_it_is_asked_which():
    world = World()
    world.calendars = (MINE, FAMILY, WORK)
    world.say("연결 해제", DISCONNECT)
    assert world.labels(world.last) == [EMAIL, WORK.email, "그대로 두기"]
    world.tap(replace(world.button("choose", 1).press, choice=3))
    assert world.last.text == "어느 계정의 연결을 해제할까요?"
    world.press("choose", 2)
    assert world.last.text.startswith(f"{WORK.email} 계정의 연결을 해제할까요?")
    world.press("disconnect")
    assert world.crossed == [Disconnect(1, WORK.grant)]


def test_a_grant_that_nobody_named_is_the_only_one():
    world = World()
    world.calendars = (replace(MINE, grant=None),)
    world.say("연결 해제", DISCONNECT)
    world.press("disconnect")
    assert world.crossed == [Disconnect(1, None)]


def test_of_several_accounts_none_is_let_go_of_by_guess():
    world = World()
    world.calendars = (replace(MINE, grant=None), WORK)
    world.say("연결 해제", DISCONNECT)
    which = world.button("choose", 1).press
    world.tap(replace(which, verb="disconnect", choice=0))
    world.tap(which)
    [toast] = world.press("disconnect")
    assert toast.manner == "answer" and world.crossed == []


@pytest.mark.parametrize("what", [DISCONNECT, STATUS])
def test_with_no_account_that_is_said(what):
    world = World()
    world.say("구글?", what)
    assert world.last.text.startswith("연결된 구글 계정이 없어요.")


def test_what_nobody_waits_for_is_not_told():
    world = World()
    world.calendars = (MINE,)
    world.say("연결 해제", DISCONNECT)
    assert world.take(Disconnected(None, EMAIL)) == []
    assert world.take(Disconnected(99, EMAIL)) == []
    assert world.take(DoorOpened(1, DOOR)) == []
    world.take(Disconnected(1, None))
    assert world.last.text.startswith("연결된 구글 계정이 없어요.")


@pytest.mark.parametrize("count", [0, 1, 3])
def test_what_never_got_to_google_is_told_before_letting_go_and_after(count):
    world = World()
    world.calendars = (replace(MINE, waiting=count), replace(FAMILY, waiting=count))
    world.say("연결 해제", DISCONNECT)
    asked = f"아직 구글에 넣지 못한 변경 {count}개는 구글에 들어가지 않아요."
    assert (asked in world.last.text) is bool(count)
    world.take(Disconnected(1, EMAIL, (), count))
    assert (f"변경 {count}개는 구글에 넣지 못했어요." in world.last.text) is bool(count)


def test_of_several_accounts_that_one_is_told_of_which_waits():
    world = World(lang="en")
    world.calendars = (MINE, replace(WORK, waiting=2))
    world.say("disconnect", DISCONNECT)
    world.press("choose", 1)
    assert "not in Google" not in world.last.text
    world.say("disconnect", DISCONNECT)
    world.press("choose", 2)
    assert "2 changes are not in Google yet, and never will be." in world.last.text


def test_an_account_of_which_no_calendar_is_looked_at_can_be_let_go_of():
    world = World()
    world.calendars = (replace(MINE, followed=False, target=False),)
    world.say("연결 해제", DISCONNECT)
    world.press("disconnect")
    assert world.crossed == [Disconnect(1, GRANT)]


def test_a_question_that_was_crowded_out_loses_its_buttons():
    world = asked()
    for number in range(MAX_TURNS + 1):
        world.say(f"일정 {number}", create(f"일정 {number}"))
    assert "연결" not in world.labels()
    assert f"{EMAIL} 계정을 연결할까요?" in world.texts
    assert not any(isinstance(turn.stage, Linking) for turn in world.conversation.turns)


def test_the_door_that_opens_after_somebody_came_back_changes_nothing():
    world = World()
    message = world.message("구글 연결", CONNECT)
    from core.dialogue.inputs import IncomingMessage

    world.step(IncomingMessage(message))
    [ask] = world.step(Interpreted(1, Interpretation(CONNECT, "ko")))
    assert ask == AskToConnect(1)
    assert isinstance(world.conversation.turns[0].stage, Consenting)
    world.take(AccountConnected(GRANT, EMAIL))
    assert world.take(DoorOpened(1, DOOR)) == []


def test_a_question_about_an_account_keeps_nobody_from_adding_events():
    world = asked()
    world.say("커피", create("커피"))
    world.say("18일 3시", create("", on(18, 15)))
    world.press("confirm")
    assert world.calendar() == [("커피", "2026-11-18T15:00:00+09:00")]
    world.press("connect")
    assert Connect(GRANT) in world.crossed
    assert timed(18, 15).zone == "Asia/Seoul"


def test_a_tap_on_a_button_of_a_group_that_is_no_question_is_stale():
    world = asked()
    [toast] = world.tap(Press("connect", UUID(int=3)))
    assert toast.manner == "answer"
