"""Questions about Google accounts: their words, their buttons, and what is said of those that are connected."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never
from uuid import UUID

from core.dialogue.buttons import Button, Press, Verb
from core.dialogue.calendars import accounts, target_of
from core.dialogue.conversation import Consenting, Conversation, Linking, Turn
from core.dialogue.effects import Say
from core.dialogue.links import links
from core.dialogue.reader import Reader
from core.dialogue.reply import Reply
from core.dialogue.state import Step, close_turn, put_turn


def question_reply(question: Linking, reader: Reader) -> Reply:
    """The question with its buttons. One about several accounts names them."""
    remote = reader.remote
    if question.question == "disconnect" and not question.email:
        choices = tuple(
            (Button(one.email[:60], Press("choose", question.id, 0, number)),)
            for number, one in enumerate(accounts(reader.calendars), 1)
        )
        keep = Button(remote.keep_connected, Press("discard", question.id))
        return Reply(question.reply, wording(question, reader), (*choices, (keep,)))
    verb, yes, no = _choice(question, reader)
    row = (Button(yes, Press(verb, question.id)), Button(no, Press("discard", question.id)))
    return Reply(question.reply, wording(question, reader), (row,))


def wording(question: Linking, reader: Reader) -> str:
    """What the question says."""
    remote = reader.remote
    match question.question:
        case "connect" if question.elsewhere:
            return f"{remote.ask_connect(question.email)}\n{remote.both_become_one}"
        case "connect":
            return remote.ask_connect(question.email)
        case "copy":
            return f"{connected_wording(question.email, reader)}\n{remote.ask_copy(question.local)}"
        case "disconnect":
            return remote.ask_disconnect(question.email) if question.email else remote.which_account
        case _:
            assert_never(question.question)


def _choice(question: Linking, reader: Reader) -> tuple[Verb, str, str]:
    remote = reader.remote
    match question.question:
        case "connect":
            return "connect", remote.connect, reader.words.discard
        case "copy":
            return "copy", remote.copy, remote.keep_here
        case "disconnect":
            return "disconnect", remote.disconnect, remote.keep_connected
        case _:
            assert_never(question.question)


def connected_wording(email: str, reader: Reader) -> str:
    """Where new events go from now on."""
    target = target_of(reader.calendars)
    if target is None or target.email == email:
        return reader.remote.connected(email)
    return reader.remote.connected_beside(email, target.email)


def status(reader: Reader) -> str:
    """Which accounts are connected, with which calendars, and where new events go."""
    remote = reader.remote
    if not reader.calendars:
        return remote.none_connected
    lines = []
    for account in accounts(reader.calendars):
        mine = (one for one in reader.calendars if one.email == account.email)
        names = (one.name if one.writable else f"{one.name} ({remote.read_only})" for one in mine)
        lines.append(remote.account(account.email, ", ".join(names)))
    target = target_of(reader.calendars)
    return "\n".join([*lines, remote.new_events_go_to(target.name, target.email)] if target else lines)


def door_reply(reply: UUID, text: str, url: str, reader: Reader) -> Reply:
    """A message with the way to Google."""
    return Reply(reply, text, links=links(reader.remote.door_label, url))


def consenting(conversation: Conversation) -> Turn | None:
    """The newest turn that waits for somebody to come back from Google."""
    waiting = [turn for turn in conversation.turns if isinstance(turn.stage, Consenting)]
    return waiting[-1] if waiting else None


def linking(conversation: Conversation, grant: UUID | None = None) -> Turn | None:
    """The newest question about accounts, or that about this one."""
    asking = [turn for turn in conversation.turns if isinstance(turn.stage, Linking)]
    if grant is not None:
        asking = [turn for turn in asking if isinstance(turn.stage, Linking) and turn.stage.id == grant]
    return asking[-1] if asking else None


def put_question(conversation: Conversation, turn: Turn, question: Linking, reader: Reader) -> Step:
    """The turn asks this, in the place of its last words where those are the question's."""
    say = Say(question_reply(question, reader), "edit" if turn.reply == question.reply else "send")
    return put_turn(conversation, replace(turn, stage=question, reply=question.reply)), (say,)


def close_with(conversation: Conversation, turn: Turn, text: str) -> Step:
    """The turn's question is answered: its message says what came of it, without buttons."""
    assert turn.reply is not None
    return close_turn(conversation, turn.number), (Say(Reply(turn.reply, text), "edit"),)
