"""How long, how soon and how often: 1시간 반, 2박 3일, 15분 뒤, 8회."""

from __future__ import annotations

import re

from core.calendar.time.expression import Elapsed
from core.language.korean.numbers import COUNT, DAY_COUNTS, number
from core.language.korean.pieces import HALF, Length, Rule, Times
from core.language.korean.wording import one_of

_MINUTES = r"(?:\d{1,3}|[이삼사오]?십[일이삼사오육칠팔구]?|[일이삼사오육칠팔구])"
_HOURS = rf"(?P<hours>{COUNT})\s?시간(?:(?P<half>{HALF})|\s?(?P<minutes>{_MINUTES})분)?"
_ONLY_MINUTES = rf"(?P<hours>(?!))?(?P<half>(?!))?(?P<minutes>{_MINUTES})분"
SPANS = ((_HOURS, "시간"), (_ONLY_MINUTES, "분"))
_ON = r"\s?(?:뒤|후|있다가|이따가?|이후)(?:에|로)?"
_WITHIN = r"\s?(?:안에|안으로|이내에?|내로|내에)(?![가-힣])"
_LASTS = r"\s?(?:동안|간|짜리|정도|코스)(?![가-힣]{2})"
_BARE = r"(?!\s?(?:거리|간격|마다|요리|뒤|후|전|기|의\s?\d|할|동|류|영업|운영|편의점|카페|내내))"


def minutes_of(match: re.Match[str]) -> int:
    """The minutes of one of the `SPANS`."""
    return number(match["hours"] or "") * 60 + (30 if match["half"] else number(match["minutes"] or ""))


def _elapsed(match: re.Match[str]) -> Elapsed:
    return Elapsed(minutes_of(match))


def _ago(match: re.Match[str]) -> Elapsed:
    return Elapsed(-minutes_of(match))


def _length(match: re.Match[str]) -> Length:
    return Length(minutes=minutes_of(match))


def _bare(match: re.Match[str]) -> Length:
    return Length(minutes=minutes_of(match), sure=False)


def _days(match: re.Match[str]) -> Length:
    return Length(days=DAY_COUNTS[match["word"]] if match["word"] else number(match["days"]))


def _weeks(match: re.Match[str]) -> Length:
    return Length(days=7 * number(match["weeks"]))


def _months(match: re.Match[str]) -> Length:
    return Length(months=number(match["months"]) * (12 if match["unit"] == "년" else 1))


DAY_SPAN = rf"(?:(?P<word>{one_of(DAY_COUNTS)})|(?P<days>{COUNT})\s?일)"

LENGTHS = (
    *(Rule(length + _ON, _elapsed, needs) for length, needs in SPANS),
    *(Rule(length + _WITHIN, _elapsed, needs) for length, needs in SPANS),
    Rule(r"지금(?:\s?(?:당장|바로)(?=\s)|(?=부터|[\s.!?~]*$))", lambda _: Elapsed(0), "지금"),
    *(Rule(rf"(?<!.){length}\s?전(?=[\s.!?~]*$)", _ago, needs) for length, needs in SPANS),
    *(Rule(length + _LASTS, _length, needs) for length, needs in SPANS),
    Rule(r"반\s?시간" + _LASTS, lambda _: Length(minutes=30), "반시간"),
    *(Rule(length + _BARE, _bare, needs) for length, needs in SPANS),
    Rule(rf"{COUNT}\s?박\s?(?P<word>(?!))?(?P<days>{COUNT})\s?일(?:\s?(?:동안|간|로))?", _days, "박"),
    Rule(r"(?:하루|온|왼)\s?종일|종일(?=로?(?![가-힣]))", lambda _: Length(days=1), "종일"),
    Rule(rf"{DAY_SPAN}\s?(?:동안|간(?![가-힣])|짜리)", _days, "동안 짜리 일간 루간 틀간 흘간 새간 레간 름간"),
    Rule(
        rf"(?P<weeks>{COUNT})\s?주일?\s?(?:동안|간(?![가-힣])|짜리)",
        _weeks,
        "주동안 주간 주짜리 주일동안 주일간 주일짜리",
    ),
    Rule(
        rf"(?P<months>{COUNT})\s?(?P<unit>개월|달|년)\s?(?:동안|간(?![가-힣]))",
        _months,
        "개월 달동안 달간 년동안 년간",
    ),
    Rule(
        r"(?P<word>이틀|사흘|나흘|닷새|엿새|열흘)(?![가-힣]|\s?(?:뒤|후|전|있다|안에|내로|이내))",
        _days,
        "이틀 사흘 나흘 닷새 엿새 열흘",
    ),
)

COUNTS = (
    Rule(
        r"(?:총\s?)?(?P<times>\d{1,3})(?:회|번)(?:만|\s?반복|씩)?(?![가-힣])",
        lambda match: Times(int(match["times"])),
        "회 번",
    ),
)
