"""Through the door to a Google account and back, within one unit of work: opened, confirmed, closed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeAlias, assert_never
from uuid import UUID, uuid5

from core.calendar.change import Change
from core.calendar.event import Event, Placement
from core.calendar.instants import later, span
from core.calendar.when import Window
from core.dialogue.account_inputs import CalendarTuned, Claimed, ClaimEnded, ClaimMade, Reconnected
from core.dialogue.copying import copies_of
from core.dialogue.effects import AnswerClaim, AskToConnect, Connect, Disconnect, TuneCalendar
from core.dialogue.inputs import Connected, Disconnected, DoorOpened, Input
from core.dialogue.message import ConversationKey
from core.ports import Vault
from core.records import Account, Afloat, Attempt, Grant, LinkedCalendar
from core.store import Unit
from core.world import Remote, World

OPEN_FOR = timedelta(minutes=10)
FAR = timedelta(days=365 * 30)
MOST = 500
"""So many events of one's own are counted, and copied: the nearest."""
COPIED = "copy"
"""The origin of copies: no conversation's, so that the word "undo" never means them."""

Asked: TypeAlias = AskToConnect | Connect | AnswerClaim | TuneCalendar | Disconnect


@dataclass(frozen=True, slots=True)
class Crossing:
    """What came of it: what its conversation hears, and what others do.

    `account` is the one whose unit it is from now on: two may have become one. `erased`: nothing of it is left.
    """

    account: Account
    told: Input | None = None
    elsewhere: tuple[tuple[ConversationKey, Input], ...] = ()
    erased: bool = False


async def cross(unit: Unit, world: World, account: Account, key: ConversationKey, effect: Asked) -> Crossing:
    """Carry the effect out. Whoever brings two accounts together holds both by now."""
    step = _Step(unit, world.clock.now(), key)
    match effect:
        case AskToConnect(turn):
            url = await open_door(unit, world, world.remote, key) if world.remote else None
            return Crossing(account, DoorOpened(turn, url))
        case Connect(grant, copy=True):
            await step.copy(account, grant)
            return Crossing(account)
        case Connect() | AnswerClaim():
            return await _join(step, world.remote, account, effect) if world.remote else Crossing(account)
        case TuneCalendar():
            return await step.tune(account, effect)
        case Disconnect(turn, grant):
            return await step.disconnect(account, turn, grant)
        case _:
            assert_never(effect)


async def _join(step: _Step, remote: Remote, account: Account, effect: Connect | AnswerClaim) -> Crossing:
    if isinstance(effect, Connect):
        return await step.connect(account, effect.grant, remote.vault)
    return await step.answer_claim(account, effect, remote.vault)


async def open_door(unit: Unit, world: World, remote: Remote, key: ConversationKey) -> str:
    """Our address that leads this person, for this conversation, to Google: once, within ten minutes."""
    verifier = "".join(world.newborn().hex for _ in range(3))
    attempt = world.newborn()
    sealed = remote.vault.seal(verifier, "verifier", attempt)
    await unit.put_attempt(Attempt(attempt, key, sealed, world.clock.now() + OPEN_FOR))
    return f"{remote.door}?state={remote.vault.sign(str(attempt), 'state')}"


