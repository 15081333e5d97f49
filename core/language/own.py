"""Words about one's own things: settings, the data that we hold, open cards, other conversations. Only whole messages."""

from __future__ import annotations

import re
from functools import cache

from core.dialogue.codes import is_mixed, spelt
from core.dialogue.interpretation import AboutMe, Awaiting, Own
from core.dialogue.message import Lang

_LONGEST = 80
_ENDS = re.compile(r"^[\s\"'“”]+|[\s.!~?ㅎㅋㅠㅜ\"'“”]+$")
_COMMANDS: dict[str, Own] = {
    "/settings": "settings", "/setting": "settings", "/tz": "zone", "/timezone": "zone", "/lang": "lang",
    "/language": "lang", "/privacy": "privacy", "/export": "export", "/delete_me": "delete_me",
    "/deleteme": "delete_me", "/drafts": "drafts", "/link": "link",
}  # fmt: skip
_CODE = re.compile(r"[A-Za-z2-9]{4}[- ]?[A-Za-z2-9]{4}")
_HINT = re.compile(
    r"설정|시간대|말해|말하|말로|얘기|이야기|대답|답해|답장|언어|날짜|알림|정보|데이터|기록|자료|계정|탈퇴|카드|초안|슬랙|텔레그램|연결|대화|나에 ?대해"
    r"|setting|preference|time ?zone|speak|talk|answer|reply|language|korean|english|date|notif|remind|alert|privacy|data|about me"
    r"|forget|account|draft|cards|link|slack|telegram|everything",
    re.IGNORECASE,
)
_TIMELY = re.compile(
    r"오늘|내일|모레|요일|오전|오후|아침|점심|저녁|새벽|밤|다음|이번|매주|매일|\d ?시|분"
    r"|\b(?:today|tonight|tomorrow|next|morning|afternoon|evening|noon|week|am|pm)\b",
    re.IGNORECASE,
)

