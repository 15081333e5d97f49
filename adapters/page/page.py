"""Serves the page's own files; nothing on it is loaded from anywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException

STATIC = Path(__file__).parent / "static"
_KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served; `etag` changes with its content."""

    content: bytes
    kind: str
    etag: str


def assets(folder: Path = STATIC) -> dict[str, Asset]:
    """Every file of the page by its name."""
    return {path.name: _asset(path) for path in sorted(folder.iterdir()) if path.suffix in _KINDS}


def _asset(path: Path) -> Asset:
    content = path.read_bytes()
    return Asset(content, _KINDS[path.suffix], f'"{sha256(content).hexdigest()[:20]}"')


def page() -> APIRouter:
    """The page at `/`, and its files below `/static`."""
    router = APIRouter(include_in_schema=False)
    shelf = assets()

    @router.get("/")
    async def index(request: Request) -> Response:
        return answer(shelf["index.html"], request)

    @router.get("/static/{name}")
    async def static(name: str, request: Request) -> Response:
        if name not in shelf:
            raise HTTPException(404)
        return answer(shelf[name], request)

    @router.get("/favicon.ico")
    async def icon(request: Request) -> Response:
        return answer(shelf["icon.svg"], request)

    return router


def answer(asset: Asset, request: Request) -> Response:
    """The file, or that the browser's copy is still good. It always asks, so a new version shows at once."""
    headers = {"ETag": asset.etag, "Cache-Control": "no-cache"}
    if asset.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(asset.content, headers=headers, media_type=asset.kind)
