"""Families of sentences that people type who never read how; each is tried on others than it was found with."""

from __future__ import annotations

import pytest

from core.dialogue.interpretation import ChangeEvent
from tests.core.language.english.said import meaning, told


@pytest.mark.parametrize(
    ("text", "title", "start"),
    [
        ("block 2-4 tmrw for writing", "writing", "11-12 14:00 / 11-12 16:00"),
        ("hold 9-11 on friday for interviews", "interviews", "11-13 09:00 / 11-13 11:00"),
        ("reserve 3-4:30 tomorrow for code review", "code review", "11-12 15:00 / 11-12 16:30"),
        ("book 1-2 friday for lunch", "lunch", "11-13 13:00 / 11-13 14:00"),
        ("can you keep 3-5 free friday for focus", "focus", "11-13 15:00 / 11-13 17:00"),
        ("email Sam first thing tomorrow morning", "email Sam", "11-12 09:00"),
        ("last working day of next month payroll", "payroll", "12-31"),
        ("follow up in 3 business days", "follow up", "11-16"),
        ("submit report last business day of the month", "submit report", "11-30"),
        ("next business day call the bank", "call the bank", "11-12"),
        ("two business days from now invoice", "invoice", "11-13"),
        ("dinner the night before the wedding 7pm", "dinner", ""),
        ("beach trip the day after our final exam", "beach trip", ""),
        ("brunch the day after thanksgiving", "brunch", "11-27"),
    ],
)
def test_a_sentence_becomes_the_event_it_tells(text, title, start):
    assert told(text) == [(title, start)]


def test_a_room_with_a_number_is_no_range():
    ((title, _),) = told("meeting in block 2-4 tomorrow")
    assert "2-4" in title or title == "meeting"


@pytest.mark.parametrize(
    ("text", "title", "patch"),
    [
        ("move the dentist to 4:30 and invite Sam", "dentist", {"add_attendees": ("Sam",)}),
        ("change the meeting to 5 and make it at the office", "meeting", {"location": "the office"}),
        ("push the standup to 11, and rename it to Daily", "standup", {"title": "Daily"}),
    ],
)
def test_both_halves_of_an_order_are_of_one_event(text, title, patch):
    found = meaning(text)
    assert isinstance(found, ChangeEvent)
    assert found.target.title == title
    assert found.patch.time is not None
    assert {name: getattr(found.patch, name) for name in patch} == patch


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("next week vacation mon-wed", "11-16 / 11-18"),
        ("training next week tue to thu", "11-17 / 11-19"),
        ("offsite this week thu-fri", "11-12 / 11-13"),
    ],
)
def test_weekdays_are_of_the_week_that_was_said_before(text, days):
    assert [day for _, day in told(text)] == [days]
