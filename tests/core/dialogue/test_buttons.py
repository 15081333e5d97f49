"""Tokens: references, never data, at most 64 bytes."""

from __future__ import annotations

from typing import get_args
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dialogue.buttons import TOKEN_LIMIT, Press, Verb, pack, unpack
from core.errors import BadToken

PRESSES = st.builds(
    Press,
    verb=st.sampled_from(get_args(Verb)),
    ref=st.uuids(),
    revision=st.integers(0, 10**9),
    choice=st.integers(0, 10**4),
)
REF = UUID(int=1)


@given(PRESSES)
def test_what_is_packed_is_unpacked_the_same(press):
    token = pack(press)
    assert unpack(token) == press
    assert len(token.encode("utf-8")) <= TOKEN_LIMIT
    assert token.isascii()


@given(st.text(max_size=80))
def test_whatever_is_no_token_of_ours_is_refused(text):
    try:
        press = unpack(text)
    except BadToken:
        return
    assert pack(press) == text


GOOD = pack(Press("confirm", REF, 1))


@pytest.mark.parametrize(
    "token",
    [
        "",
        "confirm",
        GOOD + ".1",
        GOOD.replace("confirm", "destroy"),
        GOOD.replace("confirm", "CONFIRM"),
        GOOD[:-1] + "x",
        GOOD[:-1] + "01",
        GOOD[:-1] + "+1",
        GOOD[:-1] + "１",
        GOOD.replace("AAAAAAAAAAAAAAAAAAAAAQ", "AAAA"),
        GOOD.replace("AAAAAAAAAAAAAAAAAAAAAQ", "AAAAAAAAAAAAAAAAAAAAAR"),
        GOOD.replace("AAAAAAAAAAAAAAAAAAAAAQ", "가나다"),
        "confirm." + "A" * 80 + ".1.0",
        " " + GOOD,
        GOOD + "\n",
    ],
)
def test_a_token_that_was_tampered_with_is_refused(token):
    with pytest.raises(BadToken):
        unpack(token)
