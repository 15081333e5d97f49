"""How a Korean name looks in a mail address: 민수 as minsu or minsoo, by the Revised Romanization of Korean (2000).

Syllable by syllable, for so names are written; sounds that change where two syllables meet stay as they are.
"""

from __future__ import annotations

_FIRST, _COUNT = ord("가"), ord("힣") - ord("가") + 1
_HEADS = "g kk n d tt r m b pp s ss - j jj ch k t p h".replace("-", "").split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_TAILS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".replace("-", "").split(" ")
_SPELT = (("oo", "u"), ("wu", "u"), ("ee", "i"))
"""As many write what they hear: Minsoo, Jiwoo, Sumee."""


def romanised(name: str) -> str:
    """The name in Latin letters; nothing for what is no Hangul."""
    places = [ord(syllable) - _FIRST for syllable in name]
    return "".join(map(_letters, places)) if all(0 <= place < _COUNT for place in places) else ""


def is_romanised(name: str, word: str) -> bool:
    """Whether a word in Latin letters is this Korean name."""
    told = romanised(name)
    return len(name) > 1 and told != "" and _plainly(told) == _plainly(word)


def _letters(place: int) -> str:
    head, rest = divmod(place, len(_VOWELS) * len(_TAILS))
    vowel, tail = divmod(rest, len(_TAILS))
    return _HEADS[head] + _VOWELS[vowel] + _TAILS[tail]


def _plainly(word: str) -> str:
    told = word.casefold()
    for spelt, plain in _SPELT:
        told = told.replace(spelt, plain)
    return told
