"""Meals as events, and hours that are in the morning or in the evening by the words beside them."""

import pytest

from core.language.korean.meals import at_mealtime
from tests.core.language.korean.anchored import events_in, table, when_of

# message | title and start of each event
LISTS = table(
    r"""
내일 12시 점심, 3시 회의 | 점심 2026-11-12T12:00 / 회의 2026-11-12T15:00
7시 저녁, 9시 영화 | 저녁 2026-11-11T19:00 / 영화 2026-11-11T21:00
내일 7시 저녁 9시 영화 | 저녁 2026-11-12T19:00 / 영화 2026-11-12T21:00
내일 1시 점심이랑 3시 회의 | 점심 2026-11-12T13:00 / 회의 2026-11-12T15:00
내일 12시에 민수랑 점심, 3시 회의 | 점심 2026-11-12T12:00 / 회의 2026-11-12T15:00
내일 12시 점심 3시 회의 7시 저녁 | 점심 2026-11-12T12:00 / 회의 2026-11-12T15:00 / 저녁 2026-11-12T19:00
내일 8시 아침 12시 점심 | 아침 2026-11-12T08:00 / 점심 2026-11-12T12:00
내일 점심 민수, 4시 회의 | 민수 점심 2026-11-12T12:00 / 회의 2026-11-12T16:00
점심 민수, 4시 회의 | 점심 민수 2026-11-12T12:00 / 회의 2026-11-11T16:00
내일 아침 8시 조깅하고 점심 12시 민수 | 조깅 2026-11-12T08:00 / 민수 점심 2026-11-12T12:00
내일 오전 9시 저녁 9시 약 | 약 2026-11-12T09:00 / 약 2026-11-12T21:00
내일 9시 저녁 7시 약 먹기 | 약 먹기 2026-11-12T09:00 / 약 먹기 2026-11-12T19:00
내일 3시 회의, 저녁 7시 회식 | 회의 2026-11-12T15:00 / 회식 2026-11-12T19:00
내일 저녁 강남에서, 7시 반에 번개 | 번개 2026-11-12T19:30
점심\n11월 17일 오후 3시 | 점심 2026-11-17T15:00
"""
)
# sentence | hour
HOURS = table(
    r"""
내일 소개팅 7시 | 19
내일 8시 영화 | 20
내일 8시 데이트 | 20
내일 7시 술 | 19
내일 7시 술 한잔 | 19
목요일 7시에 한잔 하시죠 | 19
내일 9시 치맥 | 21
내일 8시 뒤풀이 | 20
내일 7시 독서모임 | 19
내일 7시 조찬 모임 | 07
내일 6시 조깅 | 06
내일 5시 새벽기도 | 05
내일 8시 등교 | 08
내일 9시 수술 | 09
내일 9시 2차 면접 | 09
내일 9시 커피 한잔 | 09
내일 8시 영화 예매 | 08
내일 11시 데이트 | 11
내일 7시 파티션 설치 | 07
"""
)
# message | starts
ORDERED = table(
    r"""
내일 2시 은행, 7시 헬스 | 14 19
내일 10시 회의, 11시 보고 | 10 11
내일 10시 회의, 9시 보고 | 10 09
내일 2시 은행, 모레 7시 헬스 | 14 07
내일 18:00 공연, 09:00 회의 | 18 09
내일 저녁 7시 식사, 9시 산책 | 19 21
"""
)


@pytest.mark.parametrize(("text", "events"), LISTS, ids=lambda cell: cell)
def test_a_meal_in_a_list_is_an_event_of_its_own(text, events):
    told = [f"{event.title} {when_of(event.time)[0]}" for event in events_in(text)]
    assert " / ".join(told) == events


@pytest.mark.parametrize(("text", "hour"), HOURS, ids=lambda cell: cell)
def test_what_is_done_tells_morning_from_evening(text, hour):
    (event,) = events_in(text)
    assert when_of(event.time)[0][11:13] == hour


