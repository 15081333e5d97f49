"""Google's addresses, or a stand-in's, and the way to one on this machine, which speaks plain http."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from requests import PreparedRequest, Response
    from requests.adapters import HTTPAdapter


@dataclass(frozen=True, slots=True)
class Addresses:
    """Google's, unless told otherwise. Plain http:// is for this machine only."""

    auth: str = "https://accounts.google.com/o/oauth2/v2/auth"
    token: str = "https://oauth2.googleapis.com/token"
    revoke: str = "https://oauth2.googleapis.com/revoke"
    userinfo: str = "https://openidconnect.googleapis.com/v1/userinfo"
    certs: str = "https://www.googleapis.com/oauth2/v3/certs"

    def __post_init__(self) -> None:
        for address in (self.auth, self.token, self.revoke, self.userinfo, self.certs):
            check(address)


def check(address: str) -> None:
    """Raises ValueError for plain http:// to another machine."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme == "https" and host:
        return
    if parts.scheme != "http" or not _is_here(host):
        raise ValueError(f"{address} must be https:// (plain http:// is for loopback only)")


def _is_here(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


# The library talks to https:// alone, unless the environment says otherwise to everybody in this process. For a stand-in
# on this machine its addresses pose as https:// instead, and the way to them is plain.


def posed(address: str) -> str:
    """As the library wants to see it."""
    return address.replace("http://", "https://", 1) if _is_plain(address) else address


def true(url: str, address: str) -> str:
    """A URL that the library made from the posed `address`, as it really is."""
    return url.replace("https://", "http://", 1) if _is_plain(address) else url


def origin(address: str) -> str:
    """Scheme and host."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/"


def plain_way() -> HTTPAdapter:
    """What carries requests to a posed address."""
    from requests.adapters import HTTPAdapter

    class Plain(HTTPAdapter):
        def send(
            self,
            request: PreparedRequest,
            stream: bool = False,
            timeout: float | tuple[float | None, float | None] | None = None,
            verify: bool | str = True,
            cert: str | tuple[str, str] | None = None,
            proxies: dict[str, str] | None = None,  # none stands between us and this machine
        ) -> Response:
            request.url = true(request.url or "", "http://")
            return super().send(request, stream, timeout, verify, cert)

    return Plain()


def _is_plain(address: str) -> bool:
    return address.startswith("http://")
