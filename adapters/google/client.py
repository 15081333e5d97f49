"""Google's client library as we drive it: made once, when it is first needed, in threads with a connection each."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn, Protocol, TypeVar

from adapters.google.answers import refusal
from adapters.google.loose import Table
from adapters.google.pacing import Pace
from core.errors import Throttled, Unreachable

_T = TypeVar("_T")
_DOCUMENT = Path("discovery_cache") / "documents" / "calendar.v3.json"


class Request(Protocol):
    """A request of the library's, ready to be sent."""

    headers: dict[str, str]
    methodId: str  # noqa: N815 - the library's name

    def execute(self, http: Http, num_retries: int) -> Table | str | bytes: ...


class Connection(Protocol):
    """One of `http.client`."""

    sock: socket.socket | None
    connect: Callable[[], None]


class Http(Protocol):
    """One of `httplib2`."""

    connections: dict[str, Connection]

    def close(self) -> None: ...


class Client:
    """Asks the Calendar API at `base`. `timeout` is in seconds and for each step of a request, which waits its turn."""

    def __init__(self, base: str, timeout: float, threads: int, pace: Pace | None = None) -> None:
        self._base, self._timeout, self._pace = base.rstrip("/"), timeout, pace
        self._pool = ThreadPoolExecutor(threads, "google")
        self._own = threading.local()
        self._making = threading.Lock()
        self._api: Api | None = None
        self._https: list[Http] = []
        self._closed = False

    async def ask(self, access: str, build: Callable[[Api], Request], read: Callable[[Table], _T]) -> _T:
        """Send the request that `build` makes, once, and read its answer, both in one of the threads.

        A caller that is cancelled leaves the thread to finish what it began; what comes of it is dropped. Raises the
        errors of `answers`.
        """
        if self._pace is not None:
            await self._pace.turn(access)
        try:
            running = self._pool.submit(self._asked, access, build, read)
        except RuntimeError:
            raise Unreachable("closed") from None
        try:
            return await asyncio.wrap_future(running)
        except Throttled:
            if self._pace is not None:
                self._pace.too_fast(access)
            raise

    async def close(self) -> None:
        """Cut off what is under way, and let the threads end."""
        self._closed = True
        self._pool.shutdown(wait=False, cancel_futures=True)
        for http in tuple(self._https):
            _cut(http)
        await asyncio.to_thread(self._pool.shutdown)
        for http in self._https:
            http.close()

    def _asked(self, access: str, build: Callable[[Api], Request], read: Callable[[Table], _T]) -> _T:
        request = build(self._made())
        request.headers["authorization"] = f"Bearer {access}"
        return read(self._carried(request))

    def _carried(self, request: Request) -> Table:
        from googleapiclient.errors import HttpError

        http = self._http()
        try:
            # No retries of the library's. Yet httplib2 sends a request again, POST as well, when its connection is
            # closed without an answer: that makes nothing twice, since every event comes with an id of ours.
            answer = request.execute(http=http, num_retries=0)
        except HttpError as error:
            headers = {str(name).lower(): str(value) for name, value in error.resp.items()}
            listing = request.methodId == "calendar.events.list"
            raise refusal(int(error.resp.status), error.content, headers, listing) from error
        except Exception as error:
            # Whatever a lost or a broken answer makes socket, httplib2 or the library itself stumble over.
            http.close()  # it may be in the middle of something
            raise Unreachable(type(error).__name__) from error
        if answer and not isinstance(answer, dict):
            raise Unreachable("an answer that is not Google's")
        return answer or {}

    def _http(self) -> Http:
        """This thread's connection: httplib2 knows nothing of threads."""
        if self._closed:
            raise Unreachable("closed")
        own: Http | None = getattr(self._own, "http", None)
        if own is None:
            import httplib2

            own = self._own.http = httplib2.Http(timeout=self._timeout)
            self._https.append(own)
        return own

    def _made(self) -> Api:
        with self._making:
            if self._api is None:
                self._api = Api(self._base)
            return self._api


class Api:
    """The parts of the service that we use, each of which takes longer to make than a request takes."""

    def __init__(self, base: str) -> None:
        import httplib2
        from googleapiclient.discovery import build_from_document

        service = build_from_document(_document(base), http=httplib2.Http())
        self.events = service.events()
        self.calendar_list = service.calendarList()
        self.freebusy = service.freebusy()
        self.channels = service.channels()


def _document(base: str) -> Table:
    """The description of the API that comes with the library, for the address that we were given."""
    spec = find_spec("googleapiclient")
    assert spec is not None
    assert spec.origin is not None
    told: Table = json.loads((Path(spec.origin).parent / _DOCUMENT).read_text("utf-8"))
    return told | {"rootUrl": f"{base}/", "baseUrl": f"{base}/{told['servicePath']}"}


def _cut(http: Http) -> None:
    """Wake whoever waits at these connections, for good: httplib2 would connect and ask once more."""
    for connection in tuple(http.connections.values()):
        connection.connect = _refuse
        if connection.sock is not None:
            with suppress(OSError):
                connection.sock.shutdown(socket.SHUT_RDWR)


def _refuse() -> NoReturn:
    raise ConnectionAbortedError("closed")
