"""Several events in one message."""

import pytest

from tests.core.language.korean.anchored import events_in, table, when_of

# message | title and start of each event
MESSAGES = table(
    r"""
내일 2시 은행, 4시 세탁소, 6시 헬스 | 은행 2026-11-12T14:00 / 세탁소 2026-11-12T16:00 / 헬스 2026-11-12T18:00
월요일 10시 주간회의\n화요일 2시 고객 미팅\n수요일 3시 면접 | 주간회의 2026-11-16T10:00 / 고객 미팅 2026-11-17T14:00 / 면접 2026-11-11T15:00
내일 9시 출근하고 12시 점심 먹고 3시 회의 | 출근 2026-11-12T09:00 / 점심 2026-11-12T12:00 / 회의 2026-11-12T15:00
12/1 워크샵\n12/3 회식 | 워크샵 2026-12-01 / 회식 2026-12-03
다음주 월, 수 3시 회의 | 회의 2026-11-16T15:00 / 회의 2026-11-18T15:00
매일 아침 7시, 저녁 7시 약 먹기 | 약 먹기 2026-11-12T07:00 / 약 먹기 2026-11-11T19:00
9/15, 9/22 2시 교육 | 교육 2027-09-15T14:00 / 교육 2027-09-22T14:00
월, 수, 금 저녁 8시 수영 강습 | 수영 강습 2026-11-16T20:00 / 수영 강습 2026-11-11T20:00 / 수영 강습 2026-11-13T20:00
화요일이랑 목요일 7시 수업 | 수업 2026-11-17T07:00 / 수업 2026-11-12T07:00
오늘하고 내일 10시 약 | 약 2026-11-11T22:00 / 약 2026-11-12T10:00
"""
)


@pytest.mark.parametrize(("text", "events"), MESSAGES, ids=lambda cell: cell)
def test_a_message_becomes_as_many_events_as_it_tells(text, events):
    told = [f"{event.title} {when_of(event.time, event.recurrence)[0]}" for event in events_in(text)]
    assert " / ".join(told) == events


def test_each_event_shows_its_own_part_of_the_message():
    text = "내일 2시 은행, 4시 세탁소"
    first, second = events_in(text)
    assert (text[slice(*first.evidence)], text[slice(*second.evidence)]) == ("내일 2시 은행", "4시 세탁소")
