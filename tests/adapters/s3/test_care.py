"""A bucket is looked at without being changed, and set right when its owner says so."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError

from adapters.s3.care import PROBE, RULE, Shared, arrange, look
from adapters.s3.client import Client
from core.errors import BlobsAway, BlobsRefused
from tests.fakes.s3.served import NAME, Relay, bucket_at, emptied, opened, owner

UUID = "0b54d5a4-6d5f-5d0c-9c39-6a3f5c0f8e11"


@pytest.fixture
def address(s3_address):
    emptied(s3_address)
    return s3_address


@pytest.fixture
def relay(address):
    with Relay(address) as between:
        yield between


@pytest.fixture
def bucket(relay):
    return bucket_at(relay.address)


@pytest.fixture
def client(bucket):
    made = Client(bucket, patience=10)
    yield made
    made.close()


def rules(address):
    return owner(address).get_bucket_lifecycle_configuration(Bucket=NAME)["Rules"]


async def test_a_bucket_as_it_is_made_by_a_click_lacks_both(address, client, bucket):
    opened(address)
    assert await look(client, bucket) == {"open", "for_ever"}


async def test_looking_leaves_nothing_behind(address, client, bucket):
    opened(address)
    await look(client, bucket)
    assert "Contents" not in owner(address).list_objects_v2(Bucket=NAME)
    with pytest.raises(ClientError):
        rules(address)


async def test_what_was_arranged_lacks_nothing(address, client, bucket):
    done = await arrange(client, bucket)
    assert done == {"made": True, "closed": True, "encrypted": True, "expiring": True}
    assert await look(client, bucket) == frozenset()
    [rule] = rules(address)
    assert (rule["ID"], rule["Expiration"]["Days"], rule["Status"]) == (RULE, 100, "Enabled")
    assert owner(address).get_bucket_location(Bucket=NAME)["LocationConstraint"] == bucket.region


async def test_arranging_twice_changes_nothing_more(address, client, bucket):
    await arrange(client, bucket)
    done = await arrange(client, bucket)
    assert "made" not in done
    assert len(rules(address)) == 1


async def test_rules_of_others_stay(address, client, bucket):
    opened(address)
    own = {"ID": "theirs", "Status": "Enabled", "Filter": {"Prefix": "x"}, "Expiration": {"Days": 7}}
    owner(address).put_bucket_lifecycle_configuration(Bucket=NAME, LifecycleConfiguration={"Rules": [own]})
    await arrange(client, bucket)
    assert [rule["ID"] for rule in rules(address)] == ["theirs", RULE]


async def test_where_others_keep_things_nothing_is_changed(address, client, bucket):
    opened(address)
    owner(address).put_object(Bucket=NAME, Key="wedding/album.zip", Body=b"x")
    with pytest.raises(Shared):
        await arrange(client, bucket)
    with pytest.raises(ClientError):
        rules(address)


@pytest.mark.parametrize("key", [UUID, f"export/{UUID}.json", PROBE])
async def test_what_the_house_put_there_is_its_own(address, client, bucket, key):
    opened(address)
    owner(address).put_object(Bucket=NAME, Key=key, Body=b"x")
    assert (await arrange(client, bucket))["expiring"]


async def test_old_versions_of_what_is_deleted_must_expire_as_well(address, client, bucket):
    opened(address)
    there = owner(address)
    await arrange(client, bucket)
    there.put_bucket_versioning(Bucket=NAME, VersioningConfiguration={"Status": "Enabled"})
    assert await look(client, bucket) == frozenset()
    plain = {"ID": "a", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 7}}
    there.put_bucket_lifecycle_configuration(Bucket=NAME, LifecycleConfiguration={"Rules": [plain]})
    assert await look(client, bucket) == {"for_ever"}


async def test_a_rule_that_is_switched_off_is_none(address, client, bucket):
    await arrange(client, bucket)
    off = {"ID": "a", "Status": "Disabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 7}}
    owner(address).put_bucket_lifecycle_configuration(Bucket=NAME, LifecycleConfiguration={"Rules": [off]})
    assert await look(client, bucket) == {"for_ever"}


class Guarded:
    """A client that may do what all may, but for these."""

    def __init__(self, real, *barred: str) -> None:
        self._real, self._barred = real, barred

    def __getattr__(self, name):
        if name in self._barred:
            return self._refuse
        return getattr(self._real, name)

    def _refuse(self, **_):
        told = {"Error": {"Code": "AccessDenied"}, "ResponseMetadata": {"HTTPStatusCode": 403}}
        raise ClientError(told, "x")


def barred(client, monkeypatch, *names):
    real = client._client()
    monkeypatch.setattr(client, "_client", lambda: Guarded(real, *names))


async def test_who_may_not_look_is_told_so_and_can_work(address, client, bucket, monkeypatch):
    await arrange(client, bucket)
    barred(client, monkeypatch, "get_public_access_block", "get_bucket_versioning")
    assert await look(client, bucket) == {"unseen"}


async def test_what_may_not_be_set_is_told_and_the_rest_is_set(address, client, bucket, monkeypatch):
    opened(address)
    barred(client, monkeypatch, "put_public_access_block", "put_bucket_encryption")
    assert await arrange(client, bucket) == {"closed": False, "encrypted": False, "expiring": True}
    assert len(rules(address)) == 1


@pytest.mark.parametrize("name", ["put_object", "get_object", "delete_object"])
async def test_who_may_not_work_there_is_told_at_once(address, client, bucket, monkeypatch, name):
    opened(address)
    barred(client, monkeypatch, name)
    with pytest.raises(BlobsRefused, match="AccessDenied"):
        await look(client, bucket)


async def test_a_service_that_knows_no_such_settings_is_not_away(address, client, bucket, relay):
    opened(address)
    relay.spoil("NotImplemented", 501, method="PUT")
    with pytest.raises(BlobsRefused):
        await look(client, bucket)


async def test_one_that_is_away_is(client, bucket, relay):
    relay.spoil("InternalError", 500)
    with pytest.raises(BlobsAway):
        await arrange(client, bucket)
