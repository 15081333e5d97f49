"""Pictures are taken in within their limit, looked at, kept and shown again."""

from __future__ import annotations

import tempfile
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4
from zlib import crc32

import pytest

from adapters.rest.gate import PICTURE_LIMIT
from adapters.rest.images import kind_of
from adapters.tesseract.darkroom import can_print
from core.errors import BlobsAway, NotReady
from tests.adapters.rest.house import PNG
from tests.adapters.tesseract.drawn import EMPTY_PDF, LOCKED_PDF, blank_pdf

needs_pillow = pytest.mark.skipif(not can_print(), reason="Pillow is not installed")
URL = "/api/v1/image/process"
LATER = datetime(2100, 1, 1, tzinfo=UTC)
SOON = {"Prefer": "respond-async"}
GAMMA = b"gAMA" + (45_455).to_bytes(4, "big")
OTHER = PNG[:33] + (4).to_bytes(4, "big") + GAMMA + crc32(GAMMA).to_bytes(4, "big") + PNG[33:]


async def upload(caller, data: bytes, **headers):
    return await caller.post(URL, files={"file": ("a.png", data)}, headers=headers)


async def test_a_picture_is_kept_under_the_id_it_is_answered_with(caller, house):
    answer = await upload(caller, PNG)
    assert answer.status_code == 202
    assert await house.blobs.get(answer.json()["image_id"]) == PNG
    assert UUID(answer.json()["job_id"])


async def test_it_can_be_looked_at_again(caller):
    name = (await upload(caller, PNG)).json()["image_id"]
    answer = await caller.get(f"/api/v1/image/{name}")
    assert (answer.content, answer.headers["content-type"]) == (PNG, "image/png")


async def test_the_same_key_is_the_same_picture(caller, house):
    key = {"Idempotency-Key": "p1"}
    assert (await upload(caller, PNG, **key)).json() == (await upload(caller, PNG, **key)).json()
    assert len(house.kept()) == 1


async def test_the_same_key_with_another_picture_leaves_the_first_as_it_was(caller, house):
    key = {"Idempotency-Key": "p1"}
    first = (await upload(caller, PNG, **key)).json()["image_id"]
    other = (await upload(caller, OTHER, **key)).json()["image_id"]
    assert (await house.blobs.get(first), await house.blobs.get(other)) == (PNG, OTHER)


async def test_two_pictures_without_a_key_are_two(caller, house):
    await upload(caller, PNG)
    await upload(caller, PNG)
    assert len(house.kept()) == 2


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b"hello", "not_image")])
async def test_what_is_no_picture_is_refused_with_a_sentence(caller, house, data, reason):
    answer = await upload(caller, data)
    assert answer.status_code == 415
    assert answer.json()["reason"] == reason
    assert answer.json()["detail"]
    assert not house.kept()


@needs_pillow
@pytest.mark.parametrize(
    ("data", "reason"), [(LOCKED_PDF, "locked"), (EMPTY_PDF, "empty"), (b"%PDF-1.7\n", "broken")]
)
async def test_a_pdf_that_has_no_pages_to_be_seen_is_refused_with_a_sentence(caller, house, data, reason):
    answer = await upload(caller, data)
    assert (answer.status_code, answer.json()["reason"]) == (415, reason)
    assert not house.kept()


@needs_pillow
async def test_of_a_pdf_the_picture_of_its_pages_is_shown_again_and_nothing_else_is_kept(caller, house):
    name = (await upload(caller, blank_pdf(catalogue=b"/Lang(SECRET)"))).json()["image_id"]
    answer = await caller.get(f"/api/v1/image/{name}")
    assert answer.headers["content-type"] == "image/jpeg" and answer.content.startswith(b"\xff\xd8\xff")
    assert b"SECRET" not in answer.content
    assert len(house.kept()) == 1


async def test_a_pdf_that_finds_its_reader_still_loading_may_come_again(caller, house, monkeypatch):
    async def loading(key: str, data: bytes) -> None:
        raise NotReady

    monkeypatch.setattr(house.blobs, "put", loading)
    answer = await upload(caller, blank_pdf())
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")


async def test_a_picture_over_the_limit_is_refused(caller, house):
    answer = await upload(caller, PNG + b"0" * PICTURE_LIMIT)
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:haru:problem:too_big"
    assert not house.kept()


async def test_twenty_five_megabytes_are_refused_before_they_are_read(caller, house):
    assert (await upload(caller, b"0" * 25 * 1024 * 1024)).status_code == 413
    assert not house.kept()


async def test_an_upload_that_announces_nothing_is_stopped_on_its_way(caller, house):
    sent = 0
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'

    async def body():
        nonlocal sent
        yield head
        while sent < 4 * PICTURE_LIMIT:
            sent += 1 << 20
            yield b"0" * (1 << 20)

    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    answer = await caller.post(URL, content=body(), headers=headers)
    assert answer.status_code == 413
    assert not house.kept()


