"""Connected accounts and their calendars, as a person manages them: each thing said or told to the file of its subject."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from core.dialogue.account_answers import ask_to_disconnect
from core.dialogue.account_inputs import (
    CalendarsListed,
    CalendarTuned,
    Claimed,
    ClaimEnded,
    ClaimMade,
    TargetLost,
)
from core.dialogue.calendar_list import renewed_list, show_list
from core.dialogue.claiming import claim_ended, claim_made, claimed
from core.dialogue.connecting import open_door
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.inputs import Given
from core.dialogue.interpretation import ManageAccount
from core.dialogue.reader import reader_of
from core.dialogue.state import Step, answer
from core.dialogue.tuning import calendar_tuned, target_lost, tune_named

Told: TypeAlias = ClaimMade | Claimed | ClaimEnded | CalendarTuned | CalendarsListed | TargetLost


def manage(conversation: Conversation, given: Given, turn: Turn, meaning: ManageAccount) -> Step:
    """What was said about them. Where others read along, nothing of it is told."""
    remote = reader_of(conversation, given).remote
    if not turn.private:
        return answer(conversation, turn, remote.only_private)
    if meaning.what == "connect":
        return open_door(conversation, turn)
    if not given.calendars:
        return answer(conversation, turn, remote.none_connected)
    match meaning.what:
        case "disconnect":
            return ask_to_disconnect(conversation, given, turn)
        case "status":
            return show_list(conversation, given, turn)
        case what:
            return tune_named(conversation, given, turn, what, meaning.name)


def managed(conversation: Conversation, given: Given, told: Told) -> Step:
    """What other conversations, the database and Google tell of them."""
    match told:
        case ClaimMade():
            return claim_made(conversation, given, told)
        case Claimed():
            return claimed(conversation, given, told)
        case ClaimEnded():
            return claim_ended(conversation, given, told)
        case CalendarTuned():
            return calendar_tuned(conversation, given, told)
        case CalendarsListed():
            return renewed_list(conversation, given)
        case TargetLost():
            return target_lost(conversation, given, told)
        case _:
            assert_never(told)
