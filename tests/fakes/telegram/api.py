"""The Bot API's front door: which address is which method, whose token it bears, and what it is told."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from tests.fakes.telegram import answering, editing, members, profile, refusals, sending, updating
from tests.fakes.telegram.arguments import Arguments, read
from tests.fakes.telegram.call import Call, Handler
from tests.fakes.telegram.documents import Method, faults, methods
from tests.fakes.telegram.faults import carried_out
from tests.fakes.telegram.files import MOST_UP
from tests.fakes.telegram.message import Request, Response, done

if TYPE_CHECKING:
    from tests.fakes.telegram.world import World

CALL = re.compile(r"/bot(?P<token>[^/]+)/(?P<method>[^/]+)/?")
FILE = re.compile(r"/file/bot(?P<token>[^/]+)/(?P<path>.+)")
# Still understood, though the reference no longer tells of them.
OLD = ("reply_to_message_id", "allow_sending_without_reply", "disable_web_page_preview", "method")


def answer(world: World, request: Request) -> tuple[Response, str, Arguments, str | None]:
    """The answer, with what the call was, what it was told, and the fault it met."""
    found = CALL.fullmatch(request.path.replace("%3A", ":").replace("%3a", ":"))
    if found is None:
        return refusals.not_found().response(), request.path, Arguments({}), None
    try:
        _check_token(world, found["token"])
        method = methods().get(found["method"].lower())
        if method is None:
            raise refusals.no_such_method()
        if len(request.body) > MOST_UP + (1 << 20):
            raise refusals.too_large()
        told = read(request)
    except refusals.Refused as refused:
        return refused.response(), found["method"], Arguments({}), None
    rule = world.faults.meet(method.name, told.text("chat_id"))
    if rule is None:
        return _answered(world, method, told), method.name, told, None
    return carried_out(rule, partial(_answered, world, method, told)), method.name, told, rule.kind


def _check_token(world: World, token: str) -> None:
    if not re.fullmatch(r"\d+:[\w-]{3,}", token):
        raise refusals.not_found()
    if token != world.bot.token:
        raise refusals.unauthorized()


def _answered(world: World, method: Method, told: Arguments) -> Response:
    for name in told.told.keys() - method.parameters.keys() - set(OLD):
        if not any(f"attach://{name}" in text for text in told.told.values()):
            world.complain(f"{method.name}: Telegram passes over the parameter {name}")
    try:
        handler = HANDLERS.get(method.name)
        if handler is None:
            world.complain(f"{method.name}: the stand-in does not play it")
            raise refusals.unplayed(method.name)
        response = handler(Call(world, method.name, told))
    except refusals.Refused as refused:
        return refused.response()
    _check(method, response)
    return response


def _check(method: Method, response: Response) -> None:
    if response.poll is None and isinstance(response.body, dict):
        wrong = faults(method.returns, response.body["result"])
        if wrong:
            raise AssertionError(f"the stand-in answered what the Bot API does not know: {wrong}")


def file(world: World, request: Request) -> Response:
    """The download of a file."""
    found = FILE.fullmatch(request.path.replace("%3A", ":").replace("%3a", ":"))
    try:
        if found is None:
            raise refusals.not_found()
        _check_token(world, found["token"])
        rule = world.faults.meet_file() or world.faults.meet("download")
        if rule is not None and rule.kind == "file_gone":
            raise refusals.not_found()
        content = world.files.at(found["path"], world.now())
    except refusals.Refused as refused:
        return refused.response()
    whole = Response(200, content, {"content-type": "application/octet-stream"})
    if rule is not None and rule.kind == "file_cut":
        return Response(200, content[: len(content) // 2], {"content-length": str(len(content))})
    return whole if rule is None else carried_out(rule, lambda: whole)


def get_file(call: Call) -> Response:
    return done(call.world.files.get(call.told.text("file_id"), call.world.now()))


HANDLERS: dict[str, Handler] = {
    "getMe": profile.get_me,
    "getUpdates": updating.get_updates,
    "setWebhook": updating.set_webhook,
    "deleteWebhook": updating.delete_webhook,
    "getWebhookInfo": updating.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendChatAction": sending.send_chat_action,
    "sendMessageDraft": sending.send_message_draft,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete,
    "deleteMessages": editing.delete_many,
    "setMessageReaction": editing.react,
    "answerCallbackQuery": answering.answer_callback,
    "answerInlineQuery": answering.answer_inline,
    "getFile": get_file,
    "setMyCommands": profile.set_commands,
    "getMyCommands": profile.get_commands,
    "deleteMyCommands": profile.delete_commands,
    "setMyName": partial(profile.set_text, "name"),
    "getMyName": partial(profile.get_text, "name"),
    "setMyDescription": partial(profile.set_text, "description"),
    "getMyDescription": partial(profile.get_text, "description"),
    "setMyShortDescription": partial(profile.set_text, "short_description"),
    "getMyShortDescription": partial(profile.get_text, "short_description"),
    "setChatMenuButton": profile.set_menu,
    "getChatMenuButton": profile.get_menu,
    "getChat": members.get_chat,
    "getChatMember": members.get_member,
    "getChatAdministrators": members.get_administrators,
    "getChatMemberCount": members.get_count,
    "leaveChat": members.leave,
}
