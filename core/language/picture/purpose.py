"""What people in a conversation meet for, and where."""

from __future__ import annotations

import re

from core.language.picture.words import KIND, PLACE

Span = tuple[int, int]

EVERYDAY = re.compile(
    r"생일(?!\s?파티)|야유회|바자회|나들이|정모|번개\s?모임|벙개|생신|제사|기일|상견례|송년회|신년회|망년회|회식|점심|저녁(?=\s?(?:먹|식사|약속|모임|밥|회식))|브런치|커피|식사|술\s?한\s?잔|술자리|치맥|밥(?=\s?(?:먹|한))|생일\s?파티|생파|집들이|스터디|데이트|동아리|조모임|팀플|과외"
    r"|축구|농구|풋살|배드민턴|테니스|탁구|볼링|골프|등산|러닝|헬스|여행|캠핑|드라이브|쇼핑|야구|노래방|보드게임|방탈출|전시|미용실|병원|면담|발표|리허설|킥오프|스탠드업|데모|리뷰"
    r"|\b(?:dinner|lunch|brunch|breakfast|coffee|drinks|movie(?:\s+night)?|game\s+night|birthday(?:\s+(?:party|dinner))?|bbq|barbecue|picnic|hike|hiking|tennis|golf|soccer|basketball|yoga"
    r"|call|demo|review|retro|stand-?up|kick-?off|sync|one-on-one|1:1|rehearsal|study\s+(?:group|session)|potluck|housewarming|date|road\s?trip)\b",
    re.IGNORECASE,
)
NO_MODIFIER = re.compile(
    r"(?:에|에서|으로|로|은|는|(?<!가)을|를|이|가|도|만|요|고|면|해|까지|부터|의|와|과|랑|이랑|하고|니까|는데|서|께|님|들|다|지|죠|네|넵|그럼|다음|이번|우리|저희|다들|같이|함께|오늘|내일|모레|정기적|꼭|(?:보|하|가|먹|만나|잡|오|놀)자|봐|줘|야|래|까|음|next|this|혹시|제|그|저|이|시|분|뭐|안|못|때|후|전|쯤|정도|the|a|an|our|for|to|at|on|in|is|about|up|grab|have|do|some|and)$",
    re.IGNORECASE,
)
HARDLY = re.compile(
    r".*(?:예약|방문|시험|수업|교육|show|class|night|visit|booking|reservation|service|launch|review)",
    re.IGNORECASE,
)
OCCASION = re.compile(
    r"생일|생신|제사|상견례|회식|송년|신년|망년|집들이|결혼|돌잔치|환갑|칠순|birthday|wedding|anniversary|housewarming",
    re.IGNORECASE,
)
TOLD_OF = re.compile(
    r"(?:^|[\].!]\s*)(?P<what>[가-힣A-Za-z0-9 ]{2,20}?)\s?(?:을|를)?\s?(?:일정\s?)?(?:안내|공지)(?:드|해|합|입)"
)
JOINED = re.compile(r"^\s*(?:겸|및|&|and)\s*", re.IGNORECASE)
WORD = re.compile(r"[가-힣A-Za-z0-9&'/-]+")
KOREAN_PLACE = re.compile(
    r"(?P<place>(?:[가-힣A-Za-z0-9&'()-]+\s){0,4}?[가-힣A-Za-z0-9&'()-]+?)(?P<by>에서|으로|로)(?=[\s,.!?~]|$)"
)
NO_PLACE = re.compile(
    r"^(?:그걸|이걸|그|이|저|거기|여기|어디|카톡|전화|문자|메일|이메일|온라인|화상|줌|나중|따|바|정말|진짜|새|앞|뒤|서|실제|다시|대신|스스|별도|제|위|주|그거|이거|그것|시간|날짜|요일|오전|오후|예정대|변경|앞으|현금|카드|차|버스|지하철|택시|기차)$"
)
STATION = re.compile(r"[가-힣]{2,8}역(?:\s?\d+번\s?출구)?(?=[\s,.!?~]|$|에서)")
ENGLISH_PLACE = re.compile(
    r"\b(?:at|@|in)\s+(?P<place>(?:the\s+)?(?:[A-Z][\w'&.-]*|Room\s+\w+|\d+[A-Z]?)(?:\s+(?:[A-Z][\w'&.-]*|of|on|the|&|\d+\w*|room|st|street|ave|station|park|office|cafe|place|house|home)){0,5})"
)
OURS = re.compile(
    r"\b(?:at|in)\s+(?P<place>my place|our place|the office|my house|the usual place|the library|the park|the gym)\b",
    re.IGNORECASE,
)
TEAM = re.compile(
    r"^\S*(?:팀|부서|부|반|과|조|회|동아리|모임|스터디|클럽|team|class|club|squad|crew)$", re.IGNORECASE
)
ROOM_WORDS = re.compile(
    r"(?:\s*(?:회식|여행|공지|단체|대화|채팅|단톡|정모|모임|잡담|수다)?\s*(?:방|톡방|단톡방|채팅방|group|chat))$",
    re.IGNORECASE,
)


