"""Captions that are edited: only what was read from them changes, what the pictures hold stays."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from adapters.database import codec
from core.dialogue.inputs import IncomingMessage, MessageEdited
from core.dialogue.interpretation import Interpretation, SmallTalk
from core.dialogue.results import EventsFound, Interpreted, TextRead
from tests.core.dialogue.world import MISMATCH, World, at, change, create, on, tomorrow

GIG = create("공연", tomorrow(19))
DENTIST = create("치과", tomorrow(9))


def album(world, *captions):
    """A picture for each caption, the first of which holds a gig."""
    for number, text in enumerate(captions):
        message = replace(world.message(text, None, (f"p{number}",)), bundle="album")
        world.take(IncomingMessage(message))


def read(world, *captions, first=GIG):
    """All of it is read, and no more comes."""
    for number in range(len(captions)):
        world.read(f"p{number}", first if number == 0 else None)
    world.wait(seconds=1)


def with_card(*captions, **meanings):
    world = World()
    album(world, *captions)
    world.meanings |= meanings
    read(world, *captions)
    return world


def edit(world, ref, text, **meanings):
    world.meanings |= meanings
    return world.take(MessageEdited(ref, text))


def drafts(world):
    """Of every card that waits, together; there is one."""
    (card,) = [card for card in world.conversation.cards if card.state == "open"]
    return [draft.proposal.title for draft in card.drafts]


def test_a_caption_edited_while_the_album_is_read_leaves_the_other_captions():
    world = World()
    album(world, "내일 9시 치과", "합정에서")
    edit(world, "m1", "내일 10시 치과", **{"내일 10시 치과\n합정에서": DENTIST})
    read(world, "", "", first=None)
    assert world.requests[-1].text == "내일 10시 치과\n합정에서"


def test_a_caption_edited_below_an_album_of_words_alone_leaves_the_other_captions():
    world = World()
    album(world, "내일 9시 치과", "합정에서")
    world.meanings["내일 9시 치과\n합정에서"] = DENTIST
    read(world, "", "", first=None)
    edit(world, "m2", "홍대에서", **{"내일 9시 치과\n홍대에서": create("치과", tomorrow(9), location="홍대")})
    assert drafts(world) == ["치과"]
    assert "📍 홍대" in world.last.text


def test_an_edited_caption_changes_its_own_event_and_not_that_of_a_picture():
    world = with_card("내일 9시 치과도", **{"내일 9시 치과도": DENTIST})
    world.say("공연은 8시로", change("공연", time=at(20)))
    edit(world, "m1", "내일 10시 치과도", **{"내일 10시 치과도": create("치과", tomorrow(10))})
    assert drafts(world) == ["공연", "치과"]
    assert ("오후 8:00" in world.last.text, "오전 10:00" in world.last.text) == (True, True)
    assert "오전 9:00" not in world.last.text


def test_an_edited_caption_completes_the_event_of_its_picture_anew():
    world = with_card("합정에서", "", 합정에서=change(location="합정"))
    edit(world, "m1", "홍대에서", 홍대에서=change(location="홍대"))
    assert drafts(world) == ["공연"]
    assert "📍 홍대" in world.last.text


@pytest.mark.parametrize("words", ["", "이거 봐"])
def test_an_event_goes_with_the_caption_that_named_it(words):
    world = with_card("내일 9시 치과도", **{"내일 9시 치과도": DENTIST})
    edit(world, "m1", words, **{words: SmallTalk()})
    assert drafts(world) == ["공연"]


def test_a_caption_goes_with_a_single_picture_as_well():
    world = World()
    world.photos("p0", caption="내일 9시 치과도", meaning=DENTIST)
    world.read("p0", GIG)
    edit(world, "m1", "")
    assert drafts(world) == ["공연"]


@pytest.mark.parametrize("first", [GIG, None])
def test_a_caption_that_was_none_and_is_none_says_nothing(first):
    world = World()
    album(world, "", "")
    read(world, "", "", first=first)
    assert edit(world, "m1", "") == []


def test_words_that_went_from_below_pictures_without_any_event_say_nothing():
    world = World()
    album(world, "안녕")
    read(world, "", first=None)
    assert edit(world, "m1", "") == []


def test_an_event_that_is_asked_about_is_not_lost_with_the_caption():
    world = World()
    album(world, "내일 9시 치과도")
    world.meanings["내일 9시 치과도"] = DENTIST
    read(world, "", first=create("공연", MISMATCH))
    assert "공연" in world.last.text
    edit(world, "m1", "내일 10시 치과도", **{"내일 10시 치과도": create("치과", tomorrow(10))})
    world.press("choose", 1)
    assert drafts(world) == ["공연", "치과"]
    assert "오전 10:00" in world.last.text


def test_the_calendar_is_searched_for_the_newest_caption():
    world = World()
    album(world, "내일 9시 치과도")
    world.wait(seconds=1)
    world.seen["p0"] = GIG
    world.step(TextRead(1, "p0", empty=False))
    world.step(Interpreted(1, Interpretation(GIG, "ko"), "p0"))
    (search,) = world.step(Interpreted(1, Interpretation(DENTIST, "ko")))
    edit(world, "m1", "내일 10시 치과도", **{"내일 10시 치과도": create("치과", tomorrow(10))})
    world.take(EventsFound(search.turn, ()))
    assert drafts(world) == ["공연", "치과"]
    assert "오전 10:00" in world.last.text


def test_words_that_are_understood_late_are_those_of_the_newest_caption():
    world = World()
    album(world, "내일 9시 치과도")
    world.wait(seconds=1)
    world.seen["p0"] = GIG
    world.step(TextRead(1, "p0", empty=False))
    world.step(Interpreted(1, Interpretation(GIG, "ko"), "p0"))
    edit(world, "m1", "내일 10시 치과도", **{"내일 10시 치과도": create("치과", tomorrow(10))})
    world.take(Interpreted(1, Interpretation(DENTIST, "ko")))
    assert drafts(world) == ["공연", "치과"]
    assert "오전 10:00" in world.last.text


def test_a_caption_is_known_after_a_restart():
    world = with_card("내일 9시 치과도", "합정에서", **{"내일 9시 치과도\n합정에서": DENTIST})
    world.conversation = codec.decode_state(json.loads(json.dumps(codec.encode_state(world.conversation))))
    later = create("치과", on(20, 9))
    edit(world, "m1", "20일 9시 치과도", **{"20일 9시 치과도\n합정에서": later})
    assert drafts(world) == ["공연", "치과"]
    assert "11월 20일" in world.last.text


def test_words_of_an_album_without_events_that_are_still_being_understood_give_way_to_the_newest():
    world = World()
    album(world, "내일 9시 치과", "합정에서")
    world.wait(seconds=1)
    world.step(TextRead(1, "p0", empty=True))
    (asked,) = world.step(TextRead(1, "p1", empty=True))
    assert asked.request.text == "내일 9시 치과\n합정에서"
    world.say("회의", create("회의"))
    edit(world, "m2", "홍대에서", **{"내일 9시 치과\n홍대에서": create("치과", tomorrow(9), location="홍대")})
    world.take(Interpreted(asked.turn, Interpretation(DENTIST, "ko")))
    assert drafts(world) == ["치과"]
    assert "📍 홍대" in world.last.text