# ── Korean ──
_MY = r"(?:(?:내|제|나의|저의|우리|내가|제가|나|저) ?)?"
_DO = r"(?: ?(?:줘|줘요|주라|줄래|줄래요|주세요|주십시오|주실래요|요|자|볼래|볼래요|줄 ?수 ?있어|줄 ?수 ?있어요))?"
_SHOW = rf"(?:보여|알려|열어|확인해|띄워){_DO}|볼래|보자|보고 ?싶어(?:요)?|볼 ?수 ?있어(?:요)?"
_CHANGE = (
    rf"(?:바꿔|변경해|설정해|맞춰|고쳐|수정해|해){_DO}|(?:바꿀래|변경할래|할래|바꾸고 ?싶어|바꾸자)(?:요)?"
)
_SPEAK = (
    rf"(?:말해|말씀해|얘기해|이야기해|대답해|답해|답장해){_DO}|말하자|얘기하자|(?:말할래|얘기할래)(?:요)?"
)
_NOW = r"(?:(?:이제|이제부터|앞으로|앞으로는|지금부터|그냥|항상|늘) )*"
_WIPE = rf"(?:지워|삭제해|없애){_DO}|(?:지울래|삭제할래|지우고 ?싶어|삭제하고 ?싶어|지워도 ?돼|삭제)(?:요)?"
_ALL = r"(?:(?:다|전부|모두|싹|모든|싹 다|전부 다|모두 다) ?)?"
_THINGS = r"(?:(?:개인 ?)?정보|데이터|기록|자료)(?:들)?"
_PLACE = r"(?:슬랙|slack|텔레그램|telegram|텔레|웹 ?페이지|웹|터미널)"
_TIE = rf"(?:연결|연동|링크)(?:하기|할래(?:요)?|하고 ?싶어(?:요)?|하자|시켜{_DO}|해{_DO}|은 어떻게 해)?"
_KOREAN: tuple[tuple[Own, str], ...] = (
    ("settings", rf"{_MY}(?:환경 ?)?설정(?:을|은|좀)?(?: ?(?:좀 ?)?(?:{_SHOW}|{_CHANGE}|창|메뉴|화면))?"),
    ("zone", rf"{_NOW}{_MY}시간대(?:를|을|는|은|가)?(?: ?(?:{_SHOW}|{_CHANGE}|뭐야|어디야|뭐예요))?"),
    ("zone", rf"{_NOW}{_MY}시간대(?:를|을|는|은)? ?(?P<said>\S.{{0,38}}?)(?:으로|로) ?(?:{_CHANGE})"),
    ("zone", rf"{_NOW}{_MY}시간대(?:를|을|는|은)? ?(?P<said>\S.{{0,38}}?)(?:으로|로)?"),
    ("zone", rf"{_NOW}(?P<said>\S.{{0,38}}?) ?시간대로 ?(?:{_CHANGE})"),
    ("lang", rf"{_NOW}(?P<said>[가-힣A-Za-z]{{1,8}}?)(?:으로|로) ?(?:{_SPEAK})"),
    ("lang", rf"{_NOW}{_MY}(?:언어|말)(?:를|을|는|은)? (?P<said>[가-힣A-Za-z]{{1,8}}?)(?:으로|로)(?: ?(?:{_CHANGE}))?"),
    ("lang", rf"{_MY}언어(?:를|을|는)?(?: ?(?:{_SHOW}|{_CHANGE}|설정))?"),
    ("order", r"날짜(?:는|를|을)? ?(?P<day>일 ?[/·-]? ?월|일 먼저)(?: ?(?:순|순서))?(?:으로|로)?(?: ?(?:읽어|써|해|봐|적어))?(?: ?줘| ?주세요)?"),
    ("order", r"날짜(?:는|를|을)? ?(?:월 ?[/·-]? ?일|월 먼저)(?: ?(?:순|순서))(?:으로|로)?(?: ?(?:읽어|써|해|봐|적어))?(?: ?줘| ?주세요)?"),
    ("home", rf"{_NOW}(?:모든 )?알림(?:은|을|도)? ?(?:여기로|여기에|여기서|이 대화로|이 방으로|이쪽으로)(?: ?(?:보내|해|줘){_DO}| ?(?:받을래|받고 ?싶어|받자)(?:요)?)?"),
    ("home", rf"{_NOW}(?:여기로|여기에|이 대화로|이쪽으로) 알림(?:을|은)? ?(?:보내|해|줘){_DO}"),
    ("delete_me", rf"(?:(?:내|제|나의|저의) ?{_ALL}{_THINGS}|개인 ?정보)(?:를|을|은|는)? ?{_ALL}(?:{_WIPE})"),
    ("delete_me", rf"{_MY}(?:하루 )?계정(?:을|은)? ?{_ALL}(?:{_WIPE})|(?:회원 ?)?탈퇴(?:할래|하고 ?싶어|해{_DO}|하기|시켜{_DO})?(?:요)?"),
    ("export", rf"{_MY}{_ALL}{_THINGS}(?:를|을|은)? ?{_ALL}(?:내보내{_DO}|내보내기|(?:내려받|다운받|받아 ?갈|가져갈)(?:을래|고 ?싶어|기|래)?(?:요)?|다운로드(?: ?(?:해{_DO}|할래))?|백업(?: ?(?:해{_DO}|할래))?)"),
    ("privacy", rf"{_MY}(?:{_THINGS}(?:를|을|는|은)? ?)(?:뭐|뭘|무엇을|어떤 거|어떤 걸|얼마나|뭐뭐)(?:를|을)? ?(?:가지고|갖고|들고|알고|저장하고|보관하고) ?있(?:어|어요|나요|니|지)"),
    ("privacy", rf"{_MY}(?:어떤|무슨) {_THINGS}(?:를|을)? ?(?:가지고|갖고|알고|저장하고|보관하고) ?있(?:어|어요|나요|니|지)"),
    ("privacy", r"(?:나|저|내)에 ?대해(?:서)? ?(?:뭐|뭘|무엇을|어떤 걸) ?(?:알고|가지고|갖고|저장하고) ?있(?:어|어요|나요|니|지)"),
    ("privacy", rf"{_MY}{_THINGS}(?:를|을|좀)? ?(?:{_SHOW})|개인 ?정보(?: ?(?:처리|보호|방침))*"),
    ("drafts", rf"{_MY}(?:다른 (?:데|곳|대화)(?:에서|에|서|의)? ?)?(?:열린|열려 ?있는|열어 ?둔|기다리는|하던|보던) ?(?:카드|초안)(?:들)?(?:를|을|은|는|이|가|좀)?(?: ?(?:{_SHOW}|뭐 ?있어|있어|가져와{_DO}))?"),
    ("drafts", rf"{_MY}초안(?:들)?(?:을|은|이|좀)? ?(?:{_SHOW})"),
    ("link", rf"{_MY}{_PLACE}(?:이랑|랑|하고|과|와|에|으로|로|도|을|를)?(?:도)? ?(?:같이 |여기 )?{_TIE}"),
    ("link", rf"(?:다른|여러) (?:대화|앱|기기)(?:이랑|랑|하고|과|와)? ?(?:{_TIE}|합치기|합칠래(?:요)?|합쳐{_DO})"),
    ("link", rf"연결 ?코드(?:를|좀)?(?: ?(?:{_SHOW}|줘|주세요|받을래|만들어{_DO}))?"),
)  # fmt: skip

