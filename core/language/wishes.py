"""Words about what is to be told unasked: the day's briefing and reminders. Only where a message is about nothing else.

A briefing that somebody holds is an event: these sentences ask for one to be told, every day or from now on.
"""

from __future__ import annotations

import re
from datetime import time
from functools import cache
from typing import TypeAlias

from core.dialogue.interpretation import Awaiting, ChooseNews
from core.dialogue.message import Lang
from core.language.daily import daily

_LONGEST = 80
_ENDS = re.compile(r"[\s.,!~?^ㅎㅋㅠㅜ]+$")
_ABOUT = re.compile(
    "브리핑|브리프|알림|알람|리마인|매일|날마다|마다|brief|digest|summary|remind|notification|alert|every|each|daily|nightly|morning|evening|자기 ?전|하루",
    re.IGNORECASE,
)
"""Whatever any of the sentences below has; others need not wait for their patterns."""

# ── Korean ──
_HOURS = "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두".split()
_PART = "(?:아침|오전|오후|저녁|밤|새벽|낮)"
_HOUR = rf"(?:\d{{1,2}}|{'|'.join(reversed(_HOURS))})"
_AT = rf"(?:{_PART} ?)?(?:{_HOUR} ?시(?: ?\d{{1,2}} ?분| ?반)?|\d{{1,2}}:\d\d)"
_DAILY = r"(?:매일매일|매일|날마다|하루에 한 ?번|앞으로 매일|이제 매일)(?:마다)?"
_EACH = rf"(?:{_DAILY} ?(?:아침|저녁|밤)?(?:마다)?|매일 ?아침(?:마다)?|아침마다|저녁마다|아침에)"
_WHEN = rf"(?:{_EACH}(?:에)? ?(?:{_AT}(?:에|쯤|쯤에|마다)?)?|{_AT}(?:에|쯤|쯤에|마다)? ?{_EACH})"
_DAYS = r"(?:(?:오늘|하루|그날|당일|내|나한테|나에게|저에게|좀) ?(?:의 ?)?)*"
_BRIEFING = r"(?:일정 ?)?(?:데일리 ?|모닝 ?|아침 ?|하루 ?|매일 ?|일일 ?|저녁 ?)?(?:일정 ?)?(?:브리핑|브리프)"
_PLEASE = r"(?: ?(?:줘|줘요|주라|줄래|줄래요|주세요|주십시오|주실래요|요|봐|보자))?"
_TELL = rf"(?:해|보내|알려|말해|들려|정리해|요약해|받을래|받고 ?싶어|받을게|부탁해|부탁드려){_PLEASE}"
_START = rf"(?:켜|켤래|켜자|시작해|시작하자|시작할래|다시 ?켜|다시 ?시작해|받을래|받고 ?싶어|받을게|설정해){_PLEASE}"
_MOVE = rf"(?:바꿔|변경해|맞춰|옮겨|설정해|해|바꾸자|할래){_PLEASE}"
_LESS = (
    r"(?:꺼|끄|끄자|끌래|끌게|끄기|그만|그만해|그만 ?보내|그만 ?받을래|그만할래|중지|중지해|중단|중단해|멈춰|취소해|해제|해제해|안 ?받을래|안 ?받을게"
    r"|받지 ?않을래|필요 ?없어|보내지 ?마|하지 ?마|주지 ?마|알려 ?주지 ?마|보내지 ?말아|하지 ?말아|없애|빼)"
    + _PLEASE
)
_JUST = r"(?:을|를|은|는|도|이|좀)?(?: ?(?:이제|좀|그만|더 ?이상|앞으로|다|전부|모두))*"
_ALARMS = r"(?:(?:모든|전체|내|일정|하루|캘린더) ?)*(?:알림|알람|리마인더|리마인드)(?:들)?"
_KO_ON = (
    rf"{_WHEN} ?{_DAYS}{_BRIEFING}(?:을|를|좀)? ?{_TELL}",
    rf"{_WHEN} ?{_DAYS}(?:일정|할 ?일|스케줄)(?:을|를|좀)? ?(?:좀 ?)?{_TELL}",
    rf"{_DAYS}{_BRIEFING}(?:을|를|은|는|좀)? ?(?:{_WHEN}|{_AT})(?:에|부터|쯤|으로|로)? ?{_TELL}",
    rf"(?:{_WHEN} ?|{_AT}에 ?)?{_DAYS}{_BRIEFING}(?:을|를|은|는|좀)? ?(?:다시 ?)?{_START}",
    rf"{_BRIEFING} ?(?:시간|시각)(?:을|를|은|는)? ?(?:{_EACH} ?)?{_AT}(?:으로|로|에) ?{_MOVE}",
    rf"{_BRIEFING}(?:을|를|은|는)? ?(?:{_EACH} ?)?{_AT}(?:으로|로) ?{_MOVE}",
)
_KO_OFF = (rf"(?:{_EACH} ?(?:보내는 ?|오는 ?|하는 ?)?|이제 ?|그만 ?)*{_BRIEFING}{_JUST} ?{_LESS}",)
_KO_RING = (rf"{_ALARMS}(?:을|를|은|는|도|이|좀)?(?: ?(?:다시|이제|좀|다|전부|모두))* ?{_START}",)
_KO_HUSH = (rf"(?:이제 ?|그만 ?)*{_ALARMS}{_JUST} ?{_LESS}",)

