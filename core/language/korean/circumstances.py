"""What comes before the event and is not it: 퇴근하고 7시에 헬스장, 점심 먹고 2시에 산책."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:^|(?<=[\s,]))(?P<clause>(?:퇴근|출근|하교|등교|수업|학교|학원|강의|시험|업무|회사|운동|예배|미사|회의|점심|저녁|아침|밥|일)"
    r"\s?(?:하고\s?나서|하고|끝나고|마치고|끝내고|먹고\s?나서|먹고|다녀와서|갔다가|갔다\s?와서))(?=[\s,])"
)
_LOOSE = re.compile(
    r"(?:^|(?<=[\s,]))(?P<clause>(?:(?:퇴근|출근|하교|등교|하원|등원)\s?(?:하고\s?나서|하고|한\s?뒤|후|전|하기\s?전)|(?:점심|저녁|아침|밥)\s?먹고(?:\s?나서)?"
    r"|(?:수업|학교|학원|강의|회사|업무|일)\s?(?:끝나고(?:\s?나서)?|마치고|끝내고|끝난\s?뒤|후|전|다녀와서|갔다\s?와서))에?)(?=\s+[가-힣A-Za-z]{2})"
)
_HOUR = re.compile(r"\d\s?(?:시|:\d\d)|[한두세네섯곱덟홉열]\s?시(?![가-힣])")
_HOUR_AND_MORE = re.compile(r"(?:\d{1,2}|[가-힣]{1,2})\s?(?:시|:\d\d).*[가-힣A-Za-z]{2,}")


def circumstance(text: str) -> list[tuple[int, int]]:
    """The clause before the hour, where more than it is said; or where no hour is said at all (퇴근 후 헬스장)."""
    found = _BEFORE.search(text)
    if found is not None and _HOUR_AND_MORE.search(text, found.end()) is not None:
        return [found.span("clause")]
    loose = None if _HOUR.search(text) else _LOOSE.search(text)
    return [] if loose is None else [loose.span("clause")]
