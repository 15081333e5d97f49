"""Words about connected calendars: which there are, which are looked at, where new events go. Only whole messages.

Most of it names a calendar, and any word may be a name: so what surrounds the name leaves no doubt, and no name tells time.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, TypeAlias

from core.dialogue.interpretation import ManageAccount
from core.dialogue.message import Lang

What: TypeAlias = Literal["status", "target", "unfollow", "follow"]
_ENDS = re.compile(r"[\s.!~?ㅎㅋㅠㅜ]+$")
_TIMELY = re.compile(
    r"\d|오늘|내일|모레|글피|어제|요일|오전|오후|아침|점심|저녁|새벽|이번|다음|지난|매주|매일|매달|주말|평일|올해|내년|한 ?시|두 ?시|세 ?시"
    r"|\b(?:today|tonight|tomorrow|yesterday|next|this|last|every|morning|afternoon|evening|noon|week|weekend|month"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|am|pm)\b",
    re.IGNORECASE,
)
_NOBODYS = frozenset(
    "구글 내 제 나의 저의 우리 이 그 저 새 다른 이거 그거 google gmail my the a all it this that".split()
)

# ── Korean ──
_ASKED = r"(?: ?(?:줘|줘요|주라|줄래|줄래요|주세요|주십시오|주실래요|요|자|기|둬|두자|둘래|놓자))?"
_CALENDAR = r"(?: ?(?:캘린더|달력))"
_NAME = r"(?P<name>[^\n,]{1,30}?)"
_NEW = r"(?:(?:앞으로는?|이제는?|이제부터는?|지금부터는?) )?(?:새|새로운|신규|새로 만드는) ?(?:일정|약속|이벤트)(?:들)?"
_ALWAYS = r"(?:(?:다|모두|전부|항상|앞으로|이제|이제부터|기본으로) )?"
_PUT = r"(?:넣어|추가해|저장해|등록해|만들어|잡아|보내|적어|가게 ?해|들어가게 ?해|들어가도록 ?해|넣을게|넣을래|넣자|추가하자|저장하자)"
_MAKE = r"(?:바꿔|변경해|설정해|지정해|해|정해|써|바꾸고 싶어|하고 싶어|바꿀래|할래|하자|바꾸자)"
_KO_TARGET = (
    rf"{_NEW}(?:은|는|을|를|이|도)? {_ALWAYS}{_NAME}{_CALENDAR}(?:에|에다|에다가|에만|으로|로)(?: ?{_PUT})?{_ASKED}",
    rf"{_NEW}은 {_ALWAYS}{_NAME}(?:에|에다|에다가|에만|으로|로) ?{_PUT}{_ASKED}",
    rf"(?:기본|디폴트){_CALENDAR}(?:를|을|은|는)? {_NAME}{_CALENDAR}?(?:으로|로) ?{_MAKE}{_ASKED}",
    rf"{_NAME}{_CALENDAR}?(?:를|을) ?(?:기본|디폴트)(?:{_CALENDAR})?(?:으로|로) ?{_MAKE}{_ASKED}",
)
_LESS = (
    r"(?:빼|뺄래|빼자|숨겨|숨기자|숨길래|숨기고 싶어|꺼|끄자|끌래|제외해|제외하자|안 ?볼래|안 ?볼게|그만 ?볼래|그만 ?보자|안 ?보이게 ?해"
    r"|보이지 ?않게 ?해|보지 ?않을래|보여 ?주지 ?마|보여주지 ?말아|보지 ?마|그만 ?보여|팔로우 ?(?:해제해|취소해|끊어)"
    r"|동기화 ?(?:해제해|중지해|꺼|끊어|하지 ?마)|구독 ?(?:해제해|취소해))"
)
_KO_UNFOLLOW = (
    rf"{_NAME}{_CALENDAR}(?:은|는|을|를|도|만)? ?(?:좀 |이제 |그만 |목록에서 |여기서 )*{_LESS}{_ASKED}(?: ?말아 ?줘)?",
)
_KO_FOLLOW = (
    rf"{_NAME}{_CALENDAR}(?:은|는|을|를|도|만)? ?(?:좀 |이제 )*다시 ?(?:보여|볼래|보자|켜|넣어|보이게 ?해|표시해){_ASKED}",
    rf"{_NAME}{_CALENDAR}(?:은|는|을|를|도|만)? ?(?:좀 |이제 )*(?:켜|켜자|켤래|보이게 ?해|표시해|팔로우 ?해|구독 ?해){_ASKED}",
)
_OF = r"(?:(?:내|제|나의|우리|지금|구글|연결된|연동된) ?)*"
_SHOW = r"(?:(?:을|를|은|는|이|좀)? ?(?:좀 )?(?:보여|알려|열어|확인해|보고 싶어|볼래|보자|바꿔|변경해|고쳐|어때|어떻게 돼|뭐야|확인)(?: ?(?:줘|줘요|주세요|줄래|줄래요|요))?)?"
_KO_LIST = (
    rf"{_OF}(?:캘린더|달력)(?:들)? ?(?:목록|리스트|설정|관리|상태|현황){_SHOW}",
    rf"(?:내 |제 )?구글 ?(?:상태|설정|현황){_SHOW}",
    r"(?:내 |제 |지금 )*(?:연결된|연동된) ?(?:구글 ?)?(?:캘린더|달력)(?:들)?(?:이|은|는|가)? ?(?:뭐|뭐야|뭐뭐야|뭐가 있어|뭐 있어|뭐뭐 있어|어떤 거야|보여|알려)(?: ?(?:줘|줘요|주세요|요))?",
    rf"(?:어떤|어느|무슨) {_OF}(?:캘린더|달력)(?:들)?(?:을|를|이|가)? ?(?:보고 있어|연결돼 있어|연결되어 있어|있어|있지|있나)(?:요)?",
    rf"{_NEW}(?:은|는)? (?:어디에|어디로|어느 캘린더에|어느 캘린더로) ?(?:들어가|가|저장돼|넣어)(?:요)?",
    r"기본 ?(?:캘린더|달력)(?:가|는|이|은)? ?(?:뭐야|뭐지|어디야|뭐예요|어느 거야)",
)

# ── English ──
_PLEASE = r"(?:(?:hey|hi|ok|okay|please|pls|haru,?|now|then|from now on,?|can you|could you|i want to|i'd like to|let's) )*"
_THE = r"(?:(?:my|the|our) )?"
_CALLED = r"(?P<name>[^\n,]{1,40}?)"
_LAST = r"(?: (?:please|pls|thanks|now|from now on|any ?more|again|here))*"
_INTO = r"(?:in|into|to|on|onto)"
_ALL_NEW = r"(?:(?:all|any) )?(?:my )?new (?:events|appointments|meetings|ones)"
_EN_TARGET = (
    rf"{_PLEASE}(?:use|take) {_THE}{_CALLED}(?: calendar)? for {_ALL_NEW}{_LAST}",
    rf"{_PLEASE}(?:make|set|use) {_THE}{_CALLED}(?: calendar)? (?:as |to be )?(?:my |the )?default(?: calendar| one)?{_LAST}",
    rf"{_PLEASE}(?:put|add|save|create|send|store|keep) {_ALL_NEW} {_INTO} {_THE}{_CALLED}(?: calendar)?{_LAST}",
    rf"{_PLEASE}(?:set|change|switch) {_THE}default(?: calendar)? to {_THE}{_CALLED}(?: calendar)?{_LAST}",
    rf"{_ALL_NEW} (?:should )?(?:go|belong) {_INTO} {_THE}{_CALLED}(?: calendar)?{_LAST}",
)
_EN_UNFOLLOW = (
    rf"{_PLEASE}(?:stop following|unfollow) (?!up\b){_THE}{_CALLED}(?: calendar)?{_LAST}",
    rf"{_PLEASE}(?:hide|mute|turn off|switch off|leave out|stop showing(?: me)?|stop syncing|unsubscribe from) {_THE}{_CALLED} calendar{_LAST}",
    rf"{_PLEASE}(?:don't|do not|never) (?:show|follow|sync)(?: me)? {_THE}{_CALLED} calendar{_LAST}",
)
_EN_FOLLOW = (
    rf"{_PLEASE}start following {_THE}{_CALLED}(?: calendar)?{_LAST}",
    rf"{_PLEASE}(?:follow|unhide|unmute|turn on|switch on|bring back|start showing(?: me)?) {_THE}{_CALLED} calendar{_LAST}",
    rf"{_PLEASE}show(?: me)? {_THE}{_CALLED} calendar again{_LAST}",
)
_EN_LIST = (
    rf"{_PLEASE}(?:(?:show|list|see|open|manage|edit|change|check)(?: me)? )?(?:(?:my|the|all|google|connected|linked) )*calendar (?:list|settings|status){_LAST}",
    rf"{_PLEASE}(?:show|list|manage|see)(?: me)? (?:(?:my|the|all|google|connected|linked|of) )*calendars{_LAST}",
    r"(?:my )?(?:google |connected |linked )?calendars",
    rf"(?:which|what) calendars (?:are (?:connected|linked|followed|shown|there)|do (?:i|you) (?:have|follow|see|show)|am i following){_LAST}",
    rf"{_PLEASE}(?:(?:show|check)(?: me)? )?(?:my |the )?google (?:status|settings){_LAST}",
    rf"where do {_ALL_NEW} go|(?:what'?s|what is|which is) (?:my|the) default calendar",
)


_KOREAN: dict[What, tuple[str, ...]] = {
    "status": _KO_LIST,
    "target": _KO_TARGET,
    "unfollow": _KO_UNFOLLOW,
    "follow": _KO_FOLLOW,
}
_ENGLISH: dict[What, tuple[str, ...]] = {
    "status": _EN_LIST,
    "target": _EN_TARGET,
    "unfollow": _EN_UNFOLLOW,
    "follow": _EN_FOLLOW,
}
_ABOUT_THEM = re.compile("캘린더|달력|일정|약속|이벤트|구글|calendar|google|new |follow", re.IGNORECASE)


def tuning(text: str, lang: Lang) -> ManageAccount | None:
    """What is wanted of a calendar; None where a message is about anything else."""
    if _ABOUT_THEM.search(text) is None:
        return None
    words = " ".join(_ENDS.sub("", text).replace("’", "'").split())
    for what, pattern in _patterns(lang):
        found = pattern.fullmatch(words)
        if found is not None and what == "status":
            return ManageAccount("status")
        if found is not None and _is_name(found["name"]):
            return ManageAccount(what, found["name"].strip(" '\"“”‘’"))
    return None


@cache
def _patterns(lang: Lang) -> tuple[tuple[What, re.Pattern[str]], ...]:
    """Made when they are first needed, which may be never."""
    tables: dict[What, tuple[str, ...]] = _KOREAN if lang == "ko" else _ENGLISH
    return tuple((what, re.compile(one, re.IGNORECASE)) for what, table in tables.items() for one in table)


def _is_name(name: str) -> bool:
    return name.casefold() not in _NOBODYS and _TIMELY.search(name) is None
