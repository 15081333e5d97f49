"""Who comes along: names before 랑, 하고, 와/과, lists of names, and labels like 참석자."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.language.korean.areas import AREAS, CITIES
from core.language.korean.names import (
    COMMON_SURNAMES,
    GIVEN,
    NOT_NAMES,
    NOT_WITH,
    ROLE_MODIFIERS,
    ROLES,
    SURNAMES,
)
from core.language.korean.scene import GONE

_WITH = re.compile(rf"(?P<word>[가-힣A-Za-z]{{2,14}})(?=[\s,.{GONE}]|$)")
_TOGETHER = re.compile(r"\s?(?:다\s?)?(?:함께|같이|단둘이|둘이서?|셋이서?|넷이서?)(?![가-힣])")
_LABEL = re.compile(
    r"(?:참석자?|참가자?|멤버|인원|동행)\s?(?:[:：은는]|\s)\s?(?P<names>[가-힣A-Za-z]{2,12}(?:\s?[,·&]\s?[가-힣A-Za-z]{2,12}){0,9})"
)
_ENGLISH = re.compile(
    r"\b(?:[wW]ith|w/)\s?(?P<names>[가-힣A-Za-z]{2,12}(?:(?:\s?,\s?|\sand\s)[가-힣A-Za-z]{2,12}){0,9})"
)
_PARENTHESES = re.compile(
    r"\(\s?(?:with\s)?(?P<names>[가-힣A-Za-z]{2,5}(?:\s?[,·&]\s?[가-힣A-Za-z]{2,5}){1,9})\s?\)"
)
_BEFORE = re.compile(r"(?P<word>[가-힣A-Za-z]{1,12})(?P<gap>\s?[,·&]\s?|\s)$")
_MEETS = re.compile(r"(?P<word>[가-힣]{2,5})\s(?=만나|뵙|뵈|보기로)")
_SHOPPING = re.compile(
    r"\s?(?:[가-힣]{1,6}\s)?(?:사기|사오기|사러|구매|주문|먹기|준비|챙기|정리|반납|빌리|관련|비교|비슷|다르|같은|대한|관한)"
)
_MOST = 12
_TITLES = re.compile(r"(?:님|씨|쌤|군|양)$")


@dataclass(frozen=True, slots=True)
class People:
    """`names` as they will be invited; `spans` of the text that named them."""

    names: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def batchim(syllable: str) -> bool:
    """Whether a Hangul syllable ends in a consonant."""
    return "가" <= syllable <= "힣" and (ord(syllable) - 0xAC00) % 28 != 0


def is_name(word: str) -> bool:
    """Whether a word can hardly be anything but somebody's name or what they are called."""
    if word.isascii():
        return word[:1].isupper() and word.isalpha()
    return _is_called(word) or _is_full_name(word) or _is_given_name(word)


def _is_called(word: str) -> bool:
    return word in ROLES or (
        len(word) > 1
        and (
            len(word) > 2
            and (_TITLES.search(word) is not None or word.endswith(tuple(r for r in ROLES if len(r) > 1)))
        )
    )


def _is_full_name(word: str) -> bool:
    if word in NOT_NAMES or word in AREAS or word in CITIES:
        return False
    if len(word) == 4 and word[:2] in SURNAMES:
        return set(word[2:]) <= GIVEN
    return len(word) == 3 and word[0] in COMMON_SURNAMES and set(word[1:]) <= GIVEN


def _is_given_name(word: str) -> bool:
    known = word in NOT_NAMES or word in AREAS or word in CITIES
    return len(word) == 2 and not known and set(word) <= GIVEN


def find_people(text: str) -> People:
    """The people a text names as company. What has been read already stands in `text` as NUL characters."""
    names: list[str] = []
    spans: list[tuple[int, int]] = []
    for pattern in (_LABEL, _ENGLISH, _PARENTHESES):
        for match in pattern.finditer(text):
            listed = [plain(name) for name in re.split(r"\s?(?:[,·&]|\sand\s)\s?", match["names"])]
            if pattern is not _PARENTHESES or all(is_name(name) for name in listed):
                names += listed
                spans.append(match.span())
    for match in _WITH.finditer(text):
        stem = _company(match["word"], text[match.end() :])
        if stem is None or any(start <= match.start() < end for start, end in spans):
            continue
        start, before = _company_before(text, match.start(), stem)
        names += before
        together = _TOGETHER.match(text, match.end())
        spans.append((start, together.end() if together else match.end()))
    names += [] if names else _met(text)
    return People(tuple(dict.fromkeys(names)), tuple(spans))


def _met(text: str) -> list[str]:
    return [plain(match["word"]) for match in _MEETS.finditer(text) if is_name(plain(match["word"]))]


def _company(word: str, after: str) -> str | None:
    """The stem of 민수랑, 하은이랑, 정다은과, 팀장님하고; None where the word only looks like it."""
    for particle, fits in (("이랑", True), ("랑", False), ("하고", None), ("와", False), ("과", True)):
        stem = word.removesuffix(particle)
        if (
            stem == word
            or not stem
            or (fits is not None and batchim(stem[-1]) is not fits and stem[-1] >= "가")
        ):
            continue
        if _SHOPPING.match(after) or stem in NOT_WITH:
            return None
        sure = is_name(plain(stem)) or is_name(stem)
        return stem if sure or (particle in ("이랑", "랑") and _nickname(stem)) else None
    return None


def _nickname(stem: str) -> bool:
    return 2 <= len(stem) <= 4 and stem not in NOT_NAMES and not stem.isascii()


def plain(name: str) -> str:
    """A name without the 이 that follows a consonant in speech: 하은이 → 하은."""
    if len(name) >= 3 and name.endswith("이") and batchim(name[-2]):
        return name[:-1]
    return name


def _company_before(text: str, at: int, stem: str) -> tuple[int, list[str]]:
    """Where the naming starts, and all the names: 정우성, 이정재랑 · 이서연 대리와 · 동아리 친구들이랑."""
    name = plain(stem)
    names: list[str] = []
    while len(names) < _MOST and (match := _BEFORE.search(text, max(0, at - 16), at)) is not None:
        word, comma = match["word"], match["gap"].strip() != ""
        if not comma and name in ROLES and word in ROLES and len(word) > 1:
            names, name = [name, *names], word
        elif (
            not comma
            and (name in ROLES or _is_called(name))
            and (is_name(plain(word)) or word in ROLE_MODIFIERS or word in SURNAMES or _group(word))
        ):
            name = f"{word} {name}"
        elif comma and is_name(plain(word)):
            names, name = [name, *names], plain(word)
        elif (joined := _joined(word, match["gap"])) is not None:
            names, name = [name, *names], joined
        else:
            break
        at = match.start()
    return at, [name, *names]


def _group(word: str) -> bool:
    return (
        word.endswith(("팀", "부", "실", "과", "반", "회사", "학교", "동아리", "모임", "쪽"))
        and len(word) > 1
    )


def _joined(word: str, gap: str) -> str | None:
    """민수랑 지영이랑: the name before is company as well, and is read with it."""
    return _company(word, "") if not gap.strip() else None