# ── English ──
_POLITE = (
    r"(?:(?:hey|hi|ok|okay|please|pls|haru,?|now|from now on,?|can you|could you|would you|i want to|i'd like to"
    r"|i want|i'd like|let's) )*"
)
_AT_EN = (
    r"(?:at |by |around |to )?(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.?|p\.m\.?)?|noon|midday)(?: o'clock)?"
)
_EACH_EN = r"(?:(?:every|each) (?:single )?(?:day|morning|evening)|daily|in the mornings?)"
_WHEN_EN = rf"(?:{_EACH_EN}(?:,? {_AT_EN})?|{_AT_EN},? {_EACH_EN})"
_A = r"(?:(?:my|the|a|an|me|all|any|daily|morning|evening|day's|today's|event|events|calendar|more) )*"
_BRIEF = rf"{_A}(?:briefings?|brief|digest|daily summary)"
_PLANS = r"(?:my |the |today's |the day's |that day's )?(?:agenda|schedule|plan|plans|day|events)(?: (?:for|of) (?:the|that) day)?"
_GIVE = r"(?:send|give|show|tell|read|get|remind)(?: me)?(?: of| about)?"
_END = r"(?: (?:please|pls|thanks|now|again|from now on|any ?more|to me))*"
_EN_ON = (
    rf"{_POLITE}(?:{_GIVE}|start|turn on|enable|switch on) {_A}(?:daily|morning|evening) {_BRIEF}(?: {_WHEN_EN}| {_AT_EN})?{_END}",
    rf"{_POLITE}(?:a |the |my )?daily {_BRIEF} {_AT_EN}{_END}",
    rf"{_POLITE}(?:brief me|{_GIVE} {_BRIEF}|{_GIVE} {_PLANS}) {_WHEN_EN}{_END}",
    rf"{_POLITE}{_WHEN_EN},? (?:brief me|{_GIVE} {_BRIEF}|{_GIVE} {_PLANS}){_END}",
    rf"{_POLITE}(?:start|turn on|enable|switch on|resume) {_BRIEF}(?: {_AT_EN})?{_END}|{_POLITE}turn {_BRIEF} (?:back )?on{_END}",
    rf"{_POLITE}(?:move|change|set|switch) {_BRIEF}(?: time)? {_AT_EN}{_END}",
)
_EN_OFF = (
    rf"{_POLITE}(?:stop|turn off|switch off|disable|cancel|end|mute|no|no more|stop sending(?: me)?|don't send(?: me)?|quit|unsubscribe from) {_BRIEF}{_END}",
    rf"{_POLITE}turn {_BRIEF} off{_END}|{_POLITE}(?:stop briefing me|don't brief me)(?: {_EACH_EN})?{_END}",
)
_ALARMS_EN = r"(?:(?:my|the|all|any|event|calendar|these|your) )*(?:reminders?|notifications|alerts)"
_EN_RING = (
    rf"{_POLITE}(?:turn|switch) (?:back )?on {_ALARMS_EN}{_END}|{_POLITE}(?:turn|switch) {_ALARMS_EN} (?:back )?on{_END}",
    rf"{_POLITE}(?:enable|unmute|resume|restart) {_ALARMS_EN}{_END}|{_ALARMS_EN} on",
    rf"{_POLITE}start (?:reminding me|sending(?: me)? {_ALARMS_EN}){_END}",
)
_EN_HUSH = (
    rf"{_POLITE}(?:turn|switch) off {_ALARMS_EN}{_END}|{_POLITE}(?:turn|switch) {_ALARMS_EN} off{_END}|{_ALARMS_EN} off",
    rf"{_POLITE}(?:disable|mute|silence|stop|pause) {_ALARMS_EN}{_END}|no more {_ALARMS_EN}",
    rf"{_POLITE}(?:stop|quit) (?:reminding me|sending(?: me)? {_ALARMS_EN}){_END}|{_POLITE}(?:don't|do not) send(?: me)? {_ALARMS_EN}{_END}",
)

