"""Conversations on a telephone or a desk: KakaoTalk, iMessage, WhatsApp, Slack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from html import escape

from tests.pictures.deck import ENGLISH_WEEK, MONTHS, WEEK, Deck
from tests.pictures.scene import Scene, event, template

KOREANS = ("김민지", "박서준", "이도윤", "최하은", "정우성", "한지민", "오세훈", "윤아름", "강태오", "서유나")
PEOPLE = ("Emma", "Liam", "Olivia", "Noah", "Ava", "Ethan", "Mia", "Lucas", "Grace", "Henry")
PLACES = (
    "강남역 11번 출구",
    "홍대입구역 3번 출구",
    "판교 현대백화점",
    "성수동 카페거리",
    "여의도 IFC몰",
    "광화문 교보문고",
    "잠실 롯데월드몰",
    "합정 메세나폴리스",
)
MEALS = ("고기집", "파스타집", "이자카야", "곱창집", "샤브샤브집", "초밥집")
CAFES = ("Blue Door Cafe", "Luna Bistro", "Harbor Grill", "Maple Diner", "Corner Bakery", "Old Town Pub")


@dataclass(frozen=True)
class Bubble:
    """What somebody says, and when."""

    who: str
    text: str
    at: time

    @property
    def mine(self) -> bool:
        """Whether the telephone's owner says it."""
        return not self.who


def half_day(at: time) -> str:
    """오후 2:51."""
    return f"{'오전' if at.hour < 12 else '오후'} {(at.hour - 1) % 12 + 1}:{at.minute:02}"


def am_pm(at: time) -> str:
    """2:51 PM."""
    return f"{(at.hour - 1) % 12 + 1}:{at.minute:02} {'AM' if at.hour < 12 else 'PM'}"


