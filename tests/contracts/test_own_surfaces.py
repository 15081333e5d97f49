"""One person in two places, through the one door, on every store: linked by a code, cards that move, data that goes."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from adapters.database.columns import metadata
from adapters.database.store import DatabaseStore
from adapters.folder.blobs import FolderBlobStore
from core.assistant import Assistant, Outcome
from core.calendar.ical.read import read
from core.dialogue.buttons import Button, Press
from core.dialogue.inputs import ButtonPressed, IncomingMessage
from core.dialogue.interpretation import AboutMe, Meaning, SmallTalk
from core.dialogue.message import Attachment, ConversationKey, Message, Preferences
from core.dialogue.own_effects import Join
from core.dialogue.own_inputs import Joined
from core.dialogue.reply import Reply
from core.errors import BlobMissing, StoreUnavailable
from core.own.codes import new_code
from core.own.reach import reach
from core.sync.synchroniser import Synchroniser
from tests.core.dialogue.world import NOW, create, tomorrow
from tests.core.house import EVER
from tests.core.sync.doors import ME, Doors

PAGE = ConversationKey("here", "page", "mina")
CHAT = ConversationKey("telegram", "42", "mina")
THIRD = ConversationKey("slack:T1", "D1", "U1")
LINK, DRAFTS, DELETE, EXPORT = (AboutMe(what) for what in ("link", "drafts", "delete_me", "export"))
COFFEE = create("커피", tomorrow(15))


class Places(Doors):
    """A house on this store, whose people talk in several places; what they see stands in the transcript."""

    def __init__(self, store: Any, blobs: Any = None) -> None:
        super().__init__()
        self.store, self.blobs = store, blobs or self.shelf

    @property
    def assistant(self) -> Assistant:
        return Assistant(self.world())

    async def tell(self, key: ConversationKey, words: str, meaning: Meaning, **more: Any) -> Outcome:
        self._messages += 1
        self.interpreter.meanings[words] = meaning
        message = Message(f"m{self._messages}", words, self.clock.now(), **more)
        return await self.assistant.handle(key, self.newborn(), IncomingMessage(message))

    async def replies(self, key: ConversationKey) -> list[Reply]:
        return [one.reply for one in await self.store.transcript(key, 0, 99) if one.reply]

    async def last(self, key: ConversationKey) -> str:
        return (await self.replies(key))[-1].text

    async def button(self, key: ConversationKey, label: str) -> Button:
        buttons = [b for one in await self.replies(key) for row in one.buttons for b in row]
        return [one for one in buttons if label in (one.label, one.press.verb)][-1]

    async def tap(self, key: ConversationKey, what: str | Press) -> Outcome:
        press = (await self.button(key, what)).press if isinstance(what, str) else what
        return await self.assistant.handle(key, self.newborn(), ButtonPressed(press))

    async def code(self, key: ConversationKey = PAGE) -> str:
        await self.tell(key, "/link", LINK)
        return (await self.last(key)).splitlines()[0].partition(": ")[2]

    async def typed(self, code: str, key: ConversationKey = CHAT) -> str:
        await self.tell(key, code, AboutMe("link", code))
        return await self.last(key)

    async def titles(self, key: ConversationKey) -> list[str]:
        return sorted(one.title for one in await self.store.agenda(key, EVER))

    async def add(self, key: ConversationKey, title: str) -> None:
        await self.tell(key, title, create(title, tomorrow(15)))
        await self.tap(key, "confirm")


@pytest.fixture
def house(store) -> Places:
    return Places(store)


# ── linking ──


async def test_a_code_makes_two_places_one_person_s(house):
    await house.add(PAGE, "치과")
    await house.add(CHAT, "회의")
    asked = await house.typed(await house.code())
    assert "• 여기: 일정 1개\n• here: 일정 1개" in asked
    assert await house.titles(CHAT) == ["회의"], "nothing is one before the tap"
    await house.tap(CHAT, "네, 합쳐 주세요")
    assert await house.last(CHAT) == "✅ here의 대화와 하나가 됐어요. 이제 두 곳이 같은 캘린더와 설정을 써요."
    assert (await house.last(PAGE)).startswith("✅ 텔레그램의 대화와 하나가 됐어요.")
    assert await house.titles(CHAT) == await house.titles(PAGE) == ["치과", "회의"]
    assert {(await house.account(key)).home for key in (PAGE, CHAT)} == {PAGE}, "the older one's"


async def test_afterwards_settings_are_shared(house):
    await house.typed(await house.code())
    await house.tap(CHAT, "네, 합쳐 주세요")
    await house.tell(CHAT, "시간대 베를린", AboutMe("zone", "베를린"))
    assert (await house.account(PAGE)).preferences == Preferences("Europe/Berlin", chosen_zone=True)
    await house.tell(PAGE, "알림은 여기로", AboutMe("home"))
    assert (await house.account(CHAT)).home == PAGE
    assert "이미" not in await house.typed(await house.code()) and "여기가 아니라" in await house.last(CHAT)


async def test_a_google_account_is_confirmed_where_it_is(house):
    await house.connect(key=PAGE)
    asked = await house.typed(await house.code())
    assert "구글 계정 ha…@example.com" in asked and ME not in asked
    await house.tap(CHAT, "네, 합쳐 주세요")
    assert "한 번 더 여쭤 보고 있어요" in await house.last(CHAT)
    assert (await house.account(CHAT)).calendars == ()
    await house.tap(PAGE, "네, 합쳐 주세요")
    assert (await house.last(CHAT)).startswith("✅") and (await house.last(PAGE)).startswith("✅ 텔레그램")
    assert [one.remote_id for one in (await house.account(CHAT)).calendars] == [ME]


async def test_whoever_has_the_google_account_can_say_no(house):
    await house.connect(key=PAGE)
    await house.typed(await house.code())
    await house.tap(CHAT, "네, 합쳐 주세요")
    yes = (await house.button(PAGE, "네, 합쳐 주세요")).press
    await house.tap(PAGE, "아니요")
    assert "본인이 아니라고" in await house.last(CHAT)
    await house.tap(PAGE, yes)
    assert (await house.account(CHAT)).id != (await house.account(PAGE)).id


async def test_whoever_typed_it_can_say_no_and_it_is_used_up(house):
    code = await house.code()
    await house.typed(code)
    await house.tap(CHAT, "아니요")
    assert "그런 연결 코드는 없어요" in await house.typed(code, THIRD)
    assert (await house.account(CHAT)).id != (await house.account(PAGE)).id


async def test_a_yes_that_comes_too_late_joins_nothing(house):
    await house.connect(key=PAGE)
    await house.typed(await house.code())
    await house.tap(CHAT, "네, 합쳐 주세요")
    async with house.store.unit() as unit:
        await unit.account(PAGE, house.newborn(), NOW, Preferences())
        await unit.drop_code((await house.button(PAGE, "네, 합쳐 주세요")).press.ref)
    await house.tap(PAGE, "네, 합쳐 주세요")
    assert "시간이 지나서" in await house.last(PAGE)
    await house.tap(CHAT, "취소")
    assert (await house.account(CHAT)).id != (await house.account(PAGE)).id


async def test_a_code_of_others_joins_nobody_else(house):
    """A forged tap in a third place, on a question that was asked elsewhere."""
    await house.typed(await house.code())
    yes = (await house.button(CHAT, "네, 합쳐 주세요")).press
    await house.tap(THIRD, yes)
    assert len({(await house.account(key)).id for key in (PAGE, CHAT, THIRD)}) == 3


async def test_of_two_people_who_type_the_same_code_at_once_one_is_asked(house):
    code = await house.code()
    said = await asyncio.gather(house.typed(code, CHAT), house.typed(code, THIRD))
    assert sorted("합칠까요?" in one for one in said) == [False, True]
    assert sum("그런 연결 코드는 없어요" in one for one in said) == 1


async def test_both_sides_may_be_in_a_hurry(house):
    """Each types the other's code and both agree at once: they are one, and nobody waits for ever."""
    one, other = await house.code(PAGE), await house.code(CHAT)
    await house.typed(other, PAGE)
    await house.typed(one, CHAT)
    taps = (house.tap(PAGE, "네, 합쳐 주세요"), house.tap(CHAT, "네, 합쳐 주세요"))
    for ended in await asyncio.gather(*taps, return_exceptions=True):
        assert isinstance(ended, Outcome | StoreUnavailable)
    assert (await house.account(CHAT)).id == (await house.account(PAGE)).id