_CLOCK = re.compile(
    rf"(?P<hour>{_HOUR}) ?시(?: ?(?P<minute>\d{{1,2}}) ?분| ?(?P<half>반))?"
    r"|(?<![\d:])(?P<digits>\d{1,2})(?:[:.](?P<minutes>\d\d))?"
)
_NOON, _MIDNIGHT = re.compile(r"\bnoon|midday|정오"), re.compile("midnight|자정")
_NIGHT = re.compile(r"밤|오전|새벽|night|\d ?a\.?m")
_EARLY = re.compile(r"아침|오전|새벽|밤|morning|night|\d ?a\.?m")
_LATE = re.compile(r"오후|저녁|낮|afternoon|evening|\d ?p\.?m")
_DARK = re.compile("밤|자기 ?전|night|before bed")
_Kinds: TypeAlias = tuple[tuple[ChooseNews, tuple[str, ...]], ...]
_DAY_ON, _DAY_OFF = ChooseNews("briefing", True), ChooseNews("briefing", False)
_RING, _HUSH = ChooseNews("reminders", True), ChooseNews("reminders", False)
_KOREAN: _Kinds = ((_DAY_OFF, _KO_OFF), (_DAY_ON, _KO_ON), (_HUSH, _KO_HUSH), (_RING, _KO_RING))
_ENGLISH: _Kinds = ((_DAY_OFF, _EN_OFF), (_DAY_ON, _EN_ON), (_HUSH, _EN_HUSH), (_RING, _EN_RING))


def wish(text: str, lang: Lang, awaiting: Awaiting | None) -> ChooseNews | None:
    """What is settled; None where a message is about anything else. A title that is asked for is one."""
    if awaiting == "title" or len(text) > _LONGEST or _ABOUT.search(text) is None:
        return None
    words = " ".join(_ENDS.sub("", text).replace("’", "'").casefold().split())
    meant = next((meant for meant, pattern in _patterns(lang) if pattern.fullmatch(words)), None)
    if meant is not None and meant != _DAY_ON:
        return meant
    told = daily(words, lang)
    if told is not None and not told.on:
        return _DAY_OFF
    if meant is None and told is None:
        return None
    day, usual = (told.day, told.usual) if told is not None else (None, None)
    return ChooseNews("briefing", True, _time_in(words, usual), day)


@cache
def _patterns(lang: Lang) -> tuple[tuple[ChooseNews, re.Pattern[str]], ...]:
    """Made when they are first needed, which may be never."""
    kinds = _KOREAN if lang == "ko" else _ENGLISH
    return tuple((meant, re.compile(one)) for meant, table in kinds for one in table)


def _time_in(words: str, usual: time | None) -> time | None:
    """The time of day that is said; in a morning, unless something says otherwise. None for hours that no day has."""
    found = _CLOCK.search(words)
    if found is None:
        return time(12) if _NOON.search(words) else time(0) if _MIDNIGHT.search(words) else usual
    said = found["hour"] or found["digits"]
    hour = _HOURS.index(said) + 1 if said in _HOURS else int(said)
    minute = 30 if found["half"] else int(found["minute"] or found["minutes"] or 0)
    hour = _on_the_clock(hour, words)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _on_the_clock(hour: int, words: str) -> int:
    """Of twenty-four: what is said of the day tells which half it is, and else the hour: nobody means 3 at night."""
    if hour == 12:
        return 0 if _NIGHT.search(words) else 12
    if hour > 12:
        return hour
    if hour < 5:
        late = _LATE.search(words) is not None or _EARLY.search(words) is None
    else:
        late = _LATE.search(words) is not None or _DARK.search(words) is not None
    return hour + 12 if late and hour else hour
