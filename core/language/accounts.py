"""Words about Google accounts: connect, disconnect, which one is it. Only where a message is about nothing else.

A meeting with Google, or a sync, is an event: every single word of a message has to be about accounts.
"""

from __future__ import annotations

import re

from core.dialogue.interpretation import Awaiting, ManageAccount
from core.dialogue.message import Lang
from core.language.calendars import tuning

_LONGEST = 60
_COMMANDS = {
    "/connect": ManageAccount("connect"),
    "/login": ManageAccount("connect"),
    "/disconnect": ManageAccount("disconnect"),
    "/logout": ManageAccount("disconnect"),
    "/account": ManageAccount("status"),
    "/accounts": ManageAccount("status"),
    "/calendars": ManageAccount("status"),
}
_EDGES = re.compile(r"[\s.,!?~^ㅎㅋㅠㅜ]+")
_WIDEST = 8
_CALENDARS = frozenset("캘린더 calendar 달력".split())

# ── Korean: words, and what may be stuck to them; a message is covered by them from end to end ──
_GOOGLE = frozenset("구글 google 지메일 gmail g메일".split())
_PARTS = frozenset("캘린더 calendar 달력 계정 아이디 어카운트 account".split())
_THINGS = _GOOGLE | _PARTS
_LINKING = frozenset("연결 연동 동기화 싱크 링크 로그인 connect login sync".split())
_ADDING = frozenset("추가 등록".split())
_CUTTING = frozenset(
    """
    해제 로그아웃 logout disconnect 분리 끊어 끊어줘 끊어줘요 끊어주라 끊어주세요 끊자 끊기 끊을래 끊을래요 끊을게 끊을게요 끊고싶어
    끊고싶어요 끊고싶습니다 풀어줘 풀어주세요
    """.split()
)
_STOPPING = frozenset("삭제 제거 취소 철회 중단 중지 그만".split())
_AROUND = frozenset(
    """
    내 제 나의 저의 우리 좀 다시 새로 새 다른 하나 더 또 지금 먼저 이제 그럼 한번 같이 추가로 이거 이 여기 여기에 여기랑 하루야 하루에 하루랑
    을 를 이랑 랑 하고 과 와 에 에다 에다가 으로 로 가 은 는 도 의
    """.split()
)
_ASKING = frozenset(
    """
    해 해줘 해줘요 해주라 해줄래 해줄래요 해주세요 해주십시오 하자 하기 하고싶어 하고싶어요 하고싶다 하고싶은데 하고싶습니다 하려고 하려고해
    하려고요 할래 할래요 할게 할게요 할까 해야해 해야돼 시켜 시켜줘 시켜주세요 부탁 부탁해 부탁해요 부탁드려요 부탁드립니다 줘 주세요 요 ㄱ ㄱㄱ
    합니다 하겠습니다 함
    """.split()
)
_ASKED = frozenset(
    """
    됐어 됐어요 됐나 됐나요 됐니 됐는지 됐습니까 됐던가 되었어 되었어요 되었나 되었나요 되었는지 되었습니까 돼있어 돼있어요 돼있나 돼있나요
    돼있니 돼있는지 되어있어 되어있어요 되어있나 되어있나요 되어있니 되어있는지 되어있습니까 되있어 되있나 했나 했나요 했어 상태 여부 현황 뭐 뭐야
    뭐에요 뭐예요 뭐지 뭔지 누구 누구야 어느 어떤 무슨 몇 알려 알려줘 알려줘요 알려주세요 보여 보여줘 보여주세요 확인 중이야 중인가
    """.split()
)
_BESIDE = frozenset(
    "된 돼있는 되어있는 개 거 거야 건지 게 있어 있어요 있나 있나요 쓰고 쓰고있어 쓰는 쓰는거야 써 야 이야 이지 인지 지 인가 인가요 이에요 예요 잘 제대로 중".split()
)
_CONNECTS = _GOOGLE | _PARTS | _LINKING | _ADDING | _AROUND | _ASKING
_CUTS = _GOOGLE | _PARTS | _LINKING | _CUTTING | _STOPPING | _AROUND | _ASKING | {"된"}
_ASKS = _GOOGLE | _PARTS | _LINKING | _AROUND | _ASKING | _ASKED | _BESIDE

