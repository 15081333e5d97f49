"""A wish to be told one's days, taken apart: how often, when, which day, and what. Any other word makes it something else."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Literal, TypeAlias

from core.dialogue.message import Lang

Day = Literal["today", "tomorrow"]
Kind = Literal[
    "every", "today", "tomorrow", "brief", "plans", "tell", "start", "stop", "clock", "part", "other", "tail"
]
Table: TypeAlias = tuple[tuple[Kind, str], ...]

# ── Korean: words are parted into stems and, only behind one, endings ──
_APART = re.compile(
    "다음 날|자기 전|할 일|하루에 한|한 ?번|더 이상|하루 한|줄 수 있|필요 없|(?:받고|듣고|보고) 싶|(?:뭐가?|뭘|무슨|어떤) (?:있|일|하|해)|안 (?:받|보내|와)"
    r"|시 (?:반|정각|\d+ ?분)|지 (?:마|말|않)|[가-힣] (?:줘|주|줄)(?=[가-힣]{0,3}$|[가-힣]{0,3} )|그 다음"
)
_HOURS = "열한|열두|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열"
_KOREAN: Table = (
    ("clock", rf"(?:\d{{1,2}}|{_HOURS})시(?:\d{{1,2}}분|반|정각)?|\d{{1,2}}:\d\d|자정|정오"),
    ("every", "매일매일|매일|날마다|하루에?한번|(?:아침|점심|저녁|밤|낮|새벽)마다"),
    ("part", "아침|오전|오후|점심|저녁|새벽|낮|밤|자기전"),
    ("tomorrow", "그?다음날|내일|이튿날|익일"),
    ("today", "오늘|그날그날|그날|당일"),
    ("brief", "브리핑|브리프"),
    ("plans", "일정|스케줄|스케쥴|할일|캘린더"),
    ("plans", "(?:뭐가?|뭘|무슨|어떤)(?:일이?|일정이?)?(?:있|하|해야하|있을)(?:는지|나|지)"),
    ("stop", "꺼|끄|끌|그만|중지|중단|멈춰|멈추|취소|해제|필요없|없애|빼|안받|안보내|안와도|[가-힣]+지(?:마|말|않)"),
    ("tell", "알려|말해|보내|정리해|요약해|보여|들려|읽어|전해|안내해|브리핑해"),
    ("start", "받을|받고싶|받아볼|듣고싶|들을|보고싶|켜|켤|시작해|시작할|설정해|예약해|부탁"),
    ("other", "나한테|나에게|저한테|저에게|내게|제게|앞으로|이제|지금부터|미리|항상|더이상|하루야|간단히|짧게|자동으로"),
    ("other", "(?:내|제|나의|좀|꼭|늘|다|더|한번|다시|하루|전체|모두|전부|모닝|데일리|일일|해|해줘|해주세요|것|거|걸|돼요?|되나요?)(?=$)"),
    ("tail", "으로는|으로|에는|에다|부터|까지|에|의|을|를|은|는|이|가|로|도|만|쯤|마다|씩|것|거|걸|요"),
    ("tail", "서|줄수있(?:어요?|나요?|니|을까요?)|주세요|주십시오|주실래요?|줘라|줘도|줘요|줘|줄래요?|주라|주는|주던|달라|봐|던|는"),
    ("tail", "해도|해줘|해주세요|할래요?|할게요?|해요|해|하자|하기|래요?|게요?|기|자|어요?|아요?|습니다|돼요?|드려요?|드립니다"),
)  # fmt: skip

# ── English: whole words ──
_ENGLISH: Table = (
    ("every", "(?:every|each)(?: single)? (?:day|morning|evening|night|afternoon)|everyday|daily|nightly|in the (?:mornings|evenings)"),
    ("tomorrow", "(?:the )?(?:tomorrow|next day|following day)(?:'s)?"),
    ("today", "(?:the )?(?:today|same day|that day)(?:'s)?|the day's"),
    ("clock", r"(?:(?:at|by|around) )?(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a\.m\.?|p\.m\.?)?(?: o'clock)?|noon|midday|midnight)"),
    ("part", "(?:in the )?(?:morning|evening|afternoon|night)|at night|before bed"),
    ("stop", "stop|cancel|end|turn off|switch off|disable|mute|quit|no more|don't|do not|unsubscribe from|off|no longer"),
    ("tell", "(?:tell|send|give|show|read|message|text|update|notify|ping|remind)(?:ing)? me|(?:let|letting) me know|brief(?:ing)? me"),
    ("brief", "briefings?|brief|digests?|summary|summaries|rundown|overview"),
    ("plans", "(?:my |the )?(?:agenda|schedules?|plans?|calendar|events|appointments|meetings|day|to-?dos?)"),
    ("plans", "what(?:'s| is) (?:on|up|coming up|planned|happening|next)|what i(?: have|'ve)(?: got)?(?: on| planned| to do)?"),
    ("start", "start|turn on|switch on|enable|resume|i want|i'd like|i would like"),
    ("other", "hey|hi|ok|okay|please|pls|thanks|haru|now|from now on|can you|could you|would you|will you|want|about|of|on|for|with|to"
              "|my|the|a|an|all|any|more|any ?more|again|get|receive|just|always|also|short|quick"),
)  # fmt: skip
_BRIEFED = re.compile("brief(?:ing)? me")
_USUAL = (
    (re.compile("저녁|evening"), time(19)),
    (re.compile("밤|자기 ?전|night|before bed"), time(22)),
    (re.compile("점심|낮"), time(12)),
    (re.compile("오후|afternoon"), time(15)),
)


@dataclass(frozen=True, slots=True)
class Daily:
    """`on`: it is to be told. `day` is which one, where that is said; `usual` the hour that a part of a day means."""

    on: bool
    day: Day | None = None
    usual: time | None = None


def daily(words: str, lang: Lang) -> Daily | None:
    """What is wished, where every word belongs to such a wish; None otherwise."""
    kinds = _kinds(words, lang)
    if kinds is None or kinds["clock"] > 1 or (kinds["today"] and kinds["tomorrow"]):
        return None
    briefed = bool(kinds["brief"] or _BRIEFED.search(words))
    regular = bool(kinds["every"] and (kinds["plans"] or briefed))
    if kinds["stop"]:
        dated = kinds["today"] or kinds["tomorrow"]
        ends = (regular and kinds["tell"]) or (briefed and (kinds["every"] or not dated))
        return Daily(False) if ends and not kinds["clock"] else None
    if not regular or not (kinds["tell"] or kinds["start"]):
        return None
    day: Day | None = "tomorrow" if kinds["tomorrow"] else "today" if kinds["today"] else None
    return Daily(True, day, next((hour for part, hour in _USUAL if part.search(words)), None))


def _kinds(words: str, lang: Lang) -> Counter[Kind] | None:
    """How often each kind of word is there; None where one is of none."""
    pieces = _joined(words).split() if lang == "ko" else [words.replace(",", " ")]
    found: Counter[Kind] = Counter()
    for piece in pieces:
        kinds = _parted(piece.strip(","), lang)
        if kinds is None:
            return None
        found.update(kinds)
    return found


def _joined(words: str) -> str:
    """What may be written apart, as one word."""
    return _APART.sub(_closed, _APART.sub(_closed, words))


def _closed(found: re.Match[str]) -> str:
    return found[0].replace(" ", "")


def _parted(piece: str, lang: Lang) -> list[Kind] | None:
    """The stems and endings of a word, or the words of a sentence, in order."""
    kinds: list[Kind] = []
    at = 0
    while at < len(piece):
        found = _pattern(lang, bool(kinds)).match(piece, at)
        if found is None or found.lastgroup is None:
            return None
        kinds.append(_kind(lang, found.lastgroup))
        at = found.end()
    return kinds


def _kind(lang: Lang, group: str) -> Kind:
    return (_KOREAN if lang == "ko" else _ENGLISH)[int(group[1:])][0]


@cache
def _pattern(lang: Lang, inside: bool) -> re.Pattern[str]:
    """What may come next: an ending only `inside` a word."""
    table = _KOREAN if lang == "ko" else _ENGLISH
    groups = [f"(?P<k{n}>{one})" for n, (kind, one) in enumerate(table) if inside or kind != "tail"]
    either = "|".join(groups)
    return re.compile(either) if lang == "ko" else re.compile(rf"(?:{either})(?![\w'])\s*")
