"""The private folder: whole files, for their owner only, and no way out of it."""

from __future__ import annotations

import os
import stat

import pytest

from adapters.folder.blobs import FolderBlobStore
from core.errors import BlobMissing

TRICKS = [
    "", ".", "..", "../out", "a/../../out", "/etc/passwd", "a//b", "a/", "a\\b", ".hidden", "a/.hidden", "a\x00b",
    "a\nb", "가", "a b", "~root", "a" * 300, "a/b/c/d/e",
]  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "deep" / "pictures"


async def test_folders_and_files_are_for_their_owner_only(folder):
    before = os.umask(0)
    try:
        await FolderBlobStore(folder).put("page/abc.png", b"x")
    finally:
        os.umask(before)
    modes = [
        stat.S_IMODE(place.stat().st_mode) for place in (folder, folder / "page", folder / "page" / "abc.png")
    ]
    assert modes == [0o700, 0o700, 0o600]


@pytest.mark.parametrize("key", TRICKS)
async def test_a_key_that_is_no_plain_name_leads_nowhere(folder, key):
    blobs = FolderBlobStore(folder)
    await blobs.put("kept", b"x")
    with pytest.raises(ValueError, match="no key"):
        await blobs.put(key, b"y")
    with pytest.raises(BlobMissing):
        await blobs.get(key)
    await blobs.delete(key)
    assert [str(path.relative_to(folder)) for path in folder.rglob("*")] == ["kept"]


async def test_a_write_that_fails_leaves_the_old_picture_and_no_rubbish(folder, monkeypatch):
    blobs = FolderBlobStore(folder)
    await blobs.put("abc", b"old")

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        await blobs.put("abc", b"new")
    assert await blobs.get("abc") == b"old"
    assert [path.name for path in folder.iterdir()] == ["abc"]


async def test_pictures_are_there_after_a_restart(folder):
    await FolderBlobStore(folder).put("abc", b"x")
    assert await FolderBlobStore(folder).get("abc") == b"x"


@pytest.mark.parametrize("key", ["abc", "0d1f9e7c-2b", "slack:T1/F2", "a.b_c=d"])
async def test_names_that_platforms_give_are_keys(folder, key):
    blobs = FolderBlobStore(folder)
    await blobs.put(key, b"x")
    assert await blobs.get(key) == b"x"
