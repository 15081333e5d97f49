"""What a card says of a remote calendar before anything is written: which one, who gets mail, and what cannot be done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.calendar.time.expression import Spoken, WholeWeek
from core.dialogue.inputs import Landed
from core.dialogue.interpretation import ChangeEvent, Patch, RemoveEvents, Target
from core.dialogue.plain import plain_reply
from tests.core.dialogue.test_landing import connected, lines
from tests.core.dialogue.world import (
    FAMILY,
    HOLIDAYS,
    MINE,
    WORK,
    World,
    at,
    change,
    create,
    event,
    placed,
    several,
    timed,
    tomorrow,
)

GUESTS = ("ben@example.com", "kim@other.example", "지수")
WEEK = Spoken(WholeWeek(0))


def test_with_one_calendar_the_card_says_nothing_of_it():
    world = connected()
    world.say("커피", create("커피", tomorrow(15)))
    assert world.last.text == "이렇게 추가할까요?\n\n커피\n🗓 11월 17일(화) 오후 3:00"
    assert world.labels() == ["추가", "고치기", "취소"]


def test_of_several_calendars_the_card_shows_one_and_a_tap_moves_on():
    world = World()
    world.calendars = (HOLIDAYS, MINE, FAMILY, WORK)
    world.say("커피", create("커피", tomorrow(15)))
    assert "📅 민지 (minji@example.com)" in world.last.text
    assert "“가족”으로 옮기기" in world.labels()
    world.press("calendar")
    assert "📅 가족" in world.last.text
    world.press("calendar")
    assert "📅 회사 (minji@work.example)" in world.last.text
    world.say("4시로", change(time=at(16)))
    world.press("confirm")
    [line] = lines(world)
    assert line.calendar == WORK.id
    assert "📅 회사" in world.last.text


def test_several_drafts_move_together():
    world = World(lang="en")
    world.calendars = (MINE, FAMILY)
    world.say("both", several(("coffee", tomorrow(15)), ("dentist", tomorrow(9))))
    world.press("Into “가족” instead")
    world.press("confirm")
    assert {line.calendar for line in lines(world)} == {FAMILY.id}


def test_what_nobody_chose_for_new_events_gets_none_for_it_may_be_shared():
    world = World()
    world.calendars = (HOLIDAYS, FAMILY)
    world.say("커피", create("커피", tomorrow(15)))
    world.press("confirm")
    assert lines(world)[0].calendar is None


def test_a_calendar_that_is_not_looked_at_gets_no_new_events():
    world = World()
    world.calendars = (replace(MINE, followed=False), replace(FAMILY, target=True), WORK)
    world.say("커피", create("커피", tomorrow(15)))
    for _ in range(2):
        world.press("calendar")
        assert MINE.name not in world.last.text
    world.press("confirm")
    assert lines(world)[0].calendar == FAMILY.id


def test_forged_presses_move_nothing_and_mail_nobody():
    world = connected(event("치과", timed(17, 15), placement=placed()))
    world.say("커피", create("커피", tomorrow(15)))
    for verb in ("calendar", "notify"):
        [toast] = world.tap(replace(world.button("confirm").press, verb=verb))
        assert toast.manner == "answer"
    world.say("치과 4시로", change("치과", time=at(16)))
    world.calendars = (MINE, FAMILY)
    [toast] = world.tap(replace(world.button("confirm").press, verb="calendar"))
    assert toast.manner == "answer"


def test_guests_are_not_mailed_unless_somebody_says_so():
    world = connected()
    world.say("커피", create("커피", tomorrow(15), attendees=GUESTS))
    assert "ben@example.com, kim@other.example [외부], 지수 (초대 메일은 보내지 않아요)" in world.last.text
    world.press("notify")
    assert "(초대 메일을 보내요)" in world.last.text
    assert "✉️ 메일 보내지 않기" in world.labels()
    world.press("notify")
    world.press("notify")
    world.press("confirm")
    assert lines(world)[0].notify
    world.take(Landed(lines(world)[0].group))
    world.press("undo")
    assert "이미 보낸 메일은 되돌릴 수 없어요" in world.last.text


def test_what_was_taken_back_before_it_was_there_was_mailed_to_nobody():
    world = connected()
    world.say("커피", create("커피", tomorrow(15), attendees=GUESTS))
    world.press("notify")
    world.press("confirm")
    world.press("undo")
    world.take(Landed(lines(world)[-1].group))
    assert world.last.text.startswith("↩️ 구글 캘린더에서도 되돌렸어요\n")


def test_without_addresses_or_a_remote_calendar_nobody_can_be_mailed():
    world = connected()
    world.say("커피", create("커피", tomorrow(15), attendees=("지수",)))
    assert "notify" not in [b.press.verb for b in world.buttons_of(world.last)]
    here = World()
    here.say("커피", create("커피", tomorrow(15), attendees=GUESTS))
    assert "초대 메일은 보내지 않아요" in here.last.text and "[외부]" not in here.last.text
    assert "notify" not in [b.press.verb for b in here.buttons_of(here.last)]


@pytest.mark.parametrize(
    ("meaning", "words"),
    [(change("치과", time=at(16)), "변경 안내 메일은"), (RemoveEvents(Target("치과")), "취소 안내 메일은")],
)
def test_guests_of_what_is_changed_or_deleted_are_asked_about_as_well(meaning, words):
    world = connected(event("치과", timed(17, 15), attendees=GUESTS, placement=placed()))
    world.say("치과", meaning)
    assert words in world.last.text
    world.press("notify")
    world.press("confirm")
    assert lines(world)[0].notify


def test_guests_who_are_taken_off_could_be_mailed_too():
    world = connected(event("치과", timed(17, 15), attendees=GUESTS[:1], placement=placed()))
    world.say("벤 빼", ChangeEvent(Target("치과"), Patch(remove_attendees=GUESTS[:1])))
    assert "👥 – (변경 안내 메일은 보내지 않아요)" in world.last.text
    world.press("notify")
    world.press("confirm")
    assert lines(world)[0].notify


def test_nobody_is_called_a_stranger_where_the_account_is_unknown():
    world = World(event("치과", timed(17, 15), attendees=GUESTS, placement=placed()))
    world.say("치과 4시로", change("치과", time=at(16)))
    assert "[외부]" not in world.last.text


def test_what_is_to_be_changed_and_nobody_said_how_mails_nobody():
    world = connected(event("치과", timed(17, 15), attendees=GUESTS, placement=placed()))
    world.say("치과 바꿔", ChangeEvent(Target("치과"), Patch()))
    assert "notify" not in [b.press.verb for b in world.buttons_of(world.last)]


def test_a_video_call_that_was_asked_for_is_shown_and_made():
    world = connected()
    world.say("회의", create("회의", tomorrow(15), meeting=True))
    assert "🎥 화상회의 링크가 만들어져요" in world.last.text
    world.press("confirm")
    assert lines(world)[0].after.meeting


def test_there_is_no_video_call_without_a_remote_calendar():
    world = World()
    world.say("회의", create("회의", tomorrow(15), meeting=True))
    assert "화상" not in world.last.text
    world.press("confirm")
    assert not lines(world)[0].after.meeting


def test_a_forward_asks_for_no_video_call():
    world = connected()
    world.say("회의", create("회의", tomorrow(15), meeting=True), forwarded_at=world.at)
    assert "화상" not in world.last.text


def test_a_video_call_is_kept_when_the_time_is_asked():
    world = connected()
    world.say("회의", create("회의", meeting=False))
    world.say("내일 3시 화상회의", create("", tomorrow(15), meeting=True))
    assert "🎥" in world.last.text


@pytest.mark.parametrize(
    ("guard", "words"),
    [("read_only", "보기만"), ("not_organizer", "주최한"), ("strange_rule", "반복 규칙이 복잡해서")],
)
@pytest.mark.parametrize("meaning", [change("치과", time=at(16)), RemoveEvents(Target("치과"))])
def test_what_cannot_be_changed_from_here_is_refused_at_once_with_the_way_there(guard, words, meaning):
    world = connected(event("치과", timed(17, 15), placement=placed(guard=guard)))
    world.say("치과", meaning)
    assert world.last.text.startswith("“치과”: ") and words in world.last.text
    assert [link.label for link in world.last.links] == ["구글 캘린더에서 열기"]
    assert world.conversation.cards == () and world.conversation.turns == ()


def test_an_event_of_a_calendar_that_is_read_only_is_refused():
    world = World(event("설날", timed(17, 15), placement=placed(HOLIDAYS)), lang="en")
    world.calendars = (MINE, HOLIDAYS)
    world.say("delete new year", RemoveEvents(Target("설날")))
    assert "read only" in world.last.text
    [link] = plain_reply(world.last)["links"]
    assert link == {"label": "Open in Google Calendar", "url": placed().link}


def test_of_several_those_that_can_be_changed_are_offered():
    world = connected(
        event("치과", timed(17, 15), placement=placed(guard="not_organizer")),
        event("회의", timed(18, 15), placement=placed()),
    )
    world.say("이번 주 다 지워", RemoveEvents(Target(time=WEEK, every=True)))
    assert world.texts[0] == "여기서 바꿀 수 없는 일정 1개는 뺐어요."
    assert "회의" in world.last.text and "치과" not in world.last.text


def test_what_became_guarded_while_its_card_was_open_is_not_written():
    one = event("치과", timed(17, 15), placement=placed())
    world = connected(one)
    world.say("치과 4시로", change("치과", time=at(16)))
    world.events[one.id] = replace(one, placement=placed(guard="not_organizer"))
    world.press("confirm")
    assert "주최한 일정이라" in world.last.text and "⚠️ 구글 캘린더에 반영하지 못했어요" in world.last.text
    assert lines(world) == [] and world.labels() == []


def test_a_calendar_that_went_or_came_while_the_card_was_open_is_shown_first():
    world = connected()
    world.say("커피", create("커피", tomorrow(15), attendees=GUESTS, meeting=True))
    world.press("notify")
    world.calendars = ()
    world.press("confirm")
    assert world.last.text.startswith("그 사이 연결된 캘린더가 바뀌었어요.")
    assert "화상" not in world.last.text
    world.press("confirm")
    [line] = lines(world)
    assert (line.state, line.notify, line.after.placement, line.after.meeting) == (
        "settled",
        False,
        None,
        False,
    )


def test_a_video_call_that_came_meanwhile_is_not_taken_away():
    one = event("치과", timed(17, 15), placement=placed())
    world = connected(one)
    world.say("치과 4시로", change("치과", time=at(16)))
    world.events[one.id] = replace(one, meeting=True, response="accepted")
    world.press("confirm")
    [line] = lines(world)
    assert (line.after.meeting, line.after.response) == (True, "accepted")
