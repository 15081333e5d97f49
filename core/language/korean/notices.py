"""Pasted notices: who writes, which sentence tells the time, and what it is about in few words."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from core.language.korean.wording import Late

_LONG = 40
_SENTENCE = Late(r"(?<=[다요죠음임!?])[.!?]+\s+|\n+")
_SENDER = Late(r"(?:^|[\s,\]])(?P<name>[가-힣A-Za-z]{2,14})입니다[.!]?\s", "입니다".split())
_LABELLED = Late(r"\s*[-•·*]?\s*(?:일시|날짜|시간|일자|때)\s?[:：]", "일시 날짜 시간 일자 때".split())
_WHAT = Late(
    r"(?:^|(?<=[\s,\x00]))(?:내용|제목|행사명?|안건|주제|모임명|일정명|과정명|[가-힣]{2,3}명|영화|영화명|공연명?|상품명?|프로그램|전시명?)\s?[:：]\s*(?P<what>[^\n,\x00]{2,60})",
    ":：",
)
_BESIDE = Late(r"(?:^|(?<=[\s,\x00]))(?:[가-힣]{2})?(?:일시|일자|날짜|시간|기간|장소|위치|때)\s?[:：]", ":：")
_HEADING = Late(
    r"^\[[^\]]*(?:안내|발신|알림|공지|광고|일정|공유|초대|확인|참고|필독|전사|사내)[^\]]*\]\s*", ("[",)
)
_NOTICE = Late(
    r"^(?:(?:[가-힣]{2,4}\s?)?(?:님|고객님)[은의,]?\s)?"
    r"(?P<what>(?:[^\n]{0,30}\s)?(?:[가-힣]{0,6}예약|진료|방문|상담|면접|배송))(?:\s?일정)?[이은을]?\s?"
    r"(?:되어|되었|됐|(?:완료|확정|안내|확인|접수)(?:를|가|이|해)?\s?(?:되|됐|드|합니다|입니다))",
    "예약 진료 방문 상담 면접 배송".split(),
)


def notice(title: str) -> str:
    """예약되어 있으니 10분 전까지 내원 바랍니다: of a notice nothing but what it is about."""
    title = _HEADING.sub("", title)
    match = _NOTICE.match(title)
    return title if match is None else match["what"]


def labelled(text: str) -> str:
    """내용: AI 컨퍼런스, beside 시간: or 장소:, is what it is called."""
    match = _WHAT.search(text)
    return match["what"].strip() if match is not None and _BESIDE.search(text) else ""


def heading(text: str, told: Iterable[tuple[int, int]]) -> str:
    """세미나 안내 over lines like 일시: and 장소: is what they are about; nothing where there are no such lines."""
    first, *others = text.strip(" \n").split("\n")
    listed = any(_LABELLED.match(line) for line in others) and not _LABELLED.match(first)
    begins = min((start for start, _ in told), default=0)
    return first if listed and begins > len(first) else ""


def clause(text: str, told: Iterable[tuple[int, int]]) -> str:
    """Of a long text the sentence that tells the time: the others stay out of the title."""
    first = min((start for start, _ in told), default=None)
    if first is None or len(text) <= _LONG:
        return text
    ends = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    return next((text[start:end] for start, end in pairwise(ends) if start <= first < end), text)


def sender(text: str) -> str:
    """안녕하세요 고객님, 서울치과입니다: who writes."""
    match = _SENDER.search(text)
    return match["name"] if match else ""
