"""Pictures in a request: where they may stand, as what, and how large. Judged as the service's guide to vision tells."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.fakes.openai.catalogue import Model
from tests.fakes.openai.message import Refusal, Resource

LARGEST = 20_000_000
TOKENS = 1_500
"""What one costs, about: so many patches as the smaller models look at."""
DETAILS = ("low", "high", "auto", "original")
ADDRESS = re.compile(r"data:image/(jpeg|png|webp|gif);base64,([A-Za-z0-9+/]+={0,2})")
BEGINS = {"jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n", "webp": b"RIFF", "gif": b"GIF8"}
Told = tuple[Any, Any]
"""An address, and how closely to look."""


def is_one(piece: Any) -> bool:
    return isinstance(piece, dict) and piece.get("type") in ("input_image", "image_url")


def of(items: Any, place: str, told: Callable[[Resource, str], Told], model: Model) -> Iterator[bytes]:
    """Those in the turns of a request, each as its bytes."""
    for number, item in enumerate(items if isinstance(items, list) else ()):
        content = item.get("content")
        for at, piece in enumerate(content if isinstance(content, list) else ()):
            if is_one(piece):
                where = f"{place}[{number}].content[{at}]"
                if item["role"] != "user":
                    raise Refusal(400, f"Invalid value: {where}.type.", "invalid_value", where)
                if not model.sees:
                    raise Refusal(400, f"{where}: this model takes no image inputs.", "invalid_value", where)
                yield _picture(*told(piece, where), where)


def of_responses(piece: Resource, where: str) -> Told:
    if piece["type"] != "input_image" or set(piece) != {"type", "image_url", "detail"}:
        raise Refusal(400, f"Invalid value: '{where}'.", "invalid_value", where)
    return piece["image_url"], piece["detail"]


def of_chat(piece: Resource, where: str) -> Told:
    inner = piece.get("image_url")
    if piece["type"] != "image_url" or not isinstance(inner, dict) or not {"url"} <= set(inner):
        raise Refusal(400, f"Invalid type for '{where}.image_url'.", "invalid_type", where)
    if set(piece) != {"type", "image_url"} or set(inner) - {"url", "detail"}:
        raise Refusal(400, f"Unknown parameter in '{where}'.", "unknown_parameter", where)
    return inner["url"], inner.get("detail", "auto")


def _picture(address: Any, detail: Any, where: str) -> bytes:
    if detail not in DETAILS:
        raise Refusal(400, f"Invalid value: '{where}.detail'.", "invalid_value", where)
    found = ADDRESS.fullmatch(address) if isinstance(address, str) else None
    if found is None:
        raise Refusal(400, f"Invalid '{where}.image_url': no image data URL.", "invalid_value", where)
    try:
        data = base64.b64decode(found[2], validate=True)
    except binascii.Error:
        raise Refusal(400, f"Invalid base64 in '{where}'.", "invalid_base64", where) from None
    if not data.startswith(BEGINS[found[1]]):
        raise Refusal(400, f"'{where}' is no valid {found[1]}.", "invalid_image_format", where)
    if len(data) > LARGEST:
        raise Refusal(400, f"'{where}' is too large.", "image_too_large", where)
    return data