# ── English: whole sentences ──
_PLEASE = r"(?:(?:hey |hi |ok |okay |please |pls |haru,? |now |then |let'?s |let me |i (?:want|need|would like|'?d like|wanna) to |can you (?:please )?(?=\w+ my )|could you (?:please )?(?=\w+ my ))*)"
_MINE = r"(?:(?:my|the|a|an|another|other|second|new|work|personal|this|different) )*"
_THING = rf"{_MINE}(?:google|gmail|gcal)(?:'s)?(?: (?:calendars?|accounts?|cal))*(?: (?:calendar )?account)?|{_MINE}(?:calendars?|accounts?)"
_LAST = r"(?: (?:please|pls|thanks|now|again|too|here|haru|to you|to haru|with you|with haru|to this|first))*"
_EN_CONNECT = re.compile(
    rf"{_PLEASE}(?:(?:re)?connect|link|integrate|pair|hook up|set up|sync)(?: up)?(?: (?:to|with))?(?: {_MINE}(?:calendar|account) (?:to|with))? (?:{_THING}){_LAST}"
    rf"|{_PLEASE}(?:log|sign)[ -]?in(?: (?:to|with|using))? (?:{_THING}){_LAST}"
    rf"|{_PLEASE}add {_MINE}(?:google|gmail) (?:calendar )?account{_LAST}|{_PLEASE}add {_MINE}(?:another|second) account{_LAST}"
    r"|google (?:calendar |account )?(?:connect|connection|log-?in|sign-?in|integration)"
)
_EN_CUT = re.compile(
    rf"{_PLEASE}(?:disconnect|unlink|unsync|revoke|detach)(?: from)?(?: access (?:to|for))?(?: (?:{_THING})(?: access)?)?{_LAST}"
    rf"|{_PLEASE}(?:log|sign)[ -]?(?:me )?out(?: (?:of|from) (?:{_THING}))?{_LAST}"
    rf"|{_PLEASE}(?:stop syncing|remove|forget|delete)(?: with| from)? (?:{_MINE}(?:google|gmail) (?:calendar )?accounts?){_LAST}"
    rf"|{_PLEASE}stop syncing(?: with| to)? (?:{_THING}){_LAST}"
)
_STATE = r"(?:connected|linked|signed in|logged in|synced|syncing|set up|hooked up)"
_EN_STATUS = re.compile(
    rf"(?:is|are) (?:{_THING}) (?:still |already |properly )?{_STATE}{_LAST}|am i (?:still |already )?{_STATE}(?: (?:to|with|in to|into) (?:{_THING}))?{_LAST}"
    r"|(?:which|what)(?: google| gmail)? accounts?(?: (?:is|are|am i|do i|do you|did i|have i|have))?(?: (?:this|it|you|i))?(?: (?:connected|linked|using|signed in|logged in|use|have|connect|on|in|with|active))*"
    rf"|(?:what'?s|what is|which is) (?:my|the) (?:google|gmail|connected|linked) (?:calendar )?account|(?:google|account|connection|gmail|sync) (?:account |connection |calendar )?status"
    r"|(?:show|list)(?: me)? (?:my |the )?(?:connected |linked |google )+accounts?"
)


def account(text: str, lang: Lang, awaiting: Awaiting | None) -> ManageAccount | None:
    """What is wanted of an account; None where a message is about anything else. A title that is asked for is one."""
    words = " ".join(text.casefold().split()).strip(" .!~")
    if words in _COMMANDS:
        return _COMMANDS[words]
    if awaiting == "title" or not words or len(words) > _LONGEST:
        return None
    return (_english(words) if lang == "en" else _korean(words)) or tuning(text, lang)


def _english(words: str) -> ManageAccount | None:
    words = words.replace("’", "'").rstrip("?").strip()
    if _EN_CONNECT.fullmatch(words):
        return ManageAccount("connect")
    if _EN_CUT.fullmatch(words):
        return ManageAccount("disconnect")
    return ManageAccount("status") if _EN_STATUS.fullmatch(words) else None


def _korean(words: str) -> ManageAccount | None:
    tight = _EDGES.sub("", words)
    google, linking = _any(_THINGS, tight), _any(_LINKING, tight)
    if not (google or linking or tight.startswith("로그아웃")):
        return None
    asked, named = _any(_ASKED, tight), google and (linking or _any(_PARTS - _CALENDARS, tight))
    if asked:
        return ManageAccount("status") if named and _covered(tight, _ASKS) else None
    cut = _any(_CUTTING, tight) or (linking and _any(_STOPPING, tight))
    if cut and _covered(tight, _CUTS):
        return ManageAccount("disconnect")
    wanted = google and (linking or (named and _any(_ADDING, tight)))
    return ManageAccount("connect") if wanted and _covered(tight, _CONNECTS) else None


def _any(words: frozenset[str], text: str) -> bool:
    return any(word in text for word in words)


def _covered(text: str, words: frozenset[str]) -> bool:
    """Whether the text is nothing but these words, one after another."""
    ends = {0}
    for end in range(1, len(text) + 1):
        if any(start in ends and text[start:end] in words for start in range(max(0, end - _WIDEST), end)):
            ends.add(end)
    return len(text) in ends
