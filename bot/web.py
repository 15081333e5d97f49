"""The web process: the application, and the server that carries it until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

import uvicorn
from fastapi import FastAPI
from starlette.responses import HTMLResponse

from adapters.google.door import CALLBACK, START, door
from adapters.google.hook import HOOK, hook
from adapters.page.docs import render
from adapters.page.page import page
from adapters.rest import problems
from adapters.rest.accounts import accounts
from adapters.rest.doors import Doors
from adapters.rest.gate import Gate
from adapters.rest.router import router
from bot.platforms import Platform
from core.sync.connecting import Connecting
from core.world import World

OPEN = (START, CALLBACK, HOOK)
_ABOUT = "Write or send a picture, check the card, press its button: the event is on the calendar."


@dataclass(frozen=True, slots=True)
class Ways:
    """To Google and back, and how its channels ring. `public` is where people reach this house."""

    world: World
    connecting: Connecting
    ring: Callable[[UUID, str, str], Awaitable[bool]]
    public: str


def create_app(doors: Doors, ways: Ways | None = None, platforms: Sequence[Platform] = ()) -> FastAPI:
    """The page, the API and its description; and where chat platforms call."""
    app = FastAPI(title="Haru", description=_ABOUT, docs_url=None, redoc_url=None)
    app.state.closing = doors.closing
    problems.install(app)
    app.include_router(router(doors))
    app.include_router(page())
    if ways is not None:
        app.include_router(accounts(ways.connecting))
        _lead_there(app, ways)
    for one in platforms:
        app.include_router(one.router())
    called = (door for one in platforms for door in one.doors)
    open_doors = (*(OPEN if ways else ()), *called)
    app.add_middleware(Gate, local=doors.local, doors=open_doors, pictures=doors.pictures)

    @app.get("/docs", include_in_schema=False)
    async def docs() -> HTMLResponse:
        return HTMLResponse(render(app.openapi()))

    return app


def create_way(ways: Ways) -> FastAPI:
    """To Google and back, and nothing else: for whoever talks where no page is."""
    app = FastAPI(openapi_url=None)
    app.state.closing = asyncio.Event()
    problems.install(app)
    _lead_there(app, ways)
    app.add_middleware(Gate, local=True, doors=OPEN)
    return app


def _lead_there(app: FastAPI, ways: Ways) -> None:
    app.include_router(door(ways.world, ways.connecting, ways.public))
    app.include_router(hook(ways.ring))


class _Server(uvicorn.Server):
    """Leaves signals to whoever runs the house."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen, and the name under which people reach that."""

    host: str
    port: int
    name: str


async def serve(app: FastAPI, address: Address, stop: asyncio.Event) -> None:
    """Serves until `stop` is set; says on standard error where. Raises OSError if the address is taken."""
    with listen(address.host, address.port) as listening:
        shown = f"[{address.name}]" if ":" in address.name else address.name
        print(f"haru: http://{shown}:{listening.getsockname()[1]}", file=sys.stderr, flush=True)
        await carry(app, listening, stop)


async def carry(app: FastAPI, listening: socket.socket, stop: asyncio.Event) -> None:
    """Serves at this socket until `stop` is set, without a word."""
    config = uvicorn.Config(
        app,
        http="httptools",
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=1,
    )
    server = _Server(config)
    ending = asyncio.create_task(_end(server, app, stop))
    try:
        await server.serve([listening])
    finally:
        ending.cancel()


def listen(host: str, port: int) -> socket.socket:
    """Raises OSError if the address is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small answers at once only on sockets that name their protocol; others wait 40 ms for an ACK
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(2048)
    except OSError:
        listening.close()
        raise
    return listening


async def _end(server: uvicorn.Server, app: FastAPI, stop: asyncio.Event) -> None:
    await stop.wait()
    closing: asyncio.Event = app.state.closing
    closing.set()  # open streams end by themselves; the server would wait for them
    server.should_exit = True
