"""Pictures are taken in within their limit, looked at, kept and shown again."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from adapters.rest.gate import PICTURE_LIMIT
from adapters.rest.images import kind_of

URL = "/api/v1/image/process"
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def upload(caller, data: bytes, **headers):
    return caller.post(URL, files={"file": ("a.png", data)}, headers=headers)


def test_a_picture_is_kept_under_the_id_it_is_answered_with(caller, house):
    answer = upload(caller, PNG)
    assert answer.status_code == 202
    assert house.blobs.kept[answer.json()["image_id"]] == PNG
    assert UUID(answer.json()["job_id"])


def test_it_can_be_looked_at_again(caller):
    name = upload(caller, PNG).json()["image_id"]
    answer = caller.get(f"/api/v1/image/{name}")
    assert (answer.content, answer.headers["content-type"]) == (PNG, "image/png")


def test_the_same_key_is_the_same_picture(caller, house):
    key = {"Idempotency-Key": "p1"}
    assert upload(caller, PNG, **key).json() == upload(caller, PNG, **key).json()
    assert len(house.blobs.kept) == 1


@pytest.mark.parametrize(("data", "reason"), [(b"", "empty"), (b"hello", "not_image")])
def test_what_is_no_picture_is_refused_with_a_sentence(caller, house, data, reason):
    answer = upload(caller, data)
    assert answer.status_code == 415
    assert answer.json()["reason"] == reason
    assert answer.json()["detail"]
    assert not house.blobs.kept


def test_a_picture_over_the_limit_is_refused(caller, house):
    answer = upload(caller, PNG + b"0" * PICTURE_LIMIT)
    assert answer.status_code == 413
    assert answer.json()["type"] == "urn:haru:problem:too_big"
    assert not house.blobs.kept


def test_twenty_five_megabytes_are_refused_before_they_are_read(caller, house):
    assert upload(caller, b"0" * 25 * 1024 * 1024).status_code == 413
    assert not house.blobs.kept


def test_an_upload_that_announces_nothing_is_stopped_on_its_way(caller, house):
    sent = 0
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'

    def body():
        nonlocal sent
        yield head
        while sent < 4 * PICTURE_LIMIT:
            sent += 1 << 20
            yield b"0" * (1 << 20)

    answer = caller.post(URL, content=body(), headers={"Content-Type": "multipart/form-data; boundary=b"})
    assert answer.status_code == 413
    assert not house.blobs.kept


def test_a_full_disk_says_that_nothing_was_saved(caller, house):
    house.blobs.full = True
    assert upload(caller, PNG).status_code == 503


def test_a_picture_that_is_gone_is_told(caller):
    assert caller.get(f"/api/v1/image/{uuid4()}").status_code == 404


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


def test_what_browsers_cannot_draw_is_only_ever_downloaded(caller, house):
    name = str(uuid4())
    house.blobs.kept[name] = b"<svg onload=alert(1)>"
    assert caller.get(f"/api/v1/image/{name}").headers["content-disposition"] == "attachment"
