"""Long lists: page by page in one message, whole lines only, and never longer than a chat message may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from core.calendar.occurrences import agenda
from core.calendar.time.expression import Spoken, WholeWeek
from core.calendar.when import Window
from core.dialogue.answering import agenda_text
from core.dialogue.buttons import Press
from core.dialogue.interpretation import AskCalendar
from core.dialogue.pages import MAX_LINE, MAX_LINES, MAX_PAGED, ROOM, Entry, as_many, body, paged, units
from core.dialogue.phrases import speech
from core.dialogue.reader import Reader
from tests.core.dialogue.world import BIRTH, NOW, SEOUL, World, event, several, timed, tomorrow

WEEK = Spoken(WholeWeek(0))


def many(count: int, title: str = "일") -> list:
    first = timed(17, 0)
    return [
        event(
            f"{title} {n}",
            replace(
                first,
                start=first.start + n * timedelta(minutes=90),
                end=first.end + n * timedelta(minutes=90),
            ),
        )
        for n in range(count)
    ]


def lines(world: World) -> list[str]:
    return [line for line in world.last.text.splitlines() if line.startswith(("•", "“"))]


def test_a_long_agenda_is_turned_page_by_page_in_the_same_message():
    world = World(*many(45))
    world.say("이번 주 뭐 있어?", AskCalendar("agenda", WEEK))
    assert world.last.text.startswith("11월 16일(월) – 11월 22일(일) 일정 45개")
    assert world.last.text.endswith("…외 25개")
    assert world.labels(world.last) == ["더 보기 (25) ▶"]
    shown = lines(world)
    [say] = world.press("더 보기 (25) ▶")
    assert say.manner == "edit"
    assert len(world.screen) == 1
    assert world.last.text.endswith("45개 중 21–40번째예요.")
    assert world.labels(world.last) == ["◀ 앞으로", "더 보기 (5) ▶"]
    shown += lines(world)
    world.press("더 보기 (5) ▶")
    assert world.labels(world.last) == ["◀ 앞으로"]
    shown += lines(world)
    assert [line.rsplit(" ", 1)[1] for line in shown] == [str(n) for n in range(45)]
    world.press("◀ 앞으로")
    assert world.last.text.endswith("45개 중 21–40번째예요.")


def test_a_day_stands_above_its_lines_on_every_page():
    world = World(*many(30))
    world.say("이번 주 뭐 있어?", AskCalendar("agenda", WEEK))
    world.press("more")
    assert world.last.text.splitlines()[2] == "11월 18일(수)"


def test_what_is_found_has_pages_too_in_english():
    world = World(*many(62, "Sync"), lang="en")
    world.say("/find Sync", AskCalendar("find", title="Sync"))
    assert world.last.text.endswith("…and 42 more")
    world.press("Show more (42) ▶")
    world.press("more", 3)
    world.press("more", 4)
    assert world.last.text.endswith("61–62 of 62")
    assert len(lines(world)) == 2


def test_the_last_line_alone_is_no_span():
    world = World(*many(21))
    world.say("이번 주?", AskCalendar("agenda", WEEK))
    world.press("more")
    assert world.last.text.endswith("21개 중 21번째예요.")
    english = World(*many(21), lang="en")
    english.say("this week?", AskCalendar("agenda", WEEK))
    english.press("more")
    assert english.last.text.endswith("21 of 21")


def test_what_went_away_meanwhile_takes_the_pages_with_it():
    world = World(*many(45))
    world.say("이번 주 뭐 있어?", AskCalendar("agenda", WEEK))
    third = replace(world.button("more").press, choice=3)
    for one in list(world.events)[25:]:
        world.events.pop(one)
    world.tap(third)
    assert world.last.text.endswith("25개 중 21–25번째예요.")
    world.events.clear()
    world.press("more")
    assert world.last.text.endswith("일정이 없어요.")
    assert world.last.buttons == ()


def test_a_list_that_fits_has_no_buttons_and_is_not_remembered():
    world = World(*many(20))
    world.say("이번 주 뭐 있어?", AskCalendar("agenda", WEEK))
    assert (world.last.buttons, world.conversation.paged) == ((), ())


def test_only_the_newest_long_lists_are_remembered():
    world = World(*many(21))
    world.say("이번 주?", AskCalendar("agenda", WEEK))
    oldest = world.button("more").press
    for _ in range(MAX_PAGED):
        world.say("이번 주?", AskCalendar("agenda", WEEK))
    assert len(world.conversation.paged) == MAX_PAGED
    [say] = world.tap(oldest)
    assert (say.manner, say.reply.text) == ("answer", speech("ko").stale)
    [say] = world.tap(Press("more", BIRTH, 0, 2))
    assert say.manner == "answer"


def test_a_page_that_never_was_is_refused():
    world = World(*many(21))
    world.say("이번 주?", AskCalendar("agenda", WEEK))
    [say] = world.tap(replace(world.button("more").press, choice=0))
    assert say.manner == "answer"


def test_many_free_hours_and_many_meetings_at_once_say_how_many_are_left_out():
    crowd = [event(f"회의 {n}", timed(17, 15)) for n in range(30)]
    world = World(*crowd)
    world.say("내일 3시에 시간 돼?", AskCalendar("free", tomorrow(15)))
    assert world.last.text.endswith("…외 10개")


def test_a_card_of_long_drafts_tells_as_many_as_a_message_holds():
    world = World()
    world.say("많아", several(*((f"{n} " + "긴 이름 " * 60, tomorrow(9 + n % 12)) for n in range(20))))
    assert units(world.last.text) < 4_096
    assert "…외" in world.last.text


text = st.text(alphabet="가a😀 &<", min_size=1, max_size=700)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.builds(Entry, text, st.sampled_from(["", "월요일", "화요일"])), min_size=1, max_size=60))
def test_every_page_fits_and_nothing_is_lost(entries):
    pages = paged(entries)
    assert [one.heading for page in pages for one in page] == [one.heading for one in entries]
    for page in pages:
        assert 0 < len(page) <= MAX_LINES
        assert units("\n".join(body(page))) <= ROOM
        assert all(units(one.line) <= MAX_LINE for one in page)


def test_of_blocks_at_least_one_is_shown():
    assert as_many(["가" * 5_000, "나"]) == ["가" * 5_000]
    assert as_many([]) == []


def test_where_nothing_turns_pages_the_first_is_told_with_what_is_left():
    reader = Reader("ko", NOW.date(), SEOUL)
    window = Window(NOW, NOW + timedelta(days=7))
    told = agenda_text(agenda(many(45), window, SEOUL), "이번 주", reader)
    assert told.startswith("이번 주 일정 45개")
    assert told.endswith("…외 25개")
    assert agenda_text((), "이번 주", reader) == "이번 주에는 일정이 없어요."


def test_a_line_that_is_too_long_ends_with_a_sign():
    [[entry]] = paged([Entry("가" * 400)])
    assert entry.line == "가" * (MAX_LINE - 1) + "…"
