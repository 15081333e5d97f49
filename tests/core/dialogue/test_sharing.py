"""A card of a shared conversation, taken along by somebody who read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid5

import pytest

from core.dialogue.buttons import Press
from core.dialogue.card_inputs import CardCopied
from core.dialogue.interpretation import AskCalendar, RemoveEvents, Target
from core.dialogue.judging import may_be_taken, taken_from
from core.dialogue.message import ConversationKey
from tests.core.dialogue.world import (
    BIRTH,
    FAMILY,
    MINE,
    TUESDAYS,
    World,
    change,
    create,
    event,
    several,
    timed,
    tomorrow,
)

GROUP = ConversationKey("telegram", "-100", "42")
COFFEE = create("커피", tomorrow(15), location="합정", attendees=("민수", "boss@work.example"), meeting=True)


def group(meaning=COFFEE, *events, **more) -> World:
    """A shared conversation in which somebody wrote of something."""
    world = World(*events, **more)
    world.say("말", meaning, private=False)
    return world


def newest(world):
    return world.conversation.cards[-1]


def take(world, theirs, ref="900"):
    """What the shell makes of it: the drafts as the owner's conversation has them now."""
    card = newest(theirs)
    return world.take(CardCopied(GROUP, card.id, ref, taken_from(card)))


def is_offered(world):
    return "join" in [button.press.verb for button in world.buttons_of(world.last)]


# ── what is offered ──


def test_a_card_that_others_read_offers_itself_to_them_below_everything_else():
    world = group(several(("커피", tomorrow(15)), ("회의", tomorrow(17))))
    assert [button.label for button in world.last.buttons[-1]] == ["나도 추가"]
    english = World(lang="en")
    english.say("coffee", create("coffee", tomorrow(15)), private=False)
    assert english.labels()[-1] == "Add it to mine"


def test_the_button_names_the_card_and_nothing_of_what_is_on_it():
    world = group()
    [join] = world.last.buttons[-1]
    assert join.press == Press("join", newest(world).id, newest(world).revision)


def test_a_private_card_is_never_offered():
    world = World()
    world.say("커피", COFFEE)
    assert not is_offered(world)
    assert taken_from(newest(world)) == ()


def test_what_was_added_can_still_be_taken_along_but_not_what_was_undone():
    world = group()
    world.press("confirm")
    assert is_offered(world)
    assert [draft.proposal.title for draft in taken_from(newest(world))] == ["커피"]
    world.press("undo")
    assert newest(world).state == "undone"
    assert not is_offered(world)
    assert taken_from(newest(world)) == ()


@pytest.mark.parametrize("state", ["discarded", "expired", "refused", "undone"])
def test_what_came_to_nothing_is_not_offered(state):
    card = replace(newest(group()), state=state)
    assert not may_be_taken(card) and taken_from(card) == ()


def test_a_card_that_is_being_written_can_be_taken_along():
    assert may_be_taken(replace(newest(group()), state="writing"))


@pytest.mark.parametrize("about", ["conflict", "news", "invitation"])
def test_a_card_about_what_happened_elsewhere_is_nobody_elses(about):
    card = replace(newest(group()), about=about)
    assert not may_be_taken(card) and taken_from(card) == ()


@pytest.mark.parametrize("order", [change("치과", time=tomorrow(17)), RemoveEvents(Target("치과"))])
def test_a_card_of_changes_is_never_offered(order):
    world = group(create("치과", tomorrow(15)))
    world.press("confirm")
    world.say("바꿔줘", order, private=False)
    assert newest(world).drafts[0].kind in ("update", "delete")
    assert not is_offered(world)
    assert taken_from(newest(world)) == ()


def test_what_is_not_ticked_is_not_taken_along():
    world = group(several(("커피", tomorrow(15)), ("회의", tomorrow(17))))
    world.press("tick", 1)
    assert [draft.proposal.title for draft in taken_from(newest(world))] == ["회의"]
    world.press("tick", 2)
    assert not is_offered(world)


def test_a_card_that_is_gone_has_nothing_to_take():
    assert taken_from(None) == ()


