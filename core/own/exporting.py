"""Everything that we hold about a person, as files in the blob store."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta
from itertools import chain, count
from typing import Any

from core.calendar.change import Change
from core.calendar.event import Event
from core.calendar.ical.write import write
from core.dialogue.message import ConversationKey
from core.dialogue.plain import plain_event
from core.dialogue.reply import File
from core.errors import BlobMissing
from core.own_store import Possessions, Spoken
from core.records import Grant
from core.usage import Usage
from core.world import World

KEPT = timedelta(hours=24)
NAME, CALENDAR = "haru.json", "haru.ics"
_KINDS = ((b"\xff\xd8", "jpg"), (b"\x89PNG", "png"), (b"GIF8", "gif"), (b"RIFF", "webp"), (b"BM", "bmp"))


async def export(world: World, key: ConversationKey) -> tuple[File, ...]:
    """The JSON, the calendar, then each picture; none for a stranger. What is put there is doomed before it is there."""
    held, now = await world.store.possessions(key), world.clock.now()
    if held is None:
        return ()
    pictures = await _pictures(world, held.spoken)
    told = json.dumps(everything(held, pictures, now), ensure_ascii=False, indent=1)
    calendars = dict(zip(_calendar_names(), write(held.events, now), strict=False))
    made = {NAME: told.encode("utf-8", "replace"), **calendars}
    files = tuple(File(name, f"export/{world.newborn()}.{name.rpartition('.')[2]}") for name in made)
    async with world.store.unit() as unit:
        for file in files:
            await unit.doom(file.blob, held.account, now + KEPT)
    for file in files:
        await world.blobs.put(file.blob, made[file.name])
    return (*files, *(File(name, picture) for picture, name in pictures.items()))


def _calendar_names() -> Iterator[str]:
    return chain((CALENDAR,), (f"haru-{number}.ics" for number in count(2)))


async def _pictures(world: World, spoken: Iterable[Spoken]) -> dict[str, str]:
    """What each is called, by its key; one that is gone is left out."""
    found: dict[str, str] = {}
    for blob in dict.fromkeys(blob for one in spoken for blob in one.line.blobs):
        try:
            found[blob] = f"picture-{len(found) + 1}.{_kind(await world.blobs.get(blob))}"
        except BlobMissing:
            continue
    return found


def _kind(image: bytes) -> str:
    return next((kind for beginning, kind in _KINDS if image.startswith(beginning)), "heic")


def everything(held: Possessions, pictures: Mapping[str, str], now: datetime) -> dict[str, Any]:
    """In plain values. Of connected accounts never what opens them."""
    wishes = {name: _plain(value) for name, value in asdict(held.account.preferences).items()}
    home = held.account.home
    return {
        "product": "Haru",
        "exported_at": now.isoformat(),
        "settings": wishes | {"home": _place(home) if home else None},
        "known_as": [{"platform": platform, "id": person} for platform, person in held.people],
        "google_accounts": [_grant(one) for one in held.grants],
        "calendars": [{"name": one.name, "account": one.email} for one in held.account.calendars],
        "events": [_event(one) for one in held.events],
        "changes": [{"at": one.at.isoformat(), **_change(one.change)} for one in held.recorded],
        "read_by_ai": [_used(day, usage) for day, usage in held.spent],
        "messages": [_message(one, pictures, held.readings) for one in held.spoken],
    }


def _event(event: Event) -> dict[str, Any]:
    told = {"notes": event.notes or None, "reminders": list(event.reminders or ())}
    return plain_event(event) | told


def _change(change: Change) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "state": change.state,
        "said_on": change.origin,
        "before": _event(change.base) if change.base else None,
        "after": _event(change.after) if change.after else None,
    }


def _message(spoken: Spoken, pictures: Mapping[str, str], readings: Mapping[str, str]) -> dict[str, Any]:
    line = spoken.line
    return {
        "at": line.at.isoformat(),
        "place": _place(spoken.key),
        "from": "you" if line.role == "user" else "Haru",
        "text": line.text,
        "pictures": [{"file": pictures.get(blob), "read": readings.get(blob)} for blob in line.blobs],
    }


def _grant(grant: Grant) -> dict[str, Any]:
    who = grant.identity
    told = {"email": who.email, "name": who.name, "picture": who.picture, "google_id": who.subject}
    return told | {"allowed": list(grant.scopes), "state": grant.state}


def _used(day: date, usage: Usage) -> dict[str, Any]:
    tokens = {"asked": usage.asked, "cached": usage.cached, "answered": usage.answered}
    return {"day": day.isoformat(), "model": usage.model, "answers": usage.calls, "tokens": tokens}


def _place(key: ConversationKey) -> dict[str, str]:
    return {"platform": key.platform, "channel": key.channel}


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | bool | int) else str(value)
