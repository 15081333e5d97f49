"""The same picture twice: what it became is told, and nothing is added a second time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.dialogue.world import World, change, create, several, tomorrow

GIG = create("공연", tomorrow(19))


def sent(world: World, blob: str, picture: str = "gig", meaning=GIG, caption: str = "", means=None):
    world.photos(blob, caption=caption, meaning=means)
    return world.read(blob, meaning, picture=picture)


def added(**more) -> World:
    world = World(**more)
    sent(world, "a")
    world.press("confirm")
    return world


@pytest.mark.parametrize(
    ("lang", "told"),
    [("ko", "이미 추가했어요.\n• 공연 · "), ("en", "That is on your calendar already.\n• 공연 · ")],
)
def test_what_was_added_from_a_picture_is_told_when_it_comes_again(lang, told):
    world = added(lang=lang)
    before = world.calendar()
    sent(world, "b")
    assert world.last.text.startswith(told)
    assert "confirm" not in [button.press.verb for button in world.buttons_of(world.last)]
    assert world.calendar() == before
    assert not world.conversation.turns


def test_it_leads_to_where_the_event_is():
    world = added()
    card = world.conversation.cards[-1]
    there = replace(card, arrival="there", link="https://calendar.google.com/e/1")
    world.conversation = replace(world.conversation, cards=(there,))
    sent(world, "b")
    assert [link.url for link in world.last.links] == ["https://calendar.google.com/e/1"]


def test_another_picture_of_the_same_is_asked_about():
    world = added()
    sent(world, "b", picture="another")
    assert world.last.drafts and not world.last.text.startswith("이미")


def test_a_picture_whose_card_still_waits_or_was_put_away_is_asked_about():
    for verb in (None, "discard"):
        world = World()
        sent(world, "a")
        if verb:
            world.press(verb)
        sent(world, "b")
        assert world.last.drafts


def test_what_was_taken_back_or_deleted_since_can_be_added_again():
    world = added()
    world.press("undo")
    sent(world, "b")
    assert world.last.drafts
    world = added()
    world.events.clear()
    sent(world, "b")
    assert world.last.drafts


def test_what_was_not_ticked_the_first_time_can_be_added_the_second():
    world = World()
    both = several(("A", tomorrow(9)), ("B", tomorrow(10)))
    sent(world, "a", meaning=both)
    world.press("tick", 1)
    world.press("confirm")
    sent(world, "b", meaning=both)
    assert len(world.last.drafts) == 2


def test_words_beside_a_known_picture_are_heard():
    world = added()
    sent(world, "b", caption="이건 8시로", means=change(time=tomorrow(20)))
    assert world.last.drafts


def test_in_an_album_the_new_ones_come_to_a_card_and_the_known_are_told():
    world = added()
    world.photos("b", "c")
    world.read("b", GIG, picture="gig")
    world.read("c", create("전시", tomorrow(14)), picture="show")
    assert [draft.title for reply in world.screen.values() for draft in reply.drafts][1:] == ["전시"]
    assert sum(text.startswith("이미 추가했어요.\n• 공연") for text in world.texts) == 1


def test_a_known_picture_beside_a_broken_one_is_told_of_with_it():
    world = added()
    world.photos("b", "c")
    world.read("b", GIG, picture="gig")
    world.fail("c")
    assert any(text.startswith("이미 추가했어요.") for text in world.texts)
    assert any("깨져" in text for text in world.texts)
