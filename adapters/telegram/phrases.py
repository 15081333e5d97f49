"""What Telegram's own places say: notices over a button, a group's welcome, the list of commands."""

from __future__ import annotations

from core.dialogue.message import Command, Lang

FOREIGN: dict[Lang, str] = {
    "ko": "이 카드는 요청한 분만 누를 수 있어요.",
    "en": "Only the person who asked can press this.",
}
UNKNOWN: dict[Lang, str] = {
    "ko": "이제 쓸 수 없는 버튼이에요. 다시 말씀해 주세요.",
    "en": "This button no longer works. Just tell me again.",
}
NOT_NOW: dict[Lang, str] = {
    "ko": "지금은 처리하지 못했어요. 잠시 뒤에 다시 눌러 주세요.",
    "en": "That did not work just now. Please press again in a moment.",
}
WELCOME: dict[Lang, str] = {
    "ko": (
        "안녕하세요, 하루예요. 이 방에서는 저를 부르실 때만 읽어요.\n"
        "• @{name} 내일 3시 회의\n• /add 내일 3시 회의\n• 제 메시지에 답장하기\n"
        "일정은 부른 분의 캘린더에만 들어가고, 다른 분은 “나도 추가”로 자기 캘린더에 넣을 수 있어요."
    ),
    "en": (
        "Hello, I am Haru. In this chat I only read what is meant for me.\n"
        "• @{name} meeting tomorrow at 3\n• /add meeting tomorrow at 3\n• a reply to a message of mine\n"
        "It goes into the calendar of whoever asked; “Add it to mine” is for everybody else."
    ),
}
COMMANDS: dict[Lang, dict[Command | str, str]] = {
    "ko": {
        "today": "오늘 일정",
        "tomorrow": "내일 일정",
        "week": "이번 주 일정",
        "agenda": "다가오는 일정",
        "find": "일정 찾기: /find 치과",
        "add": "일정 추가: /add 내일 3시 치과",
        "undo": "방금 한 일 되돌리기",
        "drafts": "다른 곳에서 열린 카드 가져오기",
        "settings": "설정: 시간대, 언어, 브리핑, 알림",
        "tz": "시간대 바꾸기: /tz 베를린",
        "lang": "언어 바꾸기: /lang English",
        "connect": "구글 캘린더 연결",
        "disconnect": "구글 캘린더 연결 끊기",
        "link": "다른 대화와 하나로 잇기",
        "privacy": "하루가 무엇을 가지고 있는지",
        "export": "내 데이터 받기",
        "delete_me": "내 정보 모두 지우기",
        "help": "사용법",
    },
    "en": {
        "today": "Today's events",
        "tomorrow": "Tomorrow's events",
        "week": "This week's events",
        "agenda": "What comes next",
        "find": "Find an event: /find dentist",
        "add": "Add an event: /add dentist tomorrow at 3",
        "undo": "Take back what was just done",
        "drafts": "Bring open cards here from elsewhere",
        "settings": "Time zone, language, briefing, reminders",
        "tz": "Change the time zone: /tz Berlin",
        "lang": "Change the language: /lang 한국어",
        "connect": "Connect Google Calendar",
        "disconnect": "Disconnect Google Calendar",
        "link": "Make this and another chat one",
        "privacy": "What Haru holds about you",
        "export": "Get your data",
        "delete_me": "Erase everything about you",
        "help": "How it works",
    },
}
DESCRIPTION: dict[Lang, str] = {
    "ko": "약속을 글로 쓰거나 사진으로 보내 주세요. 확인하고 한 번 누르면 캘린더에 들어가요.",
    "en": "Write a plan or send a picture of it. Check the card, press once, and it is in your calendar.",
}
SHORT: dict[Lang, str] = {
    "ko": "말하면 캘린더에 넣어 드리는 하루",
    "en": "Say it, and it is in your calendar",
}


def language_of(code: str | None) -> Lang:
    """That of Telegram's `language_code`, an IETF tag."""
    return "ko" if (code or "ko").partition("-")[0].casefold() == "ko" else "en"
