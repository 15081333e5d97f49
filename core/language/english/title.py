"""What: the words that are left, without the words that only ask for an entry."""

from __future__ import annotations

import re

from core.language.english.spans import compiled

_ASK = (
    r"(?i:(?:hey|hi|hello|ok|okay|please|pls|plz|haru|so|and|also|then|oh|um|yes|great|well|"
    r"(?:can|could|would|will)\s+(?:you|u|ya)(?:\s+please)?|(?:can|could|should|may)\s+(?:we|i)(?:\s+please)?|(?:i|we)\s+(?:need|have|want|got|would\s+like|wanna|gotta|should|must|will)\s+to|(?:i\s+|we\s+|i'm\s+)?(?:wanna|gonna|gotta)|i'?ll\s+be(?=\s*(?:$|\x00|in\b|at\b))|get\s+me(?=\s+an?\b)|"
    r"(?:i|we)(?:'d|'ll|\s+would|\s+will)\s+(?:like\s+to\s+|be\s+|have\s+)?|(?:i|we)\s+(?:have|got|need|want)|(?:i|we)'ve\s+got|i'?m|i\s+am|we'?re|we\s+are|"
    r"there'?s|there\s+is|there\s+will\s+be|let'?s|lets|need\s+to|gotta|have\s+to|got\s+to|got(?=\s+(?:a|an|my|the)\b)|"
    r"(?:don'?t\s+(?:let\s+me\s+)?forget|remember|remind\s+me)(?:\s+(?:to|about|of|that|for))?|(?:reminder|note|memo|todo|to-do|task|event|appointment)(?=\s*:|\s+(?:to|about|that)\b)(?:\s+(?:to|about|that))?|(?:what|how)\s+about|"
    r"having|going\s+to|going\s+for|"
    r"(?:schedule|add|set\s+up|setup|set(?=\s+(?:a|an|the|my|me)\b)|create|make(?=\s+(?:a|an|the|me|new)\s+(?:new\s+)?(?:event|appointment|meeting|reminder|entry|note|call|reservation)\b)|put(?:\s+in|\s+down)?|plan(?=\s+(?:a|an|my|our)\b)|arrange|organi[sz]e|block(?:\s+off|\s+out)?|enter|log(?=\s+(?:a|an|my|the)\b)|insert|"
    r"(?:pencil|lock)\s+in|note\s+down|save|register|book(?=\s+(?:(?:a|an|the|me|my|us|in|for)\s+)*(?:\w+\s+)?(?:meeting|call|appointment|appt|session|slot|time|event|lesson|class|lunch|dinner|coffee|haircut|hair\s+cut|interview|"
    r"check-?up|dentist|doctor|gp|vet|barber|hairdresser|massage|physio|optician|facial|nails|manicure|therapist|therapy|mot|yoga|gym|tennis|demo|review|workshop|consultation)\b)|mark(?=\s+(?:my|the|a|an|our|it|down|in)\b|\s*$)|jot\s+down|throw\s+in|slot\s+in)"
    r"(?:\s+(?:me|us|in|it))?)\b(?!')[\s,:]*)"
)
_ASK_WORDS = frozenset(
    (
        "hey hi hello ok okay please pls plz haru so and also then oh um yes great well can could would will should may i im "
        "we were there theres let lets need gotta have got don dont remember remind reminder note memo todo to task event "
        "appointment what how having going schedule add set setup create make put plan arrange organize organise block enter "
        "log insert lock pencil save register book mark jot throw slot wanna gonna ill get"
    ).split()
)
_HELD = (
    r"(?i:[\s,]*(?:(?:please|pls|plz|can\s+you|could\s+you)[\s,]+){0,2}(?:hold|reserve|keep|book|free)[\s,]*)"
)
_ENTRY = (
    r"(?i:(?:(?:a|an|the|my|our|another|some|new|quick)\s+)*(?:(?:calendar|new)\s+)*(?:event|entry|reminder|calendar|slot|time|something|task|item|invite)"
    r"(?:\s+(?:called|named|titled|saying|that\s+says|labell?ed|for|about|to|of|with\s+(?:the\s+)?title))?\s*[:,]?\s+)"
)
_CALLED = (
    r"(?i:(?:(?:a|an|the|new|my)\s+)*(?:\w+\s+)?(?:meeting|appointment|call|session|block|event|reminder|task)\s+"
    r"(?:called|named|titled|labell?ed)\s+)"
)
_QUOTED = r"(?i:(?:(?:a|an|the|new|my)\s+)*(?:meeting|appointment|call|session|block|event|reminder|task)\s+)[\"“]([^\"”]+)[\"”]\s*$"
_ARTICLE = r"(?i:(?:a|an|my|our|another|some)\s+)"
_CALENDAR = r"(?i:\b(?:to|on|in|into|onto|for)\s+(?:(?:my|the|our)\s+(?:\w+\s+)?)?(?:calendar|schedule|agenda|diary|planner)\b)"
_CLOSING = r"(?i:(?<![\s,.!])[\s,.!]*\b(?:please|pls|plz|thanks|thank\s+you|thx|ok\?|okay\?)[\s.!?]*$|(?<=\S)\s+for\s+me(?=\s*(?:\x00|$)))"
_FRONT = r"(?i:^(?:[\s,.;:!?\-–—+&|/•*]|(?:and|then|on(?!\s+call\b)|at|from|by|for|is|are|will\s+be|due|in|to|of|it'?s|but|also|around|about|starting|(?!(?-i:The\s+[A-Z][a-z]))the|with|that|so)(?=\s|$))+)"
_LATER_FRONT = r"(?i:^(?:[\s,.;:!?\-–—+&|/•*⋅]|(?:and|then|on|at|by|is|are|will\s+be|due|in|it'?s|but|also|around|starting)(?=\s|$))+)"
_IDLE = (
    r"(?i:please|pls|plz|thanks|thank you|thx|ok|okay|repeat(?:s|ing|ed)?(?:\s+(?:it|this|that))?|recurring)"
)
_TAIL = 100
_BACK = r"(?i:(?:[\s,;:\-–—+&|/.!?•*]|(?<!\S)(?:and|then|on|at|from|by|for|(?<!check )(?<!sleep )(?<!night )(?<!stay )in|to|is|are|of|the|@|with|until|around|about|starting|starts|begins|due|every|a|an|that|will(?:\s+be)?|but|or|sometime|some\s+time|later|⋅))+$)"


