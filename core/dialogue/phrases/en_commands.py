"""Every sentence about commands in English."""

from __future__ import annotations

from collections.abc import Mapping

commands: Mapping[str, str] = {
    "telegram": (
        "There are commands, too.\n"
        "• See: /today /tomorrow /week /agenda /find\n"
        "• Add and undo: /add /undo /drafts\n"
        "• Settings: /settings /tz /lang\n"
        "• Connect: /connect /disconnect /link\n"
        "• Your data: /privacy /export /delete_me\n"
        "• How it works: /help"
    ),
    "slack": (
        "In any channel, write it after /cal. Only you see the answer.\n"
        "• Add: /cal meeting tomorrow at 3\n"
        "• See: today, tomorrow, week, agenda, find dentist\n"
        "• undo, drafts (open cards from elsewhere)\n"
        "• settings, tz Berlin, lang Korean\n"
        "• connect, disconnect, link (make this and another chat one)\n"
        "• privacy, export, delete_me\n"
        "• help"
    ),
}
