"""Single rules: torn words, amounts, garbled weekdays, arrows, prices, links."""

from __future__ import annotations

import pytest

from core.language.picture.page import joined, tidy
from tests.core.language.picture.layout import sheet
from tests.core.language.picture.seen import proposals, seen


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("9월 21일(월)까", "지입니다.", "9월 21일(월)까지입니다."),
        ("예약이 확정되었습", "니다 감사합니다", "예약이 확정되었습니다 감사합니다"),
        ("3층 대회의실에서", "예산 회의 있습니다", "3층 대회의실에서 예산 회의 있습니다"),
        ("12", "월 3일", "12월 3일"),
        ("see you", "there", "see you there"),
    ],
)
def test_a_word_torn_between_two_rows_is_put_back(above, below, whole):
    assert joined(above, below) == whole


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Tpm at Corner Bakery", "7pm at Corner Bakery"),
        ("lpm", "1pm"),
        ("ipm", "1pm"),
        ("I am in", "I am in"),
    ],
)
def test_a_digit_taken_for_a_letter_before_pm_is_put_right(read, meant):
    assert tidy(read) == meant


@pytest.mark.parametrize("amount", ["1/2 cup butter", "1/4 tsp salt", "3/4컵 우유"])
def test_a_fraction_of_a_cup_is_no_day(amount):
    assert seen(sheet("# Banana Bread", amount, "Bake 50 min")) == []


def test_a_weekday_that_could_not_be_read_does_not_lose_its_day():
    read = sheet(
        "# 경기 일정",
        "12/5(£) || 14:00 || 서울 vs 부산",
        "12/9(수) || 19:00 || 대전 vs 서울",
        columns=(80, 330, 600),
    )
    assert [one.start for one in seen(read)] == ["2026-12-05T14:00:00", "2026-12-09T19:00:00"]


def test_an_arrow_taken_for_a_digit_still_parts_two_stations():
    read = sheet(
        "승차권 · KTX 185",
        "2026년 12월 4일(금)",
        "동대구 || 7 || 광주송정",
        "19:52 || 21:26",
        columns=(80, 480, 800),
    )
    assert [(one.title, one.start, one.end) for one in seen(read)] == [
        ("KTX 185 동대구→광주송정", "2026-12-04T19:52:00", "2026-12-04T21:26:00")
    ]


def test_a_price_is_no_title():
    read = sheet(
        "예약이 확정되었습니다",
        "매장명 || 스시 하루",
        "예약일 || 12월 4일 금요일",
        "시간 || 18:00",
        "예약금 || 20,000원",
        columns=(80, 500),
    )
    assert [(one.title, one.start) for one in seen(read)] == [("스시 하루 예약", "2026-12-04T18:00:00")]


@pytest.mark.parametrize(
    "link", ["https://zoom.us/j/123456", "https://naver.me/5xYz", "https://meet.google.com/abc-defg-hij"]
)
def test_the_link_of_a_call_or_a_map_is_kept(link):
    read = sheet("# 주간 기획 회의", "일시: 12월 4일(금) 14:00", f"링크: {link}")
    assert [event.notes for event in proposals(read)] == [link]


def test_other_addresses_are_not_kept():
    read = sheet("# 주간 기획 회의", "일시: 12월 4일(금) 14:00", "홈페이지: https://www.example.com/board")
    assert [event.notes for event in proposals(read)] == [""]


def test_labels_above_their_values_belong_to_them():
    read = sheet(
        "## 호텔 라움 부산",
        "체크인 || 체크아웃",
        "12월 4일 (금) || 12월 7일 (월)",
        "15:00 || 11:00",
        "총 3박",
        columns=(80, 600),
    )
    assert [(one.start, one.end) for one in seen(read)] == [("2026-12-04T15:00:00", "2026-12-07T11:00:00")]


def test_the_labels_of_a_ticket_stand_over_their_values():
    read = sheet(
        "# Paper Moons",
        "DATE || TIME",
        "Fri, Dec 4, 2026 || 7:15 PM",
        "SCREEN || SEATS",
        "Screen 5 || F11",
        columns=(80, 600),
    )
    assert [(one.title, one.start) for one in seen(read)] == [("Paper Moons", "2026-12-04T19:15:00")]


def test_the_headings_of_a_table_are_no_labels_of_its_first_row():
    read = sheet(
        "# 경기 일정",
        "날짜 || 시간 || 경기",
        "12/5(토) || 14:00 || 서울 vs 부산",
        "12/9(수) || 19:00 || 대전 vs 서울",
        columns=(80, 400, 700),
    )
    assert [one.title for one in seen(read)] == ["서울 vs 부산", "대전 vs 서울"]


def test_an_end_may_have_its_hour_on_the_row_below():
    read = sheet(
        "Your trip is booked!",
        "Stay || Harbor View Apartment",
        "Check-in || Friday, 4 December 2026 3:00 PM",
        "Checkout || Monday, 7 December 2026",
        " || 11:00 AM",
        columns=(80, 500),
    )
    assert [(one.start, one.end) for one in seen(read)] == [("2026-12-04T15:00:00", "2026-12-07T11:00:00")]


def test_a_letter_is_about_what_it_invites_to():
    read = sheet(
        "## Maple Grove Elementary School",
        "Dear Families,",
        "We are pleased to invite you to our Science Fair. Do come.",
        "Date: Fri, Dec 4, 2026",
        "Time: 6:30 PM",
    )
    assert [(one.title, one.start) for one in seen(read)] == [("Science Fair", "2026-12-04T18:30:00")]


@pytest.mark.parametrize(
    "rows",
    [
        ("이체 완료", "99,000원", "받는 분 김민지", "이체일시 2026.12.12 13:07:22"),
        (
            "[속보] 지하철 2호선 운행 재개",
            "12월 3일 오전 8시쯤 멈췄던 열차가 운행을 재개했다고 밝혔다.",
            "무단 전재 및 재배포 금지",
        ),
    ],
)
def test_what_is_over_is_no_event(rows):
    assert seen(sheet(*rows)) == []


def test_a_sender_may_stand_in_round_brackets_and_its_lunch_hour_is_no_title():
    read = sheet(
        "[Web발신]",
        "(하늘이비인후과) 김하나님",
        "예약일시 : 2026년 12월 4일(금) 09:00",
        "※ 진료시간 09:00~18:00 (점심",
        "13:00~14:00)",
    )
    assert [(one.title, one.start) for one in seen(read)] == [("하늘이비인후과 예약", "2026-12-04T09:00:00")]


def test_a_report_to_review_in_a_week_is_no_page_of_reviews():
    read = sheet("# 모임 안내", "보고서 리뷰", "12월 4일(금) 12:00~13:00")
    assert [one.start for one in seen(read)] == ["2026-12-04T12:00:00"]
