"""S3 as a place for pictures: private, encrypted, bounded, and honest about what went wrong."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from urllib.parse import parse_qs, urlsplit

import pytest

from adapters.s3.blobs import S3BlobStore
from adapters.s3.bucket import Bucket
from core.errors import BlobMissing, BlobsAway, BlobsRefused
from tests.fakes.s3.served import NAME, Relay, bucket_at, emptied, opened, owner, waited
from tests.house.rooms import HOUSE


@pytest.fixture
def address(s3_address):
    emptied(s3_address)
    opened(s3_address)
    return s3_address


@pytest.fixture
def relay(address):
    with Relay(address) as between:
        yield between


@pytest.fixture
async def blobs(relay):
    made = S3BlobStore(bucket_at(relay.address), patience=30.0)
    yield made
    await made.close()


async def test_each_picture_is_encrypted_where_it_lies(address, blobs):
    await blobs.put("abc", b"one")
    assert owner(address).head_object(Bucket=NAME, Key="abc")["ServerSideEncryption"] == "AES256"


@pytest.mark.parametrize(
    "key", ["", "../abc", "a/../b", "/abc", "a b", "a/b/c/d/e", "한글", "a?b", "a#b", "." * 3]
)
async def test_what_is_no_plain_name_never_gets_there(blobs, relay, key):
    with pytest.raises(ValueError, match="no key"):
        await blobs.put(key, b"x")
    with pytest.raises(BlobMissing):
        await blobs.get(key)
    assert not await blobs.has(key)
    await blobs.delete(key)
    assert relay.asked == []


# ── what goes wrong ──

CALLS = {
    "put": lambda blobs: blobs.put("abc", b"x"),
    "get": lambda blobs: blobs.get("abc"),
    "has": lambda blobs: blobs.has("abc"),
    "delete": lambda blobs: blobs.delete("abc"),
    "link": lambda blobs: blobs.link("abc"),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("AccessDenied", 403),
        ("InvalidAccessKeyId", 403),
        ("RequestTimeTooSkewed", 403),
        ("AuthorizationHeaderMalformed", 400),
    ],
)
async def test_what_somebody_has_to_mend_is_told_apart(blobs, relay, call, code, status):
    relay.spoil(code, status)
    with pytest.raises(BlobsRefused):
        await call(blobs)


@pytest.mark.parametrize("headers", [{}, {"x-amz-bucket-region": "eu-west-1"}], ids=["unsaid", "said"])
async def test_a_bucket_in_another_region_is_for_somebody_to_mend(blobs, relay, headers):
    relay.spoil("PermanentRedirect", 301, **headers)
    with pytest.raises(BlobsRefused):
        await blobs.put("abc", b"x")


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
@pytest.mark.parametrize(("code", "status"), [("SlowDown", 503), ("InternalError", 500), ("Throttling", 429)])
async def test_what_passes_is_told_apart_and_asked_twice_at_most(blobs, relay, call, code, status):
    relay.spoil(code, status)
    with pytest.raises(BlobsAway) as told:
        await call(blobs)
    assert not isinstance(told.value, BlobsRefused)
    assert len(relay.asked) == 2


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS)
async def test_one_hiccup_is_not_noticed(blobs, relay, call):
    await blobs.put("abc", b"one")
    relay.spoil("SlowDown", 503, times=1)
    await call(blobs)


async def test_a_connection_that_is_reset_is_tried_again_and_then_told(blobs, relay):
    relay.spoil("reset", times=1)
    await blobs.put("abc", b"one")
    assert await blobs.get("abc") == b"one"
    relay.spoil("reset")
    with pytest.raises(BlobsAway, match="Connection"):
        await blobs.get("abc")


async def test_half_a_picture_is_none(blobs, relay):
    await blobs.put("abc", b"one")
    relay.spoil("half", method="GET")
    with pytest.raises(BlobsAway):
        await blobs.get("abc")


async def test_nobody_waits_longer_than_the_patience(relay):
    relay.spoil("silence")
    blobs = S3BlobStore(bucket_at(relay.address), patience=0.4)
    began = time.monotonic()
    with pytest.raises(BlobsAway, match="timeout"):
        await blobs.put("abc", b"one")
    assert time.monotonic() - began < 3


async def test_silence_of_s3_keeps_no_process_from_ending(relay):
    relay.spoil("silence")
    program = f"""
