"""Files that Haru hands over in Slack: everything that it holds about a person."""

from __future__ import annotations

import json

import pytest

from adapters.slack.uploads import Handed, Uploads
from adapters.slack.wire import Refused
from core.dialogue.reply import File
from tests.adapters.slack.house import house
from tests.fakes.slack.faults import Rule

EXPORT = "내 데이터 내보내줘"
COMPLETE = "files.completeUploadExternal"


async def asked(haru, words=EXPORT, channel=None):
    if channel:
        haru.minji.command(words, channel)
    else:
        haru.minji.dm(words)
    await haru.settle()


async def later(haru):
    for _ in range(3):
        await haru.later(5)


async def test_what_is_held_comes_as_a_file_into_the_chat(haru):
    await asked(haru)
    assert haru.minji.sees() == (
        f"민지: {EXPORT}\n"
        "Haru: 파일이 다 됐어요 ↓ (edited)\n"
        "Haru: 📎 haru.json\n"
        "    📎 haru.ics\n"
        "Haru: 📦 하루가 가지고 있는 내 정보 전부예요. 24시간 동안 받을 수 있어요.\n"
        "    • haru.json\n"
        "    • haru.ics"
    )
    file, _ = haru.world.files.values()
    assert json.loads(file.content)["product"] == "Haru"
    assert haru.world.complaints == []


async def test_english_speakers_read_english(haru):
    await asked(haru, "export my data please")
    assert "📎 haru.json" in haru.minji.sees()
    assert haru.world.complaints == []


async def test_pictures_are_sent_along_ten_to_a_message(haru):
    blobs = haru.assistant.world.blobs
    files = []
    for number in range(12):
        await blobs.put(f"b{number}", b"\x89PNG" + bytes([number]))
        files.append(File(f"picture-{number}.png", f"b{number}"))
    uploads = haru.platform._messenger.uploads
    key, reply = haru.key(haru.minji), haru.assistant.world.newborn()
    handed = await uploads.hand_over(key, reply, [*files, File("gone.png", "gone")])
    assert handed == Handed(haru.minji.dms.id)
    assert [len(one["files"]) for one in haru.world.calls(COMPLETE)] == [10, 2]
    assert await uploads.hand_over(key, reply, files) == handed, "told again, sent once"
    assert haru.minji.sees().count("📎") == 12
    assert haru.world.complaints == []


async def test_where_nothing_is_left_nothing_is_sent(haru):
    uploads = haru.platform._messenger.uploads
    gone = [File("gone.png", "gone")]
    handed = await uploads.hand_over(haru.key(haru.minji), haru.assistant.world.newborn(), gone)
    assert handed.channel
    assert haru.world.calls(COMPLETE) == []


async def test_in_a_channel_the_file_goes_to_the_person_alone(haru):
    await asked(haru, channel=haru.general)
    assert "📎" not in haru.minji.sees(haru.general)
    assert "(only you) Haru: 파일은 저와 둘만의 대화로 보냈어요." in haru.minji.sees(haru.general)
    assert "📎 haru.json" in haru.minji.sees()
    assert haru.junho.sees(haru.general) == ""
    assert haru.world.complaints == []


async def test_somebody_who_left_the_channel_finds_it_in_their_chat(haru):
    key = haru.key(haru.minji, haru.general)
    haru.minji.command("오늘", haru.general)
    await haru.settle()
    haru.platform._places._spoke.drop(key)
    haru.platform._places.is_looked_at = lambda _key: False
    await asked(haru, channel=haru.general)
    assert "📎 haru.json" in haru.minji.sees()
    assert "둘만의" not in haru.minji.sees(haru.general)


@pytest.mark.parametrize(
    ("words", "told"),
    [(EXPORT, "한 번 더 설치해 달라고"), ("export my data please", "to install Haru once more")],
)
async def test_an_install_from_before_says_kindly_that_it_has_to_be_renewed(tmp_path, words, told):
    async with house(tmp_path) as haru:
        token = haru.world.tokens.held[haru.scene.bot.token]
        token.scopes = token.scopes - {"files:write"}
        await asked(haru, words)
        assert told in haru.minji.sees()
        assert "📎" not in haru.minji.sees() and "📦" not in haru.minji.sees()
        assert haru.world.complaints == []


async def test_a_workspace_that_takes_no_files_is_told_of(haru):
    haru.world.faults.add(Rule("refuse", "/api/files.getUploadURLExternal", reason="file_uploads_disabled"))
    await asked(haru)
    assert "이 워크스페이스가 파일을 받지 않았어요" in haru.minji.sees()


@pytest.mark.parametrize("where", ["/api/files.getUploadURLExternal", "/upload/v1/*", f"/api/{COMPLETE}"])
@pytest.mark.parametrize("what", ["error", "throttle", "lost"])
async def test_a_failure_on_the_way_is_made_up_for(haru, where, what):
    haru.world.faults.add(Rule(what, where))
    await asked(haru)
    await later(haru)
    assert haru.minji.sees().count("📎 haru.json") == 1
    assert haru.minji.sees().count("📦") == 1


async def test_files_are_brought_to_slack_and_to_nobody_else(haru):
    with pytest.raises(Refused, match="invalid_url"):
        await haru.platform._wire.upload("http://evil.test/upload/v1/x", b"1")


async def test_a_person_whom_nobody_knows_is_spoken_to_as_the_house_does(haru):
    uploads: Uploads = haru.platform._messenger.uploads
    assert await uploads.lang(haru.key(haru.junho)) == "ko"
