"""Somebody who is not to come, named in a message that says nothing else."""

from __future__ import annotations

import pytest

from core.calendar.time.expression import DaysAway, Spoken
from core.dialogue.interpretation import ChangeEvent, Patch, Request, Target
from core.language.understand import understand

THIS = Target()


def meaning_of(text, lang):
    return understand(Request(text, lang)).meaning


@pytest.mark.parametrize(
    ("text", "target", "who"),
    [
        ("이브는 초대하지 마", THIS, ("이브",)),
        ("이브 초대하지 마세요", THIS, ("이브",)),
        ("이브는 초대하지 말아줘", THIS, ("이브",)),
        ("이브는 초대하지 말아 주세요~", THIS, ("이브",)),
        ("아 그리고 이브는 초대하지 마", THIS, ("이브",)),
        ("이브는 부르지 마", THIS, ("이브",)),
        ("이브는 넣지 마", THIS, ("이브",)),
        ("이브랑 민수는 초대하지 마", THIS, ("이브", "민수")),
        ("민수는 초대하지 마", THIS, ("민수",)),
        ("Eve는 초대하지 마", THIS, ("Eve",)),
        ("회의에 이브는 초대하지 마", Target("회의"), ("이브",)),
        ("내일 회의에 이브는 초대하지 마", Target("회의", Spoken(DaysAway(1))), ("이브",)),
    ],
)
def test_in_korean_they_are_taken_off(text, target, who):
    assert meaning_of(text, "ko") == ChangeEvent(target, Patch(remove_attendees=who))


@pytest.mark.parametrize(
    ("text", "target", "who"),
    [
        ("don't invite Eve", THIS, ("Eve",)),
        ("Don’t invite Eve.", THIS, ("Eve",)),
        ("please do not invite Eve and Minsu", THIS, ("Eve", "Minsu")),
        ("actually don't invite eve", THIS, ("eve",)),
        ("I don't want to invite Eve", THIS, ("Eve",)),
        ("don't add Eve", THIS, ("Eve",)),
        ("never invite my mother", THIS, ("mother",)),
        ("don't invite Eve to it, please", THIS, ("Eve",)),
        ("don't invite Eve to the meeting", Target("meeting"), ("Eve",)),
        ("don't invite Eve to the meeting tomorrow", Target("meeting", Spoken(DaysAway(1))), ("Eve",)),
        ("don't include Eve in the team lunch", Target("team lunch"), ("Eve",)),
    ],
)
def test_in_english_they_are_taken_off(text, target, who):
    assert meaning_of(text, "en") == ChangeEvent(target, Patch(remove_attendees=who))


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("왜 초대하지 마?", "ko"),
        ("저녁에 초대하지 마", "ko"),
        ("내일 3시 회의 이브는 초대하지 마", "ko"),
        ("아무도 넣지 마", "ko"),
        ("don't add sugar", "en"),
        ("don't invite anyone", "en"),
        ("why don't you invite Eve?", "en"),
        ("don't invite trouble tomorrow at 3", "en"),
        ("I don't know", "en"),
    ],
)
def test_other_words_take_nobody_off(text, lang):
    meaning = meaning_of(text, lang)
    assert not (isinstance(meaning, ChangeEvent) and meaning.patch.remove_attendees)
