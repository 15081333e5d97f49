"""Forms and the Home tab before people's eyes: opened at once, filled as soon as we know with what."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from adapters.slack import forms
from adapters.slack.acts import Tap
from adapters.slack.directory import Directory
from adapters.slack.heard import key_of, team_of
from adapters.slack.home import home, today_of
from adapters.slack.phrases import WORDS, Words
from adapters.slack.views import View
from adapters.slack.wire import Refused
from adapters.slack.workspaces import Workspaces
from core.dialogue.conversation import Conversation
from core.dialogue.judging import kind_of
from core.dialogue.message import ConversationKey, Lang, Preferences
from core.dialogue.reader import Reader
from core.dialogue.state import find_card
from core.world import World

_TOO_LATE = frozenset("expired_trigger_id invalid_trigger_id exchanged_trigger_id".split())


class Windows:
    """Everything here takes its time; nothing waits for it."""

    def __init__(self, world: World, workspaces: Workspaces, directory: Directory) -> None:
        self._world, self._workspaces, self._directory = world, workspaces, directory

    async def edit(self, tap: Tap) -> None:
        """The drafts of a card, to be filled in by hand."""
        key = tap.heard.key
        lang = await self.lang(key)
        view = await self._open(tap.trigger, forms.waiting(forms.EDIT, lang), key, tap.channel)
        if view is None:
            return
        conversation, _ = await self._known(key)
        card = find_card(conversation, tap.press.ref) if conversation else None
        editable = card is not None and card.state == "open" and kind_of(card) != "delete"
        shown = forms.form(card, key, lang) if card is not None and editable else forms.settled(lang)
        await self._update(key, view, shown)

    async def new(self, team: str, user: str, trigger: str) -> None:
        """A line for something new, said in our own chat with the person."""
        key = key_of(team, user, user)
        lang = await self.lang(key)
        view = await self._open(trigger, forms.waiting(forms.NEW, lang), key, user)
        if view is not None:
            opened = await self._workspaces.call(team, "conversations.open", users=user)
            await self._update(key, view, forms.new(key_of(team, opened["channel"]["id"], user), lang))

    async def home(self, key: ConversationKey) -> None:
        """The Home tab of the person in this chat."""
        reader = await self._reader(key)
        events = await self._world.store.agenda(key, today_of(reader))
        view = home(events, key, reader)
        await self._workspaces.call(team_of(key), "views.publish", user_id=key.user, view=view)

    async def whisper(self, key: ConversationKey, channel: str, words: str) -> None:
        """A line that only this person sees."""
        told = {"channel": channel, "user": key.user, "text": words}
        await self._workspaces.call(team_of(key), "chat.postEphemeral", **told)

    async def lang(self, key: ConversationKey) -> Lang:
        """That of their profile."""
        known = (await self._directory.people(team_of(key), (key.user,))).get(key.user)
        return (known.lang if known else None) or self._world.defaults.lang

    async def words(self, key: ConversationKey) -> Words:
        """Ours, in that language."""
        return WORDS[await self.lang(key)]

    async def _open(self, trigger: str, view: View, key: ConversationKey, channel: str) -> str | None:
        try:
            told = await self._workspaces.call(team_of(key), "views.open", trigger_id=trigger, view=view)
        except Refused as error:
            if error.error not in _TOO_LATE:
                raise
            await self.whisper(key, channel, (await self.words(key)).too_late)
            return None
        return str(told["view"]["id"])

    async def _update(self, key: ConversationKey, view: str, shown: View) -> None:
        await self._workspaces.call(team_of(key), "views.update", view_id=view, view=shown)

    async def _reader(self, key: ConversationKey) -> Reader:
        """As they prefer it; of somebody who never spoke to us as their profile says."""
        conversation, preferences = await self._known(key)
        if conversation is None:
            known = (await self._directory.people(team_of(key), (key.user,))).get(key.user)
            zone = (known.zone if known else None) or preferences.zone
            lang = (known.lang if known else None) or preferences.lang
        else:
            zone, lang = preferences.zone, conversation.lang
        today = self._world.clock.now().astimezone(ZoneInfo(zone)).date()
        return Reader(lang, today, zone)

    async def _known(self, key: ConversationKey) -> tuple[Conversation | None, Preferences]:
        world = self._world
        async with world.store.unit() as unit:
            conversation = await unit.conversation(key)
            if conversation is None:
                return None, world.defaults
            account = await unit.account(key, world.newborn(), world.clock.now(), world.defaults)
            return conversation, account.preferences
