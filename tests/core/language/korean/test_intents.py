"""What a message wants: questions, orders to change and to delete, answers, help, talk."""

import pytest

from core.calendar.recurrence import Recurrence
from core.calendar.time.expression import (
    CalendarDate,
    Clock,
    DaysAway,
    Spoken,
    WeekdayIn,
    WholeMonth,
    WholeWeek,
)
from core.dialogue.interpretation import (
    AskCalendar,
    AskHelp,
    Assent,
    ChangeEvent,
    CreateEvents,
    Dissent,
    Patch,
    Pick,
    RemoveEvents,
    SmallTalk,
    TakeBack,
    Target,
)
from tests.core.language.korean.anchored import events_in, meaning_of

TODAY, TOMORROW = Spoken(DaysAway(0)), Spoken(DaysAway(1))

QUESTIONS = {
    "오늘 일정 알려줘": AskCalendar("agenda", TODAY),
    "내일 뭐 있어?": AskCalendar("agenda", TOMORROW),
    "내일 일정은?": AskCalendar("agenda", TOMORROW),
    "내일 일정": AskCalendar("agenda", TOMORROW),
    "담주 스케줄 좀": AskCalendar("agenda", Spoken(WholeWeek(1))),
    "이번달 약속 보여줘": AskCalendar("agenda", Spoken(WholeMonth(0))),
    "12월 일정 알려줘": AskCalendar("agenda", Spoken(WholeMonth(month=12))),
    "내일 오전에 회의 있나?": AskCalendar("agenda", Spoken(DaysAway(1), Clock(None, part="am")), "회의"),
    "내일 회의 있어": AskCalendar("agenda", TOMORROW, "회의"),
    "금요일에 약속 있나?": AskCalendar("agenda", Spoken(WeekdayIn(4))),
    "주말에 뭐 하지?": AskCalendar("agenda", Spoken(WholeWeek(0, (5, 6)))),
    "이번주 평일 일정 알려줘": AskCalendar("agenda", Spoken(WholeWeek(0, (0, 4)))),
    "평일 일정 알려줘": AskCalendar("agenda", Spoken(WholeWeek(0, (0, 4)))),
    "매일 일정 알려줘": AskCalendar("agenda"),
    "내일 첫 일정이 뭐야": AskCalendar("agenda", TOMORROW),
    "내 일정 보여줘": AskCalendar("agenda"),
    "11월 20일 일정 확인해줘": AskCalendar("agenda", Spoken(CalendarDate(20, 11))),
    "하은이 언제 만나?": AskCalendar("find", attendees=("하은",)),
    "민수랑 언제 만나기로 했지?": AskCalendar("find", attendees=("민수",)),
    "치과 언제야?": AskCalendar("find", title="치과"),
    "다음 회의 몇 시야?": AskCalendar("find", title="회의"),
    "나 내일 몇 시에 회의야?": AskCalendar("find", TOMORROW, "회의"),
    "엄마 생신이 언제더라?": AskCalendar("find", title="엄마 생신"),
    "다음 주 화요일 오후에 시간 있어?": AskCalendar("free", Spoken(WeekdayIn(1, 1), Clock(None, part="pm"))),
    "이번주 비는 시간 알려줘": AskCalendar("free", Spoken(WholeWeek(0))),
    "내일 언제 비어?": AskCalendar("free", TOMORROW),
    "오늘 바빠?": AskCalendar("free", TODAY),
}

DELETIONS = {
    "내일 팀 회의 취소": Target("팀 회의", TOMORROW),
    "내일 회의 취소해줘": Target("회의", TOMORROW),
    "금요일 회고 지워줘": Target("회고", Spoken(WeekdayIn(4))),
    "내일 3시 미팅 빼줘": Target("미팅", Spoken(DaysAway(1), Clock(3))),
    "치과 예약을 지워줘": Target("치과 예약"),
    "회식 취소됐어": Target("회식"),
    "주말 일정 다 삭제해줘": Target(time=Spoken(WholeWeek(0, (5, 6))), every=True),
    "오늘 일정 모두 지워줘": Target(time=TODAY, every=True),
    "이번주 회의 전부 취소해줘": Target("회의", Spoken(WholeWeek(0)), every=True),
    "민수랑 점심 취소": Target("점심", attendees=("민수",)),
    "매주 월요일 주간회의 삭제해줘": Target("주간회의"),
    "그거 삭제해줘": Target(),
    "그 회의 지워줘": Target("회의"),
}

