"""What comes because its time has come, each to the file of its subject."""

from __future__ import annotations

from core.dialogue.briefing import day_begins
from core.dialogue.conversation import Conversation
from core.dialogue.inputs import Given
from core.dialogue.reminding import reminders_due
from core.dialogue.state import Step
from core.dialogue.timely_inputs import DayBegins, RemindersDue


def timely(conversation: Conversation, given: Given, told: RemindersDue | DayBegins) -> Step:
    """Reminders, or the day."""
    if isinstance(told, RemindersDue):
        return reminders_due(conversation, given, told)
    return day_begins(conversation, given, told)