def test_a_code_that_could_be_a_word_is_never_given_out():
    house = Doors()
    codes = {new_code(house.newborn) for _ in range(300)}
    assert len(codes) == 300
    assert all(2 <= sum(sign.isdigit() for sign in code) <= 6 for code in codes)


# ── cards that move ──


async def linked(house: Places) -> None:
    await house.typed(await house.code())
    await house.tap(CHAT, "네, 합쳐 주세요")


async def test_an_open_card_comes_here_and_is_retired_there(house):
    await linked(house)
    await house.tell(PAGE, "내일 3시 커피", COFFEE)
    confirm = await house.button(PAGE, "confirm")
    await house.tell(CHAT, "열린 카드", DRAFTS)
    assert "1. 커피 · 11월 17일(화) 오후 3:00 · here" in await house.last(CHAT)
    await house.tap(CHAT, "1. 커피")
    assert (await house.last(PAGE)).startswith("→ 이 카드는 다른 대화(텔레그램)로 옮겼어요")
    outcome = await house.tap(PAGE, confirm.press)
    assert [one.reply.text for one in outcome.says] == ["→ 이 카드는 다른 대화(텔레그램)로 옮겼어요"]
    assert await house.titles(PAGE) == []
    await house.tap(CHAT, "confirm")
    assert await house.titles(PAGE) == await house.titles(CHAT) == ["커피"]


