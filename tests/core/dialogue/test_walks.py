"""Random walks through conversations, shrunk to the shortest that breaks a promise."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.core.dialogue.walking import Walk


class Walks(RuleBasedStateMachine):
    """Each rule is one thing that may happen; the walk itself checks what must hold after it."""

    @initialize(data=st.data())
    def begin(self, data):
        self.walk = Walk(lambda choices: data.draw(st.sampled_from(choices)))

    def _with(self, data):
        choose = lambda choices: data.draw(st.sampled_from(choices))  # noqa: E731 — one line, used twice
        self.walk.choose = self.walk.meanings.choose = choose
        return self.walk

    @rule(data=st.data())
    def somebody_writes(self, data):
        self._with(data).write()

    @rule(data=st.data())
    def somebody_sends_pictures(self, data):
        self._with(data).send_pictures()

    @rule(data=st.data())
    def a_card_of_others_is_taken_along(self, data):
        self._with(data).take_along()

    @rule(data=st.data())
    def a_message_is_edited(self, data):
        self._with(data).edit()

    @rule(data=st.data())
    def something_owed_is_carried_out(self, data):
        self._with(data).carry_out_one()

    @rule(data=st.data())
    def something_more_is_carried_out(self, data):
        self._with(data).carry_out_one()

    @rule(data=st.data())
    def a_result_arrives(self, data):
        self._with(data).deliver_one()

    @rule(data=st.data())
    def a_button_is_pressed(self, data):
        self._with(data).press()

    @rule(data=st.data())
    def another_button_is_pressed(self, data):
        self._with(data).press()

    @rule(data=st.data())
    def something_comes_due(self, data):
        self._with(data).come_due()

    @rule(data=st.data())
    def time_passes(self, data):
        self._with(data).wait()

    @rule(data=st.data())
    def another_surface_meddles(self, data):
        self._with(data).meddle()

    @rule(data=st.data())
    def the_remote_calendar_tells(self, data):
        self._with(data).hear_from_afar()

    @rule(data=st.data())
    def the_process_dies(self, data):
        self._with(data).crash()

    @rule(data=st.data())
    def everything_arrives(self, data):
        self._with(data).settle()


Walks.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestWalks = Walks.TestCase
