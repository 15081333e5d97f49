"""Google's own client library, pointed at a stand-in: what proves that the stand-in speaks its language."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from tests.fakes.google.discovery import document
from tests.fakes.google.grants import CLIENT, SECRET


def available() -> bool:
    """Whether this environment holds the library."""
    return all(find_spec(name) for name in ("googleapiclient", "google_auth_oauthlib"))


def calendar(url: str, token: str, timeout: float = 5) -> Any:
    """The Calendar service for that access token, over HTTP; close it after use."""
    import httplib2  # type: ignore[import-untyped]

    return service(url, token, httplib2.Http(timeout=timeout))


def service(url: str, token: str, http: Any) -> Any:
    """The Calendar service over any transport, such as `inside.Inside(world)`; refreshes nothing itself."""
    from google_auth_httplib2 import AuthorizedHttp  # type: ignore[import-untyped]
    from googleapiclient.discovery import build_from_document  # type: ignore[import-untyped]

    from google.oauth2.credentials import Credentials

    told = document()
    told |= {"rootUrl": f"{url}/", "baseUrl": f"{url}/{told['servicePath']}"}
    credentials = Credentials(token)  # type: ignore[no-untyped-call]
    return build_from_document(told, http=AuthorizedHttp(credentials, http=http, refresh_status_codes=()))


def config(url: str) -> dict[str, Any]:
    """The client's secrets file, as `Flow.from_client_config` reads it."""
    web = {
        "client_id": CLIENT,
        "client_secret": SECRET,
        "auth_uri": f"{url}/o/oauth2/v2/auth",
        "token_uri": f"{url}/token",
    }
    return {"web": web}
