"""How English speaks of people: with a@x.com, invite a@x.com, guests: a@x.com, uninvite a@x.com, contact: a@x.com."""

from __future__ import annotations

import re
from dataclasses import replace

from core.dialogue.interpretation import Target
from core.language.english.scan import scan
from core.language.english.target import target_in
from core.language.english.text import plain
from core.language.guests.found import Mention
from core.language.guests.parts import Part, Phrase, Tongue, in_note, is_long

NAMES = tuple(
    f"Que{one}{two}"
    for one in ("no", "va", "lu", "mi", "so", "ta", "ro")
    for two in ("dra", "bel", "wyn", "lis", "gor")
)


def _words(listed: str) -> str:
    """A pattern for any of the patterns in a list; `_` stands for spaces."""
    return f"(?:{'|'.join(listed.split())})".replace("_", r"\s+")


_INVITE = r"(?:(?:an?|the|my|this|that)\s+)*(?:calendar\s+)?invit(?:ation|e)s?"
_GUESTS = _words(r"guests? attendees? participants? invitees? invited (?:who|people)(?=\s*:) cc bcc")
_LABEL = rf"{_GUESTS}(?:\s+list)?\s*(?:(?:is|are)\b|:|-)?\s*"
_INVITING = (
    _words(
        "(?:re)?invite inviting includ(?:e|ing) add(?:ing)? cc(?:ing)? loop(?:ing)?_in bring(?:ing)?(?:_in)? copy(?:ing)?(?:_in)? tag notify"
    )
    + rf"|(?:send|forward)(?:ing)?\s+(?:{_INVITE}|it)\s+to|share\s+(?:(?:it|this|that)\s+)?with|{_INVITE}\s+(?:to|for)"
)
_OPENING = r"(?:send|sending|let|give)"
_WITH = rf"(?:{_words('together_with along_with with between plus and')}\b|w/|&)"
_TAKING_OFF = _words(
    "instead_of in_place_of rather_than replac(?:e|ing) swap(?:ping)?(?:_out)? un-?invit(?:e|ing) disinvit(?:e|ing) remov(?:e|ing) drop(?:ping)? delet(?:e|ing) cancel(?:l?ing)? take(?:_off|_out)? kick(?:_out)? exclud(?:e|ing) without minus"
)
_OUT = (
    r"(?:'s\s+invit(?:e|ation)|\s+off\b|\s+out(?=\s*(?:$|[.!]|of\s+(?:it|this|that)\b))|\s+"
    + _words(
        "can(?:'t|not|_not) won't will_not isn't is_not is_no_longer doesn't doesn't_want_to does_not don't"
    )
    + r"\s+(?:be\s+)?(?:mak(?:e|ing)|com(?:e|ing)|join(?:ing)?|attend(?:ing)?|there|available)(?:\s+it\b)?)"
)
_LIST = r"(?:it|this|that|the\s+(?:event|invite|invitation|list|guest\s+list|guests|attendees))\b"
_COMES = r"(?:is|are|will\s+be)\s+(?:coming|invited|joining|attending)|(?:will\s+)?(?:joins?|attends?)\b"
_AS_GUEST = r"as\s+(?:an?\s+)?(?:\w+\s+)?(?:guest|attendee|participant)s?"
_TOO = rf"(?:,?\s+(?:too|as\s+well|also|{_AS_GUEST}|please|along|know|{_INVITE}(?:\s+(?:to|for)\b)?|to\s+{_LIST}|{_COMES}))*"
_AND = r"(?:[\s,;.]*(?<![\w'])(?:and|also|plus|please|then|but|oh|ok|okay)\b)*"
_LEFT = re.compile(
    rf"(?i:{_AND}[\s,;.]*(?<![\w'])(?:(?P<out>{_TAKING_OFF}\s+)|(?P<asked>(?:{_INVITING})\s+)|(?P<label>{_LABEL})|(?P<open>{_OPENING}\s+)"
    rf"|(?:between\s+(?:me|us)\s*(?:,|and\b|&)*|{_WITH}|for|to|by|from|of|about)\s*)|{_AND}[\s,;]+)$"
)
_RIGHT = re.compile(rf"(?i:(?P<out>{_OUT})|{_TOO}(?:\s+(?:from|off|to)\s+{_LIST})?)")
_OPENED = re.compile(rf"(?i:\s+(?:{_INVITE}|know)\b)")
_TO_EVENT = re.compile(r"(?i:\s+(?:to|for)(?=\s+(?!the\b|my\b|our\b|that\b|this\b|it\b)\w))")
_HOST = re.compile(r"(?i:\s*(?:to|for|from|on|in|off)\s+(?:the|my|our|that|this)\b)")
_FROM = re.compile(r"(?i:^\s*(?:from|off|out\s+of|to|for|of|on|in)\s+)")
_KNOWN = re.compile(
    rf"(?i:(?<![\w'])(?:{_LABEL}|(?:{_INVITING})\s+|{_WITH}\s*|{_TAKING_OFF}\s+|{_OPENING}\s+))$"
)
_INVITED = re.compile(r"(?i:(?<![\w'])invit(?:e|ing)\s+)$")
_WRITING = re.compile(
    r"(?i:(?<![\w'])(?:contact|rsvp|apply|register|sign\s+up|reach(?:\s+out)?|reply|respond|write)(?:\s+(?:to|at|via|with|by\s+e?-?mail(?:\s+to)?))*\s+)$"
)
_CONTACT = re.compile(
    r"(?i:(?<![\w'])(?:contact(?:\s+(?:us|me|person|info|details))?(?:\s+(?:at|via|on))?|(?:any\s+)?(?:questions?|enquir(?:y|ies)|inquir(?:y|ies))\b[?:,]?(?:\s+(?:to|at|contact|e-?mail|mail))?"
    r"|(?:e-?mail|mail|write\s+to|reach|message)\s+(?:us|me|them)(?:\s+(?:at|on|via))?|(?:e-?mail|mail|from|info|help|organi[sz]er|host)(?=\s*:)|(?:sent|hosted|organi[sz]ed)\s+by|reply-?to|support|account"
    r"|(?:my|your|his|her|our|the|\w+'s)\s+(?:\w+\s+)?(?:e-?mail|mail|address|account)(?:\s+address)?(?:\s+is|\s+at)?|at|via)\s*[:-]?\s*)$"
)
_ERRAND = re.compile(
    r"(?i:(?<![\w'])(?:(?:e-?mail|mail|text|message|ping|write|answer|reply\s+all|from)\s+"
    r"|(?:send|forward|submit|deliver|e-?mail|mail|give|reply|respond|write|transfer|pay|return|ship)\b(?![^,.\n]{0,40}\binvit)(?:[^,.\n]{0,60}\sto|(?=\s\S*$))\s+))$"
)
_PUBLIC = re.compile(
    r"(?i:\s*(?:for\s+(?:more|any|further|details|info|questions|help)|with\s+(?:any\s+)?questions))"
)


