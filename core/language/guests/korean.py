"""How Korean speaks of people: a@x.kr 초대, 참석자: a@x.kr, a@x.kr이랑, a@x.kr은 빼줘, 문의: a@x.kr."""

from __future__ import annotations

import re
from dataclasses import replace

from core.dialogue.interpretation import Target
from core.language.guests.found import Mention, is_person, unwrapped
from core.language.guests.parts import Part, Phrase, Tongue, in_note, is_long
from core.language.korean.people import plain
from core.language.korean.targets import described
from core.language.korean.wording import any_of

NAMES = tuple(f"곽{one}{two}" for one in "나라미루소보채모" for two in "라나루미보소모채" if one != two)
_MAILS = r"(?:\s?(?:이메일|메일|주소))*"
_LABEL = (
    any_of(
        "참석자?들? 참가자? 참여자? 게스트 (?:초대_)?손님 멤버 인원 동행 일행 초대(?:할_사람|받을_사람)? 초청 참조 (?i:cc)"
    )
    + rf"(?:\s?(?:명단|목록))?(?:에서|에게|은|는|을|를|으로|로|에는?|의)?{_MAILS}(?:은|는)?\s?[:：]?\s*"
)
_LABELLED = re.compile(rf"(?<![가-힣A-Za-z]){_LABEL}$")
_OFFICES = any_of(
    "(?:문의|연락|회신|접수|제출|신청|예약)처 문의 이메일 메일 (?i:e-?mail|mail|contact|from|reply-?to) 발신[인자]? 보[내낸]는?_(?:사람|이|곳) 계정 아이디",
    "(?:참가|참석|참여|사전|수강|온라인)_(?:신청|접수|등록|회신)",
)
_DESKS = any_of(
    "회신 답장 연락 신청 접수 제출 지원 상담 등록 담당자? 주최 주관 관리자 운영자? 고객_센터 작성자 예약자 안내"
)
_CONTACT = re.compile(
    rf"(?:(?<![가-힣])(?:고객|담당자|상대방?|내|제|나의|저의|우리|회사)\s)?(?:{_OFFICES}|{_DESKS}(?=\s?(?:은|는|[:：)\]|–-]))){_MAILS}(?:은|는)?\s?[:：)\]|–-]?\s*$"
)
_WRITTEN_TO = re.compile(
    r"\s?(?:계정|아이디|메일함|이메일|비밀번호)|\s?으?로(?![가-힣])(?!\s?(?:초대|초청|인비|캘린더|일정|참석|변경|바꿔|교체))"
)
_TOGETHER = r"(?:(?:다\s?)?(?:같이|함께)\s?)?"
_WITH = rf"(?:\s?님)?(?:\s?이랑|\s?랑|하고|\s하고(?=\s)|[와과]|\s[와과](?=\s))(?:의(?=\s))?\s?{_TOGETHER}|의(?=\s)"
_OWN = re.compile(r"의\s?(?:생일|생신|기념일|결혼|돌잔치|졸업|송별|환영|장례|발표|메일|요청|제안|연락|전화)")
_COMPANY = re.compile(_WITH)
_MARK = r"(?:\s?님)?(?:\s?도(?=\s|$)|[도은는을를이가만](?!요|에요|야))?"
_TO = (
    r"(?:\s?님)?\s?(?:에게서?|한테서?|께서?|앞으로|에(?![가-힣])|으?로(?=\s?(?:초대|초청|인비|캘린더|참석)))"
)
_DATIVE = re.compile(rf"{_TO}(?P<also>도)?[만는]?")
_POLITE = r"(?:(?:좀|꼭|다시|추가로|같이|함께|다)\s)*"
_DO = r"(?:\s(?:해|하|줘|주|보내|부탁|예정|바랍|바람|버려|처리)[가-힣]*){0,3}"
_ORDER = any_of("줘 주 드려 드리 부탁 달라 해(?![가-힣]) 하자 할게 (?:해서|하고|하여)(?![가-힣])")
_INVITE = r"(?:(?:초대장?|초청장?|인비|캘린더|참석\s?요청|일정|이거|링크|메일|알림)(?:\s?(?:메일|알림|링크|초대))?[을를도로]?\s?)"
_TELL = any_of("알려 알리 공유 전달 통보 보내 발송 안내")
_SENT = rf"(?:{_INVITE}{{0,2}}{_TELL}\S{{0,3}}\s?{_ORDER}\S*|{_INVITE}(?:해\s?)?{_ORDER}\S*)"
_LATER = re.compile(
    r"(?:\s|(?<=[가-힣]))(?:(?:캘린더|일정)\s?)?(?:초대장?|초청장?)(?:\s?(?:메일|링크))?[을를도]?\s?(?:좀\s)?(?:보내|발송|전달|해|하|부탁)[가-힣]{0,4}"
    r"(?:\s(?:줘|주세요|해|부탁)[가-힣]*)*(?=[\s.!~]*(?:$|\n))"
)
_SENDS = re.compile(rf"\s?{_POLITE}(?:초대|초청|{_SENT})")
_ASK = r"(?:초대|초청|참석|참가|동석|동행)(?!\s?(?:취소|철회|여부|안내|자|장\b))(?:하기로|시키?|예정|하는|할)?|불러|부르|데려오?|데리고"
_ADD = any_of("추가 포함 공유 넣어 끼워 껴 태그")
_COMES = any_of("와 온대 올_거[야에]? 오기로_했[가-힣]* 온다고?_[해함]?")
_ASKED = (
    rf"{_SENT}|(?:{_ASK})[가-힣]{{0,3}}{_DO}|{_ADD}[가-힣]{{0,3}}{_DO}(?=[\s.,!~]*(?:$|\n))|{_ADD}(?:해서|하고|하여)"
    rf"|{_COMES}(?=[\s.,!~]*$)"
)
_LEAVE = any_of(
    "(?:초대|초청|참석|참가)[은를을]?_(?:취소|철회|제외) 빼 제외 삭제 지워 지우 제거 불참 [못안]_[와온가간] 취소 내보내 강퇴 없애"
)
_OUT = rf"{_LEAVE}[가-힣]{{0,4}}{_DO}"
_INSTEAD = r"으?로\s?(?:변경|바꿔|바꾸|교체|해)[가-힣\s]{0,8}(?=[.!~]*$)"
_EXPLICIT = re.compile(rf"{_MARK}\s?{_TOGETHER}(?:{_ASKED}|{_OUT}|(?:말고|대신)(?=\s))")
_MAKE = any_of(
    "잡고 만들고 등록하고 추가하고 넣고 잡아서 만들어서 등록해서 추가해서 잡은_다음 그리고 또 및 and"
)
_LEFT = re.compile(rf"(?:[\s,./|·]*(?<![가-힣]){_MAKE})?[\s,/|·]*(?P<label>(?<![가-힣A-Za-z]){_LABEL})?$")
_RIGHT = re.compile(
    rf"(?:{_TO}도?[만는]?|{_MARK})\s?{_POLITE}(?:(?P<out>{_OUT})|(?P<asked>{_ASKED}|{_INSTEAD}))|{_TO}도?[만는]?|{_WITH}|{_MARK}(?![가-힣])"
)
_NAME = re.compile(r"[가-힣]{2,6}")
_JOINT = re.compile(r"(?:이?랑|하고|[와과])$")
_AND = r"\s?[,&·]\s?|\s(?:and|및|그리고)\s"
_NAMES_BEFORE = re.compile(rf"(?:(?<![가-힣])[가-힣]{{2,6}}(?:{_AND}|(?<=랑)\s|(?<=하고)\s|(?<=[와과])\s))+$")
_AND_NAME = re.compile(
    rf"(?:{_AND}|(?:이?랑|하고|[와과])\s(?=[가-힣]+?(?:이?랑|하고|[와과도])(?:\s|$)))"
    r"(?P<name>[가-힣]{2,4}?)(?=(?:이?랑|하고|[와과도을를은는])?(?:[\s,.]|$))"
)
_MARKED = re.compile(
    r"(?:\s?님|\s?씨(?![가-힣]))?(?P<mark>\s?도(?=\s|$)|도|[은는]|[을를]|[이가]|으?로)?(?:(?<=도)\s(?:같이|함께)(?=\s*(?:$|[.!~,])))?(?=\s|$|초대|초청|추가|빼|제외|못|안)"
)
_AGREEING = {"은": "는", "을": "를", "이": "가", "으로": "로"}
_DONE = re.compile(r"(?:에서|에)?[\s,.]*$")
_ROLE = re.compile(
    r"(?<![가-힣A-Za-z])(?!메모|비고|노트|제목|장소|위치|일시|날짜|시간|내용|주제|안건)[가-힣]{2,6}\s?[:：]\s?$"
)


