"""Whether a model is there to be asked, and for how long: what the service's own list says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import quote

from adapters.openai.forms import Json
from adapters.openai.wire import Wire
from core.errors import ModelFailed


@dataclass(frozen=True, slots=True)
class Standing:
    """How a model stands. `until` is its announced last day."""

    state: Literal["there", "retiring", "gone"]
    until: str = ""


async def standing(wire: Wire, model: str) -> Standing:
    """Raises ModelFailed where nobody can tell: no answer, or a key that is not taken."""
    try:
        return _standing(await wire.get(f"/models/{quote(model, safe='')}"))
    except ModelFailed as error:
        if error.reason != "model":
            raise
    listed = (await wire.get("/models")).get("data")  # not every server looks up one
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict) and each.get("id") == model:
            return _standing(each)
    return Standing("gone")


def _standing(told: Mapping[str, Json]) -> Standing:
    last = told.get("shutdown_date")
    if not isinstance(last, str):
        return Standing("there")
    try:
        date.fromisoformat(last[:10])
    except ValueError:
        return Standing("there")
    return Standing("retiring", last[:10])
