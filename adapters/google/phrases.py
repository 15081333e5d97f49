"""The few sentences of the pages between the chat and Google, in Korean and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.dialogue.message import ConversationKey, Lang

Told: TypeAlias = Literal[
    "asked", "asked_late", "connected", "scope", "denied", "expired", "away", "trouble", "cookies", "browser"
]


@dataclass(frozen=True, slots=True)
class Words:
    """One page: a mark, what happened, what to do, and the label of the way on, where there is one."""

    mark: str
    title: str
    text: tuple[str, ...]
    label: str = ""


_KO: Mapping[Told, Words] = {
    "asked": Words(
        "?",
        "구글 캘린더를 연결할까요?",
        (
            "연결하면 그 대화에서 내 구글 일정을 보고 바꿀 수 있어요. "
            "내가 부탁한 링크가 아니라면 누르지 말고 이 창을 닫아 주세요.",
            "구글 화면에 캘린더 상자가 보이면 모두 체크해 주세요.",
        ),
        "구글로 계속하기",
    ),
    "asked_late": Words(
        "?",
        "이 대화에 연결할까요?",
        (
            "이 브라우저에서 시작한 연결이 아니어서 한 번 더 여쭤봐요. 아직 아무것도 연결하지 않았어요.",
            "내가 부탁한 연결이 아니라면 누르지 말고 이 창을 닫아 주세요.",
        ),
        "네, 내 대화예요",
    ),
    "connected": Words(
        "✓",
        "구글에서 잘 돌아왔어요",
        (
            "이제 하루와 나누던 대화로 돌아가 주세요. 어느 계정인지 보여 드리고 한 번 더 여쭤봐요.",
            "거기서 “연결”을 눌러야 연결돼요. 이 창은 닫아도 괜찮아요.",
        ),
    ),
    "scope": Words(
        "!",
        "캘린더 권한이 빠졌어요",
        (
            "구글 화면에서 캘린더 상자에 체크가 되어 있지 않았어요.",
            "다시 열어서 캘린더 항목을 모두 체크해 주세요. 일정을 읽고 쓰는 데 꼭 필요해요.",
        ),
        "다시 열기",
    ),
    "denied": Words(
        "–",
        "연결하지 않았어요",
        (
            "구글에서 동의하지 않으셔서 아무것도 연결하지 않았어요.",
            "마음이 바뀌면 대화에서 “구글 연결”이라고 말해 주세요.",
        ),
    ),
    "expired": Words(
        "!",
        "이 링크는 이제 쓸 수 없어요",
        (
            "링크는 10분 동안, 한 번만 쓸 수 있어요. 방금 구글에서 돌아오셨다면 하루와의 대화에 확인 버튼이 와 있을 거예요.",
            "아니라면 대화에서 “구글 연결”이라고 다시 말해 주세요. 새 링크를 드릴게요.",
        ),
    ),
    "away": Words(
        "!",
        "구글이 대답하지 않았어요",
        ("지금 잠깐 연결이 어려운 것 같아요. 아무것도 바뀌지 않았어요.", "조금 뒤에 다시 해 주세요."),
        "다시 해 보기",
    ),
    "trouble": Words(
        "!",
        "연결을 마치지 못했어요",
        (
            "하루 쪽에 잠깐 문제가 생겼어요. 캘린더에는 아무것도 바뀌지 않았어요.",
            "조금 뒤에 다시 해 보시고, 그래도 안 되면 하루와의 대화에서 “구글 연결”이라고 다시 말해 주세요.",
        ),
        "다시 해 보기",
    ),
    "cookies": Words(
        "!",
        "쿠키를 켜 주세요",
        (
            "이 브라우저가 쿠키를 받지 않아서, 돌아오실 때 같은 분인지 알아볼 수 없어요.",
            "쿠키를 허용한 다음 다시 열거나, 다른 브라우저에서 열어 주세요.",
        ),
        "다시 열기",
    ),
    "browser": Words(
        "↗",
        "브라우저에서 열어 주세요",
        (
            "구글은 다른 앱 안에서 열린 화면으로는 로그인할 수 없게 해 두었어요.",
            "메뉴(⋯ 또는 ⋮)에서 “다른 브라우저로 열기”를 고르거나, 아래 주소를 길게 눌러 복사한 다음 "
            "크롬이나 사파리에 붙여 넣어 주세요.",
        ),
        "기본 브라우저로 열기",
    ),
}
_EN: Mapping[Told, Words] = {
    "asked": Words(
        "?",
        "Connect Google Calendar?",
        (
            "Once connected, that chat can see and change the events of your Google account. "
            "If you did not ask for this link, please do not go on, and close this window.",
            "If Google shows you boxes for your calendar, please tick all of them.",
        ),
        "Continue to Google",
    ),
    "asked_late": Words(
        "?",
        "Connect it to this chat?",
        (
            "This did not begin in this browser, so we ask once more. Nothing has been connected so far.",
            "If you did not ask for it, please do not go on, and close this window.",
        ),
        "Yes, that is my chat",
    ),
    "connected": Words(
        "✓",
        "You are back from Google",
        (
            "Now please return to your chat with Haru. It shows which account this is and asks once more.",
            "It counts when you press “Connect” there. You can close this window.",
        ),
    ),
    "scope": Words(
        "!",
        "The calendar was left out",
        (
            "The calendar boxes on Google's page were not ticked.",
            "Please open it again and tick all of them. Haru needs them to read and write your events.",
        ),
        "Open it again",
    ),
    "denied": Words(
        "–",
        "Nothing was connected",
        (
            "You did not agree on Google's page, so nothing was connected.",
            "If you change your mind, say “connect Google” in the chat.",
        ),
    ),
    "expired": Words(
        "!",
        "This link does not work any more",
        (
            "A link works once, and for ten minutes. If you have just come back from Google, a button is waiting in your "
            "chat with Haru.",
            "If there is none, say “connect Google” there again: it gives you a new link.",
        ),
    ),
    "away": Words(
        "!",
        "Google did not answer",
        ("It seems to be out of reach just now. Nothing was changed.", "Please try again in a moment."),
        "Try again",
    ),
    "trouble": Words(
        "!",
        "This could not be finished",
        (
            "Something went wrong on our side. Nothing was changed in your calendar.",
            "Please try again in a moment; if that does not help, say “connect Google” in your chat with Haru again.",
        ),
        "Try again",
    ),
    "cookies": Words(
        "!",
        "Please allow cookies",
        (
            "This browser takes no cookies, so we could not tell that it is you who comes back.",
            "Please allow them and open this again, or open it in another browser.",
        ),
        "Open it again",
    ),
    "browser": Words(
        "↗",
        "Please open this in your browser",
        (
            "Google does not let anybody sign in on a page that is open inside another app.",
            "Choose “Open in browser” in the menu (⋯ or ⋮), or hold the address below to copy it and paste it into "
            "Chrome or Safari.",
        ),
        "Open in the browser",
    ),
}
PAGES: Mapping[Lang, Mapping[Told, Words]] = {"ko": _KO, "en": _EN}
ADDRESS: Mapping[Lang, str] = {"ko": "복사할 주소", "en": "The address to copy"}
CODE: Mapping[Lang, str] = {
    "ko": (
        "내 대화에 같은 번호가 보일 때만 “연결”을 눌러 주세요. 내 대화에 이 번호가 없다면 다른 사람의 대화에 연결될 수 있어요. "
        "그때는 구글 계정의 보안 설정에서 하루의 권한을 거두어 주세요."
    ),
    "en": (
        "Press “Connect” only where your own chat shows the same number. If your chat does not show it, somebody else's "
        "may: then please take Haru's permission away in the security settings of your Google account."
    ),
}
NAME: Mapping[Lang, str] = {"ko": "하루", "en": "Haru"}
_HERE: Mapping[Lang, Mapping[str, str]] = {
    "ko": {
        "page": "이 컴퓨터의 하루 페이지에 연결해요.",
        "terminal": "이 컴퓨터의 터미널에서 쓰는 하루에 연결해요.",
    },
    "en": {
        "page": "It is for the Haru page on this computer.",
        "terminal": "It is for Haru in the terminal of this computer.",
    },
}
_OTHER: Mapping[Lang, str] = {
    "ko": "이 컴퓨터의 대화 “{name}”에 연결해요.",
    "en": "It is for the conversation “{name}” on this computer.",
}
_THERE: Mapping[Lang, str] = {
    "ko": "{platform} 사용자 “{name}” 님의 하루에 연결해요.",
    "en": "It is for the Haru of “{name}” on {platform}.",
}
_PLATFORMS: Mapping[Lang, Mapping[str, str]] = {
    "ko": {"telegram": "텔레그램", "slack": "슬랙"},
    "en": {"telegram": "Telegram", "slack": "Slack"},
}


def place(lang: Lang, key: ConversationKey) -> str:
    """Whose chat an account would be connected to."""
    if key.platform == "local":
        return _HERE[lang].get(key.channel) or _OTHER[lang].format(name=key.channel)
    platform = key.platform.partition(":")[0]
    return _THERE[lang].format(platform=_PLATFORMS[lang].get(platform, platform), name=key.user)


def language(accepted: str) -> Lang:
    """The better liked of the two in an Accept-Language header; Korean where neither is named."""
    liked = {"ko": 0.0, "en": 0.0}
    for part in accepted.split(","):
        tag, _, rest = part.strip().partition(";")
        name = tag.lower().partition("-")[0]
        if name in liked:
            liked[name] = max(liked[name], _weight(rest))
    return "en" if liked["en"] > liked["ko"] else "ko"


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    try:
        return float(value) if name == "q" else 1.0
    except ValueError:
        return 0.0