import asyncio
from adapters.s3.blobs import S3BlobStore
from adapters.s3.bucket import Bucket
async def main():
    task = asyncio.create_task(S3BlobStore(Bucket("b-b-b", {relay.address!r}, "x", "k", "s")).put("abc", b"x"))
    await asyncio.to_thread(input)
    task.cancel()
asyncio.run(main())
"""
    process = subprocess.Popen([sys.executable, "-c", program], cwd=HOUSE, stdin=subprocess.PIPE)
    assert await asyncio.to_thread(waited, lambda: relay.asked, 30)
    began = time.monotonic()
    await asyncio.to_thread(process.communicate, b"\n", 20)
    assert process.returncode == 0
    assert time.monotonic() - began < 5, "its calls may take twenty seconds"


async def test_nobody_there_is_told():
    blobs = S3BlobStore(bucket_at("http://127.0.0.1:1"))
    with pytest.raises(BlobsAway, match="EndpointConnectionError"):
        await blobs.get("abc")


async def test_a_bucket_that_is_not_there_is_no_missing_picture(address):
    blobs = S3BlobStore(bucket_at(address, "another-bucket"))
    with pytest.raises(BlobsRefused, match="NoSuchBucket"):
        await blobs.put("abc", b"x")
    with pytest.raises(BlobsRefused, match="NoSuchBucket"):
        await blobs.get("abc")


@pytest.mark.parametrize(
    "wrong", [{"name": "no such name!"}, {"endpoint": "http://"}, {"region": "no region"}], ids=str
)
async def test_settings_that_make_no_sense_are_refused(wrong):
    blobs = S3BlobStore(
        Bucket(**{"name": NAME, "endpoint": None, "region": "eu-west-1", "key": "k", "secret": "s"} | wrong)
    )
    with pytest.raises(BlobsRefused):
        await blobs.put("abc", b"x")


async def test_without_credentials_nothing_is_asked(relay, monkeypatch, tmp_path):
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    with pytest.raises(BlobsRefused, match="NoCredentialsError"):
        await S3BlobStore(Bucket(NAME, relay.address, "eu-west-1")).get("abc")
    assert relay.asked == []


async def test_many_at_once_share_one_client(blobs, relay):
    await asyncio.gather(*(blobs.put(f"p{number}", bytes([number])) for number in range(40)))
    assert await asyncio.gather(*(blobs.get(f"p{number}") for number in range(40))) == [
        bytes([number]) for number in range(40)
    ]


# ── links ──


async def test_a_link_is_for_minutes_and_for_one_picture(blobs):
    await blobs.put("abc", b"one")
    link = urlsplit(await blobs.link("abc"))
    asked = parse_qs(link.query)
    assert link.path == f"/{NAME}/abc"
    assert asked["X-Amz-Expires"] == ["300"]
    assert asked["X-Amz-SignedHeaders"] == ["host"]


@pytest.mark.parametrize("region", ["us-east-1", "ap-northeast-2"])
async def test_at_amazon_links_lead_to_the_bucket_s_own_address(region, monkeypatch):
    bucket = Bucket(NAME, None, region, "k", "s")
    blobs = S3BlobStore(bucket)

    async def there(_key):
        return True

    monkeypatch.setattr(blobs, "has", there)
    link = await blobs.link("abc")
    assert link.startswith(f"https://{NAME}.s3.{region}.amazonaws.com/abc?")
    assert link.startswith(bucket.origin)


async def test_without_a_known_address_the_house_shows_it_itself(monkeypatch):
    for bucket in (Bucket(NAME, key="k", secret="s"), Bucket("with.dots", None, "eu-west-1", "k", "s")):
        blobs = S3BlobStore(bucket)

        async def there(_key):
            return True

        monkeypatch.setattr(blobs, "has", there)
        assert await blobs.link("abc") is None


def test_a_bucket_does_not_show_its_secrets():
    shown = repr(Bucket(NAME, None, None, "key", "hidden", "hidden"))
    assert "hidden" not in shown


def test_nothing_of_boto3_is_imported_before_it_is_needed():
    program = "import sys, adapters.s3.blobs; sys.exit('boto3' in sys.modules or 'botocore' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=HOUSE, check=False).returncode == 0
