"""Commands say at once what other words have to be understood for."""

from __future__ import annotations

from typing import Literal, TypeAlias

from core.calendar.time.expression import Day, DaysAway, Spoken, WholeWeek
from core.dialogue.conversation import Conversation
from core.dialogue.inputs import Given
from core.dialogue.interpretation import AboutMe, AskCalendar, AskHelp, ManageAccount, Meaning, Own, TakeBack
from core.dialogue.message import Command, Message
from core.dialogue.reader import reader_of
from core.dialogue.receiving import hear, opened, refused
from core.dialogue.state import Step, answer
from core.dialogue.understanding import follow

Personal: TypeAlias = Literal["settings", "tz", "lang", "privacy", "export", "delete_me", "drafts", "link"]
OWN: dict[Personal, Own] = {
    "settings": "settings", "tz": "zone", "lang": "lang", "privacy": "privacy", "export": "export",
    "delete_me": "delete_me", "drafts": "drafts", "link": "link",
}  # fmt: skip


def commanded(conversation: Conversation, given: Given, message: Message) -> Step:
    """Do what the command says. One that takes words, and has some that are no title, leaves them to be understood."""
    assert message.command is not None
    conversation, turn = opened(conversation, given, message)
    if message.command == "start":
        return answer(conversation, turn, reader_of(conversation, given).words.how_to)
    meaning = meaning_of(message.command, turn.text)
    if meaning is not None:
        return follow(conversation, given, turn, meaning)
    refusal = refused(conversation, given, message)
    return hear(conversation, turn) if refusal is None else answer(conversation, turn, refusal)


def meaning_of(command: Command, text: str) -> Meaning | None:
    """What it asks for; None where the words beside it say that."""
    match command:
        case "today" | "tomorrow" | "week":
            days: dict[str, Day] = {"today": DaysAway(0), "tomorrow": DaysAway(1), "week": WholeWeek(0)}
            return AskCalendar("agenda", Spoken(days[command]))
        case "agenda":
            return None if text else AskCalendar("agenda")
        case "find":
            return AskCalendar("find", title=text) if text else AskHelp()
        case "undo":
            return TakeBack()
        case "connect" | "disconnect":
            return ManageAccount(command)
        case "start" | "help":
            return AskHelp()
        case _:
            return AboutMe(OWN[command], text)