async def test_a_card_that_was_added_meanwhile_does_not_come(house):
    await linked(house)
    await house.tell(PAGE, "내일 3시 커피", COFFEE)
    await house.tell(CHAT, "열린 카드", DRAFTS)
    await house.tap(PAGE, "confirm")
    outcome = await house.tap(CHAT, "1. 커피")
    assert outcome.says[0].reply.text == "그 카드는 이미 처리했거나 닫혔어요."
    assert await house.titles(CHAT) == ["커피"]


async def test_strangers_see_no_cards_of_others(house):
    await house.tell(PAGE, "내일 3시 커피", COFFEE)
    await house.tell(CHAT, "열린 카드", DRAFTS)
    assert await house.last(CHAT) == "다른 곳에 열려 있는 카드가 없어요."


@pytest.mark.parametrize("turn", range(4))
async def test_a_tap_there_while_it_moves_here_makes_one_event(house, turn):
    await linked(house)
    await house.tell(PAGE, "내일 3시 커피", COFFEE)
    confirm = (await house.button(PAGE, "confirm")).press
    await house.tell(CHAT, "열린 카드", DRAFTS)
    bring = (await house.button(CHAT, "1. 커피")).press
    both = [house.tap(PAGE, confirm), house.tap(CHAT, bring)]
    await asyncio.gather(*(both if turn % 2 else reversed(both)))
    open_here = [one for one in await house.replies(CHAT) if one.face and one.face.state == "open"]
    assert len(await house.titles(PAGE)) + len(open_here) == 1
    if open_here:
        await house.tap(CHAT, "confirm")
    await house.tap(PAGE, confirm)
    assert await house.titles(PAGE) == ["커피"]


# ── what is held ──