@pytest.mark.parametrize(("text", "hours"), ORDERED, ids=lambda cell: cell)
def test_the_events_of_one_day_are_told_in_their_order(text, hours):
    assert [when_of(event.time)[0][11:13] for event in events_in(text)] == hours.split()


def test_meals_have_their_hours_on_both_faces_of_the_clock():
    assert at_mealtime(1, "lunch")
    assert at_mealtime(19, "evening")
    assert at_mealtime(7, "evening")
    assert not at_mealtime(4, "lunch")
    assert not at_mealtime(7, "night")


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        ("7시 반포 저녁", "저녁", "반포"),
        ("내일 7시 반포에서 회의", "회의", "반포"),
        ("내일 7시반포한강공원 러닝", "러닝", "반포한강공원"),
        ("내일 7시 반상회", "반상회", ""),
        ("내일 7시 반려견 산책", "반려견 산책", ""),
    ],
)
def test_half_past_is_not_the_beginning_of_a_word(text, title, place):
    (event,) = events_in(text)
    assert (event.title, event.location, when_of(event.time)[0][14:]) == (title, place, "00")


@pytest.mark.parametrize(
    "text", ["7시 반 회의", "7시반 회의", "7시반회의", "7시 반에 회의", "7시반부터 회의"]
)
def test_half_past_stays_half_past(text):
    (event,) = events_in(text)
    assert (event.title, when_of(event.time)[0][11:]) == ("회의", "19:30")


@pytest.mark.parametrize(
    ("text", "title", "start"),
    [
        ("내일 저녁 같이 드실래요?", "저녁", "2026-11-12T19:00"),
        ("내일 저녁 7시 같이 드실래요?", "저녁", "2026-11-12T19:00"),
        ("내일 3시에 커피 한잔 하실래요?", "커피 한잔", "2026-11-12T15:00"),
        ("토요일 7시에 영화 보러 갈래?", "영화", "2026-11-14T19:00"),
        ("금요일 2시 미팅 괜찮으세요?", "미팅", "2026-11-13T14:00"),
        ("내일 3시에 회의 어때요?", "회의", "2026-11-12T15:00"),
        ("내일 점심 12시에 먹자", "점심", "2026-11-12T12:00"),
    ],
)
def test_an_invitation_with_a_time_is_a_plan(text, title, start):
    (event,) = events_in(text)
    assert (event.title, when_of(event.time)[0]) == (title, start)


@pytest.mark.parametrize(
    ("text", "title", "place"),
    [
        ("엄마 생신이라 7시에 식당", "엄마 생신", "식당"),
        ("아빠 환갑이라서 토요일 6시에 뷔페", "아빠 환갑", "뷔페"),
        ("토요일 6시반 결혼식 그랜드 하얏트 호텔", "결혼식", "그랜드 하얏트 호텔"),
        ("내일 3시 강아지 카페", "강아지 카페", ""),
    ],
)
def test_the_house_is_a_place_and_the_reason_a_title(text, title, place):
    (event,) = events_in(text)
    assert (event.title, event.location) == (title, place)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "서울치과입니다. 11월 20일 금요일 오후 3시 예약이 확정되었습니다. 변경 문의는 02-123-4567",
            "서울치과 예약",
        ),
        (
            "안녕하세요. 미소안과입니다. 12월 8일 오후 2시 예약되어 있으니 10분 전까지 내원 바랍니다.",
            "미소안과 예약",
        ),
        ("[Web발신] 한빛내과 11/30(월) 15:00 예약 안내드립니다. 변경은 031-111-2222", "한빛내과 예약"),
        ("내일 3시 미용실 예약 확인 전화", "미용실 예약 확인 전화"),
    ],
)
def test_a_notice_gets_a_short_title(text, title):
    (event,) = events_in(text)
    assert (event.title, event.location) == (title, "")
