"""A card that was shown in one language goes on in the other once that is chosen."""

from __future__ import annotations

from core.dialogue.interpretation import AboutMe
from core.dialogue.message import Preferences
from tests.core.dialogue.world import World, create, tomorrow


def test_an_old_card_is_redrawn_in_the_language_of_now():
    world = World()
    world.say("내일 3시 치과", create("치과", tomorrow(15)))
    card = world.last.id
    world.say("speak English", AboutMe("lang", "english"))
    assert world.screen[card].text.startswith("이렇게 추가할까요?")
    world.press("추가")
    assert world.screen[card].text.startswith("✅ Added")
    world.say("한국어로", AboutMe("lang", "한국어"))
    world.press("Undo")
    assert world.screen[card].text.startswith("↩️ 되돌렸어요")


def test_a_language_that_was_chosen_elsewhere_counts_here_too():
    world = World()
    world.say("내일 3시 치과", create("치과", tomorrow(15)))
    world.preferences = Preferences(lang="en", chosen_lang=True)
    world.press("취소")
    assert world.last.text.startswith("Discarded")
