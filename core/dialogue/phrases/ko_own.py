"""Every sentence and label about a person's own things in Korean."""

from __future__ import annotations

from core.dialogue.phrases.platform_names import korean as _named

only_private = "여기는 다른 분도 볼 수 있어요. 저와의 1:1 대화에서 다시 말씀해 주세요."
code_used = "연결 코드를 썼어요. 아래를 봐 주세요 ↓"
code_gone = "이 연결 코드는 이제 쓸 수 없어요. 새 코드가 필요하면 “/link”라고 보내 주세요."
code_moved = "새 연결 코드는 아래에 있어요 ↓"
no_such_code = "그런 연결 코드는 없어요. 잘못 적었거나, 이미 썼거나, 10분이 지난 코드예요. 다른 곳에서 “/link”로 새로 받아 주세요."
too_many_tries = "틀린 코드가 여러 번 들어와서 잠시 쉬어요. 10분 뒤에 다시 해 주세요."
type_it_there = (
    "이 코드는 여기가 아니라 연결하려는 다른 곳(텔레그램, 슬랙, 웹 페이지)에서 저에게 보내 주세요."
)
join = "네, 합쳐 주세요"
leave_apart = "아니요"
stays_apart = "알겠어요. 합치지 않았어요. 두 곳 모두 그대로예요."
join_refused = "다른 쪽에서 본인이 아니라고 하셔서 합치지 않았어요."
join_late = "시간이 지나서 합치지 않았어요. 다시 하시려면 “/link”로 새 코드를 받아 주세요."
no_cards = "다른 곳에 열려 있는 카드가 없어요."
cards = "다른 곳에 열려 있는 카드예요. 누르면 여기로 가져와요."
cards_moved = "열린 카드는 아래에서 새로 보여 드려요 ↓"
card_gone = "그 카드는 이미 처리했거나 닫혔어요."
told_away = "다시 보시려면 “내 정보 보여줘”라고 말씀해 주세요."
export = "📦 내보내기"
exporting = "파일을 만들고 있어요…"
export_ready = "파일이 다 됐어요 ↓"
export_failed = "지금은 파일을 만들지 못했어요. 잠시 뒤에 다시 말씀해 주세요."
erase = "🗑 모두 지우기"
ask_erase = (
    "⚠️ 정말 모두 지울까요? 이 대화뿐 아니라 연결된 모든 곳의 일정, 변경 기록, 대화, 사진, 설정이 지워지고 되돌릴 수 없어요.\n"
    "구글 연결도 끊어요. 구글 캘린더에 있는 일정은 구글에 그대로 남아요.\n"
    "필요하면 먼저 “내 데이터 내보내줘”라고 말씀해 주세요."
)
erase_all = "네, 모두 지워 주세요"
keep_all = "그만둘게요"
kept_all = "알겠어요. 아무것도 지우지 않았어요."
erased = "모두 지웠어요. 다시 말을 거시면 처음부터 새로 시작해요. 그동안 고마웠어요."


def code(code: str) -> str:
    return (
        f"🔗 연결 코드: {code}\n"
        "연결하려는 다른 곳(텔레그램, 슬랙, 웹 페이지)에서 10분 안에 저에게 이 코드를 보내 주세요. 한 번만 쓸 수 있어요.\n"
        "다른 사람에게는 알려 주지 마세요. 이 코드를 쓰는 사람은 내 일정을 볼 수 있게 돼요."
    )


def ask_join(platform: str, here: str, there: str) -> str:
    return (
        f"여기와 {_named(platform)}의 대화를 한 사람의 것으로 합칠까요?\n"
        f"• 여기: {here}\n• {_named(platform)}: {there}\n"
        "합치면 두 곳이 같은 캘린더와 설정을 써요. 설정은 더 오래된 쪽을 따라요."
    )


def ask_allow(platform: str) -> str:
    return (
        f"🔗 {_named(platform)}에서 여기서 받은 연결 코드를 쓰셨어요. 본인이 맞나요?\n"
        "맞으면 두 곳이 한 사람의 것으로 합쳐지고, 거기서도 구글 캘린더를 포함한 모든 일정을 볼 수 있어요. "
        "10분이 지나면 저절로 취소돼요."
    )


def holding(events: int, emails: tuple[str, ...]) -> str:
    accounts = f", 구글 계정 {', '.join(emails)}" if emails else ""
    return f"일정 {events}개{accounts}"


def asked_there(platform: str) -> str:
    return f"{_named(platform)}에서 한 번 더 여쭤 보고 있어요. 10분 안에 거기서 확인해 주세요."


def joined(platform: str) -> str:
    return f"✅ {_named(platform)}의 대화와 하나가 됐어요. 이제 두 곳이 같은 캘린더와 설정을 써요."


def card_line(what: str, platform: str) -> str:
    return f"{what} · {_named(platform)}"


def and_more(count: int) -> str:
    return f"… 그 밖에 {count}개"


def moved_to(platform: str) -> str:
    return f"→ 이 카드는 다른 대화({_named(platform)})로 옮겼어요"


def brought(platform: str) -> str:
    return f"{_named(platform)}에서 가져왔어요 ↓"


def held(events: int, changes: int, messages: int, pictures: int, chats: int) -> str:
    return (
        "🔐 하루가 가지고 있는 내 정보예요.\n"
        f"• 일정 {events}개, 그 변경 기록 {changes}개\n"
        f"• 대화 {chats}곳의 메시지 {messages}개, 사진 {pictures}장"
    )


def kept(picture_hours: int | None) -> str:
    return (
        f"기간: 일정과 그 변경 기록, 연결한 계정은 지우실 때까지, {_talk_and_pictures(picture_hours)} 열린 카드는 24시간, "
        "연결 코드는 10분, 내보낸 파일과 보내지 않은 사진은 24시간이 지나면 없어져요."
    )


def _talk_and_pictures(hours: int | None) -> str:
    if hours is None:
        return "대화와 사진은 90일 동안 보관해요."
    if not hours:
        return "대화는 90일 동안 보관하고, 사진은 읽고 나면 바로 지워요."
    span = f"{hours}시간" if hours % 24 else f"{hours // 24}일"
    return f"대화는 90일 동안, 사진은 읽은 뒤 {span} 동안 보관해요."


def accounts(emails: tuple[str, ...]) -> str:
    return f"• 연결된 구글 계정: {', '.join(emails) if emails else '없음'}"


def exported(names: tuple[str, ...]) -> str:
    files = "\n".join(f"• {name}" for name in names)
    return f"📦 하루가 가지고 있는 내 정보 전부예요. 24시간 동안 받을 수 있어요.\n{files}"