def clocked(*said: tuple[str, str], deck: Deck) -> list[Bubble]:
    """Messages with times that go on."""
    minutes = deck.number(9 * 60, 20 * 60)
    bubbles = []
    for who, text in said:
        minutes += deck.number(0, 7)
        bubbles.append(Bubble(who, text, time(minutes // 60, minutes % 60)))
    return bubbles


def date_line(day: date) -> str:
    """As KakaoTalk prints it."""
    return f"{day.year}년 {day.month}월 {day.day}일 {WEEK[day.weekday()]}요일"


def kakao(name: str, day: date, bubbles: list[Bubble]) -> str:
    """Yellow bubbles to the right, white ones to the left, the times beside them."""
    out, last = "", ""
    for bubble in bubbles:
        if bubble.who and bubble.who != last:
            out += f"<div style='margin:8px 0 2px 52px;font-size:12px;color:#444'>{escape(bubble.who)}</div>"
        last = bubble.who
        stamp = f"<span style='font-size:10px;color:#556;margin:0 5px;white-space:nowrap'>{half_day(bubble.at)}</span>"
        colour = "#fee500" if bubble.mine else "#fff"
        words = f"<span style='background:{colour};border-radius:14px;padding:8px 11px;max-width:230px;font-size:14px;line-height:1.4'>{escape(bubble.text)}</span>"
        inside = stamp + words if bubble.mine else words + stamp
        where = "justify-content:flex-end;padding-right:10px" if bubble.mine else "padding-left:50px"
        out += f"<div style='display:flex;align-items:flex-end;margin:5px 0;{where}'>{inside}</div>"
    return (
        f"<body style='background:#b2c7d9;height:780px;position:relative'>{status()}"
        f"<div style='padding:10px 16px;font-size:16px;font-weight:600'>‹ {escape(name)}</div>"
        f"<div style='text-align:center;font-size:11px;color:#345;margin:10px'>{date_line(day)}</div>{out}"
        "<div style='position:absolute;bottom:0;width:360px;background:#fff;padding:14px 26px;color:#999;font-size:14px'>메시지 입력</div>"
    )


def status(clock: str = "3:20") -> str:
    """The bar at the top of a telephone."""
    return f"<div style='display:flex;justify-content:space-between;padding:8px 16px;font-size:12px'><b>{clock}</b><span>LTE 82%</span></div>"


def messages(name: str, line: str, bubbles: list[Bubble], *, stamps: bool, dark: bool = False) -> str:
    """iMessage (no stamps) and WhatsApp (a small time inside the bubble)."""
    out = ""
    for bubble in bubbles:
        stamp = (
            f"<div style='font-size:10px;text-align:right;opacity:.7'>{am_pm(bubble.at)}</div>"
            if stamps
            else ""
        )
        colour = ("#d9fdd3" if stamps else "#0a84ff") if bubble.mine else ("#fff" if stamps else "#e9e9eb")
        ink = "#fff" if bubble.mine and not stamps else "#111"
        side = "flex-end" if bubble.mine else "flex-start"
        out += (
            f"<div style='display:flex;justify-content:{side};margin:7px 12px'><div style='background:{colour};color:{ink};border-radius:16px;"
            f"padding:8px 12px;max-width:250px;font-size:15px;line-height:1.35'>{escape(bubble.text)}{stamp}</div></div>"
        )
    back = "#efeae2" if stamps else "#111" if dark else "#fff"
    return (
        f"<body style='background:{back};height:780px;position:relative'>{status('9:41')}"
        f"<div style='padding:10px;font-size:16px;font-weight:600;text-align:center;background:#f6f6f6'>{escape(name)}</div>"
        f"<div style='text-align:center;font-size:11px;color:#888;margin:12px'>{line}</div>{out}"
        f"<div style='position:absolute;bottom:14px;left:50px;color:#999;font-size:14px'>{'Message' if stamps else 'iMessage'}</div>"
    )


def slack(name: str, line: str, bubbles: list[Bubble]) -> str:
    """Names with the time beside them, the words below."""
    out = "".join(
        "<div style='display:flex;margin:12px 20px'><div style='width:36px;height:36px;background:#c8a;border-radius:6px;margin-right:10px'></div>"
        f"<div><b style='font-size:15px'>{escape(one.who)}</b> <span style='font-size:12px;color:#777'>{am_pm(one.at)}</span>"
        f"<div style='font-size:15px;line-height:1.45;max-width:560px'>{escape(one.text)}</div></div></div>"
        for one in bubbles
    )
    return (
        f"<body style='background:#fff'><div style='padding:14px 20px;font-weight:700;border-bottom:1px solid #ddd'># {escape(name)}</div>"
        f"<div style='text-align:center;font-size:13px;margin:14px'>{line}</div>{out}"
        f"<div style='margin:24px 20px;border:1px solid #bbb;border-radius:8px;padding:12px;color:#888'>Message #{escape(name)}</div>"
    )


def spoken_hour(deck: Deck) -> tuple[str, time]:
    """An evening hour as people say it."""
    hour, minute = deck.number(6, 9), deck.any((0, 0, 30))
    return f"{hour}시{' 반' if minute else ''}", time(hour + 12, minute)


@template("chat kakao")
def tomorrow(deck: Deck) -> Scene:
    """`내일 7시` counts from the day of the chat, which is past."""
    day = deck.now.date() - timedelta(days=deck.number(0, 1))
    words, at = spoken_hour(deck)
    friend, place, meal = deck.pick(KOREANS), deck.pick(PLACES), deck.pick(MEALS)
    said = clocked(
        (friend, f"내일 저녁 {words} 어때?"),
        ("", "좋아 어디서 볼까"),
        (friend, f"{place} {meal}에서 보자"),
        ("", "ㅇㅋ 내일 봐!"),
        deck=deck,
    )
    return Scene(
        kakao(friend, day, said), (event(("저녁 약속", "저녁", meal, "약속"), day + timedelta(days=1), at),)
    )


@template("chat kakao")
def group_dinner(deck: Deck) -> Scene:
    """Several people agree; the last one says it all."""
    day = deck.now.date()
    when, (words, at) = deck.day(3, 40), spoken_hour(deck)
    a, b, c = deck.some(KOREANS, 3)
    what = deck.pick(("회식", "송년회", "동기 모임", "신년회", "집들이", "생일파티"))
    said = clocked(
        (a, f"{what} 날짜 정해야 해요"),
        (b, "저는 다음주면 아무때나 돼요~"),
        (c, "저도요 ㅎㅎ"),
        (
            a,
            f"그럼 {when.month}월 {when.day}일({WEEK[when.weekday()]}) 저녁 {words}에 {deck.pick(PLACES)}에서 {what} 할게요",
        ),
        (b, "넵 좋습니다!"),
        ("", "확인했어요"),
        deck=deck,
    )
    return Scene(
        kakao(deck.pick(("디자인팀", "입사동기방", "3학년 2반 모임", "개발 2팀")) + " 5", day, said),
        (event(what, when, at),),
    )


@template("chat kakao")
def moved(deck: Deck) -> Scene:
    """One time is proposed, refused, and another agreed."""
    day = deck.now.date()
    ahead = deck.number(1, 5)
    friend = deck.pick(KOREANS)
    what = deck.pick(("영화", "등산", "스터디", "브런치", "전시", "볼링"))
    first, second = sorted((deck.number(1, 3), deck.number(4, 6)))
    when = day - timedelta(days=day.weekday()) + timedelta(days=7 + ahead)
    name = WEEK[when.weekday()]
    said = clocked(
        (
            friend,
            f"다음주 {name}요일에 {what} 같이 볼래? 오후 {first}시쯤"
            if what in ("영화", "전시")
            else f"다음주 {name}요일에 {what} 할래? 오후 {first}시쯤",
        ),
        ("", f"{first}시는 안돼 ㅠㅠ {second}시는 어때?"),
        (friend, f"그래 {second}시에 보자"),
        ("", f"{deck.pick(PLACES)}에서 만나"),
        deck=deck,
    )
    return Scene(kakao(friend, day, said), (event(what, when, time(second + 12)),))


@template("chat kakao", held=True)
def announcement(deck: Deck) -> Scene:
    """One long message with labelled lines in a room of many."""
    day, when, at = deck.now.date(), deck.weekend(4, 40), deck.clock(10, 15)
    what = deck.pick(("정기 산행", "가을 야유회", "봉사활동", "정기 모임"))
    text = f"[공지] {what} 안내드립니다. {when.month}월 {when.day}일({WEEK[when.weekday()]}) {half_day(at)}에 {deck.pick(PLACES)}에서 모여요. 참석 여부 남겨 주세요~"
    said = clocked(
        (deck.pick(KOREANS), text), (deck.any(KOREANS), "참석합니다"), ("", "저도 갈게요!"), deck=deck
    )
    return Scene(kakao("산들바람 동호회 32", day, said), (event(what, when, at),))


@template("chat kakao", held=True)
def day_after(deck: Deck) -> Scene:
    """The day is in one bubble, the hour in another, the place in a third."""
    day = deck.now.date()
    friend, (words, at) = deck.pick(KOREANS), spoken_hour(deck)
    said = clocked(
        (friend, "우리 언제 볼까?"),
        ("", "모레 어때?"),
        (friend, "모레 좋아!"),
        ("", f"그럼 저녁 {words}?"),
        (friend, f"응 {deck.pick(PLACES)}에서 만나자"),
        deck=deck,
    )
    return Scene(
        kakao(friend, day, said), (event(("저녁 약속", "저녁", "약속"), day + timedelta(days=2), at),)
    )


@template("chat nothing")
def small_talk(deck: Deck) -> Scene:
    """Nobody makes a plan."""
    a = deck.pick(KOREANS)
    said = clocked(
        (a, "어제 잘 들어갔어?"),
        ("", "응 11시에 도착했어 ㅋㅋ"),
        (a, "다행이다~ 어제 3시간 동안 떠들었네"),
        ("", "진짜 재밌었어 사진 보내줘"),
        (a, "응 2만 5천원만 보내줘 ㅎㅎ"),
        ("", "보냈어!"),
        deck=deck,
    )
    return Scene(kakao(a, deck.now.date(), said), ())


@template("chat nothing", "en")
def small_talk_english(deck: Deck) -> Scene:
    """Nobody makes a plan."""
    a = deck.pick(PEOPLE)
    said = clocked(
        (a, "How was your flight yesterday?"),
        ("", "Long! Landed at 11 and slept till noon lol"),
        (a, "Haha fair. Did you see the game?"),
        ("", "Yeah 3-2, what a finish"),
        deck=deck,
    )
    return Scene(messages(a, "Yesterday 9:12 AM", said, stamps=False), (), lang="en")


@template("chat english", "en")
def imessage(deck: Deck) -> Scene:
    """A weekday and an hour in two bubbles."""
    day = deck.now.date()
    ahead = deck.number(2, 5)
    when = day + timedelta(days=ahead)
    friend, place, hour = deck.pick(PEOPLE), deck.pick(CAFES), deck.number(6, 8)
    what = deck.pick(("dinner", "drinks", "movie night", "game night"))
    said = clocked(
        (friend, f"Hey! Are you free for {what} on {ENGLISH_WEEK[when.weekday()]}?"),
        ("", "Sure, what time?"),
        (friend, f"{hour}pm at {place}?"),
        ("", "Perfect, see you there!"),
        deck=deck,
    )
    return Scene(
        messages(friend, "Today 9:12 AM", said, stamps=False),
        (event(what, when, time(hour + 12)),),
        lang="en",
    )


@template("chat english", "en")
def whatsapp(deck: Deck) -> Scene:
    """A month and a day, with the time inside the bubble."""
    when, hour = deck.day(4, 50), deck.number(11, 15)
    friend, place = deck.pick(PEOPLE), deck.pick(CAFES)
    what = deck.pick(("lunch", "brunch", "coffee", "picnic"))
    clock = f"{(hour - 1) % 12 + 1}{'am' if hour < 12 else 'pm'}"
    said = clocked(
        (friend, "Long time no see! We should catch up"),
        ("", f"Yes! How about {what} on {MONTHS[when.month - 1]} {when.day}?"),
        (friend, f"Works for me. {clock} at {place}?"),
        ("", "Great, booked it"),
        deck=deck,
    )
    return Scene(messages(friend, "TODAY", said, stamps=True), (event(what, when, time(hour)),), lang="en")


@template("chat english", "en", held=True)
def channel(deck: Deck) -> Scene:
    """A channel at work: one message announces a meeting."""
    day = deck.now.date()
    when, at = deck.workday(2, 20), time(deck.number(13, 16), deck.any((0, 30)))
    what = deck.pick(("design review", "sprint retro", "quarterly planning meeting", "product demo"))
    line = f"{ENGLISH_WEEK[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}"
    a, b = deck.some(PEOPLE, 2)
    text = f"Hi team, the {what} is moved to {ENGLISH_WEEK[when.weekday()]}, {MONTHS[when.month - 1]} {when.day} at {am_pm(at)} in Room {deck.number(2, 9)}0{deck.number(1, 9)}."
    said = clocked(
        (a, text), (b, "Thanks, I'll update the doc before then"), (a, "Great, thanks!"), deck=deck
    )
    return Scene(slack("team-product", line, said), (event(what, when, at),), (720, 480, 1.8), lang="en")


@template("chat english", "en", held=True)
def tomorrow_english(deck: Deck) -> Scene:
    """`tomorrow` counts from yesterday's chat."""
    day = deck.now.date() - timedelta(days=1)
    line = f"{ENGLISH_WEEK[day.weekday()][:3]}, {MONTHS[day.month - 1][:3]} {day.day} at 6:40 PM"
    friend, hour = deck.pick(PEOPLE), deck.number(1, 5)

    next_week = day - timedelta(days=day.weekday()) + timedelta(days=7 + 1)
    what = deck.pick(("tennis", "soccer", "yoga", "basketball"))
    said = clocked(
        (friend, f"{what.capitalize()} next Tuesday at {hour}pm?"),
        ("", "I'm in! Riverside Park again?"),
        (friend, "Yep, see you there"),
        deck=deck,
    )

    return Scene(
        messages(friend, line, said, stamps=False), (event(what, next_week, time(hour + 12)),), lang="en"
    )