def part(text: str, one: Mention) -> Part:
    """What a mention is, by the words on both sides of it."""
    one = _with_role(text, _with_names(text, one))
    before, after = text[max(0, one.start - 40) : one.start], text[one.end : one.end + 60]
    if in_note(text, one) or _OWN.match(after):
        return Part("kept", one.start, one.end, names=one.addresses)
    if match := _COMPANY.match(after):
        return _guest(text, one, match.end(), "랑")
    if _LABELLED.search(before) or _EXPLICIT.match(after):
        return _marked(text, one, after)
    if match := _CONTACT.search(before):
        return Part("contact", one.start - len(match[0]), one.end)
    if match := _WRITTEN_TO.match(after):
        return Part("contact", one.start, one.end + match.end())
    if match := _DATIVE.match(after):
        return _to_whom(text, one, after, match)
    return Part("contact", one.start, one.end) if is_long(text) else _marked(text, one, after)


def _guest(text: str, one: Mention, more: int, particle: str) -> Part:
    """With the names that stand beside: 민수, a@x.kr · a@x.kr and 민수."""
    start, before = one.start, tuple[str, ...]()
    if match := _NAMES_BEFORE.search(text, max(0, start - 40), start):
        start, before = _known(match)
    return Part("guest", start, one.end + more, particle, (*before, *one.addresses))


