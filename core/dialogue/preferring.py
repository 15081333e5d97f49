"""Settings are looked at and changed: by a tap on their message, or in words."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid5

from core.calendar.time.zones import zone_name, zones_of
from core.dialogue.buttons import Press
from core.dialogue.conversation import Conversation, Turn
from core.dialogue.effects import Effect, Prefer, Say
from core.dialogue.inputs import Given
from core.dialogue.interpretation import AboutMe
from core.dialogue.links import plainly
from core.dialogue.message import Lang, Preferences
from core.dialogue.own_effects import MakeHome
from core.dialogue.own_stages import SettingUp
from core.dialogue.reader import reader_of
from core.dialogue.reply import Reply
from core.dialogue.settings import (
    BACK,
    COMMON,
    ZONES,
    Scene,
    Then,
    now_there,
    option_of,
    settings_reply,
    zones_reply,
)
from core.dialogue.state import Step, answer, close_turn, put_turn, toast, turn_id

LANGUAGES: dict[str, Lang] = {
    "ko": "ko", "kr": "ko", "korean": "ko", "한국어": "ko", "한국말": "ko", "한글": "ko", "우리말": "ko",
    "en": "en", "english": "en", "영어": "en",
}  # fmt: skip


def prefer(conversation: Conversation, given: Given, turn: Turn, meaning: AboutMe) -> Step:
    """What was said about settings: to see them, or what is to be otherwise."""
    match meaning.what:
        case "zone":
            return _say_zone(conversation, given, turn, meaning.value)
        case "lang":
            return _say_lang(conversation, given, turn, meaning.value)
        case "order":
            return _say_order(conversation, given, turn, day_first=meaning.value == "day")
        case "home":
            return _say_home(conversation, given, turn)
        case _:
            return show_settings(conversation, given, turn)


def show_settings(conversation: Conversation, given: Given, turn: Turn) -> Step:
    """One message at a time: an older one gives up its place, and its buttons."""
    scene = _scene(conversation, given, turn)
    reply = settings_reply(turn.reply or turn_id(conversation, turn.number, "settings"), scene)
    return _put(conversation, turn, SettingUp(reply.id), reply, scene)


def setting_pressed(conversation: Conversation, given: Given, press: Press) -> Step:
    """A tap on the settings that are on the screen."""
    turn = _on_screen(conversation, press)
    if turn is None or not isinstance(turn.stage, SettingUp):
        return toast(conversation, given.id, reader_of(conversation, given).words.stale)
    scene, stage = _scene(conversation, given, turn), turn.stage
    if ZONES < press.choice <= ZONES + len(stage.zones):
        return _changed(conversation, given, turn, _in(stage.zones[press.choice - ZONES - 1], given))
    if press.choice == BACK:
        return _shown(conversation, turn, SettingUp(stage.reply), settings_reply(stage.reply, scene))
    option = option_of(press.choice, scene)
    if option is None:
        return _shown(conversation, turn, SettingUp(stage.reply), settings_reply(stage.reply, scene))
    if option.then == "zones":
        text = scene.words.ask_zone(zone_name(given.preferences.zone, scene.reader.lang))
        asked = zones_reply(stage.reply, text, COMMON, scene)
        return _shown(conversation, turn, SettingUp(stage.reply, COMMON), asked)
    return _changed(conversation, given, turn, option.then)


def _on_screen(conversation: Conversation, press: Press) -> Turn | None:
    shown = (turn for turn in conversation.turns if isinstance(turn.stage, SettingUp))
    return next((turn for turn in shown if turn.reply == press.ref), None)


def _changed(conversation: Conversation, given: Given, turn: Turn, then: Then) -> Step:
    """It holds from now on, and the message says so."""
    assert isinstance(turn.stage, SettingUp)
    before = given.preferences
    conversation, given, effect = _settled(conversation, given, then)
    scene = _scene(conversation, given, turn)
    note = _told(before, then, scene)
    reply = settings_reply(turn.stage.reply, scene, note)
    conversation, shown = _shown(conversation, turn, SettingUp(reply.id), reply)
    tapped = Say(Reply(uuid5(given.id, "toast"), scene.words.changed), "answer")
    return conversation, (effect, tapped, *shown)


def _settled(conversation: Conversation, given: Given, then: Then) -> tuple[Conversation, Given, Effect]:
    """How things are once it holds."""
    if not isinstance(then, Preferences):
        return conversation, replace(given, home=conversation.key), MakeHome()
    if then.chosen_lang:
        conversation = replace(conversation, lang=then.lang)
    return conversation, replace(given, preferences=then), Prefer(then)


def _told(before: Preferences, then: Then, scene: Scene) -> str:
    """Of what changes more than its own line."""
    if not isinstance(then, Preferences):
        return scene.words.made_home
    return zone_wording(then, scene) if then.zone != before.zone else ""


def _say_zone(conversation: Conversation, given: Given, turn: Turn, said: str) -> Step:
    scene = _scene(conversation, given, turn)
    if not said:
        text = scene.words.ask_zone(zone_name(given.preferences.zone, scene.reader.lang))
        return _ask_zone(conversation, turn, text, COMMON, scene)
    found = zones_of(said, given.at)
    if len(found) > 1:
        return _ask_zone(conversation, turn, scene.words.which_zone, found, scene)
    if not found:
        return answer(conversation, turn, scene.words.unknown_zone(plainly(said)))
    then = _in(found[0], given)
    return _say_changed(conversation, given, turn, then, zone_wording(then, scene))


def _ask_zone(
    conversation: Conversation, turn: Turn, text: str, zones: tuple[str, ...], scene: Scene
) -> Step:
    reply = zones_reply(turn.reply or turn_id(conversation, turn.number, "settings"), text, zones, scene)
    return _put(conversation, turn, SettingUp(reply.id, zones), reply, scene)


def _in(zone: str, given: Given) -> Preferences:
    return replace(given.preferences, zone=zone, chosen_zone=True)


def zone_wording(then: Preferences, scene: Scene) -> str:
    """What time it is there, and that no event moves."""
    return scene.words.zone_set(
        zone_name(then.zone, scene.reader.lang), then.zone, now_there(then.zone, scene)
    )


def _say_lang(conversation: Conversation, given: Given, turn: Turn, said: str) -> Step:
    lang = LANGUAGES.get(said.casefold().strip())
    scene = _scene(conversation, given, turn)
    if lang is None:
        reply = turn.reply or turn_id(conversation, turn.number, "settings")
        asked = settings_reply(reply, scene, scene.words.unknown_lang(plainly(said)))
        return _put(conversation, turn, SettingUp(reply), asked, scene)
    then = replace(given.preferences, lang=lang, chosen_lang=True)
    spoken = _scene(replace(conversation, lang=lang), given, turn)
    return _say_changed(conversation, given, turn, then, spoken.words.lang_set(lang))


def _say_order(conversation: Conversation, given: Given, turn: Turn, *, day_first: bool) -> Step:
    text = _scene(conversation, given, turn).words.order_set(day_first)
    return _say_changed(conversation, given, turn, replace(given.preferences, day_first=day_first), text)


def _say_home(conversation: Conversation, given: Given, turn: Turn) -> Step:
    words = _scene(conversation, given, turn).words
    if not turn.private:
        return answer(conversation, turn, words.home_only_private)
    return _say_changed(conversation, given, turn, "home", words.made_home)


def _say_changed(conversation: Conversation, given: Given, turn: Turn, then: Then, text: str) -> Step:
    """Said in words; settings that are on the screen say so as well."""
    conversation, given, effect = _settled(conversation, given, then)
    conversation, said = answer(conversation, turn, text)
    shown: tuple[Effect, ...] = ()
    for older in conversation.turns:
        if isinstance(older.stage, SettingUp):
            reply = settings_reply(older.stage.reply, _scene(conversation, given, older))
            conversation, shown = _shown(conversation, older, SettingUp(reply.id), reply)
    return conversation, (effect, *said, *shown)


def _put(conversation: Conversation, turn: Turn, stage: SettingUp, reply: Reply, scene: Scene) -> Step:
    moved: list[Effect] = []
    for older in conversation.turns:
        if isinstance(older.stage, SettingUp):
            conversation = close_turn(conversation, older.number)
            moved.append(Say(Reply(older.stage.reply, scene.words.moved), "edit"))
    manner = Say(reply, "edit" if turn.reply else "send")
    return put_turn(conversation, replace(turn, stage=stage, reply=reply.id)), (*moved, manner)


def _shown(conversation: Conversation, turn: Turn, stage: SettingUp, reply: Reply) -> Step:
    return put_turn(conversation, replace(turn, stage=stage)), (Say(reply, "edit"),)


def _scene(conversation: Conversation, given: Given, turn: Turn) -> Scene:
    return Scene(given, reader_of(conversation, given), conversation.key, turn.private)
