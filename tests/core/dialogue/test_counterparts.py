"""Which of our own events is which of the model's."""

from __future__ import annotations

from dataclasses import replace

from core.dialogue.counterparts import NOBODY, as_doubted, counterparts, padded
from core.dialogue.interpretation import EventProposal
from tests.core.dialogue.world import tomorrow

MATH, ART = EventProposal("수학", tomorrow(9)), EventProposal("미술", tomorrow(10))
LATE = replace(MATH, time=tomorrow(14))


def test_names_count_before_places():
    assert counterparts((MATH, ART), (ART, MATH)) == (MATH, ART)
    assert counterparts((replace(ART, title="미 술"),), (MATH, ART)) == (ART,)


def test_what_is_called_the_same_is_told_apart_by_its_time_and_then_by_its_order():
    assert counterparts((LATE, MATH), (MATH, LATE)) == (LATE, MATH)
    later, latest = replace(MATH, time=tomorrow(15)), replace(MATH, time=tomorrow(16))
    assert counterparts((later, latest), (MATH, LATE)) == (MATH, LATE)
    assert counterparts((MATH, ART, later), (MATH,)) == (MATH, NOBODY, NOBODY)


def test_under_another_name_it_is_the_one_at_its_place_if_both_read_as_many():
    other = EventProposal("수힉", tomorrow(9))
    assert counterparts((other,), (MATH,)) == (MATH,)
    assert counterparts((other,), (MATH, ART)) == (NOBODY,)
    assert counterparts((other, MATH), (MATH, ART)) == (NOBODY, MATH), "nobody's is taken away"


def test_what_doubted_digits_make_of_it_is_not_lost():
    doubtful = replace(MATH, misread=(tomorrow(8),))
    assert as_doubted(MATH, doubtful).misread == (tomorrow(9), tomorrow(8))
    assert as_doubted(MATH, ART) == MATH and as_doubted(MATH, NOBODY) == MATH


def test_events_of_earlier_pictures_have_nobody_beside_them():
    assert padded((MATH,), 3) == (MATH, NOBODY, NOBODY)
    assert padded((MATH, ART), 1) == (MATH, ART)
