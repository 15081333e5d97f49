"""Timetables and lists: each row an event of its own."""

from __future__ import annotations

import pytest

from tests.core.language.picture.layout import sheet
from tests.core.language.picture.seen import Seen, seen

CASES = {
    "an English exam timetable": (
        sheet(
            "# Final Exam Schedule",
            "Fall 2026",
            "Date || Time || Course || Room",
            "Mon, Dec 14 || 9:00 - 10:30 AM || Linear Algebra || B102",
            "Tue, Dec 15 || 1:00 - 2:30 PM || Microeconomics || A201",
            "Thu, Dec 17 || 10:00 - 11:30 AM || World History || C305",
            columns=(80, 330, 620, 980),
        ),
        [
            Seen("Linear Algebra Final Exam", "2026-12-14T09:00:00", "2026-12-14T10:30:00", "B102"),
            Seen("Microeconomics Final Exam", "2026-12-15T13:00:00", "2026-12-15T14:30:00", "A201"),
            Seen("World History Final Exam", "2026-12-17T10:00:00", "2026-12-17T11:30:00", "C305"),
        ],
    ),
    "a day that spans two rows": (
        sheet(
            "# 중간고사 시간표",
            "날짜 || 교시 || 시간 || 과목",
            "12/14(월) || 1교시 || 09:00~09:50 || 국어",
            " || 2교시 || 10:10~11:00 || 수학",
            "12/15(화) || 1교시 || 09:00~09:50 || 영어",
            " || 2교시 || 10:10~11:00 || 과학",
            columns=(80, 330, 560, 900),
        ),
        [
            Seen("국어 중간고사", "2026-12-14T09:00:00", "2026-12-14T09:50:00", ""),
            Seen("수학 중간고사", "2026-12-14T10:10:00", "2026-12-14T11:00:00", ""),
            Seen("영어 중간고사", "2026-12-15T09:00:00", "2026-12-15T09:50:00", ""),
            Seen("과학 중간고사", "2026-12-15T10:10:00", "2026-12-15T11:00:00", ""),
        ],
    ),
    "a list of days": (
        sheet(
            "# 12월 학사일정",
            "12/7(월)  동계 계절학기 수강신청",
            "12/14(월) ~ 12/18(금)  기말고사",
            "12/24(목)  성적 열람 시작",
            "12/25(금)  성탄절",
        ),
        [
            Seen("동계 계절학기 수강신청", "2026-12-07", "2026-12-07", ""),
            Seen("기말고사", "2026-12-14", "2026-12-18", ""),
            Seen("성적 열람 시작", "2026-12-24", "2026-12-24", ""),
            Seen("성탄절", "2026-12-25", "2026-12-25", ""),
        ],
    ),
    "a list of volunteer work": (
        sheet(
            "# 12월 봉사 일정",
            "12월 5일(토) 10:00 유기견 보호소 청소",
            "12월 12일(토) 14:00 연탄 나눔",
            "12월 19일(토) 09:30 무료급식 배식",
        ),
        [
            Seen("유기견 보호소 청소", "2026-12-05T10:00:00", None, ""),
            Seen("연탄 나눔", "2026-12-12T14:00:00", None, ""),
            Seen("무료급식 배식", "2026-12-19T09:30:00", None, ""),
        ],
    ),
    "fixtures": (
        sheet(
            "# 12월 경기 일정",
            "12/5(토) 14:00 || 서울 vs 부산 || 잠실",
            "12/9(수) 19:00 || 대전 vs 서울 || 대전",
            "12/13(일) 16:00 || 서울 vs 광주 || 잠실",
            columns=(80, 430, 900),
        ),
        [
            Seen("서울 vs 부산", "2026-12-05T14:00:00", None, ""),
            Seen("대전 vs 서울", "2026-12-09T19:00:00", None, ""),
            Seen("서울 vs 광주", "2026-12-13T16:00:00", None, ""),
        ],
    ),
    "an English list": (
        sheet(
            "# Training Schedule",
            "Dec 1 (Tue) 10:00 AM - Safety Basics",
            "Dec 3 (Thu) 2:00 PM - First Aid",
            "Dec 8 (Tue) 9:30 AM - Fire Drill",
        ),
        [
            Seen("Safety Basics", "2026-12-01T10:00:00", None, ""),
            Seen("First Aid", "2026-12-03T14:00:00", None, ""),
            Seen("Fire Drill", "2026-12-08T09:30:00", None, ""),
        ],
    ),
    "a list with one hour in it": (
        sheet(
            "# 12월 행사 안내",
            "12월 4일 (금) 소방 대피 훈련",
            "12월 11일 (금) 김장 체험",
            "12월 23일 (수) 산타 행사 10:30",
            "12월 28일 (월) ~ 1월 1일 (금) 겨울방학",
        ),
        [
            Seen("소방 대피 훈련", "2026-12-04", "2026-12-04", ""),
            Seen("김장 체험", "2026-12-11", "2026-12-11", ""),
            Seen("산타 행사", "2026-12-23T10:30:00", None, ""),
            Seen("겨울방학", "2026-12-28", "2027-01-01", ""),
        ],
    ),
}


@pytest.mark.parametrize(("reading", "expected"), CASES.values(), ids=CASES.keys())
def test_every_row_is_proposed(reading, expected):
    assert seen(reading) == expected
