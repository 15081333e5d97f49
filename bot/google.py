"""Google as this house was told of it, and the remote calendar that comes of it."""

from __future__ import annotations

import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from adapters.google.addresses import Addresses
from adapters.google.pacing import Pace
from adapters.vault.keys import KeyFile, SetKeys, read_keys
from core.ports import Clock
from core.world import Remote

if TYPE_CHECKING:
    from bot.settings import Settings

API = "https://www.googleapis.com"


@dataclass(frozen=True, slots=True)
class Google:
    """What it takes to connect. `origin` is where a browser reaches us, `base` where the Calendar API is."""

    client: str
    secret: str
    origin: str
    addresses: Addresses = field(default_factory=Addresses)
    base: str = API
    keys: str | None = None


def google_of(settings: Settings) -> Google | None:
    """None where the events table is the calendar: without a client, or where no browser could come back to us."""
    if not (settings.google_client_id and settings.google_client_secret and settings.origin):
        return None
    return Google(
        settings.google_client_id,
        settings.google_client_secret,
        settings.origin,
        _addresses(settings),
        settings.google_api_base_url or API,
        settings.secret_keys,
    )


def _addresses(settings: Settings) -> Addresses:
    own = Addresses()
    return Addresses(
        settings.google_auth_uri or own.auth,
        settings.google_token_uri or own.token,
        settings.google_revoke_uri or own.revoke,
        settings.google_userinfo_uri or own.userinfo,
        settings.google_certs_uri or own.certs,
    )


def keys_of(setting: str | None, folder: Path) -> SetKeys | KeyFile:
    """Those of the setting, or of the file in the data folder."""
    return SetKeys(read_keys(setting)) if setting else KeyFile(folder)


def remote_of(stack: AsyncExitStack, google: Google, clock: Clock, folder: Path) -> Remote:
    """The remote calendar; `stack` takes it down again. Raises ValueError and OSError where the keys are spoilt."""
    from adapters.google.calendar import GoogleCalendar
    from adapters.google.consent import Client, GoogleConsent
    from adapters.google.door import CALLBACK, START
    from adapters.google.hook import HOOK
    from adapters.vault.vault import KeyVault

    keys = keys_of(google.keys, folder)
    keys.read()
    hook = google.origin + HOOK if _can_ring(google) else None
    calendar = GoogleCalendar(google.base, hook=hook, pace=Pace(time.monotonic))
    stack.push_async_callback(calendar.close)
    client = Client(google.client, google.secret, google.origin + CALLBACK)
    consent = GoogleConsent(client, clock, google.addresses)
    return Remote(calendar, consent, KeyVault(keys), google.origin + START, hook)


def _can_ring(google: Google) -> bool:
    """Google calls nobody but at a public https:// address; a stand-in on this machine calls anybody on it."""
    return google.origin.startswith("https://") or urlsplit(google.base).scheme == "http"
