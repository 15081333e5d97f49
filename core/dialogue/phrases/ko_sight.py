"""Every sentence about who reads pictures in Korean."""

from __future__ import annotations

unreadable: dict[str, str] = {
    "kept_in": "사진을 밖으로 보내지 않기로 하셔서, 여기서는 사진을 읽을 수 없어요. 글자로 적어 주시거나 /settings에서 바꿔 주세요.",
    "far_away": "사진 읽는 곳이 지금 대답하지 않아요. 잠시 뒤에 다시 보내 주시거나, 글자로 적어 주세요.",
}
remarks: dict[str, str] = {
    "read_near": "밖의 엔진이 대답하지 않아 제가 읽었어요. 흐릿한 글자가 있으니 날짜와 시각을 확인해 주세요"
}

let = "🔎 보내서 읽기"
keep = "보내지 않기"
kept = "네, 사진은 밖으로 보내지 않을게요. 설정에서 언제든 바꿀 수 있어요."
read_inside = "사진: 밖으로 보내지 않고 여기서만 읽어요"
nobody = "지금은 사진을 보내 읽을 곳이 없어요."
added_before = "이미 추가했어요."
show = "👀 AI에게 보여 주기"
hide = "보여 주지 않기"
hidden = "네, AI에게는 사진을 보여 주지 않을게요. 설정에서 언제든 바꿀 수 있어요."
shown_to_nobody = "사진 다시 보기: AI에게 사진을 보여 주지 않아요"
nobody_looks = "지금은 사진을 보여 줄 AI가 없어요."
understanding = "사진은 다 읽었어요. 내용을 정리하고 있어요…"

_WHAT = (
    "· 보내는 것: 일정을 찾으려고 저에게 보내신 사진 (위치 같은 숨은 정보는 빼고 글자가 보이는 그림만)\n"
    "· 보내지 않는 것: 함께 쓰신 말, 캘린더에 있는 일정, 이름과 계정\n"
    "동의하시기 전에는 아무것도 보내지 않아요."
)


def first_pages(count: int) -> str:
    return f"PDF가 길어서 앞의 {count}쪽만 읽었어요. 뒤에 일정이 있으면 그 쪽을 캡처해서 보내 주세요."


def reading_on(count: int) -> str:
    what = "사진을" if count == 1 else f"사진 {count}장을"
    return f"아직 {what} 읽고 있어요. 지금 읽을 사진이 많아서 조금 걸려요…"


def offer(engine: str) -> str:
    return f"이 사진은 제가 여기서 읽었어요. 앞으로는 흐릿한 사진도 더 잘 읽도록 {engine}에 보내서 읽을까요?\n{_WHAT}"


def ask_first(engine: str) -> str:
    return f"사진을 읽으려면 {engine}에 보내야 해요. 보내서 읽을까요? 사진은 그때까지 기다릴게요.\n{_WHAT}"


def let_them(engine: str) -> str:
    return f"이제부터 사진은 {engine}에 보내서 읽을게요. 설정에서 언제든 끌 수 있어요."


def read_outside(engine: str) -> str:
    return f"사진: {engine}에 보내서 읽어요"


def offer_showing(model: str) -> str:
    return (
        f"읽기 어렵거나 일정이 여럿인 사진은 {model}의 AI도 직접 보고, 제가 읽은 것과 맞춰 볼까요? 둘이 다르면 여쭤볼게요.\n"
        "· 보내는 것: 그런 사진 (위치 같은 숨은 정보는 빼고 보이는 그림만), 사진에서 읽은 글자\n"
        "· 보내지 않는 것: 함께 쓰신 말, 캘린더에 있는 일정, 이름과 계정\n"
        "동의하시기 전에는 AI에게 사진을 보내지 않아요."
    )


def show_them(model: str) -> str:
    return f"이제부터 읽기 어렵거나 일정이 여럿인 사진은 {model}의 AI도 보게 할게요. 설정에서 언제든 끌 수 있어요."


def shown_to(model: str) -> str:
    return f"사진 다시 보기: 읽기 어렵거나 일정이 여럿이면 {model}의 AI도 봐요"
