"""Labelled lines: `일시: …`, `예약일시 12월 9일`, `Venue: …`, and what their labels announce."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from core.language.picture.moments import find_moments
from core.language.picture.page import Row

Role = Literal["when", "start", "end", "where", "what", "title", "deadline", "ignore", "named"]

_PATTERNS: tuple[tuple[Role, str], ...] = (
    (
        "ignore",
        r"(?:발행|작성|게시|등록|수정|공고|결제|구매|주문|구입|발권|발급|승인|예매|예매한|거래|사용|청구|검침|산정|출금|입금|이체|송금|충전|가입|로그인|접속|발송|인출|납입|생년월|유효|만료|환불|확인|접수)"
        r"(?:일|일시|일자|날짜|기간|번호|시간)|(?:운영|영업|상담|점심|접수|진료가능|업무|브레이크|휴게|소요|이용가능)시간"
        r"|.*(?:문의|전화|연락처|번호|변경|취소|환불|주차|기타|준비|대상|인원|좌석|요금|가격|금액|입장료|관람료|할인|회비|참가비|비용"
        r"|유의|주의|참고|비고|복장|휴무|담당|예약자|예매자|신청자|고객|성함|회원|환자|성명|이름|주최|주관|후원|협찬|예매처|러닝타임|등급|연령|매수|금지|혜택)(?:사항|처|물|자|명|일)?"
        r"|tel|phone|fax|call|contact|issued?|issuedate|booked(?:on)?|bookingdate|orderdate|ordered|dob|birth(?:date|day)?|expir\w*"
        r"|seats?|price|total|amount|sent|to|cc|bcc|reply-?to|email|e-mail|name|guest|passenger|host|dress(?:code)?"
        r"|duration|party(?:size)?|guests|booking\w*|confirmation\w*|order\w*|status|no|보낸\S*|받는\S*|받은\S*|발신|수신|참조"
        r"|ps|note|notes|parking",
    ),
    (
        "deadline",
        r".*(?:마감|기한|신청|접수|제출|회신|모집|등록|납부|지원|티켓오픈|예매오픈|티켓예매|예매시작|판매시작|티켓팅)(?:기간|일|일시|일자|기한|마감|방법|서류)?"
        r"|(?:\w+)?deadline|due(?:date|by)?|rsvp(?:by)?|registerby|applyby|(?:registration|submission)\w*|tickets?(?:onsale|open\w*)?|onsale",
    ),
    (
        "start",
        r"체크인|입실|시작(?:일시?|시간|시각|날짜)?|출발(?:일시?|시간|시각|일자)?|가는날|check-?in(?:date|time)?|starts?(?:time|date|s)?|begins?|from"
        r"|depart(?:s|ure|ing)?(?:time|date)?|pick-?up",
    ),
    (
        "end",
        r"체크아웃|퇴실|종료(?:일시?|시간|시각|날짜)?|도착(?:일시?|시간|시각|일자)?|오는날|check-?out(?:date|time)?|ends?(?:time|date|s)?|until"
        r"|arriv(?:es?|al|ing)(?:time|date)?|returns?|drop-?off",
    ),
    (
        "when",
        r"\S{0,6}?(?:일시|일자|날짜|시간|기간|시각|일정)|일[지서사]|때|언제|\S{0,5}(?:예약|진료|방문|관람|상영|공연|행사|시험|면접|검진|검사|접종|수술|상담|촬영|시술|교육|예식|경기|탑승|이용|회의|발인|입관|수업|대회|여행|투어)일"
        r"|발인|입관|date(?:s|&time|andtime|/time)?|time|when|day|appointment(?:time|date)?|schedule|show(?:time|date)?|(?:event|exam|meeting|session)(?:date|time)",
    ),
    (
        "where",
        r"\S{0,4}?(?:장소|위치|고사실|강의실|회의실|상영관|공연장|예식장|시험장|집결지|모임장소)|곳|어디|주소|극장|영화관|지점|매장|교실|오시는길|찾아오시는길|빈소|병원|호실|역"
        r"|where|venue|location|place|address|room|theat(?:er|re)|cinema|clinic|store|hall|classroom|meetingpoint",
    ),
    (
        "title",
        r"제목|(?:행사|모임|공연|영화|작품|회의|강연|강좌|전시|대회|이벤트|프로그램|상품|과정|세미나|시험)명?|과목명?|주제|안건|event(?:name)?|what|subject|title|topic|movie|film|show|course|meeting|session",
    ),
    (
        "what",
        r"(?:진료|예약|시술|상담|검사|접종|백신|수술|서비스|방문|면접|점검|교육|정비|수리|작업|이용)?(?:내용|항목|과목|목적|메뉴|분야|종류|명)|시술|진료과|서비스|메뉴|service|treatment|reason|purpose|procedure|type",
    ),
)
ROLES = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _PATTERNS)
BULLET = re.compile(
    r"^\s*(?:\(?\d{1,2}\s?[.)]\s+|[①-⑳]\s*|[■□▪●○◆◇▶►※*·>☞✔√♥♡-]+\s*|[가나다라마바]\s?[.)]\s+)"
)
WITH_COLON = re.compile(
    r"^(?P<label>[^\d:]{1,20}?|\d[차회부]|Day ?\d)\s*[:|]\s*(?P<value>\S.*)$", re.IGNORECASE
)
NEEDS_TIME: tuple[Role, ...] = ("when", "start", "end", "deadline")
STANDS_ALONE = re.compile(
    r"장소|위치|주소|진료내용|예약내용|시술내용|상담내용|venue|location|where", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, what it announces, and what stands behind it."""

    role: Role
    label: str
    value: str


def role_of(label: str) -> Role | None:
    """What a label announces; None for words that are no label we know."""
    plain = re.sub(r"[\s·.\[\]()<>*|]", "", label)
    return next((role for role, pattern in ROLES if pattern.fullmatch(plain)), None)


def without_bullet(text: str) -> str:
    """The text behind `1.`, `■`, `-` and their like."""
    return BULLET.sub("", text, count=1)


def labelled(row: Row) -> Labelled | None:
    """The label of a row, if it has one."""
    text = without_bullet(row.text)
    if found := WITH_COLON.match(text):
        label = found["label"].strip()
        return Labelled(role_of(label) or "named", label, found["value"].strip())
    words = text.split()
    for count in (2, 1):
        label, value = " ".join(words[:count]), " ".join(words[count:])
        role = role_of(label)
        if role is not None and value and _believable(role, label, value, row):
            return Labelled(role, label, value)
    return None


def _believable(role: Role, label: str, value: str, row: Row) -> bool:
    """Without a colon a label needs a value that fits, or a cell of its own."""
    if role in NEEDS_TIME:
        return bool(find_moments(value))
    own_cell = len(row.cells) > 1 and row.cells[0].text.strip() == label
    return (
        own_cell
        or (role == "ignore" and bool(re.search(r"\d", value)))
        or bool(STANDS_ALONE.fullmatch(label.replace(" ", "")))
    )
