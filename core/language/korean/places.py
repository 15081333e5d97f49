"""Where it takes place: @ and 장소:, what stands before 에서, parentheses, and names that end like places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.calendar.titles.word_lists import KNOWN
from core.language.korean.areas import (
    CITIES,
    NEARBY,
    PLAIN_VENUES,
    SUFFIXES,
    TRIPS,
)
from core.language.korean.people import is_name
from core.language.korean.place_words import is_floor, is_place
from core.language.korean.scene import GONE
from core.language.korean.wording import Late

_STOP = rf"\n,{GONE}()"
_LABEL = Late(
    rf"(?:(?:[가-힣]{{2,4}})?(?:장소|위치|주소|어디)\s?[:：]|(?:장소|위치|주소|어디)(?:은\s|는\s)|(?<![가-힣])(?:곳|극장|매장|지점|빈소|식장|예식장|공연장|관람장소|집결지|출발지)\s?[:：])\s?(?P<place>[^{_STOP}]{{1,60}})",
    "장소 위치 주소 어디 곳 장 점 빈소 지".split(),
)
_SIGN = Late(rf"@\s?(?P<place>[^{_STOP}@]{{1,40}})", "@".split())
_PARENTHESES = Late(
    r"[(\[]\s?(?:장소\s?[:：]\s?)?(?P<place>[^()\[\]\x00]{1,30}?)\s?(?:에서)?[)\]]", "( [".split()
)
_FROM = Late(rf"(?P<words>[^{_STOP}]{{1,60}}?)에서(?:만|는)?(?=[\s,{GONE}]|$)", "에서".split())
_DASH = Late(rf"(?<=[가-힣A-Za-z])\s[-–—|/]\s(?P<place>[^{_STOP}]{{2,40}})$", "- – — | /".split())
_LINK = Late(r"(?P<place>https?://\S+)", "http".split())
_ROUTE = Late(r"\s?[가-힣A-Za-z]{1,10}(?:까지|으로|로)(?![가-힣])", "까지 로".split())
_ONLINE = Late(
    r"(?<![가-힣A-Za-z])(?P<place>줌|(?i:zoom|teams)|구글\s?밋|구글미트|팀즈|웹엑스|디스코드|온라인)(?:으로|로|에서)(?![가-힣])",
    "줌 oom OOM eams EAMS 구글 팀즈 웹엑스 디스코드 온라인".split(),
)
_HOME = Late(r"(?<![가-힣])(?P<who>[가-힣]{2,3}?)이?네(?:\s집)?(?=\s*$)", "네".split())
_FIELD = Late(rf"(?<=[/|]\s)(?P<place>[^/|\n,{GONE}]{{2,40}}?)(?=\s[/|]\s)", "/|")
_ROOM = re.compile(r"[A-Za-z]|\d{1,4}|[A-Z]\d{1,3}")
_WORD = re.compile(rf"[^\s{_STOP}]+")
_NOT_IN_BRACKETS = Late(
    r"^(?:중요|필수|확정|미정|변경|취소|임시|가안|예정|화상|대면|비대면|온라인|오프라인|필참|선택|유료|무료|\d.*|[월화수목금토일]|오전|오후|종일|"
    r"가족|생일|기념일|개인|업무|회사일?|긴급|안내.*|공지.*|알림.*|광고|(?i:web)발신|일정|공유|초대|확인|참고|알람|회의|미팅|모임|행사|교육|세미나|필독|마감|사내|전사|신규|국제발신|예약.*|.*예약|.*톡|반차|연차|음력|양력|가칭|제목.*|.*님|.*준비|.*지참|\d+차|[연반월]차|TBD|tbd)$"
)
_TABLES = frozenset("식당 카페 레스토랑 뷔페 고깃집 횟집 중국집 한정식 술집 맛집".split())
_HOUSES = _TABLES | frozenset(
    "호텔 리조트 펜션 웨딩홀 예식장 컨벤션 컨벤션홀 병원 의원 센터 극장 갤러리 스튜디오 타워 빌딩 공연장 장례식장".split()
)
_NO_HEAD = frozenset("나 저 난 우리 오늘 그 이 저 및 또 꼭 잠깐".split())


@dataclass(frozen=True, slots=True)
class Place:
    """`name` as said, and the span of text that said it."""

    name: str = ""
    span: tuple[int, int] | None = None


def find_place(text: str) -> Place:
    """The place that a text tells. What has been read already stands in `text` as NUL characters."""
    for find in (
        _labelled,
        _signed,
        _online,
        _before_particle,
        _bracketed,
        _dashed,
        _linked,
        _field,
        _home,
        _named,
        _at_the_edge,
    ):
        place = find(text)
        if place.span is not None:
            return place
    return Place()


def _labelled(text: str) -> Place:
    return _taken(_LABEL.search(text))


def _signed(text: str) -> Place:
    match = _SIGN.search(text)
    if match is None or _in_link(text, match.start()):
        return Place()
    words = _WORD.findall(match["place"])
    titled = re.search("[가-힣A-Za-z]", text[: match.start()]) is not None
    last = len(words) - 1 if titled else _last_place_word(words)
    end = match.start("place") + match["place"].find(words[last]) + len(words[last]) if words else match.end()
    name = text[match.start("place") : end].strip().removesuffix("에서")
    return Place(name, (match.start(), end)) if name else Place()


def _in_link(text: str, at: int) -> bool:
    return any(link.start() < at < link.end() for link in _LINK.finditer(text))


def _last_place_word(words: list[str]) -> int:
    """@ 강남역 스타벅스 커피: the sign covers its first word and those after it that are places too."""
    last = 0
    while last + 1 < len(words) and (is_place(words[last + 1]) or words[last + 1] in NEARBY):
        last += 1
    return last


def _online(text: str) -> Place:
    return _taken(_ONLINE.search(text))


def _taken(match: re.Match[str] | None) -> Place:
    return Place() if match is None else Place(match["place"].strip(), match.span())


def _bracketed(text: str) -> Place:
    for match in _PARENTHESES.finditer(text):
        inside = match["place"].strip()
        if inside and not _NOT_IN_BRACKETS.match(inside):
            return Place(inside, match.span())
    return Place()


def _dashed(text: str) -> Place:
    """면접 - 판교 테크노밸리."""
    match = _DASH.search(text)
    if match is None or not any(is_place(word) or word in PLAIN_VENUES for word in match["place"].split()):
        return Place()
    return Place(match["place"].strip(), match.span())


def _linked(text: str) -> Place:
    return _taken(_LINK.search(text))


def _before_particle(text: str) -> Place:
    for match in _FROM.finditer(text):
        if _leads_elsewhere(text, match.end()):
            continue
        words = list(_WORD.finditer(text, match.start("words"), match.end("words")))
        if not words:
            continue
        first = _first_of_place(words, followed=_says_more(text, match.end()))
        start = words[first].start()
        return Place(text[start : match.end("words")].strip(), (start, match.end()))
    return Place()


def _leads_elsewhere(text: str, at: int) -> bool:
    """서울에서 부산까지, 서울에서 대전 출장."""
    following = _WORD.search(text, at)
    return _ROUTE.match(text, at) is not None or (following is not None and following[0] in CITIES)


def _says_more(text: str, at: int) -> bool:
    return re.search(r"[가-힣A-Za-z]", text[at:]) is not None


def _first_of_place(words: list[re.Match[str]], *, followed: bool) -> int:
    """The word that the place begins with; where a title follows, all the words before 에서 are the place."""
    first = len(words) - 1
    while first > 0 and (
        _belongs(words[first - 1][0], words[first][0])
        or (followed and _may_belong(words[first - 1][0], first))
    ):
        first -= 1
    return first


def _belongs(word: str, after: str) -> bool:
    return (
        is_place(word)
        or (word in PLAIN_VENUES and _ROOM.fullmatch(after) is not None)
        or after in NEARBY
        or word in NEARBY
        or word in ("우리", "그", "회사", "집", "학교", "본사")
    )


def _may_belong(word: str, first: int) -> bool:
    return (
        first > 0
        and word not in _NO_HEAD
        and not re.search(r"(?:을|를|은|는|이|고|서|요|에|의|도|랑|와|과)$", word)
    )


def _field(text: str) -> Place:
    """18:00 / 신논현역 5번출구 / 팀 저녁."""
    for match in _FIELD.finditer(text):
        if all(is_place(word) or word in NEARBY for word in match["place"].split()):
            return Place(match["place"], match.span("place"))
    return Place()


def _home(text: str) -> Place:
    """2시 일산 수정이네: at somebody's."""
    found = (match for match in _HOME.finditer(text) if is_name(match["who"]))
    match = next(found, None)
    if match is None or not _says_more(text[: match.start()], 0):
        return Place()
    return Place(match[0].strip(), match.span())


