"""Modals and the Home tab: triggers that run out, stacks, forms with pickers, answers to them, and hashes."""

from __future__ import annotations

import pytest

from tests.fakes.slack.scene import scene

TITLE = {"type": "plain_text", "text": "일정"}


def plain(text):
    return {"type": "plain_text", "text": text}


def field(name, label, **element):
    return {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "element": {"type": "plain_text_input", "action_id": "value"} | element,
    }


def option(text, value):
    return {"text": plain(text), "value": value}


FORM = {
    "type": "modal",
    "callback_id": "edit",
    "title": TITLE,
    "submit": plain("저장"),
    "close": plain("취소"),
    "private_metadata": "draft-1",
    "notify_on_close": True,
    "blocks": [
        field("title", "제목"),
        field("day", "날짜", type="datepicker", initial_date="2026-11-24"),
        field("hour", "시각", type="timepicker"),
        field(
            "zone",
            "시간대",
            type="static_select",
            options=[option("서울", "Asia/Seoul"), option("뉴욕", "NY")],
        ),
        field("who", "참석자", type="multi_users_select") | {"optional": True},
        field("flags", "그 밖에", type="checkboxes", options=[option("하루 종일", "day")])
        | {"optional": True},
    ],
}
NOTE = {"type": "modal", "title": TITLE, "blocks": [{"type": "section", "text": plain("불러오는 중…")}]}
HOME = {"type": "home", "blocks": [{"type": "section", "text": plain("오늘 일정이 없어요")}]}


@pytest.fixture
def here():
    return scene()


def trigger(here, hand=None) -> str:
    """A press of something gives the app a trigger."""
    return (hand or here.minji).shortcut("new_event").payload["trigger_id"]


def opened(here, view=FORM):
    return here.call("views.open", trigger_id=trigger(here), view=view)["view"]


def answered(here, delivery, told=None):
    here.world.deliveries.due()
    here.world.deliveries.acknowledged(delivery, told)


def error(told) -> str | None:
    return told.get("error")


# ── triggers ──


def test_a_trigger_opens_one_view_within_three_seconds(here):
    name = trigger(here)
    here.world.now.advance(3)
    assert error(here.call("views.open", trigger_id=name, view=NOTE)) is None
    assert error(here.call("views.open", trigger_id=name, view=NOTE)) == "exchanged_trigger_id"
    name = trigger(here)
    here.world.now.advance(3.1)
    assert error(here.call("views.open", trigger_id=name, view=NOTE)) == "expired_trigger_id"
    assert error(here.call("views.open", trigger_id="1.2.x", view=NOTE)) == "invalid_trigger_id"


def test_a_view_that_is_wrong_is_refused_before_anything_is_shown(here):
    told = here.call("views.open", trigger_id=trigger(here), view=NOTE | {"title": plain("x" * 25)})
    assert error(told) == "invalid_arguments"
    with pytest.raises(ValueError, match="no modal"):
        here.minji.sees_modal()
    assert error(here.call("views.open", trigger_id=trigger(here), view=HOME)) == "invalid_arguments"
    assert error(here.call("views.open", trigger_id=trigger(here))) == "invalid_arguments"


def test_a_view_says_where_it_belongs(here):
    view = opened(here)
    assert view["root_view_id"] == view["id"]
    assert (view["previous_view_id"], view["private_metadata"], view["bot_id"]) == (
        None,
        "draft-1",
        here.bot.bot,
    )
    assert view["state"]["values"]["day"] == {"value": {"type": "datepicker", "selected_date": "2026-11-24"}}
    assert view["app_installed_team_id"] == here.team.id


def test_a_loading_view_is_opened_at_once_and_filled_later(here):
    view = opened(here, NOTE)
    assert here.minji.sees_modal() == "▢ 일정\n불러오는 중…"
    told = here.call("views.update", view_id=view["id"], view=FORM)
    assert told["view"]["hash"] != view["hash"]
    assert "날짜: ‹2026-11-24›" in here.minji.sees_modal()


def test_a_view_that_has_changed_meanwhile_is_known_by_its_hash(here):
    view = opened(here, NOTE)
    first = here.call("views.update", view_id=view["id"], view=NOTE, hash=view["hash"])
    again = here.call("views.update", view_id=view["id"], view=NOTE, hash=view["hash"])
    assert (error(first), error(again)) == (None, "hash_conflict")


def test_a_view_that_is_closed_is_not_found(here):
    view = opened(here, NOTE)
    here.minji.close()
    assert error(here.call("views.update", view_id=view["id"], view=NOTE)) == "not_found"
    assert error(here.call("views.update", view=NOTE)) == "invalid_arguments"


