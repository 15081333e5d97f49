"""BlobStore: pictures are kept, replaced, forgotten."""

from __future__ import annotations

import asyncio
from urllib.request import urlopen

import pytest

from adapters.folder.blobs import FolderBlobStore
from adapters.memory.blobs import MemoryBlobStore
from adapters.s3.blobs import S3BlobStore
from core.errors import BlobMissing
from tests.fakes.s3.served import bucket_at, emptied, opened


@pytest.fixture
def bucket(s3_address):
    emptied(s3_address)
    opened(s3_address)
    return bucket_at(s3_address)


@pytest.fixture(params=["memory", "folder", "s3"])
async def blobs(request, tmp_path):
    if request.param == "s3":
        made = S3BlobStore(request.getfixturevalue("bucket"))
        yield made
        await made.close()
    else:
        yield MemoryBlobStore() if request.param == "memory" else FolderBlobStore(tmp_path / "pictures")


async def test_a_picture_comes_back_as_it_was(blobs):
    await blobs.put("abc", bytes(range(256)))
    await blobs.put("page/user-1/abc.png", b"")
    assert await blobs.get("abc") == bytes(range(256))
    assert await blobs.get("page/user-1/abc.png") == b""


async def test_the_same_key_again_replaces_it(blobs):
    await blobs.put("abc", b"one")
    await blobs.put("abc", b"two")
    assert await blobs.get("abc") == b"two"


async def test_what_is_not_there_is_missing(blobs):
    with pytest.raises(BlobMissing):
        await blobs.get("abc")
    await blobs.put("abc", b"one")
    with pytest.raises(BlobMissing):
        await blobs.get("abc/def")


async def test_whether_it_is_there_is_told_without_reading_it(blobs):
    await blobs.put("abc", b"")
    assert await blobs.has("abc")
    assert not await blobs.has("abd")
    assert not await blobs.has("abc/def")
    assert not await blobs.has("../abc")


async def test_what_was_deleted_is_missing_and_may_be_deleted_again(blobs):
    await blobs.put("abc", b"one")
    await blobs.delete("abc")
    await blobs.delete("abc")
    with pytest.raises(BlobMissing):
        await blobs.get("abc")


async def test_whoever_reads_while_it_is_replaced_gets_one_or_the_other(blobs):
    pictures = {bytes([number]) * 300_000 for number in range(5)}
    await blobs.put("abc", next(iter(pictures)))
    seen = await asyncio.gather(
        *(blobs.put("abc", picture) for picture in pictures), *(blobs.get("abc") for _ in range(20))
    )
    assert {picture for picture in seen if picture is not None} <= pictures


async def test_a_link_shows_the_picture_or_is_left_to_the_house(blobs):
    await blobs.put("abc", b"one")
    link = await blobs.link("abc")
    if link is not None:
        with await asyncio.to_thread(urlopen, link, timeout=5) as shown:
            assert shown.read() == b"one"


async def test_there_is_no_link_to_what_is_not_there(blobs):
    with pytest.raises(BlobMissing):
        await blobs.link("abc")
    with pytest.raises(BlobMissing):
        await blobs.link("../abc")


async def test_what_leads_elsewhere_is_no_key(blobs):
    with pytest.raises(BlobMissing):
        await blobs.get("../abc")
    await blobs.delete("../abc")
