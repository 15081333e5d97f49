"""What a page is about: its headline, the words that say what kind of event it is, the business it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from statistics import median

from core.language.picture.notes import Note
from core.language.picture.words import (
    ADDRESS_OF_NET,
    GENERIC,
    KIND,
    PHONE,
    PLACE,
    SAME_DAY,
    SENT,
    is_sentence,
)

LONGEST = 60
HANGUL = re.compile("[가-힣]")
TRIMS = (
    (
        re.compile(
            r"^\W*(?:(?:re|fwd?|fw|invitation|invite|you(?:'|’)?re\s+invited(?:\s+to)?|you\s+are\s+invited(?:\s+to)?|save\s+the\s+date|reminder|confirmed|"
            r"subject|제목|안내|공지|초대|알림|행사명|updated\s+invitation)\s*[:!\]]+\s*)+",
            re.IGNORECASE,
        ),
        "",
    ),
    (
        re.compile(
            r"^\s*\[(?:공지|안내|초대|알림|필독|모집|중요|광고|notice|invitation|event)\]\s*", re.IGNORECASE
        ),
        "",
    ),
    (re.compile(r"^\s*\d{4}\s?학년도\s*"), ""),
    (
        re.compile(
            r"\s*(?:개최|실시|참가|참석|일정|운영)?\s*(?:안내(?:문|장)?|공고문?|알림|공지|초대장?|시간표|일정표|계획)\s*$"
        ),
        "",
    ),
    (
        re.compile(
            r"\s*(?:에\s*)?(?:여러분을\s*)?(?:초대합니다|모십니다|안내드립니다|안내해\s?드립니다)[.!]*\s*$"
        ),
        "",
    ),
    (
        re.compile(
            r"\s*(?:일정|관련)?\s*(?:을|를)?\s*안내\s?(?:드립니다|드려요|해\s?드려요|합니다|해요)[.!~^]*\s*$"
        ),
        "",
    ),
    (re.compile(r"\s*예약\s?(?:확정|완료|확인|내역|정보)(?:서|되었습니다|되었어요)?[.!]*\s*$"), ""),
    (re.compile(r"\s+(?:next|this)\s+(?:week|month|\w+day)\b|\?+\s*$", re.IGNORECASE), ""),
    (re.compile(r"^[^\w가-힣'\"(<\[]+|[\s|:;,\-~·=*]+$"), ""),
)
ORGANISATION = re.compile(
    r"(?:의원|병원|치과|안과|피부과|한의원|내과|외과|소아과|이비인후과|산부인과|정형외과|비뇨의학과|클리닉|헤어|살롱|미용실|네일|바버샵|스튜디오|센터|레스토랑|식당|다이닝|오마카세|호텔|리조트"
    r"|펜션|정비|서비스|카페|점|숍|샵|은행|동물병원|보건소|학원|피트니스|필라테스|요가|스파|에스테틱)$"
    r"|\b(?:dental|dentist\w*|clinic|hospital|salon|studio|hotel|resort|restaurant|spa|center|centre|medical|eye\s?care|vision|barber\w*|grill|bistro|kitchen|garage|auto|vet\w*|gym|inn)\b",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\[\s*([^\]\[]{2,24})\s*\]?")
PARENTHESISED = re.compile(r"^\W*[(<]([^()<>]{2,24})[)>]")
NO_SENDER = re.compile(r"web발신|국제발신|국외발신|광고|안내|공지|알림|예약|확정|완료|\d", re.IGNORECASE)
PERSON = re.compile(r"^(?:[A-Z][a-z]+ [A-Z][a-z]+|[A-Z][\w ]+ of [A-Z]\w+)$")
PRICE = re.compile(
    r"관람가|(?:성인|청소년|어린이|일반|adults?)\s?\d+|\d+\s?(?:매|adults?)(?:\s|$)|세\s?이상|\d(?:,\d{3})+\s?원|\d만\s?원|[₩$€£]\s?\d"
)
GARBLED = 60


def trimmed(text: str) -> str:
    """A headline without the words around it that only announce it."""
    for pattern, instead in TRIMS:
        text = pattern.sub(instead, text)
    text = re.sub(r"\bAl\b(?=\s+[A-Z]|$)", "AI", text)
    return " ".join(text.split())[:LONGEST].strip()


def _usable(note: Note) -> bool:
    text, row = note.rest, note.row
    letters = sum(character.isalpha() for character in text)
    clear = min(cell.confidence for cell in row.cells) >= GARBLED
    silent = note.label is not None and note.label.role not in ("title", "named")
    addressed = re.search(r"[가-힣]님[\s,.!]|[가-힣]님$", text)
    noise = (
        addressed
        or GENERIC.match(text)
        or ADDRESS_OF_NET.search(text)
        or PHONE.search(text)
        or SENT.search(note.text)
        or PRICE.search(text)
    )
    return letters >= 2 and clear and not silent and not noise and not SAME_DAY.search(text)


def _weight(note: Note, usual: float, mostly_korean: bool) -> float:
    text = trimmed(note.rest)
    weight = min(note.row.height / max(usual, 1), 4.0)
    weight += 1.2 if KIND.search(text) else 0
    asks = text.endswith("?") and note.row.height > 1.2 * usual
    weight -= 2.5 if is_sentence(text) and not asks else 0
    weight -= 1.2 if mostly_korean and not HANGUL.search(text) and not KIND.search(text) else 0
    weight -= 0.8 if PLACE.search(text) and not KIND.search(text) else 0
    weight -= 0.9 if len(note.row.cells) > 1 else 0
    weight -= 0.6 if note.label is not None and note.label.role == "named" else 0
    weight -= 0.8 if note.moments else 0
    weight -= 1.5 if note.rest.endswith(",") or PERSON.match(text) else 0
    return weight - 0.02 * note.at


def _largest_together(best: Note, notes: list[Note]) -> list[Note]:
    """Neighbours in writing as large as that of the best are parts of the same headline."""
    parts = [best]
    for note in notes:
        beside = min(abs(note.at - part.at) for part in parts) == 1
        near = abs(note.row.middle - parts[-1].row.middle) < 2.2 * best.row.height
        if beside and near and note.row.height > 0.72 * best.row.height and not note.moments:
            parts.append(note)
    return sorted(parts, key=lambda note: note.at)


def headline(notes: Iterable[Note]) -> str:
    """The title that a page carries, or nothing."""
    usable = [note for note in notes if _usable(note)]
    if not usable:
        return ""
    usual = median(note.row.height for note in usable)
    mostly_korean = sum(bool(HANGUL.search(note.text)) for note in usable) * 2 > len(usable)
    ranked = sorted(usable, key=lambda note: -_weight(note, usual, mostly_korean))
    best = ranked[0]
    if _weight(best, usual, mostly_korean) < 0:
        return ""
    large = best.row.height > 1.5 * usual
    parts = _largest_together(best, usable) if large else [best]
    if (larger := _larger(best, ranked)) is not None:
        others = [note for note in usable if note not in parts]
        parts = sorted([*parts, *_largest_together(larger, others)], key=lambda note: note.at)
    text = trimmed(" ".join(part.rest for part in parts))
    return text if KIND.search(text) else _with_kind(text, best, ranked)


def _larger(best: Note, ranked: list[Note]) -> Note | None:
    """A name in much larger writing beside the row that says what it is."""
    for note in ranked:
        beside = abs(note.at - best.at) <= 3 and note.label is None and not note.moments
        if beside and note.row.height > 1.4 * best.row.height and not is_sentence(note.rest):
            return note
    return None


def _with_kind(text: str, best: Note, ranked: list[Note]) -> str:
    """A name alone says little: the row that says what it is goes before it."""
    telling = (
        trimmed(note.rest)
        for note in ranked
        if note is not best
        and note.label is None
        and KIND.search(note.rest)
        and not is_sentence(note.rest)
        and abs(note.at - best.at) <= 3
    )
    kind = next((one for one in telling if one and len(one) <= 30), "")
    return f"{kind} {text}".strip()[:LONGEST] if kind and kind not in text else text


def sender(notes: Iterable[Note]) -> str:
    """The business that a message or a card comes from, or nothing."""
    for note in notes:
        if (found := BRACKETED.search(note.text)) and not NO_SENDER.search(found[1]):
            return found[1].strip()
    for note in notes:
        found = PARENTHESISED.search(note.text)
        if found and ORGANISATION.search(found[1].strip()):
            return found[1].strip()
    for note in notes:
        for cell in note.row.cells:
            if ORGANISATION.search(cell.text) and len(cell.text) <= 24 and not is_sentence(cell.text):
                return trimmed(cell.text)
    return ""