CHANGES = {
    "내일 2시 회의 4시로 옮겨줘": (
        Target("회의", Spoken(DaysAway(1), Clock(2))),
        Patch(time=Spoken(clock=Clock(4))),
    ),
    "회의를 모레로 미뤄줘": (Target("회의"), Patch(time=Spoken(DaysAway(2)))),
    "치과 예약 다음주 화요일로 옮겨줘": (Target("치과 예약"), Patch(time=Spoken(WeekdayIn(1, 1)))),
    "금요일 약속 토요일로 변경": (Target("약속", Spoken(WeekdayIn(4))), Patch(time=Spoken(WeekdayIn(5)))),
    "회의 시간 5시 변경": (Target("회의"), Patch(time=Spoken(clock=Clock(5)))),
    "금요일 회의 3시 변경": (Target("회의", Spoken(WeekdayIn(4))), Patch(time=Spoken(clock=Clock(3)))),
    "회의 시간을 10시에서 11시로 변경해줘": (
        Target("회의", Spoken(clock=Clock(10))),
        Patch(time=Spoken(clock=Clock(11))),
    ),
    "수요일에서 금요일로 옮겨줘": (Target(time=Spoken(WeekdayIn(2))), Patch(time=Spoken(WeekdayIn(4)))),
    "회의 4시로": (Target("회의"), Patch(time=Spoken(clock=Clock(4)))),
    "내일 회의 미뤄줘": (Target("회의", TOMORROW), Patch()),
    "아니 4시로": (Target(), Patch(time=Spoken(clock=Clock(4)))),
    "4시로 해줘": (Target(), Patch(time=Spoken(clock=Clock(4)))),
    "아니 모레로 해줘": (Target(), Patch(time=Spoken(DaysAway(2)))),
    "아니 내일 말고 모레": (Target(), Patch(time=Spoken(DaysAway(2)))),
    "3시 말고 4시로": (Target(), Patch(time=Spoken(clock=Clock(4)))),
    "그거 다음주로 미뤄줘": (Target(), Patch(time=Spoken(WholeWeek(1)))),
    "종일로 바꿔줘": (Target(), Patch(all_day=True)),
    "매주로 바꿔줘": (Target(), Patch(recurrence=Recurrence("WEEKLY"))),
    "하루 미뤄줘": (Target(), Patch(shift_minutes=24 * 60)),
    "치과 하루 미뤄줘": (Target("치과"), Patch(shift_minutes=24 * 60)),
    "회의 일주일 연기": (Target("회의"), Patch(shift_minutes=7 * 24 * 60)),
    "여행 한 달 미뤄줘": (Target("여행"), Patch(shift_minutes=30 * 24 * 60)),
    "여행 3일 미뤄줘": (Target("여행"), Patch(shift_minutes=3 * 24 * 60)),
    "회의 30분 앞당겨줘": (Target("회의"), Patch(shift_minutes=-30)),
    "내일 회의 한 시간 반 늦춰줘": (Target("회의", TOMORROW), Patch(shift_minutes=90)),
    "금요일 3시 미팅 한 시간 뒤로 미뤄줘": (
        Target("미팅", Spoken(WeekdayIn(4), Clock(3))),
        Patch(shift_minutes=60),
    ),
    "그 회의 한 시간만 뒤로": (Target("회의"), Patch(shift_minutes=60)),
    "내일 회의 1시간 일찍 시작하자": (Target("회의", TOMORROW), Patch(shift_minutes=-60)),
    "1시간 연장해줘": (Target(), Patch(extend_minutes=60)),
    "회의 30분 줄여줘": (Target("회의"), Patch(extend_minutes=-30)),
    "3시 회의 2시간으로 늘려줘": (Target("회의", Spoken(clock=Clock(3))), Patch(time=Spoken(minutes=120))),
    "장소는 합정역으로": (Target(), Patch(location="합정역")),
    "장소 판교로 변경": (Target(), Patch(location="판교")),
    "강남역으로 해줘": (Target(), Patch(location="강남역")),
    "팀 회의 장소 3층 회의실로 변경해줘": (Target("팀 회의"), Patch(location="3층 회의실")),
    "제목은 주간 보고로 바꿔줘": (Target(), Patch(title="주간 보고")),
    "내일 회의 제목을 킥오프로 바꿔줘": (Target("회의", TOMORROW), Patch(title="킥오프")),
    "민수도 추가해줘": (Target(), Patch(add_attendees=("민수",))),
    "민수, 영희도 초대해줘": (Target(), Patch(add_attendees=("민수", "영희"))),
    "참석자에 영희 추가": (Target(), Patch(add_attendees=("영희",))),
    "회의에 철수도 불러줘": (Target("회의"), Patch(add_attendees=("철수",))),
    "모레 미팅에 수진이도 초대해줘": (Target("미팅", Spoken(DaysAway(2))), Patch(add_attendees=("수진",))),
    "민수는 빼줘": (Target(), Patch(remove_attendees=("민수",))),
    "회의 취소하지 말고 5시로 옮겨줘": (Target("회의"), Patch(time=Spoken(clock=Clock(5)))),
}