def _blanked(text: str, spans: tuple[Span, ...]) -> str:
    for start, end in spans:
        text = text[:start] + "." * (end - start) + text[end:]
    return text


def _modifiers(before: str) -> str:
    """Up to two bare nouns before the word: `신제품 기획 회의`."""
    words: list[str] = []
    for word in reversed(before.rsplit(".", 1)[-1].split()):
        if len(words) == 2 or not WORD.fullmatch(word) or NO_MODIFIER.search(word):
            break
        words.insert(0, word)
    return " ".join(words)


def strength(purpose: str) -> int:
    """How much a purpose says: a birthday more than the meal at it; 예약 alone is hardly one."""
    if OCCASION.search(purpose):
        return 4
    if EVERYDAY.search(purpose):
        return 3
    return 1 if HARDLY.fullmatch(purpose) else 2 if purpose else 0


def purpose_in(text: str, spans: tuple[Span, ...]) -> str:
    """`송년회 겸 회식`, `신제품 기획 회의`, `dinner`: what a message is about, outside of its times."""
    hidden = _blanked(text, spans)
    found = EVERYDAY.search(hidden) or EVERYDAY.search(text) or KIND.search(hidden)
    if found is None:
        told = TOLD_OF.search(hidden)
        return told["what"].strip() if told else ""
    name = f"{_modifiers(hidden[: found.start()])} {found[0]}".strip()
    joint = JOINED.match(hidden[found.end() :])
    if joint:
        rest = hidden[found.end() + joint.end() :]
        second = EVERYDAY.match(rest) or KIND.match(rest)
        if second is not None:
            name = f"{name} {joint[0].strip()} {second[0]}"
    return name


def place_in(text: str, spans: tuple[Span, ...]) -> str:
    """Where, outside of the times of a message: `강남역 11번 출구 고기굽는집`, `Luigi's`."""
    hidden = _blanked(text, spans)
    for found in KOREAN_PLACE.finditer(hidden):
        place = re.split(r"[.,]", found["place"])[-1].strip()
        place = re.sub(
            r"^(?:에는?|은|는|우리|저희|그럼|다들|같이|그러면|일단|응|어|넵|네|아|오|와|그래|그래요|좋아|좋아요|ㅇㅋ|콜|ok|okay)\s+",
            "",
            place,
        )
        sure = found["by"] == "에서" or PLACE.search(f"{place} ") or "집" in place
        if place and sure and not NO_PLACE.match(place) and len(place) > 1:
            return place
    if station := STATION.search(hidden):
        return station[0].strip()
    english = ENGLISH_PLACE.search(hidden) or OURS.search(hidden)
    return english["place"].strip(" .") if english else ""


def title_for(purpose: str, name: str) -> str:
    """The purpose with the team whose room it is; what is said in a room named after a person stands alone."""
    room = ROOM_WORDS.sub("", name).strip()
    team = room if room and TEAM.match(room.split()[-1]) else ""
    plain = purpose[:1].upper() + purpose[1:]
    return f"{team} {purpose}" if purpose and team and team not in purpose else plain
