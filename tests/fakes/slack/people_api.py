"""`users.*`, `bots.info` and `team.info`: who people are, and where they are."""

from __future__ import annotations

from tests.fakes.slack.call import Call
from tests.fakes.slack.message import Resource
from tests.fakes.slack.refusals import Refused


def info(call: Call) -> Resource:
    person = call.person("user")
    email = "users:read.email" in call.token.scopes
    told = person.told(call.world.now(), email, call.flag("include_locale"))
    if not call.covers([person.team]):
        told["is_stranger"] = True
    return {"user": told}


def profile(call: Call) -> Resource:
    if not call.text("user"):
        raise Refused("user_not_found")  # a bot has no profile of its own to show
    person = call.person("user")
    return {"profile": person.profile("users:read.email" in call.token.scopes)}


def bot(call: Call) -> Resource:
    wanted = call.text("bot") or call.installation.bot
    found = next((one for one in call.world.people.values() if one.bot == wanted), None)
    if found is None:
        raise Refused("bot_not_found")
    return {
        "bot": {
            "id": wanted,
            "deleted": found.deleted,
            "name": found.real_name,
            "updated": found.updated,
            "app_id": found.app,
            "user_id": found.id,
            "icons": {},
        }
    }


def team(call: Call) -> Resource:
    found = call.team
    told: Resource = {
        "id": found.id,
        "name": found.name,
        "domain": found.domain,
        "email_domain": "",
        "icon": {},
    }
    if found.enterprise:
        told |= {"enterprise_id": found.enterprise[0], "enterprise_name": found.enterprise[1]}
    return {"team": told}
