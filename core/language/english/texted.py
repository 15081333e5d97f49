"""A plain text made readable for the scanner: texted spellings written out, numbers that tell no time hidden.

Every character keeps its place: a spelling is replaced by one of its own length.
"""

from __future__ import annotations

from core.language.english.spans import compiled

# 2moro, 2nite, 2day: the words of the same length that the rules know
_TEXTED = r"(?<![\w'])2(?=(?:moro|morrow|mrw|mro|nite|night|day)\b)"
_BETWEEN = r"(?<![\w'])b/w(?=\s+\d)"
_BEFORE = r"(?<![\w'])b4(?=\s)"
# a meeting of two, a shop, a job, a measure
_IDIOMS = (
    r"(?<![\w:.])(?:(?:1|one)[\s-](?:2|to)[\s-](?:1|one)s?|(?:1|one|2|3)[\s-]on[\s-](?:1|one|2|3)s?(?!\s+off)|24\s?/\s?7|50[\s/-]50|\d[\s-]a[\s-]side|\d[\s-]in[\s-](?:1|one)|7[\s-](?:eleven|11)|"
    r"24[\s-](?:hours?|hr)\s+(?=[a-z])(?!(?:before|after|notice|ahead|from|later|long|shift|flight|fast)\b)|"
    r"9[\s-]to[\s-]5(?=\s+(?:job|life|grind))|5\s+o'clock\s+(?:shadow|somewhere)|\d+(?:st|nd|rd|th)\s+(?:century|inning|graders?))(?!\w)"
)


# what is quoted is a name, where the time is told outside of it
_QUOTED = r"(?<!\w)\"[^\"\n]{2,60}\"(?!\w)"
_TIMELY = r"\d|\b(?:today|tomorrow|tmrw|tonight|noon|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|next|every)\b"


def readable(plain: str) -> str:
    """The text as the scanner reads it; as long as `plain`, always."""
    if '"' in plain and compiled(_TIMELY).search(compiled(_QUOTED).sub("", plain)):
        plain = compiled(_QUOTED).sub(lambda m: "x" * len(m[0]), plain)
    plain = compiled(_BETWEEN).sub("btw", plain)
    text = compiled(_BEFORE).sub("by", compiled(_TEXTED).sub("t", plain))
    return compiled(_IDIOMS).sub(lambda m: "x" * len(m[0]), text)
