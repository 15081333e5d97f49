"""Every sentence about calendar files in Korean."""

from __future__ import annotations

unreadable: dict[str, str] = {
    "no_file": "빈 파일이에요. 캘린더 파일(.ics)을 다시 보내 주세요.",
    "file_too_big": "파일이 너무 커요. 캘린더 파일은 20MB까지 읽을 수 있어요.",
    "not_calendar": "캘린더 파일(.ics)이 아니에요. 캘린더 앱에서 내보낸 파일을 보내 주세요.",
    "too_many_events": "파일에 든 것이 너무 많아요. 일정을 500개까지 한 번에 넣을 수 있으니 나눠서 보내 주세요.",
    "no_events": "파일은 열었지만 넣을 수 있는 일정이 없어요.",
}
remarks: dict[str, str] = {
    "rule_lost": "파일의 반복 규칙은 옮길 수 없어서, 첫 일정만 가져와요.",
    "dates_lost": "따로 정해진 날 가운데 일부는 옮길 수 없어서 빼요.",
    "zone_guessed": "파일의 시간대를 알 수 없어 내 시간대로 봤어요.",
    "there": "이미 캘린더에 있어요.",
}

reading = "캘린더 파일을 읽고 있어요…"
on_card = "파일의 일정은 카드로 보여 드렸어요."
guests = "파일에 적힌 참석자는 초대하지 않아요."


def many(count: int, shown: int) -> str:
    return f"일정이 {count}개 들어 있어요. 앞의 {shown}개만 보여 드리지만, 누르면 모두 함께 처리해요."


def there(count: int, of: int) -> str:
    if count == of:
        return "파일의 일정이 모두 이미 캘린더에 있어요."
    return f"이미 있는 일정 {count}개는 체크를 빼 두었어요."


def unread(count: int) -> str:
    return f"언제인지 읽을 수 없는 일정 {count}개는 뺐어요."


def off(count: int) -> str:
    return f"취소된 일정 {count}개는 뺐어요."


def missing(title: str, count: int) -> str:
    more = f" 등 {count}개" if count > 1 else ""
    return f"취소된 일정이 캘린더에 없어요: “{title}”{more}"


def locked(count: int) -> str:
    return f"일정 {count}개는 여기서 바꿀 수 없어서 그대로 뒀어요."


def dates(changed: int, gone: int) -> str:
    told = [f"다르게 바뀐 날 {changed}번"] if changed else []
    return " · ".join([*told, *([f"쉬는 날 {gone}번"] if gone else [])])


def clashing(count: int) -> str:
    return f"⚠️ 여기 다 보이지 않는 일정 가운데 {count}개가 캘린더의 일정과 겹쳐요."