def part(text: str, one: Mention) -> Part:
    """What a mention is, by the words on both sides of it."""
    before, after = text[max(0, one.start - 80) : one.start], text[one.end : one.end + 60]
    whole, known = Part("guest", one.start, one.end, names=one.addresses), _KNOWN.search(before)
    if in_note(text, one):
        return _kept(whole)
    if _errand(before, after):
        public = _PUBLIC.match(after)
        return _office(whole, before, public) if public or is_long(text) else _kept(whole)
    match = _WRITING.search(before) or _CONTACT.search(before)
    if match and (not known or is_long(text)):
        begins = match.re is _WRITING and not is_long(text) and not text[: one.start - len(match[0])].strip()
        return _kept(whole) if begins else _contact(whole, len(match[0]))
    if is_long(text) and not (known or re.match(_OUT, after)):
        return _contact(whole, 0)
    return replace(whole, certain=_plans(before, after))


def _office(one: Part, before: str, public: re.Match[str] | None) -> Part:
    """Questions? Email a@x.com for details: none of it belongs to the event."""
    match = _CONTACT.search(before) or _ERRAND.search(before)
    office = _contact(one, len(match[0]) if match else 0)
    return replace(office, end=office.end + public.end()) if public else office


def _kept(one: Part) -> Part:
    return Part("kept", one.start, one.end, names=one.names)


def _contact(one: Part, before: int) -> Part:
    return Part("contact", one.start - before, one.end)


def _errand(before: str, after: str) -> bool:
    """Email a@x.com the contract; a@x.com's birthday."""
    if re.match(r"['’]s\b(?!\s+invit)", after):
        return True
    return _ERRAND.search(before) is not None and not _OPENED.match(after)


def _plans(before: str, after: str) -> bool:
    """Invite a@x.com to lunch tomorrow at noon: a lunch that is not there yet."""
    planned = _INVITED.search(before) and _TO_EVENT.match(after)
    return bool(planned) and any(piece.clock for piece in scan(plain(after)))


def phrase(text: str, name: str) -> Phrase:
    """All that belongs to somebody who is named in a text."""
    start = text.index(name)
    end = start + len(name)
    left, right = _LEFT.search(text, max(0, start - 80), start), _RIGHT.match(text, end)
    if left and left["open"] and not _OPENED.match(text, end):
        left = None
    asked = left is not None and any(left[group] for group in ("asked", "label", "open"))
    off = (left is not None and bool(left["out"])) or (right is not None and bool(right["out"]))
    first, last = left.start() if left else start, right.end() if right else end
    if left and left["asked"] and (to := _TO_EVENT.match(text, last)):
        last = to.end()
    return Phrase(
        first, last, off=off, asked=asked or off, hosted=asked and _HOST.match(text, last) is not None
    )


def target(text: str) -> Target:
    """From the dinner: the event that somebody is to be taken from."""
    words = _FROM.sub("", text)
    return target_in(words, plain(words))


ENGLISH = Tongue(NAMES, ("", " with {}"), part, phrase, target)
