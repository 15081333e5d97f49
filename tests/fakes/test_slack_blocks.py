"""Block Kit's limits, each just kept and just broken, in the vendor's words."""

from __future__ import annotations

import pytest

from tests.fakes.slack.blocks import wrong_in_message, wrong_in_view
from tests.fakes.slack.scene import scene


def plain(text="x"):
    return {"type": "plain_text", "text": text}


def mark(text="x"):
    return {"type": "mrkdwn", "text": text}


def section(**more):
    return {"type": "section", "text": mark()} | more


def button(text="확인", **more):
    return {"type": "button", "text": plain(text), "action_id": "a"} | more


def actions(*elements, **more):
    return {"type": "actions", "elements": list(elements)} | more


def option(text="하나", value="1"):
    return {"text": plain(text), "value": value}


def select(count=1, **more):
    options = [option(str(number), str(number)) for number in range(count)]
    return {"type": "static_select", "action_id": "s", "options": options} | more


def asked(element, **more):
    return {"type": "input", "label": plain(), "element": element} | more


def typed(**more):
    return {"type": "plain_text_input", "action_id": "t"} | more


def named(count):
    return [button(action_id=str(number)) for number in range(count)]


MESSAGE = [
    ([section()] * 50, [section()] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
    (
        [section(text=mark("가" * 3000))],
        [section(text=mark("가" * 3001))],
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ),
    (
        [section()],
        [section(text=mark(""))],
        "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
    ),
    (
        [section(fields=[mark("x" * 2000)] * 10)],
        [section(fields=[mark("x" * 2001)])],
        "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
    ),
    (
        [section(fields=[mark()] * 10)],
        [section(fields=[mark()] * 11)],
        "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
    ),
    (
        [section()],
        [{"type": "section"}],
        "must define either `text` or `fields` [json-pointer:/blocks/0]",
    ),
    (
        [{"type": "header", "text": plain("x" * 150)}],
        [{"type": "header", "text": plain("x" * 151)}],
        "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
    ),
    (
        [{"type": "header", "text": plain()}],
        [{"type": "header", "text": mark()}],
        "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
    ),
    (
        [{"type": "context", "elements": [mark()] * 10}],
        [{"type": "context", "elements": [mark()] * 11}],
        "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
    ),
    (
        [actions(*named(25))],
        [actions(*named(26))],
        "no more than 25 items allowed [json-pointer:/blocks/0/elements]",
    ),
    (
        [actions(button("x" * 75))],
        [actions(button("x" * 76))],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
    ),
    (
        [actions(button(value="x" * 2000))],
        [actions(button(value="x" * 2001))],
        "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
    ),
    (
        [actions(button(action_id="x" * 255))],
        [actions(button(action_id="x" * 256))],
        "must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]",
    ),
    (
        [section(block_id="x" * 255)],
        [section(block_id="x" * 256)],
        "must be less than 256 characters [json-pointer:/blocks/0/block_id]",
    ),
    (
        [actions(button(style="primary"))],
        [actions(button(style="green"))],
        "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]",
    ),
    (
        [section(block_id="a"), section(block_id="b")],
        [section(block_id="a"), section(block_id="a")],
        '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
    ),
    (
        [actions(button(), button(action_id="b"))],
        [actions(button(), button())],
        '`action_id` "a" already exists [json-pointer:/blocks/0]',
    ),
    (
        [actions(select(100))],
        [actions(select(101))],
        "no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        [actions(select(options=[option("x" * 75)]))],
        [actions(select(options=[option("x" * 76)]))],
        "must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]",
    ),
    (
        [actions(select(options=[option(value="x" * 150)]))],
        [actions(select(options=[option(value="x" * 151)]))],
        "must be less than 151 characters [json-pointer:/blocks/0/elements/0/options/0/value]",
    ),
    (
        [actions(select())],
        [actions(select(option_groups=[{"label": plain(), "options": [option()]}]))],
        "must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]",
    ),
    (
        [actions(select(initial_option=option("0", "0")))],
        [actions(select(initial_option=option("9", "9")))],
        "initial option must exactly match one of the provided options [json-pointer:/blocks/0/elements/0]",
    ),
    (
        [actions({"type": "overflow", "options": [option(value=str(n)) for n in range(5)]})],
        [actions({"type": "overflow", "options": [option(value=str(n)) for n in range(6)]})],
        "no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        [actions({"type": "datepicker", "initial_date": "2026-11-24"})],
        [actions({"type": "datepicker", "initial_date": "24.11.2026"})],
        "does not match pattern [json-pointer:/blocks/0/elements/0/initial_date]",
    ),
    (
        [actions({"type": "timepicker", "initial_time": "09:05"})],
        [actions({"type": "timepicker", "initial_time": "9:05"})],
        "does not match pattern [json-pointer:/blocks/0/elements/0/initial_time]",
    ),
    (
        [actions({"type": "datetimepicker", "initial_date_time": 1_795_392_000})],
        [actions({"type": "datetimepicker", "initial_date_time": 17})],
        "must be between 1000000000 and 9999999999 [json-pointer:/blocks/0/elements/0/initial_date_time]",
    ),
    (
        [actions(button())],
        [actions(typed())],
        "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]",
    ),
    (
        [section(accessory=button())],
        [section(colour="red")],
        "invalid additional property: colour [json-pointer:/blocks/0]",
    ),
    (
        [{"type": "image", "alt_text": "x", "image_url": "https://haru.app/a.png"}],
        [{"type": "image", "image_url": "https://haru.app/a.png"}],
        "missing required field: alt_text [json-pointer:/blocks/0]",
    ),
    (
        [{"type": "markdown", "text": "x" * 12_000}],
        [{"type": "markdown", "text": "x" * 12_001}],
        "must be less than 12001 characters [json-pointer:/blocks/0/text]",
    ),
    (
        [{"type": "divider"}],
        [{"type": "carpet"}],
        "unsupported type: carpet [json-pointer:/blocks/0/type]",
    ),
    (
        [{"type": "divider"}],
        ["x"],
        "must provide an object [json-pointer:/blocks/0]",
    ),
    (
        [actions(button(confirm={"title": plain(), "text": plain(), "confirm": plain(), "deny": plain()}))],
        [actions(button(confirm={"title": plain("x" * 101), "text": plain(), "confirm": plain(), "deny": plain()}))],
        "must be less than 101 characters [json-pointer:/blocks/0/elements/0/confirm/title/text]",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kept", "broken", "said"), MESSAGE)
def test_a_limit_of_messages_holds_where_it_says(kept, broken, said):
    assert wrong_in_message(kept) == []
    assert said in wrong_in_message(broken)


def modal(*blocks, **more):
    return {"type": "modal", "title": plain("제목"), "blocks": list(blocks) or [section()]} | more


def home(*blocks, **more):
    return {"type": "home", "blocks": list(blocks) or [section()]} | more


VIEWS = [
    (modal(*[section()] * 100), modal(*[section()] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
    (home(*[section()] * 100), home(*[section()] * 101), "no more than 100 items allowed [json-pointer:/view/blocks]"),
    (
        modal(title=plain("x" * 24)),
        modal(title=plain("x" * 25)),
        "must be less than 25 characters [json-pointer:/view/title/text]",
    ),
    (
        modal(submit=plain("x" * 24)),
        modal(submit=plain("x" * 25)),
        "must be less than 25 characters [json-pointer:/view/submit/text]",
    ),
    (
        modal(private_metadata="x" * 3000),
        modal(private_metadata="x" * 3001),
        "must be less than 3001 characters [json-pointer:/view/private_metadata]",
    ),
    (
        modal(callback_id="x" * 255),
        modal(callback_id="x" * 256),
        "must be less than 256 characters [json-pointer:/view/callback_id]",
    ),
    (
        modal(asked(typed()), submit=plain()),
        modal(asked(typed())),
        "missing required field: submit [json-pointer:/view]",
    ),
    (
        modal(asked(typed(focus_on_load=True)), submit=plain()),
        modal(asked(typed(focus_on_load=True)), asked(typed(focus_on_load=True)), submit=plain()),
        "only one element may have `focus_on_load` [json-pointer:/view/blocks]",
    ),
    (
        modal(asked(typed(), block_id="a"), submit=plain()),
        modal(asked(typed(), block_id="a"), asked(typed(), block_id="a"), submit=plain()),
        '`block_id` "a" already exists [json-pointer:/view/blocks/1/block_id]',
    ),
    (
        modal(asked(typed(max_length=3000)), submit=plain()),
        modal(asked(typed(max_length=3001)), submit=plain()),
        "must be between 1 and 3000 [json-pointer:/view/blocks/0/element/max_length]",
    ),
    (
        modal(asked(typed()), submit=plain()),
        modal(asked(button()), submit=plain()),
        "unsupported type: button [json-pointer:/view/blocks/0/element/type]",
    ),
    (
        modal(asked({"type": "number_input", "is_decimal_allowed": False}), submit=plain()),
        modal(asked({"type": "number_input"}), submit=plain()),
        "missing required field: is_decimal_allowed [json-pointer:/view/blocks/0/element]",
    ),
    (modal(), {"type": "modal", "blocks": [section()]}, "missing required field: title [json-pointer:/view]"),
    (home(), home(submit=plain()), "invalid additional property: submit [json-pointer:/view]"),
    (modal(), modal(submit_disabled=True), "invalid additional property: submit_disabled [json-pointer:/view]"),
    (modal(), modal(blocks=[]), "no less than 1 items allowed [json-pointer:/view/blocks]"),
    (modal(), {"type": "window"}, "unsupported type: window [json-pointer:/view/type]"),
    (modal(), None, "must provide an object [json-pointer:/view]"),
]  # fmt: skip


@pytest.mark.parametrize(("kept", "broken", "said"), VIEWS)
def test_a_limit_of_views_holds_where_it_says(kept, broken, said):
    assert wrong_in_view(kept) == []
    assert said in wrong_in_view(broken)
    assert wrong_in_view(broken)[0] == "failed to match all allowed schemas [json-pointer:/view]"


def test_what_is_wrong_comes_as_slack_tells_it():
    here = scene()
    told = here.call("chat.postMessage", channel=here.general.id, text="x", blocks=[section(text=mark(""))])
    said = "must be more than 0 characters [json-pointer:/blocks/0/text/text]"
    assert told == {
        "ok": False,
        "error": "invalid_blocks",
        "errors": [said],
        "response_metadata": {"messages": [f"[ERROR] {said}"]},
    }
    told = here.call("views.publish", user_id=here.minji.id, view=home(section(text=mark(""))))
    assert told["error"] == "invalid_arguments"
    assert told["response_metadata"]["messages"][0].startswith("[ERROR] failed to match")


def test_rarer_blocks_are_known_at_least_by_their_outline():
    video = {
        "type": "video",
        "title": plain("x" * 199),
        "video_url": "https://haru.app/v",
        "thumbnail_url": "https://haru.app/t.png",
        "alt_text": "x",
    }
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": "하나"}]]}
    rich = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": []}]}
    assert wrong_in_message([video, table, rich]) == []
    assert wrong_in_message([video | {"title": plain("x" * 200)}, {"type": "table"}]) == [
        "must be less than 200 characters [json-pointer:/blocks/0/title/text]",
        "missing required field: rows [json-pointer:/blocks/1]",
    ]


@pytest.mark.parametrize(
    ("element", "said"),
    [
        (
            {"type": "button", "text": "확인"},
            "must provide an object [json-pointer:/blocks/0/elements/0/text]",
        ),
        (
            {"type": "button", "text": plain(1)},
            "must provide a string [json-pointer:/blocks/0/elements/0/text/text]",
        ),
        (select(options={}), "must provide an array [json-pointer:/blocks/0/elements/0/options]"),
        (
            select(focus_on_load="yes"),
            "must provide a boolean [json-pointer:/blocks/0/elements/0/focus_on_load]",
        ),
        (
            {"type": "datetimepicker", "initial_date_time": "now"},
            "must provide a number [json-pointer:/blocks/0/elements/0/initial_date_time]",
        ),
        ({"text": plain()}, "missing required field: type [json-pointer:/blocks/0/elements/0]"),
        (button(confirm="sure?"), "must provide an object [json-pointer:/blocks/0/elements/0/confirm]"),
    ],
)
def test_a_value_must_be_of_its_kind(element, said):
    assert said in wrong_in_message([actions(element)])
