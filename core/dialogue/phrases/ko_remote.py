"""Every sentence and label about remote calendars in Korean."""

from __future__ import annotations

from typing import Literal

from core.calendar.draft import ChangeKind
from core.calendar.event import Guard, Response
from core.dialogue.phrases.ko_particles import by
from core.dialogue.phrases.landing import Way

_CONSENT_FAILED = {
    "scope": "캘린더 권한 상자에 체크가 빠졌어요. 다시 열어서 캘린더 항목까지 모두 체크해 주세요.",
    "denied": "구글에서 동의하지 않으셔서 연결하지 않았어요. 마음이 바뀌면 “구글 연결”이라고 말씀해 주세요.",
    "away": "구글이 잠시 응답하지 않아 연결하지 못했어요. 다시 해 주세요.",
}
_LOCKED: dict[Guard, str] = {
    "read_only": "{title}: 보기만 할 수 있는 캘린더의 일정이라 여기서는 바꿀 수 없어요.",
    "not_organizer": "{title}: 다른 분이 주최한 일정이라 여기서는 바꿀 수 없어요. 주최자에게 부탁해 주세요.",
    "strange_rule": "{title}: 반복 규칙이 복잡해서 여기서는 바꿀 수 없어요. 구글 캘린더에서 바꿔 주세요.",
}
_MAIL: dict[ChangeKind, str] = {"create": "초대 메일", "update": "변경 안내 메일", "delete": "취소 안내 메일"}
_ANSWERS: dict[Response, str] = {
    "needsAction": "아직 답 안 함",
    "accepted": "수락",
    "tentative": "미정",
    "declined": "거절",
}
_ANSWERED = {
    "here": "✅ 답했어요: {said}",
    "underway": "✅ 답했어요: {said} · 구글에 전하는 중이에요",
    "there": "✅ 구글에 답했어요: {said}",
    "waits": "✅ 답했어요: {said}. 구글에 다시 연결되면 전할게요",
    "never": "⚠️ 연결을 해제해서 구글에 답을 전하지 못했어요: {said}",
}

only_private = "구글 계정은 저와 둘만 있는 대화에서만 다룰 수 있어요. 저에게 1:1 메시지로 “구글 연결”이라고 새로 보내 주세요."
no_google = (
    "여기에는 구글 연결이 준비되어 있지 않아서, 일정은 하루가 직접 보관해요. "
    "운영하시는 분이 GOOGLE_CLIENT_ID와 GOOGLE_CLIENT_SECRET을 설정하면 연결할 수 있어요."
)
door = (
    "아래 버튼으로 구글 계정에 로그인해 주세요. 이 링크는 10분 동안만 쓸 수 있어요.\n"
    "로그인한 뒤 여기서 어느 계정인지 한 번 더 여쭤 보고, 그때 눌러 주셔야 연결돼요."
)
door_again = "연결해 둔 계정이 있어요. 다시 연결하거나 다른 계정을 더 연결하려면 계속해 주세요."
door_label = "구글 계정 연결하기"
door_left = "이 연결 링크는 이제 쓰지 않아요. 다시 연결하려면 “구글 연결”이라고 말씀해 주세요."
came_back = "구글에서 돌아왔어요. 아래에서 확인해 주세요 ↓"
both_become_one = (
    "이 계정은 다른 대화에서 이미 쓰고 있어요. 연결하면 두 곳의 일정이 한 사람의 캘린더로 합쳐지고, "
    "먼저 쓰기 시작한 쪽의 설정이 남아요. 본인 계정일 때만 눌러 주세요."
)
connect = "연결"
connecting = "연결하고 있어요."
not_connected = "연결하지 않았어요. 이 계정의 정보는 남기지 않아요."
copy = "구글에도 넣기"
keep_here = "여기만 두기"
kept_here = "알겠어요. 여기에만 둘게요."
which_account = "어느 계정의 연결을 해제할까요?"
disconnect = "연결 해제"
keep_connected = "그대로 두기"
stays_connected = "알겠어요. 연결을 그대로 둘게요."
none_connected = "연결된 구글 계정이 없어요. 일정은 하루가 직접 보관하고 있어요. “구글 연결”이라고 말씀하시면 연결해 드려요."
reconnect = "다시 연결"
press_there = "위의 버튼을 눌러 주시면 진행할게요."
open_there = "구글 캘린더에서 열기"
not_all_dates = "반복이 복잡해서 다른 날은 구글 캘린더에서만 보여요"
calendars_changed = "그 사이 연결된 캘린더가 바뀌었어요. 어디에 넣을지 다시 확인해 주세요."
meeting = "화상회의 링크가 만들어져요"
answer_later = "나중에 답하기"
left_unanswered = "답은 그대로 두었어요."


