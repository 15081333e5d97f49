"""Words that ask for a video call: 화상회의, Meet 링크, video call. Whoever names another service has a link already."""

from __future__ import annotations

import re
from dataclasses import replace

from core.dialogue.interpretation import CreateEvents, EventProposal, Meaning

_CALL = re.compile(
    r"화상\s?(?:회의|미팅|통화|면접|상담|링크|으로)|(?:구글\s?|google\s?)(?:미트|밋|meet)(?![a-z])"
    r"|(?<![a-z])(?:g?meet|미트|밋)\s?(?:링크|link)|(?<![a-z])gmeet(?![a-z])|video\s?(?:call|conference|conferencing|meeting|chat)(?![a-z])",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"://|줌(?![가-힣])|줌으?로|웹엑스|팀즈|페이스타임|디스코드|zoom|webex|teams(?![a-z])|facetime|skype|discord",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(
    r"(?:^|[\s,]+)(?:(?:잡아|넣어|만들어)\s?줘\s)?(?:(?:with|and|plus)\s+)?(?:an?\s+)?(?:구글\s?|google\s?)?(?:g?meet|미트|밋|화상(?:\s?회의)?|video\s?call)\s?(?:링크|link)"
    r"(?:도|을|를|랑|이랑)?(?:\s?(?:포함|추가|첨부|같이|함께|included))?(?:해서|하고)?(?=[\s,]|$)"
    r"|(?:^|[\s,]+)(?:(?:via|on|over|by)\s+)?(?:구글\s?|google\s)(?:미트|밋|meet)(?:로|으로|에서)?$"
    r"|\s화상\s?(?:회의|미팅)(?:로|으로)$",
    re.IGNORECASE,
)
_IS_PLACE = re.compile(
    r"(?:구글\s?|google\s?)?(?:g?meet|미트|밋)|화상\s?(?:회의|미팅)?|(?:a\s+)?video\s?call", re.IGNORECASE
)


def with_meetings(meaning: Meaning, text: str) -> Meaning:
    """New events with the video call that their own words ask for."""
    if not isinstance(meaning, CreateEvents) or not _CALL.search(text):
        return meaning
    return CreateEvents(tuple(_with_meeting(event, text, meaning) for event in meaning.events))


def _with_meeting(event: EventProposal, text: str, meaning: CreateEvents) -> EventProposal:
    start, end = event.evidence or (0, len(text))
    said = text if len(meaning.events) == 1 else text[start:end]
    if not _CALL.search(said) or _ELSEWHERE.search(said):
        return event
    title = " ".join(_IN_TITLE.sub(" ", event.title).split()).strip(" ,")
    place = "" if _IS_PLACE.fullmatch(event.location) else event.location
    return replace(event, meeting=True, title=title or event.title, location=place)
