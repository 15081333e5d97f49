"""What Slack's own places say, in Korean and in English: forms, the Home tab, notices, and the pages of an install."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

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
    sent_in_private: str
    may_not_send: str
    not_taken: str
    today: str
    home_hint: str
    home_zone: str
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
    sent_in_private="파일은 저와 둘만의 대화로 보냈어요.",
    may_not_send=(
        "파일을 보낼 권한이 아직 없어요. 슬랙 관리자에게 하루를 한 번 더 설치해 달라고 해 주세요. 새 권한(files:write)은 다시 "
        "설치해야 생겨요. 그다음 “내 데이터 내보내줘”라고 다시 말씀해 주세요."
    ),
    not_taken="이 워크스페이스가 파일을 받지 않았어요. 슬랙 관리자에게 파일 올리기가 막혀 있는지 물어봐 주세요.",
    today="오늘",
    home_hint="메시지 탭에서 “내일 3시 회의”처럼 적거나, 일정이 보이는 사진을 보내 주세요. 어느 채널에서나 `/cal` 도 돼요.",
    home_zone="시각은 모두 {zone} 시간이에요. 시간대와 언어는 “설정”에서 바꿀 수 있어요.",
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
    sent_in_private="I sent the files to our private chat.",
    may_not_send=(
        "I may not send files here yet. Please ask whoever manages your Slack to install Haru once more: that gives it the "
        "new permission (files:write). Then say “export my data” again."
    ),
    not_taken="This workspace did not take the files. Please ask whoever manages your Slack whether uploads are blocked.",
    today="Today",
    home_hint="Write “meeting tomorrow at 3” under Messages, or send a picture of a plan. In any channel, use `/cal`.",
    home_zone="All times are {zone} time. “Settings” changes the time zone and the language.",
    buttons=(
        ("new", "Add an event"), ("today", "Today"), ("week", "This week"), ("settings", "Settings"),
        ("connect", "Connect Google"), ("help", "Help"),
    ),
)  # fmt: skip
WORDS: dict[Lang, Words] = {"ko": _KO, "en": _EN}

Told: TypeAlias = Literal["installed", "denied", "expired", "away", "installed_everywhere"]
PAGES: dict[Lang, dict[Told, tuple[str, str, str]]] = {
    "ko": {
        "installed": (
            "슬랙에 하루를 설치했어요",
            "이제 슬랙에서 하루에게 메시지를 보내거나, 어느 채널에서나 /cal 을 써 보세요. 이 창은 닫아도 괜찮아요.",
            "",
        ),
        "denied": ("설치하지 않았어요", "슬랙 화면에서 취소하셔서 아무것도 바뀌지 않았어요.", "다시 해 보기"),
        "expired": (
            "이 링크는 이제 쓸 수 없어요",
            "설치는 시작한 브라우저에서 10분 안에, 한 번만 마칠 수 있어요. 처음부터 다시 해 주세요.",
            "다시 시작하기",
        ),
        "away": (
            "슬랙이 대답하지 않았어요",
            "잠시 뒤에 다시 해 주세요. 아직 아무것도 바뀌지 않았어요.",
            "다시 해 보기",
        ),
        "installed_everywhere": (
            "조직에 하루를 설치했어요",
            "하나만 더 하면 돼요. 하루를 쓸 워크스페이스를 슬랙 관리 화면에서 골라 주세요.",
            "워크스페이스 고르기",
        ),
    },
    "en": {
        "installed": (
            "Haru is in your Slack",
            "Write to Haru in Slack, or use /cal in any channel. You can close this window.",
            "",
        ),
        "denied": (
            "Nothing was installed",
            "You cancelled on Slack's page, so nothing has changed.",
            "Try again",
        ),
        "expired": (
            "This link does not work any more",
            "An install is finished in the browser that began it, within ten minutes, once. Please start again.",
            "Start again",
        ),
        "away": (
            "Slack did not answer",
            "Please try again in a moment. Nothing has changed so far.",
            "Try again",
        ),
        "installed_everywhere": (
            "Haru is in your organization",
            "One more step: choose the workspaces that Haru is for, on Slack's page for admins.",
            "Choose workspaces",
        ),
    },
}
