"""Conversations: what people agree on, wherever in the talk the day, the hour and the place are said."""

from __future__ import annotations

import pytest

from tests.core.language.picture.layout import phone, sheet
from tests.core.language.picture.seen import Seen, seen

CASES = {
    "a lunch is agreed bit by bit": (
        phone(
            "박지은",
            "--2026년 11월 24일 화요일",
            "박지은>내일 점심 어때? @오전 9:41",
            "me>좋아! 12시 반에 볼까 @오전 9:43",
            "박지은>응 성수역 3번 출구에서 만나자 @오전 9:44",
            "me>ㅇㅋ @오전 9:45",
        ),
        [
            Seen("점심", "2026-11-25T12:30:00", None, "성수역 3번 출구"),
        ],
    ),
    "a refused day gives way to the next": (
        phone(
            "동아리 임원방 6",
            "--2026년 11월 24일 화요일",
            "회장>이번 회의는 목요일 6시에 학생회관에서 할게요 @오후 1:02",
            "총무>저 목요일은 안돼요 ㅠ 금요일은 어때요? @오후 1:05",
            "회장>그럼 금요일 6시로 변경할게요 @오후 1:07",
            "총무>넵! @오후 1:08",
        ),
        [
            Seen("회의", "2026-11-27T18:00:00", None, "학생회관"),
        ],
    ),
    "an English dinner is agreed bit by bit": (
        phone(
            "Sarah",
            "--Today 9:12 AM",
            "Sarah>Hey! Dinner on Friday? @",
            "me>Sure, what time? @",
            "Sarah>How about 7 at Luigi's @",
            "me>Perfect, see you there! @",
            hint="iMessage",
        ),
        [
            Seen("Dinner", "2026-11-27T19:00:00", None, "Luigi's"),
        ],
    ),
    "a team moves a review": (
        sheet(
            "# # proj-launch",
            "",
            "Tuesday, November 24th",
            "Minho Kim  10:23 AM",
            "Can we move the launch review to Thursday at 3 PM?",
            "Jane Park  10:25 AM",
            "Works for me. Room 4B?",
            "Minho Kim  10:26 AM",
            "Yes, launch review Thursday 3-4 PM in Room 4B",
        ),
        [
            Seen("Launch review", "2026-11-26T15:00:00", "2026-11-26T16:00:00", "Room 4B"),
        ],
    ),
    "a teacher announces a day of talks": (
        phone(
            "3학년 2반 학부모 28",
            "--2026년 11월 24일 화요일",
            "담임선생님>안녕하세요 어머님들^^ / 학부모 상담 일정 안내드려요 / 12월 2일 수요일 오후 4시 / 3학년 2반 교실입니다 @오전 10:02",
            "지민엄마>네 감사합니다 @오전 10:05",
        ),
        [
            Seen("학부모 상담", "2026-12-02T16:00:00", None, ""),
        ],
    ),
    "a run announced to a crew": (
        phone(
            "러닝크루 12",
            "--2026년 11월 24일 화요일",
            "리더>이번주 토요일 아침 7시 반포 한강공원에서 / 10km 러닝합니다! @오후 8:02",
            "수진>참석이요 @오후 8:05",
            "me>저도 갈게요 @오후 8:06",
        ),
        [
            Seen("10km 러닝", "2026-11-28T07:00:00", None, "반포 한강공원"),
        ],
    ),
    "a hike is agreed": (
        phone(
            "Hiking Club",
            "--November 24, 2026",
            "Tom>Hike this Saturday? @9:02 AM",
            "Anna>Yes! What time @9:03 AM",
            "Tom>Let's meet at 8am at Dobongsan Station @9:05 AM",
            "Anna>👍 @9:06 AM",
            hint="Message",
        ),
        [
            Seen("Hiking Club Hike", "2026-11-28T08:00:00", None, "Dobongsan Station"),
        ],
    ),
    "tomorrow below a date line without a year": (
        phone(
            "이준",
            "--11월 23일 (월)",
            "이준>내일 저녁 7시에 홍대입구역에서 보자 / 영화 예매했어 @오후 5:00",
            "me>오 좋아 @오후 5:02",
        ),
        [
            Seen("영화", "2026-11-24T19:00:00", None, "홍대입구역"),
        ],
    ),
    "a day is voted on": (
        phone(
            "대학동기 5",
            "--2026년 11월 24일 화요일",
            "현우>12월 모임 언제 할까 @오후 1:02",
            "지수>난 12일 토요일 좋아 @오후 1:05",
            "현우>그럼 12/12(토) 오후 6시 / 사당역 파스텔시티 앞에서 보자 @오후 1:07",
            "지수>콜~ @오후 1:08",
        ),
        [
            Seen("12월 모임", "2026-12-12T18:00:00", None, "사당역 파스텔시티 앞"),
        ],
    ),
    "a birthday lunch": (
        phone(
            "우리 가족 4",
            "--2026년 11월 24일 화요일",
            "엄마>이번 주 일요일이 할머니 생신이야 @오전 9:02",
            "엄마>12시까지 할머니댁으로 와~ 점심 같이 먹자 @오전 9:03",
            "me>넹 @오전 9:10",
        ),
        [
            Seen("할머니 생신", "2026-11-29T12:00:00", None, ""),
        ],
    ),
    "a boss announces a meeting": (
        phone(
            "이수진 과장님",
            "--2026년 11월 24일 화요일",
            "이수진 과장님>대리님 내일 오후 2시에 3층 대회의실에서 / 예산 회의 있습니다 @오전 9:02",
            "me>네 알겠습니다! @오전 9:05",
        ),
        [
            Seen("예산 회의", "2026-11-25T14:00:00", None, "3층 대회의실"),
        ],
    ),
    "the hour is put off": (
        phone(
            "최유나",
            "--2026년 11월 24일 화요일",
            "최유나>우리 금요일 3시에 보기로 했지? @오후 3:02",
            "me>응 근데 나 4시로 미뤄도 돼? @오후 3:05",
            "최유나>ㅇㅋ 4시에 합정역 8번 출구! @오후 3:06",
        ),
        [
            Seen("", "2026-11-27T16:00:00", None, "합정역 8번 출구"),
        ],
    ),
    "the day after tomorrow is counted from the last date line": (
        phone(
            "김서연",
            "--2026년 11월 22일 일요일",
            "김서연>주말 잘 보냈어? @오후 9:02",
            "me>응 ㅋㅋ @오후 9:03",
            "--2026년 11월 24일 화요일",
            "김서연>모레 저녁 7시에 을지로 골뱅이 어때 @오전 11:00",
            "me>좋지 @오전 11:02",
        ),
        [
            Seen("저녁 약속", "2026-11-26T19:00:00", None, ""),
        ],
    ),
    "a book club announces its meeting": (
        phone(
            "Book Club",
            "--Monday, November 23",
            "Amy>Next meeting: Tuesday Dec 1, 7:30 PM at Amy's place. We're discussing Pachinko. @10:02 AM",
            "Joe>I'll bring wine @10:05 AM",
            "Kate>See you then @10:06 AM",
            hint="Message",
        ),
        [
            Seen("Book Club meeting", "2026-12-01T19:30:00", None, "Amy's place"),
        ],
    ),
    "an exhibition is agreed bit by bit": (
        phone(
            "정민",
            "--2026년 11월 24일 화요일",
            "정민>토요일에 뭐해? @오후 1:02",
            "me>별거 없어 왜? @오후 1:03",
            "정민>전시 보러 가자! 2시 어때 @오후 1:04",
            "me>좋아 어디서 봐? @오후 1:05",
            "정민>시청역 10번 출구 @오후 1:06",
        ),
        [
            Seen("전시", "2026-11-28T14:00:00", None, "시청역 10번 출구"),
        ],
    ),
    "a meeting is moved": (
        phone(
            "마케팅팀 8",
            "--2026년 11월 24일 화요일",
            "김부장>이번 주 주간회의는 목요일 오전 10시로 옮깁니다. / 회의실은 5층 소회의실이에요. @오전 9:02",
            "me>네 확인했습니다 @오전 9:05",
            "박대리>넵 @오전 9:06",
        ),
        [
            Seen("마케팅팀 주간 회의", "2026-11-26T10:00:00", None, ""),
        ],
    ),
    "a birthday next week": (
        phone(
            "엄마",
            "--2026년 11월 24일 화요일",
            "엄마>아들 다음주 토요일 아빠 생신인 거 알지? @오후 7:02",
            "엄마>저녁 6시에 한일관 예약했어 @오후 7:02",
            "me>네 갈게요! @오후 7:10",
        ),
        [
            Seen("아빠 생신", "2026-12-05T18:00:00", None, ""),
        ],
    ),
    "a lesson with a trainer": (
        phone(
            "PT 이코치",
            "--2026년 11월 24일 화요일",
            "PT 이코치>회원님 내일 수업 몇 시로 할까요? @오후 7:02",
            "me>8시 가능할까요? @오후 7:03",
            "PT 이코치>네 저녁 8시로 잡아둘게요^^ @오후 7:04",
        ),
        [
            Seen("수업", "2026-11-25T20:00:00", None, ""),
        ],
    ),
    "an English coffee tomorrow": (
        phone(
            "Mia",
            "--Tuesday, November 24",
            "Mia>Are you free for coffee tomorrow? @10:02 AM",
            "me>After 3 works @10:03 AM",
            "Mia>Cool, 3:30 at Anthracite Hapjeong? @10:04 AM",
            "me>Done! @10:05 AM",
            hint="Message",
        ),
        [
            Seen("Coffee", "2026-11-25T15:30:00", None, "Anthracite Hapjeong"),
        ],
    ),
    "a call is recalled": (
        phone(
            "Team Offsite",
            "--Tuesday, November 24",
            "Raj>Reminder: offsite planning call on Monday Nov 30 at 11am KST @10:02 AM",
            "Liz>Thanks! @10:03 AM",
            "Raj>Dial-in in the invite @10:04 AM",
            hint="Message",
        ),
        [
            Seen("Offsite planning call", "2026-11-30T11:00:00", None, ""),
        ],
    ),
}


@pytest.mark.parametrize(("reading", "expected"), CASES.values(), ids=CASES.keys())
def test_what_was_agreed_is_proposed(reading, expected):
    assert seen(reading) == expected