def test_a_view_may_be_known_by_a_name_of_ones_own(here):
    opened(here, NOTE | {"external_id": "draft-1"})
    assert (
        error(here.call("views.update", external_id="draft-1", view=FORM | {"external_id": "draft-1"}))
        is None
    )
    told = here.call(
        "views.open", trigger_id=trigger(here, here.junho), view=NOTE | {"external_id": "draft-1"}
    )
    assert error(told) == "duplicate_external_id"


def test_views_lie_three_deep(here):
    opened(here, NOTE)
    told = [here.call("views.push", trigger_id=trigger(here), view=NOTE) for _ in range(3)]
    assert [error(one) for one in told] == [None, None, "push_limit_reached"]
    assert told[1]["view"]["previous_view_id"] == told[0]["view"]["id"]
    here.minji.close()
    here.minji.close(everything=True)
    with pytest.raises(ValueError, match="no modal"):
        here.minji.close()
    assert error(here.call("views.push", trigger_id=trigger(here), view=NOTE)) == "not_found"


def test_what_has_been_entered_stays_where_fields_keep_their_names(here):
    view = opened(here)
    here.minji.fill({"제목": "회의", "시각": "15:00"})
    here.call("views.update", view_id=view["id"], view=FORM | {"blocks": FORM["blocks"][:1]})
    assert "제목: ‹회의›" in here.minji.sees_modal()
    here.call("views.update", view_id=view["id"], view=FORM)
    assert "시각: ‹›" in here.minji.sees_modal()


# ── forms ──


def test_a_form_tells_the_state_of_every_field(here):
    opened(here)
    filled = {
        "제목": "회의",
        "시각": "15:00",
        "시간대": "서울",
        "참석자": [here.junho.id],
        "그 밖에": ["하루 종일"],
    }
    sent = here.minji.submit(filled)
    assert sent.payload["type"] == "view_submission"
    assert sent.payload["user"] == {
        "id": here.minji.id,
        "username": "minji",
        "name": "minji",
        "team_id": here.team.id,
    }
    values = {name: held["value"] for name, held in sent.payload["view"]["state"]["values"].items()}
    assert values == {
        "title": {"type": "plain_text_input", "value": "회의"},
        "day": {"type": "datepicker", "selected_date": "2026-11-24"},
        "hour": {"type": "timepicker", "selected_time": "15:00"},
        "zone": {
            "type": "static_select",
            "selected_option": {"text": plain("서울") | {"emoji": True}, "value": "Asia/Seoul"},
        },
        "who": {"type": "multi_users_select", "selected_users": [here.junho.id]},
        "flags": {
            "type": "checkboxes",
            "selected_options": [{"text": plain("하루 종일") | {"emoji": True}, "value": "day"}],
        },
    }


def test_slack_holds_a_form_back_until_it_is_complete(here):
    opened(here)
    with pytest.raises(ValueError, match=r"required fields: \['title', 'hour', 'zone'\]"):
        here.minji.submit()
    for fills in ({"시각": "3시"}, {"시간대": "부산"}, {"없는 것": 1}, {"제목": "x" * 3001}):
        with pytest.raises(ValueError, match=r"does not go|no option|nothing here|takes 0 to"):
            here.minji.fill(fills)


def complete(here):
    return here.minji.submit({"제목": "회의", "시각": "15:00", "시간대": "서울"})


def test_an_empty_answer_closes_a_form(here):
    opened(here)
    answered(here, complete(here))
    with pytest.raises(ValueError, match="no modal"):
        here.minji.sees_modal()


def test_errors_stand_under_their_fields(here):
    opened(here)
    answered(here, complete(here), {"response_action": "errors", "errors": {"hour": "이미 지난 시각이에요"}})
    assert "시각: ‹15:00›\n  ✗ 이미 지난 시각이에요" in here.minji.sees_modal()
    assert here.world.complaints == []


def test_an_answer_may_bring_another_view_or_one_more_or_clear_all(here):
    opened(here)
    answered(here, complete(here), {"response_action": "push", "view": NOTE})
    assert here.minji.sees_modal() == "▢ 일정\n불러오는 중…"
    here.minji.close()
    answered(here, complete(here), {"response_action": "update", "view": NOTE})
    assert here.minji.sees_modal() == "▢ 일정\n불러오는 중…"
    here.call("views.update", view_id=here.world.windows.front(here.minji.id).id, view=FORM)
    here.call("views.push", trigger_id=trigger(here), view=FORM)
    answered(here, complete(here), {"response_action": "clear"})
    with pytest.raises(ValueError, match="no modal"):
        here.minji.sees_modal()


