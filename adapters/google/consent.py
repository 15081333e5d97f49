"""The way to a Google account: OAuth 2.0 with PKCE, by google-auth-oauthlib, each call in a thread and bounded in time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from adapters.google.addresses import Addresses, origin, plain_way, posed, true
from adapters.google.identity import as_object, told_by, verified
from core.errors import SignedOut, Unreachable
from core.ports import Clock
from core.records import Identity, Tokens

if TYPE_CHECKING:
    from requests import Response, Session

TIMEOUT = 8.0  # less than a refresh is leased for
_LIFE = 3600  # seconds that an access token lives where Google does not say

SIGN_IN = ("openid", "email", "profile")
"""Whose account it is: the id, the address that is confirmed in the chat, and the name on the page."""
EVENTS = "https://www.googleapis.com/auth/calendar.events"
"""Reading and writing events, and push channels for them; not sharing, and not making or deleting calendars."""
CALENDARS = "https://www.googleapis.com/auth/calendar.calendarlist.readonly"
"""Which calendars there are, and what may be done in each."""
FREE_BUSY = "https://www.googleapis.com/auth/calendar.freebusy"
"""When calendars are taken whose events we may not read; left unticked, those are not looked at."""
SCOPES = (*SIGN_IN, EVENTS, CALENDARS, FREE_BUSY)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Client:
    """Who we are at Google. `back` is the address that people come back to, as it is registered there."""

    id: str
    secret: str
    back: str


class GoogleConsent:
    """Serves `Consent`. Nothing is kept between calls: whoever comes back may meet another process."""

    def __init__(
        self, client: Client, clock: Clock, addresses: Addresses | None = None, timeout: float = TIMEOUT
    ) -> None:
        self._client = client
        self._clock = clock
        self._at = addresses or Addresses()
        self._timeout = timeout

    def url(self, state: str, verifier: str, hint: str = "") -> str:
        """Google's consent screen for all we need, with the S256 challenge of the verifier."""
        with self._flow(verifier, SCOPES) as flow:
            url, _ = flow.authorization_url(
                state=state,
                access_type="offline",
                prompt="consent",
                include_granted_scopes="true",
                **({"login_hint": hint} if hint else {}),
            )
        return true(str(url), self._at.auth)

    async def exchange(self, code: str, verifier: str) -> tuple[Identity, Tokens]:
        """Raises SignedOut and Unreachable."""
        return await self._in_time(lambda: self._exchanged(code, verifier))

    async def refresh(self, refresh: str) -> Tokens:
        """Raises SignedOut and Unreachable."""
        return await self._in_time(lambda: self._refreshed(refresh))

    async def revoke(self, token: str) -> None:
        """Raises Unreachable."""
        await self._in_time(lambda: self._revoked(token))

    async def _in_time(self, act: Callable[[], T]) -> T:
        """In a thread. One that a dripping answer holds is not waited for."""
        try:
            async with asyncio.timeout(self._timeout):
                return await asyncio.to_thread(_translated, act)
        except TimeoutError as error:
            raise Unreachable("no answer in time") from error

    def _exchanged(self, code: str, verifier: str) -> tuple[Identity, Tokens]:
        # Asked with no scopes named: the answer tells what was granted, and the library takes fewer for no mistake.
        with self._flow(verifier, None) as flow:
            told = flow.fetch_token(code=code, timeout=self._timeout)
        return self._who(told), self._tokens(told)

    def _refreshed(self, refresh: str) -> Tokens:
        with self._flow("", None) as flow:
            told = flow.oauth2session.refresh_token(
                flow.client_config["token_uri"],
                refresh_token=refresh,
                client_id=self._client.id,
                client_secret=self._client.secret,
                timeout=self._timeout,
            )
            tokens = self._tokens(told)
        same = tokens.refresh == refresh  # the library hands back the old one where Google sends none
        return Tokens(tokens.access, tokens.access_until, None if same else tokens.refresh, tokens.scopes)

    def _who(self, told: Mapping[str, Any]) -> Identity:
        """By the ID token; asked for where Google's keys cannot be had, or it sent none."""
        import requests

        with requests.Session() as session:
            certificates = self._certificates(session) if told.get("id_token") else None
            if certificates:
                return verified(str(told["id_token"]), certificates, self._client.id, self._clock.now())
            bearer = {"Authorization": f"Bearer {told['access_token']}"}
            return told_by(self._got(session, self._at.userinfo, bearer))

    def _certificates(self, session: Session) -> Mapping[str, Any] | None:
        from requests import RequestException

        try:
            return self._got(session, self._at.certs)
        except (Unreachable, RequestException):
            return None

    def _got(
        self, session: Session, address: str, headers: Mapping[str, str] | None = None
    ) -> Mapping[str, Any]:
        answer = session.get(address, headers=headers, timeout=self._timeout)
        if answer.status_code != 200:
            raise Unreachable(f"status {answer.status_code}")
        return as_object(answer.text)

    def _revoked(self, token: str) -> None:
        import requests

        with requests.Session() as session:
            answer = session.post(self._at.revoke, data={"token": token}, timeout=self._timeout)
        dead = answer.status_code == 400 and as_object(answer.text).get("error") == "invalid_token"
        if answer.status_code != 200 and not dead:
            raise Unreachable(f"status {answer.status_code}")

    def _tokens(self, told: Mapping[str, Any]) -> Tokens:
        life = timedelta(seconds=int(told.get("expires_in") or _LIFE))
        scope = told.get("scope") or ()
        scopes = tuple(scope.split()) if isinstance(scope, str) else tuple(scope)
        refresh = told.get("refresh_token") or None
        return Tokens(str(told["access_token"]), self._clock.now() + life, refresh, scopes)

    @contextmanager
    def _flow(self, verifier: str, scopes: tuple[str, ...] | None) -> Iterator[Any]:
        from google_auth_oauthlib.flow import Flow

        config = {
            "client_id": self._client.id,
            "client_secret": self._client.secret,
            "auth_uri": posed(self._at.auth),
            "token_uri": posed(self._at.token),
        }
        flow = Flow.from_client_config(
            {"web": config},
            scopes=scopes,
            redirect_uri=self._client.back,
            code_verifier=verifier,
            autogenerate_code_verifier=False,
        )
        with flow.oauth2session as session:
            for answered in ("access_token_response", "refresh_token_response"):
                session.register_compliance_hook(answered, _working)
            if posed(self._at.token) != self._at.token:
                session.mount(origin(posed(self._at.token)), plain_way())
            yield flow


def _translated(act: Callable[[], T]) -> T:
    """What the libraries raise, as ours. Only `invalid_grant` says that the person is gone: the rest is our affair."""
    from oauthlib.oauth2 import OAuth2Error
    from requests import RequestException

    try:
        return act()
    except OAuth2Error as error:
        if error.error == "invalid_grant":
            raise SignedOut("invalid_grant") from error
        raise Unreachable(type(error).__name__) from error
    except (RequestException, ValueError, KeyError, TypeError, Warning) as error:
        raise Unreachable(type(error).__name__) from error


def _working(answer: Response) -> Response:
    """An answer of the token address that tells anything."""
    if answer.status_code >= 500 or answer.status_code == 429:
        raise Unreachable(f"status {answer.status_code}")
    return answer
