"""Where: behind at, @ and in, in brackets, or a trailing place, in the user's own words."""

from __future__ import annotations

import re

from core.language.english.spans import compiled

_STOP = (
    r"(?=\s*(?:$|[\x00;!?()\n]|,(?!\s*(?:[A-Z][a-z]+\s*(?:$|[\x00,])|(?i:apt|suite|ste|unit|floor|fl|rm|room)\.?\s*#?\d|#\d))|(?i:(?<!\bst)(?<!\bdr)(?<!\bmt)\.\s)|\.$|\s(?i:-|"
    r"with|w/|for|about|regarding|re|to|because|so|from|at|@|on(?!\s+(?:the\s+)?(?-i:[\dA-Z]))|via|and\s+(?:then|bring|invite|remind)|please|pls|tonight|by)(?:\s|$)))"
)
_BEHIND = rf"(?i:(?:^|(?<=[\s\x00,]))(?:@\s*|(?:over\s+|down\s+|up\s+|out\s+)?(?:at|in)\s+|on\s+(?=the\s+(?:\w+\s+)?(?:field|pitch|beach|court|roof|rooftop|terrace|lawn|green|pier|deck|patio)\b)|(?:location|venue|place|where)\s*(?:is|:)\s*))([^\x00;!?()\n]+?){_STOP}"
_LABELLED = r"(?i:(?:^|(?<=[\n\x00]))[ ]*(?:location|venue|where|place)[ ]*[:\n][ ]*)([^\n\x00]+)"
_ONLINE = r"(?i:\b(?:on|via|over|through|by)\s+((?:ms\s+|microsoft\s+)?teams|zoom|skype|google\s+meet|meet|slack|discord|webex|face\s?time|whatsapp|hangouts)\b)"
_BRACKETS = r"\(([^()\x00\d][^()\x00]{1,60})\)"
# airports, zones, asides
_NO_BRACKETS = r"[A-Z]{3}|(?i:(?:dr|mr|mrs|ms|prof)\b.*|us\s+(?:and|&)\s+canada|.*\btime\b.*|(?:bring|byo|rsvp|tbc|tbd|optional|maybe|just|with|not)\b.*)"
_NO_PLACE = (
    r"(?i:^(?:person|advance|case|progress|total|particular|general|order|time|touch|bed|it|that|this|least|most|all|once|last|first|"
    r"risk|english|german|french|korean|spanish|japanese|which|a\s+(?:row|hurry|bit|while|moment)|the\s+(?:end|meantime|loop|works|way|rain|mood|sun)|"
    r"front|between|charge|search|memory|honou?r|full|half|mind|need|public|private|black|color|colour|my\s+(?:calendar|schedule|agenda|diary)|"
    r"the\s+(?:calendar|schedule|same\s+time)|town|meetings|and)\b)"
)
_VERB_BEFORE = (
    r"(?i:\b(?:check|sign|move|lock|pencil|slot|squeeze|throw|break|fill|tune|turn|hand|log|weigh|drop|sleep|stay|look|laugh|clock|plug|dial|call|bring|put|"
    r"cave|give|pitch|chip|sit|stand|build|built|walk|drive|trade|opt|cash|dig|jump|checking|signing|moving|believe|invest)\s+$)"
)
_KINDS = (
    r"(?:room|rm|conf\s+rm|cafe|café|hall|office|park|street|st|ave|avenue|road|rd|restaurant|bar|pub|hotel|station|airport|center|centre|"
    r"library|gym|clinic|hospital|building|floor|lobby|terrace|rooftop|theater|theatre|stadium|arena|church|school|university|"
    r"campus|studio|bakery|mall|plaza|square|museum|gallery|beach|lounge|garden|gardens|grill|diner|kitchen|house|zoom|teams|hq)"
)
_LAST = rf"\s*,?\s*((?:[A-Za-z0-9'&.-]+\s+){{0,4}}?(?i:{_KINDS})(?:\s+\w[\w.]{{0,3}})?)\s*[.!]?\s*$"
_LAST_NAME = r"\s*,\s*((?:[A-Z0-9][\w'&.-]*)(?:\s+(?:[A-Z0-9&][\w'&.-]*|of|the|and)){0,5})\s*[.!]?\s*$"


_AMONG = rf"(?<=,)\s*((?:[A-Za-z0-9'&.-]+\s+){{0,2}}?(?i:{_KINDS})\s+\w{{1,4}})\s*(?=[,\x00]|$)"
_ASIDE = r"\s*\(((?=[^()\x00]*(?:\d|floor|room|entrance|lobby|hall))[^()\x00]{1,40})\)"
_LAST_BARE_NAME = _LAST_NAME.replace(r"\s*,\s*", r"\s*").replace("[A-Z0-9][", "[A-Z][", 1)
_PERSONAL = r"(?i:\b(?:call|phone|text|email|meet|1:1|1-1|ring|facetime|message|ping|birthday|anniversary|see|visit)\b)"


def place_in(text: str) -> tuple[str, str]:
    """The place, and the text without it."""
    for find in (_labelled, _behind, _online, _among, _bracketed, _trailing):
        if found := find(text):
            place, start, end = found
            return place, text[:start] + "\x00" * (end - start) + text[end:]
    return "", text


def _behind(text: str) -> tuple[str, int, int] | None:
    for m in compiled(_BEHIND).finditer(text):
        place = m[1].strip(" ,.")
        if (
            place
            and not compiled(_NO_PLACE).match(place)
            and not compiled(_VERB_BEFORE).search(text[: m.start()])
        ):
            aside = compiled(_ASIDE).match(text, m.end())
            whole = f"{place} ({aside[1]})" if aside else _without_article(place)
            return whole, m.start(), aside.end() if aside else m.end()
    return None


def _labelled(text: str) -> tuple[str, int, int] | None:
    """Where: HQ, Room 3."""
    m = compiled(_LABELLED).search(text)
    return (m[1].strip(" ,."), m.start(), m.end()) if m and m[1].strip(" ,.") else None


def _online(text: str) -> tuple[str, int, int] | None:
    m = compiled(_ONLINE).search(text)
    return (m[1], m.start(), m.end()) if m else None


def _among(text: str) -> tuple[str, int, int] | None:
    """Lecture, Hall B, Tuesday."""
    m = compiled(_AMONG).search(text)
    return (m[1], m.start(), m.end()) if m else None


def _bracketed(text: str) -> tuple[str, int, int] | None:
    m = compiled(_BRACKETS).search(text)
    if m and compiled(_NO_BRACKETS).fullmatch(m[1].strip()):
        return None
    return (m[1].strip(), m.start(), m.end()) if m else None


def _trailing(text: str) -> tuple[str, int, int] | None:
    """`standup 9am room 4`: a place behind the time, with a title before it."""
    gap = text.rfind("\x00")
    if gap < 0 or not text.split("\x00", 1)[0].strip(" ,"):
        return None
    names = (_LAST, _LAST_NAME) if compiled(_PERSONAL).search(text) else (_LAST, _LAST_NAME, _LAST_BARE_NAME)
    for pattern in names:
        if m := compiled(pattern).match(text, gap + 1):
            return m[1].strip(), m.start(1), m.end(1)
    return None


def _without_article(place: str) -> str:
    return re.sub(r"^(?i:my)\s+(?=\S)", "", place) if place.lower() == "my place" else place
