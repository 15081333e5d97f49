"""What is pasted from elsewhere: chats, booking messages, official notices, lists; and news about plans."""

from __future__ import annotations

import pytest

from core.dialogue.interpretation import AskCalendar, ChangeEvent, CreateEvents, RemoveEvents, SmallTalk
from core.language.korean.pasted import blanked
from tests.core.language.korean.anchored import events_in, meaning_of, table, when_of

MESSAGES = table(r"""
[박민지] [오후 3:20] 언니 토요일 2시에 성수에서 보자\n[나] [오후 3:21] 좋아! | 언니 | 2026-11-14T14:00 | 성수
이준호 : 담주 수욜 오후 7시 강남역 11번출구 어때\n나 : 오키 | | 2026-11-18T19:00 | 강남역 11번출구
2026년 11월 12일 오후 2:13, 김과장 : 내일 10시 회의실에서 예산 검토 | 예산 검토 | 2026-11-12T10:00 | 회의실
[카카오톡] 이준호: 금요일 오후 8시에 을지로에서 볼까? 나: 콜 | | 2026-11-13T20:00 | 을지로
[Web발신]\n(서울아산병원) 홍길동님 2026-11-20(금) 09:40 내분비내과 진료예약이 있습니다. | 내분비내과 진료예약 | 2026-11-20T09:40 | 서울아산병원
[예약확정] 헤어살롱 미소 / 11월 14일(토) 오후 1시 / 커트+펌 / 담당: 수아 실장 | 헤어살롱 미소 | 2026-11-14T13:00 |
[네이버예약] 예약이 확정되었습니다.\n업체명: 온기카페\n일정: 2026.11.15.(일) 오후 2:00\n인원: 4명 | 온기카페 | 2026-11-15T14:00 |
[CGV] 예매완료\n영화: 인터스텔라\n일시: 11/13(금) 19:30\n극장: CGV 용산아이파크몰 4관 | 인터스텔라 | 2026-11-13T19:30 | CGV 용산아이파크몰 4관
안녕하세요, 한빛초등학교입니다. 11월 26일(목) 학부모 공개수업이 오전 10시 40분부터 각 교실에서 진행됩니다. 많은 관심 부탁드립니다. | 학부모 공개수업 | 2026-11-26T10:40 | 각 교실
<가을 음악회 초대>\n때: 11월 22일 일요일 오후 5시\n곳: 세종문화회관 체임버홀\n여러분을 초대합니다 | 가을 음악회 초대 | 2026-11-22T17:00 | 세종문화회관 체임버홀
고객님의 렌탈 정수기 점검이 11월 17일 화요일 오후 3시로 예정되어 있습니다 | 렌탈 정수기 점검 | 2026-11-17T15:00 |
세무서입니다 부가세 신고 기한은 1월 25일까지입니다 | 부가세 신고 기한 | 2027-01-25 |
제 결혼식에 초대합니다. 2027.03.13 토요일 오후 1시 더컨벤션 잠실점 2층 그랜드볼룸 | 결혼식 | 2027-03-13T13:00 | 더컨벤션 잠실점 2층 그랜드볼룸
○ 일 시 : 2026. 11. 26.(목) 14:00\n○ 장 소 : 시청 별관 3층 회의실\n○ 내 용 : 주민참여예산 설명회 | 주민참여예산 설명회 | 2026-11-26T14:00 | 시청 별관 3층 회의실
■ 교육명: 개인정보보호 교육\n■ 교육일시: 2026년 11월 30일 13시\n■ 교육장소: 본관 201호 | 개인정보보호 교육 | 2026-11-30T13:00 | 본관 201호
[일정] 11.20(금) 14:00 감사위원회 - 본사 12층 | 감사위원회 | 2026-11-20T14:00 | 본사 12층
11월 18일(수) 18:00 / 신논현역 5번출구 / 팀 저녁 | 팀 저녁 | 2026-11-18T18:00 | 신논현역 5번출구
장소: 코엑스 A홀, 시간: 12월 9일 10시, 내용: AI 컨퍼런스 | AI 컨퍼런스 | 2026-12-09T10:00 | 코엑스 A홀
어머님 칠순잔치 12월 6일 일요일 점심 12시 입니다 꼭 참석해주세요 | 어머님 칠순잔치 | 2026-12-06T12:00 |
토요일 2시 민지네 | 민지네 | 2026-11-14T14:00 |
수요일 회의 자료 화요일까지 준비 | 수요일 회의 자료 준비 | 2026-11-17 |
""")

