"""Questions about Google accounts: their words and their buttons."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, assert_never
from uuid import UUID

from core.dialogue.account_inputs import CalendarsListed, CalendarTuned, TargetLost
from core.dialogue.buttons import Button, Press, Verb
from core.dialogue.calendars import accounts, target_of
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import Say
from core.dialogue.inputs import ButtonPressed, Input, Interpreted
from core.dialogue.interpretation import ManageAccount
from core.dialogue.links import links
from core.dialogue.reader import Reader
from core.dialogue.reply import Reply
from core.dialogue.stages import Consenting, Linking
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
    if question.question == "claimed":
        stop = Button(reader.words.discard, Press("discard", question.id))
        return Reply(question.reply, wording(question, reader), ((stop,),))
    verb, yes, no = _choice(question.question, reader)
    row = (Button(yes, Press(verb, question.id)), Button(no, Press("discard", question.id)))
    return Reply(question.reply, wording(question, reader), (row,))


def wording(question: Linking, reader: Reader) -> str:
    """What the question says."""
    remote = reader.remote
    match question.question:
        case "connect":
            more = remote.both_become_one if question.elsewhere else ""
            code = remote.same_code(question.code) if question.code else ""
            return "\n".join(part for part in (remote.ask_connect(question.email), more, code) if part)
        case "copy":
            return f"{connected_wording(question.email, reader)}\n{remote.ask_copy(question.local)}"
        case "disconnect":
            return _ask_disconnect(question.email, reader) if question.email else remote.which_account
        case "claim":
            return reader.connected.ask_claim(question.email, question.where)
        case "claimed":
            return reader.connected.claim_made(question.where)
        case _:
            assert_never(question.question)


def _ask_disconnect(email: str, reader: Reader) -> str:
    """What has not got there is told: it never will."""
    count = next((one.waiting for one in reader.calendars if one.email == email), 0)
    left = f"\n{reader.connected.will_be_left(count)}" if count else ""
    return f"{reader.remote.ask_disconnect(email)}{left}"


def _choice(
    question: Literal["connect", "copy", "disconnect", "claim"], reader: Reader
) -> tuple[Verb, str, str]:
    remote = reader.remote
    match question:
        case "connect":
            return "connect", remote.connect, reader.words.discard
        case "copy":
            return "copy", remote.copy, remote.keep_here
        case "disconnect":
            return "disconnect", remote.disconnect, remote.keep_connected
        case "claim":
            return "claim", reader.connected.claim, reader.connected.not_me
        case _:
            assert_never(question)


def connected_wording(email: str, reader: Reader) -> str:
    """Where new events go from now on."""
    target = target_of(reader.calendars)
    if target is None or target.email == email:
        return reader.remote.connected(email)
    return reader.remote.connected_beside(email, target.email)


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


def looks_at_what_waits(happened: Input) -> bool:
    """Whether an answer to this tells how many changes Google does not have yet."""
    match happened:
        case Interpreted():
            return isinstance(happened.interpretation.meaning, ManageAccount)
        case ButtonPressed():
            return happened.press.verb in ("choose", "follow", "unfollow", "target")
        case _:
            return isinstance(happened, CalendarTuned | CalendarsListed | TargetLost)


def put_question(conversation: Conversation, turn: Turn, question: Linking, reader: Reader) -> Step:
    """The turn asks this, in the place of its last words where those are the question's."""
    say = Say(question_reply(question, reader), "edit" if turn.reply == question.reply else "send")
    return put_turn(conversation, replace(turn, stage=question, reply=question.reply)), (say,)


def close_with(conversation: Conversation, turn: Turn, text: str) -> Step:
    """The turn's question is answered: its message says what came of it, without buttons."""
    assert turn.reply is not None
    return close_turn(conversation, turn.number), (Say(Reply(turn.reply, text), "edit"),)
