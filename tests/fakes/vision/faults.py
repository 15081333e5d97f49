"""Faults by rule: how many calls meet one, and what it does to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, get_args

from core.dialogue.reading import Reading

Kind = Literal[
    "hang",  # nothing comes back
    "slow",  # the answer drips for `delay` seconds (HTTP), or comes after them
    "late",  # it comes after `delay` seconds
    "lost",  # the connection is closed without an answer (HTTP), or `code` 14
    "error",  # `code` of google.rpc, with RetryInfo of `retry` seconds where that is told
    "inside",  # 200, and the picture's own error of `code`
    "page",  # 200 and a page of whatever stands between (HTTP), or bytes that are no message
    "cut",  # 200 and half a JSON object, or half a message
    "none",  # 200 and no response at all
    "garbled",  # letters of another script, with half a confidence, unless languages were named
    "blind",  # a page without a word, unless languages were named
]
HTTP = {3: 400, 4: 504, 5: 404, 7: 403, 8: 429, 13: 500, 14: 503, 16: 401}
NAMES = {
    3: "INVALID_ARGUMENT", 4: "DEADLINE_EXCEEDED", 5: "NOT_FOUND", 7: "PERMISSION_DENIED", 8: "RESOURCE_EXHAUSTED",
    13: "INTERNAL", 14: "UNAVAILABLE", 16: "UNAUTHENTICATED",
}  # fmt: skip
DEVANAGARI = str.maketrans({chr(0xAC00 + n): chr(0x0905 + n % 50) for n in range(11_172)})


class Refusal(Exception):
    """What the service answers instead: a code of google.rpc."""

    def __init__(self, code: int, message: str, retry: float | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.retry = code, message, retry


@dataclass(slots=True)
class Rule:
    """Strikes `times` calls (None: always), from the `nth` on."""

    kind: Kind
    nth: int = 1
    times: int | None = 1
    code: int = 14
    retry: float | None = None
    delay: float = 60.0
    text: str = ""
    seen: int = 0
    struck: int = 0

    def __post_init__(self) -> None:
        if self.kind not in get_args(Kind):
            raise ValueError(f"no such fault: {self.kind}")

    def strikes(self) -> bool:
        self.seen += 1
        if self.seen < self.nth or (self.times is not None and self.struck >= self.times):
            return False
        self.struck += 1
        return True

    def refusal(self) -> Refusal:
        return Refusal(self.code, self.text or NAMES[self.code].replace("_", " ").lower(), self.retry)

    def garbled(self, reading: Reading) -> Reading:
        lines = tuple(
            replace(line, text=line.text.translate(DEVANAGARI), confidence=45) for line in reading.lines
        )
        return replace(reading, text=reading.text.translate(DEVANAGARI), lines=lines, confidence=45.0)
