"""Pictures that come with messages in Slack."""

from __future__ import annotations

import pytest

from adapters.slack.files import is_picture, pictures, unread
from adapters.tesseract.darkroom import can_print
from core.errors import BlobMissing, Undeliverable, UnreadableImage
from tests.adapters.tesseract.drawn import LOCKED_PDF
from tests.fakes.slack.faults import Rule

PNG = b"\x89PNG\r\n\x1a\n" + b"." * 100


def sent(haru, *files, text="", channel=None):
    kept = haru.minji.write(channel, text, files) if channel else haru.minji.dm(text, files)
    return list(kept["files"])


def attachment(file, hint=False):
    told = file if not hint else {"id": file["id"], "file_access": "check_file_info"}
    return pictures("T1", "1.1", [told])[0]


async def fetched(haru, file, hint=False):
    return await haru.platform.messenger.fetch(haru.key(haru.minji), attachment(file, hint).file)


async def test_a_picture_is_fetched_with_our_token(haru):
    (file,) = sent(haru, ("shot.png", PNG))
    assert await fetched(haru, file) == PNG


async def test_a_file_of_another_workspace_is_asked_for_first(haru):
    (file,) = sent(haru, ("shot.png", PNG))
    assert await fetched(haru, file, hint=True) == PNG
    assert haru.world.calls("files.info") == [{"file": file["id"]}]


async def test_a_file_that_turns_out_to_be_no_picture_is_not_fetched(haru):
    (file,) = sent(haru, ("plan.txt", b"plan"))
    with pytest.raises(UnreadableImage, match="not_image"):
        await fetched(haru, file, hint=True)


@pytest.mark.parametrize("hint", [False, True])
async def test_a_pdf_is_fetched_like_a_picture(haru, hint):
    (file,) = sent(haru, ("plan.pdf", b"%PDF-1.7"))
    assert await fetched(haru, file, hint=hint) == b"%PDF-1.7"


@pytest.mark.skipif(not can_print(), reason="Pillow is not installed")
async def test_a_pdf_that_is_locked_is_told_so(haru):
    haru.minji.dm("", [("letter.pdf", LOCKED_PDF)])
    await haru.settle()
    assert "비밀번호가 걸린 PDF" in haru.minji.sees()


async def test_the_page_to_log_in_is_no_picture(haru):
    (file,) = sent(haru, ("shot.png", PNG))
    haru.world.faults.add(Rule("login", "/files-pri/*"))
    with pytest.raises(UnreadableImage, match="not_shown"):
        await fetched(haru, file)


async def test_a_picture_that_is_gone_is_said_to_be(haru):
    first, second = sent(haru, ("a.png", PNG), ("b.png", PNG))
    for file in haru.world.files.values():
        file.deleted = True
    with pytest.raises(BlobMissing):
        await fetched(haru, first)
    with pytest.raises(BlobMissing):
        await fetched(haru, second, hint=True)


async def test_a_picture_that_is_too_big_is_not_taken_whole(haru, monkeypatch):
    monkeypatch.setattr("adapters.slack.messenger.PICTURE_LIMIT", 50)
    (file,) = sent(haru, ("shot.png", PNG))
    with pytest.raises(UnreadableImage, match="too_big"):
        await fetched(haru, file)


async def test_our_token_goes_to_nobody_but_slack(haru):
    with pytest.raises(Exception, match="invalid_url"):
        await haru.platform.messenger.fetch(haru.key(haru.minji), "F1 http://evil.test/files-pri/F1/a.png")


async def test_without_an_installation_nothing_is_fetched(haru):
    haru.platform._installations._alone = ""
    with pytest.raises(Undeliverable):
        await haru.platform.messenger.fetch(haru.key(haru.minji), "F1")


async def test_a_missing_permission_is_told_to_the_person(haru):
    haru.world.faults.add(Rule("login", "/files-pri/*", times=None))
    haru.minji.dm("", [("shot.png", PNG)])
    await haru.settle()
    assert "files:read" in haru.minji.sees()


async def test_several_pictures_of_one_message_are_read_together(haru):
    haru.world.faults.add(Rule("login", "/files-pri/*", times=None))
    haru.minji.dm("", [("a.png", PNG), ("b.png", PNG)])
    await haru.settle()
    assert haru.minji.sees().count("Haru:") == 1


async def test_pictures_of_a_forwarded_message_come_along(haru):
    haru.world.faults.add(Rule("login", "/files-pri/*", times=None))
    said = haru.junho.write(haru.general, "", [("a.png", PNG)])
    haru.minji.forward(haru.general, said["ts"])
    await haru.settle()
    assert "files:read" in haru.minji.sees()


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ({"mimetype": "audio/mp4"}, "voice"),
        ({"subtype": "slack_audio"}, "voice"),
        ({"mimetype": "video/mp4"}, "video"),
        ({"mimetype": "application/zip"}, "file"),
        ({}, "file"),
    ],
)
def test_what_cannot_be_read_is_known_by_its_kind(file, kind):
    assert unread([{"id": "F1", **file}]) == kind


def test_files_that_slack_hides_are_nothing():
    assert unread([{"id": "F1", "mode": "tombstone"}]) is None
    assert pictures("T1", "1.1", [{"id": "F1", "mode": "hidden_by_limit", "mimetype": "image/png"}]) == ()


def test_a_picture_is_known_by_its_name_where_slack_knows_no_better():
    assert is_picture({"name": "IMG_1.HEIC", "mimetype": "application/octet-stream"})
    assert is_picture({"name": "Letter.PDF", "mimetype": "application/octet-stream"})
    assert not is_picture({"name": "notes.txt"})
