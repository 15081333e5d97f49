"""What a platform knows of a person beside what they say."""

from __future__ import annotations

import pytest

from core.dialogue.inputs import IncomingMessage, TimePassed
from core.dialogue.message import Message, Preferences
from core.dialogue.whereabouts import begun_with, followed
from tests.core.dialogue.world import NOW

LA = "America/Los_Angeles"


def said(**more):
    return IncomingMessage(Message("m1", "안녕", NOW, **more))


def test_an_account_begins_where_its_person_is_and_in_their_language():
    assert begun_with(said(zone=LA, lang="en"), Preferences()) == Preferences(zone=LA, lang="en")
    assert begun_with(said(), Preferences()) == begun_with(TimePassed(), Preferences()) == Preferences()


def test_whoever_travels_is_followed_but_keeps_their_language():
    assert followed(said(zone=LA, lang="en"), Preferences()) == Preferences(zone=LA)


@pytest.mark.parametrize("happened", [TimePassed(), said()])
def test_where_nobody_says_a_zone_it_stays(happened):
    assert followed(happened, Preferences(zone=LA)) == Preferences(zone=LA)


def test_a_zone_of_their_own_choice_stays():
    chosen = Preferences(chosen_zone=True)
    assert followed(said(zone=LA), chosen) == chosen
