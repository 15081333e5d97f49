"""Where a text names people by their mail addresses: bob@x.com, Bob <bob@x.com>, 민수(minsu@x.kr), a@x.kr, b@x.kr."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.calendar.titles.word_lists import KNOWN
from core.language.english.words import EVENT_WORDS
from core.language.korean.names import ROLES, SURNAMES
from core.language.korean.people import is_name
from core.language.korean.place_words import is_place

_WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
_ATOM = r"[A-Za-z0-9_%+'-]{1,64}"
_TOP = r"(?:[a-z]{2,24}|[A-Z]{2,24}|Com|Net|Org|Kr)"
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9])(?:mailto:)?(?P<address>(?=[A-Za-z0-9_])(?:{_ATOM}\.){{0,8}}{_ATOM}@(?!\d{{1,2}}\.(?i:am|pm)\b)"
    rf"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?\.){{1,6}}{_TOP})(?![A-Za-z0-9]|-[A-Za-z0-9])(?:\?[^\s>)|]*=[^\s>)|]*)?"
)
_LINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s<>]+|www\.[^\s<>]+")
_JOIN = re.compile(
    r"(?:(?:이?랑|하고|와|과)(?=\s))?\s*(?:[,;/&·+|、]|<>|<->|↔|및(?=\s)|그리고(?=\s)|(?:and|plus)(?=\s))?\s*(?:(?:and|&|및|그리고)(?=\s))?\s*"
)
_NOBODY = frozenset("보고 서명 대신 담당자".split())
_PAIRS = ("<>", "()", "[]", '""', "''", "“”", "‘’", "「」", "[)")
_BEFORE = re.compile(r"(?:(?P<first>[가-힣]{1,5})\s)?(?P<last>[가-힣]{2,8})[\s\"”]*$")
_CAPITALS = re.compile(r"(?<![\w가-힣])[\"“]?(?:[A-Z][\w'.-]{0,20}\s){0,2}[A-Z][\w'.-]{0,20}[\s\"”]*$")
_LABEL_OF_LINK = re.compile(r"\[[^\[\]\n]{1,60}\]$")
_WORD = re.compile(r"[\w'.-]+")
_ONE_WORD = re.compile(r"(?<![\w가-힣])[A-Za-z]{2,20}\s*$")
_INITIALS = "gk k n dt t rl m b p s s aeiouwy jz j c k t p h".split()
_INTRODUCED = re.compile(
    r"(?i:(?:\b(?:with|and|invite|add|include|remove|uninvite|cc|guests?:|attendees?:)|w/|[,&:;])\s*)$"
)
_NO_NAME = re.compile(
    rf"(?i:{EVENT_WORDS}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight|noon|e-?mail|mail|contact|guests?|attendees|"
    r"with|and|invite|add|include|remove|uninvite|cc|to|from|at|on|by|for|please|also|the|meet|see|send|text|ping|tell|let|hi|hey|dear)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """`text[start:end]` is one person or several with nothing but commas between: names, brackets and all."""

    start: int
    end: int
    addresses: tuple[str, ...]


def mentions(text: str) -> tuple[Mention, ...]:
    """Those of a text, in order. What stands in a link is part of the link."""
    plain = text.translate(_WIDE)
    links = [match.span() for match in _LINK.finditer(plain)]
    found: list[Mention] = []
    for one in _each(plain):
        if any(start <= one.start < end for start, end in links):
            continue
        if found and _JOIN.fullmatch(plain, found[-1].end, one.start):
            last = found.pop()
            one = Mention(last.start, one.end, tuple(dict.fromkeys(last.addresses + one.addresses)))
        found.append(one)
    return tuple(unwrapped(plain, one) for one in found)


def without_mentions(text: str) -> str:
    """The text without them: what tells its language, and what it asks for."""
    for one in reversed(mentions(text)):
        text = f"{text[: one.start]} {text[one.end :]}"
    return text


def _each(text: str) -> Iterator[Mention]:
    last = 0
    for match in _ADDRESS.finditer(text):
        bare = unwrapped(text, Mention(*match.span(), (match["address"].lower(),)))
        start = _with_name(text, bare, last, bracketed=bare.start < match.start())
        yield Mention(start, bare.end, bare.addresses)
        last = bare.end


def unwrapped(text: str, one: Mention) -> Mention:
    """With the brackets and quotes that stand around nothing else."""
    start, end = one.start, one.end
    while True:
        left = len(text[:start].rstrip(" ")) - 1
        right = end + len(text[end:]) - len(text[end:].lstrip(" "))
        if left < 0 or right >= len(text) or text[left] + text[right] not in _PAIRS:
            return Mention(start, end, one.addresses)
        start, end = left, right + 1


def _with_name(text: str, one: Mention, last: int, *, bracketed: bool) -> int:
    """Where it begins with the name before it: Bob Smith <bob@x.com>, 김 과장님(kim@x.kr)."""
    before = text[last : one.start]
    if match := _BEFORE.search(before):
        word, sounds = match["last"], _sounds_like(match["last"], one.addresses[0])
        known = (bracketed and is_person(word)) or (sounds and _may_be_name(word))
        return last + _korean(match) if known else one.start
    if match := _LABEL_OF_LINK.search(before):
        return last + match.start()
    return last + _latin(text, one, before, bracketed=bracketed)


def _latin(text: str, one: Mention, before: str, *, bracketed: bool) -> int:
    """Where in the words before it a name begins that is known by its letters, or by where it stands."""
    match = _CAPITALS.search(before) or _ONE_WORD.search(before)
    words = list(_WORD.finditer(before, match.start())) if match else []
    while words and _NO_NAME.fullmatch(words[0][0]):
        words.pop(0)
    if match is None or not words or any(_NO_NAME.fullmatch(word[0]) for word in words):
        return len(before)
    start = match.start() if words[0].start() <= match.start() + 1 else words[0].start()
    local = one.addresses[0].partition("@")[0]
    known = any(word[0].strip(".'").lower() in local for word in words)
    angle = text[one.start] == "<" and not before[start].islower()
    named = bracketed and not before[start].islower() and _INTRODUCED.search(before[:start])
    return start if known or angle or named else len(before)


def _korean(match: re.Match[str]) -> int:
    titled = match["last"].endswith("님") or not is_name(match["last"][:2])
    first = match["first"]
    if first and titled and (first in SURNAMES or is_person(first)):
        return match.start()
    return match.start("last")


def _sounds_like(name: str, address: str) -> bool:
    """민수 minsu@x.kr: a short word beside an address is the name of it only where the letters say so."""
    if name.endswith((*ROLES, "님", "씨")):
        return True
    letters = [f"[{_INITIALS[(ord(syllable) - 0xAC00) // 588]}]" for syllable in name]
    return re.match(".*?".join(letters[-2:]), address) is not None or (
        len(name) > 2 and re.match(letters[0], address) is not None
    )


def is_person(word: str) -> bool:
    """Whether a word of Hangul names somebody, and no event or place."""
    return _may_be_name(word) and not is_place(word)


def _may_be_name(word: str) -> bool:
    return is_name(word) and (word in ROLES or word not in KNOWN | _NOBODY)
