"""Whose clock is meant: 도쿄 시간, LA시간, 미국 동부시간, UTC."""

from __future__ import annotations

import re

from core.language.korean.pieces import Rule, Zone
from core.language.korean.wording import one_of

_CITIES = {
    "Asia/Seoul": "한국 서울 KST",
    "Asia/Tokyo": "일본 도쿄 동경 오사카 JST",
    "Asia/Shanghai": "중국 베이징 북경 상하이 상해 심천 선전",
    "Asia/Hong_Kong": "홍콩",
    "Asia/Taipei": "대만 타이베이 타이완 타이페이",
    "Asia/Singapore": "싱가포르 싱가폴",
    "Asia/Bangkok": "방콕 태국",
    "Asia/Ho_Chi_Minh": "베트남 호치민 하노이 다낭",
    "Asia/Manila": "마닐라 필리핀 세부",
    "Asia/Jakarta": "자카르타",
    "Asia/Kuala_Lumpur": "쿠알라룸푸르 말레이시아",
    "Asia/Kolkata": "인도 뭄바이 델리 뉴델리 IST",
    "Asia/Dubai": "두바이",
    "Asia/Almaty": "알마티",
    "Europe/London": "런던 영국 BST",
    "Europe/Paris": "파리 프랑스 CET CEST",
    "Europe/Berlin": "베를린 독일 프랑크푸르트 뮌헨",
    "Europe/Madrid": "마드리드 스페인 바르셀로나",
    "Europe/Rome": "로마 이탈리아 밀라노",
    "Europe/Amsterdam": "암스테르담 네덜란드",
    "Europe/Zurich": "취리히 스위스",
    "Europe/Vienna": "빈 비엔나 오스트리아",
    "Europe/Istanbul": "이스탄불 터키 튀르키예",
    "Europe/Moscow": "모스크바",
    "America/New_York": "뉴욕 워싱턴 보스턴 미국동부 미동부 동부 EST EDT ET 애틀랜타 토론토",
    "America/Chicago": "시카고 미국중부 중부 CST CDT 댈러스 휴스턴",
    "America/Denver": "덴버 MST MDT",
    "America/Los_Angeles": "LA 엘에이 로스앤젤레스 샌프란시스코 시애틀 실리콘밸리 미국서부 서부 태평양 PST PDT PT 라스베가스",
    "America/Vancouver": "밴쿠버",
    "America/Sao_Paulo": "상파울루",
    "Pacific/Honolulu": "하와이 호놀룰루",
    "Pacific/Guam": "괌",
    "Australia/Sydney": "시드니 호주 멜버른",
    "Pacific/Auckland": "뉴질랜드 오클랜드",
    "UTC": "UTC GMT 협정세계시 세계표준시",
}
ZONES = {word.lower(): zone for zone, words in _CITIES.items() for word in words.split()}
_CODES = tuple(word for word in ZONES if word.isascii() and word not in ("la", "et", "pt", "ist", "cet"))
_AFTER = r"(?:\s?(?:기준|으로|로)(?:으로|로)?)?"


def _zone(match: re.Match[str]) -> Zone:
    return Zone(ZONES["".join(match["city"].lower().split())])


_LATIN = one_of(word for word in ZONES if word.isascii())
_KOREAN = one_of(word for word in ZONES if not word.isascii())
_CLOCK = r"\s?(?:현지\s?|표준\s?)*(?:시간(?!표)|시각|현지|(?<=표준)시(?![가-힣]))"

RULES = (
    Rule(
        rf"(?P<city>(?i:{_LATIN})|{_KOREAN}|미국\s?(?:동부|서부|중부)){_CLOCK}{_AFTER}",
        _zone,
        "시간 시각 현지 표준시",
    ),
    Rule(rf"(?P<city>(?i:{one_of(_CODES)}))(?![A-Za-z]){_AFTER}", _zone, " ".join(_CODES)),
)
