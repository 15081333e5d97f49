"""Who is invited behind an event that is told: 저녁식사, 민수도 초대 · 회의 잡고 민수, 지수 초대해줘."""

from __future__ import annotations

import re

from core.language.korean.people import People, is_name, plain
from core.language.korean.place_words import is_place
from core.language.korean.wording import Late

_INVITED = Late(
    r"(?P<names>(?:(?<![가-힣A-Za-z])[가-힣A-Za-z]{2,6}(?:\s?[,·&]\s?|\s)){0,9}(?<![가-힣A-Za-z])[가-힣A-Za-z]{2,6}?)(?:도|를|을)?\s?"
    r"(?:초대\s?해\s?(?:줘요?|주세요|줄래|놔)|(?<=도\s)초대|(?<=도)초대)[\s.!~]*(?=$|\n)",
    ("초대",),
)
_REFUSED = Late(
    r"[\s,.]*(?<![가-힣])(?P<name>[가-힣]{2,6}?)(?:은|는|을|를|도)?\s?(?:초대\s?하|초대는\s?하|부르)지는?\s?(?:마(?!음|련|지막)|말)[가-힣]{0,4}"
    r"(?:\s(?:줘|주세요))?[\s.,!~]*",
    ("초대", "부르지"),
)
_WORD = re.compile(r"[가-힣A-Za-z]+")
_MAKE = re.compile(
    r"(?<![가-힣])(?:잡고|만들고|등록하고|추가하고|넣고|잡아서|만들어서|등록해서|그리고|및)[\s,]+$"
)


def invited(text: str) -> People:
    """Those whose names stand right before the order, and the span that says it."""
    refused = _REFUSED.search(text)
    if refused and is_name(plain(refused["name"])):
        return People((), (refused.span(),))
    match = _INVITED.search(text)
    names: list[str] = []
    start = 0
    for word in reversed(list(_WORD.finditer(text, *match.span("names"))) if match else ()):
        if not is_name(plain(word[0])) or is_place(word[0]):
            break
        names.insert(0, plain(word[0]))
        start = word.start()
    if match is None or not names:
        return People()
    make = _MAKE.search(text, 0, start)
    return People(tuple(names), ((make.start() if make else start, match.end()),))
