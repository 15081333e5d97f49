"""Times of day as Koreans say them: 오후 세 시 반, 14:30, 3pm, 14~16시, 자정."""

from __future__ import annotations

import re

from core.calendar.time.expression import Clock, DayPart
from core.language.korean.numbers import number
from core.language.korean.pieces import END, HALF, ClockSpan, Rule
from core.language.korean.wording import one_of

_KOREAN_PARTS: dict[str, DayPart] = {
    "오전": "am", "오후": "pm", "새벽": "dawn", "이른아침": "morning", "아침": "morning", "한낮": "noon", "대낮": "noon",
    "낮": "noon", "점심": "lunch", "늦은저녁": "evening", "저녁": "evening", "늦은밤": "night", "한밤": "night",
    "밤": "night", "심야": "night",
}  # fmt: skip
_PARTS: dict[str, DayPart] = _KOREAN_PARTS | {
    "정오": "noon", "자정": "midnight", "am": "am", "pm": "pm", "a.m.": "am", "p.m.": "pm", "a.m": "am", "p.m": "pm",
}  # fmt: skip

# where no hour is said
_EARLY_AND_LATE = {
    ("이른", "새벽"): Clock(4, part="dawn"), ("이른", "아침"): Clock(7, part="morning"), ("이른", "오전"): Clock(8, part="am"),
    ("이른", "오후"): Clock(1, part="pm"), ("이른", "저녁"): Clock(6, part="evening"), ("이른", "밤"): Clock(8, part="night"),
    ("늦은", "아침"): Clock(10, part="morning"), ("늦은", "오전"): Clock(11, part="am"), ("늦은", "오후"): Clock(5, part="pm"),
    ("늦은", "저녁"): Clock(9, part="evening"), ("늦은", "밤"): Clock(11, part="night"),
}  # fmt: skip
_PART_WORD = rf"(?:(?:늦은|이른)\s?)?{one_of(_KOREAN_PARTS)}(?:\s일찍(?=\s?\d))?"
_PART = rf"(?:(?P<part>{_PART_WORD}(?:에)?|[aApP][mM])\s?)?"
_SURE_PART = rf"(?P<part>{_PART_WORD}|[aApP][mM])\s?"
_HOUR = r"(?P<hour>\d\d?)"
_HOUR_WORD = r"(?P<hour>열한|열두|다섯|여섯|일곱|여덟|아홉|한|두|세|네|열)"
_NUMBER = r"(?:\d\d?|[이삼사오]?십[일이삼사오육칠팔구]?|[일이삼사오육칠팔구])"
_OCLOCK = r"시(?!간|대\b|즌|집|가지|내\b|장|청|설|험|작|키|점)"
_OCLOCK_WORD = rf"시(?=반|\s?{_NUMBER}\s?분|정각|{END})"
_BEFORE = r"(?:\s?(?P<before>전)(?!에?\s?(?:알|까지)))?"
_MINUTE = (
    rf"(?:(?P<half>{HALF})"
    rf"|\s?(?P<minute>{_NUMBER})\s?분(?!\s?(?:동안|간|짜리|뒤|후)|기){_BEFORE}"
    r"|(?P<tight>[0-5]\d)(?!\d))?(?:(?<=분)\s?\d\d?초)?(?:\s?정각)?"
)
_TO = r"\s?[~～〜–—-]\s?"
_FIRST = rf"{_HOUR}(?::(?P<minute>[0-5]\d)|시(?:(?P<half>{HALF})|\s?(?P<minutes>[0-5]?\d)분)?)?"
_LAST = rf"(?:(?P<then>{_PART_WORD})\s?)?(?P<last>\d\d?)"


def _part_of(word: str | None) -> DayPart | None:
    if not word:
        return None
    word = "".join(word.lower().split())
    return (
        _PARTS.get(word)
        or _PARTS[
            word.rstrip(".").removesuffix("일찍").removesuffix("에").removeprefix("늦은").removeprefix("이른")
        ]
    )


def _spoken(match: re.Match[str]) -> Clock | None:
    hour = number(match["hour"])
    minute = 30 if match["half"] else number(match["minute"] or match["tight"] or "")
    if match["before"] and minute:
        hour, minute = (hour - 1 or 12), 60 - minute
    return Clock(hour, minute, _part_of(match["part"])) if hour <= 30 else None


def _digital(match: re.Match[str]) -> Clock | None:
    hour, minute = int(match["hour"]), int(match["minute"])
    part = _part_of(match["part"] or match["after"])
    if part is None and hour and match["hour"].startswith("0"):
        part = "am"  # 05:00 is on a clock of 24 hours
    return Clock(hour, minute, part) if hour <= 24 and minute < 60 else None


