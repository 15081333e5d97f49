"""What Slack's own places say, in Korean and in English: forms, the Home tab, notices, and the pages of an install."""

from __future__ import annotations

from dataclasses import dataclass

from core.dialogue.message import Lang


@dataclass(frozen=True, slots=True)
class Words:
    """One language's. Titles and buttons of a form hold 24 characters, those of a message 75."""

    foreign: str
    too_late: str
    edit_title: str
    new_title: str
    wait: str
    save: str
    add: str
    cancel: str
    title: str
    day: str
    start: str
    end: str
    place: str
    start_hint: str
    what: str
    what_example: str
    no_day: str
    no_start: str
    settled: str
    today: str
    home_hint: str
    buttons: tuple[tuple[str, str], ...]


_KO = Words(
    foreign="이 카드는 요청한 분만 누를 수 있어요.",
    too_late="창을 열지 못했어요. 한 번 더 눌러 주세요.",
    edit_title="일정 고치기",
    new_title="새 일정",
    wait="불러오고 있어요…",
    save="저장",
    add="추가",
    cancel="닫기",
    title="제목",
    day="날짜",
    start="시작",
    end="끝",
    place="장소",
    start_hint="비워 두면 하루 종일이에요.",
    what="어떤 일정인가요?",
    what_example="다음 주 화요일 오후 3시 강남역에서 민수랑 커피",
    no_day="날짜를 골라 주세요.",
    no_start="시작 시각을 먼저 골라 주세요.",
    settled="이미 처리했거나 바뀐 카드예요. 대화에서 새로 말씀해 주세요.",
    today="오늘",
    home_hint="메시지 탭에서 “내일 3시 회의”처럼 적거나, 일정이 보이는 사진을 보내 주세요. 어느 채널에서나 `/cal` 도 돼요.",
    buttons=(
        ("new", "일정 추가"), ("today", "오늘 일정"), ("week", "이번 주"), ("settings", "설정"),
        ("connect", "구글 연결"), ("help", "도움말"),
    ),
)  # fmt: skip
_EN = Words(
    foreign="Only the person who asked can press this.",
    too_late="The form could not be opened. Please press again.",
    edit_title="Edit event",
    new_title="New event",
    wait="One moment…",
    save="Save",
    add="Add",
    cancel="Close",
    title="Title",
    day="Date",
    start="Start",
    end="End",
    place="Place",
    start_hint="Leave it empty for the whole day.",
    what="What is it?",
    what_example="Coffee with Ben next Tuesday at 3 pm at Gangnam Station",
    no_day="Please choose a date.",
    no_start="Please choose a start first.",
    settled="This card has changed or is done with. Tell me again in our conversation.",
    today="Today",
    home_hint="Write “meeting tomorrow at 3” under Messages, or send a picture of a plan. In any channel, use `/cal`.",
    buttons=(
        ("new", "Add an event"), ("today", "Today"), ("week", "This week"), ("settings", "Settings"),
        ("connect", "Connect Google"), ("help", "Help"),
    ),
)  # fmt: skip
WORDS: dict[Lang, Words] = {"ko": _KO, "en": _EN}