def _with_names(text: str, one: Mention) -> Mention:
    """With those who are named after it: a@x.kr, 민수도."""
    while (match := _AND_NAME.match(text, one.end)) and is_person(plain(match["name"])):
        one = Mention(one.start, match.end(), (*one.addresses, plain(match["name"])))
    return one


def _with_role(text: str, one: Mention) -> Mention:
    """지원자: a@x.kr, where it is no label of guests or offices; with the brackets around both."""
    match = _ROLE.search(text, max(0, one.start - 12), one.start)
    if match is None or _LABELLED.search(text, 0, one.start) or _CONTACT.search(text, 0, one.start):
        return one
    return unwrapped(text, Mention(match.start(), one.end, one.addresses))


def _known(match: re.Match[str]) -> tuple[int, tuple[str, ...]]:
    """Where the last of the words begins that can only be names, and these."""
    start, names = match.end(), list[str]()
    for word in reversed(list(_NAME.finditer(match.string, *match.span()))):
        name = plain(_JOINT.sub("", word[0]))
        if not is_person(name):
            break
        start, names = word.start(), [name, *names]
    return start, tuple(names)


def _marked(text: str, one: Mention, after: str) -> Part:
    match = _MARKED.match(after)
    if match is None:
        return _guest(text, one, 0, "")
    mark = (match["mark"] or "").strip()
    return _guest(text, one, match.end(), _AGREEING.get(mark, mark))


def _to_whom(text: str, one: Mention, after: str, match: re.Match[str]) -> Part:
    """a@x.kr에게 초대장 보내줘 invites; a@x.kr에게 견적서 보내기 is an errand."""
    rest = after[match.end() :]
    ends = not rest.strip(" .!~?") or rest.lstrip(" ").startswith(("\n", ","))
    if match["also"] or ends or _SENDS.match(rest):
        return replace(_guest(text, one, match.end(), "한테"), certain=True)
    line = text.find("\n", one.end)
    if later := _LATER.search(text, one.end + match.end(), line if line > 0 else len(text)):
        return replace(_guest(text, one, match.end(), "랑"), later=later.span())
    return Part("kept", one.start, one.end, names=one.addresses)


def phrase(text: str, name: str) -> Phrase:
    """All that belongs to somebody who is named in a text."""
    start = text.index(name)
    left, right = _LEFT.search(text, max(0, start - 40), start), _RIGHT.match(text, start + len(name))
    first, last = left.start() if left else start, right.end() if right else start + len(name)
    off = right is not None and right["out"] is not None
    asked = off or (right is not None and right["asked"] is not None)
    labelled = left is not None and left["label"] is not None
    host = text[:first].rstrip()
    hosted = host.endswith(("에", "에도")) and target(host.removesuffix("도")).title != ""
    return Phrase(first, last, off=off, asked=asked or labelled, hosted=hosted)


def target(text: str) -> Target:
    """회의에서: the event that somebody is to be taken from."""
    return described(_DONE.sub("", text))


KOREAN = Tongue(NAMES, ("{}랑 ", ""), part, phrase, target)