def _english(match: re.Match[str]) -> Clock | None:
    hour = int(match["hour"])
    return Clock(hour, int(match["minute"] or 0), _part_of(match["after"])) if 1 <= hour <= 12 else None


def _span(match: re.Match[str]) -> ClockSpan | None:
    said = match.groupdict()
    first, last = int(said["hour"]), int(said["last"])
    if first > 24 or last > 24:
        return None
    minute = 30 if said["half"] else int(said["minute"] or said["minutes"] or 0)
    until = 30 if said.get("lasthalf") else int(said["until"] or said.get("untilminutes") or 0)
    return ClockSpan(Clock(first, minute, _part_of(said["part"])), Clock(last, until, _part_of(said["then"])))


def _beside_twelve(match: re.Match[str]) -> Clock | None:
    """자정 10분 전, 정오 5분 후."""
    minute, noon = number(match["minute"]), match["part"] == "정오"
    if not 0 < minute < 60:
        return None
    if match["way"] == "전":
        return Clock(11 if noon else 23, 60 - minute, "am" if noon else None)
    return Clock(12 if noon else 0, minute, "noon" if noon else "midnight")


def _part_alone(match: re.Match[str]) -> Clock:
    return Clock(None, part=_part_of(match["part"]))


CLOCKS = (
    Rule(
        rf"{_PART}{_FIRST}{_TO}{_LAST}(?::(?P<until>[0-5]\d)(?!\d)|시(?!간)(?:(?P<lasthalf>{HALF})|\s?(?P<untilminutes>[0-5]?\d)분)?)",
        _span,
        "~ ～ 〜 – — -",
    ),
    Rule(
        rf"{_SURE_PART}{_FIRST}{_TO}{_LAST}(?::(?P<until>[0-5]\d))?(?![\d:시월/.일])", _span, "~ ～ 〜 – — -"
    ),
    Rule(
        rf"T?{_PART}{_HOUR}[:：](?P<minute>\d\d)(?::\d\d)?(?!\d)(?:\s?(?P<after>[aApP]\.?[mM]\.?)(?![a-z]))?",
        _digital,
        ": ：",
    ),
    Rule(
        rf"{_HOUR}(?::(?P<minute>[0-5]\d))?\s?(?P<after>[aApP]\.?[mM](?![A-Za-z])\.?)",
        _english,
        "am pm a.m p.m",
    ),
    Rule(rf"{_PART}{_HOUR}\s?{_OCLOCK}{_MINUTE}", _spoken, "0시 1시 2시 3시 4시 5시 6시 7시 8시 9시"),
    Rule(
        rf"{_PART}{_HOUR_WORD}\s?{_OCLOCK_WORD}{_MINUTE}",
        _spoken,
        "한시 두시 세시 네시 섯시 일곱시 덟시 홉시 열시",
    ),
    Rule(
        rf"{_SURE_PART}(?P<hour>1[0-2]|[1-9])(?=부터)",
        lambda match: Clock(int(match["hour"]), part=_part_of(match["part"])),
        "부터",
    ),
    Rule(
        rf"(?P<part>자정|정오)(?:에서)?\s?(?P<minute>{_NUMBER})\s?분\s?(?P<way>전|뒤|후)(?!에?\s?알)",
        _beside_twelve,
        "자정 정오",
    ),
    Rule(r"(?P<part>자정|정오)(?:\s?(?:12시|열두\s?시))?", _part_alone, "자정 정오"),
    Rule(r"(?P<part>점심)\s?시간(?:에)?", _part_alone, "점심시간"),
    Rule(
        r"(?P<how>이른|늦은)\s?(?P<part>새벽|아침|오전|오후|저녁|밤)(?:\s?(?:때|무렵|나절))?",
        lambda match: _EARLY_AND_LATE.get((match["how"], match["part"])),
        "이른 늦은",
        whole=True,
    ),
    Rule(
        r"(?P<part>아침|새벽)\s?일찍|(?P<late>오전|오후|저녁|밤)\s?늦게",
        lambda match: _EARLY_AND_LATE["이른" if match["part"] else "늦은", match["part"] or match["late"]],
        "일찍 늦게",
        whole=True,
    ),
    Rule(
        rf"(?P<part>{_PART_WORD})(?:\s?(?:때|무렵|나절))?", _part_alone, " ".join(_KOREAN_PARTS), whole=True
    ),
)
