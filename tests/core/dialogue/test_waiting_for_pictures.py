"""How far pictures are is told where they were sent, in one message that becomes their card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.dialogue.world import World, create, tomorrow

GIG = create("공연", tomorrow(19))


@pytest.mark.parametrize(
    ("lang", "blobs", "told"),
    [
        ("ko", ("p",), "아직 사진을 읽고 있어요. 지금 읽을 사진이 많아서 조금 걸려요…"),
        ("ko", ("p", "q"), "아직 사진 2장을 읽고 있어요. 지금 읽을 사진이 많아서 조금 걸려요…"),
        ("en", ("p",), "Still reading the picture. There are many to read right now, so it takes a little while…"),
    ],
)  # fmt: skip
def test_who_waits_long_hears_why_once_and_in_the_same_place(lang, blobs, told):
    world = World(lang=lang)
    world.photos(*blobs)
    assert world.wait(seconds=9) == []
    assert [say.manner for say in world.wait(seconds=2)] == ["edit"]
    assert world.texts == [told]
    assert world.wait(minutes=5) == []
    for blob in blobs:
        world.read(blob, GIG)
    assert len(world.screen) == 1
    assert world.last.drafts


def test_who_does_not_wait_long_hears_nothing_of_it():
    world = World()
    world.photos("p")
    world.read("p", GIG)
    assert world.wait(seconds=30) == []
    assert len(world.says) == 2


def test_a_question_whether_pictures_may_leave_is_not_overwritten():
    world = World()
    world.sight = "Google Vision"
    world.photos("p")
    world.ask_first("p")
    asked = world.last
    assert world.wait(seconds=30) == []
    assert world.last == asked


def test_where_a_model_reads_along_the_chat_shows_that_it_has_come_to_that():
    world = World()
    world.model = "GPT"
    world.preferences = replace(world.preferences, outside=True)
    world.photos("p", "q")
    before = len(world.says)
    world.read("p", GIG)
    assert len(world.says) == before
    world.read("q", GIG)
    progress, card = (say.reply for say in world.says[before:])
    assert progress.text == "사진은 다 읽었어요. 내용을 정리하고 있어요…"
    assert card.id == progress.id and len(card.drafts) == 2


def test_without_a_model_there_is_nothing_between_reading_and_the_card():
    world = World()
    world.model = "GPT"
    world.photos("p")
    world.read("p", GIG)
    assert [say.reply.text[:6] for say in world.says[:2]] == ["사진을 읽고", "이렇게 추가"]
