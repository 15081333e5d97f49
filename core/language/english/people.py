"""With whom: names behind `with`, in the user's own words."""

from __future__ import annotations

import re

from core.language.english.spans import compiled

_WITH = (
    r"(?i:(?:^|(?<=[\s\x00,(]))(?:(?:who|guests|attendees)\s*:|together\s+with|along\s+with|with|w/|(?-i:w)(?=\s+[a-z]))\s*)"
    r"([^\x00;:!?()\n@]+?)"
    r"(?=\s*(?:$|[\x00;:!?()\n@]|(?i:(?<!\bdr)(?<!\bmr)(?<!\bmrs)(?<!\bms)(?<!\bprof)\.\s)|\.$|(?i:\b(?:at|in|on|about|for|to|re|regarding|from|over|via|before|after|around|with|guests|attendees|"
    r"tonight|until|then|because|so|if|while|during|who|by|near|is|are|was|will|has|please|pls|and\s+(?:then|bring|book|remind|add|invite))\b)))"
)
_INVITE = r"(?i:[,.;]?\s*\b(?:(?:and|please|also|then)\s+){0,4}invite\s+)([^\x00;:!?()\n@]+?)(?=\s*(?:$|[\x00;:!?()\n]|(?i:\b(?:to|at|on|for)\b)))"
_REFUSED = (
    r"(?i:[,.;]?\s*\b(?:(?:and|but|please|also|then)\s+){0,4}(?:do\s+not|don['’]?t|without|but\s+not)\s+(?:invite|inviting)\s+)"
    r"([^\x00;:!?()\n@]+?)(?=\s*(?:$|[\x00;:!?()\n]|(?i:\b(?:to|at|on|for)\b)))"
)
_SPLIT = r"\s*(?:,\s*(?:and\s+|&\s*)?|\s+(?i:and|plus|n)\s+|(?<!\b[Mm]r)(?<!\b[Mm]r\.)(?<!\b[Mm]r )(?<!\b[Mm]r\. )&|\+)\s*"
_ARTICLE = r"^(?i:my|our)\s+"
_THING = (
    r"(?i:^(?:a|an|no|some|lots|extra|it|that|this|these|those|cream|milk|cheese|ice|code|link|laptop|slides|"
    r"caution|love|care|reminders?|alerts?|lunch|dinner|breakfast|drinks)\b)"
)


def people_in(text: str) -> tuple[tuple[str, ...], str]:
    """The people, and the text without them."""
    names: list[str] = []
    text = compiled(_REFUSED).sub(lambda m: "\x00" * len(m[0]), text)
    for pattern in (_WITH, _INVITE):
        at = 0
        while m := compiled(pattern).search(text, at):
            found = _names(m[1])
            names += found
            at = m.end()
            if found and not _within(text, m):
                text = text[: m.start()] + "\x00" * (m.end() - m.start()) + text[m.end() :]
    return tuple(dict.fromkeys(names)), text


def _within(text: str, m: re.Match[str]) -> bool:
    """Call with Anna about Q3: the title goes on behind the name, and keeps it."""
    before = text[: m.start()].rpartition("\x00")[2]
    goes_on = compiled(r"(?i:\s+(?:about|regarding|re|on|for|to)\s+(?!me\b)[^\s\x00])").match(text, m.end())
    return bool(before.strip(" ,.-")) and goes_on is not None


def _names(words: str) -> list[str]:
    if compiled(_THING).match(words.strip()):
        return []
    parts = [compiled(_ARTICLE).sub("", part.strip(" .,'\"")) for part in re.split(_SPLIT, words)]
    return [part for part in parts if part and len(part.split()) <= 4]


_NOBODY = r"(?i:(?:any|every|no|some)(?:one|body)|people|others?|him|her|them|me|us|you|more|trouble|myself)"


def called_in(words: str) -> tuple[str, ...]:
    """The words as names, however they are written, unless one of them is nobody's."""
    names = _names(words)
    return () if any(compiled(_NOBODY).fullmatch(name) for name in names) else tuple(names)


_KIN = r"(?i:(?:mom|mum|mother|dad|father|wife|husband|brother|sister|grandma|grandpa|boss|everyone|the\s+team)$)"


def names_in(words: str) -> tuple[str, ...]:
    """The words as names, if all of them are: capitalised or kin."""
    names = _names(words)
    named = all(
        compiled(_KIN).match(name) or compiled(r"(?:[A-Z][\w.'-]*\s?)+$").match(name) for name in names
    )
    return tuple(names) if named else ()