def same_code(code: str) -> str:
    return f"구글에서 돌아온 내 브라우저에 번호 {code}번이 보일 때만 눌러 주세요."


def ask_connect(email: str) -> str:
    return f"{email} 계정을 연결할까요?"


def connected(email: str) -> str:
    return f"✅ 연결했어요. 이제부터 새 일정은 구글 캘린더({email})에 들어가요."


def connected_beside(email: str, target: str) -> str:
    return f"✅ {email} 계정도 연결했어요. 새 일정은 지금처럼 {target} 캘린더에 들어가요."


def ask_copy(count: int) -> str:
    return f"여기에만 있는 앞으로의 일정 {count}개를 구글에도 넣을까요?"


def copying(count: int) -> str:
    return f"일정 {count}개를 구글 캘린더에도 넣고 있어요."


def consent_failed(reason: Literal["scope", "denied", "away"]) -> str:
    return _CONSENT_FAILED[reason]


def ask_disconnect(email: str) -> str:
    return (
        f"{email} 계정의 연결을 해제할까요?\n"
        "구글에서 온 일정은 여기서 사라지지만 구글에는 그대로 있어요. 여기서 만든 일정은 남아요."
    )


def disconnected(email: str) -> str:
    return (
        f"{email} 계정의 연결을 해제했어요. 구글에서 온 일정은 여기서 지웠고, 구글에는 그대로 있어요. "
        "여기서 만든 일정은 여기에도 남아 있어요."
    )


def grant_lost(email: str) -> str:
    return (
        f"구글 계정({email})의 연결이 끊겼어요. 비밀번호를 바꾸거나 권한을 거두면 이렇게 될 수 있어요.\n"
        "잃어버린 것은 없어요. 다시 연결하시면 그동안의 변경까지 모두 구글에 넣을게요."
    )


def reconnected(email: str) -> str:
    return f"구글 계정({email})이 다시 연결됐어요. 그동안의 변경은 이제 구글에 들어가요."


def unread(calendars: tuple[str, ...]) -> str:
    names = ", ".join(f"“{name}”" for name in calendars)
    return f"지금 {names} 캘린더를 확인하지 못했어요. 그쪽과 겹치는지는 알 수 없어요."


def locked(title: str, reason: Guard) -> str:
    return _LOCKED[reason].format(title=title)


def some_locked(count: int) -> str:
    return f"여기서 바꿀 수 없는 일정 {count}개는 뺐어요."


def move_to(calendar: str) -> str:
    return f"“{calendar}”{by(calendar)} 옮기기"


def people(names: str, kind: ChangeKind, notify: bool) -> str:
    return f"{names} ({_MAIL[kind]}을 보내요)" if notify else f"{names} ({_MAIL[kind]}은 보내지 않아요)"


def stranger(address: str) -> str:
    return f"{address} [외부]"


def notify(notify: bool) -> str:
    return "✉️ 메일 보내지 않기" if notify else "✉️ 참석자에게 메일 보내기"


def answer(response: Response) -> str:
    return _ANSWERS[response]


def ask_answer(response: Response, count: int) -> str:
    if count > 1:
        return f"초대 {count}건에 어떻게 답할까요?"
    return (
        "이 초대에 어떻게 답할까요?"
        if response == "needsAction"
        else f"지금 답은 “{_ANSWERS[response]}”이에요. 어떻게 바꿀까요?"
    )


def answered(response: Response, count: int, way: Way) -> str:
    return _ANSWERED[way].format(said=_ANSWERS[response] + (f" ({count}개)" if count > 1 else ""))


def no_invitation(title: str) -> str:
    return f"답할 “{title}” 초대를 찾지 못했어요." if title else "답할 초대를 찾지 못했어요."


def still_invited(people: str) -> str:
    return f"이미 초대한 분은 그대로예요: {people}. 이분들도 빼려면 “참석자 모두 빼줘”라고 말씀해 주세요."
