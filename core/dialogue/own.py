"""A person's own things, each to the file of its subject: settings, other conversations, open cards, what we hold."""

from __future__ import annotations

from typing import assert_never

from core.dialogue.bringing import bring_pressed, card_brought, card_taken, cards_found, find_cards
from core.dialogue.buttons import Press
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.inputs import Given
from core.dialogue.interpretation import AboutMe
from core.dialogue.joining import asked_to_join, code_made, code_tried, join_pressed, joined, left, link
from core.dialogue.own_inputs import (
    AskedToJoin,
    CardBrought,
    CardsFound,
    CardTaken,
    CodeMade,
    CodeTried,
    Counted,
    Exported,
    Joined,
    OwnInput,
)
from core.dialogue.own_stages import Bringing, Joining, SettingUp, Telling
from core.dialogue.phrases.settings import settings_speech
from core.dialogue.preferring import prefer, setting_pressed
from core.dialogue.reader import Reader, reader_of
from core.dialogue.state import Step, answer
from core.dialogue.telling import ask_to_erase, count_held, counted, export, exported, telling_pressed

OWN_VERBS = ("set", "link", "bring", "export", "erase")
PRIVATE = ("link", "drafts", "privacy", "export", "delete_me")
"""What nobody else may read along."""


def about_me(conversation: Conversation, given: Given, turn: Turn, meaning: AboutMe) -> Step:
    """What somebody wants for themselves."""
    if meaning.what in PRIVATE and not turn.private:
        return answer(conversation, turn, reader_of(conversation, given).own.only_private)
    match meaning.what:
        case "link":
            return link(conversation, given, turn, meaning.value)
        case "drafts":
            return find_cards(conversation, turn)
        case "privacy":
            return count_held(conversation, turn)
        case "export":
            return export(conversation, given, turn)
        case "delete_me":
            return ask_to_erase(conversation, given, turn)
        case _:
            return prefer(conversation, given, turn, meaning)


def own_told(conversation: Conversation, given: Given, told: OwnInput) -> Step:
    """What the database and other conversations tell."""
    match told:
        case CodeMade():
            return code_made(conversation, given, told)
        case CodeTried():
            return code_tried(conversation, given, told)
        case AskedToJoin():
            return asked_to_join(conversation, given, told)
        case Joined():
            return joined(conversation, given, told)
        case CardsFound() | CardBrought() | CardTaken():
            return _cards(conversation, given, told)
        case Counted():
            return counted(conversation, given, told)
        case Exported():
            return exported(conversation, given, told)
        case _:
            assert_never(told)


def _cards(conversation: Conversation, given: Given, told: CardsFound | CardBrought | CardTaken) -> Step:
    match told:
        case CardsFound():
            return cards_found(conversation, given, told)
        case CardBrought():
            return card_brought(conversation, given, told)
        case CardTaken():
            return card_taken(conversation, given, told)
        case _:
            assert_never(told)


def own_pressed(conversation: Conversation, given: Given, press: Press) -> Step:
    """A tap on what is a person's own."""
    match press.verb:
        case "set":
            return setting_pressed(conversation, given, press)
        case "link":
            return join_pressed(conversation, given, press)
        case "bring":
            return bring_pressed(conversation, given, press)
        case _:
            return telling_pressed(conversation, given, press)


def left_own(stage: object, reader: Reader) -> str:
    """What a message says once its turn was left; nothing where it is none of these."""
    match stage:
        case Joining():
            return left(stage, reader)
        case SettingUp():
            return settings_speech(reader.lang).moved
        case Bringing():
            return reader.own.cards_moved
        case Telling(asked=asked):
            return reader.own.kept_all if asked else reader.own.told_away
        case _:
            return ""
