"""Korean numbers: digits, native counts (한, 두, 열두, 스물) and Sino-Korean words (십이, 이천이십칠)."""

from __future__ import annotations

_UNITS = {
    "한": 1, "하나": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "석": 3, "네": 4, "넷": 4, "넉": 4, "다섯": 5,
    "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
}  # fmt: skip
_TENS = {"": 0, "열": 10, "스물": 20, "서른": 30, "마흔": 40}
_SINO = {digit: value for value, digit in enumerate("영일이삼사오육칠팔구")} | {"공": 0, "륙": 6, "유": 6}
_PLACES = {"십": 10, "백": 100, "천": 1000}

NATIVE = (
    {ten + unit: tens + one for ten, tens in _TENS.items() for unit, one in _UNITS.items()}
    | {ten: tens for ten, tens in _TENS.items() if ten}
    | {"스무": 20}
)
DAY_COUNTS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8, "아흐레": 9,
    "열흘": 10, "보름": 15,
}  # fmt: skip
ORDINALS = {
    "첫": 1, "첫번째": 1, "첫째": 1, "두번째": 2, "둘째": 2, "세번째": 3, "셋째": 3, "네번째": 4, "넷째": 4,
    "다섯번째": 5, "다섯째": 5, "마지막": -1,
}  # fmt: skip


_UNIT = "(?:다섯|여섯|일곱|여덟|아홉|하나|[한두둘세셋석네넷넉])"
COUNT = rf"(?:\d{{1,3}}|(?:열|스물|서른|마흔)?{_UNIT}|열|스무|스물|서른|마흔|[일이삼사오육칠팔구십]{{1,4}})"
ORDINAL = r"(?:첫|첫\s?번째|첫째|두\s?번째|둘째|세\s?번째|셋째|네\s?번째|넷째|다섯\s?번째|다섯째|[1-5]\s?번째|[1-5]째|마지막)"


def number(word: str) -> int:
    """The value of a number in digits or words; 0 for an empty one."""
    word = "".join(word.split())
    if word.isdecimal():
        return int(word)
    if word in NATIVE:
        return NATIVE[word]
    return _sino(word)


def ordinal(word: str) -> int:
    """The value of an ordinal (첫째, 두 번째, 3째); -1 for the last."""
    word = "".join(word.split())
    return ORDINALS[word] if word in ORDINALS else int(word[0])


def _sino(word: str) -> int:
    total, digit = 0, 0
    for letter in word:
        if letter in _PLACES:
            total += (digit or 1) * _PLACES[letter]
            digit = 0
        else:
            digit = digit * 10 + _SINO.get(letter, 0)
    return total + digit