@pytest.mark.parametrize(
    "told",
    [
        {"response_action": "errors", "errors": {"nowhere": "x"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "update", "view": NOTE | {"blocks": []}},
        {"response_action": "explode"},
        "ok",
        ["x"],
    ],
)
def test_an_answer_that_makes_no_sense_is_trouble(here, told):
    opened(here)
    answered(here, complete(here), told)
    assert "⚠ We had some trouble connecting" in here.minji.sees_modal()
    assert len(here.world.complaints) == 1


def test_an_app_that_does_not_answer_a_form_is_trouble_too(here):
    opened(here)
    sent = complete(here)
    here.world.deliveries.due()
    here.world.deliveries.failed(sent, "http_timeout")
    assert "⚠" in here.minji.sees_modal()
    assert sent.state == "failed"  # nobody's form is sent twice


def test_the_app_hears_of_a_form_closed_if_it_asked_to(here):
    opened(here)
    told = here.minji.close().payload
    assert (told["type"], told["is_cleared"], told["view"]["private_metadata"]) == (
        "view_closed",
        False,
        "draft-1",
    )
    opened(here, NOTE)
    assert here.minji.close() is None


def test_a_field_may_tell_at_once(here):
    blocks = [
        field("title", "제목") | {"dispatch_action": True},
        {"type": "actions", "block_id": "quick", "elements": [button("+1일", "later")]},
    ]
    opened(here, FORM | {"blocks": blocks})
    [told] = here.minji.fill({"제목": "회의"})
    [acted] = told.payload["actions"]
    assert (acted["type"], acted["value"], acted["block_id"]) == ("plain_text_input", "회의", "title")
    pressed = here.minji.press("modal", "+1일").payload
    assert (pressed["container"]["type"], pressed["view"]["callback_id"]) == ("view", "edit")
    assert pressed["view"]["state"]["values"]["title"]["value"]["value"] == "회의"
    assert "channel" not in pressed


def button(text, name):
    return {"type": "button", "text": plain(text), "action_id": name}


def test_a_chosen_conversation_may_be_answered_to(here):
    element = {"type": "conversations_select", "action_id": "value", "response_url_enabled": True}
    opened(
        here,
        FORM
        | {"blocks": [{"type": "input", "block_id": "to", "label": plain("어디에"), "element": element}]},
    )
    sent = here.minji.submit({"어디에": here.general.id})
    [told] = sent.payload["response_urls"]
    assert (told["block_id"], told["channel_id"]) == ("to", here.general.id)


# ── the Home tab ──


def test_the_home_tab_is_published_for_each_person(here):
    assert here.call("views.publish", user_id=here.minji.id, view=HOME)["view"]["type"] == "home"
    assert here.minji.sees_home() == "오늘 일정이 없어요"
    with pytest.raises(KeyError):
        here.junho.sees_home()
    here.minji.open_home()
    [told] = here.facts("app_home_opened")
    assert (told["tab"], told["channel"], told["view"]["type"]) == ("home", here.minji.dms.id, "home")
    here.minji.open_home("messages")
    assert "view" not in here.facts("app_home_opened")[1]


def test_the_home_tab_is_changed_only_as_it_was_seen(here):
    seen = here.call("views.publish", user_id=here.minji.id, view=HOME)["view"]["hash"]
    args = {"user_id": here.minji.id, "view": HOME, "hash": seen}
    assert [error(here.call("views.publish", **args)) for _ in range(2)] == [None, "hash_conflict"]


def test_a_home_tab_needs_a_person_and_to_be_there(here):
    told = here.call("views.publish", user_id="U0NOBODY", view=HOME)
    assert told["response_metadata"]["messages"] == ["[ERROR] invalid `user_id`"]
    assert error(here.call("views.publish", user_id=here.minji.id, view=NOTE)) == "invalid_arguments"
    here.world.app.home = False
    assert error(here.call("views.publish", user_id=here.minji.id, view=HOME)) == "not_enabled"


def test_a_button_of_the_home_tab_is_pressed_there(here):
    shown = HOME | {"blocks": [{"type": "actions", "elements": [button("새 일정", "new")]}]}
    here.call("views.publish", user_id=here.minji.id, view=shown)
    told = here.minji.press("home", "새 일정").payload
    assert (told["view"]["type"], told["actions"][0]["action_id"]) == ("home", "new")
    assert error(here.call("views.open", trigger_id=told["trigger_id"], view=NOTE)) is None