def test_whose_card_it_is_needs_no_second_one():
    world = group()
    before = world.conversation
    [say] = world.press("join")
    assert (say.manner, say.reply.text) == ("answer", "본인 카드예요. 위에 있는 버튼을 눌러 주세요.")
    assert world.conversation == before
    world.press("confirm")
    [say] = world.press("join")
    assert say.reply.text.startswith("본인 카드예요."), "though it is done"
    assert len(world.calendar()) == 1


def test_whose_card_it_is_hears_it_in_english_too():
    world = World(lang="en")
    world.say("coffee", create("coffee", tomorrow(15)), private=False)
    [say] = world.press("join")
    assert say.reply.text == "This card is yours. Use the buttons above."


def test_a_card_that_nobody_remembers_is_not_said_to_be_ones_own():
    world = group()
    [say] = world.tap(Press("join", UUID(int=9), 1))
    assert say.manner == "answer" and "본인" not in say.reply.text


# ── what is taken ──


def test_it_becomes_a_card_of_ones_own_and_is_confirmed_like_any_other():
    world = World()
    take(world, group())
    assert world.last.text.startswith("이렇게 추가할까요?\n\n커피\n🗓 11월 17일(화) 오후 3:00\n📍 합정")
    assert world.calendar() == []
    world.press("confirm")
    assert world.calendar() == [("커피", "2026-11-17T15:00:00+09:00")]
    world.press("undo")
    assert world.calendar() == []


def test_its_guests_and_its_meeting_stay_with_its_owner():
    theirs, world = group(), World()
    assert newest(theirs).drafts[0].proposal.attendees
    take(world, theirs)
    [draft] = newest(world).drafts
    assert (draft.proposal.attendees, draft.proposal.meeting, draft.proposal.response) == ((), False, None)
    assert "민수" not in world.last.text and "boss" not in world.last.text


def test_its_calendar_stays_with_its_owner_too():
    theirs = World()
    theirs.calendars = (replace(FAMILY, target=True),)
    theirs.say("커피", create("커피", tomorrow(15)), private=False)
    world = World()
    world.calendars = (MINE,)
    take(world, theirs)
    assert newest(theirs).drafts[0].calendar == FAMILY.id
    assert newest(world).drafts[0].calendar == MINE.id
    assert FAMILY.name not in world.last.text


def test_it_is_private_from_then_on():
    world = World()
    take(world, group())
    assert newest(world).private
    assert not is_offered(world)


def test_the_two_cards_share_nothing_that_names_them():
    theirs, world = group(), World()
    world.conversation = replace(world.conversation, birth=uuid5(BIRTH, "other"))
    take(world, theirs)
    assert newest(world).id != newest(theirs).id
    assert newest(world).drafts[0].id != newest(theirs).drafts[0].id


def test_its_series_and_its_reminders_come_along():
    theirs = group(create("수업", tomorrow(15), recurrence=TUESDAYS, reminders=(30,)))
    world = World()
    take(world, theirs)
    assert newest(world).drafts[0].proposal == newest(theirs).drafts[0].proposal


def test_its_owners_guesses_are_no_questions_to_others():
    theirs = group(create("워크숍", tomorrow()))
    assert newest(theirs).drafts[0].assumptions
    world = World()
    take(world, theirs)
    assert newest(world).drafts[0].assumptions == ()


def test_what_one_has_already_is_noticed():
    world = World(event("커피", timed(17, 15)))
    take(world, group())
    assert "비슷한 일정이 있어요: 커피" in world.last.text


def test_what_gets_in_its_way_is_told_in_private():
    world = World(event("치과", timed(17, 15)))
    take(world, group())
    assert "치과" in world.last.text


def test_all_drafts_come_along():
    world = World()
    take(world, group(several(("커피", tomorrow(15)), ("회의", tomorrow(17)))))
    world.press("confirm")
    assert [title for title, _ in world.calendar()] == ["커피", "회의"]