def title_of(text: str) -> tuple[str, str]:
    """The title and the notes in a text with gaps."""
    text = compiled(_CLOSING).sub("", compiled(_CALENDAR).sub("\x00", text))
    chunks = [chunk for chunk in re.split(r"\x00+", text) if chunk.strip()]
    titles: list[str] = []
    notes: list[str] = []
    for n, chunk in enumerate(chunks):
        if not titles and len(chunks) > n + 1 and compiled(_HELD).fullmatch(chunk):
            continue
        words = _trimmed(chunk, _LATER_FRONT) if titles else _asked(_trimmed(chunk))
        aside = titles and n and chunk.lstrip().startswith((",", ".", ";", "-", "\n", ":"))
        if words and not compiled(_IDLE).fullmatch(words):
            (notes if aside else titles).append(words)
    return " ".join(titles), ", ".join(notes)


def _trimmed(chunk: str, front: str | None = None) -> str:
    chunk = " ".join(chunk.split())
    chunk = compiled(front or _FRONT).sub("", " " + chunk)
    tail = chunk[-_TAIL:]
    rest = (chunk[: -len(tail)] + compiled(_BACK).sub("", tail)).strip() if tail else ""
    return _unwrapped(_paired(rest)).strip()


def _paired(words: str) -> str:
    """Without brackets around all of it, or a lonely one at its end."""
    whole = words.startswith(("(", "[")) and words.endswith((")", "]"))
    if whole or words.count("(") != words.count(")") or words.count("[") != words.count("]"):
        return words.strip("()[] ")
    return words


def _unwrapped(words: str) -> str:
    """Without quotes around all of it, or one that has lost its other half."""
    for quote in "\"'“”":
        if words.count(quote) == 1 or (words.startswith(quote) and words.endswith(quote)):
            words = words.strip(quote)
    return words


def _may_ask(words: str) -> bool:
    first = compiled(r"[a-z]+").match(words[:20].lower())
    return first is not None and first[0] in _ASK_WORDS


def _asked(words: str) -> str:
    """Without `can you please add an event called`."""
    while _may_ask(words) and (m := compiled(_ASK).match(words)) and m.end():
        words = words[m.end() :]
    if quoted := compiled(_QUOTED).match(words):
        return quoted[1].strip()
    for pattern in (_CALLED, _ENTRY, _ARTICLE):
        if m := compiled(pattern).match(words + " "):
            words = words[m.end() :]
    return _trimmed(words)
