"""The stand-in for Vision judges what it is asked as the service's documents do."""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.request

import pytest

from tests.adapters.tesseract.drawn import bomb
from tests.fakes.vision.readers import written
from tests.fakes.vision.rest import Served
from tests.fakes.vision.world import World

DOCUMENT = [{"type": "DOCUMENT_TEXT_DETECTION"}]


@pytest.fixture
def world():
    return World(lambda _image: written(("회의",)))


@pytest.fixture
def served(world):
    with Served(world) as here:
        yield here


def ask(served: Served, body: object, path: str = "/v1/images:annotate", **headers: str) -> tuple[int, dict]:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(
        served.endpoint + path, raw, {"content-type": "application/json", **headers}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read() or b"{}")


def one(content: bytes = bomb(900, 620), features: object = DOCUMENT, **more: object) -> dict:
    image = {"content": base64.b64encode(content).decode()}
    return {"requests": [{"image": image, "features": features, **more}]}


def test_a_picture_is_read(served, world):
    status, said = ask(served, one(imageContext={"languageHints": ["ko"]}))
    [response] = said["responses"]
    assert status == 200 and response["fullTextAnnotation"]["text"] == "회의\n"
    assert world.asked[0].hints == ("ko",)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"requests": []},
        b"no json",
        b"[]",
        one(features=[]),
        one(features=[{"type": "READ_MINDS"}]),
        one(content=b""),
        one(imageContext={"languageHints": ["korean language"]}),
        one(unheardOf=1),
        {"requests": one()["requests"] * 17},
        {"requests": [{"image": {"content": "$$$"}, "features": DOCUMENT}]},
        b'{"requests": [' + b" " * (10 * 2**20) + b"]}",
    ],
)
def test_what_the_documents_forbid_is_refused(served, body):
    status, said = ask(served, body)
    assert status == 400 and said["error"]["status"] == "INVALID_ARGUMENT"


@pytest.mark.parametrize("content", [b"\x00\x00\x00\x18ftypheic", b"no picture", bomb(9_000, 9_000)])
def test_what_is_no_picture_there_is_an_error_inside(served, content):
    status, said = ask(served, one(content))
    assert status == 200 and said["responses"][0]["error"]["code"] == 3


def test_another_feature_reads_no_text(served):
    assert ask(served, one(features=[{"type": "LABEL_DETECTION"}])) == (200, {"responses": [{}]})


def test_only_one_path_is_there(served):
    assert ask(served, {}, "/v1/files:annotate")[0] == 404


def test_it_can_be_broken_and_looked_at_by_hand(served):
    assert ask(served, {"kind": "error", "code": 8, "retry": 3}, "/control/faults")[0] == 200
    status, said = ask(served, one())
    assert status == 429 and said["error"]["details"][0]["retryDelay"] == "3s"
    ask(served, one())
    with urllib.request.urlopen(f"{served.endpoint}/control/asked", timeout=10) as answer:
        assert json.loads(answer.read())["asked"][0]["features"] == [11]
    with pytest.raises(ValueError, match="no such fault"):
        served.world.add("nonsense")
