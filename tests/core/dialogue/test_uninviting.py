"""Nobody is to be invited: off a new event goes everybody, off one that is there only who was just proposed."""

from __future__ import annotations

from core.dialogue.interpretation import ChangeEvent, Patch, Target
from tests.core.dialogue.test_landing import connected
from tests.core.dialogue.world import create, event, placed, timed, tomorrow

BOB, EVE = "bob@example.org", "eve@example.org"
NOBODY, NOT_ONE_LEFT = Patch(uninvites="new"), Patch(uninvites="all")
MEETING = event("회의", timed(17, 15), attendees=(BOB,), placement=placed())


def guests(world):
    return world.conversation.cards[-1].drafts[0].proposal.attendees


def inviting(patch, words="이브도 초대해"):
    """A card that is to add Eve to the meeting, and what is said then."""
    world = connected(MEETING)
    world.say(words, ChangeEvent(Target("회의"), Patch(add_attendees=(EVE,))))
    world.say("…", ChangeEvent(Target(), patch))
    return world


def test_of_a_new_event_all_guests_go():
    world = connected()
    world.say("회의", create("회의", tomorrow(15), attendees=(BOB, EVE)))
    world.say("아무도 초대하지 마", ChangeEvent(Target(), NOBODY))
    assert guests(world) == ()
    assert world.last.text.startswith("이렇게 추가할까요?")
    assert "👥" not in world.last.text


def test_who_is_invited_already_stays_and_the_person_hears_how_to_take_them_off():
    world = inviting(NOBODY)
    assert guests(world) == (BOB,)
    told = [text for text in world.texts if "그대로예요" in text]
    assert told == [
        f"이미 초대한 분은 그대로예요: {BOB}. 이분들도 빼려면 “참석자 모두 빼줘”라고 말씀해 주세요."
    ]


def test_the_same_in_english():
    world = inviting(NOBODY, "add eve")
    told = [text for text in world.texts if "already" in text]
    assert told == [
        f"Invited already, and still on it: {BOB}. To take them off too, say “remove all guests”."
    ]


def test_everybody_is_taken_off_where_that_was_said():
    world = inviting(NOT_ONE_LEFT)
    assert guests(world) == ()
    assert not [text for text in world.texts if "그대로예요" in text]


def test_of_an_event_that_has_guests_nothing_changes_and_that_is_said():
    world = connected(MEETING)
    world.say("회의에는 아무도 초대하지 마", ChangeEvent(Target("회의"), NOBODY))
    assert world.last.text.startswith(f"이미 초대한 분은 그대로예요: {BOB}.")
    assert not world.conversation.cards


def test_of_an_event_without_guests_it_is_so_already():
    alone = event("산책", timed(17, 15), placement=placed())
    world = connected(alone)
    world.say("산책에는 아무도 초대하지 마", ChangeEvent(Target("산책"), NOBODY))
    assert world.last.text.startswith("이미 그렇게 되어 있어요")


def test_whoever_is_named_beside_it_comes():
    world = connected()
    world.say("회의", create("회의", tomorrow(15), attendees=(BOB,)))
    world.say("…", ChangeEvent(Target(), Patch(uninvites="new", add_attendees=(EVE,))))
    assert guests(world) == (EVE,)
