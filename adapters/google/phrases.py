"""The few sentences of the pages between the chat and Google, in Korean and in English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from core.dialogue.message import Lang

Told: TypeAlias = Literal["connected", "scope", "denied", "expired", "away", "browser"]


@dataclass(frozen=True, slots=True)
class Words:
    """One page: a mark, what happened, what to do, and the label of the way on, where there is one."""

    mark: str
    title: str
    text: tuple[str, ...]
    label: str = ""


_KO: Mapping[Told, Words] = {
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
            "링크는 10분 동안, 한 번만 쓸 수 있어요.",
            "하루와의 대화로 돌아가 “구글 연결”이라고 말하면 새 링크를 드릴게요.",
        ),
    ),
    "away": Words(
        "!",
        "구글이 대답하지 않았어요",
        ("지금 잠깐 연결이 어려운 것 같아요. 아무것도 바뀌지 않았어요.", "조금 뒤에 다시 해 주세요."),
        "다시 해 보기",
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
            "A link works once, and for ten minutes.",
            "Please go back to your chat with Haru and say “connect Google”: it gives you a new one.",
        ),
    ),
    "away": Words(
        "!",
        "Google did not answer",
        ("It seems to be out of reach just now. Nothing was changed.", "Please try again in a moment."),
        "Try again",
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
NAME: Mapping[Lang, str] = {"ko": "하루", "en": "Haru"}


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
