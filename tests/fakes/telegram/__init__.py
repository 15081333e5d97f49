"""A stand-in for Telegram: the Bot API as a world of plain data, over HTTP, and as a person at a terminal.

`World(now, seed).handle(request)` answers a bot; `add_person(…).write(…)` is what people do; `server.Served` puts
a world behind HTTP and posts to webhooks.
"""