LISTS = table(r"""
시험 일정\n- 국어 12/1 09:00\n- 수학 12/2 09:00 | 국어 2026-12-01T09:00 | 수학 2026-12-02T09:00
11/12 목 PT 7시\n11/14 토 등산 6시\n11/16 월 치과 18:30 | PT 2026-11-12T07:00 | 등산 2026-11-14T18:00 | 치과 2026-11-16T18:30
이번주 일정: 목 7시 회식, 토 2시 결혼식 | 회식 2026-11-12T19:00 | 결혼식 2026-11-14T14:00
금욜 회식 7시고 토욜은 3시에 결혼식이야 | 회식 2026-11-13T19:00 | 결혼식 2026-11-14T15:00
월요일 9시 주간회의랑 화요일 3시 면담 잡아줘 | 주간회의 2026-11-16T09:00 | 면담 2026-11-17T15:00
월요일 10시와 목요일 2시에 각각 면담 잡아줘 | 면담 2026-11-16T10:00 | 면담 2026-11-12T14:00
금요일 3시 회의, 다음날 10시 골프 | 회의 2026-11-13T15:00 | 골프 2026-11-14T10:00
""")


@pytest.mark.parametrize(("text", "title", "start", "place"), [(*row, "")[:4] for row in MESSAGES])
def test_of_a_message_only_the_event_is_read(text, title, start, place):
    (event,) = events_in(text)
    assert (event.title, when_of(event.time)[0], event.location) == (title, start, place)


@pytest.mark.parametrize(("text", "rows"), [(row[0], row[1:]) for row in LISTS])
def test_every_row_of_a_list_is_an_event(text, rows):
    found = [f"{event.title} {when_of(event.time, event.recurrence)[0]}" for event in events_in(text)]
    assert found == list(rows)


def test_whoever_wrote_leaves_every_other_letter_in_its_place():
    text = "[박민지] [오후 3:20] 토요일 2시에 보자\n[나] [오후 3:21] 좋아!"
    plain = blanked(text)
    assert len(plain) == len(text)
    assert plain.index("토요일") == text.index("토요일")
    assert "민지" not in plain
    assert "좋아" not in plain


@pytest.mark.parametrize("text", ["장소: 강남역", "3:20 회의", "그냥 말", "장소 : 시청 어때"])
def test_labels_are_no_names(text):
    assert blanked(text) == text


DROPPED = {
    "토요일 결혼식 일정 삭제 부탁드립니다": "결혼식",
    "이번주 금요일 회식 취소됐대": "회식",
    "내일 모임 못 간다고 취소 처리해줘": "모임",
    "치과 안 갈래 빼줘": "치과",
    "내일 운동 스킵할게 지워줘": "운동",
    "내일 3시꺼 지워줘": "",
    "주간회의 시리즈 전체 삭제": "주간회의",
    "토욜 등산 안 가기로 함": "등산",
    "송년회 없던 걸로 해줘": "송년회",
    "오늘 저녁 약속 펑크남": "약속",
}


@pytest.mark.parametrize("text", DROPPED)
def test_what_is_off_is_to_be_deleted(text):
    meaning = meaning_of(text)
    assert isinstance(meaning, RemoveEvents)
    assert meaning.target.title == DROPPED[text]


CHANGED = {
    "내일 팀 회의 온라인으로 변경": ("팀 회의", "location", "온라인"),
    "세미나 장소 3층 강당으로 바뀌었어": ("세미나", "location", "3층 강당"),
    "내일 면접 10분 일찍으로 바꿔줘": ("면접", "shift_minutes", -10),
    "내일 3시 회의 강남역으로 옮겨줘": ("회의", "location", "강남역"),
}


@pytest.mark.parametrize("text", CHANGED)
def test_a_change_tells_its_field(text):
    title, field, value = CHANGED[text]
    meaning = meaning_of(text)
    assert isinstance(meaning, ChangeEvent)
    assert meaning.target.title == title
    assert getattr(meaning.patch, field) == value


def test_the_end_of_a_meeting_is_moved_alone():
    meaning = meaning_of("금요일 발표 끝나는 시간 5시로 해줘")
    assert isinstance(meaning, ChangeEvent)
    assert meaning.target.title == "발표"
    assert meaning.patch.time is not None
    assert getattr(meaning.patch.time, "until_clock", None) is not None


@pytest.mark.parametrize(
    "text",
    [
        "앞으로 일정 뭐 있어?",
        "지난주 금요일에 누구 만났지?",
        "다음 주 월요일 오전 3시에서 8시 사이에 괜찮습니까?",
    ],
)
def test_a_question_is_no_event(text):
    meaning = meaning_of(text)
    assert isinstance(meaning, AskCalendar)
    assert meaning.title == ""


@pytest.mark.parametrize("text", ["바울 좋은 아침이야", "목요일인데 왜 이렇게 길지"])
def test_talk_is_no_event(text):
    assert isinstance(meaning_of(text), SmallTalk)


@pytest.mark.parametrize(
    "text",
    [
        "모레 3시 조회",
        "모레 1530 브리핑",
        "시드니 시간 11월 20일 오후 3시 웨비나",
        "3개월마다 25일 필터 교체",
    ],
)
def test_a_plan_is_no_question_and_no_change(text):
    assert isinstance(meaning_of(text), CreateEvents)


def test_how_often_is_asked_of_what_is_named():
    meaning = meaning_of("이번 주에 운동 몇 번 가?")
    assert isinstance(meaning, AskCalendar)
    assert meaning.title == "운동"
