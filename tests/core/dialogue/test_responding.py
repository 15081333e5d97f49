"""Answering an invitation: one tap on its card, or words that bring a card; another tap changes one's mind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.dialogue.buttons import Press
from core.dialogue.conversation import MAX_CARDS
from core.dialogue.inputs import ButtonPressed, Collided, Facts, Landed, RemoteChanged, Sighting, TurnedDown
from core.dialogue.interpretation import AskCalendar, ChangeEvent, Dissent, Patch, RemoveEvents, Target
from tests.core.dialogue.test_landing import LINK, connected, lines
from tests.core.dialogue.world import (
    HOLIDAYS,
    MINE,
    at,
    change,
    create,
    event,
    on,
    placed,
    timed,
    tomorrow,
    weekly,
)

HERS = placed(guard="not_organizer")
DINNER = event(
    "회식", timed(18, 19), attendees=("boss@work.example",), response="needsAction", placement=HERS
)
OFFSITE = event("워크숍", timed(19, 9), response="tentative", placement=HERS)
CLASS = weekly("수업", timed(10, 15), response="needsAction", placement=HERS)


def invited(one=DINNER, *more, **kinds):
    """A world that has just heard of an invitation."""
    world = connected(one, *more, **kinds)
    world.take(RemoteChanged("민지", (Sighting(None, one),)))
    return world


def says(title="", response="accepted", **target):
    return ChangeEvent(Target(title, **target), Patch(response=response))


def asked(*events, title="회식", response="accepted", **kinds):
    """A world in which words have brought a card."""
    world = connected(*(events or (DINNER,)), **kinds)
    world.say("answer it" if kinds else "답해줘", says(title, response))
    return world


def test_the_card_of_an_invitation_has_its_three_answers():
    assert invited().labels() == ["수락", "미정", "거절", "확인했어요"]
    assert invited(lang="en").labels() == ["Accept", "Maybe", "Decline", "Got it"]


@pytest.mark.parametrize(
    ("label", "response"), [("수락", "accepted"), ("미정", "tentative"), ("거절", "declined")]
)
def test_one_tap_writes_the_answer_and_nothing_else(label, response):
    world = invited()
    world.press(label)
    [line] = lines(world)
    assert (line.kind, line.base, line.after) == ("update", DINNER, replace(DINNER, response=response))
    assert (line.state, line.notify) == ("pending", False)
    assert world.last.text.startswith(f"✅ 답했어요: {label} · 구글에 전하는 중이에요\n\n회식")
    world.take(Landed(line.group, LINK))
    assert world.last.text.startswith(f"✅ 구글에 답했어요: {label}\n\n회식")
    assert [link.url for link in world.last.links] == [LINK]


def test_another_tap_changes_the_answer_and_undo_goes_back_one():
    world = invited()
    world.press("수락")
    assert world.labels() == ["미정", "거절", "되돌리기"]
    world.press("거절")
    assert [line.after.response for line in lines(world)] == ["accepted", "declined"]
    assert lines(world)[1].base.response == "accepted"
    assert world.labels() == ["수락", "미정", "되돌리기"]
    world.press("되돌리기")
    assert world.events[DINNER.id].response == "accepted"
    assert world.last.text.startswith("↩️ 되돌렸어요") and world.labels() == []


def test_an_answer_is_taken_back_altogether():
    world = invited()
    world.press("미정")
    world.press("undo")
    assert world.events == {DINNER.id: DINNER}


def test_the_same_answer_again_and_old_buttons_write_nothing():
    world = invited()
    before = world.button("수락").press
    world.press("수락")
    [toast, shown] = world.tap(before)
    assert (toast.manner, shown.manner) == ("answer", "edit")
    [toast] = world.tap(replace(world.button("거절").press, choice=1))
    assert toast.reply.text.startswith("이미 그렇게 되어 있어요: 회식")
    for press in (replace(world.button("거절").press, choice=4), replace(before, verb="confirm")):
        world.tap(press)
    assert len(lines(world)) == 1


def test_what_others_changed_meanwhile_stays_under_another_answer():
    world = invited()
    world.press("수락")
    moved = replace(world.events[DINNER.id], when=timed(18, 20), location="강남")
    world.events[DINNER.id] = moved
    world.press("거절")
    assert world.events[DINNER.id] == replace(moved, response="declined")


def test_where_nobody_looked_an_answered_card_asks_once_more():
    world = invited()
    world.press("수락")
    world.take(ButtonPressed(world.button("거절").press, Facts()))
    assert world.last.text.startswith("지금 답은 “수락”이에요. 어떻게 바꿀까요?")
    assert world.labels()[0] == "거절" and len(lines(world)) == 1
    world.press("거절")
    assert [line.after.response for line in lines(world)] == ["accepted", "declined"]


def test_an_answer_that_somebody_gave_elsewhere_is_no_line():
    world = invited()
    world.events[DINNER.id] = replace(DINNER, response="accepted")
    world.press("수락")
    assert lines(world) == []
    assert world.last.text.startswith("✅ 답했어요: 수락") and world.labels() == ["미정", "거절"]
    world.press("거절")
    assert world.events[DINNER.id].response == "declined"


def test_another_answer_given_elsewhere_is_shown_before_it_is_changed():
    world = invited()
    world.events[DINNER.id] = replace(DINNER, response="declined")
    world.press("수락")
    assert lines(world) == []
    assert world.last.text.startswith(
        "그 사이 일정이 바뀌었어요. 지금 내용으로 다시 확인해 주세요.\n\n지금 답은 “거절”이에요. 어떻게 바꿀까요?"
    )
    world.press("수락")
    assert world.events[DINNER.id].response == "accepted"


def test_what_is_gone_is_not_answered():
    world = invited()
    world.press("수락")
    del world.events[DINNER.id]
    world.events[OFFSITE.id] = OFFSITE
    world.press("거절")
    assert "그 사이 삭제된 일정이에요." in world.last.text and len(lines(world)) == 1


def test_a_calendar_that_is_read_only_takes_no_answer():
    world = asked()
    world.calendars = (replace(MINE, writable=False),)
    world.press("수락")
    assert lines(world) == [] and world.last.text.startswith("“회식”: 보기만 할 수 있는")
    world = connected()
    world.calendars = (MINE, HOLIDAYS)
    there = replace(DINNER, placement=placed(HOLIDAYS, guard="not_organizer"))
    world.take(RemoteChanged("공휴일", (Sighting(None, there),)))
    assert world.labels() == ["확인했어요"]
    world.events = {there.id: there}
    world.say("회식 수락", says("회식"))
    assert world.last.text.startswith("“회식”: 보기만 할 수 있는")


def test_a_rule_that_we_hold_in_part_is_no_matter_of_an_answer():
    world = invited()
    world.events[DINNER.id] = replace(DINNER, placement=placed(guard="strange_rule"))
    world.press("수락")
    assert [line.after.response for line in lines(world)] == ["accepted"]


def test_a_new_clash_is_shown_first_unless_one_declines():
    lunch = event("저녁", timed(18, 19))
    world = invited()
    world.events[lunch.id] = lunch
    world.press("수락")
    assert "그 사이 겹치는 일정이 생겼어요" in world.last.text and "겹쳐요: 저녁" in world.last.text
    assert world.labels() == ["수락", "미정", "거절", "나중에 답하기"]
    world.press("수락")
    assert world.events[DINNER.id].response == "accepted"
    world = invited()
    world.events[lunch.id] = lunch
    world.press("거절")
    assert world.events[DINNER.id].response == "declined"


def test_what_google_turns_down_or_somebody_changed_first_is_told_in_words():
    for told in (TurnedDown, Collided):
        world = invited()
        world.press("수락")
        [line] = lines(world)
        now = replace(DINNER, response="declined", placement=placed())
        world.take(TurnedDown(line, "other") if told is TurnedDown else Collided(line, now))
        assert world.labels() == [], "no card asks again"
        assert "“회식”" in world.last.text


def test_news_that_are_no_open_invitation_have_no_answers():
    answered, day = replace(DINNER, response="accepted"), replace(DINNER, series=DINNER.id)
    assert invited(answered).labels() == ["확인했어요"]
    assert invited(day).labels() == ["확인했어요"], "a single day stands in no row"
    moved = connected(DINNER)
    moved.take(RemoteChanged("민지", (Sighting(replace(DINNER, title="모임"), DINNER),)))
    assert moved.labels() == ["확인했어요"]
    for one in (answered, day):
        world = invited(one)
        world.tap(replace(world.button("discard").press, verb="answer", choice=1))
        assert lines(world) == []


def test_words_bring_a_card_that_asks_with_what_was_said_first():
    world = asked(response="declined")
    assert world.last.text.startswith("이 초대에 어떻게 답할까요?\n\n회식\n🗓 11월 18일(수) 오후 7:00–8:00")
    assert "메일" not in world.last.text
    assert world.labels() == ["거절", "수락", "미정", "나중에 답하기"]
    assert lines(world) == []
    world.press("수락")
    assert world.events[DINNER.id].response == "accepted"


def test_an_answer_that_was_given_is_named_where_it_is_changed():
    world = asked(OFFSITE, title="워크숍")
    assert world.last.text.startswith("지금 답은 “미정”이에요. 어떻게 바꿀까요?")
    world.say("미정으로", says("", "tentative"))
    assert world.labels()[:3] == ["미정", "수락", "거절"]
    [toast] = world.press("미정")
    assert toast.reply.text.startswith("이미 그렇게 되어 있어요")
    world.press("수락")
    assert world.events[OFFSITE.id].response == "accepted"
    english = asked(OFFSITE, title="워크숍", lang="en")
    assert english.last.text.startswith("Your answer so far is “Maybe”.")


def test_the_card_can_be_left_alone():
    world = asked()
    world.press("나중에 답하기")
    assert world.last.text.startswith("답은 그대로 두었어요.") and world.labels() == []
    world = asked()
    world.say("아니", Dissent())
    assert world.labels() == [] and lines(world) == []
    world = asked()
    world.say("회식 취소", RemoveEvents(Target("회식")))
    assert world.labels() == [] and lines(world) == []


def test_no_other_button_belongs_to_it():
    world = asked()
    for verb in ("confirm", "edit", "notify", "calendar", "all", "tick"):
        world.tap(replace(world.button("answer").press, verb=verb, choice=1))
    assert lines(world) == [] and world.conversation.turns == ()


def test_what_is_answered_already_is_only_told():
    world = asked(OFFSITE, title="워크숍", response="tentative")
    assert world.last.text.startswith("이미 그렇게 되어 있어요: 워크숍") and world.labels() == []


def test_without_a_name_the_one_that_waits_for_an_answer_is_meant():
    past = event("지난 회식", timed(12, 19), response="needsAction", placement=HERS)
    world = asked(DINNER, OFFSITE, past, title="")
    assert world.last.drafts[0].title == "회식"
    both = asked(DINNER, replace(OFFSITE, response="needsAction"), title="")
    assert [b.press.verb for b in both.buttons_of(both.last)] == ["choose", "choose", "discard"]
    both.press("choose", 2)
    assert both.last.drafts[0].title == "워크숍"
    both.press("수락")
    assert both.events[OFFSITE.id].response == "accepted"


def test_all_of_them_are_answered_on_one_card():
    waiting = replace(OFFSITE, response="needsAction")
    world = connected(DINNER, waiting)
    world.say("초대 다 거절", ChangeEvent(Target(every=True), Patch(response="declined")))
    assert world.last.text.startswith("초대 2건에 어떻게 답할까요?")
    world.press("tick", 2)
    world.press("거절")
    assert world.last.text.startswith("✅ 답했어요: 거절 · ")
    assert [world.events[one.id].response for one in (DINNER, waiting)] == ["declined", "needsAction"]
    world.press("수락")
    assert [world.events[one.id].response for one in (DINNER, waiting)] == ["accepted", "needsAction"]
    english = connected(DINNER, waiting, lang="en")
    english.say("decline all", ChangeEvent(Target(every=True), Patch(response="declined")))
    assert english.last.text.startswith("What do you answer to 2 invitations?")
    english.press("Decline")
    assert english.last.text.startswith("✅ Answered: Decline (2) · on its way to Google")


def test_all_of_a_day_leaves_out_what_is_so_already():
    world = connected(DINNER, replace(OFFSITE, when=timed(18, 9), response="declined"))
    world.say("수요일 초대 다 거절", says("", "declined", time=on(18), every=True))
    assert [draft.title for draft in world.last.drafts] == ["회식"]


def test_who_is_not_invited_has_nothing_to_answer():
    world = asked(event("회식", timed(18, 19), placement=placed()))
    assert world.last.text == "답할 “회식” 초대를 찾지 못했어요."
    assert asked(OFFSITE, title="").last.text == "답할 초대를 찾지 못했어요."


def test_a_series_is_answered_as_one():
    world = asked(CLASS, title="수업")
    assert "🔁 전체" in world.last.text
    world.press("수락")
    [line] = lines(world)
    assert line.after == replace(CLASS, response="accepted")
    world = connected(CLASS)
    world.say("다 거절", says("", "declined", time=on(17), every=True))
    world.press("거절")
    assert lines(world)[0].after == replace(CLASS, response="declined")


def test_other_words_turn_the_card_into_one_that_changes_the_event():
    world = asked(replace(DINNER, placement=placed()))
    world.say("회식 8시로", change("회식", time=at(20)))
    assert world.last.text.startswith("이렇게 바꿀까요?")
    world.press("confirm")
    [line] = lines(world)
    assert (line.after.when, line.after.response) == (timed(18, 20), "needsAction")
    world = asked()
    world.say("회식 8시로", change("회식", time=at(20)))
    world.press("confirm")
    assert lines(world) == [] and world.last.text.startswith("“회식”: 다른 분이 주최한 일정이라")


def test_an_answer_beside_another_change_is_not_written():
    world = connected(replace(DINNER, placement=placed()))
    world.say("회식 8시로 수락", change("회식", time=at(20), response="accepted"))
    world.press("confirm")
    [line] = lines(world)
    assert line.after.response == "needsAction"
    world = connected(DINNER)
    world.say("회식 8시로 수락", change("회식", time=at(20), response="accepted"))
    assert world.last.text.startswith("“회식”: 다른 분이 주최한 일정이라")


def test_the_card_that_asks_is_the_one_that_words_mean():
    world = asked()
    world.say("회식 거절로", says("회식", "declined"))
    assert world.labels()[:3] == ["거절", "수락", "미정"] and len(world.conversation.cards) == 1
    world.press("거절")
    world.say("아니 수락해줘", says("", "accepted"))
    assert world.last.text.startswith("지금 답은 “거절”이에요.") and len(world.conversation.cards) == 2
    world.press("수락")
    assert world.events[DINNER.id].response == "accepted"


def test_a_card_about_something_else_is_not_meant():
    world = connected(DINNER)
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    world.say("커피 수락", says("커피"))
    assert world.last.text == "답할 “커피” 초대를 찾지 못했어요."
    world.say("수락해줘", says())
    assert world.last.drafts[0].title == "회식"
    assert [card.drafts[0].proposal.title for card in world.conversation.cards] == ["커피", "회식"]


def test_an_answered_card_that_is_forgotten_keeps_only_the_way_back():
    world = invited()
    world.press("수락")
    for number in range(MAX_CARDS):
        world.say(f"일정 {number}", create(f"일정 {number}", tomorrow(9)))
    shown = next(reply for reply in world.screen.values() if reply.text.startswith("✅ 답했어요: 수락\n"))
    assert world.labels(shown) == ["되돌리기"]
    world.press("되돌리기")
    assert world.events[DINNER.id].response == "needsAction"


def test_what_is_not_answered_yet_is_marked_in_the_agenda():
    world = connected(DINNER, OFFSITE)
    world.say("이번 주", AskCalendar("agenda"))
    assert "회식 ❔" in world.last.text and "워크숍 ❔" not in world.last.text


def test_an_answer_is_told_to_the_button_by_number():
    world = invited()
    assert world.button("거절").press == Press("answer", world.conversation.cards[0].id, 1, 3)