async def test_a_full_disk_says_that_nothing_was_saved(caller, house):
    house.blobs.full = True
    assert (await upload(caller, PNG)).status_code == 503


async def test_a_disk_that_is_full_already_while_the_picture_comes_in_says_so_too(caller, house, monkeypatch):
    """Beyond a megabyte the picture passes through a file of the system's."""

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    answer = await upload(caller, PNG + b"0" * (2 << 20))
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:haru:problem:unavailable")
    assert not house.kept()


async def test_a_form_that_is_none_is_still_the_caller_s_to_mend(caller):
    headers = {"Content-Type": "multipart/form-data"}
    assert (await caller.post(URL, content=b"x", headers=headers)).status_code == 400


async def test_a_picture_that_is_gone_is_told(caller):
    assert (await caller.get(f"/api/v1/image/{uuid4()}")).status_code == 404


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x1cftypavif", "image/avif"),
        (b"\x00\x00\x00\x1cftypheic", "application/octet-stream"),
        (b"<svg onload=alert(1)>", "application/octet-stream"),
    ],
)
def test_only_what_browsers_draw_is_named_a_picture(head, kind):
    assert kind_of(head) == kind


async def test_what_browsers_cannot_draw_is_only_ever_downloaded(caller, house):
    name = str(uuid4())
    await house.blobs.put(name, b"<svg onload=alert(1)>")
    assert (await caller.get(f"/api/v1/image/{name}")).headers["content-disposition"] == "attachment"


async def test_a_picture_that_no_message_names_is_gone_after_a_day_and_one_that_is_sent_stays(caller, house):
    sent, unsent = [(await upload(caller, data)).json()["image_id"] for data in (PNG, OTHER)]
    said = {"image_ids": [sent], "text": "초대장"}
    assert (await caller.post("/api/v1/chat/message", json=said, headers=SOON)).status_code == 202
    due = await house.store.doomed(LATER, 9)
    assert due == (unsent,)


async def test_what_was_sent_is_not_lent_again_by_the_same_upload(caller, house):
    key = {"Idempotency-Key": "p1"}
    name = (await upload(caller, PNG, **key)).json()["image_id"]
    await caller.post("/api/v1/chat/message", json={"image_ids": [name]}, headers=SOON)
    await upload(caller, PNG, **key)
    assert await house.store.doomed(LATER, 9) == ()


# ── pictures that lie elsewhere ──

FAR = "https://haru-pictures.s3.ap-northeast-2.amazonaws.com"


class Far:
    """A place that shows its pictures itself, for a while; or does not answer."""

    def __init__(self, house, away: bool = False) -> None:
        self._blobs, self._away = house.blobs, away

    def __getattr__(self, name):
        return self._refuse if self._away else getattr(self._blobs, name)

    async def _refuse(self, *_):
        raise BlobsAway("SlowDown")

    async def link(self, key: str) -> str:
        if self._away:
            raise BlobsAway("SlowDown")
        await self._blobs.link(key)
        return f"{FAR}/{key}?X-Amz-Expires=300"


@asynccontextmanager
async def at_the_door(house, **far):
    house.doors = replace(house.doors, blobs=Far(house, **far), pictures=FAR)
    async with house.caller() as caller:
        yield caller


async def test_who_looks_is_sent_on_to_where_it_lies_for_as_long_as_the_link_is_good(house):
    async with at_the_door(house) as caller:
        name = (await upload(caller, PNG)).json()["image_id"]
        reads = house.blobs.reads
        answer = await caller.get(f"/api/v1/image/{name}")
    assert (answer.status_code, answer.headers["location"]) == (307, f"{FAR}/{name}?X-Amz-Expires=300")
    assert answer.headers["cache-control"] == "private, max-age=240"
    assert house.blobs.reads == reads


async def test_the_page_may_show_pictures_from_there_and_from_nowhere_else(house):
    async with at_the_door(house) as caller:
        allowed = (await caller.get("/")).headers["content-security-policy"]
    assert f"img-src 'self' blob: {FAR};" in allowed
    async with replace(house, doors=replace(house.doors, pictures="")).caller() as caller:
        assert "img-src 'self' blob:;" in (await caller.get("/")).headers["content-security-policy"]


async def test_there_is_no_way_to_a_picture_that_is_gone(house):
    async with at_the_door(house) as caller:
        assert (await caller.get(f"/api/v1/image/{uuid4()}")).status_code == 404


async def test_a_place_that_does_not_answer_is_told(house):
    async with at_the_door(house, away=True) as caller:
        told = [await upload(caller, PNG), await caller.get(f"/api/v1/image/{uuid4()}")]
        told.append(await caller.post("/api/v1/chat/message", json={"image_ids": [str(uuid4())]}))
    assert [one.status_code for one in told] == [503] * 3
    assert {one.json()["type"] for one in told} == {"urn:haru:problem:unavailable"}
