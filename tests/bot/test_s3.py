"""A house that was told of a bucket: settings, the doctor, the command, and pictures that really lie there."""

from __future__ import annotations

import ast
import re
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from adapters.metadata.blobs import BareBlobStore
from bot import doctor, doctor_phrases, report, s3, s3_phrases
from bot.keeping import term
from bot.settings import Settings
from bot.wiring import furnish, place_of
from tests.bot.running import haru
from tests.fakes.s3.served import NAME, REGION, Relay, emptied, opened, owner


@pytest.fixture
def address(s3_address):
    emptied(s3_address)
    return s3_address


def settings(folder, address=None, **more) -> Settings:
    told = {"s3_bucket": NAME, "aws_endpoint_url_s3": address, "aws_default_region": REGION}
    told |= {"aws_access_key_id": "k", "aws_secret_access_key": "hidden", "aws_session_token": "hidden"}
    return Settings(_env_file=None, data_dir=folder, port=0, **(told | more))


# ── settings ──


def test_without_a_bucket_pictures_lie_in_the_folder(tmp_path):
    assert s3.bucket_of(settings(tmp_path, s3_bucket=None)) is None


def test_secrets_are_not_shown(tmp_path):
    here = settings(tmp_path)
    assert "hidden" not in repr(here) and "hidden" not in repr(s3.bucket_of(here))


@pytest.mark.parametrize(
    "wrong",
    [{"aws_endpoint_url_s3": "http://s3.example.com"}, {"pictures_kept": "soon"}, {"pictures_kept": "91d"}],
)
def test_what_cannot_be_is_refused_at_once(tmp_path, wrong):
    with pytest.raises(ValidationError):
        settings(tmp_path, **wrong)


@pytest.mark.parametrize(
    ("text", "hours"), [("0", 0), ("0h", 0), ("12h", 12), (" 1D ", 24), ("30d", 720), ("2160h", 2160)]
)
def test_a_term_is_written_in_hours_or_days(text, hours):
    assert term(text) == timedelta(hours=hours)


@pytest.mark.parametrize("text", ["", "-1h", "12", "1.5d", "2161h", "99999d", "1w", "d"])
def test_what_is_no_term_is_refused(text):
    with pytest.raises(ValueError, match=r"kept|message"):
        term(text)


def test_unset_it_is_as_long_as_a_message(tmp_path):
    assert settings(tmp_path).pictures_kept == timedelta(days=90)


# ── pictures ──


async def test_pictures_of_the_house_lie_in_the_bucket_and_nowhere_else(tmp_path, address):
    opened(address)
    here = settings(tmp_path, address, pictures_kept="12h")
    async with AsyncExitStack() as stack:
        world = (await furnish(stack, place_of(here))).world
        await world.blobs.put("abc", b"x")
        assert isinstance(world.blobs, BareBlobStore)
        assert world.pictures_kept == timedelta(hours=12)
    assert owner(address).get_object(Bucket=NAME, Key="abc")["Body"].read() == b"x"
    assert not (tmp_path / "images").exists()


# ── the doctor, and the command ──


async def found(here: Settings) -> list[tuple[str, str, str]]:
    return [(one.health, one.state, one.advice) for one in await doctor.images(here)]


async def test_a_bucket_is_made_fit_by_one_command(tmp_path, address):
    here = settings(tmp_path, address)
    assert await found(here) == [("wrong", "s3_refused", "s3_setup")]
    told, usable = await s3.set_up(here)
    assert usable and len(told) == 4
    assert all(NAME in line for line in told)
    assert await found(here) == [("fine", "s3_ready", "")]


async def test_what_a_bucket_lacks_is_noted_and_no_illness(tmp_path, address):
    opened(address)
    here = settings(tmp_path, address)
    assert await found(here) == [("note", "s3_for_ever", "s3_setup"), ("note", "s3_open", "s3_setup")]
    for finding in await doctor.images(here):
        assert NAME in report.line(finding)


@pytest.mark.parametrize(
    ("code", "status", "advice"),
    [
        ("AccessDenied", 403, "s3_rights"),
        ("InvalidAccessKeyId", 403, "s3_key"),
        ("AuthorizationHeaderMalformed", 400, "s3_region"),
        ("NoSuchBucket", 404, "s3_setup"),
    ],
)
async def test_what_is_wrong_comes_with_what_to_mend(tmp_path, address, code, status, advice):
    with Relay(address) as relay:
        relay.spoil(code, status)
        assert await found(settings(tmp_path, relay.address)) == [("wrong", "s3_refused", advice)]


async def test_one_that_is_away_is_told(tmp_path):
    assert await found(settings(tmp_path, "http://127.0.0.1:1")) == [("wrong", "s3_away", "s3_endpoint")]


async def test_setting_up_tells_what_stood_in_the_way(tmp_path, address):
    opened(address)
    owner(address).put_object(Bucket=NAME, Key="a cat.png", Body=b"x")
    told, usable = await s3.set_up(settings(tmp_path, address))
    assert not usable and NAME in told[0]
    told, usable = await s3.set_up(settings(tmp_path, "http://127.0.0.1:1"))
    assert not usable and "EndpointConnectionError" in told[0]
    told, usable = await s3.set_up(settings(tmp_path, s3_bucket=None))
    assert not usable and "S3_BUCKET" in told[0]


def test_the_command_says_what_it_did_and_fails_where_it_could_not(tmp_path, address):
    told = {
        "S3_BUCKET": NAME, "AWS_ENDPOINT_URL_S3": address, "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s", "LC_ALL": "en_GB.UTF-8",
    }  # fmt: skip
    away = {"AWS_ENDPOINT_URL_S3": "http://127.0.0.1:1"}
    done = haru("s3", "setup", folder=tmp_path, **told)
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == f"{NAME}: made"
    assert haru("s3", "setup", folder=tmp_path, **(told | away)).returncode == 1


# ── words ──


def test_all_that_is_said_is_said_in_both_languages_and_nothing_else():
    tree = ast.parse(Path(s3.__file__).read_text("utf-8"))
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    said = set(s3_phrases.KO)
    assert said == set(s3_phrases.EN)
    assert not said & set(doctor_phrases.KO)
    named = {key for key in said if key.partition(".")[2] in texts or key in texts}
    acts = {f"s3.{word}" for word in ("made", "closed", "encrypted", "expiring")}
    acts |= {f"s3.not_{word}" for word in ("closed", "encrypted", "expiring")}
    lacks = {f"state.s3_{word}" for word in ("open", "for_ever", "unseen")}
    assert said - named == acts | lacks
    for words in (s3_phrases.KO, s3_phrases.EN):
        gaps = {gap for text in words.values() for gap in re.findall(r"\{(\w+)\}", text)}
        assert gaps <= {"bucket", "host", "reason"}
