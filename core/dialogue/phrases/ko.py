"""Every sentence and label in Korean."""

from __future__ import annotations

from core.calendar.draft import ChangeKind, Scope
from core.calendar.time.resolution import AssumptionKind, DoubtKind
from core.dialogue.phrases.ko_particles import by, it_is
from core.dialogue.phrases.ko_time import spoken
from core.errors import Fault

_SMALL_TALK = {
    "greeting": "안녕하세요! 하루예요. 약속을 말씀해 주시면 캘린더에 넣어 드려요.",
    "thanks": "별말씀을요. 또 말씀해 주세요.",
    "bye": "좋은 하루 보내세요!",
    "praise": "고마워요. 더 잘할게요!",
    "other": "일정이라면 도와드릴 수 있어요. 예: “내일 오후 3시 강남역에서 민수랑 커피”",
}
_ASSUMED: dict[AssumptionKind, str] = {
    "all_day": "시간이 없어 하루 종일로 잡았어요",
    "half_day": "{when}{by} 봤어요",
    "date": "날짜가 없어 {when}{by} 봤어요",
    "year": "지난 날짜라 {when}{by} 봤어요",
    "title": "제목이 없어 임시로 붙였어요",
    "anchor": "보낸 메시지의 날짜를 기준으로 계산했어요",
    "zone": "내 시간대로 바꾸면 {when}{it_is}",
    "lunar": "음력을 양력으로 바꿨어요",
    "lunar_once": "음력은 해마다 날짜가 달라져서 이번 한 번만 넣어요",
    "other_day": "앞의 메시지와 다른 날에 한 말이라 카드를 따로 만들었어요",
    "past": "이미 지난 시간이에요",
    "by_rules": "AI가 제때 답하지 않아 제가 읽은 대로예요",
}
_DOUBTS: dict[DoubtKind, str] = {
    "weekday_mismatch": "날짜와 요일이 서로 달라요. “{title}”, 어느 쪽인가요?",
    "no_such_date": "달력에 없는 날짜예요. “{title}”, 며칠인가요?",
    "no_such_time": "그런 시간은 없어요. “{title}”, 몇 시인가요?",
    "past": "이미 지난 시간이에요. “{title}”, 언제인가요?",
    "gap": "서머타임 때문에 그 시각이 없어요. “{title}”, 어느 쪽인가요?",
    "unsure_digit": "사진의 숫자가 또렷하지 않아요. “{title}”, 어느 쪽인가요?",
    "two_readings": "두 가지로 읽혀요. “{title}”, 어느 쪽인가요?",
    "ends_before_start": "끝이 시작보다 빨라요. “{title}”, 언제인가요?",
}
_CARD = {"create": "이렇게 추가할까요?", "update": "이렇게 바꿀까요?", "delete": "이 일정을 삭제할까요?"}
_CARDS = {
    "create": "일정 {n}개를 추가할까요?",
    "update": "일정 {n}개를 바꿀까요?",
    "delete": "일정 {n}개를 삭제할까요?",
}
_CONFIRM = {"create": "추가", "update": "변경", "delete": "삭제"}
_ALREADY = {
    "writing": "저장하고 있어요.",
    "done": "이미 처리한 카드예요.",
    "discarded": "이미 취소한 카드예요.",
    "expired": "시간이 지나 닫힌 카드예요. 다시 말씀해 주세요.",
    "undone": "이미 되돌린 카드예요.",
    "refused": "구글 캘린더에 반영하지 못한 카드예요. 다시 말씀해 주세요.",
}
_SCOPES: dict[Scope, str] = {"this": "이번만", "following": "이번부터 쭉", "all": "전체"}
_UNREADABLE: dict[Fault, str] = {
    "empty": "빈 파일이에요. 다시 보내 주세요.",
    "too_big": "파일이 너무 커요. 20MB까지 읽을 수 있어요.",
    "not_image": "사진 파일이 아니에요. JPG, PNG, WebP, HEIC 사진이나 PDF를 보내 주세요.",
    "pdf": "여기에는 PDF 읽기가 설치되어 있지 않아요. 일정이 있는 쪽을 캡처해서 사진으로 보내 주시거나, 글을 복사해 붙여 주세요.",
    "locked": "비밀번호가 걸린 PDF라 열 수 없어요. 비밀번호를 풀어서 보내 주시거나, 일정이 있는 쪽을 캡처해서 보내 주세요.",
    "not_shown": "슬랙이 파일을 보여 주지 않아서 사진을 읽지 못했어요. 앱에 files:read 권한이 없는 것 같으니, 관리자에게 하루 앱을 다시 설치해 달라고 해 주세요.",
    "too_many_pixels": "사진의 가로세로가 너무 커요. 줄이거나 잘라서 보내 주세요.",
    "broken": "파일이 깨져 있어요. 다시 보내 주시거나 글자로 적어 주세요.",
    "timeout": "읽는 데 너무 오래 걸려요. 필요한 부분만 사진으로 잘라서 보내 주세요.",
    "no_engine": "사진 읽기가 설치되어 있지 않아요. `haru doctor`가 설치 방법을 알려 드려요. 내용을 글자로 보내 주셔도 돼요.",
    "lost": "사진을 찾을 수 없어요. 다시 보내 주세요.",
    "gave_up": "사진을 읽다가 문제가 생겼어요. 다시 보내 주시거나 글자로 적어 주세요.",
    "no_hours": "시간표에 교시만 있고 시각이 없어요. 교시마다 몇 시인지 보이게 찍어 보내 주시거나, “매주 월요일 9시 국어”처럼 적어 주세요.",
    "not_understood": "사진은 읽었는데 내용을 이해하지 못했어요. 글자로 적어 주세요.",
}

