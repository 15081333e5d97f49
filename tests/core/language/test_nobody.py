"""Nobody is to come, or everybody is to be taken off, in a message that says nothing else."""

from __future__ import annotations

import pytest

from core.calendar.time.expression import DaysAway, Spoken
from core.dialogue.interpretation import ChangeEvent, CreateEvents, Patch, Request, Target
from core.language.understand import understand

THIS = Target()


def meaning_of(text, lang):
    return understand(Request(text, lang)).meaning


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("아무도 초대하지 마", THIS),
        ("아니 아무도 초대하지 말아줘", THIS),
        ("누구도 부르지 마세요~", THIS),
        ("아무도 안 불러", THIS),
        ("한 명도 초대하지 마", THIS),
        ("초대하지 마", THIS),
        ("초대는 필요 없어", THIS),
        ("참석자 없이 해줘", THIS),
        ("회의에는 아무도 초대하지 마", Target("회의")),
    ],
)
def test_in_korean_nobody_is_to_be_invited(text, target):
    assert meaning_of(text, "ko") == ChangeEvent(target, Patch(uninvites="new"))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("don't invite anyone", THIS),
        ("Don’t invite anyone.", THIS),
        ("actually, do not invite anybody", THIS),
        ("don't invite anyone to it, please", THIS),
        ("invite nobody", THIS),
        ("no guests please", THIS),
        ("don't invite anybody to the meeting", Target("meeting")),
    ],
)
def test_in_english_nobody_is_to_be_invited(text, target):
    assert meaning_of(text, "en") == ChangeEvent(target, Patch(uninvites="new"))


@pytest.mark.parametrize(
    ("text", "lang", "target"),
    [
        ("참석자 모두 빼줘", "ko", THIS),
        ("초대한 사람들 다 빼 주세요", "ko", THIS),
        ("모든 손님을 제외해줘", "ko", THIS),
        ("내일 회의에서 참석자 전부 빼줘", "ko", Target("회의", Spoken(DaysAway(1)))),
        ("remove all guests", "en", THIS),
        ("uninvite everyone", "en", THIS),
        ("remove all the guests from the standup", "en", Target("standup")),
    ],
)
def test_everybody_is_taken_off(text, lang, target):
    assert meaning_of(text, lang) == ChangeEvent(target, Patch(uninvites="all"))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("아무도 더 초대하지 마", "ko"),
        ("아무도 없는 회의실", "ko"),
        ("왜 아무도 초대하지 마?", "ko"),
        ("이브는 초대하지 마", "ko"),
        ("아무도 초대하지 마 " + "제발 " * 30, "ko"),
        ("don't add anyone else", "en"),
        ("invite anyone", "en"),
        ("remove all", "en"),
    ],
)
def test_what_says_anything_else_is_read_as_it_was(text, lang):
    patch = getattr(meaning_of(text, lang), "patch", None)
    assert patch is None or patch.uninvites is None


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("내일 3시 회의 잡아줘 아무도 초대하지 마", "ko"),
        ("meeting tomorrow 3pm, don't invite anyone", "en"),
    ],
)
def test_a_new_event_that_nobody_comes_to_has_no_guests(text, lang):
    meaning = meaning_of(text, lang)
    assert isinstance(meaning, CreateEvents)
    assert [event.attendees for event in meaning.events] == [()]
