"""What comes before the event and is not it: 퇴근하고 7시에 헬스장, 점심 먹고 2시에 산책."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:^|(?<=[\s,]))(?P<clause>(?:퇴근|출근|하교|등교|수업|학교|학원|강의|시험|업무|회사|운동|예배|미사|회의|점심|저녁|아침|밥|일)"
    r"\s?(?:하고\s?나서|하고|끝나고|마치고|끝내고|먹고\s?나서|먹고|다녀와서|갔다가|갔다\s?와서))(?=[\s,])"
)
_HOUR_AND_MORE = re.compile(r"(?:\d{1,2}|[가-힣]{1,2})\s?(?:시|:\d\d).*[가-힣A-Za-z]{2,}")


def circumstance(text: str) -> list[tuple[int, int]]:
    """The clause before the hour, where more than it is said."""
    found = _BEFORE.search(text)
    if found is None or _HOUR_AND_MORE.search(text, found.end()) is None:
        return []
    return [found.span("clause")]
