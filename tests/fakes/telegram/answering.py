"""Answers to what people pressed or typed elsewhere: callback queries and inline queries, both soon too old."""

from __future__ import annotations

from tests.fakes.telegram import refusals
from tests.fakes.telegram.call import Call
from tests.fakes.telegram.message import Response, done
from tests.fakes.telegram.queries import Answer

LONGEST_ANSWER, MOST_RESULTS = 200, 50


def answer_callback(call: Call) -> Response:
    text = call.told.text("text")
    if len(text) > LONGEST_ANSWER:
        raise refusals.bad("MESSAGE_TOO_LONG")
    query = call.world.queries.open(call.told.text("callback_query_id"))
    url = call.told.text("url")
    if url and not url.lower().startswith(("https://t.me/", "t.me/", "tg://")):
        raise refusals.bad("URL_INVALID")
    query.answer = Answer(text, call.told.flag("show_alert"), url, call.world.now())
    call.world.ring()
    return done(True)


def answer_inline(call: Call) -> Response:
    results = call.json("results", list, "can't parse inline query results JSON object") or []
    if len(results) > MOST_RESULTS:
        raise refusals.bad("RESULTS_TOO_MUCH")
    for one in results:
        if not isinstance(one, dict) or not one.get("id") or not one.get("type"):
            raise refusals.bad("can't parse inline query result: Can't find field \"id\"")
    query = call.world.queries.open(call.told.text("inline_query_id"))
    query.results = results
    query.answer = Answer("", False, "", call.world.now())
    call.world.ring()
    return done(True)