# ── English ──
_PLEASE = r"(?:(?:hey|hi|ok|okay|please|pls|haru,?|now|then|from now on,?|can you|could you|will you|i want to|i'd like to|i would like to|let's|just|always) )*"
_LAST = r"(?: (?:please|pls|thanks|now|from now on|to me|with me|for me|again|instead|haru))*"
_SEE = r"(?:show|open|see|list|view|change|edit|get)(?: me)? "
_OWN = r"(?:(?:all|all of|the|my|your|any|of) )*"
_STUFF = r"(?:(?:personal )?(?:data|information|info|account|records?|history))"
_WHERE = r"(?:slack|telegram|the web ?page|the page|terminal|another (?:chat|app|conversation)|my other (?:chat|app|conversation)s?)"
_ENGLISH: tuple[tuple[Own, str], ...] = (
    ("settings", rf"{_PLEASE}(?:{_SEE})?(?:(?:my|the) )?(?:settings|preferences){_LAST}"),
    ("zone", rf"{_PLEASE}(?:(?:set|change|switch|update|show(?: me)?|what'?s|what is) )?(?:(?:my|the) )?time ?zone{_LAST}"),
    ("zone", rf"{_PLEASE}(?:set|change|switch|update|move|put) (?:(?:my|the) )?time ?zone(?: to| as| into|:)? (?P<said>.{{1,40}}?){_LAST}"),
    ("zone", rf"(?:(?:my|the) )?time ?zone(?: is|:| to)? (?P<said>.{{1,40}}?){_LAST}"),
    ("lang", rf"{_PLEASE}(?:speak|talk|answer|reply|respond|write)(?: (?:to|with) me| me)?(?: (?:only|always))?(?: in)? (?P<said>[a-z가-힣]{{2,12}}){_LAST}"),
    ("lang", rf"{_PLEASE}(?:set|change|switch)(?: (?:my|the|your))? language(?: to (?P<said>[a-z가-힣]{{2,12}}))?{_LAST}"),
    ("lang", rf"{_PLEASE}switch(?: back)? to (?P<said>korean|english){_LAST}|(?:my |the )?language"),
    ("order", rf"{_PLEASE}(?:use|read|write|make|dates? (?:are|is))(?: my)?(?: dates)? ?(?:as )?(?P<day>day)[ /-](?:first|month)(?:[ /-]first)?(?: (?:dates?|order))?{_LAST}"),
    ("order", rf"{_PLEASE}(?:use|read|write|make|dates? (?:are|is))(?: my)?(?: dates)? ?(?:as )?month[ /-](?:first|day)(?:[ /-]first)?(?: (?:dates?|order))?{_LAST}"),
    ("home", rf"{_PLEASE}(?:send|give|deliver|put|bring)(?: me)?(?: (?:all|my|the|your))* (?:notifications?|alerts?|news) (?:here|to this (?:chat|conversation)|in this (?:chat|conversation)){_LAST}"),
    ("home", rf"{_PLEASE}notify me (?:here|in this (?:chat|conversation)){_LAST}|(?:my )?notifications here"),
    ("delete_me", rf"{_PLEASE}(?:delete|erase|remove|wipe|forget) {_OWN}{_STUFF}{_LAST}|{_PLEASE}(?:delete|erase|forget) me{_LAST}"),
    ("delete_me", rf"{_PLEASE}(?:delete|erase|remove|wipe|forget) (?:everything|all)(?: that)?(?: you (?:know|have|hold|keep|store))? (?:about|of|on) me{_LAST}"),
    ("export", rf"{_PLEASE}(?:export|download|back ?up|give me(?: a copy of)?|send me(?: a copy of)?) {_OWN}(?:data|information|everything you (?:have|know|hold)(?: (?:about|on) me)?){_LAST}"),
    ("privacy", r"(?:so )?what (?:(?:data|information|info|else|personal data) )?(?:do|did) you (?:know|have|hold|store|keep|save|remember)(?: (?:about|on|of) me)"),
    ("privacy", rf"{_PLEASE}(?:show|tell)(?: me)? (?:what you (?:know|have|hold|store|keep) (?:about|on) me|my data){_LAST}|privacy(?: policy| settings)?|how long do you keep my (?:data|messages|pictures)"),
    ("drafts", rf"{_PLEASE}(?:{_SEE})?(?:(?:my|the|all|all my) )?(?:drafts|open (?:cards|drafts)|(?:cards|drafts) (?:that are )?(?:open|elsewhere)){_LAST}"),
    ("link", rf"{_PLEASE}(?:link|connect|pair|join|merge)(?: (?:this|my|it|us|me|with|to|up|chat|conversation|here))* {_WHERE}(?: (?:account|chat|too|as well|here|to this|with this))*{_LAST}"),
    ("link", rf"{_PLEASE}(?:(?:give|get|show|send)(?: me)? )?(?:a |the |my )?link(?:ing)? code{_LAST}"),
)  # fmt: skip


