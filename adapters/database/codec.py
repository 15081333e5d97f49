"""What the core remembers as plain JSON values, and back: dataclasses, tagged unions, instants in a zone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import date, datetime, time
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeAlias, TypeVar, Union, get_args, get_origin
from uuid import UUID
from zoneinfo import ZoneInfo

from cattrs import Converter
from cattrs.errors import CattrsError

from core.calendar.event import Event
from core.calendar.when import Timed
from core.dialogue.conversation import STATE_VERSION, Conversation
from core.dialogue.effects import Owable
from core.dialogue.interpretation import Meaning
from core.dialogue.reading import Reading
from core.dialogue.reply import Reply

Json: TypeAlias = dict[str, Any]
T = TypeVar("T")
TAG = "type"


def encode_state(conversation: Conversation) -> Json:
    """A conversation, its version with it."""
    return _encode(conversation)


def decode_state(data: Json) -> Conversation:
    """A conversation. Raises ValueError for what is none; those of older versions will be upgraded here."""
    version = data.get("version")
    if version != STATE_VERSION:
        raise ValueError(f"a conversation of version {version!r} cannot be read")
    return _decode(data, Conversation)


def encode_event(event: Event) -> Json:
    """An event, whole."""
    return _encode(event)


def decode_event(data: Json) -> Event:
    """An event. Raises ValueError for what is none."""
    return _decode(data, Event)


def encode_reply(reply: Reply) -> Json:
    """A reply with its buttons and drafts."""
    return _encode(reply)


def decode_reply(data: Json) -> Reply:
    """A reply. Raises ValueError for what is none."""
    return _decode(data, Reply)


def encode_effect(effect: Owable) -> Json:
    """An effect that is owed, with its kind."""
    return {**_encode(effect), TAG: type(effect).__name__}


def decode_effect(data: Json) -> Owable:
    """An effect. Raises ValueError for what is none."""
    effect: Owable = _decode(data, Owable)  # type: ignore[arg-type]  # no way to say "a union's form"
    return effect


def encode_reading(reading: Reading) -> Json:
    """What was read in a picture."""
    return _encode(reading)


def decode_reading(data: Json) -> Reading:
    """What was read in a picture. Raises ValueError for what is nothing of the kind."""
    return _decode(data, Reading)


def encode_meaning(meaning: Meaning) -> Json:
    """What a message means, with its kind."""
    return {**_encode(meaning), TAG: type(meaning).__name__}


def _encode(value: object) -> Json:
    plain: Json = _converter().unstructure(value)
    return plain


def _decode(data: Json, form: type[T]) -> T:
    try:
        return _converter().structure(data, form)
    except (CattrsError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"this is no {getattr(form, '__name__', form)}: {type(error).__name__}") from error


@cache
def _converter() -> Converter:
    """Learns each class when it first meets one."""
    made = Converter(detailed_validation=False)
    for exact in (str, int, bool):
        made.register_structure_hook(exact, _strictly(exact))
    made.register_structure_hook(float, lambda value, _: float(_strictly(int, float)(value, float)))
    made.register_unstructure_hook(UUID, str)
    made.register_structure_hook(UUID, lambda value, _: UUID(value))
    for day in (date, time):
        made.register_unstructure_hook(day, day.isoformat)
        made.register_structure_hook(day, lambda value, form: form.fromisoformat(value))
    made.register_unstructure_hook(datetime, write_instant)
    made.register_structure_hook(datetime, lambda value, _: read_instant(value))
    made.register_unstructure_hook(Timed, _timed)
    _teach_unions(made)
    return made


def _strictly(*kinds: type) -> Callable[[Any, Any], Any]:
    def check(value: object, _: object) -> object:
        if type(value) not in kinds:
            raise TypeError(f"{type(value).__name__} is no {kinds[-1].__name__}")
        return value

    return check


def write_instant(value: datetime) -> str:
    """RFC 9557: the offset, and the name of the zone where it has one. Raises ValueError for a naive one."""
    if value.tzinfo is None:
        raise ValueError("an instant needs a zone")
    name = value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else None
    return f"{value.isoformat()}[{name}]" if name else value.isoformat()


def read_instant(text: str) -> datetime:
    """The instant in the zone it was written in."""
    stamp, _, name = text.partition("[")
    value = datetime.fromisoformat(stamp)
    if value.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return value.astimezone(ZoneInfo(name.removesuffix("]"))) if name else value


def _timed(value: Timed) -> Json:
    """Its zones are fields of their own."""
    end = value.end and value.end.isoformat()
    return {"start": value.start.isoformat(), "end": end, "zone": value.zone, "end_zone": value.end_zone}


def _teach_unions(converter: Converter) -> None:
    converter.register_unstructure_hook_factory(_is_tagged, lambda _: _tagged_writer(converter))
    converter.register_structure_hook_factory(_is_tagged, lambda form: _tagged_reader(converter, form))
    converter.register_structure_hook_factory(_is_choice, _choice_reader)
    converter.register_unstructure_hook_func(_is_original, write_original)
    converter.register_structure_hook_func(_is_original, lambda value, _: read_original(value))


def _members(form: object) -> tuple[Any, ...]:
    """The types of a union, None left out; nothing for what is no union."""
    args = get_args(form) if get_origin(form) in (Union, UnionType) else ()
    return tuple(kind for kind in args if kind is not NoneType)


def _is_tagged(form: object) -> bool:
    members = _members(form)
    return len(members) > 1 and all(is_dataclass(kind) for kind in members)


def _tagged_writer(converter: Converter) -> Callable[[Any], Json | None]:
    def write(value: object) -> Json | None:
        return None if value is None else {**converter.unstructure(value), TAG: type(value).__name__}

    return write


def _tagged_reader(converter: Converter, form: object) -> Callable[[Any, Any], Any]:
    kinds = {kind.__name__: kind for kind in _members(form)}
    optional = NoneType in get_args(form)

    def read(value: Json | None, _: object) -> object:
        if value is None and optional:
            return None
        return converter.structure(value, kinds[(value or {})[TAG]])

    return read


def _is_choice(form: object) -> bool:
    members = _members(form)
    return len(members) > 1 and all(get_origin(kind) is Literal for kind in members)


def _choice_reader(form: object) -> Callable[[Any, Any], Any]:
    """Words out of several lists."""
    words = {word for kind in _members(form) for word in get_args(kind)}
    words |= {None} if NoneType in get_args(form) else set()

    def read(value: object, _: object) -> object:
        if value not in words:
            raise ValueError("no word of that list")
        return value

    return read


def _is_original(form: object) -> bool:
    return set(_members(form)) == {datetime, date}


def write_original(value: datetime | date | None) -> str | None:
    """A day, or an instant as RFC 9557."""
    if value is None:
        return None
    return write_instant(value) if isinstance(value, datetime) else value.isoformat()


def read_original(text: str | None) -> datetime | date | None:
    """What `write_original` wrote. Raises ValueError."""
    if text is None:
        return None
    return read_instant(text) if "T" in text else date.fromisoformat(text)