async def test_an_export_holds_everything_and_lasts_a_day(house):
    await house.connect(key=PAGE)
    await house.add(PAGE, "치과")
    await house.shelf.put("b1", b"\x89PNG and more")
    await house.tell(PAGE, "사진이에요", SmallTalk(), attachments=(Attachment("b1"), Attachment("gone")))
    await house.run_jobs()
    await house.tell(PAGE, "내보내줘", EXPORT)
    await house.run_jobs()
    files = (await house.replies(PAGE))[-1].files
    assert [one.name for one in files] == ["haru.json", "haru.ics", "picture-1.png"]
    [kept] = read(await house.shelf.get(files[1].blob), "Asia/Seoul").events
    assert kept.proposal.title == "치과"
    told = json.loads(await house.shelf.get(files[0].blob))
    assert [one["title"] for one in told["events"]] == ["치과"]
    assert told["google_accounts"][0]["email"] == ME and "refresh" not in json.dumps(told)
    assert {one["text"] for one in told["messages"] if one["from"] == "you"} >= {"치과", "사진이에요"}
    assert told["settings"]["zone"] == "Asia/Seoul" and told["known_as"] == [
        {"platform": "here", "id": "mina"}
    ]
    assert told["changes"][0]["kind"] == "create" and told["changes"][0]["after"]["title"] == "치과"
    pictures = [picture for one in told["messages"] for picture in one["pictures"]]
    assert [one["file"] for one in pictures] == ["picture-1.png", None]
    house.clock.move(timedelta(hours=23))
    await house.assistant.resume()
    assert await house.shelf.has(files[0].blob)
    house.clock.move(timedelta(hours=1))
    await house.assistant.resume()
    with pytest.raises(BlobMissing):
        await house.shelf.get(files[0].blob)
    assert await house.shelf.has("b1"), "pictures stay until they are erased"


async def test_an_export_that_cannot_be_kept_is_told_after_a_while(house):
    class Full:
        async def put(self, key: str, data: bytes) -> None:
            raise OSError("no space left")

    house.blobs = Full()
    await house.tell(PAGE, "내보내줘", EXPORT)
    for _ in range(5):
        house.clock.move(timedelta(minutes=5))
        await house.assistant.resume()
        await house.run_jobs()
    assert (await house.replies(PAGE))[-1].text.startswith("지금은 파일을 만들지 못했어요.")
    assert ("Export", "OSError") in house.faults.noted


async def test_a_picture_that_cannot_be_deleted_is_tried_again(house):
    class Stuck(type(house.shelf)):
        async def delete(self, key: str) -> None:
            raise OSError("busy")

    await house.add(PAGE, "치과")
    async with house.store.unit() as unit:
        await unit.doom("b1", await unit.account(PAGE, house.newborn(), NOW, Preferences()), NOW)
    house.blobs = Stuck()
    await house.assistant.resume()
    assert ("delete", "OSError") in house.faults.noted
    house.blobs = house.shelf
    await house.assistant.resume()
    assert await house.store.doomed(NOW, 9) == ()


async def test_a_stranger_has_nothing_to_export(house):
    from core.own.exporting import export

    assert await export(house.world(), THIRD) == ()


async def test_erased_and_begun_anew(house):
    await linked(house)
    await house.add(PAGE, "치과")
    await house.tell(CHAT, "내 정보 다 지워줘", DELETE)
    outcome = await house.tap(CHAT, "네, 모두 지워 주세요")
    assert outcome.says[-1].reply.text.startswith("모두 지웠어요.")
    assert await house.titles(PAGE) == [] and await house.replies(PAGE) == await house.replies(CHAT) == []
    await house.add(PAGE, "새 약속")
    assert await house.titles(PAGE) == ["새 약속"] and await house.titles(CHAT) == []
    assert (await house.account(CHAT)).id != (await house.account(PAGE)).id


MARK = "7391canary"


async def dumped(store: DatabaseStore) -> str:
    """Every row of every table."""

    def read(connection) -> str:
        tables = connection.scalars(text(_TABLES[connection.dialect.name])).all()
        assert set(metadata.tables) <= set(tables)
        return "\n".join(
            f"{name}: {row}" for name in tables for row in connection.execute(text(f'select * from "{name}"'))
        )

    return await store._backend.read(read)


_TABLES = {
    "sqlite": "select name from sqlite_master where type = 'table' and name not like 'sqlite%'",
    "postgresql": "select table_name from information_schema.tables where table_schema = 'public'",
}


