"""The service as data: a batch goes in, an answer comes out, and what was asked is kept for whoever looks."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from adapters.tesseract.headers import declared_size
from core.dialogue.reading import Reading
from core.errors import UnreadableImage
from tests.fakes.vision.answers import annotation
from tests.fakes.vision.faults import Refusal, Rule

MOST_IMAGES, MOST_BYTES, MOST_PIXELS, LONGEST_JSON = 16, 20 * 2**20, 75_000_000, 10 * 2**20
FEATURES = frozenset(range(1, 16)) | {19}
DOCUMENT_TEXT_DETECTION = 11
TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
SIGNATURES = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
)
"""HEIC and AVIF are not among them."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One picture as it came."""

    content: bytes
    features: tuple[int, ...]
    hints: tuple[str, ...]
    transport: str


def form_of(content: bytes) -> str | None:
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    return next((form for signature, form in SIGNATURES if content.startswith(signature)), None)


@dataclass
class World:
    """`read` says what a picture says. `token`: only who bears one that begins so is let in. `delay` is what an answer takes."""

    read: Callable[[bytes], Reading]
    token: str = ""
    delay: float = 0.0
    rules: list[Rule] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    calls: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, kind: Any, **more: Any) -> Rule:
        """A fault."""
        self.rules.append(Rule(kind, **more))
        return self.rules[-1]

    def fault(self) -> Rule | None:
        """The one that strikes this call."""
        with self.lock:
            self.calls += 1
            return next((rule for rule in self.rules if rule.strikes()), None)

    def admit(self, bearer: str) -> None:
        if self.token and not bearer.startswith(self.token):
            raise Refusal(16, "Request had invalid authentication credentials.")

    def annotate(self, requests: list[Any], transport: str, rule: Rule | None) -> list[dict[str, Any]]:
        """The responses as JSON has them. `requests` are messages, whatever they came in."""
        if not requests:
            raise Refusal(3, "Request must contain at least one image.")
        if len(requests) > MOST_IMAGES:
            raise Refusal(3, f"Too many images per request: at most {MOST_IMAGES}.")
        for request in requests:
            self._judge(request)
        return [self._one(request, transport, rule) for request in requests]

    def _judge(self, request: Any) -> None:
        kinds = [feature.type_ for feature in request.features]
        if not kinds:
            raise Refusal(3, "Request must specify image and features.")
        if any(kind not in FEATURES for kind in kinds):
            raise Refusal(3, "Unknown feature type.")
        if bool(request.image.content) == bool(request.image.source.image_uri):
            raise Refusal(3, "Request must specify image and features.")
        if any(not TAG.fullmatch(tag) for tag in request.image_context.language_hints):
            raise Refusal(3, "Unsupported language hint: BCP-47 is wanted.")

    def _one(self, request: Any, transport: str, rule: Rule | None) -> dict[str, Any]:
        content, hints = request.image.content, tuple(request.image_context.language_hints)
        kinds = tuple(feature.type_ for feature in request.features)
        with self.lock:
            self.asked.append(Asked(content, kinds, hints, transport))
        if rule is not None and rule.kind == "inside":
            return {"error": {"code": rule.code, "message": rule.text or "Something is wrong in there."}}
        if len(content) > MOST_BYTES:
            return {"error": {"code": 3, "message": "Image size is too large."}}
        form = form_of(content)
        size = declared_size(form, content) if form else None
        if size is None or size[0] * size[1] > MOST_PIXELS:
            return {"error": {"code": 3, "message": "Bad image data."}}
        return self._read(content, hints, rule) if DOCUMENT_TEXT_DETECTION in kinds else {}

    def _read(self, content: bytes, hints: tuple[str, ...], rule: Rule | None) -> dict[str, Any]:
        try:
            reading = self.read(content)
        except UnreadableImage:
            return {"error": {"code": 3, "message": "Bad image data."}}
        if rule is not None and rule.kind == "garbled" and not hints:
            reading = rule.garbled(reading)
        if rule is not None and rule.kind == "blind" and not hints:
            return {"fullTextAnnotation": {"pages": [{"width": reading.width, "height": reading.height}]}}
        return annotation(reading) if reading.lines else {}
