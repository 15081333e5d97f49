"""Mail addresses are found with their names and brackets, and nothing else is."""

import pytest

from core.language.guests.edited import edited
from core.language.guests.found import mentions, without_mentions

BOB, JANE = "bob@example.org", "jane@x.com"


@pytest.mark.parametrize(
    ("text", "words", "addresses"),
    [
        ("저녁식사 bob@example.org 초대", "bob@example.org", (BOB,)),
        ("저녁식사bob@example.org초대", "bob@example.org", (BOB,)),
        ("with BOB@EXAMPLE.ORG.", "BOB@EXAMPLE.ORG", (BOB,)),
        ("with Bob@example.org, please", "Bob@example.org", (BOB,)),
        ("ｂｏｂ＠ｅｘａｍｐｌｅ．ｏｒｇ 초대", "ｂｏｂ＠ｅｘａｍｐｌｅ．ｏｒｇ", (BOB,)),
        ("a+b@x.co.kr이랑", "a+b@x.co.kr", ("a+b@x.co.kr",)),
        ("Dinner...bob@example.org!", "bob@example.org", (BOB,)),
        ("see bob@example.org.Then go", "bob@example.org", (BOB,)),
        ("mailto:bob@example.org?subject=hi", "mailto:bob@example.org?subject=hi", (BOB,)),
        ("<mailto:bob@example.org|bob@example.org> 초대", "<mailto:bob@example.org|bob@example.org>", (BOB,)),
        ("[Bob](mailto:bob@example.org) 초대", "[Bob](mailto:bob@example.org)", (BOB,)),
        ("민수(minsu@x.kr)랑", "민수(minsu@x.kr)", ("minsu@x.kr",)),
        ("민수 minsu@x.kr 초대", "민수 minsu@x.kr", ("minsu@x.kr",)),
        ("민수 bob@example.org 초대", "bob@example.org", (BOB,)),
        ("팀장님 bob@example.org 초대", "팀장님 bob@example.org", (BOB,)),
        ("홍길동 hong@x.kr 초대", "홍길동 hong@x.kr", ("hong@x.kr",)),
        ("김 과장님(bob@example.org)과", "김 과장님(bob@example.org)", (BOB,)),
        ("한남동 bob@example.org", "bob@example.org", (BOB,)),
        ("회의(bob@example.org)", "(bob@example.org)", (BOB,)),
        ("with Bob Smith <bob@example.org>", "Bob Smith <bob@example.org>", (BOB,)),
        ('with "Bob Smith" <bob@example.org>', '"Bob Smith" <bob@example.org>', (BOB,)),
        ("with Robert (bob@example.org)", "Robert (bob@example.org)", (BOB,)),
        ("at Starbucks (bob@example.org)", "(bob@example.org)", (BOB,)),
        ("lunch (bob@example.org)", "(bob@example.org)", (BOB,)),
        ("Lunch (bob@example.org)", "(bob@example.org)", (BOB,)),
        ("Meet Bob bob@example.org", "Bob bob@example.org", (BOB,)),
        ("lunch with bob bob@example.org", "bob bob@example.org", (BOB,)),
        ("bob@example.org, jane@x.com", "bob@example.org, jane@x.com", (BOB, JANE)),
        ("bob@example.org jane@x.com", "bob@example.org jane@x.com", (BOB, JANE)),
        ("bob@example.org랑 jane@x.com랑", "bob@example.org랑 jane@x.com", (BOB, JANE)),
        ("bob@example.org; jane@x.com, and bob@example.org", "bob@example.org; jane@x.com, and bob@example.org", (BOB, JANE)),
        ("(bob@example.org / jane@x.com)", "(bob@example.org / jane@x.com)", (BOB, JANE)),
        ("Bob <bob@example.org>, Jane Doe <jane@x.com>", "Bob <bob@example.org>, Jane Doe <jane@x.com>", (BOB, JANE)),
    ],
)  # fmt: skip
def test_a_mention_takes_its_names_and_brackets_along(text, words, addresses):
    [one] = mentions(text)
    assert (text[one.start : one.end], one.addresses) == (words, addresses)


@pytest.mark.parametrize(
    "text",
    [
        "커피 @강남역",
        "커피@강남역",
        "Lunch@St.James",
        "call@7.pm",
        "내일 3시 회의 @bob",
        "https://meet.example.com/a?authuser=bob@example.org",
        "@",
        "a@b",
        "",
    ],
)
def test_what_is_no_address_is_none(text):
    assert mentions(text) == ()
    assert without_mentions(text) == text


def test_people_with_other_words_between_them_are_told_apart():
    first, second = mentions("bob@example.org 말고 jane@x.com 초대")
    assert (first.addresses, second.addresses) == ((BOB,), (JANE,))


def test_places_in_an_edited_text_are_found_again():
    text = edited("ab cdef gh", [(3, 7, "X"), (8, 10, "longer")])
    assert text.text == "ab X longer"
    assert [text.before(at) for at in (0, 3, 5, 8)] == [0, 3, 8, 8]
    assert [text.before(at, last=True) for at in (2, 4, 11)] == [2, 7, 10]
