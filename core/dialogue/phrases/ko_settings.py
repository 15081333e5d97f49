"""Every sentence and label about settings in Korean."""

from __future__ import annotations

from core.dialogue.message import Lang
from core.dialogue.phrases.ko_particles import it_is

title = "⚙️ 설정"
how_to = "버튼을 누르거나 말로 바꿀 수 있어요. 예: “시간대 베를린으로 바꿔줘”, “영어로 말해줘”"
moved = "설정은 아래에서 새로 보여 드려요 ↓"
changed = "바꿨어요."
another_zone = "🌏 시간대 바꾸기"
speak: dict[Lang, str] = {"ko": "🇰🇷 한국어로", "en": "🇺🇸 English"}
speaks: dict[Lang, str] = {"ko": "언어: 늘 한국어로 말해요", "en": "언어: 늘 영어로 말해요"}
follows_you = "언어: 말씀하시는 언어를 따라가요"
follow_me = "말하는 언어대로"
day_first = "날짜: 3/4는 4월 3일 (일/월)"
month_first = "날짜: 3/4는 3월 4일 (월/일)"
take_day_first = "3/4 = 4월 3일"
take_month_first = "3/4 = 3월 4일"
home_here = "알림: 이 대화로 보내요"
home_there = "알림: 다른 대화로 보내요"
no_home = "알림: 받을 대화가 아직 없어요"
make_home = "🔔 알림은 여기로"
made_home = "🔔 이제부터 알림은 이 대화로 보낼게요."
home_only_private = "여기는 다른 분도 볼 수 있어서 알림을 보내지 않아요. 저와의 1:1 대화에서 말씀해 주세요."
back = "← 설정으로"
which_zone = "어느 쪽인가요?"
no_briefing = "브리핑 안 받기"
not_briefed = "브리핑: 보내지 않아요"
reminded = "일정 알림: 일정마다 정해 둔 때에 알려 드려요"
muted = "일정 알림: 꺼져 있어요"
remind_me = "알림 켜기"
mute = "알림 끄기"
agree = "🤖 AI와 함께 읽기"
refuse = "하루 혼자 읽기"
refused = "네, 말씀은 지금처럼 여기서만 읽을게요. 설정에서 언제든 바꿀 수 있어요."
read_inside = "읽기: 말씀을 밖으로 보내지 않고 여기서만 읽어요"
nobody_outside = "지금은 함께 읽을 AI가 없어요."

_EXAMPLES = "“시간대 베를린”, “/tz Asia/Tokyo”, “/tz +9”"


def zone(name: str, zone: str, now: str) -> str:
    return f"시간대: {_both(name, zone)} · 지금 {now}"


def zone_set(name: str, zone: str, now: str) -> str:
    return f"🌏 시간대를 {_both(name, zone)}에 맞췄어요. 거기는 지금 {now}{it_is(now)}.\n일정이 일어나는 때는 그대로이고, 보여 드리는 시각만 달라져요."


def ask_zone(name: str) -> str:
    return f"지금은 {name} 시간에 맞춰져 있어요. 어디에 계세요?\n도시나 시차로 말씀해 주세요. 예: {_EXAMPLES}"


def unknown_zone(said: str) -> str:
    return f"“{said}”의 시간대는 잘 모르겠어요. 가까운 큰 도시나 시차로 말씀해 주세요. 예: {_EXAMPLES}"


def unknown_lang(said: str) -> str:
    about = f"“{said}”(으)로는 아직 말하지 못해요. " if said else ""
    return f"{about}한국어와 영어로 이야기할 수 있어요. 어느 쪽으로 할까요?"


def brief_at(clock: str) -> str:
    return f"{clock} 브리핑"


def briefed(clock: str, tomorrow: bool) -> str:
    return f"브리핑: 날마다 {clock}에 {'다음 날' if tomorrow else '그날'} 일정을 알려 드려요"


def lang_set(lang: Lang) -> str:
    return {"ko": "이제부터 늘 한국어로 말할게요.", "en": "이제부터 늘 영어로 말할게요."}[lang]


def order_set(day_first: bool) -> str:
    return f"이제 3/4를 {'4월 3일' if day_first else '3월 4일'}로 읽을게요."


def _both(name: str, zone: str) -> str:
    return name if name == zone else f"{name}({zone})"


def offer_outside(model: str) -> str:
    return (
        f"돌려 말하거나 복잡한 말도 잘 알아듣도록, {model}의 AI와 함께 읽을까요?\n"
        "· 보내는 것: 저에게 하신 말씀과 조금 전 대화, 보내 주신 사진에서 읽은 글자\n"
        "· 보내지 않는 것: 캘린더에 있는 일정, 계정과 연락처, 사진 자체\n"
        "동의하시기 전에는 아무것도 보내지 않아요."
    )


def agreed(model: str) -> str:
    return f"이제부터 {model}의 AI와 함께 읽을게요. 설정에서 언제든 끌 수 있어요."


def read_outside(model: str) -> str:
    return f"읽기: {model}의 AI와 함께 읽어요"
