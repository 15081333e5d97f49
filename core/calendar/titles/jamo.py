"""The letters of a word as they are typed, Hangul taken apart, and slips of the finger between two words."""

from __future__ import annotations

import re
from functools import lru_cache

_SYLLABLES = re.compile("[가-힣]*")
_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏ ㅐ ㅑ ㅒ ㅓ ㅐ ㅕ ㅒ ㅗ ㅗㅏ ㅗㅐ ㅗㅐ ㅛ ㅜ ㅜㅓ ㅗㅐ ㅜㅣ ㅠ ㅡ ㅡㅣ ㅣ".split(" ")
"""ㅐ and ㅔ, ㅙ, ㅚ and ㅞ sound alike and are typed for one another."""
_TAILS = ["", *"ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ".split()]
_TAILS += "ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ".split()


def is_hangul(text: str) -> bool:
    """Whether it is all syllables."""
    return _SYLLABLES.fullmatch(text) is not None


def has_tail(syllable: str) -> bool:
    """Whether a syllable ends in a consonant (받침)."""
    return (ord(syllable) - ord("가")) % 28 > 0


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """회의 → ㅎㅗㅐㅇㅡㅣ; other signs stand for themselves."""
    return "".join(map(_letters, text))


@lru_cache(maxsize=4096)
def one_slip(one: str, other: str) -> bool:
    """Whether one letter left out, taken for another or swapped with the next explains the difference."""
    if abs(len(one) - len(other)) > 1:
        return False
    one, other = letters(one), letters(other)
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at + 1 : at + 2] + one[at : at + 1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped == other[at:]


def _letters(sign: str) -> str:
    if not is_hangul(sign):
        return sign
    lead, rest = divmod(ord(sign) - ord("가"), 588)
    vowel, tail = divmod(rest, 28)
    return _LEADS[lead] + _VOWELS[vowel] + _TAILS[tail]