ANSWERS = {
    **dict.fromkeys(
        ("응", "네", "ㅇㅇ", "그래", "좋아요", "오키", "네 추가해줘", "응 그걸로 해줘", "ok!"), Assent()
    ),
    **dict.fromkeys(
        ("아니", "아니요", "됐어", "취소", "취소해줘", "ㄴㄴ", "아니 됐어", "아니야 됐어"), Dissent()
    ),
    **dict.fromkeys(
        ("되돌려줘", "실행 취소", "방금 거 취소해줘", "원래대로 해줘", "방금 등록한 거 지워줘"), TakeBack()
    ),
    "2번": Pick(2),
    "두 번째": Pick(2),
    "두 번째 거": Pick(2),
    "첫번째로 해줘": Pick(1),
    "3번으로": Pick(3),
}

TALK = {
    "하이": "greeting",
    "안녕하세요": "greeting",
    "안녕 하루야": "greeting",
    "좋은 아침": "greeting",
    "고마워": "thanks",
    "수고했어": "thanks",
    "고맙습니다!": "thanks",
    "잘 자": "bye",
    "내일 봐": "bye",
    "굿나잇": "bye",
    "너 진짜 똑똑하다": "praise",
    "최고야": "praise",
    **dict.fromkeys(
        (
            "심심해",
            "배고프다",
            "농담 하나 해줘",
            "너 누구니",
            "비트코인 얼마야?",
            "밥 먹었어?",
            "오늘 날씨 어때?",
            "내일 비 와?",
            "오늘 며칠이야?",
            "지금 몇 시야?",
            "오늘 점심 뭐 먹지?",
            "오늘 너무 피곤하다",
            "어제 영화 재밌었어",
            "3시에 자서 피곤해",
            "어제 3시간밖에 못 잤어",
            "오늘 회의 너무 길었어",
            "내일 시험 망할 것 같아",
            "주말 잘 보내",
            "오늘도 화이팅",
            "월요일 싫다",
            "금요일이다!",
            "와 벌써 11월이네",
            "휴가 가고 싶다",
            "ㅋㅋㅋㅋ",
            "",
            "...",
        ),
        "other",
    ),
}

HELP = (
    "사용법 알려줘",
    "무슨 기능이 있어?",
    "알림은 어떻게 설정해?",
    "도움말",
    "뭐 할 수 있어?",
    "일정 어떻게 등록해?",
    "구글 캘린더 연동 돼?",
    "사진으로도 등록할 수 있어?",
    "반복 일정도 만들 수 있어?",
    "일정 삭제하는 방법 알려줘",
    "슬랙에서도 쓸 수 있어?",
    "음성으로도 등록돼?",
    "뭐 물어보면 돼?",
    "무료야?",
)

PLANS = {
    "내일 3시에 회의 잡아줘": "회의",
    "내일 3시에 회의 있어": "회의",
    "금요일 7시에 회식 잡혔어": "회식",
    "토요일에 민수랑 영화 보기로 했어": "영화 보기",
    "내일까지 과제 제출해야 해": "과제 제출",
    "내일 3시 구독 취소하기": "구독 취소하기",
    "내일 3시 치과 예약 변경하기": "치과 예약 변경하기",
    "약속 하나 넣어줘": "약속",
    "치과 예약": "치과 예약",
    "우유 사기": "우유 사기",
    "전구 사기": "전구 사기",
    "3월의 라이온 보기": "3월의 라이온 보기",
    "내일 일정 등록": "",
    "내일 3시": "",
}


@pytest.mark.parametrize(("text", "meaning"), QUESTIONS.items(), ids=lambda value: str(value)[:24])
def test_a_question_about_the_calendar(text, meaning):
    assert meaning_of(text) == meaning