def _named(text: str) -> Place:
    """결혼식 그랜드 하얏트 호텔: between what it is and the kind of house stands its name."""
    words = list(_WORD.finditer(text))
    last = len(words) - 1
    if last < 1 or words[last][0] not in _HOUSES:
        return Place()
    if last and words[last][0] in _TABLES and GONE in text[words[last - 1].end() : words[last].start()]:
        return _found(text, words[last], words[last])
    known = next((n for n in range(last - 1, -1, -1) if words[n][0] in KNOWN), None)
    if known is None or known == last - 1 or not text[words[known].end() : words[last].start()].isprintable():
        return Place()
    return _found(text, words[known + 1], words[last])


def _at_the_edge(text: str) -> Place:
    """A place without a particle at the end or at the start of what is left, with a title beside it."""
    words = list(_WORD.finditer(text))
    if len(words) < 2:
        return Place()
    return _at_the_end(text, words) or _at_the_start(text, words) or Place()


def _at_the_end(text: str, words: list[re.Match[str]]) -> Place | None:
    for last in _chunk_ends(text, words):
        first = last + 1
        while (
            first > 0
            and _trails(words, first - 1, last - first + 1)
            and (first > last or _adjacent(text, words[first - 1], words[first]))
        ):
            first -= 1
        if first <= last and (first > 0 or last < len(words) - 1):
            return _found(text, words[first], words[last])
    return None


