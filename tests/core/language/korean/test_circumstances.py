"""What comes before an event is not the event; and 밀어 moves like 미뤄."""

from __future__ import annotations

import pytest

from core.dialogue.interpretation import ChangeEvent, CreateEvents, Request
from core.language.understand import understand


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("퇴근하고 7시에 헬스장", "헬스장"),
        ("오늘 퇴근하고 7시에 헬스장", "헬스장"),
        ("내일 수업 끝나고 5시에 도서관", "도서관"),
        ("점심 먹고 2시에 산책", "산책"),
        ("회의 마치고 4시 병원", "병원"),
        ("내일 운동하고 8시에 샤워", "샤워"),
        ("내일 3시 운동하고 샤워", "운동하고 샤워"),
        ("내일 3시 회의하고 커피", "회의하고 커피"),
        ("내일 점심 먹고", "점심"),
    ],
)
def test_a_clause_before_the_hour_is_no_title(text, title):
    meaning = understand(Request(text, "ko")).meaning
    said = meaning.events[0].title if isinstance(meaning, CreateEvents) else ""
    assert said == title


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("금요일 회의 한시간 뒤로 밀어줘", 60), ("회의 30분만 밀자", 30), ("회의 하루 밀어주세요", 24 * 60)],
)
def test_a_push_moves_by_a_length(text, minutes):
    meaning = understand(Request(text, "ko")).meaning
    assert isinstance(meaning, ChangeEvent)
    assert meaning.patch.shift_minutes == minutes
