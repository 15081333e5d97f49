"""What `haru keys` says, in Korean and in English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.report import terminal_language

if TYPE_CHECKING:
    from adapters.vault.keys import Key
    from bot.keys import KeyLine, Rotated

KO: Mapping[str, str] = {
    "file": "키 파일: {path}",
    "setting": "키: SECRET_KEYS 설정",
    "key": "{kid}  잠근 것 {number}개",
    "newest": "{kid}  잠근 것 {number}개 · 지금 쓰는 키",
    "missing": "{kid}  없는 키예요! 이 키로 잠근 {number}개는 열 수 없어요",
    "added": "새 키 {kid}: 이제부터 이 키로 잠가요. 이미 잠근 것을 옮기려면: ./run keys rotate",
    "to_set": "SECRET_KEYS에 아래 값을 넣고 모든 프로세스를 다시 시작한 다음: ./run keys rotate",
    "sealed": "가장 새 키로 다시 잠근 계정: {number}개",
    "shut": "키가 없어 열지 못한 계정: {number}개. 그 계정은 다시 연결해야 해요",
    "dropped": "쓰지 않게 되어 지운 키: {kids}",
    "idle": "이제 SECRET_KEYS에서 빼도 되는 키: {kids}",
}
EN: Mapping[str, str] = {
    "file": "file of keys: {path}",
    "setting": "keys: the setting SECRET_KEYS",
    "key": "{kid}  seals {number}",
    "newest": "{kid}  seals {number} · in use",
    "missing": "{kid}  is missing! The {number} sealed with it cannot be opened",
    "added": "new key {kid}: it seals from now on. To seal anew what is sealed already: ./run keys rotate",
    "to_set": "set SECRET_KEYS to the line below, start every process again, and then: ./run keys rotate",
    "sealed": "accounts sealed anew under the newest key: {number}",
    "shut": "accounts that did not open, because their key is missing: {number}. They must be connected again",
    "dropped": "keys that nothing needs any more, removed: {kids}",
    "idle": "keys that SECRET_KEYS need not hold any more: {kids}",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences in one language."""

    phrases: Mapping[str, str]

    def listed(self, lines: Sequence[KeyLine], place: Path | None) -> list[str]:
        """Where the keys are, and what each of them seals."""
        head = self.phrases["file"].format(path=place) if place else self.phrases["setting"]
        kinds = ["missing" if line.missing else "newest" if line.newest else "key" for line in lines]
        return [
            head,
            *(
                self.phrases[kind].format(kid=line.kid, number=line.secrets)
                for kind, line in zip(kinds, lines, strict=True)
            ),
        ]

    def added(self, key: Key, setting: str | None) -> list[str]:
        """A new key; its secret is shown only where somebody has to set it."""
        if setting is None:
            return [self.phrases["added"].format(kid=key.kid)]
        return [self.phrases["to_set"], f"SECRET_KEYS={setting}"]

    def rotated(self, done: Rotated) -> list[str]:
        """What was sealed anew, and which keys may go."""
        told = [self.phrases["sealed"].format(number=done.sealed)]
        if done.shut:
            told.append(self.phrases["shut"].format(number=done.shut))
        for name, kids in (("dropped", done.dropped), ("idle", done.idle)):
            if kids:
                told.append(self.phrases[name].format(kids=", ".join(kids)))
        return told


def in_language(lang: str | None = None) -> Words:
    """In `lang` (ko or en), or in the language of the terminal."""
    return Words(KO if (lang or terminal_language()).startswith("ko") else EN)
