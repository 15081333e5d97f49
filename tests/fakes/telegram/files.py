"""Files at Telegram: sent by people or the bot, asked for by id, downloaded by a path that lasts an hour."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from random import Random

from tests.fakes.telegram import pictures, refusals
from tests.fakes.telegram.arguments import Arguments, Upload
from tests.fakes.telegram.message import Resource

MOST_DOWN, MOST_UP, MOST_PHOTO = 20 << 20, 50 << 20, 10 << 20
PATH_LIFE = timedelta(hours=1)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
PREFIXES = {"photo": "AgACAgUAAxkBAAI", "document": "BQACAgUAAxkBAAI", "sticker": "CAACAgUAAxkBAAI"}
FOLDERS = {"photo": "photos", "document": "documents", "sticker": "stickers", "voice": "voice"}


@dataclass(slots=True, eq=False)
class File:
    """`size` is what is told of it; `content` may be less, for those too big to be downloaded anyway."""

    id: str
    unique_id: str
    kind: str
    content: bytes
    size: int
    name: str = ""
    mime: str = ""
    more: Resource = field(default_factory=dict)  # width, height, duration…
    path: str = ""
    path_until: datetime | None = None

    def shown(self) -> Resource:
        told: Resource = {"file_id": self.id, "file_unique_id": self.unique_id} | self.more
        told |= {"file_name": self.name} if self.name else {}
        told |= {"mime_type": self.mime} if self.mime else {}
        return told | {"file_size": self.size}


@dataclass(slots=True)
class Files:
    random: Random
    recompress: bool = True
    by_id: dict[str, File] = field(default_factory=dict)
    web: dict[str, Upload] = field(default_factory=dict)  # what can be had from addresses
    _count: int = 0

    def add(self, kind: str, content: bytes, size: int | None = None, **told: object) -> File:
        name, mime = str(told.pop("name", "")), str(told.pop("mime", ""))
        prefix = PREFIXES.get(kind, "AwACAgUAAxkBAAI")
        made = File(
            prefix + self._letters(64), "AQAD" + self._letters(12), kind, content,
            len(content) if size is None else size, name, mime, dict(told),
        )  # fmt: skip
        self.by_id[made.id] = made
        return made

    def _letters(self, length: int) -> str:
        return "".join(self.random.choices(LETTERS, k=length))

    def photo(self, content: bytes) -> list[Resource]:
        """The sizes of a photo, the smallest first; each is a file of its own."""
        made = pictures.sizes(content, self.recompress)
        return [
            self.add("photo", size.content, width=size.width, height=size.height).shown() for size in made
        ]

    def document(self, content: bytes, name: str, mime: str, size: int | None = None) -> Resource:
        file = self.add("document", content, size, name=name, mime=mime)
        measured = pictures.measures(content)
        if measured:
            width, height = measured
            scale = min(1.0, 320 / max(width, height))
            thumb = self.add("photo", content, width=round(width * scale), height=round(height * scale))
            file.more["thumbnail"] = thumb.shown()
        return file.shown()

    # ── what a bot sends ──

    def received(self, told: Arguments, name: str) -> Upload | File:
        """The file of a parameter: uploaded, attached, by an address, or by the id of one that is here."""
        text = told.text(name)
        upload = told.uploads.get(text.removeprefix("attach://") if text.startswith("attach://") else name)
        if upload is None and text.startswith(("http://", "https://")):
            upload = self.web.get(text)
            if upload is None:
                raise refusals.bad("failed to get HTTP URL content")
        if upload is not None:
            return _checked(upload)
        if not text:
            raise refusals.bad(f"there is no {name} in the request")
        if text not in self.by_id:
            raise refusals.bad("wrong remote file identifier specified: Wrong string length")
        return self.by_id[text]

    def sent_photo(self, told: Arguments) -> list[Resource]:
        given = self.received(told, "photo")
        if isinstance(given, File):
            if given.kind != "photo":
                raise refusals.bad("can't use file of type Document as Photo")
            return [given.shown()]
        if len(given.content) > MOST_PHOTO:
            words = f"file of size {len(given.content)} bytes is too big for a photo"
            raise refusals.bad(f"{words}; the maximum size is {MOST_PHOTO} bytes")
        measured = pictures.measures(given.content)
        if measured is None:
            raise refusals.bad("IMAGE_PROCESS_FAILED")
        if sum(measured) > 10_000 or max(measured) > 20 * min(measured):
            raise refusals.bad("PHOTO_INVALID_DIMENSIONS")
        return self.photo(given.content)

    def sent_document(self, told: Arguments) -> Resource:
        given = self.received(told, "document")
        if isinstance(given, File):
            if given.kind == "photo":
                raise refusals.bad("can't use file of type Photo as Document")
            return given.shown()
        return self.document(given.content, given.name, given.kind or "application/octet-stream")

    # ── what a bot fetches ──

    def get(self, file_id: str, now: datetime) -> Resource:
        """As getFile tells it; the path lasts an hour from now."""
        file = self.by_id.get(file_id)
        if file is None:
            raise refusals.bad("invalid file_id" if file_id else "file_id is empty")
        if file.size > MOST_DOWN:
            raise refusals.bad("file is too big")
        if not file.path:
            self._count += 1
            ending = PurePosixPath(file.name).suffix or (".jpg" if file.kind == "photo" else "")
            file.path = f"{FOLDERS.get(file.kind, 'documents')}/file_{self._count}{ending}"
        file.path_until = now + PATH_LIFE
        told: Resource = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}
        return told | {"file_path": file.path}

    def at(self, path: str, now: datetime) -> bytes:
        for file in self.by_id.values():
            if file.path == path and file.path_until is not None and now < file.path_until:
                return file.content
        raise refusals.not_found()


def _checked(upload: Upload) -> Upload:
    if not upload.content:
        raise refusals.bad("file must be non-empty")
    if len(upload.content) > MOST_UP:
        raise refusals.too_large()
    return upload
