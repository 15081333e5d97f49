"""The offline interpreter: picks the reader of the language, or of pictures, and says what a message means."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from core.calendar.time.expression import TimeExpression
from core.dialogue.interpretation import Interpretation, Meaning, Request
from core.dialogue.message import Lang
from core.language.accounts import account
from core.language.leaving_out import without_exceptions
from core.language.meetings import with_meetings
from core.language.nobody import nobody
from core.language.own import own
from core.language.why import why
from core.language.wishes import wish

_HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ\u1100-\u11ff]+")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_KOREAN_WORD = re.compile(
    r"[A-Za-z\d][가-힣]|오늘|내일|모레|[이저]번|다음|담주|매[일주월달]|오[전후]|저녁|점심|아침|새벽|[월화수목금토일]요일|일정|알려|해줘|잡아"
)
_ADDRESS_SIGN = re.compile("[@＠]")
_LOOKED_AT = 4000


def understand(request: Request) -> Interpretation:
    """What a message means, read by rules alone. Never raises, whatever the text."""
    lang = language_of(request.reading.text if request.reading is not None else request.text, request.lang)
    first, *rest = _orders(request, lang)
    return Interpretation(_read(replace(request, text=first), lang), lang, rest=" ".join(rest))


def _orders(request: Request, lang: Lang) -> tuple[str, ...]:
    if not request.parted or request.awaiting is not None or request.reading is not None:
        return (request.text,)
    if lang == "en":
        from core.language.english.orders import orders
    else:
        from core.language.korean.orders import orders
    return orders(request.text)


def mentioned(text: str, lang: Lang) -> TimeExpression | None:
    """The first time that words tell, whatever else they mean."""
    if lang == "en":
        from core.language.english.time import find_times

        return next((found.expression for found in find_times(text)), None)
    from core.language.korean.past import looking_back
    from core.language.korean.time import find_times as find_korean

    return looking_back(text, next((found.expression for found in find_korean(text)), None))


def language_of(text: str, usual: Lang) -> Lang:
    """Korean where there is Hangul, unless it is only a name in an English sentence; `usual` where no word tells."""
    text = _without_addresses(text[:_LOOKED_AT])
    hangul = _HANGUL.findall(text)
    latin = _LATIN_WORD.findall(text)
    if hangul:
        only_a_name = (
            len(latin) >= 3
            and _KOREAN_WORD.search(text) is None
            and len(hangul) <= 2
            and sum(map(len, hangul)) < sum(map(len, latin)) // 2
        )
        return "en" if only_a_name else "ko"
    return "en" if latin else usual


def _without_addresses(text: str) -> str:
    """Addresses are in no language."""
    if _ADDRESS_SIGN.search(text) is None:
        return text
    from core.language.guests.found import without_mentions

    return without_mentions(text)


def _read(request: Request, lang: Lang) -> Meaning:
    if request.reading is not None:
        from core.language.picture.read import read as read_picture

        return read_picture(request)
    asked: Meaning | None = own(request.text, lang, request.awaiting)
    asked = asked or account(request.text, lang, request.awaiting)
    asked = asked or wish(request.text, lang, request.awaiting) or nobody(request.text, lang)
    asked = asked or why(request.text, lang)
    if asked is not None or _ADDRESS_SIGN.search(request.text) is None:
        return asked or _plainly(request, lang)
    from core.language.guests.read import read as read_guests

    asked = account(_without_addresses(request.text[:_LOOKED_AT]), lang, request.awaiting)
    return asked or read_guests(request, lang, partial(_plainly, lang=lang))


def _plainly(request: Request, lang: Lang) -> Meaning:
    return with_meetings(without_exceptions(request, lang, partial(_words, lang=lang)), request.text)


def _words(request: Request, lang: Lang) -> Meaning:
    if lang == "en":
        from core.language.english.read import read as read_english

        return read_english(request)
    from core.language.korean.read import read as read_korean

    return read_korean(request)