def test_a_card_that_is_gone_is_said_to_be_gone():
    world = World()
    world.take(CardCopied(GROUP, UUID(int=9), "900"))
    assert world.texts == ["그 카드는 이제 없어요. 일정을 다시 적어 주세요."]
    assert world.conversation.turns == () and world.conversation.cards == ()
    english = World(lang="en")
    english.take(CardCopied(GROUP, UUID(int=9), "900"))
    assert english.texts == ["That card is no longer there. Please write the plan again."]


def test_the_words_after_it_mean_it():
    world = World()
    take(world, group())
    world.say("4시로", change(time=tomorrow(16)))
    world.press("confirm")
    assert world.calendar() == [("커피", "2026-11-17T16:00:00+09:00")]


def test_taken_twice_it_is_noticed_that_one_has_it():
    theirs, world = group(), World()
    take(world, theirs)
    world.press("confirm")
    take(world, theirs, ref="901")
    assert "비슷한 일정이 있어요: 커피" in world.last.text
    assert len(world.calendar()) == 1


# ── where others read along ──


def test_what_else_is_on_the_calendar_is_not_told_there():
    world = group(create("커피", tomorrow(15)), event("치과", timed(17, 15)), event("커피", timed(17, 16)))
    assert world.last.text == "이렇게 추가할까요?\n\n커피\n🗓 11월 17일(화) 오후 3:00"
    assert all(not draft.clashes and not draft.duplicates for draft in world.last.drafts)
    assert newest(world).remarks[0].clashes, "it is remembered all the same"


def test_what_is_not_told_there_does_not_keep_from_confirming():
    world = group(create("커피", tomorrow(15)), event("치과", timed(17, 15)))
    world.press("confirm")
    assert ("커피", "2026-11-17T15:00:00+09:00") in world.calendar()


@pytest.mark.parametrize("title", ["치과", "커피"])
def test_a_new_clash_or_duplicate_is_asked_about_once_without_saying_what_it_is(title):
    world = group(create("커피", tomorrow(15)))
    met = event(title, timed(17, 15))
    world.events[met.id] = met
    world.press("confirm")
    assert len(world.calendar()) == 1, "somebody has to have seen that there is something"
    assert "그 사이" in world.last.text and "치과" not in world.last.text
    world.press("confirm")
    assert len(world.calendar()) == 2


def test_the_same_card_in_private_tells_it():
    world = World(event("치과", timed(17, 15)))
    world.say("내일 3시 커피", create("커피", tomorrow(15)))
    assert "치과" in world.last.text


@pytest.mark.parametrize("kind", ["agenda", "free", "find"])
def test_questions_about_the_calendar_are_not_answered_there(kind):
    for lang, words in (("ko", "둘만의 대화에서 물어봐 주세요."), ("en", "Ask me in our private chat.")):
        world = World(event("치과", timed(17, 15)), lang=lang)
        title = "치과" if kind == "find" else ""
        world.say("?", AskCalendar(kind, tomorrow(), title=title), private=False)
        assert words in world.last.text
        assert "치과" not in world.last.text and "3:00" not in world.last.text
        assert world.conversation.turns == ()


def test_a_card_stays_shared_through_its_revisions():
    world = group(create("커피", tomorrow(15)), event("치과", timed(17, 16)))
    world.say("4시로", change(time=tomorrow(16)), private=False)
    assert "치과" not in world.last.text and is_offered(world)
    world.press("edit")
    world.wait(hours=1)
    assert not newest(world).private


def test_an_edited_message_stays_as_shared_as_its_card():
    world = group(create("커피", tomorrow(15)), event("치과", timed(17, 17)))
    world.edit("m1", "내일 5시 커피", create("커피", tomorrow(17)))
    assert not newest(world).private
    assert "치과" not in world.last.text and is_offered(world)


def test_a_time_that_is_asked_for_by_a_button_keeps_it_shared():
    world = group(create("워크숍", tomorrow()), event("치과", timed(17, 16)))
    world.press("시간 정하기")
    world.say("4시", create("", tomorrow(16)), private=False)
    assert not newest(world).private
    assert "치과" not in world.last.text


def test_it_expires_like_any_other_and_is_offered_no_longer():
    world = group()
    world.at += timedelta(days=1)
    world.press("confirm")
    assert newest(world).state == "expired"
    assert not is_offered(world)