@pytest.mark.parametrize("google", [False, True])
async def test_nothing_that_was_erased_is_found_in_any_table_or_file(tables, tmp_path, google):
    folder = tmp_path / "images"
    house = Places(tables, FolderBlobStore(folder))
    mine = ConversationKey("here", f"room {MARK}", f"person {MARK}")
    other = ConversationKey("telegram", f"room {MARK}", f"person {MARK}")
    if google:
        await house.connect(f"{MARK}@example.com", mine)
        await house.consented(f"second.{MARK}@example.com", mine)
    await house.typed(await house.code(mine), other)
    await house.tap(other, "네, 합쳐 주세요")
    if google:
        await house.tap(mine, "네, 합쳐 주세요")
    for key in (mine, other):
        await house.add(key, f"치과 {MARK}")
        await house.tell(
            key, f"{MARK} 3시", create(f"회의 {MARK}", tomorrow(16), location=MARK, attendees=(MARK,))
        )
    await house.blobs.put(f"b-{MARK}", f"초대장 {MARK}".encode())
    await house.tell(mine, "사진", SmallTalk(), attachments=(Attachment(f"b-{MARK}"),))
    await house.run_jobs()
    await house.tell(mine, "내보내줘", EXPORT)
    await house.run_jobs()
    await house.code(other)
    before = await dumped(tables)
    assert before.count(MARK) > 50
    assert any(MARK in path.read_text("utf-8", "replace") for path in folder.rglob("*") if path.is_file())
    await house.tell(mine, "다 지워줘", DELETE)
    await house.tap(mine, "네, 모두 지워 주세요")
    left = await dumped(tables)
    found = [line for line in left.splitlines() if MARK in line]
    assert all(line.startswith(("owed: ", "doomed: ", "google_accounts: ")) for line in found), found
    await house.assistant.resume()
    if google:
        for _ in range(3):
            await Synchroniser(house.world(), house.world().remote).care()
        assert len(house.consent.revoked) == 2
    await paid(house, tables)
    found = [line for line in (await dumped(tables)).splitlines() if MARK in line]
    assert found == []
    assert not [path for path in Path(folder).rglob("*") if path.is_file()]
    assert "users: " not in await dumped(tables)


async def paid(house: Places, store: DatabaseStore) -> None:
    """What was still to be said is said."""
    while owed := await store.lease(house.clock.now(), house.clock.now() + timedelta(minutes=1), 9):
        for debt in owed:
            async with store.unit() as unit:
                await unit.settle(debt)


async def test_what_is_held_is_counted(house):
    await house.add(PAGE, "치과")
    await house.tell(PAGE, "내 정보 보여줘", AboutMe("privacy"))
    assert "• 일정 1개, 그 변경 기록 1개\n• 대화 1곳의 메시지" in await house.last(PAGE)


async def test_who_has_no_part_in_a_code_joins_nothing_by_it(house):
    await house.typed(await house.code())
    asked = (await house.button(CHAT, "네, 합쳐 주세요")).press.ref
    world = house.world()
    async with house.store.unit() as unit:
        mine = await unit.account(THIRD, house.newborn(), NOW, Preferences())
        crossing = await reach(unit, world, mine, THIRD, Join(asked, yes=True))
    assert crossing.told == Joined(asked, "late") and crossing.account == mine
    assert len({(await house.account(key)).id for key in (PAGE, CHAT, THIRD)}) == 3


async def test_a_damaged_line_keeps_nothing_else_from_its_owner(damaged):
    house = Places(damaged)
    await house.add(PAGE, "치과")
    await house.add(PAGE, "회의")
    spoilt = text("update changes set after = '{\"x\": 1}' where seq = (select min(seq) from changes)")
    await damaged._backend.write(lambda connection: connection.execute(spoilt))
    held = await damaged.possessions(PAGE)
    assert [one.change.after.title for one in held.recorded] == ["회의"]
    assert sorted(one.title for one in held.events) == ["치과", "회의"]