neutral_title = "약속"
how_to = (
    "이렇게 말해 보세요.\n"
    "• 추가: “다음주 화요일 3시 강남역에서 민수랑 커피”\n"
    "• 사진: 청첩장이나 대화 캡처를 보내 주세요\n"
    "• 확인: “내일 뭐 있어?”, “민수 언제 만나?”, “이번 주 언제 비어?”\n"
    "• 변경: “커피 4시로 옮겨줘”, “장소는 합정역으로”\n"
    "• 삭제: “내일 회의 취소해줘”\n"
    "• 되돌리기: “되돌려줘”\n"
    "• 구글: “구글 캘린더 연결해줘”, “구글 연결 해제”\n"
    "카드의 버튼을 누르기 전에는 아무것도 저장하지 않아요."
)
not_understood = "지금은 말씀을 알아듣지 못했어요. 잠시 뒤에 다시 보내 주세요."
nothing_there = "빈 메시지예요. 일정을 글이나 사진으로 보내 주세요."
busy = "아직 앞의 메시지를 처리하고 있어요. 잠시 뒤에 다시 보내 주세요."
discard = "취소"
leave_out = "이건 빼기"
edit = "고치기"
how_to_edit = "고칠 내용을 말씀해 주세요. 예: “4시로”, “장소는 합정역으로”, “제목은 점심으로”, “민수도 추가”"
set_time = "시간 정하기"
set_title = "제목 정하기"
undo = "되돌리기"
discarded = "취소했어요. 아무것도 저장하지 않았어요."
expired = "하루가 지나 닫았어요. 필요하면 다시 말씀해 주세요."
moved_below = "아래 카드로 바뀌었어요 ↓"
crowded_out = "열린 카드가 많아 이 카드는 닫았어요. 필요하면 다시 말씀해 주세요."
stale = "이 버튼은 더 이상 쓸 수 없어요. 필요하면 다시 말씀해 주세요."
card_changed = "카드가 바뀌었어요. 새 내용을 확인해 주세요."
changed_meanwhile = "그 사이 일정이 바뀌었어요. 지금 내용으로 다시 확인해 주세요."
gone = "그 사이 삭제된 일정이에요."
some_gone = "그 사이 삭제된 일정은 뺐어요. 다시 확인해 주세요."
undone = "↩️ 되돌렸어요"
new_duplicate = "그 사이 비슷한 일정이 생겼어요. 그래도 추가할까요?"
new_clash = "그 사이 겹치는 일정이 생겼어요. 그래도 진행할까요?"
nothing_ticked = "고른 일정이 없어요. 하나 이상 골라 주세요."
press_button = "좋아요! 아래 버튼을 누르면 바로 저장해요."
dropped = "알겠어요, 그만둘게요."
nothing_in_picture = "사진에서 일정을 찾지 못했어요. 날짜가 보이는 부분을 보내 주시거나 글자로 적어 주세요."
nothing_in_forward = "전달하신 메시지에서 일정을 찾지 못했어요. 있으면 직접 적어 주세요."
no_such_number = "목록에 없는 번호예요. 버튼에서 골라 주세요."
started_anew = (
    "앞의 대화를 읽을 수 없어 새로 시작했어요. 열려 있던 카드는 다시 말씀해 주세요. 캘린더는 그대로예요."
)
say_which_days = "어느 날의 일정을 모두 말씀하시나요? 예: “내일 일정 다 지워줘”"
no_focus = "어느 일정인지 모르겠어요. 제목이나 날짜를 함께 말씀해 주세요."
upcoming = "앞으로 한 달"
nothing_to_undo = "최근 10분 안에 되돌릴 변경이 없어요. 더 오래된 것은 카드의 되돌리기 버튼을 눌러 주세요."
undo_conflict = "그 뒤에 바뀐 일정이라 되돌리지 않았어요. 바꿀 내용을 말씀해 주세요."
not_saved = "지금 저장할 수 없어요. 아무것도 바뀌지 않았으니 잠시 뒤에 다시 해 주세요."


def small_talk(kind: str) -> str:
    return _SMALL_TALK[kind]


def too_long(limit: int) -> str:
    return f"메시지가 너무 길어요. {limit:,}자까지 읽을 수 있으니 일정 부분만 보내 주세요."


