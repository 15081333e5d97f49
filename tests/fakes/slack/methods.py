"""The methods that there are: scopes, pace and arguments as the vendor's reference gives them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.fakes.slack import chat, conversations, files, oauth, people_api, views
from tests.fakes.slack.call import Handler

READ = ("channels:read", "groups:read", "mpim:read", "im:read")
HISTORY = ("channels:history", "groups:history", "mpim:history", "im:history")
WRITE = ("chat:write",)
BOT = ("bot", "user")


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


CONTENT = "text blocks attachments markdown_text metadata parse link_names"
PAGE = "cursor limit"
SPAN = f"{PAGE} latest oldest inclusive include_all_metadata"


@dataclass(frozen=True)
class Method:
    """`scopes`: one of them is needed. `tier` 0 is not counted. `kinds` of tokens; none for no token."""

    handler: Handler
    scopes: tuple[str, ...] = ()
    tier: int = 3
    required: tuple[str, ...] = ()
    optional: frozenset[str] = field(default_factory=frozenset)
    json: bool = True
    kinds: tuple[str, ...] = BOT

    @property
    def args(self) -> frozenset[str]:
        return self.optional | set(self.required)


METHODS: dict[str, Method] = {
    "api.test": Method(lambda call: {"args": call.args}, tier=4, kinds=(), optional=_names("foo error")),
    "auth.test": Method(oauth.test, tier=0),
    "auth.revoke": Method(oauth.revoke, optional=_names("test"), json=False),
    "apps.uninstall": Method(oauth.uninstall, tier=1, required=("client_id", "client_secret"), json=False),
    "apps.connections.open": Method(oauth.connect, ("connections:write",), tier=1, kinds=("app",)),
    "apps.manifest.validate": Method(
        oauth.validate,
        ("app_configurations:write",),
        required=("manifest",),
        optional=_names("app_id"),
        kinds=("config",),
    ),
    "oauth.v2.access": Method(
        oauth.access,
        tier=4,
        kinds=(),
        json=False,
        optional=_names("client_id client_secret code redirect_uri grant_type refresh_token"),
    ),
    "chat.postMessage": Method(
        chat.post,
        WRITE,
        tier=0,
        required=("channel",),
        optional=_names(
            f"{CONTENT} thread_ts reply_broadcast unfurl_links unfurl_media icon_emoji icon_url mrkdwn username"
            " as_user"
        ),
    ),
    "chat.postEphemeral": Method(
        chat.whisper,
        WRITE,
        tier=4,
        required=("channel", "user"),
        optional=_names(f"{CONTENT} thread_ts icon_emoji icon_url username as_user"),
    ),
    "chat.update": Method(
        chat.update,
        WRITE,
        required=("channel", "ts"),
        optional=_names(f"{CONTENT} reply_broadcast file_ids as_user"),
    ),
    "chat.delete": Method(chat.delete, WRITE, required=("channel", "ts"), optional=_names("as_user")),
    "chat.getPermalink": Method(chat.permalink, tier=0, required=("channel", "message_ts"), json=False),
    "chat.unfurl": Method(
        chat.unfurl, ("links:write",), required=("unfurls",), optional=_names("channel ts source unfurl_id")
    ),
    "views.open": Method(views.open_, tier=4, required=("trigger_id", "view")),
    "views.push": Method(views.push, tier=4, required=("trigger_id", "view")),
    "views.update": Method(
        views.update, tier=4, required=("view",), optional=_names("view_id external_id hash")
    ),
    "views.publish": Method(views.publish, tier=4, required=("user_id", "view"), optional=_names("hash")),
    "users.info": Method(
        people_api.info,
        ("users:read",),
        tier=4,
        required=("user",),
        optional=_names("include_locale"),
        json=False,
    ),
    "users.profile.get": Method(
        people_api.profile,
        ("users.profile:read",),
        tier=4,
        optional=_names("user include_labels"),
        json=False,
    ),
    "bots.info": Method(people_api.bot, ("users:read",), optional=_names("bot"), json=False),
    "team.info": Method(people_api.team, ("team:read",), optional=_names("team"), json=False),
    "conversations.open": Method(
        conversations.open_,
        ("im:write", "mpim:write", "channels:manage", "groups:write"),
        optional=_names("channel users return_im prevent_creation"),
    ),
    "conversations.info": Method(
        conversations.info,
        READ,
        required=("channel",),
        optional=_names("include_locale include_num_members"),
        json=False,
    ),
    "conversations.members": Method(
        conversations.members, READ, tier=4, required=("channel",), optional=_names(PAGE), json=False
    ),
    "conversations.history": Method(
        conversations.history, HISTORY, required=("channel",), optional=_names(SPAN), json=False
    ),
    "conversations.replies": Method(
        conversations.replies, HISTORY, required=("channel", "ts"), optional=_names(SPAN), json=False
    ),
    "files.info": Method(
        files.info,
        ("files:read",),
        tier=4,
        required=("file",),
        optional=_names(f"{PAGE} page count"),
        json=False,
    ),
    "files.getUploadURLExternal": Method(
        files.upload_url,
        ("files:write",),
        tier=4,
        required=("filename", "length"),
        optional=_names("alt_txt snippet_type"),
        json=False,
    ),
    "files.completeUploadExternal": Method(
        files.complete,
        ("files:write",),
        tier=4,
        required=("files",),
        optional=_names("channel_id channels initial_comment thread_ts blocks"),
    ),
    "reactions.add": Method(chat.react, ("reactions:write",), required=("channel", "name", "timestamp")),
    "reactions.remove": Method(chat.unreact, ("reactions:write",), required=("channel", "name", "timestamp")),
}