@dataclass(frozen=True, slots=True)
class _Step:
    """A unit of work, its time, and the conversation it is for."""

    unit: Unit
    now: datetime
    key: ConversationKey

    async def connect(self, account: Account, grant_id: UUID, vault: Vault) -> Crossing:
        """The waiting grant counts from now on. One that is not this person's, or does not wait, changes nothing.

        Where another account of ours has the Google account, its home is asked first whether that is the same person.
        """
        waiting = await self.unit.grant(grant_id)
        if waiting is None or (waiting.account, waiting.state) != (account.id, "waiting"):
            return Crossing(account)
        held = await self.unit.holder(waiting.identity.subject)
        back = await self._let_in_again(held)
        if held is not None and held.account != account.id:
            other = await self.unit.owner(held.account)
            if other is not None and other.home is not None and not _same_person(other.home, self.key):
                told = Claimed(grant_id, waiting.identity.email, self.key)
                return Crossing(account, ClaimMade(grant_id, other.home.platform), ((other.home, told),))
            account = await self.unit.merge_accounts(account, held.account)
        account, connected = await self._activate(account, waiting, vault)
        account = replace(account, home=self.key)
        await self.unit.set_home(account)
        return Crossing(account, connected, back)

    async def answer_claim(self, account: Account, claim: AnswerClaim, vault: Vault) -> Crossing:
        """Whoever has the Google account says whether the one who asks for it is the same person."""
        waiting = await self.unit.grant(claim.grant)
        held = await self.unit.holder(waiting.identity.subject) if waiting else None
        theirs = waiting is not None and waiting.state == "waiting" and waiting.account != account.id
        if waiting is None or not theirs or held is None or held.account != account.id:
            return Crossing(account, ClaimEnded(claim.grant, "late"))
        if not claim.yes:
            await self.unit.forget_grant(waiting, self.now)
            refused = ClaimEnded(claim.grant, "refused")
            return Crossing(account, refused, ((claim.asker, refused),))
        back = await self._let_in_again(held)
        merged = await self.unit.merge_accounts(account, waiting.account)
        merged, connected = await self._activate(merged, waiting, vault)
        return Crossing(merged, ClaimEnded(claim.grant, "agreed"), ((claim.asker, connected), *back))

    async def _activate(self, account: Account, waiting: Grant, vault: Vault) -> tuple[Account, Connected]:
        """Where we hold the Google account already, that grant goes on under the new tokens; the answer still names the
        one that was asked about.
        """
        held = await self.unit.holder(waiting.identity.subject)
        grant = replace(waiting, account=account.id)
        if held is not None:
            grant = _renewed(held, waiting, vault)
            await self.unit.drop_grant(waiting.id)
        others = [one for one in await self.unit.grants(account) if one.id != grant.id]
        default = grant.default or not any(one.default for one in _living(others))
        await self.unit.put_grant(replace(grant, state="active", default=default))
        account = await self._with_calendars(account)
        local = len(await self._own(account)) if target_of(account.calendars) else 0
        return account, Connected(waiting.id, grant.identity.email, local)

    async def _let_in_again(self, held: Grant | None) -> tuple[tuple[ConversationKey, Reconnected], ...]:
        """Of one that had signed us out: the conversations whose cards wait for it, and the home, that was told."""
        owner = await self.unit.owner(held.account) if held and held.state == "signed_out" else None
        if held is None or owner is None:
            return ()
        waiting = [one.key for one in await self.unit.afloat(owner) if one.grant == held.id]
        told = Reconnected(held.identity.email)
        return tuple((key, told) for key in self._others((*waiting, owner.home)))

    async def disconnect(self, account: Account, turn: int | None, grant_id: UUID | None) -> Crossing:
        """Forgotten here at once, at Google soon after: a gone grant keeps its tokens until they are revoked."""
        grants = await self.unit.grants(account)
        meant = [one for one in grants if one.id == grant_id] if grant_id else _living(grants)
        if len(meant) != 1:
            return Crossing(account, Disconnected(turn, None))
        lost = [one for one in await self.unit.afloat(account) if one.grant == meant[0].id]
        await self.unit.forget_grant(meant[0], self.now)
        left = _living([one for one in grants if one.id != meant[0].id])
        if left and not any(one.default for one in left):
            await self.unit.put_grant(replace(left[0], default=True))
        groups = tuple(dict.fromkeys(one.group for one in lost))
        told = Disconnected(turn, meant[0].identity.email, groups, len(lost))
        return Crossing(await self._with_calendars(account), told, self._elsewhere(lost, told))

    def _elsewhere(
        self, lost: Sequence[Afloat], told: Disconnected
    ) -> tuple[tuple[ConversationKey, Disconnected], ...]:
        """Other conversations whose cards wait for what never comes hear of it too."""
        quiet = replace(told, turn=None, left=0)
        return tuple((key, quiet) for key in self._others(one.key for one in lost))

    def _others(self, keys: Iterable[ConversationKey | None]) -> Iterable[ConversationKey]:
        """Each once."""
        return dict.fromkeys(key for key in keys if key is not None and key != self.key)

    async def tune(self, account: Account, tuning: TuneCalendar) -> Crossing:
        """What holds from now on."""
        was_target = any(one.target and one.id == tuning.calendar for one in account.calendars)
        if tuning.what == "target":
            calendars = await self.unit.aim(account, tuning.calendar)
        else:
            followed = tuning.what == "follow"
            calendars = await self.unit.follow(account, tuning.calendar, followed=followed)
        told = CalendarTuned(tuning.calendar, tuning.what, tuning.turn, was_target)
        return Crossing(replace(account, calendars=calendars), told)

    async def copy(self, account: Account, grant_id: UUID) -> None:
        """Events to come that only we have go where new ones go: series whole, each a saga of its own."""
        account = await self._with_calendars(account)
        target = target_of(account.calendars)
        if target is None:
            return
        rows = await self.unit.family(account, await self._own(account))
        group = copies_of(grant_id)
        heads_first = sorted((row for row in rows if row.placement is None), key=_is_instance)
        changes = [_copied(row, Placement(target.id), group) for row in heads_first]
        await self.unit.write(account, changes, self.now, self.key)

    async def _own(self, account: Account) -> Sequence[UUID]:
        """The nearest events and series to come that no remote calendar has."""
        window = Window(self.now, later(self.now, FAR))
        rows = [row for row in await self.unit.events(account, [window]) if row.placement is None]
        rows.sort(key=lambda row: (span(row.when, account.preferences.zone).start, row.id))
        return tuple(dict.fromkeys(row.series or row.id for row in rows))[:MOST]

    async def _with_calendars(self, account: Account) -> Account:
        return replace(account, calendars=await self.unit.calendars(account))


def _renewed(held: Grant, waiting: Grant, vault: Vault) -> Grant:
    """The grant that we had, under the tokens that just came: its calendars and mirror go on."""

    def moved(sealed: str, purpose: str) -> str:
        return vault.seal(vault.open(sealed, purpose, waiting.id), purpose, held.id)

    return replace(
        held,
        identity=waiting.identity,
        scopes=waiting.scopes,
        refresh=moved(waiting.refresh, "refresh"),
        access=moved(waiting.access, "access"),
        access_until=waiting.access_until,
    )


def _living(grants: Sequence[Grant]) -> list[Grant]:
    return [one for one in grants if one.state in ("active", "signed_out")]


def _same_person(one: ConversationKey, other: ConversationKey) -> bool:
    return (one.platform, one.user) == (other.platform, other.user)


def target_of(calendars: Sequence[LinkedCalendar]) -> LinkedCalendar | None:
    """Where new events go."""
    return next((one for one in calendars if one.target), None)


def _is_instance(row: Event) -> bool:
    return row.series is not None


def _copied(row: Event, placement: Placement, group: UUID) -> Change:
    after = replace(row, placement=placement)
    saga = uuid5(group, (row.series or row.id).hex)
    line = uuid5(group, row.id.hex)
    return Change(line, row.id, "update", row, after, COPIED, group, state="pending", saga=saga)