def own(text: str, lang: Lang, awaiting: Awaiting | None) -> AboutMe | None:
    """What somebody wants for themselves; None where a message is about anything else. A title that is asked for is one."""
    if len(text) > 4 * _LONGEST:
        return None
    words = " ".join(_ENDS.sub("", text).replace("’", "'").split())
    if not words or len(words) > _LONGEST:
        return None
    name, _, rest = words.partition(" ")
    if name.casefold() in _COMMANDS:
        return AboutMe(_COMMANDS[name.casefold()], rest.strip())
    if awaiting == "title":
        return None
    if _CODE.fullmatch(words) and is_mixed(spelt(words)):
        return AboutMe("link", words)
    return _said(words, lang) if _HINT.search(words) else None


def _said(words: str, lang: Lang) -> AboutMe | None:
    for what, pattern in _patterns(lang):
        found = pattern.fullmatch(words)
        if found is not None:
            return _meant(what, {name: part for name, part in found.groupdict().items() if part})
    return None


def _meant(what: Own, parts: dict[str, str]) -> AboutMe | None:
    """A place is no time of day, and a language has a name."""
    said = parts.get("said", "").strip()
    if _TIMELY.search(said) or (what == "lang" and said and not _is_language(said)):
        return None
    return AboutMe(what, ("day" if "day" in parts else "month") if what == "order" else said)


def _is_language(said: str) -> bool:
    return said.casefold() in _LANGUAGES or said.endswith(("어", "ese", "ish"))


_LANGUAGES = frozenset(
    "한국말 한글 우리말 영어 korean english french german italian russian hindi arabic thai 한국어".split()
)


@cache
def _patterns(lang: Lang) -> tuple[tuple[Own, re.Pattern[str]], ...]:
    """Made when they are first needed, which may be never."""
    table = _KOREAN if lang == "ko" else _ENGLISH
    return tuple((what, re.compile(pattern, re.IGNORECASE)) for what, pattern in table)