def _chunk_ends(text: str, words: list[re.Match[str]]) -> list[int]:
    ends = [n for n in range(len(words) - 1) if not _adjacent(text, words[n], words[n + 1])]
    return [len(words) - 1, *reversed(ends)]


def _adjacent(text: str, word: re.Match[str], following: re.Match[str]) -> bool:
    return text[word.end() : following.start()].isspace()


def _trails(words: list[re.Match[str]], at: int, taken: int) -> bool:
    word = words[at][0]
    if is_place(word) or word in PLAIN_VENUES or (taken == 0 and word in NEARBY):
        return True
    return word in SUFFIXES and at > 0 and is_floor(words[at - 1][0])


def _at_the_start(text: str, words: list[re.Match[str]]) -> Place | None:
    last = -1
    while (
        last + 1 < len(words)
        and is_place(words[last + 1][0])
        and (last < 0 or _adjacent(text, words[last], words[last + 1]))
    ):
        last += 1
    if last < 0 or last + 1 >= len(words) or words[last + 1][0].startswith(TRIPS):
        return None
    if last == 0 and words[0][0] in CITIES:
        return None
    return _found(text, words[0], words[last])


def _found(text: str, first: re.Match[str], last: re.Match[str]) -> Place:
    return Place(text[first.start() : last.end()], (first.start(), last.end()))