@pytest.mark.parametrize(("text", "target"), DELETIONS.items(), ids=lambda value: str(value)[:24])
def test_an_order_to_delete(text, target):
    assert meaning_of(text) == RemoveEvents(target)


@pytest.mark.parametrize(("text", "change"), CHANGES.items(), ids=lambda value: str(value)[:24])
def test_an_order_to_change(text, change):
    assert meaning_of(text) == ChangeEvent(*change)


@pytest.mark.parametrize(("text", "meaning"), ANSWERS.items(), ids=lambda value: str(value)[:24])
def test_a_short_answer(text, meaning):
    assert meaning_of(text) == meaning


@pytest.mark.parametrize(("text", "kind"), TALK.items(), ids=lambda value: str(value)[:24])
def test_talk_never_becomes_a_draft(text, kind):
    assert meaning_of(text) == SmallTalk(kind)


@pytest.mark.parametrize("text", HELP)
def test_a_question_about_features_asks_for_help(text):
    assert isinstance(meaning_of(text), AskHelp)


@pytest.mark.parametrize(("text", "title"), PLANS.items(), ids=lambda value: str(value)[:24])
def test_a_plan_is_a_new_event(text, title):
    assert events_in(text)[0].title == title


@pytest.mark.parametrize(
    "text", ["3시", "3시요", "내일 3시", "저녁 7시", "3", "내일 점심에", "3시로 해줘", "모레"]
)
def test_a_bare_time_answers_the_question_when(text):
    (event,) = events_in(text, awaiting="time")
    assert event.time is not None
    assert (event.title, event.location, event.attendees) == ("", "", ())


def test_a_bare_number_answers_the_question_when_with_an_hour():
    assert events_in("7", awaiting="time")[0].time == Spoken(clock=Clock(7))


def test_a_whole_event_may_answer_the_question_when():
    (event,) = events_in("아니 그냥 내일 3시 치과", awaiting="time")
    assert event.title.endswith("치과")


@pytest.mark.parametrize("text", ["팀 회의", "민지 생일파티", "그냥 산책", "치과"])
def test_bare_words_answer_the_question_what(text):
    (event,) = events_in(text, awaiting="title")
    assert event.time is None
    assert event.title
    assert event.title in text


def test_words_that_are_no_title_elsewhere_are_one_when_a_title_is_awaited():
    assert events_in("일정", awaiting="title")[0].title == "일정"


def test_a_cancellation_is_no_title():
    assert meaning_of("취소", awaiting="title") == Dissent()


@pytest.mark.parametrize(
    ("text", "number"), [("2", 2), ("2번", 2), ("두번째", 2), ("첫째", 1), ("3번째 거", 3)]
)
def test_a_number_answers_the_question_which(text, number):
    assert meaning_of(text, awaiting="choice") == Pick(number)


def test_a_bare_number_picks_nothing_unless_a_choice_is_awaited():
    assert meaning_of("2") == SmallTalk()


@pytest.mark.parametrize("text", ["0", "0번", "가번"])
def test_there_is_no_choice_before_the_first(text):
    assert not isinstance(meaning_of(text, awaiting="choice"), Pick)


def test_reminders_are_minutes_before_the_start():
    (event,) = events_in("내일 3시 회의 10분 전에 알려줘")
    assert (event.title, event.reminders) == ("회의", (10,))
    (event,) = events_in("내일 3시 회의, 1시간 전 알림, 하루 전 알림")
    assert (event.title, event.reminders) == ("회의", (60, 1440))


def test_a_long_text_is_only_searched_for_events():
    text = "오늘 회의록입니다. " * 30 + "내일 3시 후속 회의"
    assert isinstance(meaning_of(text), CreateEvents | SmallTalk)


def test_full_width_digits_and_decomposed_letters_are_read():
    import unicodedata

    (event,) = events_in(unicodedata.normalize("NFD", "내일 １５：３０ 회의"))
    assert (event.title, event.time) == ("회의", Spoken(DaysAway(1), Clock(15, 30)))


def test_a_flight_keeps_both_of_its_zones():
    (event,) = events_in("12월 15일 10시 인천 출발 LA 현지시간 오전 5시 도착")
    assert event.time == Spoken(
        CalendarDate(15, 12), Clock(10), until_clock=Clock(5, 0, "am"), until_zone="America/Los_Angeles"
    )
