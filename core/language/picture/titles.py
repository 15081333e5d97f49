"""What to call the event of a page: a wedding by its couple, an appointment by who gives it, the rest by the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.language.picture.headline import HANGUL, headline, sender, trimmed
from core.language.picture.notes import Note
from core.language.picture.purpose import purpose_in, strength
from core.language.picture.words import KIND

WEDDING = re.compile(r"결혼|웨딩|wedding|신랑|신부|혼주|예식|청첩|marri|bride|groom", re.IGNORECASE)
SPOUSE = re.compile(r"(?:신랑|신부)\s*[:·]?\s*([가-힣]{2,4})(?!\S*측)(?=\s|$|[,·])")
NAME = r"[가-힣]{2,4}"
SURNAME = (
    "[김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현]"
)
COUPLE = re.compile(
    rf"^\W*({SURNAME}[가-힣]{{1,3}})\s+(?:\S{{1,4}}\s+|\S\s\S\s+)?({SURNAME}[가-힣]{{1,3}})\W*$"
)
TIGHT_COUPLE = re.compile(rf"^\W*({NAME})\s*[♥♡❤&+=·|]\s*({NAME})\W*$")
ENGLISH_COUPLE = re.compile(
    r"^\W*([A-Z][a-z]+(?: [A-Z][a-z]+)?)\s*(?:&|and|\+|♥)\s*([A-Z][a-z]+(?: [A-Z][a-z]+)?)\W*$"
)
NO_NAME = re.compile(r"토요일|일요일|월요일|화요일|수요일|목요일|금요일|오시는|초대|서울|사랑|모시|감사|축하")
FIRST_BIRTHDAY = re.compile(r"([가-힣]{2,3}?)(?:이의|의|이)?\s*(?:첫\s?돌|돌잔치|첫\s?번?째?\s?생일)")
LATE = re.compile(
    r"(?:故|고)\s?([가-힣]{2,4}?)(?=\s|님|께서|\()|([가-힣]{2,4}?)\s?님?께서\s[^\n]{0,12}(?:별세|소천|영면|타계)"
)
BUSINESS = re.compile(
    r"(?:매장|업체|상호|식당|가게|레스토랑|미용실|restaurant|store|salon|병원|숙소|호텔|업소|stay|hotel|property)(?:명|\s?이름)?(?:\s*[:|]\s*|\s{2,})(\S.*)$",
    re.IGNORECASE,
)
FLIGHT = re.compile(r"\bflight\s+[A-Z0-9]{2}\s?\d{2,4}(?:\s+to\s+[A-Z][a-z]+)?", re.IGNORECASE)
BOOKED = re.compile(
    r"예약|진료|검진|접종|appointment|reservation|booking|booked|check-?up|check-?in|visit|flight",
    re.IGNORECASE,
)
STAY = re.compile(r"check-?\s?out", re.IGNORECASE)
EMPLOYER = re.compile(r"([가-힣A-Za-z0-9&]{2,14})\s?(?:채용|인사|피플|HR)\s?(?:팀|담당)")
RESERVED = re.compile(r"예약\s?(?:이|일|자|번호|확정|완료|내역|하신)")
SERVICE = re.compile(
    r"(?:(?:^|[\s,.\]])(?P<before>[가-힣A-Za-z&·]{1,12}\s)?)(?P<what>[가-힣A-Za-z·]{0,8}(?:검진|검사|접종|스케일링|수술|상담|시술|커트|컷|펌|염색|촬영|면접|점검|치료|진료|정비"
    r"|마사지|관리|수업|레슨|투어|테스트))(?=\s|예약|$|[을를이가은는의,.])"
)
ENGLISH_SERVICE = re.compile(
    r"\b(?:[Yy]our|[Aa]n?|[Tt]he)\s+(?P<what>(?:[\w'-]+\s){0,3}?(?:appointment|reservation|booking|visit|interview|check-?up|cleaning|exam|consultation"
    r"|inspection|haircut|session|tour|service)(?:\s(?:appointment|visit|session|reservation))?)\b(?:\s+(?:with|at)\s+(?P<who>(?:Dr\.?\s)?[A-Z][\w'&.]*(?:\s[A-Z][\w'&]*){0,3}))?"
)
INVITES = re.compile(
    r"\b(?:invit\w+\s+(?:you\s+)?(?:all\s+)?to|join\s+us\s+(?:for|at)|welcome\s+you\s+to)\s+(?:attend\s+)?(?:our|the|an?)?\s*(?:annual\s+|upcoming\s+)?"
    r"(?P<what>[A-Z][\w'&-]*(?:\s(?:of|and|for|&|[A-Z0-9][\w'&-]*)){0,5})"
)
HOURS = re.compile(r"(?:진료|영업|운영|상담|업무|이용|근무)\s?시간")
PARTICLE = re.compile(
    r"(?:님|은|는|을|를|의|에|고객|환자|안내|예정|다음|오늘|내일|금일|확정|변경|신청하신|요청하신)\s*$"
)


def _couple(notes: Sequence[Note]) -> tuple[str, str] | None:
    texts = [note.text for note in sorted(notes, key=lambda note: -note.row.height)]
    stacked = [" ".join(note.text for note in notes[at : at + 3]) for at in range(len(notes) - 2)]
    for text in texts + stacked:
        found = TIGHT_COUPLE.match(text) or ENGLISH_COUPLE.match(text) or COUPLE.match(text)
        if found and not NO_NAME.search(text):
            return found[1], found[2]
    spouses = [found[1] for note in notes for found in SPOUSE.finditer(note.text)]
    return (spouses[0], spouses[1]) if len(spouses) > 1 else None


def wedding(notes: Sequence[Note]) -> str:
    """`이준호 최수아 결혼식`, or nothing where nobody marries."""
    if not any(WEDDING.search(note.text) for note in notes):
        return ""
    couple = _couple(notes)
    if couple is None:
        return ""
    korean = "가" <= couple[0][0] <= "힣"
    return f"{couple[0]} {couple[1]} 결혼식" if korean else f"{couple[0]} & {couple[1]} wedding"


def _vaccine(label: str, value: str) -> str:
    return f"{value} 접종" if "접종" in label and "접종" not in value else value


def _service(notes: Sequence[Note]) -> str:
    for note in notes:
        if note.label is not None and note.label.role == "what" and not note.moments:
            return _vaccine(note.label.label, trimmed(note.label.value))
    for note in notes:
        if note.label is None and (found := SERVICE.search(note.rest)):
            before = found["before"] or ""
            return trimmed(found["what"] if PARTICLE.search(before) else before + found["what"])
    return ""


def appointment(notes: Sequence[Note]) -> str:
    """`서울밝은안과 정기검진`, or nothing where nothing was booked."""
    if not any(BOOKED.search(note.text) for note in notes):
        return ""
    who = next((found[1].strip() for note in notes if (found := BUSINESS.search(note.text))), "") or sender(
        notes
    )
    if found := FLIGHT.search(" ".join(note.text for note in notes)):
        return found[0][0].upper() + found[0][1:]
    if found := ENGLISH_SERVICE.search(" ".join(note.text for note in notes)):
        giver = found["who"] or who
        what = found["what"].strip()
        return f"{giver} {what}".strip() if giver else what[0].upper() + what[1:]
    what = _service(notes)
    if not who:
        return ""
    if not what:
        stays = any(STAY.search(note.text) for note in notes)
        return f"{who} 예약" if HANGUL.search(who) else f"{who} check-in" if stays else f"{who} appointment"
    return who if what in who else f"{who} {what}"


def family(notes: Sequence[Note]) -> str:
    """`윤서 첫돌잔치`, `김영수 발인`, or nothing."""
    for note in notes:
        if found := FIRST_BIRTHDAY.search(note.text):
            return f"{found[1]} 첫돌잔치"
    text = "\n".join(note.text for note in notes)
    late = LATE.search(text)
    return f"{late[1] or late[2]} 발인" if late and "발인" in text else ""


def named(notes: Sequence[Note]) -> str:
    """What a label says the title is."""
    for note in notes:
        if note.label is not None and note.label.role == "title" and not note.moments:
            return trimmed(note.label.value)
    return ""


def title_of(notes: Sequence[Note]) -> str:
    """The title of a page that announces one thing, or nothing."""
    told = wedding(notes) or family(notes) or named(notes) or appointment(notes)
    if told:
        return told
    heading = headline(notes)
    invited = "" if KIND.search(heading) else _invited_to(notes)
    return invited or _fuller(heading, notes) or _from_sentences(notes)


def _fuller(title: str, notes: Sequence[Note]) -> str:
    """A restaurant's name alone is no title, nor is `면접` without who invites to it."""
    employer = next((found for note in notes if (found := EMPLOYER.search(note.text))), None)
    if employer is not None and title and len(title) <= 6 and employer[1] not in title:
        return f"{employer[1]} {title}"
    booked = any(RESERVED.search(note.text) for note in notes)
    return f"{title} 예약" if title and booked and not KIND.search(title) and HANGUL.search(title) else title


def _from_sentences(notes: Sequence[Note]) -> str:
    """What the sentences are about, where nothing stands out."""
    telling = (note for note in notes if not HOURS.search(note.text))
    found = (purpose_in(note.text, tuple((one.start, one.end) for one in note.moments)) for note in telling)
    return max(found, key=strength, default="")


def _invited_to(notes: Sequence[Note]) -> str:
    """`Science Fair`, where a letter invites to it."""
    found = INVITES.search(" ".join(note.text for note in notes))
    return found["what"] if found else ""