def too_many_pictures(limit: int) -> str:
    return f"사진은 한 번에 {limit}장까지 읽을 수 있어요. 나눠서 보내 주세요."


def ask_time(title: str) -> str:
    return f"“{title}”, 언제인가요? 예: 내일 오후 3시"


def ask_clock(title: str, day: str) -> str:
    return f"“{title}”, {day} 몇 시인가요? 예: 오후 3시"


def ask_title(when: str) -> str:
    return f"{when} 일정의 제목을 무엇으로 할까요?"


def ask_doubt(kind: DoubtKind, title: str) -> str:
    return _DOUBTS[kind].format(title=title)


def card_title(kind: ChangeKind, count: int) -> str:
    return _CARD[kind] if count == 1 else _CARDS[kind].format(n=count)


def confirm(kind: ChangeKind, ticked: int, count: int) -> str:
    return _CONFIRM[kind] if count == 1 else f"{ticked}개 {_CONFIRM[kind]}"


def instead(when: str) -> str:
    said = spoken(when)
    return f"{said}{by(said)}"


def scope(kind: ChangeKind, scope: Scope, count: int | None) -> str:
    counted = f" ({count}개)" if count is not None else ""
    return f"{_SCOPES[scope]} {_CONFIRM[kind]}{counted}"


def ask_scope(count: int | None) -> str:
    return (
        "반복 일정이에요. 어디까지 할까요?"
        if count is None
        else f"모두 {count}개인 반복 일정이에요. 어디까지 할까요?"
    )


def assumed(kind: AssumptionKind, when: str) -> str:
    said = spoken(when)
    return _ASSUMED[kind].format(when=said, by=by(said), it_is=it_is(said))


def clash(title: str, when: str) -> str:
    return f"⚠️ 겹쳐요: {title} ({when})"


def duplicate(title: str, when: str) -> str:
    return f"🔁 비슷한 일정이 있어요: {title} ({when})"


def people(names: tuple[str, ...]) -> str:
    return f"{', '.join(names)} (초대 메일은 보내지 않아요)"


def repeats(words: str, count: int | None) -> str:
    return words + ("" if count is None else f" · 모두 {count}번")


def was_and_is(was: str, now: str) -> str:
    return f"{was} → {now}"


def undone_what(title: str, count: int) -> str:
    others = f" 외 {count - 1}개" if count > 1 else ""
    return f"{undone}: {title}{others}"


def say_more(count: int) -> str:
    return f"…외 {count}개가 더 있어요. 날짜나 이름을 더 말씀해 주시면 찾아 드려요."


def so_already(title: str, when: str) -> str:
    return f"이미 그렇게 되어 있어요: {title} ({when})"


def name_it(title: str) -> str:
    return f"어느 일정을 바꿀까요? “{title} 4시로”처럼 이름을 함께 말씀해 주세요."


def moves_alone(title: str) -> str:
    return f"“{title}” 일정은 반복 규칙 때문에 한꺼번에 옮길 수 없어요. 한 번씩 옮기거나 새 규칙을 말씀해 주세요."


def went_as_far(scope: Scope) -> str:
    return _SCOPES[scope]


def already(state: str) -> str:
    return _ALREADY[state]


def really(count: int) -> str:
    return f"정말 {count}개 모두요? 한 번 더 누르면 진행할게요."


def reading(count: int) -> str:
    return "사진을 읽고 있어요…" if count == 1 else f"사진 {count}장을 읽고 있어요…"


def unreadable(reason: Fault) -> str:
    return _UNREADABLE[reason]


def some_unreadable(count: int) -> str:
    return f"사진 {count}장은 읽지 못했어요."


def too_many_events(found: int, limit: int) -> str:
    return f"일정을 {found}개 찾아 앞의 {limit}개만 보여 드려요. 나머지는 나눠서 말씀해 주세요."


def on(span: str, count: int) -> str:
    return f"{span} 일정 {count}개"


def nothing_on(span: str) -> str:
    return f"{span}에는 일정이 없어요."


def more(count: int) -> str:
    return f"…외 {count}개"


def found(title: str, when: str) -> str:
    return f"“{title}”: {when}"


def not_found(title: str) -> str:
    return f"“{title}” 일정을 찾지 못했어요." if title else "맞는 일정을 찾지 못했어요."


def made_instead(title: str) -> str:
    return f"그때는 {f'“{title}” ' if title else ''}일정이 없어서, 새 일정으로 준비했어요."


def which_one(kind: ChangeKind) -> str:
    return "어느 일정을 삭제할까요?" if kind == "delete" else "어느 일정을 바꿀까요?"


def what_to_change(title: str) -> str:
    return f"“{title}”, 무엇을 어떻게 바꿀까요? 예: 4시로, 장소는 합정역으로"


def free_at(span: str) -> str:
    return f"{span} 비는 시간이에요."


def not_free(span: str) -> str:
    return f"{span}에는 비는 시간이 없어요."


def free_then(when: str) -> str:
    return f"{when}에는 비어 있어요."


def taken(events: str) -> str:
    return f"그때는 일정이 있어요.\n{events}"
