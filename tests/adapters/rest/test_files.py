"""Files that a reply brought along, over HTTP."""

from __future__ import annotations

import json
from uuid import UUID, uuid4

from adapters.rest.shapes import ReplyOut
from adapters.rest.translate import said
from core.dialogue.effects import Say
from core.dialogue.reply import File, Reply


def test_files_are_told_with_where_they_are():
    out = said(Say(Reply(UUID(int=1), "다 됐어요", files=(File("haru.json", "export/1.json"),))))
    url = f"/api/v1/files/{UUID(int=1)}/1"
    assert out.model_dump(mode="json")["files"] == [{"name": "haru.json", "url": url}]
    assert "export/1.json" not in out.model_dump_json()


def test_a_reply_without_files_has_no_word_of_them():
    assert "files" not in said(Say(Reply(UUID(int=1), "네"))).model_dump(mode="json")
    kept = {"id": str(UUID(int=1)), "text": "네", "buttons": [], "drafts": []}
    assert ReplyOut.model_validate(kept).files == []


async def exported(caller) -> dict:
    answer = await caller.post("/api/v1/chat/message", json={"text": "내 데이터 내보내줘"})
    told, calendar = answer.json()["replies"][-1]["files"]
    assert calendar["name"] == "haru.ics"
    return told


async def test_whoever_asked_for_their_data_can_fetch_it(caller):
    file = await exported(caller)
    fetched = await caller.get(file["url"])
    assert fetched.status_code == 200
    assert fetched.headers["content-disposition"] == "attachment; filename*=UTF-8''haru.json"
    assert fetched.headers["cache-control"] == "private, no-store"
    assert json.loads(fetched.content)["product"] == "Haru"


async def test_what_is_not_there_is_not_found(caller):
    url = (await exported(caller))["url"]
    reply = url.rpartition("/")[0]
    for other in (f"{reply}/3", f"/api/v1/files/{uuid4()}/1", f"{url}?conversation_id=another"):
        assert (await caller.get(other)).status_code == 404
