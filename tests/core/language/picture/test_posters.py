"""Invitations and posters: a couple, a headline in large letters, days in a range."""

from __future__ import annotations

import pytest

from tests.core.language.picture.layout import sheet
from tests.core.language.picture.seen import Seen, seen

CASES = {
    "a couple with a heart": (
        sheet(
            "## 결혼합니다",
            "# 김도현 ♥ 박서연",
            "",
            "2027. 03. 20. SAT PM 1:00",
            "라온컨벤션 2층 그랜드볼룸",
            "",
            "마음 전하실 곳",
            "신랑 김도현 국민 123-45-67890",
        ),
        [
            Seen("김도현 박서연 결혼식", "2027-03-20T13:00:00", None, "라온컨벤션 2층 그랜드볼룸"),
        ],
    ),
    "an English wedding over three rows": (
        sheet(
            "Together with their families",
            "# Emma Clark",
            "&",
            "# James Lee",
            "request the pleasure of your company at their wedding",
            "Saturday, June 5, 2027",
            "at half past four in the afternoon",
            "4:30 PM",
            "The Garden House, 12 Maple Street",
            "Reception to follow",
        ),
        [
            Seen(
                "Emma Clark & James Lee wedding",
                "2027-06-05T16:30:00",
                None,
                "The Garden House, 12 Maple Street",
            ),
        ],
    ),
    "a first birthday": (
        sheet(
            "# 윤서의 첫돌",
            "첫 번째 생일에 여러분을 초대합니다",
            "2026년 12월 19일 토요일 오후 5시",
            "파티하우스 더모먼트 3층",
            "서울 송파구 올림픽로 300",
        ),
        [
            Seen("윤서 첫돌잔치", "2026-12-19T17:00:00", None, "서울 송파구 올림픽로 300"),
        ],
    ),
    "an exhibition with opening hours": (
        sheet(
            "# 빛의 정원",
            "## 이하린 개인전",
            "2026.12.04 - 2027.01.17",
            "10:00 - 18:00 (월요일 휴관)",
            "소마갤러리",
            "관람료 무료",
        ),
        [
            Seen("빛의 정원 이하린 개인전", "2026-12-04", "2027-01-17", "소마갤러리"),
        ],
    ),
    "a festival of two days": (
        sheet("# 한강 겨울 축제", "2026년 12월 19일(토) ~ 20일(일)", "여의도 한강공원 물빛광장", "입장 무료"),
        [
            Seen("한강 겨울 축제", "2026-12-19", "2026-12-20", "여의도 한강공원 물빛광장"),
        ],
    ),
    "a meetup": (
        sheet(
            "# Seoul Rust Meetup #12",
            "Lightning talks, pizza and friends",
            "Thu, Dec 17 · 7:00 PM - 9:30 PM",
            "Google Campus, 417 Yeongdong-daero",
            "RSVP at rust-seoul.example",
        ),
        [
            Seen(
                "Seoul Rust Meetup #12",
                "2026-12-17T19:00:00",
                "2026-12-17T21:30:00",
                "Google Campus, 417 Yeongdong-daero",
            ),
        ],
    ),
    "doors open before the show": (
        sheet(
            "# THE LANTERNS",
            "## WORLD TOUR 2027",
            "LIVE IN SEOUL",
            "SAT 13 MARCH 2027",
            "DOORS 6PM  SHOW 7:30PM",
            "KSPO DOME",
            "TICKETS ON SALE DEC 1 10AM",
        ),
        [
            Seen("THE LANTERNS WORLD TOUR 2027", "2027-03-13T19:30:00", None, ""),
            Seen("THE LANTERNS WORLD TOUR 2027 tickets on sale", "2026-12-01T10:00:00", None, ""),
        ],
    ),
    "a webinar": (
        sheet(
            "# 데이터 분석 무료 웨비나",
            "SQL부터 대시보드까지",
            "12. 10 (목) 20:00 - 21:30",
            "온라인 ZOOM",
            "신청하기",
        ),
        [
            Seen("데이터 분석 무료 웨비나", "2026-12-10T20:00:00", "2026-12-10T21:30:00", ""),
        ],
    ),
    "a marathon with an entry period": (
        sheet(
            "# 2027 서울 봄 마라톤",
            "2027. 3. 14 (일) 08:00 출발",
            "광화문광장 ~ 잠실종합운동장",
            "접수기간 2026.12.1 ~ 12.20",
            "참가비 50,000원",
        ),
        [
            Seen("2027 서울 봄 마라톤", "2027-03-14T08:00:00", None, "광화문광장 ~ 잠실종합운동장"),
        ],
    ),
    "a musical with a season": (
        sheet(
            "# 별의 노래",
            "뮤지컬",
            "2026.12.18 FRI - 2027.02.28 SUN",
            "블루스퀘어 신한카드홀",
            "화·목·금 8PM | 수 3PM, 8PM | 토 2PM, 7PM",
        ),
        [
            Seen("뮤지컬 별의 노래", "2026-12-18", "2027-02-28", "블루스퀘어 신한카드홀"),
        ],
    ),
    "a birthday party": (
        sheet(
            "# You're Invited!",
            "## Leo's 5th Birthday Party",
            "Saturday, December 12",
            "2:00 - 4:30 PM",
            "Jungle Gym Kids Cafe",
            "88 Riverside Road",
            "RSVP to Mia by December 5",
        ),
        [
            Seen(
                "Leo's 5th Birthday Party",
                "2026-12-12T14:00:00",
                "2026-12-12T16:30:00",
                "Jungle Gym Kids Cafe",
            ),
            Seen("RSVP deadline", "2026-12-05", "2026-12-05", ""),
        ],
    ),
    "the programme of one day is one event": (
        sheet(
            "# DevDay Seoul 2026",
            "2026년 12월 11일(금) | 코엑스 그랜드볼룸",
            "09:30 || 등록",
            "10:00 || 키노트: 다음 10년",
            "11:00 || 세션 1 - 분산 시스템",
            "12:00 || 점심",
            "13:30 || 세션 2 - 관측 가능성",
            "17:00 || 폐회",
            columns=(80, 400),
        ),
        [
            Seen("DevDay Seoul 2026", "2026-12-11T09:30:00", "2026-12-11T17:00:00", ""),
        ],
    ),
    "a trip of two days": (
        sheet(
            "# 컴퓨터공학과 겨울 MT",
            "2026.12.18(금) ~ 12.19(토)",
            "가평 푸른펜션",
            "회비 60,000원 / 신청: 과대표",
        ),
        [
            Seen("컴퓨터공학과 겨울 MT", "2026-12-18", "2026-12-19", ""),
        ],
    ),
    "a church service": (
        sheet("# 성탄 감사 예배", "12월 25일(금) 오전 11시", "은혜교회 본당"),
        [
            Seen("성탄 감사 예배", "2026-12-25T11:00:00", None, "은혜교회 본당"),
        ],
    ),
    "a weekly class begins": (
        sheet(
            "# 주말 도예 클래스", "매주 토요일 오후 2시", "2026년 12월 5일 개강 (4주 과정)", "연남동 흙공방"
        ),
        [
            Seen("주말 도예 클래스", "2026-12-05T14:00:00", None, ""),
        ],
    ),
    "a couple over three rows": (
        sheet(
            "# 박지훈",
            "그리고",
            "# 정유나",
            "",
            "2027년 4월 10일 (토) 오전 11시",
            "아모르 컨벤션 그랜드볼룸",
            "",
            "신랑 아버지 박상민 어머니 이현숙",
            "신부 아버지 정대호 어머니 김미경",
        ),
        [
            Seen("박지훈 정유나 결혼식", "2027-04-10T11:00:00", None, "아모르 컨벤션 그랜드볼룸"),
        ],
    ),
    "a camp from evening to morning": (
        sheet(
            "2026 겨울 독서 캠프",
            "# 책 읽는 밤",
            "일시 2026. 12. 19.(토) 18:00 ~ 12. 20.(일) 09:00",
            "장소 한빛도서관 어린이열람실",
            "대상 초등 3~6학년 30명",
            "접수 12. 1.(화) 10:00부터 선착순",
        ),
        [
            Seen(
                "2026 겨울 독서 캠프 책 읽는 밤",
                "2026-12-19T18:00:00",
                "2026-12-20T09:00:00",
                "한빛도서관 어린이열람실",
            ),
        ],
    ),
    "a night of jazz": (
        sheet(
            "# JAZZ NIGHT",
            "with the Blue Quartet",
            "Friday Dec 18",
            "8 PM - late",
            "Club Evans, Hongdae",
            "20,000 won at the door",
        ),
        [
            Seen("JAZZ NIGHT", "2026-12-18T20:00:00", None, "Club Evans, Hongdae"),
        ],
    ),
    "a walk": (
        sheet(
            "# 제12회 시민 걷기대회",
            "11. 29. (일) 09:00",
            "호수공원 제1주차장 집결",
            "참가비 무료 · 기념품 증정",
            "문의 031-555-0100",
        ),
        [
            Seen("제12회 시민 걷기대회", "2026-11-29T09:00:00", None, "호수공원 제1주차장 집결"),
        ],
    ),
    "an exhibition with its period": (
        sheet(
            "# 재개관 특별전",
            "## 빛을 그리다",
            "기간 2026. 12. 3. ~ 2027. 2. 28.",
            "장소 시립미술관 2, 3층",
            "관람시간 10:00~19:00 (월 휴관)",
        ),
        [
            Seen("재개관 특별전", "2026-12-03", "2027-02-28", "시립미술관 2, 3층"),
        ],
    ),
}


@pytest.mark.parametrize(("reading", "expected"), CASES.values(), ids=CASES.keys())
def test_what_a_poster_announces_is_proposed(reading, expected):
    assert seen(reading) == expected
