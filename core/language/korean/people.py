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
from core.language.korean.particles import batchim
from core.language.korean.scene import GONE
from core.language.korean.wording import Late

_WITH = re.compile(rf"(?P<word>[가-힣A-Za-z]{{2,14}})(?=[\s,.{GONE}]|$)")
_TOGETHER = Late(
    r"\s?(?:다\s?)?(?:함께|같이|단둘이|둘이서?|셋이서?|넷이서?)(?![가-힣])",
    "함께 같이 단둘 둘이 셋이 넷이".split(),
)
_LABEL = Late(
    r"(?:참석자?|참가자?|멤버|인원|동행)\s?(?:[:：은는]|\s)\s?(?!여부|신청|확인|안내|대상|비용|가능|불가|희망|의사|목록|명단)(?P<names>[가-힣A-Za-z]{2,12}(?:\s?[,·&]\s?[가-힣A-Za-z]{2,12}){0,9})",
    "참석 참가 멤버 인원 동행".split(),
)
_ENGLISH = Late(
    r"\b(?:[wW]ith|w/)\s?(?P<names>[가-힣A-Za-z]{2,12}(?:(?:\s?,\s?|\sand\s)[가-힣A-Za-z]{2,12}){0,9})",
    "ith w/".split(),
)
_PARENTHESES = Late(
    r"\(\s?(?:with\s)?(?P<names>[가-힣A-Za-z]{2,5}(?:\s?[,·&]\s?[가-힣A-Za-z]{2,5}){1,9})\s?\)", "(".split()
)
_PRESENT = Late(
    r"(?:^|(?<=[\s,.\x00]))(?P<names>[가-힣A-Za-z]{2,5}(?:\s?[,·&]\s?[가-힣A-Za-z]{2,5}){0,9}?)(?:도|\s)?\s?(?:참석|참가|동석|동행)(?![가-힣])",
    "참석 참가 동석 동행".split(),
)
_COMMA = re.compile(r"\s?(?:[,·&]|\sand\s)\s?")
_TITLED = Late(
    r"(?P<name>(?:[가-힣]{1,4}\s)?[가-힣]{1,6}(?:님|씨|쌤))(?=\s[가-힣A-Za-z])", "님 씨 쌤".split()
)
_BEFORE = Late(r"(?P<word>[가-힣A-Za-z]{1,12})(?P<gap>\s?[,·&]\s?|\s)$")
_MEETS = Late(r"(?P<word>[가-힣]{2,5})\s(?=만나|뵙|뵈|보기로)", "만나 뵙 뵈 보기로".split())
_SHOPPING = Late(
    r"\s?(?:[가-힣]{1,6}\s)?(?:사기|사오기|사러|구매|주문|먹기|준비|챙기|정리|반납|빌리|관련|비교|비슷|다르|같은|대한|관한)"
)
_MOST = 12
_LONG_ROLES = tuple(role for role in ROLES if len(role) > 1)
_NAMES_TOO = frozenset("수정 지원 하나 진주 연주 은혜 우주".split())
_EVENTS = tuple(
    "회의 미팅 약속 모임 수업 면담 상담 세미나 발표 예약 검진 레슨 스터디 시험 리뷰 점심 저녁 아침 식사 파티 공연 영화 운동 산책 청소 회식 면접".split()
)
_TITLES = Late(r"(?:님|씨|쌤|군|양)$", "님 씨 쌤 군 양".split())


@dataclass(frozen=True, slots=True)
class People:
    """`names` as they will be invited; `spans` of the text that named them."""

    names: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def is_name(word: str) -> bool:
    """Whether a word can hardly be anything but somebody's name or what they are called."""
    if word.isascii():
        return word[:1].isupper() and word.isalpha()
    return _is_called(word) or _is_full_name(word) or _is_given_name(word)


def _is_called(word: str) -> bool:
    return word in ROLES or (
        len(word) > 1 and (len(word) > 2 and (_TITLES.search(word) is not None or word.endswith(_LONG_ROLES)))
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
    for pattern in (_LABEL, _ENGLISH, _PARENTHESES, _PRESENT):
        for match in pattern.finditer(text):
            start, listed = _listed(pattern, match)
            names += listed
            spans += [(start, match.end())] if listed else []
    for match in _WITH.finditer(text):
        if len(spans) >= _MOST:
            break
        stem = _company(match["word"], text[match.end() :][:24])
        if stem is None or any(start <= match.start() < end for start, end in spans):
            continue
        start, before = _company_before(text, match.start(), stem)
        names += before
        end, after = _company_after(text, match.end())
        names += after
        together = _TOGETHER.match(text, end)
        spans.append((start, together.end() if together else end))
    names += [] if names else _met(text)
    return People(tuple(dict.fromkeys(names)), tuple(spans))


def _listed(pattern: Late, match: re.Match[str]) -> tuple[int, list[str]]:
    """The names of a list, and where they begin; without a label before them they must be known for names."""
    start = match.start()
    listed = [plain(name) for name in _COMMA.split(match["names"])]
    if pattern in (_LABEL, _ENGLISH) or all(is_name(name) for name in listed):
        return start, listed
    if pattern is _PARENTHESES or not is_name(listed[-1]):
        return start, []
    commas = list(_COMMA.finditer(match.string, *match.span("names")))
    first = max(n for n, name in enumerate(listed) if not is_name(name))
    return commas[first].end(), listed[first + 1 :]


def _met(text: str) -> list[str]:
    return [plain(match["word"]) for match in _MEETS.finditer(text) if is_name(plain(match["word"]))]


def _company_after(text: str, at: int) -> tuple[int, list[str]]:
    """김 대리님과 박 과장님 미팅: whoever has a title after 과 comes as well."""
    match = _TITLED.match(text, at + 1) if text[at - 1] in "과와고랑" else None
    if match is None or not all(is_name(word) or word in SURNAMES for word in match["name"].split()):
        return at, []
    return match.end(), [match["name"]]


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
        if (plain(stem) not in ROLES and _SHOPPING.match(after)) or stem in NOT_WITH:
            return None
        sure = is_name(plain(stem)) or is_name(stem)
        return stem if sure or (particle in ("이랑", "랑") and _nickname(stem)) else None
    return None


def _nickname(stem: str) -> bool:
    return (
        2 <= len(stem) <= 4
        and (stem not in NOT_NAMES or stem in _NAMES_TOO)
        and not stem.isascii()
        and not stem.endswith(_EVENTS)
    )


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
        if (joined := _joined(word, match["gap"])) is not None:
            names, name = [name, *names], joined
        elif not comma and name in ROLES and word in ROLES and len(word) > 1:
            names, name = [name, *names], word
        elif (
            not comma
            and (name in ROLES or _is_called(name))
            and (is_name(plain(word)) or word in ROLE_MODIFIERS or word in SURNAMES or _group(word))
        ):
            name = f"{word} {name}"
        elif (comma or (_is_given_name(plain(word)) and is_name(name))) and is_name(plain(word)):
            names, name = [name, *names], plain(word)
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
