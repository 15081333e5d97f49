"""Every sentence and label about connected calendars in Korean."""

from __future__ import annotations

from typing import Literal

from core.dialogue.phrases.platform_names import korean as _named

_TUNED = {
    "follow": "{name}를 다시 보여 드릴게요.",
    "unfollow": "{name}를 뺐어요. 그 일정은 이제 여기서 보이지 않고, 구글에는 그대로 있어요.",
    "target": "⭐ 이제부터 새 일정은 {name}에 들어가요.",
}

title = "📅 연결된 캘린더"
primary = "기본 캘린더"
new_events = "새 일정이 들어가요"
read_only = "보기만"
busy_only = "바쁜 시간만"
signed_out = "⚠️ 연결이 끊겨 있어요. “구글 연결”이라고 말씀하시면 다시 연결해 드려요."
still_reading = "처음 불러오는 중이에요"
how_to = "☑ 켠 캘린더만 여기서 보여요. ⭐ 새 일정이 들어갈 곳이에요. 누르면 바뀌어요."
moved = "캘린더 목록은 아래에서 새로 보여 드려요 ↓"
stays_here = "새 일정은 구글에 넣지 않고 여기에만 둘게요. 넣을 캘린더를 골라 주세요."
which_calendar = "어느 캘린더인가요?"

claim = "네, 제가 맞아요"
not_me = "아니요"
claimed = "✅ 확인했어요. 이제 두 대화가 같은 캘린더를 써요."
claim_refused = (
    "알겠어요. 연결하지 않았어요. 여기는 아무것도 바뀌지 않았어요.\n"
    "모르는 사람이 보낸 링크에서 로그인하신 적이 있다면, 그 링크는 다시 열지 마세요."
)
claim_late = "시간이 지났거나 그쪽에서 그만두어서 연결하지 않았어요. 여기는 아무것도 바뀌지 않았어요."
claim_denied = (
    "이 계정을 쓰고 있는 대화에서 본인이 아니라고 하셔서 연결하지 않았어요. 이 계정의 정보는 남기지 않아요."
)
claim_unanswered = (
    "10분 동안 그 대화에서 답이 없어 연결하지 않았어요. 이 계정의 정보는 남기지 않아요.\n"
    "다시 하시려면 “구글 연결”이라고 말씀해 주세요. 그 대화에서 먼저 “구글 연결 해제”를 하셔도 돼요."
)


def checked(when: str) -> str:
    return f"마지막 확인 {when}"


def waiting(count: int) -> str:
    return f"아직 구글에 넣지 못한 변경 {count}개"


def and_more(count: int) -> str:
    return f"… 그 밖에 {count}개. 이름으로 말씀하시면 바꿔 드려요."


def new_events_go_to(calendar: str) -> str:
    return f"새 일정은 이제 {_called(calendar)}에 들어가요."


def tuned(what: Literal["follow", "unfollow", "target"], calendar: str) -> str:
    return _TUNED[what].format(name=_called(calendar))


def not_found(calendar: str) -> str:
    return f"{_called(calendar)}는 찾지 못했어요. 지금 있는 캘린더는 이래요."


def not_writable(calendar: str) -> str:
    return f"{_called(calendar)}는 보기만 할 수 있어서 새 일정을 넣을 수 없어요."


def target_lost(calendar: str) -> str:
    return f"{_called(calendar)}에는 이제 새 일정을 넣을 수 없어요. 구글에서 없어졌거나 권한이 바뀌었어요."


def will_be_left(count: int) -> str:
    return f"⚠️ 아직 구글에 넣지 못한 변경 {count}개는 구글에 들어가지 않아요."


def was_left(count: int) -> str:
    return f"⚠️ 변경 {count}개는 구글에 넣지 못했어요."


def ask_claim(email: str, platform: str) -> str:
    return (
        f"다른 대화({_named(platform)})에서 이 구글 계정({email})을 연결하려고 해요. 본인이 맞나요?\n"
        "맞으면 두 대화의 일정이 한 사람의 캘린더로 합쳐지고, 그 대화에서도 모든 일정을 볼 수 있어요. "
        "10분이 지나면 저절로 취소돼요."
    )


def claim_made(platform: str) -> str:
    return (
        f"이미 다른 대화({_named(platform)})에서 쓰고 있는 계정이라, 그 대화에 본인이 맞는지 여쭤 봤어요.\n"
        "10분 안에 거기서 “네, 제가 맞아요”를 눌러 주시면 연결돼요."
    )


def _called(calendar: str) -> str:
    """What is called a calendar anyway need not be called so twice; what follows fits both."""
    return f"“{calendar}”" if calendar.endswith("캘린더") else f"“{calendar}” 캘린더"
