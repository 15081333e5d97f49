"""Whatever stands around an address: nothing stumbles, and no address becomes a title or a place."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from core.dialogue.interpretation import CreateEvents
from core.language.guests.found import mentions
from tests.core.language.guests.meant import meaning

WORDS = st.sampled_from(
    "bob@example.org jane@x.com, (a@b.kr) <c@d.kr> Bob 민수 랑 이랑 와 에게 한테 초대해줘 초대 빼줘 추가 참석자: 참석자 문의: 내일 3시 회의 점심 @강남역 . , 에서 에 "
    "with and invite uninvite remove from to the dinner tomorrow 7pm contact: email guests: 's ? 언제 만나 취소 메모: note: \n 도 는 으로 말고 대신 which not".split(
        " "
    )
)
SENTENCES = st.lists(WORDS, max_size=12).flatmap(
    lambda words: st.sampled_from([" ".join(words), "".join(words)])
)


@given(SENTENCES, st.sampled_from(["ko", "en"]), st.sampled_from([None, "time", "title", "choice"]))
@settings(max_examples=400, deadline=None)
def test_no_order_of_words_makes_it_stumble(text, lang, awaiting):
    meant = meaning(text, lang, awaiting)
    if not isinstance(meant, CreateEvents):
        return
    for event in meant.events:
        assert not mentions(f"{event.title}\n{event.location}")
        assert not any(
            sign in "".join((event.title, event.location, *event.attendees)) for sign in ("곽", "Que")
        )
        assert event.evidence is None or event.evidence[0] < event.evidence[1] <= len(text)


@given(st.text(), st.text())
@settings(deadline=None)
def test_no_text_makes_it_stumble(before, after):
    meaning(f"{before}bob@example.org{after}")


def test_a_long_text_full_of_signs_takes_no_time():
    for piece in ("a.", "a@", "a@b.", "bob@x.kr ", "민수 (", "<a@b.kr", "a@b.kr초대 "):
        began = time.perf_counter()
        meaning(piece * 1500)
        assert time.perf_counter() - began < 3
